"""Every sentence that is made from data: points are never %, and what rounding explains is about the same."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest

from inclusion.actions.words import (
    all_counts,
    cannot_tell,
    figure_value,
    place_in_document,
    priority_counts,
    progress_counts,
    stage_names,
)
from inclusion.figures.charts import context_charts, measure_charts, strip_chart
from inclusion.figures.measure import (
    Comparison,
    Estimate,
    compare_changes,
    compare_gaps,
    find_changes,
    find_differences,
    find_gaps,
    find_levels,
    gap_period,
    outcome_measures,
    verdict,
)
from inclusion.figures.words import (
    changes_message,
    difference_words,
    differences_text,
    gap_verdict,
    gaps_message,
    gaps_text,
    headline,
    strip_text,
    worked_out,
)
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, download_label, listing, number, period_name, points, range_words
from tests.datasets import real

DATASET = real()
OUTCOMES = outcome_measures(DATASET)
WITH_GAPS = [measure for measure in OUTCOMES if gap_period(DATASET, measure)]


def gaps_of(measure: Measure) -> tuple[Estimate, ...]:
    return find_gaps(DATASET, measure, gap_period(DATASET, measure) or "")


def comparisons_of(measure: Measure) -> tuple[Comparison, ...]:
    return compare_gaps(gaps_of(measure))


def made_texts() -> Iterator[tuple[str, str]]:
    """Every text that is made from the data: where it stands, and the text."""
    for measure in OUTCOMES:
        yield f"{measure.measure} headline", headline(DATASET, measure)
    charts = [c for m in OUTCOMES for c in measure_charts(DATASET, m).values()]
    for chart in (*charts, *context_charts(DATASET), strip_chart(DATASET)):
        name = f"{' '.join(dict.fromkeys(chart.frame['measure']))} {chart.name}"
        yield f"{name} headline", chart.headline
        yield f"{name} subtitle", chart.subtitle
        yield f"{name} text", chart.text
        for note in chart.notes:
            yield f"{name} note", note
    for priority in DATASET.priorities:
        yield priority.slug, priority_counts(DATASET, priority)
    yield "overview", all_counts(DATASET)
    yield from (("overview", text) for text in cannot_tell(DATASET))


TEXTS = list(dict.fromkeys(made_texts()))

A_DIFFERENCE = r"(below|above|behind|ahead|wider|narrower|rose|fell|gap|difference|change)"


def sentences(text: str) -> list[str]:
    """The sentences of a text; a point inside a number ends none."""
    return re.split(r"(?<=[.;:])\s+", text)


def test_no_sentence_calls_a_difference_of_percentages_percent() -> None:
    assert len(TEXTS) > 100
    wrong = [
        (where, text)
        for where, text in TEXTS
        for part in sentences(text)
        if re.search(rf"\d% ({A_DIFFERENCE})|{A_DIFFERENCE}( by| of| is)? [−+]?[\d.]+%", part)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["The gap is 48% in Lincolnshire", "They are 4% below England", "The score rose by 3%", "4% wider"]
)
def test_the_search_for_percent_finds_it(text: str) -> None:
    assert re.search(rf"\d% ({A_DIFFERENCE})|{A_DIFFERENCE}( by| of| is)? [−+]?[\d.]+%", text)


def test_progress_in_score_points_is_never_called_percent() -> None:
    progress = [text for where, text in TEXTS if "-progress" in where and " note" not in where and "gaps" not in where]
    assert len(progress) == 12
    assert not any("%" in text for text in progress)


def estimates() -> Sequence[Estimate]:
    return [d for m in WITH_GAPS for d in find_differences(DATASET, m, gap_period(DATASET, m) or "")]


def test_a_difference_whose_range_holds_0_is_called_about_the_same_and_no_other() -> None:
    assert {d.same for d in estimates()} == {True, False}
    for difference in estimates():
        holds_0 = difference.bounds.low <= 0 <= difference.bounds.high
        assert ("about the same as England" in difference_words(difference)) == holds_0
        assert ("about the same as England" in differences_text([difference])) == holds_0


def test_a_gap_whose_comparison_holds_0_is_called_about_the_same_and_no_other() -> None:
    comparisons = [c for m in WITH_GAPS for c in comparisons_of(m)]
    assert {c.same for c in comparisons} == {True, False}
    for comparison in comparisons:
        holds_0 = comparison.low <= 0 <= comparison.high
        for text in (gap_verdict(comparison), gaps_text([comparison]), gaps_message([comparison])):
            assert ("about the same" in text) == holds_0
            assert ("wider" in text or "narrower" in text) != holds_0


def test_a_change_whose_comparison_holds_0_is_called_about_as_much_and_no_other() -> None:
    comparisons = [c for m in OUTCOMES if m not in WITH_GAPS for c in compare_changes(find_changes(DATASET, m))]
    assert {c.same for c in comparisons} == {True, False}
    for c in comparisons:
        message = changes_message([c.lincolnshire, c.england])
        assert ("about as much as" in message) == (c.low <= 0 <= c.high)


@pytest.mark.parametrize("group", ["sen-support", "ehc-plan"])
def test_the_strip_puts_each_measure_under_its_verdict(group: str) -> None:
    comparisons = [c for m in WITH_GAPS for c in comparisons_of(m) if c.group == group]
    clauses = dict(re.findall(r"(wider|narrower|about the same) for ([^;]*)", strip_text(comparisons)))
    assert len(comparisons) == 5
    for comparison in comparisons:
        words = {"wider": "wider", "narrower": "narrower", "same": "about the same"}[verdict(comparison)]
        assert comparison.lincolnshire.measure.short_title in clauses[words]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            "ks2-rwm",
            "Pupils on SEN support are 48 percentage points behind pupils with no SEN. In England they are 44 behind.",
        ),
        (
            "gld",
            "Pupils on SEN support are 54 percentage points behind pupils with no SEN. In England they are 50 behind.",
        ),
        (
            "ks2-writing-progress",
            "For pupils on SEN support the average score rose by 0.39 points between 2022 and 2023. "
            "In England it rose by 0.10 points.",
        ),
    ],
)
def test_the_headline_of_a_measure(dataset: Dataset, measure: str, expected: str) -> None:
    assert headline(dataset, dataset.measure[measure]) == expected


def test_verdicts_of_key_stage_2() -> None:
    wide, same = comparisons_of(DATASET.measure["ks2-rwm"])
    assert gap_verdict(wide) == "4 points wider than England"
    assert gap_verdict(same) == "about the same as England"
    assert (
        gaps_message([wide, same]) == "The gap is wider than in England for SEN support, about the same for EHC plans"
    )


def test_a_worked_out_value_says_what_it_adds_up() -> None:
    levels = {(e.place, e.group): e for e in find_levels(DATASET, DATASET.measure["gcse-grade-4"], "202425")}
    assert worked_out(levels["england", "ehc-plan"]) == "13 plus 2"
    assert worked_out(levels["england", "sen-support"]) == "13 plus 2 plus 58 minus 34"


def test_no_text_claims_a_cause_or_says_ehcp() -> None:
    for where, text in TEXTS:
        assert not re.search(r"\b(because|due to|thanks to|caused|led to)\b", text), where
        assert "EHCP" not in text
        assert "  " not in text


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
    assert priority_counts(dataset, dataset.priorities[0]) == "The strategy lists 11 actions as done and 16 as next."
    assert progress_counts(dataset, dataset.priorities[2]) == "14 done · 8 next"
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


def test_an_action_says_where_it_stands(dataset: Dataset) -> None:
    assert place_in_document(dataset, dataset.action["P2-N02"]) == "priority 2, next, 2 of 13"
    assert place_in_document(dataset, dataset.action["P4-A16"]) == "priority 4, done, 16 of 16"


def test_figures_are_shown_with_their_qualifier_and_unit(dataset: Dataset) -> None:
    shown = {(f.action, figure_value(f)) for f in dataset.figures}
    assert {("P1-A04", "over 800"), ("P1-A04", "3 to 4"), ("P4-A01", "23%"), ("P1-A07", "2025")} <= shown


def test_neighbouring_stages_are_joined_as_ages(dataset: Dataset) -> None:
    assert stage_names(dataset, ["ks1", "ks2"]) == "5 to 11"
    assert stage_names(dataset, ["ks1", "ks3"]) == "5 to 7, 11 to 14"
    assert stage_names(dataset, ["ks3", "ks4", "post-16"]) == "11 to 25"
    assert stage_names(dataset, []) == ""


def test_a_download_says_what_it_holds_its_format_and_its_size() -> None:
    assert download_label("23 actions", 14 * 1024) == "Download 23 actions (CSV, 14 KB)"
    assert download_label("1 action", 10) == "Download 1 action (CSV, 1 KB)"
