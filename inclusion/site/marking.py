"""What a search found, marked in the texts of a page."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise

from inclusion.records.words import words_of
from inclusion.site.markup import Markup

APOSTROPHES = "'’‘`"
WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")

Span = tuple[int, int]
"""Where a part of a text starts and ends."""

MARK = '<mark role="presentation">'
"""The opening tag of what a search found: for the eye, as a screen reader would tell start and end of each."""


def find_matches(text: str, marked: frozenset[str]) -> list[Span]:
    return [span for span, words in words_in(text) if words & marked] if marked else []


@lru_cache(maxsize=10_000)
def words_in(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Where the words of a text stand, and each as the search sees it. Kept, as readers search the same texts."""
    return tuple((match.span(), frozenset(words_of(match.group()))) for match in WORD.finditer(text))


def mark_matches(text: str, marked: frozenset[str]) -> Markup:
    """A text in which the words that a search found are marked: `{{ text|marked(words) }}`."""
    return mark_spans(text, {MARK: find_matches(text, marked)})


def mark_spans(text: str, marks: Mapping[str, Sequence[Span]]) -> Markup:
    """A text with its spans marked, for each opening tag of a mark its spans; a later mark goes round."""
    edges = sorted({0, len(text), *(edge for spans in marks.values() for span in spans for edge in span)})
    parts = []
    for start, end in pairwise(edges):
        part = escape(text[start:end])
        for tag, spans in marks.items():
            if any(first <= start and end <= last for first, last in spans):
                part = f"{tag}{part}</mark>"
        parts.append(part)
    return Markup("".join(parts))
