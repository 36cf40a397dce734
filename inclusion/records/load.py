"""The one way into the data: a folder of CSV files in, one frozen `Dataset` out, or every fault by name.

What the fields are stands in `model`, how a file becomes rows in `csv_file`, how a row becomes a record in `cells`, and
what must hold between records in `rules`.
"""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from inclusion.records.cells import check_empty, check_header, is_empty, parse_row
from inclusion.records.csv_file import UnreadableFileError, read_rows
from inclusion.records.model import Dataset
from inclusion.records.rules import RULES
from inclusion.records.tables import TABLES, Fault, Table

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"


class DatasetError(Exception):
    """The data folder has faults; `faults` holds all of them, in the order of files and rows."""

    def __init__(self, faults: list[Fault]) -> None:
        """Sort the faults, and make a message of them, one a line."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def load(folder: Path = DATA_FOLDER) -> Dataset:
    """The dataset that `folder` holds; raises `DatasetError` with all faults when it has any."""
    faults: list[Fault] = []
    tables = {name: read_table(folder, table, faults) for name, table in TABLES.items()}
    for rule in RULES:
        faults.extend(rule(tables))
    if faults:
        raise DatasetError(faults)
    return Dataset(**{name: tuple(row.record for row in table.rows) for name, table in tables.items()})


load_once = cache(load)
"""`load`, once for each folder; one with faults is tried again at the next call."""


def current_dataset() -> Dataset:
    """The dataset that the app shows."""
    return load_once(data_folder())


def data_folder() -> Path:
    """The folder of the data that the app shows: INCLUSION_DATA in the environment, else the project's."""
    return Path(os.environ.get("INCLUSION_DATA") or DATA_FOLDER)


def read_files(folder: Path) -> dict[str, bytes]:
    """The data files of a folder without faults, as they are, by name."""
    return {table.file: (folder / table.file).read_bytes() for table in TABLES.values()}


def read_table(folder: Path, table: Table, faults: list[Fault]) -> Table:
    """A table with a record for each row that has no fault of its own; adds what is wrong to `faults`."""
    try:
        lines = read_rows(folder / table.file, table.columns)
    except UnreadableFileError as error:
        faults.append(error.fault)
        return table
    header_faults = list(check_header(table, lines))
    faults.extend([*header_faults, *check_empty(table, lines)])
    if any(fault.rule == "no-header" for fault in header_faults):
        return table
    filled = [(number, cells) for number, cells in enumerate(lines[1:], start=2) if not is_empty(cells)]
    rows = [parse_row(table, lines[0], number, cells, faults) for number, cells in filled]
    kept = tuple(row for row in rows if row is not None)
    return replace(table, rows=kept, complete=not header_faults and len(kept) == len(rows))
