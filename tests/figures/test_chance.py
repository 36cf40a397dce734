"""Intervals from counts: statsmodels is the second opinion; without counts there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from inclusion.figures.chance import NoCountsError, Share, ShareDifference

NEAR = 1e-9


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Any part of a group of up to a country's pupils; small groups often."""
    whole = draw(st.one_of(st.integers(1, 60), st.integers(1, 700_000)))
    return Share(draw(st.integers(0, whole)), whole)


@given(shares())
def test_the_interval_of_a_share_is_wilsons(share: Share) -> None:
    low, high = proportion_confint(share.part, share.whole, method="wilson")
    assert float(share.interval.low) == pytest.approx(100 * low, abs=NEAR)
    assert float(share.interval.high) == pytest.approx(100 * high, abs=NEAR)


@given(shares(), shares())
def test_the_interval_of_a_difference_is_newcombes(first: Share, second: Share) -> None:
    low, high = confint_proportions_2indep(
        first.part, first.whole, second.part, second.whole, method="newcomb", compare="diff"
    )
    interval = ShareDifference(first, second).interval
    assert float(interval.low) == pytest.approx(100 * low, abs=NEAR)
    assert float(interval.high) == pytest.approx(100 * high, abs=NEAR)


@given(shares())
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_100(share: Share) -> None:
    assert 0 <= share.interval.low <= share.value <= share.interval.high <= 100


@given(shares(), shares())
def test_a_difference_turned_round_has_its_interval_turned_round(first: Share, second: Share) -> None:
    there, back = ShareDifference(first, second).interval, ShareDifference(second, first).interval
    assert (there.low, there.high) == (-back.high, -back.low)


@pytest.mark.parametrize(
    ("first", "second", "beyond"),
    [
        ((50, 100), (50, 100), False),
        ((3, 50), (2, 50), False),
        ((60, 100), (40, 100), True),
        ((40, 100), (60, 100), True),
        ((0, 40), (40, 40), True),
    ],
)
def test_a_difference_is_beyond_chance_where_its_interval_leaves_out_0(
    first: tuple[int, int], second: tuple[int, int], beyond: bool
) -> None:
    assert ShareDifference(Share(*first), Share(*second)).beyond_chance is beyond


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (2, 1), (-1, 5)])
def test_what_is_no_share_has_no_interval(part: int, whole: int) -> None:
    with pytest.raises(NoCountsError, match=f"{part} of {whole}"):
        Share(part, whole)
