"""What spreadsheets do to a data file: each is named once, with what to do, and nothing else is said of it."""

from collections.abc import Callable

import pytest

from tests.conftest import DataFolder

Edit = Callable[[DataFolder], None]
Said = tuple[str, int, str, str, str]
"""File, row, column and rule of a fault, and words of its advice."""


def said(folder: DataFolder) -> list[tuple[str, int, str, str]]:
    """File, row, column and rule of each fault."""
    return [(fault.file, fault.row, fault.column, fault.rule) for fault in folder.faults()]


def change(folder: DataFolder, file: str, edit: Callable[[str], str], encoding: str = "utf-8") -> None:
    """Change the text of a file and save it in an encoding."""
    path = folder.path / file
    path.write_bytes(edit(path.read_text(encoding="utf-8")).encode(encoding))


def put(content: bytes) -> Edit:
    """Put other bytes in the place of themes.csv."""

    def edit(folder: DataFolder) -> None:
        (folder.path / "themes.csv").write_bytes(content)

    return edit


WHOLE_FILES: dict[str, tuple[Edit, Said]] = {
    "semicolons between the cells": (
        lambda f: change(f, "themes.csv", lambda text: text.replace(",", ";")),
        ("themes.csv", 1, "", "separator", "Semicolons stand between the cells, where commas should."),
    ),
    "tabs between the cells": (
        lambda f: change(f, "themes.csv", lambda text: text.replace(",", "\t")),
        ("themes.csv", 1, "", "separator", "Tabs stand between the cells"),
    ),
    "a line that names the separator": (
        lambda f: change(f, "themes.csv", lambda text: f"sep=,\n{text}"),
        ("themes.csv", 1, "", "separator", "Take out the first line, “sep=,”"),
    ),
    "an Excel workbook under the name of a CSV": (
        put(b"PK\x03\x04\x14\x00"),
        ("themes.csv", 0, "", "no-csv", "It is an Excel workbook under the name of a CSV file."),
    ),
    "a web page under the name of a CSV": (
        put(b"<!DOCTYPE html><html>"),
        ("themes.csv", 0, "", "no-csv", "It is a web page under the name"),
    ),
    "Excel's Unicode text": (
        lambda f: change(f, "themes.csv", lambda text: text, "utf-16"),
        ("themes.csv", 0, "", "encoding", "It is in UTF-16, which Excel calls “Unicode text”."),
    ),
    "UTF-16 without a mark": (
        lambda f: change(f, "themes.csv", lambda text: text, "utf-16-le"),
        ("themes.csv", 0, "", "encoding", "It is in UTF-16"),
    ),
    "the encoding of Windows": (
        lambda f: change(f, "themes.csv", lambda text: text.replace("Singing", "Séance"), "cp1252"),
        ("themes.csv", 3, "", "encoding", "“é” stands here in another encoding"),
    ),
    "nothing but empty cells": (put(b",,\n,,\n"), ("themes.csv", 0, "", "empty-file", "It needs its header row.")),
    "no header": (
        lambda f: change(f, "themes.csv", lambda text: text.split("\n", 1)[1]),
        ("themes.csv", 1, "", "no-header", "It should begin with: theme, name, definition."),
    ),
}

ROWS: dict[str, tuple[Edit, Said]] = {
    "a row of commas alone": (
        lambda f: change(f, "themes.csv", lambda text: f"{text},,\n"),
        ("themes.csv", 6, "", "empty-row", "The row is empty. Take it out."),
    ),
    "a row of spaces": (
        lambda f: change(f, "themes.csv", lambda text: f"{text} , ,\u00a0\n"),
        ("themes.csv", 6, "", "empty-row", "The row is empty."),
    ),
    "a thousand empty rows": (
        lambda f: change(f, "themes.csv", lambda text: text + ",,\n" * 1000),
        ("themes.csv", 6, "", "empty-row", "It and the rows to 1005 are empty. Take them out."),
    ),
    "empty columns at the end": (
        lambda f: change(f, "themes.csv", lambda text: text.replace("\n", ",,\n")),
        ("themes.csv", 1, "D to E", "empty-column", "It is empty. Take it out."),
    ),
    "an empty column in the middle": (
        lambda f: f.write("themes.csv", [[row[0], "", *row[1:]] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "B", "empty-column", "It is empty."),
    ),
    "a column with cells and no name": (
        lambda f: f.write("themes.csv", [[*row, "" if row[0] == "theme" else "x"] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "D", "unnamed-column", "It has cells and no name."),
    ),
    "a column that stands twice": (
        lambda f: f.write("themes.csv", [[*row, row[1]] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "name", "repeated-column", "Columns B and D have this name."),
    ),
    "a name of a column in capitals": (
        lambda f: f.rename_column("key_stages.csv", "school_years", "School years "),
        ("key_stages.csv", 1, "School years ", "unknown-column", "Write it “school_years”."),
    ),
    "empty cells behind a row": (
        lambda f: change(f, "themes.csv", lambda text: f"{text}tides,Tides,High and low,,\n"),
        ("themes.csv", 6, "", "row-length", "It has 2 empty cells more than the header."),
    ),
    "a row that is cut off": (
        lambda f: change(f, "themes.csv", lambda text: f"{text}tides,Tides\n"),
        ("themes.csv", 6, "", "row-length", "The row has 2 cells, the header 3. Add the others"),
    ),
    "typographic quotation marks around a cell": (
        lambda f: change(f, "themes.csv", lambda text: f"{text}tides,Tides,“High, low and between.”\n"),
        ("themes.csv", 6, "", "row-length", "Typographic quotation marks hold no cell together."),
    ),
}


def cell(place: tuple[str, int, str], value: str, rule: str, advice: str) -> tuple[Edit, Said]:
    """A cell's new value, and what is said of it; the place is its file, row and column."""
    file, row, column = place
    return (lambda folder: folder.set(file, row, **{column: value})), (*place, rule, advice)


CELLS: dict[str, tuple[Edit, Said]] = {
    "a month that Excel shortened": cell(
        ("actions.csv", 3, "dates"), "Jul-30", "spreadsheet-date", "maybe “July 2030”. Write it as stated"
    ),
    "a day that Excel shortened": cell(
        ("actions.csv", 3, "dates"), "01-Sep-25;summer", "spreadsheet-date", "maybe “1 September 2025”."
    ),
    "a day without a year": cell(("events.csv", 2, "date_words"), "1-Sep", "spreadsheet-date", "maybe “1 September”."),
    "a day with strokes": cell(
        ("events.csv", 2, "date_words"), "01/09/2025", "spreadsheet-date", "maybe “1 September 2025”."
    ),
    "ages that Excel took for a day": cell(("key_stages.csv", 3, "ages"), "07-Nov", "spreadsheet-date", "maybe “7 Nov"),
    "a day in Excel's form in a column of days": cell(
        ("releases.csv", 2, "released"), "01/09/2032", "spreadsheet-date", "Write it in the form of “2025-07-31”."
    ),
    "a word in a column of days": cell(
        ("releases.csv", 2, "released"),
        "1 September 2032",
        "wrong-type",
        "Write a day that there is, in the form of “2025",
    ),
    "seconds in a column of days": cell(
        ("sources.csv", 2, "retrieved"), "1753920000", "wrong-type", "Write the day in the form of “2025-07-31”."
    ),
    "a day that is not in the calendar": cell(
        ("sources.csv", 2, "retrieved"), "2026-02-30", "wrong-type", "Write a day that there is"
    ),
    "a day of an event that is not in the calendar": cell(
        ("events.csv", 2, "date"), "2026-02-30", "wrong-type", "Write a date that there is"
    ),
    "a month of an event that is not in the calendar": cell(
        ("events.csv", 3, "date"), "2026-13", "wrong-type", "Write a date that there is"
    ),
    "a comma in a large number": cell(("figures.csv", 2, "value"), "1,200", "wrong-type", "without commas: “1200”."),
    "a comma before decimals": cell(("figures.csv", 2, "value"), "2,5", "wrong-type", "with a decimal point: “2.5”."),
    "a number that Excel shortened": cell(("figures.csv", 2, "value"), "1E+05", "wrong-type", "as in “100000”."),
    "a printed minus": cell(
        ("observations.csv", 11, "value"), "−2", "wrong-type", "a plain hyphen as its minus: “-2”."
    ),
    "a unit beside a number": cell(("figures.csv", 2, "value"), "£5", "wrong-type", "Write the number alone"),
    "a truth in the place of a number": cell(
        ("figures.csv", 2, "value"), "TRUE", "spreadsheet-word", "Write that again"
    ),
    "a truth in the place of a text": cell(("themes.csv", 2, "name"), "FALSE", "spreadsheet-word", "Write that again"),
    "an error of a formula": cell(("themes.csv", 2, "name"), "#NAME?", "spreadsheet-word", "A spreadsheet wrote this"),
    "a column that is too narrow": cell(("releases.csv", 2, "released"), "########", "spreadsheet-word", "wrote this"),
    "an apostrophe before a number": cell(("figures.csv", 2, "value"), "'2", "leading-apostrophe", "Take out the apos"),
    "an apostrophe before a sign": cell(
        ("themes.csv", 2, "name"), "'-10 to 10", "leading-apostrophe", "Take out the apos"
    ),
    "a space that cannot be told": cell(
        ("themes.csv", 2, "name"), "Rowing\u00a0and more", "odd-space", "Write a plain space for U+00A0"
    ),
    "a byte that is nothing": cell(("themes.csv", 2, "name"), "Row\x00ing", "control-character", "U+0000"),
    "a space at the end": cell(("themes.csv", 2, "name"), "Rowing ", "outer-spaces", "Take out the spaces"),
    "letters in a wrong encoding": cell(
        ("themes.csv", 2, "name"), "Childrenâ€™s", "wrong-letters", "Letters of another"
    ),
}


@pytest.mark.parametrize("case", WHOLE_FILES | ROWS | CELLS)
def test_what_a_spreadsheet_did_is_the_one_fault_and_tells_what_to_do(folder: DataFolder, case: str) -> None:
    edit, (file, row, column, rule, advice) = (WHOLE_FILES | ROWS | CELLS)[case]
    edit(folder)
    assert said(folder) == [(file, row, column, rule)]
    assert advice in folder.faults()[0].advice


@pytest.mark.parametrize(
    "text",
    ["May", "March 2030", "by Mar-a-Lago", "'post-16' phase", "1 of 2", "Sept", "the 1/2 mile", "TRUE stories", "#1"],
)
def test_a_text_that_only_looks_like_it_is_taken_as_it_is(folder: DataFolder, text: str) -> None:
    folder.set("themes.csv", 2, name=text)
    assert folder.load().themes[0].name == text


def test_a_file_that_a_spreadsheet_saved_well_is_read_the_same(folder: DataFolder) -> None:
    before = folder.load()
    for path in folder.path.glob("*.csv"):
        change(folder, path.name, lambda text: text.replace("\n", "\r\n"), "utf-8-sig")
    assert folder.load() == before
