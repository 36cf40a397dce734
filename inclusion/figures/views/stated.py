"""What promises state: how many of an edition name who does them, a date and a number."""

from collections.abc import Callable
from functools import cache, partial

from inclusion.actions.csv import actions_frame
from inclusion.actions.facets import STATED_NAMES
from inclusion.actions.find import find_actions
from inclusion.actions.words import stated_message, stated_totals
from inclusion.figures.charts import ChartBundle
from inclusion.figures.marks import Row, bars, finish, headings, points_axis
from inclusion.figures.tables import Cell, Table
from inclusion.records.downloads import ACTIONS_ADDRESS
from inclusion.records.editions import edition_data, editions
from inclusion.records.model import Dataset
from inclusion.records.words import sentence


@cache
def stated_chart(dataset: Dataset, edition: str) -> ChartBundle:
    """How many promises of an edition name who does them, state a date and state a number, of all there are."""
    data = edition_data(dataset, edition)
    promises = find_actions(data, progress="next")
    rows: list[Row] = []
    titles, most, block = [], 0, 132
    for i, priority in enumerate(data.priorities):
        own = [promise for promise in promises if promise.priority == priority.priority]
        titles.append({"y": i * block + 10, "text": f"{priority.short_title}: {len(own)}"})
        for row, (name, total) in enumerate(stated_totals(dataset, own).items()):
            text = f"{sentence(name)} {total}"
            rows.append({"zero": 0, "value": total, "y": i * block + 36 + 30 * row, "text": text})
        most = max(most, len(own))
    x = points_axis(0, most, "Promises", 4)
    height = block * len(data.priorities)
    source = dataset.source[edition]
    message = stated_message(data)
    return ChartBundle(
        name="stated",
        picture=picture_name(edition),
        headline=message,
        subtitle=f"Promises in {source.title}, by what their text states.",
        specs=(finish([*bars(rows, x), *headings(titles)], height),),
        text=f"Bar chart: {source.title}. {message}.",
        notes=(),
        tables=(stated_table(data),),
        sources=((source.title, source.url),),
        frame=actions_frame(dataset, promises),
        address=f"{ACTIONS_ADDRESS}?progress=next&edition={edition}",
    )


def picture_name(edition: str) -> str:
    """What the picture of an edition is called."""
    return f"what-the-plan-states-{edition}"


def pictures(dataset: Dataset) -> dict[str, Callable[[], ChartBundle]]:
    """The chart of each edition, by the name of its picture."""
    return {picture_name(e.source): partial(stated_chart, dataset, e.source) for e in editions(dataset)}


def stated_table(dataset: Dataset) -> Table:
    """For each priority: how many promises it has, and how many state who, a date and a number."""
    rows = []
    for priority in dataset.priorities:
        promises = [a for a in dataset.actions if a.priority == priority.priority and a.progress == "next"]
        totals = stated_totals(dataset, promises)
        cells = [Cell(str(total)) for total in totals.values()]
        rows.append((Cell(priority.short_title, address=priority.slug), Cell(str(len(promises))), *cells))
    columns = (("Priority", ""), ("Promises", ""), *((sentence(name), "") for name in STATED_NAMES))
    return Table("What promises state, by priority", columns, tuple(rows))
