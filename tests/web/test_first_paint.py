"""What stands on a page before, and without, JavaScript."""

import re

import pytest

from inclusion.records.load import load
from inclusion.site.chart import Chart
from inclusion.site.choice import choose
from inclusion.site.page import SitePage
from inclusion.site.pieces import walk
from inclusion.web.pages import page_content
from pages import site_pages
from tests.site_map import DATASET, MEASURES, PAGES, PRIORITIES, name_of
from tests.web.asgi import ask


def main_of(path: str, query: bytes = b"") -> str:
    """The main part of a page's answer."""
    found = re.search(r"<main .*</main>", ask(path, query=query).text, re.DOTALL)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_stands_there_whole_before_any_script(page: SitePage) -> None:
    main = main_of(f"/{page.slug}")
    html = [piece for piece in page.pieces({}, "http://localhost/") if isinstance(piece, str)]
    assert html
    assert [piece for piece in html if piece not in main] == []
    assert "Traceback" not in main


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_page_leads_to_every_entry_and_says_where_it_is(page: SitePage) -> None:
    text = ask(f"/{page.slug}").text
    navigation = text[text.index("<nav") : text.index("</nav>")]
    links = re.findall(r'<li><a href="\./([^"]*)"(?: aria-current="(\w+)")?>', navigation)
    assert [slug for slug, _ in links] == [other.slug for other in PAGES if other.listed]
    here = [(page.slug, "page")] if page.listed else [(page.entry, "true")] if page.entry else []
    assert [(slug, current) for slug, current in links if current] == here


def test_measures_of_one_age_share_an_entry_and_keep_their_addresses() -> None:
    entries = [page.entry for page in PAGES if page.slug in {measure.slug for measure in MEASURES}]
    ages = dict.fromkeys(measure.age for measure in MEASURES)
    first = {age: next(measure.slug for measure in MEASURES if measure.age == age) for age in ages}
    assert entries == [first[measure.age] for measure in MEASURES]
    assert [page.slug for page in PAGES if page.listed and page.entry] == list(first.values())


def test_a_priority_shows_all_its_actions() -> None:
    main = main_of(f"/{PRIORITIES[2].slug}")
    assert main.count('<li class="row"') == 22
    assert 'id="P3-N06"' in main


def test_the_address_filters_what_stands_there() -> None:
    main = main_of("/all-actions", b"progress=next&priority=1,2")
    assert "of 62 promises" in main
    shown = re.findall(r'<li class="row"><details id="([^"]*)"', main)
    wanted = [a.action for a in DATASET.actions if a.progress == "next" and a.priority in (1, 2)]
    assert sorted(shown) == sorted(wanted)


def test_the_form_of_filters_holds_what_the_address_asks_for() -> None:
    main = main_of("/all-actions", b"ks=ks1,ks2&progress=next&q=%22%3Cb%3E")
    assert '<form method="get" class="filters" id="filters">' in main
    assert '<option value="ks1,ks2" selected>5 to 7, 7 to 11</option>' in main
    assert '<option value="next" selected>Next</option>' in main
    assert 'value="&#34;&lt;b&gt;"' in main


def test_a_priority_offers_no_filter_by_priority() -> None:
    assert '<select name="priority">' in main_of("/all-actions")
    assert '<select name="priority">' not in main_of(f"/{PRIORITIES[0].slug}")


def test_a_measure_stands_there_with_its_figures_as_a_table() -> None:
    main = main_of(f"/{MEASURES[0].slug}")
    assert "<table><caption>" in main
    assert '<th scope="row">' in main


def test_a_page_without_scripts_draws_no_chart() -> None:
    fresh = load()  # nobody has looked at its charts
    page = next(page for page in site_pages(fresh) if page.slug == MEASURES[0].slug)
    charts = [piece.bundle for piece in walk(page.pieces({})) if isinstance(piece, Chart)]
    page_content(fresh, page, "", "./")
    assert charts
    assert [chart for chart in charts if "specs" in vars(chart)] == []
    assert charts[0].specs
    assert "specs" in vars(charts[0])


def test_the_options_of_a_choice_are_links_that_keep_the_other_choices() -> None:
    params = {"view": ["level"], "ks": ["ks1", "ks2"]}
    links = choose("view", "Show", {"gap": "Gap", "level": "Level & range"}, params).html()
    assert re.findall("<a .*</a>", links) == [
        '<a href="?ks=ks1&amp;ks=ks2">Gap</a>',
        '<a href="?ks=ks1&amp;ks=ks2&amp;view=level" aria-current="true">Level &amp; range</a>',
    ]


def test_what_an_address_says_is_never_markup() -> None:
    main = main_of("/all-actions", b"%3Cscript%3E=1&q=%3Cscript%3E&ks=%3Cscript%3E")
    assert "<script" not in main
    assert "&lt;script&gt;" in main


def test_an_embedded_page_stands_there_without_the_links_to_others() -> None:
    for query in (b"embed=true", b"embed=TRUE&progress=next&embed_options=light_theme"):
        text = ask("/all-actions", query=query).text
        assert '<nav aria-label="Pages">' not in text
        assert '<main id="content"' in text
        assert 'name="embed" value="true" form="filters">' in text  # what the form finds is embedded too
    whole = ask("/all-actions", query=b"embed=false").text
    assert '<nav aria-label="Pages">' in whole
    assert 'name="embed"' not in whole
