"""Downloads as files: what stands in them, how they are called, and at which address.

The page and the route make a file here, so that a link and its label always agree with what comes. It knows nothing
of HTTP.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from inclusion.charts import ChartBundle, context_charts, measure_charts, strip_chart
from inclusion.editions import edition_data
from inclusion.filters import ActionFilter, clip, parse_filter
from inclusion.gaps import SEN_GROUPS
from inclusion.model import Action, Dataset, Group
from inclusion.queries import find_actions
from inclusion.tables import actions_frame, outcomes_frame, to_csv


class UnknownChoiceError(ValueError):
    """An address asks for something that is not there; its text says what, and what there is."""


@dataclass(frozen=True)
class Download:
    """A CSV file: what its name begins with, its bytes, and how many rows it has below the header."""

    name: str
    content: bytes
    rows: int


@cache
def action_lines(dataset: Dataset) -> tuple[bytes, dict[str, bytes]]:
    """The header line of the actions' CSV, and the line of each action, made once."""
    ids = [action.action for action in dataset.actions]
    header, *lines = to_csv(actions_frame(dataset, dataset.actions)).splitlines(keepends=True)
    return header, dict(zip(ids, lines, strict=True))


def actions_download(dataset: Dataset, chosen: ActionFilter) -> Download:
    """The actions that a filter finds, in the order of the screen; the name says what was filtered."""
    actions = find_actions(edition_data(dataset, chosen.edition), **chosen.criteria())
    header, lines = action_lines(dataset)
    parts = [f"{name}-{value}" for name, value in chosen.params().items()]
    content = header + b"".join(lines[action.action] for action in actions)
    return Download(plain_name("lincolnshire-actions", parts), content, len(actions))


def actions_size(dataset: Dataset, actions: Iterable[Action]) -> int:
    """The bytes of the CSV of actions, without making it."""
    header, lines = action_lines(dataset)
    return len(header) + sum(len(lines[action.action]) for action in actions)


@lru_cache(maxsize=256)
def outcomes_download(dataset: Dataset, measures: tuple[str, ...] = (), groups: tuple[Group, ...] = ()) -> Download:
    """The stated and worked-out figures of the measures, of all outcomes where none is named."""
    frame = outcomes_frame(dataset, measures, groups)
    return Download(plain_name("lincolnshire-outcomes", [*measures, *groups]), to_csv(frame), len(frame))


def bundle_download(bundle: ChartBundle) -> Download:
    """The figures that a chart draws."""
    name = plain_name("lincolnshire-outcomes", [bundle.name, *dict.fromkeys(map(str, bundle.frame.iloc[:, 0]))])
    return Download(name, to_csv(bundle.frame), len(bundle.frame))


def plain_name(start: str, parts: Iterable[str]) -> str:
    """The beginning of a file's name: plain letters, at most 80 characters."""
    name = "-".join([start, *parts]).lower()
    plain = "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in name).split())
    return plain[:80].rstrip("-")


def file_name(dataset: Dataset, name: str, ending: str) -> str:
    """A file's name, with the data's release and its date: "lincolnshire-actions-v1.0.0-2026-11-22.csv"."""
    return f"{name}-v{dataset.release.release}-{dataset.release.released}.{ending}"


def actions_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for; an address with a mistake gets no file, as rows may be missed or too many."""
    chosen, unknown = parse_filter(dataset, params)
    if unknown:
        raise UnknownChoiceError(" ".join(unknown))
    return actions_download(dataset, chosen)


def outcomes_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for: `measure` and `group` with one or more codes, `view` for one chart's rows."""
    views = ("gap", "levels", "difference", "time", "changes", "figures", "gaps")
    known = {"measure": tuple(dataset.measure), "group": get_args(Group), "view": views}
    unknown = [f"There is no filter called “{clip(name)}”." for name in params if name not in known]
    chosen: dict[str, tuple[str, ...]] = {}
    for name, choices in known.items():
        asked = [code.strip() for value in params.get(name, ()) for code in value.split(",") if code.strip()]
        unknown += [
            f"“{clip(code)}” is not a {name}. Known: {', '.join(choices)}." for code in asked if code not in choices
        ]
        chosen[name] = tuple(code for code in choices if code in asked)
    if unknown:
        raise UnknownChoiceError(" ".join(unknown))
    groups: tuple[Group, ...] = tuple(group for group in get_args(Group) if group in chosen["group"])
    if chosen["view"]:
        return bundle_download(find_bundle(dataset, chosen["view"], chosen["measure"], groups))
    return outcomes_download(dataset, chosen["measure"], groups)


def find_bundle(
    dataset: Dataset, views: Sequence[str], measures: Sequence[str], groups: Sequence[Group]
) -> ChartBundle:
    """The chart whose rows an address asks for."""
    if tuple(views) == ("gaps",):
        stages = dict.fromkeys(stage for m in measures if (stage := dataset.measure[m].key_stage))
        return strip_chart(dataset, tuple(g for g in SEN_GROUPS if g in groups) or SEN_GROUPS, tuple(stages))
    if len(views) != 1 or len(measures) != 1:
        raise UnknownChoiceError("A view needs one measure: for example measure=gld&view=gap.")
    measure = dataset.measure[measures[0]]
    if measure.kind == "outcome":
        charts = measure_charts(dataset, measure)
    else:
        charts = {"figures": next(chart for chart in context_charts(dataset) if chart.name == measure.slug)}
    if views[0] not in charts:
        raise UnknownChoiceError(f"“{measure.title}” has no view “{views[0]}”. Known: {', '.join(charts)}.")
    return charts[views[0]]
