"""Over time, official: DfE's figures of each SEN group for every year, beside what the documents print of them.

No line crosses a break, a year without figures or a symbol. A shaded band is drawn only from numbers of pupils.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from inclusion.figures.charts import ChartBundle, View, file_address
from inclusion.figures.csv import official_sheet
from inclusion.figures.measure import COUNTRY, HOME, PLACES, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import Series, Sum, counted_share, series_of
from inclusion.figures.tables import Cell
from inclusion.figures.verdicts import files_for
from inclusion.figures.views.panels import (
    BAND,
    LEVEL,
    LICENCE,
    NO_FIGURE,
    Dot,
    Panel,
    draw_panels,
    make_line,
    official_source,
    panel_table,
    panels_words,
    places_words,
    printed_rows,
    sign_words,
    span_words,
    untold_chance,
)
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_NAMES,
    GROUP_PHRASES,
    UNIT_SIGNS,
    counts_words,
    direction,
    level_unit,
    who,
)
from inclusion.figures.year_changes import yearly_words
from inclusion.records.downloads import OFFICIAL_ADDRESS
from inclusion.records.model import Dataset, OfficialFigure
from inclusion.records.words import listing, number, period_name, period_year, points, sentence

Named = tuple[str, Sequence[Series]]
"""A thing that is counted, and its series in some places."""


def official_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel a group, all with the same axes: Lincolnshire and England in each year that has a figure."""
    return groups_chart(figures, drawn_series(figures), VIEW.name)


def region_chart(figures: MeasureFigures) -> ChartBundle:
    """The same with the region, where a reader asks for it."""
    return groups_chart(figures, drawn_series(figures, (*PLACES, *regions(figures.dataset))), REGION_VIEW.name)


def groups_chart(figures: MeasureFigures, found: Sequence[Series], view: str) -> ChartBundle:
    measure, groups = figures.measure, dict.fromkeys(one.group for one in found)
    return values_chart(
        figures,
        view,
        [(sentence(GROUP_PHRASES[group]), [one for one in found if one.group == group]) for group in groups],
        headline=headline(found),
        what=f"{who(measure)}, {level_unit(measure)}",
    )


def values_chart(
    figures: MeasureFigures,
    view: str,
    named: Sequence[Named],
    *,
    headline: str,
    what: str,
    said: str = "",
    own_notes: Iterable[str] = (),
    name: str = "",
    one_axis: bool = True,
) -> ChartBundle:
    """DfE's figures over the years, a panel for each name, with `one_axis` for all panels or one for each.

    The subtitle begins with `what` is counted and goes on with what is `said` of it behind places and years.
    """
    dataset, found = figures.dataset, [series for _, several in named for series in several]
    panels = [value_panel(dataset, *one) for one in named]
    chosen = {
        "measure": tuple(dict.fromkeys(one.measure.measure for one in found)),
        "place": tuple(dict.fromkeys(one.area.place for one in found)),
        "group": tuple(dict.fromkeys(one.group for one in found)),
    }
    titles = listing([dataset.measure[measure].title for measure in chosen["measure"]])
    of_measures = [[one for one in found if one.measure.measure == measure] for measure in chosen["measure"]]
    when, unit = span_words(panels), level_unit(found[0].measure)
    return ChartBundle(
        name=name or view,
        picture=f"{figures.measure.slug}-{view}",
        headline=headline,
        subtitle=(
            f"{what}. {places_words(found)}, {when}, Department for Education (DfE).{said}"
            f"{sign_words(panels, 'figure')}"
        ),
        draw=lambda: draw_panels(panels) if one_axis else tuple(draw_panels([one])[0] for one in panels),
        text=f"Line chart: {titles}, {when}, in {unit}. {panels_words(panels)}",
        notes=tuple(dict.fromkeys([*own_notes, *(note for one in of_measures for note in notes(dataset, one))])),
        tables=tuple(map(panel_table, panels)),
        sources=official_source(dataset, [figure for one in found for figure in one.values]),
        sheet=official_sheet(dataset, **chosen),
        address=file_address(OFFICIAL_ADDRESS, **chosen),
    )


def value_panel(dataset: Dataset, name: str, found: Sequence[Series]) -> Panel:
    """The values of one thing, a line for each place, with rings where a document prints a level."""
    measure = found[0].measure
    return Panel(
        name,
        tuple(make_line(one, value_dot) for one in found),
        printed_rows(dataset, found, LEVEL),
        sign=UNIT_SIGNS[measure.unit],
        unit=level_unit(measure),
    )


def value_dot(series: Series, figure: OfficialFigure) -> Dot:
    """A value; in the table with its counts and status, and a number with how it changed since the year before."""
    growth = yearly_words(series).get(figure.period, "") if series.measure.unit == "count" else ""
    return Dot(
        figure.period,
        float(figure.value or 0),
        chance_range(figure),
        with_unit(series, figure),
        told(series, figure),
        figure_cell(figure, growth),
    )


def drawn_series(figures: MeasureFigures, places: Sequence[str] = PLACES) -> tuple[Series, ...]:
    """The series of both SEN groups in some places, by group, the places in their order."""
    found = series_of(figures.dataset, figures.measure.measure, places=places, groups=SEN_GROUPS)
    return tuple(sorted(found, key=lambda one: (SEN_GROUPS.index(one.group), places.index(one.area.place))))


def regions(dataset: Dataset) -> list[str]:
    return [area.place for area in dataset.places if area.level == "regional"]


def written(figure: OfficialFigure) -> str:
    """A value as published."""
    return number(figure.value or Decimal(0), figure.decimals or 0)


def with_unit(series: Series, figure: OfficialFigure) -> str:
    return written(figure) + UNIT_SIGNS[series.measure.unit]


def headline(found: Sequence[Series]) -> str:
    """The newest figure of each group in Lincolnshire, how it changed, and whether chance explains that."""
    home = [one for one in found if one.area.place == HOME]
    return "; ".join(map(change_clause, home)) + untold_chance(home)


def change_clause(series: Series, name: str = "") -> str:
    """The newest figure and how it changed: "SEN support rose to 23% in 2025, by 7 points since 2022".

    It is called by its group, where it has no other name.
    """
    newest, first, change = series.newest, series.first_comparable, series.change
    name, now = name or CLAUSE_NAMES[series.group], f"{with_unit(series, newest)} in {period_year(newest.period)}"
    since = period_year(first.period)
    if first is newest:
        return f"{name} {now}, with no earlier year to compare"
    if change.about_same:
        return f"{name} {now}, about the same as in {since}{turn_clause(series)}"
    size = points(round(change.value, change.decimals), change.decimals)
    told = f"{name} {direction(change.value)} to {now}, by {size} since {since}"
    return f"{told}{chance_clause(change)}{turn_clause(series)}"


def turn_clause(series: Series) -> str:
    """That the last year went another way than all years since the first: ", but down 3.0 since 2024"."""
    if series.latest_turn is None:
        return ""
    since, step = series.latest_turn
    way = "up" if step.value > 0 else "down"
    return f", but {way} {number(abs(step.value), step.decimals)} since {period_year(since)}"


def chance_clause(change: Sum) -> str:
    """Whether chance explains a change, behind it; nothing where counts are missing."""
    if not change.has_counts:
        return ""
    return ", more than chance explains" if change.chance().beyond_chance else ", which chance could explain"


def chance_range(figure: OfficialFigure) -> tuple[float, ...]:
    """How far chance alone moves a share, from its counts: low and high; empty without them."""
    if figure.numerator is None or figure.denominator is None:
        return ()
    interval = counted_share(figure).interval
    return float(interval.low), float(interval.high)


def told(series: Series, figure: OfficialFigure) -> str:
    """A value in one sentence, for the reader who points at its mark."""
    whose = GROUP_NAMES[series.group] if series.group in SEN_GROUPS else series.measure.short_title
    when = period_name(figure.period) if series.measure.kind == "outcome" else period_year(figure.period)
    interval = chance_range(figure)
    chance = f"; chance alone moves such a share from {interval[0]:.1f}% to {interval[1]:.1f}%" if interval else ""
    return f"{whose}, {series.area.short_name}, {when}: {published(series, figure)}{chance}"


def published(series: Series, figure: OfficialFigure) -> str:
    """A value with its counts and status, and whose it is: "23%, 289 of 1,491, provisional, published by DfE"."""
    return ", ".join(filter(None, (with_unit(series, figure), details(figure), "published by DfE")))


def details(figure: OfficialFigure) -> str:
    """Counts and status of a value: "289 of 1,491, provisional"."""
    return ", ".join(filter(None, (counts_words(figure), figure.status)))


def notes(dataset: Dataset, found: Sequence[Series]) -> tuple[str, ...]:
    """The breaks in words, what bands and marks mean, what is missing, and what no change in a share tells."""
    measure = found[0].measure.measure
    kept = [mark.words for mark in found[0].breaks]
    if any(figure.denominator is not None for one in found for figure in one.values):
        kept.append(BAND)
    newest = max(one.newest.period for one in found if one.area.place in (HOME, COUNTRY))
    is_share = found[0].measure.unit != "count"
    if is_share and not any(f.denominator is not None for one in found for f in one.values if f.period == newest):
        kept.append(
            f"The copies that we read have no numbers of pupils for {period_year(newest)}. Without them nobody can "
            "tell whether chance explains a change."
        )
    kept += [
        f"DfE's file “{file.title}” would add years or groups." for file in files_for(dataset, measure, found[0].group)
    ]
    if is_share:
        kept.append(
            "A group has other pupils each year, so a change in the share does not show that any pupil changed."
        )
    return (*dict.fromkeys(kept), LICENCE)


def figure_cell(figure: OfficialFigure | None, growth: str = "") -> Cell:
    """A value; below it how it grew, its counts and status."""
    return Cell(written(figure), ", ".join(filter(None, (growth, details(figure))))) if figure else Cell(NO_FIGURE)


def exists(figures: MeasureFigures) -> bool:
    """Whether Lincolnshire has an official value of either SEN group."""
    return any(one.area.place == HOME for one in drawn_series(figures))


def has_region(figures: MeasureFigures) -> bool:
    """Whether a region has official values beside those of Lincolnshire."""
    return exists(figures) and bool(drawn_series(figures, regions(figures.dataset)))


VIEW = View("official", "Over time, official", exists=exists, chart=official_chart)
REGION_VIEW = View(
    "official-region", "With the East Midlands", exists=has_region, chart=region_chart, variant_of=VIEW.name
)
