"""The overview: its numbers are what their links find, its search leads on, its tabs hold all questions."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from inclusion.actions.addresses import ACTIONS_PAGE
from inclusion.actions.filters import parse_filter
from inclusion.actions.find import find_actions
from inclusion.figures.indicators import amount, furthest_apart
from inclusion.figures.official import exact_value
from inclusion.site.overview import number_tiles, priorities_list, questions_tabs, search_examples
from inclusion.site.questions import AUDIENCE_NAMES
from inclusion.site.search_box import SearchBox
from tests.datasets import real, small
from tests.site.test_pages import run_page

LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


def links(html: str) -> list[tuple[str, str]]:
    """The links of HTML: (address, words)."""
    return [(unescape(address), unescape(words)) for address, words in LINK.findall(html)]


def number_of(address: str) -> int:
    """How many actions of the invented data an address of the list finds."""
    asked, unknown = parse_filter(small(), parse_qs(urlsplit(address).query))
    assert unknown == ()
    return len(find_actions(small(), **asked.criteria()))


def test_each_number_of_actions_is_what_its_link_finds() -> None:
    html = number_tiles(small())
    big = re.findall(r'<strong>(\d+)</strong> <a href="(all-actions[^"]*)"', html)
    small_ones = [(words.split()[0], address) for address, words in links(html) if words[0].isdigit()]
    found = [
        (int(number), unescape(address)) for number, address in big + small_ones if address.startswith(ACTIONS_PAGE)
    ]
    assert len(found) == 5
    assert [number for number, _ in found] == [number_of(address) for _, address in found]


def test_the_gaps_are_counted_by_group_and_lead_to_them() -> None:
    html = number_tiles(small())
    assert re.search(r'<strong>\d of \d</strong> <a href="all-gaps\?group=sen-support">gaps are wider</a>', html)
    assert 'href="all-gaps?group=ehc-plan"' in html


def test_a_priority_has_a_dot_for_each_of_its_actions() -> None:
    html = priorities_list(small())
    dots = [int(number) for number in re.findall(r"--dots: (\d+)", html)]
    told = [int(number) for pair in re.findall(r"(\d+) next, (\d+) done", html) for number in pair]
    assert dots[2:] == told  # the first two are the key
    assert sum(told) == len(small().actions)


def test_each_audience_has_a_tab_with_its_questions() -> None:
    tabs = questions_tabs(real())
    assert [name.rsplit(" ", 1)[0] for name in tabs.names] == list(AUDIENCE_NAMES.values())
    for name, part in zip(tabs.names, tabs.parts, strict=True):
        assert name.endswith(f"({len(links(part[0].html()))})")


@pytest.mark.parametrize(("address", "words"), search_examples(real()))
def test_each_example_of_a_search_finds_actions(address: str, words: str) -> None:
    asked, unknown = parse_filter(real(), parse_qs(urlsplit(address).query))
    assert unknown == ()
    assert 0 < len(find_actions(real(), **asked.criteria())) < len(real().actions), words


def test_the_search_of_the_plain_page_asks_for_the_list() -> None:
    html = SearchBox([("a?b=1&c=2", "One & two")]).html()
    assert f'<form method="get" action="{ACTIONS_PAGE}" role="search"' in html
    assert '<input type="search" name="q"' in html
    assert '<a class="pill" href="a?b=1&amp;c=2">One &amp; two</a>' in html


@pytest.mark.parametrize(("text", "query"), [("speech", {"q": "speech"}), ("", {})])
def test_the_live_search_leads_to_the_list(text: str, query: dict[str, str]) -> None:
    app = run_page("")
    app.text_input[0].set_value(text)
    app.button[0].click().run()
    assert not app.exception
    assert ["<h1>All actions</h1>" in block.proto.body for block in app.get("html")].count(True) == 1
    assert app.query_params == query


def test_one_official_number_stands_there_with_the_rule_that_chose_it() -> None:
    html = number_tiles(real())
    chosen = furthest_apart(real())
    assert chosen is not None
    tile = html.split("<li>")[-1]
    assert f"<strong>{amount(chosen, exact_value(chosen.newest))}</strong>" in tile
    assert f'href="{chosen.measure.slug}"' in tile
    assert "The official share furthest from England’s." in tile
    bare = real().model_copy(update={"official": ()})
    assert "official share" not in number_tiles(bare)


def test_a_figure_that_stands_on_no_page_is_not_chosen() -> None:
    loose = tuple(measure.model_copy(update={"kind": "context", "milestone": None}) for measure in real().measures)
    assert furthest_apart(real().model_copy(update={"measures": loose})) is None
