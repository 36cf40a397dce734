"""DfE's figures on a page: the counts of verdicts, every figure with its working, the sources with their licence."""

import re
from html import unescape

import pytest

from inclusion.figures.measure import measure_figures
from inclusion.figures.official import figures_of
from inclusion.figures.verdict_tables import figure_name, verdict_totals
from inclusion.figures.verdicts import judgements_of, verdicts_of
from inclusion.figures.views import views_of
from inclusion.records.model import Dataset, Measure
from inclusion.site.official_parts import CHECKED, checked_part, official_sources
from pages import context
from pages.measure import page
from tests.datasets import real
from tests.site_map import MEASURES


def text_of(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_a_measures_page_tells_all_verdicts_with_their_working_below_the_chart(measure: Measure) -> None:
    html = "".join(map(str, (piece.html() for piece in page(real(), measure, {}))))
    assert html.index("<h1") < html.index('class="take"') < html.index(CHECKED) < html.index("<footer")
    shown = text_of(html)
    found = verdicts_of(real(), measure.measure)
    assert verdict_totals(found) in shown
    for verdict in found:
        assert verdict.working in shown
    for judgement in judgements_of(real(), measure.measure):
        assert judgement.reason in shown


def test_the_background_page_tells_all_verdicts_on_its_measures() -> None:
    shown = text_of("".join(map(str, (piece.html() for piece in context.page(real(), {})))))
    measures = [measure for measure in real().measures if measure.kind == "context"]
    found = [verdict for measure in measures for verdict in verdicts_of(real(), measure.measure)]
    assert verdict_totals(found) in shown
    for measure in measures:
        for verdict in verdicts_of(real(), measure.measure):
            assert figure_name(real(), verdict.observation) in shown
            assert verdict.working in shown
        for judgement in judgements_of(real(), measure.measure):
            assert judgement.reason in shown


def test_the_background_page_tells_each_stated_figure_that_no_chart_draws_with_its_date() -> None:
    shown = text_of("".join(map(str, (piece.html() for piece in context.page(real(), {})))))
    undrawn = [m for m in real().measures if m.kind == "context" and not views_of(measure_figures(real(), m))]
    stated = [o for measure in undrawn for o in real().observations_of[measure.measure] if o.value is not None]
    assert stated
    for observation in stated:
        assert f"{observation.value}% ({observation.period or 'no date stated'})" in shown


def test_official_figures_name_each_data_set_once_and_the_licence(small: Dataset) -> None:
    figures = figures_of(small, "sailing")
    html = official_sources(small, [*figures, *figures])
    for source in small.datasets:
        used = source.dataset in {figure.dataset for figure in figures}
        assert html.count(f'href="{source.url}">{source.citation.link}</a>') == used
    assert html.count("licensed under the") == 1
    assert official_sources(small, ()) == ""


def test_a_measure_without_printed_figures_has_nothing_to_check(small: Dataset) -> None:
    assert checked_part(small, small.measure["late-boats"]) == ""
