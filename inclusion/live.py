"""The live site: the navigation made from the data, and on it the page that the address asks for."""

import logging
from copy import copy
from functools import cache, partial

import streamlit as st

from inclusion.actions.params import read_params
from inclusion.records.load import DatasetError, current_dataset
from inclusion.records.model import Dataset
from inclusion.records.words import SITE
from inclusion.site.elements import correction_page
from inclusion.site.page import SitePage, make_view
from inclusion.web.settings import public_address
from pages import site_pages

logger = logging.getLogger("inclusion")

ICON = "/app/static/icon.svg"
LOGO = "/app/static/logo.svg"
"""Addresses below the site's root: as files, Streamlit would read them and send them whole at each run."""

TITLE = "tab's title"
"""What a session holds once it has shown a page: the title of the browser's tab."""


def run_site() -> None:
    """Show the page that the address asks for, or one plain page while the data has faults."""
    start_page()
    try:
        dataset = current_dataset()
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
        correction_page().show()
        return
    st.navigation(navigation(dataset), position="hidden" if is_embedded() else "sidebar", expanded=True).run()


def start_page() -> None:
    """What is the same on every page: icon, logo, width. It comes before the navigation, which takes its width once.

    The browser keeps icon and width as long as a session lasts; a logo that is not sent again is taken away.
    """
    if TITLE not in st.session_state:
        st.set_page_config(page_title=SITE, page_icon=ICON, layout="centered", initial_sidebar_state=240)
    if not is_embedded():
        st.logo(LOGO, size="large")


def is_embedded() -> bool:
    """Whether the page stands in a frame of another site, which has its own navigation: `?embed=true`."""
    return bool(st.context.is_embedded)


def navigation(dataset: Dataset) -> dict[str, list[st.Page]]:
    """The pages of the site by the sections of the navigation, for one run.

    They are copies, as a run notes on the page that it shows whether that may still be run.
    """
    return {section: [copy(entry) for entry in entries] for section, entries in make_navigation(dataset).items()}


@cache
def make_navigation(dataset: Dataset) -> dict[str, list[st.Page]]:
    """The same, made once, as Streamlit takes time to check each page."""
    sections: dict[str, list[st.Page]] = {}
    for page in site_pages(dataset):
        entry = st.Page(
            partial(run_page, page),
            title=page.label or page.title,
            url_path=page.slug,
            default=not page.slug,
            visibility="visible" if page.listed else "hidden",
        )
        sections.setdefault(page.section, []).append(entry)
    return sections


def run_page(page: SitePage) -> None:
    st.session_state[TITLE] = ""
    show_page(page)


@st.fragment
def show_page(page: SitePage) -> None:
    """Show the page's pieces for the parameters of the address.

    A choice on the page runs this part alone: neither the navigation nor a title that stays is sent again.
    """
    pairs = ((name, value) for name in st.query_params for value in st.query_params.get_all(name))
    asked = tuple((name, tuple(values)) for name, values in read_params(pairs).items())
    view = make_view(page, asked, public_root())
    if st.session_state[TITLE] != view.title:
        st.session_state[TITLE] = view.title
        st.set_page_config(page_title=view.title)
    for piece in view.pieces:
        piece.show()


def public_root() -> str:
    """The whole address of the first page, as the reader's browser tells it; every page stands right below it."""
    return public_address() or f"{(st.context.url or './').rpartition('/')[0]}/"
