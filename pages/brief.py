"""A brief for a meeting: the actions that a filter finds, or one measure, to print on A4, with what is chosen."""

from collections.abc import Iterable

from inclusion.actions.filters import ActionFilter, clip, parse_filter
from inclusion.actions.find import find_actions
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, filter_names, strategies_in_words
from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.views import draw, tabs_of
from inclusion.figures.words import headline
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset, Measure
from inclusion.site.abbreviations import label_glosses
from inclusion.site.brief import (
    CHART,
    MEASURE,
    NO_CHART,
    TEXT,
    brief_actions,
    brief_chart,
    brief_foot,
    chart_choice,
    print_button,
    progress_choice,
    text_choice,
)
from inclusion.site.chart import chart_pieces
from inclusion.site.editions import newer_edition
from inclusion.site.elements import finding, heading, notices, page_heading, paragraph, quiet
from inclusion.site.measures import AGE_HEADING, answers_part, text_sections
from inclusion.site.pieces import Params, Piece
from inclusion.site.questions import answer_words

LEAD = "A brief for a meeting. Choose what goes in, then print it, or save it as a PDF."
EYEBROW = "Brief for a meeting"
MOST_CHARTS = 2
"""Charts in the brief of a measure, the most telling ones, so that it stays a few sheets."""


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The brief of a measure where the address names one, else of the actions that its filters find."""
    measure, unknown = read_measure(dataset, params)
    if unknown:
        yield page_heading("Which brief?", eyebrow=EYEBROW)
        yield notices(unknown)
    elif measure:
        yield from measure_brief(dataset, measure, params)
    else:
        yield from actions_brief(dataset, params)
    yield brief_foot(dataset)


def in_words(dataset: Dataset, params: Params) -> tuple[str, str]:
    """What the brief is about, for the name of its tab and its PDF."""
    measure, _ = read_measure(dataset, params)
    chosen, _ = read_filter(dataset, params)
    about = measure.title if measure else filter_names(edition_data(dataset, chosen.edition), chosen)
    return f"Brief: {about}" if about else "", ""


def read_measure(dataset: Dataset, params: Params) -> tuple[Measure | None, list[str]]:
    """The outcome measure that an address asks a brief of, and a notice for each that there is not."""
    outcomes, asked = {m.measure: m for m in outcome_measures(dataset)}, params.get(MEASURE, ())
    unknown = [f"There is no outcome measure “{clip(code)}”." for code in asked if code not in outcomes]
    return next((outcomes[code] for code in asked if code in outcomes), None), unknown


def read_filter(dataset: Dataset, params: Params) -> tuple[ActionFilter, tuple[str, ...]]:
    """The filter of the address, without what else a brief may be asked for."""
    return parse_filter(dataset, {n: values for n, values in params.items() if n not in (TEXT, CHART, MEASURE)})


def measure_brief(dataset: Dataset, measure: Measure, params: Params) -> Iterable[Piece]:
    """One measure: its finding, what readers ask of it, charts, what to know, and the actions that name its age."""
    figures, text = measure_figures(dataset, measure), text_choice(params)
    yield page_heading(measure.title, eyebrow=EYEBROW)
    yield text
    yield print_button(params)
    yield finding(headline(figures)) + answers_part(figures, measure.slug)
    for view in list(tabs_of(figures).values())[:MOST_CHARTS]:
        yield from chart_pieces(draw, view, figures)
    yield text_sections(measure)
    chosen = ActionFilter.choosing(ks=[measure.key_stage or ""])
    found = find_actions(edition_data(dataset), **chosen.criteria())
    yield heading(AGE_HEADING) + paragraph(answer_words(dataset, chosen, found))
    yield brief_actions(dataset, found, is_short=text.chosen == "short")


def actions_brief(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The actions that a filter finds, next before done, and a chart where one is chosen."""
    chosen, unknown = read_filter(dataset, params)
    edition = edition_data(dataset, chosen.edition)
    actions = find_actions(edition, **chosen.criteria())
    lead = f"{answer_words(edition, chosen, actions)} From: {strategies_in_words(edition)}."
    yield page_heading(filter_names(edition, chosen) or "All actions", eyebrow=EYEBROW, lead=lead)
    yield newer_edition(dataset, chosen.edition) + notices(unknown) + print_button(params)
    text, chart = text_choice(params), chart_choice(dataset, chosen, params)
    yield from (progress_choice(params), text, chart)
    yield label_glosses(dataset, chart.options.values())
    yield brief_actions(dataset, actions, is_short=text.chosen == "short")
    if chart.chosen != NO_CHART:
        yield from brief_chart(measure_figures(dataset, dataset.measure[chart.chosen]))
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS}")
