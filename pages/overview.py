"""The first page: what this is, what the outcomes show, the priorities, and what the explorer cannot tell."""

from inclusion.model import Dataset
from inclusion.views.chart_block import show_outcomes_download
from inclusion.views.frame import page_foot, page_heading
from inclusion.views.overview_parts import show_findings, show_limits, show_priorities, show_ways_in
from inclusion.wording import all_counts


def render(dataset: Dataset) -> None:
    """The overview."""
    page_heading(
        "What is promised, what is done, and how wide the gaps are",
        eyebrow=f"{dataset.sources[0].title}, made searchable",
        lead=all_counts(dataset),
    )
    show_ways_in(dataset)
    show_findings(dataset)
    show_outcomes_download(dataset)
    show_priorities(dataset)
    show_limits(dataset)
    page_foot(dataset)
