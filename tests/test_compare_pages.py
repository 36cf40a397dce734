"""The words of two versions side by side."""

from tests.compare_pages import differences, pages_of
from tests.servers import ROOT
from tests.site_map import PAGES


def test_all_pages_are_read_and_compared_with_themselves() -> None:
    pages = pages_of(ROOT)
    assert list(pages) == [address for page in PAGES for address in page.addresses()]
    assert list(differences(pages, pages)) == []


def test_a_word_that_changed_is_named_with_its_page_and_markup_is_not() -> None:
    before = {"boats": "<h1>Boats</h1><p>Three <b>red</b> boats</p>", "gone": "<p>Words</p>"}
    after = {"boats": "<div><h1>Boats</h1></div><p>Three blue boats</p>", "new": "<p>Words</p>"}
    assert list(differences(before, after)) == [
        "boats: 2 lines",
        "- Three red boats",
        "+ Three blue boats",
        "gone: 1 lines",
        "- Words",
        "new: 1 lines",
        "+ Words",
    ]
