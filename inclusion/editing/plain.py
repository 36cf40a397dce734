"""A list whose bullets have no signs, as browsers copy it: each line is a bullet, or each paragraph."""

from inclusion.editing.lists import DEEPER, QUESTION, Item, ListReader, is_number, stands_apart
from inclusion.editing.signs import counts, kinds, may_be_words
from inclusion.editing.wrapping import goes_on
from inclusion.records.lines import Line

AMBIGUOUS = "Does it go on with the line above, or begin a bullet? Put a sign before each bullet."


class PlainList(ListReader):
    """The first line tells how far in the list stands, the second whether empty lines part its bullets."""

    @property
    def indent(self) -> int:
        """How far in the list's own level begins."""
        return self.lines[0].indent

    @property
    def is_spaced(self) -> bool:
        level = [line for line in self.lines if line.indent < self.indent + DEEPER and not line.sign]
        return len(level) > 1 and stands_apart(level[1])

    def read(self) -> None:
        """Judge each line; where empty lines part the bullets, nothing parts the last from what follows."""
        self.open_end = self.is_spaced and self.indent < DEEPER
        super().read()

    def judge(self, place: int, line: Line) -> None:
        item = self.item
        if line.sign and not (line.words or counts(line.sign)):
            self.doubt_lone_sign(line)
        elif is_number(line):
            self.doubt_number(line)
        elif item is None:
            self.begin(line)
        elif line.indent <= self.indent - DEEPER or QUESTION.fullmatch(line.whole):
            self.stop(place, sure=True)
        elif line.sign and not line.words:
            self.doubt_lone_sign(line)
        elif line.indent >= self.indent + DEEPER or (
            line.sign and (item.awaits_more or item.nested & kinds(line.sign))
        ):
            self.judge_deeper(line, item)
        elif line.sign:
            self.doubt(line, "It alone has a sign: is it part of the bullet above? Indent it, or take the sign out.")
            self.begin(line)
        elif stands_apart(line) and not self.is_spaced and self.indent < DEEPER:
            self.stop(place, sure=False)
        elif stands_apart(line):
            self.begin_next(line, item)
        else:
            self.judge_next(place, line, item)

    def judge_deeper(self, line: Line, item: Item) -> None:
        """A line that stands further in is nested below a colon, and else goes on with the bullet."""
        if item.awaits_more or len(item.rows) > 1 or (line.sign and not may_be_words(line.sign)):
            self.nest(item, line)
        else:
            self.go_on(item, line)

    def begin_next(self, line: Line, item: Item) -> None:
        """Begin a bullet below another; below one that awaits more, nothing tells what belongs to it."""
        if item.awaits_more:
            self.doubt_colon(item)
        self.begin(line)

    def judge_next(self, place: int, line: Line, item: Item) -> None:
        """A line right below another: the next bullet, or the rest of this one."""
        before, wrapping = self.lines[place - 1], self.wrapping
        if before.sign and before.indent < self.indent + DEEPER:
            self.doubt(line, AMBIGUOUS)
            self.begin(line)
        elif wrapping.is_possible and goes_on(before, line):
            self.go_on(item, line)
        elif self.is_spaced and wrapping.is_full(before, line):
            self.wrapped.append(line)
            self.go_on(item, line)
        elif self.is_spaced or self.differs_in_case(line):
            self.doubt(line, AMBIGUOUS)
            self.go_on(item, line)
        else:
            if wrapping.may_be_full(before, line) and not line.words[:1].isupper():
                self.doubt(line, AMBIGUOUS)
            self.begin_next(line, item)
