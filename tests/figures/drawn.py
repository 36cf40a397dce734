"""What the tests draw: the figures of a measure, and its charts by name."""

from collections.abc import Iterator

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import MeasureFigures, measure_figures
from inclusion.figures.official import Series, series_of
from inclusion.figures.views import draw, views_of
from inclusion.figures.views.strip import find_gaps, strip_chart
from inclusion.records.model import Dataset, Group, Measure


def figures_of(dataset: Dataset, measure: str) -> MeasureFigures:
    """All that is known of a measure, by its id."""
    return measure_figures(dataset, dataset.measure[measure])


def find_series(dataset: Dataset, measure: str, place: str, group: Group) -> Series:
    """The official figures of a place and group."""
    (series,) = series_of(dataset, measure, places=(place,), groups=(group,))
    return series


def charts_of(dataset: Dataset, measure: Measure) -> dict[str, ChartBundle]:
    """The charts of a measure by the names of their views."""
    figures = measure_figures(dataset, measure)
    return {name: draw(view, figures) for name, view in views_of(figures).items()}


def all_charts(dataset: Dataset) -> Iterator[ChartBundle]:
    """Every chart of figures: those of each measure, and the strip."""
    for measure in dataset.measures:
        figures = measure_figures(dataset, measure)
        yield from (draw(view, figures) for view in views_of(figures).values())
    if find_gaps(dataset):
        yield strip_chart(dataset)
