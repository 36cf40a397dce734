"""What frames every page: style, logo, heading, foot, and the page that stands in while the data has faults."""

from html import escape
from pathlib import Path

import streamlit as st

from inclusion.model import Dataset
from inclusion.wording import ABBREVIATIONS

STYLE = '<style>@import url("app/static/explorer.css");</style>'


def start_page(static: Path) -> None:
    """The site's style and logo, before anything of the page."""
    st.html(STYLE)
    st.logo(str(static / "logo.svg"), size="large")


def page_heading(title: str, *, eyebrow: str = "", lead: str = "") -> None:
    """The page's h1, with a line above it and a paragraph below."""
    parts = [f'<p class="eyebrow">{escape(eyebrow)}</p>' if eyebrow else "", f"<h1>{escape(title)}</h1>"]
    parts.append(f'<p class="lead">{escape(lead)}</p>' if lead else "")
    st.html("".join(parts))


def show_text(text: str) -> None:
    """A paragraph of quiet text."""
    st.html(f'<p class="sub">{escape(text)}</p>')


def page_foot(dataset: Dataset) -> None:
    """The end of every page: from what the site is made, and the abbreviations used everywhere."""
    links = " and ".join(f'<a href="{escape(s.url)}">{escape(s.title)}</a>' for s in dataset.sources)
    st.html(
        f'<footer class="end"><p>{ABBREVIATIONS}</p><p>Made independently from two published documents: {links}. '
        "Summaries are ours, in plain English. This is not a council website.</p></footer>"
    )


def show_correction_page() -> None:
    """The one page of a site whose data has faults."""
    st.html(STYLE)
    page_heading(
        "The data is being corrected",
        lead="The figures and actions failed a check, so none are shown. Nothing is lost. Please come back later.",
    )
