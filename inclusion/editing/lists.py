"""How one list of a text is read: where its bullets begin, which lines belong to each, and what cannot be told.

A line begins a bullet, is nested in one, goes on with one, or ends the list. What stands in the text strikes ways out:
the list's own signs and their count, the indent, a colon, a sentence that is not finished, the width to which lines
were wrapped, the words of a bullet that is known. Where more than one way is left, the likeliest is taken, and the line
is named: nothing is joined, parted or left out without a word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from inclusion.editing.remarks import Remark, remark
from inclusion.editing.signs import Reading, kinds, readings
from inclusion.editing.wrapping import Wrapping, broken_word
from inclusion.records.documents import Span, join_words
from inclusion.records.lines import LONGEST_HEADING, SOFT_HYPHEN, Line

DEEPER = 2
"""Columns by which a line stands further in than another, where less may be chance."""

QUESTION = re.compile(r"(?:how|what|when|where|which|who|why)\b.*\?", re.IGNORECASE)
"""A line that can be no bullet: what was done or will be done is no question."""


@dataclass
class Item:
    """A bullet in the making: its first line, the rows of its text, the kinds of sign nested in it and the last."""

    line: Line
    rows: list[str]
    nested: set[str] = field(default_factory=set)
    nested_last: frozenset[Reading] = frozenset()

    @property
    def text(self) -> str:
        """Its text, with each nested bullet on a row of its own after "• "."""
        return "\n".join(row.removesuffix(SOFT_HYPHEN) for row in self.rows)

    @property
    def awaits_more(self) -> bool:
        """Whether it ends with a colon."""
        return self.rows[-1].endswith(":")


@dataclass
class ListReader:
    """Reads the lines of a list one after the other; how a line is judged depends on whether its bullets have signs.

    `spans` are bullets that are known by their words, by the place of their first line.

    What it finds: `items`, the bullets; `unsure`, what cannot be told; `notes`, what was taken without doubt but is
    worth a look; `wrapped`, lines that go on with a bullet as the one before was full. `end` is the place of the first
    line that is no more part of the list, `sure` whether that line is a heading for certain, and `open_end` whether
    nothing but a heading that is known could tell where the list ends.
    """

    lines: Sequence[Line]
    spans: Mapping[int, Span]
    wrapping: Wrapping
    items: list[Item] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    wrapped: list[Line] = field(default_factory=list)
    end: int | None = None
    sure: bool = False
    open_end: bool = False

    def read(self) -> None:
        """Judge each line, but take a bullet that is known whole."""
        place = 0
        while place < len(self.lines) and self.end is None:
            line, span = self.lines[place], self.spans.get(place)
            if span:
                self.begin(line, span.text.split("\n"))
                place = span.last + 1
            else:
                self.judge(place, line)
                place += 1

    def judge(self, place: int, line: Line) -> None:
        """Put a line where it belongs."""
        raise NotImplementedError

    @property
    def item(self) -> Item | None:
        """The bullet that was begun last."""
        return self.items[-1] if self.items else None

    def begin(self, line: Line, rows: list[str] | None = None) -> None:
        """Begin a bullet with a line, or with the rows of one that is known."""
        self.items.append(Item(line, rows or [line.words]))

    def nest(self, item: Item, line: Line) -> None:
        """Put a line into a bullet as one nested in it."""
        item.rows.append(f"• {line.words}")
        item.nested |= kinds(line.sign)
        item.nested_last = readings(line.sign) if line.sign else frozenset()

    def go_on(self, item: Item, line: Line) -> None:
        """Go on with the text of a bullet; what looks like a sign is words."""
        first, second = broken_word(item.rows[-1], line.whole)
        known = {f"{first}{second}", f"{first}-{second}"} & self.wrapping.words
        if first and not known:
            self.doubt(line, f"Is the word before it “{first}-{second}” or “{first}{second}”? Write it on one line.")
        item.rows[-1] = join_words(item.rows[-1], line.whole, hyphens_go=f"{first}{second}" in known)

    def doubt(self, line: Line, reason: str) -> None:
        """Name a line that has no place, or could have another than it was given."""
        self.unsure.append(remark([line], reason))

    def doubt_lone_sign(self, line: Line) -> None:
        """Name a sign that has lost its words."""
        self.doubt(line, "It is a sign without words. Write its words behind it, or take it out.")

    def doubt_number(self, line: Line) -> None:
        """Name a number that stands apart, and leave it out."""
        self.doubt(line, "It is a number without words, so it is in no bullet. Take it out if it counts pages.")

    def doubt_colon(self, item: Item) -> None:
        """Name a bullet that ends with a colon where nothing tells which lines below belong to it."""
        reason = "It ends with a colon, and what follows stands on its own level. Indent the lines that belong to it."
        self.doubt(item.line, reason)

    def stop(self, place: int, *, sure: bool) -> None:
        """End the list before a line."""
        self.end, self.sure = place, sure

    def differs_in_case(self, line: Line) -> bool:
        """Whether a line of a text that may be wrapped begins small where all bullets, three at least, begin large."""
        first = [item.rows[0][:1] for item in self.items]
        large = len(first) > 2 and not any(letter.islower() for letter in first)
        return large and line.words[:1].islower() and self.wrapping.is_possible


def looks_like_heading(line: Line) -> bool:
    """Whether a line without a sign may be a heading: short, and no sentence."""
    return not line.sign and len(line.whole) <= LONGEST_HEADING and line.whole[-1] not in ".,;"


def is_number(line: Line) -> bool:
    """Whether a line holds no word, as the number of a page does."""
    return not any(char.isalpha() for char in line.whole)


def stands_apart(line: Line) -> bool:
    """Whether an empty line stands before a line; where a page ended before it, that says nothing."""
    return line.after_gap and not line.after_page


def has_signs(lines: Sequence[Line]) -> bool:
    """Whether the bullets of a list have signs: the first line does, or some other that is not nested in one without.

    What stands below anything that may end the list does not count.
    """
    first, *others = lines
    if first.sign:
        return True
    for before, line in pairwise(lines):
        if line.sign and line.indent < first.indent + DEEPER and not before.sign and not before.words.endswith(":"):
            return True
        if (stands_apart(line) or QUESTION.fullmatch(line.whole)) and looks_like_heading(line):
            break
    return bool(others) and all(line.sign for line in others)
