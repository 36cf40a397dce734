"""What the plan states: how many promises name who does them, a date or a number."""

from collections.abc import Iterable

from inclusion.actions.facets import STATED_NAMES
from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import KIND_MEANS, STATED_MEANS, TARGETS_MEAN
from inclusion.figures.views.stated import stated_chart
from inclusion.records.editions import newest
from inclusion.records.model import Dataset
from inclusion.site.chart import chart_pieces
from inclusion.site.editions import read_edition
from inclusion.site.elements import bullets, heading, link, page_foot, page_heading, paragraph, quiet
from inclusion.site.pieces import Params, Piece
from inclusion.site.threads import id_link

LEAD = "A promise is easier to follow when it says who does it, by which date, and how much. Here is how many do."
NO_TARGET = "None of the promises does."


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    yield page_heading("What the plan states", eyebrow="Actions", lead=LEAD)
    choice, edition = read_edition(dataset, params)
    source = newest(edition).source
    yield from choice
    yield from chart_pieces(stated_chart, dataset, source)
    yield heading("The rule for each")
    yield paragraph(STATED_MEANS)
    yield paragraph(KIND_MEANS)
    chosen = {name: ActionFilter.choosing(states=[name], edition=source) for name in STATED_NAMES}
    links = ((f"all-actions{chosen[name].query_string()}", words.lower()) for name, words in STATED_NAMES.items())
    yield bullets(link(address, f"Promises that state {words}") for address, words in links)
    yield heading("How much shall be reached")
    yield paragraph(TARGETS_MEAN)
    aimed = [action for action in edition.actions if action.targets]
    yield bullets([id_link(a) + f": {'; '.join(a.targets)}" for a in aimed]) if aimed else quiet(NO_TARGET)
    yield page_foot(dataset)
