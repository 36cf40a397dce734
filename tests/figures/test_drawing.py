"""What is loaded: no pandas, which Altair would ask for its types while another thread loads it, and fail."""

import subprocess
import sys

import pytest

from tests.servers import ROOT

FIRST_DRAWING = """
import sys
from inclusion.figures.views.strip import strip_chart
from tests.datasets import real

chart = strip_chart(real())
libraries = {"altair", "numpy", "pandas", "pyarrow"}
assert not libraries & set(sys.modules)
assert chart.sent
print(*sorted(libraries & set(sys.modules)))
"""
"""Draw the first chart of a process; which of these libraries that loads."""

ALL_PAGES = """
import sys
from tests.site.test_pages import open_panel, run_page
from tests.site_map import FIRST_OF_KIND, MEASURES

for slug in (*(page.slug for page in FIRST_OF_KIND), MEASURES[0].slug):
    assert not run_page(slug).exception
open_panel(open_panel(run_page("all-actions"), "theme"), "partner").text_input(key="q").set_value("work").run()
print(*sorted({"altair", "numpy", "pandas", "pyarrow"} & set(sys.modules)))
"""
"""Show a page of each kind live, with panels open and a search; which of these libraries that loads."""


@pytest.mark.parametrize("script", [FIRST_DRAWING, ALL_PAGES], ids=["drawing", "pages"])
def test_neither_a_drawing_nor_a_live_page_loads_pandas(script: str) -> None:
    """Numpy is loaded whole before Altair: Streamlit loads it for the icon of a page."""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.split() == ["altair", "numpy"]
