"""Strategies and inspections: what the strategy builds on, what it hopes for, and what happened when."""

from collections.abc import Iterable

from inclusion.records.model import Dataset
from inclusion.site.editions import read_edition
from inclusion.site.elements import buttons, heading, html_table, page_foot, page_heading, quiet
from inclusion.site.pieces import Params, Piece
from inclusion.site.strategies import events_table, strategies_list, time_line
from inclusion.site.templates import render

LEAD = (
    "The other strategies that the inclusion strategy builds on, its ambitions, and the inspections and other events "
    "that the two documents name."
)
JUMPS = (("#strategies", "Strategies"), ("#ambitions", "Ambitions"), ("#events", "Inspections and other events"))
OURS = "Which actions bear on a strategy is our reading, by theme. The document does not say."


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    yield page_heading("Strategies and inspections", eyebrow="Background", lead=LEAD)
    yield buttons(JUMPS)
    choice, edition = read_edition(dataset, params)
    yield from choice
    yield heading(f"The {len(edition.strategies)} strategies", anchor="strategies")
    yield quiet(OURS)
    yield strategies_list(edition)
    yield heading(f"The {len(edition.ambitions)} ambitions", anchor="ambitions")
    yield quiet("In our words, in the strategy's order.")
    yield render("ambitions.html", ambitions=edition.ambitions)
    yield heading("Inspections and other events", anchor="events")
    yield time_line(dataset)
    yield html_table(events_table(dataset))
    yield page_foot(dataset)
