"""The peer: the same actions in Shiny for Python, with a search, a choice of progress and four filters.

It runs in an environment of its own, so it imports nothing of this project: `shiny run bench/peer.py`.
"""

import csv
from pathlib import Path

from shiny import App, Inputs, Outputs, Session, render, ui

with (Path(__file__).parents[1] / "data" / "actions.csv").open(encoding="utf-8") as file:
    ACTIONS = list(csv.DictReader(file))

FILTERS = {"priority": "Priority", "key_stages": "Age", "themes": "Theme", "partners": "Who"}
PROGRESS = {"": "All", "next": "Next", "achieved": "Done"}


def choices(column: str) -> list[str]:
    """The codes that stand in a column."""
    return sorted({code for action in ACTIONS for code in action[column].split(";") if code})


def matches(action: dict[str, str], words: str, progress: str, chosen: dict[str, tuple[str, ...]]) -> bool:
    """Whether an action has all words, the progress, and in each column one of the codes chosen."""
    text = f"{action['title']} {action['summary']} {action['note']}".lower()
    listed = all(not codes or set(codes) & set(action[column].split(";")) for column, codes in chosen.items())
    return listed and progress in ("", action["progress"]) and all(word in text for word in words.lower().split())


def card(action: dict[str, str]) -> ui.Tag:
    """An action in the list."""
    return ui.tags.li(
        ui.h3(action["title"]),
        ui.p(action["summary"]),
        ui.p(f"{action['action']} {action['partners'].replace(';', ', ')} {action['dates']}"),
    )


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
        shown = [action for action in ACTIONS if matches(action, input.q(), input.progress(), chosen)]
        return ui.div(ui.p(f"{len(shown)} actions", class_="found"), ui.tags.ul(*map(card, shown), class_="rows"))


app = App(page, server)
