"""Levels, gaps and comparisons of a measure as records, stated against worked out.

It knows which differences are worth telling; the arithmetic is in `ranges`, the sentences in `wording`.
A gap is a group's level minus that of pupils with no SEN, in percentage points: negative is behind.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal, get_args

from inclusion.figures.ranges import Bounds, Level, Ranges, find_ranges
from inclusion.records.model import Dataset, Group, Measure, Observation, Place


@cache
def outcome_measures(dataset: Dataset) -> tuple[Measure, ...]:
    """The measures that have a page, in the order of a child's journey."""
    return tuple(measure for measure in dataset.measures if measure.kind == "outcome")


@cache
def gap_key_stages(dataset: Dataset) -> tuple[str, ...]:
    """The key stages of the measures for which a gap is stated, in the order of a child's journey."""
    with_gap = {o.measure for o in dataset.observations if o.statistic == "gap"}
    stages = dict.fromkeys(m.key_stage for m in outcome_measures(dataset) if m.measure in with_gap and m.key_stage)
    return tuple(stages)


BASELINE: Group = "no-sen"
HOME: Place = "lincolnshire"
COUNTRY: Place = "england"
GROUPS: tuple[Group, ...] = get_args(Group)
SEN_GROUPS: tuple[Group, ...] = ("sen-support", "ehc-plan")
PLACES: tuple[Place, ...] = (HOME, COUNTRY)


Verdict = Literal["wider", "narrower", "same"]


@dataclass(frozen=True)
class Estimate:
    """A level, a gap, a change or a difference: what the documents state of it, and what can be worked out.

    `bounds` is the tightest range that all statements allow; `stated` the observation that prints it, if one does.
    """

    measure: Measure
    period: str
    place: Place
    group: Group
    statistic: Literal["value", "gap", "change", "difference"]
    bounds: Bounds
    stated: Observation | None

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
        return min(step.statement.observation.decimals or 0 for step in self.bounds.steps)


@dataclass(frozen=True)
class Comparison:
    """How much larger something is in Lincolnshire than in England: `value`, surely between `low` and `high`."""

    lincolnshire: Estimate
    england: Estimate
    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def group(self) -> Group:
        """The pupils compared."""
        return self.lincolnshire.group

    @property
    def same(self) -> bool:
        """Whether rounding alone could explain the difference."""
        return self.low <= 0 <= self.high


@cache
def ranges_of(dataset: Dataset, measure: str) -> Ranges:
    """The bounds that follow from all that the documents state about a measure."""
    return find_ranges(dataset.observations_of[measure])


def find_stated(dataset: Dataset, level: Level, measure: str, statistic: str, versus: str | None) -> Observation | None:
    """The observation that prints this figure, if one does; none that contradicts others, as it may be wrong."""
    clashing = [s.observation for clash in ranges_of(dataset, measure).clashes for s in clash.statements]
    return next(
        (
            o
            for o in dataset.observations_of[measure]
            if (o.period or "", o.place, o.group, o.statistic, o.versus) == (*level, statistic, versus)
            and o not in clashing
        ),
        None,
    )


@cache
def periods(dataset: Dataset, measure: Measure) -> tuple[str, ...]:
    """The periods for which a level is known for some group, oldest first."""
    ranges = ranges_of(dataset, measure.measure)
    levels = {level for s in ranges.statements for level in (s.minuend, s.subtrahend)}
    return tuple(sorted({level.period for level in levels if level.period and ranges.level(level)}))


@cache
def gap_period(dataset: Dataset, measure: Measure) -> str | None:
    """The latest period in which a gap to pupils with no SEN is known; None for measures without one."""
    return next((p for p in reversed(periods(dataset, measure)) if find_gaps(dataset, measure, p)), None)


@cache
def find_levels(dataset: Dataset, measure: Measure, period: str) -> tuple[Estimate, ...]:
    """Each known level of a period: groups in order, Lincolnshire before England."""
    found = []
    for group in GROUPS:
        for place in PLACES:
            level = Level(period, place, group)
            bounds = ranges_of(dataset, measure.measure).level(level)
            if bounds is not None:
                stated = find_stated(dataset, level, measure.measure, "value", None)
                found.append(Estimate(measure, period, place, group, "value", bounds, stated))
    return tuple(found)


@cache
def find_gaps(dataset: Dataset, measure: Measure, period: str) -> tuple[Estimate, ...]:
    """Each known gap to pupils with no SEN: groups in order, Lincolnshire before England."""
    found = []
    for group in SEN_GROUPS:
        for place in PLACES:
            level, baseline = Level(period, place, group), Level(period, place, BASELINE)
            bounds = ranges_of(dataset, measure.measure).difference(level, baseline)
            if bounds is not None:
                stated = find_stated(dataset, level, measure.measure, "gap", BASELINE)
                found.append(Estimate(measure, period, place, group, "gap", bounds, stated))
    return tuple(found)


@cache
def find_changes(dataset: Dataset, measure: Measure) -> tuple[Estimate, ...]:
    """Each stated change of a measure whose levels are not stated: groups in order, Lincolnshire before England."""
    found = []
    for group in SEN_GROUPS:
        for place in PLACES:
            for o in dataset.observations_of[measure.measure]:
                if (o.place, o.group, o.statistic) == (place, group, "change") and o.period and o.versus:
                    end = Level(o.period, place, group)
                    bounds = ranges_of(dataset, measure.measure).difference(end, end._replace(period=o.versus))
                    if bounds is not None:
                        found.append(Estimate(measure, o.period, place, group, "change", bounds, o))
    return tuple(found)


@cache
def find_differences(dataset: Dataset, measure: Measure, period: str) -> tuple[Estimate, ...]:
    """For each group, how far Lincolnshire's level is above England's (negative: below), where that is known."""
    found = []
    for group in GROUPS:
        home = Level(period, HOME, group)
        bounds = ranges_of(dataset, measure.measure).difference(home, home._replace(place=COUNTRY))
        if bounds is not None:
            stated = find_stated(dataset, home, measure.measure, "difference", COUNTRY)
            found.append(Estimate(measure, period, HOME, group, "difference", bounds, stated))
    return tuple(found)


@cache
def find_history(dataset: Dataset, measure: Measure) -> tuple[Estimate, ...]:
    """Each level of the groups that have two years in one place: groups in order, Lincolnshire first, oldest first."""
    levels = [level for period in periods(dataset, measure) for level in find_levels(dataset, measure, period)]
    rows = [[level for level in levels if (level.group, level.place) == row] for row in product(GROUPS, PLACES)]
    told = {row[0].group for row in rows if len(row) > 1}
    return tuple(level for row in rows for level in row if level.group in told)


def single_years(dataset: Dataset, measure: Measure) -> tuple[Group, ...]:
    """The groups with levels of one year only, which nothing over time can be told of."""
    levels = {level.group for period in periods(dataset, measure) for level in find_levels(dataset, measure, period)}
    return tuple(
        group for group in GROUPS if group in levels - {level.group for level in find_history(dataset, measure)}
    )


@cache
def find_moments(dataset: Dataset, measure: Measure) -> tuple[Estimate, ...]:
    """Each level of a measure, dated ones first and oldest first; a level without a date is the latest."""
    dates = dict.fromkeys(o.period or "" for o in dataset.observations_of[measure.measure])
    moments = sorted(dates, key=lambda date: (not date, date))
    return tuple(level for moment in moments for level in find_levels(dataset, measure, moment))


def compare_gaps(gaps: tuple[Estimate, ...]) -> tuple[Comparison, ...]:
    """For each group, how many points wider the gap is in Lincolnshire than in England."""
    return tuple(
        Comparison(
            home,
            country,
            country.value - home.value,
            country.bounds.low - home.bounds.high,
            country.bounds.high - home.bounds.low,
        )
        for home, country in pairs(gaps)
    )


def compare_changes(changes: tuple[Estimate, ...]) -> tuple[Comparison, ...]:
    """For each group, how much more the measure rose in Lincolnshire than in England."""
    return tuple(
        Comparison(
            home,
            country,
            home.value - country.value,
            home.bounds.low - country.bounds.high,
            home.bounds.high - country.bounds.low,
        )
        for home, country in pairs(changes)
    )


def pairs(estimates: tuple[Estimate, ...]) -> list[tuple[Estimate, Estimate]]:
    """The estimates of both places for each group and period that has both."""
    return [
        (home, country)
        for home in estimates
        for country in estimates
        if (home.place, country.place) == PLACES and (home.group, home.period) == (country.group, country.period)
    ]


def verdict(comparison: Comparison) -> Verdict:
    """Whether a gap is wider than England's, narrower, or the same within rounding."""
    if comparison.same:
        return "same"
    return "wider" if comparison.value > 0 else "narrower"
