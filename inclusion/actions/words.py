"""Words for actions and filters: names, counts, and sentences about many of them."""

from collections.abc import Sequence

from inclusion.actions.facets import FACET, STATED_NAMES, stated_by
from inclusion.actions.filters import SEARCH, ActionFilter
from inclusion.actions.find import AgeGroup, continues, later_steps, list_lengths, next_steps
from inclusion.records.editions import editions
from inclusion.records.model import Action, Dataset, Figure, Priority, Progress
from inclusion.records.tables import decimals_of
from inclusion.records.words import count, listing, number

PROGRESS_HEADINGS: dict[Progress, str] = {"next": "Next", "achieved": "Listed as done"}
AGE_GROUP_NAMES: dict[AgeGroup, str] = {
    "named": "Name this age",
    "likely": "Likely mean this age, but name none",
    "silent": "Name no age",
}


DONE_MEANS = "“Done” means the strategy lists it as achieved. Some of it is still under way; their notes say where."
COUNT_MEANS = "The count is of bullet points in the strategy, not of separate projects. Some are nearly the same."


STATED_PARTS = {
    "who": ("who does it", "not who does it"),
    "date": ("when", "not when"),
    "number": ("a number", "no number"),
}
"""What a promise can state, as it is said where it does, and where it does not."""


def promise_words(stated: Sequence[str]) -> str:
    """What a promise states and what it does not: "who does it, but not when or a number"."""
    has = listing([yes for part, (yes, _) in STATED_PARTS.items() if part in stated])
    lacks = listing([yes for part, (yes, _) in STATED_PARTS.items() if part not in stated], "or")
    return f"{has}, but not {lacks}" if has and lacks else has or f"not {lacks}"


def figure_value(figure: Figure) -> str:
    """A figure with its qualifier: "over 800", "3 to 4", "23%", "over £100 million"; years have no comma."""
    ends = [end for end in (figure.value, figure.value_max) if end is not None]
    digits = [str(end) if figure.kind == "date" else number(end, decimals_of(end)) for end in ends]
    value = {"percent": "{}%", "million pounds": "£{} million"}.get(figure.unit, "{}").format(" to ".join(digits))
    return f"{figure.qualifier} {value}" if figure.qualifier else value


def stage_names(dataset: Dataset, stages: Sequence[str]) -> str:
    """Key stages as ages in the data's order, those joined that follow on from each other: "Up to 5, 7 to 14"."""
    runs: list[tuple[str, str]] = []
    for ages in (stage.ages.split(" to ") for stage in dataset.key_stages if stage.key_stage in stages):
        if runs and runs[-1][1] == ages[0]:
            runs[-1] = (runs[-1][0], ages[-1])
        else:
            runs.append((ages[0], ages[-1]))
    return ", ".join(" to ".join(dict.fromkeys(run)) for run in runs)


STATED_MEANS = (
    "A promise states who does it where the text names a body as doing it or a part of it, not “we”. It states a date "
    "or time where it has any date or time frame, also of what it waits for. It states a number where that counts "
    "people, places, money or the like; ages, dates and names do not count. None of this says whether a promise is "
    "kept."
)


TARGETS_MEAN = (
    "Some promises give a number or a share, or say “each”, “every” or “all”, of what they will reach, keep or cover. "
    "A direction (“increase”), an aim, and what is done already do not count."
)


KIND_MEANS = (
    "The kind of a promise goes by its wording. One that carries on, embeds or widens what runs is “carries on”. One "
    "that will finish something begun is “finishes”. One whose first verb is to review or evaluate is “reviews”. One "
    "with nothing in place before is “new”."
)


def counted_actions(number: int, progress: Sequence[str]) -> str:
    """A number of actions by how they are listed: "16 promises", "11 actions listed as done", "27 actions"."""
    if list(progress) == ["next"]:
        return count(number, "promise")
    return count(number, "action") + (" listed as done" if list(progress) == ["achieved"] else "")


def label_and_words(dataset: Dataset, name: str, choice: str) -> tuple[str, str]:
    """A chosen filter as readers see it: ("Theme", "Attendance and home education")."""
    if name == SEARCH:
        return "Search", f"“{choice}”"
    return FACET[name].label, FACET[name].words(dataset, choice)


def phrase_of(dataset: Dataset, name: str, choice: str) -> str:
    """A chosen filter as a phrase: "Theme: Attendance and home education"."""
    return ": ".join(label_and_words(dataset, name, choice))


def filters_in_words(dataset: Dataset, chosen: ActionFilter) -> str:
    """All chosen filters as a phrase: "Age: 5 to 7 or 7 to 11; Theme: Attendance and home education"."""
    return "; ".join(f"{label}: {words}" for label, words in filter_words(dataset, chosen).items())


def filter_names(dataset: Dataset, chosen: ActionFilter) -> str:
    """The same without the names of the filters, as a title: "5 to 7 or 7 to 11; Attendance and home education"."""
    return "; ".join(filter_words(dataset, chosen).values())


def filter_words(dataset: Dataset, chosen: ActionFilter) -> dict[str, str]:
    """The choices of each filter by its label, joined with "or"."""
    found: dict[str, list[str]] = {}
    for name, choice in chosen.asked():
        label, words = label_and_words(dataset, name, choice)
        found.setdefault(label, []).append(words)
    return {label: " or ".join(words) for label, words in found.items()}


def strategies_in_words(dataset: Dataset) -> str:
    return listing([source.title for source in editions(dataset)])


def stated_message(dataset: Dataset) -> str:
    """How many of all promises state who, a date and a number."""
    promises = [action for action in dataset.actions if action.progress == "next"]
    totals = stated_totals(dataset, promises)
    return (
        f"Of {len(promises)} promises {totals['who']} name who does it, {totals['date']} state a date or time, and "
        f"{totals['number']} state a number"
    )


def stated_totals(dataset: Dataset, promises: Sequence[Action]) -> dict[str, int]:
    stated = [stated_by(dataset, action) for action in promises]
    return {name: sum(name in found for found in stated) for name in STATED_NAMES}


def threads_message(dataset: Dataset, actions: Sequence[Action]) -> str:
    """How many things done are continued, and how many promises continue nothing."""
    done = [action for action in actions if action.progress == "achieved"]
    promises = [action for action in actions if action.progress == "next"]
    continued = sum(bool(next_steps(dataset, action)) for action in done)
    new = sum(not continues(dataset, action) for action in promises)
    return (
        f"{continued} of {len(done)} things listed as done are continued by a promise. For the others no next step is "
        f"listed, which does not mean that they were dropped. {new} of {len(promises)} promises continue nothing that "
        "is listed as done."
    )


def promises_message(dataset: Dataset, promises: Sequence[Action]) -> str:
    """How many earlier promises are taken up by later editions, as done or as next, and how many by nothing."""
    taken_up = [{found.progress for found in later_steps(dataset, promise)} for promise in promises]
    done = sum("achieved" in found for found in taken_up)
    promised = sum(found == {"next"} for found in taken_up)
    none = len(promises) - done - promised
    return (
        f"Of {count(len(promises), 'promise')}, {done} {'is' if done == 1 else 'are'} continued by something listed "
        f"as done since, {promised} only by something listed as next. For {none} no later edition lists "
        "anything that plainly continues them, which does not mean that they were dropped."
    )


def progress_totals(dataset: Dataset, priority: Priority) -> tuple[int, int]:
    """How many actions a priority lists as done, and how many as next."""
    lengths = list_lengths(dataset)
    place = priority.source, priority.priority
    return lengths[*place, "achieved"], lengths[*place, "next"]


def all_counts(dataset: Dataset) -> str:
    """What the strategy is, and how many actions it lists; all its editions, where the dataset has several."""
    progress = [action.progress for action in dataset.actions]
    who, lists = "Lincolnshire's strategy", "lists"
    if len(editions(dataset)) > 1:
        who, lists = "All editions of Lincolnshire's strategy", "list"
    return (
        f"{who} for children and young people with special educational needs and disabilities "
        f"(SEND) {lists} {count(progress.count('achieved'), 'action')} as done and {progress.count('next')} as next. "
        "Search them here, and see how far behind pupils with SEND are at school."
    )


def list_lead(dataset: Dataset) -> str:
    """What the list of all actions is of: one edition of the strategy, or all."""
    return f"What is promised, and what is listed as done, in {strategies_in_words(dataset)}."


def cannot_tell(dataset: Dataset) -> tuple[str, ...]:
    """What the documents do not hold, one sentence each."""
    promises = [action for action in dataset.actions if action.progress == "next"]
    dated = sum(bool(action.dates) for action in promises)
    aimed = sum(bool(action.targets) for action in promises)
    both = sum(bool(action.dates and action.targets) for action in promises)
    return (
        f"How far a promise has come. {dated} of {len(promises)} promises name a date or a time. {aimed} say how much "
        f"shall be reached, by a number or by “all” or “each”. {both or 'None'} of them do both.",
        "Which action should close which gap. The documents do not say.",
        "How single schools do. No figure here is of one school.",
        "What happened after the documents were written.",
    )
