"""The Streamlit script: navigation made from the data, then the page that the address asks for."""

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402  (the root must be on the path before the project's own modules)

from inclusion.dataset import DatasetError, current_dataset  # noqa: E402
from inclusion.model import Dataset  # noqa: E402
from inclusion.site import SitePage, site_pages  # noqa: E402
from inclusion.views.parts import correction_page  # noqa: E402
from inclusion.views.show import show, start_page  # noqa: E402
from inclusion.wording import SITE  # noqa: E402

STATIC = ROOT / "inclusion" / "static"

logger = logging.getLogger("inclusion")


def run_site() -> None:
    """Show the page that the address asks for, or one plain page while the data has faults."""
    icon = str(STATIC / "icon.svg")
    st.set_page_config(page_title=SITE, page_icon=icon, layout="centered", initial_sidebar_state=280)
    start_page(STATIC)
    try:
        dataset = current_dataset()
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
        show([correction_page()])
        return
    page = st.navigation(navigation(dataset), expanded=True)
    page.run()


def navigation(dataset: Dataset) -> dict[str, list[st.Page]]:
    """The pages of the site by the sections of the navigation."""
    sections: dict[str, list[st.Page]] = {}
    for page in site_pages(dataset):
        entry = st.Page(
            runner(page),
            title=page.title,
            url_path=page.slug,
            default=not page.slug,
            visibility="visible" if page.listed else "hidden",
        )
        sections.setdefault(page.section, []).append(entry)
    return sections


def runner(page: SitePage) -> Callable[[], None]:
    """The function that shows a page."""
    return partial(run_page, page)


def run_page(page: SitePage) -> None:
    """Name the tab and show the page's pieces for the parameters of the address."""
    st.set_page_config(page_title=page.full_title)
    show(page.pieces({name: st.query_params.get_all(name) for name in st.query_params}))


run_site()
