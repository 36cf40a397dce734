"""The commands of an editor: check data and official texts, print dictionary, drafts and words, take in official files.

Each prints, and returns the exit code: 1 where something is wrong, else 0.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from inclusion.editing.check import check_documents
from inclusion.editing.drafts import draft_rows, words_file
from inclusion.editing.official import WRITTEN, Reading, read_official, report, write_official
from inclusion.editing.official_file import FileRefusedError
from inclusion.editing.texts import UnknownDocumentError, find_document
from inclusion.records.dictionary import data_dictionary
from inclusion.records.documents import documents_folder, official_wording, read_texts, text_fingerprint
from inclusion.records.load import DatasetError, data_folder, load
from inclusion.records.model import Dataset
from inclusion.records.words import count

Checks = dict[str, Callable[[Dataset], Iterable[object]]]
"""What else to check in sound data: for each check what it finds, as a noun, and how; a finding prints itself."""


def run(arguments: Sequence[str] | None, checks: Checks) -> int:
    """Run the command that the arguments name; those of the program where there are none."""
    chosen = read_arguments(arguments)
    try:
        match chosen.command:
            case "check":
                return check_folder(chosen.folder, checks, chosen.documents)
            case "draft":
                return print_draft(chosen.documents, chosen.source, chosen.prefix)
            case "words":
                return print_words(chosen.documents)
            case "official":
                return take_in(chosen.files, data_folder() if chosen.write else None)
            case _:
                print(data_dictionary(), end="")
                return 0
    except (DatasetError, UnknownDocumentError) as error:
        print(error, file=sys.stderr)
        return 1


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command and its options; what is wrong with them is printed, and the program ends with 2."""
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
    words = commands.add_parser("words", help="print document_words.csv as the official texts have it")
    words.add_argument("--documents", type=Path, metavar="TEXTS", required=True, help="a folder with the texts")
    official = commands.add_parser("official", help="compare files of the Department for Education with the data")
    official.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a CSV file as it is published")
    official.add_argument("--write", action="store_true", help="write what is new, revised or completed to the data")
    return parser.parse_args(arguments)


def check_folder(folder: Path, checks: Checks, texts: Path | None) -> int:
    """Print the faults of a data folder and what each check finds, or what it holds.

    Sound data is also checked against the official texts, where a folder of them is named.
    """
    if not os.path.isdir(folder):
        print(f"There is no folder “{folder}”. Name a folder that holds the data files.", file=sys.stderr)
        return 1
    try:
        dataset = load(folder)
    except DatasetError as error:
        return print_findings(error.faults, "fault")
    if sum(print_findings(list(find(dataset)), noun) for noun, find in checks.items()):
        return 1
    print(contents(dataset))
    return check_texts(texts, dataset) if texts else 0


def print_findings(findings: Sequence[object], noun: str) -> int:
    """Print each finding, then how many there are; nothing where there is none."""
    for finding in findings:
        print(finding)
    if findings:
        print(count(len(findings), noun))
    return 1 if findings else 0


def check_texts(texts: Path, dataset: Dataset) -> int:
    """Print where the official texts and the data differ.

    A changed bullet is shown word by word where the folder that the app reads holds its earlier text.
    """
    findings = check_documents(texts, dataset, official_wording(documents_folder(), dataset))
    if not findings:
        print("The texts and the data agree.")
    return print_findings(findings, "difference")


def print_draft(texts: Path, source: str, prefix: str | None) -> int:
    """Print rows for the bullets of a text that have no action; what an editor has to know goes to standard error.

    The ids of an edition that sources.csv has begin with its prefix there; those of another need one from the caller.
    """
    dataset = load(data_folder())
    document = find_document(texts, dataset, source)
    if source in dataset.source:
        prefix = dataset.source[source].id_prefix
    elif prefix is None:
        print(f"“{source}” is not in sources.csv. Name the year its ids begin with: --prefix YEAR.", file=sys.stderr)
        return 1
    else:
        row = f"id_prefix {prefix} and fingerprint {text_fingerprint(document.text)}"
        print(f"“{source}” is not in sources.csv. Its row there needs {row}.", file=sys.stderr)
    print(draft_rows(document, dataset, prefix), end="")
    for remark in document.notes:
        print(f"To see: {remark}", file=sys.stderr)
    for remark in document.unplaced:
        print(f"To settle: {remark}", file=sys.stderr)
    return 1 if document.unplaced else 0


def print_words(texts: Path) -> int:
    """Print the words of each document; which text was not found, so that its words stay, goes to standard error."""
    dataset = load(data_folder())
    found = read_texts(texts, dataset)
    for source in sorted(set(dataset.source) - set(found)):
        print(f"There is no text of “{source}” in “{texts}”, so its words are as they were.", file=sys.stderr)
    print(words_file(found, dataset), end="")
    return 0


def take_in(files: Sequence[Path], folder: Path | None) -> int:
    """Print what files of DfE's give, and write it to a data folder where one is named; 0 where nothing was refused."""
    dataset = load(data_folder())
    readings: list[Reading] = []
    for path in files:
        try:
            readings.append(read_official(path, dataset))
        except FileRefusedError as error:
            print(error, file=sys.stderr)
    refused = len(readings) < len(files)
    if folder:
        readings = write_official(folder, readings, date.today())
    for reading in readings:
        print("\n".join(report(reading, dataset)))
    outcomes = [change.outcome for reading in readings for change in reading.changes]
    rows = count(sum(outcome in WRITTEN for outcome in outcomes), "row")
    print(f"{rows} {'written' if folder else 'to write: add --write'}.")
    return 1 if refused or "refused" in outcomes else 0


def contents(dataset: Dataset) -> str:
    """How many records each table holds, one line a table."""
    lines = [f"{len(getattr(dataset, name)):>5} {name.replace('_', ' ')}" for name in Dataset.model_fields]
    return "\n".join(["No faults. The folder holds:", *lines])
