"""The first page: what this is, a search, the numbers, the priorities and gaps, questions, and what cannot be told."""

from collections.abc import Iterable

from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, cannot_tell
from inclusion.figures.measure import HOME, SEN_GROUPS, outcome_measures
from inclusion.figures.views.strip import find_gaps, strip_chart
from inclusion.figures.words import PLACE_NAMES
from inclusion.records.editions import edition_data, newest
from inclusion.records.model import Dataset
from inclusion.records.words import count
from inclusion.site.chart import chart_pieces
from inclusion.site.editions import earlier_editions
from inclusion.site.elements import bullets, heading, page_foot, page_heading, quiet
from inclusion.site.overview import (
    findings_list,
    number_tiles,
    priorities_list,
    questions_tabs,
    search_examples,
)
from inclusion.site.pieces import Params, Piece
from inclusion.site.search_box import SearchBox
from inclusion.site.tabs import Columns

WHAT = "Special educational needs and disabilities (SEND). Independent, not a council website."
QUESTIONS = "questions"
"""Where the questions stand on the page."""


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
        f"What {PLACE_NAMES[HOME]} promises children with SEND, and how far behind they are at school",
        eyebrow=WHAT,
        lead=f"{newest(dataset).title} in plain English: its promises, what is done, and the gaps in results.",
    )
    questions = [(f"#{QUESTIONS}", "Questions")] if dataset.questions else []
    yield SearchBox([*search_examples(dataset), *questions])
    yield number_tiles(dataset)
    priorities = heading("The priorities") + priorities_list(edition)
    gaps = chart_pieces(strip_chart, dataset, SEN_GROUPS[:1]) if find_gaps(dataset, SEN_GROUPS[:1]) else ()
    yield Columns(((priorities,), tuple(gaps)))
    if dataset.questions:
        yield heading("Start with a question", anchor=QUESTIONS)
        yield questions_tabs(dataset)
    yield heading("Each outcome in a sentence")
    yield findings_list(dataset)
    yield earlier_editions(dataset)
    yield heading("What this cannot tell you")
    yield bullets(cannot_tell(edition))
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS}")
    yield page_foot(dataset)
