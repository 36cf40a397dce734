"""A measure's page: its figures big, its sisters of the same age, its views as tabs, what is one press deeper."""

import re
from html import unescape

import pytest

from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.views import tabs_of, views_of
from inclusion.records.model import Measure
from inclusion.site.chart import Chart
from inclusion.site.choice import Choice
from inclusion.site.markup import Markup
from inclusion.site.measures import actions_of_age, age_label, level_tiles, notes, same_age_links, shared_name
from inclusion.site.pieces import walk
from inclusion.site.tabs import ChosenTab
from pages.measure import page
from tests.datasets import real, small
from tests.site.test_pages import run_page
from tests.site_map import MEASURES

SMALL = outcome_measures(small())


def tiles(measure: Measure) -> list[tuple[str, str, str]]:
    """The tiles of a measure: value, group, and what stands beside."""
    html = level_tiles(measure_figures(small(), measure))
    found = re.findall(r"<li><strong>(.*?)</strong><span><b>(.*?)</b>(?:<span>(.*?)</span>)?", html)
    return [(value, group, unescape(beside)) for value, group, beside in found]


def test_a_tile_gives_the_figure_and_how_it_stands_to_englands() -> None:
    assert tiles(SMALL[0])[:2] == [
        ("70%", "No SEN", "2 points below England (about 72%)"),
        ("30%", "SEN support", "6 points below England (about 36%)"),
    ]


def test_a_measure_of_changes_has_tiles_of_changes() -> None:
    changing = next(m for m in SMALL if not measure_figures(small(), m).levels)
    assert all(value[0] in "+−0" for value, _, _ in tiles(changing))
    assert tiles(changing)


def test_measures_of_one_age_lead_to_each_other_by_what_tells_them_apart() -> None:
    names = re.findall(r'<a href="([^"]*)"( aria-current="page")?>(.*?)</a>', same_age_links(real(), MEASURES[2]))
    assert names[0] == (MEASURES[2].slug, ' aria-current="page"', "Standard")
    assert [name for _, _, name in names] == ["Standard", "Reading", "Writing", "Maths"]
    assert same_age_links(real(), MEASURES[0]) == ""


def test_an_age_is_called_by_what_its_measures_share() -> None:
    assert [age_label(real(), measure) for measure in (MEASURES[1], MEASURES[2], MEASURES[-1])] == [
        "Age 6: year 1 phonics",
        "Age 11: key stage 2",
        "Age 16: GCSE English and maths",
    ]
    assert shared_name([MEASURES[0], MEASURES[1]]) == ""
    ends = [measure for measure in SMALL if measure.age == SMALL[1].age]
    assert age_label(small(), ends[0]) == f"Age {ends[0].age}: key stage 2"


@pytest.mark.parametrize("measure", SMALL, ids=lambda measure: measure.slug)
def test_the_address_opens_one_view_and_its_chart_alone(measure: Measure) -> None:
    views = tabs_of(measure_figures(small(), measure))
    for name in views:
        pieces = list(walk(page(small(), measure, {"view": [name]})))
        assert [piece.bundle.name for piece in pieces if isinstance(piece, Chart)] == [name]
        chosen = [piece.choice.chosen for piece in pieces if isinstance(piece, ChosenTab)]
        assert chosen == ([name] if len(views) > 1 else [])


def test_a_variant_stands_behind_a_choice_on_its_views_tab() -> None:
    figures = measure_figures(small(), SMALL[0])
    variants = [view for view in views_of(figures).values() if view.variant_of]
    assert variants
    for variant in variants:
        pieces = list(walk(page(small(), SMALL[0], {"view": [variant.variant_of], "places": [variant.name]})))
        assert [piece.bundle.name for piece in pieces if isinstance(piece, Chart)] == [variant.name]
        (choice,) = [piece for piece in pieces if isinstance(piece, Choice)]
        assert variant.title in choice.options.values()


def test_conclusions_stand_above_what_is_one_press_deeper() -> None:
    html = "".join(piece for piece in walk(page(small(), SMALL[0], {})) if isinstance(piece, Markup))
    assert html.index(str(SMALL[0].document_says)) < html.index(str(SMALL[0].caveats)) < html.index("<footer")
    folded = notes(measure_figures(small(), SMALL[0]))
    for text in (SMALL[0].caveats, SMALL[0].definition):
        assert str(text) in folded
    assert folded.count("<details") == folded.count("<summary") > 2


def test_a_tab_writes_its_view_into_the_address() -> None:
    measure = MEASURES[2]
    views = views_of(measure_figures(real(), measure))
    app = run_page(measure.slug, {"view": "levels"})
    assert app.session_state["tabs-view"] == views["levels"].title
    assert len(app.get("vega_lite_chart")) == 1
    assert app.get("vega_lite_chart")[0].proto.alt.startswith("Dot plot")


def test_no_topic_of_a_measure_is_dropped_in_silence() -> None:
    for data in (small(), real()):
        for measure in outcome_measures(data):
            text = actions_of_age(data, measure)
            assert [topic for topic in measure.topics if topic not in text] == []


def test_topics_that_no_action_names_are_joined_without_a_change_to_them() -> None:
    measure = SMALL[0].model_copy(update={"topics": ("unicorns and zebras", "krakens")})
    assert "No action names unicorns and zebras or krakens." in actions_of_age(small(), measure)
