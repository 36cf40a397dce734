"""The validated data module: each rule has one broken folder that fails by name, and nothing else does."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from inclusion.records.load import DATA_FOLDER, DatasetError, load, references
from inclusion.records.model import Action, Dataset, Measure, Observation
from inclusion.records.tables import Fault
from tests.conftest import DataFolder

Edit = Callable[[DataFolder], None]


def put_a_folder_in_its_place(path: Path) -> None:
    """Replace a file by a folder of its name."""
    path.unlink()
    path.mkdir()


BROKEN: list[tuple[str, Edit, tuple[str, int, str, str]]] = [
    # files and rows
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
        "bytes that are not UTF-8",
        lambda f: f.replace("ambitions.csv", b"Acting early", b"Acting \xe9arly"),
        ("ambitions.csv", 4, "", "encoding"),
    ),
    (
        "a quotation mark without its pair",
        lambda f: f.replace("ambitions.csv", b'3,"Acting', b'3,"Act"ing'),
        ("ambitions.csv", 4, "", "csv-syntax"),
    ),
    (
        "a row that is too long",
        lambda f: f.replace("key_stages.csv", b"ks1,Key stage 1", b"ks1,Key stage 1,one more"),
        ("key_stages.csv", 3, "", "row-length"),
    ),
    (
        "a row that is too short",
        lambda f: f.replace("key_stages.csv", b"ks1,Key stage 1,5 to 7", b"ks1,Key stage 1"),
        ("key_stages.csv", 3, "", "row-length"),
    ),
    (
        "an empty row",
        lambda f: f.replace("key_stages.csv", b"\nks1", b"\n\nks1"),
        ("key_stages.csv", 3, "", "row-length"),
    ),
    # columns
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
        "a column that stands twice",
        lambda f: f.write("themes.csv", [[*row, row[1]] for row in f.read("themes.csv")]),
        ("themes.csv", 1, "name", "repeated-column"),
    ),
    # cells
    (
        "a cell that may not be empty",
        lambda f: f.set("actions.csv", 2, title=""),
        ("actions.csv", 2, "title", "empty-cell"),
    ),
    (
        "a measure without a page slug",
        lambda f: f.set("measures.csv", 2, slug=""),
        ("measures.csv", 2, "slug", "empty-cell"),
    ),
    (
        "a word in the place of a number",
        lambda f: f.set("actions.csv", 2, position="first"),
        ("actions.csv", 2, "position", "wrong-type"),
    ),
    (
        "a number written for programs",
        lambda f: f.set("observations.csv", 16, value="7_4"),
        ("observations.csv", 16, "value", "wrong-type"),
    ),
    (
        "a printed minus sign in a number",
        lambda f: f.set("observations.csv", 17, value="−4"),
        ("observations.csv", 17, "value", "wrong-type"),
    ),
    (
        "a number without an end",
        lambda f: f.set("observations.csv", 16, value="Infinity"),
        ("observations.csv", 16, "value", "wrong-type"),
    ),
    (
        "an id in capitals",
        lambda f: f.set("partners.csv", 2, kind="Council Team"),
        ("partners.csv", 2, "kind", "wrong-type"),
    ),
    (
        "a day that does not exist",
        lambda f: f.set("sources.csv", 2, retrieved="2025-02-30"),
        ("sources.csv", 2, "retrieved", "wrong-type"),
    ),
    (
        "a school year that is not two years in a row",
        lambda f: f.set("observations.csv", 17, period="202427"),
        ("observations.csv", 17, "period", "wrong-type"),
    ),
    (
        "a code that nobody knows",
        lambda f: f.set("actions.csv", 2, progress="done"),
        ("actions.csv", 2, "progress", "unknown-code"),
    ),
    (
        "a title that is too long",
        lambda f: f.set("actions.csv", 2, title="a" * 81),
        ("actions.csv", 2, "title", "out-of-range"),
    ),
    (
        "a fourth theme",
        lambda f: f.set("actions.csv", 2, themes="voice;health;places;ehc-plans"),
        ("actions.csv", 2, "themes", "out-of-range"),
    ),
    (
        "a list item that is repeated",
        lambda f: f.set("actions.csv", 2, themes="voice;health;voice"),
        ("actions.csv", 2, "themes", "repeated-item"),
    ),
    (
        "a list item that is empty",
        lambda f: f.set("actions.csv", 2, themes="voice;;health"),
        ("actions.csv", 2, "themes", "empty-item"),
    ),
    (
        "a text with a control character",
        lambda f: f.set("actions.csv", 2, summary="A bell\x07 rings."),
        ("actions.csv", 2, "summary", "control-character"),
    ),
    (
        "a text with a line break",
        lambda f: f.set("actions.csv", 2, summary="One line.\nAnother."),
        ("actions.csv", 2, "summary", "control-character"),
    ),
    (
        "a text that turns round what follows",
        lambda f: f.set("actions.csv", 2, summary="A text\u202e turned round."),
        ("actions.csv", 2, "summary", "control-character"),
    ),
    (
        "a text with the line separator of Unicode",
        lambda f: f.set("actions.csv", 2, summary="One line.\u2028Another."),
        ("actions.csv", 2, "summary", "control-character"),
    ),
    (
        "a text with a space at its end",
        lambda f: f.set("actions.csv", 2, summary="A space. "),
        ("actions.csv", 2, "summary", "outer-spaces"),
    ),
    # ids and references
    (
        "an id that stands twice",
        lambda f: f.repeat("themes.csv", 2),
        ("themes.csv", 18, "theme", "duplicate-id"),
    ),
    (
        "a figure of an outcome that is entered twice",
        lambda f: f.repeat("observations.csv", 16, value="75"),
        ("observations.csv", 131, "measure", "duplicate-id"),
    ),
    (
        "a figure of an action that is entered twice",
        lambda f: f.repeat("figures.csv", 2),
        ("figures.csv", 62, "action", "duplicate-id"),
    ),
    (
        "two actions with the same fingerprint",
        lambda f: f.set("actions.csv", 3, fingerprint=f.read("actions.csv")[1][-1]),
        ("actions.csv", 3, "fingerprint", "duplicate-id"),
    ),
    (
        "a measure with the address of a priority",
        lambda f: f.set("measures.csv", 2, slug="prepared-for-adulthood"),
        ("measures.csv", 2, "slug", "duplicate-id"),
    ),
    (
        "a theme that nobody knows",
        lambda f: f.set("actions.csv", 2, themes="voice;weather"),
        ("actions.csv", 2, "themes", "broken-reference"),
    ),
    (
        "a priority that nobody knows",
        lambda f: f.add(
            "actions.csv",
            action="P9-A01",
            source="strategy-2025-26",
            priority="9",
            progress="achieved",
            position="1",
            title="A title",
            summary="A summary.",
            themes="voice",
            fingerprint="0" * 64,
        ),
        ("actions.csv", 135, "priority", "broken-reference"),
    ),
    (
        "a section that nobody knows",
        lambda f: f.set("observations.csv", 16, section="Outcomes"),
        ("observations.csv", 16, "section", "broken-reference"),
    ),
    (
        "a section of the other document",
        lambda f: f.set("observations.csv", 16, source="inclusion-plan-outcomes"),
        ("observations.csv", 16, "section", "broken-reference"),
    ),
    # releases
    (
        "a release before the one above it",
        lambda f: f.set("releases.csv", 2, released="2999-01-01"),
        ("releases.csv", 3, "released", "date-order"),
    ),
    (
        "a release in another form",
        lambda f: f.set("releases.csv", 2, release="1.0"),
        ("releases.csv", 2, "release", "wrong-type"),
    ),
    (
        "no release",
        lambda f: f.write("releases.csv", f.read("releases.csv")[:1]),
        ("releases.csv", 0, "", "no-release"),
    ),
    # actions
    (
        "an id that does not tell the place",
        lambda f: f.set("actions.csv", 12, action="P1-A12"),
        ("actions.csv", 12, "action", "id-mismatch"),
    ),
    (
        "a list with a hole",
        lambda f: f.set("actions.csv", 12, action="P1-A12", position="12"),
        ("actions.csv", 12, "position", "numbering-hole"),
    ),
    (
        "a next action that follows a next action",
        lambda f: f.set("actions.csv", 13, follows="P1-N02"),
        ("actions.csv", 13, "follows", "follows-next"),
    ),
    (
        "an achieved action that follows another",
        lambda f: f.set("actions.csv", 3, follows="P1-A01"),
        ("actions.csv", 3, "follows", "kind-mismatch"),
    ),
    (
        "an achieved action with a kind of next step",
        lambda f: f.set("actions.csv", 3, next_kind="new"),
        ("actions.csv", 3, "next_kind", "kind-mismatch"),
    ),
    (
        "a next action without a kind",
        lambda f: f.set("actions.csv", 13, next_kind=""),
        ("actions.csv", 13, "next_kind", "kind-mismatch"),
    ),
    (
        "a next action that follows another and is called new",
        lambda f: f.set("actions.csv", 13, next_kind="new"),
        ("actions.csv", 13, "next_kind", "kind-mismatch"),
    ),
    (
        "an achieved action with something still to reach",
        lambda f: f.set("actions.csv", 3, targets="each family hub"),
        ("actions.csv", 3, "targets", "kind-mismatch"),
    ),
    (
        "a milestone that is measured by nothing",
        lambda f: f.set("milestones.csv", 2, evidence_kind="measured"),
        ("milestones.csv", 2, "evidence_kind", "kind-mismatch"),
    ),
    (
        "a lead who is not among the partners",
        lambda f: f.set("actions.csv", 3, lead="lpcf"),
        ("actions.csv", 3, "lead", "lead-not-partner"),
    ),
    # outcome figures
    (
        "a value with more decimals than it declares",
        lambda f: f.set("observations.csv", 16, value="74.2"),
        ("observations.csv", 16, "value", "too-many-decimals"),
    ),
    (
        "a rise that the words call a fall",
        lambda f: f.set("observations.csv", 20, value="3"),
        ("observations.csv", 20, "value", "sign-contradicts-words"),
    ),
    (
        "a fall that the words call a rise",
        lambda f: f.set("observations.csv", 20, words="improved"),
        ("observations.csv", 20, "value", "sign-contradicts-words"),
    ),
    (
        "a level without its decimals",
        lambda f: f.set("observations.csv", 16, decimals=""),
        ("observations.csv", 16, "value", "empty-cell"),
    ),
    (
        "a comparison in words with a number",
        lambda f: f.set("observations.csv", 21, value="3", decimals="0"),
        ("observations.csv", 21, "value", "comparison-in-words"),
    ),
    (
        "a comparison without words",
        lambda f: f.set("observations.csv", 21, words=""),
        ("observations.csv", 21, "value", "comparison-in-words"),
    ),
    (
        "a change since a place",
        lambda f: f.set("observations.csv", 20, versus="england"),
        ("observations.csv", 20, "versus", "unknown-code"),
    ),
    (
        "a difference from a period",
        lambda f: f.set("observations.csv", 17, versus="202324"),
        ("observations.csv", 17, "versus", "unknown-code"),
    ),
    (
        "a difference from itself",
        lambda f: f.set("observations.csv", 17, versus="lincolnshire"),
        ("observations.csv", 17, "versus", "unknown-code"),
    ),
    (
        "a gap to itself",
        lambda f: f.set("observations.csv", 22, versus="sen-support"),
        ("observations.csv", 22, "versus", "unknown-code"),
    ),
    (
        "a level compared with something",
        lambda f: f.set("observations.csv", 16, versus="england"),
        ("observations.csv", 16, "versus", "unknown-code"),
    ),
    (
        "a share over 100%",
        lambda f: f.set("observations.csv", 16, value="740"),
        ("observations.csv", 16, "value", "out-of-range"),
    ),
    # measures
    (
        "an outcome without a key stage",
        lambda f: f.set("measures.csv", 2, key_stage=""),
        ("measures.csv", 2, "key_stage", "empty-cell"),
    ),
    (
        "an outcome without an age",
        lambda f: f.set("measures.csv", 2, age=""),
        ("measures.csv", 2, "age", "empty-cell"),
    ),
    (
        "an outcome without figures",
        lambda f: f.repeat("measures.csv", 2, measure="new-measure", slug="new-measure"),
        ("measures.csv", 34, "measure", "no-figures"),
    ),
]


@pytest.mark.parametrize(("edit", "fault"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_folder_fails_by_the_name_of_its_one_fault(
    real_folder: DataFolder, edit: Edit, fault: tuple[str, int, str, str]
) -> None:
    edit(real_folder)
    assert [(f.file, f.row, f.column, f.rule) for f in real_folder.faults()] == [fault]
    assert all(f.advice for f in real_folder.faults())


def test_the_projects_data_has_no_fault() -> None:
    assert len(load().actions) == 133


def test_a_fault_names_file_row_column_value_rule_and_advice(real_folder: DataFolder) -> None:
    real_folder.set("actions.csv", 2, progress="done")
    assert real_folder.faults() == (
        Fault("actions.csv", 2, "progress", "done", "unknown-code", "Use one of 'achieved', 'next'."),
    )
    assert str(real_folder.faults()[0]) == (
        "actions.csv, row 2, column progress: “done” [unknown-code] Use one of 'achieved', 'next'."
    )


def test_all_faults_are_found_in_one_go_and_stand_in_the_order_of_files_and_rows(real_folder: DataFolder) -> None:
    real_folder.rename_column("themes.csv", "definition", "meaning")
    real_folder.set("actions.csv", 13, follows="P1-N02", title="a" * 81)
    real_folder.set("actions.csv", 3, lead="lpcf")
    real_folder.set("observations.csv", 20, value="3.5")
    real_folder.set("measures.csv", 3, slug="", age="six")
    (real_folder.path / "events.csv").unlink()
    assert [(f.file, f.row, f.column, f.rule) for f in real_folder.faults()] == [
        ("actions.csv", 3, "lead", "lead-not-partner"),
        ("actions.csv", 13, "title", "out-of-range"),
        ("events.csv", 0, "", "missing-file"),
        ("measures.csv", 3, "age", "wrong-type"),
        ("measures.csv", 3, "slug", "empty-cell"),
        ("observations.csv", 20, "value", "sign-contradicts-words"),
        ("observations.csv", 20, "value", "too-many-decimals"),
        ("themes.csv", 1, "definition", "missing-column"),
        ("themes.csv", 1, "meaning", "unknown-column"),
    ]


def test_the_error_has_one_line_for_each_fault_even_where_a_value_holds_line_breaks(real_folder: DataFolder) -> None:
    real_folder.set("actions.csv", 2, summary="One\r\nTwo", title="A\x1b[31m red title")
    faults = real_folder.faults()
    lines = str(DatasetError(list(faults))).splitlines()
    assert len(faults) == 2
    assert len(lines) == 2
    assert "One\\u000d\\u000aTwo" in lines[0]
    assert "\x1b" not in lines[1]


def test_a_long_value_is_cut_in_the_message(real_folder: DataFolder) -> None:
    real_folder.set("actions.csv", 2, title="a" * 500)
    assert f"“{'a' * 60}…”" in str(real_folder.faults()[0])


def test_the_advice_for_a_form_gives_an_example(real_folder: DataFolder) -> None:
    real_folder.set("actions.csv", 2, action="one")
    real_folder.set("partners.csv", 2, kind="Council Team")
    real_folder.set("events.csv", 2, date="January 2023")
    real_folder.set("observations.csv", 16, period="2025/26")
    real_folder.set("sources.csv", 2, fingerprint="none")
    assert [(f.value, f.advice) for f in real_folder.faults()] == [
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
        ("themes.csv", lambda f: f.set("themes.csv", 10, theme="Voice of parents"), "wrong-type"),
        ("partners.csv", lambda f: (f.path / "partners.csv").unlink(), "missing-file"),
        ("partners.csv", lambda f: f.rename_column("partners.csv", "partner", "id"), "missing-column"),
        ("priorities.csv", lambda f: f.replace("priorities.csv", b"-26,2,", b"-26,2,,"), "row-length"),
        ("sections.csv", lambda f: f.replace("sections.csv", b"/print", b"/print,"), "row-length"),
        ("sources.csv", lambda f: f.set("sources.csv", 2, source="strategy-2025-26 "), "outer-spaces"),
        ("actions.csv", lambda f: f.set("actions.csv", 2, action="P1-A1"), "wrong-type"),
        ("actions.csv", lambda f: f.set("actions.csv", 5, position="x"), "wrong-type"),
        ("actions.csv", lambda f: f.replace("actions.csv", b"\nP1-A04,", b"\nP1-A04,,"), "row-length"),
        ("measures.csv", lambda f: f.set("measures.csv", 2, measure="G L D"), "wrong-type"),
        ("observations.csv", lambda f: (f.path / "observations.csv").unlink(), "missing-file"),
        ("key_stages.csv", lambda f: f.replace("key_stages.csv", b"ks1", b"\xff"), "encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_row_of_a_table_brings_no_false_faults_of_what_refers_to_it(
    real_folder: DataFolder, file: str, edit: Edit, rule: str
) -> None:
    edit(real_folder)
    faults = real_folder.faults()
    assert {f.file for f in faults} == {file}
    assert rule in {f.rule for f in faults}
    assert len(faults) == (2 if rule == "missing-column" else 1)


def test_a_broken_reference_is_found_beside_a_fault_in_another_column_of_the_table_it_refers_to(
    real_folder: DataFolder,
) -> None:
    real_folder.set("themes.csv", 2, name="")
    real_folder.set("actions.csv", 2, themes="weather")
    assert [(f.file, f.rule) for f in real_folder.faults()] == [
        ("actions.csv", "broken-reference"),
        ("themes.csv", "empty-cell"),
    ]


def test_two_rows_without_an_id_are_not_called_duplicates(real_folder: DataFolder) -> None:
    real_folder.set("glossary.csv", 2, term="")
    real_folder.set("glossary.csv", 3, term="")
    assert [f.rule for f in real_folder.faults()] == ["empty-cell", "empty-cell"]


@pytest.mark.parametrize("file", sorted(path.name for path in DATA_FOLDER.glob("*.csv")))
def test_a_file_as_excel_saves_it_is_read_the_same(real_folder: DataFolder, dataset: Dataset, file: str) -> None:
    text = (real_folder.path / file).read_text(encoding="utf-8")
    (real_folder.path / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert real_folder.load() == dataset


def test_every_file_of_the_folder_is_read() -> None:
    files = {field.json_schema_extra["file"] for field in Dataset.model_fields.values()}  # type: ignore[index]
    assert files == {path.name for path in DATA_FOLDER.glob("*.csv")}


def test_records_stand_in_the_order_of_their_file(dataset: Dataset) -> None:
    with (DATA_FOLDER / "actions.csv").open(encoding="utf-8", newline="") as stream:
        assert [action.action for action in dataset.actions] == [row["action"] for row in csv.DictReader(stream)]


def test_references_of_a_record_are_those_that_the_model_marks() -> None:
    assert dict(references(Action)) == {
        "source": "sources",
        "key_stages": "key_stages",
        "implied_key_stages": "key_stages",
        "themes": "themes",
        "partners": "partners",
        "lead": "partners",
        "follows": "actions",
    }
    assert dict(references(Measure)) == {"growth_of": "measures", "key_stage": "key_stages"}
    assert dict(references(Observation)) == {"measure": "measures", "source": "sources"}


def test_a_record_cannot_be_changed(dataset: Dataset) -> None:
    with pytest.raises(ValueError, match="frozen"):
        dataset.actions[0].title = "Another"  # type: ignore[misc]


def test_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        load(tmp_path / "nothing")
    assert {fault.rule for fault in caught.value.faults} == {"missing-file"}
    assert len(caught.value.faults) == len(Dataset.model_fields)
