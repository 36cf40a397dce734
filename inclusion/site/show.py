"""Pieces on the screen: HTML as one block, a chart on its plate, controls that read and write the address."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from inclusion.figures.charts import ChartBundle
from inclusion.records.words import SITE
from inclusion.site.markup import Markup
from inclusion.site.pieces import Choice, Piece

ICON = "/app/static/icon.svg"
LOGO = "/app/static/logo.svg"
"""Addresses below the site's root: as files, Streamlit would read them and send them whole at each run."""


def show(pieces: Iterable[Piece]) -> None:
    """Show the pieces in their order; neighbouring HTML goes out as one block, which is much the fastest."""
    for kind, group in groupby(pieces, key=type):
        if kind is str:
            if html := "".join(str(piece) for piece in group):
                st.html(Markup(html))
            continue
        for piece in group:
            show_piece(piece)


def show_piece(piece: Piece) -> None:
    """Show a chart or a control."""
    if isinstance(piece, ChartBundle):
        show_chart(piece)
    elif isinstance(piece, Choice):
        show_choice(piece)
    elif not isinstance(piece, str):
        piece.show()


def show_chart(bundle: ChartBundle) -> None:
    """A chart on its plate."""
    with st.container(key=f"plate-{bundle.name}"):
        for spec in bundle.specs:
            st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=bundle.text)


def show_choice(choice: Choice) -> None:
    """A row of buttons for one parameter of the address."""
    key = f"choice-{choice.name}"
    if st.session_state.get(key) != choice.chosen:
        st.session_state[key] = choice.chosen
    st.pills(
        choice.label,
        list(choice.options),
        key=key,
        format_func=choice.options.__getitem__,
        required=True,
        on_change=write_choice,
        args=(choice, key),
    )


def write_choice(choice: Choice, key: str) -> None:
    """Write a choice into the address; the first option needs no parameter."""
    chosen = st.session_state[key]
    if chosen == next(iter(choice.options)):
        st.query_params.pop(choice.name, None)
    else:
        st.query_params[choice.name] = chosen


def start_page() -> None:
    """What is the same on every page: icon, logo, width. It comes before the navigation, which takes its width once."""
    st.set_page_config(page_title=SITE, page_icon=ICON, layout="centered", initial_sidebar_state=280)
    st.logo(LOGO, size="large")
