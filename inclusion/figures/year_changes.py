"""How DfE's numbers changed from year to year, and on which year an average growth rests."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import mean

from inclusion.figures.official import Series, exact_value
from inclusion.records.model import OfficialFigure
from inclusion.records.words import listing, number, period_year


def yearly_changes(series: Series) -> list[tuple[OfficialFigure, OfficialFigure, Decimal]]:
    """Each figure with that of the year before, earlier first, and by how many per cent it is above it; none from 0."""
    return [
        (before, after, (exact_value(after) / exact_value(before) - 1) * 100)
        for before, after in pairwise(series.values)
        if exact_value(before) and int(period_year(after.period)) - int(period_year(before.period)) == 1
    ]


def yearly_words(series: Series) -> dict[str, str]:
    """How each figure changed since the year before, in per cent, by its period; across a break it says so."""
    found = {}
    for earlier, later, change in yearly_changes(series):
        compared = "" if series.may_compare(earlier.period, later.period) else ", counted in another way"
        found[later.period] = f"{'+' if change > 0 else ''}{number(change, 1)}%{compared}"
    return found


@dataclass(frozen=True)
class Growth:
    """The mean of the yearly changes of a number in per cent, with and without the year that grew most."""

    series: Series
    changes: Mapping[str, Decimal]
    """By the year that ends each."""

    @property
    def most(self) -> str:
        return max(self.changes, key=lambda year: self.changes[year])

    @property
    def mean(self) -> Decimal:
        return mean(self.changes.values())

    @property
    def mean_without(self) -> Decimal:
        return mean(change for year, change in self.changes.items() if year != self.most)


def growth_of(series: Series) -> Growth | None:
    """On what an average growth rests; None for what is no number, lacks a year between, or has under two changes."""
    changes = {period_year(later.period): change for _, later, change in yearly_changes(series)}
    if series.measure.unit != "count" or len(changes) < max(2, len(series.values) - 1):
        return None
    return Growth(series, changes)


def growth_words(growth: Growth) -> str:
    """The mean of the yearly changes, with and without the year that grew most, and which go across a break."""
    series = growth.series
    pairs = [(before.period, after.period) for before, after, _ in yearly_changes(series)]
    across = [period_year(after) for before, after in pairs if not series.may_compare(before, after)]
    words = f" The change to {listing(across)} goes from one way of counting to another." if across else ""
    return (
        f"In {series.area.short_name} the mean of the {len(growth.changes)} yearly changes is "
        f"{number(growth.mean, 1)}%. In {growth.most} alone it was {number(growth.changes[growth.most], 1)}%. "
        f"Without that year the mean is {number(growth.mean_without, 1)}%.{words}"
    )
