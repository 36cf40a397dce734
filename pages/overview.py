"""The first page: what this is, questions to start with, the priorities, the outcomes, and what cannot be told."""

from collections.abc import Iterable

from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, all_counts, cannot_tell
from inclusion.figures.measure import outcome_measures
from inclusion.figures.views.strip import strip_chart
from inclusion.records.editions import edition_data, newest
from inclusion.records.model import Dataset
from inclusion.records.words import count
from inclusion.site.chart import chart_pieces
from inclusion.site.editions import earlier_editions
from inclusion.site.elements import bullets, buttons, heading, page_foot, page_heading, quiet
from inclusion.site.overview import findings_list, priorities_list, questions_part
from inclusion.site.pieces import Params, Piece


def in_short(dataset: Dataset) -> str:
    """What the site is, for result lists and previews."""
    edition = edition_data(dataset)
    priorities = "priority" if len(edition.priorities) == 1 else "priorities"
    return (
        "What is promised to children with special educational needs and disabilities (SEND) in Lincolnshire: "
        f"{len(edition.priorities)} {priorities}, {count(len(edition.actions), 'action')}, "
        f"{count(len(outcome_measures(dataset)), 'outcome')} with charts."
    )


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    """The overview, of the newest edition."""
    edition = edition_data(dataset)
    yield page_heading(
        "What is promised, what is done, and how wide the gaps are",
        eyebrow=f"{newest(dataset).title}, made searchable",
        lead=all_counts(edition),
    )
    total = count(len(edition.actions), "action")
    yield buttons([("all-actions", f"Search all {total}"), ("#questions", "Start with a question")])
    yield heading("The priorities")
    yield priorities_list(edition)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS}") + earlier_editions(dataset)
    yield heading("Start with a question", anchor="questions")
    yield questions_part(dataset)
    yield from chart_pieces(strip_chart, dataset)
    yield heading("Each outcome in a sentence")
    yield findings_list(dataset)
    yield heading("What this cannot tell you")
    yield bullets(cannot_tell(edition))
    yield page_foot(dataset)
