"""Files to download: their bytes, their names, their addresses."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inclusion.records.model import Dataset

ACTIONS_ADDRESS = "data/actions.csv"
WORKBOOK_ADDRESS = "data/actions.xlsx"
OUTCOMES_ADDRESS = "data/outcomes.csv"
OFFICIAL_ADDRESS = "data/official.csv"
CHECKS_ADDRESS = "data/checks.csv"
"""Addresses of the CSV files below the site's root; the same with `.json` has the same rows."""


CHARTS_ADDRESS = "charts"
"""The folder of the pictures of charts, each "NAME.svg", "NAME.png", with its figures as "NAME.csv"."""


@dataclass(frozen=True)
class Sheet:
    """Rows below the names of columns, whose cells stay what they are: no number becomes a binary fraction.

    A row may hold more than the columns name; that is left out of a file.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]


def to_csv(sheet: Sheet) -> bytes:
    """A sheet as a CSV file: RFC 4180, UTF-8 with a byte order mark, no text that a spreadsheet would run.

    A list is joined with ";", and what is absent is an empty cell.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows([csv_cell(row[name]) for name in sheet.columns] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def to_json(sheet: Sheet) -> bytes:
    """The same rows as a JSON list of objects: numbers are numbers, a list is a list, and what is absent is null."""
    rows = [{name: json_value(row[name]) for name in sheet.columns} for row in sheet.rows]
    return json.dumps(rows, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


class UnknownChoiceError(ValueError):
    """An address asks for something that is not there; its text says what, and what there is."""


class UnknownReleaseError(LookupError):
    """An address names a release of the data that is not the one here; its text says which this is."""

    def __init__(self, dataset: Dataset) -> None:
        """Name the release that there is."""
        super().__init__(f"There is only one release of the data here: {release_name(dataset)}.")


@dataclass(frozen=True)
class Download:
    """A CSV file: what its name begins with, its bytes, how many rows it has below the header, and those rows."""

    name: str
    content: bytes
    rows: int
    sheet: Callable[[], Sheet]

    @property
    def json(self) -> bytes:
        return to_json(self.sheet())


def sheet_download(name: str, sheet: Sheet) -> Download:
    """A sheet as a file, kept beside it."""
    return Download(name, to_csv(sheet), len(sheet.rows), lambda: sheet)


def plain_name(start: str, parts: Iterable[str]) -> str:
    """The beginning of a file's name: plain letters, at most 80 characters."""
    name = "-".join([start, *parts]).lower()
    plain = "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in name).split())
    return plain[:80].rstrip("-")


def file_name(dataset: Dataset, name: str, ending: str) -> str:
    """A file's name, with the data's release and its date: "lincolnshire-actions-v1.0.0-2026-11-22.csv"."""
    return f"{name}-{release_name(dataset)}.{ending}"


def release_name(dataset: Dataset) -> str:
    """The release of the data in a file's name and in an address that stays true: "v1.0.0-2026-11-22"."""
    return f"v{dataset.release.release}-{dataset.release.released}"


def version_cells(dataset: Dataset) -> dict[str, object]:
    """The release of the data and its day, which each row of a download carries, as files get new names."""
    return {"data_version": dataset.release.release, "data_date": dataset.release.released}


def csv_cell(cell: object) -> object:
    """A cell as text or number; a text that a spreadsheet would take for a formula has an apostrophe before it.

    A sign that stands alone runs nothing: DfE writes “-” where it has no value.
    """
    if cell is None:
        return ""
    text = ";".join(cell) if isinstance(cell, tuple) else cell
    runs = isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") and text != "-"
    return f"'{text}" if runs else text


def json_value(cell: object) -> object:
    """A cell as JSON has it: a decimal as a number, a day as text, an empty text as nothing."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else None if cell == "" else cell
