"""The peer: the same actions in Shiny for Python, with a search, a choice of progress and four filters.

It runs in an environment of its own: `shiny run bench/peer.py`.
"""

from shiny import App, Inputs, Outputs, Session, render, ui

from bench.sample import FILTERS, PROGRESS, choices, find, lines


def card(action: dict[str, str]) -> ui.Tag:
    """An action in the list."""
    title, summary, facts = lines(action)
    return ui.tags.li(ui.h3(title), ui.p(summary), ui.p(facts))


page = ui.page_fluid(
    ui.h1("All actions"),
    ui.input_text("q", "Search"),
    ui.input_radio_buttons("progress", "Progress", PROGRESS, inline=True),
    *(ui.input_selectize(column, label, choices(column), multiple=True) for column, label in FILTERS.items()),
    ui.output_ui("found"),
)


def server(input: Inputs, output: Outputs, session: Session) -> None:  # noqa: A002, ARG001 (Shiny's own names)
    """What the page shows for the choices made."""

    @render.ui
    def found() -> ui.Tag:
        chosen = {column: input[column]() for column in FILTERS}
        shown = find(input.q(), input.progress(), chosen)
        return ui.div(ui.p(f"{len(shown)} actions", class_="found"), ui.tags.ul(*map(card, shown), class_="rows"))


app = App(page, server)
