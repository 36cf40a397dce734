"""The parts of the overview: questions, the finding of each measure, and the priorities with their counts."""

from html import escape
from itertools import groupby

from inclusion.actions.words import progress_counts
from inclusion.figures.measure import outcome_measures
from inclusion.figures.words import headline
from inclusion.records.model import Audience, Dataset
from inclusion.site.parts import link, paragraph

AUDIENCE_NAMES: dict[Audience, str] = {
    "parent-or-carer": "Parent or carer",
    "school": "School",
    "council-or-health-officer": "Council or health officer",
    "parent-carer-forum": "Parent carer forum",
    "councillor": "Councillor",
}


def questions_part(dataset: Dataset) -> str:
    """The questions of each audience, as links to the views that answer them."""
    parts = []
    for audience, questions in groupby(dataset.questions, key=lambda question: question.audience):
        items = "".join(f"<li>{link(question.address, question.text)}</li>" for question in questions)
        parts.append(f"<section><h3>{AUDIENCE_NAMES[audience]}</h3><ul>{items}</ul></section>")
    return f'<div class="asks">{"".join(parts)}</div>'


def findings_list(dataset: Dataset) -> str:
    """Each measure's finding, in the order of a child's journey, with a link to its page."""
    items = "".join(
        f"<li>{link(m.slug, m.title)}{paragraph(headline(dataset, m))}</li>" for m in outcome_measures(dataset)
    )
    return f'<ul class="findings">{items}</ul>'


def priorities_list(dataset: Dataset) -> str:
    """The priorities with their counts, as links."""
    items = "".join(
        f"<li><i>{p.priority}</i>{link(p.slug, p.title)}"
        f'<span class="c">{escape(progress_counts(dataset, p))}</span></li>'
        for p in dataset.priorities
    )
    return f'<ul class="pri">{items}</ul>'
