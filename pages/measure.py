"""An outcome measure: its finding, its charts with their tables, what the documents say, definition and sources."""

from collections.abc import Iterable

from inclusion.figures.downloads import outcomes_download
from inclusion.figures.measure import measure_figures
from inclusion.figures.views import draw, views_of
from inclusion.figures.words import headline
from inclusion.records.downloads import OUTCOMES_ADDRESS
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, download_label
from inclusion.site.chart import chart_pieces
from inclusion.site.choice import choose
from inclusion.site.elements import download_button, finding, heading, page_foot, page_heading
from inclusion.site.joined_parts import actions_of_age
from inclusion.site.measures import (
    clash_notes,
    hundreds,
    in_words,
    journey,
    measure_sources,
    report_part,
    text_sections,
)
from inclusion.site.pieces import Params, Piece


def page(dataset: Dataset, measure: Measure, params: Params) -> Iterable[Piece]:
    """The page of one outcome measure."""
    figures = measure_figures(dataset, measure)
    yield journey(dataset, measure) + page_heading(measure.title) + finding(headline(figures))
    yield hundreds(figures)
    views = views_of(figures)
    view = choose("view", "Show", {name: view.title for name, view in views.items()}, params) if views else None
    if view and len(views) > 1:
        yield view
    yield clash_notes(figures)
    if view:
        yield from chart_pieces(draw, views[view.chosen], figures)
    yield text_sections(measure)
    yield in_words(figures)
    yield actions_of_age(dataset, measure)
    yield heading("Where the figures come from")
    yield measure_sources(figures)
    download = outcomes_download(dataset, (measure.measure,))
    label = download_label(f"all {count(download.rows, 'row')} on this measure", len(download.content))
    yield download_button(f"{OUTCOMES_ADDRESS}?measure={measure.measure}", label)
    yield report_part(measure)
    yield page_foot(dataset)
