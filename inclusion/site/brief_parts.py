"""The parts of a brief: short entries instead of cards, and the foot of each printed page."""

from collections.abc import Sequence
from html import escape

from inclusion.actions.facets import PROGRESS_NAMES
from inclusion.actions.words import PROGRESS_HEADINGS, place_in_document, stage_names
from inclusion.records.model import Action, Dataset
from inclusion.records.words import SITE, count, release_words
from inclusion.site.elements import link, paragraph
from inclusion.site.markup import Markup
from inclusion.site.templates import render


def print_style(dataset: Dataset) -> Markup:
    """The foot of each printed page: the site, the documents, the page's number."""
    titles = "; ".join(source.title for source in dataset.sources)
    return render("print_style.html", foot=f"{SITE}. {release_words(dataset.release)}. From: {titles}.")


def measure_notices(dataset: Dataset, asked: Sequence[str]) -> tuple[str, ...]:
    """What an address asks for that has no brief."""
    outcomes = {m.measure for m in dataset.measures if m.kind == "outcome"}
    return tuple(f"There is no outcome measure “{value[:40]}”." for value in asked if value not in outcomes)


def brief_counts(actions: Sequence[Action]) -> Markup:
    """How many actions the brief lists, by progress."""
    progress = [action.progress for action in actions]
    return paragraph(
        f"{count(len(actions), 'action')}: {progress.count('next')} next, {progress.count('achieved')} listed as done."
    )


def brief_actions(dataset: Dataset, actions: Sequence[Action]) -> Markup:
    """The actions in short: title, summary, who and when, place; next before done."""
    groups = []
    for progress in PROGRESS_NAMES:
        found = [action for action in actions if action.progress == progress]
        if found:
            items = "".join(brief_action(dataset, action) for action in found)
            groups.append(f'<h2>{PROGRESS_HEADINGS[progress]}: {len(found)}</h2><ul class="brief">{items}</ul>')
    return Markup("".join(groups))


def brief_action(dataset: Dataset, action: Action) -> str:
    """One action in short."""
    names = [dataset.partner[partner].name for partner in action.partners]
    facts = [
        f"Who: {'; '.join(names) or 'not named'}",
        f"When: {'; '.join(action.dates)}" if action.dates else "",
        f"Age: {stage_names(dataset, action.key_stages)}" if action.key_stages else "",
        f"{action.action}, {place_in_document(dataset, action)}",
    ]
    return (
        f"<li><h3>{escape(action.title)}</h3><p>{escape(action.summary)}</p>"
        f"<p><small>{escape('. '.join(filter(None, facts)))}.</small></p></li>"
    )


def brief_sources(dataset: Dataset) -> Markup:
    """The documents, with their editions and what their results cover."""
    items = "".join(
        f"<li>{link(source.url, source.title)} ({escape(source.edition)}): {escape(source.url)}</li>"
        for source in dataset.sources
    )
    version = release_words(dataset.release)
    return Markup(f"<h2>Sources</h2><ul>{items}</ul><p>Summaries are ours, in plain English. {version}.</p>")
