"""The gap over time: how far each SEN group is behind pupils with no SEN in each year, by DfE's figures.

A gap is worked out by us, from numbers of pupils where they are held, else from the published levels, each rounded.
"""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.csv import OUTCOME_COLUMNS, geography, unit_of
from inclusion.figures.marks import Row, Spec, years_axis, years_panel
from inclusion.figures.measure import BASELINE, HOME, PLACES, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import GapSeries, Sum, gap_series
from inclusion.figures.tables import Cell, Table
from inclusion.figures.verdicts import official_period
from inclusion.figures.views.official import (
    LICENCE,
    NO_FIGURE,
    dotted_words,
    full_span,
    new_counts,
    official_source,
    places_words,
    reasons_for_none,
    ring_words,
    year_of,
    year_row,
)
from inclusion.figures.words import CLAUSE_NAMES, GROUP_NAMES, GROUP_PHRASES, alt_text, behind_words, unit_points
from inclusion.records.downloads import OUTCOMES_ADDRESS, Sheet, version_cells
from inclusion.records.model import Dataset, Group, OfficialFigure
from inclusion.records.tables import decimals_of
from inclusion.records.words import listing, number, period_name, period_year, points, sentence


def gap_years_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel a group: the points behind in Lincolnshire and in England, in each year that has both levels."""
    dataset, measure = figures.dataset, figures.measure
    found = drawn_gaps(figures)
    groups = list(dict.fromkeys(one.group for one in found))
    span = full_span(rows_of(found))
    when, unit = f"{span[0]} to {span[-1]}", unit_points(measure)
    asked = {"measure": measure.measure, "view": VIEW.name}
    return ChartBundle(
        name=VIEW.name,
        picture=f"{measure.slug}-{VIEW.name}",
        headline=headline(found),
        subtitle=(
            f"{sentence(measure.population)}: {unit} behind pupils with no SEN. "
            f"{places_words(found)}, {when}. "
            "Worked out from figures of the Department for Education (DfE)."
            f"{ring_words('gap', stated_rows(dataset, found))}{dotted_words(found[0].breaks, span)}"
        ),
        draw=lambda: tuple(draw_group(dataset, found, group) for group in groups),
        text=alt_text("Line chart", measure, f"{unit} behind, {when}", " ".join(map(gap_words, found))),
        notes=notes(found),
        tables=tuple(group_table([one for one in found if one.group == group]) for group in groups),
        sources=official_source(dataset, figures_in(found)),
        sheet=Sheet(OUTCOME_COLUMNS, tuple(file_row(dataset, one, gap) for one in found for gap in one.values)),
        address=f"{OUTCOMES_ADDRESS}?{urlencode(asked)}",
    )


def drawn_gaps(figures: MeasureFigures) -> tuple[GapSeries, ...]:
    """The gaps of both SEN groups in Lincolnshire and in England, of the groups that have several in Lincolnshire."""
    found = gap_series(figures.dataset, figures.measure.measure, PLACES, SEN_GROUPS)
    told = {one.group for one in found if one.area.place == HOME and len(one.values) > 1}
    return tuple(one for one in found if one.group in told)


def figures_in(found: Sequence[GapSeries]) -> list[OfficialFigure]:
    """The figures that some gaps rest on."""
    return [term.figure for one in found for gap in one.values for term in gap.terms]


def size(gap: Sum) -> Decimal:
    """A gap as points behind, rounded as the coarser of its levels is published; negative is ahead."""
    return -round(gap.value, gap.decimals)


def written(gap: Sum) -> str:
    """Points behind, as written in a chart or a table."""
    return number(size(gap), gap.decimals)


def headline(found: Sequence[GapSeries]) -> str:
    """The newest gap of each group in Lincolnshire and how it changed; where chance may explain it, that."""
    first, *others = [one for one in found if one.area.place == HOME]
    told = [f"The gap is {change_clause(first)}"]
    told += [change_clause(one, is_dated=years_told(one) != years_told(first)) for one in others]
    untold = any(not one.change.same and not one.change.has_counts for one in (first, *others))
    return "; ".join(told) + (". Whether chance explains it cannot be told" if untold else "")


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
    return f"{number(abs(change.value), change.decimals)} {way}{since}{by_chance(change)}{turn_clause(series)}"


def turn_clause(series: GapSeries) -> str:
    """That the last year went another way than all years since the first: ", but 2 wider than in 2024"."""
    if series.latest_turn is None:
        return ""
    since, step = series.latest_turn
    way = "wider" if (step.value < 0) == (size(series.newest) > 0) else "narrower"
    return f", but {number(abs(step.value), step.decimals)} {way} than in {period_year(since)}"


def by_chance(change: Sum) -> str:
    """Whether chance explains a change, where there are counts of all four levels."""
    if not change.has_counts:
        return ""
    return ", more than chance explains" if change.chance().beyond_chance else ", which chance could explain"


def draw_group(dataset: Dataset, found: Sequence[GapSeries], group: Group) -> Spec:
    """The gaps of a group; all groups have the same axes."""
    own = [one for one in found if one.group == group]
    everything = [*rows_of(found), *stated_rows(dataset, found)]
    return years_panel(
        rows_of(own),
        stated_rows(dataset, own),
        span=full_span(everything),
        breaks=new_counts(own[0].breaks),
        reasons=reasons_for_none(own[0].breaks),
        axis=years_axis(everything),
        unit="",
        title=sentence(GROUP_PHRASES[group]),
    )


def rows_of(found: Sequence[GapSeries]) -> list[Row]:
    """The gaps as rows of data: where each stands, which join, and which is its place's last."""
    return [
        gap_row(one, gap, f"{one.area.place} {index}", found)
        for one in found
        for index, run in enumerate(one.runs)
        for gap in run
    ]


def gap_row(series: GapSeries, gap: Sum, run: str, others: Sequence[GapSeries]) -> Row:
    """A gap as a row of data; its range is that of chance where numbers of pupils are held, else none."""
    return year_row(
        series.area,
        gap.period,
        float(size(gap)),
        chance_range(gap),
        run=run,
        last=gap is series.newest,
        up=-1 if is_above(series, gap, others) else 1,
        figure=written(gap),
        told=told(series, gap),
    )


def chance_range(gap: Sum) -> tuple[float, float] | None:
    """How far chance alone moves a gap, in points behind, from the counts of both levels; None without them."""
    if not gap.has_counts:
        return None
    interval = gap.chance().interval
    return float(-interval.high), float(-interval.low)


def is_above(series: GapSeries, gap: Sum, others: Sequence[GapSeries]) -> bool:
    """Whether a gap is above the other place's of the same year; of two that are alike, Lincolnshire's is."""
    others_then = [
        (size(there), other.area.place == HOME)
        for other in others
        if other.group == series.group and other.area != series.area
        for there in other.values
        if there.period == gap.period
    ]
    return all((size(gap), series.area.place == HOME) > one for one in others_then)


def told(series: GapSeries, gap: Sum) -> str:
    """A gap in one sentence, for the reader who points at its mark."""
    whose = f"{GROUP_NAMES[series.group]}, {series.area.short_name}, {period_name(gap.period)}"
    return f"{whose}: {behind_words(size(gap), gap.decimals)}, worked out; it rests on {how_words(gap)}"


def how_words(gap: Sum) -> str:
    """The two levels of a gap, pupils with no SEN first, as published: "88 minus 49"."""
    level, base = (number(term.figure.value or Decimal(0), term.figure.decimals or 0) for term in gap.terms)
    return f"{base} minus {level}"


def stated_rows(dataset: Dataset, found: Sequence[GapSeries]) -> list[Row]:
    """The gaps that a document prints with a year, as rows that stand where they are printed."""
    asked = {(one.area.place, one.group) for one in found}
    measure = found[0].measure
    return [
        {
            "place": o.place,
            "when": year_of(official_period(measure, o.period)),
            **dict.fromkeys(("value", "low", "high"), float(-o.value)),
        }
        for o in dataset.observations_of[measure.measure]
        if (o.statistic, o.versus) == ("gap", BASELINE) and o.value is not None and o.period
        if (o.place, o.group) in asked
    ]


def gap_words(series: GapSeries) -> str:
    """Each gap of a series: "Pupils on SEN support, Lincolnshire: 41 in 2016 and 40 in 2017."."""
    shown = listing([f"{written(gap)} in {period_year(gap.period)}" for gap in series.values])
    return f"{sentence(GROUP_PHRASES[series.group])}, {series.area.short_name}: {shown}."


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


def group_table(found: Sequence[GapSeries]) -> Table:
    """The gaps of a group: a row a year, a column a place; the levels and their status below each gap."""
    by_place = [{gap.period: gap for gap in one.values} for one in found]
    periods = sorted({period for gaps in by_place for period in gaps})
    rows = tuple((Cell(period_year(period)), *(gap_cell(gaps.get(period)) for gaps in by_place)) for period in periods)
    columns = (("Year", ""), *((one.area.short_name, "points behind, worked out") for one in found))
    return Table(sentence(GROUP_PHRASES[found[0].group]), columns, rows)


def gap_cell(gap: Sum | None) -> Cell:
    """A gap with the levels it rests on and the status of the group's."""
    return Cell(written(gap), ", ".join(filter(None, (how_words(gap), gap.status)))) if gap else Cell(NO_FIGURE)


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
        **dict.fromkeys(("words", "section"), ""),
        **version_cells(dataset),
    }


VIEW = View("gap-years", "Gap over time", exists=lambda figures: bool(drawn_gaps(figures)), chart=gap_years_chart)
