"""Filters: by mouse, by typing, by link; what is on screen, in the address and in the file agree."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inclusion.actions.find import find_actions
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET, PRIORITIES


def rows_of(content: bytes) -> list[str]:
    """The ids of the actions in a CSV file, from top to bottom."""
    return [row["action"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def test_choosing_next_shows_what_is_next(reader: Reader) -> None:
    reader.open("all-actions")
    reader.expect_found(133)
    reader.choice("radio", "Next").click()
    reader.expect_found(62)
    reader.expect_asked(progress="next")
    assert all("-N" in card for card in reader.cards)


def test_typing_and_choosing_narrow_the_list_together(reader: Reader) -> None:
    reader.open("all-actions")
    reader.search.fill("speech")
    spoken = len(find_actions(DATASET, q="speech"))
    reader.expect_found(spoken)
    reader.choice("button", "Up to 5").click()
    early = find_actions(DATASET, q="speech", ks=("early-years",))
    reader.expect_found(len(early))
    assert 0 < len(early) < spoken < 133
    assert reader.cards == [action.action for action in early]
    reader.expect_asked(ks="early-years", q="speech")


def test_a_theme_is_chosen_from_its_list(reader: Reader) -> None:
    reader.open(PRIORITIES[1].slug)
    theme = DATASET.themes[0]
    reader.open_choices("Theme")
    reader.choice("option", theme.name).click()
    expected = find_actions(DATASET, priority=(PRIORITIES[1].priority,), theme=(theme.theme,))
    reader.expect_found(len(expected))
    reader.expect_asked(theme=theme.theme)


def test_clearing_the_filters_shows_all_again(reader: Reader) -> None:
    reader.open("all-actions?progress=next&ks=early-years&q=speech")
    reader.page.get_by_role("button", name="Clear all").click()
    reader.expect_found(133)
    reader.expect_asked()
    expect(reader.search).to_have_value("")


def test_a_copied_link_shows_the_same_view_to_another_reader(new_reader: NewReader) -> None:
    first = new_reader().open("all-actions")
    first.choice("radio", "Next").click()
    first.expect_found(62)
    first.search.fill("speech")
    expected = find_actions(DATASET, progress="next", q="speech")
    first.expect_found(len(expected))
    second = new_reader()
    second.page.goto(first.page.url)
    second.settle().expect_found(len(expected))
    assert second.cards == first.cards
    expect(second.search).to_have_value("speech")
    expect(second.choice("radio", "Next")).to_be_checked()


def test_back_undoes_one_step(reader: Reader) -> None:
    reader.open("all-actions")
    reader.choice("radio", "Next").click()
    reader.expect_found(62)
    reader.choice("button", "Up to 5").click()
    reader.expect_found(len(find_actions(DATASET, progress="next", ks=("early-years",))))
    reader.page.go_back()
    reader.expect_found(62)
    reader.expect_asked(progress="next")
    reader.page.go_back()
    reader.expect_found(133)
    reader.expect_asked()


def test_what_an_address_asks_for_in_vain_is_named_and_ignored(reader: Reader) -> None:
    reader.open("all-actions?ks=ks9&colour=red&progress=next")
    reader.expect_found(62)
    text = " ".join(reader.notices.all_inner_texts())
    assert "ks9" in text
    assert "colour" in text


def test_a_search_without_hits_says_so_and_offers_no_file(reader: Reader) -> None:
    reader.open("all-actions?q=zebra")
    expect(reader.found).to_have_text(re.compile("^0 of 133 actions"))
    assert reader.cards == []
    expect(reader.page.get_by_text("No action matches all of these")).to_be_visible()
    expect(reader.download).to_have_count(0)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (f"{PRIORITIES[1].slug}?progress=next&ks=ks2,ks3", "data/actions.csv?priority=2&progress=next&ks=ks2,ks3"),
        ("all-actions?q=speech", "data/actions.csv?q=speech"),
        ("all-actions", "data/actions.csv"),
    ],
)
def test_the_file_has_the_rows_of_the_screen_and_is_the_one_at_the_address(
    reader: Reader, tmp_path: Path, page: str, address: str
) -> None:
    reader.open(page)
    reader.expect_found(reader.number_found())
    label = reader.download.inner_text()
    with reader.page.expect_download() as coming:
        reader.download.click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert reader.cards
    assert rows_of(file.read_bytes()) == reader.cards
    assert label.startswith(f"Download {len(reader.cards)} action")
    assert reader.context.request.get(f"{reader.home}/{address}").body() == file.read_bytes()


@pytest.mark.parametrize("delay", [15, 120, 330])
def test_typing_in_the_search_loses_no_letter(reader: Reader, delay: int) -> None:
    """The page runs anew 300 ms after a letter: typists on either side of that must not be overtaken."""
    reader.open("all-actions")
    words = "speech and language"
    reader.search.click()
    reader.page.keyboard.type(words, delay=delay)
    expect(reader.search).to_have_value(words)
    reader.expect_found(len(find_actions(DATASET, q=words)))
    expect(reader.search).to_have_value(words)
    reader.expect_asked(q=words)
