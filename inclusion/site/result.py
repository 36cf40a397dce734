"""What a list found: what is set, how many there are, what the search did, and what can be done with the result."""

from collections.abc import Sequence

from inclusion.actions.csv import actions_size
from inclusion.actions.facets import AGE, PROGRESS, PROGRESS_NAMES, SORT, UNNAMED
from inclusion.actions.filters import SEARCH, ActionFilter
from inclusion.actions.find import age_group, find_actions, mixed_ages
from inclusion.actions.search import Found
from inclusion.actions.words import counted_actions, phrase_of
from inclusion.records.downloads import ACTIONS_ADDRESS, WORKBOOK_ADDRESS
from inclusion.records.words import count, does, file_size, listing, words_of
from inclusion.site.abbreviations import label_glosses
from inclusion.site.list_view import FULL, ROWS, ListView
from inclusion.site.pieces import Apart
from inclusion.site.templates import render

LONG_LIST = 12
"""Rows from which on another order is offered; a shorter list is seen at a glance."""


MOST_ELSEWHERE = 3
"""Pages beside the list that are named at once; the others open."""


def result(view: ListView) -> Apart:
    """What stands between the controls of a list and its rows: what is set, what was found, what can be done."""
    chips = chips_of(view)
    return Apart(
        render(
            "result.html",
            view=view,
            set_facets=[(f.name, len(view.asked.chosen(f.name))) for f in view.facets if view.asked.chosen(f.name)],
            chips=chips,
            glosses=label_glosses(view.edition, [phrase for phrase, _ in chips]),
            found=found_words(view),
            passing=passing_words(view),
            others=other_ages(view),
            search=search_words(view),
            first=view.elsewhere[:MOST_ELSEWHERE],
            others_elsewhere=view.elsewhere[MOST_ELSEWHERE:],
            sort=other_order(view) if len(view.actions) >= LONG_LIST else None,
            lengths=[
                ("Short", view.here(**{ROWS: ""}), not view.is_full),
                ("Full", view.here(**{ROWS: FULL}), view.is_full),
            ],
            query=view.chosen.query_string(),
            csv=ACTIONS_ADDRESS,
            workbook=WORKBOOK_ADDRESS,
            number=count(len(view.actions), "action"),
            size=file_size(actions_size(view.dataset, view.actions)),
            loosened=loosened(view),
            clear=view.address(ActionFilter()),
        )
    )


def chips_of(view: ListView) -> list[tuple[str, str]]:
    """What is set and no control shows, each as a phrase with the address without it."""
    shown = {(SEARCH, view.asked.q), *((PROGRESS.name, progress) for progress in PROGRESS_NAMES)}
    if view.ages:
        shown.add((AGE.name, UNNAMED))  # the line of the result takes it away
    choices = [choice for choice in view.asked.asked() if choice not in shown]
    return [(phrase_of(view.edition, *choice), view.address(view.asked.without(*choice))) for choice in choices]


def other_order(view: ListView) -> tuple[str, str]:
    """The order that the list does not have, with its address."""
    other = None if view.asked.sort else next(iter(SORT.choices(view.dataset)))
    words = "Sort by theme" if other else "Sort as in the strategy"
    return words, view.address(view.asked.model_copy(update={"sort": other}))


def found_words(view: ListView) -> tuple[str, str]:
    """How many actions were found, and how they stand to the ages that are chosen."""
    progress = view.chosen.chosen(PROGRESS.name)
    total = sum(not progress or action.progress in progress for action in view.everything)
    number, words = len(view.actions), counted_actions(total, progress)
    if view.found.not_mentioned and number:
        return f"{counted_actions(number, progress)}, nearest first", ""
    found = words if number == total else f"{number} of {words}"
    if not view.ages:
        return found, ""
    stages = mixed_ages(view.chosen.criteria())
    return mixed_words(view, found, stages) if stages else named_words(view, found, number)


def named_words(view: ListView, found: str, number: int) -> tuple[str, str]:
    """That the actions found name the ages chosen; that no others do is said only where nothing else is chosen."""
    others = [name for name, _ in view.asked.asked() if name not in (AGE.name, PROGRESS.name)]
    if not others:
        return found, f"{'names' if number == 1 else 'name'} {these_ages(view)}."
    return (f"{found}:", f"{'it names' if number == 1 else 'they name'} {these_ages(view)}.") if number else (found, "")


def mixed_words(view: ListView, found: str, stages: frozenset[str]) -> tuple[str, str]:
    """How many of the actions found name the ages chosen, how many likely mean them, and how many name none."""
    groups = [age_group(action, stages) for action in view.actions]
    meant = groups.count("likely")
    parts = [
        f"{does(groups.count('named'), 'name')} {these_ages(view)}",
        *([f"{does(meant, 'likely mean')} it"] if meant else []),
        f"{does(groups.count('silent'), 'name')} no age",
    ]
    return f"{found}:", f"{', '.join(parts)}."


def these_ages(view: ListView) -> str:
    return "this age" if len(view.ages) == 1 else "one of these ages"


def other_ages(view: ListView) -> tuple[str, str] | None:
    """Where ages are chosen: what names no age, as (words, address) to show it too, or to leave it out again."""
    if not view.ages:
        return None
    chosen = view.asked.chosen(AGE.name)
    if UNNAMED in chosen:
        return "Leave out those that name none", view.address(view.asked.without(AGE.name, UNNAMED))
    silent = find_actions(view.edition, **view.chosen.criteria() | {AGE.name: [UNNAMED]})
    likely = sum(age_group(action, chosen) == "likely" for action in silent)
    if not silent:
        return None
    words = f"{does(len(silent), 'more name')} no age"
    words += f", {likely} of them likely this" if likely else ""
    wider = view.asked.model_copy(update={"choices": (*view.asked.choices, (AGE.name, UNNAMED))})
    return f"{words}: show {'it' if len(silent) == 1 else 'them'} too", view.address(wider)


def passing_words(view: ListView) -> str:
    """How many of the actions found only share the name of a theme or a body with the search."""
    passing = len({action.action for action in view.actions} & set(view.found.in_passing))
    share, come = ("shares", "comes") if passing == 1 else ("share", "come")
    return f"{passing} of them only {share} the name of a theme or a body, and {come} last." if passing else ""


def search_words(view: ListView) -> list[tuple[str, str, str]]:
    """What a reader should know of the search, each as a sentence with the words and the address of a way on."""
    found = view.found
    told = [(sentence, "", "") for sentence in missing_words(found)]
    if found.corrected:
        as_typed = view.asked.model_copy(update={"q": f"“{found.asked}”"})
        way = f"Search for “{found.asked}” as typed", view.address(as_typed)
        told.insert(0, (f"Showing results for “{found.corrected}”.", *way))
    if found.also:
        told.append((f"Also searched: {listing(found.also)}.", "", ""))
    return told


def missing_words(found: Found) -> list[str]:
    """What of a search nothing mentions: that the strategy does not use it, or only that no summary of ours does."""
    if not found.missing:
        return []
    if not found.not_mentioned:
        none = quoted(found, found.missing)
        if found.actions:
            return [f"No summary here has all of these words. Those below do not mention {none}."]
        return [f"No summary of an action mentions {none}.", "The pages below do."]
    silent = [words for words in found.missing if words not in found.unused]
    near = "Here is what comes nearest." if found.actions or found.pages else "Nothing here comes near."
    says = [f"The strategy does not use {quoted(found, found.unused)}."] if found.unused else []
    return [*says, *([f"No summary here mentions {quoted(found, silent)}."] if silent else []), near]


def quoted(found: Found, phrases: Sequence[str]) -> str:
    """Words of a search in quotation marks, written as they were typed."""
    typed = {" ".join(words_of(word)): word for word in found.asked.split()}
    return listing([f"“{' '.join(typed.get(word, word) for word in phrase.split())}”" for phrase in phrases])


def loosened(view: ListView) -> list[tuple[str, str, str]]:
    """Where nothing was found: for each choice its words, the address without it, and how many there would be."""
    if view.actions:
        return []
    ways = []
    for name, choice in view.asked.asked():
        found = len(find_actions(view.edition, **view.chosen.without(name, choice).criteria()))
        address = view.address(view.asked.without(name, choice))
        ways.append((f"Without {phrase_of(view.edition, name, choice)}", address, count(found, "action")))
    return ways
