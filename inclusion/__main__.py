"""The commands: `python -m inclusion check`, `dictionary`, `draft`, `official`; each tells its options with `--help`.

They print, and exit with 1 where something is wrong; what is wrong is found by `dataset`, `ranges` and
`document_check`.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from inclusion.editing.check import check_documents, draft_rows
from inclusion.editing.official import WRITTEN, Reading, read_official, report, write_official
from inclusion.editing.official_file import FileRefusedError
from inclusion.figures.ranges import find_ranges
from inclusion.records.dictionary import data_dictionary
from inclusion.records.documents import (
    UnknownDocumentError,
    documents_folder,
    find_document,
    fingerprint,
    official_wording,
)
from inclusion.records.load import DatasetError, data_folder, load
from inclusion.records.model import Dataset, Observation


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit code is 0 where all is well."""
    parser = argparse.ArgumentParser(prog="python -m inclusion", description="Check and describe the data.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a data folder, and print its faults or what it holds")
    check.add_argument("folder", nargs="?", type=Path, default=data_folder(), help="the folder; the app's if left out")
    check.add_argument(
        "--documents", type=Path, metavar="TEXTS", help="a folder with the official texts, to check the data against"
    )
    commands.add_parser("dictionary", help="print the data dictionary")
    draft = commands.add_parser("draft", help="print rows of actions.csv for the bullets that no action matches")
    draft.add_argument("--documents", type=Path, metavar="TEXTS", required=True, help="a folder with the text")
    draft.add_argument("--source", metavar="ID", required=True, help="the document's id; its text is ID.txt")
    draft.add_argument(
        "--prefix", metavar="YEAR", help="year before the ids of an edition that is not in sources.csv yet"
    )
    official = commands.add_parser("official", help="compare files of the Department for Education with the data")
    official.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a CSV file as it is published")
    official.add_argument("--write", action="store_true", help="write what is new, revised or completed to the data")
    chosen = parser.parse_args(arguments)
    if chosen.command == "dictionary":
        print(data_dictionary(), end="")
        return 0
    if chosen.command == "draft":
        return print_draft(chosen.documents, chosen.source, chosen.prefix)
    if chosen.command == "official":
        return take_in(chosen.files, data_folder() if chosen.write else None)
    return check_folder(chosen.folder, chosen.documents)


def check_folder(folder: Path, texts: Path | None = None) -> int:
    """Print the faults of a data folder, or its contradictions, or what it holds; 0 only where nothing is wrong.

    Sound data is also checked against the official texts, where a folder of them is named.
    """
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
    return check_texts(texts, dataset) if texts else 0


def check_texts(texts: Path, dataset: Dataset) -> int:
    """Print where the official texts and the data differ; 0 only where they agree.

    A changed bullet is shown word by word where the folder that the app reads holds its earlier text.
    """
    findings = check_documents(texts, dataset, official_wording(documents_folder(), dataset))
    for finding in findings:
        print(finding)
    count = len(findings)
    print(f"{count} {'difference' if count == 1 else 'differences'}" if count else "The texts and the data agree.")
    return 1 if count else 0


def print_draft(texts: Path, source: str, prefix: str | None) -> int:
    """Print rows for the bullets of a text that have no action; what could not be placed goes to standard error.

    The ids of an edition that sources.csv has begin with its prefix there; those of another need one from the caller.
    """
    try:
        dataset = load(data_folder())
        document = find_document(texts, dataset, source)
    except (DatasetError, UnknownDocumentError) as error:
        print(error, file=sys.stderr)
        return 1
    if source in dataset.source:
        prefix = dataset.source[source].id_prefix
    elif prefix is None:
        print(f"“{source}” is not in sources.csv. Name the year its ids begin with: --prefix YEAR.", file=sys.stderr)
        return 1
    else:
        row = f"id_prefix {prefix} and fingerprint {fingerprint(document.text)}"
        print(f"“{source}” is not in sources.csv. Its row there needs {row}.", file=sys.stderr)
    print(draft_rows(document, dataset, prefix), end="")
    for words in document.unplaced:
        print(words, file=sys.stderr)
    return 1 if document.unplaced else 0


def take_in(files: Sequence[Path], folder: Path | None) -> int:
    """Print what files of DfE's give, and write it to a data folder where one is named; 0 where nothing was refused."""
    readings: list[Reading] = []
    try:
        dataset = load(data_folder())
        for path in files:
            try:
                readings.append(read_official(path, dataset))
            except FileRefusedError as error:
                print(error, file=sys.stderr)
        refused = len(readings) < len(files)
        readings = list(write_official(folder, readings, date.today())) if folder else readings
    except DatasetError as error:
        print(error, file=sys.stderr)
        return 1
    for reading in readings:
        print("\n".join(report(reading, dataset)))
    outcomes = [change.outcome for reading in readings for change in reading.changes]
    count = sum(outcome in WRITTEN for outcome in outcomes)
    print(f"{count} {'row' if count == 1 else 'rows'} {'written' if folder else 'to write: add --write'}.")
    return 1 if refused or "refused" in outcomes else 0


def contents(dataset: Dataset) -> str:
    """How many records each table holds, one line a table."""
    lines = [f"{len(getattr(dataset, name)):>5} {name.replace('_', ' ')}" for name in Dataset.model_fields]
    return "\n".join(["No faults. The folder holds:", *lines])


def contradictions(dataset: Dataset) -> Iterator[str]:
    """For each set of stated figures that cannot all be true, a line with the measure and one for each figure."""
    for measure in dataset.measures:
        for clash in find_ranges(dataset.observations_of[measure.measure]).clashes:
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
