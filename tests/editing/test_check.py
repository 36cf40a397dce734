"""Official texts matched to actions, checked, and drafted from. Every sentence here is invented."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inclusion.__main__ import main
from inclusion.editing.check import check_documents, names, word_diff
from inclusion.editing.drafts import distinct_words, draft_rows, words_file
from inclusion.editing.texts import UnknownDocumentError, find_document
from inclusion.records.documents import documents_folder, fingerprint, official_wording
from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import (
    Action,
    Dataset,
    DocumentWord,
    Figure,
    Measure,
    Observation,
    Partner,
    Priority,
    Section,
    Source,
    Theme,
)
from tests import datasets
from tests.editing.elm_plan import BOATS, CHOIR, ENTERED, KITES, LAMPS, MAPS, PLACES, TEXT

OFFICIAL_TEXTS = DATA_FOLDER.parent.parent / "shared" / "sources"

TITLES = {
    "P1-A01": "Pupils built boats at the harbour school",
    "P1-A02": "Kite club meets each week",
    "P1-N01": "Print a map of quiet places",
    "P1-N02": "Write a survey about lunch",
    "P2-A01": "Lamps along the school path",
    "P2-N01": "Choir to sing in care homes",
}

SUMMARIES = {
    "P1-A01": "Pupils of the harbour school made four boats. Over 1,200 visitors saw them.",
    "P1-A02": "The club is led by the Wind Team, for children aged 8 to 10, and meets now.",
    "P1-N01": "A map of quiet places will come out. The reading team is to hand it out in 2031-32.",
    "P1-N02": "Young people will write it. What comes of it is used to choose tables and plan a hall.",
    "P2-A01": "The school path has lamps, which cost £2.5m.",
    "P2-N01": "The choir will visit 21 homes and learn ten songs.",
}

FIGURES = [
    ("P1-A01", "4", None),
    ("P1-A01", "1200", None),
    ("P1-A02", "8", "10"),
    ("P1-N01", "2031", "2032"),
    ("P2-A01", "2.5", None),
    ("P2-N01", "21", None),
    ("P2-N01", "10", None),
]


def action(place: str, text: str) -> Action:
    """An action of the invented plan at its place."""
    partners = {"P1-A02": ("wind-team",), "P1-N01": ("reading-team",)}.get(place, ())
    progress = "next" if "-N" in place else "achieved"
    return Action.model_validate(
        {
            "action": place,
            "source": "elm-plan",
            "priority": int(place[1]),
            "progress": progress,
            "position": int(place[-2:]),
            "title": TITLES[place],
            "summary": SUMMARIES[place],
            "themes": ("sea",),
            "partners": partners,
            "next_kind": "new" if progress == "next" else None,
            "fingerprint": fingerprint(text),
        }
    )


def observation(group: str, statistic: str, value: str, versus: str | None = None) -> Observation:
    """A figure of the invented plan's outcomes."""
    return Observation.model_validate(
        {
            "measure": "swimming",
            "place": "lincolnshire",
            "group": group,
            "statistic": statistic,
            "versus": versus,
            "value": Decimal(value),
            "decimals": 0,
            "source": "elm-plan",
            "section": "Outcomes: Swimming at age 9",
        }
    )


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The data of the invented plan: two priorities, six actions, three outcome figures."""
    source = Source(
        source="elm-plan",
        title="The Elm Island Plan 2031",
        publisher="Elm Island",
        edition="2031",
        results_note="Invented.",
        url="elm",
        fingerprint=fingerprint(TEXT),
    )
    priorities = tuple(
        Priority(
            source="elm-plan",
            priority=n,
            slug=f"p-{n}",
            title=f"P {n}",
            short_title=f"P {n}",
            aim="Aim",
            source_path="/1",
        )
        for n in (1, 2)
    )
    figures = tuple(
        Figure.model_validate(
            {"action": a, "value": low, "value_max": high, "unit": "things", "meaning": "things", "kind": "input"}
        )
        for a, low, high in FIGURES
    )
    swimming = Measure(
        measure="swimming",
        slug="swimming",
        title="Swimming",
        short_title="Swimming",
        kind="outcome",
        age=9,
        unit="percent",
        polarity="higher-is-better",
        population="can swim",
        definition="Can swim",
    )
    tables: dict[str, Any] = {
        "sources": (source,),
        "sections": (Section(source="elm-plan", section="Outcomes: Swimming at age 9", path="/1"),),
        "priorities": priorities,
        "themes": (Theme(theme="sea", name="Sea", definition="The sea"),),
        "partners": (
            Partner(partner="wind-team", name="Wind and weather team", abbreviation="WT", kind="team"),
            Partner(partner="reading-team", name="Library's reading team", kind="team"),
        ),
        "actions": tuple(action(place, text) for place, text in ENTERED),
        "document_words": tuple(DocumentWord(source="elm-plan", word=word) for word in distinct_words(TEXT)),
        "figures": figures,
        "measures": (swimming,),
        "observations": (
            observation("all", "value", "62"),
            observation("all", "difference", "-5", "england"),
            observation("ehc-plan", "value", "7"),
        ),
    }
    return Dataset(**{name: tables.get(name, ()) for name in Dataset.model_fields})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the invented plan's text."""
    return write(tmp_path, TEXT)


def write(folder: Path, text: str, name: str = "elm-plan.txt") -> Path:
    """Put a text into a folder, byte for byte; returns the folder."""
    (folder / name).write_bytes(text.encode())
    return folder


def found(folder: Path, dataset: Dataset) -> list[tuple[str, str]]:
    """The place and the kind of what a check reports, but for the change of the whole text and what goes with it."""
    return [(f.place, f.kind) for f in check_documents(folder, dataset) if f.kind not in ("other-text", "note")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the Kite and Wind Service", True),
        ("services for wind and for kites", True),
        ("KWS", True),
        ("the breeze people", True),
        ("the kite service", False),
    ],
)
def test_a_body_is_named_by_a_name_in_any_number_or_its_abbreviation(text: str, named: bool) -> None:
    kites = Partner(
        partner="kites", name="Kites and wind service", abbreviation="KWS", also_called=("breeze people",), kind="team"
    )
    assert names(kites, text) is named


def test_wording_is_the_bullet_with_the_actions_fingerprint(folder: Path, dataset: Dataset) -> None:
    write(folder, TEXT.replace("lamps were", "lamps are"))
    assert official_wording(folder, dataset) == {place: text for place, text in ENTERED if place != "P2-A01"}


def test_without_texts_there_is_no_wording_and_no_error(tmp_path: Path, dataset: Dataset) -> None:
    assert official_wording(tmp_path, dataset) == {}
    assert official_wording(tmp_path / "not-there", dataset) == {}


def test_the_environment_may_name_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INCLUSION_DOCUMENTS", raising=False)
    assert documents_folder() == DATA_FOLDER / "documents"
    monkeypatch.setenv("INCLUSION_DOCUMENTS", str(tmp_path))
    assert documents_folder() == tmp_path
    monkeypatch.setenv("INCLUSION_DOCUMENTS", "")
    assert documents_folder() == DATA_FOLDER / "documents"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("elm-plan.txt", TEXT.replace("Elm Island Plan", "Plan")),
        ("download.txt", TEXT),
        ("download.txt", TEXT.replace("choir", "band")),
        ("download.txt", TEXT.replace("The Elm Island Plan 2031\n\n", "THE ELM  ISLAND PLAN, 2031\n\n")),
    ],
    ids=["by name", "by text", "by title", "by a title in another form"],
)
def test_a_text_is_found_by_name_or_content(tmp_path: Path, dataset: Dataset, name: str, text: str) -> None:
    assert official_wording(write(tmp_path, text, name), dataset)["P1-A01"] == BOATS


def test_a_text_that_windows_saved_is_read(tmp_path: Path, dataset: Dataset) -> None:
    (tmp_path / "elm-plan.txt").write_bytes(TEXT.encode("cp1252"))
    assert official_wording(tmp_path, dataset)["P1-N01"] == MAPS


def test_the_text_that_the_data_were_made_from_is_clean(folder: Path, dataset: Dataset) -> None:
    assert check_documents(folder, dataset) == ()


DAMAGE = {
    "a changed word": (TEXT.replace("built four", "made four"), [("P1-A01", "changed")]),
    "a changed figure": (
        TEXT.replace("four boats", "five boats"),
        [("P1-A01", "changed"), ("P1-A01", "figure"), ("P1-A01", "number")],
    ),
    "a body taken out": (TEXT.replace("reading team", "readers"), [("P1-N01", "changed"), ("P1-N01", "partner")]),
    "a bullet added at the end": (TEXT.replace(CHOIR, f"{CHOIR}\n  • a drum will be made"), [("P2-N02", "new")]),
    "a bullet added at the start": (
        TEXT.replace(f"  • {BOATS}", f"  • a drum was made\n  • {BOATS}"),
        [("P1-A02", "moved"), ("P1-A03", "moved"), ("P1-A01", "new")],
    ),
    "a bullet taken out": (TEXT.replace(f"  • {BOATS}\n", ""), [("P1-A01", "moved"), ("P1-A01", "gone")]),
    "bullets in another order": (
        TEXT.replace(f"  • {BOATS}\n  • {KITES}", f"  • {KITES}\n  • {BOATS}"),
        [("P1-A01", "moved"), ("P1-A02", "moved")],
    ),
    "a bullet that stands twice": (TEXT.replace(CHOIR, f"{CHOIR}\n  • {CHOIR}"), [("P2-N02", "new")]),
    "a bullet in another list": (
        TEXT.replace(f"  • {KITES}\n", "").replace(LAMPS, f"{LAMPS}\n  • {KITES}"),
        [("P2-A02", "moved")],
    ),
    "an outcome figure": (TEXT.replace("62%", "63%"), [("Outcomes: Swimming at age 9", "observation")]),
    "an outcome figure without its sign": (TEXT.replace("7%", "7"), [("Outcomes: Swimming at age 9", "observation")]),
    "a section's heading": (
        TEXT.replace("Swimming at", "Diving at"),
        [("Outcomes: Swimming at age 9", "section")] * 3,
    ),
    "a list's heading": (
        TEXT.replace("What we will do next:", "Our plans:"),
        [("", "unplaced"), ("", "unplaced"), ("P2-N01", "gone")],
    ),
    "a word outside lists and sections": (TEXT.replace("mixed", "good"), []),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_reported_by_place_and_kind(folder: Path, dataset: Dataset, damage: str) -> None:
    text, findings = DAMAGE[damage]
    write(folder, text)
    assert found(folder, dataset) == findings


def test_words_that_are_not_those_of_the_text_are_reported_and_can_be_printed_anew(
    folder: Path, dataset: Dataset
) -> None:
    fewer = dataset.model_copy(update={"document_words": dataset.document_words[1:]})
    assert [f.kind for f in check_documents(folder, fewer)] == ["words"]
    rows = [("source", "word"), *((row.source, row.word) for row in dataset.document_words)]
    assert list(map(tuple, csv.reader(io.StringIO(words_file({"elm-plan": TEXT}, fewer))))) == rows
    assert list(map(tuple, csv.reader(io.StringIO(words_file({}, dataset))))) == rows


def test_a_text_that_differs_anywhere_is_reported_as_a_whole(folder: Path, dataset: Dataset) -> None:
    text = TEXT.replace("mixed", "good")
    write(folder, text)
    assert [str(finding) for finding in check_documents(folder, dataset)] == [
        "elm-plan: [other-text] The text as a whole is not the one that the data were made from. "
        f"Its fingerprint is {fingerprint(text)}.",
        "elm-plan: [note] Lines 45 to 48: “How will we know?”. It follows the lists of priority 2, and is in none.",
    ]


def test_a_missing_text_is_reported(tmp_path: Path, dataset: Dataset) -> None:
    (finding,) = check_documents(tmp_path, dataset)
    assert str(finding) == f"elm-plan: [no-text] There is no text of it in {tmp_path.name}. Put elm-plan.txt there."


def test_a_text_of_no_document_is_reported(folder: Path, dataset: Dataset) -> None:
    write(folder, "A letter.", "letter.txt")
    write(folder, TEXT, "second-copy.txt")
    assert [(f.source, f.kind) for f in check_documents(folder, dataset)] == [
        ("letter", "unknown-file"),
        ("second-copy", "unknown-file"),
    ]


def test_a_changed_bullet_is_shown_word_by_word_where_the_earlier_wording_is_known(
    folder: Path, dataset: Dataset
) -> None:
    earlier = official_wording(folder, dataset)
    write(folder, TEXT.replace("21 care homes", "30 warm homes"))
    changed = [str(f) for f in check_documents(folder, dataset, earlier) if f.kind == "changed"]
    assert changed == [
        "elm-plan, P2-N01: [changed] It is nearest to P2-N01, “Choir to sing in care homes”; "
        "the choir will sing in [-21 care-] {+30 warm+} homes and learn ten new songs"
    ]


def test_a_long_stretch_without_change_is_shortened() -> None:
    assert word_diff("a b c d e f g h i j", "a b c d e f g h i x") == "a b c d … f g h i [-j-] {+x+}"


def test_two_changed_bullets_go_each_to_the_action_they_are_likest(folder: Path, dataset: Dataset) -> None:
    earlier = official_wording(folder, dataset)
    lists = f"  • {BOATS}\n  • {KITES}"
    write(folder, TEXT.replace(lists, f"  • {KITES} today\n  • {BOATS} today"))
    words = [f.words for f in check_documents(folder, dataset, earlier) if f.kind == "changed"]
    assert [text.split(",")[0] for text in words] == ["It is nearest to P1-A02", "It is nearest to P1-A01"]


def test_draft_rows_hold_id_place_and_fingerprint_of_new_bullets_only(folder: Path, dataset: Dataset) -> None:
    drum = "a drum will be made"
    write(folder, TEXT.replace(f"  • {CHOIR}", f"  • {drum}\n  • {CHOIR}"))
    (row,) = csv.DictReader(io.StringIO(draft_rows(find_document(folder, dataset, "elm-plan"), dataset)))
    assert list(row) == list(Action.model_fields)
    assert {name: cell for name, cell in row.items() if cell} == {
        "action": "P2-N01",
        "source": "elm-plan",
        "priority": "2",
        "progress": "next",
        "position": "1",
        "fingerprint": fingerprint(drum),
    }


def test_every_bullet_of_a_new_document_is_drafted(folder: Path, dataset: Dataset) -> None:
    write(folder, TEXT.replace("2031", "2032"), "elm-plan-2032.txt")
    document = find_document(folder, dataset, "elm-plan-2032")
    rows = list(csv.DictReader(io.StringIO(draft_rows(document, dataset))))
    assert [(row["source"], row["action"]) for row in rows] == [("elm-plan-2032", place) for place, _ in ENTERED]


def test_a_text_that_is_not_there_says_where_to_put_it(folder: Path, dataset: Dataset) -> None:
    with pytest.raises(UnknownDocumentError, match=r"Put oak-plan\.txt there"):
        find_document(folder, dataset, "oak-plan")


needs_official_texts = pytest.mark.skipif(
    not OFFICIAL_TEXTS.is_dir(), reason="the official texts are not beside the project, in ../shared/sources"
)


@needs_official_texts
def test_every_action_has_its_official_wording() -> None:
    assert list(official_wording(OFFICIAL_TEXTS, datasets.real())) == list(datasets.real().action)


@needs_official_texts
def test_the_check_command_exits_0_where_texts_and_data_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--documents", str(OFFICIAL_TEXTS)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The texts and the data agree."


def test_the_check_command_prints_each_difference_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(datasets.SMALL_FOLDER), "--documents", str(tmp_path)]) == 1
    texts = tmp_path.name
    assert capsys.readouterr().out.splitlines()[-3:] == [
        f"results-2030: [no-text] There is no text of it in {texts}. Put results-2030.txt there.",
        f"strategy-2031-32: [no-text] There is no text of it in {texts}. Put strategy-2031-32.txt there.",
        "2 differences",
    ]


@needs_official_texts
def test_the_words_command_prints_the_file_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "--documents", str(OFFICIAL_TEXTS)]) == 0
    assert capsys.readouterr().out == (DATA_FOLDER / "document_words.csv").read_text(encoding="utf-8")


@pytest.fixture
def small_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented data is the app's."""
    monkeypatch.setenv("INCLUSION_DATA", str(datasets.SMALL_FOLDER))


@pytest.mark.usefixtures("small_data")
def test_the_words_command_keeps_the_words_of_a_text_that_is_not_there_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "--documents", str(tmp_path)]) == 0
    output = capsys.readouterr()
    assert output.out == (datasets.SMALL_FOLDER / "document_words.csv").read_text(encoding="utf-8")
    assert len(output.err.splitlines()) == len(datasets.small().sources)


@pytest.mark.usefixtures("small_data")
def test_the_draft_command_prints_rows_below_the_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--documents", str(folder), "--source", "elm-plan", "--prefix", "2031"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row["action"] for row in rows] == [f"2031-{place}" for place, _ in PLACES]


@pytest.mark.usefixtures("small_data")
def test_the_draft_command_says_what_it_could_not_place_and_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, TEXT.replace("What we will do next:", "Our plans:"))
    assert main(["draft", "--documents", str(folder), "--source", "elm-plan", "--prefix", "2031"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "To settle: Lines 41 to 48: “Our plans:”. Is it a heading, or part of the list above? It is in no list. "
        "Put # before a heading."
    )


@pytest.mark.usefixtures("small_data")
def test_the_draft_command_says_where_a_missing_text_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--documents", str(tmp_path), "--source", "oak-plan"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == f"There is no text of “oak-plan” in “{tmp_path}”. Put oak-plan.txt there.\n"
