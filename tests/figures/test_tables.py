"""Tables and CSV files: the form of the file, safe text, numbers as numbers, and the same rows as on screen."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest

from inclusion.actions.csv import actions_download, actions_sheet, actions_size
from inclusion.actions.filters import ActionFilter
from inclusion.actions.find import find_actions, followers
from inclusion.figures.checks import gap_difference_table, releases_table
from inclusion.figures.csv import outcomes_sheet
from inclusion.figures.downloads import outcomes_download
from inclusion.figures.measure import outcome_measures
from inclusion.figures.tables import Cell, estimate_cell, estimates_table
from inclusion.records.downloads import Sheet, file_name, to_csv
from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import Action, Dataset, Release
from tests.conftest import DataFolder
from tests.figures.drawn import all_charts, figures_of

BOM = b"\xef\xbb\xbf"


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, each cell as text."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def sheet_of(*rows: tuple[object, object]) -> Sheet:
    """A sheet of names and values, and with each row something that no column names."""
    return Sheet(("name", "value"), tuple({"name": name, "more": 7, "value": value} for name, value in rows))


def test_a_csv_file_is_utf_8_with_a_byte_order_mark_and_lines_that_end_as_rfc_4180_says() -> None:
    content = to_csv(sheet_of(("a, b", 1), ('say "x"', 2), ("Zoë", 3)))
    assert content == BOM + 'name,value\r\n"a, b",1\r\n"say ""x""",2\r\nZoë,3\r\n'.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    (row,) = read_csv(to_csv(Sheet(("text",), ({"text": f"{start}1+1"},))))
    assert row["text"] == f"'{start}1+1"


def test_numbers_are_untouched_and_a_minus_is_a_hyphen() -> None:
    content = to_csv(sheet_of(("-3.50", Decimal("-3.50")), ("4", Decimal(4)), ("a-b", None)))
    assert [tuple(row.values()) for row in read_csv(content)] == [("'-3.50", "-3.50"), ("4", "4"), ("a-b", "")]


def test_no_cell_of_a_download_begins_like_a_formula_but_the_numbers(dataset: Dataset) -> None:
    numbers = {"value", "value_low", "value_high"}
    for content in (actions_download(dataset, ActionFilter()).content, outcomes_download(dataset).content):
        rows = read_csv(content)
        assert rows
        for row in rows:
            for column, cell in row.items():
                assert cell[:1] not in tuple("=+-@\t\r") or (column in numbers and str(Decimal(cell)) == cell), cell


def test_the_hostile_text_of_a_record_is_neutralised_in_the_download(real_folder: DataFolder) -> None:
    real_folder.set("actions.csv", 13, title="=HYPERLINK(0)")
    content = actions_download(real_folder.load(), ActionFilter.choosing(priority=["1"], progress=["next"])).content
    assert read_csv(content)[0]["title"] == "'=HYPERLINK(0)"


def test_the_rows_of_actions_are_those_found_in_the_order_of_the_screen(dataset: Dataset) -> None:
    chosen = ActionFilter.choosing(priority=["2", "4"], ks=["ks2", "none"], q="school")
    found = find_actions(dataset, **chosen.criteria())
    download = actions_download(dataset, chosen)
    assert [row["action"] for row in read_csv(download.content)] == [action.action for action in found]
    assert actions_size(dataset, found) == len(download.content)
    assert download.rows == len(found) > 10


def test_a_row_of_actions_holds_every_field_with_lists_joined_and_threads_both_ways(dataset: Dataset) -> None:
    rows = {row["action"]: row for row in read_csv(actions_download(dataset, ActionFilter()).content)}
    assert len(rows) == 133
    row = rows["P1-A09"]
    assert row["followed_by"] == "P1-N12;P5-N01"
    assert row["themes"] == "neurodiversity;inclusive-schools"
    assert rows["P1-N12"]["follows"] == "P1-A09;P5-A01"
    assert rows["P1-A04"]["figures"].startswith("3 to 4 (years old): ")
    assert row["url"].endswith("/lincolnshires-inclusion-strategy-2025-26/7")
    for action in dataset.actions:
        written = rows[action.action]
        assert written["summary"] == action.summary
        assert written["key_stages"] == ";".join(action.key_stages)
        assert written["followed_by"] == ";".join(a.action for a in followers(dataset)[action.action])


def as_data_file(content: bytes) -> bytes:
    """A download of actions in the form of actions.csv: its columns only, no byte order mark, lines that end in LF."""
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, list(Action.model_fields), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(read_csv(content), key=lambda row: row["action"]))
    return lines.getvalue().encode()


def test_the_download_of_all_actions_is_the_data_file_byte_for_byte_with_more_columns(dataset: Dataset) -> None:
    original = (DATA_FOLDER / "actions.csv").read_bytes()
    assert as_data_file(actions_download(dataset, ActionFilter()).content) == original


def test_a_filtered_download_holds_the_lines_of_the_data_file(dataset: Dataset) -> None:
    content = as_data_file(
        actions_download(dataset, ActionFilter.choosing(priority=["3"], progress=["achieved"])).content
    )
    header, *lines = (DATA_FOLDER / "actions.csv").read_bytes().splitlines(keepends=True)
    assert content.splitlines(keepends=True) == [header, *(line for line in lines if line.startswith(b"P3-A"))]


def test_the_loader_reads_a_download_back(real_folder: DataFolder, dataset: Dataset) -> None:
    (real_folder.path / "actions.csv").write_bytes(as_data_file(actions_download(dataset, ActionFilter()).content))
    assert real_folder.load() == dataset


def test_what_a_reader_sees_stands_before_the_codes_and_the_fingerprint_last(dataset: Dataset) -> None:
    columns = actions_sheet(dataset, dataset.actions).columns
    assert columns[:5] == ("action", "listed_as", "priority_title", "title", "summary")
    assert columns[-1] == "fingerprint"
    coded = ("source", "priority", "progress", "key_stages", "themes", "partners", "lead", "follows", "next_kind")
    assert columns.index("url") < min(map(columns.index, coded))
    assert set(Action.model_fields) <= set(columns)
    assert len(set(columns)) == len(columns)


def test_the_words_of_a_row_are_those_of_the_screen(small: Dataset) -> None:
    rows = {row["action"]: row for row in read_csv(actions_download(small, ActionFilter()).content)}
    row = rows["P2-N01"]
    assert (row["listed_as"], row["priority_title"]) == ("Next", "Songs that everyone can sing")
    assert row["does_it"] == "Harbour choir; Harbour and ferries team"
    assert row["kind"] == "Reviews something"
    assert row["states"] == "who does it, but not when or a number"
    assert row["follows_on_from"] == "P1-A02 Old pier mended; P2-A01 Choir founded"
    assert rows["P2-A01"]["names"] == "Harbour choir"
    assert rows["P2-A01"]["continued_by"] == "P2-N01 Look again at the songs"
    assert (rows["P1-N01"]["age"], rows["P1-N01"]["likely_age"]) == ("", "Up to 5")
    assert rows["P1-N01"]["time_passed"].startswith("This time had passed by 30 September 2032.")
    assert rows["P1-A03"]["theme"] == "Rowing and ferries; Light & lanterns"


def test_an_empty_choice_of_actions_has_its_header_still(dataset: Dataset) -> None:
    download = actions_download(dataset, ActionFilter(q="xyzzy"))
    assert download.rows == 0
    assert download.content == BOM + ",".join(actions_sheet(dataset, dataset.actions).columns).encode() + b"\r\n"


def test_column_names_are_snake_case(dataset: Dataset) -> None:
    for sheet in (actions_sheet(dataset, dataset.actions), outcomes_sheet(dataset)):
        assert all(name.isidentifier() and name == name.lower() for name in sheet.columns)


def outcome_rows(dataset: Dataset, **wanted: str) -> list[dict[str, str]]:
    rows = read_csv(outcomes_download(dataset).content)
    return [row for row in rows if all(row[column] == value for column, value in wanted.items())]


def test_a_stated_figure_stands_with_its_range_unit_basis_and_section(dataset: Dataset) -> None:
    (row,) = outcome_rows(
        dataset, measure="gld", time_period="202425", place="lincolnshire", group="sen-support", statistic="gap"
    )
    assert (row["value"], row["value_low"], row["value_high"]) == ("-54", "-54.5", "-53.5")
    assert (row["unit"], row["basis"], row["versus"]) == ("percentage-points", "stated", "no-sen")
    assert (row["geographic_level"], row["geographic_code"]) == ("Local authority", "E10000019")
    assert row["section"] == "Outcomes: Early years foundation stage profile"
    assert row["url"] == "https://www.lincolnshire.gov.uk/send-local-offer/lincolnshires-inclusion-strategy-2025-26/4"


def test_a_worked_out_figure_stands_with_its_range_and_how_it_follows(dataset: Dataset) -> None:
    (row,) = outcome_rows(
        dataset, measure="ks2-rwm", time_period="202425", place="england", group="sen-support", statistic="value"
    )
    assert (row["value"], row["value_low"], row["value_high"]) == ("28", "27.5", "29.0")
    assert (row["unit"], row["basis"], row["how"]) == ("percent", "worked out", "23 plus 5")
    assert row["geographic_code"] == "E92000001"


def test_a_comparison_in_words_has_no_number(dataset: Dataset) -> None:
    (row,) = outcome_rows(dataset, measure="gld", group="ehc-plan", words="in line")
    assert (row["value"], row["value_low"], row["value_high"], row["unit"], row["basis"]) == ("", "", "", "", "words")


def test_progress_is_in_score_points_and_a_fall_is_negative(dataset: Dataset) -> None:
    (row,) = outcome_rows(dataset, measure="ks2-maths-progress", place="england", group="ehc-plan", statistic="change")
    assert (row["value"], row["value_low"], row["value_high"]) == ("-0.30", "-0.305", "-0.295")
    assert (row["unit"], row["versus"]) == ("score-points", "202122")


def test_every_outcome_figure_of_both_documents_is_in_the_download(dataset: Dataset) -> None:
    outcomes = {m.measure for m in outcome_measures(dataset)}
    stated = [o for o in dataset.observations if o.measure in outcomes]
    rows = read_csv(outcomes_download(dataset).content)
    assert len([row for row in rows if row["basis"] != "worked out"]) == len(stated) == 115
    for column in ("value", "value_low", "value_high"):
        assert all(row[column] or row["basis"] == "words" for row in rows)
    assert all(Decimal(row["value_low"]) <= Decimal(row["value_high"]) for row in rows if row["value"])


def test_a_download_can_be_limited_to_a_measure_and_a_group(dataset: Dataset) -> None:
    rows = read_csv(outcomes_download(dataset, ("phonics",), ("ehc-plan",)).content)
    assert {(row["measure"], row["group"]) for row in rows} == {("phonics", "ehc-plan")}


def test_a_file_name_is_plain_and_says_what_was_chosen(dataset: Dataset) -> None:
    chosen = ActionFilter.choosing(priority=["2"], progress=["next"], q='"bus"/pass; é')
    assert actions_download(dataset, chosen).name == "lincolnshire-actions-priority-2-progress-next-q-bus-pass"
    everyone = ActionFilter.choosing(partner=[partner.partner for partner in dataset.partners])
    assert len(actions_download(dataset, everyone).name) <= 80


def test_a_file_is_named_after_the_release_of_the_data_and_its_date(dataset: Dataset) -> None:
    release = Release(release="2.1.0", released=date(2027, 9, 1), changes="A correction.")
    later = dataset.model_copy(update={"releases": (*dataset.releases, release)})
    assert file_name(later, "lincolnshire-actions", "csv") == "lincolnshire-actions-v2.1.0-2027-09-01.csv"


def test_the_newest_release_stands_first_in_the_table_of_changes(dataset: Dataset) -> None:
    release = Release(release="1.0.1", released=date(2026, 12, 1), changes="A correction.")
    later = dataset.model_copy(update={"releases": (dataset.releases[0], release)})
    assert [[cell.text for cell in row] for row in releases_table(later).rows] == [
        ["1.0.1", "1 December 2026", "A correction."],
        ["1.0.0", "22 November 2026", "First release: both documents coded twice and checked."],
    ]


def test_a_table_says_not_stated_where_nothing_is_known(dataset: Dataset) -> None:
    levels = figures_of(dataset, "gld").levels_of("202324")
    assert [(e.group, e.place) for e in levels] == [("sen-support", "lincolnshire"), ("ehc-plan", "lincolnshire")]
    table = estimates_table("Levels", "%", levels)
    assert [row[2] for row in table.rows] == [Cell("not stated"), Cell("not stated")]
    assert [(row[0].text, row[1].text) for row in table.rows] == [("SEN support", "24"), ("EHC plan", "2")]


def test_a_table_gives_a_range_only_where_it_tells_more_than_the_figures_own_rounding(dataset: Dataset) -> None:
    table = estimates_table("Levels", "%", figures_of(dataset, "ks2-rwm").levels)
    assert [row[1] for row in table.rows] == [Cell("71"), Cell("23"), Cell("8")]
    assert [row[2] for row in table.rows] == [
        Cell("73", "worked out, 72.0 to 73.5"),
        Cell("28", "worked out, 27.5 to 29.0"),
        Cell("9", "worked out, 8.5 to 10.0"),
    ]
    assert [unit for _, unit in table.columns] == ["", "%, stated", "%"]


def test_a_cell_has_a_real_minus_sign_and_a_gap_is_told_as_points_behind(dataset: Dataset) -> None:
    figures = figures_of(dataset, "ks2-rwm")
    assert estimate_cell(figures.differences[1]) == Cell("−5")
    assert estimate_cell(figures.gaps[0]) == Cell("48")
    assert estimate_cell(None) == Cell("not stated")


def test_no_figure_stands_beside_a_range_that_does_not_hold_it_without_a_note(dataset: Dataset, small: Dataset) -> None:
    for chart in (chart for data in (dataset, small) for chart in all_charts(data)):
        for cell in (cell for table in chart.tables for row in table.rows for cell in row):
            limits = re.search(r"([−\d.]+) to ([−\d.]+)$", cell.small)
            if limits:
                low, value, high = (Decimal(text.replace("−", "-")) for text in (limits[1], cell.text, limits[2]))
                assert low <= value <= high or any(cell.text in note and limits[0] in note for note in chart.notes)


def test_a_figure_has_one_range_in_every_file(dataset: Dataset) -> None:
    whole = (*outcomes_sheet(dataset).rows, *outcomes_sheet(dataset, dataset.measure).rows)
    names = ("measure", "time_period", "place", "group", "statistic", "versus", "value")
    ranges = {tuple(row[name] for name in names): (row["value_low"], row["value_high"]) for row in whole}
    own = [chart for chart in all_charts(dataset) if chart.name != "gap-years"]  # that is of DfE's figures
    of_documents = [chart for chart in own if "value_low" in chart.sheet.columns]
    assert of_documents
    for chart in of_documents:
        for row in chart.sheet.rows:
            found = ranges.get(tuple(row[name] for name in names))
            assert found in (None, (row["value_low"], row["value_high"]))


def test_a_stated_difference_of_two_gaps_has_the_range_that_the_gaps_allow(dataset: Dataset) -> None:
    rows = [row for row in outcomes_sheet(dataset).rows if row["statistic"] == "gap-difference"]
    found = {(row["measure"], row["group"]): (row["value_low"], row["value_high"]) for row in rows}
    assert found["ks2-rwm", "sen-support"] == (Decimal("-4.0"), Decimal("-3.0"))
    assert found["gld", "sen-support"] == (Decimal(-5), Decimal(-3))
    shown = gap_difference_table(dataset).rows
    assert len(shown) == len(found)
    assert [row[3].text for row in shown if "Key stage 2" in row[0].text] == ["3.0 to 4.0 points wider"]
