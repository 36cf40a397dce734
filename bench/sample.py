"""What the peer and the floor show: the same actions, and a plain search of them. It needs nothing of this project."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

with (Path(__file__).parents[1] / "data" / "actions.csv").open(encoding="utf-8") as file:
    ACTIONS = list(csv.DictReader(file))

FILTERS = {"priority": "Priority", "key_stages": "Age", "themes": "Theme", "partners": "Who"}
PROGRESS = {"": "All", "next": "Next", "achieved": "Done"}


def choices(column: str) -> list[str]:
    """The codes that stand in a column."""
    return sorted({code for action in ACTIONS for code in action[column].split(";") if code})


def find(words: str, progress: str, chosen: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """The actions that have all words, the progress, and in each column one of the codes chosen."""
    return [action for action in ACTIONS if matches(action, words, progress, chosen)]


def matches(action: dict[str, str], words: str, progress: str, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Whether an action is one of them."""
    text = f"{action['title']} {action['summary']} {action['note']}".lower()
    listed = all(not codes or set(codes) & set(action[column].split(";")) for column, codes in chosen.items())
    return listed and progress in ("", action["progress"]) and all(word in text for word in words.lower().split())


def lines(action: dict[str, str]) -> tuple[str, str, str]:
    """Title, summary and facts of an action in the list."""
    facts = f"{action['action']} {action['partners'].replace(';', ', ')} {action['dates']}"
    return action["title"], action["summary"], facts
