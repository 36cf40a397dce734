"""What a row and the own page of an action share: where it stands, its thread, the outcomes at its age."""

from dataclasses import dataclass

from inclusion.actions.facets import PROGRESS_NAMES
from inclusion.actions.facts import facts_of
from inclusion.figures.measure import MeasureFigures, outcome_figures
from inclusion.records.editions import editions, later_editions
from inclusion.records.model import Action, Dataset, Progress

ACTION_PAGE = "action"


@dataclass(frozen=True)
class Step:
    """A step of a thread: how it is listed, in which edition where there are several, and where it leads."""

    progress: Progress
    tag: str
    title: str
    action: str
    address: str
    """Empty for the action whose thread it is."""


def action_address(action: Action) -> str:
    """Where an action stands: its own page."""
    return f"{ACTION_PAGE}?id={action.action}"


def thread_of(dataset: Dataset, action: Action) -> tuple[Step, ...]:
    """What an action continues, the action itself, and what continues it, in that order; nothing for one alone."""
    facts = facts_of(dataset, action)
    before, after = (*facts.earlier, *facts.before), (*facts.after, *facts.later)
    if not before and not after:
        return ()
    return (
        *(step(dataset, found) for found in before),
        step(dataset, action, is_here=True),
        *(step(dataset, found) for found in after),
    )


def step(dataset: Dataset, action: Action, *, is_here: bool = False) -> Step:
    """An action as a step of a thread."""
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


def nothing_before(dataset: Dataset, action: Action) -> str:
    """That a promise continues nothing listed as done, or that a thing done has no next step; nothing otherwise."""
    facts = facts_of(dataset, action)
    if facts.is_promise:
        return "" if facts.before else "It continues nothing listed as done."
    return "" if facts.after else "No next step is listed for it."


def nothing_later(dataset: Dataset, action: Action) -> str:
    """That the following edition lists nothing that continues an action; nothing where one does, or there is none."""
    following = later_editions(dataset, action.source)
    if not following or facts_of(dataset, action).later:
        return ""
    return f"Nothing in {following[0].edition} is listed as continuing it."


def outcomes_at_its_age(dataset: Dataset, action: Action) -> tuple[MeasureFigures, ...]:
    """The outcomes measured at the ages that an action names; it need not be about them."""
    return tuple(f for f in outcome_figures(dataset) if f.measure.key_stage in action.key_stages)
