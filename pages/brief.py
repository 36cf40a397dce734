"""A brief for a meeting: the actions that a filter finds, or one measure, to print on A4."""

from collections.abc import Iterable

from inclusion.actions.filters import parse_filter
from inclusion.actions.find import find_actions
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, filters_in_words, strategies_in_words
from inclusion.figures.measure import measure_figures
from inclusion.figures.views import draw, views_of
from inclusion.figures.words import headline
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset, Measure
from inclusion.site.brief_parts import brief_actions, brief_counts, brief_sources, measure_notices, print_style
from inclusion.site.chart import chart_pieces
from inclusion.site.editions import newer_edition
from inclusion.site.elements import finding, heading, notices, page_heading, quiet
from inclusion.site.joined_parts import AGE_HEADING
from inclusion.site.measures import text_sections
from inclusion.site.pieces import Params, Piece

LEAD = "A page for a meeting: print it, or save it as a PDF, with your browser."


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The brief of a measure where the address names one, else of the actions that its filters find."""
    asked = [value for value in params.get("measure", ()) if value in dataset.measure]
    unknown = measure_notices(dataset, params.get("measure", ()))
    if asked and dataset.measure[asked[0]].kind == "outcome":
        yield from measure_brief(dataset, dataset.measure[asked[0]])
    else:
        yield from actions_brief(dataset, {name: value for name, value in params.items() if name != "measure"}, unknown)
    yield brief_sources(dataset) + print_style(dataset)


def measure_brief(dataset: Dataset, measure: Measure) -> Iterable[Piece]:
    """One measure: its finding, its charts, what to know, and the actions that name its age."""
    figures = measure_figures(dataset, measure)
    yield page_heading(f"Brief: {measure.title}", eyebrow=LEAD)
    yield finding(headline(figures))
    for view in views_of(figures).values():
        yield from chart_pieces(draw, view, figures)
    yield text_sections(measure)
    found = find_actions(edition_data(dataset), ks=[measure.key_stage])
    yield heading(AGE_HEADING) + brief_counts(found) + brief_actions(dataset, found)


def actions_brief(dataset: Dataset, params: Params, unknown: tuple[str, ...]) -> Iterable[Piece]:
    """The actions that a filter finds, next before done."""
    chosen, more = parse_filter(dataset, params)
    edition = edition_data(dataset, chosen.edition)
    actions = find_actions(edition, **chosen.criteria())
    asked = filters_in_words(edition, chosen) or "All actions"
    lead = f"{asked}. {strategies_in_words(edition)}."
    yield page_heading("Brief: actions", eyebrow=LEAD, lead=lead)
    yield newer_edition(dataset, chosen.edition) + notices((*unknown, *more))
    yield brief_counts(actions)
    yield brief_actions(dataset, actions)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS}")
