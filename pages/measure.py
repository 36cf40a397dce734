"""An outcome measure: its finding, its charts with their tables, what the documents say, definition and sources."""

from collections.abc import Iterable

from inclusion.figures.charts import measure_charts
from inclusion.figures.downloads import outcomes_download
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
    comparisons,
    hundreds,
    journey,
    measure_sources,
    report_part,
    text_sections,
)
from inclusion.site.pieces import Params, Piece


def page(dataset: Dataset, measure: Measure, params: Params) -> Iterable[Piece]:
    """The page of one outcome measure."""
    yield journey(dataset, measure) + page_heading(measure.title) + finding(headline(dataset, measure))
    yield hundreds(dataset, measure)
    charts = measure_charts(dataset, measure)
    if not charts:
        yield clash_notes(dataset, measure) + text_sections(measure) + report_part(measure) + page_foot(dataset)
        return
    view = choose("view", "Show", {name: chart.title for name, chart in charts.items()}, params)
    if len(charts) > 1:
        yield view
    yield clash_notes(dataset, measure)
    yield from chart_pieces(charts[view.chosen])
    yield text_sections(measure)
    yield comparisons(dataset, measure)
    yield actions_of_age(dataset, measure)
    yield heading("Where the figures come from")
    yield measure_sources(dataset, measure)
    download = outcomes_download(dataset, (measure.measure,))
    label = download_label(f"all {count(download.rows, 'row')} on this measure", len(download.content))
    yield download_button(f"{OUTCOMES_ADDRESS}?measure={measure.measure}", label)
    yield report_part(measure)
    yield page_foot(dataset)
