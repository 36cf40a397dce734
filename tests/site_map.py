"""The pages of the site as its own data makes them, for tests that visit each one."""

from inclusion.figures.measure import outcome_measures
from inclusion.site.page import SitePage
from pages import site_pages
from tests.datasets import real

DATASET = real()
PAGES = site_pages(DATASET)
PRIORITIES = DATASET.priorities
MEASURES = outcome_measures(DATASET)


def name_of(page: SitePage) -> str:
    """The name of a page in a test's id or a file; the overview has the empty address."""
    return page.slug or "overview"
