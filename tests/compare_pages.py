"""Where the words of the pages differ from another version's: `python -m tests.compare_pages REVISION`.

A change of structure is to leave what readers read as it was, but for what its commits name.
"""

import difflib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from tests.servers import ROOT

READ = """
import json
from inclusion.records.load import load
from pages import site_pages
pages = {}
for page in site_pages(load()):
    for address in page.addresses():
        path, _, record = address.partition("?id=")
        params = {"id": [record]} if record else {}
        pages[address] = "".join(str(piece.html()) for piece in page.pieces(params))
print(json.dumps(pages))
"""
"""What is run in each version: all its pages as HTML by address."""

BLOCK = re.compile(
    r"</?(?:dd|details|div|dl|dt|form|h\d|label|li|ol|option|p|section|summary|svg|table|td|th|tr|ul)\b[^>]*>"
)


def main(revision: str) -> None:
    """Print each line that only one of both versions has."""
    with tempfile.TemporaryDirectory() as folder:
        git = ("git", "-C", str(ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", folder, revision], check=True)  # noqa: S603
        try:
            before = pages_of(Path(folder))
        finally:
            subprocess.run([*git, "remove", "--force", folder], check=True)  # noqa: S603
    for line in differences(before, pages_of(ROOT)):
        print(line)


def pages_of(folder: Path) -> Mapping[str, str]:
    """All pages of the version in a folder, as HTML by address."""
    done = subprocess.run([sys.executable, "-c", READ], cwd=folder, check=True, capture_output=True)  # noqa: S603
    pages: Mapping[str, str] = json.loads(done.stdout)
    return pages


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The pages that only one version has, and for others the lines taken away (-) and added (+)."""
    for address in dict.fromkeys([*before, *after]):
        old, new = (lines_of(pages.get(address, "")) for pages in (before, after))
        changed = [line for line in difflib.ndiff(old, new) if line[0] in "+-"] if old != new else []
        yield from [f"{address or 'overview'}: {len(changed)} lines", *changed] if changed else []


def lines_of(html: str) -> list[str]:
    """The text of a page, a line for each block."""
    lines = (re.sub(r"<[^>]+>", "", line) for line in BLOCK.split(re.sub(r"(?s)<style.*?</style>", "", html)))
    return [" ".join(unescape(line).split()) for line in lines if line.strip()]


if __name__ == "__main__":
    main(*sys.argv[1:])
