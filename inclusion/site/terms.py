"""The terms of the glossary: those that a search finds, A to Z, with links to each letter."""

from itertools import groupby

from inclusion.actions.addresses import term_address
from inclusion.actions.filters import LONGEST_SEARCH
from inclusion.actions.search import find_terms, search
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


def terms_part(dataset: Dataset, text: str) -> Markup:
    """A search that needs no script, and the terms that have all of its words, or all, by letter."""
    found = find_terms(dataset, text)
    return render(
        "glossary.html",
        text=text,
        longest=LONGEST_SEARCH,
        found=found,
        total=count(len(dataset.glossary), "term"),
        alphabet=ALPHABET,
        groups={letter: list(terms) for letter, terms in groupby(found, key=letter_of)},
        anchor=letter_anchor,
        address=term_address,
        given_by=GIVEN_BY,
        marked=search(dataset, text).marked,
    )


def letter_of(term: Term) -> str:
    """The heading under which a term stands: that of its first letter, as the order of the terms has it."""
    first = "".join(words_of(term.term))[:1].upper()
    return first if first.isalpha() else ALPHABET[0]


def letter_anchor(letter: str) -> str:
    return f"letter-{letter[0].lower()}"
