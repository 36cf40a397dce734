"""The page on accessibility: it shows the recorded results, and says so where none is recorded."""

from datetime import date
from pathlib import Path

from inclusion.records.load import load
from inclusion.records.model import AccessCheck, Dataset, SpeechCheck
from inclusion.site.access import (
    faults_table,
    results_message,
    results_part,
    speech_message,
    speech_part,
    tasks_table,
    windows_table,
)
from tests.conftest import DataFolder
from tests.site_map import DATASET, PAGES


def check(address: str, width: int = 390, *rules: str, day: int = 3) -> AccessCheck:
    """A check of a page in light colours."""
    return AccessCheck(
        address=address,
        width=width,
        scheme="light",
        rules=rules,
        tested=date(2026, 2, day),
        axe="4.10.2",
        browser="Chromium 140",
    )


def dataset_with(*checks: AccessCheck) -> Dataset:
    """The project's data with these checks."""
    return DATASET.model_copy(update={"access_checks": checks})


SOUND = (check("overview"), check("overview", 1280), check("glossary"))
FAULTY = (*SOUND, check("glossary", 1280, "color-contrast", "list"), check("all-gaps", 390, "list", day=5))


def test_without_results_the_page_says_that_none_is_recorded() -> None:
    assert results_part(dataset_with()) == "<p>No test result is recorded in this copy of the site.</p>"


def test_results_name_number_tools_day_and_that_no_fault_was_found() -> None:
    assert results_message(SOUND) == (
        "2 pages and filtered views were tested with Chromium 140 and axe-core 4.10.2, on 3 February 2026. "
        "No fault was found."
    )


def test_results_with_faults_name_how_many_pages_have_one_and_all_days() -> None:
    assert results_message(FAULTY) == (
        "3 pages and filtered views were tested with Chromium 140 and axe-core 4.10.2, "
        "from 3 February 2026 to 5 February 2026. Faults were found in 2 of them."
    )


def test_the_table_of_windows_counts_pages_tested_and_pages_with_a_fault() -> None:
    rows = [[cell.text for cell in row] for row in windows_table(FAULTY).rows]
    assert rows == [["390 pixels wide, light", "3", "1"], ["1280 pixels wide, light", "2", "1"]]


def test_the_table_of_faults_stands_only_where_there_are_any_and_names_the_rules() -> None:
    rows = [[cell.text for cell in row] for row in faults_table(FAULTY).rows]
    assert rows == [["glossary", "color-contrast, list"], ["all-gaps", "list"]]
    assert "<caption>Faults by page</caption>" in results_part(dataset_with(*FAULTY))
    assert "<caption>Faults by page</caption>" not in results_part(dataset_with(*SOUND))


def test_recorded_checks_are_data_that_loads(real_folder: DataFolder) -> None:
    real_folder.write("access_checks.csv", [list(AccessCheck.model_fields)])
    real_folder.add(
        "access_checks.csv",
        address="all-actions?progress=next&ks=ks3,ks4",
        width="390",
        scheme="dark",
        rules="color-contrast;list",
        tested="2026-02-03",
        axe="4.10.2",
        browser="Chromium 140",
    )
    assert load(Path(real_folder.path)).access_checks[0].rules == ("color-contrast", "list")


def spoken(task: str | None, width: int, keys: int, *faults: str) -> SpeechCheck:
    """What was heard at the overview, in a task or from top to end."""
    return SpeechCheck(
        address="overview",
        width=width,
        task=task,
        keys=keys,
        faults=faults,
        tested=date(2026, 2, 3),
        reader="Orca 43.1",
        browser="Chromium 140",
    )


HEARD = (spoken("Find a ferry", 390, 12), spoken("Find a ferry", 1280, 9), spoken(None, 1280, 2))


def test_what_was_heard_names_number_widths_tools_and_day() -> None:
    assert speech_message(HEARD) == (
        "A screen reader read 1 page from top to end, with Chromium 140 and Orca 43.1, on 3 February 2026. "
        "1 task was done by keys and ears alone, on pages 390 and 1280 pixels wide. Nothing was amiss."
    )
    assert speech_message((*HEARD, spoken(None, 390, 2, "text mark"))).endswith(
        "In 1 of these 4 readings something was amiss."
    )


def test_the_table_of_tasks_has_the_keys_at_each_width() -> None:
    rows = [[cell.text for cell in row] for row in tasks_table((*HEARD, spoken("Leave", 390, 3))).rows]
    assert rows == [["Find a ferry", "12", "9"], ["Leave", "3", "not tried"]]


def test_where_nothing_was_heard_nothing_is_told_of_it() -> None:
    assert speech_part(DATASET.model_copy(update={"speech_checks": ()})) == ""


def test_the_page_states_its_aim_and_what_was_not_tested() -> None:
    page = next(page for page in PAGES if page.slug == "accessibility")
    html = "".join(piece for piece in page.pieces({}) if isinstance(piece, str))
    assert "Web Content Accessibility Guidelines (WCAG) 2.2 at level AA" in html
    assert "no test with another screen reader" in html
