"""The main task without a mouse.

Find the next actions on speech and language for early years, take them away as CSV, open what one of them continues.
"""

from playwright.sync_api import Locator, expect

from inclusion.actions.find import find_actions
from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET

WANTED = find_actions(DATASET, progress="next", ks=("early-years",), theme=("speech-language",))
FOLLOWING = next(action for action in WANTED if action.follows)
FOLLOWED = DATASET.action[FOLLOWING.follows[0]]
AGES = DATASET.key_stage["early-years"].ages
THEME = DATASET.theme["speech-language"].name


def test_the_task_by_keyboard_alone(reader: Reader) -> None:
    keyboard = reader.page.keyboard
    reader.open()
    reader.tab_to(reader.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name="All actions"))
    keyboard.press("Enter")
    reader.expect_found(133)
    reader.tab_to(reader.choice("radio", "Next"))
    keyboard.press("ArrowRight")
    keyboard.press("ArrowLeft")
    expect(reader.choice("radio", "Next")).to_be_focused()
    keyboard.press("Space")
    reader.expect_found(62)
    for name, choice, found in (
        ("Age", AGES, find_actions(DATASET, progress="next", ks=("early-years",))),
        ("Theme", THEME, WANTED),
    ):
        button = reader.panel_button(name)
        reader.tab_to(button)
        keyboard.press("Enter")
        expect(reader.page.get_by_role("dialog").get_by_role("button").first).to_be_focused()
        for _ in range(20):
            if reader.choice("button", choice).evaluate("button => button === document.activeElement"):
                break
            keyboard.press("ArrowRight")
        keyboard.press("Space")
        reader.expect_found(len(found))
        expect(reader.choice("button", choice)).to_be_focused()
        keyboard.press("Escape")
        expect(button).to_be_focused()
    reader.tab_to(reader.download)
    with reader.page.expect_download() as coming:
        keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".csv")
    row = reader.page.locator(f"#{FOLLOWING.action}")
    reader.tab_to(row.locator("summary").first)
    keyboard.press("Enter")
    reader.tab_to(row.get_by_role("link", name=FOLLOWED.title))
    keyboard.press("Enter")
    expect(reader.page.locator("h1")).to_have_text(FOLLOWED.title)


def test_tab_at_the_end_of_a_panel_leads_back_to_its_button(reader: Reader) -> None:
    button = reader.open("all-actions").panel_button("Age")
    reader.tab_to(button)
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("dialog").get_by_role("button").first).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(button).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.panel_button("Theme")).to_be_focused()


def test_the_task_by_touch_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(width=390, height=844, touch=True).open("all-actions")
    reader.expect_found(133)
    expect(reader.page.locator(".row").first).to_be_in_viewport()
    reader.choice("radio", "Next").tap()
    reader.expect_found(62)
    reader.open_panel("Age", press=Locator.tap)
    reader.choice("button", AGES).tap()
    reader.expect_found(len(find_actions(DATASET, progress="next", ks=("early-years",))))
    reader.page.keyboard.press("Escape")
    reader.open_panel("Theme", press=Locator.tap)
    reader.choice("button", THEME).tap()
    reader.expect_found(len(WANTED))
    reader.page.keyboard.press("Escape")
    with reader.page.expect_download() as coming:
        reader.download.tap()
    assert coming.value.suggested_filename.endswith(".csv")
    row = reader.page.locator(f"#{FOLLOWING.action}")
    row.locator("summary").first.tap()
    row.get_by_role("link", name=FOLLOWED.title).tap()
    expect(reader.page.locator("h1")).to_have_text(FOLLOWED.title)
