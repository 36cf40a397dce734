"""Measurements as Markdown tables, and their place in a document."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.servers import ROOT

FILE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"

Rounds = Mapping[str, Sequence[float]]
"""For each subject one value a round; all subjects were measured in each round, one after the other."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns after the first are aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(rounds: Rounds, name: str, floor: str) -> float:
    """How many times the floor's value a subject's is: the median of the rounds' ratios."""
    return statistics.median(ours / bare for ours, bare in zip(rounds[name], rounds[floor], strict=True))


def ratio_table(what: str, rounds: Rounds, floor: str, digits: int = 1) -> str:
    """Each subject's median with its lowest and highest round, and its ratio to the floor."""
    rows = [
        [
            name,
            f"{statistics.median(values):.{digits}f}",
            f"{min(values):.{digits}f} to {max(values):.{digits}f}",
            f"{ratio(rounds, name, floor):.2f}",
        ]
        for name, values in rounds.items()
    ]
    return table([what, "median", "rounds", f"times “{floor}”"], rows)


def write_between_markers(text: str, file: Path = FILE) -> None:
    """Put the text in the place of the last measurement in a document."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
