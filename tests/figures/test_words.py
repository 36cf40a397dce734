"""Every sentence that is made from figures: points are never %, and what rounding explains is about the same."""

import re
from collections.abc import Iterator

import pytest

from inclusion.figures.measure import outcome_figures
from inclusion.figures.views.changes import change_clause
from inclusion.figures.views.difference import difference_words, differences_text
from inclusion.figures.views.gap import gaps_message, gaps_text
from inclusion.figures.views.strip import strip_text
from inclusion.figures.words import gap_verdict, headline, named_once, worked_out
from inclusion.records.model import Citation, Dataset
from tests.datasets import real
from tests.figures.drawn import all_charts, figures_of

DATASET = real()
OUTCOMES = outcome_figures(DATASET)
COMPARISONS = [comparison for figures in OUTCOMES for comparison in figures.comparisons]


def made_texts() -> Iterator[tuple[str, str]]:
    """Every text that is made from figures: where it stands, and the text."""
    for figures in OUTCOMES:
        yield f"{figures.measure.measure} headline", headline(figures)
    for chart in all_charts(DATASET):
        name = f"{' '.join(dict.fromkeys(chart.sheet.column('measure')))} {chart.name}"
        yield f"{name} headline", chart.headline
        yield f"{name} subtitle", chart.subtitle
        yield f"{name} text", chart.text
        for note in chart.notes:
            yield f"{name} note", note


TEXTS = list(dict.fromkeys(made_texts()))

A_DIFFERENCE = r"(below|above|behind|ahead|wider|narrower|rose|fell|gap|difference|change)"


def sentences(text: str) -> list[str]:
    """The sentences of a text; a point inside a number ends none."""
    return re.split(r"(?<=[.;:])\s+", text)


def test_a_difference_whose_range_holds_0_is_called_about_the_same_and_no_other() -> None:
    found = [difference for figures in OUTCOMES for difference in figures.differences]
    assert {d.same for d in found} == {True, False}
    for difference in found:
        holds_0 = difference.bounds.low <= 0 <= difference.bounds.high
        assert ("about the same as England" in difference_words(difference)) == holds_0
        assert ("about the same as England" in differences_text([difference])) == holds_0


def test_a_gap_whose_comparison_holds_0_is_called_about_the_same_and_no_other() -> None:
    assert {c.same for c in COMPARISONS} == {True, False}
    for comparison in COMPARISONS:
        holds_0 = comparison.low <= 0 <= comparison.high
        gaps = [comparison.lincolnshire, comparison.england]
        for text in (gap_verdict(comparison), gaps_text(gaps, [comparison]), gaps_message(gaps, [comparison])):
            assert ("about the same" in text) == holds_0
            assert ("wider" in text or "narrower" in text) != holds_0


def test_a_change_whose_comparison_holds_0_is_called_about_as_much_and_no_other() -> None:
    found = [comparison for figures in OUTCOMES for comparison in figures.change_comparisons]
    assert {c.same for c in found} == {True, False}
    for c in found:
        assert ("about as much as" in change_clause(c.lincolnshire, c)) == (c.low <= 0 <= c.high)


@pytest.mark.parametrize("group", ["sen-support", "ehc-plan"])
def test_the_strip_puts_each_measure_under_its_verdict(group: str) -> None:
    comparisons = [c for c in COMPARISONS if c.group == group]
    clauses = dict(
        re.findall(r"(wider|narrower|about the same) for ([^;]*)", strip_text({comparisons[0].group: comparisons}))
    )
    assert len(comparisons) == 5
    for comparison in comparisons:
        words = {"wider": "wider", "narrower": "narrower", "same": "about the same"}[comparison.verdict]
        assert comparison.lincolnshire.measure.short_title in clauses[words]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            "ks2-rwm",
            "In 2025 pupils on SEN support were 48 percentage points behind pupils with no SEN. "
            "In England they were 44 behind.",
        ),
        (
            "gld",
            "In 2025 pupils on SEN support were 54 percentage points behind pupils with no SEN. "
            "In England they were 50 behind.",
        ),
        (
            "ks2-writing-progress",
            "For pupils on SEN support the average score rose by 0.39 points between 2022 and 2023. "
            "In England it rose by 0.10 points.",
        ),
    ],
)
def test_the_headline_of_a_measure(dataset: Dataset, measure: str, expected: str) -> None:
    assert headline(figures_of(dataset, measure)) == expected


def test_sources_in_a_row_name_their_document_once() -> None:
    names = ["Plan, Outcomes: Maths", "Plan, Outcomes: Art", "Plan, Aims: Art", "Other plan", "Plan, Aims: Music"]
    found = list(named_once(Citation(name, f"/{place}", name) for place, name in enumerate(names)))
    assert [source.name for source in found] == [names[0], "Art", *names[2:]]
    assert [source.address for source in found] == ["/0", "/1", "/2", "/3", "/4"]


def test_verdicts_of_key_stage_2() -> None:
    wide, same = figures_of(DATASET, "ks2-rwm").comparisons
    assert gap_verdict(wide) == "4 points wider than England's"
    assert gap_verdict(same) == "about the same as England's"
    assert (
        gaps_message([], [wide, same])
        == "The gap is wider than in England for SEN support, about the same for EHC plans"
    )


def test_a_worked_out_value_says_what_it_adds_up() -> None:
    levels = {(e.place, e.group): e for e in figures_of(DATASET, "gcse-grade-4").levels}
    assert worked_out(levels["england", "ehc-plan"]) == "13 plus 2"
    assert worked_out(levels["england", "sen-support"]) == "13 plus 2 plus 58 minus 34"


def test_progress_in_score_points_is_never_called_percent() -> None:
    progress = [text for where, text in TEXTS if "-progress" in where and " note" not in where and "gaps" not in where]
    assert progress
    assert not any("%" in text for text in progress)


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


def test_no_text_claims_a_cause_or_says_ehcp() -> None:
    why_no_figure = {one.words for one in DATASET.breaks}
    for where, text in (made for made in TEXTS if made[1] not in why_no_figure):
        assert not re.search(r"\b(because|due to|thanks to|caused|led to)\b", text), where
        assert "EHCP" not in text
        assert "  " not in text
