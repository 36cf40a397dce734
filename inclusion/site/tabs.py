"""Tabs: parts of a page of which a reader sees one; without scripts they stand one below the other, or are links."""

from dataclasses import dataclass

import streamlit as st

from inclusion.site.choice import Choice
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
        for tab, part in zip(st.tabs(self.names), self.parts, strict=True):
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
        choice, key = self.choice, f"tabs-{self.choice.name}"
        if st.session_state.get(key) != choice.options[choice.chosen]:
            st.session_state[key] = choice.options[choice.chosen]
        tabs = st.tabs(list(choice.options.values()), key=key, on_change=self.write, args=(key,))
        with tabs[list(choice.options).index(choice.chosen)]:
            for piece in self.parts[0]:
                piece.show()

    def write(self, key: str) -> None:
        """Write the tab that a reader opened into the address."""
        names = {words: option for option, words in self.choice.options.items()}
        self.choice.write(names[st.session_state[key]])
