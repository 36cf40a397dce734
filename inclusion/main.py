"""The Streamlit script: navigation made from the data, then the page that the address asks for."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from inclusion.site import run_site  # noqa: E402  (the root must be on the path first)

run_site()
