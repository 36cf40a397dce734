"""All gaps: every measure on one strip, a chart for each group."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from inclusion.figures.charts import ChartBundle, make_bundle
from inclusion.figures.marks import Row, finish, headings, points_axis, reach, strip, verdict
from inclusion.figures.measure import PLACES, SEN_GROUPS, Comparison, MeasureFigures, outcome_figures
from inclusion.figures.tables import Cell, Table, basis_unit, estimate_cell
from inclusion.figures.words import GROUP_PHRASES, PLACE_NAMES, VERDICTS, figure_sentence
from inclusion.records.model import Dataset, Group
from inclusion.records.words import listing, number, period_name, sentence

NAME = "gaps"
"""The view's name in addresses."""


def with_gaps(dataset: Dataset, key_stages: Sequence[str] = ()) -> list[MeasureFigures]:
    """The measures with a gap in both places, of some key stages or of all, in the order of a child's journey."""
    return [
        figures
        for figures in outcome_figures(dataset)
        if figures.comparisons and (not key_stages or figures.measure.key_stage in key_stages)
    ]


@cache
def strip_chart(
    dataset: Dataset, groups: tuple[Group, ...] = SEN_GROUPS, key_stages: tuple[str, ...] = ()
) -> ChartBundle:
    """All gaps: a row a measure in the order of a child's journey, a chart a group."""
    shown = with_gaps(dataset, key_stages)
    specs, comparisons = [], []
    for group in groups:
        found = [c for figures in shown for c in figures.comparisons if c.group == group]
        comparisons += found
        specs.append(strip_spec(found, group))
    estimates = [estimate for c in comparisons for estimate in (c.lincolnshire, c.england)]
    period = estimates[0].period
    return make_bundle(
        shown,
        estimates,
        view=NAME,
        groups=() if groups == SEN_GROUPS else groups,
        picture=picture_name(groups, key_stages),
        headline=strip_message(comparisons),
        subtitle=(
            "Percentage points behind pupils with no SEN. Lincolnshire (filled circle) and England (hollow diamond), "
            f"{period_name(period)}."
        ),
        specs=tuple(specs),
        text=strip_text(comparisons),
        notes=strip_notes(dataset, shown),
        tables=tuple(gap_strip_table([c for c in comparisons if c.group == group], group) for group in groups),
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
    return {picture_name(groups, of): partial(strip_chart, dataset, groups, of) for groups, of in chosen}


def strip_spec(comparisons: Sequence[Comparison], group: Group) -> dict[str, Any]:
    """The rows of one group: name and figures above, the line to Lincolnshire's gap with England's mark below."""
    rows: list[Row] = []
    names: list[Row] = []
    figures: list[Any] = []
    block = 84
    for index, c in enumerate(comparisons):
        top = 36 + index * block
        measure = c.lincolnshire.measure
        home, country = (number(abs(e.value)) for e in (c.lincolnshire, c.england))
        names.append({"y": top + 10, "text": f"Age {measure.age}: {measure.short_title}"})
        figures += verdict(top + 10, f"{home}, England {country}")
        rows.append(
            {
                "y": top + 56,
                "value": abs(float(c.lincolnshire.value)),
                "country": abs(float(c.england.value)),
                "same": abs(c.value) <= 1,
                "label": f"{PLACE_NAMES[PLACES[0]]} {home}",
                "country_label": f"{PLACE_NAMES[PLACES[1]]} {country}",
                "told": figure_sentence(c.lincolnshire),
                "country_told": figure_sentence(c.england),
            }
        )
    x = points_axis(
        0, reach(80, (row[place] for row in rows for place in ("value", "country")), 20), "Points behind", 20
    )
    height = 36 + block * len(comparisons)
    title = headings([{"y": 10, "text": sentence(GROUP_PHRASES[group])}])
    return finish([*strip(rows, x), *title, *headings(names), *figures], height)


def strip_message(comparisons: Sequence[Comparison]) -> str:
    """The message of all gaps: how many are wider than England's for each group."""
    parts = []
    for group in dict.fromkeys(c.group for c in comparisons):
        kinds = [c.verdict for c in comparisons if c.group == group]
        wider = kinds.count("wider")
        parts.append(f"{GROUP_PREFIXES[group]}, {wider or 'none'} of {len(kinds)} {'is' if wider < 2 else 'are'} wider")
    return f"Gaps against England: {'; '.join(parts)}"


GROUP_PREFIXES: dict[Group, str] = {
    "no-sen": "with no SEN",
    "sen-support": "on SEN support",
    "ehc-plan": "with EHC plans",
    "sen": "with SEN",
    "all": "for all",
    "requests": "for requests",
}


def strip_text(comparisons: Sequence[Comparison]) -> str:
    """Which gaps are wider than England's, which narrower and which about the same."""
    period = period_name(comparisons[0].lincolnshire.period)
    parts = [f"Gap strip: percentage points behind pupils with no SEN, Lincolnshire and England, {period}."]
    for group in dict.fromkeys(c.group for c in comparisons):
        clauses = []
        for kind, words in VERDICTS.items():
            found = [c for c in comparisons if c.group == group and c.verdict == kind]
            names = [gap_figures(c) for c in found]
            if names:
                clauses.append(f"{words} for {listing(names)}")
        parts.append(f"{sentence(GROUP_PREFIXES[group])} the gap is {'; '.join(clauses)}.")
    return " ".join(parts)


def gap_figures(comparison: Comparison) -> str:
    """A measure with its two gaps, where they differ beyond rounding: "Year 1 phonics (39 against 36)"."""
    home, country = comparison.lincolnshire, comparison.england
    figures = "" if comparison.same else f" ({number(abs(home.value))} against {number(abs(country.value))})"
    return home.measure.short_title + figures


def strip_notes(dataset: Dataset, shown: Sequence[MeasureFigures]) -> tuple[str, ...]:
    """What all gaps have in common."""
    left_out = [f.measure.short_title for f in outcome_figures(dataset) if f not in shown]
    notes = ["A longer line is a wider gap. Where a range holds 0 points, the gap is called about the same."]
    return (*notes, f"Not shown, as no gap is stated: {listing(left_out)}.") if left_out else tuple(notes)


def gap_strip_table(comparisons: Sequence[Comparison], group: Group) -> Table:
    """The gaps of a group: a row a measure, linked to its page, Lincolnshire and England and what they come to."""
    rows = tuple(
        (
            Cell(c.lincolnshire.measure.short_title, address=c.lincolnshire.measure.slug),
            estimate_cell(c.lincolnshire, sign=False),
            estimate_cell(c.england, sign=False),
            Cell(VERDICTS[c.verdict]),
        )
        for c in comparisons
    )
    estimates = [estimate for c in comparisons for estimate in (c.lincolnshire, c.england)]
    unit = basis_unit("points", estimates)
    columns = (("Measure", ""), ("Lincolnshire", unit), ("England", unit), ("Gap against England", ""))
    return Table(f"{sentence(GROUP_PHRASES[group])}: points behind", columns, rows)
