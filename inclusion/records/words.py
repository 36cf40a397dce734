"""Words that every room shares: numbers, days, periods, lists, files; no HTML, no record's own sentence."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from inclusion.records.model import Release

SITE = "Lincolnshire inclusion explorer"
MINUS = "−"


def number(value: Decimal, decimals: int = 0) -> str:
    """A number as shown on screen: a real minus sign, no more decimals than given, thousands with a comma."""
    return f"{value:,.{decimals}f}".replace("-", MINUS)


def points(value: Decimal, decimals: int = 0) -> str:
    """The size of a difference in words: "48 points", "1 point"; the sign is left to the sentence."""
    size = abs(value)
    return f"{number(size, decimals)} {'point' if size == 1 else 'points'}"


def count(things: int, noun: str) -> str:
    """A number of things: "1 action", "24 actions"."""
    return f"{things:,} {noun}{'' if things == 1 else 's'}"


def does(things: int, verb: str) -> str:
    """A number of things with a verb: "1 names", "24 name"."""
    return f"{things:,} {verb}{'s' if things == 1 else ''}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def listing(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def period_name(period: str) -> str:
    """A period as readers say it: "summer 2025" for the school year 202425, a year as it is, "no date" for none."""
    if not period:
        return "no date stated"
    return f"summer {int(period[:2] + period[4:])}" if len(period) == 6 else period


def in_sentence(name: str) -> str:
    """A name inside a sentence: "year 1 phonics", but "GCSE English"."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def period_year(period: str) -> str:
    """The year in which a period ends: "2025" for 202425."""
    return period[:2] + period[4:] if len(period) == 6 else period


def range_words(low: Decimal, high: Decimal, decimals: int = 1) -> str:
    """A range in words, the smaller number first: "70.5 to 71.5"."""
    return f"{number(low, decimals)} to {number(high, decimals)}"


def split_sentences(text: str) -> list[str]:
    """The sentences of a text of ours; each ends with a full stop and a space, but not with that of an “L.E.A.D.”."""
    return re.split(r"(?<=[.])(?<![.][A-Z][.]) ", text)


def file_size(size: int) -> str:
    """The size of a download: "14 KB"; never less than 1 KB."""
    return f"{max(1, round(size / 1024)):,} KB"


def download_label(what: str, size: int, kind: str = "CSV") -> str:
    """The words on a download: "Download 24 actions (CSV, 14 KB)"."""
    return f"Download {what} ({kind}, {file_size(size)})"


def day_name(day: date) -> str:
    """A day in words: "1 September 2025"."""
    return f"{day.day} {day:%B %Y}"


def release_words(release: Release) -> str:
    """Which release of the data it is: "Data version 1.0.0, 22 November 2026"."""
    return f"Data version {release.release}, {day_name(release.released)}"


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as a search compares them: lower case, no accents, no apostrophes, no punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[a-z0-9]+", re.sub("['’‘`]", "", plain)))


def is_listed(word: str) -> bool:
    """Whether the lists of the documents' words may hold a word: not where it is a number or a single letter."""
    return len(word) > 1 and not word.isdecimal()
