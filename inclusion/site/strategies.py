"""The strategies that the inclusion strategy builds on, and the events that the documents name, in time order."""

from itertools import groupby

from inclusion.figures.tables import NOT_STATED, Table, text_table
from inclusion.records.model import Dataset, Event
from inclusion.site.markup import Markup
from inclusion.site.templates import render
from inclusion.site.themes import actions_link, theme_names

OTHER_TIMES = "Other times"
NO_DATE = "No date stated"


def strategies_list(dataset: Dataset) -> Markup:
    """Each strategy with its purpose, who owns it, if that is stated, and the way to the actions of its themes."""
    return render(
        "strategies.html",
        dataset=dataset,
        without_owner=NOT_STATED,
        theme_names=theme_names,
        actions_link=actions_link,
    )


def events_in_order(dataset: Dataset) -> tuple[Event, ...]:
    """The events by date, then those with a time in words only, then those without one; else in the file's order."""
    return tuple(sorted(dataset.events, key=lambda event: (event.date or "9999", event.date_words is None)))


def time_group(event: Event) -> str:
    """The heading under which an event stands on the time line: its year, if it has one."""
    if event.date:
        return event.date[:4]
    return OTHER_TIMES if event.date_words else NO_DATE


def time_line(dataset: Dataset) -> Markup:
    """The events by year, each with its date as stated."""
    groups = groupby(events_in_order(dataset), key=time_group)
    return render("time_line.html", groups=[(heading, list(events)) for heading, events in groups])


def events_table(dataset: Dataset) -> Table:
    """The events in time order: when, what, who, what was found or follows, and which document says so."""
    columns = ("When", "What", "Who acted or judged", "What was found, or follows", "Document")
    rows = [
        (
            event.date_words or event.date or NOT_STATED,
            event.title,
            event.body or NOT_STATED,
            event.finding,
            "; ".join(dataset.source[source].title for source in event.source),
        )
        for event in events_in_order(dataset)
    ]
    return text_table("Events that the two documents name", columns, rows)
