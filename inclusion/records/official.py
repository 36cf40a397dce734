"""The rules on official figures: what a value, a count, a break, a layout and a judgement must be to be shown.

A share that its counts do not give, a period that a measure cannot have: such rows would be shown as DfE's figures.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from inclusion.records.model import Area, Break, Judgement, Layout, Measure, OfficialDataset, OfficialFigure, PeriodKind
from inclusion.records.tables import Fault, Row, Table, Tables, decimals_of, is_school_year, sound

SCHOOL_YEARS: tuple[PeriodKind, ...] = ("academic-year", "two-terms")
FINEST = 6
"""Decimals from which a share's last digit is that of the program which wrote it, not of the division."""

RESTS_ON = re.compile(r"(?P<key>[a-z0-9-]+/[0-9]+/[a-z0-9-]+/[a-z-]+)=(?P<value>-?[0-9]+(\.[0-9]+)?)")


def period_fits(kind: PeriodKind, period: str) -> bool:
    """Whether a measure can have a figure for this period: six digits for school years, four for other years."""
    return (len(period) == 6) == (kind in SCHOOL_YEARS) and is_school_year(period)


def gives_share(part: int, whole: int, value: Decimal, decimals: int) -> bool:
    """Whether counts, as a percentage, round to a published value; ties may have been rounded either way."""
    return abs(100 * Decimal(part) / Decimal(whole) - value) <= Decimal(5).scaleb(-min(decimals, FINEST) - 1)


def check_places(tables: Tables) -> Iterator[Fault]:
    """Each place has the codes by which DfE's files know it; no two have the same; neighbours are numbered once."""
    table, first = tables["places"], dict[tuple[str, object], str]()
    for row, area in sound(table, Area):
        for column in ("ons_code", *(("old_la_code",) if area.level == "local-authority" else ())):
            if column not in row.cells:
                yield table.fault(row, column, "no-code", "Give the code by which DfE's files know the place.")
        for column in ("ons_code", "old_la_code", "neighbour"):
            cell = row.cells.get(column)
            before = first.setdefault((column, cell), area.place) if cell else area.place
            if before != area.place:
                yield table.fault(row, column, "duplicate-id", f"“{before}” has it too. Correct one of them.")


def check_datasets(tables: Tables) -> Iterator[Fault]:
    """A data set from which figures were read says from which copy, and when."""
    table, official = tables["datasets"], tables["official"]
    read = {row.cells.get("dataset") for row in official.rows}
    for row, dataset in sound(table, OfficialDataset):
        for column in ("retrieved", "taken_from"):
            if dataset.dataset in read and column not in row.cells:
                yield table.fault(row, column, "empty-cell", "Figures were read from it: say when, and which copy.")


def check_indicators(tables: Tables) -> Iterator[Fault]:
    """An indicator bears on a milestone and has figures, and only it stands beside others."""
    table, milestones, official = tables["measures"], tables["milestones"], tables["official"]
    known = {row.cells.get("milestone") for row in milestones.rows}
    measured = {row.cells.get("measure") for row in official.rows}
    for row, measure in sound(table, Measure):
        if measure.kind == "indicator" and measure.milestone is None:
            yield table.fault(row, "milestone", "kind-mismatch", "Name the milestone on which the indicator bears.")
        elif measure.milestone and milestones.knows("milestone") and measure.milestone not in known:
            yield table.fault(row, "milestone", "broken-reference", "Name a milestone of milestones.csv.")
        if measure.beside and measure.kind != "indicator":
            yield table.fault(row, "beside", "kind-mismatch", "Only an indicator stands on the pages of others.")
        if measure.kind == "indicator" and official.knows("measure") and measure.measure not in measured:
            yield table.fault(row, "measure", "no-figures", "Add its figures to official.csv, or take it out.")


def check_growth(tables: Tables) -> Iterator[Fault]:
    """A measure of growth names what grew, and since when, in a period that this can have."""
    table = tables["measures"]
    measures = {measure.measure: measure for _, measure in sound(table, Measure)}
    for row, measure in sound(table, Measure):
        if (measure.growth_of is None) != (measure.growth_since is None):
            yield table.fault(row, "growth_since", "half-a-growth", "Name what grew and since when, or neither.")
        elif measure.growth_since and (grown := measures.get(measure.growth_of or "")):
            yield from check_period(table, row, grown, measure.growth_since, "growth_since")


def check_figures(tables: Tables) -> Iterator[Fault]:
    """Each official figure is a value or a symbol, of a period that its measure can have, and its counts give it."""
    table = tables["official"]
    measures = {measure.measure: measure for _, measure in sound(tables["measures"], Measure)}
    for row, figure in sound(table, OfficialFigure):
        measure = measures.get(figure.measure)
        yield from check_value(table, row, figure)
        if measure:
            yield from check_period(table, row, measure, figure.period)
            yield from check_counts(table, row, measure, figure)


def check_value(table: Table, row: Row, figure: OfficialFigure) -> Iterator[Fault]:
    """A figure has a value or a symbol, and no more decimals than it declares; a revision changed something."""
    value = figure.value
    if (value is None) == (figure.symbol is None):
        rule, advice = "value-or-symbol", "Give the value, or the symbol that stands in its place: one of them."
        yield table.fault(row, "value", rule, advice)
    elif value is None:
        left = [column for column in ("decimals", "numerator", "denominator", "earlier_value") if column in row.cells]
        for column in left:
            yield table.fault(row, column, "value-or-symbol", "Take it out: a symbol stands alone.")
    elif figure.decimals is None:
        yield table.fault(row, "decimals", "empty-cell", "Give the decimals with which the value is published.")
    elif decimals_of(value) > figure.decimals:
        yield table.fault(row, "value", "too-many-decimals", f"It has more than the {figure.decimals} declared.")
    elif figure.earlier_value == value:
        yield table.fault(row, "earlier_value", "no-revision", "Leave it empty where the value stayed the same.")


def check_period(table: Table, row: Row, measure: Measure, period: str, column: str = "period") -> Iterator[Fault]:
    """A period is one that the measure can have."""
    if not period_fits(measure.period_kind, period):
        kind = measure.period_kind
        shape = "two years in a row, as in 202425" if kind in SCHOOL_YEARS else "one year in four digits"
        yield table.fault(row, column, "period-kind", f"“{measure.measure}” is by {kind}: write {shape}.")


def check_counts(table: Table, row: Row, measure: Measure, figure: OfficialFigure) -> Iterator[Fault]:
    """A share is 0 to 100, its counts are both there, none is above its whole, and they give it; others have none."""
    part, whole, value = figure.numerator, figure.denominator, figure.value
    if measure.unit == "percent" and value is not None and not 0 <= value <= 100:
        yield table.fault(row, "value", "out-of-range", "A percentage of pupils is 0 to 100.")
    if part is None and whole is None:
        return
    if part is None or whole is None:
        yield table.fault(row, "numerator", "half-a-count", "Give both counts or neither.")
    elif measure.unit != "percent":
        yield table.fault(row, "numerator", "not-a-share", f"“{measure.measure}” is no share of pupils. Take it out.")
    elif part > whole:
        yield table.fault(row, "numerator", "count-above-whole", f"It is more than the {whole} of whom it is a part.")
    elif value is not None and figure.decimals is not None and not gives_share(part, whole, value, figure.decimals):
        advice = f"{part} of {whole} does not give {value}%. Correct one of them, or take the counts out."
        yield table.fault(row, "value", "counts-give-another-share", advice)


def check_breaks(tables: Tables) -> Iterator[Fault]:
    """A break is at a period that its measure can have."""
    table = tables["breaks"]
    measures = {measure.measure: measure for _, measure in sound(tables["measures"], Measure)}
    for row, mark in sound(table, Break):
        if mark.measure in measures:
            yield from check_period(table, row, measures[mark.measure], mark.period)


def check_layouts(tables: Tables) -> Iterator[Fault]:
    """A layout names its filters as column=label, both counts or neither, and a label where groups have a column."""
    table = tables["layouts"]
    for row, layout in sound(table, Layout):
        if (layout.group_column is None) != (layout.group_label is None):
            yield table.fault(row, "group_label", "half-a-layout", "Give column and label of the group, or neither.")
        if (layout.numerator_column is None) != (layout.denominator_column is None):
            yield table.fault(row, "numerator_column", "half-a-layout", "Give the columns of both counts, or neither.")
        for item in layout.filters:
            if not all(item.partition("=")):
                yield table.fault(row, "filters", "half-a-layout", f"Write “{item}” as column=label.")


def check_judgements(tables: Tables) -> Iterator[Fault]:
    """A judgement rests on official figures that are there, unless it says that figures are missing."""
    table, official = tables["judgements"], tables["official"]
    known = {f"{f.measure}/{f.period}/{f.place}/{f.group}" for _, f in sound(official, OfficialFigure)}
    for row, judgement in sound(table, Judgement):
        if not judgement.rests_on and judgement.verdict != "cannot-be-checked":
            yield table.fault(row, "rests_on", "rests-on-nothing", "Name the official figures it rests on.")
        for item in judgement.rests_on:
            match = RESTS_ON.fullmatch(item)
            if match is None:
                yield table.fault(row, "rests_on", "wrong-type", f"Write “{item}” as measure/period/place/group=value.")
            elif official.complete and match["key"] not in known:
                yield table.fault(row, "rests_on", "broken-reference", f"official.csv has no {match['key']}.")


OFFICIAL_RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    check_places,
    check_datasets,
    check_indicators,
    check_growth,
    check_figures,
    check_breaks,
    check_layouts,
    check_judgements,
)
