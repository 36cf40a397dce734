"""The arithmetic of the benchmark; what it measures is no test."""

import pytest

from bench.report import Line, lines_table, p95, slope


def test_the_95th_percentile_is_a_value_that_was_measured() -> None:
    assert p95(range(100)) == 95
    assert p95([7.0]) == 7.0


def test_a_slope_is_what_each_step_adds() -> None:
    assert slope([10, 12, 14]) == pytest.approx(2)
    assert slope([5, 5, 5]) == pytest.approx(0)


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    assert Line("Click", 1.5, ours=[10, 30, 9], beside=[5, 10, 9]).value == 2
    assert Line("Click", 250, ours=[10, 30, 9]).value == 10


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (Line("CPU", 2, [3.0], [2.0], 1), ["CPU", "3.0", "2.0", "1.50 times", "2 times", "yes"]),
        (Line("CPU", 1, [3.0], [2.0], 1), ["CPU", "3.0", "2.0", "1.50 times", "1 times", "no, 50% over"]),
        (Line("Messages", 14, [17.0]), ["Messages", "17", "", "", "14", "no, 21% over"]),
        (Line("Lost", 0, [2]), ["Lost", "2", "", "", "0", "no, 2 over"]),
    ],
)
def test_a_line_says_whether_its_target_is_met_and_by_how_much_not(line: Line, cells: list[str]) -> None:
    assert line.cells() == cells
    assert lines_table([line]).endswith(" | ".join(cells) + " |")
