"""Pieces that hold others: columns, and tabs, of which a reader sees one.

Without scripts columns and tabs stand one below the other; tabs that stand in the address are links.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

import streamlit as st

from inclusion.site.choice import Choice, as_label, set_widget
from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder, Piece
from inclusion.site.templates import render


def show_in(containers: Iterable[AbstractContextManager[object]], parts: Iterable[Iterable[Piece]]) -> None:
    for container, part in zip(containers, parts, strict=True):
        with container:
            for piece in part:
                piece.show()


@dataclass(frozen=True)
class Columns(Holder):
    """Parts side by side, or one below the other where there is little room."""

    def html(self) -> Markup:
        return render("columns.html", parts=self.parts)

    def show(self) -> None:
        show_in(st.columns(len(self.parts), gap="medium"), self.parts)


@dataclass(frozen=True)
class Tabs(Holder):
    """Parts that are all there, each with its name; which one is open stands in no address."""

    names: tuple[str, ...]

    def html(self) -> Markup:
        return render("tabs.html", parts=zip(self.names, self.parts, strict=True))

    def show(self) -> None:
        show_in(st.tabs([as_label(name) for name in self.names]), self.parts)


@dataclass(frozen=True)
class ChosenTab(Holder):
    """The one part that the address asks for, made alone; the names of the others lead to them."""

    choice: Choice

    def html(self) -> Markup:
        return render("chosen_tab.html", choice=self.choice, part=self.parts[0])

    def show(self) -> None:
        """The names as tabs, of which only the open one has a content."""
        key, labels = f"tabs-{self.choice.name}", list(self.labels())
        place = list(self.choice.options).index(self.choice.chosen)
        set_widget(key, labels[place])
        tabs = st.tabs(labels, key=key, on_change=self.write, args=(key,))
        show_in([tabs[place]], self.parts)

    def write(self, key: str) -> None:
        """Write the tab that a reader opened into the address."""
        self.choice.write(self.labels()[st.session_state[key]])

    def labels(self) -> dict[str, str]:
        """The label of each tab, and the option that it stands for."""
        return {as_label(words): option for option, words in self.choice.options.items()}
