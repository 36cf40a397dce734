"""Measure the explorer beside a bare Streamlit page, and write the tables into docs/performance.md.

`python -m bench` takes about five minutes, `python -m bench --full` about four times as long. `--print` only shows
the tables.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.chromium import Visit, cold_and_warm, interaction_delays
from bench.load import Crowd, Subject, crowd, interaction_cpu, page_load_cpu, session_memory
from bench.process import BARE
from bench.report import ratio_table, table, write_between_markers
from inclusion.figures.measure import outcome_figures
from inclusion.figures.views import views_of
from inclusion.records.load import load
from tests.browser.chromium import BROWSER_FLAGS, NO_BROWSER, find_browser
from tests.many import multiply
from tests.servers import ROOT, Served, start

FLOOR = "Bare page"
FILTERS = ("progress=next", "q=speech", "ks=ks1", "progress=next&ks=ks2", "theme=early-years", "")
NETWORKS = {"no limit": False, "10 Mbit/s, 60 ms": True}


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int
    interactions: int
    loads: int
    readers: Sequence[int]
    seconds: int
    open_sessions: int
    visits: int
    times: Sequence[int]


SHORT = Plan(
    rounds=4, interactions=30, loads=6, readers=(1, 10, 50), seconds=6, open_sessions=60, visits=2, times=(100,)
)
FULL = Plan(
    rounds=9,
    interactions=100,
    loads=20,
    readers=(1, 10, 50, 200),
    seconds=20,
    open_sessions=200,
    visits=7,
    times=(10, 100),
)


def main() -> None:
    """Measure, show what was found, and write it where that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="more rounds, 200 readers, 10 times the records too")
    parser.add_argument("--print", action="store_true", help="write nothing")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        parts = []
        for part in measure(FULL if chosen.full else SHORT, Path(folder), servers):
            print(part, flush=True)
            parts.append(part)
    if not chosen.print:
        write_between_markers("\n\n".join(parts))


def measure(plan: Plan, folder: Path, servers: ExitStack) -> Iterator[str]:
    """Each table of the report, with the words above it."""

    def serve(name: str, **how: Any) -> Served:
        served = start(folder / f"{name}.txt", **how)
        servers.callback(served.stop)
        return served

    loads = os.getloadavg()
    explorer = serve("explorer")
    bare = Subject(FLOOR, serve("bare", command=BARE), "", ("n=1", "n=2"))
    settings = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
    command = (*BARE[:3], str(ROOT / BARE[3]), *settings, *BARE[4:])
    usual_server = serve("defaults", command=command, folder=folder)
    usual = Subject("Bare page, Streamlit's defaults", usual_server, "", bare.queries)
    pages = explorer_pages(explorer)
    many = [
        Subject(f"All actions, {times} times the records", server, "all-actions", FILTERS)
        for times in plan.times
        for server in [serve(f"times-{times}", environment=many_records(folder, times))]
    ]
    subjects = [bare, usual, *pages, *many]

    yield (
        f"{os.cpu_count()} cores; load of the machine before the run (1, 5, 15 minutes): "
        f"{', '.join(f'{load:.1f}' for load in loads)}. {plan.rounds} rounds of {plan.interactions} interactions and "
        f"{plan.loads} page loads each, all pages in turn in each round. A ratio is the median of the rounds' ratios."
    )
    yield cpu_tables(plan, subjects)
    # Before the crowds, which leave memory behind that further sessions would use again.
    yield memory_table(plan, [bare, *pages[:1]])
    yield crowd_table(plan, [bare, *pages[:1], *many[-1:]])
    yield browser_tables(plan, [bare, usual, *pages])


def explorer_pages(server: Served) -> list[Subject]:
    """The pages of the explorer that are measured."""
    dataset = load()
    figures = max(outcome_figures(dataset), key=lambda figures: len(views_of(figures)))
    outcome, views = figures.measure, [f"view={view}" for view in views_of(figures)]
    return [
        Subject("Priority page", server, dataset.priorities[0].slug, FILTERS),
        Subject("All actions", server, "all-actions", FILTERS),
        Subject("Measure page", server, outcome.slug, views),
    ]


def many_records(folder: Path, times: int) -> dict[str, str]:
    """The setting that makes a server show so many times the records."""
    return {"INCLUSION_DATA": str(multiply(folder / f"data-{times}", times))}


def in_rounds(
    subjects: Sequence[Subject], rounds: int, cost: Callable[[Subject], Coroutine[Any, Any, float]]
) -> dict[str, list[float]]:
    """What each subject cost in each round; the first round warms up and does not count."""
    found: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    for _ in range(rounds + 1):
        for subject in subjects:
            found[subject.name].append(asyncio.run(cost(subject)))
    return {name: values[1:] for name, values in found.items()}


def cpu_tables(plan: Plan, subjects: Sequence[Subject]) -> str:
    """CPU of the server for each interaction and each page load."""
    acts = in_rounds(subjects, plan.rounds, lambda subject: interaction_cpu(subject, plan.interactions))
    loads = in_rounds(subjects, plan.rounds, lambda subject: page_load_cpu(subject, plan.loads))
    return "\n\n".join(
        [
            "**Server CPU of an interaction, ms**",
            ratio_table("Page", acts, FLOOR),
            "**Server CPU of a page load without static files, ms**",
            ratio_table("Page", loads, FLOOR),
        ]
    )


def crowd_table(plan: Plan, subjects: Sequence[Subject]) -> str:
    """Readers who each act every second."""
    rows = []
    for readers in plan.readers:
        for subject in subjects:
            found: Crowd = asyncio.run(crowd(subject, readers, plan.seconds))
            rows.append(
                [
                    subject.name,
                    str(readers),
                    f"{found.p50:.0f}",
                    f"{found.p95:.0f}",
                    f"{found.cpu:.1f}",
                    str(found.lost),
                ]
            )
    header = ["Page", "readers", "p50, ms", "p95, ms", "CPU of an interaction, ms", "runs lost"]
    words = f"**Readers who each act every second for {plan.seconds} seconds on one process**"
    return f"{words}\n\n{table(header, rows)}"


def memory_table(plan: Plan, subjects: Sequence[Subject]) -> str:
    """Memory of one session."""
    rows = [[s.name, f"{asyncio.run(session_memory(s, plan.open_sessions)):.2f}"] for s in subjects]
    return f"**Memory for each of {plan.open_sessions} open sessions**\n\n{table(['Page', 'MB'], rows)}"


def browser_tables(plan: Plan, subjects: Sequence[Subject]) -> str:
    """What Chromium sees of each page, cold and warm, and of a click on a filter."""
    path = find_browser()
    if path is None:
        raise SystemExit(NO_BROWSER)
    visits: dict[tuple[str, str, str], list[Visit]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        for _ in range(plan.visits):
            for network, slow in NETWORKS.items():
                for subject in subjects:
                    both = cold_and_warm(browser, f"{subject.server.address}/{subject.page}", slow=slow)
                    for cache, visit in zip(("cold", "warm"), both, strict=True):
                        visits.setdefault((network, cache, subject.name), []).append(visit)
        lists = [subject for subject in subjects if subject.queries is FILTERS]
        clicks = {s.name: interaction_delays(browser, f"{s.server.address}/{s.page}", 20) for s in lists}
        browser.close()
    return "\n\n".join(
        [
            f"**In Chromium, medians of {plan.visits} visits** (times the bare page's value in brackets)",
            visits_table(visits),
            "**From a click on a filter to its result on screen, in Chromium, ms**",
            table(
                ["Page", "p50", "p95"], [[n, f"{statistics.median(d):.0f}", f"{p95(d):.0f}"] for n, d in clicks.items()]
            ),
        ]
    )


def visits_table(visits: Mapping[tuple[str, str, str], Sequence[Visit]]) -> str:
    """One row for each network, cache and page."""
    rows = []
    for (network, cache, name), seen in visits.items():
        bare = visits[network, cache, FLOOR]
        cells = [
            f"{middle(seen, part) / scale:.{digits}f} ({middle(seen, part) / middle(bare, part):.2f})"
            for part, scale, digits in (("content", 1, 0), ("settled", 1, 0), ("sent", 1000, 0))
        ]
        rows.append([f"{name}, {cache}, {network}", *cells, f"{middle(seen, 'requests'):.0f}"])
    return table(["Page", "first content, ms", "settled, ms", "kB sent", "requests"], rows)


def middle(visits: Sequence[Visit], part: str) -> float:
    """The median of one part of visits."""
    return float(statistics.median(getattr(visit, part) for visit in visits))


def p95(delays: Sequence[float]) -> float:
    """The delay that 95 in 100 stay below."""
    return sorted(delays)[min(len(delays) - 1, int(0.95 * len(delays)))]


if __name__ == "__main__":
    main()
