"""Threads between what is done and what is next, as a table and as a list."""

from collections.abc import Mapping, Sequence
from html import escape

from inclusion.actions.facets import NEXT_KIND_NAMES, PROGRESS_NAMES
from inclusion.actions.find import later_steps, next_steps
from inclusion.records.model import Action, Dataset
from inclusion.site.action_parts import action_address
from inclusion.site.elements import bullets, link
from inclusion.site.markup import Markup

NO_NEXT_STEP = "No next step listed"


def threads_table(dataset: Dataset, achieved: Sequence[Action]) -> Markup:
    """A row for each thing listed as done: its title, and the promises that continue it."""
    rows = {action: [id_link(found) for found in next_steps(dataset, action)] for action in achieved}
    caption = "Each thing listed as done, and what continues it"
    return pairs_table(caption, ("Listed as done", "Next"), rows, "No promise plainly continues it")


def promises_table(dataset: Dataset, edition: str, promises: Sequence[Action]) -> Markup:
    """A row for each promise of an earlier edition: its title, and what later ones list as continuing it."""
    rows = {
        promise: [
            f"<b>{PROGRESS_NAMES[found.progress]}:</b> {id_link(found)}" for found in later_steps(dataset, promise)
        ]
        for promise in promises
    }
    columns = (f"Promised in {dataset.source[edition].edition}", "Listed since")
    return pairs_table("Each earlier promise, and what takes it up", columns, rows, "Nothing listed")


def pairs_table(caption: str, columns: tuple[str, str], rows: Mapping[Action, Sequence[str]], none: str) -> Markup:
    """A row for each action, with what belongs to it as HTML, or plain words where that is nothing."""
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{id_link(action)}</th>'
        f'<td role="cell" data-column="{escape(columns[1])}">{"<br>".join(found) or none}</td></tr>'
        for action, found in rows.items()
    )
    names = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in columns)
    head = f'<thead role="rowgroup"><tr role="row">{names}</tr></thead>'
    return Markup(
        f'<table class="words" role="table"><caption>{caption}</caption>{head}'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def id_link(action: Action) -> Markup:
    """An action's title as a link, and its id."""
    return Markup("{} <small>{}</small>").format(link(action_address(action), action.title), action.action)


def new_promises(promises: Sequence[Action]) -> Markup:
    """Promises with their kind as worded."""
    return bullets([id_link(p) + f" {NEXT_KIND_NAMES[p.next_kind or '']}" for p in promises])
