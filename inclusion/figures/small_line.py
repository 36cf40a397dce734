"""A small line of official figures over the years, for a cell of a table: no axis, its own scale, breaks as gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from inclusion.figures.official import Series, exact_value
from inclusion.figures.theme import MARKS
from inclusion.records.model import OfficialFigure
from inclusion.records.words import period_year

WIDTH, HEIGHT, EDGE = 104, 36, 5
"""Pixels of the picture, and the room at its edges."""

Point = tuple[float, float]
"""Pixels from the left and from the top."""


@dataclass(frozen=True)
class SmallLine:
    """The runs of one place, oldest first: points that a line may join."""

    colour: str
    runs: tuple[tuple[Point, ...], ...]


def small_lines(series: Sequence[Series]) -> tuple[SmallLine, ...]:
    """The lines of places on one scale, the last on top."""
    values = [float(exact_value(figure)) for one in series for figure in one.values]
    times = [int(period_year(figure.period)) for one in series for figure in one.values]

    def place(figure: OfficialFigure) -> Point:
        x = share(int(period_year(figure.period)), times)
        y = share(float(exact_value(figure)), values)
        return round(EDGE + x * (WIDTH - 2 * EDGE), 1), round(HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE), 1)

    return tuple(
        SmallLine(MARKS[one.area.place].colour, tuple(tuple(map(place, run)) for run in one.runs)) for one in series
    )


def share(value: float, values: Sequence[float]) -> float:
    """Where a value stands between the least (0) and the greatest (1); in the middle where all are the same."""
    low, high = min(values), max(values)
    return (value - low) / (high - low) if high > low else 0.5
