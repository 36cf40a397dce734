"""A data file as rows of cells, or in words what it is instead: a workbook, another encoding, other separators.

It knows how spreadsheets save a file, and no column.
"""

import csv
import io
import re
from collections.abc import Collection
from pathlib import Path

from inclusion.records.tables import Fault

OTHER_KINDS = (
    (b"PK\x03\x04", "an Excel workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a document of a word processor"),
    (b"<", "a web page"),
)
"""The bytes with which files begin that are no CSV, whatever their name."""

SEPARATORS = {";": "Semicolons", "\t": "Tabs", "|": "Upright strokes"}


class UnreadableFileError(Exception):
    """A data file that cannot be read as rows of cells; `fault` says why and what to do."""

    def __init__(self, file: str, rule: str, advice: str, row: int = 0) -> None:
        """Make a fault of the whole file or, where that is known, of a row."""
        self.fault = Fault(file, row, "", "", rule, advice)
        super().__init__(str(self.fault))


def read_rows(path: Path, columns: Collection[str]) -> list[list[str]]:
    """The cells of a CSV file, header first; refuses a file that is missing, empty or no CSV in UTF-8.

    `columns` are the names that its header should have: where they stand between other separators, that is the fault.
    """
    text = decode(read_content(path), path.name)
    refuse_other_separator(text, columns, path.name)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            rows.append(row)  # noqa: PERF402 (the rows before an error tell where it is)
    except csv.Error as error:
        advice = f"It is not readable as CSV ({error}). Look for a quotation mark without its pair."
        raise UnreadableFileError(path.name, "csv-syntax", advice, len(rows) + 1) from error
    if not any(cell.strip() for row in rows for cell in row):
        raise UnreadableFileError(path.name, "empty-file", "The file is empty. It needs its header row.")
    return rows


def read_content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = f"The file is not in “{path.parent.resolve().name}”. Put it there, with its header row."
        raise UnreadableFileError(path.name, "missing-file", advice) from error
    except OSError as error:
        advice = f"It cannot be opened ({error.strerror}). Check what it is and who may read it."
        raise UnreadableFileError(path.name, "unreadable-file", advice) from error


def decode(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, with or without a mark."""
    kind = next((kind for start, kind in OTHER_KINDS if content.startswith(start)), None)
    if kind:
        advice = f"It is {kind} under the name of a CSV file. Open it and save it as “CSV UTF-8”."
        raise UnreadableFileError(file, "no-csv", advice)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) > len(content) / 5:
        advice = "It is in UTF-16, which Excel calls “Unicode text”. Save it as “CSV UTF-8”."
        raise UnreadableFileError(file, "encoding", advice)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        letter = content[error.start : error.start + 1].decode("cp1252", errors="replace")
        advice = f"“{letter}” stands here in another encoding, as of a CSV that is not UTF-8. Save it as “CSV UTF-8”."
        raise UnreadableFileError(file, "encoding", advice, row) from error


def refuse_other_separator(text: str, columns: Collection[str], file: str) -> None:
    """Refuse a file whose header has the known names with something else than commas between them."""
    header = next(iter(text.splitlines()), "")
    if told := re.fullmatch("sep=(.)", header):
        advice = f"Take out the first line, “sep={told[1]}”, and let commas stand between the cells."
        raise UnreadableFileError(file, "separator", advice, 1)
    for separator, name in SEPARATORS.items():
        names = {cell.strip(' "') for cell in header.split(separator)}
        if len(names & set(columns)) > 1:
            advice = f"{name} stand between the cells, where commas should. Save it as “CSV UTF-8 (comma delimited)”."
            raise UnreadableFileError(file, "separator", advice, 1)
