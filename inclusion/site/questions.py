"""The questions that readers start with: where each leads, and the answer above the actions that it finds."""

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from inclusion.actions.addresses import QUESTION
from inclusion.actions.facets import AGE, FACETS, PROGRESS, UNNAMED
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import age_group
from inclusion.actions.times import has_passed
from inclusion.records.model import Action, Audience, Dataset, Question
from inclusion.records.words import count, day_name, does, listing
from inclusion.site.list_view import ListView
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params
from inclusion.site.templates import render

AUDIENCE_NAMES: dict[Audience, str] = {
    "parent-or-carer": "Parent or carer",
    "school": "School",
    "council-or-health-officer": "Council or health officer",
    "parent-carer-forum": "Parent carer forum",
    "councillor": "Councillor",
}


def asked_question(dataset: Dataset, params: Params) -> Question | None:
    """The question that an address is asked, as long as its filters are those that answer it."""
    asked = params.get(QUESTION, ())
    found = next((question for question in dataset.questions if question.question in asked), None)
    if found is None:
        return None
    wanted, _ = parse_filter(dataset, parse_qs(urlsplit(found.address).query))
    given, _ = parse_filter(dataset, params)
    return found if given.asked() == wanted.asked() else None


def question_heading(question: Question, view: ListView) -> Markup:
    return render(
        "question_heading.html",
        question=question.text,
        audience=AUDIENCE_NAMES[question.audience],
        answer=answer_words(view.edition, view.chosen, view.actions),
    )


def answer_words(dataset: Dataset, chosen: ActionFilter, actions: Sequence[Action]) -> str:
    """How many promises and things done a filter finds, in a sentence, and how many of them name no age.

    >>> "The strategy lists 1 promise and 1 action as done naming the ages up to 5. 6 more name no age."
    """
    stages = [stage for stage in chosen.chosen(AGE.name) if stage != UNNAMED]
    own = [a for a in actions if not stages or age_group(a, stages) == "named"]
    sentences = [
        f"The strategy lists {' '.join(filter(None, (progress_words(own, chosen), clauses(dataset, chosen))))}."
    ]
    if silent := len(actions) - len(own):
        likely = sum(age_group(action, stages) == "likely" for action in actions)
        meant = f", and {does(likely, 'of them likely mean')} this one" if likely else ""
        sentences.append(f"{does(silent, 'more name')} no age{meant}.")
    if passed := sum(has_passed(dataset, action) for action in own if "date" in chosen.chosen("states")):
        them = "all" if passed == len(own) else f"{passed}"
        day = day_name(dataset.release.released)
        sentences.append(f"For {them} of them that time had passed by {day}. No document says what came of it.")
    return " ".join(sentences)


def progress_words(actions: Sequence[Action], chosen: ActionFilter) -> str:
    """How many promises, and how many things done, unless only one of them was asked for."""
    asked = chosen.chosen(PROGRESS.name) or ("next", "achieved")
    numbers = {progress: sum(action.progress == progress for action in actions) for progress in asked}
    names = {"next": "promise", "achieved": "action"}
    parts = [count(numbers[p], names[p]) + (" as done" if p == "achieved" else "") for p in numbers]
    return listing([part.replace("0 ", "no ", 1) if part.startswith("0 ") else part for part in parts])


def clauses(dataset: Dataset, chosen: ActionFilter) -> str:
    """What all actions found have in common, by the filters but for progress."""
    parts = []
    for facet in FACETS:
        words = [facet.words(dataset, code) for code in chosen.chosen(facet.name) if (facet, code) != (AGE, UNNAMED)]
        if words and facet != PROGRESS:
            parts.append(facet.clause(words))
    return ", ".join(parts)
