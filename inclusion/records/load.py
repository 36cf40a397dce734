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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from inclusion.records.model import (
    Action,
    Dataset,
    Group,
    Measure,
    Milestone,
    Observation,
    Place,
    Record,
    Reference,
    Release,
    Source,
    Term,
    place_id,
)
from inclusion.records.official import OFFICIAL_RULES
from inclusion.records.tables import Fault, Row, Table, Tables, decimals_of, is_school_year, sound, visible
from inclusion.records.words import words_of

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"
NEGATIVE_WORDS = {
    "below", "behind", "lower", "worse", "dropped", "decreased", "declined", "fell", "fallen",
    "bigger", "larger", "wider", "negative",
}  # fmt: skip


POSITIVE_WORDS = {
    "above", "ahead", "higher", "better", "improved", "increased", "rose", "risen", "smaller", "narrower", "positive",
}  # fmt: skip


INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Unicode categories of characters that cannot be seen, line breaks among them."""


PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EXAMPLES = ("key-stage-2", "P1-A01", "202425", "2025-07-31", "1.0.0", "0123456789abcdef" * 4)
"""Texts in the forms that the model asks for; the first that fits a column's pattern shows how to write it."""


class DatasetError(Exception):
    """The data folder has faults; `faults` holds all of them, in the order of files and rows."""

    def __init__(self, faults: list[Fault]) -> None:
        """Sort the faults, and make a message of them, one a line."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def load(folder: Path = DATA_FOLDER) -> Dataset:
    """The dataset that `folder` holds; raises `DatasetError` with all faults when it has any."""
    faults: list[Fault] = []
    tables = {name: read_table(folder, name, field, faults) for name, field in Dataset.model_fields.items()}
    for rule in RULES:
        faults.extend(rule(tables))
    if faults:
        raise DatasetError(faults)
    return Dataset(**{name: tuple(row.record for row in table.rows) for name, table in tables.items()})


def current_dataset() -> Dataset:
    """The dataset that the app shows."""
    return load_once(data_folder())


@cache
def load_once(folder: Path) -> Dataset:
    """The dataset of a folder, loaded once; a folder with faults is tried again at the next call."""
    return load(folder)


def data_folder() -> Path:
    """The folder of the data that the app shows: INCLUSION_DATA in the environment, else the project's."""
    return Path(os.environ.get("INCLUSION_DATA") or DATA_FOLDER)


def read_files(folder: Path = DATA_FOLDER) -> dict[str, bytes]:
    """The data files of a folder without faults, as they are, by name."""
    declared: list[Any] = [field.json_schema_extra for field in Dataset.model_fields.values()]
    return {table["file"]: (folder / table["file"]).read_bytes() for table in declared}


def read_table(folder: Path, name: str, field: FieldInfo, faults: list[Fault]) -> Table:
    """A table with a record for each row that has no fault of its own; adds what is wrong to `faults`."""
    declared: Any = field.json_schema_extra
    record_type: type[Record] = get_args(field.annotation)[0]
    table = Table(name, declared["file"], record_type, tuple(declared["key"]))
    lines = read_lines(folder / table.file, table.file, faults)
    if lines is None:
        return table
    header, *body = lines
    header_faults = list(check_header(table.file, header, record_type))
    faults.extend(header_faults)
    rows = [parse_row(table, header, line, cells, faults) for line, cells in enumerate(body, start=2)]
    kept = tuple(row for row in rows if row is not None)
    return replace(table, rows=kept, complete=not header_faults and len(kept) == len(rows))


def read_lines(path: Path, file: str, faults: list[Fault]) -> list[list[str]] | None:
    """The lines of a CSV file, header first; None, and a fault, where it is missing, unreadable or empty."""
    lines: list[list[str]] = []
    row = 0
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for line in csv.reader(io.StringIO(text, newline=""), strict=True):
            lines.append(line)  # noqa: PERF402 (the lines before an error tell where it is)
    except FileNotFoundError:
        fault = (
            "missing-file",
            f"The file is not in “{path.parent.resolve().name}”. Put it there, with its header row.",
        )
    except OSError as error:
        fault = ("unreadable-file", f"It cannot be opened ({error.strerror}). Check what it is and who may read it.")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        fault = ("encoding", f"Byte {error.start} is not UTF-8. Save the file as CSV UTF-8.")
    except csv.Error as error:
        row = len(lines) + 1
        fault = ("csv-syntax", f"It is not readable as CSV ({error}). Look for a quotation mark without its pair.")
    else:
        if lines:
            return lines
        fault = ("empty-file", "The file is empty. It needs its header row.")
    faults.append(Fault(file, row, "", "", *fault))
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
        advice = advice if cells else "The row is empty. Take it out."
        faults.append(Fault(table.file, line, "", ",".join(cells), "row-length", advice))
        return None
    known = columns_of(table.record_type)
    texts = {column: cell for column, cell in zip(header, cells, strict=True) if cell and column in known}
    record, details = None, []
    try:
        record = table.record_type.model_validate(texts)
    except ValidationError as error:
        details = [detail for detail in error.errors() if detail["loc"][0] in header]
    row = Row(line, texts, record)
    found = [] if is_clean(texts) else list(check_text(table, row))
    found = found or [cell_fault(table, row, detail) for detail in details] or list(check_numbers(table, row))
    if not found:
        return row
    faults.extend(found)
    return replace(row, record=None, faulty=frozenset(fault.column for fault in found))


@cache
def columns_of(record_type: type[Record]) -> frozenset[str]:
    """The columns of a table."""
    return frozenset(record_type.model_fields)


def is_clean(texts: Mapping[str, str]) -> bool:
    """Whether no cell of a row can have a fault of its text; it is asked of all cells at once, as that is quick.

    Of all that can be seen, only a space can stand at the end of a text unseen.
    """
    joined = "|".join(("", *texts.values(), ""))
    return joined.isprintable() and "| " not in joined and " |" not in joined


def check_text(table: Table, row: Row) -> Iterator[Fault]:
    """A fault for each cell with a control character or with spaces at its ends."""
    for column, cell in row.cells.items():
        control = next((char for char in cell if unicodedata.category(char) in INVISIBLE), None)
        if control is not None:
            advice = f"Take out the character U+{ord(control):04X}, which cannot be seen; one cell is one line of text."
            yield table.fault(row, column, "control-character", advice)
        elif cell != cell.strip():
            yield table.fault(row, column, "outer-spaces", "Take out the spaces before or after the text.")


def check_numbers(table: Table, row: Row) -> Iterator[Fault]:
    """A fault for each number in another form than plain digits: “1_000” or “1e3” would be read, and by us only."""
    for column in number_columns(table.record_type):
        if column in row.cells and not PLAIN_NUMBER.fullmatch(row.cells[column]):
            yield table.fault(row, column, "wrong-type", "Write the number in plain digits.")


@cache
def number_columns(record_type: type[Record]) -> tuple[str, ...]:
    """The columns of a table that hold numbers."""
    fields = record_type.model_fields.items()
    return tuple(column for column, f in fields if {int, Decimal} & {f.annotation, *get_args(f.annotation)})


def cell_fault(table: Table, row: Row, detail: Any) -> Fault:
    """What pydantic says of a cell, as a fault in our words."""
    column = str(detail["loc"][0])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        holds = table.record_type.model_fields[column].description
        return table.fault(row, column, "empty-cell", f"Fill it in. This column holds: {holds}.")
    if kind == "literal_error":
        return table.fault(row, column, "unknown-code", f"Use one of {context['expected'].replace(' or ', ', ')}.")
    if kind in ("repeated-item", "empty-item"):
        return table.fault(row, column, kind, f"Mend the list: {detail['msg']}.")
    if kind in ("string_too_long", "too_long", "too_short", "greater_than_equal", "less_than_equal"):
        return table.fault(row, column, "out-of-range", f"{detail['msg']}.")
    if kind == "string_pattern_mismatch":
        example = next((text for text in EXAMPLES if re.fullmatch(context["pattern"], text)), context["pattern"])
        return table.fault(row, column, "wrong-type", f"Write it in the form of “{example}”.")
    return table.fault(row, column, "wrong-type", f"Write it in the form of this column: {detail['msg']}.")


def check_unique(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have the same key; where a table has none, no two rows are the same."""
    for table in tables.values():
        yield from repeated(((table, row) for row in table.rows), table.key or tuple(table.record_type.model_fields))
    yield from repeated(((tables["actions"], row) for row in tables["actions"].rows), ("fingerprint", "source"))


def check_addresses(tables: Tables) -> Iterator[Fault]:
    """No two pages have the same address."""
    pages = [(tables[name], row) for name in ("priorities", "measures") for row in tables[name].rows]
    yield from repeated(pages, ("slug",))


def repeated(rows: Iterable[tuple[Table, Row]], columns: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each row that has the same cells in these columns as one before it; empty ones do not count."""
    first: dict[tuple[str, ...], str] = {}
    for table, row in rows:
        identity = tuple(row.cells.get(column, "") for column in columns)
        place = f"{table.file}, row {row.line}"
        before = first.setdefault(identity, place)
        if any(identity) and before != place:
            advice = f"{before} has the same {', '.join(columns)}. Change one or take it out."
            yield table.fault(row, columns[0], "duplicate-id", advice)


def check_references(tables: Tables) -> Iterator[Fault]:
    """Each id that a cell names stands in the table it refers to."""
    for table in tables.values():
        for column, target in references(table.record_type):
            yield from check_known(table, (column,), tables[target], tables[target].key[:1])
    yield from check_known(tables["actions"], ("priority", "source"), tables["priorities"], ("priority", "source"))
    for name in ("observations", "judgements"):
        yield from check_known(tables[name], ("section", "source"), tables["sections"], ("section", "source"))


def check_known(table: Table, columns: tuple[str, ...], target: Table, key: tuple[str, ...]) -> Iterator[Fault]:
    """What stands in the first of the columns, each item of a list, is a key of the target with the other columns.

    A target that was not read whole is not asked: what it seems to lack may stand in what could not be read.
    """
    if not target.knows(*key):
        return
    known = {tuple(row.cells.get(column) for column in key) for row in target.rows}
    takes_several = is_list(table.record_type, columns[0])
    for row in table.rows:
        others = tuple(row.cells.get(column) for column in columns[1:])
        cell = "" if row.faulty & set(columns) else row.cells.get(columns[0], "")
        items = cell.split(";") if takes_several else [cell]
        for item in filter(None, (part.strip() for part in items)):
            if (item, *others) not in known:
                advice = f"“{visible(item)}” is not in {target.file}. Correct it, or add it there."
                yield table.fault(row, columns[0], "broken-reference", advice)


def is_list(record_type: type[Record], column: str) -> bool:
    """Whether a cell of the column holds several items."""
    return get_origin(record_type.model_fields[column].annotation) is tuple


def references(record_type: type[Record]) -> Iterator[tuple[str, str]]:
    """(column, table it refers to) for each field that the model marks as a reference."""
    for column, field in record_type.model_fields.items():
        parts = [field.annotation, *get_args(field.annotation)]
        marks = [*field.metadata, *(mark for part in parts for mark in getattr(part, "__metadata__", ()))]
        yield from ((column, str(mark)) for mark in marks if isinstance(mark, Reference))


def check_actions(tables: Tables) -> Iterator[Fault]:
    """An action's id tells its edition and place; leads are among the partners; next actions have a kind."""
    table = tables["actions"]
    prefixes = {source.source: source.id_prefix for _, source in sound(tables["sources"], Source)}
    for row, action in sound(table, Action):
        place = place_id(action.priority, action.progress, action.position, prefixes.get(action.source))
        if action.source in prefixes and action.action != place:
            advice = f"The id must hold the edition's id_prefix and the row's priority, progress and position: {place}."
            yield table.fault(row, "action", "id-mismatch", advice)
        if not set(action.lead) <= set(action.partners):
            yield table.fault(row, "lead", "lead-not-partner", "Name each lead among the partners too.")
        if (action.progress == "next") != (action.next_kind is not None):
            yield table.fault(row, "next_kind", "kind-mismatch", "Next actions have a kind, achieved ones have none.")
        if action.targets and action.progress != "next":
            yield table.fault(row, "targets", "kind-mismatch", "Only a next action has something still to reach.")


def check_threads(tables: Tables) -> Iterator[Fault]:
    """`follows` points to what was achieved in the same edition, or to anything of an earlier one."""
    table = tables["actions"]
    order = [source.source for _, source in sound(tables["sources"], Source)]
    actions = {action.action: action for _, action in sound(table, Action)}
    for row, action in sound(table, Action):
        for followed in (actions[followed] for followed in action.follows if followed in actions):
            if followed.source != action.source:
                if {followed.source, action.source} <= set(order) and not is_before(order, followed, action):
                    advice = f"{followed.action} is not of an earlier edition; sources.csv has the oldest first."
                    yield table.fault(row, "follows", "follows-later", advice)
            elif followed.progress == "next":
                advice = f"{followed.action} is a next action; name an achieved one."
                yield table.fault(row, "follows", "follows-next", advice)
            elif action.progress == "achieved":
                advice = "Of its own edition, only a next action follows another."
                yield table.fault(row, "follows", "kind-mismatch", advice)
            elif action.next_kind == "new":
                advice = f"It follows {followed.action}, so it is not “new”. Correct the kind, or take the link out."
                yield table.fault(row, "next_kind", "kind-mismatch", advice)


def is_before(order: Sequence[str], first: Action, second: Action) -> bool:
    """Whether the edition of one action stands before that of another."""
    return order.index(first.source) < order.index(second.source)


def check_numbering(tables: Tables) -> Iterator[Fault]:
    """Positions in each list run from 1 without a hole; not checked where a row's place could not be read."""
    table = tables["actions"]
    if not table.knows("source", "priority", "progress", "position"):
        return
    lists: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        lists.setdefault(tuple(row.cells[column] for column in ("source", "priority", "progress")), []).append(row)
    for (_, priority, progress), rows in lists.items():
        positions = {int(row.cells["position"]) for row in rows}
        missing = sorted(set(range(1, max(positions) + 1)) - positions)
        if missing:
            last = max(rows, key=lambda row: int(row.cells["position"]))
            advice = f"Priority {priority}, {progress}: no action at position {', '.join(map(str, missing))}."
            yield table.fault(last, "position", "numbering-hole", advice)


def check_observations(tables: Tables) -> Iterator[Fault]:
    """A figure has its decimals, its sign and a thing it is compared with; a share of pupils is 0 to 100."""
    table = tables["observations"]
    shares = {m.measure for _, m in sound(tables["measures"], Measure) if m.unit == "percent"}
    for row, observation in sound(table, Observation):
        yield from check_figure(table, row, observation)
        if not is_school_year(observation.period or ""):
            yield table.fault(row, "period", "wrong-type", "Write a school year as its two years: “202425”.")
        if not versus_fits(observation):
            yield table.fault(
                row, "versus", "unknown-code", f"It does not fit the statistic “{observation.statistic}”."
            )
        is_share = observation.statistic == "value" and observation.measure in shares
        if is_share and observation.value is not None and not 0 <= observation.value <= 100:
            yield table.fault(row, "value", "out-of-range", "A percentage of pupils is 0 to 100.")


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
    wrong_words = NEGATIVE_WORDS if value > 0 else POSITIVE_WORDS if value < 0 else set()
    if observation.statistic != "value" and words & wrong_words:
        yield table.fault(
            row, "value", "sign-contradicts-words", f"The words say “{observation.words}”. Correct the sign."
        )


def versus_fits(observation: Observation) -> bool:
    """Whether `versus` names the sort of thing that the statistic compares with, and not the figure's own."""
    versus = observation.versus
    other_places = set(get_args(Place)) - {observation.place}
    return {
        "value": versus is None,
        "change": bool(re.fullmatch(r"[0-9]{4}([0-9]{2})?", versus or ""))
        and is_school_year(versus or "")
        and versus != observation.period,
        "difference": versus in other_places,
        "gap": versus in set(get_args(Group)) - {observation.group},
        "gap-difference": versus in other_places,
        "comparison": versus in other_places,
    }[observation.statistic]


def check_measures(tables: Tables) -> Iterator[Fault]:
    """An outcome measure has a key stage and an age, by which its page is found, and figures to show on it."""
    table, observations = tables["measures"], tables["observations"]
    measured = {row.cells.get("measure") for row in observations.rows}
    for row, measure in sound(table, Measure):
        if measure.kind != "outcome":
            continue
        for column in ("key_stage", "age"):
            if column not in row.cells:
                yield table.fault(
                    row, column, "empty-cell", "Fill it in. An outcome measure has a key stage and an age."
                )
        if observations.knows("measure") and measure.measure not in measured:
            yield table.fault(row, "measure", "no-figures", "Add its figures to observations.csv, or take it out.")


def check_milestones(tables: Tables) -> Iterator[Fault]:
    """A milestone counts as measured where it names measures, and only there."""
    table = tables["milestones"]
    for row, milestone in sound(table, Milestone):
        if bool(milestone.measures) != (milestone.evidence_kind == "measured"):
            advice = "“measured” goes with measures, and only with them. Correct the kind or the measures."
            yield table.fault(row, "evidence_kind", "kind-mismatch", advice)


def check_editions(tables: Tables) -> Iterator[Fault]:
    """There is an edition of the strategy, and each lists actions: a document with priorities is an edition."""
    table, actions = tables["priorities"], tables["actions"]
    if table.complete and not table.rows:
        yield Fault(table.file, 0, "", "", "no-priority", "Add a row for each priority of the strategy.")
    listing = {row.cells.get("source") for row in actions.rows}
    for row in {row.cells.get("source"): row for row in reversed(table.rows)}.values():
        if actions.knows("source") and row.cells.get("source") not in listing and "source" not in row.faulty:
            yield table.fault(row, "source", "no-actions", "Add the edition's actions to actions.csv.")


def check_terms(tables: Tables) -> Iterator[Fault]:
    """No two terms of the glossary differ by capitals and punctuation alone: a link leads to one of them."""
    table = tables["glossary"]
    first: dict[tuple[str, ...], Row] = {}
    for row, term in sound(table, Term):
        before = first.setdefault(words_of(term.term), row)
        if before.cells["term"] != term.term:
            advice = f"{table.file}, row {before.line} has the same words. Change one or take it out."
            yield table.fault(row, "term", "duplicate-id", advice)


def check_releases(tables: Tables) -> Iterator[Fault]:
    """There is a release, and none is dated before the one above it."""
    table = tables["releases"]
    if table.complete and not table.rows:
        yield Fault(table.file, 0, "", "", "no-release", "Add a row: the release's number, its date, and what changed.")
    for (_, before), (row, release) in pairwise(sound(table, Release)):
        if release.released < before.released:
            yield table.fault(
                row, "released", "date-order", "Put releases in the order of their dates, the newest last."
            )


RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    check_unique,
    check_addresses,
    check_references,
    check_actions,
    check_threads,
    check_numbering,
    check_observations,
    check_measures,
    check_milestones,
    check_editions,
    check_terms,
    check_releases,
    *OFFICIAL_RULES,
)
