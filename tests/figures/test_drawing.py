"""Drawings are made when they are first shown, perhaps by several threads of a new server at once."""

import subprocess
import sys

from tests.servers import ROOT

FIRST_DRAWING = """
import sys
from inclusion.figures.views.strip import strip_chart
from tests.datasets import real

chart = strip_chart(real())
assert "pandas" not in sys.modules
chart.specs
print(sys.modules["pandas"].__spec__._initializing)
"""
"""Draw the first chart of a process; whether pandas is still being loaded then, which Altair asks for its types."""


def test_pandas_is_loaded_whole_before_the_first_drawing() -> None:
    command = [sys.executable, "-c", FIRST_DRAWING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.split() == ["False"]
