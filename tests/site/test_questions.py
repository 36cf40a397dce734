"""The questions that readers start with: each opens a view that is there and finds something."""

import re
from collections import Counter
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from inclusion.actions.addresses import question_address
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.records.model import Dataset, Question
from inclusion.site.choice import Choice
from inclusion.site.questions import answer_words
from inclusion.site.tabs import ChosenTab
from inclusion.web.first_paint import first_paint
from pages import site_pages
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


def test_each_audience_has_four_to_eight_questions_that_stand_together() -> None:
    counts = Counter(question.audience for question in QUESTIONS)
    assert list(counts) == [
        "parent-or-carer",
        "school",
        "council-or-health-officer",
        "parent-carer-forum",
        "councillor",
    ]
    assert set(counts.values()) <= {4, 5, 6, 7, 8}
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
        ("help-with-talking", ["P1-N03", "P1-A04", "P5-N03", "P5-N04", "P5-N05", "P5-A04", "P5-A05", "P5-A06"]),
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
    for question in QUESTIONS:
        assert f'<a href="{escape(question_address(question))}">{escape(question.text, quote=False)}</a>' in html


def ask_of(dataset: Dataset, **params: str) -> str:
    """The plain page of all actions for some parameters, as text without the tags."""
    pages = site_pages(dataset)
    page = next(page for page in pages if page.slug == "all-actions")
    html = first_paint(pages, page, page.pieces({name: [value] for name, value in params.items()}))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def test_a_question_stands_above_its_answer_and_the_rows(small: Dataset) -> None:
    text = ask_of(small, question="help-with-rowing", progress="next", ks="early-years", theme="rowing")
    answer = "The strategy lists 1 promise naming ages up to 5, on “Rowing and ferries”."
    assert text.index("What is promised to help small children to row?") < text.index(answer)
    assert text.index(answer) < text.index("Teach children to row")
    assert "1 of 6 promises: it names this age. 2 more name no age, 1 of them likely this: show them too" in text


@pytest.mark.parametrize(
    "params",
    [
        {"question": "help-with-rowing", "ks": "early-years", "theme": "rowing"},
        {"question": "help-with-rowing", "progress": "next", "ks": "early-years", "theme": "rowing", "q": "boat"},
        {"question": "no-such-question", "progress": "next", "ks": "early-years", "theme": "rowing"},
    ],
)
def test_filters_that_are_not_those_of_the_question_are_no_answer_to_it(small: Dataset, params: dict[str, str]) -> None:
    text = ask_of(small, **params)
    assert "What is promised to help small children to row?" not in text
    assert "What is promised, and what is listed as done, in" in text


@pytest.mark.parametrize(
    ("chosen", "answer"),
    [
        (
            ActionFilter.choosing(theme=["light", "voice"]),
            "The strategy lists 4 promises and 3 actions as done on “Light & lanterns” or “Parents' and children's "
            "voice”.",
        ),
        (
            ActionFilter.choosing(progress=["achieved"], partner=["choir"]),
            "The strategy lists 1 action as done naming Harbour choir.",
        ),
        (
            ActionFilter.choosing(progress=["next"], states=["date"]),
            "The strategy lists 2 promises stating a date or time. "
            "For 1 of them that time had passed by 30 September 2032. No document says what came of it.",
        ),
        (
            ActionFilter.choosing(ks=["early-years", "none"], theme=["rowing"]),
            "The strategy lists 1 promise and 1 action as done naming ages up to 5, on “Rowing and ferries”. "
            "4 more name no age, and 1 of them likely means this one.",
        ),
        (
            ActionFilter.choosing(progress=["next"], kind=["review"], ks=["ks4"]),
            "The strategy lists no promises naming ages 14 to 16, worded as “Reviews something”.",
        ),
    ],
)
def test_an_answer_counts_what_its_filters_find(small: Dataset, chosen: ActionFilter, answer: str) -> None:
    assert answer_words(small, chosen, find_actions(small, **chosen.criteria())) == answer
