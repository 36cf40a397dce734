"""What an editor is told of lines of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from inclusion.records.lines import Line

LONGEST_CITED = 60
"""Characters of a line that a message cites."""


@dataclass(frozen=True, order=True)
class Remark:
    """Some lines by their numbers in the file, how the first of them begins, and why they are named."""

    lines: tuple[int, ...]
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{number_lines(self.lines)}: “{shorten(self.text)}”. {self.reason}"


def remark(lines: Sequence[Line], reason: str) -> Remark:
    """A remark on some lines, the first of them cited."""
    return Remark(tuple(line.number for line in lines), lines[0].whole, reason)


def number_lines(numbers: Sequence[int]) -> str:
    """The numbers of lines in words: "Line 3", "Lines 3 to 7", "Lines 3, 29, 54"."""
    if len(numbers) == 1:
        return f"Line {numbers[0]}"
    if all(after - before < 4 for before, after in pairwise(numbers)):
        return f"Lines {numbers[0]} to {numbers[-1]}"
    return f"Lines {', '.join(map(str, numbers))}"


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_CITED else f"{text[:LONGEST_CITED]}…"
