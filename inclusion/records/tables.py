"""The tables of the data, their rows as they were read, and what is wrong in them: what every rule is given.

It knows no rule and opens no file; the rules stand in `rules` and in `official`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from inclusion.records.columns import Column, columns_of
from inclusion.records.model import Dataset, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in the data: where it stands, which rule it breaks, and what to do about it.

    `row` is the line of the file as a spreadsheet numbers it (the header is 1); 0 means the whole file.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row else self.file
        column = f", column {visible(self.column)}" if self.column else ""
        value = f" “{visible(self.value)}”" if self.value else ""
        return f"{place}{column}:{value} [{self.rule}] {self.advice}"


def visible(text: str) -> str:
    """A foreign text as part of a message of one line: cut, and what cannot be seen written as its number."""
    cut = text if len(text) <= 60 else f"{text[:60]}…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)


@dataclass(frozen=True)
class Row:
    """A row of a file as text: its line, its cells by column (empty cells left out) and its record, if it is sound.

    `faulty` are the columns with a fault of their own; no rule complains of such a cell again.
    """

    line: int
    cells: Mapping[str, str]
    record: Any | None = None
    faulty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """A data file: the class of its records, the columns that identify a row and, once it is read, its rows.

    `complete` is false where a row, a column or the whole file could not be read.
    """

    file: str
    record_type: type[Record]
    key: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    complete: bool = False

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Its columns by name, in their order."""
        return columns_of(self.record_type)

    def knows(self, *columns: str) -> bool:
        """Whether every cell of these columns was read without fault, so that what is not there is really missing."""
        return self.complete and not self.faulty & set(columns)

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The columns in which some cell has a fault of its own."""
        return frozenset(column for row in self.rows for column in row.faulty)

    def fault(self, row: Row, column: str, rule: str, advice: str) -> Fault:
        return Fault(self.file, row.line, column, row.cells.get(column, ""), rule, advice)


Tables = dict[str, Table]


def declared_table(field: FieldInfo) -> Table:
    """A table as the model declares it, without rows."""
    declared: Any = field.json_schema_extra
    return Table(declared["file"], get_args(field.annotation)[0], tuple(declared["key"]))


TABLES: Tables = {name: declared_table(field) for name, field in Dataset.model_fields.items()}
"""Every table by its name in `Dataset`, as the model declares it."""


def sound(table: Table, record_type: type[AnyRecord]) -> Iterator[tuple[Row, AnyRecord]]:
    """The rows that became records, with them."""
    return ((row, row.record) for row in table.rows if isinstance(row.record, record_type))


def decimals_of(value: Decimal) -> int:
    """How many decimals a value is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_school_year(period: str) -> bool:
    """Whether a period of six digits is two years in a row, as in 202425; years and other texts pass."""
    return len(period) != 6 or (int(period[:4]) + 1) % 100 == int(period[4:])
