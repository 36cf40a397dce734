"""Two columns, which stand one below the other where there is little room."""

from dataclasses import dataclass

import streamlit as st

from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder
from inclusion.site.templates import render


@dataclass(frozen=True)
class Columns(Holder):
    """Its parts side by side, in the order of reading."""

    def html(self) -> Markup:
        """The columns as blocks."""
        return render("columns.html", parts=self.parts)

    def show(self) -> None:
        """The columns as Streamlit's."""
        for column, part in zip(st.columns(len(self.parts), gap="medium"), self.parts, strict=True):
            with column:
                for piece in part:
                    piece.show()
