"""HTML, which is also a piece of a page: it stands there as it is, live and in the plain page."""

from __future__ import annotations

import markupsafe
import streamlit as st


class Markup(markupsafe.Markup):
    """HTML that is passed on unchanged. Plain text that is added to it, or put into it by `format`, is escaped."""

    __slots__ = ()

    def html(self) -> Markup:
        return self

    def show(self) -> None:
        """Show it on the live page; nothing where it is empty."""
        if self:
            st.html(self)

    def _repr_html_(self) -> str:
        """What `st.html` asks for; of a plain string it would look at every line, to take indents away."""
        return str(self)
