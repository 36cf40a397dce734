"""The official figures on milestones: every value on the page follows from official.csv by a plain loop."""

from dataclasses import replace
from decimal import Decimal
from statistics import mean

import pytest

from inclusion.figures.indicators import (
    Indicator,
    amount,
    beside_country,
    earlier_words,
    furthest_apart,
    indicator_measures,
    indicators,
    line_words,
    mean_basis,
    measure_indicators,
    when_words,
)
from inclusion.figures.measure import HOME
from inclusion.figures.official import exact_value, mean_value
from inclusion.figures.small_line import HEIGHT, WIDTH, small_lines
from tests.datasets import real
from tests.figures.plain import BREAKS, LISTED, OFFICIAL, share, year_of

MEASURES = [measure for measure in real().measures if measure.milestone]
FOUND = [found for milestone in real().milestones for found in indicators(real(), milestone.milestone)]


def name(indicator: Indicator) -> str:
    """The name of an indicator in a test's id."""
    return f"{indicator.measure.measure}-{indicator.home.group}"


@pytest.mark.parametrize("indicator", FOUND, ids=name)
def test_the_newest_figures_and_the_mean_are_those_of_the_file(indicator: Indicator) -> None:
    mine = [r for r in OFFICIAL if (r["measure"], r["group"]) == (indicator.measure.measure, indicator.home.group)]
    newest = max(r["period"] for r in mine if r["place"] == "lincolnshire" and r["value"])
    then = {r["place"]: share(r) for r in mine if r["period"] == newest and r["value"]}
    councils = [then[place] for place in LISTED if place in then]
    assert exact_value(indicator.newest) == then["lincolnshire"]
    assert indicator.newest.period == newest
    assert indicator.country is not None
    assert indicator.country.value == Decimal(
        next(r["value"] for r in mine if (r["period"], r["place"]) == (newest, "england"))
    )
    assert abs(mean_value(indicator.neighbours) - mean(councils)) < Decimal("1e-20")
    assert mean_basis(indicator) == f"of {len(councils)} councils"


def test_each_measure_that_bears_on_a_milestone_stands_there_by_sen_group_where_there_is_one() -> None:
    assert {indicator.measure.measure for indicator in FOUND} == {measure.measure for measure in MEASURES}
    for measure in MEASURES:
        groups = [found.home.group for found in FOUND if found.measure == measure]
        held = {r["group"] for r in OFFICIAL if r["measure"] == measure.measure and r["place"] == "lincolnshire"}
        by_sen = held & {"sen-support", "ehc-plan"}
        assert set(groups) == (by_sen or held)
    assert indicator_measures(real(), "m8") == ()


@pytest.mark.parametrize("indicator", FOUND, ids=name)
def test_no_earlier_figure_stands_beside_the_newest_across_a_break(indicator: Indicator) -> None:
    breaks = [r["period"] for r in BREAKS if r["measure"] == indicator.measure.measure]
    after = [r["period"] for r in OFFICIAL if r["measure"] == indicator.measure.measure
             and (r["place"], r["group"]) == ("lincolnshire", indicator.home.group) and r["value"]
             and r["period"] >= max([*breaks, ""])]  # fmt: skip
    first = min(after)
    if first == max(after):
        assert earlier_words(indicator) == "no earlier year to compare"
    else:
        assert earlier_words(indicator).endswith(f" in {year_of(first)}")


def test_a_milestone_shows_what_there_is_where_england_or_every_neighbour_has_no_figure() -> None:
    one = FOUND[0]
    alone = tuple(f for f in real().official if f.place == HOME)
    changed = real().model_copy(update={"official": alone})
    found = next(iter(measure_indicators(changed, one.measure)))
    assert (found.country, found.neighbours, mean_basis(found)) == (None, (), "")
    assert beside_country(found) == "no figure for England"
    assert line_words(found).startswith(one.home.area.short_name)


def test_year_unit_and_status_stand_together_and_the_line_is_told_in_words() -> None:
    one = next(found for found in FOUND if found.measure.unit == "per-100-pupils")
    year = one.newest.period[:2] + one.newest.period[4:]
    newest = one.newest.model_copy(update={"status": "provisional"})
    changed = replace(one, home=replace(one.home, values=(*one.home.values[:-1], newest)))
    assert when_words(changed) == f"{year}, for every 100 pupils, provisional"
    assert line_words(one).startswith(f"{one.home.area.short_name} {amount(one, exact_value(one.home.values[0]))} in ")
    assert line_words(one).endswith(f" in {year}")


@pytest.mark.parametrize("indicator", FOUND, ids=name)
def test_a_small_line_has_a_point_for_each_value_and_crosses_no_break(indicator: Indicator) -> None:
    (line,) = small_lines((indicator.home,))
    points = [point for run in line.runs for point in run]
    key = (indicator.measure.measure, "lincolnshire", indicator.home.group)
    assert len(points) == sum((r["measure"], r["place"], r["group"]) == key and bool(r["value"]) for r in OFFICIAL)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    breaks = {r["period"] for r in BREAKS if r["measure"] == indicator.measure.measure}
    starts = [run[0].period for run in indicator.home.runs]
    assert breaks & {figure.period for figure in indicator.home.values} <= set(starts)
    assert len(line.runs) == len(starts)
    higher = max(indicator.home.values, key=lambda figure: figure.value or Decimal(0))
    top = points[[figure.period for figure in indicator.home.values].index(higher.period)]
    assert top[1] == min(y for _, y in points)


def test_the_chosen_share_is_the_newest_and_the_furthest_from_englands() -> None:
    shares = {m.measure for m in real().measures if m.unit == "percent"}
    rows = [r for r in OFFICIAL if r["measure"] in shares and r["group"] == "sen-support" and r["value"]]
    home = {(r["measure"], r["period"]): share(r) for r in rows if r["place"] == "lincolnshire"}
    country = {(r["measure"], r["period"]): share(r) for r in rows if r["place"] == "england"}
    newest = {measure: max(period for one, period in home if one == measure) for measure, _ in home}
    year = max(newest.values())
    apart = {m: abs(home[m, year] - country[m, year]) for m in newest if newest[m] == year and (m, year) in country}
    chosen = furthest_apart(real())
    assert chosen is not None
    assert apart[chosen.measure.measure] == max(apart.values())
    assert (chosen.newest.period, chosen.home.group) == (year, "sen-support")
