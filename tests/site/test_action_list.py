"""The list: groups, rows that hold what is stated and no more, and the page of one action."""

import re
from html import unescape

import pytest

from inclusion.actions.filters import ActionFilter
from inclusion.actions.search import search
from inclusion.records.model import Dataset
from inclusion.site.action_list import ROWS_AT_ONCE, action_list, action_row, in_pages
from inclusion.site.list_view import read_view
from inclusion.site.page import make_view
from inclusion.site.result import found_words, missing_words
from inclusion.web.first_paint import first_paint
from pages import site_pages


def list_of(dataset: Dataset, **params: str) -> str:
    """The list that an address shows, as HTML."""
    asked = {name: [value] for name, value in params.items()}
    view = read_view(dataset, ActionFilter(), asked)
    return "".join(str(piece.html()) for piece in action_list(view))


def text_of(html: str) -> str:
    """The text of HTML, its spaces as a browser has them."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))).strip()


def groups_of(html: str) -> dict[str, list[str]]:
    """The headings of a list, each with the ids of the rows below it."""
    _, *parts = re.split(r"<h2>", html)
    return {part.split("</h2>")[0]: re.findall(r'<details id="([^"]+)"', part) for part in parts}


def page_of(dataset: Dataset, action: str) -> str:
    """The page of an action, as text."""
    pages = site_pages(dataset)
    page = next(page for page in pages if page.slug == "action")
    return text_of(first_paint(pages, page, page.pieces({"id": [action]})).split("<main")[1])


def summary_of(dataset: Dataset, action: str, q: str = "") -> str:
    """What a closed row shows, as text."""
    row = action_row(dataset, dataset.action[action], search(dataset, q).marked)
    return text_of(re.split("<summary[^>]*>", row)[1].split("</summary>")[0])


def test_what_is_next_stands_before_what_is_done(small: Dataset) -> None:
    groups = groups_of(list_of(small, theme="light"))
    assert groups == {
        "Next: 2 actions": ["P3-N01", "P3-N02"],
        "Listed as done: 2 actions": ["P1-A03", "P3-A01"],
    }


def test_an_address_that_is_asked_for_again_gets_what_was_made_before(small: Dataset) -> None:
    page = next(page for page in site_pages(small) if page.slug == "all-actions")
    asked = (("q", ("pier",)),)
    assert make_view(page, asked, "./") is make_view(page, asked, "./")
    assert make_view(page, asked, "./").pieces != make_view(page, (), "./").pieces


def test_a_row_has_no_spaces_that_nobody_sees(small: Dataset) -> None:
    row = action_row(small, small.action["P2-N01"])
    assert re.findall(r"\s<(?:dd|div|dt|li|p)\b|</(?:dd|div|dt|li|p)>\s", row) == []
    assert "</span>\n<span" in row  # between words a space is seen


def test_ages_with_what_names_none_stand_in_groups_of_their_own(small: Dataset) -> None:
    groups = groups_of(list_of(small, ks="early-years,none", theme="rowing"))
    assert groups == {
        "Name this age: 2 actions": ["P1-N02", "P1-A01"],
        "Likely mean this age, but name none: 1 action": ["P1-N01"],
        "Name no age: 3 actions": ["P2-N01", "P1-A02", "P1-A03"],
    }


def test_a_closed_row_has_title_first_sentence_and_only_what_is_stated(small: Dataset) -> None:
    assert summary_of(small, "P1-A01") == (
        "Done Ferries bought The harbour team has bought two ferries. Harbour and ferries team Up to 5"
    )
    assert summary_of(small, "P1-A03") == "Done Route 7 stops at every jetty Route 7 now stops at every jetty."
    assert "names Harbour choir" in summary_of(small, "P2-A01")
    assert summary_of(small, "P1-N01").endswith("Harbour and ferries team by March 2032 (past)")


def test_a_search_shows_the_sentence_that_it_found(small: Dataset) -> None:
    assert "They carry children" in summary_of(small, "P1-A01", q="carry")
    assert "The text does not say who mended it." in summary_of(small, "P1-A02", q="text")


@pytest.mark.parametrize("rows", ["", "full"])
def test_rows_stand_open_where_the_address_says_so(small: Dataset, rows: str) -> None:
    html = list_of(small, rows=rows)
    assert html.count(" open>") == (html.count('<li class="row">') if rows else 0)


def test_no_row_and_no_page_tells_what_a_document_does_not_state(small: Dataset) -> None:
    """But for what a promise could state: who, when and a number."""
    for action in small.actions:
        html = text_of(action_row(small, action))
        assert not re.search(r"none named|not named|No next step|Continues nothing", html)


def test_the_page_of_an_action_says_what_its_row_leaves_out(small: Dataset) -> None:
    assert "No promise plainly continues it." in page_of(small, "P1-A03")
    assert "It continues nothing listed as done." in page_of(small, "P1-N02")
    assert "It continues nothing" not in page_of(small, "P1-N01")


def test_the_page_of_an_action_has_everything_about_it(small: Dataset) -> None:
    text = page_of(small, "P2-N01")
    action = small.action["P2-N01"]
    for part in (
        action.title,
        action.summary,
        "Before: ",
        "Old pier mended",
        "Choir founded",
        "Does it Harbour choir; Harbour and ferries team",
        "who does it not when no number",
        "Kind Reviews something",
        "priority 2, next, 1 of 2",
    ):
        assert (part in text) == (part != "Before: "), part
    assert f"After: {small.action['P2-N02'].action}" in text
    assert "More on this theme" in text


def test_outcomes_stand_on_a_page_as_those_at_its_age_and_not_as_its_aim(small: Dataset) -> None:
    text = page_of(small, "P1-N02")
    assert "Outcomes at this age" in text
    assert "no figure here measures this one" in text
    assert "Outcomes at this age" not in page_of(small, "P3-N01")


def test_the_tab_of_an_action_has_its_title_and_an_unknown_one_is_named(small: Dataset) -> None:
    page = next(page for page in site_pages(small) if page.slug == "action")
    assert page.full_title({"id": ["P1-A01"]}).startswith("Ferries bought · ")
    assert page.full_title({"id": ["P9-A99"]}).startswith("An action · ")
    assert "There is no action “P9-A99”." in page_of(small, "P9-A99")


def test_a_row_says_that_a_stated_time_has_passed(small: Dataset) -> None:
    assert "This time had passed by 30 September 2032." in text_of(action_row(small, small.action["P1-N01"]))
    assert "This time had passed by 30 September 2032." in page_of(small, "P1-N01")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, ("12 actions", "")),
        ({"progress": "next"}, ("6 promises", "")),
        ({"theme": "light"}, ("4 of 12 actions", "")),
        ({"ks": "early-years"}, ("2 of 12 actions", "name this age.")),
        ({"ks": "early-years", "progress": "next"}, ("1 of 6 promises", "names this age.")),
        ({"ks": "early-years", "theme": "rowing"}, ("2 of 12 actions:", "they name this age.")),
        ({"ks": "early-years", "theme": "light"}, ("0 of 12 actions", "")),
        ({"ks": "early-years,ks2"}, ("2 of 12 actions", "name one of these ages.")),
        (
            {"ks": "early-years,none", "theme": "rowing"},
            ("6 of 12 actions:", "2 name this age, 1 likely means it, 3 name no age."),
        ),
    ],
)
def test_the_line_above_a_list_says_what_was_found_and_no_more(
    small: Dataset, params: dict[str, str], words: tuple[str, str]
) -> None:
    """That so many of all actions name an age is only true where nothing else is chosen."""
    view = read_view(small, ActionFilter(), {name: [value] for name, value in params.items()})
    assert found_words(view) == words


@pytest.mark.parametrize("number", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 5 * ROWS_AT_ONCE - 17])
def test_the_pages_of_a_list_hold_all_rows_in_order_and_none_holds_only_a_few(number: int) -> None:
    pages = in_pages(range(number))
    assert [row for page in pages for row in page] == list(range(number))
    assert len(pages[0]) <= ROWS_AT_ONCE
    assert len(pages) == 1 or min(map(len, pages)) > ROWS_AT_ONCE // 3


@pytest.mark.parametrize("before", ["", "ferries "])
def test_of_a_word_that_a_document_uses_only_our_summaries_are_said_to_have_none(small: Dataset, before: str) -> None:
    found = [search(small, before + row.word) for row in small.document_words]
    said = {sentence for one in found for sentence in missing_words(one)}
    assert any(sentence.startswith("No summary") for sentence in said)
    assert not [sentence for sentence in said if "does not use" in sentence or "No action" in sentence]
