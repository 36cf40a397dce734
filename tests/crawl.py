"""The site read as a browser gets it before any script: each link followed, each file opened.

Pages are asked for over ASGI, in the data that the app shows.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from inclusion.figures.views import VIEW_NAMES
from tests.web.asgi import ask

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ROWS = re.compile(r"\b([\d,]+) (?:official )?(?:action|row|check|figure)s?\b")
"""How many rows the words of a link to a CSV promise."""

VIEWS_OF_A_PAGE = 4
"""How many views of one page are visited: the first ones that links lead to."""

FILES = ("data/", "charts/", "app/static/")
DRAWINGS = tuple(f"-{view}.svg" for view in VIEW_NAMES)
"""How the address of a drawing ends: the first one of each view is opened, as each takes a fifth of a second."""


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


def crawl() -> dict[tuple[str, str], Reading]:
    """Follow every link from the first page on, open every file; the pages by path and query."""
    visited: dict[tuple[str, str], Reading] = {}
    opened: set[str] = set()
    wanted = [Link("", "", "", "")]
    while wanted:
        link = wanted.pop(0)
        where = link.path, link.query
        if link.path.startswith(FILES):
            drawing = next((end for end in DRAWINGS if link.path.endswith(end)), link.path)
            if drawing not in opened and not link.path.endswith(".png"):  # the same drawing as the SVG, and slower
                open_file(link)
                opened |= {drawing} & set(DRAWINGS)
        elif where in visited or [path for path, _ in visited].count(link.path) < VIEWS_OF_A_PAGE:
            if where not in visited:
                visited[where] = visit(*where)
                wanted += links_of(visited[where], link.path)
            assert not link.fragment or link.fragment in visited[where].ids, link
    return visited
