"""The rules on official figures: each fault has one broken folder that fails by its name, and nothing else does."""

from collections.abc import Callable

import pytest

from inclusion.records.model import Dataset
from tests.conftest import DataFolder

Edit = Callable[[DataFolder], None]

COUNTED = ("sailing", "203132", "lincolnshire", "sen-support")
PLAIN = ("sailing", "203132", "lincolnshire", "all")
STORM = ("sailing", "203031")
SYMBOL = ("sailing", "203132", "eastport", "sen-support")
YEARLY = ("ferry-trips", "2030", "lincolnshire", "requests")
SCORE = ("lamps", "202930", "lincolnshire", "sen-support")
OPEN = "maps-behind"

FAULTS: list[tuple[str, Edit, tuple[str, str, str]]] = [
    (
        "a calendar year where the measure has school years",
        lambda f: f.set("official.csv", PLAIN, period="2031"),
        ("official.csv", "period", "period-kind"),
    ),
    (
        "a school year where the measure has calendar years",
        lambda f: f.set("official.csv", YEARLY, period="203132"),
        ("official.csv", "period", "period-kind"),
    ),
    (
        "two years that do not follow each other",
        lambda f: f.set("official.csv", PLAIN, period="203133"),
        ("official.csv", "period", "period-kind"),
    ),
    (
        "a break in a year that the measure cannot have",
        lambda f: f.set("breaks.csv", STORM, period="2030"),
        ("breaks.csv", "period", "period-kind"),
    ),
    (
        "a break without words",
        lambda f: f.set("breaks.csv", STORM, words=""),
        ("breaks.csv", "words", "empty-cell"),
    ),
    (
        "a kind of break that nobody knows",
        lambda f: f.set("breaks.csv", STORM, kind="storm"),
        ("breaks.csv", "kind", "unknown-code"),
    ),
    (
        "a count above its whole",
        lambda f: f.set("official.csv", COUNTED, numerator="201"),
        ("official.csv", "numerator", "count-above-whole"),
    ),
    (
        "a share that its counts do not give",
        lambda f: f.set("official.csv", COUNTED, value="31.0"),
        ("official.csv", "value", "counts-give-another-share"),
    ),
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
        "a share above 100",
        lambda f: f.set("official.csv", PLAIN, value="101"),
        ("official.csv", "value", "out-of-range"),
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
        "counts beside a symbol",
        lambda f: f.set("official.csv", SYMBOL, numerator="1"),
        ("official.csv", "numerator", "value-or-symbol"),
    ),
    (
        "a symbol that nobody knows",
        lambda f: f.set("official.csv", SYMBOL, symbol="?"),
        ("official.csv", "symbol", "unknown-code"),
    ),
    (
        "a value without its decimals",
        lambda f: f.set("official.csv", PLAIN, decimals=""),
        ("official.csv", "decimals", "empty-cell"),
    ),
    (
        "more decimals than declared",
        lambda f: f.set("official.csv", PLAIN, value="70.25"),
        ("official.csv", "value", "too-many-decimals"),
    ),
    (
        "a revision that changed nothing",
        lambda f: f.set("official.csv", PLAIN, earlier_value="61.2"),
        ("official.csv", "earlier_value", "no-revision"),
    ),
    (
        "a status that nobody knows",
        lambda f: f.set("official.csv", PLAIN, status="nearly"),
        ("official.csv", "status", "unknown-code"),
    ),
    (
        "two rows for one value",
        lambda f: f.repeat("official.csv", PLAIN, value="71"),
        ("official.csv", "measure", "duplicate-id"),
    ),
    (
        "a place that is not in places.csv",
        lambda f: f.set("official.csv", PLAIN, place="northport"),
        ("official.csv", "place", "broken-reference"),
    ),
    (
        "a data set that is not in datasets.csv",
        lambda f: f.set("official.csv", PLAIN, dataset="rumour"),
        ("official.csv", "dataset", "broken-reference"),
    ),
    (
        "figures from a data set that nobody read",
        lambda f: f.set("official.csv", PLAIN, dataset="map-file"),
        ("datasets.csv", "retrieved", "empty-cell"),
    ),
    (
        "a place without a code",
        lambda f: f.set("places.csv", "england", ons_code=""),
        ("places.csv", "ons_code", "no-code"),
    ),
    (
        "a council without DfE's code",
        lambda f: f.set("places.csv", "westport", old_la_code=""),
        ("places.csv", "old_la_code", "no-code"),
    ),
    (
        "two places with one code",
        lambda f: f.set("places.csv", "westport", old_la_code="901"),
        ("places.csv", "old_la_code", "duplicate-id"),
    ),
    (
        "an indicator without a milestone",
        lambda f: f.set("measures.csv", "late-boats", milestone=""),
        ("measures.csv", "milestone", "kind-mismatch"),
    ),
    (
        "an indicator of a milestone that no edition names",
        lambda f: f.set("measures.csv", "late-boats", milestone="m9"),
        ("measures.csv", "milestone", "broken-reference"),
    ),
    (
        "an outcome on the page of another measure",
        lambda f: f.set("measures.csv", "knots", beside="maps"),
        ("measures.csv", "beside", "kind-mismatch"),
    ),
    (
        "an indicator without figures",
        lambda f: f.repeat("measures.csv", "late-boats", measure="early-boats", slug="early-boats"),
        ("measures.csv", "measure", "no-figures"),
    ),
    (
        "a growth of something, without its first year",
        lambda f: f.set("measures.csv", "ferry-growth", growth_since=""),
        ("measures.csv", "growth_since", "half-a-growth"),
    ),
    (
        "a growth since a year that the measure cannot have",
        lambda f: f.set("measures.csv", "ferry-growth", growth_since="202829"),
        ("measures.csv", "growth_since", "period-kind"),
    ),
    (
        "a layout with a label and no column for it",
        lambda f: f.set(
            "layouts.csv", ("map-file", "maps", "sen_provision", "EHC plan*|SEN State EHC"), group_column=""
        ),
        ("layouts.csv", "group_label", "half-a-layout"),
    ),
    (
        "a layout with one count",
        lambda f: f.set("layouts.csv", ("harbour-file", "ferry-trips"), numerator_column="trips"),
        ("layouts.csv", "numerator_column", "half-a-layout"),
    ),
    (
        "a filter without a label",
        lambda f: f.set("layouts.csv", ("harbour-file", "ferry-trips"), filters="trips_topic"),
        ("layouts.csv", "filters", "half-a-layout"),
    ),
    (
        "a judgement that rests on nothing",
        lambda f: f.set("judgements.csv", OPEN, verdict="holds"),
        ("judgements.csv", "rests_on", "rests-on-nothing"),
    ),
    (
        "a judgement that rests on a figure which is not there",
        lambda f: f.set("judgements.csv", OPEN, rests_on="maps/202930/lincolnshire/ehc-plan=5"),
        ("judgements.csv", "rests_on", "broken-reference"),
    ),
    (
        "a judgement that rests on something else",
        lambda f: f.set("judgements.csv", OPEN, rests_on="hearsay"),
        ("judgements.csv", "rests_on", "wrong-type"),
    ),
    (
        "a judgement of a section that the document does not have",
        lambda f: f.set("judgements.csv", OPEN, section="Outcomes: Oars"),
        ("judgements.csv", "section", "broken-reference"),
    ),
]


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
