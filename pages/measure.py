"""An outcome measure: its finding, its charts with their tables, what the documents conclude, actions, notes."""

from collections.abc import Iterable

from inclusion.figures.charts import View
from inclusion.figures.measure import PLACES, MeasureFigures, measure_figures
from inclusion.figures.views import draw, tabs_of, variants_of
from inclusion.figures.words import PLACE_NAMES, clash_words, headline
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import listing
from inclusion.site.chart import chart_pieces
from inclusion.site.choice import choose
from inclusion.site.elements import finding, notice, page_foot, page_heading, quiet, report_link
from inclusion.site.measures import (
    CONCLUSIONS,
    actions_of_age,
    answers_part,
    journey,
    level_tiles,
    notes,
    same_age_links,
    stated_file,
    text_sections,
)
from inclusion.site.official_parts import chance_part, checked_part
from inclusion.site.pieces import Params, Piece
from inclusion.site.tabs import ChosenTab


def page(dataset: Dataset, measure: Measure, params: Params) -> Iterable[Piece]:
    figures = measure_figures(dataset, measure)
    yield journey(dataset, measure) + same_age_links(dataset, measure)
    yield page_heading(measure.title) + finding(headline(figures))
    yield level_tiles(figures)
    yield from (notice(clash_words(clash)) for clash in figures.clashes)
    yield from charts(figures, params)
    yield chance_part(dataset, measure)
    yield checked_part(dataset, measure)
    yield text_sections(measure, CONCLUSIONS)
    yield actions_of_age(dataset, measure)
    yield notes(figures)
    yield stated_file(dataset, measure)
    yield quiet(report_link(measure.measure, "Report a mistake on this page", measure.slug))
    yield page_foot(dataset)


def charts(figures: MeasureFigures, params: Params) -> Iterable[Piece]:
    """The views of a measure as tabs, of which the address opens one; the chart alone where there is one view."""
    views = tabs_of(figures)
    if not views:
        yield answers_part(figures)
        return
    choice = choose("view", "Charts", {name: view.title for name, view in views.items()}, params)
    chart = tuple(chosen_chart(figures, views[choice.chosen], params))
    yield from (ChosenTab((chart,), choice),) if len(views) > 1 else chart


def chosen_chart(figures: MeasureFigures, view: View, params: Params) -> Iterable[Piece]:
    """A view, or the variant of it that the address asks for; below the chart what readers ask of the measure."""
    variants = variants_of(figures, view)
    if variants:
        names = {"plain": listing([PLACE_NAMES[place] for place in PLACES])}
        choice = choose("places", "Places", names | {name: one.title for name, one in variants.items()}, params)
        yield choice
        view = variants.get(choice.chosen, view)
    *chart, foot = chart_pieces(draw, view, figures)
    yield from (*chart, answers_part(figures), foot)
