"""The parts of the glossary: the terms that a search finds, A to Z, with links to each letter."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from inclusion.actions.filters import LONGEST_SEARCH
from inclusion.actions.search import Need, Phrase, begins_with, mark_matches, parse_search, search_words
from inclusion.records.model import Dataset, Term
from inclusion.records.words import count
from inclusion.site.parts import link

ALPHABET = ("0 to 9", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
GIVEN_BY = {"document": "The documents explain it.", "general": "General knowledge."}


def find_terms(dataset: Dataset, text: str) -> tuple[Term, ...]:
    """The terms of the glossary, A to Z, in which every word of a search begins a word, or a related form stands."""
    needs = parse_search(dataset, text)
    found = (term for term in dataset.glossary if all(is_met(need, term) for need in needs))
    return tuple(sorted(found, key=lambda term: " ".join(search_words(term.term))))


def is_met(need: Need, term: Term) -> bool:
    """Whether a term has all words of a need, or one of its related phrases."""
    words = search_words(f"{term.term} {term.expansion or ''} {term.meaning}")
    typed = all(any(word.startswith(start) for word in words) for start in need.words)
    return typed or any(holds(words, phrase) for phrase in need.related)


def holds(words: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase stands anywhere in the words."""
    return any(begins_with(words[start:], phrase) for start in range(len(words)))


def letter_of(term: Term) -> str:
    """The heading under which a term stands."""
    first = term.term[0].upper()
    return ALPHABET[0] if first.isdigit() else first


def letter_anchor(letter: str) -> str:
    """The place of a letter on the page."""
    return f"letter-{letter[0].lower()}"


def term_anchor(term: Term) -> str:
    """The place of a term on the page: "term-ehc-plan"."""
    return "-".join(("term", *search_words(term.term)))


def search_form(text: str) -> str:
    """A search box that needs no script: it asks for this page with the words in the address."""
    return (
        '<form method="get" role="search" class="find"><label for="glossary-search">Search the glossary</label>'
        f'<input type="search" id="glossary-search" name="q" value="{escape(text)}" maxlength="{LONGEST_SEARCH}" '
        'placeholder="for example: EHC plan"><button>Search</button></form>'
    )


def found_line(dataset: Dataset, found: Sequence[Term], text: str) -> str:
    """How many terms there are, or how many of them a search found, with the way back to all."""
    total = count(len(dataset.glossary), "term")
    if not text:
        return f'<p class="found"><strong>{total}</strong></p>'
    words = f"<strong>{len(found)} of {total}</strong> for “{escape(text)}”."
    none = "" if found else " Try fewer words, or only the start of a word."
    return f'<p class="found">{words}{none} {link("glossary", "Show all terms")}</p>'


def letter_links(found: Sequence[Term]) -> str:
    """A link to each letter that has a term; the others as plain text, so that the row keeps its order."""
    letters = {letter_of(term) for term in found}
    items = "".join(
        f'<li><a href="#{letter_anchor(letter)}">{letter}</a></li>' if letter in letters else f"<li>{letter}</li>"
        for letter in ALPHABET
    )
    return f'<nav aria-label="Letters"><ul class="letters">{items}</ul></nav>'


def terms_list(found: Sequence[Term], needs: Sequence[Need]) -> str:
    """The terms by letter, what a search looked for marked."""
    return "".join(
        f'<section><h2 id="{letter_anchor(letter)}">{letter}</h2>'
        f'<dl class="terms">{"".join(term_entry(term, needs) for term in terms)}</dl></section>'
        for letter, terms in groupby(found, key=letter_of)
    )


def term_entry(term: Term, needs: Sequence[Need]) -> str:
    """A term: written out, what it means, and who explains it."""
    expansion = f"<span>{mark_matches(term.expansion, needs)}</span>" if term.expansion else ""
    return (
        f'<div id="{term_anchor(term)}"><dt>{mark_matches(term.term, needs)}{expansion}</dt>'
        f"<dd>{mark_matches(term.meaning, needs)} <small>{GIVEN_BY[term.given_by]}</small></dd></div>"
    )
