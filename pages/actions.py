"""All actions, across priorities: a list to filter, or the answer to a question with the actions that it rests on."""

from collections.abc import Iterable

from inclusion.actions.entries import Entry
from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, STATED_MEANS, filters_in_words, list_lead
from inclusion.records.model import Dataset
from inclusion.site.action_list import filtered_list, list_heading
from inclusion.site.elements import page_foot, quiet
from inclusion.site.list_view import read_view
from inclusion.site.pieces import Params, Piece
from inclusion.site.questions import answer_words, asked_question, question_heading


def page(dataset: Dataset, others: tuple[Entry, ...], params: Params) -> Iterable[Piece]:
    """The page of all actions, which is also where the whole site is searched: `others` are its other pages."""
    question = asked_question(dataset, params)
    view = read_view(dataset, ActionFilter(), params, question.question if question else "", others)
    if question:
        yield question_heading(question, view)
    else:
        yield list_heading("All actions", eyebrow="Actions", lead=list_lead(view.edition))
    yield from filtered_list(view)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)


def in_words(dataset: Dataset, params: Params) -> tuple[str, str]:
    """The question that the view answers with its answer, or what is filtered."""
    question = asked_question(dataset, params)
    view = read_view(dataset, ActionFilter(), params)
    if question:
        return question.text, answer_words(view.edition, view.chosen, view.actions)
    return filters_in_words(view.edition, view.asked), ""
