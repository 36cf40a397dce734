"""The rules on official figures: each fault has one broken folder that fails by its name, and nothing else does."""

from collections.abc import Callable

import pytest

from inclusion.records.model import Dataset
from tests.conftest import DataFolder, Key

Edit = Callable[[DataFolder], None]

COUNTED = ("sailing", "203132", "lincolnshire", "sen-support")
PLAIN = ("sailing", "203132", "lincolnshire", "all")
STORM = ("sailing", "203031")
SYMBOL = ("sailing", "203132", "eastport", "sen-support")
YEARLY = ("ferry-trips", "2030", "lincolnshire", "requests")
SCORE = ("lamps", "202930", "lincolnshire", "sen-support")
TRIPS = ("harbour-file", "ferry-trips")
OPEN = "maps-behind"
MISSING = "maps/202930/lincolnshire/ehc-plan=5"

CELLS: list[tuple[str, str, Key, str, str, str]] = [
    ("a calendar year where the measure has school years", "official.csv", PLAIN, "period", "2031", "period-kind"),
    ("a school year where the measure has calendar years", "official.csv", YEARLY, "period", "203132", "period-kind"),
    ("two years that do not follow each other", "official.csv", PLAIN, "period", "203133", "period-kind"),
    ("a break in a year that the measure cannot have", "breaks.csv", STORM, "period", "2030", "period-kind"),
    ("a break without words", "breaks.csv", STORM, "words", "", "empty-cell"),
    ("a kind of break that nobody knows", "breaks.csv", STORM, "kind", "storm", "unknown-code"),
    ("a count above its whole", "official.csv", COUNTED, "numerator", "201", "count-above-whole"),
    ("a share that its counts do not give", "official.csv", COUNTED, "value", "31.0", "counts-give-another-share"),
    ("a share above 100", "official.csv", PLAIN, "value", "101", "out-of-range"),
    ("counts beside a symbol", "official.csv", SYMBOL, "numerator", "1", "value-or-symbol"),
    ("a symbol that nobody knows", "official.csv", SYMBOL, "symbol", "?", "unknown-code"),
    ("a value without its decimals", "official.csv", PLAIN, "decimals", "", "empty-cell"),
    ("more decimals than declared", "official.csv", PLAIN, "value", "70.25", "too-many-decimals"),
    ("a revision that changed nothing", "official.csv", PLAIN, "earlier_value", "61.2", "no-revision"),
    ("a status that nobody knows", "official.csv", PLAIN, "status", "nearly", "unknown-code"),
    ("a place that is not in places.csv", "official.csv", PLAIN, "place", "northport", "broken-reference"),
    ("a data set that is not in datasets.csv", "official.csv", PLAIN, "dataset", "rumour", "broken-reference"),
    ("a place without a code", "places.csv", "england", "ons_code", "", "no-code"),
    ("a council without DfE's code", "places.csv", "westport", "old_la_code", "", "no-code"),
    ("two places with one code", "places.csv", "westport", "old_la_code", "901", "duplicate-id"),
    ("an indicator without a milestone", "measures.csv", "late-boats", "milestone", "", "kind-mismatch"),
    ("an indicator of an unknown milestone", "measures.csv", "late-boats", "milestone", "m9", "broken-reference"),
    ("an outcome on the page of another measure", "measures.csv", "knots", "beside", "maps", "kind-mismatch"),
    ("a growth without its first year", "measures.csv", "ferry-growth", "growth_since", "", "half-a-growth"),
    ("a growth since an impossible year", "measures.csv", "ferry-growth", "growth_since", "202829", "period-kind"),
    ("a layout with one count", "layouts.csv", TRIPS, "numerator_column", "trips", "half-a-layout"),
    ("a filter without a label", "layouts.csv", TRIPS, "filters", "trips_topic", "half-a-layout"),
    ("a judgement on a figure that is not there", "judgements.csv", OPEN, "rests_on", MISSING, "broken-reference"),
    ("a judgement that rests on something else", "judgements.csv", OPEN, "rests_on", "hearsay", "wrong-type"),
    ("a judgement of an unknown section", "judgements.csv", OPEN, "section", "Outcomes: Oars", "broken-reference"),
]
"""What is wrong, file, row and column of a cell, its new value, and the rule that it breaks."""

FAULTS: list[tuple[str, Edit, tuple[str, str, str]]] = [
    (
        "a count without its whole",
        lambda f: f.set("official.csv", COUNTED, denominator=""),
        ("official.csv", "numerator", "half-a-count"),
    ),
    (
        "counts of something that is no share",
        lambda f: f.set("official.csv", SCORE, numerator="1", denominator="2"),
        ("official.csv", "numerator", "not-a-share"),
    ),
    (
        "a value beside a symbol",
        lambda f: f.set("official.csv", PLAIN, symbol="c"),
        ("official.csv", "value", "value-or-symbol"),
    ),
    (
        "neither a value nor a symbol",
        lambda f: f.set("official.csv", SYMBOL, symbol=""),
        ("official.csv", "value", "value-or-symbol"),
    ),
    (
        "two rows for one value",
        lambda f: f.repeat("official.csv", PLAIN, value="71"),
        ("official.csv", "measure", "duplicate-id"),
    ),
    (
        "figures from a data set that nobody read",
        lambda f: f.set("official.csv", PLAIN, dataset="map-file"),
        ("datasets.csv", "retrieved", "empty-cell"),
    ),
    (
        "an indicator without figures",
        lambda f: f.repeat("measures.csv", "late-boats", measure="early-boats", slug="early-boats"),
        ("measures.csv", "measure", "no-figures"),
    ),
    (
        "a layout with a label and no column for it",
        lambda f: f.set(
            "layouts.csv", ("map-file", "maps", "sen_provision", "EHC plan*|SEN State EHC"), group_column=""
        ),
        ("layouts.csv", "group_label", "half-a-layout"),
    ),
    (
        "a judgement that rests on nothing",
        lambda f: f.set("judgements.csv", OPEN, verdict="holds"),
        ("judgements.csv", "rests_on", "rests-on-nothing"),
    ),
]


@pytest.mark.parametrize("cell", [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_broken_cell_is_named(folder: DataFolder, cell: tuple[str, Key, str, str, str]) -> None:
    file, key, column, value, rule = cell
    folder.set(file, key, **{column: value})
    found = {(f.file, f.column, f.rule) for f in folder.faults()}
    assert (file, column, rule) in found
    assert {name for name, _, _ in found} == {file}


@pytest.mark.parametrize(("edit", "fault"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_in_official_figures_is_named(folder: DataFolder, edit: Edit, fault: tuple[str, str, str]) -> None:
    edit(folder)
    found = {(f.file, f.column, f.rule) for f in folder.faults()}
    assert fault in found
    assert {file for file, _, _ in found} == {fault[0]}


def test_counts_may_have_been_rounded_up_or_down_where_they_end_in_a_half(folder: DataFolder) -> None:
    for value in ("12", "13"):
        folder.set("official.csv", COUNTED, numerator="1", denominator="8", value=value, decimals="0")
        assert folder.load().datasets


def test_a_finer_value_than_its_division_can_give_is_compared_in_six_decimals(folder: DataFolder) -> None:
    folder.set("official.csv", COUNTED, numerator="1", denominator="3", value="33.333333333333336", decimals="15")
    assert folder.load().datasets


def test_all_pupils_and_pupils_with_any_sen_are_groups_of_their_own(dataset: Dataset) -> None:
    groups = {figure.group for figure in dataset.official}
    assert {"all", "no-sen", "sen-support", "ehc-plan"} <= groups
