"""The questions that readers start with: each opens a view that is there and finds something."""

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest

from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.records.model import Question
from inclusion.site.choice import Choice
from inclusion.site.tabs import ChosenTab
from inclusion.web.first_paint import first_paint
from tests.site_map import DATASET, PAGES

QUESTIONS = DATASET.questions
ON_ACTIONS = [question for question in QUESTIONS if question.address.startswith("all-actions")]
ON_OTHERS = [question for question in QUESTIONS if question not in ON_ACTIONS]


def name(question: Question) -> str:
    """The name of a question in a test's id."""
    return question.question


def address_of(question: Question) -> tuple[str, dict[str, list[str]], str]:
    """The page of a question's address, its parameters, and the place on the page."""
    parts = urlsplit(question.address)
    return parts.path, parse_qs(parts.query, keep_blank_values=True), parts.fragment


def test_each_audience_has_four_to_six_questions_that_stand_together() -> None:
    counts = Counter(question.audience for question in QUESTIONS)
    assert list(counts) == [
        "parent-or-carer",
        "school",
        "council-or-health-officer",
        "parent-carer-forum",
        "councillor",
    ]
    assert set(counts.values()) <= {4, 5, 6}
    audiences = [question.audience for question in QUESTIONS]
    assert audiences == sorted(audiences, key=list(counts).index)


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_a_question_opens_a_page_of_the_site_at_a_place_that_it_has(question: Question) -> None:
    slug, params, place = address_of(question)
    page = next(page for page in PAGES if page.slug == slug)
    html = first_paint(PAGES, page, page.pieces(params))
    assert 'role="alert"' not in html
    assert not place or f'id="{place}"' in html


@pytest.mark.parametrize("question", ON_ACTIONS, ids=name)
def test_a_question_on_actions_finds_some_but_not_all_of_them(question: Question) -> None:
    _, params, _ = address_of(question)
    chosen, unknown = parse_filter(DATASET, params)
    assert unknown == ()
    assert chosen != ActionFilter()
    assert 0 < len(find_actions(DATASET, **chosen.criteria())) < len(DATASET.actions)


@pytest.mark.parametrize("question", ON_OTHERS, ids=name)
def test_a_question_on_another_page_names_choices_of_it(question: Question) -> None:
    slug, params, _ = address_of(question)
    page = next(page for page in PAGES if page.slug == slug)
    pieces = list(page.pieces(params))
    choices = [*(p for p in pieces if isinstance(p, Choice)), *(p.choice for p in pieces if isinstance(p, ChosenTab))]
    chosen = {choice.name: [choice.chosen] for choice in choices}
    assert params.items() <= chosen.items()


@pytest.mark.parametrize(
    ("question", "actions"),
    [
        ("help-with-talking", ["P1-N03"]),
        ("autism-assessment", ["P1-N11", "P1-N12", "P5-N01", "P5-N09", "P5-N10"]),
        ("dated-promises", ["P5-N01", "P5-N07", "P5-N10"]),
        ("health-board-actions", ["P5-N01", "P2-A07", "P5-A10"]),
    ],
)
def test_a_question_finds_the_actions_that_answer_it(question: str, actions: list[str]) -> None:
    _, params, _ = address_of(next(asked for asked in QUESTIONS if asked.question == question))
    found = find_actions(DATASET, **parse_filter(DATASET, params)[0].criteria())
    assert [action.action for action in found] == actions


def test_the_overview_leads_to_every_question() -> None:
    html = first_paint(PAGES, PAGES[0], PAGES[0].pieces({}))
    assert html.count("<section><h3>") == 5
    assert 'href="all-actions?progress=next&amp;theme=neurodiversity">What is promised on autism' in html
