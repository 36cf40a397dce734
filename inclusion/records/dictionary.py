"""The data dictionary as Markdown: how the data was coded, from `coding.md`, then each file and column of the model."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from inclusion.records.columns import Column
from inclusion.records.tables import TABLES, Table

KINDS: dict[type, str] = {int: "whole number", Decimal: "number", date: "date, as 2025-09-30", str: "text"}


def data_dictionary() -> str:
    """The whole dictionary: how the data was coded, then each file with its columns."""
    how_coded = Path(__file__).with_name("coding.md").read_text(encoding="utf-8")
    return "\n".join([how_coded, *map(describe_table, TABLES.values())])


def describe_table(table: Table) -> str:
    """A file of the data folder: what a row is, what identifies it, and a table of its columns."""
    key = ", ".join(f"`{column}`" for column in table.key) or "all columns together"
    lines = [f"## {table.file}", "", f"A row: {in_one_line(table.record_type.__doc__)}", "", f"Key: {key}.", ""]
    lines += ["| Column | Holds | Form | May be empty |", "|---|---|---|---|"]
    for column in table.columns.values():
        empty = "no" if column.is_required else "yes"
        lines.append(f"| `{column.name}` | {column.holds} | {describe_form(column)} | {empty} |")
    return "\n".join([*lines, ""])


def in_one_line(docstring: str | None) -> str:
    return " ".join((docstring or "").split())


def describe_form(column: Column) -> str:
    """How a cell is written: what kind of value, from which table or choices, and whether it is a list."""
    if column.refers_to:
        form = f"id of `{TABLES[column.refers_to].file}`"
    elif column.choices:
        form = "one of " + ", ".join(f"`{choice}`" for choice in column.choices)
    else:
        form = KINDS[column.kind]
    return f"list, each {form}" if column.is_list else form
