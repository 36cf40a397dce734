"""Words made from actions and numbers: counts, places in the documents, lists."""

from decimal import Decimal

from inclusion.actions.words import (
    all_counts,
    cannot_tell,
    figure_value,
    progress_totals,
    stage_names,
)
from inclusion.records.model import Dataset
from inclusion.records.words import count, download_label, listing, number, period_name, points, range_words
from tests.datasets import real

DATASET = real()


def test_a_number_has_a_real_minus_sign_and_commas() -> None:
    assert number(Decimal("-54")) == "−54"
    assert number(Decimal("1234.5"), 1) == "1,234.5"
    assert number(Decimal("0.6"), 2) == "0.60"


def test_points_are_singular_for_one() -> None:
    assert [points(Decimal(n)) for n in (-1, 1, 0, 48)] == ["1 point", "1 point", "0 points", "48 points"]
    assert points(Decimal("-0.30"), 2) == "0.30 points"


def test_counts_and_lists_read_as_english() -> None:
    assert [count(n, "action") for n in (0, 1, 1234)] == ["0 actions", "1 action", "1,234 actions"]
    assert [listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_period_is_the_summer_of_its_second_year() -> None:
    assert [period_name(period) for period in ("202425", "2016", "")] == ["summer 2025", "2016", "no date stated"]


def test_a_range_has_to_between_its_ends() -> None:
    assert range_words(Decimal("70.5"), Decimal("71.5")) == "70.5 to 71.5"


def test_counts_of_the_strategy(dataset: Dataset) -> None:
    assert progress_totals(dataset, dataset.priorities[2]) == (14, 8)
    assert "71 actions as done and 62 as next" in all_counts(dataset)


def test_what_cannot_be_told_of_promises_is_counted() -> None:
    assert cannot_tell(DATASET)[0] == (
        "How far a promise has come. 3 of 62 promises name a date or a time. 4 say how much shall be reached, by a "
        "number or by “all” or “each”. None of them do both."
    )
    aimed = [action.model_copy(update={"targets": ("each",) if action.dates else ()}) for action in DATASET.actions]
    changed = DATASET.model_copy(update={"actions": tuple(aimed)})
    assert "4 say how much" not in cannot_tell(changed)[0]
    assert cannot_tell(changed)[0].endswith("3 of them do both.")


def test_figures_are_shown_with_their_qualifier_and_unit(dataset: Dataset) -> None:
    shown = {(f.action, figure_value(f)) for f in dataset.figures}
    assert {("P1-A04", "over 800"), ("P1-A04", "3 to 4"), ("P4-A01", "23%"), ("P1-A07", "2025")} <= shown
    assert ("P5-A18", "over £100 million") in shown


def test_neighbouring_stages_are_joined_as_ages(dataset: Dataset) -> None:
    assert stage_names(dataset, ["ks1", "ks2"]) == "5 to 11"
    assert stage_names(dataset, ["ks1", "ks3"]) == "5 to 7, 11 to 14"
    assert stage_names(dataset, ["ks3", "ks4", "post-16"]) == "11 to 25"
    assert stage_names(dataset, []) == ""


def test_stages_are_joined_only_where_one_begins_at_the_age_at_which_the_other_ends(small: Dataset) -> None:
    assert stage_names(small, ["early-years", "ks2"]) == "Up to 5, 7 to 11"
    assert stage_names(small, ["ks2", "ks4"]) == "7 to 11, 14 to 16"


def test_a_download_says_what_it_holds_its_format_and_its_size() -> None:
    assert download_label("23 actions", 14 * 1024) == "Download 23 actions (CSV, 14 KB)"
    assert download_label("1 action", 10) == "Download 1 action (CSV, 1 KB)"
