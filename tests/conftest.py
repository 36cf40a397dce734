"""What all tests share: the datasets, a data folder to break, and a profile that makes generated tests stable."""

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from inclusion.records.load import DATA_FOLDER, DatasetError, load
from inclusion.records.model import Dataset
from inclusion.records.tables import Fault
from tests import datasets

pytest_plugins = ["tests.browser.fixtures"]

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "stable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


Key = int | str | tuple[str, ...]
"""Which row: its first cell or its first cells; a whole number is its line, as a spreadsheet counts."""


class DataFolder:
    """A copy of a data folder that a test may change. A row is named by its first cell, or by as many as tell it."""

    def __init__(self, path: Path, original: Path = datasets.SMALL_FOLDER) -> None:
        """Copy the data files of `original` to `path`."""
        self.path = path
        shutil.copytree(original, path, ignore=shutil.ignore_patterns("documents"))

    def read(self, file: str) -> list[list[str]]:
        """The cells of a file, header first."""
        with (self.path / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    def write(self, file: str, rows: list[list[str]]) -> None:
        """Write the cells of a file, header first."""
        with (self.path / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)

    def line(self, file: str, key: Key) -> int:
        """The line of a row, as a spreadsheet counts: the header is 1."""
        if isinstance(key, int):
            return key
        start = [key] if isinstance(key, str) else list(key)
        (line,) = (n for n, row in enumerate(self.read(file), start=1) if row[: len(start)] == start)
        return line

    def last_line(self, file: str) -> int:
        """The line of the last row."""
        return len(self.read(file))

    def set(self, file: str, key: Key, **cells: str) -> None:
        """Change cells of a row, by column."""
        rows, line = self.read(file), self.line(file, key)
        for column, value in cells.items():
            rows[line - 1][rows[0].index(column)] = value
        self.write(file, rows)

    def add(self, file: str, **cells: str) -> None:
        """Add a row at the end; what is not named is empty."""
        datasets.add_rows(self.path / file, [cells])

    def repeat(self, file: str, key: Key, **cells: str) -> None:
        """Add a copy of a row at the end, with some cells changed."""
        rows = self.read(file)
        original = rows[self.line(file, key) - 1]
        self.add(file, **{**dict(zip(rows[0], original, strict=True)), **cells})

    def drop(self, file: str, key: Key) -> None:
        """Take a row out."""
        rows, line = self.read(file), self.line(file, key)
        self.write(file, rows[: line - 1] + rows[line:])

    def rename_column(self, file: str, column: str, name: str) -> None:
        """Give a column another name."""
        header, *rows = self.read(file)
        self.write(file, [[name if cell == column else cell for cell in header], *rows])

    def replace(self, file: str, old: bytes, new: bytes) -> None:
        """Replace the first place where bytes stand in a file."""
        content = (self.path / file).read_bytes()
        assert old in content
        (self.path / file).write_bytes(content.replace(old, new, 1))

    def load(self) -> Dataset:
        """The dataset of the folder."""
        return load(self.path)

    def faults(self) -> tuple[Fault, ...]:
        """The faults of the folder."""
        with pytest.raises(DatasetError) as caught:
            load(self.path)
        return caught.value.faults


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The project's data."""
    return datasets.real()


@pytest.fixture(scope="session")
def small() -> Dataset:
    """The invented data: each kind of record, filter choice and statistic at least once."""
    return datasets.small()


@pytest.fixture(scope="session")
def two_editions() -> Dataset:
    """The invented data with the edition of the next year beside it."""
    return datasets.two_editions()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A copy of the invented data."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def real_folder(tmp_path: Path) -> DataFolder:
    """A copy of the project's data."""
    return DataFolder(tmp_path / "data", DATA_FOLDER)
