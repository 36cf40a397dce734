"""The validated data module: a folder of CSV files in, one frozen `Dataset` out, or every fault by name.

It is the only module that opens the data files. It knows how cells become records and which rules hold between
records; what the fields are stands in `model`.
"""

import csv
import io
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from inclusion.model import Action, Dataset, Group, Measure, Observation, Place, Record, Reference

AnyRecord = TypeVar("AnyRecord", bound=Record)

DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"

NEGATIVE_WORDS = {"below", "behind", "dropped", "decreased", "declined", "fell", "bigger", "larger", "negative"}
POSITIVE_WORDS = {"above", "ahead", "improved", "increased", "rose", "smaller", "positive"}


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
        column = f", column {self.column}" if self.column else ""
        value = f" “{self.value[:60]}”" if self.value else ""
        return f"{place}{column}:{value} [{self.rule}] {self.advice}"


class DatasetError(Exception):
    """The data folder has faults; `faults` holds all of them, in the order of files and rows."""

    def __init__(self, faults: list[Fault]) -> None:
        """Sort the faults, and make a message of them, one a line."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class Row:
    """A row of a file as text: its line, its cells by column (empty cells left out) and its record, if it has one."""

    line: int
    cells: Mapping[str, str]
    record: Any | None


@dataclass(frozen=True)
class Table:
    """A data file as it was read: its name, the class of its records, the columns that identify a row, its rows."""

    name: str
    file: str
    record_type: type[Record]
    key: tuple[str, ...]
    rows: tuple[Row, ...]

    def fault(self, row: Row, column: str, rule: str, advice: str) -> Fault:
        """A fault in a cell of this table."""
        return Fault(self.file, row.line, column, row.cells.get(column, ""), rule, advice)


Tables = dict[str, Table]


def load(folder: Path = DATA_FOLDER) -> Dataset:
    """The dataset that `folder` holds; raises `DatasetError` with all faults when it has any."""
    faults: list[Fault] = []
    tables = {name: read_table(folder, name, field, faults) for name, field in Dataset.model_fields.items()}
    for rule in RULES:
        faults.extend(rule(tables))
    if faults:
        raise DatasetError(faults)
    return Dataset(**{name: tuple(row.record for row in table.rows) for name, table in tables.items()})


@cache
def current_dataset() -> Dataset:
    """The dataset that the app shows, loaded once; a folder with faults is tried again at the next call.

    The environment variable INCLUSION_DATA may name another folder than the project's.
    """
    return load(Path(os.environ.get("INCLUSION_DATA", DATA_FOLDER)))


def read_table(folder: Path, name: str, field: FieldInfo, faults: list[Fault]) -> Table:
    """A table with a record for each row that has no fault of its own; adds what is wrong to `faults`."""
    declared: Any = field.json_schema_extra
    record_type: type[Record] = get_args(field.annotation)[0]
    table = Table(name, declared["file"], record_type, tuple(declared["key"]), ())
    lines = read_lines(folder / table.file, table.file, faults)
    if lines is None:
        return table
    header, *body = lines
    header_faults = list(check_header(table.file, header, record_type))
    faults.extend(header_faults)
    if header_faults:
        return table
    rows = (parse_row(table, header, line, cells, faults) for line, cells in enumerate(body, start=2))
    return Table(name, table.file, record_type, table.key, tuple(row for row in rows if row is not None))


def read_lines(path: Path, file: str, faults: list[Fault]) -> list[list[str]] | None:
    """The lines of a CSV file, header first; None, and a fault, where it is missing, unreadable or empty."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except FileNotFoundError:
        fault = ("missing-file", f"The file is not in {path.parent.name}. Put it there, with its header row.")
    except OSError as error:
        fault = ("unreadable-file", f"It cannot be opened ({error.strerror}). Check what it is and who may read it.")
    except UnicodeDecodeError as error:
        fault = ("encoding", f"Byte {error.start} is not UTF-8. Save the file as CSV UTF-8.")
    except csv.Error as error:
        fault = ("csv-syntax", f"It is not readable as CSV ({error}). Look for a quotation mark without its pair.")
    else:
        if lines:
            return lines
        fault = ("empty-file", "The file is empty. It needs its header row.")
    faults.append(Fault(file, 0, "", "", *fault))
    return None


def check_header(file: str, header: list[str], record_type: type[Record]) -> Iterator[Fault]:
    """A fault for each column that is missing, unknown or there twice."""
    for column in record_type.model_fields:
        if column not in header:
            yield Fault(
                file, 1, column, "", "missing-column", "Add the column, with an empty cell where nothing is stated."
            )
    for column, count in Counter(header).items():
        if column not in record_type.model_fields:
            yield Fault(
                file, 1, column, "", "unknown-column", f"Take it out. Known: {', '.join(record_type.model_fields)}."
            )
        elif count > 1:
            yield Fault(file, 1, column, "", "repeated-column", "Keep one of the columns of this name.")


def parse_row(table: Table, header: list[str], line: int, cells: list[str], faults: list[Fault]) -> Row | None:
    """A row with its record where it is sound; None for a row that cannot be told apart into cells."""
    if len(cells) != len(header):
        advice = f"The row has {len(cells)} cells, the header {len(header)}. Quote a cell that holds a comma."
        faults.append(Fault(table.file, line, "", ",".join(cells), "row-length", advice))
        return None
    row = Row(line, {column: cell for column, cell in zip(header, cells, strict=True) if cell}, None)
    text_faults = list(check_text(table, row))
    faults.extend(text_faults)
    if text_faults:
        return row
    try:
        return Row(line, row.cells, table.record_type.model_validate(row.cells))
    except ValidationError as error:
        faults.extend(cell_fault(table, row, detail) for detail in error.errors())
        return row


def check_text(table: Table, row: Row) -> Iterator[Fault]:
    """A fault for each cell with a control character or with spaces at its ends."""
    for column, cell in row.cells.items():
        control = next((char for char in cell if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")), None)
        if control is not None:
            advice = f"Take out the character U+{ord(control):04X}, which cannot be seen; one cell is one line of text."
            yield table.fault(row, column, "control-character", advice)
        elif cell != cell.strip():
            yield table.fault(row, column, "outer-spaces", "Take out the spaces before or after the text.")


def cell_fault(table: Table, row: Row, detail: Any) -> Fault:
    """What pydantic says of a cell, as a fault in our words."""
    column = str(detail["loc"][0])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return table.fault(row, column, "empty-cell", "Fill it in: this column may not be empty.")
    if kind == "literal_error":
        return table.fault(row, column, "unknown-code", f"Use one of {context['expected'].replace(' or ', ', ')}.")
    if kind in ("repeated-item", "empty-item"):
        return table.fault(row, column, kind, f"Mend the list: {detail['msg']}.")
    if kind in ("string_too_long", "too_long", "too_short", "greater_than_equal", "less_than_equal"):
        return table.fault(row, column, "out-of-range", f"{detail['msg']}.")
    return table.fault(row, column, "wrong-type", f"Write it in the form of this column: {detail['msg']}.")


def check_unique(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have the same key, and no two pages the same address."""
    keys = [(table, table.key) for table in tables.values() if table.key]
    keys += [(tables[name], ("slug",)) for name in ("priorities", "measures")]
    keys += [(tables[name], ("fingerprint",)) for name in ("actions",)]
    for table, key in keys:
        first: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            identity = tuple(row.cells.get(column, "") for column in key)
            line = first.setdefault(identity, row.line)
            if line != row.line:
                advice = f"Row {line} has the same {' and '.join(key)}. Change one or take it out."
                yield table.fault(row, key[0], "duplicate-id", advice)


def check_references(tables: Tables) -> Iterator[Fault]:
    """Each id that a cell names stands in the table it refers to."""
    for table in tables.values():
        for column, target in references(table.record_type):
            known = {row.cells.get(tables[target].key[0]) for row in tables[target].rows}
            for row in table.rows:
                for item in filter(None, (part.strip() for part in row.cells.get(column, "").split(";"))):
                    if item not in known:
                        advice = f"“{item}” is not in {tables[target].file}. Correct it, or add it there."
                        yield table.fault(row, column, "broken-reference", advice)


def references(record_type: type[Record]) -> Iterator[tuple[str, str]]:
    """(column, table it refers to) for each field that the model marks as a reference."""
    for column, field in record_type.model_fields.items():
        parts = [field.annotation, *get_args(field.annotation)]
        marks = [*field.metadata, *(mark for part in parts for mark in getattr(part, "__metadata__", ()))]
        yield from ((column, str(mark)) for mark in marks if isinstance(mark, Reference))


def sound(table: Table, record_type: type[AnyRecord]) -> Iterator[tuple[Row, AnyRecord]]:
    """The rows that became records, with them."""
    return ((row, row.record) for row in table.rows if isinstance(row.record, record_type))


def check_actions(tables: Tables) -> Iterator[Fault]:
    """An action's id tells its place; `follows` points to things achieved; leads are among the partners."""
    table = tables["actions"]
    priorities = {row.cells.get("priority") for row in tables["priorities"].rows}
    for row, action in sound(table, Action):
        letter = "N" if action.progress == "next" else "A"
        if action.action != f"P{action.priority}-{letter}{action.position:02d}":
            yield table.fault(
                row, "action", "id-mismatch", "The id must hold the row's priority, progress and position."
            )
        if str(action.priority) not in priorities:
            yield table.fault(row, "priority", "broken-reference", f"{action.priority} is not in priorities.csv.")
        for followed in action.follows:
            if "-N" in followed:
                yield table.fault(row, "follows", "follows-next", f"{followed} is a next action; name an achieved one.")
        if not set(action.lead) <= set(action.partners):
            yield table.fault(row, "lead", "lead-not-partner", "Name each lead among the partners too.")
        if (action.progress == "next") != (action.next_kind is not None):
            yield table.fault(row, "next_kind", "kind-mismatch", "Next actions have a kind, achieved ones have none.")
        if action.progress == "achieved" and action.follows:
            yield table.fault(row, "follows", "kind-mismatch", "Only next actions follow another.")


def check_numbering(tables: Tables) -> Iterator[Fault]:
    """Positions in each list run from 1 without a hole."""
    table = tables["actions"]
    lists: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        if row.cells.get("position", "").isdigit():
            lists.setdefault(tuple(row.cells.get(c, "") for c in ("source", "priority", "progress")), []).append(row)
    for (_, priority, progress), rows in lists.items():
        positions = {int(row.cells["position"]) for row in rows}
        missing = sorted(set(range(1, max(positions) + 1)) - positions)
        if missing:
            last = max(rows, key=lambda row: int(row.cells["position"]))
            advice = f"Priority {priority}, {progress}: no action at position {', '.join(map(str, missing))}."
            yield table.fault(last, "position", "numbering-hole", advice)


def check_observations(tables: Tables) -> Iterator[Fault]:
    """A figure has its decimals, its sign and a thing it is compared with, and stands in a known section."""
    table = tables["observations"]
    sections = {(row.cells.get("source"), row.cells.get("section")) for row in tables["sections"].rows}
    for row, observation in sound(table, Observation):
        yield from check_figure(table, row, observation)
        if not versus_fits(observation):
            yield table.fault(
                row, "versus", "unknown-code", f"It does not fit the statistic “{observation.statistic}”."
            )
        if (observation.source, observation.section) not in sections:
            yield table.fault(
                row, "section", "broken-reference", "The section is not in sections.csv. Correct it, or add it there."
            )


def check_figure(table: Table, row: Row, observation: Observation) -> Iterator[Fault]:
    """The value of an observation agrees with its statistic, its decimals and its words."""
    value, words = observation.value, set(re.findall(r"[a-z]+", (observation.words or "").lower()))
    if observation.statistic == "comparison":
        if value is not None or not words:
            yield table.fault(row, "value", "comparison-in-words", "A comparison has words and no value.")
        return
    if value is None or observation.decimals is None:
        yield table.fault(row, "value", "empty-cell", "Give the value and the decimals that are printed.")
        return
    if decimals_of(value) > observation.decimals:
        advice = f"It has more decimals than the {observation.decimals} declared. Keep what is printed."
        yield table.fault(row, "value", "too-many-decimals", advice)
    if (value > 0 and words & NEGATIVE_WORDS) or (value < 0 and words & POSITIVE_WORDS):
        yield table.fault(
            row, "value", "sign-contradicts-words", f"The words say “{observation.words}”. Correct the sign."
        )


def decimals_of(value: Decimal) -> int:
    """How many decimals a value is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def versus_fits(observation: Observation) -> bool:
    """Whether `versus` names the sort of thing that the statistic compares with."""
    versus = observation.versus
    places, groups = get_args(Place), get_args(Group)
    return {
        "value": versus is None,
        "change": versus is not None and re.fullmatch(r"\d{4}(\d{2})?", versus) is not None,
        "difference": versus in places,
        "gap": versus in groups,
        "gap-difference": versus in places,
        "comparison": versus in places,
    }[observation.statistic]


def check_measures(tables: Tables) -> Iterator[Fault]:
    """An outcome measure belongs to a key stage and an age, by which its pages are ordered and joined to actions."""
    table = tables["measures"]
    for row in table.rows:
        if not row.cells.get("slug"):
            yield table.fault(row, "slug", "no-slug", "Give the measure the address of its page.")
    for row, measure in sound(table, Measure):
        if measure.kind == "outcome" and (measure.key_stage is None or measure.age is None):
            yield table.fault(row, "key_stage", "empty-cell", "An outcome measure names its key stage and age.")


RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    check_unique,
    check_references,
    check_actions,
    check_numbering,
    check_observations,
    check_measures,
)
