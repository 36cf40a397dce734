"""The official wording of an action beside ours, where an operator supplied the texts."""

from itertools import groupby

from inclusion.actions.facts import ActionFacts
from inclusion.records.documents import current_wording
from inclusion.records.model import Action, Dataset
from inclusion.records.numbers import find_numbers
from inclusion.site.marking import MARK, find_matches, mark_spans
from inclusion.site.markup import Markup
from inclusion.site.templates import render

FIGURE_MARK = '<mark role="presentation" class="figure">'
NESTED = "• "


def official_wording(
    dataset: Dataset, action: Action, marked: frozenset[str] = frozenset(), *, is_open: bool = False
) -> Markup:
    """The action's bullet as the document has it, to unfold, with its place; nothing where it was not supplied.

    `is_open` unfolds it where the search found something in it.
    """
    text = current_wording(dataset).get(action.action)
    if text is None:
        return Markup()
    lines = bullet_lines(text, marked)
    facts = ActionFacts(dataset, action)
    return render(
        "official_wording.html",
        url=facts.url,
        place=f"{facts.document.title}: {facts.place}",
        is_open=is_open and any(MARK in line for _, found in lines for line in found),
        lines=lines,
    )


def bullet_lines(text: str, marked: frozenset[str]) -> list[tuple[bool, list[Markup]]]:
    """The runs of lines of a bullet, each run with whether its lines are nested bullets, figures and words marked."""
    runs = groupby(text.splitlines(), key=lambda line: line.startswith(NESTED))
    return [(nested, [marked_line(line.removeprefix(NESTED), marked) for line in lines]) for nested, lines in runs]


def marked_line(line: str, marked: frozenset[str]) -> Markup:
    figures = [(number.start, number.end) for number in find_numbers(line)]
    return mark_spans(line, {FIGURE_MARK: figures, MARK: find_matches(line, marked)})
