"""Actions as rows in groups: a title, a line and what is stated; all the rest opens in place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from inclusion.actions.addresses import action_address
from inclusion.actions.facets import PROGRESS, THEME
from inclusion.actions.facts import ActionFacts
from inclusion.actions.find import age_group, mixed_ages
from inclusion.actions.words import AGE_GROUP_NAMES, PROGRESS_HEADINGS
from inclusion.figures.measure import MeasureFigures, outcome_figures
from inclusion.records.model import Action, Dataset
from inclusion.records.words import count, split_sentences
from inclusion.site.editions import newer_edition
from inclusion.site.elements import heading, notices, report_link
from inclusion.site.filter_bar import FilterBar
from inclusion.site.indicators import theme_figures
from inclusion.site.list_view import ListView
from inclusion.site.marking import MARK, find_matches
from inclusion.site.markup import Markup
from inclusion.site.official_wording import official_wording
from inclusion.site.pieces import Apart, Piece
from inclusion.site.result import result
from inclusion.site.templates import render
from inclusion.site.threads import nothing_later, thread_of

ROWS_AT_ONCE = 30
"""Rows on a page at most; of a longer list the others are on further pages, so that it is quick."""


T = TypeVar("T")

BLOCK = re.compile(r"\s*(</?(?:dd|details|div|dl|dt|h3|li|ol|p|summary)\b[^>]*>)\s*")
"""The tag of a block with the spaces around it, which nobody sees and a browser keeps as nodes: a third of a row's."""


def list_heading(
    title: str, *, eyebrow: str, lead: str, ways: Sequence[tuple[str, str]] = (), more: tuple[str, str] | None = None
) -> Markup:
    """The heading of a page whose list should be in sight: above it links, below it a lead with a link to more."""
    return render("list_heading.html", title=title, eyebrow=eyebrow, lead=lead, ways=ways, more=more)


def filtered_list(view: ListView) -> Iterator[Piece]:
    """The filters of a list, what they find, official figures on the themes that are chosen, and the actions."""
    yield newer_edition(view.dataset, view.chosen.edition) + notices(view.unknown)
    yield FilterBar(view)
    yield result(view)
    yield theme_figures(view.dataset, view.chosen.chosen(THEME.name))
    yield from action_list(view)


def action_list(view: ListView) -> Iterator[Piece]:
    """The actions that a view finds, a block for each group, or one page of them with links to the others."""
    pages = in_pages(view.actions)
    number = min(view.page, len(pages))
    stages = mixed_ages(view.chosen.criteria())
    totals = Counter(group_of(action, stages) for action in view.actions)
    is_told = bool(view.chosen.chosen(PROGRESS.name))
    blocks = []
    for group in totals:
        if found := [action for action in pages[number - 1] if group_of(action, stages) == group]:
            rows = action_rows(view.dataset, found, view.found.marked, is_full=view.is_full, has_tags=not is_told)
            blocks.append(heading(f"{group}: {count(totals[group], 'action')}") + rows)
    for block in blocks[:-1]:
        yield from (block, Apart(Markup()))
    yield from blocks[-1:]
    if len(pages) > 1:
        links = [(str(page), view.here(page=str(page)), page == number) for page in range(1, len(pages) + 1)]
        yield render("page_links.html", links=links)


def in_pages(rows: Sequence[T]) -> list[Sequence[T]]:
    """The rows of a list by page, at least one: all about as long, so that none holds what is left over."""
    number = max(1, -(-len(rows) // ROWS_AT_ONCE))
    size = -(-len(rows) // number)
    return [rows[size * page : size * (page + 1)] for page in range(number)]


def group_of(action: Action, stages: frozenset[str]) -> str:
    """The heading under which an action stands: how it stands to the ages of `mixed_ages`, or else how it is listed."""
    if stages:
        return AGE_GROUP_NAMES[age_group(action, stages)]
    return PROGRESS_HEADINGS[action.progress]


def action_rows(
    dataset: Dataset,
    actions: Sequence[Action],
    marked: frozenset[str] = frozenset(),
    *,
    is_full: bool = False,
    has_tags: bool = True,
) -> Markup:
    rows = [action_row(dataset, action, marked, is_full=is_full, has_tags=has_tags) for action in actions]
    return render("rows.html", rows=rows)


@lru_cache(maxsize=8192)
def action_row(
    dataset: Dataset,
    action: Action,
    marked: frozenset[str] = frozenset(),
    *,
    is_full: bool = False,
    has_tags: bool = True,
) -> Markup:
    """One action. Rows are kept, as they are most of what a run would cost, and few things change them."""
    facts = ActionFacts(dataset, action)
    is_told = bool(find_matches(" ".join([action.title, action.summary, action.note or ""]), marked))
    official = official_wording(dataset, action, marked, is_open=not is_told)
    row = render(
        "row.html",
        facts=facts,
        action=action,
        marked=marked,
        is_open=is_full or (not is_told and MARK in official),
        has_tags=has_tags,
        line=telling_sentence(action, marked),
        address=action_address(action),
        thread=thread_of(dataset, action),
        silence=nothing_later(dataset, action),
        outcomes=outcomes_at_its_age(dataset, action),
        report=report_link(action.action, f"Report a mistake in {action.action}", action_address(action)),
        official=official,
    )
    return Markup(BLOCK.sub(lambda tag: tag[1], str(row)))


def outcomes_at_its_age(dataset: Dataset, action: Action) -> tuple[MeasureFigures, ...]:
    """The outcomes measured at the ages that an action names; it need not be about them."""
    return tuple(f for f in outcome_figures(dataset) if f.measure.key_stage in action.key_stages)


def telling_sentence(action: Action, marked: frozenset[str]) -> str:
    """The line of a row: of summary and note the first sentence that holds what is searched for, else the first."""
    sentences = [*split_sentences(action.summary), *split_sentences(action.note or "")]
    return next((sentence for sentence in sentences if find_matches(sentence, marked)), sentences[0])
