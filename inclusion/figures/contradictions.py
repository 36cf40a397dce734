"""Stated figures that cannot all be true, in words for the person who enters them."""

from collections.abc import Iterator

from inclusion.figures.ranges import find_ranges
from inclusion.records.model import Dataset, Observation


def contradictions(dataset: Dataset) -> Iterator[str]:
    """For each set of stated figures that cannot all be true, a line with the measure and one for each figure."""
    for measure in dataset.measures:
        for clash in find_ranges(dataset.observations_of[measure.measure]).clashes:
            figures = [describe_figure(dataset, statement.observation) for statement in clash]
            title = f"{measure.title} ({measure.measure}): these figures cannot all be true, even with rounding."
            yield "\n".join([title, *(f"  {figure}" for figure in figures)])


def describe_figure(dataset: Dataset, observation: Observation) -> str:
    """A stated figure in words, with the row of its file and its place in the document.

    A loaded file has one record a row below its header, so that the order of the records gives the row.
    """
    row = dataset.observations.index(observation) + 2
    against = {"value": "", "change": " since ", "difference": " from ", "gap": " to "}[observation.statistic]
    what = f"{observation.statistic}{against}{observation.versus or ''}"
    who = ", ".join(filter(None, (observation.group, observation.place, observation.period)))
    source = dataset.source[observation.source].title
    place = f"{source}, section “{observation.section}”"
    return f"observations.csv, row {row}: {what} for {who} is {observation.value} ({place})"
