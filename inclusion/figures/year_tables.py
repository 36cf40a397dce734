"""DfE's figures of the background, year by year: a table a measure, and what an average growth rests on."""

from decimal import Decimal
from itertools import pairwise
from statistics import mean
from typing import cast

from inclusion.figures.measure import HOME, PLACES
from inclusion.figures.official import Series, exact_value, series_of
from inclusion.figures.tables import Cell, Table
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, level_unit
from inclusion.records.model import Dataset, Group, Measure, OfficialFigure, Place
from inclusion.records.words import number, period_year

NO_FIGURE = "no figure"


def background_measures(dataset: Dataset) -> tuple[Measure, ...]:
    """The measures of the background that have official values, and what grew where a growth is stated."""
    asked = [dataset.measure[m.growth_of or m.measure] for m in dataset.measures if m.kind == "context"]
    return tuple(m for m in dict.fromkeys(asked) if groups_of(dataset, m))


def groups_of(dataset: Dataset, measure: Measure) -> tuple[Group, ...]:
    """Those who are counted: the groups of which Lincolnshire has an official value."""
    return tuple(one.group for one in series_of(dataset, measure.measure, places=(HOME,)) if one.values)


def years_tables(dataset: Dataset, measure: Measure) -> tuple[Table, ...]:
    """A table for each group that is counted."""
    return tuple(years_table(dataset, measure, group) for group in groups_of(dataset, measure))


def years_table(dataset: Dataset, measure: Measure, group: Group) -> Table:
    """A row a year, a column a place; a number has its change since the year before, where that year is there."""
    found = series_of(dataset, measure.measure, places=PLACES, groups=(group,))
    shown = {one.area.place: {figure.period: figure for figure in one.values} for one in found}
    periods = sorted({period for values in shown.values() for period in values})
    rows = tuple(
        (Cell(period_year(period)), *(year_cell(one, shown[one.area.place].get(period)) for one in found))
        for period in periods
    )
    columns = (("Year", ""), *((PLACE_NAMES[cast(Place, one.area.place)], level_unit(measure)) for one in found))
    several = len(groups_of(dataset, measure)) > 1
    return Table(f"{measure.title}: {GROUP_NAMES[group]}" if several else measure.title, columns, rows)


def year_cell(series: Series, figure: OfficialFigure | None) -> Cell:
    """A figure with its status; below a number its change since the year before."""
    if figure is None or figure.value is None:
        return Cell(NO_FIGURE)
    growth = dict(yearly_words(series)) if series.measure.unit == "count" else {}
    small = ", ".join(filter(None, (growth.get(figure.period), figure.status)))
    return Cell(number(figure.value, figure.decimals or 0), small)


def yearly_changes(series: Series) -> list[tuple[OfficialFigure, OfficialFigure, Decimal]]:
    """Each figure with that of the year before, earlier first, and by how many per cent it is above it; none from 0."""
    pairs = [(before, after) for before, after in pairwise(series.values) if exact_value(before)]
    pairs = [pair for pair in pairs if int(period_year(pair[1].period)) - int(period_year(pair[0].period)) == 1]
    return [(before, after, (exact_value(after) / exact_value(before) - 1) * 100) for before, after in pairs]


def yearly_words(series: Series) -> list[tuple[str, str]]:
    """How each figure changed since the year before, in per cent, by its period; across a break it says so."""
    found = []
    for earlier, later, change in yearly_changes(series):
        compared = "" if series.may_compare(earlier.period, later.period) else ", counted in another way"
        found.append((later.period, f"{'+' if change > 0 else ''}{number(change, 1)}%{compared}"))
    return found


def growth_words(dataset: Dataset, measure: Measure) -> str:
    """On which year an average growth rests most: the mean with and without the year that grew most.

    Nothing for what is no number or of several groups, lacks a year between, or has fewer than two changes.
    """
    series = [one for one in series_of(dataset, measure.measure, places=(HOME,)) if one.values]
    changes = {period_year(later.period): change for _, later, change in yearly_changes(series[0])}
    if measure.unit != "count" or len(series) > 1 or len(changes) < max(2, len(series[0].values) - 1):
        return ""
    most = max(changes, key=lambda year: changes[year])
    others = [change for year, change in changes.items() if year != most]
    return (
        f"In {PLACE_NAMES[HOME]} the mean of the {len(changes)} yearly changes is "
        f"{number(mean(changes.values()), 1)}%. "
        f"In {most} alone it was {number(changes[most], 1)}%. "
        f"Without that year the mean is {number(mean(others), 1)}%."
    )
