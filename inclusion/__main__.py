"""The commands: `python -m inclusion check [folder]` and `python -m inclusion dictionary`.

They print, and exit with 1 where something is wrong; what is wrong is found by `dataset` and `ranges`.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from inclusion.dataset import DATA_FOLDER, DatasetError, load
from inclusion.dictionary import data_dictionary
from inclusion.model import Dataset, Observation
from inclusion.queries import observations_of
from inclusion.ranges import find_ranges


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit code is 0 where all is well."""
    parser = argparse.ArgumentParser(prog="python -m inclusion", description="Check and describe the data.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a data folder, and print its faults or what it holds")
    check.add_argument(
        "folder", nargs="?", type=Path, default=DATA_FOLDER, help="the folder; the project's if left out"
    )
    commands.add_parser("dictionary", help="print the data dictionary")
    chosen = parser.parse_args(arguments)
    if chosen.command == "dictionary":
        print(data_dictionary(), end="")
        return 0
    return check_folder(chosen.folder)


def check_folder(folder: Path) -> int:
    """Print the faults of a data folder, or its contradictions, or what it holds; 0 only where nothing is wrong."""
    if not os.path.isdir(folder):
        print(f"There is no folder “{folder}”. Name a folder that holds the data files.", file=sys.stderr)
        return 1
    try:
        dataset = load(folder)
    except DatasetError as error:
        print(error)
        print(f"{len(error.faults)} {'fault' if len(error.faults) == 1 else 'faults'}")
        return 1
    clashes = tuple(contradictions(dataset))
    for clash in clashes:
        print(clash)
    if clashes:
        print(f"{len(clashes)} {'contradiction' if len(clashes) == 1 else 'contradictions'}")
        return 1
    print(contents(dataset))
    return 0


def contents(dataset: Dataset) -> str:
    """How many records each table holds, one line a table."""
    lines = [f"{len(getattr(dataset, name)):>5} {name.replace('_', ' ')}" for name in Dataset.model_fields]
    return "\n".join(["No faults. The folder holds:", *lines])


def contradictions(dataset: Dataset) -> Iterator[str]:
    """For each set of stated figures that cannot all be true, a line with the measure and one for each figure."""
    for measure in dataset.measures:
        for clash in find_ranges(observations_of(dataset, measure.measure)).clashes:
            figures = [describe_figure(dataset, statement.observation) for statement in clash.statements]
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


def print_any_text() -> None:
    """Let every text be printed, whatever the terminal's encoding: UTF-8, with codes for what even that cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    print_any_text()
    sys.exit(main())
