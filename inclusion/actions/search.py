"""The words of a search: how they are compared, which related terms are searched too, and where they stand in a text.

A search is a list of needs; a text must meet each. A need is words that the reader typed, each the beginning of a
word, or instead a related phrase: the glossary's other forms of an abbreviation.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from itertools import pairwise

from inclusion.records.model import Dataset

APOSTROPHES = "'’‘`"
WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")


Phrase = tuple[str, ...]


Span = tuple[int, int]
"""Where a part of a text starts and ends."""


MARK = "<mark>"
"""The opening tag of what a search found."""


@dataclass(frozen=True)
class Need:
    """What a text must hold: all of `words`, or one of the `related` phrases; `names` says these to the reader."""

    words: Phrase
    related: tuple[Phrase, ...]
    names: tuple[str, ...]


def search_words(text: str) -> Phrase:
    """The words of a text as the search sees them: lower case, no accents, no apostrophes, no punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[a-z0-9]+", re.sub(f"[{APOSTROPHES}]", "", plain)))


@cache
def related_forms(dataset: Dataset) -> dict[Phrase, tuple[str, ...]]:
    """For each abbreviation and each written-out form of the glossary, the other forms of the same thing."""
    groups: dict[Phrase, list[str]] = {}
    for term in dataset.glossary:
        if term.expansion:
            forms = groups.setdefault(search_words(term.expansion), [term.expansion])
            forms.append(term.term)
    return {
        search_words(form): tuple(other for other in forms if other != form)
        for forms in groups.values()
        for form in forms
    }


@lru_cache(maxsize=1000)
def parse_search(dataset: Dataset, text: str) -> tuple[Need, ...]:
    """The needs of a search, in the order typed; the longest known form at each place counts as one."""
    forms = related_forms(dataset)
    longest = max(map(len, forms), default=1)
    words, needs, start = search_words(text), [], 0
    while start < len(words):
        runs = (words[start : start + length] for length in range(min(longest, len(words) - start), 0, -1))
        run = next((run for run in runs if singular(run, forms)), words[start : start + 1])
        names = forms.get(singular(run, forms) or (), ())
        needs.append(Need(run, tuple(search_words(name) for name in names), names))
        start += len(run)
    return tuple(needs)


def singular(run: Phrase, forms: Container[Phrase]) -> Phrase | None:
    """The known form that a run of words is, in the singular where it is typed in the plural; None where it is none."""
    single = (*run[:-1], run[-1].removesuffix("s"))
    return next((form for form in (run, single) if form in forms), None)


def mark_matches(text: str, needs: Sequence[Need]) -> str:
    """A text as HTML in which the words of a search, and of its related phrases, are marked."""
    return mark_spans(text, {MARK: find_matches(text, needs)})


def mark_spans(text: str, marks: Mapping[str, Sequence[Span]]) -> str:
    """A text as HTML with its spans marked, for each opening tag of a mark its spans; a later mark goes round."""
    edges = sorted({0, len(text), *(edge for spans in marks.values() for span in spans for edge in span)})
    parts = []
    for start, end in pairwise(edges):
        part = escape(text[start:end])
        for tag, spans in marks.items():
            if any(first <= start and end <= last for first, last in spans):
                part = f"{tag}{part}</mark>"
        parts.append(part)
    return "".join(parts)


def find_matches(text: str, needs: Sequence[Need]) -> list[Span]:
    """Where the words of a search, and of its related phrases, stand in a text."""
    phrases = [phrase for need in needs for phrase in (*((word,) for word in need.words), *need.related)]
    if not phrases:
        return []
    places, words = words_in(text)
    spans, index, most = [], 0, max(map(len, phrases))
    while index < len(words):
        length = longest_match(words[index : index + most], phrases)
        if length:
            spans.append((places[index][0], places[index + length - 1][1]))
        index += max(length, 1)
    return spans


@lru_cache(maxsize=10_000)
def words_in(text: str) -> tuple[tuple[Span, ...], Phrase]:
    """Where the words of a text stand, and each as the search sees it. Kept, as a reader searches the same texts."""
    found = tuple(WORD.finditer(text))
    return tuple(match.span() for match in found), tuple("".join(search_words(match.group())) for match in found)


def longest_match(words: Sequence[str], phrases: Iterable[Phrase]) -> int:
    """How many words at the start the longest phrase takes up; its last word may be only begun. 0 for none."""
    return max((len(phrase) for phrase in phrases if begins_with(words, phrase)), default=0)


def begins_with(words: Sequence[str], phrase: Phrase) -> bool:
    """Whether the words begin with a phrase, whose last word may be only begun."""
    *whole, last = phrase
    return len(words) >= len(phrase) and list(words[: len(whole)]) == whole and words[len(whole)].startswith(last)
