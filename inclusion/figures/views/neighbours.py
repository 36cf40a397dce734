"""Neighbours: the newest official figure of Lincolnshire among its statistical neighbours, England and the region.

The neighbours stand in the order of DfE's list, so that no order of ours ranks them.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, file_address
from inclusion.figures.csv import official_sheet
from inclusion.figures.marks import Row, Spec
from inclusion.figures.measure import COUNTRY, HOME, MeasureFigures
from inclusion.figures.official import Series, difference, figure_at, mean_value, neighbour_figures, neighbours
from inclusion.figures.tables import Cell, Table
from inclusion.figures.views.official import chance_range, drawn_series, figure_cell, published, regions, with_unit
from inclusion.figures.views.panels import BAND, LICENCE, official_source
from inclusion.figures.words import CLAUSE_NAMES, GROUP_NAMES, GROUP_PHRASES, UNIT_SIGNS, alt_text, level_unit, who
from inclusion.records.downloads import OFFICIAL_ADDRESS
from inclusion.records.model import Area, Dataset, Group, OfficialFigure
from inclusion.records.words import count, listing, number, period_name, period_year, sentence

STEP = 30
"""Pixels of a row."""

LIST = "The neighbours stand in the order of DfE's list, which chooses councils that are like Lincolnshire."


def neighbours_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel a group with a row a place: Lincolnshire, England, the region, then the neighbours."""
    dataset, measure = figures.dataset, figures.measure
    found = compared_series(figures)
    period = max(one.newest.period for one in found)
    shown = [one for one in found if one.newest.period == period]
    areas, when = shown_areas(dataset, shown), period_name(period)
    chosen = {
        "measure": (measure.measure,),
        "place": [area.place for area in areas],
        "group": [one.group for one in shown],
        "period": (period,),
    }
    return ChartBundle(
        name=VIEW.name,
        picture=f"{measure.slug}-{VIEW.name}",
        headline="; ".join(mean_clause(dataset, one) for one in shown),
        subtitle=(
            f"{who(measure)}, {level_unit(measure)}. {places_words(areas)}, {when}, Department for Education (DfE)."
        ),
        draw=lambda: tuple(draw_group(dataset, one) for one in shown),
        text=alt_text(
            "Dot plot",
            measure,
            f"{places_words(areas)}, {when}, in {level_unit(measure)}",
            " ".join(group_words(dataset, one) for one in shown),
        ),
        notes=notes(dataset, found, areas),
        tables=(places_table(dataset, shown),),
        sources=official_source(dataset, [f for one in shown for f in figures_there(dataset, one).values()]),
        sheet=official_sheet(dataset, **chosen),
        address=file_address(OFFICIAL_ADDRESS, **chosen),
    )


def compared_series(figures: MeasureFigures) -> list[Series]:
    """Lincolnshire's series of both SEN groups, those of whose newest year a neighbour has a figure."""
    home = [one for one in drawn_series(figures) if one.area.place == HOME]
    return [one for one in home if neighbours_then(figures.dataset, one)]


def drawn_areas(dataset: Dataset) -> list[Area]:
    """The places in the order in which they stand."""
    named = (HOME, COUNTRY, *regions(dataset))
    return [*(dataset.area[place] for place in named if place in dataset.area), *neighbours(dataset)]


def shown_areas(dataset: Dataset, shown: Sequence[Series]) -> list[Area]:
    """The places that have a figure of any group, in the order in which they stand."""
    found = {area for one in shown for area in figures_there(dataset, one)}
    return [area for area in drawn_areas(dataset) if area in found]


def places_words(areas: Sequence[Area]) -> str:
    """The places that are drawn: "Lincolnshire, England, East Midlands and 10 statistical neighbours"."""
    named = [area.short_name for area in areas if not area.neighbour]
    return listing([*named, count(len(areas) - len(named), "statistical neighbour")])


def figures_there(dataset: Dataset, home: Series) -> dict[Area, OfficialFigure]:
    """The figure of each place that has one in the newest year of Lincolnshire, by place, in the order drawn."""
    period = home.newest.period
    found = {a: figure_at(dataset, home.measure.measure, period, a.place, home.group) for a in drawn_areas(dataset)}
    return {area: figure for area, figure in found.items() if figure}


def draw_group(dataset: Dataset, home: Series) -> Spec:
    """The figures of a group, a row a place, on an axis from 0."""
    found = figures_there(dataset, home)
    unit = UNIT_SIGNS[home.measure.unit]
    rows = [place_row(home, area, figure) for area, figure in found.items()]
    low, high, step = marks.axis_of([0, *(float(row[end]) for row in rows for end in ("low", "high"))])
    y = marks.steps([row["row"] for row in rows])
    x = marks.numbers(low, high, step, unit=unit, left=190, narrow=172, right=64)
    layers = [marks.names(rows, y), *marks.figures(rows, x, y, band=16)]
    return marks.finish(layers, STEP * len(rows), sentence(GROUP_PHRASES[home.group]))


def place_row(home: Series, area: Area, figure: OfficialFigure) -> Row:
    """A figure as a row of data, with the range of chance where its counts are published."""
    value = float(figure.value or Decimal(0))
    low, high = (end((value, *chance_range(figure))) for end in (min, max))
    shown, whose = with_unit(home, figure), f"{GROUP_NAMES[home.group]}, {area.short_name}"
    return {
        "row": area.place,
        "area": area.place,
        "place": "statistical-neighbours" if area.neighbour else area.place,
        "value": value,
        "low": low,
        "high": high,
        "edge": high,
        "side": 1,
        "name": area.short_name,
        "figure": shown,
        "label": f"{area.short_name} {shown}",
        "told": f"{whose}, {period_name(figure.period)}: {published(home, figure)}",
        "size": 110,
    }


def neighbours_then(dataset: Dataset, home: Series) -> tuple[OfficialFigure, ...]:
    """The neighbours' figures of the newest year of Lincolnshire."""
    return neighbour_figures(dataset, home.measure.measure, home.newest.period, home.group)


def mean_shown(dataset: Dataset, home: Series) -> str:
    """The neighbours' mean with its unit, with at least one decimal."""
    mean = mean_value(neighbours_then(dataset, home))
    return number(mean, max(1, home.newest.decimals or 0)) + UNIT_SIGNS[home.measure.unit]


def mean_clause(dataset: Dataset, home: Series) -> str:
    """Lincolnshire beside its neighbours' mean: "SEN support 23% in 2025, the mean of 10 neighbours 25.1%"."""
    return (
        f"{CLAUSE_NAMES[home.group]} {with_unit(home, home.newest)} in {period_year(home.newest.period)}, the mean of "
        f"{count(len(neighbours_then(dataset, home)), 'neighbour')} {mean_shown(dataset, home)}"
    )


class Apart(NamedTuple):
    """From how many of the neighbours compared Lincolnshire can be told apart, in the newest year with numbers."""

    beyond: int
    compared: int
    year: str


def told_apart(dataset: Dataset, home: Series) -> Apart | None:
    """How many neighbours differ by more than chance explains; None where no numbers of pupils are held."""
    counted = [figure for figure in home.values if figure.denominator is not None]
    if not counted:
        return None
    newest = counted[-1]
    others = neighbour_figures(dataset, home.measure.measure, newest.period, home.group)
    pairs = [difference(newest, other) for other in others if other.denominator is not None]
    return Apart(sum(pair.chance().beyond_chance for pair in pairs), len(pairs), period_year(newest.period))


def apart_words(dataset: Dataset, home: Series) -> str:
    """From how many neighbours numbers of pupils tell Lincolnshire apart, as a sentence."""
    name, apart = GROUP_NAMES[home.group], told_apart(dataset, home)
    if apart is None:
        return (
            f"{name}: without numbers of pupils nobody can tell which neighbours differ by more than chance explains."
        )
    if not apart.compared:
        return f"{name}: no neighbour has numbers of pupils for {apart.year}, so none can be told apart."
    others = "For the others" if apart.beyond else "For each"
    others_words = f" {others} chance could explain it." if apart.beyond < apart.compared else ""
    return (
        f"{name}: by the numbers of pupils of {apart.year}, {apart.beyond or 'none'} of "
        f"{count(apart.compared, 'neighbour')} can be told apart from Lincolnshire.{others_words}"
    )


def group_words(dataset: Dataset, home: Series) -> str:
    told = [f"{area.short_name} {with_unit(home, figure)}" for area, figure in figures_there(dataset, home).items()]
    return f"{sentence(GROUP_PHRASES[home.group])}: {listing(told)}."


def notes(dataset: Dataset, found: Sequence[Series], areas: Sequence[Area]) -> tuple[str, ...]:
    """Who can be told apart, what the bands mean, the order of the places, and what to know of them."""
    has_bands = any(chance_range(figure) for one in found for figure in figures_there(dataset, one).values())
    return (
        *(apart_words(dataset, one) for one in found),
        *([BAND] if has_bands else []),
        LIST,
        *(f"{area.short_name}: {area.note}" for area in areas if area.note and area.level == "local-authority"),
        LICENCE,
    )


def places_table(dataset: Dataset, shown: Sequence[Series]) -> Table:
    """A row a place, a column a group; counts and status below each figure."""
    found: dict[Group, dict[Area, OfficialFigure]] = {one.group: figures_there(dataset, one) for one in shown}
    rows = tuple(
        (Cell(area.short_name), *(figure_cell(found[one.group].get(area)) for one in shown))
        for area in shown_areas(dataset, shown)
    )
    unit = level_unit(shown[0].measure)
    caption = f"Statistical neighbours, {period_name(shown[0].newest.period)}"
    return Table(caption, (("Place", ""), *((GROUP_NAMES[one.group], unit) for one in shown)), rows)


VIEW = View("neighbours", "Neighbours", exists=lambda figures: bool(compared_series(figures)), chart=neighbours_chart)
