"""Lincolnshire and England: how far each group is above or below the same group in England."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import (
    dots,
    estimate_marks,
    finish,
    group_headings,
    headings,
    points_axis,
    reach,
    stems,
    verdict,
    zero_line,
)
from inclusion.figures.measure import Estimate, MeasureFigures
from inclusion.figures.tables import Cell, Table, estimate_cell
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_NAMES,
    GROUP_PHRASES,
    alt_text,
    chart_subtitle,
    figure_notes,
    quantity,
)
from inclusion.records.words import listing, period_name, points, sentence


def difference_chart(figures: MeasureFigures) -> ChartBundle:
    """Lollipops around zero: how far each group in Lincolnshire is above or below the same group in England."""
    measure, period, differences = figures.measure, figures.period, figures.differences
    block = 88
    rows = [estimate_marks(d, i * block + 64) for i, d in enumerate(differences)]
    groups = [difference.group for difference in differences]
    height = block * len(groups)
    limit = reach(8, (abs(row[end]) for row in rows for end in ("value", "low", "high")), 4)
    x = points_axis(-limit, limit, "Points below or above England", 4)
    layers = [*zero_line(48, height, x), *stems(rows, x), *dots(rows, x), *headings(group_headings(groups, block))]
    for i, difference in enumerate(differences):
        layers += verdict(i * block + 12, sentence(difference_words(difference)))
    return make_bundle(
        [figures],
        differences,
        view=VIEW.name,
        headline=differences_message(differences),
        subtitle=chart_subtitle(measure, "Lincolnshire minus England in percentage points", period),
        specs=(finish(layers, height),),
        text=alt_text("Lollipop chart", measure, period, differences_text(differences)),
        notes=figure_notes(differences),
        tables=(difference_table(f"Lincolnshire minus England, {period_name(period)}", differences),),
    )


def difference_words(difference: Estimate) -> str:
    """A difference from England in words: "2 points below England", "about the same as England"."""
    if difference.same:
        return "about the same as England"
    side = "above" if difference.value > 0 else "below"
    return f"{points(difference.value, difference.decimals)} {side} England"


def differences_message(differences: Sequence[Estimate]) -> str:
    """The message of differences: for which groups Lincolnshire is below England, above or about the same."""
    found: dict[str, list[str]] = {}
    for difference in differences:
        words = difference_words(difference)
        side = words if difference.same else words.split(" ", 2)[2]
        found.setdefault(side, []).append(CLAUSE_NAMES[difference.group])
    return sentence(", ".join(f"{side} for {listing(groups)}" for side, groups in found.items()))


def differences_text(differences: Sequence[Estimate]) -> str:
    """Each difference as a sentence in percentage points."""
    return " ".join(
        f"{sentence(GROUP_PHRASES[d.group])} in Lincolnshire are {difference_words(d)}"
        f" ({quantity(d)} percentage points, {d.basis})."
        for d in differences
    )


def difference_table(caption: str, differences: Sequence[Estimate]) -> Table:
    """Differences between places: a row a group, with the basis and what the difference comes to."""
    rows = tuple(
        (Cell(GROUP_NAMES[d.group]), estimate_cell(d), Cell(d.basis), Cell(difference_words(d))) for d in differences
    )
    columns = (("Pupils", ""), ("Difference", "percentage points"), ("Basis", ""), ("In words", ""))
    return Table(caption, columns, rows)


VIEW = View(
    "difference",
    "Lincolnshire and England",
    exists=lambda figures: bool(figures.differences),
    chart=difference_chart,
)
