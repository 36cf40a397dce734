"""The overview: questions, the finding of each measure, and the priorities with their counts."""

from itertools import groupby

from inclusion.actions.words import progress_counts
from inclusion.figures.measure import outcome_figures
from inclusion.figures.words import headline
from inclusion.records.model import Audience, Dataset
from inclusion.site.markup import Markup
from inclusion.site.templates import render

AUDIENCE_NAMES: dict[Audience, str] = {
    "parent-or-carer": "Parent or carer",
    "school": "School",
    "council-or-health-officer": "Council or health officer",
    "parent-carer-forum": "Parent carer forum",
    "councillor": "Councillor",
}


def questions_part(dataset: Dataset) -> Markup:
    """The questions of each audience, as links to the views that answer them."""
    groups = groupby(dataset.questions, key=lambda question: question.audience)
    return render("questions.html", groups=[(AUDIENCE_NAMES[audience], list(found)) for audience, found in groups])


def findings_list(dataset: Dataset) -> Markup:
    """Each measure's finding, in the order of a child's journey, with a link to its page."""
    return render("findings.html", findings=[(f.measure, headline(f)) for f in outcome_figures(dataset)])


def priorities_list(dataset: Dataset) -> Markup:
    """The priorities with their counts, as links."""
    return render("priorities.html", priorities=[(p, progress_counts(dataset, p)) for p in dataset.priorities])
