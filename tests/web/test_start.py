"""What a server has imported by its first page, and what it does soon after."""

import subprocess
import sys

from inclusion.figures.measure import outcome_measures
from inclusion.records.model import Dataset
from tests.conftest import ROOT

FIRST_PAGE = """
import sys
from inclusion.records.load import current_dataset
from inclusion.web.pages import find_page, page_content
from streamlit_app import app

page = find_page(current_dataset(), f"/{sys.argv[1]}")
assert b"<table" in page_content(current_dataset(), page, "", "./").body
print(*{"altair", "numpy", "openpyxl", "pandas", "pyarrow", "vl_convert"} & set(sys.modules))
"""


SOON_AFTER = """
import gc, sys
from inclusion.web.start import make_ready

at_start = gc.get_threshold()
make_ready()
print(*sorted({"altair", "pandas"} & set(sys.modules)))
print(gc.get_freeze_count() > len(gc.get_objects()), gc.get_threshold()[0] < at_start[0])
"""


def printed(script: str, *arguments: str) -> list[str]:
    """The words that a script prints in a process of its own."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)  # noqa: S603
    return done.stdout.split()


def test_the_first_page_waits_for_no_library_of_charts_pictures_or_workbooks(dataset: Dataset) -> None:
    assert printed(FIRST_PAGE, outcome_measures(dataset)[0].slug) == []


def test_soon_after_charts_are_ready_and_what_sessions_leave_behind_is_collected_often() -> None:
    assert printed(SOON_AFTER) == ["altair", "pandas", "True", "True"]
