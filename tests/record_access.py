"""Record what axe-core finds on every page and state, for the page on accessibility: `python -m tests.record_access`.

It looks at the addresses, widths and colours of the browser test and writes data/access_checks.csv anew.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import AccessCheck
from tests.browser.by_hand import site_in_browser
from tests.browser.fixtures import make_context, open_window
from tests.browser.test_axe import ADDRESSES, PHONE_WIDTH, STATES, WINDOWS

FILE = DATA_FOLDER / "access_checks.csv"


def record(file: Path = FILE, addresses: Sequence[str] = (*ADDRESSES, *STATES)) -> None:
    """Look at all addresses on a server of its own and write what was found."""
    with site_in_browser() as (browser, home):
        checks = [check for address in addresses for check in look(browser, home, address)]
    write(file, checks)


def look(browser: Browser, home: str, address: str) -> Iterator[AccessCheck]:
    """What axe-core finds at an address in each window."""
    for width, scheme in WINDOWS:
        context = make_context(browser, touch=width < PHONE_WIDTH)
        reader = open_window(context, home, width=width, scheme=scheme).open(address)
        answer = Axe().run(reader.page).response
        context.close()
        yield AccessCheck(
            address=address or "overview",
            width=width,
            scheme=scheme,
            rules=tuple(violation["id"] for violation in answer["violations"]),
            tested=datetime.now(UTC).date(),
            axe=answer["testEngine"]["version"],
            browser=f"Chromium {browser.version.split('.')[0]}",
        )


def write(file: Path, checks: Iterable[AccessCheck]) -> None:
    """Write the checks as rows of a data file."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(AccessCheck.model_fields)
        for check in checks:
            writer.writerow(";".join(cell) if isinstance(cell, tuple) else cell for _, cell in check)


if __name__ == "__main__":
    record()
