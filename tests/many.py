"""A data folder with many times the actions."""

import csv
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

from inclusion.records.load import DATA_FOLDER

Row = dict[str, str]


def multiply(folder: Path, times: int, original: Path = DATA_FOLDER) -> Path:
    """A copy of `original` at `folder` in which each action, with its figures, stands so many times."""
    shutil.copytree(original, folder, ignore=shutil.ignore_patterns("documents"))
    actions, figures = read(folder / "actions.csv"), read(folder / "figures.csv")
    lengths = Counter(list_of(action["action"]) for action in actions)
    write(folder / "actions.csv", [copy_action(row, copy, lengths) for copy in range(times) for row in actions])
    write(
        folder / "figures.csv",
        [row | {"action": copy_id(row["action"], copy, lengths)} for copy in range(times) for row in figures],
    )
    return folder


def list_of(action: str) -> str:
    """The list that an action stands in: its id without the position."""
    return action[: len("P1-A")]


def copy_id(action: str, copy: int, lengths: Counter[str]) -> str:
    """The id of an action's copy: further down by the length of its list for each copy."""
    name = list_of(action)
    return f"{name}{int(action.removeprefix(name)) + copy * lengths[name]:02d}"


def copy_action(row: Row, copy: int, lengths: Counter[str]) -> Row:
    """An action's copy, which follows the copies of what the action follows."""
    action = copy_id(row["action"], copy, lengths)
    follows = ";".join(copy_id(followed, copy, lengths) for followed in row["follows"].split(";") if followed)
    position = str(int(action.removeprefix(list_of(action))))
    fingerprint = sha256(f"{copy} {row['fingerprint']}".encode()).hexdigest()
    return row | {"action": action, "position": position, "follows": follows, "fingerprint": fingerprint}


def read(file: Path) -> list[Row]:
    """The rows of a file."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file: Path, rows: list[Row]) -> None:
    """Write rows that all have the columns of the first."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
