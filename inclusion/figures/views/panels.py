"""Charts of DfE's figures over the years: a panel for each thing that is counted, in it a line for each place.

The views say which figures those are. How they are drawn, told and put into tables is the same for all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from inclusion.figures import marks
from inclusion.figures.marks import Row, Spec
from inclusion.figures.measure import BASELINE
from inclusion.figures.official import Value, Years
from inclusion.figures.tables import Cell, Table, years_table
from inclusion.figures.verdicts import official_period
from inclusion.records.model import Citation, Dataset, OfficialFigure
from inclusion.records.words import listing, period_year

NO_FIGURE = "no figure"
BAND = "A shaded band shows how far chance alone moves a share; it stands where DfE's pupil numbers are held."
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Dot:
    """A figure of one year: its value, how it is written and told, and its cell in the table.

    `chance` is how far chance alone moves it, its two ends; empty without numbers of pupils.
    """

    period: str
    value: float
    chance: tuple[float, ...]
    figure: str
    told: str
    cell: Cell


@dataclass(frozen=True)
class Line:
    """The figures of a place and group, oldest first, in runs that may be joined; `series` tells whose they are."""

    series: Years[Any]
    runs: tuple[tuple[Dot, ...], ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        return tuple(chain.from_iterable(self.runs))


def make_line(series: Years[Value], make_dot: Callable[[Years[Value], Value], Dot]) -> Line:
    return Line(series, tuple(tuple(make_dot(series, value) for value in run) for run in series.runs))


@dataclass(frozen=True)
class Panel:
    """A name, and a line for each place. `sign` stands behind numbers of the axis, `unit` heads columns of the table.

    `rings` are where a document prints a figure.
    """

    name: str
    lines: tuple[Line, ...]
    rings: Sequence[Row]
    sign: str
    unit: str


def draw_panels(panels: Sequence[Panel]) -> tuple[Spec, ...]:
    """The panels, all with the same axes, which hold what a document prints too."""
    drawn = [panel_rows(panel) for panel in panels]
    together = [row for rows, panel in zip(drawn, panels, strict=True) for row in (*rows, *panel.rings)]
    return tuple(
        marks.years_panel(
            rows, panel.rings, together, breaks=panel.lines[0].series.breaks, unit=panel.sign, title=panel.name
        )
        for rows, panel in zip(drawn, panels, strict=True)
    )


def panel_rows(panel: Panel) -> list[Row]:
    """The figures as rows of data: where each stands, which join, and which is its place's last."""
    return marks.with_sides(
        {
            "place": line.series.area.place,
            "when": year_of(dot.period),
            "value": dot.value,
            "low": min((dot.value, *dot.chance)),
            "high": max((dot.value, *dot.chance)),
            "figure": dot.figure,
            "label": f"{line.series.area.short_name} {dot.figure}",
            "size": 110,
            "run": f"{line.series.area.place} {index}",
            "last": dot is line.dots[-1],
            "told": dot.told,
        }
        for line in panel.lines
        for index, run in enumerate(line.runs)
        for dot in run
    )


LEVEL, GAP = ("value", None), ("gap", BASELINE)
"""What a document may print: statistic, and what it is compared with."""


def printed_rows(dataset: Dataset, found: Sequence[Years[Any]], kind: tuple[str, str | None]) -> list[Row]:
    """The levels or gaps of some series that a document prints with a year, as rows of data; a gap as points behind."""
    asked, measure = {(one.area.place, one.group) for one in found}, found[0].measure
    sign = -1 if kind == GAP else 1
    return [
        {
            "place": o.place,
            "when": year_of(official_period(measure, o.period)),
            **dict.fromkeys(("value", "low", "high"), float(sign * o.value)),
        }
        for o in dataset.observations_of[measure.measure]
        if (o.statistic, o.versus) == kind and o.value is not None and o.period and (o.place, o.group) in asked
    ]


def year_of(period: str) -> int:
    """The year in which a period ends."""
    return int(period_year(period))


def panels_words(panels: Iterable[Panel]) -> str:
    """Each figure: "Pupils on SEN support, Lincolnshire: 15% in 2016; 16% in 2017."."""
    told = []
    for panel in panels:
        for line in panel.lines:
            whose = ", ".join(dict.fromkeys((panel.name, line.series.area.short_name)))
            told.append(f"{whose}: {'; '.join(f'{dot.figure} in {period_year(dot.period)}' for dot in line.dots)}.")
    return " ".join(told)


def panel_table(panel: Panel) -> Table:
    places = {line.series.area.short_name: {dot.period: dot.cell for dot in line.dots} for line in panel.lines}
    return years_table(panel.name, panel.unit, places, Cell(NO_FIGURE))


def places_words(found: Iterable[Years[Any]]) -> str:
    return listing(list(dict.fromkeys(one.area.short_name for one in found)))


def span_words(panels: Iterable[Panel]) -> str:
    """The years that have a figure: "2016 to 2025"."""
    years = [year_of(dot.period) for panel in panels for line in panel.lines for dot in line.dots]
    return f"{min(years)} to {max(years)}" if min(years) < max(years) else str(min(years))


def sign_words(panels: Sequence[Panel], what: str) -> str:
    """What rings and dotted lines mean, behind a sentence; nothing of those that are not drawn."""
    years = [year_of(dot.period) for panel in panels for line in panel.lines for dot in line.dots]
    breaks = [year for panel in panels for year in marks.new_counts(panel.lines[0].series.breaks)]
    ring = f" A ring is a {what} that a document prints." if any(panel.rings for panel in panels) else ""
    is_broken = any(min(years) < year <= max(years) for year in breaks)
    return f"{ring} A dotted line is a change in how it is counted." if is_broken else ring


def untold_chance(found: Iterable[Years[Any]]) -> str:
    """That it cannot be told whether chance explains a change, behind a headline; nothing where it can of each."""
    untold = any(not one.change.same and not one.change.has_counts for one in found)
    return ". Whether chance explains it cannot be told" if untold else ""


def official_source(dataset: Dataset, figures: Iterable[OfficialFigure]) -> tuple[Citation, ...]:
    """The data sets of some figures, each once."""
    used = {figure.dataset for figure in figures}
    return tuple(source.citation for source in dataset.datasets if source.dataset in used)
