"""Every chart of every measure, from the data: chart, table, text and file agree, and nothing more is drawn."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]  # it ships no types
from streamlit.elements.vega_charts import _marshall_chart_data
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart
from vl_convert import vegalite_to_svg

from inclusion.actions.csv import actions_by_address
from inclusion.figures.charts import ChartBundle
from inclusion.figures.downloads import official_by_address, outcomes_by_address
from inclusion.figures.marks import axis_of, reach
from inclusion.figures.measure import SEN_GROUPS, outcome_figures, outcome_measures
from inclusion.figures.tables import Table
from inclusion.figures.theme import MARKS, PLATE
from inclusion.figures.views.stated import stated_chart
from inclusion.figures.views.strip import strip_chart, with_gaps
from inclusion.figures.words import PLACE_NAMES, headline
from inclusion.records.downloads import ACTIONS_ADDRESS, OFFICIAL_ADDRESS, OUTCOMES_ADDRESS, to_csv
from inclusion.records.editions import newest
from inclusion.records.model import Measure
from inclusion.records.words import period_year
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.drawn import all_charts, charts_of

DATASET = real()
NAMES = {area.place: area.short_name for area in DATASET.places} | dict(PLACE_NAMES.items())
PLACES = {name: place for place, name in NAMES.items()}

OF_MEASURES = [(m, chart) for m in outcome_measures(DATASET) for chart in charts_of(DATASET, m).values()]
BUNDLES = list(all_charts(DATASET))
IDS = [f"{' '.join(dict.fromkeys(chart.sheet.column('measure')))} {chart.name}" for chart in BUNDLES]

every_chart = pytest.mark.parametrize("chart", BUNDLES, ids=IDS)

Figure = tuple[str, Decimal]
"""A place and a figure, as shown; a gap without its sign."""


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a specification."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def drawn_rows(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every row of data that a specification holds."""
    for node in walk(spec):
        if isinstance(node.get("data"), dict):
            yield from node["data"].get("values", [])


def read_figure(text: str) -> Decimal:
    """The number of a text as "+1.14", "−3", "71%" or "48 points"."""
    found = re.search(r"[−+]?\d[\d,]*(\.\d+)?", text)
    assert found, text
    return Decimal(found[0].replace("−", "-").replace(",", ""))


def drawn_figures(chart: ChartBundle) -> set[Figure]:
    """Each figure that stands in a chart beside a mark or on a line, with its place."""
    rows = [row for spec in chart.specs for row in drawn_rows(spec) if "figure" in row]
    return {(row.get("area", row["place"]), read_figure(row["figure"])) for row in rows}


def table_figures(table: Table) -> list[Figure]:
    """Each figure of a table with its place: a column is headed by its place, or the row, or it is Lincolnshire's."""
    found: list[Figure] = []
    for name, *cells in table.rows:
        for (header, _), cell in zip(table.columns[1:], cells, strict=True):
            if not re.match(r"[−+]?\d", cell.text) or header == "In words":
                continue
            place = PLACES.get(header) or PLACES.get(name.text) or "lincolnshire"
            found.append((place, read_figure(cell.text)))
    return found


def file_figures(chart: ChartBundle) -> list[Figure]:
    """Each figure of a chart's file with its place; a gap without its sign, as the chart writes it."""
    return [
        (row["place"], abs(row["value"]) if row.get("statistic") == "gap" else row["value"]) for row in file_rows(chart)
    ]


def file_rows(chart: ChartBundle) -> list[dict[Any, Any]]:
    """The rows of a chart's file that hold a figure; an official one may hold a symbol instead."""
    return [row for row in map(dict, chart.sheet.rows) if row["value"] not in (None, "")]


@every_chart
def test_pointing_at_a_figure_tells_it_in_a_sentence_and_pointing_at_anything_else_nothing(chart: ChartBundle) -> None:
    for spec in chart.specs:
        assert spec["config"]["mark"]["tooltip"] is None
        told = [layer for layer in spec["layer"] if "tooltip" in layer["encoding"]]
        assert [layer["mark"]["type"] for layer in told] == ["point"]
        assert told[0]["encoding"]["tooltip"]["field"] == "told"
        for row in told[0]["data"]["values"]:
            sentence = r"[^_]+, [^_]+: [−+]?[\d.]+.*, (stated; it|worked out; it|published by DfE).*"
            assert re.fullmatch(sentence, row["told"])


@every_chart
def test_a_chart_has_at_most_ten_layers_one_for_each_kind_of_mark(chart: ChartBundle) -> None:
    for spec in chart.specs:
        kinds = [layer["mark"]["type"] for layer in spec["layer"]]
        assert len(kinds) <= 10
        assert kinds.count("point") == 1


@every_chart
def test_a_charts_table_holds_exactly_the_figures_of_its_file_and_of_the_chart(chart: ChartBundle) -> None:
    in_table = [figure for table in chart.tables for figure in table_figures(table)]
    assert in_table
    assert Counter(in_table) == Counter(file_figures(chart))
    assert drawn_figures(chart) == set(in_table)


@every_chart
def test_each_ring_dotted_line_and_band_that_is_drawn_is_explained(chart: ChartBundle) -> None:
    layers = [layer for spec in chart.specs for layer in spec["layer"]]
    ranges = [row for layer in layers if layer["mark"].get("opacity") == 0.32 for row in layer["data"]["values"]]
    assert ("A ring is a " in chart.subtitle) == any(layer["mark"]["type"] == "circle" for layer in layers)
    assert ("A dotted line is " in chart.subtitle) == any("strokeDash" in layer["mark"] for layer in layers)
    assert any(row["low"] < row["high"] for row in ranges) <= any(" band " in note for note in chart.notes)


def rows_at(address: str) -> list[str]:
    """The lines of the file at an address."""
    path, query = address.split("?")
    make = {ACTIONS_ADDRESS: actions_by_address, OUTCOMES_ADDRESS: outcomes_by_address}
    make[OFFICIAL_ADDRESS] = official_by_address
    return make[path](DATASET, parse_qs(query)).content.decode().splitlines()


STRIPS = [
    strip_chart(DATASET, groups, stages)
    for groups in (SEN_GROUPS, SEN_GROUPS[:1], SEN_GROUPS[1:])
    for stages in ((), *((stage,) for stage in dict.fromkeys(f.measure.key_stage or "" for f in with_gaps(DATASET))))
]


@pytest.mark.parametrize("chart", [*BUNDLES, *STRIPS, stated_chart(DATASET, newest(DATASET).source)])
def test_the_file_at_a_charts_address_holds_the_rows_that_it_draws(chart: ChartBundle) -> None:
    assert rows_at(chart.address) == to_csv(chart.sheet).decode().splitlines()
    assert len(rows_at(chart.address)) > 1


@every_chart
def test_what_is_drawn_is_the_figure_that_is_written(chart: ChartBundle) -> None:
    rows = [row for spec in chart.specs for row in drawn_rows(spec) if "figure" in row]
    for row in rows:
        assert float(read_figure(row["figure"])) == pytest.approx(row["value"])
        assert row["low"] <= row["high"]


@every_chart
def test_a_text_alternative_holds_the_measure_the_places_the_year_the_unit_and_a_figure(chart: ChartBundle) -> None:
    rows = file_rows(chart)
    titles = {row["measure_title"] for row in rows}
    short_titles = {DATASET.measure[row["measure"]].short_title for row in rows}
    assert all(t in chart.text for t in titles) or all(t in chart.text for t in short_titles)
    assert all(NAMES[row["place"]] in chart.text for row in rows)
    dated = [row for row in rows if row["unit"] != "percent-a-year"]
    years = {period_year(row["time_period"]) or "no date stated" for row in dated}
    assert all(year in chart.text for year in years)
    words = {
        "percent": "%",
        "percent-a-year": "% a year",
        "percentage-points": "percentage points",
        "score-points": "points",
        "count": "number",
    }
    assert any(words[row["unit"]] in chart.text for row in rows)
    numbers = {abs(Decimal(number)) for number in re.findall(r"\d+(?:\.\d+)?", chart.text)}
    assert numbers & {abs(figure) for table in chart.tables for _, figure in table_figures(table)}


@pytest.mark.parametrize(("measure", "chart"), OF_MEASURES, ids=IDS[: len(OF_MEASURES)])
def test_every_level_gap_and_change_that_is_drawn_is_told_in_the_text(measure: Measure, chart: ChartBundle) -> None:
    told = {abs(Decimal(number)) for number in re.findall(r"\d+(?:\.\d+)?", chart.text)}
    headlined = [row for row in file_rows(chart) if chart.name != "gap" or row["statistic"] == "gap"]
    assert {abs(row["value"]) for row in headlined} <= told, measure.measure


@every_chart
def test_a_specification_is_valid_and_holds_its_data(chart: ChartBundle) -> None:
    assert chart.specs
    for spec in chart.specs:
        alt.LayerChart.validate(spec)
        assert list(drawn_rows(spec))
        assert not any("url" in node for node in walk(spec) if isinstance(node.get("url"), str))


@pytest.mark.parametrize("chart", {chart.kind: chart for chart in BUNDLES}.values(), ids=lambda chart: chart.kind)
def test_what_a_browser_is_sent_is_shorter_and_draws_and_tells_the_same(chart: ChartBundle) -> None:
    for spec, sent in zip(chart.specs, chart.sent, strict=True):
        assert len(str(sent)) < len(str(spec))
        assert vegalite_to_svg({**sent, "width": 700}) == vegalite_to_svg({**spec, "width": 700})
        (told,), (all_told,) = ([one for one in s["layer"] if "tooltip" in one["encoding"]] for s in (sent, spec))
        assert [row["told"] for row in told["data"]["values"]] == [row["told"] for row in all_told["data"]["values"]]


@every_chart
def test_figures_stand_in_their_layers_which_streamlit_passes_on_as_they_are(chart: ChartBundle) -> None:
    for spec in chart.specs:
        message = VegaLiteChart()
        _marshall_chart_data(message, dict(spec))
        assert (message.datasets, message.data.data) == ([], b"")


def test_an_invalid_specification_is_found() -> None:
    first, *others = BUNDLES[0].specs[0]["layer"]
    with pytest.raises(ValidationError, match="nonsense"):
        alt.LayerChart.validate({**BUNDLES[0].specs[0], "layer": [{**first, "mark": "nonsense"}, *others]})


@every_chart
def test_a_chart_does_not_mix_score_points_with_percentages(chart: ChartBundle) -> None:
    units = set(chart.sheet.column("unit"))
    assert units <= {"percent", "percentage-points"} or units in ({"score-points"}, {"percent-a-year"}, {"count"})


def test_progress_charts_are_in_score_points_and_say_so() -> None:
    progress = [(m, chart) for m, chart in OF_MEASURES if m.unit == "score-points"]
    assert list(dict.fromkeys(m.measure for m, _ in progress)) == [
        "ks2-reading-progress",
        "ks2-writing-progress",
        "ks2-maths-progress",
    ]
    for _, chart in progress:
        assert "score points" in chart.subtitle
        assert "%" not in chart.text + chart.headline + chart.subtitle
        assert {unit for table in chart.tables for _, unit in table.columns[1:]} <= {
            "score points, stated",
            "score points",
            "points behind, worked out",
        }


@every_chart
def test_no_line_of_any_chart_crosses_a_break_or_a_year_without_a_figure(chart: ChartBundle) -> None:
    measures = set(chart.sheet.column("measure"))
    breaks = [int(period_year(mark.period)) for mark in DATASET.breaks if mark.measure in measures]
    for spec in chart.specs:
        runs: dict[str, list[int]] = {}
        for mark in (one for one in spec["layer"] if one["mark"]["type"] == "line"):
            assert mark["encoding"]["detail"]["field"] == "run"
            for row in mark["data"]["values"]:
                runs.setdefault(row["run"], []).append(row["when"])
        for years in runs.values():
            assert years == list(range(years[0], years[-1] + 1))
            assert not any(years[0] < year <= years[-1] for year in breaks)


def test_the_years_of_one_document_that_follow_each_other_are_joined() -> None:
    specs = [spec for _, chart in OF_MEASURES if chart.name == "time" for spec in chart.specs]
    joined: dict[tuple[int, str], list[int]] = {}
    for index, spec in enumerate(specs):
        for row in (row for one in spec["layer"] if one["mark"]["type"] == "line" for row in one["data"]["values"]):
            joined.setdefault((index, row["run"]), []).append(row["when"])
    assert set(map(tuple, joined.values())) == {(2022, 2023), (2024, 2025), (2025,)}  # England has one year in places


@every_chart
def test_a_place_has_its_own_colour_and_shape_everywhere(chart: ChartBundle) -> None:
    for spec in chart.specs:
        (points,) = (layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
        scales = {name: points["encoding"][name]["scale"] for name in ("stroke", "fill", "shape")}
        styles = {name: dict(zip(scale["domain"], scale["range"], strict=True)) for name, scale in scales.items()}
        for place in {row["place"] for row in points["data"]["values"]}:
            mark = MARKS[place]
            assert styles["stroke"][place] == mark.colour
            assert styles["fill"][place] == (mark.colour if mark.filled else PLATE)
            assert styles["shape"][place] == mark.shape


@every_chart
def test_a_chart_carries_what_stands_beside_it(chart: ChartBundle) -> None:
    assert chart.headline
    assert not chart.headline.endswith(".")
    assert chart.subtitle
    assert chart.sources
    assert all(source.address.startswith("https://") and source.link in source.name for source in chart.sources)
    for table in chart.tables:
        assert table.caption
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(cell.text for row in table.rows for cell in row)


def test_each_measure_has_its_charts_in_their_order() -> None:
    names = {m.measure: list(charts_of(DATASET, m)) for m in outcome_measures(DATASET)}
    official = ["official", "official-region"]
    gaps = ["gap", *official, "neighbours", "levels", "difference", "time"]
    gcse = [*gaps[:4], "beside", *gaps[4:]]
    yearly = ["gap", *official, "gap-years", *gaps[3:]]
    progress = ["changes", *official, "gap-years", "neighbours"]
    assert names == {
        "gld": gaps,
        "phonics": yearly,
        "ks2-rwm": yearly,
        "ks2-reading-progress": progress,
        "ks2-writing-progress": progress,
        "ks2-maths-progress": progress,
        "gcse-grade-4": gcse,
        "gcse-grade-5": gcse,
    }


def test_the_dumbbell_of_key_stage_2_draws_what_the_strategy_states() -> None:
    chart = charts_of(DATASET, DATASET.measure["ks2-rwm"])["gap"]
    figures = {
        ("lincolnshire", 71), ("lincolnshire", 23), ("lincolnshire", 8), ("lincolnshire", 48), ("lincolnshire", 63),
        ("england", 73), ("england", 28), ("england", 9), ("england", 44), ("england", 63),
    }  # fmt: skip
    assert drawn_figures(chart) == {(place, Decimal(number)) for place, number in figures}
    (england,) = {(row["low"], row["high"]) for row in drawn_rows(chart.specs[0]) if row.get("label") == "England 28%"}
    assert england == (27.5, 29.0)


@pytest.mark.parametrize(
    ("row", "value"),
    [
        (17, "-24"),  # early years, no SEN: Lincolnshire from England
        (22, "-64"),  # early years, SEN support: the gap in Lincolnshire
        (23, "-70"),  # early years, SEN support: the gap in England
        (34, "69"),  # phonics, SEN support: the level in Lincolnshire
        (37, "-59"),  # phonics, SEN support: the gap in Lincolnshire
        (57, "91"),  # GCSE grade 4, no SEN: the level in Lincolnshire
        (64, "33"),  # GCSE grade 4, EHC plan: the level in Lincolnshire
    ],
)
def test_a_contradiction_in_the_data_leaves_every_page_the_charts_of_the_rest(
    real_folder: DataFolder, row: int, value: str
) -> None:
    real_folder.set("observations.csv", row, value=value)
    dataset = real_folder.load()
    assert [len(figures.clashes) for figures in outcome_figures(dataset)].count(1) == 1
    for figures in outcome_figures(dataset):
        assert headline(figures)
        assert charts_of(dataset, figures.measure)
    assert strip_chart(dataset).tables


def test_an_axis_grows_with_a_figure_beyond_it_and_keeps_its_width_otherwise() -> None:
    assert reach(8, [2, 6.5], 4) == 8
    assert reach(8, [2, 8.5], 4) == 12


@pytest.mark.parametrize(
    ("values", "parts", "axis"),
    [
        ([0, 73.5], 4, (0, 80, 20)),
        ([0, 41.3], 5, (0, 50, 10)),
        ([0, 100], 4, (0, 100, 50)),
        ([-0.31, 1.15], 6, (-0.5, 1.5, 0.5)),
        ([26, 75], 6, (20, 80, 10)),
        ([0, 0], 4, (0, 0.5, 0.5)),
        ([-3.2, -3.1], 4, (-3.2, -3.1, 0.05)),
    ],
)
def test_an_axis_holds_all_values_in_round_steps(
    values: list[float], parts: int, axis: tuple[float, float, float]
) -> None:
    low, high, step = axis_of(values, parts)
    assert (low, high, step) == pytest.approx(axis)
    assert low <= min(values) <= max(values) <= high
