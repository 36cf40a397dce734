"""Nothing valid stops the site: any data that the loader takes gives whole pages, charts with their files, true words.

The pages are read as a browser gets them before any script: each link is followed, each file is opened.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import Phase, given, settings

from inclusion.actions.facets import FACETS, SETTINGS
from inclusion.records.load import load_once
from tests.generated import TAG, TRAP, Tables, Truth, any_tables, one_measure, write_tables
from tests.web.asgi import ask

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ROWS = re.compile(r"\b([\d,]+) (?:official )?(?:action|row|check|figure)s?\b")
"""How many rows the words of a link to a CSV promise."""

EXAMPLES = settings.default.max_examples if settings.default else 0
GENERATE = (Phase.explicit, Phase.generate)
WHOLE_SITES = settings(max_examples=EXAMPLES // 20, phases=GENERATE)
WHOLE_PAGES = settings(max_examples=EXAMPLES // 8, phases=GENERATE)
"""Fewer examples where each is a site or several pages; all of them grow with the profile.

A failing example is not made smaller, as that would visit hundreds of sites.
"""

VIEWS_OF_A_PAGE = 4
"""How many views of one page are visited: the first ones that links lead to."""

FILES = ("data/", "charts/")


class Reading(HTMLParser):
    """What a browser would make of a page: its elements and their attributes, its heading, its links."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.links: dict[str, str] = {}
        self.heading = ""
        self.opened: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        found = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.attributes |= set(found)
        self.ids.update([found["id"]] if "id" in found else [])
        if tag not in VOID:
            self.opened.append((tag, found.get("href", "") if tag == "a" else ""))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes the one that was opened last, or the page is not well formed."""
        if tag not in VOID:
            assert self.opened.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the words of the heading and of the links."""
        for tag, href in self.opened:
            if tag == "h1":
                self.heading += data
            elif href:
                self.links[href] = self.links.get(href, "") + data


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Show data as the app does, whatever was shown before."""
    number = iter(range(10**6))

    def show(tables: Tables) -> Path:
        folder = tmp_path / str(next(number))
        folder.mkdir()
        write_tables(folder, tables)
        monkeypatch.setenv("INCLUSION_DATA", str(folder))
        return folder

    yield show
    load_once.cache_clear()


@dataclass(frozen=True)
class Link:
    """Where a link inside the site leads, and its words."""

    path: str
    query: str
    fragment: str
    words: str


def links_of(page: Reading, here: str) -> Iterator[Link]:
    """The links of a page to the site's own addresses; one that begins with "?" or "#" stays on the page."""
    for href, words in page.links.items():
        parts = urlsplit(href)
        if not parts.scheme:
            yield Link(parts.path.removeprefix("./") if parts.path else here, parts.query, parts.fragment, words)


def visit(path: str, query: str) -> Reading:
    """A page of the site, well formed, with one heading, and with no markup of the data among its own."""
    answer = ask(f"/{path}", query=query.encode())
    where = f"{path}?{query}"
    assert answer.status == 200, where
    assert not re.search("could not be (shown|made)", answer.text), where
    page = Reading(answer.text)
    assert page.opened == [], where
    assert page.tags["h1"] == 1, where
    assert page.heading.strip(), where
    assert TAG not in page.tags, where
    assert TRAP not in page.attributes, where
    assert [name for name, times in page.ids.items() if times > 1] == [], where
    return page


def open_file(link: Link) -> None:
    """A file answers; a CSV holds as many rows as the words of its link say, each as long as its header."""
    answer = ask(f"/{link.path}", query=link.query.encode())
    assert answer.status == 200, link
    if link.path.endswith(".csv"):
        header, *rows = csv.reader(io.StringIO(answer.body.decode("utf-8-sig"), newline=""), strict=True)
        assert {len(row) for row in rows} <= {len(header)}, link
        told = ROWS.search(link.words)
        assert told is None or int(told[1].replace(",", "")) == len(rows), link


@WHOLE_SITES
@given(tables=any_tables())
def test_each_page_is_whole_and_each_link_and_file_answers(site: Any, tables: Tables) -> None:
    site(tables)
    visited: dict[tuple[str, str], Reading] = {}
    wanted = [Link("", "", "", "")]
    while wanted:
        link = wanted.pop(0)
        where = link.path, link.query
        if link.path.startswith(FILES):
            if not link.path.endswith(".png"):  # the same drawing as the SVG, and slow
                open_file(link)
        elif where in visited or [path for path, _ in visited].count(link.path) < VIEWS_OF_A_PAGE:
            if where not in visited:
                visited[where] = visit(*where)
                wanted += links_of(visited[where], link.path)
            assert not link.fragment or link.fragment in visited[where].ids, link


FINDINGS = re.compile(r'<p class="finding">(.*?)</p>|<h2[^>]*>(.*?)</h2>|<div class="note">\s*<p>(.*?)</p>', re.DOTALL)
"""Where a page says what its figures show: its finding, the message of a chart, and the chart's text."""

SEN_GROUPS = ("sen-support", "ehc-plan")
HOME, COUNTRY = "lincolnshire", "england"


def gaps(true: Truth, place: str) -> dict[tuple[str, str], Decimal]:
    """Each true gap of a place by period and group: negative is behind."""
    return {
        (period, group): value - true[period, there, "no-sen"]
        for (period, there, group), value in true.items()
        if there == place and group in SEN_GROUPS and (period, there, "no-sen") in true
    }


def differences(true: Truth) -> list[Decimal]:
    """How far each true level is above England's."""
    return [
        value - true[period, COUNTRY, group]
        for (period, place, group), value in true.items()
        if place == HOME and (period, COUNTRY, group) in true
    ]


def changes(true: Truth) -> list[Decimal]:
    """How much each true level rose since an earlier period."""
    return [
        value - true[earlier, place, group]
        for (period, place, group), value in true.items()
        for earlier in {level[0] for level in true if level[0] < period}
    ]


def widths(true: Truth) -> list[Decimal]:
    """How much wider each true gap is than England's, or than it was."""
    home, country = gaps(true, HOME), gaps(true, COUNTRY)
    beside = [abs(home[gap]) - abs(country[gap]) for gap in home if gap in country]
    over_time = [
        abs(gap) - abs(found[earlier, group])
        for found in (home, country)
        for (period, group), gap in found.items()
        for earlier in {level[0] for level in true if level[0] < period}
    ]
    return beside + over_time


def all_gaps(true: Truth) -> list[Decimal]:
    """Every true gap."""
    return [*gaps(true, HOME).values(), *gaps(true, COUNTRY).values()]


CLAIMS: dict[str, Callable[[Truth], bool]] = {
    r"\brose\b": lambda true: max(changes(true), default=0) > 0,
    r"\bfell\b": lambda true: min(changes(true), default=0) < 0,
    r"\babove England\b": lambda true: max(differences(true), default=0) > 0,
    r"\bbelow England\b": lambda true: min(differences(true), default=0) < 0,
    r"\bwider\b": lambda true: max(widths(true), default=0) > 0,
    r"\bnarrower\b": lambda true: min(widths(true), default=0) < 0,
    r"\bbehind\b(?! pupils with no SEN, Lincolnshire)": lambda true: min(all_gaps(true), default=0) < 0,
    r"\bahead\b": lambda true: max(all_gaps(true), default=0) > 0,
    r"\bBoth\b": lambda true: {group for _, _, group in true} >= set(SEN_GROUPS),
    r"cannot all be true": lambda _: False,
}
"""What a sentence may say, and what must then be true of some pupils, some place and some time."""

NO_CLAIM = re.compile(r"none of \d+ (?:is|are) wider")


@WHOLE_PAGES
@given(drawn=one_measure())
def test_no_sentence_contradicts_the_true_values(site: Any, drawn: tuple[Tables, Truth]) -> None:
    tables, true = drawn
    site(tables)
    queries = {("measure-0", ""), ("all-gaps", "")}
    queries |= {("measure-0", href.removeprefix("?")) for href in visit("measure-0", "").links if href.startswith("?")}
    for path, query in sorted(queries):
        html = ask(f"/{path}", query=query.encode()).text
        said = [NO_CLAIM.sub("", "".join(found)) for found in FINDINGS.findall(html)]
        for pattern, holds in CLAIMS.items():
            for sentence in said:
                assert not re.search(pattern, sentence) or holds(true), (path, query, sentence)


@WHOLE_PAGES
@given(tables=any_tables())
def test_the_words_of_a_filters_choices_are_told_apart(site: Any, tables: Tables) -> None:
    dataset = load_once(site(tables))
    for setting in (*FACETS, *SETTINGS):
        words = list(setting.choices(dataset).values())
        assert len(words) == len(set(words)), setting.name
