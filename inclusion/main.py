"""The Streamlit script: each run shows the page that the address asks for."""

import sys
from os.path import abspath, dirname

ROOT = dirname(dirname(abspath(__file__)))  # by pathlib it would ask the disk, at each step of a reader
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from inclusion.live import run_site  # noqa: E402  (the root must be on the path before the project's own modules)

run_site()
