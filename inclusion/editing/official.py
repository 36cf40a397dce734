"""DfE's files against the data: what is new, revised, completed or unchanged, and, where asked, written to the data.

A value that DfE revised keeps the one before as `earlier_value`. What the check of the data refuses is not written.
"""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

from inclusion.editing.official_file import Cells, Key, figure_key, read_values
from inclusion.records.load import DatasetError, load
from inclusion.records.model import Dataset, Group, OfficialDataset, OfficialFigure

Outcome = Literal["new", "revised", "completed", "unchanged", "kept", "refused"]

OUTCOMES: dict[Outcome, str] = {
    "new": "new",
    "revised": "revised",
    "completed": "completed (counts, status or decimals added to a value that stays)",
    "unchanged": "unchanged",
    "kept": "kept (the file has a symbol where the data has a value)",
    "refused": "refused by the check",
}

WRITTEN: tuple[Outcome, ...] = ("new", "revised", "completed")
TOLD_TOGETHER: tuple[Outcome, ...] = ("new", "kept")
"""The outcomes of which there may be hundreds, so that each measure and group has one line."""

OFFICIAL_FILE, DATASETS_FILE = "official.csv", "datasets.csv"


@dataclass(frozen=True)
class Change:
    """What a value of a file is to the data: the row that stands there now, if any, and the row to be written."""

    outcome: Outcome
    before: Cells | None
    after: Cells
    reason: str = ""

    @property
    def key(self) -> Key:
        return figure_key(self.after)

    def __str__(self) -> str:
        """The change as a line of the report: "revised: ks2-rwm, 202425, england, no-sen: 72 to 74"."""
        values = " to ".join(dict.fromkeys(shown(cells) for cells in (self.before, self.after) if cells))
        return f"{self.outcome}: {', '.join(self.key)}: {values}{f' ({self.reason})' if self.reason else ''}"


@dataclass(frozen=True)
class Reading:
    """What a file gives: its name, its data set, a change for each of its values, and what its reader should know."""

    file: str
    source: OfficialDataset
    changes: tuple[Change, ...]
    notes: tuple[str, ...]


def read_official(path: Path, dataset: Dataset) -> Reading:
    """A file of DfE's against the data; raises `FileRefusedError` where it cannot be read whole and surely."""
    found = read_values(path, dataset)
    rows = {figure_key(cells): cells for cells in map(figure_cells, dataset.official)}
    changes = tuple(compare(value.cells, rows.get(value.key)) for value in found.values)
    return Reading(path.name, found.source, changes, found.notes)


def figure_cells(figure: OfficialFigure) -> Cells:
    return {name: "" if value is None else str(value) for name, value in figure}


def shown(cells: Cells) -> str:
    """A row in a message: its value or symbol, with its counts and status."""
    counts = f" ({cells['numerator']} of {cells['denominator']})" if cells["denominator"] else ""
    status = f", {cells['status']}" if cells["status"] else ""
    return (cells["value"] or f"“{cells['symbol']}”") + counts + status


def compare(after: Cells, before: Cells | None) -> Change:
    """What a value of a file is to the row that stands in the data."""
    if before is None or (before["symbol"] and after["value"]):
        return Change("new", before, after)
    if after["symbol"]:
        outcome: Outcome = "kept" if before["value"] else "unchanged"
        return Change(outcome, before, after if outcome == "kept" else before)
    if not same_value(before, after):
        return Change("revised", before, after | {"earlier_value": before["value"]})
    more = completed(before, after)
    return Change("completed" if more != before else "unchanged", before, more)


def same_value(before: Cells, after: Cells) -> bool:
    """Whether two values are one, perhaps with more decimals in one place: the finer rounds to the coarser."""
    coarse, fine = sorted((before, after), key=lambda cells: int(cells["decimals"]))
    distance = abs(Decimal(coarse["value"]) - Decimal(fine["value"]))
    exact = coarse["decimals"] == fine["decimals"]
    return distance == 0 if exact else distance <= Decimal(5).scaleb(-int(coarse["decimals"]) - 1)


def completed(before: Cells, after: Cells) -> Cells:
    """The row of a value that stays, with what a file adds: more decimals, counts, a status; else the row as it is."""
    finer = int(after["decimals"]) > int(before["decimals"])
    counts = bool(after["denominator"]) and after["denominator"] != before["denominator"]
    status = bool(after["status"]) and after["status"] != before["status"]
    if not (finer or counts or status):
        return before
    best = after if finer or after["decimals"] == before["decimals"] else before
    kept = {"value": best["value"], "decimals": best["decimals"], "earlier_value": before["earlier_value"]}
    for column in ("numerator", "denominator", "status"):
        kept[column] = after[column] or before[column]
    return after | kept


def write_official(folder: Path, readings: Sequence[Reading], today: date) -> list[Reading]:
    """Write what is new, revised and completed to a data folder; rows that the check refuses are left as they were.

    Gives the readings back with such rows as refused. Raises `DatasetError` where the folder has other faults.
    """
    if not any(change.outcome in WRITTEN for reading in readings for change in reading.changes):
        return list(readings)
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / "data"
        shutil.copytree(folder, trial, ignore=shutil.ignore_patterns("documents"))
        written = [try_out(trial, reading, today) for reading in readings]
        for name in (OFFICIAL_FILE, DATASETS_FILE):
            new = folder / f"{name}.new"
            shutil.copyfile(trial / name, new)
            new.replace(folder / name)
    return written


def try_out(folder: Path, reading: Reading, today: date) -> Reading:
    """Write a reading to a trial folder; gives it back with the rows that the check refuses as refused."""
    original = {name: (folder / name).read_bytes() for name in (OFFICIAL_FILE, DATASETS_FILE)}
    while written := [change for change in reading.changes if change.outcome in WRITTEN]:
        rows = write_rows(folder, written, reading, today)
        refused = faulty_rows(folder, rows, {change.key for change in written})
        if not refused:
            break
        changes = [
            replace(change, outcome="refused", reason=refused[change.key]) if change.key in refused else change
            for change in reading.changes
        ]
        reading = replace(reading, changes=tuple(changes))
        for name, content in original.items():
            (folder / name).write_bytes(content)
    return reading


def faulty_rows(folder: Path, rows: Sequence[Cells], written: set[Key]) -> dict[Key, str]:
    """What the check says of rows that were written; raises `DatasetError` where anything else has a fault."""
    try:
        load(folder)
    except DatasetError as error:
        found = {
            figure_key(rows[fault.row - 2]): f"[{fault.rule}] {fault.advice}"
            for fault in error.faults
            if fault.file == OFFICIAL_FILE and fault.row > 1
        }
        if any(fault.file != OFFICIAL_FILE for fault in error.faults) or not found or not set(found) <= written:
            raise
        return found
    return {}


def write_rows(folder: Path, changes: Sequence[Change], reading: Reading, today: date) -> list[Cells]:
    """Write changes to official.csv, and the day and the copy to datasets.csv; gives all rows of figures back.

    They stand by measure, place and group as their files and the model have these, then by period.
    """
    columns, kept = read_table(folder / OFFICIAL_FILE)
    rows = {figure_key(row): row for row in kept} | {change.key: change.after for change in changes}
    measures = [row["measure"] for row in read_table(folder / "measures.csv")[1]]
    places = [row["place"] for row in read_table(folder / "places.csv")[1]]
    groups = list(get_args(Group))

    def place_of(row: Cells) -> tuple[int, int, int, str]:
        place = places.index(row["place"])
        return measures.index(row["measure"]), place, groups.index(row["group"]), row["period"]

    ordered = sorted(rows.values(), key=place_of)
    write_table(folder / OFFICIAL_FILE, columns, ordered)
    columns, datasets = read_table(folder / DATASETS_FILE)
    stamp = {"retrieved": str(today), "taken_from": f"DfE's file {reading.file}"}
    stamped = [row | stamp if row["dataset"] == reading.source.dataset else row for row in datasets]
    write_table(folder / DATASETS_FILE, columns, stamped)
    return ordered


def read_table(path: Path) -> tuple[list[str], list[Cells]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        return list(reader.fieldnames or ()), list(reader)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def report(reading: Reading, dataset: Dataset) -> Iterator[str]:
    """What a file gives, line by line: how much of each outcome, how it was read, what changes, what to read again."""
    counts = {outcome: sum(c.outcome == outcome for c in reading.changes) for outcome in OUTCOMES}
    told = ", ".join(f"{count} {OUTCOMES[outcome]}" for outcome, count in counts.items() if count)
    yield f"{reading.file}: {reading.source.title} ({reading.source.dataset}): {told}"
    yield from (f"  {note}" for note in reading.notes)
    for outcome in TOLD_TOGETHER:
        yield from (f"  {line}" for line in series_lines(outcome, reading.changes))
    yield from (f"  {change}" for change in reading.changes if change.outcome in ("revised", "completed", "refused"))
    revised = {"/".join(change.key) for change in reading.changes if change.outcome == "revised"}
    for judgement in dataset.judgements:
        moved = [item for item in judgement.rests_on if item.partition("=")[0] in revised]
        if moved:
            yield f"  judge again: “{judgement.judgement}” in judgements.csv rests on {', '.join(moved)}"
    filled = {(change.after["measure"], change.after["group"]) for change in reading.changes if change.outcome == "new"}
    for judgement in dataset.judgements:
        if judgement.verdict == "cannot-be-checked" and (judgement.measure, judgement.group) in filled:
            yield f"  judge now: “{judgement.judgement}” in judgements.csv could not be checked before"


def series_lines(outcome: Outcome, changes: Iterable[Change]) -> Iterator[str]:
    """The values of an outcome, a line for each measure and group."""
    series: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.outcome == outcome:
            series.setdefault((change.after["measure"], change.after["group"]), []).append(change)
    for (measure, group), found in series.items():
        periods = sorted({change.after["period"] for change in found})
        places = len({change.after["place"] for change in found})
        span = " to ".join(dict.fromkeys((periods[0], periods[-1])))
        yield f"{outcome}: {measure}, {group}: {len(found)} values, {span}, {places} places"
