"""The Chromium that the browser tests use, and how it is started."""

import shutil

BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NO_BROWSER = "No Chromium was found, so no browser test was run. Install it (on Debian: apt-get install chromium)."


def find_browser() -> str | None:
    """The path of an installed Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
