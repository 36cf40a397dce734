"""Files to download: their bytes, their names, their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from inclusion.records.model import Dataset, Record

ACTIONS_ADDRESS = "data/actions.csv"
OUTCOMES_ADDRESS = "data/outcomes.csv"
"""Addresses of the CSV files below the site's root."""

CHARTS_ADDRESS = "charts"
"""The folder of the pictures of charts, each "NAME.svg", "NAME.png", with its figures as "NAME.csv"."""


def to_csv(frame: pd.DataFrame) -> bytes:
    """A frame as a CSV file: RFC 4180, UTF-8 with a byte order mark, no text that a spreadsheet would run."""
    safe = frame.map(neutralise)
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


class UnknownChoiceError(ValueError):
    """An address asks for something that is not there; its text says what, and what there is."""


@dataclass(frozen=True)
class Download:
    """A CSV file: what its name begins with, its bytes, and how many rows it has below the header."""

    name: str
    content: bytes
    rows: int


def plain_name(start: str, parts: Iterable[str]) -> str:
    """The beginning of a file's name: plain letters, at most 80 characters."""
    name = "-".join([start, *parts]).lower()
    plain = "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in name).split())
    return plain[:80].rstrip("-")


def file_name(dataset: Dataset, name: str, ending: str) -> str:
    """A file's name, with the data's release and its date: "lincolnshire-actions-v1.0.0-2026-11-22.csv"."""
    return f"{name}-v{dataset.release.release}-{dataset.release.released}.{ending}"


def version_cells(dataset: Dataset) -> dict[str, object]:
    """The release of the data and its day, which each row of a download carries, as files get new names."""
    return {"data_version": dataset.release.release, "data_date": dataset.release.released}


def record_cells(record: Record) -> dict[str, object]:
    """A record as the cells of its data file: a list joined with ";", an absent field empty."""
    return {
        name: ";".join(value) if isinstance(value, tuple) else "" if value is None else value for name, value in record
    }


def neutralise(cell: object) -> object:
    """A text cell that a spreadsheet would take for a formula, with an apostrophe before it; numbers unchanged."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
