"""The views, one module each: its figures, words, table and marks. A new one is a module and its line in `VIEWS`.

Tabs, their order, the addresses of CSV files and the tests read this list.
"""

from collections.abc import Callable
from functools import cache, partial

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.measure import MeasureFigures, measure_figures
from inclusion.figures.views import (
    beside,
    changes,
    context,
    difference,
    gap,
    gap_years,
    levels,
    neighbours,
    official,
    stated,
    strip,
    time,
)
from inclusion.records.model import Dataset

VIEWS: tuple[View, ...] = (
    gap.VIEW,
    changes.VIEW,
    official.VIEW,
    official.REGION_VIEW,
    gap_years.VIEW,
    neighbours.VIEW,
    context.VIEW,
    beside.VIEW,
    levels.VIEW,
    difference.VIEW,
    time.VIEW,
)
"""The views of one measure, the most telling first."""

VIEW_NAMES = (*(view.name for view in VIEWS), strip.NAME)
"""What an address may call a view; the strip is of several measures."""


def views_of(figures: MeasureFigures) -> dict[str, View]:
    return {view.name: view for view in VIEWS if figures.measure.kind in view.kinds and view.exists(figures)}


def tabs_of(figures: MeasureFigures) -> dict[str, View]:
    """The views of a measure that have a tab of their own, by name."""
    return {name: view for name, view in views_of(figures).items() if not view.variant_of}


def variants_of(figures: MeasureFigures, view: View) -> dict[str, View]:
    return {name: one for name, one in views_of(figures).items() if one.variant_of == view.name}


@cache
def draw(view: View, figures: MeasureFigures) -> ChartBundle:
    """A view of a measure, made when it is first asked for."""
    return view.chart(figures)


@cache
def pictures(dataset: Dataset) -> dict[str, Callable[[], ChartBundle]]:
    """How each chart of the site is made, by the name of its picture."""
    measures = (measure_figures(dataset, measure) for measure in dataset.measures)
    of_measures = {
        f"{figures.measure.slug}-{view.name}": partial(draw, view, figures)
        for figures in measures
        for view in views_of(figures).values()
    }
    return {**of_measures, **strip.pictures(dataset), **stated.pictures(dataset)}
