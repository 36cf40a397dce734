"""Threads between what is done and what is next, as a table and as a list."""

from collections.abc import Sequence
from html import escape

from inclusion.model import Action, Dataset
from inclusion.queries import followers
from inclusion.views.action_list import action_address
from inclusion.views.parts import bullets, link
from inclusion.wording import NEXT_KIND_NAMES


def threads_table(dataset: Dataset, achieved: Sequence[Action]) -> str:
    """A row for each thing listed as done: its title, and the promises that continue it."""
    rows = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{id_link(dataset, action)}</th>'
        f'<td role="cell" data-column="Next">{continued(dataset, action)}</td></tr>'
        for action in achieved
    )
    columns = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in ("Listed as done", "Next"))
    head = f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>'
    caption = "<caption>Each thing listed as done, and what continues it</caption>"
    return f'<table class="words" role="table">{caption}{head}<tbody role="rowgroup">{rows}</tbody></table>'


def continued(dataset: Dataset, action: Action) -> str:
    """The promises that continue an action; plain words where none does."""
    found = followers(dataset)[action.action]
    return "<br>".join(id_link(dataset, following) for following in found) or "No next step listed"


def id_link(dataset: Dataset, action: Action) -> str:
    """An action's title as a link, and its id."""
    return f"{link(action_address(dataset, action), action.title)} <small>{action.action}</small>"


def new_promises(dataset: Dataset, promises: Sequence[Action]) -> str:
    """Promises with their kind as worded."""
    return bullets(f"{id_link(dataset, p)} {escape(NEXT_KIND_NAMES[p.next_kind or ''])}" for p in promises)
