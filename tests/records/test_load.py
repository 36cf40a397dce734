"""The validated data module: each rule has one broken folder that fails by name, and nothing else does."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from inclusion.records.columns import columns_of
from inclusion.records.load import DATA_FOLDER, DatasetError, data_folder, load
from inclusion.records.model import Action, Dataset, Measure, Observation, Record
from inclusion.records.tables import TABLES, Fault
from tests.conftest import DataFolder, Key
from tests.datasets import SMALL_FOLDER

Edit = Callable[[DataFolder], None]


def put_a_folder_in_its_place(path: Path) -> None:
    """Replace a file by a folder of its name."""
    path.unlink()
    path.mkdir()


END = "the last row"
STRATEGY = "strategy-2031-32"
SAILING = ("sailing", "203132", "lincolnshire")
LEVEL = (*SAILING, "no-sen", "value")
DIFFERENCE = (*SAILING, "no-sen", "difference")
CHANGE = (*SAILING, "sen-support", "change")
COMPARISON = (*SAILING, "sen-support", "comparison")
GAP = (*SAILING, "sen-support", "gap")
MILESTONE = (STRATEGY, "m1")
KNOTS = ("knots", "203132", "lincolnshire", "no-sen", "value")

CELLS: list[tuple[str, str, Key, str, str, str]] = [
    ("a cell that may not be empty", "actions.csv", "P1-A01", "title", "", "empty-cell"),
    ("a measure without a page slug", "measures.csv", "sailing", "slug", "", "empty-cell"),
    ("a word in the place of a number", "actions.csv", "P1-A01", "position", "first", "wrong-type"),
    ("a number written for programs", "observations.csv", LEVEL, "value", "7_0", "wrong-type"),
    ("a number without an end", "observations.csv", LEVEL, "value", "Infinity", "wrong-type"),
    ("an id in capitals", "partners.csv", "choir", "kind", "Council Team", "wrong-type"),
    ("a school year that is not two years in a row", "observations.csv", DIFFERENCE, "period", "203134", "wrong-type"),
    ("a code that nobody knows", "actions.csv", "P1-A01", "progress", "done", "unknown-code"),
    ("a title that is too long", "actions.csv", "P1-A01", "title", "a" * 81, "out-of-range"),
    ("a fourth theme", "actions.csv", "P1-A01", "themes", "voice;rowing;singing;light", "out-of-range"),
    ("a list item that is repeated", "actions.csv", "P1-A01", "themes", "voice;light;voice", "repeated-item"),
    ("a list item that is empty", "actions.csv", "P1-A01", "themes", "voice;;light", "empty-item"),
    ("a text with a control character", "actions.csv", "P1-A01", "summary", "A bell\x07 rings.", "control-character"),
    ("a text with a line break", "actions.csv", "P1-A01", "summary", "One line.\nAnother.", "control-character"),
    ("a text that turns round", "actions.csv", "P1-A01", "summary", "A text\u202e turned round.", "control-character"),
    ("a line separator of Unicode", "actions.csv", "P1-A01", "summary", "One\u2028two.", "control-character"),
    # ids and references
    ("a measure with the address of a priority", "measures.csv", "sailing", "slug", "songs", "duplicate-id"),
    ("a theme that nobody knows", "actions.csv", "P1-A01", "themes", "voice;weather", "broken-reference"),
    ("a section that nobody knows", "observations.csv", LEVEL, "section", "Outcomes: Songs", "broken-reference"),
    # releases
    ("a release in another form", "releases.csv", "1.0.0", "release", "1.0", "wrong-type"),
    # actions
    ("an id that does not tell the place", "actions.csv", "P3-N02", "action", "P3-N03", "id-mismatch"),
    ("a next action that follows a next action", "actions.csv", "P1-N01", "follows", "P1-N02", "follows-next"),
    ("an achieved action that follows another", "actions.csv", "P1-A02", "follows", "P1-A01", "kind-mismatch"),
    ("an achieved action with a kind of next step", "actions.csv", "P1-A02", "next_kind", "new", "kind-mismatch"),
    ("a next action without a kind", "actions.csv", "P1-N01", "next_kind", "", "kind-mismatch"),
    ("a next action called new that follows another", "actions.csv", "P1-N01", "next_kind", "new", "kind-mismatch"),
    ("an achieved action with a target", "actions.csv", "P1-A02", "targets", "each boat", "kind-mismatch"),
    ("a milestone that nothing measures", "milestones.csv", MILESTONE, "evidence_kind", "measured", "kind-mismatch"),
    ("a lead who is not among the partners", "actions.csv", "P1-A02", "lead", "choir", "lead-not-partner"),
    # outcome figures
    ("a value with more decimals than it declares", "observations.csv", LEVEL, "value", "70.2", "too-many-decimals"),
    ("a rise that the words call a fall", "observations.csv", CHANGE, "value", "3", "sign-contradicts-words"),
    ("a change since a place", "observations.csv", CHANGE, "versus", "england", "unknown-code"),
    ("a difference from a period", "observations.csv", DIFFERENCE, "versus", "203031", "unknown-code"),
    ("a difference from itself", "observations.csv", DIFFERENCE, "versus", "lincolnshire", "unknown-code"),
    ("a gap to itself", "observations.csv", GAP, "versus", "sen-support", "unknown-code"),
    ("a level compared with something", "observations.csv", LEVEL, "versus", "england", "unknown-code"),
    ("a share over 100%", "observations.csv", LEVEL, "value", "700", "out-of-range"),
    # measures
    ("an outcome without a key stage", "measures.csv", "sailing", "key_stage", "", "empty-cell"),
    ("an outcome without an age", "measures.csv", "sailing", "age", "", "empty-cell"),
    ("an outcome of which less is better", "measures.csv", "sailing", "polarity", "lower-is-better", "not-an-outcome"),
    ("an outcome that is no share or score", "measures.csv", "lamps", "unit", "per-100-pupils", "not-an-outcome"),
]
"""What is wrong, file, row and column of a cell, its new value, and the rule that it breaks."""

BROKEN: list[tuple[str, Edit, tuple[str, Key, str, str]]] = [
    (
        "a file that is missing",
        lambda f: (f.path / "glossary.csv").unlink(),
        ("glossary.csv", 0, "", "missing-file"),
    ),
    (
        "a folder in the place of a file",
        lambda f: put_a_folder_in_its_place(f.path / "glossary.csv"),
        ("glossary.csv", 0, "", "unreadable-file"),
    ),
    (
        "an empty file",
        lambda f: f.write("ambitions.csv", []),
        ("ambitions.csv", 0, "", "empty-file"),
    ),
    (
        "a quotation mark without its pair",
        lambda f: f.replace("themes.csv", b"voice,", b'"vo"ice,'),
        ("themes.csv", "voice", "", "csv-syntax"),
    ),
    (
        "a row that is too long",
        lambda f: f.replace("key_stages.csv", b"ks2,Key stage 2", b"ks2,Key stage 2,one more"),
        ("key_stages.csv", "ks2", "", "row-length"),
    ),
    (
        "an empty row",
        lambda f: f.replace("key_stages.csv", b"\nks2", b"\n\nks2"),
        ("key_stages.csv", "ks2", "", "empty-row"),
    ),
    (
        "a column that is missing",
        lambda f: f.write("themes.csv", [row[:-1] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "definition", "missing-column"),
    ),
    (
        "a column that nobody knows",
        lambda f: f.write("themes.csv", [[*row, "x"] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "x", "unknown-column"),
    ),
    (
        "two terms that differ by capitals only",
        lambda f: f.repeat("glossary.csv", "SEN support", term="Sen Support"),
        ("glossary.csv", END, "term", "duplicate-id"),
    ),
    (
        "an id that stands twice",
        lambda f: f.repeat("themes.csv", "rowing"),
        ("themes.csv", END, "theme", "duplicate-id"),
    ),
    (
        "a figure of an outcome that is entered twice",
        lambda f: f.repeat("observations.csv", LEVEL, value="71"),
        ("observations.csv", END, "measure", "duplicate-id"),
    ),
    (
        "a figure of an action that is entered twice",
        lambda f: f.repeat("figures.csv", ("P1-A01", "2")),
        ("figures.csv", END, "action", "duplicate-id"),
    ),
    (
        "two actions with the same fingerprint",
        lambda f: f.set("actions.csv", "P1-A02", fingerprint=f.read("actions.csv")[1][-1]),
        ("actions.csv", "P1-A02", "fingerprint", "duplicate-id"),
    ),
    (
        "a priority that nobody knows",
        lambda f: f.add(
            "actions.csv",
            action="P9-A01",
            source="strategy-2031-32",
            priority="9",
            progress="achieved",
            position="1",
            title="A title",
            summary="A summary.",
            themes="voice",
            fingerprint="0" * 64,
        ),
        ("actions.csv", END, "priority", "broken-reference"),
    ),
    (
        "a section of the other document",
        lambda f: f.set("observations.csv", KNOTS, source="results-2030"),
        ("observations.csv", KNOTS, "section", "broken-reference"),
    ),
    (
        "a release before the one above it",
        lambda f: f.set("releases.csv", "1.0.0", released="2999-01-01"),
        ("releases.csv", "1.0.1", "released", "date-order"),
    ),
    (
        "an edition without actions",
        lambda f: f.repeat("priorities.csv", (STRATEGY, "1"), source="results-2030", slug="results"),
        ("priorities.csv", END, "source", "no-actions"),
    ),
    (
        "no release",
        lambda f: f.write("releases.csv", f.read("releases.csv")[:1]),
        ("releases.csv", 0, "", "no-release"),
    ),
    (
        "a list with a hole",
        lambda f: f.set("actions.csv", "P3-N02", action="P3-N03", position="3"),
        ("actions.csv", "P3-N02", "position", "numbering-hole"),
    ),
    (
        "a fall that the words call a rise",
        lambda f: f.set("observations.csv", CHANGE, words="improved"),
        ("observations.csv", CHANGE, "value", "sign-contradicts-words"),
    ),
    (
        "a level without its decimals",
        lambda f: f.set("observations.csv", LEVEL, decimals=""),
        ("observations.csv", LEVEL, "value", "empty-cell"),
    ),
    (
        "a comparison in words with a number",
        lambda f: f.set("observations.csv", COMPARISON, value="3", decimals="0"),
        ("observations.csv", COMPARISON, "value", "comparison-in-words"),
    ),
    (
        "a comparison without words",
        lambda f: f.set("observations.csv", COMPARISON, words=""),
        ("observations.csv", COMPARISON, "value", "comparison-in-words"),
    ),
    (
        "an outcome without figures",
        lambda f: f.repeat("measures.csv", "sailing", measure="new-measure", slug="new-measure"),
        ("measures.csv", END, "measure", "no-figures"),
    ),
]


@pytest.mark.parametrize("cell", [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_broken_cell_is_the_one_fault(folder: DataFolder, cell: tuple[str, Key, str, str, str]) -> None:
    file, key, column, value, rule = cell
    line = folder.line(file, key)
    folder.set(file, key, **{column: value})
    assert [(f.file, f.row, f.column, f.rule) for f in folder.faults()] == [(file, line, column, rule)]
    assert all(f.advice for f in folder.faults())


@pytest.mark.parametrize(("edit", "fault"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_folder_fails_by_the_name_of_its_one_fault(
    folder: DataFolder, edit: Edit, fault: tuple[str, Key, str, str]
) -> None:
    file, key, column, rule = fault
    line = None if key == END else folder.line(file, key)
    edit(folder)
    expected = (file, folder.last_line(file) if line is None else line, column, rule)
    assert [(f.file, f.row, f.column, f.rule) for f in folder.faults()] == [expected]
    assert all(f.advice for f in folder.faults())


def test_a_folder_without_an_edition_says_so(folder: DataFolder) -> None:
    for file in ("priorities.csv", "actions.csv", "figures.csv"):
        folder.write(file, folder.read(file)[:1])
    assert [(f.file, f.row, f.rule) for f in folder.faults()] == [("priorities.csv", 0, "no-priority")]


def test_a_heading_may_hold_a_semicolon(folder: DataFolder) -> None:
    folder.repeat("sections.csv", (STRATEGY, "Outcomes: Sailing"), section="Outcomes: Boats; songs")
    folder.set("observations.csv", LEVEL, section="Outcomes: Boats; songs")
    assert "Outcomes: Boats; songs" in {observation.section for observation in folder.load().observations}


def test_a_fault_names_file_row_column_value_rule_and_advice(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A01", progress="done")
    assert folder.faults() == (
        Fault("actions.csv", 2, "progress", "done", "unknown-code", "Use one of 'achieved', 'next'."),
    )
    assert str(folder.faults()[0]) == (
        "actions.csv, row 2, column progress: “done” [unknown-code] Use one of 'achieved', 'next'."
    )


def test_all_faults_are_found_in_one_go_and_stand_in_the_order_of_files_and_rows(folder: DataFolder) -> None:
    folder.rename_column("themes.csv", "definition", "meaning")
    folder.set("actions.csv", "P1-N01", follows="P1-N02", title="a" * 81)
    folder.set("actions.csv", "P1-A02", lead="choir")
    folder.set("observations.csv", CHANGE, value="3.5")
    folder.set("measures.csv", "knots", slug="", age="six")
    (folder.path / "events.csv").unlink()
    change = folder.line("observations.csv", CHANGE)
    assert [(f.file, f.row, f.column, f.rule) for f in folder.faults()] == [
        ("actions.csv", 3, "lead", "lead-not-partner"),
        ("actions.csv", 5, "title", "out-of-range"),
        ("events.csv", 0, "", "missing-file"),
        ("measures.csv", 3, "age", "wrong-type"),
        ("measures.csv", 3, "slug", "empty-cell"),
        ("observations.csv", change, "value", "sign-contradicts-words"),
        ("observations.csv", change, "value", "too-many-decimals"),
        ("themes.csv", 1, "definition", "missing-column"),
        ("themes.csv", 1, "meaning", "unknown-column"),
    ]


def test_the_error_has_one_line_for_each_fault_even_where_a_value_holds_line_breaks(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A01", summary="One\r\nTwo", title="A\x1b[31m red title")
    faults = folder.faults()
    lines = str(DatasetError(list(faults))).splitlines()
    assert len(faults) == 2
    assert len(lines) == 2
    assert "One\\u000d\\u000aTwo" in lines[0]
    assert "\x1b" not in lines[1]


def test_a_long_value_is_cut_in_the_message(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A01", title="a" * 500)
    assert f"“{'a' * 60}…”" in str(folder.faults()[0])


def test_the_advice_for_a_form_gives_an_example(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A01", action="one")
    folder.set("partners.csv", "choir", kind="Council Team")
    folder.set("events.csv", "pier-inspection", date="January 2023")
    folder.set("observations.csv", LEVEL, period="2025/26")
    folder.set("sources.csv", "results-2030", fingerprint="none")
    assert [(f.value, f.advice) for f in folder.faults()] == [
        ("one", "Write it in the form of “P1-A01”."),
        ("January 2023", "Write it in the form of “2025-07-31”."),
        ("2025/26", "Write it in the form of “202425”."),
        ("Council Team", "Write it in the form of “key-stage-2”."),
        ("none", f"Write it in the form of “{'0123456789abcdef' * 4}”."),
    ]


@pytest.mark.parametrize(
    ("file", "edit", "rule"),
    [
        ("themes.csv", lambda f: f.replace("themes.csv", b"\nvoice,", b"\nvoice,,"), "row-length"),
        ("themes.csv", lambda f: f.set("themes.csv", "voice", theme="Voice of parents"), "wrong-type"),
        ("partners.csv", lambda f: (f.path / "partners.csv").unlink(), "missing-file"),
        ("partners.csv", lambda f: f.rename_column("partners.csv", "partner", "id"), "missing-column"),
        ("priorities.csv", lambda f: f.replace("priorities.csv", b"-32,2,", b"-32,2,,"), "row-length"),
        ("sections.csv", lambda f: f.replace("sections.csv", b"/1", b"/1,"), "row-length"),
        ("sources.csv", lambda f: f.set("sources.csv", "results-2030", source="results-2030 "), "outer-spaces"),
        ("actions.csv", lambda f: f.set("actions.csv", "P1-A01", action="P1-A1"), "wrong-type"),
        ("actions.csv", lambda f: f.set("actions.csv", "P1-A03", position="x"), "wrong-type"),
        ("actions.csv", lambda f: f.replace("actions.csv", b"\nP1-A02,", b"\nP1-A02,,"), "row-length"),
        ("measures.csv", lambda f: f.set("measures.csv", "sailing", measure="S A I L"), "wrong-type"),
        ("observations.csv", lambda f: (f.path / "observations.csv").unlink(), "missing-file"),
        ("key_stages.csv", lambda f: f.replace("key_stages.csv", b"ks2", b"\xff"), "encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_row_of_a_table_brings_no_false_faults_of_what_refers_to_it(
    folder: DataFolder, file: str, edit: Edit, rule: str
) -> None:
    edit(folder)
    faults = folder.faults()
    assert {f.file for f in faults} == {file}
    assert rule in {f.rule for f in faults}
    assert len(faults) == (2 if rule == "missing-column" else 1)


def test_a_broken_reference_is_found_beside_a_fault_in_another_column_of_the_table_it_refers_to(
    folder: DataFolder,
) -> None:
    folder.set("themes.csv", "rowing", name="")
    folder.set("actions.csv", "P1-A01", themes="weather")
    assert [(f.file, f.rule) for f in folder.faults()] == [
        ("actions.csv", "broken-reference"),
        ("themes.csv", "empty-cell"),
    ]


def test_two_rows_without_an_id_are_not_called_duplicates(folder: DataFolder) -> None:
    folder.set("glossary.csv", "SEN", term="")
    folder.set("glossary.csv", "SEND", term="")
    assert [f.rule for f in folder.faults()] == ["empty-cell", "empty-cell"]


@pytest.mark.parametrize("file", sorted(path.name for path in SMALL_FOLDER.glob("*.csv")))
def test_a_file_as_excel_saves_it_is_read_the_same(folder: DataFolder, small: Dataset, file: str) -> None:
    text = (folder.path / file).read_text(encoding="utf-8")
    (folder.path / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert folder.load() == small


def test_every_file_of_the_folder_is_read() -> None:
    assert {table.file for table in TABLES.values()} == {path.name for path in SMALL_FOLDER.glob("*.csv")}


def test_records_stand_in_the_order_of_their_file(small: Dataset) -> None:
    with (SMALL_FOLDER / "actions.csv").open(encoding="utf-8", newline="") as stream:
        assert [action.action for action in small.actions] == [row["action"] for row in csv.DictReader(stream)]


def references(record_type: type[Record]) -> dict[str, str]:
    """The table that each column refers to."""
    return {name: column.refers_to for name, column in columns_of(record_type).items() if column.refers_to}


def test_references_of_a_record_are_those_that_the_model_marks() -> None:
    assert references(Action) == {
        "source": "sources",
        "key_stages": "key_stages",
        "implied_key_stages": "key_stages",
        "themes": "themes",
        "partners": "partners",
        "lead": "partners",
        "follows": "actions",
    }
    assert references(Measure) == {"growth_of": "measures", "beside": "measures", "key_stage": "key_stages"}
    assert references(Observation) == {"measure": "measures", "source": "sources"}


def test_a_record_cannot_be_changed(small: Dataset) -> None:
    with pytest.raises(ValueError, match="frozen"):
        small.actions[0].title = "Another"  # type: ignore[misc]


def test_an_empty_name_of_the_folder_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INCLUSION_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.setenv("INCLUSION_DATA", "")
    assert data_folder() == DATA_FOLDER


def test_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        load(tmp_path / "nothing")
    assert {fault.rule for fault in caught.value.faults} == {"missing-file"}
    assert len(caught.value.faults) == len(Dataset.model_fields)
