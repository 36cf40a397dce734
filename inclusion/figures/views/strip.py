"""All gaps: every measure on one strip, a chart for each group."""

from __future__ import annotations  # else the function that names a class of Altair would import it

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, make_bundle
from inclusion.figures.later import alt
from inclusion.figures.marks import Layers, Row, Spec
from inclusion.figures.measure import HOME, SEN_GROUPS, Comparison, MeasureFigures, outcome_figures
from inclusion.figures.tables import Cell, Table, basis_unit, estimate_cell
from inclusion.figures.theme import MARKS, NARROW, by_width
from inclusion.figures.words import GAP_VERDICTS, GROUP_PHRASES, quantity, scope, verdict_words
from inclusion.records.model import Dataset, Group
from inclusion.records.words import listing, period_name, sentence

NAME = "gaps"
"""The view's name in addresses."""

SHOWN = "percentage points behind pupils with no SEN"


def with_gaps(dataset: Dataset, key_stages: Sequence[str] = ()) -> list[MeasureFigures]:
    """The shares with a gap in both places, of some key stages or of all, in the order of a child's journey."""
    return [
        figures
        for figures in outcome_figures(dataset)
        if figures.comparisons and figures.measure.unit == "percent"
        if not key_stages or figures.measure.key_stage in key_stages
    ]


ByGroup = Mapping[Group, Sequence[Comparison]]


def find_gaps(dataset: Dataset, groups: Sequence[Group] = SEN_GROUPS, key_stages: Sequence[str] = ()) -> ByGroup:
    """The gaps against England's of each group that has one."""
    shown = with_gaps(dataset, key_stages)
    found = {group: [c for figures in shown for c in figures.comparisons if c.group == group] for group in groups}
    return {group: comparisons for group, comparisons in found.items() if comparisons}


@cache
def strip_chart(
    dataset: Dataset, groups: tuple[Group, ...] = SEN_GROUPS, key_stages: tuple[str, ...] = ()
) -> ChartBundle:
    """All gaps: a row a measure in the order of a child's journey, a chart a group; there has to be a gap."""
    by_group = find_gaps(dataset, groups, key_stages)
    comparisons = [comparison for found in by_group.values() for comparison in found]
    drawn = {comparison.lincolnshire.measure for comparison in comparisons}
    estimates = [estimate for c in comparisons for estimate in (c.lincolnshire, c.england)]
    dates = listing(list(dict.fromkeys(period_name(gap.period) for gap in estimates)))
    limits = marks.axis_of([-float(gap.value) + pad for gap in estimates for pad in (-2, 2)], 6)
    return make_bundle(
        [figures for figures in with_gaps(dataset, key_stages) if figures.measure in drawn],
        estimates,
        view=NAME,
        groups=() if groups == SEN_GROUPS else groups,
        picture=picture_name(groups, key_stages),
        banded=False,
        headline=strip_message(by_group),
        subtitle=f"{sentence(SHOWN)}. {scope(estimates, dates)}.",
        draw=lambda: tuple(draw_strip(found, limits) for found in by_group.values()),
        text=f"Gap strip: {SHOWN}, {scope(estimates, dates)}. {strip_text(by_group)}",
        notes=strip_notes(dataset, key_stages),
        tables=tuple(strip_table(found, group) for group, found in by_group.items()),
    )


def picture_name(groups: tuple[Group, ...], key_stages: tuple[str, ...]) -> str:
    """What a picture of the strip is called: "all-gaps", with the groups and key stages that it is limited to."""
    return "-".join(("all-gaps", *(() if groups == SEN_GROUPS else groups), *key_stages))


def pictures(dataset: Dataset) -> dict[str, Callable[[], ChartBundle]]:
    """Each strip that a page can show, by the name of its picture."""
    stages = dict.fromkeys(f.measure.key_stage for f in with_gaps(dataset) if f.measure.key_stage)
    chosen = [
        (groups, of) for groups in (SEN_GROUPS, *((g,) for g in SEN_GROUPS)) for of in ((), *((s,) for s in stages))
    ]
    return {
        picture_name(groups, of): partial(strip_chart, dataset, groups, of)
        for groups, of in chosen
        if find_gaps(dataset, groups, of)
    }


def draw_strip(comparisons: Sequence[Comparison], limits: tuple[float, float, float]) -> Spec:
    """A row for each measure: its name, a line from England's gap to Lincolnshire's, and the verdict."""
    ends = [row for comparison in comparisons for row in end_rows(comparison)]
    lines = [
        {"row": country["row"], "start": country["value"], "end": home["value"]}
        for country, home in zip(ends[::2], ends[1::2], strict=True)
    ]
    y = marks.steps([row["row"] for row in lines])
    x = marks.numbers(*limits, left=300, narrow=184, right=190, narrow_right=34)
    layers = [
        *row_words(comparisons, y),
        marks.layer(lines, y=y, x=x("start"), x2=marks.until("end")).mark_rule(color=MARKS[HOME].colour, strokeWidth=6),
        marks.dots(marks.layer(ends, y=y, x=x()), marks.key()),
        marks.values(marks.layer(ends, y=y, x=x("edge"))),
    ]
    return marks.finish(layers, STEP * len(lines), sentence(GROUP_PHRASES[comparisons[0].group]))


STEP = 40
"""Pixels of a row: on a phone its words have two lines."""


def row_words(comparisons: Sequence[Comparison], y: alt.Y) -> Layers:
    """The name of each row at its left and the verdict at its right; on a phone below the name, with the age."""
    base = marks.layer(
        (
            {
                "row": measure_name(comparison),
                "name": comparison.lincolnshire.measure.short_title,
                "age": f"Age {comparison.lincolnshire.measure.age}: ",
                "verdict": verdict_words(comparison),
            }
            for comparison in comparisons
        ),
        y=y,
    )
    name, verdict = f"{NARROW} ? datum.name : datum.age + datum.name", f"({NARROW} ? datum.age : '') + datum.verdict"
    shown = marks.TYPE | {"align": "left", "fontSize": by_width(14, 17)}
    at_end = shown | {"align": by_width("left", "right"), "dy": by_width(9, 0)}
    ends = {"text": alt.Text("shown:N")}
    return [
        base.transform_calculate(shown=name)
        .encode(x=marks.pixels(alt.XValue, 0), **ends)
        .mark_text(**shown | {"fontWeight": 600, "dy": by_width(-9, 0)}),
        base.transform_calculate(shown=verdict)
        .encode(x=marks.pixels(alt.XValue, {"expr": f"{NARROW} ? 0 : width"}), **ends)
        .mark_text(**at_end),
    ]


def measure_name(comparison: Comparison) -> str:
    measure = comparison.lincolnshire.measure
    return f"Age {measure.age}: {measure.short_title}"


def end_rows(comparison: Comparison) -> list[Row]:
    """England's gap and Lincolnshire's on one line; where they are near each other, Lincolnshire's mark is small."""
    home, country = comparison.lincolnshire, comparison.england
    sizes = (260, 55) if abs(comparison.value) <= 1 else (190, 150)
    sides = (1, -1) if home.value > country.value else (-1, 1)
    row = measure_name(comparison)
    return [
        marks.estimate_row(gap, row=row, size=size, side=side)
        for gap, size, side in zip((country, home), sizes, sides, strict=True)
    ]


def strip_message(by_group: ByGroup) -> str:
    """The message of all gaps: how many are wider than England's for each group."""
    parts = []
    for group, found in by_group.items():
        wider = sum(comparison.verdict == "wider" for comparison in found)
        parts.append(f"{GROUP_PREFIXES[group]}, {wider or 'none'} of {len(found)} {'is' if wider < 2 else 'are'} wider")
    return f"Gaps against England: {'; '.join(parts)}"


GROUP_PREFIXES: dict[Group, str] = {
    "sen-support": "on SEN support",
    "ehc-plan": "with EHC plans",
}


def strip_text(by_group: ByGroup) -> str:
    """Which gaps are wider than England's, which narrower and which about the same."""
    return " ".join(
        f"{sentence(GROUP_PREFIXES[group])} the gap is {'; '.join(verdict_clauses(found))}."
        for group, found in by_group.items()
    )


def verdict_clauses(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Each verdict with the measures that have it: "wider for Year 1 phonics (39 against 36)"."""
    for verdict, words in GAP_VERDICTS.items():
        names = [gap_figures(comparison) for comparison in comparisons if comparison.verdict == verdict]
        if names:
            yield f"{words} for {listing(names)}"


def gap_figures(comparison: Comparison) -> str:
    """A measure with its two gaps, where they differ beyond rounding: "Year 1 phonics (39 against 36)"."""
    home, country = comparison.lincolnshire, comparison.england
    figures = "" if comparison.same else f" ({quantity(home)} against {quantity(country)})"
    return home.measure.short_title + figures


def strip_notes(dataset: Dataset, key_stages: Sequence[str]) -> Iterator[str]:
    """How to read the verdicts, and which measures have no gap to show."""
    yield "Where rounding alone could explain a difference from England's gap, the gap is called about the same."
    shown = with_gaps(dataset)
    left_out = [
        figures.measure.short_title
        for figures in outcome_figures(dataset)
        if figures not in shown and (not key_stages or figures.measure.key_stage in key_stages)
    ]
    if left_out:
        yield f"Not shown, as no gap in percentage points is known for both places: {listing(left_out)}."


def strip_table(comparisons: Sequence[Comparison], group: Group) -> Table:
    """The gaps of a group: a row a measure, linked to its page, Lincolnshire and England and what they come to."""
    rows = tuple(
        (
            Cell(c.lincolnshire.measure.short_title, address=c.lincolnshire.measure.slug),
            estimate_cell(c.lincolnshire),
            estimate_cell(c.england),
            Cell(GAP_VERDICTS[c.verdict]),
        )
        for c in comparisons
    )
    unit = basis_unit("points", [gap for c in comparisons for gap in (c.lincolnshire, c.england)])
    columns = (("Measure", ""), ("Lincolnshire", unit), ("England", unit), ("Gap against England", ""))
    return Table(f"{sentence(GROUP_PHRASES[group])}: points behind", columns, rows)
