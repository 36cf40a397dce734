"""The background year by year: each figure of official.csv, and what the mean growth rests on."""

import csv
from itertools import pairwise
from statistics import mean

import pytest

from inclusion.figures.year_tables import background_measures, growth_words, years_tables
from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import Measure
from tests.conftest import DataFolder
from tests.datasets import real

with (DATA_FOLDER / "official.csv").open(encoding="utf-8-sig", newline="") as stream:
    ROWS = list(csv.DictReader(stream))
MEASURES = background_measures(real())


def held(measure: Measure, place: str) -> dict[str, str]:
    """The values of a place in the file, by year, oldest first."""
    found = {
        r["period"]: r["value"] for r in ROWS if (r["measure"], r["place"]) == (measure.measure, place) and r["value"]
    }
    return {(p[:2] + p[4:] if len(p) == 6 else p): found[p] for p in sorted(found)}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_each_year_has_the_figures_of_the_file(measure: Measure) -> None:
    (table,) = years_tables(real(), measure)
    assert [name for name, _ in table.columns] == ["Year", "Lincolnshire", "England"]
    shown = {row[0].text: [cell.text.replace(",", "") for cell in row[1:]] for row in table.rows}
    home, country = held(measure, "lincolnshire"), held(measure, "england")
    assert list(shown) == sorted({*home, *country})
    for year, cells in shown.items():
        assert cells == [home.get(year, "no figure"), country.get(year, "no figure")]


def test_what_grew_stands_in_place_of_its_growth() -> None:
    names = [measure.measure for measure in MEASURES]
    grown = {measure.growth_of for measure in real().measures if measure.growth_of}
    assert grown <= set(names)
    assert not any(measure.growth_of for measure in MEASURES)


def test_the_mean_growth_is_told_with_and_without_the_year_that_grew_most() -> None:
    (measure,) = (measure for measure in MEASURES if measure.unit == "count")
    values = [float(value) for value in held(measure, "lincolnshire").values()]
    years = list(held(measure, "lincolnshire"))
    changes = [100 * (later / earlier - 1) for earlier, later in pairwise(values)]
    words = growth_words(real(), measure)
    most = changes.index(max(changes))
    assert f"the mean of the {len(changes)} yearly changes is {mean(changes):.1f}%" in words
    assert f"In {years[most + 1]} alone it was {changes[most]:.1f}%" in words
    assert f"Without that year the mean is {mean(changes[:most] + changes[most + 1 :]):.1f}%" in words
    column = [row[1].small for row in years_tables(real(), measure)[0].rows[1:]]
    for change, small in zip(changes, column, strict=True):
        sign = "+" if change > 0 else "\N{MINUS SIGN}"
        assert small.startswith(f"{sign}{abs(change):.1f}%")


def test_a_change_is_since_the_year_before_and_no_mean_crosses_a_missing_year(folder: DataFolder) -> None:
    folder.drop("official.csv", ("ferry-trips", "2030", "lincolnshire", "requests"))
    dataset = folder.load()
    measure = dataset.measure["ferry-trips"]
    (table,) = years_tables(dataset, measure)
    assert [(row[0].text, row[1].text, row[1].small) for row in table.rows] == [
        ("2028", "100", ""),
        ("2029", "120", "+20.0%"),
        ("2030", "no figure", ""),
        ("2031", "121", ""),
    ]
    assert growth_words(dataset, measure) == ""


def test_each_group_that_is_counted_has_a_table_of_its_own(folder: DataFolder) -> None:
    folder.repeat("official.csv", ("boat-rate", "203132", "lincolnshire", "all"), group="sen", value="33.3")
    dataset = folder.load()
    tables = years_tables(dataset, dataset.measure["boat-rate"])
    assert [[cell.text for cell in table.rows[-1]] for table in tables] == [["2032", "12.6", "12.4"], ["2032", "33.3"]]
    assert [table.caption.rpartition(": ")[2] for table in tables] == ["All pupils", "All pupils with SEN"]
