"""Threads: what an action continues and what continues it, beside an action and for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inclusion.actions.addresses import action_address
from inclusion.actions.facets import NEXT_KIND_NAMES, PROGRESS_NAMES
from inclusion.actions.facts import ActionFacts
from inclusion.actions.find import later_steps, next_steps
from inclusion.figures.tables import text_table
from inclusion.records.editions import editions, later_editions
from inclusion.records.model import Action, Dataset, Progress
from inclusion.site.elements import bullets, html_table, link
from inclusion.site.markup import Markup


@dataclass(frozen=True)
class Step:
    """A step of a thread: how it is listed, in which edition where there are several, and where it leads."""

    progress: Progress
    tag: str
    title: str
    action: str
    address: str
    """Empty for the action whose thread it is."""


def id_link(action: Action) -> Markup:
    return Markup("{} <small>{}</small>").format(link(action_address(action), action.title), action.action)


def thread_of(dataset: Dataset, action: Action) -> tuple[Step, ...]:
    """What an action continues, the action itself, and what continues it, in that order; nothing for one alone."""
    facts = ActionFacts(dataset, action)
    before, after = (*facts.earlier, *facts.before), (*facts.after, *facts.later)
    if not before and not after:
        return ()
    return (
        *(step(dataset, found) for found in before),
        step(dataset, action, is_here=True),
        *(step(dataset, found) for found in after),
    )


def step(dataset: Dataset, action: Action, *, is_here: bool = False) -> Step:
    tag = PROGRESS_NAMES[action.progress]
    if len(editions(dataset)) > 1:
        tag += f", {dataset.source[action.source].edition}"
    return Step(action.progress, tag, action.title, action.action, "" if is_here else action_address(action))


def neighbours(dataset: Dataset, action: Action) -> tuple[tuple[str, Action], ...]:
    """The actions before and after one in its list, with words for each."""
    places = {(a.source, a.priority, a.progress, a.position): a for a in dataset.actions}
    around = (("Before", action.position - 1), ("After", action.position + 1))
    found = ((word, places.get((action.source, action.priority, action.progress, at))) for word, at in around)
    return tuple((f"{word}: {other.action}", other) for word, other in found if other)


def nothing_in_edition(dataset: Dataset, action: Action) -> str:
    """That a promise continues nothing listed as done, or that no promise continues a thing done; else nothing."""
    facts = ActionFacts(dataset, action)
    if facts.is_promise:
        return "" if facts.before else "It continues nothing listed as done."
    return "" if facts.after else "No promise plainly continues it."


def nothing_later(dataset: Dataset, action: Action) -> str:
    """That the following edition lists nothing that continues an action; nothing where one does, or there is none."""
    following = later_editions(dataset, action.source)
    if not following or ActionFacts(dataset, action).later:
        return ""
    return f"Nothing in {following[0].edition} is listed as continuing it."


def threads_table(dataset: Dataset, achieved: Sequence[Action]) -> Markup:
    """A row for each thing listed as done: its title, and the promises that continue it."""
    rows = {action: [id_link(found) for found in next_steps(dataset, action)] for action in achieved}
    caption = "Each thing listed as done, and what continues it"
    return pairs_table(caption, ("Listed as done", "Next"), rows, "No promise plainly continues it")


def promises_table(dataset: Dataset, edition: str, promises: Sequence[Action]) -> Markup:
    """A row for each promise of an earlier edition: its title, and what later ones list as continuing it."""
    rows = {
        promise: [
            Markup("<b>{}:</b> {}").format(PROGRESS_NAMES[found.progress], id_link(found))
            for found in later_steps(dataset, promise)
        ]
        for promise in promises
    }
    columns = (f"Promised in {dataset.source[edition].edition}", "Listed since")
    return pairs_table("Each earlier promise, and what takes it up", columns, rows, "Nothing listed")


def pairs_table(caption: str, columns: tuple[str, str], rows: Mapping[Action, Sequence[Markup]], none: str) -> Markup:
    """A row for each action, with what belongs to it, or plain words where that is nothing."""
    cells = [(id_link(action), Markup("<br>").join(found) or none) for action, found in rows.items()]
    return html_table(text_table(caption, columns, cells))


def new_promises(promises: Sequence[Action]) -> Markup:
    return bullets([id_link(p) + f" {NEXT_KIND_NAMES[p.next_kind or '']}" for p in promises])
