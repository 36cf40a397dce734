"""The site as a whole: which pages there are, in which sections of the navigation, all made from the data.

It knows neither Streamlit nor HTTP: the live script and the web layer both read it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial

from inclusion.editions import edition_data, editions, newest
from inclusion.findings import headline
from inclusion.model import Dataset, Priority, Record
from inclusion.queries import outcome_measures
from inclusion.views.chart_block import with_words
from inclusion.views.glosses import write_out
from inclusion.views.pieces import Params, Piece
from inclusion.wording import SITE, all_counts
from pages import (
    accessibility,
    actions,
    brief,
    checks,
    context,
    earlier,
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

Page = Callable[..., Iterable[Piece]]
"""A page's function: the dataset, the record it is about where there is one, and the address's parameters."""


@dataclass(frozen=True)
class SitePage:
    """A page: its address below the root ("" is the first page), its names, and what stands on it."""

    slug: str
    section: str
    title: str
    description: str
    content: Callable[[Params], Iterable[Piece]]
    dataset: Dataset
    listed: bool = True
    """Whether the navigation shows it; a page that needs filters is reached by links."""

    def pieces(self, params: Params) -> Iterable[Piece]:
        """What stands on the page, with its short forms written out at their first use."""
        return write_out(self.dataset, with_words(self.content(params)))

    @property
    def full_title(self) -> str:
        """The title of the browser's tab, which names the page first."""
        return f"{self.title} · {SITE}"


def priority_name(dataset: Dataset, shown: Priority) -> str:
    """The name of a priority's page; one of an earlier edition names its edition."""
    edition = dataset.source[shown.source]
    return shown.short_title if edition == newest(dataset) else f"{shown.short_title}, {edition.edition}"


@cache
def site_pages(dataset: Dataset) -> tuple[SitePage, ...]:
    """All pages in the order of the navigation."""

    def entry(
        slug: str, section: str, title: str, lead: str, page: Page, *record: Record, listed: bool = True
    ) -> SitePage:
        return SitePage(slug, section, title, lead, partial(page, dataset, *record), dataset, listed)

    counts, current = all_counts(edition_data(dataset)), newest(dataset).source
    several = len(editions(dataset)) > 1
    return (
        entry("", "Start", "Overview", counts, overview.page),
        entry("all-actions", "Actions", "All actions", counts, actions.page),
        *(
            entry(p.slug, "Actions", priority_name(dataset, p), p.aim, priority.page, p, listed=p.source == current)
            for p in dataset.priorities
        ),
        entry("done-and-next", "Actions", "Done and next, paired", threads.LEAD, threads.page),
        *([entry("earlier-promises", "Actions", "Earlier promises", earlier.LEAD, earlier.page)] if several else []),
        entry("what-the-plan-states", "Actions", "What the plan states", stated.LEAD, stated.page),
        entry("brief", "Actions", "Brief to print", brief.LEAD, brief.page, listed=False),
        entry("all-gaps", "Outcomes", "All gaps", gaps.LEAD, gaps.page),
        *(
            entry(m.slug, "Outcomes", m.short_title, headline(dataset, m), measure.page, m)
            for m in outcome_measures(dataset)
        ),
        entry("send-in-lincolnshire", "Background", "SEND in Lincolnshire", context.LEAD, context.page),
        entry("how-success-is-measured", "Background", "How success is measured", success.LEAD, success.page),
        entry("strategies-and-inspections", "Background", "Strategies, inspections", strategies.LEAD, strategies.page),
        entry("data-and-checks", "About", "Data and checks", checks.LEAD, checks.page),
        entry("glossary", "About", "Glossary", glossary.LEAD, glossary.page),
        entry("accessibility", "About", "Accessibility", accessibility.LEAD, accessibility.page),
    )
