"""Finding actions: a slow, plain second implementation agrees on any filter, and counts are those of the filter."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.dataset import load
from inclusion.model import Action, Dataset
from inclusion.queries import (
    count_choices,
    figures_of,
    find_actions,
    followers,
    observations_of,
    outcome_measures,
    search_words,
)

DATASET = load()
PRIORITIES = [priority.priority for priority in DATASET.priorities]
STAGES = [*(stage.key_stage for stage in DATASET.key_stages), "none"]
THEMES = [theme.theme for theme in DATASET.themes]
PARTNERS = [partner.partner for partner in DATASET.partners]
SEARCHES = [
    "",
    "school",
    "speech therapy",
    "EHC plan",
    "speech and lang",
    "PINS",
    "parents'",
    "pilot famil",
    "xyzzy",
    "’",
]

CRITERIA = st.fixed_dictionaries(
    {
        "priority": st.sets(st.sampled_from(PRIORITIES), max_size=3).map(sorted),
        "progress": st.sampled_from([None, "next", "achieved"]),
        "ks": st.sets(st.sampled_from(STAGES), max_size=3).map(sorted),
        "theme": st.sets(st.sampled_from(THEMES), max_size=4).map(sorted),
        "partner": st.sets(st.sampled_from(PARTNERS), max_size=4).map(sorted),
        "q": st.sampled_from(SEARCHES),
    }
)


def plain_find(criteria: dict[str, Any]) -> list[Action]:
    """The actions that match, found with one loop and nothing clever."""
    found = []
    for progress in ("next", "achieved"):
        for action in DATASET.actions:  # in document order
            if action.progress != progress:
                continue
            if criteria["progress"] and action.progress != criteria["progress"]:
                continue
            if criteria["priority"] and action.priority not in criteria["priority"]:
                continue
            stages = list(action.key_stages) or ["none"]
            if criteria["ks"] and not any(stage in stages for stage in criteria["ks"]):
                continue
            if criteria["theme"] and not any(theme in action.themes for theme in criteria["theme"]):
                continue
            if criteria["partner"] and not any(partner in action.partners for partner in criteria["partner"]):
                continue
            if all(begins_a_word(word, action) for word in search_words(criteria["q"])):
                found.append(action)
    return found


def begins_a_word(start: str, action: Action) -> bool:
    """Whether a word that a reader sees on the action's card begins with `start`."""
    texts = [action.action, action.title, action.summary, action.note or ""]
    texts += [DATASET.theme[theme].name for theme in action.themes]
    for code in action.partners:
        partner = DATASET.partner[code]
        texts += [partner.name, partner.abbreviation or ""]
    return any(word.startswith(start) for text in texts for word in search_words(text))


@given(CRITERIA)
def test_a_slow_plain_loop_finds_the_same_actions_in_the_same_order(criteria: dict[str, Any]) -> None:
    assert list(find_actions(DATASET, **criteria)) == plain_find(criteria)


@given(CRITERIA)
def test_a_choice_counts_what_it_would_show_with_all_the_other_filters(criteria: dict[str, Any]) -> None:
    counts = count_choices(DATASET, criteria)
    for name, choices in (("priority", PRIORITIES), ("ks", STAGES), ("theme", THEMES), ("partner", PARTNERS)):
        for choice in choices:
            assert counts[name][str(choice)] == len(plain_find({**criteria, name: [choice]})), (name, choice)
    for progress in ("next", "achieved"):
        assert counts["progress"][progress] == len(plain_find({**criteria, "progress": progress}))


def test_without_a_filter_all_actions_are_found_next_first(dataset: Dataset) -> None:
    found = find_actions(dataset)
    assert len(found) == 133
    assert [a.action for a in found[:2]] == ["P1-N01", "P1-N02"]
    assert [a.progress for a in found] == ["next"] * 62 + ["achieved"] * 71


def test_within_a_list_actions_stand_in_document_order(dataset: Dataset) -> None:
    found = find_actions(dataset, priority=[4], progress="achieved")
    assert [a.action for a in found] == [f"P4-A{position:02d}" for position in range(1, 17)]


@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("EHCP", "P1-A11"),
        ("ehc plan", "P1-A11"),
        ("LPCF", "P4-A01"),
        ("parent carer forum", "P4-A01"),
        ("Premier Inn", "P3-A09"),
        ("SPEECH   language", "P1-A04"),
        ("childrens centres", "P1-A03"),
        ("children’s centres", "P1-A03"),
        ("P1-A03", "P1-A03"),
    ],
)
def test_a_search_finds_what_a_reader_would_type(dataset: Dataset, query: str, action: str) -> None:
    assert action in [a.action for a in find_actions(dataset, q=query)]


def test_a_search_matches_the_beginning_of_words_only(dataset: Dataset) -> None:
    found = find_actions(dataset, q="pilo")
    assert "P1-A04" in [a.action for a in found]
    assert all(re.search(r"\bpilot", f"{a.title} {a.summary} {a.note}", re.IGNORECASE) for a in found)
    assert find_actions(dataset, q="ilot") == ()


def test_ehcp_and_ehc_plan_are_one_search(dataset: Dataset) -> None:
    assert search_words("EHCPs, an EHCP") == ("ehc", "plans", "an", "ehc", "plan")
    assert find_actions(dataset, q="ehcp") == find_actions(dataset, q="EHC plan")


def test_a_stage_that_we_inferred_does_not_match(dataset: Dataset) -> None:
    inferred = {a.action for a in dataset.actions if "post-16" in a.implied_key_stages}
    assert inferred
    assert not inferred & {a.action for a in find_actions(dataset, ks=["post-16"])}


def test_actions_that_name_no_age_are_offered_apart(dataset: Dataset) -> None:
    none, some = find_actions(dataset, ks=["none"]), find_actions(dataset, ks=STAGES[:-1])
    assert not any(action.key_stages for action in none)
    assert len(none) + len(some) == 133


def test_an_action_names_those_that_continue_it(dataset: Dataset) -> None:
    continued = followers(dataset)
    assert [a.action for a in continued["P1-A09"]] == ["P1-N12", "P5-N01"]
    assert [a.action for a in continued["P1-A01"]] == ["P1-N01"]
    assert continued["P1-A11"] == ()


def test_threads_lead_both_ways(dataset: Dataset) -> None:
    forth = {(done, action.action) for action in dataset.actions for done in action.follows}
    back = {(done, action.action) for done, found in followers(dataset).items() for action in found}
    assert forth == back
    assert {done[3] for done, _ in forth} == {"A"}
    assert {action[3] for _, action in forth} == {"N"}


def test_figures_belong_to_their_action_in_the_order_of_the_text(dataset: Dataset) -> None:
    figures = figures_of(dataset)
    assert [str(f.value) for f in figures["P1-A04"]] == ["3", "800"]
    assert sum(len(found) for found in figures.values()) == len(dataset.figures)


def test_only_outcomes_have_a_page(dataset: Dataset) -> None:
    assert len(outcome_measures(dataset)) == 8
    assert {m.kind for m in outcome_measures(dataset)} == {"outcome"}


def test_observations_of_a_measure_are_all_of_them(dataset: Dataset) -> None:
    assert len(observations_of(dataset, "gld")) == 16
    assert sum(len(observations_of(dataset, m.measure)) for m in dataset.measures) == 128
