"""A file as DfE publishes it, read by rows of layouts.csv: which values it gives for our places, each from one line.

Every filter of it is fixed, at the label that a layout names or at its total; one that is not is refused by name, as a
sum over its rows would be wrong. It knows no measure and no file by itself, and nothing of what the data holds.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from inclusion.records.cells import PLAIN_NUMBER
from inclusion.records.model import Dataset, Layout, Measure, OfficialDataset, PeriodKind
from inclusion.records.official import gives_share
from inclusion.records.tables import TABLES, decimals_of, visible

Cells = dict[str, str]
Key = tuple[str, ...]

OFFICIAL = TABLES["official"]
VERSIONS = OFFICIAL.columns["status"].choices
"""The labels of a version, the least settled first; of one value the most settled version is taken."""

SYMBOLS = {"", *OFFICIAL.columns["symbol"].choices}
PLACING = {
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "old_la_code", "new_la_code", "la_name", "lad_code", "lad_name",
}  # fmt: skip
"""Columns of every file that say when and where, and are no filters."""

LEVELS = {"national": "country_code", "regional": "region_code", "local authority": "old_la_code"}
"""The levels that are read, each with the column that holds its code."""

NEEDED = ("time_period", "time_identifier", "geographic_level")
TOTALS = "Total|All|All *"
"""What the label of all together is, the surest first."""

IDENTIFIERS: dict[PeriodKind, str] = {
    "academic-year": "Academic year",
    "two-terms": "Autumn and spring term*",
    "calendar-year": "Calendar year",
    "reporting-year": "Reporting year|Calendar year",
}
"""What a file calls the kinds of period; rows of another kind are not read."""


class FileRefusedError(Exception):
    """A file cannot be read as it is; its text says why, and what to do."""


@dataclass(frozen=True)
class Line:
    """A row of a file that is about one of our places: its line in the file, the place, its cells by column."""

    number: int
    place: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Value:
    """One value that a file gives, as the cells of official.csv, and the line where it stands."""

    line: Line
    cells: Cells

    @property
    def key(self) -> Key:
        return figure_key(self.cells)


def figure_key(cells: Mapping[str, str]) -> Key:
    """What identifies a row of official.csv: measure, period, place, group."""
    return tuple(cells[column] for column in OFFICIAL.key)


@dataclass
class Notes:
    """What a reader should know of how a file was read: the filters that were fixed, and the rest."""

    fixed: dict[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def told(self) -> tuple[str, ...]:
        """The notes as sentences, each once."""
        columns = [f"“{column}” at {label}" for column, label in self.fixed.items()]
        return tuple(dict.fromkeys(([f"Filters fixed: {', '.join(columns)}."] if columns else []) + self.found))


@dataclass(frozen=True)
class FileValues:
    """The values that a file gives, the data set that it is, and what its reader should know."""

    source: OfficialDataset
    values: tuple[Value, ...]
    notes: tuple[str, ...]


def read_values(path: Path, dataset: Dataset) -> FileValues:
    """What a file of DfE's gives; raises `FileRefusedError` where it cannot be read whole and surely."""
    header, lines = read_lines(path, dataset)
    source, layouts = find_layouts(path, header, dataset)
    if not lines:
        raise FileRefusedError(f"{path.name} has no row for any place of places.csv.")
    filters, notes = filter_columns(lines, layouts), Notes()
    values: dict[Key, Value] = {}
    for layout in layouts:
        for value in layout_values(layout, lines, filters, dataset, notes):
            add_once(values, value, filters)
    if not values:
        raise FileRefusedError(f"{path.name} gives no value. {' '.join(notes.found)}".strip())
    notes.found += unread_labels(layouts, lines)
    return FileValues(source, tuple(values.values()), notes.told())


def read_lines(path: Path, dataset: Dataset) -> tuple[list[str], list[Line]]:
    """The columns of a file in small letters, and its rows on our places; raises where the file is not whole.

    A file can have a million rows, so only ours are kept.
    """
    try:
        with path.open("rb") as content:
            if content.read(2) == b"PK":
                raise FileRefusedError(f"{path.name} is a ZIP or a workbook. Unpack it, and name the CSV file in it.")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, strict=True)
            header = [column.strip().casefold() for column in next(rows, [])]
            check_header(path, header)
            return header, list(our_lines(path, header, rows, dataset))
    except OSError as error:
        raise FileRefusedError(f"{path} cannot be opened ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise FileRefusedError(f"{path.name} is not UTF-8 (byte {error.start}). Download it again as CSV.") from None
    except csv.Error as error:
        raise FileRefusedError(f"{path.name} is not readable as CSV ({error}). Download it again.") from None


def check_header(path: Path, header: Sequence[str]) -> None:
    """Refuse a file whose first row does not name the columns of a file of DfE's, each once."""
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise FileRefusedError(f"{path.name} is no data file of DfE's: its first row has no column “{missing[0]}”.")
    twice = [column for column in header if header.count(column) > 1]
    if twice:
        raise FileRefusedError(f"{path.name} has the column “{visible(twice[0])}” twice.")


def our_lines(path: Path, header: Sequence[str], rows: Iterable[list[str]], dataset: Dataset) -> Iterator[Line]:
    """The rows about our places: a council by DfE's three digits, never by its name; no districts or other areas."""
    codes = {area.old_la_code or area.ons_code or "": area.place for area in dataset.places}
    level_at = header.index("geographic_level")
    code_at = {level: header.index(column) for level, column in LEVELS.items() if column in header}
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            counts = f"row {number} has {len(cells)} cells, the header {len(header)}"
            raise FileRefusedError(f"{path.name} is cut off or damaged: {counts}. Download it again.")
        at = code_at.get(cells[level_at].strip().casefold())
        place = codes.get(cells[at].strip()) if at is not None else None
        if place:
            yield Line(number, place, dict(zip(header, map(str.strip, cells), strict=True)))


def find_layouts(path: Path, header: Sequence[str], dataset: Dataset) -> tuple[OfficialDataset, tuple[Layout, ...]]:
    """The data set that a file is, by its columns, with the layouts that read it: the one that needs most of them."""
    layouts: dict[str, list[Layout]] = {}
    for layout in map(in_small_letters, dataset.layouts):
        layouts.setdefault(layout.dataset, []).append(layout)
    needed = {source: needed_columns(found) for source, found in layouts.items()}
    fitting = {source: len(columns) for source, columns in needed.items() if set(columns) <= set(header)}
    if not fitting:
        raise FileRefusedError(wrong_file(path, header, needed, dataset))
    best = [source for source, count in fitting.items() if count == max(fitting.values())]
    if len(best) > 1:
        raise FileRefusedError(f"{path.name} could be {' or '.join(best)}. Tell them apart in layouts.csv.")
    return dataset.official_dataset[best[0]], tuple(layouts[best[0]])


def in_small_letters(layout: Layout) -> Layout:
    """A layout with the names of its columns as they are compared with those of a file."""
    columns: dict[str, object] = {name: text.casefold() for name, text in layout if name.endswith("_column") and text}
    filters = tuple(f"{column.casefold()}={label}" for column, label in filters_of(layout).items())
    return layout.model_copy(update=columns | {"filters": filters})


def filters_of(layout: Layout) -> dict[str, str]:
    """The label at which a layout fixes each filter that it names."""
    return {column: label for column, _, label in (item.partition("=") for item in layout.filters)}


def needed_columns(layouts: Iterable[Layout]) -> list[str]:
    """The columns that layouts name, each once."""
    named = (
        (
            la.group_column,
            *filters_of(la),
            la.value_column,
            la.numerator_column,
            la.denominator_column,
            la.version_column,
        )
        for la in layouts
    )
    return list(dict.fromkeys(column for columns in named for column in columns if column))


def wrong_file(path: Path, header: Sequence[str], needed: Mapping[str, Sequence[str]], dataset: Dataset) -> str:
    """That a file fits no layout: the data set that is nearest, a column that lacks, and the name most like it."""
    missing = {source: [column for column in columns if column not in header] for source, columns in needed.items()}
    _, source, column = min((len(columns), source, columns[0]) for source, columns in missing.items())
    like = get_close_matches(column, header, 1)
    has = f"; the nearest is “{visible(like[0])}”" if like else ""
    title = dataset.official_dataset[source].title
    return (
        f"{path.name} fits no layout. Nearest is “{title}” ({source}), but the file has no column “{column}”{has}. "
        f"Download the file that docs/updating.md names, or correct layouts.csv."
    )


def filter_columns(lines: Sequence[Line], layouts: Iterable[Layout]) -> tuple[str, ...]:
    """The columns that hold words, and no figure that a layout reads: those of figures hold numbers and symbols."""
    known = {c for la in layouts for c in (la.value_column, la.numerator_column, la.denominator_column)} | PLACING
    return tuple(
        column
        for column in lines[0].cells
        if column not in known
        and any((c := line.cells[column]).casefold() not in SYMBOLS and not PLAIN_NUMBER.fullmatch(c) for line in lines)
    )


def layout_values(
    layout: Layout, lines: Sequence[Line], filters: Sequence[str], dataset: Dataset, notes: Notes
) -> Iterator[Value]:
    """The values that one layout reads, each from one line; says in `notes` what was fixed and what was not found."""
    measure = dataset.measure[layout.measure]
    left = [line for line in lines if fits(line.cells["time_identifier"], IDENTIFIERS[measure.period_kind])]
    if not left:
        found = labels(lines, "time_identifier")
        notes.found.append(f"“{layout.measure}” is by {measure.period_kind}; the file has {found}.")
        return
    fixed = filters_of(layout)
    wanted = [*fixed.items()]
    if layout.group_column and layout.group_label:
        wanted.append((layout.group_column, layout.group_label))
    for column, label in wanted:
        kept = narrow(left, column, label) if column in fixed else [li for li in left if fits(li.cells[column], label)]
        if not kept:
            notes.found.append(f"No “{layout.group}” of “{layout.measure}”: “{column}” holds {labels(left, column)}.")
            return
        left = kept
    for column in filters:
        if column not in (*fixed, layout.group_column, layout.version_column):
            total = at_total(left, column, layout)
            lost = sorted({line.cells["time_period"] for line in left} - {line.cells["time_period"] for line in total})
            notes.found += [f"“{column}” has no total for {period}, which is not read." for period in lost]
            notes.fixed[column] = labels(total, column)
            left = total
    places = most_decimals(left, layout.value_column)
    for line in most_settled(left, layout.version_column):
        yield Value(line, value_cells(layout, measure, line, places))


def fits(cell: str, label: str) -> bool:
    """Whether a cell is one of the labels that “|” parts; “*” at an end stands for any ending, case does not count."""
    text = " ".join(cell.casefold().split())
    return any(
        text.startswith(one[:-1]) if one.endswith("*") else text == one
        for one in (" ".join(part.casefold().split()) for part in label.split("|"))
    )


def narrow(lines: list[Line], column: str, label: str) -> list[Line]:
    """The lines that a filter keeps: of labels that “|” parts, those of the first that is there."""
    kept = ([line for line in lines if fits(line.cells[column], one)] for one in label.split("|"))
    return next(filter(None, kept), [])


def at_total(lines: list[Line], column: str, layout: Layout) -> list[Line]:
    """The lines at the total of a filter that no layout names; refuses a filter that has none."""
    if all(line.cells[column].casefold() in SYMBOLS for line in lines):
        return lines
    if kept := narrow(lines, column, TOTALS):
        return kept
    raise FileRefusedError(
        f"The column “{column}” is not fixed: it holds {labels(lines, column)}, and no total. "
        f"Add {column}=label to the filters of {layout.dataset} in layouts.csv."
    )


def labels(lines: Iterable[Line], column: str) -> str:
    """The labels of a column, at most eight, for a message."""
    found = list(dict.fromkeys(line.cells[column] for line in lines))
    named = ", ".join(f"“{visible(label)}”" for label in found[:8])
    return f"{named} and {len(found) - 8} more" if len(found) > 8 else named


def most_settled(lines: Iterable[Line], version_column: str | None) -> list[Line]:
    """Of the lines of one period and place, those of the most settled version; all where there is no version."""
    if version_column is None:
        return list(lines)
    best: dict[tuple[str, str], int] = {}
    ranked: list[tuple[int, Line]] = []
    for line in lines:
        version = line.cells[version_column].casefold()
        if version not in VERSIONS:
            raise FileRefusedError(f"Row {line.number}: “{visible(version)}” is no version that we know.")
        rank, key = VERSIONS.index(version), (line.cells["time_period"], line.place)
        best[key] = max(rank, best.get(key, 0))
        ranked.append((rank, line))
    return [line for rank, line in ranked if rank == best[line.cells["time_period"], line.place]]


def most_decimals(lines: Iterable[Line], column: str) -> int:
    """The decimals of a column: those of its finest number. More than two are often zeros added by a program."""
    numbers = [Decimal(cell) for line in lines if PLAIN_NUMBER.fullmatch(cell := line.cells[column])]
    written = max(map(decimals_of, numbers), default=0)
    return written if written <= 2 else max(decimals_of(number.normalize()) for number in numbers)


def value_cells(layout: Layout, measure: Measure, line: Line, decimals: int) -> Cells:
    """The cells of official.csv that a line gives; counts only where they give the published share."""
    cell = line.cells[layout.value_column]
    cells = dict.fromkeys(OFFICIAL.columns, "") | {
        "measure": layout.measure,
        "period": line.cells["time_period"],
        "place": line.place,
        "group": layout.group,
        "dataset": layout.dataset,
    }
    if layout.version_column:
        cells["status"] = line.cells[layout.version_column].casefold()
    if cell.casefold() in SYMBOLS:
        return cells | {"symbol": cell.casefold() or "-"}
    if not PLAIN_NUMBER.fullmatch(cell):
        raise FileRefusedError(f"Row {line.number}: “{visible(cell)}” in “{layout.value_column}” is no number.")
    cells |= {"value": f"{Decimal(cell):.{decimals}f}", "decimals": str(decimals)}
    return cells | count_cells(layout, measure, line, cells)


def count_cells(layout: Layout, measure: Measure, line: Line, cells: Cells) -> Cells:
    """The counts of a share, where both are numbers and give it."""
    if measure.unit != "percent" or not layout.numerator_column or not layout.denominator_column:
        return {}
    counts = [line.cells[column] for column in (layout.numerator_column, layout.denominator_column)]
    if not all(map(PLAIN_NUMBER.fullmatch, counts)):
        return {}
    part, whole = (round(Decimal(count)) for count in counts)
    if part < 0 or whole < 1 or not gives_share(part, whole, Decimal(cells["value"]), int(cells["decimals"])):
        return {}
    return {"numerator": str(part), "denominator": str(whole)}


def add_once(values: dict[Key, Value], value: Value, filters: Iterable[str]) -> None:
    """Add a value; refuses a second line for the same one, and names the columns in which the lines differ."""
    first = values.setdefault(value.key, value)
    if first is value or first.line is value.line:
        return
    apart = [column for column in first.line.cells if first.line.cells[column] != value.line.cells[column]]
    named = [column for column in apart if column in filters] or apart
    raise FileRefusedError(
        f"Rows {first.line.number} and {value.line.number} both give {', '.join(value.key)}. "
        f"They differ in {', '.join(f'“{column}”' for column in named[:5])}: fix one of these in layouts.csv."
    )


def unread_labels(layouts: Sequence[Layout], lines: Sequence[Line]) -> list[str]:
    """The labels of the groups' columns that no layout reads, one note a column; an unknown SEN label is found here."""
    notes = []
    for column in dict.fromkeys(la.group_column for la in layouts if la.group_column):
        known = [la.group_label for la in layouts if la.group_label and la.group_column == column]
        unread = [line for line in lines if not any(fits(line.cells[column], one) for one in (*known, TOTALS))]
        if unread:
            notes.append(f"Labels of “{column}” that no layout reads: {labels(unread, column)}.")
    return notes
