"""What DfE's figures say of each figure that the documents print, by rule, each with its working in words.

A printed figure agrees where what follows from DfE's figures rounds to it; agrees within rounding where both could be
equal before each was rounded; agreed when written where it agrees with what DfE has revised since; differs otherwise.
Where figures are missing it cannot be checked here, and the file that would check it is named; but DfE's other figures
with the levels and gaps that the document prints may still show that it cannot be.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from inclusion.figures.measure import BASELINE
from inclusion.figures.official import (
    Sum,
    Term,
    exact_value,
    figure_at,
    figures_of,
    series_of,
)
from inclusion.figures.ranges import ZERO, Level, compared_level, find_ranges, half_unit, level_of
from inclusion.figures.words import GROUP_PHRASES, PLACE_NAMES, counts_words
from inclusion.figures.year_changes import yearly_changes
from inclusion.records.model import (
    Dataset,
    Judgement,
    Measure,
    Observation,
    OfficialDataset,
    OfficialFigure,
)
from inclusion.records.official import SCHOOL_YEARS
from inclusion.records.tables import decimals_of
from inclusion.records.words import listing, number, period_year, points

VerdictKind = Literal["agrees", "agrees-within-rounding", "agreed-when-written", "differs", "cannot-be-checked"]

VERDICT_NAMES: dict[VerdictKind, str] = {
    "agrees": "agrees",
    "agrees-within-rounding": "agrees within rounding",
    "agreed-when-written": "agreed when written, since revised",
    "differs": "differs",
    "cannot-be-checked": "cannot be checked here",
}

DIRECTIONS = {
    "gap": ("below", "above"),
    "difference": ("below", "above"),
    "change": ("down", "up"),
    "gap-difference": ("wider", "narrower"),
}
"""What a negative and a positive figure of a kind are called."""

JUDGEMENT_NAMES: dict[str, str] = {
    "holds": "holds",
    "held-when-written": "held when written, since revised",
    "was-so-before": "true, but so before",
    "not-shown": "not shown",
    "fails": "does not hold",
    "cannot-be-checked": "cannot be checked here",
}
"""What the verdicts on statements in words are called."""


@dataclass(frozen=True)
class Verdict:
    """What DfE's figures say of a printed figure; `low` and `high` bound what follows from them, where anything does.

    `kind` is one of `VERDICT_NAMES`; `working` the reason in words, counts first; `says` what follows, in the words of
    the printed figure: "47 points below".
    """

    observation: Observation
    kind: VerdictKind
    working: str
    low: Decimal | None = None
    high: Decimal | None = None
    says: str = ""

    @property
    def official(self) -> str:
        """What follows from DfE's figures, as a cell: a number, a range, or nothing."""
        if self.low is None or self.high is None:
            return ""
        return plain(self.low) if self.low == self.high else f"between {plain(self.low)} and {plain(self.high)}"


def plain(value: Decimal) -> str:
    """A number for a file: at most two decimals, no zeros at its end, a plain minus sign."""
    return f"{round(value, 2).normalize():f}"


@cache
def verdicts(dataset: Dataset) -> tuple[Verdict, ...]:
    """The verdict on every printed figure, in the order of observations.csv; comparisons in words have none."""
    return tuple(find_verdict(dataset, o) for o in dataset.observations if o.value is not None)


def verdicts_of(dataset: Dataset, measure: str) -> tuple[Verdict, ...]:
    """The verdicts on the printed figures of a measure, in the order of the file."""
    return tuple(verdict for verdict in verdicts(dataset) if verdict.observation.measure == measure)


def judgements_of(dataset: Dataset, measure: str) -> tuple[Judgement, ...]:
    """What was judged by hand of statements in words on a measure."""
    return tuple(judgement for judgement in dataset.judgements if judgement.measure == measure)


def count_verdicts(found: Sequence[Verdict]) -> dict[VerdictKind, int]:
    """How many verdicts of each kind there are, in the order of `VERDICT_NAMES`."""
    counts = Counter(verdict.kind for verdict in found)
    return {kind: counts[kind] for kind in VERDICT_NAMES}


def find_verdict(dataset: Dataset, observation: Observation) -> Verdict:
    if dataset.measure[observation.measure].growth_of:
        return growth_verdict(dataset, observation)
    levels = parts(dataset, observation)
    found = {level: figure_at(dataset, observation.measure, *level) for _, level in levels}
    missing = [level for level, figure in found.items() if figure is None]
    if missing:
        return unchecked(dataset, observation, missing)
    return compare(dataset, observation, Sum(tuple(Term(sign, f) for sign, level in levels if (f := found[level]))))


def parts(dataset: Dataset, observation: Observation) -> list[tuple[int, Level]]:
    """The levels from which a printed figure follows, in DfE's periods, each with the sign with which it counts."""
    measure, statistic, versus = dataset.measure[observation.measure], observation.statistic, str(observation.versus)
    here = Level(read_period(dataset, observation), observation.place, observation.group)
    if statistic == "gap-difference":
        there = here._replace(place=versus)
        return [(1, here), (-1, here._replace(group=BASELINE)), (-1, there), (1, there._replace(group=BASELINE))]
    other = compared_level(here, statistic, official_period(measure, versus) if statistic == "change" else versus)
    return [(1, here)] if other == ZERO else [(1, here), (-1, other)]


def read_period(dataset: Dataset, observation: Observation) -> str:
    """The period of a printed figure in DfE's code; one without a date is as new as its document's newest results."""
    measure = dataset.measure[observation.measure]
    if observation.period:
        return official_period(measure, observation.period)
    dated = [o.period for o in dataset.observations if o.source == observation.source and o.period]
    return official_period(measure, max(dated, key=period_year)) if dated else ""


def official_period(measure: Measure, period: str) -> str:
    """A period as a measure's figures code it.

    A year that is stated for a school year is the one in which it ends; of calendar years, the one that was over when a
    school year ended is meant.
    """
    if measure.period_kind in SCHOOL_YEARS:
        return period if len(period) == 6 else f"{int(period) - 1}{period[2:]}"
    return period[:4]


def compare(dataset: Dataset, observation: Observation, now: Sum) -> Verdict:
    """The verdict on a printed figure of which all official figures are held."""
    value, give = printed(observation)
    before = now.as_first_published()
    working = [f"DfE has {sum_words(dataset, observation, now)}.", print_words(dataset, observation)]
    kind: VerdictKind = "differs"
    if abs(now.value - value) <= give:
        kind = "agrees"
    elif abs(before.value - value) <= give:
        kind = "agreed-when-written"
    elif abs(now.value - value) <= give + now.give:
        kind = "agrees-within-rounding"
    elif abs(before.value - value) <= give + before.give:
        kind = "agreed-when-written"
    else:
        working.append(apart(now.value - value, shown_decimals(observation, now)))
    if now.is_revised and kind != "agrees":
        working.append(f"Before the revision DfE had {sum_words(dataset, observation, before)}.")
    says = result_words(dataset, observation, (now.value,), shown_decimals(observation, now))
    return Verdict(observation, kind, " ".join(working), now.value, now.value, says)


def printed(observation: Observation) -> tuple[Decimal, Decimal]:
    """A printed figure, and how far it may be off."""
    return observation.value or Decimal(0), half_unit(observation.decimals or 0)


def apart(distance: Decimal, decimals: int) -> str:
    """By how much a printed figure differs, as a sentence."""
    return f"They are {points(distance, decimals)} apart."


def growth_verdict(dataset: Dataset, observation: Observation) -> Verdict:
    """The verdict on an average yearly growth: the mean of the yearly changes of what grew."""
    measure = dataset.measure[observation.measure]
    if observation.statistic != "value":
        return Verdict(observation, "cannot-be-checked", NO_GROWTH)
    until = int(period_year(read_period(dataset, observation)) or 0)
    years = range(int(period_year(str(measure.growth_since))), until + 1)
    if missing := missing_years(dataset, observation, years):
        return unchecked(dataset, observation, missing)
    found = series_of(dataset, str(measure.growth_of), places=(observation.place,), groups=(observation.group,))
    changes = [one for series in found for one in yearly_changes(series) if int(period_year(one[1].period)) in years]
    if not changes or len(changes) < len(years):
        return Verdict(observation, "cannot-be-checked", NO_YEARS)
    first, last, mean = changes[0][0], changes[-1][1], statistics.mean(change for *_, change in changes)
    value, give = printed(observation)
    working = [
        f"DfE counts {number(exact_value(first))} in {period_year(first.period)} and "
        f"{number(exact_value(last))} in {period_year(last.period)}.",
        f"The mean of the {len(changes)} yearly changes is {number(mean, 2)}%.",
        print_words(dataset, observation),
    ]
    kind: VerdictKind = "agrees"
    if abs(mean - value) > give:
        kind = "differs"
        working.append(apart(mean - value, 2))
    return Verdict(observation, kind, " ".join(working), mean, mean, f"{number(mean, 2)}%")


NO_GROWTH = "Only an average growth itself is checked here, not what it is compared with."
NO_YEARS = "DfE's figures have a 0 or fewer than two years here, so no growth follows from them."


def missing_years(dataset: Dataset, observation: Observation, years: range) -> list[Level]:
    """The years of a growth, the one before the first counted too, of which no figure of what grew is held."""
    grown = dataset.measure[str(dataset.measure[observation.measure].growth_of)]
    periods = [official_period(grown, str(year)) for year in range(years.start - 1, years.stop)]
    levels = [Level(period, observation.place, observation.group) for period in periods]
    return [level for level in levels if figure_at(dataset, grown.measure, *level) is None]


def unchecked(dataset: Dataset, observation: Observation, missing: Sequence[Level]) -> Verdict:
    """The verdict on a figure of which official figures are missing: it cannot be checked, or cannot be at all."""
    reason, file = missing_words(missing), file_words(dataset, observation)
    ends = possible(dataset, observation)
    if ends is None:
        return Verdict(observation, "cannot-be-checked", f"{reason} {file}".strip())
    low, high = ends
    allowed = result_words(dataset, observation, ends, max(min(2, decimals_of(end.normalize())) for end in ends))
    leaves = f"DfE's other figures, with levels and gaps that the document prints, leave {allowed}."
    value, give = printed(observation)
    fits = low <= value + give and value - give <= high
    end = f"That fits. {file}".strip() if fits else "So it cannot be."
    working = f"{reason} {leaves} {print_words(dataset, observation)} {end}"
    return Verdict(observation, "cannot-be-checked" if fits else "differs", working, low, high, allowed)


def possible(dataset: Dataset, observation: Observation) -> tuple[Decimal, Decimal] | None:
    """What a figure can be by DfE's figures and the levels and gaps that its document prints, itself left out.

    Differences between places are left out too: a wrong one would cast doubt on every gap. None where DfE's figures add
    nothing.
    """
    levels = parts(dataset, observation)
    plus = [level for sign, level in levels if sign > 0]
    minus = [level for sign, level in levels if sign < 0] or [ZERO]
    asked = {(level.period, level.place) for _, level in levels}
    held = figures_of(dataset, observation.measure)
    official = [as_observation(f) for f in held if f.value is not None and (f.period, f.place) in asked]
    known = set(map(level_of, official))
    stated = [
        o
        for o in dataset.observations_of[observation.measure]
        if o.source == observation.source and o is not observation and (o.period, o.place) in asked
        if o.statistic == "gap" or (o.statistic == "value" and level_of(o) not in known)
    ]
    with_official, without = (find_ranges(found).limits(plus, minus) for found in ([*official, *stated], stated))
    return None if with_official == without else with_official


def as_observation(figure: OfficialFigure) -> Observation:
    """An official value as a bound beside those of a document, the data set in the place of the document."""
    return Observation.model_construct(**dict(figure), statistic="value", source=figure.dataset)


def files_for(dataset: Dataset, measure: str, group: str) -> tuple[OfficialDataset, ...]:
    """The data sets that would check a figure: those that nobody read yet and that hold the measure for the group."""
    readable = {layout.dataset for layout in dataset.layouts if (layout.measure, layout.group) == (measure, group)}
    return tuple(
        source
        for source in dataset.datasets
        if source.retrieved is None and (source.dataset in readable or measure in source.unread_measures)
    )


def file_words(dataset: Dataset, observation: Observation) -> str:
    """Which file would check a figure, as a sentence; nothing where none is known."""
    files = files_for(dataset, observation.measure, observation.group)
    return f"DfE's file “{files[0].title}” would check it." if files else ""


def missing_words(missing: Sequence[Level]) -> str:
    """What is missing, as a sentence: "No public copy that we read has figures for pupils with no SEN in ..."."""
    years, places, groups = (tuple(dict.fromkeys(part)) for part in zip(*missing, strict=True))
    if len(years) * len(places) * len(groups) == len(set(missing)):
        pupils = (
            "this for"
            if set(groups) <= {"all", "requests"}
            else f"figures for {listing([GROUP_PHRASES[group] for group in groups])} in"
        )
        where = listing([PLACE_NAMES[place] for place in places])
        what = f"{pupils} {where} in {listing([period_year(year) for year in years])}"
    else:
        what = f"figures for {listing([f'{GROUP_PHRASES[g]} in {PLACE_NAMES[p]}' for _, p, g in missing])}"
    return f"No public copy that we read has {what}."


def sum_words(dataset: Dataset, observation: Observation, found: Sum) -> str:
    """What DfE has for a printed figure and what follows, to follow “DfE has”; counts come first."""
    decimals = shown_decimals(observation, found)
    result = result_words(dataset, observation, (found.value,), decimals)
    if observation.statistic == "value":
        figure = found.terms[0].figure
        year = "" if observation.period else f" for {period_year(figure.period)}"
        return f"{figure_words(dataset, figure, decimals)}{year}"
    if observation.statistic == "gap-difference":
        gaps = [points(Sum(side).value, decimals) for side in (found.terms[:2], found.terms[2:])]
        places = [PLACE_NAMES[place] for place in (observation.place, str(observation.versus))]
        named = [f"{gap} in {place}" for gap, place in zip(gaps, places, strict=True)]
        return f"gaps of {listing(named)}: {result}"
    sides = [
        f"{figure_words(dataset, term.figure, decimals)} for {term_name(observation, term.figure)}"
        for term in found.terms
    ]
    return f"{listing(sides)}: {result}"


def figure_words(dataset: Dataset, figure: OfficialFigure, decimals: int) -> str:
    """A figure inside a sentence: "289 of 1,491 (19.38%)"; without counts "23%", as published."""
    unit = unit_sign(dataset, figure.measure)
    if not (counts := counts_words(figure)):
        return f"{number(exact_value(figure), figure.decimals or 0)}{unit}"
    return f"{counts} ({number(exact_value(figure), decimals)}{unit})"


def unit_sign(dataset: Dataset, measure: str) -> str:
    return "%" if dataset.measure[measure].unit.startswith("percent") else ""


def term_name(observation: Observation, figure: OfficialFigure) -> str:
    """What tells a figure from the other of a sum: its year, its place or its pupils."""
    if observation.statistic == "change":
        return period_year(figure.period)
    return PLACE_NAMES[figure.place] if observation.statistic == "difference" else GROUP_PHRASES[figure.group]


def shown_decimals(observation: Observation, found: Sum) -> int:
    """One more decimal than the document prints where counts give it, else as many as DfE publishes."""
    if found.has_counts:
        return (observation.decimals or 0) + 1
    return max(term.figure.decimals or 0 for term in found.terms)


def print_words(dataset: Dataset, observation: Observation) -> str:
    """What the document prints, as a sentence."""
    return f"The document prints {printed_words(dataset, observation)}."


def printed_words(dataset: Dataset, observation: Observation) -> str:
    """What the document prints, inside a sentence."""
    return result_words(dataset, observation, (observation.value or Decimal(0),), observation.decimals or 0)


def result_words(dataset: Dataset, observation: Observation, ends: Sequence[Decimal], decimals: int) -> str:
    """A figure of an observation's kind, or a range: "19.1%", "48 points below", "2.1 to 3 points wider"."""
    kept = sorted(round(end, decimals) for end in ends)
    shown = " to ".join(number(end, decimals) for end in kept)
    if observation.statistic == "value":
        return f"{shown}{unit_sign(dataset, observation.measure)}"
    if not any(kept):
        return "no difference"
    if kept[0] < 0 < kept[-1]:
        return f"{shown} points"
    below, above = DIRECTIONS[observation.statistic]
    *least, most = sorted(map(abs, kept))
    size = " to ".join([*(number(one, decimals) for one in least), points(most, decimals)])
    return f"{size} {below if kept[0] < 0 else above}"
