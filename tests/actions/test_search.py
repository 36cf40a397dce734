"""The search on a few invented records: what it finds, in which order, what it corrects, what it says is missing."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.actions.entries import record_entries
from inclusion.actions.search import search
from inclusion.records.model import (
    Action,
    Dataset,
    DocumentWord,
    EverydayWord,
    Measure,
    Partner,
    Term,
    Theme,
)
from inclusion.records.words import words_of
from tests.datasets import real


def action(position: int, title: str, summary: str, theme: str = "places", partners: tuple[str, ...] = ()) -> Action:
    return Action(
        action=f"P1-N{position:02d}",
        source="plan",
        priority=1,
        progress="next",
        position=position,
        title=title,
        summary=summary,
        themes=(theme,),
        partners=partners,
        next_kind="new",
        fingerprint="0" * 64,
    )


ACTIONS = (
    action(1, "Speech drop-ins", "The therapy team opens drop-ins for toddlers.", "talk", ("therapy",)),
    action(2, "Waiting times cut", "Families wait less for a diagnosis of autism.", "talk"),
    action(3, "New school built", "A new special school is built.", "places"),
    action(4, "Places kept", "Funding keeps school places.", "places"),
    action(5, "Attendance alerts", "Schools send an alert on each absence.", "places"),
    action(6, "Annual reviews", "EHC needs assessments and annual reviews go online.", "places"),
)
TABLES: dict[str, Any] = {
    "themes": (
        Theme(theme="talk", name="Speech and language", definition="Help to talk."),
        Theme(theme="places", name="Places", definition="Where pupils learn."),
    ),
    "partners": (Partner(partner="therapy", name="Community therapists", kind="health"),),
    "actions": ACTIONS,
    "measures": (
        Measure(
            measure="reading",
            slug="reading",
            title="Reading at age 7",
            short_title="Reading",
            kind="outcome",
            unit="percent",
            polarity="higher-is-better",
            population="read well",
            definition="The share who read well.",
        ),
    ),
    "glossary": (
        Term(term="EHC", expansion="education, health and care", meaning="Kinds of help.", given_by="general"),
        Term(
            term="EHCNA",
            expansion="education, health and care needs assessment",
            meaning="A check of needs.",
            given_by="general",
        ),
        Term(term="dyslexia", meaning="Reading is hard.", given_by="general"),
    ),
    "everyday_words": (
        EverydayWord(words="nursery", kind="same", means=("toddlers",)),
        EverydayWord(words="dyslexia", kind="near", means=("speech",)),
        EverydayWord(words="piano", kind="other"),
    ),
    "document_words": tuple(DocumentWord(source="plan", word=word) for word in ("delays", "school", "speech")),
}
NOTHING = dict.fromkeys(Dataset.model_fields, ())
DATASET = Dataset(**NOTHING | TABLES)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("speech", "P1-N01"),
        ("diagnosing", "P1-N02"),
        ("what is promised for autism?", "P1-N02"),
        ("new school", "P1-N03"),
        ("nursery", "P1-N01"),
        ("EHCNA", "P1-N06"),
        ("education, health and care needs assessment", "P1-N06"),
        ("P1-N05", "P1-N05"),
    ],
)
def test_what_is_about_the_query_comes_first(text: str, first: str) -> None:
    assert search(DATASET, text).actions[0] == first


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("speach", "speech"),
        ("autsim", "autism"),
        ("atendance", "attendance"),
        ("EHCAN", "ehcna"),
        ("speech", None),
        ("waits", None),
        ("piano", None),
        ("delay", None),
        ("the", None),
    ],
)
def test_only_a_word_that_nobody_knows_is_corrected(text: str, corrected: str | None) -> None:
    assert search(DATASET, text).corrected == corrected


@pytest.mark.parametrize("listed", [("gild", "gold"), ("gold", "gild")])
def test_of_words_that_are_as_near_and_as_frequent_the_first_listed_is_taken(listed: tuple[str, str]) -> None:
    words = tuple(DocumentWord(source="plan", word=word) for word in listed)
    assert search(Dataset(**NOTHING | TABLES | {"document_words": words}), "gald").corrected == listed[0]


def test_what_only_shares_the_name_of_a_theme_or_a_body_comes_last_and_is_told() -> None:
    found = search(DATASET, "language")
    assert found.actions == ("P1-N01", "P1-N02")
    assert found.in_passing == ("P1-N01", "P1-N02")
    assert search(DATASET, "speech").in_passing == ("P1-N02",)


def test_where_no_action_has_every_word_the_missing_ones_are_named() -> None:
    found = search(DATASET, "attendance piano")
    assert found.actions == ("P1-N05",)
    assert found.missing == ("piano",)
    assert not found.not_mentioned


def test_a_word_that_most_actions_have_is_not_asked_of_each() -> None:
    assert "P1-N02" in search(DATASET, "autism school").actions


def test_what_nothing_mentions_is_said_with_the_nearest_subjects() -> None:
    found = search(DATASET, "dyslexia")
    assert found.not_mentioned
    assert found.unused == ("dyslexia",)
    assert found.actions[0] == "P1-N01"
    assert [page.code for page in found.pages][:1] == ["glossary#term-dyslexia"]


def test_a_word_that_the_documents_use_is_never_said_to_be_unused() -> None:
    found = search(DATASET, "delay")
    assert found.not_mentioned
    assert found.missing == ("delay",)
    assert found.unused == ()


@pytest.mark.parametrize("text", ["74", "£1,900", "k", "delays in 2031"])
def test_a_number_is_never_said_to_be_unused_as_the_lists_of_words_hold_none(text: str) -> None:
    found = search(DATASET, text)
    assert found.not_mentioned
    assert found.unused == ()


def test_a_figure_that_a_document_prints_leads_to_the_page_of_its_measure() -> None:
    found = {f"{abs(o.value)}": o.measure for o in real().observations if o.value is not None and abs(o.value) >= 20}
    for printed, measure in found.items():
        pages = [page.code for page in search(real(), printed).pages]
        assert [m.slug for m in real().measures if m.measure == measure and any(m.slug in page for page in pages)]


def test_nothing_is_said_to_be_unused_while_a_document_has_no_list_of_words() -> None:
    plan = real().sources[0].model_copy(update={"source": "plan"})
    other = plan.model_copy(update={"source": "other"})
    one, both = (Dataset(**NOTHING | TABLES | {"sources": sources}) for sources in ((plan,), (plan, other)))
    assert search(one, "dyslexia").unused == ("dyslexia",)
    assert search(both, "dyslexia").missing == ("dyslexia",)
    assert search(both, "dyslexia").unused == ()


def test_pages_are_found_as_well_as_actions() -> None:
    found = search(DATASET, "reading")
    assert found.pages[0].code == "reading"
    assert not found.not_mentioned


def test_the_words_to_mark_are_those_that_matched_in_any_ending() -> None:
    marked = search(DATASET, "absences nursery").marked
    assert {"absence", "toddlers"} <= marked
    assert "school" not in marked


@pytest.mark.parametrize("text", ["", "  ", "?!", '"', "'", "* OR NOT", "NEAR(", "a" * 400, "\x00", "🙂", "ÉCOLE"])
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(search(DATASET, text).actions, tuple)


def test_every_action_of_the_data_is_found_by_its_own_title(dataset: Dataset) -> None:
    missed = [a.action for a in dataset.actions if a.action not in search(dataset, a.title).actions[:3]]
    assert missed == []


def test_every_form_of_an_abbreviation_finds_the_same_actions(dataset: Dataset) -> None:
    forms = [(term.term, term.expansion) for term in dataset.glossary if term.expansion]
    different = [
        (short, long)
        for short, long in forms
        if set(search(dataset, short).actions) != set(search(dataset, long).actions)
        and not search(dataset, short).not_mentioned
    ]
    assert different == []


@cache
def actions_by_word() -> list[tuple[str, set[str]]]:
    """Each word of a title or a summary, from four letters on, with the actions that hold it."""
    words = {a.action: set(words_of(f"{a.title} {a.summary}")) for a in real().actions}
    long = sorted(word for word in set().union(*words.values()) if len(word) > 3)
    return [(word, {action for action, held in words.items() if word in held}) for word in long]


@given(st.data())
def test_every_action_that_holds_a_word_is_found_by_it(data: st.DataObject) -> None:
    word, holding = data.draw(st.sampled_from(actions_by_word()))
    assert holding <= set(search(real(), word).actions)


@given(st.data())
def test_nothing_is_said_to_be_unmentioned_that_an_action_mentions(data: st.DataObject) -> None:
    dataset = real()
    action = data.draw(st.sampled_from(dataset.actions))
    word = data.draw(st.sampled_from(words_of(action.title)))
    found = search(dataset, word)
    assert not found.not_mentioned
    assert found.unused == ()
    assert found.corrected is None


def test_a_question_leads_to_its_page_or_to_the_list_with_its_filters(dataset: Dataset) -> None:
    entries = {entry.title: entry.code for entry in record_entries(dataset) if entry.kind == "question"}
    assert {code.startswith("all-actions?question=") for code in entries.values()} == {True, False}
    for question in dataset.questions:
        assert entries[question.text].endswith(question.address.removeprefix("all-actions?"))


def test_an_indicator_is_found_at_its_row_among_the_milestones(dataset: Dataset) -> None:
    entries = {entry.title: entry.code for entry in record_entries(dataset) if entry.kind == "measure"}
    indicators = [measure for measure in dataset.measures if measure.kind == "indicator"]
    assert indicators
    for measure in indicators:
        assert entries[measure.title] == f"how-success-is-measured#{measure.slug}"
