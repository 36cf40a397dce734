"""The glossary: what a search finds, where terms stand, and that no abbreviation of the site is without an entry."""

import csv
import re
from collections.abc import Iterator
from html import unescape
from types import MappingProxyType

import pytest

from inclusion.actions.search import find_terms
from inclusion.records.load import DATA_FOLDER
from inclusion.site.page import SitePage
from inclusion.site.terms import ALPHABET, letter_of, terms_part
from inclusion.web.first_paint import first_paint
from tests.site_map import DATASET, PAGES, name_of

ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
"""A word with two capitals or more; ids such as P1-N03 have one in each part."""

SCREEN_READERS = {"NVDA", "JAWS", "VoiceOver", "TalkBack"}
PLAIN = frozenset({"CSV", "JSON", "KB", "ZIP", "PDF", "PNG", "SVG", "AA", "JavaScript", *SCREEN_READERS})
"""Forms of files, sizes, and names of programs that are no abbreviation of ours."""

CODES = frozenset({"fingerprint", "url", "taken_from", "action", "follows", "filters", "group_label"})
"""Columns that hold no words."""

TERMS = {term.term: term for term in DATASET.glossary}
KNOWN = {word for term in DATASET.glossary for word in ABBREVIATION.findall(term.term)}


def unexplained(text: str) -> set[str]:
    """The abbreviations of a text that have no entry, neither as they stand nor in the singular."""
    explained = KNOWN | PLAIN
    return {word for word in ABBREVIATION.findall(text) if not {word, word.removesuffix("s")} & explained}


def visible_text(page: SitePage) -> str:
    """The words of a page, charts and controls as their text; code is none of them."""
    return unescape(re.sub(r"<pre>.*?</pre>|<[^>]+>", " ", first_paint(PAGES, page, page.pieces({})), flags=re.DOTALL))


def data_texts() -> Iterator[tuple[str, str]]:
    """Each text of the data folder with its place."""
    for path in sorted(DATA_FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), start=2):
                yield from ((f"{path.name} {line} {name}", cell) for name, cell in row.items() if name not in CODES)


def test_the_search_for_abbreviations_sees_them() -> None:
    assert unexplained("An XYZ and two QRSTs, the DfX and A.B.C. hub; SEND, EHCPs, GCSEs, P1-N03 and a CSV") == {
        "XYZ",
        "QRSTs",
        "DfX",
        "A.B.C.",
    }


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_abbreviation_on_a_page_has_an_entry(page: SitePage) -> None:
    assert unexplained(f"{page.title} {page.description} {visible_text(page)}") == set()


def test_every_abbreviation_in_the_data_has_an_entry() -> None:
    assert {place: unexplained(text) for place, text in data_texts() if unexplained(text)} == {}


def test_each_abbreviation_that_the_documents_use_for_a_body_is_written_out() -> None:
    named = {partner.abbreviation for partner in DATASET.partners if partner.abbreviation}
    assert {name for name in named if not TERMS[name].expansion} == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("autism spectrum", ["ASD"]),
        ("salt", ["SALT"]),
        ("Speech and language therapy", ["SALT"]),
        ("probation", ["His Majesty's Inspectorate of Probation"]),
        ("zebra", []),
    ],
)
def test_a_search_finds_terms_by_the_beginnings_of_words_and_by_abbreviation(text: str, found: list[str]) -> None:
    assert [term.term for term in find_terms(DATASET, text)] == found


def test_a_search_for_an_abbreviation_finds_its_other_forms() -> None:
    found = [term.term for term in find_terms(DATASET, "EHCP")]
    assert {"EHCP", "EHC plan", "statement"} <= set(found)
    assert "phonics" not in found


def test_all_terms_stand_in_alphabetical_order_whatever_their_capitals() -> None:
    found = [term.term for term in find_terms(DATASET, "")]
    assert len(found) == len(DATASET.glossary)
    assert found[:3] == ["0-19 health service", "academic year", "ADHD"]
    assert found.index("EET") < found.index("EHC plan") < found.index("EOTAS") < found.index("exclusion")


def test_the_letters_of_all_terms_run_from_digits_to_z_without_a_step_back() -> None:
    letters = [ALPHABET.index(letter_of(term)) for term in find_terms(DATASET, "")]
    assert letters == sorted(letters)


def test_a_letter_without_a_term_is_no_link() -> None:
    html = terms_part(DATASET, "autism spectrum")
    assert re.findall(r'<a href="#(.*?)">', html) == ["letter-a"]
    assert html.count("<li>") == 27


def test_an_entry_gives_expansion_meaning_and_who_explains_it() -> None:
    html = terms_part(DATASET, "")
    assert (
        '<div id="term-icb"><dt>ICB<span>integrated care board</span></dt>\n'
        "<dd>The NHS body that plans and pays for most health services in an area. "
        "<small>The documents write it out; the meaning is ours.</small></dd></div>"
    ) in html
    for term, given_by in (("attendance champion", "The documents explain it."), ("phonics", "General knowledge.")):
        assert f"{TERMS[term].meaning} <small>{given_by}</small>" in unescape(html)


def test_the_page_shows_what_the_address_asks_for_and_escapes_it() -> None:
    page = next(page for page in PAGES if page.slug == "glossary")
    html = "".join(piece for piece in page.pieces(MappingProxyType({"q": ["<b>zebra"]})) if isinstance(piece, str))
    assert "<strong>0 of " in html
    assert "for “&lt;b&gt;zebra”.\nTry fewer words" in html
    assert "<b>zebra" not in html
    assert 'value="&lt;b&gt;zebra"' in html
