"""Tables of figures on screen, and what a cell of them holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from inclusion.figures.measure import PLACES, Estimate, MeasureFigures
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, range_decimals
from inclusion.records.model import Measure, Place
from inclusion.records.words import number, period_name, range_words, sentence

NOT_STATED = "not stated"


@dataclass(frozen=True)
class Cell:
    """A cell on screen: its text, smaller type below it (a range), and the address it links to."""

    text: str
    small: str = ""
    address: str = ""


@dataclass(frozen=True)
class Table:
    """A table on screen: caption, headers each with its unit, and rows whose first cell is their header.

    `words` tells that its cells are text to read, not figures to compare.
    """

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: bool = False


def estimate_cell(estimate: Estimate | None, *, sign: bool = True) -> Cell:
    """A value with its range; without sign a gap reads "48", as in "48 points behind"."""
    if estimate is None:
        return Cell(NOT_STATED)
    low, high, value = estimate.bounds.low, estimate.bounds.high, estimate.value
    if not sign:
        low, high = sorted((abs(low), abs(high)))
        value = abs(value)
    decimals = range_decimals(estimate.bounds, estimate.decimals)
    return Cell(number(value, estimate.decimals), range_words(low, high, decimals))


def basis_unit(unit: str, estimates: Iterable[Estimate]) -> str:
    """The unit of a column with the basis of its figures: "%, stated"."""
    bases = dict.fromkeys(estimate.basis for estimate in estimates)
    return f"{unit}, {' or '.join(bases)}" if bases else unit


def estimates_table(caption: str, unit: str, estimates: Sequence[Estimate], *, sign: bool = True) -> Table:
    """Estimates of one period: a row a group, a column a place; the header says the unit and the basis."""
    columns = [("Pupils", "")]
    columns += [(PLACE_NAMES[place], basis_unit(unit, [e for e in estimates if e.place == place])) for place in PLACES]
    found = {(e.group, e.place): e for e in estimates}
    rows = tuple(
        (Cell(GROUP_NAMES[group]), *(estimate_cell(found.get((group, place)), sign=sign) for place in PLACES))
        for group in dict.fromkeys(estimate.group for estimate in estimates)
    )
    return Table(caption, tuple(columns), rows)


def words_table(figures: MeasureFigures) -> Table | None:
    """What the documents say of a measure in words only, as a row each; None where they say nothing so."""
    rows = tuple(
        (
            Cell(GROUP_NAMES[o.group]),
            Cell(sentence(o.words or "")),
            Cell(PLACE_NAMES[cast(Place, o.versus)], o.note or ""),
            Cell(period_name(o.period or "")),
        )
        for o in figures.in_words
    )
    columns = (("Pupils in Lincolnshire", ""), ("In words", ""), ("Compared with", ""), ("When", ""))
    return Table("Said in words, without a figure", columns, rows, words=True) if rows else None


def levels_table(measure: Measure, levels: Sequence[Estimate], period: str) -> Table:
    """The levels of a period."""
    return estimates_table(f"{sentence(measure.population)}, {period_name(period)}", "%", levels)
