"""The Chromium that the browser tests use, and how it is started."""

import shutil

BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NO_OPTIMISING = "--js-flags=--no-opt --no-maglev"
"""For tests: a page is left before its scripts would have gained what it costs to compile them anew, a fifth of it."""

NO_BROWSER = "No Chromium was found, so no browser test was run. Install it (on Debian: apt-get install chromium)."


def find_browser() -> str | None:
    """The path of an installed Chromium, or None: first the one without a window, which opens pages much faster."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)
