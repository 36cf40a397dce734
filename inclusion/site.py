"""The site as a whole: which pages there are, in which sections, all made from the data."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from inclusion.dataset import DatasetError, current_dataset
from inclusion.model import Dataset
from inclusion.queries import outcome_measures
from inclusion.views.frame import show_correction_page, start_page
from inclusion.wording import SITE
from pages import actions, measure, overview, priority

STATIC = Path(__file__).parent / "static"

logger = logging.getLogger("inclusion")

Sections = dict[str, list[tuple[str, str, Callable[[], None]]]]


def site_pages(dataset: Dataset) -> Sections:
    """The pages of each section of the navigation: (address, title, function); the first page's address is ""."""
    return {
        "Start": [("", "Overview", partial(overview.render, dataset))],
        "Actions": [
            ("all-actions", "All actions", partial(actions.render, dataset)),
            *((p.slug, p.short_title, partial(priority.render, dataset, p)) for p in dataset.priorities),
        ],
        "Outcomes": [(m.slug, m.short_title, partial(measure.render, dataset, m)) for m in outcome_measures(dataset)],
    }


def run_site() -> None:
    """Show the page that the address asks for, or one plain page while the data has faults."""
    st.set_page_config(
        page_title=SITE, page_icon=str(STATIC / "icon.svg"), layout="centered", initial_sidebar_state=280
    )
    try:
        dataset = current_dataset()
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
        show_correction_page()
        return
    sections = {
        section: [st.Page(run, title=title, url_path=slug, default=not slug) for slug, title, run in pages]
        for section, pages in site_pages(dataset).items()
    }
    page = st.navigation(sections, expanded=True)
    st.set_page_config(page_title=f"{page.title} · {SITE}")
    start_page(STATIC)
    page.run()
