"""A list whose bullets have signs: its first sign, with the count that follows from it, is that of its own level."""

from dataclasses import dataclass

from inclusion.editing.lists import DEEPER, QUESTION, Item, ListReader, is_number, looks_like_heading, stands_apart
from inclusion.editing.remarks import remark
from inclusion.editing.signs import Reading, counts, is_second_level, kinds, may_be_words, readings
from inclusion.editing.wrapping import goes_on, is_unfinished
from inclusion.records.lines import Line

LEVEL = "It may be the next of the list, or of the numbers nested above. Indent what is nested."


@dataclass
class SignedList(ListReader):
    """Where a list stands in its own count.

    `last` is the last sign that was counted and `steps` by how much the next may be higher; `others` are kinds of sign
    that turned out to stand beside it; `indent` is how far in the list's own level begins.
    """

    last: frozenset[Reading] = frozenset()
    steps: frozenset[int] = frozenset({0, 1})
    others: frozenset[str] = frozenset()
    indent: int = 0

    def begin(self, line: Line, rows: list[str] | None = None) -> None:
        """Begin a bullet, and go on counting from its sign."""
        first = self.item is None
        self.indent = line.indent if first else min(self.indent, line.indent)
        self.count(line.sign)
        super().begin(line, rows)
        if first:
            self.look_at_first(line)

    def count(self, sign: str) -> None:
        """Let a sign be the last one counted; the second one tells whether the numbers rise or are all the same."""
        if sign and not self.last:
            self.last = readings(sign)
        elif sign and (following := self.following(sign)):
            before = dict(self.last)
            if counts(sign):
                self.steps = frozenset(number - before[kind] for kind, number in following)
            self.last = following

    def following(self, sign: str) -> frozenset[Reading]:
        """The readings of a sign that follow from the last one counted."""
        before = dict(self.last)
        return frozenset((kind, n) for kind, n in readings(sign) if kind in before and n - before[kind] in self.steps)

    def rises(self, sign: str) -> bool:
        """Whether a sign is the next number of the list's own count."""
        before = dict(self.last)
        return any(number > before[kind] for kind, number in self.following(sign))

    def look_at_first(self, first: Line) -> None:
        """Name a first bullet that stands further left than all others: a copy may have lost its indent."""
        others = [line.indent for line in self.lines[1:] if line.sign and readings(line.sign) == self.last]
        if others and min(others) >= first.indent + DEEPER and not first.words.endswith(":"):
            self.indent = min(others)
            self.doubt(first, "It stands further left than every other bullet with its sign. Indent all of them alike.")

    def judge(self, place: int, line: Line) -> None:
        item = self.item
        if not line.sign:
            self.judge_unsigned(place, line, item)
        elif not line.words:
            self.judge_lone_sign(place, line, item)
        elif item is None:
            self.begin(line)
        else:
            self.judge_signed(place, line, item)

    def judge_lone_sign(self, place: int, line: Line, item: Item | None) -> None:
        """A number without words ends a sentence (“by the year / 7.”), or a sign has lost its words."""
        if item and self.is_number_in_words(place, line):
            self.go_on(item, line)
        else:
            self.doubt_lone_sign(line)

    def judge_signed(self, place: int, line: Line, item: Item) -> None:
        """A line with a sign, below a bullet."""
        deeper = line.indent >= self.indent + DEEPER
        rises, nested = self.rises(line.sign), item.nested & kinds(line.sign)
        inside = any((kind, number - 1) in item.nested_last for kind, number in readings(line.sign))
        restarts = not rises and counts(line.sign) and (item.awaits_more or nested)
        own = self.following(line.sign) or self.others & kinds(line.sign)
        if (rises and not (deeper and inside)) or (own and not deeper and not restarts):
            self.doubt_level(line, item, rises=rises, inside=inside)
            self.begin(line)
        elif deeper or item.awaits_more or nested:
            if own and nested and not deeper:
                self.doubt(line, LEVEL)
            self.judge_nested(place, line, item)
        else:
            self.judge_stranger(place, line, item)

    def doubt_level(self, line: Line, item: Item, *, rises: bool, inside: bool) -> None:
        """Name a bullet that may be nested in the one above: that one ends with a colon, or counts as the list does."""
        if item.awaits_more and not rises:
            self.doubt_colon(item)
        elif inside:
            self.doubt(line, LEVEL)

    def judge_nested(self, place: int, line: Line, item: Item) -> None:
        """A line below the list's own level: a nested bullet, or words that begin like one."""
        opens = not counts(line.sign) or any(number == 1 for _, number in readings(line.sign))
        known = item.nested & kinds(line.sign)
        if not may_be_words(line.sign) or known or (opens and (item.awaits_more or self.comes_again(place, line))):
            self.nest(item, line)
        else:
            self.go_on(item, line)

    def comes_again(self, place: int, line: Line) -> bool:
        """Whether a sign of the same kind stands further down in the same bullet."""
        for other in self.lines[place + 1 :]:
            if kinds(other.sign) & kinds(line.sign):
                return True
            if other.sign and other.indent < self.indent + DEEPER:
                return False
        return False

    def judge_stranger(self, place: int, line: Line, item: Item) -> None:
        """A line on the list's own level with a sign that is not the list's."""
        if self.count_goes_on(place):
            self.judge_nested(place, line, item)
        elif (is_unfinished(self.lines[place - 1]) and may_be_words(line.sign)) or self.is_number_in_words(place, line):
            self.notes.append(remark([line], "It begins as a bullet may, and goes on with the one above."))
            self.go_on(item, line)
        elif is_second_level(line.sign) or counts(item.line.sign or line.sign):
            self.doubt(
                line, "Its sign is not the list's own: is it part of the bullet above? Indent it, or change its sign."
            )
            self.begin(line)
        else:
            reason = "Its sign is not the list's own; it is taken for a bullet like the others."
            self.notes.append(remark([line], reason))
            self.others |= kinds(line.sign)
            self.begin(line)

    def count_goes_on(self, place: int) -> bool:
        """Whether the next number of the list stands further down, so that this line is inside the bullet above."""
        return any(line.sign and self.rises(line.sign) for line in self.lines[place + 1 :])

    def is_number_in_words(self, place: int, line: Line) -> bool:
        """Whether a number at the start of a line belongs to the sentence: nothing is counted with it, none ended."""
        numbers = readings(line.sign)
        near = {(kind, number + step) for kind, number in numbers for step in (-1, 1)}
        counted = any(near & readings(other.sign) for other in self.lines if other.sign)
        first = any(number in (1, len(self.items) + 1) for _, number in numbers)
        ended = self.lines[place - 1].whole[-1] in ".!?:;"
        own = kinds(line.sign) & {kind for kind, _ in self.last}
        return counts(line.sign) and not (counted or first or ended or own)

    def judge_unsigned(self, place: int, line: Line, item: Item | None) -> None:
        """A line without a sign goes on with the bullet above, ends the list, or is named."""
        if item is None:
            self.doubt(line, "It stands before the first bullet and has no sign, so it is in no bullet.")
        elif stands_apart(line):
            self.judge_apart(place, line, item)
        else:
            self.judge_below(line, item, self.lines[place - 1])

    def judge_below(self, line: Line, item: Item, before: Line) -> None:
        """A line without a sign right below another goes on with it, for a reason; without one it is named."""
        if self.wrapping.is_full(before, line):
            self.wrapped.append(line)
        elif not (line.indent > item.line.indent or goes_on(before, line) or self.differs_in_case(line)):
            self.doubt(line, "It has no sign: does it go on with the bullet above? Indent it, or put a sign before it.")
        self.go_on(item, line)

    def judge_apart(self, place: int, line: Line, item: Item) -> None:
        """A line without a sign below an empty line is a paragraph of its bullet, a heading, or named."""
        if line.indent >= item.line.indent + DEEPER:
            item.rows.append(line.words)
        elif is_number(line):
            self.doubt_number(line)
        elif looks_like_heading(line):
            self.stop(place, sure=bool(QUESTION.fullmatch(line.whole)))
        else:
            self.doubt(line, "It stands apart and has no sign, so it is in no bullet.")
