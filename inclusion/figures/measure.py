"""Everything that is known of a measure, stated or worked out, as one record: `MeasureFigures`.

The arithmetic is in `ranges`, the sentences are with the views. A gap is a group's level minus that of pupils with no
SEN, in percentage points: negative is behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import product
from typing import Literal, cast, get_args

from inclusion.figures.ranges import (
    ZERO,
    Bounds,
    Clash,
    Level,
    Ranges,
    as_statement,
    find_ranges,
    half_unit,
    levels_in,
)
from inclusion.records.model import Dataset, Group, Measure, Observation, Place

BASELINE: Group = "no-sen"
HOME: Place = "lincolnshire"
COUNTRY: Place = "england"
GROUPS: tuple[Group, ...] = get_args(Group)
SEN_GROUPS: tuple[Group, ...] = ("sen-support", "ehc-plan")
PLACES: tuple[Place, ...] = (HOME, COUNTRY)


GapVerdict = Literal["wider", "narrower", "same", "opposite"]


@dataclass(frozen=True)
class Estimate:
    """A level, a gap, a change or a difference: `minuend` - `subtrahend`, and what is known of it.

    `bounds` is the range that all statements allow; `stated` the observation that prints it, if one does.
    """

    measure: Measure
    statistic: Literal["value", "gap", "change", "difference"]
    minuend: Level
    subtrahend: Level
    bounds: Bounds
    stated: Observation | None

    @property
    def period(self) -> str:
        """When; of a change, its end. Empty where no date is stated."""
        return self.minuend.period

    @property
    def place(self) -> Place:
        return cast(Place, self.minuend.place)

    @property
    def group(self) -> Group:
        return cast(Group, self.minuend.group)

    @property
    def value(self) -> Decimal:
        """The stated figure; without one, the plain arithmetic."""
        stated = self.stated.value if self.stated else None
        return self.bounds.value if stated is None else stated

    @property
    def basis(self) -> Literal["stated", "worked out"]:
        """Whether a document prints the figure."""
        return "stated" if self.stated else "worked out"

    @property
    def same(self) -> bool:
        """Whether rounding alone could explain a difference or a change: its range holds 0."""
        return self.bounds.low <= 0 <= self.bounds.high

    @property
    def decimals(self) -> int:
        """As many as the statements have that it rests on, the coarsest one."""
        if self.stated:
            return self.stated.decimals or 0
        return min(observation.decimals or 0 for observation in self.observations)

    @property
    def is_plain(self) -> bool:
        """Whether it is stated and its range is that of its own rounding, so that the range tells nothing more."""
        low, high = (self.value + sign * half_unit(self.decimals) for sign in (-1, 1))
        return bool(self.stated) and (self.bounds.low, self.bounds.high) == (low, high)

    @property
    def is_outside(self) -> bool:
        """Whether it lies outside the range that all statements together allow."""
        return not self.bounds.low <= self.value <= self.bounds.high

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The stated figures that it adds up, in this order."""
        return tuple(step.statement.observation for step in self.bounds.steps)


@dataclass(frozen=True)
class Difference:
    """How far two estimates are apart: `value` as printed, surely between `low` and `high`."""

    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def same(self) -> bool:
        """Whether rounding alone could explain it."""
        return self.low <= 0 <= self.high

    @property
    def least(self) -> Decimal:
        """The size that it surely has."""
        return Decimal(0) if self.same else min(abs(self.low), abs(self.high))


@dataclass(frozen=True)
class Comparison(Difference):
    """How much larger something is in Lincolnshire than in England: a gap that is wider, a score that rose more.

    `stated` is the document's own word on two gaps: negative where Lincolnshire's is larger.
    """

    lincolnshire: Estimate
    england: Estimate
    stated: Observation | None = None

    @property
    def group(self) -> Group:
        return self.lincolnshire.group

    @property
    def verdict(self) -> GapVerdict:
        """Of two gaps: whether Lincolnshire's is wider than England's, narrower, or the same within rounding.

        It is "opposite" where pupils are behind in one place and ahead in the other.
        """
        if self.same:
            return "same"
        if self.lincolnshire.value * self.england.value < 0:
            return "opposite"
        return "wider" if self.value > 0 else "narrower"

    @property
    def decimals(self) -> int:
        """As many as the coarser of the two has."""
        return min(self.lincolnshire.decimals, self.england.decimals)


@dataclass(frozen=True)
class Move(Difference):
    """How much higher a level is, or a gap wider, than at an earlier time in the same place."""

    before: Estimate
    after: Estimate
    stated: Observation | None = None

    @property
    def group(self) -> Group:
        return self.after.group

    @property
    def decimals(self) -> int:
        """As many as the statement has, or the coarser of the two."""
        return self.stated.decimals or 0 if self.stated else min(self.before.decimals, self.after.decimals)


@dataclass(frozen=True, eq=False)
class MeasureFigures:
    """All that is known of one measure. Each part is worked out when it is first asked for, and kept.

    Estimates stand in the order of `GROUPS`, Lincolnshire before England, oldest first.
    """

    dataset: Dataset
    measure: Measure

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """What the documents state of it, figures and words, in the order of the data."""
        return self.dataset.observations_of[self.measure.measure]

    @cached_property
    def ranges(self) -> Ranges:
        """The bounds that follow from all of its stated figures together."""
        return find_ranges(self.observations)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Stated figures that cannot all be true; none of them is used for anything."""
        return self.ranges.clashes

    @cached_property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The sections of documents that state something of it: (document, section)."""
        return tuple(dict.fromkeys((o.source, o.section) for o in self.observations))

    @cached_property
    def in_words(self) -> tuple[Observation, ...]:
        """What the documents say of it in words only."""
        return tuple(o for o in self.observations if o.statistic == "comparison")

    @cached_property
    def moments(self) -> tuple[Estimate, ...]:
        """Each known level, oldest first; one without a date is the latest."""
        found = [level for level in levels_in(self.ranges.statements) if level.place in PLACES]
        found.sort(key=lambda one: (not one.period, one.period, GROUPS.index(one.group), PLACES.index(one.place)))
        return known(self.estimate("value", level, ZERO) for level in found)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The dates for which a level is known, oldest first."""
        return tuple(dict.fromkeys(level.period for level in self.moments if level.period))

    @cached_property
    def period(self) -> str:
        """The date that charts of one date show: the latest with a gap, else with a level. Empty where none is."""
        with_gap = [period for period in self.periods if self.gaps_of(period)]
        return [*self.periods[-1:], *with_gap][-1] if self.periods else ""

    @cached_property
    def levels(self) -> tuple[Estimate, ...]:
        """The known levels of the period shown."""
        return self.levels_of(self.period)

    @cached_property
    def gaps(self) -> tuple[Estimate, ...]:
        """The known gaps to pupils with no SEN of the period shown."""
        return self.gaps_of(self.period)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """For each group, how many points wider its gap is in Lincolnshire than in England, in the period shown."""
        stated = {(o.period or "", o.group): o for o in self.observations if o.statistic == "gap-difference"}
        return tuple(
            Comparison(*self._wider(home, country), home, country, stated.get((home.period, home.group)))
            for home, country in pairs(self.gaps)
        )

    @cached_property
    def differences(self) -> tuple[Estimate, ...]:
        """For each group, how far Lincolnshire's level is above England's (negative: below), in the period shown."""
        home = [Level(self.period, HOME, group) for group in GROUPS]
        return known(self.estimate("difference", level, level._replace(place=COUNTRY)) for level in home)

    @cached_property
    def changes(self) -> tuple[Estimate, ...]:
        """The newest stated changes of levels that are themselves not known, all since the same, newest date."""
        stated = [s for s in self.ranges.statements if s.observation.statistic == "change"]
        found = [s for s in stated if self.ranges.level(s.minuend) is None]
        newest, since = max(((s.minuend.period, s.subtrahend.period) for s in found), default=("", ""))
        return known(
            self.estimate("change", s.minuend, s.subtrahend)
            for group, place in product(GROUPS, PLACES)
            for s in found
            if s.minuend == Level(newest, place, group) and s.subtrahend.period == since
        )

    @cached_property
    def change_comparisons(self) -> tuple[Comparison, ...]:
        """For each group, how much more its score rose in Lincolnshire than in England."""
        return tuple(Comparison(*self._apart(home, country), home, country) for home, country in pairs(self.changes))

    @cached_property
    def history(self) -> tuple[Estimate, ...]:
        """Each dated level of the groups that have two dates in one place."""
        rows = [self._row(group, place) for group, place in product(GROUPS, PLACES)]
        told = {row[0].group for row in rows if len(row) > 1}
        return tuple(level for row in rows for level in row if level.group in told)

    @cached_property
    def single_dates(self) -> tuple[Group, ...]:
        """The groups with levels of one date only, of which nothing over time can be told."""
        told = {level.group for level in self.history}
        dated = {level.group for level in self.moments if level.period}
        return tuple(group for group in GROUPS if group in dated - told)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """For each group and place, how its newest level differs from the one before; stated where a document does."""
        rows = [self._row(group, place)[-2:] for group, place in product(GROUPS, PLACES)]
        return tuple(self._move(*row) for row in rows if len(row) == 2)

    @cached_property
    def gap_moves(self) -> tuple[Move, ...]:
        """For each group in Lincolnshire, how its newest gap differs from the one before: negative is wider now."""
        gaps = [gap for period in self.periods for gap in self.gaps_of(period) if gap.place == HOME]
        rows = [[gap for gap in gaps if gap.group == group][-2:] for group in SEN_GROUPS]
        return tuple(self._move(*row) for row in rows if len(row) == 2)

    def levels_of(self, period: str) -> tuple[Estimate, ...]:
        return tuple(level for level in self.moments if level.period == period)

    def gaps_of(self, period: str) -> tuple[Estimate, ...]:
        """The known gaps to pupils with no SEN at a date."""
        levels = [Level(period, place, group) for group, place in product(SEN_GROUPS, PLACES)]
        return known(self.estimate("gap", level, level._replace(group=BASELINE)) for level in levels)

    def estimate(
        self, statistic: Literal["value", "gap", "change", "difference"], minuend: Level, subtrahend: Level
    ) -> Estimate | None:
        """What is known of `minuend` - `subtrahend`; None where nothing is."""
        bounds = self.ranges.difference(minuend, subtrahend)
        if bounds is None:
            return None
        same = (s.observation for s in self.ranges.statements if (s.minuend, s.subtrahend) == (minuend, subtrahend))
        return Estimate(self.measure, statistic, minuend, subtrahend, bounds, next(same, None))

    def limits_of(self, observation: Observation) -> tuple[Decimal, Decimal] | None:
        """The range of a stated figure that all figures allow; of one that contradicts others, that of its rounding.

        A difference of two gaps bounds nothing itself and has the range of the gaps'. None where there is none.
        """
        if observation.statistic == "gap-difference":
            found = [c for c in self.comparisons if c.stated == observation]
            return (-found[0].high, -found[0].low) if found else None
        statement = as_statement(observation)
        if statement is None:
            return None
        bounds = self.ranges.difference(statement.minuend, statement.subtrahend)
        if bounds is None or statement not in self.ranges.statements:
            return statement.value - statement.half_unit, statement.value + statement.half_unit
        return bounds.low, bounds.high

    def _row(self, group: Group, place: Place) -> list[Estimate]:
        """The dated levels of a group in a place, oldest first."""
        return [level for level in self.moments if level.period and (level.group, level.place) == (group, place)]

    def _move(self, before: Estimate, after: Estimate) -> Move:
        change = self.estimate("change", after.minuend, before.minuend) if after.statistic == "value" else None
        stated = change.stated if change else None
        value, low, high = self._apart(after, before)
        return Move(value if stated is None or stated.value is None else stated.value, low, high, before, after, stated)

    def _wider(self, home: Estimate, country: Estimate) -> tuple[Decimal, Decimal, Decimal]:
        """How much further behind the first gap is than the second; where both are ahead, how much further ahead."""
        return self._apart(home, country) if home.value + country.value > 0 else self._apart(country, home)

    def _apart(self, first: Estimate, second: Estimate) -> tuple[Decimal, Decimal, Decimal]:
        """The first estimate less the second as printed, and the least and the greatest that it can be."""
        low, high = first.bounds.low - second.bounds.high, first.bounds.high - second.bounds.low
        if not self.ranges.only_just_fit:
            plus, minus = (first.minuend, second.subtrahend), (first.subtrahend, second.minuend)
            low, high = self.ranges.limits(plus, minus) or (low, high)
        return first.value - second.value, low, high


@cache
def measure_figures(dataset: Dataset, measure: Measure) -> MeasureFigures:
    return MeasureFigures(dataset, measure)


def outcome_figures(dataset: Dataset) -> tuple[MeasureFigures, ...]:
    """The figures of each measure that has a page."""
    return tuple(measure_figures(dataset, measure) for measure in outcome_measures(dataset))


def outcome_measures(dataset: Dataset) -> tuple[Measure, ...]:
    """The measures that have a page, in the order of a child's journey."""
    return tuple(measure for measure in dataset.measures if measure.kind == "outcome")


def known(estimates: Iterable[Estimate | None]) -> tuple[Estimate, ...]:
    """Those estimates of which something is known."""
    return tuple(estimate for estimate in estimates if estimate is not None)


def pairs(estimates: tuple[Estimate, ...]) -> list[tuple[Estimate, Estimate]]:
    """The estimates of both places for each group and period that has both."""
    return [
        (home, country)
        for home in estimates
        for country in estimates
        if (home.place, country.place) == PLACES and (home.group, home.period) == (country.group, country.period)
    ]
