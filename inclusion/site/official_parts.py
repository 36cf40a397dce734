"""The official wording of an action beside ours, where an operator supplied the texts."""

from collections.abc import Sequence
from html import escape

from inclusion.actions.search import MARK, Need, find_matches, mark_spans
from inclusion.actions.words import place_in_document
from inclusion.records.documents import current_wording, find_numbers
from inclusion.records.model import Action, Dataset
from inclusion.site.parts import link

FIGURE_MARK = '<mark class="figure">'
NESTED = "• "


def official_wording(dataset: Dataset, action: Action, needs: Sequence[Need] = (), *, is_open: bool = False) -> str:
    """The action's bullet as the document has it, to unfold, with its place; nothing where it was not supplied.

    `is_open` unfolds it where the search found something in it.
    """
    text = current_wording(dataset).get(action.action)
    if text is None:
        return ""
    body = bullet_html(text, needs)
    source = dataset.source[action.source]
    url = source.url + dataset.priority[action.source, action.priority].source_path
    unfolded = " open" if is_open and MARK in body else ""
    return (
        f'<details class="official"{unfolded}><summary>Official wording</summary>'
        f'<blockquote cite="{escape(url)}">{body}</blockquote>'
        f"<p>Quoted from {link(url, f'{source.title}: {place_in_document(dataset, action)}')}.</p></details>"
    )


def bullet_html(text: str, needs: Sequence[Need]) -> str:
    """A bullet's text with its figures and the words of the search marked; nested bullets are a list."""
    parts, nested = [], []
    for line in text.splitlines():
        if line.startswith(NESTED):
            nested.append(f"<li>{marked_line(line.removeprefix(NESTED), needs)}</li>")
            continue
        parts += [nested_list(nested), f"<p>{marked_line(line, needs)}</p>"]
        nested = []
    return "".join([*parts, nested_list(nested)])


def nested_list(items: Sequence[str]) -> str:
    """Nested bullets as a list; nothing where there are none."""
    return f"<ul>{''.join(items)}</ul>" if items else ""


def marked_line(line: str, needs: Sequence[Need]) -> str:
    """A line with its figures and the words of the search marked."""
    figures = [(number.start, number.end) for number in find_numbers(line)]
    return mark_spans(line, {FIGURE_MARK: figures, MARK: find_matches(line, needs)})
