"""What tells readers which edition they read: a choice of editions, and a note that a newer one exists."""

from inclusion.actions.facets import EDITION
from inclusion.records.editions import EVERY_EDITION, edition_data, editions, later_editions, newest
from inclusion.records.model import Dataset
from inclusion.site.choice import choose
from inclusion.site.elements import link, notice
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params, Piece
from inclusion.site.templates import render


def read_edition(dataset: Dataset, params: Params) -> tuple[tuple[Piece, ...], Dataset]:
    """The choice of an edition with its note, as pieces, and the data of the one chosen; no piece for one edition."""
    found = editions(dataset)
    if len(found) == 1:
        return (), dataset
    options = {source.source: source.edition for source in reversed(found)}
    choice = choose(EDITION.name, EDITION.label, options, params)
    return (choice, newer_edition(dataset, choice.chosen)), edition_data(dataset, choice.chosen)


def newer_edition(dataset: Dataset, chosen: str | None) -> Markup:
    """That a newer edition exists, with the way to its actions; nothing on the newest, or on all together."""
    source = chosen or newest(dataset).source
    later = () if source == EVERY_EDITION else later_editions(dataset, source)
    if not later:
        return Markup()
    note = f"This is the edition {dataset.source[source].edition}. A newer one exists: {later[-1].edition}."
    return notice(note, link("all-actions", f"All actions of {later[-1].title}"))


def earlier_editions(dataset: Dataset) -> Markup:
    """The priorities of the editions before the newest, as links to their pages; nothing where there is none."""
    earlier = [
        (source.title, edition_data(dataset, source.source).priorities) for source in reversed(editions(dataset)[:-1])
    ]
    return render("earlier_editions.html", editions=earlier) if earlier else Markup()
