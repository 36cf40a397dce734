"""The terms of the glossary: those that a search finds, A to Z, with links to each letter."""

from collections.abc import Sequence
from itertools import groupby

from inclusion.actions.addresses import term_address
from inclusion.actions.filters import LONGEST_SEARCH
from inclusion.records.model import Dataset, Term
from inclusion.records.words import count, words_of
from inclusion.site.markup import Markup
from inclusion.site.templates import render

ALPHABET = ("0 to 9", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
GIVEN_BY = {
    "document": "The documents explain it.",
    "written-out": "The documents write it out; the meaning is ours.",
    "general": "General knowledge.",
}


def letter_of(term: Term) -> str:
    """The heading under which a term stands: that of its first letter, as the order of the terms has it."""
    first = "".join(words_of(term.term))[:1].upper()
    return first if first.isalpha() else ALPHABET[0]


def letter_anchor(letter: str) -> str:
    """The place of a letter on the page."""
    return f"letter-{letter[0].lower()}"


def term_anchor(term: Term) -> str:
    """The place of a term on the page: "term-ehc-plan"."""
    return term_address(term).partition("#")[2]


def search_form(text: str) -> Markup:
    """A search box that needs no script: it asks for this page with the words in the address."""
    return render("terms_search.html", text=text, longest=LONGEST_SEARCH)


def found_line(dataset: Dataset, found: Sequence[Term], text: str) -> Markup:
    """How many terms there are, or how many of them a search found, with the way back to all."""
    return render("terms_found.html", found=found, total=count(len(dataset.glossary), "term"), text=text)


def letter_links(found: Sequence[Term]) -> Markup:
    """A link to each letter that has a term; the others as plain text, so that the row keeps its order."""
    letters = {letter_of(term) for term in found}
    links = [(letter, letter_anchor(letter) if letter in letters else "") for letter in ALPHABET]
    return render("terms_letters.html", links=links)


def terms_list(found: Sequence[Term], marked: frozenset[str]) -> Markup:
    """The terms by letter: each written out, what it means, who explains it; what a search looked for marked."""
    groups = [(letter, letter_anchor(letter), list(terms)) for letter, terms in groupby(found, key=letter_of)]
    return render("terms.html", groups=groups, anchor=term_anchor, given_by=GIVEN_BY, marked=marked)
