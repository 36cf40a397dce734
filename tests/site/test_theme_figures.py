"""Official figures and the themes of actions lead to each other by a table of the data; what none holds by SEN."""

import re

import pytest

from inclusion.figures.indicators import theme_indicators, themes_of
from inclusion.records.model import Dataset
from inclusion.site.indicators import indicators_part, theme_figures
from tests.site_map import DATASET, PAGES

THEMES = sorted({row.theme for row in DATASET.measure_themes})


def html_of(slug: str, **params: str) -> str:
    """All HTML of a page."""
    page = next(page for page in PAGES if page.slug == slug)
    return "".join(
        piece for piece in page.pieces({name: [value] for name, value in params.items()}) if isinstance(piece, str)
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_leads_to_each_figure_that_the_table_gives_it_and_the_figure_leads_back(theme: str) -> None:
    measures = [DATASET.measure[row.measure] for row in DATASET.measure_themes if row.theme == theme]
    html, success = html_of("all-actions", theme=theme), html_of("how-success-is-measured")
    for measure in measures:
        assert f"how-success-is-measured#{measure.slug}" in html
        assert f'<tr role="row" id="{measure.slug}"' in success
        assert theme in themes_of(DATASET, measure)
        back = success.split(f"<dt>{measure.title}</dt>")[1].split("</div>")[0]
        assert f"theme={','.join(themes_of(DATASET, measure))}" in back
    assert "None of them measures an action." in html


def test_a_list_without_a_theme_and_a_theme_without_figures_have_none(small: Dataset) -> None:
    assert "Official figures on this theme" not in html_of("all-actions")
    none = next(theme.theme for theme in small.themes if theme.theme not in {r.theme for r in small.measure_themes})
    assert theme_figures(small, (none,)) == ""
    assert [one.measure.measure for one in theme_indicators(small, (small.measure_themes[0].theme,))] == [
        small.measure_themes[0].measure
    ]


def test_an_actions_page_shows_the_figures_on_its_themes() -> None:
    action = next(a for a in DATASET.actions if set(a.themes) & set(THEMES))
    html = html_of("action", id=action.action)
    shown = set(re.findall(r'<li><a href="(?:\./)?how-success-is-measured#([a-z0-9-]+)"', html))
    assert shown == {one.measure.slug for one in theme_indicators(DATASET, action.themes)}


def test_a_figure_of_all_pupils_names_the_file_that_would_tell_it_by_sen_group() -> None:
    for milestone in DATASET.milestones:
        part = indicators_part(DATASET, milestone.milestone)
        for measure in (m for m in DATASET.measures if m.milestone == milestone.milestone):
            by_sen = {f.group for f in DATASET.official if f.measure == measure.measure} & {"sen-support", "ehc-plan"}
            readable = {
                row.dataset for row in DATASET.layouts if (row.measure, row.group) == (measure.measure, "sen-support")
            }
            files = [d.title for d in DATASET.datasets if d.dataset in readable and d.retrieved is None]
            row = part.split(f'id="{measure.slug}"')[1].partition(' id="')[0]
            assert ("by SEN group; we do not hold that file" in row) == bool(files and not by_sen)
            assert not files or by_sen or files[0] in row
