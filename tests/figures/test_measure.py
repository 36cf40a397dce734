"""Gaps and comparisons: what is stated, what is worked out, and when two things are about the same."""

from decimal import Decimal

import pytest

from inclusion.figures.measure import outcome_figures
from inclusion.records.model import Dataset
from tests.conftest import DataFolder
from tests.figures.drawn import figures_of
from tests.figures.small import dataset_of, observe

YEAR = "202425"


@pytest.mark.parametrize(
    ("measure", "group", "wider_by", "word"),
    [
        ("gld", "sen-support", ("4", "3", "5"), "wider"),  # these figures only just fit, so each has its own range
        ("gld", "ehc-plan", ("-3", "-4", "-2"), "narrower"),
        ("phonics", "sen-support", ("3", "2", "4"), "wider"),
        ("phonics", "ehc-plan", ("-1", "-2", "0"), "same"),
        ("ks2-rwm", "sen-support", ("4", "3.0", "4.0"), "wider"),
        ("ks2-rwm", "ehc-plan", ("0", "-1.0", "0.0"), "same"),
        ("gcse-grade-4", "sen-support", ("1", "0", "2"), "same"),
        ("gcse-grade-4", "ehc-plan", ("0", "-1", "1"), "same"),
        ("gcse-grade-5", "sen-support", ("-1", "-2", "0"), "same"),
        ("gcse-grade-5", "ehc-plan", ("-1", "-2", "-0.5"), "narrower"),
    ],
)
def test_a_gap_is_wider_or_narrower_than_englands_only_where_rounding_cannot_explain_it(
    dataset: Dataset, measure: str, group: str, wider_by: tuple[str, str, str], word: str
) -> None:
    comparisons = {c.group: c for c in figures_of(dataset, measure).comparisons}
    found = comparisons[group]  # type: ignore[index]
    assert (found.value, found.low, found.high) == tuple(Decimal(points) for points in wider_by)
    assert found.verdict == word


def test_a_stated_gap_is_never_replaced_by_arithmetic(dataset: Dataset) -> None:
    gaps = {(g.place, g.group): g for g in figures_of(dataset, "gld").gaps}
    stated = gaps["lincolnshire", "sen-support"]
    assert (str(stated.value), stated.basis) == ("-54", "stated")  # 74 - 21 is 53


def test_every_gap_of_2025_is_stated(dataset: Dataset) -> None:
    gaps = [gap for figures in outcome_figures(dataset) for gap in figures.gaps]
    assert len(gaps) == 20
    assert {gap.basis for gap in gaps} == {"stated"}


def test_levels_of_gcse_grade_4_are_stated_for_lincolnshire_and_worked_out_for_england(dataset: Dataset) -> None:
    levels = figures_of(dataset, "gcse-grade-4").levels
    assert [(e.group, e.place, str(e.value), e.basis) for e in levels] == [
        ("no-sen", "lincolnshire", "71", "stated"),
        ("no-sen", "england", "73", "worked out"),
        ("sen-support", "lincolnshire", "36", "stated"),
        ("sen-support", "england", "39", "worked out"),
        ("ehc-plan", "lincolnshire", "13", "stated"),
        ("ehc-plan", "england", "15", "worked out"),
    ]


def test_a_worked_out_value_has_no_more_decimals_than_the_coarsest_figure_it_adds_up(dataset: Dataset) -> None:
    levels = figures_of(dataset, "gcse-grade-4").levels_of("202223")
    england = next(e for e in levels if (e.place, e.group) == ("england", "sen-support"))
    assert (str(england.value), england.decimals) == ("36.9", 1)  # 40.8 minus 3.9
    assert [e.decimals for e in figures_of(dataset, "gcse-grade-4").levels] == [0] * 6


def test_there_is_no_gap_in_2023_as_pupils_with_no_sen_have_no_figure_there(dataset: Dataset) -> None:
    assert figures_of(dataset, "ks2-rwm").gaps_of("202223") == ()
    assert {f.measure.measure: f.period for f in outcome_figures(dataset) if f.gaps} == dict.fromkeys(
        ["gld", "phonics", "ks2-rwm", "gcse-grade-4", "gcse-grade-5"], YEAR
    )


@pytest.mark.parametrize(
    ("measure", "group", "more", "same"),
    [
        ("ks2-reading-progress", "sen-support", "0.54", False),
        ("ks2-reading-progress", "ehc-plan", "0.84", False),
        ("ks2-writing-progress", "sen-support", "0.29", False),
        ("ks2-writing-progress", "ehc-plan", "1.27", False),
        ("ks2-maths-progress", "sen-support", "-0.01", True),  # 0.09 and 0.10, each rounded
        ("ks2-maths-progress", "ehc-plan", "0.72", False),
    ],
)
def test_progress_rose_more_than_in_england_only_where_rounding_cannot_explain_it(
    dataset: Dataset, measure: str, group: str, more: str, same: bool
) -> None:
    comparisons = {c.group: c for c in figures_of(dataset, measure).change_comparisons}
    found = comparisons[group]  # type: ignore[index]
    assert (found.value, found.same) == (Decimal(more), same)


def test_ehc_plans_at_key_stage_2_were_level_with_england_in_2022_and_behind_in_2023(dataset: Dataset) -> None:
    history = figures_of(dataset, "ks2-rwm").history
    levels = {(e.period, e.place): (str(e.value), e.basis) for e in history if e.group == "ehc-plan"}
    assert levels == {
        ("202122", "lincolnshire"): ("7.1", "worked out"),
        ("202122", "england"): ("7.1", "worked out"),
        ("202223", "lincolnshire"): ("7.6", "stated"),
        ("202223", "england"): ("8.4", "stated"),
        (YEAR, "lincolnshire"): ("8", "stated"),
        (YEAR, "england"): ("9", "worked out"),
    }


def test_a_difference_from_england_is_negative_below(dataset: Dataset) -> None:
    differences = figures_of(dataset, "ks2-rwm").differences
    assert [(d.group, str(d.value), d.basis, d.same) for d in differences] == [
        ("no-sen", "-2", "stated", False),
        ("sen-support", "-5", "stated", False),
        ("ehc-plan", "-1", "stated", False),
    ]
    phonics = figures_of(dataset, "phonics").differences
    assert [(d.group, d.basis, d.same) for d in phonics] == [
        ("no-sen", "worked out", True),  # the strategy says "in line", which bounds nothing
        ("sen-support", "stated", False),
        ("ehc-plan", "worked out", True),
    ]


def test_a_stated_figure_that_contradicts_others_is_not_shown_as_stated(real_folder: DataFolder) -> None:
    real_folder.set("observations.csv", 22, value="-64")
    dataset = real_folder.load()
    gaps = {(g.place, g.group): g for g in figures_of(dataset, "gld").gaps}
    home = gaps["lincolnshire", "sen-support"]
    assert (str(home.value), home.basis) == ("-52", "worked out")  # -6 below England, -50 there, and 4 below England
    assert gaps["england", "sen-support"].basis == "stated"


def test_a_printed_figure_without_a_date_is_stated_and_not_worked_out(dataset: Dataset) -> None:
    context = [measure for measure in dataset.measures if measure.kind == "context"]
    found = [level for measure in context for level in figures_of(dataset, measure.measure).moments]
    assert len(found) == 13
    assert {level.basis for level in found} == {"stated"}


LEVELS = {"no-sen": ("80", "76"), "sen-support": ("40", "30")}
"""Levels of two years in Lincolnshire, the earlier first."""


def test_changes_and_gaps_over_time_are_bounded_by_all_statements_together() -> None:
    years = ("202930", "203031")
    stated = [
        observe("value", value, period=year, group=group)
        for group, values in LEVELS.items()
        for year, value in zip(years, values, strict=True)
    ]
    (apart,) = figures_of(dataset_of(stated), "swimming").gap_moves
    assert (apart.value, apart.low, apart.high) == (Decimal(-6), Decimal(-8), Decimal(-4))
    changes = {"no-sen": "-4", "sen-support": "-10"}
    joined = [*stated, *(observe("change", value, years[0], group=group) for group, value in changes.items())]
    (together,) = figures_of(dataset_of(joined), "swimming").gap_moves
    assert (together.value, together.low, together.high) == (Decimal(-6), Decimal(-7), Decimal(-5))


def test_a_move_is_stated_where_a_document_states_it_and_else_surely_of_some_size() -> None:
    levels = [observe("value", "36"), observe("value", "40.8", period="202829")]
    (move,) = figures_of(dataset_of(levels), "swimming").moves
    assert (move.value, move.least, move.stated) == (Decimal("-4.8"), Decimal("4.25"), None)
    change = observe("change", "-5", "202829")
    (stated,) = figures_of(dataset_of([*levels, change]), "swimming").moves
    assert (stated.value, stated.stated) == (Decimal(-5), change)
