"""What a drawing loads: pandas is no part of it, which Altair would ask for its types while another thread loads it."""

import subprocess
import sys

from tests.servers import ROOT

FIRST_DRAWING = """
import sys
from inclusion.figures.views.strip import strip_chart
from tests.datasets import real

chart = strip_chart(real())
loaded = set(sys.modules)
assert chart.sent
print(*{"altair", "pandas"} & (set(sys.modules) - loaded))
"""
"""Draw the first chart of a process; which of both libraries that loads."""


def test_the_first_drawing_loads_altair_and_no_pandas() -> None:
    command = [sys.executable, "-c", FIRST_DRAWING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.split() == ["altair"]
