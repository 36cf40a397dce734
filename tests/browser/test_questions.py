"""A question's link, opened alone by its address, shows what it asks; site/test_questions reads all of them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from inclusion.actions.addresses import question_address
from inclusion.actions.facets import AGE, PROGRESS, UNNAMED
from inclusion.actions.filters import parse_filter
from inclusion.actions.find import find_actions
from inclusion.actions.words import phrase_of
from inclusion.records.model import Question
from inclusion.site.action_list import in_pages
from inclusion.site.questions import answer_words
from tests.browser.reader import Reader
from tests.site_map import DATASET

ON_ACTIONS = [question for question in DATASET.questions if question.address.startswith("all-actions?")]
OTHERS = {
    "how-far-behind": ("All gaps", {"Pupils": "EHC plan"}),
    "key-stage-2-over-time": ("Key stage 2 expected standard", {"": "Over time"}),
    "strategy-owners": ("Strategies and inspections", {}),
    "all-data": ("Data and checks", {}),
    "promise-follows": ("Done and next, side by side", {}),
    "wider-gaps": ("All gaps", {"Pupils": "Both groups"}),
    "figures-for-success": ("How success is measured", {}),
    "what-inspectors-found": ("Strategies and inspections", {}),
    "suspended-more": ("How success is measured", {}),
    "where-taught": ("SEND in Lincolnshire", {}),
    "gap-at-six": ("Year 1 phonics", {"": "Gap over time"}),
}
"""For a question that no list of actions answers: the heading of its page, and what is chosen; a tab has no label."""


OF_EACH_SORT = {tuple(sorted(parse_qs(urlsplit(q.address).query))): q for q in reversed(ON_ACTIONS)}.values()
"""Of the questions that set the same filters, the first one."""


def name(question: Question) -> str:
    """The name of a question in a test's id."""
    return question.question


def test_each_page_to_which_a_question_leads_is_opened_here() -> None:
    opened = {urlsplit(q.address).path for q in DATASET.questions if q in ON_ACTIONS or q.question in OTHERS}
    assert opened == {urlsplit(question.address).path for question in DATASET.questions}


@pytest.mark.parametrize("question", OF_EACH_SORT, ids=name)
def test_a_question_on_actions_shows_its_answer_its_filters_as_set_and_the_actions(
    reader: Reader, question: Question
) -> None:
    params = parse_qs(urlsplit(question.address).query)
    chosen, _ = parse_filter(DATASET, params)
    expected = find_actions(DATASET, **chosen.criteria())
    reader.open(question_address(question))
    expect(reader.page.locator("h1")).to_have_text(question.text)
    reader.page.locator(".answer .gloss").evaluate_all("glosses => glosses.forEach(gloss => gloss.remove())")
    expect(reader.page.locator(".answer")).to_have_text(answer_words(DATASET, chosen, expected))
    reader.expect_found(len(expected))
    assert reader.rows == [action.action for action in in_pages(expected)[0]]
    others = [choice for choice in chosen.asked() if choice[0] != PROGRESS.name and choice != (AGE.name, UNNAMED)]
    assert reader.chips == [phrase_of(DATASET, *choice) for choice in others]
    progress = {"next": "Next", "achieved": "Done"}.get(next(iter(chosen.chosen(PROGRESS.name)), ""), "All")
    expect(reader.choice("radio", progress)).to_be_checked()
    expect(reader.notices).to_have_count(0)


@pytest.mark.parametrize("question", [q for q in DATASET.questions if q.question in OTHERS], ids=name)
def test_another_question_shows_its_page_with_what_it_chose(reader: Reader, question: Question) -> None:
    heading, chosen = OTHERS[question.question]
    reader.open(question.address)
    expect(reader.page.locator("h1")).to_have_text(heading)
    for label, option in chosen.items():
        group = reader.page.get_by_role("radiogroup", name=label)
        chosen_there = (
            group.get_by_role("radio", checked=True) if label else reader.page.get_by_role("tab", selected=True)
        )
        expect(chosen_there.first).to_have_text(option)
    expect(reader.answers).not_to_have_count(0)
    place = urlsplit(question.address).fragment
    if place:
        expect(reader.page.locator(f"#{place}")).to_be_in_viewport()
    expect(reader.notices).to_have_count(0)
