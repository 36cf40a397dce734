"""The search of the whole site, from a page that is no list itself: it leads to the list of what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from inclusion.actions.addresses import ACTIONS_PAGE
from inclusion.actions.filters import LONGEST_SEARCH
from inclusion.site.markup import Markup
from inclusion.site.templates import render

LABEL = "Search what is promised, done and measured"
PLACEHOLDER = "for example: speech therapy"
FIND = "Search"


@dataclass(frozen=True)
class SearchBox:
    """A box for words, and examples that lead to their results at once."""

    examples: Sequence[tuple[str, str]]

    def html(self) -> Markup:
        form = render(
            "search_box.html",
            results=ACTIONS_PAGE,
            label=LABEL,
            placeholder=PLACEHOLDER,
            find=FIND,
            longest=LONGEST_SEARCH,
        )
        return form + self.example_links()

    def example_links(self) -> Markup:
        return render("examples.html", examples=self.examples)

    def show(self) -> None:
        """The box as a widget of Streamlit, which leads on without loading the page anew."""
        with st.form("search-all", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(
                LABEL,
                type="search",
                placeholder=PLACEHOLDER,
                label_visibility="collapsed",
                max_chars=LONGEST_SEARCH,
            )
            sent = st.form_submit_button(FIND, type="primary")
        self.example_links().show()
        if sent:
            st.switch_page(
                st.Page(self.show, title=LABEL, url_path=ACTIONS_PAGE), query_params={"q": text} if text else {}
            )
