"""What all tests share: the dataset, a copy of the data to break, and a profile that makes generated tests stable."""

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from inclusion.records.load import DATA_FOLDER, DatasetError, load
from inclusion.records.model import Dataset
from inclusion.records.tables import Fault

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "stable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("stable")


class DataFolder:
    """A copy of the project's data that a test may change; rows are numbered as a spreadsheet does, the header is 1."""

    def __init__(self, path: Path) -> None:
        """Copy the data files to `path`."""
        self.path = path
        shutil.copytree(DATA_FOLDER, path, ignore=shutil.ignore_patterns("documents"))

    def read(self, file: str) -> list[list[str]]:
        """The cells of a file, header first."""
        with (self.path / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    def write(self, file: str, rows: list[list[str]]) -> None:
        """Write the cells of a file, header first."""
        with (self.path / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)

    def set(self, file: str, row: int, **cells: str) -> None:
        """Change cells of a row, by column."""
        rows = self.read(file)
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        self.write(file, rows)

    def add(self, file: str, **cells: str) -> None:
        """Add a row at the end; what is not named is empty."""
        rows = self.read(file)
        self.write(file, [*rows, [cells.get(column, "") for column in rows[0]]])

    def repeat(self, file: str, row: int, **cells: str) -> None:
        """Add a copy of a row at the end, with some cells changed."""
        header, original = self.read(file)[0], self.read(file)[row - 1]
        self.add(file, **{**dict(zip(header, original, strict=True)), **cells})

    def drop(self, file: str, row: int) -> None:
        """Take a row out."""
        rows = self.read(file)
        self.write(file, rows[: row - 1] + rows[row:])

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
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A copy of the project's data."""
    return DataFolder(tmp_path / "data")
