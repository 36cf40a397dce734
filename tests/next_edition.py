"""An invented edition of next year, taken in beside the real one as docs/updating.md tells an officer to do it."""

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from inclusion.__main__ import main
from inclusion.records.documents import fingerprint
from inclusion.records.load import DATA_FOLDER

SOURCE = "invented-strategy-2026-27"
EDITION = "2026-27"
TITLE = "The Invented Strategy 2026-27"

FERRIES = "the harbour team has bought two more ferries"
BELL = "a bell rings when lunch is ready"
BOATS = "three boats will be painted by March 2027"
SONGS = "the choir will learn nine songs"
PARADE = "a parade will be planned with parents"

TEXT = f"""\
{TITLE}

Outcomes

Early years

  • children with no SEN:
    • 76% reached a good level of development
  • children on SEN support:
    • 24% reached a good level of development

Inclusion priority 1 - Boats for everybody

We want everybody to have a boat.

What we have achieved so far:

  • {FERRIES}

What we will do next:

  • {BOATS}

Inclusion priority 2 - Making support sing

We want more songs.

What we have achieved so far:

  • {BELL}

What we will do next:

  • {SONGS}
  • {PARADE}
"""

WRITTEN: dict[str, dict[str, str]] = {
    "2026-P1-A01": {"title": "Ferries bought", "summary": "The harbour team bought two ferries.", "follows": "P1-N01"},
    "2026-P1-N01": {
        "title": "Paint boats",
        "summary": "Three boats will be painted by March 2027.",
        "follows": "2026-P1-A01;P1-N02",
        "next_kind": "continue",
        "dates": "by March 2027",
    },
    "2026-P2-A01": {"title": "Bell for lunch", "summary": "A bell rings when lunch is ready."},
    "2026-P2-N01": {"title": "Learn songs", "summary": "The choir will learn nine songs.", "next_kind": "new"},
    "2026-P2-N02": {"title": "Plan a parade", "summary": "Parents help to plan a parade.", "next_kind": "new"},
}
"""What an officer writes into the draft, by the ids that the draft gives."""

NAMES = (("1", "boats", "Boats for everybody"), ("2", "support-sings", "Making support work"))
"""Number, address and name of each priority; the second is called like one of the real edition."""

FIGURES = (
    ("2026-P1-A01", "2", "ferries", "input"),
    ("2026-P1-N01", "3", "boats", "input"),
    ("2026-P1-N01", "2027", "year", "date"),
    ("2026-P2-N01", "9", "songs", "input"),
)

Rows = list[dict[str, str]]


def draft(folder: Path) -> tuple[Rows, str]:
    """What `python -m inclusion draft` makes of the text that it finds in `folder`: rows, and what it says beside."""
    (folder / f"{SOURCE}.txt").write_text(TEXT, encoding="utf-8")
    rows, notes = io.StringIO(), io.StringIO()
    with redirect_stdout(rows), redirect_stderr(notes):
        code = main(["draft", "--documents", str(folder), "--source", SOURCE, "--prefix", "2026"])
    assert code == 0, notes.getvalue()
    return list(csv.DictReader(io.StringIO(rows.getvalue()))), notes.getvalue()


def add_edition(folder: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """A copy of the data at `folder` with the invented edition beside the real one; `rows` are its actions."""
    shutil.copytree(DATA_FOLDER, folder, ignore=shutil.ignore_patterns("documents"))
    source = {
        "source": SOURCE,
        "title": TITLE,
        "publisher": "Nobody",
        "edition": EDITION,
        "results_note": "Invented results.",
        "url": "https://invented.example/strategy",
        "id_prefix": "2026",
        "fingerprint": fingerprint(TEXT),
    }
    own = {"source": SOURCE}
    add_rows(folder / "sources.csv", [source])
    section = own | {"section": "Outcomes: Early years", "path": "/4"}
    add_rows(folder / "sections.csv", [section])
    priority = own | {"aim": "Boats.", "source_path": "/7"}
    pages = [priority | {"priority": n, "slug": slug, "title": name, "short_title": name} for n, slug, name in NAMES]
    add_rows(folder / "priorities.csv", pages)
    add_rows(folder / "actions.csv", rows)
    add_rows(
        folder / "figures.csv",
        [dict(zip(("action", "value", "unit", "kind"), f, strict=True)) | {"meaning": f[2]} for f in FIGURES],
    )
    levels = {"no-sen": "76", "sen-support": "24"}
    level = own | {"measure": "gld", "period": "202526", "place": "lincolnshire", "statistic": "value"}
    level |= {"decimals": "0", "section": "Outcomes: Early years"}
    add_rows(folder / "observations.csv", [level | {"group": g, "value": value} for g, value in levels.items()])
    milestone = {"milestone": "m1", "title": "Fuller boats", "evidence_kind": "none", "evidence": "No figure."}
    add_rows(folder / "milestones.csv", [own | milestone])
    add_rows(folder / "ambitions.csv", [own | {"ambition": "1", "text": "A boat for each child."}])
    strategy = {"strategy": "boat-strategy", "name": "Boat strategy", "purpose": "More boats."}
    add_rows(folder / "strategies.csv", [own | strategy])
    return folder


def write_actions(rows: Rows) -> Rows:
    """The drafted rows with what an officer writes into them."""
    return [row | {"themes": "early-years"} | WRITTEN[row["action"]] for row in rows]


def add_rows(file: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Add rows at the end of a file; a column that a row does not name stays empty."""
    with file.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns, restval="", lineterminator="\n").writerows(rows)
