"""A brief: what goes into it, its entries, its sources, and the foot of each printed page."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from inclusion.actions.facets import AGE, PROGRESS, PROGRESS_NAMES
from inclusion.actions.facts import ActionFacts
from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import PROGRESS_HEADINGS
from inclusion.figures.measure import MeasureFigures, outcome_measures
from inclusion.figures.views import draw, views_of
from inclusion.records.model import Action, Dataset
from inclusion.records.words import SITE, release_words, split_sentences
from inclusion.site.chart import Chart, chart_pieces
from inclusion.site.choice import Choice, choose
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params, Piece
from inclusion.site.templates import render

TEXT, CHART, MEASURE = "text", "chart", "measure"
"""Parameters of a brief beside the filters: how much of each action, which measure's chart, of which measure it is."""

NO_CHART = "none"


def text_choice(params: Params) -> Choice:
    return choose(TEXT, "Of each action", {"whole": "Whole summary", "short": "Title and a line"}, params)


def progress_choice(params: Params) -> Choice:
    names: Mapping[str, str] = {"all": "Next and done", **{p: f"{name} only" for p, name in PROGRESS_NAMES.items()}}
    return choose(PROGRESS.name, "Actions", names, params)


def chart_choice(dataset: Dataset, chosen: ActionFilter, params: Params) -> Choice:
    """Which measure's chart goes in: of the measures at the ages chosen, or of all where no age is."""
    ages = chosen.chosen(AGE.name)
    measures = [m for m in outcome_measures(dataset) if not ages or m.key_stage in ages]
    return choose(CHART, "Chart", {NO_CHART: "None"} | {m.measure: m.short_title for m in measures}, params)


def print_button(params: Params) -> Markup:
    """A button that prints; without scripts it leads to the same brief."""
    return render("print_button.html", address=f"?{urlencode(params, doseq=True)}")


def brief_chart(figures: MeasureFigures) -> Iterator[Piece]:
    """The first chart of a measure with its message and sources; tables and notes are left to the measure's page."""
    for piece in chart_pieces(draw, next(iter(views_of(figures).values())), figures):
        yield piece
        if isinstance(piece, Chart):
            yield render("brief_chart_sources.html", chart=piece.bundle)
            return


def brief_actions(dataset: Dataset, actions: Sequence[Action], *, is_short: bool = False) -> Markup:
    """The actions, next before done: title, summary or its first sentence, what is stated, place."""
    groups = []
    for progress in PROGRESS_NAMES:
        found = [ActionFacts(dataset, action) for action in actions if action.progress == progress]
        if found:
            lines = [f.action.summary if not is_short else split_sentences(f.action.summary)[0] for f in found]
            groups.append((f"{PROGRESS_HEADINGS[progress]}: {len(found)}", list(zip(found, lines, strict=True))))
    return render("brief.html", groups=groups, is_short=is_short)


def brief_foot(dataset: Dataset) -> Markup:
    """The documents, with their editions and addresses; and what stands at the foot of each printed page."""
    release = release_words(dataset.release)
    foot = f"{SITE}. {release}. From: {'; '.join(source.title for source in dataset.sources)}."
    return render("brief_foot.html", sources=dataset.sources, release=release, foot=foot)
