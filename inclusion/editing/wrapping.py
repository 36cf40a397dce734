"""How the lines of a text are broken: whether one can only go on from the one before, or has room to begin anew."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from inclusion.records.lines import SOFT_HYPHEN, Line, heading_kind

WIDEST = 160
"""Characters of a line beyond which nobody wraps a text."""

NARROWEST = 30
"""Characters of a line below which nobody wraps a text."""

TOLERANCES = ((1.0, 1.0, 4), (0.8, 0.8, 10))
"""What shows that a text is wrapped: a full line takes this share of the widest, this share of lines is full, and there
are so many. Letters of a page differ in width, so that its lines differ in number of letters."""

UNFINISHED = {"a", "an", "and", "between", "from", "into", "its", "nor", "of", "or", "our", "than", "the", "their"}
"""Words with which no sentence ends."""

NEVER_FIRST = {"about", "and", "but", "nor", "of", "or", "than"}
"""Words in small letters with which no bullet begins."""


@dataclass(frozen=True)
class Wrapping:
    """The columns that a line must reach to be full, 0 where a text is not wrapped; its longest line; all its words.

    The words are in small letters, those with hyphens whole.
    """

    full: float = 0
    longest: int = 0
    words: frozenset[str] = frozenset()

    @property
    def is_possible(self) -> bool:
        """Whether the text may have been wrapped: it has no line that is too long for that."""
        return self.longest <= WIDEST

    def is_full(self, before: Line, after: Line) -> bool:
        """Whether the text was wrapped and the first word of a line had no room on the line before."""
        return together(before, after) > self.full > 0

    def may_be_full(self, before: Line, after: Line) -> bool:
        """Whether no line of the text is long enough for a line and the first word of the next."""
        return self.is_possible and together(before, after) > self.longest


def together(before: Line, after: Line) -> int:
    """The columns that a line and the first word of the next would take."""
    return columns(before) + 1 + len(after.whole.split(" ", 1)[0])


def columns(line: Line) -> int:
    """The columns that a line takes."""
    return line.indent + len(line.raw)


def find_wrapping(lines: Sequence[Line]) -> Wrapping:
    """How a text is wrapped, from its lines without a sign and those right above them.

    Where the rest of a bullet stands further in than its sign, a line that does not is no rest of one.
    """
    words = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(line.words.lower() for line in lines)))
    longest = max(map(columns, lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if not (b.sign or b.after_gap or b.after_page or heading_kind(a))]
    width = max((columns(before) for before, _ in pairs), default=0)
    if NARROWEST <= width <= WIDEST and not any(a.sign and b.indent > a.indent for a, b in pairs):
        for room, share, least in TOLERANCES:
            wrapping = Wrapping(width * room, longest, words)
            full = sum(wrapping.is_full(*pair) for pair in pairs)
            if len(pairs) >= least and full >= share * len(pairs):
                return wrapping
    return Wrapping(0, longest, words)


def is_unfinished(line: Line) -> bool:
    """Whether a sentence cannot end with a line."""
    words = line.words or line.sign
    return words[-1] in ",(/–-" + SOFT_HYPHEN or words.rsplit(" ", 1)[-1].lower() in UNFINISHED


def goes_on(before: Line, after: Line) -> bool:
    """Whether the words of a line, if it does not begin a bullet by its sign, go on from those of the line before."""
    return is_unfinished(before) or after.words.split(" ", 1)[0] in NEVER_FIRST


def broken_word(before: str, after: str) -> tuple[str, str]:
    """The two parts of a word that a hyphen breaks at the end of a line, in small letters; else nothing."""
    first = re.search(r"([a-z]+(?:-[a-z]+)*)-$", before.lower())
    second = re.match(r"[a-z]+(?:-[a-z]+)*", after)
    return (first[1], second[0]) if first and second else ("", "")
