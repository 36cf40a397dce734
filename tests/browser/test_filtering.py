"""Filters: by mouse, by typing, by link; what is on screen, in the address and in the file agree."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inclusion.actions.find import find_actions
from inclusion.site.action_list import in_pages
from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET, PRIORITIES

YOUNGEST = DATASET.key_stages[0]


def rows_of(content: bytes) -> list[str]:
    """The ids of the actions in a CSV file, from top to bottom."""
    return [row["action"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def test_choosing_next_shows_what_is_next(reader: Reader) -> None:
    reader.open("all-actions")
    reader.expect_found(133)
    reader.choice("radio", "Next").click()
    reader.expect_found(62)
    reader.expect_asked(progress="next")
    assert all("-N" in row for row in reader.rows)


def test_typing_and_choosing_narrow_the_list_together(reader: Reader) -> None:
    reader.open("all-actions")
    reader.search.fill("speech")
    spoken = len(find_actions(DATASET, q="speech"))
    reader.expect_found(spoken)
    reader.open_panel("Age")
    reader.choice("button", YOUNGEST.ages).click()
    early = find_actions(DATASET, q="speech", ks=(YOUNGEST.key_stage,))
    reader.expect_found(len(early))
    assert 0 < len(early) < spoken < 133
    assert reader.rows == [action.action for action in early]
    reader.expect_asked(ks=YOUNGEST.key_stage, q="speech")


def test_a_panel_stays_open_and_the_same_while_its_choices_change(reader: Reader) -> None:
    """Another label on its button would make it anew, and take the focus away."""
    panel = reader.open(PRIORITIES[1].slug).open_panel("Theme")
    theme = DATASET.themes[0]
    other = next(t for t in DATASET.themes[1:] if find_actions(DATASET, priority=["2"], theme=[t.theme]))
    chosen = [theme.theme] if find_actions(DATASET, priority=["2"], theme=[theme.theme]) else []
    for pressed in [t for t in (theme, other) if t == other or chosen]:
        button = panel.get_by_role("button", name=re.compile(rf"^{re.escape(pressed.name)} \("))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
    expect(reader.panel_button("Theme")).to_be_visible()
    reader.expect_found(len(find_actions(DATASET, priority=["2"], theme=[*chosen, other.theme])))


def test_a_body_is_chosen_from_its_list(reader: Reader) -> None:
    reader.open("all-actions")
    body = DATASET.partner["lpcf"]
    panel = reader.open_panel("Who")
    panel.get_by_role("combobox").fill(body.name)
    announced = reader.listen()
    reader.choice("option", body.name).click()
    reader.expect_found(len(find_actions(DATASET, partner=[body.partner])))
    reader.page.wait_for_function("() => window.heard.length")
    expect(reader.page.get_by_role("listbox")).to_be_visible()  # which hides the page around it
    assert [part.name for part in reader.heard() if part.name in announced()] == announced()
    reader.expect_asked(partner=body.partner)
    assert reader.chips == [f"Who is named: {body.name}"]


def test_a_choice_that_finds_nothing_is_told_last_and_cannot_be_pressed(reader: Reader) -> None:
    panel = reader.open(PRIORITIES[0].slug).open_panel("Age")
    without = [s.ages for s in DATASET.key_stages if not find_actions(DATASET, priority=["1"], ks=[s.key_stage])]
    assert without
    names = panel.get_by_role("button").all_inner_texts()
    assert [name for name in names if any(name.startswith(ages) for ages in without)] == []
    expect(panel.get_by_text(f"None here: {'; '.join(without)}.")).to_be_visible()


def test_clearing_the_filters_shows_all_again(reader: Reader) -> None:
    """What was found before is not said of the new address, also where the page changes before it runs."""
    reader.open("all-actions?progress=next&ks=early-years&q=speech")
    heard = reader.listen()
    reader.page.evaluate("addEventListener('click', () => document.body.append(document.createElement('i')))")
    reader.page.get_by_role("link", name="Clear all filters").click()
    reader.expect_found(133)
    reader.expect_asked()
    expect(reader.search).to_have_value("")
    expect(reader.page.get_by_role("group", name="Result")).to_be_focused()
    reader.expect_heard("All filters removed. 133 actions")
    assert len(heard()) == 1


def test_a_chip_takes_its_choice_away_and_says_so_and_the_focus_stays_near(reader: Reader) -> None:
    reader.open("all-actions?ks=early-years&q=speech&rows=full")
    heard = reader.listen()
    reader.page.get_by_role("link", name=f"Remove filter: Age: {YOUNGEST.ages}").focus()
    reader.page.keyboard.press("Enter")
    reader.expect_asked(q="speech", rows="full")
    found = len(find_actions(DATASET, q="speech"))
    reader.expect_found(found)
    expect(reader.page.get_by_role("group", name="Result")).to_be_focused()
    reader.expect_heard(f"Filter removed: Age: {YOUNGEST.ages}. {found} of 133 actions")
    assert len(heard()) == 1
    assert [part for part in reader.heard() if part.role == "mark"] == []


def test_a_row_is_heard_by_its_title_and_the_rest_of_it_behind(reader: Reader) -> None:
    action = find_actions(DATASET, progress=["next"], q="speech")[0]
    row = reader.open("all-actions?q=speech").page.locator(f"#{action.action} > summary")
    expect(row).to_have_accessible_name(f"Next {action.title}")
    expect(row).to_have_accessible_description(re.compile("speech", re.IGNORECASE))


def test_an_age_says_how_many_name_none_and_shows_them_with_one_press(reader: Reader) -> None:
    named = find_actions(DATASET, ks=[YOUNGEST.key_stage], theme=["speech-language"])
    silent = find_actions(DATASET, ks=["none"], theme=["speech-language"])
    assert named
    assert silent
    reader.open(f"all-actions?ks={YOUNGEST.key_stage}&theme=speech-language")
    reader.expect_found(len(named))
    reader.page.get_by_role("link", name=re.compile(f"^{len(silent)} more")).click()
    reader.expect_found(len(named) + len(silent))
    reader.expect_asked(ks=f"{YOUNGEST.key_stage},none", theme="speech-language")
    assert reader.rows[: len(named)] == [action.action for action in named]
    reader.page.get_by_role("link", name="Leave out those that name none").click()
    reader.expect_found(len(named))


def test_a_copied_link_shows_the_same_view_to_another_reader(new_reader: NewReader) -> None:
    first = new_reader().open("all-actions")
    first.choice("radio", "Next").click()
    first.expect_found(62)
    first.search.fill("speech")
    expected = find_actions(DATASET, progress="next", q="speech")
    first.expect_found(len(expected))
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.page.locator(".result").get_by_role("link", name="Copy link").click()
    expect(first.page.locator("#announcer")).to_have_text("Link copied")
    second = new_reader()
    second.page.goto(str(first.page.evaluate("navigator.clipboard.readText()")))
    second.settle().expect_found(len(expected))
    assert second.rows == first.rows
    expect(second.search).to_have_value("speech")
    expect(second.choice("radio", "Next")).to_be_checked()


COPY_AT_ONCE = """() => {
    const words = () => document.querySelector('#root .found').textContent;
    const before = words();
    new MutationObserver((_, observer) => {
        if (words() === before || !document.querySelector('[data-test-script-state=notRunning]')) return;
        observer.disconnect();
        document.querySelector('#root [data-copy]').click();
    }).observe(document.body, {subtree: true, childList: true, attributes: true});
}"""


def test_a_link_that_is_copied_at_once_is_said_in_place_of_the_number_found(reader: Reader) -> None:
    reader.open("all-actions")
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heard = reader.listen()
    reader.page.evaluate(COPY_AT_ONCE)
    reader.choice("radio", "Next").click()
    reader.expect_heard("Link copied")
    reader.page.wait_for_timeout(600)
    assert heard() == ["Link copied"]


def test_full_opens_every_row_and_stays_in_the_address(reader: Reader) -> None:
    reader.open(PRIORITIES[2].slug)
    reader.page.get_by_role("link", name="Full", exact=True).click()
    reader.expect_asked(rows="full")
    expect(reader.page.locator(".row details[id]:not([open])")).to_have_count(0)
    reader.choice("radio", "Next").click()
    reader.expect_asked(progress="next", rows="full")
    reader.page.get_by_role("link", name="Short", exact=True).click()
    reader.expect_asked(progress="next")
    expect(reader.page.locator(".row details[id][open]")).to_have_count(0)


def test_a_row_opens_in_place_without_a_run(reader: Reader) -> None:
    row = reader.open(PRIORITIES[0].slug).page.locator(".row").nth(2)
    expect(row.get_by_text("States", exact=True)).to_be_hidden()
    row.locator("summary").first.click()
    expect(row.get_by_text("States", exact=True)).to_be_visible()
    reader.choice("radio", "Next").click()
    reader.expect_asked(progress="next")


def test_the_pages_of_a_long_list_hold_each_action_once(reader: Reader) -> None:
    expected = [action.action for action in find_actions(DATASET)]
    reader.open("all-actions")
    pages = reader.page.get_by_role("navigation", name="Pages of the list")
    for number, part in enumerate(in_pages(expected), 1):
        if number > 1:
            pages.get_by_role("link", name=f"Page {number}").click()
        rows = reader.page.locator(".row details[id]")
        expect(rows.last).to_have_id(part[-1])
        expect(rows.first).to_have_id(part[0])
        assert reader.rows == part


def test_back_undoes_one_step(reader: Reader) -> None:
    reader.open("all-actions")
    reader.choice("radio", "Next").click()
    reader.expect_found(62)
    reader.open_panel("Age")
    reader.choice("button", YOUNGEST.ages).click()
    reader.expect_found(len(find_actions(DATASET, progress="next", ks=(YOUNGEST.key_stage,))))
    reader.page.go_back()
    reader.expect_found(62)
    reader.expect_asked(progress="next")
    reader.page.go_back()
    reader.expect_found(133)
    reader.expect_asked()


def test_back_from_a_search_does_not_undo_letters(reader: Reader) -> None:
    reader.open("all-actions?progress=next")
    reader.search.click()
    reader.page.keyboard.type("health", delay=330)
    reader.expect_asked(progress="next", q="health")
    reader.page.go_back()
    reader.expect_asked(progress="next")
    expect(reader.search).to_have_value("")


def test_back_from_an_action_leads_to_the_place_that_was_left(reader: Reader) -> None:
    reader.open(PRIORITIES[0].slug)
    row = reader.page.locator(".row").nth(20)
    row.locator("summary").first.click()
    place = "document.querySelector('[data-testid=stMain]').scrollTop"
    left = reader.page.evaluate(place)
    assert left > 300
    row.get_by_role("link", name="Open as a page").click()
    expect(reader.page.locator("h1")).not_to_have_text(PRIORITIES[0].title)
    reader.settle().page.go_back()
    reader.settle()
    reader.page.wait_for_function(f"Math.abs({place} - {left}) < 400")
    expect(row).to_be_in_viewport()


def test_an_old_address_of_an_action_opens_its_row_and_keeps_the_filters(reader: Reader) -> None:
    action = find_actions(DATASET, priority=["1"], progress="next")[10]
    reader.open(f"{PRIORITIES[0].slug}?progress=next#{action.action}")
    row = reader.page.locator(f"#{action.action}")
    expect(row).to_be_in_viewport()
    expect(row).to_have_attribute("open", "")
    reader.expect_asked(progress="next")


def test_an_old_address_of_an_action_that_is_filtered_out_leads_to_its_page(reader: Reader) -> None:
    action = find_actions(DATASET, priority=["1"], progress="achieved")[3]
    reader.page.goto(f"{reader.home}/{PRIORITIES[0].slug}?progress=next#{action.action}")
    reader.page.wait_for_url(f"**/action?id={action.action}")
    expect(reader.page.locator("h1")).to_have_text(action.title)


def test_what_an_address_asks_for_in_vain_is_named_and_ignored(reader: Reader) -> None:
    reader.open("all-actions?ks=ks9&colour=red&progress=next")
    reader.expect_found(62)
    text = " ".join(reader.notices.all_inner_texts())
    assert "ks9" in text
    assert "colour" in text


def test_a_search_without_hits_says_so_and_offers_no_file(reader: Reader) -> None:
    reader.open("all-actions?q=zebra")
    expect(reader.found).to_have_text(re.compile(r"^\s*0 of 133 actions"))
    assert reader.rows == []
    expect(reader.page.get_by_text("No action matches this")).to_be_visible()
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
    number = reader.number_found()
    reader.expect_found(number)
    expect(reader.download).to_have_accessible_name(re.compile(rf"^CSV\s+download: {number} actions?, \d+ KB$"))
    with reader.page.expect_download() as coming:
        reader.download.click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert reader.rows
    assert len(rows_of(file.read_bytes())) == number
    assert in_pages(rows_of(file.read_bytes()))[0] == reader.rows
    assert reader.context.request.get(f"{reader.home}/{address}").body() == file.read_bytes()


@pytest.mark.parametrize("delay", [15, 120, 330])
def test_typing_in_the_search_loses_no_letter(reader: Reader, delay: int) -> None:
    """The page runs anew 250 ms after a letter: typists on either side of that must not be overtaken."""
    reader.open("all-actions")
    words = "speech"
    reader.search.click()
    reader.page.keyboard.type(words, delay=delay)
    expect(reader.search).to_have_value(words)
    reader.expect_found(len(find_actions(DATASET, q=words)))
    expect(reader.search).to_have_value(words)
    reader.expect_asked(q=words)
