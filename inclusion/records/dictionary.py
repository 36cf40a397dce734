"""The data dictionary as Markdown, made from the model: what each file and column holds.

It knows how a field's type reads in words; how the data was coded stands here as text. It opens no file.
"""

from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from inclusion.records.load import references
from inclusion.records.model import Dataset, Record

HOW_CODED = """\
# Data dictionary

Made with `python -m inclusion dictionary > docs/data-dictionary.md`. Do not edit it by hand: change the descriptions
in `inclusion/records/model.py`, or the words on coding in `inclusion/records/dictionary.py`, and make it again.

## How the data was coded

Every action was coded twice, the second time in the reverse order and without sight of the first. The first two
readings agreed on:

| What | Agreed | Of | Share |
|---|---|---|---|
| Key stages | 133 | 133 | 100% |
| Main theme | 131 | 133 | 98.5% |
| Follows | 62 | 62 | 100% |
| Kind of next step | 60 | 62 | 96.8% |

Both readers followed the same codebook and read alike, so take these rates as an upper limit. Differences were settled
by reading the text again.

Then a third reading checked every summary against the text, clause by clause. It corrected 26 summaries.

Outcome figures were read twice as well. All 102 figures agreed in value and sign. Two differed in how the period of
undated figures was entered.

Official figures are the Department for Education's. They were coded once from public copies of its data, then checked
by other paths: a second script against the same copies, and a program of its own (`python -m inclusion official`)
against rows of five files as they are published. What two persons might see differently was judged twice: what the
figures say of each statement that the documents make in words.

| What | Agreed | Of | Share |
|---|---|---|---|
| Rows of `official.csv`, by a second script | 6,007 | 6,007 | 100% |
| Rows read again from files as published | 304 | 304 | 100% |
| Figures that two or more public copies hold | 826 | 843 | 98% |
| Judgements of statements in words | 40 | 42 | 95.2% |

The copies that differ do so by 0.1 to 0.3; the row says so. A count that does not give the published share was left
out. Left out as a whole were estimates, ranks, figures that DfE does not publish but others worked out, and the
results by SEN in one public program that are invented for its tests.

Three parts of the strategy have no row, as they hold no fact to find or count: the introduction's words on belonging,
the general description of partnership working and co-production, and the announcement that the priorities follow.

## How to read the files

Each file is a CSV in UTF-8 whose first row names the columns. An empty cell means “not stated”. A list inside a cell
has “;” between its items. Codes are in small letters with hyphens. `python -m inclusion check` checks all of it.

The actions that the site offers for download have the columns of `actions.csv` first, with the same cells, then those
joined from other files. Cut to the first, they can be read back as `actions.csv`. Two things differ: the file is for
spreadsheets (a byte order mark, lines that end in CR LF), and a text that begins with =, +, - or @ has an apostrophe
before it.
"""


KINDS: dict[object, str] = {int: "whole number", Decimal: "number", date: "date, as 2025-09-30", str: "text"}


def data_dictionary() -> str:
    """The whole dictionary: how the data was coded, then each file with its columns."""
    return "\n".join([HOW_CODED, *(describe_table(field) for field in Dataset.model_fields.values())])


def describe_table(field: FieldInfo) -> str:
    """A file of the data folder: what a row is, what identifies it, and a table of its columns."""
    declared: Any = field.json_schema_extra
    record_type: type[Record] = get_args(field.annotation)[0]
    key = ", ".join(f"`{column}`" for column in declared["key"]) or "all columns together"
    lines = [f"## {declared['file']}", "", f"A row: {in_one_line(record_type.__doc__ or '')}", "", f"Key: {key}.", ""]
    lines += ["| Column | Holds | Form | May be empty |", "|---|---|---|---|"]
    targets = dict(references(record_type))
    for column, column_field in record_type.model_fields.items():
        empty = "no" if column_field.is_required() else "yes"
        form = describe_form(column_field, targets.get(column))
        lines.append(f"| `{column}` | {column_field.description} | {form} | {empty} |")
    return "\n".join([*lines, ""])


def in_one_line(text: str) -> str:
    """A text without its line breaks and indents."""
    return " ".join(text.split())


def describe_form(field: FieldInfo, target: str | None) -> str:
    """How a cell is written: what kind of value, from which table or choices, and whether it is a list."""
    annotation = without_none(field.annotation)
    is_list = get_origin(annotation) is tuple
    item = plain_type(get_args(annotation)[0] if is_list else annotation)
    if target is not None:
        form = f"id of `{file_of(target)}`"
    elif get_origin(item) is Literal:
        form = "one of " + ", ".join(f"`{choice}`" for choice in get_args(item))
    else:
        form = KINDS[item]
    return f"list, each {form}" if is_list else form


def without_none(annotation: Any) -> Any:
    """The type of a field that may be absent, without the None."""
    if isinstance(annotation, UnionType) or str(get_origin(annotation)) == "typing.Union":
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def plain_type(annotation: Any) -> Any:
    """A type without the constraints that are written beside it."""
    return plain_type(get_args(annotation)[0]) if hasattr(annotation, "__metadata__") else annotation


def file_of(table: str) -> str:
    """The file of a table of the dataset."""
    declared: Any = Dataset.model_fields[table].json_schema_extra
    return str(declared["file"])
