"""The pages of the site as its own data makes them, for tests that visit each one."""

from functools import partial

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


def kind_of(page: SitePage) -> str:
    """The module of a page's function: pages of one kind have the same markup and differ in their words."""
    assert isinstance(page.content, partial)
    return str(page.content.func.__module__)


FIRST_OF_KIND = tuple({kind_of(page): page for page in reversed(PAGES)}.values())[::-1]
"""One page of each kind."""
