"""Done and next: each thing listed as done beside the promises that continue it."""

from collections.abc import Iterable

from inclusion.actions.find import continues
from inclusion.actions.words import threads_message
from inclusion.records.model import Dataset
from inclusion.site.choice import choose
from inclusion.site.editions import read_edition
from inclusion.site.elements import heading, page_foot, page_heading, paragraph, quiet
from inclusion.site.pieces import Params, Piece
from inclusion.site.threads import new_promises, threads_table

LEAD = "What the strategy lists as done, beside the next steps that plainly continue it. The links are our reading."
RULE = (
    "Two actions are linked only where both speak of the same service, project, review, survey or process, and the "
    "promise carries that work on. The same subject or body alone is no link: the themes lead to those."
)


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    yield page_heading("Done and next, side by side", eyebrow="Actions", lead=LEAD)
    choice, edition = read_edition(dataset, params)
    yield from choice
    names = {"all": "All priorities"} | {str(p.priority): p.short_title for p in edition.priorities}
    chosen = choose("priority", "Priority", names, params)
    yield chosen
    actions = [a for a in edition.actions if chosen.chosen in ("all", str(a.priority))]
    yield paragraph(threads_message(dataset, actions))
    yield quiet(RULE)
    yield threads_table(dataset, [action for action in actions if action.progress == "achieved"])
    yield heading("Promises that continue nothing listed as done")
    yield new_promises([a for a in actions if a.progress == "next" and not continues(dataset, a)])
    yield page_foot(dataset)
