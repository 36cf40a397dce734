"""The gap over time: how far each SEN group is behind pupils with no SEN in each year, by DfE's figures.

A gap is worked out by us, from numbers of pupils where they are held, else from the published levels, each rounded.
"""

from collections.abc import Sequence
from decimal import Decimal

from inclusion.figures.charts import ChartBundle, View, file_address
from inclusion.figures.csv import OUTCOME_COLUMNS, geography, unit_of
from inclusion.figures.measure import BASELINE, HOME, PLACES, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import GapSeries, Sum, gap_series
from inclusion.figures.tables import Cell
from inclusion.figures.views.official import chance_clause
from inclusion.figures.views.panels import (
    GAP,
    LICENCE,
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
from inclusion.figures.words import CLAUSE_NAMES, GROUP_NAMES, GROUP_PHRASES, alt_text, behind_words, unit_points
from inclusion.records.downloads import OUTCOMES_ADDRESS, Sheet, version_cells
from inclusion.records.model import Dataset
from inclusion.records.tables import decimals_of
from inclusion.records.words import number, period_name, period_year, points, sentence


def gap_years_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel a group: the points behind in Lincolnshire and in England, in each year that has both levels."""
    dataset, measure = figures.dataset, figures.measure
    found = drawn_gaps(figures)
    groups = dict.fromkeys(one.group for one in found)
    panels = [gap_panel(dataset, [one for one in found if one.group == group]) for group in groups]
    when, unit = span_words(panels), unit_points(measure)
    return ChartBundle(
        name=VIEW.name,
        picture=f"{measure.slug}-{VIEW.name}",
        headline=headline(found),
        subtitle=(
            f"{sentence(measure.population)}: {unit} behind pupils with no SEN. {places_words(found)}, {when}. "
            "Worked out from figures of the Department for Education (DfE)."
            f"{sign_words(panels, 'gap')}"
        ),
        draw=lambda: draw_panels(panels),
        text=alt_text("Line chart", measure, f"{unit} behind, {when}", panels_words(panels)),
        notes=notes(found),
        tables=tuple(map(panel_table, panels)),
        sources=official_source(dataset, [term.figure for one in found for gap in one.values for term in gap.terms]),
        sheet=Sheet(OUTCOME_COLUMNS, tuple(file_row(dataset, one, gap) for one in found for gap in one.values)),
        address=file_address(OUTCOMES_ADDRESS, measure=[measure.measure], view=[VIEW.name]),
    )


def gap_panel(dataset: Dataset, found: Sequence[GapSeries]) -> Panel:
    """The gaps of a group, a line for each place, with rings where a document prints a gap."""
    name, rings = sentence(GROUP_PHRASES[found[0].group]), printed_rows(dataset, found, GAP)
    lines = tuple(make_line(one, gap_dot) for one in found)
    return Panel(name, lines, rings, sign="", unit="points behind, worked out")


def gap_dot(series: GapSeries, gap: Sum) -> Dot:
    """A gap; in the table with the levels that it rests on and their status."""
    return Dot(
        gap.period,
        float(size(gap)),
        chance_range(gap),
        written(gap),
        told(series, gap),
        Cell(written(gap), ", ".join(filter(None, (how_words(gap), gap.status)))),
    )


def drawn_gaps(figures: MeasureFigures) -> tuple[GapSeries, ...]:
    """The gaps of both SEN groups in Lincolnshire and in England, of the groups that have several in Lincolnshire."""
    found = gap_series(figures.dataset, figures.measure.measure, PLACES, SEN_GROUPS)
    told = {one.group for one in found if one.area.place == HOME and len(one.values) > 1}
    return tuple(one for one in found if one.group in told)


def size(gap: Sum) -> Decimal:
    """A gap as points behind, rounded as the coarser of its levels is published; negative is ahead."""
    return -round(gap.value, gap.decimals)


def written(gap: Sum) -> str:
    """Points behind, as written in a chart or a table."""
    return number(size(gap), gap.decimals)


def headline(found: Sequence[GapSeries]) -> str:
    """The newest gap of each group in Lincolnshire and how it changed; where chance may explain it, that."""
    first, *others = home = [one for one in found if one.area.place == HOME]
    told = [f"The gap is {change_clause(first)}"]
    told += [change_clause(one, is_dated=years_told(one) != years_told(first)) for one in others]
    return "; ".join(told) + untold_chance(home)


def years_told(series: GapSeries) -> tuple[str, str]:
    """The years of the newest gap and of the one it is compared with."""
    return period_year(series.newest.period), period_year(series.first_comparable.period)


def change_clause(series: GapSeries, *, is_dated: bool = True) -> str:
    """The newest gap and how it changed: "48 points for SEN support in 2025, 3 narrower than in 2022"."""
    gap, newest = series.newest, years_told(series)[0]
    ahead = " ahead" if size(gap) < 0 else ""
    when = f" in {newest}" if is_dated else ""
    return (
        f"{points(size(gap), gap.decimals)}{ahead} for {CLAUSE_NAMES[series.group]}{when}, "
        f"{change_words(series, is_dated=is_dated)}"
    )


def change_words(series: GapSeries, *, is_dated: bool = True) -> str:
    """How the newest gap stands to the first comparable one: "3 narrower than in 2022"."""
    newest, first = years_told(series)
    if first == newest:
        return "with no earlier year to compare"
    change = series.change
    before, now = size(series.first_comparable), size(series.newest)
    if before * now < 0:
        return f"turned from {behind_words(before, change.decimals)} in {first}"
    if change.about_same:
        return (f"about the same as in {first}" if is_dated else "about the same") + turn_clause(series)
    way = "wider" if abs(now) > abs(before) else "narrower"
    since = f" than in {first}" if is_dated else ""
    return f"{number(abs(change.value), change.decimals)} {way}{since}{chance_clause(change)}{turn_clause(series)}"


def turn_clause(series: GapSeries) -> str:
    """That the last year went another way than all years since the first: ", but 2 wider than in 2024"."""
    if series.latest_turn is None:
        return ""
    since, step = series.latest_turn
    way = "wider" if (step.value < 0) == (size(series.newest) > 0) else "narrower"
    return f", but {number(abs(step.value), step.decimals)} {way} than in {period_year(since)}"


def chance_range(gap: Sum) -> tuple[float, ...]:
    """How far chance alone moves a gap, in points behind, from the counts of both levels; empty without them."""
    if not gap.has_counts:
        return ()
    interval = gap.chance().interval
    return float(-interval.high), float(-interval.low)


def told(series: GapSeries, gap: Sum) -> str:
    """A gap in one sentence, for the reader who points at its mark."""
    whose = f"{GROUP_NAMES[series.group]}, {series.area.short_name}, {period_name(gap.period)}"
    return f"{whose}: {behind_words(size(gap), gap.decimals)}, worked out; it rests on {how_words(gap)}"


def how_words(gap: Sum) -> str:
    """The two levels of a gap, pupils with no SEN first, as published: "88 minus 49"."""
    level, base = (number(term.figure.value or Decimal(0), term.figure.decimals or 0) for term in gap.terms)
    return f"{base} minus {level}"


def notes(found: Sequence[GapSeries]) -> tuple[str, ...]:
    """The breaks in words, how a gap is worked out and how sure it is, and what no change of it tells."""
    kept = [mark.words for mark in found[0].breaks]
    gaps = [gap for one in found for gap in one.values]
    if any(gap.has_counts for gap in gaps):
        kept.append(
            "Where DfE's numbers of pupils are held, a gap is worked out from them. A shaded band shows how far chance "
            "alone moves it."
        )
    if rounded := max(gap.give for gap in gaps):
        most = points(rounded.normalize(), decimals_of(rounded.normalize()))
        kept.append(f"Elsewhere both levels are rounded, so a gap can be up to {most} more or less.")
    kept.append("A group has other pupils each year, so a change in a gap does not show that any pupil changed.")
    return (*dict.fromkeys(kept), LICENCE)


def file_row(dataset: Dataset, series: GapSeries, gap: Sum) -> dict[str, object]:
    """A gap as a row of the file, with the columns of other gaps; its range is that of rounding."""
    measure, place, value = series.measure, series.area.place, -size(gap)
    level, code = geography(dataset, place)
    source = dataset.official_dataset[gap.terms[0].figure.dataset]
    return {
        "measure": measure.measure,
        "measure_title": measure.title,
        "time_period": gap.period,
        "geographic_level": level,
        "geographic_code": code,
        "place": place,
        "group": series.group,
        "statistic": "gap",
        "versus": BASELINE,
        "value": value,
        "value_low": min(value, round(gap.low, 2)),
        "value_high": max(value, round(gap.high, 2)),
        "unit": unit_of(measure, "gap"),
        "basis": "worked out",
        "how": how_words(gap),
        "source": source.citation.name,
        "url": source.url,
        "note": gap.status,
        **dict.fromkeys(("words", "section")),
        **version_cells(dataset),
    }


VIEW = View("gap-years", "Gap over time", exists=lambda figures: bool(drawn_gaps(figures)), chart=gap_years_chart)
