"""A priority: its aim, its filters, its actions."""

from collections.abc import Iterable

from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, STATED_MEANS, priority_counts
from inclusion.records.editions import edition_data, editions
from inclusion.records.model import Dataset, Priority
from inclusion.records.words import split_sentences
from inclusion.site.action_list import action_list
from inclusion.site.editions import newer_edition
from inclusion.site.elements import heading, page_foot, page_heading, paragraph, quiet
from inclusion.site.filter_bar import loosen, read_filters
from inclusion.site.pieces import Params, Piece


def page(dataset: Dataset, priority: Priority, params: Params) -> Iterable[Piece]:
    """The page of one priority of one edition."""
    aim = split_sentences(priority.aim)
    total = len(edition_data(dataset, priority.source).priorities)
    edition = f"Edition {dataset.source[priority.source].edition} · " if len(editions(dataset)) > 1 else ""
    yield page_heading(
        priority.title,
        eyebrow=f"Actions · {edition}Priority {priority.priority} of {total}",
        lead=f"{priority_counts(dataset, priority)} {aim[0]}",
    )
    scope = ActionFilter.choosing(priority=[str(priority.priority)], edition=priority.source)
    unknown, bar = read_filters(dataset, scope, params)
    yield newer_edition(dataset, priority.source) + unknown
    yield bar
    yield loosen(bar) + action_list(bar, params)
    yield heading("What the priority aims at")
    yield paragraph(priority.aim)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
