"""Tabs: parts of a page of which a reader sees one; without scripts they stand one below the other, or are links."""

from dataclasses import dataclass

import streamlit as st

from inclusion.site.choice import Choice
from inclusion.site.labels import as_label
from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder
from inclusion.site.templates import render


@dataclass(frozen=True)
class Tabs(Holder):
    """Parts that are all there, each with its name; which one is open stands in no address."""

    names: tuple[str, ...]

    def html(self) -> Markup:
        """The parts one below the other, each under its name."""
        return render("tabs.html", parts=zip(self.names, self.parts, strict=True))

    def show(self) -> None:
        """The parts as tabs."""
        for tab, part in zip(st.tabs([as_label(name) for name in self.names]), self.parts, strict=True):
            with tab:
                for piece in part:
                    piece.show()


@dataclass(frozen=True)
class ChosenTab(Holder):
    """The one part that the address asks for, made alone; the names of the others lead to them."""

    choice: Choice

    def html(self) -> Markup:
        """The names as links, then the part."""
        return render("chosen_tab.html", choice=self.choice, part=self.parts[0])

    def show(self) -> None:
        """The names as tabs, of which only the open one has a content."""
        choice, key, labels = self.choice, f"tabs-{self.choice.name}", list(self.labels())
        chosen = labels[list(choice.options).index(choice.chosen)]
        if st.session_state.get(key) != chosen:
            st.session_state[key] = chosen
        tabs = st.tabs(labels, key=key, on_change=self.write, args=(key,))
        with tabs[list(choice.options).index(choice.chosen)]:
            for piece in self.parts[0]:
                piece.show()

    def write(self, key: str) -> None:
        """Write the tab that a reader opened into the address."""
        self.choice.write(self.labels()[st.session_state[key]])

    def labels(self) -> dict[str, str]:
        """The label of each tab, and the option that it stands for."""
        return {as_label(words): option for option, words in self.choice.options.items()}
