"""What promises state: how many of an edition name who does them, a date and a number."""

from collections.abc import Callable
from functools import cache, partial

from inclusion.actions.csv import actions_sheet
from inclusion.actions.facets import STATED_NAMES
from inclusion.actions.find import find_actions
from inclusion.actions.words import stated_message, stated_totals
from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle
from inclusion.figures.marks import Row, Spec
from inclusion.figures.tables import Cell, Table
from inclusion.records.downloads import ACTIONS_ADDRESS
from inclusion.records.editions import edition_data, editions
from inclusion.records.model import Action, Citation, Dataset, Priority
from inclusion.records.words import count, sentence


@cache
def stated_chart(dataset: Dataset, edition: str) -> ChartBundle:
    """How many promises of an edition name who does them, state a date and state a number, of all there are."""
    data, source = edition_data(dataset, edition), dataset.source[edition]
    message = stated_message(data)
    return ChartBundle(
        name="stated",
        picture=picture_name(edition),
        headline=message,
        subtitle=f"Promises in {source.title}, by what their text states.",
        draw=lambda: (draw_stated(data),),
        text=f"Bar chart: {source.title}. {message}.",
        notes=(),
        tables=(stated_table(data),),
        sources=(Citation(source.title, source.url, source.title),),
        sheet=actions_sheet(dataset, find_actions(data, progress="next")),
        address=f"{ACTIONS_ADDRESS}?progress=next&edition={edition}",
    )


def picture_name(edition: str) -> str:
    return f"what-the-plan-states-{edition}"


def pictures(dataset: Dataset) -> dict[str, Callable[[], ChartBundle]]:
    return {picture_name(e.source): partial(stated_chart, dataset, e.source) for e in editions(dataset)}


def draw_stated(dataset: Dataset) -> Spec:
    """A heading for each priority with the number of its promises, and a bar for what they state."""
    titles: list[Row] = []
    rows: list[Row] = []
    for priority, promises in promises_of(dataset):
        block = f"{priority.short_title}: {count(len(promises), 'promise')}"
        titles.append({"row": block, "title": block})
        rows += [
            {"row": f"{block} {name}", "block": block, "name": sentence(name), "value": total, "zero": 0}
            for name, total in stated_totals(dataset, promises).items()
        ]
    order = marks.order_of(titles, rows)
    most = max((len(promises) for _, promises in promises_of(dataset)), default=0)
    y, x = marks.steps(order), marks.numbers(*marks.axis_of([0, most]), title="Promises", left=90, narrow=80)
    return marks.finish([*marks.headings(titles, y), *marks.bars(rows, x, y), marks.names(rows, y)], STEP * len(order))


STEP = 32
"""Pixels of a row."""


def promises_of(dataset: Dataset) -> list[tuple[Priority, tuple[Action, ...]]]:
    promises = find_actions(dataset, progress="next")
    return [(p, tuple(one for one in promises if one.priority == p.priority)) for p in dataset.priorities]


def stated_table(dataset: Dataset) -> Table:
    """For each priority: how many promises it has, and how many state who, a date and a number."""
    rows = []
    for priority, promises in promises_of(dataset):
        totals = stated_totals(dataset, promises).values()
        cells = [Cell(str(total)) for total in (len(promises), *totals)]
        rows.append((Cell(priority.short_title, address=priority.slug), *cells))
    columns = (("Priority", ""), ("Promises", ""), *((sentence(name), "") for name in STATED_NAMES))
    return Table("What promises state, by priority", columns, tuple(rows))
