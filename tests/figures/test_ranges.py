"""Ranges: known results, contradictions, and a second implementation by linear programming that must agree."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog  # type: ignore[import-untyped]  # SciPy ships no types

from inclusion.figures.ranges import ZERO, Level, Ranges, Statement, as_statement, find_ranges
from inclusion.records.model import Dataset, Observation
from tests.conftest import DataFolder
from tests.figures.drawn import figures_of

YEAR = "202425"
MANY_PROGRAMMES = settings(max_examples=100)
"""Half as many examples where each solves dozens of linear programmes."""


def level(place: str, group: str, period: str = YEAR) -> Level:
    return Level(period, place, group)


def observe(statistic: str, value: str | None, versus: str | None = None, **other: str | int) -> Observation:
    """A figure about pupils on SEN support in Lincolnshire, or as `other` says, printed as `value`."""
    decimals = None if value is None else len(value.partition(".")[2])
    fields: dict[str, object] = {
        "measure": "measure",
        "period": YEAR,
        "place": "lincolnshire",
        "group": "sen-support",
        "statistic": statistic,
        "versus": versus,
        "value": value,
        "decimals": decimals,
        "source": "strategy-2025-26",
        "section": "Outcomes",
    }
    return Observation.model_validate(fields | other)


def ranges_of(dataset: Dataset, measure: str) -> Ranges:
    return figures_of(dataset, measure).ranges


def range_of(ranges: Ranges, minuend: Level, subtrahend: Level = ZERO) -> tuple[str, str]:
    """The tightest range of a difference of two levels."""
    limits = ranges.limits([minuend], [subtrahend])
    assert limits is not None
    return str(limits[0]), str(limits[1])


# Known results


@pytest.mark.parametrize(
    ("measure", "group", "low", "high"),
    [
        ("gld", "no-sen", "77.5", "78.0"),
        ("gld", "sen-support", "27.0", "27.5"),
        ("gld", "ehc-plan", "4.0", "5.5"),
        ("ks2-rwm", "no-sen", "72.0", "73.5"),
        ("ks2-rwm", "sen-support", "27.5", "29.0"),
        ("ks2-rwm", "ehc-plan", "8.5", "10.0"),
        ("gcse-grade-4", "no-sen", "71.5", "74.5"),
    ],
)
def test_levels_of_england_that_follow_from_the_strategy(
    dataset: Dataset, measure: str, group: str, low: str, high: str
) -> None:
    assert range_of(ranges_of(dataset, measure), level("england", group)) == (low, high)


def test_the_real_data_holds_no_contradiction(dataset: Dataset) -> None:
    assert [measure.measure for measure in dataset.measures if ranges_of(dataset, measure.measure).clashes] == []


def test_a_stated_whole_number_is_half_a_point_either_way() -> None:
    assert range_of(find_ranges([observe("value", "21")]), level("lincolnshire", "sen-support")) == ("20.5", "21.5")


def test_a_figure_with_two_decimals_is_bounded_by_half_a_hundredth() -> None:
    ranges = find_ranges([observe("change", "0.60", "202324")])
    now, before = level("lincolnshire", "sen-support"), level("lincolnshire", "sen-support", "202324")
    assert range_of(ranges, now, before) == ("0.595", "0.605")


def test_below_england_puts_england_above() -> None:
    ranges = find_ranges([observe("value", "21"), observe("difference", "-6", "england")])
    england = ranges.level(level("england", "sen-support"))
    assert england is not None
    assert f"{england.value} from {england.low} to {england.high}" == "27 from 26.0 to 28.0"
    assert [f"{step.sign} x {step.statement.value}" for step in england.steps] == ["1 x 21", "-1 x -6"]


def test_what_no_statement_reaches_is_not_known(dataset: Dataset) -> None:
    ranges = ranges_of(dataset, "phonics")
    assert ranges.level(level("east-midlands", "sen-support")) is None
    assert ranges.level(level("england", "sen-support", "202324")) is None
    assert ranges_of(dataset, "ks2-reading-progress").level(level("england", "sen-support", "202223")) is None


def test_a_difference_is_the_negative_of_its_reverse(dataset: Dataset) -> None:
    ranges = ranges_of(dataset, "ks2-rwm")
    home, england = level("lincolnshire", "ehc-plan"), level("england", "ehc-plan")
    there, back = ranges.difference(home, england), ranges.difference(england, home)
    assert there is not None
    assert back is not None
    assert (there.low, there.high, there.value) == (-back.high, -back.low, -back.value)


def test_words_bound_nothing() -> None:
    in_line = observe("comparison", None, "england", words="in line")
    assert as_statement(in_line) is None
    ranges = find_ranges([observe("value", "21"), in_line])
    assert ranges.level(level("england", "sen-support")) is None


def test_a_difference_between_gaps_bounds_nothing() -> None:
    bigger = observe("gap-difference", "-4", "england", words="bigger")
    assert as_statement(bigger) is None
    stated = [observe("gap", "-54", "no-sen"), observe("gap", "-44", "no-sen", place="england"), bigger]
    assert find_ranges(stated).clashes == ()


def test_statements_bound_the_difference_of_two_gaps_together(dataset: Dataset) -> None:
    ranges = ranges_of(dataset, "ks2-rwm")
    home, country = level("lincolnshire", "sen-support"), level("england", "sen-support")
    first, second = level("lincolnshire", "no-sen"), level("england", "no-sen")
    assert ranges.limits([country, first], [second, home]) == (Decimal("3.0"), Decimal("4.0"))
    gaps = ranges.difference(home, first), ranges.difference(country, second)
    assert [(gap.low, gap.high) for gap in gaps if gap] == [
        (Decimal("-48.5"), Decimal("-47.5")),
        (Decimal("-44.5"), Decimal("-43.5")),
    ]


def test_a_sum_of_levels_that_nothing_bounds_has_no_limits() -> None:
    ranges = find_ranges([observe("value", "21")])
    known, unknown = level("lincolnshire", "sen-support"), level("england", "sen-support")
    assert ranges.limits([known, unknown], [ZERO, ZERO]) is None
    assert ranges.limits([known, unknown], [unknown, ZERO]) == (Decimal("20.5"), Decimal("21.5"))


# Figures that only just fit

EDGE = [observe("value", "74", group="no-sen"), observe("value", "21"), observe("gap", "-54", "no-sen")]


def test_figures_with_room_to_spare_do_not_only_just_fit() -> None:
    assert find_ranges(EDGE).only_just_fit == ()


def test_figures_that_only_just_fit_are_named_and_keep_the_range_of_their_own_rounding() -> None:
    met = find_ranges([observe("value", "20"), observe("value", "21", source="inclusion-plan-outcomes"), *EDGE[:1]])
    assert [str(s.observation.value) for s in met.only_just_fit] == ["20", "21"]
    assert range_of(met, level("lincolnshire", "sen-support")) == ("20.5", "20.5")
    shown = met.level(level("lincolnshire", "sen-support"))
    assert shown is not None
    assert (str(shown.value), str(shown.low), str(shown.high)) == ("20", "19.5", "20.5")


def test_early_years_is_the_one_measure_whose_figures_only_just_fit(dataset: Dataset) -> None:
    tight = [m.measure for m in dataset.measures if ranges_of(dataset, m.measure).only_just_fit]
    assert tight == ["gld"]


# Contradictions


def test_a_contradiction_is_named_by_its_smallest_set_and_the_rest_is_solved() -> None:
    stated = [
        observe("value", "74", group="no-sen"),
        observe("value", "21"),
        observe("difference", "-6", "england"),
        observe("gap", "-60", "no-sen"),
        observe("value", "4", group="ehc-plan"),
        observe("difference", "-2", "england", group="ehc-plan"),
    ]
    ranges = find_ranges(stated)
    assert [[s.observation for s in clash] for clash in ranges.clashes] == [[stated[0], stated[1], stated[3]]]
    assert range_of(ranges, level("england", "ehc-plan")) == ("5.0", "7.0")
    assert range_of(ranges, level("lincolnshire", "sen-support"), level("england", "sen-support")) == ("-6.5", "-5.5")
    assert ranges.level(level("lincolnshire", "no-sen")) is None


def test_two_figures_for_the_same_thing_clash_alone() -> None:
    stated = [
        observe("value", "21"),
        observe("value", "23", source="inclusion-plan-outcomes"),
        observe("gap", "-54", "no-sen"),
        observe("value", "74", group="no-sen"),
    ]
    (clash,) = find_ranges(stated).clashes
    assert [s.observation for s in clash] == stated[:2]


def test_figures_that_meet_at_the_edge_of_rounding_do_not_clash() -> None:
    assert find_ranges([observe("value", "21"), observe("value", "21.5")]).clashes == ()
    assert len(find_ranges([observe("value", "21"), observe("value", "21.6")]).clashes) == 1


def test_each_of_two_contradictions_is_named() -> None:
    stated = [
        observe("value", "21"),
        observe("value", "25", source="inclusion-plan-outcomes"),
        observe("value", "4", group="ehc-plan"),
        observe("value", "9", group="ehc-plan", source="inclusion-plan-outcomes"),
    ]
    assert [len(clash) for clash in find_ranges(stated).clashes] == [2, 2]
    assert find_ranges(stated).statements == ()


def test_a_contradiction_put_into_the_data_leaves_the_other_figures_known(real_folder: DataFolder) -> None:
    real_folder.set("observations.csv", 22, value="-64")
    ranges = ranges_of(real_folder.load(), "gld")
    assert [len(clash) for clash in ranges.clashes] == [3]
    assert range_of(ranges, level("lincolnshire", "ehc-plan")) == ("3.5", "4.5")


# The second implementation


def linear_range(
    statements: Iterable[Statement], plus: Sequence[Level], minus: Sequence[Level]
) -> tuple[float, float] | None:
    """The least and the greatest sum of `plus` less `minus` by linear programming; None where the figures clash."""
    statements = list(statements)
    levels = sorted({end for s in statements for end in (s.minuend, s.subtrahend)} | {*plus, *minus})
    rows, limits = [], []
    for s in statements:
        row = [(name == s.minuend) - (name == s.subtrahend) for name in levels]
        rows += [row, [-cell for cell in row]]
        limits += [float(s.value + s.half_unit), float(s.half_unit - s.value)]
    ends = []
    for sign in (1, -1):
        aim = [sign * (plus.count(name) - minus.count(name)) for name in levels]
        result = linprog(aim, A_ub=rows, b_ub=limits, bounds=[(None, None)] * len(levels), method="highs")
        if result.status == INFEASIBLE:
            return None
        ends.append(sign * result.fun if result.status == 0 else -sign * float("inf"))
    return ends[0], ends[1]


INFEASIBLE = 2


def assert_agreement(ranges: Ranges, minuend: Level, subtrahend: Level) -> None:
    """Both implementations know the same difference, with the same ends, or neither knows it."""
    assert_limits(ranges, [minuend], [subtrahend])
    bounds = ranges.difference(minuend, subtrahend)
    assert (bounds is None) == (ranges.limits([minuend], [subtrahend]) is None)


def assert_limits(ranges: Ranges, plus: Sequence[Level], minus: Sequence[Level]) -> None:
    """Both implementations give a sum of levels less as many others the same ends, or neither knows it."""
    expected = linear_range(ranges.statements, plus, minus)
    assert expected is not None
    limits = ranges.limits(plus, minus)
    if limits is None:
        assert expected in ((float("-inf"), float("inf")), (expected[0], float("inf")), (float("-inf"), expected[1]))
    else:
        assert expected == pytest.approx((float(limits[0]), float(limits[1])), abs=1e-6)


@pytest.mark.parametrize(
    "measure", ["gld", "phonics", "ks2-rwm", "ks2-maths-progress", "gcse-grade-4", "gcse-grade-5", "ehc-plan-rate"]
)
def test_linear_programming_agrees_on_the_real_data(dataset: Dataset, measure: str) -> None:
    ranges = ranges_of(dataset, measure)
    levels = sorted({end for s in ranges.statements for end in (s.minuend, s.subtrahend)})
    assert len(levels) > 2
    for minuend, subtrahend in combinations(levels, 2):
        assert_agreement(ranges, minuend, subtrahend)


@pytest.mark.parametrize("measure", ["gld", "phonics", "ks2-rwm", "gcse-grade-4", "gcse-grade-5"])
@pytest.mark.parametrize("group", ["sen-support", "ehc-plan"])
def test_linear_programming_agrees_on_the_difference_of_two_gaps(dataset: Dataset, measure: str, group: str) -> None:
    home, country = (level(place, group) for place in PLACES[:2])
    baselines = [level(place, "no-sen") for place in PLACES[:2]]
    assert_limits(ranges_of(dataset, measure), [country, baselines[0]], [baselines[1], home])


PLACES = ("lincolnshire", "england", "east-midlands")
GROUPS = ("no-sen", "sen-support", "ehc-plan")
YEARS = ("202324", "202425")


@st.composite
def truths(draw: st.DrawFn) -> dict[Level, Decimal]:
    """A true value, in tenths, for each of a few levels."""
    tenths = st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
    return {
        Level(period, place, group): draw(tenths) for period in YEARS for place in PLACES[:2] for group in GROUPS[:2]
    }


@st.composite
def figures(draw: st.DrawFn, *, honest: bool) -> list[Observation]:
    """Figures as documents state them: of true values, rounded; without honesty, of anything from 0 to 9."""
    values = draw(truths())
    stated: dict[tuple[object, ...], Observation] = {}
    for _ in range(draw(st.integers(1, 7))):
        subject = draw(st.sampled_from(sorted(values)))
        statistic, other = draw(st.sampled_from(comparisons(subject)))
        decimals = draw(st.sampled_from((0, 0, 0, 1)))
        true = values[subject] - (values[other] if other != ZERO else 0)
        value = true if honest else Decimal(draw(st.integers(0, 9)))
        printed = str(value.quantize(Decimal(1).scaleb(-decimals)))
        versus = next((b for a, b in zip(subject, other, strict=True) if a != b), None) if other != ZERO else None
        place = {"period": subject.period, "place": subject.place, "group": subject.group}
        stated[subject, statistic] = observe(statistic, printed, versus, **place)
    return list(stated.values())


def comparisons(subject: Level) -> list[tuple[str, Level]]:
    """What a level may be compared with: nothing, the other place, the other group, the other year."""
    other_place = subject._replace(place=next(place for place in PLACES if place != subject.place))
    other_group = subject._replace(group=next(group for group in GROUPS if group != subject.group))
    other_year = subject._replace(period=next(year for year in YEARS if year != subject.period))
    return [("value", ZERO), ("difference", other_place), ("gap", other_group), ("change", other_year)]


@MANY_PROGRAMMES
@given(figures(honest=True), st.data())
def test_linear_programming_agrees_on_rounded_figures_of_true_values(
    stated: list[Observation], data: st.DataObject
) -> None:
    ranges = find_ranges(stated)
    assert ranges.clashes == ()
    pairs = list(combinations(sorted({end for s in ranges.statements for end in (s.minuend, s.subtrahend)}), 2))
    chosen = data.draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True))
    for minuend, subtrahend in chosen:
        assert_agreement(ranges, minuend, subtrahend)
    for (first, second), (third, fourth) in combinations(chosen, 2):
        assert_limits(ranges, [first, fourth], [second, third])


@given(truths(), st.data())
def test_the_truth_lies_in_every_range(values: dict[Level, Decimal], data: st.DataObject) -> None:
    subjects = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=6, unique=True))
    stated = [
        observe("value", str(values[s].quantize(Decimal(1))), period=s.period, place=s.place, group=s.group)
        for s in subjects
    ]
    ranges = find_ranges(stated)
    for subject in subjects:
        bounds = ranges.level(subject)
        assert bounds is not None
        assert bounds.low <= values[subject] <= bounds.high


@MANY_PROGRAMMES
@given(figures(honest=False))
def test_a_clash_is_infeasible_of_the_smallest_size_and_leaves_a_feasible_rest(stated: list[Observation]) -> None:
    statements = [statement for o in stated if (statement := as_statement(o)) is not None]
    ranges = find_ranges(stated)
    assert feasible(ranges.statements)
    assert bool(ranges.clashes) == (not feasible(statements))
    for clash in ranges.clashes:
        assert not feasible(clash)
    if ranges.clashes:
        fewer = len(ranges.clashes[0]) - 1
        assert all(feasible(some) for some in combinations(statements, fewer))


def feasible(statements: Iterable[Statement]) -> bool:
    """Whether linear programming finds values that fit all statements."""
    statements = list(statements)
    return not statements or linear_range(statements, [statements[0].minuend], [statements[0].subtrahend]) is not None
