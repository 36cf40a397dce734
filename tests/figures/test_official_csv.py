"""DfE's figures and the verdicts as files: their columns, what an address asks for, and how they join DfE's files."""

import csv
import io
from collections import Counter
from collections.abc import Mapping

import pytest

from inclusion.editing.official_file import read_values
from inclusion.figures.downloads import checks_by_address, official_by_address
from inclusion.figures.verdicts import verdicts
from inclusion.records.downloads import Download, UnknownChoiceError
from inclusion.records.model import Dataset, OfficialFigure
from tests.editing.test_official import SAMPLES

Rows = list[dict[str, str]]


def rows_of(download: Download) -> Rows:
    """The rows of a file."""
    return list(csv.DictReader(io.StringIO(download.content.decode("utf-8-sig"), newline="")))


def test_the_file_has_the_columns_of_the_data_first_and_every_row(small: Dataset) -> None:
    rows = rows_of(official_by_address(small, {}))
    assert list(rows[0])[: len(OfficialFigure.model_fields)] == list(OfficialFigure.model_fields)
    assert len(rows) == len(small.official)
    row = next(r for r in rows if (r["measure"], r["period"], r["place"], r["group"]) == (
        "sailing", "203132", "lincolnshire", "no-sen"))  # fmt: skip
    assert (row["value"], row["earlier_value"], row["status"]) == ("70", "69", "revised")
    assert (row["source"], row["licence"]) == (
        "Harbour Office, Harbour results: in the harbour tool, 2028/29 to 2031/32",
        "Open Government Licence v3.0",
    )


def test_places_and_periods_have_the_columns_of_dfes_files(small: Dataset) -> None:
    rows = rows_of(official_by_address(small, {"measure": ["sailing", "ferry-trips"]}))
    found = {
        (r["place"], r["time_identifier"]): (
            r["geographic_level"], r["country_code"], r["region_code"], r["old_la_code"], r["new_la_code"], r["la_name"]
        )
        for r in rows
    }  # fmt: skip
    assert found["lincolnshire", "Academic year"] == (
        "Local authority", "E92000001", "", "925", "E10000019", "Lincolnshire"
    )  # fmt: skip
    assert found["east-midlands", "Academic year"] == ("Regional", "E92000001", "E12000004", "", "", "")
    assert found["england", "Calendar year"] == ("National", "E92000001", "", "", "", "")
    assert {r["time_period"] for r in rows} == {r["period"] for r in rows}


def test_a_symbol_stays_a_symbol(small: Dataset) -> None:
    rows = rows_of(official_by_address(small, {"measure": ["falls"], "place": ["eastport"]}))
    assert [r["symbol"] for r in rows] == ["-", ":", "~", "b", "k", "low", "u", "x", "z"]
    assert {r["value"] for r in rows} == {""}


@pytest.mark.parametrize(
    ("params", "left"),
    [
        ({"place": ["england"], "measure": ["sailing"]}, {("sailing", "england")}),
        ({"group": ["no-sen"]}, {("sailing", "lincolnshire"), ("sailing", "england")}),
        ({"measure": ["knots,late-boats"], "place": ["england"]}, {("knots", "england"), ("late-boats", "england")}),
    ],
)
def test_an_address_asks_for_measures_places_and_groups(
    small: Dataset, params: dict[str, list[str]], left: set[tuple[str, str]]
) -> None:
    assert {(r["measure"], r["place"]) for r in rows_of(official_by_address(small, params))} == left


@pytest.mark.parametrize(("name", "code"), [("measure", "shells"), ("place", "atlantis"), ("colour", "red")])
def test_an_address_that_asks_for_what_is_not_there_is_refused(small: Dataset, name: str, code: str) -> None:
    with pytest.raises(UnknownChoiceError, match=f"{code}|{name}"):
        official_by_address(small, {name: [code]})


def test_every_verdict_and_every_judgement_is_a_row_of_the_checks(small: Dataset) -> None:
    rows = rows_of(checks_by_address(small, {}))
    assert list(rows[0])[:10] == [
        "measure", "period", "place", "group", "statistic", "versus", "stated", "official", "verdict", "working"
    ]  # fmt: skip
    assert len(rows) == len(verdicts(small)) + len(small.judgements)
    spoken = [r for r in rows if r["statistic"] == "comparison"]
    assert Counter(r["stated"] for r in spoken) == Counter(j.statement for j in small.judgements)
    assert rows[-1]["measure"] == ""


def test_a_number_has_no_decimals_that_nobody_published_and_a_range_is_words(small: Dataset) -> None:
    rows = rows_of(checks_by_address(small, {"measure": ["sailing"]}))
    gap = next(r for r in rows if (r["place"], r["group"], r["statistic"]) == ("england", "sen-support", "gap"))
    assert (gap["stated"], gap["official"], gap["verdict"]) == ("-36", "-37", "agrees within rounding")


def test_the_checks_of_a_measure_leave_out_those_of_several(small: Dataset) -> None:
    assert {r["measure"] for r in rows_of(checks_by_address(small, {"measure": ["maps"]}))} == {"maps"}
    with pytest.raises(UnknownChoiceError, match="late-boats"):
        checks_by_address(small, {"measure": ["late-boats"]})


def test_the_file_joins_rows_of_real_files_by_their_own_columns(dataset: Dataset) -> None:
    rows = rows_of(official_by_address(dataset, {}))
    ours = {(r["measure"], r["group"], *joined(r)): r for r in rows}
    for path in sorted(SAMPLES.glob("*.csv")):
        for value in read_values(path, dataset).values:
            row = ours[value.cells["measure"], value.cells["group"], *joined(value.line.cells)]
            assert row["place"] == value.line.place
            assert row["value"] == value.cells["value"] or value.cells["symbol"]


def joined(cells: Mapping[str, str]) -> tuple[str, ...]:
    """The columns by which a file of DfE's is joined."""
    names = ("time_period", "time_identifier", "geographic_level", "old_la_code")
    region = cells["region_code"] if cells["geographic_level"] == "Regional" else ""
    return (*(cells[name] for name in names), region)
