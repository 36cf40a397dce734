"""Actions as cards, in two groups: next, then done."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from inclusion.actions.facets import NEXT_KIND_NAMES, PROGRESS_NAMES, stated_by
from inclusion.actions.find import continues, later_steps, next_steps
from inclusion.actions.search import MARK, Need, mark_matches
from inclusion.actions.words import (
    PROGRESS_HEADINGS,
    figure_value,
    place_in_document,
    promise_words,
    stage_names,
)
from inclusion.figures.measure import outcome_measures
from inclusion.records.editions import editions, later_editions
from inclusion.records.model import Action, Dataset, Figure, Progress, Source
from inclusion.records.words import count
from inclusion.site.elements import link, report_link
from inclusion.site.filter_bar import FilterBar
from inclusion.site.markup import Markup
from inclusion.site.official_wording import official_wording
from inclusion.site.pieces import Params

NOTHING_DONE = "Continues nothing listed as done"
NO_NEXT_STEP = "No next step listed"
CARDS_AT_ONCE = 150
"""Cards on a page; more are on further pages, so that a list of thousands stays quick."""


def action_list(bar: FilterBar, params: Params) -> Markup:
    """The actions that a filter bar found, in two groups, or one page of them with links to the others."""
    pages = max(1, -(-len(bar.actions) // CARDS_AT_ONCE))
    asked = next(iter(params.get("page", ())), "1")
    number = min(int(asked), pages) if asked.isdecimal() and len(asked) < 6 else 1
    start = CARDS_AT_ONCE * (max(number, 1) - 1)
    totals = Counter(action.progress for action in bar.actions)
    shown = bar.actions[start : start + CARDS_AT_ONCE]
    groups = action_groups(bar.dataset, shown, totals, bar.needs)
    return groups if pages == 1 else groups + page_links(bar, pages, number)


def page_links(bar: FilterBar, pages: int, number: int) -> Markup:
    """Links to the pages of a long list."""
    query = bar.asked.query_string()
    links = []
    for page in range(1, pages + 1):
        current = ' aria-current="page"' if page == number else ""
        address = escape(f"{query}&page={page}" if query else f"?page={page}")
        links.append(f'<a class="btn" href="{address}"{current}>{page}</a>')
    return Markup(f'<nav class="act" aria-label="Pages of the list">{"".join(links)}</nav>')


def action_groups(
    dataset: Dataset, actions: Sequence[Action], totals: Counter[Progress], needs: Sequence[Need] = ()
) -> Markup:
    """For each group that has any: a heading with its total and a list of cards."""
    groups = []
    for progress in PROGRESS_NAMES:
        found = [action for action in actions if action.progress == progress]
        if found:
            heading = f"{PROGRESS_HEADINGS[progress]}: {count(totals[progress], 'action')}"
            groups.append(f"<section><h2>{heading}</h2>{action_cards(dataset, found, needs)}</section>")
    return Markup("".join(groups))


def action_cards(dataset: Dataset, actions: Sequence[Action], needs: Sequence[Need] = ()) -> Markup:
    """A list of cards."""
    cards = "".join(action_card(dataset, action, tuple(needs)) for action in actions)
    return Markup(f'<ul class="cards">{cards}</ul>')


@lru_cache(maxsize=4096)
def action_card(dataset: Dataset, action: Action, needs: tuple[Need, ...] = ()) -> str:
    """One action: tag and address, title, summary, note, facts, official wording where supplied, thread and place.

    Cards are kept, as they are most of what a run would cost, and only a search changes them.
    """
    priority = dataset.priority[action.source, action.priority]
    tag = PROGRESS_NAMES[action.progress]
    note = f'<p class="aside"><b>Note</b> {mark_matches(action.note, needs)}</p>' if action.note else ""
    url = dataset.source[action.source].url + priority.source_path
    report = report_link(action.action, f"Report a mistake in {action.action}", action_address(dataset, action))
    place = f"{strategy_name(dataset, action)}: {place_in_document(dataset, action)}"
    ours = (
        f"{big_figure(dataset.figures_of[action.action])}<h3>{mark_matches(action.title, needs)}</h3>"
        f"<p>{mark_matches(action.summary, needs)}</p>{note}{action_facts(dataset, action, needs)}"
    )
    return (
        f'<li class="card" id="{action.action}"><div class="hd"><span class="tag {tag.lower()}">{tag}</span>'
        f'<a href="{action_address(dataset, action)}">{action.action}</a></div>'
        f"{ours}{official_wording(dataset, action, needs, is_open=MARK not in ours)}"
        f'<div class="foot"><span>{action_thread(dataset, action)}</span>'
        f"{link(url, place)}{report}</div></li>"
    )


def action_facts(dataset: Dataset, action: Action, needs: Sequence[Need] = ()) -> str:
    """Age, theme, who, dates, kind and what a promise states as a list of terms; what is not named says so."""
    age = stage_names(dataset, action.key_stages)
    if not age:
        likely = stage_names(dataset, action.implied_key_stages)
        age = f"none named; likely {likely}" if likely else "none named"
    names = [dataset.partner[partner].name for partner in action.partners]
    facts = [
        ("Age", age),
        ("Theme", "; ".join(dataset.theme[theme].name for theme in action.themes)),
        ("Who", "; ".join(names) or "not named"),
        ("When", "; ".join(action.dates)),
        ("Kind", NEXT_KIND_NAMES[action.next_kind] if action.next_kind else ""),
        ("States", promise_words(stated_by(dataset, action)) if action.progress == "next" else ""),
    ]
    items = "".join(f"<div><dt>{term}</dt><dd>{mark_matches(text, needs)}</dd></div>" for term, text in facts if text)
    outcomes = outcomes_of_action(dataset, action)
    items += f"<div><dt>Outcomes</dt><dd>{outcomes}</dd></div>" if outcomes else ""
    return f'<dl class="meta">{items}</dl>'


def outcomes_of_action(dataset: Dataset, action: Action) -> str:
    """The measures of the key stages that an action names, as links."""
    found = [m for m in outcome_measures(dataset) if m.key_stage in action.key_stages]
    return ", ".join(link(measure.slug, measure.short_title) for measure in found)


def action_thread(dataset: Dataset, action: Action) -> str:
    """What an action continues and what continues it, as links; plain words where nothing is listed.

    Other editions have a line of their own: what the action goes back to, and what became of it.
    """
    if action.progress == "next":
        lines = [thread_line(dataset, "Follows on from", continues(dataset, action), NOTHING_DONE)]
    else:
        lines = [thread_line(dataset, "Continued by", next_steps(dataset, action), NO_NEXT_STEP)]
    if earlier := continues(dataset, action, earlier=True):
        lines.append(thread_line(dataset, "Goes back to", earlier))
    if later := later_editions(dataset, action.source):
        lines.append(became_of(dataset, action, later[0]))
    return "<br>".join(lines)


def thread_line(dataset: Dataset, words: str, found: Sequence[Action], none: str = "") -> str:
    """Words before the actions that they lead to, or other words where there are none."""
    return f"{words} {'; '.join(action_link(dataset, action) for action in found)}" if found else none


def became_of(dataset: Dataset, action: Action, following: Source) -> str:
    """What later editions list as continuing an action; that the following one lists nothing, where none does."""
    nothing = f"Nothing in {following.edition} is listed as continuing it"
    return thread_line(dataset, "Taken up by", later_steps(dataset, action), nothing)


def action_link(dataset: Dataset, action: Action) -> str:
    """An action's title as a link to it; one among several editions names its own, and how it is listed there."""
    title = link(action_address(dataset, action), action.title)
    if len(editions(dataset)) == 1:
        return title
    return f"{title} ({dataset.source[action.source].edition}, {PROGRESS_NAMES[action.progress].lower()})"


def strategy_name(dataset: Dataset, action: Action) -> str:
    """Which document an action stands in; its edition is named where there are several."""
    edition = f" {dataset.source[action.source].edition}" if len(editions(dataset)) > 1 else ""
    return f"In the strategy{edition}"


def action_address(dataset: Dataset, action: Action) -> str:
    """Where an action stands: the page of its priority, at its card."""
    return f"{dataset.priority[action.source, action.priority].slug}#{action.action}"


def big_figure(figures: Sequence[Figure]) -> str:
    """The action's first figure of a result, an input or a scope, as a big number; nothing where it has none.

    A figure of 0 is left to the summary: the one there is ("zero or low") is no plain 0.
    """
    shown = next((figure for figure in figures if figure.kind in ("result", "input", "scope") and figure.value), None)
    if shown is None:
        return ""
    return f'<div class="big"><strong>{escape(figure_value(shown))}</strong> {escape(shown.meaning)}</div>'
