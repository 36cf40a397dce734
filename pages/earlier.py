"""Earlier promises: what the promises of one edition became in the ones after it."""

from collections.abc import Iterable

from inclusion.actions.words import promises_message
from inclusion.records.editions import edition_data, editions
from inclusion.records.model import Dataset
from inclusion.site.choice import choose
from inclusion.site.elements import page_foot, page_heading, paragraph
from inclusion.site.pieces import Params, Piece
from inclusion.site.threads import promises_table

LEAD = "What an earlier edition promised, beside what later ones list that plainly continues it. The links are ours."


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The page that pairs earlier promises with what became of them; there is one where there are two editions."""
    yield page_heading("What became of earlier promises", eyebrow="Actions", lead=LEAD)
    earlier = {source.source: source.edition for source in reversed(editions(dataset)[:-1])}
    choice = choose("edition", "Promised in", earlier, params)
    if len(earlier) > 1:
        yield choice
    promises = [a for a in edition_data(dataset, choice.chosen).actions if a.progress == "next"]
    yield paragraph(promises_message(dataset, promises))
    yield promises_table(dataset, choice.chosen, promises)
    yield page_foot(dataset)
