"""What the tests draw: the figures of a measure, and its charts by name."""

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import MeasureFigures, measure_figures
from inclusion.figures.views import draw, views_of
from inclusion.records.model import Dataset, Measure


def figures_of(dataset: Dataset, measure: str) -> MeasureFigures:
    """All that is known of a measure, by its id."""
    return measure_figures(dataset, dataset.measure[measure])


def charts_of(dataset: Dataset, measure: Measure) -> dict[str, ChartBundle]:
    """The charts of a measure by the names of their views."""
    figures = measure_figures(dataset, measure)
    return {name: draw(view, figures) for name, view in views_of(figures).items()}
