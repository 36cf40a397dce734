"""The parts of the overview: the finding of each measure, and the priorities with their counts."""

from html import escape

from inclusion.findings import headline
from inclusion.model import Dataset
from inclusion.queries import outcome_measures
from inclusion.views.parts import link, paragraph
from inclusion.wording import progress_counts


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
