"""Rows of cells made records, or in words what is wrong with a row: its header, its length, its texts, its values.

It knows what spreadsheets make of dates, numbers and quotation marks. Rules between records stand in `rules`.
"""

import re
import unicodedata
from calendar import month_abbr, month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from inclusion.records.tables import Fault, Row, Table

INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Unicode categories of characters that cannot be seen, line breaks among them."""

PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
DAY = "2025-07-31"
EXAMPLES = ("key-stage-2", "P1-A01", "202425", DAY, "1.0.0", "0123456789abcdef" * 4)
"""Texts in the forms that the model asks for; the first that fits a column's pattern shows how to write it."""

SHORT_MONTHS = "|".join(month_abbr[1:])
SPREADSHEET_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})-)?(?P<month>{SHORT_MONTHS})(?:-(?P<year>\d{{2}}|\d{{4}}))?"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<long>\d{4})(?: \d\d:\d\d(?::\d\d)?)?"
)
"""What Excel makes of “July 2025”, “1 September” and “1 September 2025”: Jul-25, 01-Sep, 01-Sep-25, 01/09/2025."""

SPREADSHEET_WORD = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,}|TRUE|FALSE")
APOSTROPHE = re.compile(r"'[=+@0-9-][^']*")
WRONG_LETTERS = re.compile("\ufffd|â€|Ã[\x80-\xbf©¨¢¼½¶]|Â[\xa0£½]")
"""What is left of a letter that was read in the wrong encoding and then saved."""

SUSPECT = re.compile(
    rf"[|;] ?(?:\d{{1,2}}-)?(?:{SHORT_MONTHS})[-|;]|[|;] ?\d{{1,2}}/\d|\|(?:#|TRUE\||FALSE\||'[=+@0-9-])|[\ufffdâÃÂ]"
)
"""What may be one of these, in the cells of a row with “|” around each."""


def check_header(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """A fault for each column that is missing, unknown, without a name or there twice; one where no name is known."""
    header, known = rows[0], table.columns
    near = {name: near_name(name) for name in header if near_name(name) in known.keys() - set(header)}
    if not near and not known.keys() & set(header):
        advice = f"The first row names none of the columns. It should begin with: {', '.join(list(known)[:3])}."
        yield Fault(table.file, 1, "", ",".join(header), "no-header", advice)
        return
    for column in known.keys() - set(header) - set(near.values()):
        advice = "Add the column, with an empty cell where nothing is stated."
        yield Fault(table.file, 1, column, "", "missing-column", advice)
    for column in dict.fromkeys(name for name in header if name.strip() and name not in known):
        advice = f"Write it “{near[column]}”." if column in near else f"Take it out. Known: {', '.join(known)}."
        yield Fault(table.file, 1, column, "", "unknown-column", advice)
    for column, times in Counter(name for name in header if name in known).items():
        if times > 1:
            letters = [letter(place) for place, name in enumerate(header) if name == column]
            advice = f"Columns {' and '.join(letters)} have this name. Keep one of them."
            yield Fault(table.file, 1, column, "", "repeated-column", advice)
    yield from check_unnamed(table, rows)


def check_unnamed(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """A fault for each run of columns without a name, by their letters."""
    header, *body = rows
    for places in runs([place for place, name in enumerate(header) if not name.strip()]):
        letters = " to ".join(dict.fromkeys((letter(places[0]), letter(places[-1]))))
        if any(place < len(row) and row[place].strip() for row in body for place in places):
            advice = "It has cells and no name. Name it, or take it out."
            yield Fault(table.file, 1, letters, "", "unnamed-column", advice)
        else:
            yield Fault(table.file, 1, letters, "", "empty-column", "It is empty. Take it out.")


def near_name(name: str) -> str:
    """The name of a column as it should be written, for one in capitals, with spaces or with what cannot be seen."""
    return re.sub(r"[\s-]+", "_", "".join(char for char in name if char.isprintable() or char == " ").strip().lower())


def letter(place: int) -> str:
    """The letter by which a spreadsheet calls a column, the first being at 0."""
    above, here = divmod(place, 26)
    return (letter(above - 1) if above else "") + chr(ord("A") + here)


def check_empty(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """A fault for each run of rows without anything in them; the first row is 1."""
    for lines in runs([line for line, row in enumerate(rows, start=1) if is_empty(row)]):
        more = f"It and the rows to {lines[-1]} are empty. Take them out."
        advice = "The row is empty. Take it out." if len(lines) == 1 else more
        yield Fault(table.file, lines[0], "", "", "empty-row", advice)


def runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Rising numbers, parted where one is left out."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def is_empty(row: Sequence[str]) -> bool:
    """Whether a row has no cell with anything but spaces."""
    return not any(cell.strip() for cell in row)


def parse_row(table: Table, header: Sequence[str], line: int, cells: Sequence[str], faults: list[Fault]) -> Row | None:
    """A row with its record where it is sound; None for a row that cannot be told apart into cells."""
    if len(cells) != len(header):
        faults.append(Fault(table.file, line, "", ",".join(cells), "row-length", length_advice(header, cells)))
        return None
    known = table.columns
    texts = {column: cell for column, cell in zip(header, cells, strict=True) if cell and column in known}
    record, details = None, []
    try:
        record = table.record_type.model_validate(texts)
    except ValidationError as error:
        details = [detail for detail in error.errors() if detail["loc"][0] in header]
    row = Row(line, texts, record)
    found = [] if is_clean(texts) else list(check_text(table, row))
    found = found or [cell_fault(table, row, detail) for detail in details] or list(check_forms(table, row))
    if not found:
        return row
    faults.extend(found)
    return replace(row, record=None, faulty=frozenset(fault.column for fault in found))


def length_advice(header: Sequence[str], cells: Sequence[str]) -> str:
    """Why a row may have another number of cells than the header, and what to do."""
    if is_empty(cells[len(header) :]) and len(cells) > len(header):
        return f"It has {len(cells) - len(header)} empty cells more than the header. Take them out."
    counted = f"The row has {len(cells)} cells, the header {len(header)}."
    if len(cells) < len(header):
        return f"{counted} Add the others: an empty cell is a comma."
    if any(cell.strip()[:1] in ("“", "”", "„") for cell in cells):
        return f'{counted} Typographic quotation marks hold no cell together. Write " around one with a comma.'
    return f"{counted} Quote a cell that holds a comma."


def is_clean(texts: Mapping[str, str]) -> bool:
    """Whether no cell of a row can have a fault of its text; it is asked of all cells at once, as that is quick.

    Of all that can be seen, only a space can stand at the end of a text unseen.
    """
    joined = "|".join(("", *texts.values(), ""))
    return joined.isprintable() and "| " not in joined and " |" not in joined and not SUSPECT.search(joined)


def check_text(table: Table, row: Row) -> Iterator[Fault]:
    """A fault for each cell with what cannot be seen, or with what a spreadsheet made of it."""
    for column, cell in row.cells.items():
        fault = next(text_faults(cell, is_day=table.columns[column].kind is date), None)
        if fault:
            yield table.fault(row, column, *fault)


def text_faults(cell: str, *, is_day: bool) -> Iterator[tuple[str, str]]:
    """The rules that a text breaks, each with what to do; `is_day`: its column holds days."""
    hidden = next((char for char in cell if unicodedata.category(char) in INVISIBLE), None)
    if hidden is not None:
        advice = f"Take out the character U+{ord(hidden):04X}, which cannot be seen; one cell is one line of text."
        yield "control-character", advice
    if cell != cell.strip():
        yield "outer-spaces", "Take out the spaces before or after the text."
    odd = next((char for char in cell if unicodedata.category(char) == "Zs" and char != " "), None)
    if odd is not None:
        yield "odd-space", f"Write a plain space for U+{ord(odd):04X}, which looks like one."
    for match in filter(None, (SPREADSHEET_DATE.fullmatch(item.strip()) for item in cell.split(";"))):
        if "-" in match[0] or "/" in match[0]:
            yield "spreadsheet-date", date_advice(match, is_day=is_day)
    if SPREADSHEET_WORD.fullmatch(cell):
        yield "spreadsheet-word", "A spreadsheet wrote this in the place of what stood here. Write that again."
    if APOSTROPHE.fullmatch(cell):
        yield "leading-apostrophe", "Take out the apostrophe, by which a spreadsheet marks a text."
    if WRONG_LETTERS.search(cell):
        yield "wrong-letters", "Letters of another encoding stand here. Write them anew."


def date_advice(match: re.Match[str], *, is_day: bool) -> str:
    """What to write for a date that a spreadsheet changed: as it was stated or, in a column of days, as a day."""
    if is_day:
        return f"A spreadsheet changed the form of a day. Write it in the form of “{DAY}”."
    day, year = match["day"] or match["first"] or "", match["year"] or match["long"] or ""
    number = list(month_abbr).index(match["month"]) if match["month"] else int(match["second"])
    month = month_name[number] if 0 < number <= 12 else match["second"]
    stated = " ".join(filter(None, (day and str(int(day)), month, f"20{year}" if len(year) == 2 else year)))
    return f"A spreadsheet made this of a date, maybe “{stated}”. Write it as stated, in a column of the format Text."


def check_forms(table: Table, row: Row) -> Iterator[Fault]:
    """A fault for each number or day in a form that only a program reads: “1_000”, “1e3”, seconds for a day."""
    for column, cell in row.cells.items():
        kind = table.columns[column].kind
        if kind in (int, Decimal) and not PLAIN_NUMBER.fullmatch(cell):
            yield table.fault(row, column, "wrong-type", number_advice(cell))
        elif kind is date and not re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
            yield table.fault(row, column, "wrong-type", f"Write the day in the form of “{DAY}”.")


def number_advice(text: str) -> str:
    """How to write a number that is in another form."""
    minus = re.sub("^[−–—]", "-", text)
    plain = minus.replace(",", "")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", minus):
        return f"Write it without commas: “{plain}”."
    if re.fullmatch(r"-?\d+,\d+", minus):
        return f"Write it with a decimal point: “{minus.replace(',', '.')}”."
    if re.fullmatch(r"-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}", minus):
        return f"A spreadsheet shortened the number. Write all its digits, as in “{Decimal(minus):f}”."
    if minus != text and PLAIN_NUMBER.fullmatch(minus):
        return f"Write it with a plain hyphen as its minus: “{minus}”."
    if any(char.isdigit() for char in text):
        return "Write the number alone, in plain digits, without a unit or a sign beside it."
    return "Write the number in plain digits."


def cell_fault(table: Table, row: Row, detail: Any) -> Fault:
    """What pydantic says of a cell, as a fault in our words."""
    column = str(detail["loc"][0])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        advice = f"Fill it in. This column holds: {table.columns[column].holds}."
        return table.fault(row, column, "empty-cell", advice)
    if kind == "literal_error":
        return table.fault(row, column, "unknown-code", f"Use one of {context['expected'].replace(' or ', ', ')}.")
    if kind in ("repeated-item", "empty-item"):
        return table.fault(row, column, kind, f"Mend the list: {detail['msg']}.")
    if kind in ("string_too_long", "too_long", "too_short", "greater_than_equal", "less_than_equal"):
        return table.fault(row, column, "out-of-range", f"{detail['msg']}.")
    return table.fault(row, column, "wrong-type", form_advice(table, column, row.cells[column], detail))


def form_advice(table: Table, column: str, text: str, detail: Any) -> str:
    """How to write a cell whose form is not that of its column."""
    if detail["type"] == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        example = next((text for text in EXAMPLES if re.fullmatch(pattern, text)), pattern)
        return f"Write it in the form of “{example}”."
    kind = table.columns[column].kind
    if kind is date:
        return f"Write a day that there is, in the form of “{DAY}”."
    if kind in (int, Decimal):
        return number_advice(text)
    return f"Write it in the form of this column: {detail['msg']}."
