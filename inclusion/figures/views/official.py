"""Over time, official: DfE's figures of each SEN group for every year, beside what the documents print of them.

No line crosses a break, a year without figures or a symbol. A shaded band is drawn only from numbers of pupils.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from urllib.parse import urlencode

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.marks import Row, Spec, years_axis, years_panel
from inclusion.figures.measure import COUNTRY, HOME, PLACES, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import GapSeries, Series, counted_share, series_of
from inclusion.figures.official_sheet import official_sheet
from inclusion.figures.tables import Cell, Table
from inclusion.figures.verdicts import files_for, official_period
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_NAMES,
    GROUP_PHRASES,
    UNIT_SIGNS,
    alt_text,
    counts_words,
    direction,
    level_unit,
    who,
)
from inclusion.records.downloads import OFFICIAL_ADDRESS
from inclusion.records.model import Area, Break, Citation, Dataset, Group, OfficialFigure
from inclusion.records.words import listing, number, period_name, period_year, points, sentence

NO_FIGURE = "no figure"
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


def official_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel a group, all with the same axes: Lincolnshire and England in each year that has a figure."""
    return years_chart(figures, drawn_series(figures), VIEW.name)


def region_chart(figures: MeasureFigures) -> ChartBundle:
    """The same with the region, where a reader asks for it."""
    return years_chart(figures, drawn_series(figures, (*PLACES, *regions(figures.dataset))), REGION_VIEW.name)


def years_chart(figures: MeasureFigures, found: Sequence[Series], view: str) -> ChartBundle:
    """The chart of some series, a panel a group."""
    dataset, measure = figures.dataset, figures.measure
    groups = tuple(dict.fromkeys(one.group for one in found))
    places = tuple(dict.fromkeys(one.area.place for one in found))
    span = years_of(found)
    when = f"{span[0]} to {span[-1]}"
    asked = {"measure": measure.measure, "place": ",".join(places), "group": ",".join(groups)}
    return ChartBundle(
        name=view,
        picture=f"{measure.slug}-{view}",
        headline=headline(found),
        subtitle=(
            f"{who(measure)}, {level_unit(measure)}. {places_words(found)}, {when}, Department for Education (DfE)."
            f"{ring_words('figure', stated_rows(dataset, found))}{dotted_words(found[0].breaks, span)}"
        ),
        draw=lambda: tuple(draw_group(dataset, found, group) for group in groups),
        text=alt_text("Line chart", measure, f"{when}, in {level_unit(measure)}", " ".join(map(series_words, found))),
        notes=notes(dataset, found),
        tables=tuple(group_table([one for one in found if one.group == group]) for group in groups),
        sources=official_source(dataset, [figure for one in found for figure in one.values]),
        sheet=official_sheet(dataset, (measure.measure,), places, groups),
        address=f"{OFFICIAL_ADDRESS}?{urlencode(asked, safe=',')}",
    )


def places_words(found: Sequence[Series] | Sequence[GapSeries]) -> str:
    """The places of some series in a sentence."""
    return listing(list(dict.fromkeys(one.area.short_name for one in found)))


def official_source(dataset: Dataset, figures: Iterable[OfficialFigure]) -> tuple[Citation, ...]:
    """The data sets of some figures, each once."""
    used = {figure.dataset for figure in figures}
    return tuple(source.citation for source in dataset.datasets if source.dataset in used)


def drawn_series(figures: MeasureFigures, places: Sequence[str] = PLACES) -> tuple[Series, ...]:
    """The series of both SEN groups in some places, by group, the places in their order."""
    found = series_of(figures.dataset, figures.measure.measure, places=places, groups=SEN_GROUPS)
    return tuple(sorted(found, key=lambda one: (SEN_GROUPS.index(one.group), places.index(one.area.place))))


def regions(dataset: Dataset) -> list[str]:
    """The regions with official figures."""
    return [area.place for area in dataset.places if area.level == "regional"]


def year_of(period: str) -> int:
    """The year in which a period ends."""
    return int(period_year(period))


def years_of(found: Sequence[Series]) -> list[int]:
    """The years that have a value of any series, oldest first."""
    return sorted({year_of(figure.period) for one in found for figure in one.values})


def written(figure: OfficialFigure) -> str:
    """A value as published."""
    return number(figure.value or Decimal(0), figure.decimals or 0)


def with_unit(series: Series, figure: OfficialFigure) -> str:
    """A value as published, with its unit."""
    return written(figure) + UNIT_SIGNS[series.measure.unit]


def headline(found: Sequence[Series]) -> str:
    """The newest figure of each group in Lincolnshire, how it changed, and whether chance explains that."""
    home = [one for one in found if one.area.place == HOME]
    told = "; ".join(map(change_clause, home))
    untold = any(not one.change.same and not one.change.has_counts for one in home)
    return f"{told}. Whether chance explains it cannot be told" if untold else told


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
    return f"{told}{chance_clause(series)}{turn_clause(series)}"


def turn_clause(series: Series) -> str:
    """That the last year went another way than all years since the first: ", but down 3.0 since 2024"."""
    if series.latest_turn is None:
        return ""
    since, step = series.latest_turn
    way = "up" if step.value > 0 else "down"
    return f", but {way} {number(abs(step.value), step.decimals)} since {period_year(since)}"


def chance_clause(series: Series) -> str:
    """Whether chance explains a change, where there are counts of both years."""
    if not series.change.has_counts:
        return ""
    return ", more than chance explains" if series.change.chance().beyond_chance else ", which chance could explain"


def draw_group(dataset: Dataset, found: Sequence[Series], group: Group) -> Spec:
    """The figures of a group; all groups have the same axes, which hold what a document prints too."""
    own = [one for one in found if one.group == group]
    everything = [*group_rows(found), *stated_rows(dataset, found)]
    return years_panel(
        group_rows(own),
        stated_rows(dataset, own),
        span=full_span(everything),
        breaks=new_counts(own[0].breaks),
        reasons=reasons_for_none(own[0].breaks),
        axis=years_axis(everything),
        unit=UNIT_SIGNS[own[0].measure.unit],
        title=sentence(GROUP_PHRASES[group]),
    )


WHY_NONE = {"no-tests": "no tests", "not-published": "not published"}
"""What is written over years without figures, by the sort of break that ends them."""


def new_counts(breaks: Sequence[Break]) -> list[int]:
    """The years from which on something is counted in another way."""
    return [year_of(mark.period) for mark in breaks if mark.kind == "definition"]


def reasons_for_none(breaks: Sequence[Break]) -> dict[int, str]:
    """Why there are no figures, in two words, by the last year without."""
    return {year_of(mark.period) - 1: WHY_NONE[mark.kind] for mark in breaks if mark.kind in WHY_NONE}


def ring_words(what: str, rings: Sequence[Row]) -> str:
    """What a ring means, behind a sentence; nothing where no document prints what is drawn."""
    return f" A ring is a {what} that a document prints." if rings else ""


def dotted_words(breaks: Sequence[Break], years: Sequence[int]) -> str:
    """What a dotted line means, behind a sentence; nothing where the years have none."""
    drawn = any(years[0] < year <= years[-1] for year in new_counts(breaks))
    return " A dotted line is a change in how it is counted." if drawn else ""


def full_span(rows: Sequence[Row]) -> range:
    """Every year from the first to the last of some rows."""
    drawn = sorted(row["when"] for row in rows)
    return range(drawn[0], drawn[-1] + 1)


def group_rows(found: Sequence[Series]) -> list[Row]:
    """The values as rows: where each stands, which join, and which is its place's last."""
    return [
        figure_row(one, figure, f"{one.area.place} {index}", found)
        for one in found
        for index, run in enumerate(one.runs)
        for figure in run
    ]


def figure_row(series: Series, figure: OfficialFigure, run: str, others: Sequence[Series]) -> Row:
    """A value as a row of data; its range is that of chance where its counts are published, else none."""
    return year_row(
        series.area,
        figure.period,
        float(figure.value or 0),
        chance_range(figure),
        run=run,
        last=figure is series.newest,
        up=-1 if is_above(series, figure, others) else 1,
        figure=with_unit(series, figure),
        told=told(series, figure),
    )


def year_row(
    area: Area, period: str, value: float, chance: tuple[float, float] | None, *, figure: str, **more: object
) -> Row:
    """A figure of one year as a row of data: place, value, its range of chance where there is one, and its words."""
    low, high = chance or (value, value)
    return {
        "place": area.place,
        "when": year_of(period),
        "value": value,
        "low": min(low, value),
        "high": max(high, value),
        "figure": figure,
        "label": f"{area.short_name} {figure}",
        "size": 110,
        **more,
    }


def chance_range(figure: OfficialFigure) -> tuple[float, float] | None:
    """How far chance alone moves a share, from its counts; None without them."""
    if figure.numerator is None or figure.denominator is None:
        return None
    interval = counted_share(figure).interval
    return float(interval.low), float(interval.high)


def is_above(series: Series, figure: OfficialFigure, others: Sequence[Series]) -> bool:
    """Whether a value is above the other place's of the same year; of two that are alike, Lincolnshire's is."""
    there = [f for o in others if (o.group, o.area) != (series.group, series.area) and o.group == series.group
             for f in o.values if f.period == figure.period]  # fmt: skip
    mine = (figure.value or Decimal(0), series.area.place == HOME)
    return all(mine > (other.value or Decimal(0), other.place == HOME) for other in there)


def told(series: Series, figure: OfficialFigure) -> str:
    """A value in one sentence, for the reader who points at its mark."""
    whose, name = GROUP_NAMES[series.group], series.area.short_name
    if series.group not in SEN_GROUPS:
        whose = series.measure.short_title
    when = period_name(figure.period) if series.measure.kind == "outcome" else period_year(figure.period)
    about = ", ".join(filter(None, (with_unit(series, figure), details(figure), "published by DfE")))
    interval = chance_range(figure)
    chance = f"; chance alone moves such a share from {interval[0]:.1f}% to {interval[1]:.1f}%" if interval else ""
    return f"{whose}, {name}, {when}: {about}{chance}"


def details(figure: OfficialFigure) -> str:
    """Counts and status of a value: "289 of 1,491, provisional"."""
    return ", ".join(filter(None, (counts_words(figure), figure.status)))


def stated_rows(dataset: Dataset, found: Sequence[Series]) -> list[Row]:
    """The levels that a document prints with a year, as rows that stand where they are printed."""
    asked = {(one.area.place, one.group): one for one in found}
    return [
        {
            "place": o.place,
            "when": year_of(official_period(dataset.measure[o.measure], o.period)),
            "value": float(o.value),
            "low": float(o.value),
            "high": float(o.value),
        }
        for o in dataset.observations_of[found[0].measure.measure]
        if o.statistic == "value" and o.value is not None and o.period and (o.place, o.group) in asked
    ]


def series_words(series: Series) -> str:
    """Each value of a series: "Pupils on SEN support, Lincolnshire: 15% in 2016 and ...", and what is missing."""
    shown = listing([f"{with_unit(series, f)} in {period_year(f.period)}" for f in series.values])
    return f"{sentence(GROUP_PHRASES[series.group])}, {series.area.short_name}: {shown}."


def notes(dataset: Dataset, found: Sequence[Series]) -> tuple[str, ...]:
    """The breaks in words, what bands and marks mean, what is missing, and what no change in a share tells."""
    measure = found[0].measure.measure
    kept = [mark.words for mark in found[0].breaks]
    counted = any(figure.denominator is not None for one in found for figure in one.values)
    if counted:
        kept.append(
            "A shaded band shows how far chance alone moves a share; it stands where DfE's pupil numbers are held."
        )
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


def group_table(found: Sequence[Series]) -> Table:
    """The values of a group: a row a year, a column a place; counts and status below each."""
    return places_table(sentence(GROUP_PHRASES[found[0].group]), found)


def places_table(caption: str, found: Sequence[Series]) -> Table:
    """Series of one thing: a row a year, a column a place; counts and status below each value."""
    values = [{f.period: f for f in one.values} for one in found]
    periods = sorted({period for one in values for period in one})
    rows = tuple((Cell(period_year(period)), *(figure_cell(one.get(period)) for one in values)) for period in periods)
    unit = level_unit(found[0].measure)
    return Table(caption, (("Year", ""), *((one.area.short_name, unit) for one in found)), rows)


def figure_cell(figure: OfficialFigure | None) -> Cell:
    """A value with its counts and status."""
    return Cell(written(figure), details(figure)) if figure else Cell(NO_FIGURE)


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
