"""Drawings are made when they are first shown, perhaps while another thread loads what Altair looks at."""

import subprocess
import sys

import pytest

from tests.servers import ROOT

FIRST_DRAWING = """
import sys
from inclusion.figures.views.strip import strip_chart
from tests.datasets import real

chart = strip_chart(real())
assert not {"altair", "numpy", "pandas"} & set(sys.modules)
chart.specs
"""
"""Draw the first chart of a process."""

FIRST_LISTS = """
import sys
from tests.site.test_pages import open_panel, run_page

open_panel(open_panel(run_page("all-actions"), "theme"), "partner").text_input(key="q").set_value("work").run()
"""
"""Show a list live, with panels open and a search."""

ORDER = """
print(*[name for name in sys.modules if name in ("altair", "pandas", "pyarrow")])
"""
"""Which of these libraries have been loaded, the first one first."""


@pytest.mark.parametrize(("script", "loaded"), [(FIRST_DRAWING, ["pandas", "altair"]), (FIRST_LISTS, [])])
def test_a_drawing_loads_pandas_before_altair_and_a_list_neither(script: str, loaded: list[str]) -> None:
    command = [sys.executable, "-c", script + ORDER]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert [name for name in done.stdout.split() if name != "pyarrow"] == loaded
