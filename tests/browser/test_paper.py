"""On paper: no row, entry or chart is cut between two sheets, and each sheet of a brief names its sources."""

import io

import pytest
from pypdf import PdfReader

from inclusion.actions.find import find_actions
from inclusion.figures.tables import Table
from inclusion.records.words import release_words
from pages.brief import MOST_CHARTS
from tests.browser.reader import Reader
from tests.figures.drawn import charts_of
from tests.site_map import DATASET

GLD = DATASET.measure["gld"]
CHARTS = charts_of(DATASET, GLD)
GAP_CHART = ("0% 25% 50% 75% 100%", "SEN support and no SEN", "50 points", "EHC plan and no SEN", "73 points")
"""Words of the first chart, from its axis at the bottom to its first heading."""


def print_sheets(reader: Reader, address: str) -> list[str]:
    """The text of each sheet of A4 that a page prints to, without its spaces: a line may break behind a hyphen too."""
    reader.open(address)
    pdf = reader.page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return [without_spaces(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def without_spaces(text: str) -> str:
    """A text without spaces and line breaks."""
    return "".join(text.split())


def stand_together(sheets: list[str], *words: str) -> bool:
    """Whether all words stand on one sheet."""
    return any(all(without_spaces(part) in sheet for part in words) for sheet in sheets)


def rows_of(table: Table) -> list[str]:
    """Each row of a table as the words that it prints to."""
    return [" ".join(part for cell in row for part in (cell.text, cell.small) if part) for row in table.rows]


@pytest.mark.parametrize("address", [GLD.slug, f"brief?measure={GLD.measure}"])
def test_no_table_row_and_no_chart_of_a_measure_is_cut(reader: Reader, address: str) -> None:
    sheets = print_sheets(reader, address)
    shown = list(CHARTS.values())[: MOST_CHARTS if address.startswith("brief") else 1]
    rows = [row for chart in shown for table in chart.tables for row in rows_of(table)]
    assert len(rows) >= 5
    assert [row for row in rows if not stand_together(sheets, row)] == []
    assert stand_together(sheets, *GAP_CHART)


def test_no_entry_of_a_brief_is_cut_and_each_sheet_names_date_and_sources(reader: Reader) -> None:
    sheets = print_sheets(reader, "brief")
    found = find_actions(DATASET)
    assert len(sheets) > 9
    assert [a.action for a in found if not stand_together(sheets, a.title, f"{a.action}, priority")] == []
    for number, sheet in enumerate(sheets, start=1):
        titles = [source.title for source in DATASET.sources]
        assert stand_together([sheet], f"{number} of {len(sheets)}", release_words(DATASET.release), *titles)


def test_ten_actions_take_two_sheets_and_their_whole_width(reader: Reader) -> None:
    """Of all themes the one with the most actions up to ten."""
    found = {theme.theme: len(find_actions(DATASET, theme=[theme.theme])) for theme in DATASET.themes}
    theme = max((theme for theme, number in found.items() if number <= 10), key=lambda theme: found[theme])
    assert found[theme] >= 8
    assert len(print_sheets(reader, f"brief?theme={theme}")) <= 2
    reader.page.emulate_media(media="print")
    entry, page = (
        reader.page.locator(part).first.evaluate("part => part.getBoundingClientRect().width")
        for part in (".brief p", "[data-testid=stMainBlockContainer]")
    )
    assert entry > 0.98 * page


def test_the_print_button_prints(reader: Reader) -> None:
    reader.open("brief?progress=next")
    reader.page.evaluate("window.print = () => { window.printed = true; }")
    reader.page.get_by_role("link", name="Print").click()
    reader.page.wait_for_function("window.printed")
