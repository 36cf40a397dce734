"""A chart on a page: its words around it, and what stands there where it cannot be made."""

import logging

import pytest

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import outcome_figures
from inclusion.figures.views import draw, views_of
from inclusion.records.model import Dataset
from inclusion.site.chart import NOT_MADE, Chart, chart_pieces


def test_a_chart_stands_between_its_message_and_its_table(small: Dataset) -> None:
    figures = outcome_figures(small)[0]
    view = next(iter(views_of(figures).values()))
    head, chart, _, foot = chart_pieces(draw, view, figures)
    assert isinstance(chart, Chart)
    assert chart.bundle.headline in head.html()
    assert "<table>" in foot.html()


def test_where_a_chart_cannot_be_made_a_sentence_says_so_and_the_log_says_why(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> ChartBundle:
        raise ZeroDivisionError("no scale")

    with caplog.at_level(logging.ERROR):
        (piece,) = chart_pieces(broken)
    assert NOT_MADE in piece.html()
    assert "ZeroDivisionError: no scale" in caplog.text
