"""What the recorded tests of accessibility found, by axe-core and by ear, in a sentence and in tables."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from inclusion.figures.tables import Cell, Table, text_table
from inclusion.records.model import AccessCheck, Dataset, SpeechCheck
from inclusion.records.words import count, day_name, listing
from inclusion.site.elements import heading, html_table, link, paragraph
from inclusion.site.markup import Markup

HEARD = "app/static/heard.txt"
HEARD_FILE = Path(__file__).resolve().parent.parent / "static" / "heard.txt"
"""What was heard is recorded on a machine with a screen reader; without the file no link leads to it."""

HEARD_WORDS = "Read what was said, key by key (text)"

HABITS = (
    "Two habits are Orca's own: it has them in a bare table of three rows too. It leaves out the column's name at the "
    "first cell after a row's name. It says the caption both before a table and in it."
)
"""Tried with `tests.orca`: in a table without row headers it says the column, and then the row has no name."""

NO_RESULT = "No test result is recorded in this copy of the site."


def results_part(dataset: Dataset) -> Markup:
    """What the recorded tests found; that none is recorded, where none is."""
    checks = dataset.access_checks
    if not checks:
        return paragraph(NO_RESULT)
    tables = [windows_table(checks)]
    if any(check.rules for check in checks):
        tables.append(faults_table(checks))
    return Markup().join([paragraph(results_message(checks)), *map(html_table, tables)])


def results_message(checks: Sequence[AccessCheck]) -> str:
    """How much was tested, when and with what, and how much of it had a fault."""
    tested = len({check.address for check in checks})
    faulty = len({check.address for check in checks if check.rules})
    tools = listing(sorted({f"axe-core {check.axe}" for check in checks} | {check.browser for check in checks}))
    found = f"Faults were found in {faulty} of them." if faulty else "No fault was found."
    return f"{tested} pages and filtered views were tested with {tools}, {day_words(checks)}. {found}"


def speech_part(dataset: Dataset) -> Markup:
    """What a screen reader was heard to say, and where it stands word for word; nothing where none was heard."""
    checks = dataset.speech_checks
    if not checks:
        return Markup()
    words = [paragraph(link(HEARD, HEARD_WORDS))] if HEARD_FILE.is_file() else []
    told = [heading("What was heard"), paragraph(speech_message(checks)), *words]
    return Markup().join([*told, html_table(tasks_table(checks)), paragraph(HABITS)])


def speech_message(checks: Sequence[SpeechCheck]) -> str:
    """How much was heard, when and with what, and in how much of it something was said that should not be, or not."""
    pages = len({check.address for check in checks if not check.task})
    tasks = len({check.task for check in checks if check.task})
    widths = listing([str(width) for width in sorted({check.width for check in checks})])
    tools = listing(sorted({check.reader for check in checks} | {check.browser for check in checks}))
    faulty = sum(bool(check.faults) for check in checks)
    found = f"In {faulty} of these {len(checks)} readings something was amiss." if faulty else "Nothing was amiss."
    done = f"{count(tasks, 'task')} {'was' if tasks == 1 else 'were'} done by keys and ears alone"
    return (
        f"A screen reader read {count(pages, 'page')} from top to end, with {tools}, {day_words(checks)}. "
        f"{done}, on pages {widths} pixels wide. {found}"
    )


def tasks_table(checks: Sequence[SpeechCheck]) -> Table:
    """A row for each task: how many keys it took at each width."""
    widths = sorted({check.width for check in checks if check.task})
    keys = {(check.task, check.width): check.keys for check in checks}
    names = dict.fromkeys(check.task for check in checks if check.task)
    rows = tuple((Cell(name), *(Cell(str(keys.get((name, width), "not tried"))) for width in widths)) for name in names)
    columns = (("From the first page on", ""), *((f"{width} pixels wide", "keys") for width in widths))
    return Table("Tasks done by ear", columns, rows)


def day_words(checks: Sequence[AccessCheck | SpeechCheck]) -> str:
    """The day of the tests in words, or the first and the last."""
    days = sorted({check.tested for check in checks})
    return f"on {day_name(days[0])}" if len(days) == 1 else f"from {day_name(days[0])} to {day_name(days[-1])}"


def windows_table(checks: Sequence[AccessCheck]) -> Table:
    """A row for each width and colour scheme: how many pages and views were tested, and how many had a fault."""
    tested = Counter((check.width, check.scheme) for check in checks)
    faulty = Counter((check.width, check.scheme) for check in checks if check.rules)
    rows = tuple(
        (Cell(f"{width} pixels wide, {scheme}"), Cell(str(tested[width, scheme])), Cell(str(faulty[width, scheme])))
        for width, scheme in sorted(tested)
    )
    columns = (("Window", ""), ("Tested", "pages and views"), ("With a fault", "pages and views"))
    return Table("What axe-core found", columns, rows)


def faults_table(checks: Sequence[AccessCheck]) -> Table:
    """A row for each page or view with a fault: which rules it broke."""
    broken: dict[str, set[str]] = {}
    for check in checks:
        if check.rules:
            broken.setdefault(check.address, set()).update(check.rules)
    rows = [(address, ", ".join(sorted(rules))) for address, rules in broken.items()]
    return text_table("Faults by page", ("Page", "Rules of axe-core"), rows)
