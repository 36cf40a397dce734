"""A choice: one parameter of the address with few options, as buttons live and as links in plain HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from inclusion.actions.facets import tell_apart
from inclusion.actions.filters import clean_search
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params
from inclusion.site.templates import render

MARKDOWN = re.compile(r"[\\`*_\[\]<>#~$|]|:(?=[\w+-]+:)")
"""What would begin or end markup, and the colon of an emoji's or an icon's name."""


def as_label(name: str) -> str:
    """A name of the data as the label of a control, which Streamlit reads as Markdown."""
    return MARKDOWN.sub(r"\\\g<0>", name)


def set_widget(key: str, wanted: object) -> None:
    """Give a widget the value of the address; one that has it is left alone, as someone may be typing there."""
    if not means(st.session_state.get(key), wanted):
        st.session_state[key] = wanted


def means(held: object, wanted: object) -> bool:
    """Whether what a widget holds stands for a value of the address: choices in any order, words with any spaces."""
    if isinstance(wanted, list):
        return isinstance(held, list) and sorted(held) == sorted(wanted)
    return held == wanted or (isinstance(held, str) and clean_search(held)[0] == wanted)


@dataclass(frozen=True)
class Choice:
    """A control that sets one parameter of the address to one of its options; the first is the one without it.

    `others` are the other parameters of the address, which stay as they are.
    """

    name: str
    label: str
    options: Mapping[str, str]
    chosen: str
    others: Params

    def html(self) -> Markup:
        return render("choice.html", choice=self)

    def address(self, option: str) -> str:
        """The address of an option, relative to the page's own."""
        kept = {} if option == next(iter(self.options)) else {self.name: option}
        return f"?{urlencode({**self.others, **kept}, doseq=True)}"

    def show(self) -> None:
        key = f"choice-{self.name}"
        set_widget(key, self.chosen)
        st.pills(
            self.label,
            list(self.options),
            key=key,
            format_func=lambda option: as_label(self.options[option]),
            required=True,
            on_change=lambda: self.write(st.session_state[key]),
        )

    def write(self, option: str) -> None:
        """Write an option into the address; the first one needs no parameter."""
        if option == next(iter(self.options)):
            st.query_params.pop(self.name, None)
        else:
            st.query_params[self.name] = option


def choose(name: str, label: str, options: Mapping[str, str], params: Params) -> Choice:
    """A choice as the address has it; an unknown value counts as the first option. No two options read alike."""
    asked = [value for value in params.get(name, ()) if value in options]
    others = {other: values for other, values in params.items() if other != name}
    return Choice(name, label, tell_apart(options), asked[0] if asked else next(iter(options)), others)
