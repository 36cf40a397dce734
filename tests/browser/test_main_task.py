"""The main task without a mouse.

Find the next actions on speech and language for early years, take them away as CSV, open what one of them continues.
"""

from playwright.sync_api import Locator, expect

from inclusion.actions.find import find_actions
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET

WANTED = find_actions(DATASET, progress="next", ks=("early-years",), theme=("speech-language",))
FOLLOWING = next(action for action in WANTED if action.follows)
FOLLOWED = DATASET.action[FOLLOWING.follows[0]]
THEME = DATASET.theme["speech-language"].name


def test_the_task_by_keyboard_alone(reader: Reader) -> None:
    keyboard = reader.page.keyboard
    reader.open()
    reader.tab_to(reader.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name="All actions"))
    keyboard.press("Enter")
    reader.expect_found(133)
    reader.tab_to(reader.choice("radio", "All"))
    keyboard.press("ArrowRight")
    expect(reader.choice("radio", "Next")).to_be_focused()
    keyboard.press("Space")
    reader.expect_found(62)
    reader.tab_to(reader.choice("button", "Up to 5"))
    keyboard.press("Space")
    reader.expect_found(len(find_actions(DATASET, progress="next", ks=("early-years",))))
    reader.tab_to(reader.page.get_by_role("combobox", name="Theme"))
    keyboard.type("speech")
    expect(reader.choice("option", THEME)).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    reader.expect_found(len(WANTED))
    keyboard.press("Escape")
    reader.tab_to(reader.download)
    with reader.page.expect_download() as coming:
        keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".csv")
    reader.tab_to(reader.page.locator(f"#{FOLLOWING.action}").get_by_role("link", name=FOLLOWED.title))
    keyboard.press("Enter")
    expect(reader.page.locator(f"#{FOLLOWED.action}")).to_be_in_viewport()


def test_the_task_by_touch_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(width=390, touch=True).open("all-actions")
    reader.expect_found(133)
    expect(reader.page.locator(".card").first).to_be_visible()
    reader.choice("radio", "Next").tap()
    reader.expect_found(62)
    reader.page.locator("summary").filter(has_text="Filter by").tap()
    reader.choice("button", "Up to 5").tap()
    reader.expect_found(len(find_actions(DATASET, progress="next", ks=("early-years",))))
    reader.open_choices("Theme", press=Locator.tap)
    reader.choice("option", THEME).tap()
    reader.expect_found(len(WANTED))
    reader.page.keyboard.press("Escape")
    with reader.page.expect_download() as coming:
        reader.download.tap()
    assert coming.value.suggested_filename.endswith(".csv")
    reader.page.locator(f"#{FOLLOWING.action}").get_by_role("link", name=FOLLOWED.title).tap()
    expect(reader.page.locator(f"#{FOLLOWED.action}")).to_be_in_viewport()
