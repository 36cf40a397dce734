"""Lincolnshire and England: how far each group is above or below the same group in England."""

from collections.abc import Sequence

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import Spec
from inclusion.figures.measure import COUNTRY, HOME, Estimate, MeasureFigures
from inclusion.figures.tables import Cell, Table, basis_unit, estimate_cell
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    alt_text,
    chart_subtitle,
    figure_notes,
    quantity,
    unit_points,
)
from inclusion.records.words import listing, period_name, points, sentence

MINUS = f"{PLACE_NAMES[HOME]} minus {PLACE_NAMES[COUNTRY]}"


def difference_chart(figures: MeasureFigures) -> ChartBundle:
    """Lollipops around zero: a heading for each group with the difference in words, and below it the difference."""
    measure, differences, when = figures.measure, figures.differences, period_name(figures.period)
    unit = unit_points(measure)
    return make_bundle(
        [figures],
        differences,
        view=VIEW.name,
        headline=differences_message(differences),
        subtitle=chart_subtitle(measure, f"{MINUS} in {unit}", sentence(when)),
        draw=lambda: (draw_differences(differences),),
        text=alt_text("Lollipop chart", measure, f"{MINUS}, {when}", differences_text(differences)),
        notes=figure_notes(differences),
        tables=(difference_table(f"{MINUS}, {when}", unit, differences),),
    )


def draw_differences(differences: Sequence[Estimate]) -> Spec:
    """Each group's difference on a line from zero; the axis goes as far down as up."""
    titles = [
        {"row": d.group, "title": sentence(GROUP_PHRASES[d.group]), "verdict": sentence(difference_words(d))}
        for d in differences
    ]
    rows = [marks.estimate_row(d, side=1 if d.value > 0 else -1, zero=0) for d in differences]
    order = marks.order_of(titles, rows)
    limit = marks.reach(8, (abs(row[end]) for row in rows for end in ("value", "low", "high")), 4)
    y = marks.steps(order)
    x = marks.numbers(-limit, limit, limit / 2, title="Points below or above England", left=40, signed=True)
    layers = [
        marks.zero_line(x),
        *marks.headings(titles, y),
        *marks.figures(rows, x, y, marks.stems(rows, x, y, "zero", "value")),
    ]
    return marks.finish(layers, STEP * len(order))


STEP = 44
"""Pixels of a row: on a phone a heading has two lines."""


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
    return " ".join(
        f"For {GROUP_PHRASES[d.group]}, Lincolnshire is {difference_words(d)} "
        f"({quantity(d)} {unit_points(d.measure, one=abs(d.value) == 1)}, {d.basis})."
        for d in differences
    )


def difference_table(caption: str, unit: str, differences: Sequence[Estimate]) -> Table:
    """Differences between places: a row a group, with what the difference comes to."""
    rows = tuple((Cell(GROUP_NAMES[d.group]), estimate_cell(d), Cell(difference_words(d))) for d in differences)
    return Table(caption, (("Pupils", ""), ("Difference", basis_unit(unit, differences)), ("In words", "")), rows)


VIEW = View(
    "difference",
    "Against England",
    exists=lambda figures: bool(figures.differences),
    chart=difference_chart,
)
