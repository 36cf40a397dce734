"""Measurements as Markdown tables, and their place in a document."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.servers import ROOT

FILE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns after the first are aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 stay below."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def slope(values: Sequence[float]) -> float:
    """How much values rise from one to the next, by the straight line of least squares."""
    return statistics.linear_regression(range(len(values)), values).slope


@dataclass(frozen=True)
class Line:
    """A target: what was measured, in each round, of the explorer and of what stands beside it, and the most allowed.

    Where something stands beside it, the most is a ratio: the median of the rounds' ratios counts.
    """

    what: str
    most: float
    ours: Sequence[float]
    beside: Sequence[float] = ()
    digits: int = 0

    @property
    def value(self) -> float:
        """What the most is compared with."""
        pairs = zip(self.ours, self.beside, strict=True)
        return statistics.median([one / other for one, other in pairs] if self.beside else self.ours)

    def cells(self) -> list[str]:
        """The line of the table."""
        medians = [f"{statistics.median(found):.{self.digits}f}" if found else "" for found in (self.ours, self.beside)]
        value = f"{self.value:.2f} times" if self.beside else ""
        over = self.value / self.most - 1 if self.most else self.value
        verdict = "yes" if self.value <= self.most else f"no, {over:.0%} over" if self.most else f"no, {over:g} over"
        return [self.what, *medians, value, f"{self.most:g}{' times' if self.beside else ''}", verdict]


def lines_table(lines: Iterable[Line]) -> str:
    """The targets as a table."""
    header = ["Target", "explorer", "beside it", "ratio", "at most", "met"]
    return table(header, [line.cells() for line in lines])


def write_between_markers(text: str, file: Path = FILE) -> None:
    """Put the text in the place of the last measurement in a document."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
