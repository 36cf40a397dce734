"""The pages of background: milestones, strategies and events."""

import re

import pytest

from inclusion.actions.addresses import measure_address
from inclusion.actions.find import find_actions
from inclusion.figures.tables import Cell, Table
from inclusion.site.elements import html_table
from inclusion.site.milestones import evidence_message, milestones_list, milestones_message
from inclusion.site.strategies import events_in_order, events_table, strategies_list, time_group
from inclusion.site.themes import actions_link
from pages import site_pages, success
from pages.checks import stated_share
from tests.site_map import DATASET, PAGES


def card(html: str, record: str) -> str:
    """The card of a record in a list of cards."""
    (found,) = (part for part in html.split('<li class="card" ') if part.startswith(f'id="{record}"'))
    return found


def html_of(slug: str) -> str:
    """All HTML of a page."""
    page = next(page for page in PAGES if page.slug == slug)
    return "".join(piece for piece in page.pieces({}) if isinstance(piece, str))


def test_the_background_pages_stand_in_their_section_in_order() -> None:
    found = [page.title for page in site_pages(DATASET) if page.section == "Background"]
    assert found == ["SEND in Lincolnshire", "How success is measured", "Strategies and inspections"]


def test_the_page_says_that_no_milestone_has_a_number_a_target_or_a_date() -> None:
    assert milestones_message(DATASET) == "None of the 8 milestones has a number, a target or a date."
    assert evidence_message(DATASET) == (
        "For 2 of them the documents hold measures that bear on them. For 2 they hold no figure. "
        "For the other 4 they state single figures at most."
    )


def test_milestones_with_a_target_or_a_date_are_counted() -> None:
    first, *rest = DATASET.milestones
    aimed = first.model_copy(update={"targets": ("95% of sessions",), "dates": ("by 2027",)})
    changed = DATASET.model_copy(update={"milestones": (aimed, *rest)})
    assert milestones_message(changed) == "Of 8 milestones: 1 with a number or a target, 1 with a date."


def test_a_milestone_without_figures_is_known_by_its_kind_not_by_its_words() -> None:
    first, *rest = DATASET.milestones
    reworded = first.model_copy(update={"evidence": "Nothing is counted."})
    changed = DATASET.model_copy(update={"milestones": (reworded, *rest)})
    assert '<p class="none">Nothing is counted.</p>' in milestones_list(changed)


def test_the_page_of_success_finds_a_review_by_its_kind() -> None:
    renamed = [e.model_copy(update={"event": f"renamed-{e.event}"}) for e in DATASET.events]
    changed = DATASET.model_copy(update={"events": tuple(renamed)})
    html = "".join(piece for piece in success.page(changed, {}) if isinstance(piece, str))
    titles = [e.title for e in DATASET.events if e.kind == "review"]
    assert titles
    assert all(title in html for title in titles)
    assert not any(e.title in html for e in DATASET.events if e.kind != "review")


def test_all_milestones_stand_on_the_page_in_the_order_of_the_strategy() -> None:
    found = re.findall(r'<li class="card" id="(m\d)"><h3>', html_of("how-success-is-measured"))
    assert found == ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"]


@pytest.mark.parametrize(("milestone", "marked"), [("m1", True), ("m2", False), ("m4", True), ("m6", False)])
def test_a_milestone_without_any_figure_is_marked(milestone: str, marked: bool) -> None:
    none = '<p class="none">No figure in these documents.</p>'
    assert (none in card(milestones_list(DATASET), milestone)) == marked


def test_a_milestone_leads_to_its_measures_on_outcome_and_background_pages() -> None:
    assert re.findall(r'<li><a href="(.*?)">', card(milestones_list(DATASET), "m5")) == [
        "send-in-lincolnshire#ehc-plans",
        "send-in-lincolnshire#ehc-requests",
    ]
    assert measure_address(DATASET.measure["gld"]) == "early-years-development"


def test_a_milestone_without_measures_says_none() -> None:
    assert "<dt>Measures</dt><dd>none</dd>" in card(milestones_list(DATASET), "m1")


def test_a_card_leads_to_the_actions_of_its_themes_with_their_number() -> None:
    edition = "&amp;edition=strategy-2025-26"
    assert len(find_actions(DATASET, theme=("attendance",))) == 9
    assert actions_link(DATASET, ("attendance",)) == (
        f'<a href="all-actions?theme=attendance{edition}">See 9 actions on this theme</a>'
    )
    themes = ("behaviour-ap", "inclusive-schools")
    assert len(find_actions(DATASET, theme=themes)) == 30
    address = f"all-actions?theme={','.join(themes)}{edition}"
    assert f'href="{address}">See 30 actions on these themes<' in actions_link(DATASET, themes)


def test_the_yearly_review_says_when_and_by_whom() -> None:
    html = html_of("how-success-is-measured")
    assert "<dt>When</dt><dd>at the end of each academic year</dd>" in html
    assert "<dt>Who</dt><dd>SEND learning partnership board and SEND steering group</dd>" in html


def test_a_strategy_names_its_owners_or_that_none_is_stated() -> None:
    both = "Lincolnshire County Council; NHS Lincolnshire Integrated Care Board"
    assert f"<dt>Owner</dt><dd>{both}</dd>" in card(strategies_list(DATASET), "integrated-commissioning")
    assert "<dt>Owner</dt><dd>not stated</dd>" in card(strategies_list(DATASET), "early-help")


def test_the_page_of_strategies_holds_eight_strategies_and_six_ambitions() -> None:
    html = html_of("strategies-and-inspections")
    assert re.findall(r'<li class="card" id="([a-z-]+)">', html) == [
        strategy.strategy for strategy in DATASET.strategies
    ]
    assert re.findall(r'<li value="(\d)">', html) == ["1", "2", "3", "4", "5", "6"]


def test_events_stand_in_time_order_those_without_a_date_last() -> None:
    events = events_in_order(DATASET)
    assert [event.date for event in events if event.date] == [
        "2023-01", "2023-02", "2023-04", "2023-07", "2023-08", "2025-02", "2025-07", "2025-07",
    ]  # fmt: skip
    assert list(dict.fromkeys(map(time_group, events))) == ["2023", "2025", "Other times", "No date stated"]
    assert len(events) == 21


def test_the_table_of_events_gives_dates_as_stated() -> None:
    first, *_, last = events_table(DATASET).rows
    assert [cell.text for cell in first] == [
        "January 2023",
        "Inspection of the youth offending service",
        "His Majesty's Inspectorate of Probation",
        "The Lincolnshire Youth Offending Service was rated outstanding.",
        "Lincolnshire's SEND and Alternative Provision Inclusion Plan",
    ]
    assert [cell.text for cell in last][:3] == ["not stated", "SEND Ofsted improvement plan", "not stated"]


def test_the_time_line_shows_every_event_once() -> None:
    html = html_of("strategies-and-inspections")
    line = html[html.index('class="years"') : html.index("<table")]
    assert line.count("<b>January 2023</b> Inspection of the youth offending service<") == 1
    assert sorted(re.findall(r'<li id="([^"]+)"', line)) == sorted(event.event for event in DATASET.events)


def test_a_table_of_words_names_the_column_in_each_cell_and_keeps_its_roles() -> None:
    table = Table("Two", (("When", ""), ("What", "")), ((Cell("2023"), Cell("A & B")),), words=True)
    html = html_table(table)
    assert '<th scope="row" role="rowheader">2023</th><td role="cell" data-column="What">A &amp; B</td>' in html
    assert '<table class="words" role="table"><caption>Two</caption>' in html


def test_the_page_of_checks_counts_which_figures_the_documents_state() -> None:
    period = {o.measure: o.period for o in DATASET.observations if o.statistic == "gap"}
    for place, name in (("lincolnshire", "Lincolnshire"), ("england", "England")):
        stated = [
            o.statistic
            for o in DATASET.observations
            if (o.period, o.place) == (period.get(o.measure), place)
            and o.group in ("no-sen", "sen-support", "ehc-plan")
        ]
        gaps, levels = stated.count("gap"), stated.count("value")
        assert f"for {name} {gaps or 'none'} of {gaps} gaps and {levels or 'none'} of " in stated_share(DATASET)
