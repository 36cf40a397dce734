"""A priority: its aim, its filters, its actions."""

from collections.abc import Iterable

from inclusion.filters import ActionFilter
from inclusion.model import Dataset, Priority
from inclusion.views.action_list import action_list
from inclusion.views.filter_bar import loosen, read_filters
from inclusion.views.parts import heading, page_foot, page_heading, paragraph, quiet
from inclusion.views.pieces import Params, Piece
from inclusion.wording import COUNT_MEANS, DONE_MEANS, STATED_MEANS, priority_counts, split_sentences


def page(dataset: Dataset, priority: Priority, params: Params) -> Iterable[Piece]:
    """The page of one priority."""
    aim = split_sentences(priority.aim)
    yield page_heading(
        priority.title,
        eyebrow=f"Actions · Priority {priority.priority} of {len(dataset.priorities)}",
        lead=f"{priority_counts(dataset, priority)} {aim[0]}",
    )
    unknown, bar = read_filters(dataset, ActionFilter(priority=(priority.priority,)), params)
    yield unknown
    yield bar
    yield loosen(bar) + action_list(bar, params)
    yield heading("What the priority aims at")
    yield paragraph(priority.aim)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
