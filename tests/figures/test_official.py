"""DfE's figures as series, and what follows from them, on the invented data."""

from decimal import Decimal

import pytest

from inclusion.figures.chance import NoCountsError
from inclusion.figures.official import (
    Sum,
    Term,
    difference,
    exact_value,
    figure_at,
    figures_of,
    mean_value,
    neighbour_figures,
    neighbours,
    series_of,
)
from inclusion.records.model import Dataset, OfficialFigure
from tests.figures.drawn import find_series


def at(dataset: Dataset, key: str) -> OfficialFigure:
    """The figure of a key such as "sailing/203132/lincolnshire/no-sen"."""
    measure, period, place, group = key.split("/")
    figure = figure_at(dataset, measure, period, place, group)
    assert figure is not None
    return figure


def test_a_series_is_cut_at_a_break_a_missing_year_and_a_symbol(small: Dataset) -> None:
    series = find_series(small, "sailing", "lincolnshire", "sen-support")
    assert [figure.period for figure in series.values] == ["202829", "202930", "203031", "203132"]
    assert [[figure.period for figure in run] for run in series.runs] == [["202829", "202930"], ["203031"], ["203132"]]
    country = find_series(small, "sailing", "england", "sen-support")
    assert [[figure.period for figure in run] for run in country.runs] == [["202930"], ["203132"]]


def test_a_symbol_is_no_value_and_symbols_alone_are_no_series(small: Dataset) -> None:
    symbols = [figure for figure in figures_of(small, "falls") if figure.place == "eastport"]
    assert [figure.symbol for figure in symbols] == ["-", ":", "~", "b", "k", "low", "u", "x", "z"]
    assert series_of(small, "falls", places=("eastport",)) == ()
    with pytest.raises(ValueError, match="falls, 202223, eastport, all has no value"):
        exact_value(symbols[0])


def test_the_newest_value_is_compared_with_the_first_after_the_last_break(small: Dataset) -> None:
    boats = find_series(small, "boat-rate", "lincolnshire", "all")
    assert (boats.first_comparable.period, boats.newest.period) == ("202526", "203132")
    assert (boats.change.value, boats.change.low, boats.change.high) == (
        Decimal("2.5"),
        Decimal("2.4"),
        Decimal("2.6"),
    )
    alone = find_series(small, "sailing", "lincolnshire", "sen-support")
    assert alone.first_comparable == alone.newest
    assert alone.change.value == 0


def test_series_are_found_by_place_and_group_in_the_order_of_the_file(small: Dataset) -> None:
    found = series_of(small, "sailing", places=("england", "lincolnshire"), groups=("ehc-plan", "no-sen"))
    assert [(series.area.place, series.group) for series in found] == [
        ("lincolnshire", "no-sen"),
        ("lincolnshire", "ehc-plan"),
        ("england", "no-sen"),
        ("england", "ehc-plan"),
    ]
    assert len(series_of(small, "sailing")) > len(found)
    assert series_of(small, "shells") == ()


def test_a_symbol_is_no_figure_of_its_key(small: Dataset) -> None:
    assert figure_at(small, "sailing", "203132", "eastport", "sen-support") is None


def test_a_value_with_counts_is_the_exact_share(small: Dataset) -> None:
    late = at(small, "late-boats/203132/lincolnshire/all")
    counted = late.model_copy(update={"numerator": 9, "denominator": 101})
    assert exact_value(counted) == Decimal(900) / 101
    assert exact_value(at(small, "late-boats/203132/england/all")) == Decimal("7.5")


def test_rounding_adds_up_and_counts_have_none(small: Dataset) -> None:
    home, country = (at(small, f"sailing/203132/{place}/sen-support") for place in ("lincolnshire", "england"))
    found = difference(home, country)
    assert (found.value, found.give, found.low, found.high) == (
        Decimal("-6.5"),
        Decimal("0.5"),
        Decimal("-7.0"),
        Decimal("-6.0"),
    )
    assert not found.same
    assert found.decimals == 0


def test_a_sum_goes_back_to_what_was_published_before_a_revision(small: Dataset) -> None:
    groups = [at(small, f"sailing/203132/lincolnshire/{group}") for group in ("sen-support", "no-sen")]
    gap = difference(*groups)
    assert gap.is_revised
    assert (gap.value, gap.as_first_published().value) == (Decimal("-39.5"), Decimal("-38.5"))
    assert not gap.as_first_published().is_revised


def test_a_difference_of_counts_has_an_interval(small: Dataset) -> None:
    years = [at(small, f"sailing/{period}/lincolnshire/sen-support") for period in ("203132", "203031")]
    chance = difference(*years).chance()
    assert chance.value == Decimal("-2.5")
    assert chance.interval.low < chance.value < chance.interval.high
    assert not chance.beyond_chance


def test_without_counts_there_is_no_interval(small: Dataset) -> None:
    found = difference(
        at(small, "sailing/203132/lincolnshire/sen-support"), at(small, "sailing/203132/england/sen-support")
    )
    assert not found.has_counts
    with pytest.raises(NoCountsError, match="sailing, 203132, england, sen-support has no counts"):
        found.chance()
    with pytest.raises(NoCountsError, match="Only a difference"):
        Sum((Term(1, at(small, "sailing/203132/lincolnshire/sen-support")),)).chance()


def test_neighbours_stand_in_the_order_of_the_list_and_their_mean_is_of_councils(small: Dataset) -> None:
    assert [area.place for area in neighbours(small)] == ["eastport", "westport"]
    found = neighbour_figures(small, "sailing", "203132", "sen-support")
    assert [figure.place for figure in found] == ["westport"]
    assert mean_value(found) == 28
    two = (*found, found[0].model_copy(update={"value": Decimal(31)}))
    assert mean_value(two) == Decimal("29.5")
    assert neighbour_figures(small, "sailing", "203132", "ehc-plan") == ()
