"""Editions: the documents that list actions, and the data of one of them alone.

Whatever counts or lists actions is given the dataset of one edition, so that no sum mixes two. What leads from one
edition to another, such as the thread of an action, is given the whole dataset.
"""

from functools import cache

from inclusion.records.model import Dataset, Source

EVERY_EDITION = "all"
"""The choice that stands for all editions together."""


TABLES = ("priorities", "actions", "milestones", "ambitions", "strategies")
"""The tables whose rows belong to an edition."""


@cache
def editions(dataset: Dataset) -> tuple[Source, ...]:
    """The documents with priorities, oldest first, as in sources.csv; the first document where none has any."""
    listing = {priority.source for priority in dataset.priorities}
    return tuple(source for source in dataset.sources if source.source in listing) or dataset.sources[:1]


def newest(dataset: Dataset) -> Source:
    """The edition that readers get where they ask for none."""
    return editions(dataset)[-1]


def later_editions(dataset: Dataset, source: str) -> tuple[Source, ...]:
    """The editions after one, oldest first."""
    found = editions(dataset)
    return found[[edition.source for edition in found].index(source) + 1 :]


def edition_data(dataset: Dataset, choice: str | None = None) -> Dataset:
    """The dataset as one edition alone has it: the newest where none is asked for; whole for `EVERY_EDITION`."""
    if choice == EVERY_EDITION or len(editions(dataset)) == 1:
        return dataset
    return only(dataset, choice or newest(dataset).source)


@cache
def only(dataset: Dataset, source: str) -> Dataset:
    """The dataset without what belongs to other editions; made anew, as a copy would keep the lookups of the whole."""
    tables = {name: getattr(dataset, name) for name in Dataset.model_fields}
    kept = {name: tuple(row for row in tables[name] if row.source == source) for name in TABLES}
    ids = {action.action for action in kept["actions"]}
    figures = tuple(figure for figure in dataset.figures if figure.action in ids)
    return Dataset(**{**tables, **kept, "figures": figures})
