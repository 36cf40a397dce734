"""DfE's figures as series, and what follows from them: changes, gaps, differences, each with its own rounding.

A value with counts is exact: the share is worked out from them. A value without counts is rounded, so what is added
up from such values is known only within half a unit of each. No series crosses a break.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from statistics import mean
from typing import Generic, TypeVar

from inclusion.figures.chance import NoCountsError, Share, ShareDifference
from inclusion.figures.measure import BASELINE
from inclusion.figures.ranges import half_unit
from inclusion.records.model import Area, Break, Dataset, Group, Measure, OfficialFigure
from inclusion.records.words import period_year


@dataclass(frozen=True)
class Term:
    """A figure as it is added to a sum: sign 1 adds it, -1 takes it away."""

    sign: int
    figure: OfficialFigure


@dataclass(frozen=True)
class Sum:
    """What follows from some official figures: `value`, which is right within `give` on either side."""

    terms: tuple[Term, ...]

    @property
    def period(self) -> str:
        """The period of its first figure: of a gap its year, of a change the later one."""
        return self.terms[0].figure.period

    @property
    def value(self) -> Decimal:
        """The sum, from counts where they are published."""
        return sum((term.sign * exact_value(term.figure) for term in self.terms), Decimal(0))

    @property
    def give(self) -> Decimal:
        """How far rounding of the published values can move the sum; 0 where all have counts."""
        return sum((rounding(term.figure) for term in self.terms), Decimal(0))

    @property
    def low(self) -> Decimal:
        """The least that the published values allow."""
        return self.value - self.give

    @property
    def high(self) -> Decimal:
        """The most that the published values allow."""
        return self.value + self.give

    @property
    def same(self) -> bool:
        """Whether rounding alone could explain a difference: its range holds 0."""
        return self.low <= 0 <= self.high

    @property
    def about_same(self) -> bool:
        """Whether rounding alone could explain a difference, or it rounds to 0."""
        return self.same or not round(self.value, self.decimals)

    @property
    def decimals(self) -> int:
        """As many as the coarsest of its figures is published with."""
        return min(term.figure.decimals or 0 for term in self.terms)

    @property
    def status(self) -> str:
        """The status of its figures, each once: "provisional"; empty where none has one."""
        return ", ".join(dict.fromkeys(term.figure.status for term in self.terms if term.figure.status))

    @property
    def is_revised(self) -> bool:
        """Whether one of its figures was revised."""
        return any(term.figure.earlier_value is not None for term in self.terms)

    def as_first_published(self) -> "Sum":
        """The sum as it was before its figures were revised; counts of a revised figure are left out."""
        return Sum(tuple(Term(term.sign, before_revision(term.figure)) for term in self.terms))

    def chance(self) -> ShareDifference:
        """The difference of two shares, or of two such differences, with its interval.

        Raises `NoCountsError` where counts are missing.
        """
        shares = [counted_share(term.figure) for term in self.terms]
        match [term.sign for term in self.terms]:
            case [1, -1]:
                return ShareDifference(*shares)
            case [1, -1, -1, 1]:
                return ShareDifference(ShareDifference(*shares[:2]), ShareDifference(*shares[2:]))
        raise NoCountsError("Only a difference has an interval.")

    @property
    def has_counts(self) -> bool:
        """Whether all of its figures are published with counts."""
        return all(term.figure.denominator is not None for term in self.terms)


Value = TypeVar("Value", OfficialFigure, Sum)


@dataclass(frozen=True)
class Years(Generic[Value]):
    """The values of a measure for one place and group, a value a year, oldest first, with the measure's breaks."""

    measure: Measure
    area: Area
    group: Group
    breaks: tuple[Break, ...]
    values: tuple[Value, ...]

    @property
    def runs(self) -> tuple[tuple[Value, ...], ...]:
        """The values in pieces that may be joined by a line: none crosses a break, a missing year or a symbol."""
        pieces: list[list[Value]] = []
        for value in self.values:
            if pieces and self.may_join(pieces[-1][-1].period, value.period):
                pieces[-1].append(value)
            else:
                pieces.append([value])
        return tuple(map(tuple, pieces))

    def may_join(self, earlier: str, later: str) -> bool:
        """Whether nothing lies between two periods: no year and no break."""
        follows = int(period_year(later)) == int(period_year(earlier)) + 1
        return follows and self.may_compare(earlier, later)

    def may_compare(self, earlier: str, later: str) -> bool:
        """Whether no break lies between two periods; years without figures may."""
        return not any(earlier < mark.period <= later for mark in self.breaks)

    @property
    def newest(self) -> Value:
        return self.values[-1]

    @property
    def first_comparable(self) -> Value:
        """The oldest value that may be compared with the newest."""
        return next(value for value in self.values if self.may_compare(value.period, self.newest.period))

    @property
    def change(self) -> Sum:
        """How much the newest value is above the oldest that may be compared with it; 0 where that is the same."""
        return difference(self.newest, self.first_comparable)

    @property
    def latest_turn(self) -> tuple[str, Sum] | None:
        """How much the newest value is above that of the year before, with that year, where `change` hides it.

        It does where the two go different ways, or where nothing changed in all. None too where rounding could explain
        the step, or chance by the numbers of pupils.
        """
        *_, before, newest = (self.runs[-1][0], *self.runs[-1])
        change, step = self.change, difference(newest, before)
        goes_on = not change.same and change.value * step.value > 0
        by_chance = step.has_counts and not step.chance().beyond_chance
        return None if goes_on or by_chance or step.about_same else (before.period, step)


Series = Years[OfficialFigure]
"""DfE's figures; symbols are left out."""

GapSeries = Years[Sum]
"""Gaps of a group to pupils with no SEN: its level less theirs, so negative is behind."""


def exact_value(figure: OfficialFigure) -> Decimal:
    """A figure's value: the share of its counts where it has them, else as published."""
    if figure.numerator is not None and figure.denominator is not None:
        return Share(figure.numerator, figure.denominator).value
    if figure.value is None:
        raise ValueError(f"{figure.measure}, {figure.period}, {figure.place}, {figure.group} has no value.")
    return figure.value


def rounding(figure: OfficialFigure) -> Decimal:
    """Half a unit of a figure's last decimal; 0 where it has counts, as the share is then exact."""
    return Decimal(0) if figure.denominator is not None else half_unit(figure.decimals or 0)


def counted_share(figure: OfficialFigure) -> Share:
    """A figure's counts; raises `NoCountsError` where it is published without."""
    if figure.numerator is None or figure.denominator is None:
        raise NoCountsError(f"{figure.measure}, {figure.period}, {figure.place}, {figure.group} has no counts.")
    return Share(figure.numerator, figure.denominator)


def before_revision(figure: OfficialFigure) -> OfficialFigure:
    """A figure as it was before it was revised; one that was not stays as it is."""
    if figure.earlier_value is None:
        return figure
    gone = {"earlier_value": None, "numerator": None, "denominator": None}
    return figure.model_copy(update={"value": figure.earlier_value, **gone})


def difference(first: OfficialFigure | Sum, second: OfficialFigure | Sum) -> Sum:
    """How much the first is above the second."""
    plus, minus = ((Term(1, one),) if isinstance(one, OfficialFigure) else one.terms for one in (first, second))
    return Sum((*plus, *(Term(-term.sign, term.figure) for term in minus)))


@cache
def values_by_key(dataset: Dataset) -> dict[tuple[str, str, str, str], OfficialFigure]:
    """The official figures with a value by measure, period, place and group."""
    return {(f.measure, f.period, f.place, f.group): f for f in dataset.official if f.value is not None}


def figure_at(dataset: Dataset, measure: str, period: str, place: str, group: str) -> OfficialFigure | None:
    """The official figure of a measure, period, place and group where there is one with a value."""
    return values_by_key(dataset).get((measure, period, place, group))


@cache
def all_series(dataset: Dataset, measure: str) -> tuple[Series, ...]:
    """Every series of a measure that has a value, in the order of the file."""
    found: dict[tuple[str, Group], list[OfficialFigure]] = {}
    for figure in figures_of(dataset, measure):
        if figure.value is not None:
            found.setdefault((figure.place, figure.group), []).append(figure)
    breaks = tuple(mark for mark in dataset.breaks if mark.measure == measure)
    return tuple(
        Series(
            dataset.measure[measure],
            dataset.area[place],
            group,
            breaks,
            tuple(sorted(figures, key=lambda figure: figure.period)),
        )
        for (place, group), figures in found.items()
    )


def figures_of(dataset: Dataset, measure: str) -> Sequence[OfficialFigure]:
    """The official figures of a measure, symbols too, in the order of the file."""
    return figures_by_measure(dataset).get(measure, ())


@cache
def figures_by_measure(dataset: Dataset) -> dict[str, list[OfficialFigure]]:
    """The official figures of each measure, found in one walk."""
    found: dict[str, list[OfficialFigure]] = {}
    for figure in dataset.official:
        found.setdefault(figure.measure, []).append(figure)
    return found


def series_of(
    dataset: Dataset, measure: str, *, places: Sequence[str] = (), groups: Sequence[str] = ()
) -> tuple[Series, ...]:
    """The series of a measure for these places and groups, of all where none is named; those that are there."""
    return tuple(
        series
        for series in all_series(dataset, measure)
        if (not places or series.area.place in places) and (not groups or series.group in groups)
    )


def gap_series(dataset: Dataset, measure: str, places: Sequence[str], groups: Sequence[Group]) -> tuple[GapSeries, ...]:
    """The gaps to pupils with no SEN of these groups in these places, by group; those with a gap in any year."""
    found = []
    for group, place in product(groups, places):
        for levels in series_of(dataset, measure, places=(place,), groups=(group,)):
            bases = {f.period: figure_at(dataset, measure, f.period, place, BASELINE) for f in levels.values}
            gaps = tuple(difference(f, base) for f in levels.values if (base := bases[f.period]))
            found += [GapSeries(levels.measure, levels.area, group, levels.breaks, gaps)] if gaps else []
    return tuple(found)


def neighbours(dataset: Dataset) -> tuple[Area, ...]:
    """The statistical neighbours, in the order of DfE's list."""
    return tuple(sorted((area for area in dataset.places if area.neighbour), key=lambda area: area.neighbour or 0))


def neighbour_figures(dataset: Dataset, measure: str, period: str, group: Group) -> tuple[OfficialFigure, ...]:
    """The figures of the neighbours that have a value, in the order of DfE's list."""
    found = (figure_at(dataset, measure, period, area.place, group) for area in neighbours(dataset))
    return tuple(figure for figure in found if figure)


def mean_value(figures: Iterable[OfficialFigure]) -> Decimal:
    """The mean of some places' values, worked out by us: of councils, not of pupils."""
    return mean(map(exact_value, figures))
