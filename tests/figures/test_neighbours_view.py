"""Lincolnshire among its neighbours: every place as the file has it, in the list's order, and no rank."""

import re
from decimal import Decimal
from statistics import mean
from typing import Any

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from inclusion.figures.answers import chance_answers, neighbours_answer
from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.official import mean_value, neighbour_figures
from inclusion.figures.views import draw
from inclusion.figures.views.neighbours import VIEW, apart_words, mean_clause
from inclusion.figures.words import CLAUSE_NAMES
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import period_year
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.drawn import find_series
from tests.figures.plain import LISTED, OFFICIAL, STATED, share, year_of

GROUPS = {"sen-support": "SEN support", "ehc-plan": "EHC plan"}


MEASURES = [measure for measure in outcome_measures(real()) if VIEW.exists(measure_figures(real(), measure))]
every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)


def held(measure: Measure, group: str) -> list[dict[str, str]]:
    """The rows of the file that have a value for a group."""
    return [r for r in OFFICIAL if (r["measure"], r["group"]) == (measure.measure, group) and r["value"]]


def newest(measure: Measure, group: str) -> str:
    """The newest period of Lincolnshire."""
    return max(row["period"] for row in held(measure, group) if row["place"] == "lincolnshire")


def marks(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a chart's marks."""
    (points,) = (one for one in spec["layer"] if one["mark"]["type"] == "point")
    rows: list[dict[str, Any]] = points["data"]["values"]
    return rows


def chart_of(measure: Measure) -> ChartBundle:
    """The chart of a measure."""
    return draw(VIEW, measure_figures(real(), measure))


@every_measure
def test_each_place_stands_with_the_value_of_the_file_the_neighbours_in_the_order_of_the_list(measure: Measure) -> None:
    for spec, group in zip(chart_of(measure).specs, GROUPS, strict=True):
        then = {r["place"]: r for r in held(measure, group) if r["period"] == newest(measure, group)}
        order = [place for place in ("lincolnshire", "england", "east-midlands", *LISTED) if place in then]
        assert [row["row"] for row in marks(spec)] == order
        assert [row["value"] for row in marks(spec)] == [float(then[place]["value"]) for place in order]
        for row in marks(spec):
            assert (row["low"] < row["high"]) == bool(then[row["row"]]["denominator"])


@every_measure
def test_the_mean_is_that_of_the_neighbours_in_the_file(measure: Measure) -> None:
    for group in GROUPS:
        home = find_series(real(), measure.measure, "lincolnshire", group)  # type: ignore[arg-type]
        then = {r["place"]: r for r in held(measure, group) if r["period"] == newest(measure, group)}
        values = [share(then[place]) for place in LISTED if place in then]
        found = neighbour_figures(real(), measure.measure, home.newest.period, home.group)
        assert abs(mean_value(found) - mean(values)) < Decimal("1e-9")
        assert f"the mean of {len(values)} neighbours " in mean_clause(real(), home)


@every_measure
def test_only_an_interval_from_counts_tells_a_neighbour_apart(measure: Measure) -> None:
    for group, name in GROUPS.items():
        home = find_series(real(), measure.measure, "lincolnshire", group)  # type: ignore[arg-type]
        counted = [r for r in held(measure, group) if r["denominator"]]
        years = {r["period"] for r in counted if r["place"] == "lincolnshire"}
        told = apart_words(real(), home)
        if not years:
            assert told.startswith(f"{name}: without numbers of pupils nobody can tell")
            continue
        then = {r["place"]: (int(r["numerator"]), int(r["denominator"])) for r in counted if r["period"] == max(years)}
        others = [then[place] for place in LISTED if place in then]
        ends = [confint_proportions_2indep(*then["lincolnshire"], *other, method="newcomb") for other in others]
        apart = sum(low > 0 or high < 0 for low, high in ends)
        assert f"{apart or 'none'} of {len(others)} neighbours can be told apart" in told
        assert told.endswith(f"For {'the others' if apart else 'each'} chance could explain it.")
        clause = f"{CLAUSE_NAMES[group]} from {f'{apart} of {len(others)}' if apart else 'none'}"
        year = period_year(max(years))
        assert re.search(
            rf"Differs by more than chance in {year}: .*\b{clause}\b",
            neighbours_answer(measure_figures(real(), measure)),
        )


@every_measure
def test_no_place_has_a_rank(measure: Measure) -> None:
    chart = chart_of(measure)
    words = " ".join((chart.headline, chart.subtitle, chart.text, *chart.notes)).casefold()
    assert not any(word in words for word in (" rank", "best", "worst", "highest", "lowest", " 1st", " top "))
    assert "list of may 2025" in words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "no neighbour has numbers of pupils for 2032, so none can be told apart."),
        ({"value": "90.0", "decimals": "1", "numerator": "180", "denominator": "200"},
         "1 of 1 neighbour can be told apart from Lincolnshire."),
    ],
)  # fmt: skip
def test_no_neighbour_is_spoken_of_that_has_no_numbers(folder: DataFolder, counts: dict[str, str], words: str) -> None:
    folder.set("official.csv", ("sailing", "203132", "westport", "sen-support"), **counts)
    dataset = folder.load()
    assert apart_words(dataset, find_series(dataset, "sailing", "lincolnshire", "sen-support")).endswith(words)


def test_a_chart_names_the_places_that_are_drawn(folder: DataFolder) -> None:
    folder.drop("official.csv", ("sailing", "203132", "england", "sen-support"))
    folder.drop("official.csv", ("sailing", "203132", "east-midlands", "sen-support"))
    folder.drop("judgements.csv", 6)
    dataset = folder.load()
    chart = VIEW.chart(measure_figures(dataset, dataset.measure["sailing"]))
    assert "Lincolnshire and 1 statistical neighbour, summer 2032" in chart.subtitle
    assert "England" not in chart.text + chart.subtitle
    assert {row["place"] for row in chart.sheet.rows} == {"lincolnshire", "westport"}


def test_chance_is_answered_from_counts_and_from_nothing_else(small: Dataset) -> None:
    for measure in outcome_measures(real()):
        answers = chance_answers(real(), measure.measure)
        for group, name in GROUPS.items():
            mine = [answer for answer in answers if answer.startswith(f"{name}: ")]
            assert len(mine) == bool([r for r in held(measure, group) if r["place"] == "lincolnshire"])
            counts = {p: {r["period"]: r for r in held(measure, group) if r["place"] == p and r["denominator"]}
                      for p in ("lincolnshire", "england")}  # fmt: skip
            both = sorted(set(counts["lincolnshire"]) & set(counts["england"]))
            for answer in mine:
                assert ("have no numbers of pupils for it" in answer) == (not both)
                if both:
                    here, there = (counts[p][both[-1]] for p in ("lincolnshire", "england"))
                    assert f"{int(here['numerator']):,} of {int(here['denominator']):,} pupils here" in answer
                    low, high = confint_proportions_2indep(
                        int(here["numerator"]), int(here["denominator"]),
                        int(there["numerator"]), int(there["denominator"]), method="newcomb",
                    )  # fmt: skip
                    stated = [r for r in STATED if (r["measure"], r["group"]) == (measure.measure, group)]
                    official = [r for r in held(measure, group) if r["place"] == "lincolnshire"]
                    newest = max(year_of(r["period"]) for r in (*stated, *official))
                    assert (f"For {newest} we have no numbers of pupils." in answer) == (newest > year_of(both[-1]))
                    assert answer.startswith(f"{name}: {'yes' if low > 0 or high < 0 else 'it cannot be told'}. ")
    assert chance_answers(small, "shells") == ()
