"""Official texts: read into places, matched to actions, checked, and drafted from. Every sentence here is invented."""

import csv
import io
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from inclusion.__main__ import main
from inclusion.editing.check import check_documents, draft_rows, names, word_diff
from inclusion.records.documents import (
    UnknownDocumentError,
    documents_folder,
    find_document,
    find_numbers,
    fingerprint,
    official_wording,
    parse,
)
from inclusion.records.load import DATA_FOLDER, DatasetError, load
from inclusion.records.model import (
    Action,
    Dataset,
    Figure,
    Measure,
    Observation,
    Partner,
    Priority,
    Section,
    Source,
    Theme,
)

OFFICIAL_TEXTS = DATA_FOLDER.parent.parent / "shared" / "sources"

BOATS = "the harbour school has built four boats with pupils, and over 1,200 visitors came to see them"
KITES = "kite club now meets each week, led by the Wind Team (WT), for children aged 8-10"
MAPS = "we will print a map of quiet places, which the library’s reading team will hand out in 2031-32"
SURVEY = "young people will write a survey about lunch times"
LAMPS = "lamps were put up along the school path, at a cost of £2.5m"
CHOIR = "the choir will sing in 21 care homes and learn ten new songs"

TEXT = f"""\
The Elm Island Plan 2031

Outcomes

Overview

Results are mixed. A 99% target is invented here.

Swimming at age 9 (SA9)

  • all pupils:
    • 62% can swim, 5% below the mainland
  • pupils with a plan:
    • 7% can swim

Key concern: some pupils cannot swim.

Inclusion priority 1 - warm welcomes for all

We want every child to feel at home, in school and outside.

What we have achieved so far:

  • {BOATS}
  • {KITES}

What we need to do next:

  • {MAPS}
  • {SURVEY}
  • The feedback will be used to:
    • choose new tables
    • plan a quieter hall

Inclusion priority 2 - bright paths

 What we have achieved so far:

  • {LAMPS}

What we will do next:

  • {CHOIR}

How will we know?

  • happier mornings
  • fewer late buses
"""

LONG_SURVEY = f"{SURVEY}\nThe feedback will be used to:\n• choose new tables\n• plan a quieter hall"

PLACES = [
    ("P1-A01", BOATS),
    ("P1-A02", KITES),
    ("P1-N01", MAPS),
    ("P1-N02", LONG_SURVEY),
    ("P2-A01", LAMPS),
    ("P2-N01", CHOIR),
]

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
        retrieved=None,
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
        key_stage=None,
        age=9,
        unit="percent",
        polarity="higher-is-better",
        population="can swim",
        definition="Can swim",
        caveats=None,
        document_says=None,
    )
    return Dataset(
        sources=(source,),
        sections=(Section(source="elm-plan", section="Outcomes: Swimming at age 9", path="/1"),),
        priorities=priorities,
        key_stages=(),
        themes=(Theme(theme="sea", name="Sea", definition="The sea"),),
        partners=(
            Partner(partner="wind-team", name="Wind and weather team", abbreviation="WT", kind="team"),
            Partner(partner="reading-team", name="Library's reading team", abbreviation=None, kind="team"),
        ),
        actions=tuple(action(place, text) for place, text in PLACES),
        figures=figures,
        measures=(swimming,),
        observations=(
            observation("all", "value", "62"),
            observation("all", "difference", "-5", "england"),
            observation("ehc-plan", "value", "7"),
        ),
        milestones=(),
        ambitions=(),
        strategies=(),
        events=(),
        glossary=(),
        questions=(),
        access_checks=(),
        releases=(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the invented plan's text."""
    return write(tmp_path, TEXT)


def write(folder: Path, text: str, name: str = "elm-plan.txt") -> Path:
    """Put a text into a folder, byte for byte; returns the folder."""
    (folder / name).write_bytes(text.encode())
    return folder


def found(folder: Path, dataset: Dataset) -> list[tuple[str, str]]:
    """The place and the kind of everything that a check reports, but for the change of the text as a whole."""
    return [(f.place, f.kind) for f in check_documents(folder, dataset) if f.kind != "other-text"]


def test_a_fingerprint_is_of_the_words_in_lower_case_with_single_spaces() -> None:
    # The SHA-256 of "abc", as its standard prints it.
    assert fingerprint("  ABC ") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint("The library’s “map”,\u00a0 2031-32") == fingerprint("the library's map 2031 32")


def test_bullets_get_their_priority_list_and_position() -> None:
    assert [(bullet.place, bullet.text) for bullet in parse(TEXT, "elm-plan").bullets] == PLACES


LAYOUTS = {
    "windows line ends": TEXT.replace("\n", "\r\n"),
    "old line ends": TEXT.replace("\n", "\r"),
    "byte order mark": "\ufeff" + TEXT,
    "no-break spaces": TEXT.replace("  •", "\u00a0\u00a0•")
    .replace(" and ", "\u00a0 and ")
    .replace("\n\n", "\n\u00a0\n\n"),
    "straight quotes": TEXT.replace("’", "'"),
    "soft hyphens and zero-width spaces": TEXT.replace("children", "chil\u00addren").replace("map", "\u200bmap"),
    "tabs": TEXT.replace("    •", "\t\t•\t").replace("  •", "\t•\t"),
    "hyphens for bullets": TEXT.replace("•", "-"),
    "stars for bullets": TEXT.replace("•", "*"),
    "circles for nested bullets without indent": TEXT.replace("    •", "◦").replace("  •", "•"),
    "no space after bullets": TEXT.replace("• ", "•"),
    "empty lines between bullets": TEXT.replace("\n  •", "\n\n  •"),
    "bullets on lines of their own": TEXT.replace("\n  • ", "\n  •\n    "),
    "wrapped bullets": TEXT.replace(" with pupils", "\n    with pupils").replace(" about lunch", "\nabout lunch"),
    "markdown headings": TEXT.replace("Inclusion priority", "## Inclusion priority").replace("What we", "### What we"),
    "bold headings": TEXT.replace("What we will do next:", "**What we will do next:**"),
    "other dashes and capitals": TEXT.replace("priority 2 - ", "PRIORITY 2 – "),
    "headings without empty lines": TEXT.replace("\n\nWhat we", "\nWhat we"),
    "numbered list": TEXT.replace(f"  • {BOATS}\n  • {KITES}", f"  1. {BOATS}\n  2. {KITES}"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_changes_neither_places_nor_fingerprints(layout: str) -> None:
    document = parse(LAYOUTS[layout], "elm-plan")
    assert document.unplaced == ()
    assert [(b.place, b.fingerprint) for b in document.bullets] == [(p, fingerprint(text)) for p, text in PLACES]


UNPLACED = {
    "a list before every priority": (
        "What we have achieved so far:\n\n  • a boat\n\n" + TEXT,
        "“What we have achieved so far:” stands under no priority.",
    ),
    "a list with an unknown heading": (
        TEXT.replace("What we will do next:", "Our plans"),
        "Priority 2: no heading of a list of what is next was found.",
    ),
    "bullets under an unknown heading": (
        TEXT.replace("What we need to do next:", "Our plans"),
        "Priority 1: 5 bullets under “Our plans” are in no list.",
    ),
    "a list that stands twice": (
        TEXT.replace("How will we know?", "What we will do next:"),
        "Priority 2 has a second list “What we will do next:”.",
    ),
    "a paragraph in a list": (
        TEXT.replace(f"  • {KITES}", f"\nThis is no bullet.\n\n  • {KITES}"),
        "A line under “What we have achieved so far:” is no bullet: “This is no bullet.”.",
    ),
}


@pytest.mark.parametrize("case", UNPLACED)
def test_what_has_no_place_is_reported_in_words(case: str) -> None:
    text, words = UNPLACED[case]
    assert words in parse(text, "elm-plan").unplaced


def test_any_text_is_read() -> None:
    assert parse("", "elm-plan").bullets == ()
    assert parse("• \n•\n\n- \n1.\n\x00", "elm-plan").bullets == ()


def test_a_section_is_found_below_its_parents_heading() -> None:
    passage = parse(TEXT, "elm-plan").passage("Outcomes: Swimming at age 9")
    assert passage is not None
    assert passage.heading == "Swimming at age 9 (SA9)"
    assert [line.strip() for line in passage.lines if line][:2] == [
        "• all pupils:",
        "• 62% can swim, 5% below the mainland",
    ]
    assert parse(TEXT, "elm-plan").passage("Bright paths: Swimming at age 9") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four of twenty-one, and Ninety", ["4", "21", "90"]),
        ("over 1,200 places for £2.5m", ["1200", "2.5"]),
        ("2-2 ½ years, 8-12 months", ["2", "2.5", "8", "12"]),
        ("in 2031-32, at 21+, 0-19", ["2031", "2032", "21", "0", "19"]),
        ("Room4All someone often", []),
        ("by key stage 2.", ["2"]),
    ],
)
def test_numbers_are_read_as_digits_and_as_words(text: str, values: list[str]) -> None:
    assert [v for number in find_numbers(text) for v in number.values] == [Decimal(value) for value in values]


def test_a_number_knows_where_it_stands() -> None:
    (number,) = find_numbers("with twenty-one boats")
    assert "with twenty-one boats"[number.start : number.end] == "twenty-one"


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
    assert official_wording(folder, dataset) == {place: text for place, text in PLACES if place != "P2-A01"}


def test_without_texts_there_is_no_wording_and_no_error(tmp_path: Path, dataset: Dataset) -> None:
    assert official_wording(tmp_path, dataset) == {}
    assert official_wording(tmp_path / "not-there", dataset) == {}


def test_the_environment_may_name_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INCLUSION_DOCUMENTS", raising=False)
    assert documents_folder() == DATA_FOLDER / "documents"
    monkeypatch.setenv("INCLUSION_DOCUMENTS", str(tmp_path))
    assert documents_folder() == tmp_path


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
        [("", "unplaced"), ("P2-N01", "gone")],
    ),
    "a word outside lists and sections": (TEXT.replace("mixed", "good"), []),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_reported_by_place_and_kind(folder: Path, dataset: Dataset, damage: str) -> None:
    text, findings = DAMAGE[damage]
    write(folder, text)
    assert found(folder, dataset) == findings


def test_a_text_that_differs_anywhere_is_reported_as_a_whole(folder: Path, dataset: Dataset) -> None:
    text = TEXT.replace("mixed", "good")
    write(folder, text)
    assert [str(finding) for finding in check_documents(folder, dataset)] == [
        "elm-plan: [other-text] The text as a whole is not the one that the data were made from. "
        f"Its fingerprint is {fingerprint(text)}."
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


def test_draft_rows_hold_id_place_and_fingerprint_of_new_bullets_only(dataset: Dataset) -> None:
    drum = "a drum will be made"
    text = TEXT.replace(f"  • {CHOIR}", f"  • {drum}\n  • {CHOIR}")
    (row,) = csv.DictReader(io.StringIO(draft_rows(parse(text, "elm-plan"), dataset)))
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
    assert [(row["source"], row["action"]) for row in rows] == [("elm-plan-2032", place) for place, _ in PLACES]


def test_a_text_that_is_not_there_says_where_to_put_it(folder: Path, dataset: Dataset) -> None:
    with pytest.raises(UnknownDocumentError, match=r"Put oak-plan\.txt there"):
        find_document(folder, dataset, "oak-plan")


def test_the_data_check_refuses_a_drafted_row_until_it_is_written(tmp_path: Path) -> None:
    data = shutil.copytree(DATA_FOLDER, tmp_path / "data")
    dataset = load(data)
    last = max(a.position for a in dataset.actions if a.priority == 1 and a.progress == "next")
    bullets = "\n".join(f"  • invented bullet number {n}" for n in range(last + 1))
    text = f"Inclusion priority 1 - x\n\nWhat we will do next:\n\n{bullets}\n"
    drafted = draft_rows(parse(text, "strategy-2025-26"), dataset).splitlines()[-1]
    with (data / "actions.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"{drafted}\n")
    with pytest.raises(DatasetError) as error:
        load(data)
    assert [(f.column, f.rule) for f in error.value.faults] == [
        ("summary", "empty-cell"),
        ("themes", "empty-cell"),
        ("title", "empty-cell"),
    ]


needs_official_texts = pytest.mark.skipif(
    not OFFICIAL_TEXTS.is_dir(), reason="the official texts are not beside the project, in ../shared/sources"
)


@needs_official_texts
def test_the_official_texts_bear_out_the_data() -> None:
    assert [str(finding) for finding in check_documents(OFFICIAL_TEXTS, load(DATA_FOLDER))] == []


@needs_official_texts
def test_every_action_has_its_official_wording() -> None:
    dataset = load(DATA_FOLDER)
    assert list(official_wording(OFFICIAL_TEXTS, dataset)) == [action.action for action in dataset.actions]


@needs_official_texts
def test_the_check_command_exits_0_where_texts_and_data_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--documents", str(OFFICIAL_TEXTS)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The texts and the data agree."


def test_the_check_command_prints_each_difference_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--documents", str(tmp_path)]) == 1
    texts = tmp_path.name
    assert capsys.readouterr().out.splitlines()[-3:] == [
        f"strategy-2025-26: [no-text] There is no text of it in {texts}. Put strategy-2025-26.txt there.",
        f"inclusion-plan-outcomes: [no-text] There is no text of it in {texts}. Put inclusion-plan-outcomes.txt there.",
        "2 differences",
    ]


def test_the_draft_command_prints_rows_below_the_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--documents", str(folder), "--source", "elm-plan", "--prefix", "2031"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row["action"] for row in rows] == [f"2031-{place}" for place, _ in PLACES]


def test_the_draft_command_says_what_it_could_not_place_and_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, TEXT.replace("What we will do next:", "Our plans:"))
    assert main(["draft", "--documents", str(folder), "--source", "elm-plan", "--prefix", "2031"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "Priority 2: no heading of a list of what is next was found."


def test_the_draft_command_says_where_a_missing_text_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--documents", str(tmp_path), "--source", "oak-plan"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == f"There is no text of “oak-plan” in “{tmp_path}”. Put oak-plan.txt there.\n"
