"""A priority: its aim, its filters, its actions."""

from collections.abc import Iterable

from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, STATED_MEANS
from inclusion.records.editions import edition_data, editions
from inclusion.records.model import Dataset, Priority
from inclusion.records.words import split_sentences
from inclusion.site.action_list import filtered_list, list_heading
from inclusion.site.elements import heading, page_foot, paragraph, quiet
from inclusion.site.list_view import read_view
from inclusion.site.pieces import Params, Piece


def page(dataset: Dataset, priority: Priority, params: Params) -> Iterable[Piece]:
    aim = split_sentences(priority.aim)
    priorities = sorted(edition_data(dataset, priority.source).priorities, key=lambda p: p.priority)
    edition = f"Edition {dataset.source[priority.source].edition} · " if len(editions(dataset)) > 1 else ""
    following = next((p for p in priorities if p.priority > priority.priority), None)
    yield list_heading(
        priority.title,
        eyebrow=f"{edition}Priority {priority.priority} of {len(priorities)}",
        ways=[(following.slug, f"Next: {following.priority} {following.short_title}")] if following else (),
        lead=aim[0],
        more=("#aim", "The whole aim") if len(aim) > 1 else None,
    )
    scope = ActionFilter.choosing(priority=[str(priority.priority)], edition=priority.source)
    view = read_view(dataset, scope, params)
    yield from filtered_list(view)
    yield heading("What the priority aims at", anchor="aim")
    yield paragraph(priority.aim)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
