"""Tables of figures on screen, and what a cell of them holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inclusion.figures.measure import PLACES, Estimate, MeasureFigures
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, level_unit, limits_words
from inclusion.records.words import number, period_name, period_year, sentence

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


def text_table(caption: str, names: Iterable[str], rows: Iterable[Iterable[Cell | str]]) -> Table:
    """A table of texts to read, a column for each name; a plain text is a cell that holds it."""
    cells = (tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(caption, tuple((name, "") for name in names), tuple(cells), words=True)


def estimate_cell(estimate: Estimate | None) -> Cell:
    """A figure; below it that it is worked out, and its range where that is more than the figure's own rounding."""
    if estimate is None:
        return Cell(NOT_STATED)
    value = -estimate.value if estimate.statistic == "gap" else estimate.value
    parts = ("" if estimate.stated else estimate.basis, "" if estimate.is_plain else limits_words(estimate))
    return Cell(number(value, estimate.decimals), ", ".join(filter(None, parts)))


def basis_unit(unit: str, estimates: Iterable[Estimate]) -> str:
    """The unit of a column, and that its figures are stated where all of them are: "%, stated"."""
    return f"{unit}, stated" if all(estimate.stated for estimate in estimates) else unit


def estimates_table(caption: str, unit: str, estimates: Sequence[Estimate]) -> Table:
    """Estimates of one period: a row a group, a column a place."""
    columns = [("Pupils", "")]
    columns += [(PLACE_NAMES[place], basis_unit(unit, [e for e in estimates if e.place == place])) for place in PLACES]
    found = {(e.group, e.place): e for e in estimates}
    rows = tuple(
        (Cell(GROUP_NAMES[group]), *(estimate_cell(found.get((group, place))) for place in PLACES))
        for group in dict.fromkeys(estimate.group for estimate in estimates)
    )
    return Table(caption, tuple(columns), rows)


def years_table(caption: str, unit: str, places: Mapping[str, Mapping[str, Cell]], absent: Cell) -> Table:
    """Cells by place and period: a row a year, a column a place; `absent` stands where a place has none."""
    periods = sorted({period for cells in places.values() for period in cells})
    rows = tuple(
        (Cell(period_year(period)), *(cells.get(period, absent) for cells in places.values())) for period in periods
    )
    return Table(caption, (("Year", ""), *((place, unit) for place in places)), rows)


def levels_table(figures: MeasureFigures, levels: Sequence[Estimate]) -> Table:
    """Levels of the period shown."""
    measure = figures.measure
    caption = f"{sentence(measure.population)}, {period_name(figures.period)}"
    return estimates_table(caption, level_unit(measure), levels)


def words_table(figures: MeasureFigures) -> Table | None:
    """What the documents say of a measure in words only, as a row each; None where they say nothing so."""
    rows = [
        (
            GROUP_NAMES[o.group],
            sentence(o.words or ""),
            Cell(PLACE_NAMES[str(o.versus)], o.note or ""),
            period_name(o.period or ""),
        )
        for o in figures.in_words
    ]
    columns = ("Pupils in Lincolnshire", "In words", "Compared with", "When")
    return text_table("Said in words, without a figure", columns, rows) if rows else None
