"""The pages: one module for each kind, and the table of all pages that the site has, made from the data.

A page is a function of the data and of the address's parameters; it knows neither Streamlit nor HTTP, so the live page
and its first paint without JavaScript are the same. The live script and the web layer both read the table.
"""

from functools import cache, partial
from typing import Any

from inclusion.actions.entries import Entry
from inclusion.actions.words import all_counts
from inclusion.figures.measure import outcome_figures
from inclusion.figures.words import headline
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Dataset, Priority
from inclusion.site.measures import age_label, same_age
from inclusion.site.page import Page, SitePage
from pages import (
    accessibility,
    action,
    actions,
    brief,
    checks,
    context,
    data,
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


def priority_name(dataset: Dataset, shown: Priority) -> str:
    """The name of a priority's page; one of an earlier edition names its edition."""
    edition = dataset.source[shown.source]
    return shown.short_title if edition == newest(dataset) else f"{shown.short_title}, {edition.edition}"


FIXED = {
    "done-and-next": ("Actions", "Done and next, paired", threads),
    "what-the-plan-states": ("Actions", "What the plan states", stated),
    "all-gaps": ("Outcomes", "All gaps", gaps),
    "send-in-lincolnshire": ("Background", "SEND in Lincolnshire", context),
    "how-success-is-measured": ("Background", "How success is measured", success),
    "strategies-and-inspections": ("Background", "Strategies and inspections", strategies),
    "data-and-checks": ("About", "Data and checks", checks),
    "data": ("About", "Use the data", data),
    "accessibility": ("About", "Accessibility", accessibility),
}
"""The pages that are there whatever the data holds: address, section, title and module. A search finds them too."""

FOUND_PAGES = tuple(Entry("page", slug, title, module.LEAD) for slug, (_, title, module) in FIXED.items())


@cache
def site_pages(dataset: Dataset) -> tuple[SitePage, ...]:
    """All pages in the order of the navigation."""

    def entry(slug: str, section: str, title: str, lead: str, page: Page, *about: object, **more: Any) -> SitePage:
        return SitePage(slug, section, title, lead, partial(page, dataset, *about), dataset, **more)

    def fixed(slug: str, **more: Any) -> SitePage:
        section, title, module = FIXED[slug]
        return entry(slug, section, title, module.LEAD, module.page, **more)

    counts, current = all_counts(edition_data(dataset)), newest(dataset).source
    several = len(editions(dataset)) > 1
    return (
        entry("", "", "Overview", overview.in_short(dataset), overview.page, has_data=True),
        entry("all-actions", "Actions", "All actions", counts, actions.page, FOUND_PAGES, own_words=actions.in_words),
        *(
            entry(
                p.slug,
                "Actions",
                priority_name(dataset, p),
                p.aim,
                priority.page,
                p,
                label=f"{p.priority} {p.short_title}",
                listed=p.source == current,
            )
            for p in dataset.priorities
        ),
        fixed("done-and-next"),
        *([entry("earlier-promises", "Actions", "Earlier promises", earlier.LEAD, earlier.page)] if several else []),
        fixed("what-the-plan-states"),
        entry(
            "action",
            "Actions",
            "An action",
            action.LEAD,
            action.page,
            listed=False,
            records=tuple(dataset.action),
            own_words=action.in_words,
        ),
        entry("brief", "Actions", "Brief to print", brief.LEAD, brief.page, listed=False, own_words=brief.in_words),
        fixed("all-gaps"),
        *(
            entry(
                f.measure.slug,
                "Outcomes",
                f.measure.short_title,
                headline(f),
                measure.page,
                f.measure,
                label=age_label(dataset, f.measure),
                entry=same_age(dataset, f.measure)[0].slug,
                listed=f.measure == same_age(dataset, f.measure)[0],
            )
            for f in outcome_figures(dataset)
        ),
        fixed("send-in-lincolnshire"),
        fixed("how-success-is-measured"),
        fixed("strategies-and-inspections", listed=False),
        fixed("data-and-checks", has_data=True),
        fixed("data", has_data=True, listed=False),
        entry("glossary", "About", "Glossary", glossary.LEAD, glossary.page),
        fixed("accessibility", listed=False),
    )
