"""The data dictionary as Markdown, made from the model: what each file and column holds.

It knows how a field's type reads in words; how the data was coded stands here as text. It opens no file.
"""

from datetime import date
from decimal import Decimal

from inclusion.records.columns import Column
from inclusion.records.tables import TABLES, Table

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
| What shall be reached (`targets`) | 61 | 62 | 98.4% |

Both readings followed the same codebook and read alike, so take these rates as an upper limit. Differences were settled
by reading the text again.

Two readings by others, made without sight of ours, show how far links depend on the reader. One had the same links as
release 2.0.0 for 53 of 62 promises (85.5%), the other for 48 (77.4%). What differed were mostly links that we lacked.
So the rule below was written down, all promises were read against all things done in both directions, and seven links
were added. The rates are now 57 (91.9%) and 52 (83.9%).

Then a third reading checked every summary against the text, clause by clause. It corrected 26 summaries. For release
2.1.0 others did so again, and so did we: 54 summaries were reworded, as a claim or praise was not said to be the
strategy's, a sentence was hard to read, or there were more than three.

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

One of the 42 judgements has two rows now, as the text names two areas. The copies that differ do so by 0.1 to 0.3; the
row says so. A count that does not give the published share was left
out. Left out as a whole were estimates, ranks, figures that DfE does not publish but others worked out, and the
results by SEN in one public program that are invented for its tests.

Three parts of the strategy have no row, as they hold no fact to find or count: the introduction's words on belonging,
the general description of partnership working, co-production and the range of support, and the announcement that the
priorities follow. How the strategy came about, and who helps to judge its progress, are rows of `events.csv`.

## Rules for what needs judgement

- **Lead** (`lead`): a body that the text names as doing the action or a part of it. It is the subject of an active
  verb, a participle counted, or stands after “by”, or leads; or its own survey, report, event or membership is told
  of. No lead is a body that is acted upon (“the SEND team have been expanded”), that receives, pays, commissions,
  hosts or judges, or with or through which others act. “We”, “Lincolnshire” and unnamed groups (“secondary schools”)
  are no bodies; “the partnership” is one.
- **Links** (`follows`): a promise follows a thing done where both speak of the same service, project, review, survey,
  series or process, by its name or in words that can mean no other, and the promise is more of that work, its next
  step or its result. The same body, place or topic alone is no link. A promise that names what it builds on, or
  repeats an item's own words, follows that alone. Of near-twins it follows each.
- **Kind of promise** (`next_kind`): by the wording, unless what the text shows contradicts it. “complete” needs
  something that the text shows, or by “the” supposes, to have begun: “will complete a project” alone is “new”. What
  follows something done is never “new”.
- **Themes** (`themes`): the subject before the method. “health” wherever a health service, a therapy, a diagnosis or
  health staff is what changes; “data-quality” beside the subject where the action's own change is to data, checks or
  commissioning. Where more than three fit, the first three.
- **What shall be reached** (`targets`): what the promised step itself shall reach, keep or cover, where the text says
  how much: a number, a share, or “each”, “every”, “all” of things that can be counted. A direction (“increase”) is
  none. Nor is an aim or a result clause (“we aim”, “so that all”, “ensuring all”), something already done, or a
  description of what exists. So P1-N07, P1-N10, P4-N05 and P4-N08 have one; P1-N06, P1-N14, P1-N15, P2-N01, P3-N02,
  P4-N10 and P4-N11 have none, though a number or such a word stands in them.
- **Dates** (`dates`): a day, month, season, year, school year, named week, length of time or rhythm. A time told only
  by an event (“the first year of the project”) is none. It may be the date of what the action waits for, as in
  P5-N01.
- **Figures** (`kind` of `figures.csv`): a number counts as a result, input or scope only where it is the action's
  own. What others have, what a thing consists of, and numbers in names are labels.
- **Who is compared** (`versus` of `observations.csv`): the areas that the sentence names. “comparators” is kept for
  those that it does not name.

## How to read the files

Each file is a CSV in UTF-8 whose first row names the columns. An empty cell means “not stated”. A list inside a cell
has “;” between its items. Codes are in small letters with hyphens. `python -m inclusion check` checks all of it.

The actions that the site offers for download have the words of the screen first, then the codes. Among them is every
column of `actions.csv`, with the same cells: cut to these and put in their order, the file can be read back as
`actions.csv`. Two things differ: it is for spreadsheets (a byte order mark, lines that end in CR LF), and a text that
begins with =, +, - or @ has an apostrophe before it. The workbook beside it says what each column holds.
"""


KINDS: dict[type, str] = {int: "whole number", Decimal: "number", date: "date, as 2025-09-30", str: "text"}


def data_dictionary() -> str:
    """The whole dictionary: how the data was coded, then each file with its columns."""
    return "\n".join([HOW_CODED, *map(describe_table, TABLES.values())])


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
