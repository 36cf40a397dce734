"""What a server has imported by its first page: nothing that only a chart, a picture or a workbook needs."""

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


def test_the_first_page_waits_for_no_library_of_charts_pictures_or_workbooks(dataset: Dataset) -> None:
    command = [sys.executable, "-c", FIRST_PAGE, outcome_measures(dataset)[0].slug]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)  # noqa: S603
    assert done.stdout.split() == []
