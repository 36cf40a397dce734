"""The gap: how far each group is behind pupils with no SEN, in Lincolnshire and in England."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import Row, Spec
from inclusion.figures.measure import BASELINE, HOME, Comparison, Estimate, GapVerdict, MeasureFigures
from inclusion.figures.tables import estimates_table, levels_table
from inclusion.figures.theme import by_width
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GAP_VERDICTS,
    GROUP_NAMES,
    PLACE_NAMES,
    UNIT_SIGNS,
    alt_text,
    behind,
    chart_subtitle,
    comparison_range,
    figure_notes,
    gap_finding,
    gap_verdict,
    level_unit,
    quantity,
    scope,
)
from inclusion.records.words import period_name, points, sentence

STEP = 58
"""Pixels of a row: on a phone the words of a gap stand above its line."""


class Dumbbell(NamedTuple):
    """A gap with the two levels that it lies between."""

    gap: Estimate
    level: Estimate
    baseline: Estimate


def drawn(figures: MeasureFigures) -> tuple[Dumbbell, ...]:
    """The gaps whose two levels are known, of each group that has one in Lincolnshire."""
    levels = {(level.place, level.group): level for level in figures.levels}
    ends = [(gap, levels.get((gap.place, gap.group)), levels.get((gap.place, BASELINE))) for gap in figures.gaps]
    whole = [Dumbbell(gap, level, baseline) for gap, level, baseline in ends if level and baseline]
    groups = {dumbbell.gap.group for dumbbell in whole if dumbbell.gap.place == HOME}
    return tuple(dumbbell for dumbbell in whole if dumbbell.gap.group in groups)


def gap_chart(figures: MeasureFigures) -> ChartBundle:
    """A dumbbell a place: from the group to pupils with no SEN, the gap written on the line."""
    measure, dumbbells, gaps = figures.measure, drawn(figures), figures.gaps
    levels = list(dict.fromkeys(end for d in dumbbells for end in (d.baseline, d.level)))
    when = period_name(figures.period)
    where = scope(gaps, when)
    return make_bundle(
        [figures],
        [*levels, *gaps],
        view=VIEW.name,
        headline=gaps_message(gaps, figures.comparisons),
        subtitle=chart_subtitle(measure, level_unit(measure), where),
        draw=lambda: (draw_gaps(dumbbells, figures.comparisons, UNIT_SIGNS[measure.unit]),),
        text=alt_text("Dumbbell chart", measure, where, gaps_text(gaps, figures.comparisons)),
        notes=(
            *undrawn_notes(gaps, dumbbells),
            *map(comparison_note, figures.comparisons),
            *rounding_notes(dumbbells),
            *figure_notes([*levels, *gaps]),
        ),
        tables=(
            levels_table(figures, levels),
            estimates_table(f"Points behind pupils with no SEN, {when}", "points", gaps),
        ),
    )


def draw_gaps(dumbbells: Sequence[Dumbbell], comparisons: Sequence[Comparison], unit: str) -> Spec:
    """A heading for each group with the verdict, and below it a line for each place."""
    verdicts = {c.group: sentence(gap_verdict(c)) for c in comparisons}
    groups = dict.fromkeys(dumbbell.gap.group for dumbbell in dumbbells)
    titles = [
        {"row": group, "title": f"{GROUP_NAMES[group]} and no SEN", "verdict": verdicts.get(group, "")}
        for group in groups
    ]
    lines = [line_row(dumbbell) for dumbbell in dumbbells]
    ends = [row for dumbbell in dumbbells for row in end_rows(dumbbell)]
    order = marks.order_of(titles, lines)
    low, high, step = (0, 100, 25) if unit else marks.axis_of(end[side] for end in ends for side in ("low", "high"))
    y, x = marks.steps(order), marks.numbers(low, high, step, unit=unit)
    layers = [
        *marks.headings(titles, y),
        *marks.figures(ends, x, y, marks.stems(lines, x, y, "start", "end"), *marks.gap_words(lines, x, y, low)),
        marks.names(lines, y, opacity=by_width(0, 1)),
    ]
    return marks.finish(layers, STEP * len(order))


def end_rows(dumbbell: Dumbbell) -> list[Row]:
    """The two levels of a line, the lower with its figure at the left."""
    low, high = sorted((dumbbell.level, dumbbell.baseline), key=lambda end: end.value)
    row = f"{dumbbell.gap.group} {dumbbell.gap.place}"
    return [marks.estimate_row(low, row=row, side=-1), marks.estimate_row(high, row=row)]


def line_row(dumbbell: Dumbbell) -> Row:
    """The line between the two levels, with the words of the gap on it."""
    gap, (start, end) = dumbbell.gap, sorted((float(dumbbell.level.value), float(dumbbell.baseline.value)))
    ahead = " ahead" if gap.value > 0 else ""
    return marks.estimate_row(gap) | {
        "gap": f"{points(gap.value, gap.decimals)}{ahead}",
        "start": start,
        "end": end,
        "middle": (start + end) / 2,
    }


def gaps_message(gaps: Sequence[Estimate], comparisons: Sequence[Comparison]) -> str:
    """The message of gaps: for which groups they are wider than England's, narrower or about the same."""
    if not comparisons:
        parts = [f"{behind(gap)} for {CLAUSE_NAMES[gap.group]}" for gap in gaps if gap.place == HOME]
        return f"Points from pupils with no SEN: {', '.join(parts)}"
    first, *rest = comparisons
    if len(rest) == 1 and first.verdict == rest[0].verdict:
        return f"Both gaps are {IN_ENGLAND[first.verdict]}"
    parts = [f"The gap is {IN_ENGLAND[first.verdict]} for {CLAUSE_NAMES[first.group]}"]
    return ", ".join([*parts, *(f"{GAP_VERDICTS[c.verdict]} for {CLAUSE_NAMES[c.group]}" for c in rest)])


IN_ENGLAND: dict[GapVerdict, str] = {
    "wider": "wider than in England",
    "narrower": "narrower than in England",
    "same": "about the same as in England",
    "opposite": "the other way round in England",
}


def gaps_text(gaps: Sequence[Estimate], comparisons: Sequence[Comparison]) -> str:
    """Each gap in points, in both places, with its verdict."""
    verdicts = {c.group: f" The gap is {gap_verdict(c)}." for c in comparisons}
    groups = dict.fromkeys(gap.group for gap in gaps)
    return " ".join(filter(None, (gap_finding(gaps, group) + verdicts.get(group, "") for group in groups)))


def undrawn_notes(gaps: Sequence[Estimate], dumbbells: Sequence[Dumbbell]) -> Iterator[str]:
    """Which gaps stand in the table alone, as a line needs both ends."""
    shown = [dumbbell.gap for dumbbell in dumbbells]
    left_out = [f"{PLACE_NAMES[gap.place]}, {GROUP_NAMES[gap.group]}" for gap in gaps if gap not in shown]
    if left_out:
        yield f"Not drawn, as their two levels are not both known: {'; '.join(left_out)}. The table has these gaps."


def comparison_note(comparison: Comparison) -> str:
    """What all figures allow for the difference of two gaps, and what the document says of it where that is another."""
    name, stated = GROUP_NAMES[comparison.group], comparison.stated
    text = f"{name}: together the stated figures allow a gap {comparison_range(comparison)} than England's"
    text += ", so it is called about the same." if comparison.same else "."
    if stated is None or stated.value is None or (not comparison.same and stated.value == -comparison.value):
        return text
    size = f"{points(stated.value, stated.decimals or 0)} {'larger' if stated.value < 0 else 'smaller'}"
    return f"{text} The document says {size}: that is the difference of two printed gaps, and each is rounded."


def rounding_notes(dumbbells: Sequence[Dumbbell]) -> tuple[str, ...]:
    """Why a stated gap is not the plain difference of its two levels, for each gap where they differ."""
    return tuple(
        f"{PLACE_NAMES[gap.place]}, {GROUP_NAMES[gap.group]}: {quantity(baseline)} minus {quantity(level)} makes "
        f"{points(baseline.value - level.value, gap.decimals)}, but the stated gap is {quantity(gap)}. All three are "
        "rounded, so they can differ."
        for gap, level, baseline in dumbbells
        if gap.stated and level.value - baseline.value != gap.value
    )


VIEW = View("gap", "The gap", exists=lambda figures: bool(drawn(figures)), chart=gap_chart)
