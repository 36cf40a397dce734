"""The workbook of actions: the rows of the CSV file, readable, and a sheet that explains each column."""

import io

from openpyxl import load_workbook  # type: ignore[import-untyped]

from inclusion.actions.columns import CODES, COLUMNS
from inclusion.actions.csv import actions_sheet
from inclusion.actions.filters import ActionFilter
from inclusion.actions.find import find_actions
from inclusion.actions.workbook import actions_workbook
from inclusion.records.downloads import csv_cell
from inclusion.records.model import Dataset
from tests.web.asgi import ask

NEXT = ActionFilter.choosing(progress=["next"])


def sheet(content: bytes, name: str) -> list[list[object]]:
    """The cells of a sheet, row by row; what is empty is an empty text."""
    rows = load_workbook(io.BytesIO(content))[name].iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def test_the_workbook_has_the_rows_columns_and_order_of_the_csv_file(small: Dataset) -> None:
    header, *rows = sheet(actions_workbook(small, NEXT), "Actions")
    file = actions_sheet(small, find_actions(small, progress="next"))
    assert header == list(file.columns)
    assert len(rows) == len(file.rows) > 3
    for row, expected in zip(rows, file.rows, strict=True):
        joined = [str(csv_cell(cell)).replace(";", "; ").replace(";  ", "; ") for cell in expected.values()]
        assert [str(cell).replace(" 00:00:00", "").replace(";  ", "; ") for cell in row] == joined


def test_every_column_is_explained(small: Dataset) -> None:
    explained = {row[0]: row[1] for row in sheet(actions_workbook(small, NEXT), "About")}
    assert {column.name for column in COLUMNS} <= set(explained)
    assert all(explained[column.name] for column in COLUMNS)


def test_the_workbook_says_what_was_filtered_and_from_what_it_is(small: Dataset) -> None:
    about = {row[0]: str(row[1]) for row in sheet(actions_workbook(small, NEXT), "About")}
    assert about["Filters"] == "Progress: Next"
    assert about["Rows"] == "6 actions"
    assert "1.0.1, 30 September 2032" in about["Data"]
    assert all(source.title in about["From"] for source in small.sources)


def test_columns_have_widths_the_codes_are_folded_away_and_the_head_stays_in_sight(small: Dataset) -> None:
    book = load_workbook(io.BytesIO(actions_workbook(small, NEXT)))
    actions = book["Actions"]
    assert actions.freeze_panes == "E2"
    assert actions.auto_filter.ref.startswith("A1:")
    letters = {column.name: actions.cell(1, number).column_letter for number, column in enumerate(COLUMNS, start=1)}
    assert actions.column_dimensions[letters["summary"]].width == 80
    assert not actions.column_dimensions[letters["url"]].hidden
    assert actions.column_dimensions[letters[CODES[0].name]].hidden


def test_a_text_that_looks_like_a_formula_stays_a_text(small: Dataset) -> None:
    first = small.actions[0].model_copy(update={"title": "=HYPERLINK(0)"})
    hostile = small.model_copy(update={"actions": (first, *small.actions[1:])})
    book = load_workbook(io.BytesIO(actions_workbook(hostile, ActionFilter())))
    cells = [cell for row in book["Actions"].iter_rows() for cell in row if cell.value == "=HYPERLINK(0)"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_workbook_comes_by_address_as_a_named_file() -> None:
    answer = ask("/data/actions.xlsx", query=b"priority=3&progress=next")
    assert (answer.status, answer.body[:2]) == (200, b"PK")
    assert answer.headers["content-disposition"].startswith(
        'attachment; filename="lincolnshire-actions-priority-3-progress-next-v'
    )
    assert ask("/data/actions.xlsx", query=b"ks=ks9").status == 400
