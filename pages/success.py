"""How success is measured: the milestones that the strategy names, and what the documents hold for each."""

from collections.abc import Iterable

from inclusion.records.model import Dataset
from inclusion.records.words import count
from inclusion.site.editions import read_edition
from inclusion.site.elements import finding, heading, page_foot, page_heading, paragraph, quiet
from inclusion.site.indicators import READING, indicators_file, indicators_message
from inclusion.site.milestones import evidence_message, milestones_list, milestones_message, review_part
from inclusion.site.pieces import Params, Piece

LEAD = (
    "The strategy names milestones that should show whether its plans work. Here is what its own text, and that of "
    "the earlier plan, hold for each."
)
OURS = (
    "Which measures and actions bear on a milestone is our reading. The strategy ties neither to its milestones, so "
    "no action here is proof of progress."
)


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    yield page_heading("How success is measured", eyebrow="Background", lead=LEAD)
    choice, edition = read_edition(dataset, params)
    yield from choice
    yield finding(milestones_message(edition))
    yield paragraph(evidence_message(edition))
    yield paragraph(indicators_message(edition))
    yield heading(f"The {count(len(edition.milestones), 'milestone')}")
    yield milestones_list(edition)
    yield quiet(READING)
    yield indicators_file(edition)
    yield quiet(OURS)
    for event in dataset.events:
        if event.kind == "review":
            yield heading(event.title)
            yield review_part(dataset, event)
    yield page_foot(dataset)
