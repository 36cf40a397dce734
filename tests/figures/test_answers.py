"""What readers ask of a measure is answered from official.csv by a plain loop, or it says that it cannot be told."""

from decimal import Decimal
from statistics import mean

import pytest

from inclusion.figures.answers import CANNOT, better_answer, chance_short, neighbours_answer, wider_answer
from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.views.time import time_chart
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import number
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.drawn import figures_of
from tests.figures.plain import BREAKS, LISTED, OFFICIAL, share, year_of

NAMES = {"sen-support": "SEN support", "ehc-plan": "EHC plans"}
MEASURES = outcome_measures(real())
every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)


def held(measure: Measure, place: str, group: str) -> dict[str, dict[str, str]]:
    """The rows of the file that have a value, by period, oldest first."""
    found = [r for r in OFFICIAL if (r["measure"], r["place"], r["group"]) == (measure.measure, place, group)]
    return {row["period"]: row for row in sorted(found, key=lambda row: row["period"]) if row["value"]}


def clause(answer: str, group: str) -> str:
    """What an answer says of a group, without its first letter's case."""
    found = [part for part in answer.split(" (", maxsplit=1)[0].split("; ") if part.startswith(NAMES[group])]
    return found[0] if found else ""


@every_measure
def test_wider_tells_dfes_newest_gaps_in_both_places_or_the_documents_where_they_are_newer(measure: Measure) -> None:
    answer = wider_answer(measure_figures(real(), measure))
    if "by the documents" in answer or answer.startswith(CANNOT):
        both = [
            set(held(measure, "lincolnshire", g)) & set(held(measure, "lincolnshire", "no-sen")) for g in NAMES
        ]  # fmt: skip
        assert max((max(periods, default="") for periods in both), default="") < measure_figures(real(), measure).period
        return
    for group in NAMES:
        gaps = []
        for place in ("lincolnshire", "england"):
            levels, bases = held(measure, place, group), held(measure, place, "no-sen")
            newest = max(set(levels) & set(bases))
            digits = min(int(levels[newest]["decimals"]), int(bases[newest]["decimals"]))
            gaps.append(number(share(bases[newest]) - share(levels[newest]), digits))
            assert f"DfE, {year_of(newest)}" in answer
        assert clause(answer, group).endswith(f", {gaps[0]} to {gaps[1]}")


@every_measure
def test_better_compares_the_newest_level_with_the_first_after_the_last_break(measure: Measure) -> None:
    answer = better_answer(measure_figures(real(), measure))
    breaks = [row["period"] for row in BREAKS if row["measure"] == measure.measure]
    for group, name in NAMES.items():
        levels = held(measure, "lincolnshire", group)
        newest = max(levels)
        first = min(p for p in levels if not any(p < mark <= newest for mark in breaks))
        if first == newest:
            documents = time_chart(measure_figures(real(), measure)).headline
            assert documents.startswith(answer.removesuffix(" (by the documents)."))
            continue
        change = share(levels[newest]) - share(levels[first])
        said = clause(answer, group)
        assert (f"since {year_of(first)}" in said) or (f"about the same as in {year_of(first)}" in said)
        assert number(Decimal(levels[newest]["value"]), int(levels[newest]["decimals"])) in said
        if "about the same as" not in said:
            assert (f"{name} up " in said) == (change > 0)


@every_measure
def test_chance_is_told_only_from_numbers_of_pupils_of_both_places(measure: Measure) -> None:
    answer = chance_short(measure_figures(real(), measure))
    counted = {
        group: [
            period
            for period, row in held(measure, "lincolnshire", group).items()
            if row["denominator"] and held(measure, "england", group).get(period, {}).get("denominator")
        ]
        for group in NAMES
    }
    assert answer.startswith(CANNOT) == (not any(counted.values()))
    for group, periods in counted.items():
        if any(counted.values()):
            assert ("no numbers of pupils held" in clause(answer, group)) == (not periods)
        if periods and (" yes, " in clause(answer, group)):
            here, there = (share(held(measure, place, group)[periods[-1]]) for place in ("lincolnshire", "england"))
            assert clause(answer, group).endswith("above" if here > there else "below")


@every_measure
def test_neighbours_are_told_by_their_mean(measure: Measure) -> None:
    answer = neighbours_answer(measure_figures(real(), measure))
    for group in NAMES:
        newest = max(held(measure, "lincolnshire", group))
        there = [held(measure, place, group) for place in LISTED]
        values = [share(rows[newest]) for rows in there if newest in rows]
        digits = max(1, int(held(measure, "lincolnshire", group)[newest]["decimals"]))
        sign = "%" if measure.unit == "percent" else ""
        assert clause(answer, group).endswith(f"their mean {number(mean(values), digits)}{sign}")


def test_where_nothing_is_held_each_answer_says_what_is_missing(small: Dataset) -> None:
    lamps, maps = figures_of(small, "lamps"), figures_of(small, "maps")
    assert wider_answer(maps) == f"{CANNOT}: no gap is known for both places."
    assert better_answer(maps) == f"{CANNOT}: no figure of DfE's by SEN group is here."
    assert chance_short(lamps) == f"{CANNOT}: no numbers of pupils are held."
    assert neighbours_answer(lamps) == f"{CANNOT}: no figure of theirs is held."


def test_gaps_on_either_side_of_0_are_the_other_way_round(folder: DataFolder) -> None:
    folder.set("official.csv", ("sailing", "203132", "england", "no-sen"), value="20", earlier_value="")
    answer = wider_answer(figures_of(folder.load(), "sailing"))
    assert answer.startswith("SEN support the other way round, 40 to \N{MINUS SIGN}17;")


def test_an_answer_speaks_of_one_year_alone(folder: DataFolder) -> None:
    row = ("sailing", "203132", "lincolnshire", "ehc-plan")
    folder.drop("judgements.csv", 6)
    folder.drop("official.csv", row)
    figures = figures_of(folder.load(), "sailing")
    assert "EHC" not in neighbours_answer(figures)
    assert neighbours_answer(figures).endswith("(DfE, 2032).")
