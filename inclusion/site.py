"""The site as a whole: which pages there are, in which sections of the navigation, all made from the data.

It knows neither Streamlit nor HTTP: the live script and the web layer both read it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial

from inclusion.findings import headline
from inclusion.model import Dataset
from inclusion.queries import outcome_measures
from inclusion.views.pieces import Params, Piece
from inclusion.wording import SITE, all_counts
from pages import (
    accessibility,
    actions,
    brief,
    checks,
    context,
    gaps,
    glossary,
    measure,
    overview,
    priority,
    stated,
    strategies,
    success,
    threads,
)


@dataclass(frozen=True)
class SitePage:
    """A page: its address below the root ("" is the first page), its names, and what stands on it."""

    slug: str
    section: str
    title: str
    description: str
    pieces: Callable[[Params], Iterable[Piece]]
    listed: bool = True
    """Whether the navigation shows it; a page that needs filters is reached by links."""

    @property
    def full_title(self) -> str:
        """The title of the browser's tab, which names the page first."""
        return f"{self.title} · {SITE}"


@cache
def site_pages(dataset: Dataset) -> tuple[SitePage, ...]:
    """All pages in the order of the navigation."""
    return (
        SitePage("", "Start", "Overview", all_counts(dataset), partial(overview.page, dataset)),
        SitePage("all-actions", "Actions", "All actions", all_counts(dataset), partial(actions.page, dataset)),
        *(
            SitePage(p.slug, "Actions", p.short_title, p.aim, partial(priority.page, dataset, p))
            for p in dataset.priorities
        ),
        SitePage("done-and-next", "Actions", "Done and next, paired", threads.LEAD, partial(threads.page, dataset)),
        SitePage("what-the-plan-states", "Actions", "What the plan states", stated.LEAD, partial(stated.page, dataset)),
        SitePage("brief", "Actions", "Brief to print", brief.LEAD, partial(brief.page, dataset), listed=False),
        SitePage("all-gaps", "Outcomes", "All gaps", gaps.LEAD, partial(gaps.page, dataset)),
        *(
            SitePage(m.slug, "Outcomes", m.short_title, headline(dataset, m), partial(measure.page, dataset, m))
            for m in outcome_measures(dataset)
        ),
        SitePage(
            "send-in-lincolnshire", "Background", "SEND in Lincolnshire", context.LEAD, partial(context.page, dataset)
        ),
        SitePage(
            "how-success-is-measured",
            "Background",
            "How success is measured",
            success.LEAD,
            partial(success.page, dataset),
        ),
        SitePage(
            "strategies-and-inspections",
            "Background",
            "Strategies, inspections",
            strategies.LEAD,
            partial(strategies.page, dataset),
        ),
        SitePage("data-and-checks", "About", "Data and checks", checks.LEAD, partial(checks.page, dataset)),
        SitePage("glossary", "About", "Glossary", glossary.LEAD, partial(glossary.page, dataset)),
        SitePage("accessibility", "About", "Accessibility", accessibility.LEAD, partial(accessibility.page, dataset)),
    )
