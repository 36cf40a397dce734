"""Actions as a workbook for a spreadsheet: a sheet of rows to read, and a sheet that explains the columns."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from inclusion.actions.columns import CODES, COLUMNS
from inclusion.actions.csv import actions_name, chosen_actions, filter_by_address
from inclusion.actions.facts import ActionFacts
from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import filters_in_words
from inclusion.records.editions import edition_data
from inclusion.records.model import Action, Dataset
from inclusion.records.words import SITE, count, release_words

HEAD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
NARROW, WIDE = 24, 90
"""Widths of the sheet that explains, in letters."""


def workbook_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> tuple[str, bytes]:
    """What the name of the workbook that an address asks for begins with, and its bytes."""
    chosen = filter_by_address(dataset, params)
    return actions_name(chosen), actions_workbook(dataset, chosen)


@lru_cache(maxsize=16)
def actions_workbook(dataset: Dataset, chosen: ActionFilter) -> bytes:
    """The actions that a filter finds, in the order of the screen, as the bytes of an .xlsx file."""
    actions = chosen_actions(dataset, chosen)
    book = Workbook(write_only=True)
    write_actions(book.create_sheet("Actions"), dataset, actions)
    asked = filters_in_words(edition_data(dataset, chosen.edition), chosen) or "None: all actions"
    write_explanation(book.create_sheet("About"), dataset, asked, len(actions))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write_actions(sheet: Worksheet, dataset: Dataset, actions: Sequence[Action]) -> None:
    """A row for each action below the names of the columns, which stay in sight; the codes are folded away."""
    sheet.freeze_panes = "E2"
    for number, column in enumerate(COLUMNS, start=1):
        place = sheet.column_dimensions[get_column_letter(number)]
        place.width = column.width
        place.hidden = column in CODES
        place.outlineLevel = int(column in CODES)
    sheet.append([text_cell(sheet, column.name, HEAD) for column in COLUMNS])
    for action in actions:
        facts = ActionFacts(dataset, action)
        sheet.append([text_cell(sheet, column.cell(facts)) for column in COLUMNS])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{1 + len(actions)}"


def write_explanation(sheet: Worksheet, dataset: Dataset, asked: str, rows: int) -> None:
    """From what the workbook is, which filters it has, and what each column holds."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = NARROW, WIDE
    sources = "; ".join(f"{source.title}: {source.url}" for source in dataset.sources)
    about = (
        ("Site", f"{SITE}. It is independent, and no website of the council."),
        ("Data", release_words(dataset.release)),
        ("Rows", count(rows, "action")),
        ("Filters", asked),
        ("From", sources),
        ("Summaries", "Ours, in plain English. Licence: Creative Commons Attribution 4.0."),
    )
    for name, words in about:
        sheet.append([text_cell(sheet, name, HEAD), text_cell(sheet, words)])
    sheet.append([])
    sheet.append([text_cell(sheet, "Column", HEAD), text_cell(sheet, "What it holds", HEAD)])
    for column in COLUMNS:
        sheet.append([text_cell(sheet, column.name), text_cell(sheet, column.meaning)])


def text_cell(sheet: Worksheet, value: object, font: Font | None = None) -> WriteOnlyCell:
    """A cell that wraps its words. A text is a text, also one that a spreadsheet would run as a formula."""
    text = "; ".join(value) if isinstance(value, tuple) else value
    cell = WriteOnlyCell(sheet, None)
    if isinstance(text, int | date):
        cell.value = text
    elif text:
        cell.value, cell.data_type = str(text), "s"
    cell.alignment = WRAPPED
    if font:
        cell.font = font
    return cell
