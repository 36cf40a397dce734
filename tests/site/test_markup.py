"""No text of the data becomes markup, on any page: each page is read with markup put into every text of the data."""

from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, get_type_hints
from urllib.parse import urlencode

import pytest

from inclusion.records.model import Dataset, Record, Text, TextList
from inclusion.site.choice import Choice
from inclusion.site.page import SitePage
from inclusion.site.templates import css_string
from inclusion.web.pages import page_content
from pages import site_pages
from tests.site_map import DATASET

MARKUP = '</style></title><u/onx="\'&">'
"""A tag with an attribute, which ends what it stands in; a letter of it that is not escaped shows."""


CODES = {"versus"}
"""Texts of the data that are codes where no document's words are kept."""


def put_markup(value: object, kind: object) -> object:
    """A value of a column with markup at the end of its text, or of each item of its list of words."""
    if value and kind in (Text, Text | None):
        return f"{value}{MARKUP}"
    if isinstance(value, tuple) and kind == TextList:
        return tuple(f"{item}{MARKUP}" for item in value)
    return value


def with_markup(record: Record) -> Record:
    """A record with markup in each of its texts."""
    kinds = get_type_hints(type(record), include_extras=True)
    changed = {name: put_markup(value, kinds[name]) for name, value in record if name not in CODES}
    return record.model_copy(update=changed)


@pytest.fixture(scope="module")
def marked() -> Dataset:
    """The project's data with markup in every text."""
    tables: dict[str, Any] = {name: tuple(map(with_markup, getattr(DATASET, name))) for name in Dataset.model_fields}
    return Dataset(**tables)


class Tags(HTMLParser):
    """What a page holds of the markup put into the data: its tag, its attribute; and how often it stands as text."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, or an attribute that began in the middle of another."""
        self.found += [self.get_starttag_text() or "" for name in (tag, *dict(attrs)) if name in ("u", "onx")]

    def handle_data(self, data: str) -> None:
        """Note the text, which style sheets and titles have too."""
        self.text += data


def views(page: SitePage) -> Iterator[Mapping[str, Sequence[str]]]:
    """A page as it opens, with each option of its choices, and with words in the address."""
    yield {}
    yield {"q": [f"speech{MARKUP}"], MARKUP: [MARKUP], "ks": [MARKUP]}
    yield {"measure": [DATASET.measures[0].measure]}
    for piece in page.pieces({}):
        if isinstance(piece, Choice):
            yield from ({piece.name: [option]} for option in piece.options)


def test_the_markup_is_put_into_texts_and_into_nothing_else(marked: Dataset) -> None:
    before, after = DATASET.milestones[0], marked.milestones[0]
    assert after.title == before.title + MARKUP
    assert (after.milestone, after.themes) == (before.milestone, before.themes)
    assert {action.note and action.note.endswith(MARKUP) for action in marked.actions} == {None, True}
    assert {item.endswith(MARKUP) for strategy in marked.strategies for item in strategy.owners} == {True}


def test_no_text_of_the_data_or_the_address_is_markup_on_a_page(marked: Dataset) -> None:
    for page in site_pages(marked):
        for params in views(page):
            query = urlencode(params, doseq=True)
            text = page_content(marked, page, query, "https://example.org/").body.decode()
            tags = Tags()
            tags.feed(text)
            assert tags.found == [], f"{page.slug}?{query}"
            assert MARKUP in tags.text, page.slug
            assert "could not be shown" not in tags.text, f"{page.slug}?{query}"


def test_a_string_of_a_style_sheet_ends_where_it_should() -> None:
    assert css_string('Fish & "chips" </style>') == r"Fish \26  \22 chips\22  \3c \2f style\3e "
