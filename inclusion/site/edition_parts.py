"""What tells readers which edition they read: a choice of editions, and a note that a newer one exists."""

from html import escape

from inclusion.actions.facets import EDITION
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Dataset
from inclusion.records.words import edition_note
from inclusion.site.parts import link
from inclusion.site.pieces import Params, Piece, choose


def read_edition(dataset: Dataset, params: Params) -> tuple[tuple[Piece, ...], Dataset]:
    """The choice of an edition with its note, as pieces, and the data of the one chosen; no piece for one edition."""
    found = editions(dataset)
    if len(found) == 1:
        return (), dataset
    options = {source.source: source.edition for source in reversed(found)}
    choice = choose(EDITION.name, EDITION.label, options, params)
    return (choice, newer_edition(dataset, choice.chosen)), edition_data(dataset, choice.chosen)


def newer_edition(dataset: Dataset, chosen: str | None) -> str:
    """That a newer edition exists, with the way to its actions; nothing on the newest, or on all together."""
    note = edition_note(dataset, chosen or newest(dataset).source)
    title = newest(dataset).title
    return f'<p class="notice">{escape(note)} {link("all-actions", f"All actions of {title}")}.</p>' if note else ""


def earlier_editions(dataset: Dataset) -> str:
    """The priorities of the editions before the newest, as links to their pages; nothing where there is none."""
    parts = []
    for source in reversed(editions(dataset)[:-1]):
        items = "".join(f"<li>{link(p.slug, p.title)}</li>" for p in edition_data(dataset, source.source).priorities)
        parts.append(f"<section><h3>{escape(source.title)}</h3><ul>{items}</ul></section>")
    return f'<h2>Earlier editions</h2><div class="asks">{"".join(parts)}</div>' if parts else ""
