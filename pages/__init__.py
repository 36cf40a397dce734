"""The pages: one module for each kind, and the table of all pages that the site has, made from the data.

A page is a function of the data and of the address's parameters; it knows neither Streamlit nor HTTP, so the live page
and its first paint without JavaScript are the same. The live script and the web layer both read the table.
"""

from functools import cache, partial
from typing import Any

from inclusion.actions.words import all_counts
from inclusion.figures.measure import outcome_figures
from inclusion.figures.words import headline
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Dataset, Priority, Record
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


@cache
def site_pages(dataset: Dataset) -> tuple[SitePage, ...]:
    """All pages in the order of the navigation."""

    def entry(slug: str, section: str, title: str, lead: str, page: Page, *record: Record, **more: Any) -> SitePage:
        return SitePage(slug, section, title, lead, partial(page, dataset, *record), dataset, **more)

    counts, current = all_counts(edition_data(dataset)), newest(dataset).source
    several = len(editions(dataset)) > 1
    return (
        entry("", "", "Overview", overview.in_short(dataset), overview.page, has_data=True),
        entry(
            "all-actions", "Actions", "All actions", counts, actions.page, own_words=partial(actions.in_words, dataset)
        ),
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
        entry("done-and-next", "Actions", "Done and next, paired", threads.LEAD, threads.page),
        *([entry("earlier-promises", "Actions", "Earlier promises", earlier.LEAD, earlier.page)] if several else []),
        entry("what-the-plan-states", "Actions", "What the plan states", stated.LEAD, stated.page),
        entry(
            "action",
            "Actions",
            "An action",
            action.LEAD,
            action.page,
            listed=False,
            records=tuple(dataset.action),
            own_words=partial(action.in_words, dataset),
        ),
        entry("brief", "Actions", "Brief to print", brief.LEAD, brief.page, listed=False),
        entry("all-gaps", "Outcomes", "All gaps", gaps.LEAD, gaps.page),
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
        entry("send-in-lincolnshire", "Background", "SEND in Lincolnshire", context.LEAD, context.page),
        entry("how-success-is-measured", "Background", "How success is measured", success.LEAD, success.page),
        entry("strategies-and-inspections", "Background", "Strategies, inspections", strategies.LEAD, strategies.page),
        entry("data-and-checks", "About", "Data and checks", checks.LEAD, checks.page, has_data=True),
        entry("data", "About", "Use the data", data.LEAD, data.page, has_data=True),
        entry("glossary", "About", "Glossary", glossary.LEAD, glossary.page),
        entry("accessibility", "About", "Accessibility", accessibility.LEAD, accessibility.page, listed=False),
    )
