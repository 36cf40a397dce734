"""Panels of DfE's figures that are not of SEN groups alone: one thing each, over the years, in some places.

Two views are made of them: the background year by year, and what stands beside a measure though it is another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from inclusion.figures.charts import ChartBundle
from inclusion.figures.marks import Spec, years_axis, years_panel
from inclusion.figures.measure import MeasureFigures
from inclusion.figures.official import Series
from inclusion.figures.official_sheet import official_sheet
from inclusion.figures.tables import Cell, Table
from inclusion.figures.views.official import (
    NO_FIGURE,
    details,
    full_span,
    group_rows,
    new_counts,
    notes,
    official_source,
    reasons_for_none,
    stated_rows,
    with_unit,
    written,
    years_of,
)
from inclusion.figures.words import UNIT_SIGNS, level_unit
from inclusion.figures.year_changes import yearly_words
from inclusion.records.downloads import OFFICIAL_ADDRESS
from inclusion.records.model import Dataset, OfficialFigure
from inclusion.records.words import listing, period_year


@dataclass(frozen=True)
class Panel:
    """A name, and the series of one measure and group in some places."""

    name: str
    series: tuple[Series, ...]


def panels_bundle(
    figures: MeasureFigures,
    panels: Sequence[Panel],
    *,
    specs: Iterable[Sequence[Panel]],
    own_notes: Iterable[str] = (),
    **parts: str,
) -> ChartBundle:
    """A chart of panels, its tables, words and file; `specs` has for each panel those with which it shares its axes."""
    dataset, found = figures.dataset, [series for panel in panels for series in panel.series]
    measures, places, groups = (
        tuple(dict.fromkeys(keys))
        for keys in zip(*((one.measure.measure, one.area.place, one.group) for one in found), strict=True)
    )
    asked = {"measure": ",".join(measures), "place": ",".join(places), "group": ",".join(groups)}
    titles = listing([dataset.measure[measure].title for measure in measures])
    unit = level_unit(found[0].measure)
    return ChartBundle(
        draw=lambda: tuple(draw_panel(dataset, *pair) for pair in zip(panels, specs, strict=True)),
        text=f"Line chart: {titles}, {span_words(found)}, in {unit}. {' '.join(map(panel_words, panels))}",
        notes=tuple(dict.fromkeys([*own_notes, *(note for panel in panels for note in notes(dataset, panel.series))])),
        tables=tuple(panel_table(panel) for panel in panels),
        sources=official_source(dataset, [figure for one in found for figure in one.values]),
        sheet=official_sheet(dataset, measures, places, groups),
        address=f"{OFFICIAL_ADDRESS}?{urlencode(asked, safe=',')}",
        **parts,
    )


def span_words(found: Sequence[Series]) -> str:
    """The years of some series: "2016 to 2025"."""
    years = years_of(found)
    return f"{years[0]} to {years[-1]}" if years[0] < years[-1] else str(years[0])


def draw_panel(dataset: Dataset, panel: Panel, together: Sequence[Panel]) -> Spec:
    """A panel on the axes of those that it stands together with."""
    rows = [row for one in together for row in (*group_rows(one.series), *stated_rows(dataset, one.series))]
    first = panel.series[0]
    return years_panel(
        group_rows(panel.series),
        stated_rows(dataset, panel.series),
        span=full_span(rows),
        breaks=new_counts(first.breaks),
        reasons=reasons_for_none(first.breaks),
        axis=years_axis(rows),
        unit=UNIT_SIGNS[first.measure.unit],
        title=panel.name,
    )


def panel_words(panel: Panel) -> str:
    """Each value of a panel: "EHC plans in mainstream, Lincolnshire: 34.9% in 2019; ..."."""
    told = []
    for one in panel.series:
        values = "; ".join(f"{with_unit(one, figure)} in {period_year(figure.period)}" for figure in one.values)
        whose = ", ".join(dict.fromkeys((panel.name, one.area.short_name)))
        told.append(f"{whose}: {values}.")
    return " ".join(told)


def panel_table(panel: Panel) -> Table:
    """A row a year, a column a place; counts and status below each value, below a number its change in a year."""
    values = [{figure.period: figure for figure in one.values} for one in panel.series]
    periods = sorted({period for one in values for period in one})
    rows = tuple(
        (
            Cell(period_year(period)),
            *(value_cell(one, own.get(period)) for one, own in zip(panel.series, values, strict=True)),
        )
        for period in periods
    )
    unit = level_unit(panel.series[0].measure)
    return Table(panel.name, (("Year", ""), *((one.area.short_name, unit) for one in panel.series)), rows)


def value_cell(series: Series, figure: OfficialFigure | None) -> Cell:
    """A value with its counts and status; below a number how it changed since the year before."""
    if figure is None:
        return Cell(NO_FIGURE)
    growth = yearly_words(series) if series.measure.unit == "count" else {}
    return Cell(written(figure), ", ".join(filter(None, (growth.get(figure.period), details(figure)))))
