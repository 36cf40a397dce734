"""Where pupils are: the level of each group, from 0 to 100, in Lincolnshire and in England."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import PLACE_BLOCK, dots, finish, group_headings, headings, percent, place_rows
from inclusion.figures.measure import HOME, PLACES, Estimate, MeasureFigures
from inclusion.figures.tables import levels_table
from inclusion.figures.words import GROUP_SHORT, PLACE_NAMES, alt_text, chart_subtitle, figure_notes, quantity
from inclusion.records.words import listing, sentence


def levels_chart(figures: MeasureFigures) -> ChartBundle:
    """A dot plot from 0 to 100: a block of rows a group, Lincolnshire filled, England hollow, each with its range."""
    measure, period, levels = figures.measure, figures.period, figures.levels
    groups = list(dict.fromkeys(level.group for level in levels))
    block, names, rows = PLACE_BLOCK, *place_rows(levels, groups)
    height = block * len(groups)
    marks = [*dots(rows, percent), *headings(group_headings(groups, block)), *headings(names)]
    return make_bundle(
        [figures],
        levels,
        view=VIEW.name,
        headline=levels_message(levels),
        subtitle=chart_subtitle(measure, "%", period),
        specs=(finish(marks, height),),
        text=alt_text("Dot plot", measure, period, levels_text(levels)),
        notes=figure_notes(levels),
        tables=(levels_table(measure, levels, period),),
    )


def levels_message(levels: Sequence[Estimate]) -> str:
    """The message of a measure's levels in Lincolnshire: the share of each group."""
    home = [level for level in levels if level.place == HOME]
    return sentence(listing([f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in home]))


def levels_text(levels: Sequence[Estimate]) -> str:
    """The levels of a period as a sentence for each place, with the unit."""
    parts = []
    for place in PLACES:
        found = [f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in levels if level.place == place]
        if found:
            parts.append(f"{PLACE_NAMES[place]}: {listing(found)}.")
    return " ".join(parts)


VIEW = View("levels", "Where pupils are", exists=lambda figures: bool(figures.levels), chart=levels_chart)
