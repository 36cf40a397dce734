"""Files as DfE publishes them: what they give by layouts.csv, what is refused by name, and what is written."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from inclusion.__main__ import main
from inclusion.editing.official import Reading, read_official, report, write_official
from inclusion.editing.official_file import FileRefusedError, read_values
from inclusion.records.load import DatasetError
from inclusion.records.model import Dataset, Layout
from tests import datasets
from tests.conftest import ROOT, DataFolder

TODAY = date(2033, 5, 6)
SAMPLES = ROOT.parent / "shared" / "official" / "samples"
"""Rows of real files, where they are at hand."""

HEADER = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "new_la_code", "old_la_code", "la_name", "lad_code", "version", "topic", "characteristic", "sex", "sailed",
    "children", "sailed_percent", "trips_topic", "trips",
]  # fmt: skip
HOME = {
    "time_period": "203132",
    "time_identifier": "Academic year",
    "geographic_level": "Local authority",
    "country_code": "E92000001",
    "old_la_code": "925",
    "la_name": "Lincolnshire",
    "version": "Final",
    "topic": "SEN provision",
    "characteristic": "SEN support",
    "sex": "Total",
    "sailed": "61",
    "children": "200",
    "sailed_percent": "30.500000",
    "trips_topic": "z",
    "trips": "z",
}
"""A row that agrees with the invented data: 61 of 200, which is 30.5%."""

COUNTRY = {"geographic_level": "National", "old_la_code": "", "la_name": ""}
TRIPS = {"time_identifier": "Calendar year", "time_period": "2031", "topic": "z", "characteristic": "z",
         "sailed": "z", "children": "z", "sailed_percent": "z", "trips_topic": "All trips in a year",
         "trips": "121"}  # fmt: skip


def write_file(folder: Path, *rows: dict[str, str], header: list[str] = HEADER, name: str = "harbour.csv") -> Path:
    """A file of the layout of `harbour-file`, with rows like that of Lincolnshire."""
    path = folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, header, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({**HOME, **row} for row in rows)
    return path


def outcomes(reading: Reading) -> dict[str, list[str]]:
    """The keys of each outcome: "sailing/203132/lincolnshire/sen-support"."""
    found: dict[str, list[str]] = {}
    for change in reading.changes:
        found.setdefault(change.outcome, []).append("/".join(change.key))
    return found


def refusal(path: Path, dataset: Dataset) -> str:
    """Why a file is refused."""
    with pytest.raises(FileRefusedError) as caught:
        read_official(path, dataset)
    return str(caught.value)


# What a file gives


def test_a_value_as_the_data_has_it_is_unchanged_whatever_its_zeros(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {"version": "final"})
    reading = read_official(path, small)
    assert reading.source.dataset == "harbour-file"
    assert outcomes(reading) == {"completed": ["sailing/203132/lincolnshire/sen-support"]}
    assert (reading.changes[0].after["value"], reading.changes[0].after["status"]) == ("30.5", "final")


def test_a_value_with_new_counts_is_completed_and_one_with_another_value_is_revised(
    tmp_path: Path, small: Dataset
) -> None:
    path = write_file(
        tmp_path,
        {"characteristic": "No identified SEN", "sailed": "141", "children": "200", "sailed_percent": "70.5"},
        {"characteristic": "EHC plan or statement", "sailed": "7", "children": "50", "sailed_percent": "14.0"},
    )
    reading = read_official(path, small)
    assert outcomes(reading) == {
        "completed": ["sailing/203132/lincolnshire/no-sen"],
        "revised": ["sailing/203132/lincolnshire/ehc-plan"],
    }
    completed, revised = reading.changes
    assert (completed.after["value"], completed.after["earlier_value"]) == ("70.5", "69")
    assert (revised.after["value"], revised.after["earlier_value"]) == ("14.0", "12.0")
    assert str(revised) == ("revised: sailing, 203132, lincolnshire, ehc-plan: 12.0 (6 of 50) to 14.0 (7 of 50), final")


def test_a_value_that_the_data_lacks_is_new(tmp_path: Path, small: Dataset) -> None:
    reading = read_official(write_file(tmp_path, {"time_period": "203233"}), small)
    assert outcomes(reading) == {"new": ["sailing/203233/lincolnshire/sen-support"]}
    assert "  new: sailing, sen-support: 1 values, 203233, 1 places" in list(report(reading, small))


def test_a_symbol_is_kept_as_it_is_and_replaces_no_value(tmp_path: Path, small: Dataset) -> None:
    path = write_file(
        tmp_path,
        {"sailed": "c", "children": "c", "sailed_percent": "c"},
        {"time_period": "203233", "sailed": "low", "children": "x", "sailed_percent": "low"},
    )
    reading = read_official(path, small)
    assert outcomes(reading) == {
        "kept": ["sailing/203132/lincolnshire/sen-support"],
        "new": ["sailing/203233/lincolnshire/sen-support"],
    }
    assert reading.changes[1].after["symbol"] == "low"
    assert reading.changes[1].after["value"] == ""


def test_a_value_replaces_a_symbol(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {"old_la_code": "901", "la_name": "Eastport"})
    assert outcomes(read_official(path, small)) == {"new": ["sailing/203132/eastport/sen-support"]}


def test_places_are_known_by_code_and_districts_are_dropped(tmp_path: Path, small: Dataset) -> None:
    path = write_file(
        tmp_path,
        {"la_name": "Renamed"},
        {"geographic_level": "Local authority district", "lad_code": "E07000136", "sailed_percent": "99"},
        {"old_la_code": "813", "la_name": "Lincolnshire", "sailed_percent": "98"},
        COUNTRY,
        {**COUNTRY, "geographic_level": "Regional", "region_code": "E12000004"},
        {**COUNTRY, "geographic_level": "Regional", "region_code": "E12000003"},
    )
    places = [change.key[2] for change in read_official(path, small).changes]
    assert places == ["lincolnshire", "england", "east-midlands"]


def test_the_order_and_case_of_columns_and_the_case_of_labels_do_not_matter(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {"characteristic": "sen SUPP"}, header=HEADER[::-1])
    path.write_text(path.read_text(encoding="utf-8-sig").replace("sailed_percent", "Sailed_Percent"), encoding="utf-8")
    assert len(read_official(path, small).changes) == 1


def test_a_filter_that_no_layout_names_is_fixed_at_its_total(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {"sex": "Girls", "sailed_percent": "40"}, {"sex": "Total"}, {"sex": "Boys"})
    reading = read_official(path, small)
    assert [change.after["value"] for change in reading.changes] == ["30.5"]
    assert reading.notes[0] == "Filters fixed: “sex” at “Total”."


def test_of_several_versions_the_most_settled_is_read(tmp_path: Path, small: Dataset) -> None:
    path = write_file(
        tmp_path,
        {"version": "Provisional", "sailed_percent": "31.5", "sailed": "63"},
        {"version": "Revised"},
        {"version": "Provisional", "time_period": "203233"},
    )
    changes = read_official(path, small).changes
    assert [(change.key[1], change.after["status"]) for change in changes] == [
        ("203132", "revised"),
        ("203233", "provisional"),
    ]


def test_rows_of_another_kind_of_period_are_not_read(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {}, TRIPS)
    reading = read_official(path, small)
    assert [change.key for change in reading.changes] == [
        ("sailing", "203132", "lincolnshire", "sen-support"),
        ("ferry-trips", "2031", "lincolnshire", "requests"),
    ]


def test_labels_that_no_layout_reads_are_listed(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {}, {"characteristic": "SEN with a medical plan"})
    assert "Labels of “characteristic” that no layout reads: “SEN with a medical plan”." in (
        read_official(path, small).notes
    )


def test_counts_that_do_not_give_the_share_are_left_out(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {"time_period": "203233", "sailed": "90"})
    (change,) = read_official(path, small).changes
    assert (change.after["value"], change.after["numerator"], change.after["denominator"]) == ("30.5", "", "")


@pytest.mark.parametrize(
    "odd", [{"children": "0.4"}, {"children": "-200"}, {"sailed": "-61"}, {"time_period": "Total"}]
)
def test_a_share_with_odd_counts_or_an_odd_period_is_read_for_the_check_to_judge(
    tmp_path: Path, small: Dataset, odd: dict[str, str]
) -> None:
    (change,) = read_official(write_file(tmp_path, {"time_period": "203233"} | odd), small).changes
    assert change.after["value"] == "30.5"
    assert bool(change.after["denominator"]) == ("time_period" in odd)


def test_a_revised_figure_names_the_judgements_that_rest_on_it(tmp_path: Path, small: Dataset) -> None:
    row = {"characteristic": "No SEN", "sailed_percent": "71.2", "sailed": "z"}
    lines = list(report(read_official(write_file(tmp_path, row), small), small))
    assert lines[-1] == (
        "  judge again: “no-sen-in-line” in judgements.csv rests on sailing/203132/lincolnshire/no-sen=69"
    )


def test_new_figures_name_the_judgements_that_could_not_be_checked(tmp_path: Path, folder: DataFolder) -> None:
    folder.set("judgements.csv", "no-sen-in-line", verdict="cannot-be-checked", rests_on="")
    row = {"characteristic": "No SEN", "time_period": "203233", "sailed_percent": "71.0", "sailed": "142"}
    dataset = folder.load()
    lines = list(report(read_official(write_file(tmp_path, row), dataset), dataset))
    assert lines[-1] == "  judge now: “no-sen-in-line” in judgements.csv could not be checked before"


# What is refused


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"sex": "Girls"}, "The column “sex” is not fixed: it holds “Girls”, and no total. Add sex=label"),
        ({"topic": "Age"}, "gives no value. No “no-sen” of “sailing”: “topic” holds “Age”."),
        ({"version": "Final draft"}, "“final draft” is no version that we know"),
        ({"sailed_percent": "n/a"}, "Row 2: “n/a” in “sailed_percent” is no number"),
        ({"old_la_code": "000"}, "has no row for any place of places.csv"),
        ({"characteristic": "Left-handed"}, "“characteristic” holds “Left-handed”"),
    ],
)
def test_what_is_not_sure_is_refused_by_name(tmp_path: Path, small: Dataset, row: dict[str, str], words: str) -> None:
    assert words in refusal(write_file(tmp_path, row), small)


def test_two_rows_for_one_value_are_refused_with_the_column_that_tells_them_apart(
    tmp_path: Path, small: Dataset
) -> None:
    path = write_file(tmp_path, {}, {"topic": "SEN provision of schools", "sailed_percent": "9"})
    assert refusal(path, small) == (
        "Rows 2 and 3 both give sailing, 203132, lincolnshire, sen-support. They differ in “topic”: "
        "fix one of these in layouts.csv."
    )


def test_a_file_without_a_column_names_it_and_the_nearest(tmp_path: Path, small: Dataset) -> None:
    header = ["sailed_pct" if column == "sailed_percent" else column for column in HEADER]
    path = tmp_path / "renamed.csv"
    path.write_text(",".join(header) + "\n", encoding="utf-8")
    words = refusal(path, small)
    assert "Nearest is “Harbour results: by children” (harbour-file)" in words
    assert "has no column “sailed_percent”; the nearest is “sailed_pct”" in words


def test_a_file_cut_off_in_the_middle_of_a_row_is_refused(tmp_path: Path, small: Dataset) -> None:
    path = write_file(tmp_path, {}, COUNTRY)
    path.write_bytes(path.read_bytes()[:-20])
    assert "is cut off or damaged: row 3 has" in refusal(path, small)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 and so on", "is a ZIP or a workbook"),
        (b"", "is no data file of DfE's"),
        (b"name,age\nAnn,5\n", "is no data file of DfE's: its first row has no column “time_period”"),
        (b"time_period,time_identifier,geographic_level,\xe9\n", "is not UTF-8"),
        (b'time_period,time_identifier,geographic_level\n"1"2,3,4\n', "is not readable as CSV"),
        (b"time_period,time_identifier,geographic_level,sex,sex\n", "has the column “sex” twice"),
    ],
)
def test_what_is_no_file_of_dfes_is_refused(tmp_path: Path, small: Dataset, content: bytes, words: str) -> None:
    path = tmp_path / "some.csv"
    path.write_bytes(content)
    assert words in refusal(path, small)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, small: Dataset) -> None:
    assert "cannot be opened" in refusal(tmp_path / "nowhere.csv", small)


# Every layout


@pytest.mark.parametrize("source", sorted({layout.dataset for layout in datasets.real().layouts}))
def test_every_layout_reads_a_file_of_its_columns(tmp_path: Path, dataset: Dataset, source: str) -> None:
    layouts = [layout for layout in dataset.layouts if layout.dataset == source]
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for layout in layouts:
        rows.setdefault(labels_of(layout), {}).update(cells_of(layout, dataset))
    header = [*dict.fromkeys(column for row in rows.values() for column in row), "an_extra_filter"]
    path = tmp_path / "made.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, restval="z", lineterminator="\n")
        writer.writeheader()
        for row in rows.values():
            writer.writerow({**row, "an_extra_filter": "Total"})
            writer.writerow({**row, "an_extra_filter": "Other"})
            writer.writerow({**row, "an_extra_filter": "Total", "geographic_level": "Local authority district"})
    reading = read_official(path, dataset)
    assert reading.source.dataset == source
    assert {(c.after["measure"], c.after["group"]): c.after["value"] for c in reading.changes} == {
        (layout.measure, layout.group): rows[labels_of(layout)][layout.value_column] for layout in layouts
    }


def labels_of(layout: Layout) -> tuple[str, ...]:
    """What tells the rows of a file apart that layouts read."""
    return (*layout.filters, layout.group_column or "", layout.group_label or "")


def cells_of(layout: Layout, dataset: Dataset) -> dict[str, str]:
    """A row of England that a layout reads: each label without what stands for any ending, a quarter of all."""
    period_kind = dataset.measure[layout.measure].period_kind
    school_year = period_kind in ("academic-year", "two-terms")
    cells = {
        "time_period": "203132" if school_year else "2031",
        "time_identifier": "Academic year" if school_year else "Calendar year",
        "geographic_level": "National",
        "country_code": "E92000001",
        "region_code": "",
        "old_la_code": "",
    }
    for item in layout.filters:
        column, _, label = item.partition("=")
        cells[column] = first_label(label)
    if layout.group_column and layout.group_label:
        cells[layout.group_column] = first_label(layout.group_label)
    if layout.version_column:
        cells[layout.version_column] = "Revised"
    figures = {layout.denominator_column: "8", layout.numerator_column: "2", layout.value_column: "25"}
    cells |= {column: cell for column, cell in figures.items() if column}
    return cells


def first_label(label: str) -> str:
    """The first label of those that “|” parts, with some ending; “Total” where any will do."""
    first = label.partition("|")[0]
    return "Total" if first == "*" else first.replace("*", " of all")


# Writing


def test_without_write_nothing_is_written_and_twice_gives_no_change(tmp_path: Path, folder: DataFolder) -> None:
    path = write_file(tmp_path, {"sailed": "62", "sailed_percent": "31.0"}, {"time_period": "203233"}, TRIPS)
    before = {file.name: file.read_bytes() for file in folder.path.iterdir()}
    reading = read_official(path, folder.load())
    assert {file.name: file.read_bytes() for file in folder.path.iterdir()} == before
    write_official(folder.path, [reading], TODAY)
    after = {file.name: file.read_bytes() for file in folder.path.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"official.csv", "datasets.csv"}
    again = read_official(path, folder.load())
    assert set(outcomes(again)) == {"unchanged"}
    write_official(folder.path, [again], date(2034, 1, 1))
    assert {file.name: file.read_bytes() for file in folder.path.iterdir()} == after


def test_what_was_written_loads_in_the_order_of_the_file_with_its_source(tmp_path: Path, folder: DataFolder) -> None:
    path = write_file(tmp_path, {"sailed": "62", "sailed_percent": "31.0"}, {"time_period": "203233"})
    before = [row[:4] for row in folder.read("official.csv")]
    write_official(folder.path, [read_official(path, folder.load())], TODAY)
    written = folder.load()
    rows = {(f.measure, f.period, f.place, f.group): f for f in written.official}
    revised = rows["sailing", "203132", "lincolnshire", "sen-support"]
    assert (str(revised.value), str(revised.earlier_value), revised.dataset) == ("31.0", "30.5", "harbour-file")
    source = written.official_dataset["harbour-file"]
    assert (source.retrieved, source.taken_from) == (TODAY, "DfE's file harbour.csv")
    place = before.index(["sailing", "203132", "lincolnshire", "sen-support"]) + 1
    assert [row[:4] for row in folder.read("official.csv")] == [
        *before[:place],
        ["sailing", "203233", "lincolnshire", "sen-support"],
        *before[place:],
    ]


def test_rows_that_the_check_refuses_are_not_written(tmp_path: Path, folder: DataFolder) -> None:
    path = write_file(
        tmp_path, {"time_period": "203233"}, {"time_period": "203334", "sailed_percent": "130", "sailed": "z"}
    )
    (reading,) = write_official(folder.path, [read_official(path, folder.load())], TODAY)
    assert outcomes(reading) == {
        "new": ["sailing/203233/lincolnshire/sen-support"],
        "refused": ["sailing/203334/lincolnshire/sen-support"],
    }
    assert "[out-of-range]" in str(reading.changes[1])
    assert {f.period for f in folder.load().official} & {"203233", "203334"} == {"203233"}


def test_a_folder_with_other_faults_is_not_written_to(tmp_path: Path, folder: DataFolder) -> None:
    reading = read_official(write_file(tmp_path, {"time_period": "203233"}), folder.load())
    folder.set("themes.csv", 2, name="")
    before = (folder.path / "official.csv").read_bytes()
    with pytest.raises(DatasetError, match="empty-cell"):
        write_official(folder.path, [reading], TODAY)
    assert (folder.path / "official.csv").read_bytes() == before


def test_the_command_reports_writes_and_tells_what_it_could_not_read(
    tmp_path: Path, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INCLUSION_DATA", str(folder.path))
    path = write_file(tmp_path, {"time_period": "203233"})
    assert main(["official", str(path)]) == 0
    assert capsys.readouterr().out.endswith("1 row to write: add --write.\n")
    assert main(["official", "--write", str(path), str(tmp_path / "nowhere.csv")]) == 1
    printed = capsys.readouterr()
    assert printed.out.endswith("1 row written.\n")
    assert "nowhere.csv cannot be opened" in printed.err
    assert main(["official", str(path)]) == 0
    assert "1 unchanged" in capsys.readouterr().out


# Real files, where they are at hand


def test_rows_of_real_files_agree_with_the_data(dataset: Dataset) -> None:
    found = {path.name: outcomes(read_official(path, dataset)) for path in sorted(SAMPLES.glob("*.csv"))}
    assert {outcome for reading in found.values() for outcome in reading} <= {"unchanged", "kept"}
    assert all(reading["unchanged"] for reading in found.values())
    assert SAMPLES.exists() == bool(found)


def test_an_edited_copy_of_a_real_file_is_reported_as_revised(tmp_path: Path, dataset: Dataset) -> None:
    for path in sorted(SAMPLES.glob("*.csv")):
        value = next(v for v in read_values(path, dataset).values if v.cells["place"] == "lincolnshire")
        layout = next(
            la for la in dataset.layouts if (la.dataset, la.measure) == (value.cells["dataset"], value.key[0])
        )
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
        at = [column.casefold() for column in header].index(layout.value_column.casefold())
        rows[value.line.number - 2][at] = str(Decimal(rows[value.line.number - 2][at]) + 1)
        copy = tmp_path / path.name
        with copy.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
        assert outcomes(read_official(copy, dataset))["revised"] == ["/".join(value.key)]
