"""Finding actions: a slow, plain second implementation agrees on any filter, and counts are those of the filter."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.actions.facets import FACETS, Facet
from inclusion.actions.find import count_choices, find_actions, followers
from inclusion.actions.search import search
from inclusion.figures.measure import outcome_measures
from inclusion.records.model import Action, Dataset
from tests.datasets import real

DATASET = real()
SEARCHES = [
    "", "school", "speech therapy", "EHC plan", "EHCP", "SALT", "speech and lang", "PINS", "parents'", "pilot famil",
    "LPCF survey", "xyzzy", "’",
]  # fmt: skip


def some(facet: Facet) -> st.SearchStrategy[list[str]]:
    """Up to four choices of a facet, or one of a single one."""
    known = list(facet.choices(DATASET))
    return st.sets(st.sampled_from(known), max_size=1 if facet.is_single else 4).map(sorted)


CRITERIA = st.fixed_dictionaries({facet.name: some(facet) for facet in FACETS} | {"q": st.sampled_from(SEARCHES)})


def states(action: Action, what: str) -> bool:
    """Whether a promise says who does it, when, or how much; ages, dates and names are no number of that sort."""
    kinds = [f.kind for f in DATASET.figures if f.action == action.action]
    said = {
        "who": action.lead != (),
        "date": action.dates != (),
        "number": any(kind in kinds for kind in ("result", "input", "scope")),
    }
    return action.progress == "next" and (said[what] if what in said else not any(said.values()))


PLAIN: dict[str, Callable[[Action, str], bool]] = {
    "priority": lambda action, choice: action.priority == int(choice),
    "progress": lambda action, choice: action.progress == choice,
    "ks": lambda action, choice: choice in action.key_stages or (choice == "none" and not action.key_stages),
    "theme": lambda action, choice: choice in action.themes,
    "partner": lambda action, choice: choice in action.partners,
    "states": states,
    "kind": lambda action, choice: action.next_kind == choice,
}
"""Each facet once more, told apart from the one object that the project has for it."""


def plain_find(criteria: dict[str, Any]) -> list[Action]:
    """The actions that match, found with one loop and nothing clever; what a search finds stands in its own order."""
    found = []
    ranked = [DATASET.action[code] for code in search(DATASET, criteria["q"]).actions]
    has_search = any(char.isalnum() for char in criteria["q"])
    for progress in ("next", "achieved"):
        for action in ranked if has_search else DATASET.actions:
            if action.progress != progress or not all(is_chosen(action, facet, criteria[facet]) for facet in PLAIN):
                continue
            found.append(action)
    stages = [choice for choice in criteria["ks"] if choice != "none"]
    if stages and "none" in criteria["ks"]:
        found.sort(key=lambda action: rank(action, stages))
    return found


def rank(action: Action, stages: list[str]) -> int:
    """The place of an action beside ages: those that name one come first, then those that likely mean one."""
    if action.key_stages:
        return 0
    return 1 if set(action.implied_key_stages) & set(stages) else 2


def is_chosen(action: Action, facet: str, choices: list[str]) -> bool:
    """Whether any of the choices of a facet finds an action; all do where there is none."""
    return not choices or any(PLAIN[facet](action, choice) for choice in choices)


@given(CRITERIA)
def test_a_slow_plain_loop_finds_the_same_actions_in_the_same_order(criteria: dict[str, Any]) -> None:
    assert list(find_actions(DATASET, **criteria)) == plain_find(criteria)


@settings(max_examples=100)
@given(CRITERIA)
def test_a_choice_counts_what_it_would_show_with_all_the_other_filters(criteria: dict[str, Any]) -> None:
    counts = count_choices(DATASET, criteria)
    for facet in FACETS:
        for choice in list(facet.choices(DATASET))[-5:]:
            assert counts[facet.name][choice] == len(plain_find({**criteria, facet.name: [choice]})), choice


def test_every_facet_is_told_once_more_here() -> None:
    assert list(PLAIN) == [facet.name for facet in FACETS]


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
    found = find_actions(dataset, q="EHCP")
    assert "P1-A11" in [a.action for a in found]
    assert found == find_actions(dataset, q="EHC plan")


def test_an_abbreviation_finds_what_is_written_out_and_the_other_way_round(dataset: Dataset) -> None:
    found = [a.action for a in find_actions(dataset, q="SALT")]
    assert {"P1-N03", "P5-A04"} <= set(found)
    assert "P4-A01" in [a.action for a in find_actions(dataset, q="lincolnshire parent carer forum")]


def test_promises_that_state_a_date_are_three(dataset: Dataset) -> None:
    assert [a.action for a in find_actions(dataset, states=["date"])] == ["P5-N01", "P5-N07", "P5-N10"]


def test_by_theme_actions_stand_in_the_themes_order_next_first_and_in_document_order_within(dataset: Dataset) -> None:
    order = [theme.theme for theme in dataset.themes]
    found = find_actions(dataset, sort="theme")
    assert sorted(a.action for a in found) == sorted(a.action for a in dataset.actions)
    keys = [(a.progress != "next", order.index(a.themes[0]), a.priority, a.position) for a in found]
    assert keys == sorted(keys)


def test_a_stage_that_we_inferred_does_not_match(dataset: Dataset) -> None:
    inferred = {a.action for a in dataset.actions if "post-16" in a.implied_key_stages}
    assert inferred
    assert not inferred & {a.action for a in find_actions(dataset, ks=["post-16"])}


def test_actions_that_name_no_age_are_offered_apart(dataset: Dataset) -> None:
    none, some = (
        find_actions(dataset, ks=["none"]),
        find_actions(dataset, ks=[stage.key_stage for stage in dataset.key_stages]),
    )
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
    figures = dataset.figures_of
    assert [str(f.value) for f in figures["P1-A04"]] == ["3", "800"]
    assert sum(len(found) for found in figures.values()) == len(dataset.figures)


def test_only_outcomes_have_a_page(dataset: Dataset) -> None:
    assert len(outcome_measures(dataset)) == 8
    assert {m.kind for m in outcome_measures(dataset)} == {"outcome"}


def test_observations_of_a_measure_are_all_of_them(dataset: Dataset) -> None:
    assert len(dataset.observations_of["gld"]) == 16
    assert sum(len(dataset.observations_of[m.measure]) for m in dataset.measures) == len(dataset.observations)
