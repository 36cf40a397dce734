"""The gap: how far each group is behind pupils with no SEN, in Lincolnshire and in England."""

from collections.abc import Iterable, Sequence
from typing import Any

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import dumbbell, estimate_marks, finish, headings, verdict
from inclusion.figures.measure import BASELINE, PLACES, Comparison, Estimate, MeasureFigures
from inclusion.figures.tables import estimates_table, levels_table
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    VERDICTS,
    alt_text,
    chart_subtitle,
    figure_notes,
    gap_verdict,
)
from inclusion.records.words import number, period_name, points, sentence


def drawn(figures: MeasureFigures) -> tuple[Comparison, ...]:
    """Each group's gap in both places, where their levels are known too."""
    known = {(level.place, level.group) for level in figures.levels}
    return tuple(
        comparison
        for comparison in figures.comparisons
        if all((place, group) in known for place in PLACES for group in (comparison.group, BASELINE))
    )


def gap_chart(figures: MeasureFigures) -> ChartBundle:
    """A dumbbell a place: from the group to pupils with no SEN, the gap written on the line."""
    measure, period, levels, gaps = figures.measure, figures.period, figures.levels, figures.gaps
    comparisons = drawn(figures)
    block = 176
    layers = [mark for index, c in enumerate(comparisons) for mark in gap_block(levels, c, index * block)]
    return make_bundle(
        [figures],
        [*levels, *gaps],
        view=VIEW.name,
        headline=gaps_message(comparisons),
        subtitle=chart_subtitle(measure, "%", period),
        specs=(finish(layers, block * len(comparisons)),),
        text=alt_text("Dumbbell chart", measure, period, gaps_text(comparisons)),
        notes=(*rounding_notes(levels, gaps), *figure_notes([*levels, *gaps])),
        tables=(
            levels_table(measure, levels, period),
            estimates_table(f"Points behind pupils with no SEN, {period_name(period)}", "points", gaps, sign=False),
        ),
    )


def gap_block(levels: Iterable[Estimate], comparison: Comparison, top: int) -> list[Any]:
    """The block of one group: its name, the verdict, and a line for each place with its gap."""
    found = {(level.place, level.group): level for level in levels}
    name = f"{GROUP_NAMES[comparison.group]} and no SEN"
    layers = [
        *headings([{"y": top + 12, "text": name}]),
        *verdict(top + 12, sentence(gap_verdict(comparison))),
    ]
    for offset, gap in ((86, comparison.lincolnshire), (142, comparison.england)):
        ends = sorted((found[gap.place, gap.group], found[gap.place, BASELINE]), key=lambda level: level.value)
        low, high = (estimate_marks(end, 0) for end in ends)
        layers += dumbbell(gap.place, top + offset, (low, high), points(gap.value), PLACE_NAMES[gap.place])
    return layers


def gaps_message(comparisons: Sequence[Comparison]) -> str:
    """The message of a measure's gaps: for which groups they are wider than England's, narrower or about the same."""
    found = [(CLAUSE_NAMES[c.group], VERDICTS[c.verdict]) for c in comparisons]
    kinds = dict.fromkeys(kind for _, kind in found)
    if len(found) == 2 and len(kinds) == 1:
        kind = found[0][1]
        return f"Both gaps are {kind}{' as' if kind == VERDICTS['same'] else ' than'} in England"
    (group, kind), *rest = found
    first = f"The gap is {kind}{' as' if kind == VERDICTS['same'] else ' than'} in England for {group}"
    return ", ".join([first, *(f"{kind} for {group}" for group, kind in rest)])


def gaps_text(comparisons: Sequence[Comparison]) -> str:
    """Each gap in percentage points with its verdict."""
    return " ".join(
        f"The gap for {GROUP_PHRASES[c.group]} is {number(abs(c.lincolnshire.value))} percentage points in "
        f"Lincolnshire and {number(abs(c.england.value))} in England, {gap_verdict(c)}."
        for c in comparisons
    )


def rounding_notes(levels: Sequence[Estimate], gaps: Sequence[Estimate]) -> tuple[str, ...]:
    """Why a stated gap is not the plain difference of two levels, for each gap where they differ."""
    found = {(level.place, level.group): level.value for level in levels}
    notes = []
    for gap in gaps:
        top, level = found.get((gap.place, BASELINE)), found.get((gap.place, gap.group))
        if top is not None and level is not None and level - top != gap.value:
            notes.append(
                f"{PLACE_NAMES[gap.place]}, {GROUP_NAMES[gap.group]}: {number(top)} minus {number(level)} makes "
                f"{number(top - level)}, but the stated gap is {number(abs(gap.value))}. "
                "All three are rounded, so they can differ."
            )
    return tuple(notes)


VIEW = View("gap", "The gap", exists=lambda figures: bool(drawn(figures)), chart=gap_chart)
