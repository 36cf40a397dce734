"""The columns of the actions' files: first what a reader sees, in the words and order of the screen, then the codes.

Each is told once, with its meaning and its width in a workbook; the codes are those of `actions.csv`, cell for cell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inclusion.actions.facts import ActionFacts
from inclusion.actions.find import followers
from inclusion.actions.words import figure_value
from inclusion.records.downloads import version_cells
from inclusion.records.model import Action


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, its width in letters, and the cell of an action."""

    name: str
    meaning: str
    width: int
    cell: Callable[[ActionFacts], object]


def own(name: str, width: int = 14) -> Column:
    """A column of actions.csv as it is there."""
    return Column(name, Action.model_fields[name].description or "", width, lambda facts: getattr(facts.action, name))


def version(name: str, meaning: str) -> Column:
    return Column(name, meaning, 12, lambda facts: version_cells(facts.dataset)[name])


def titles(actions: Iterable[Action]) -> str:
    return "; ".join(f"{action.action} {action.title}" for action in actions)


def all_figures(facts: ActionFacts) -> tuple[str, ...]:
    """Every number of the text: value, unit, and what it is of."""
    found = facts.dataset.figures_of[facts.action.action]
    return tuple(f"{figure_value(figure)} ({figure.unit}): {figure.meaning}" for figure in found)


SHOWN = (
    own("action", 10),
    Column("listed_as", "Next: promised; Done: listed as achieved", 10, lambda facts: facts.tag),
    Column("priority_title", "Name of its priority", 30, lambda facts: facts.priority.title),
    own("title", 40),
    own("summary", 80),
    own("note", 40),
    Column("age", "Ages that the text names; empty: it names none", 14, lambda facts: facts.age),
    Column("likely_age", "Ages that a reader would infer (ours)", 14, lambda facts: facts.likely_age),
    Column("does_it", "Bodies that the text makes responsible", 30, lambda facts: "; ".join(facts.does_it)),
    Column("names", "Other bodies that the text names", 40, lambda facts: "; ".join(facts.names)),
    own("dates", 16),
    Column("time_passed", "That a promise's time had passed by the release", 30, lambda facts: facts.passed),
    Column("theme", "Themes, the main one first (ours)", 40, lambda facts: "; ".join(facts.themes)),
    Column("kind", "What kind of step the wording of a promise makes it (ours)", 28, lambda facts: facts.kind),
    Column("states", "What a promise states, and what it does not", 36, lambda facts: facts.states_words),
    own("targets", 30),
    Column("figures", "Numbers in the text, each with its unit and what is counted", 40, all_figures),
    Column("follows_on_from", "What it continues (ours)", 40, lambda facts: titles((*facts.earlier, *facts.before))),
    Column("continued_by", "What continues it (ours)", 40, lambda facts: titles((*facts.after, *facts.later))),
    Column("source_title", "Document that lists it", 36, lambda facts: facts.document.title),
    Column("section", "Where it stands in the document", 24, lambda facts: facts.place),
    Column("url", "Page of the document", 40, lambda facts: facts.url),
)
"""What a reader sees."""

CODES = (
    *(own(name) for name in Action.model_fields if name not in {column.name for column in SHOWN} | {"fingerprint"}),
    Column(
        "followed_by",
        "Ids of the actions that continue it",
        14,
        lambda facts: tuple(action.action for action in followers(facts.dataset)[facts.action.action]),
    ),
    version("data_version", "Release of the data"),
    version("data_date", "Day of the release"),
    own("fingerprint", 20),
)
"""What programs compare and join by; the fingerprint, which nobody reads, stands last."""

COLUMNS = (*SHOWN, *CODES)
