"""The commands: `python -m inclusion check`, `dictionary`, `draft`, `words`, `official`; `--help` tells their options.

What they do stands in `editing.commands`. This module gives them the checks that need more than the records, and ends
quietly where nobody reads on: `python -m inclusion check | head -3`.
"""

import io
import signal
import sys
from collections.abc import Iterable, Sequence

from inclusion.editing.commands import run
from inclusion.figures.checks import contradictions
from inclusion.records.model import Dataset
from inclusion.records.tables import Fault


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit code is 0 where all is well."""
    return run(arguments, {"contradiction": contradictions, "fault": addresses})


def addresses(dataset: Dataset) -> Iterable[Fault]:
    """The addresses in the data that lead nowhere; the pages are loaded for this alone, as they bring Streamlit."""
    from inclusion.site.wrong_addresses import wrong_addresses  # noqa: PLC0415
    from pages import site_pages  # noqa: PLC0415

    return wrong_addresses(dataset, site_pages(dataset))


def print_any_text() -> None:
    """Let every text be printed, whatever the terminal's encoding: UTF-8, with codes for what even that cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def end_quietly() -> None:
    """Let the program end where nobody reads on, as other programs do where there are pipes."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if __name__ == "__main__":
    print_any_text()
    end_quietly()
    sys.exit(main())
