"""The datasets of the tests: each is made once, so that what is worked out from it is worked out once.

`small` is invented and holds each kind of record, filter choice and statistic at least once. `two_editions` is `small`
with the edition of the next year beside it. `real` is the project's own data, whose figures only test_truth.py names.
"""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from inclusion.records.load import DATA_FOLDER, load, load_once
from inclusion.records.model import Dataset

TEST_DATA = Path(__file__).resolve().parent / "data"
SMALL_FOLDER = TEST_DATA / "small"
NEXT_EDITION = TEST_DATA / "next-edition"
"""Rows to be added to the files of `small`, with the columns that they fill."""

DOCUMENTS = TEST_DATA / "documents"
"""The texts from which `small` and the next edition were coded, as an operator would supply them."""


def real() -> Dataset:
    """The project's data; the app shows the same object."""
    return load_once(DATA_FOLDER)


def small() -> Dataset:
    """The invented data: one edition, and an older document of results."""
    return load_once(SMALL_FOLDER)


@cache
def two_editions() -> Dataset:
    """The invented data with the edition of the next year."""
    with tempfile.TemporaryDirectory() as folder:
        return load(add_next_edition(Path(folder) / "data"))


def add_next_edition(folder: Path) -> Path:
    """Write the files of `small` to `folder`, with the rows of the next edition at their ends."""
    shutil.copytree(SMALL_FOLDER, folder)
    for path in NEXT_EDITION.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            add_rows(folder / path.name, csv.DictReader(stream))
    return folder


def add_rows(file: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Add rows at the end of a data file; a column that a row does not name stays empty."""
    with file.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns, restval="", lineterminator="\n").writerows(rows)
