"""Measure the explorer beside a bare Streamlit page and a peer in Shiny, and write the table of docs/performance.md.

`python -m bench` takes about 12 minutes on two quiet cores. `--print` only shows the table, `--quick` takes one round.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.chromium import OF_THE_EXPLORER, OF_THE_FLOOR, OF_THE_PEER, Visit, click_delays, cold_and_warm
from bench.load import Subject, crowd, growth, interaction_cpu, messages_of_a_click, session_memory
from bench.process import BARE, FLOOR, SHORT_LIVED, seconds_to_page, start_peer
from bench.report import Line, lines_table, p95, write_between_markers
from inclusion.actions.facets import PROGRESS_NAMES
from inclusion.figures.measure import outcome_figures
from inclusion.figures.views import tabs_of
from inclusion.records.load import load
from inclusion.records.model import Dataset
from tests.browser.chromium import BROWSER_FLAGS, NO_BROWSER, find_browser
from tests.many import multiply
from tests.servers import STREAMLIT, Served, serve
from tests.web.served.proxies import proxy

FILTERS = ("progress=next", "q=speech", "ks=ks1", "progress=next&ks=ks2", "theme=early-years", "")
TIMES = 100
"""How many times the records a second server of the explorer shows."""


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int = 5
    clicks: int = 15
    interactions: int = 90
    crowds: Sequence[int] = (50, 100, 150, 200)
    seconds: int = 12
    open_sessions: int = 100
    growth_rounds: int = 20


@dataclass(frozen=True)
class Measured:
    """What is measured: pages of the explorer and what stands beside them, and where servers write their logs."""

    plan: Plan
    folder: Path
    bare: Subject
    priority: Subject
    actions: Subject
    measure: Subject
    many: Subject
    new: Subject
    floor: Subject
    peer: Subject

    @property
    def pages(self) -> tuple[Subject, ...]:
        """The pages of the explorer."""
        return self.priority, self.actions, self.measure

    def rounds(self, cost: Callable[[Subject], float], *subjects: Subject) -> list[list[float]]:
        """What each subject cost in each round, all in turn; a first round warms up and does not count."""
        found = [[cost(subject) for subject in subjects] for _ in range(self.plan.rounds + 1)]
        return [list(values) for values in zip(*found[1:], strict=True)]


def main() -> None:
    """Measure, show what was found, and write it where that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--print", action="store_true", help="write nothing")
    parser.add_argument("--quick", action="store_true", help="one short round, to see that it runs")
    chosen = parser.parse_args()
    plan = replace(Plan(), rounds=1, clicks=5, seconds=4, open_sessions=20, growth_rounds=4) if chosen.quick else Plan()
    began, loads = time.perf_counter(), os.getloadavg()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        for line in measure(serve_all(plan, Path(folder), servers)):
            print(*line.cells(), sep=" | ", flush=True)
            lines.append(line)
    words = (
        f"{os.cpu_count()} cores; load of the machine before the run (1, 5, 15 minutes): "
        f"{', '.join(f'{load:.1f}' for load in loads)}. {plan.rounds} rounds, all pages in turn in each; medians of "
        f"the rounds, and of their ratios. The run took {(time.perf_counter() - began) / 60:.0f} minutes."
    )
    if not chosen.print:
        write_between_markers(f"{words}\n\n{lines_table(lines)}")


def serve_all(plan: Plan, folder: Path, servers: ExitStack) -> Measured:
    """All that is measured, with its servers running until `servers` closes."""

    def begin(name: str, **how: Any) -> Served:
        return servers.enter_context(serve(folder / f"{name}.txt", **how))

    dataset = load()
    figures = max(outcome_figures(dataset), key=lambda figures: len(tabs_of(figures)))
    views = [f"view={view}" for view in tabs_of(figures)]
    explorer, data = begin("explorer"), {"INCLUSION_DATA": str(multiply(folder / "data", TIMES))}
    peer = start_peer(folder / "peer.txt")
    servers.callback(peer.stop)
    return Measured(
        plan,
        folder,
        bare=Subject("bare page", begin("bare", command=BARE), "", ("n=1", "n=2")),
        priority=Subject("priority page", explorer, dataset.priorities[0].slug, FILTERS),
        actions=Subject("All actions", explorer, "all-actions", FILTERS),
        measure=Subject("measure page", explorer, figures.measure.slug, views),
        many=Subject(f"{TIMES} times", begin("many", environment=data), "all-actions", FILTERS),
        new=Subject("All actions, views that nobody kept", explorer, "all-actions", new_views(dataset)),
        floor=Subject("the peer's page in plain Streamlit", begin("floor", command=FLOOR), "", ("n=1", "n=2")),
        peer=Subject("Shiny", peer, "", ()),
    )


def new_views(dataset: Dataset) -> list[str]:
    """More views than the server keeps, so that each is made anew when its turn comes again."""
    ways = product(PROGRESS_NAMES, dataset.themes, dataset.key_stages)
    return [f"progress={progress}&theme={theme.theme}&ks={stage.key_stage}" for progress, theme, stage in ways]


def measure(measured: Measured) -> Iterator[Line]:
    """Each line of the table. Memory comes before the crowds, which leave some behind that sessions would use again."""
    yield from start_lines(measured)
    yield from memory_lines(measured)
    yield from cpu_lines(measured)
    with sync_playwright() as playwright:
        path = find_browser()
        if path is None:
            raise SystemExit(NO_BROWSER)
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield from click_lines(measured, browser)
        yield from visit_lines(measured, browser)
        browser.close()
    yield from crowd_lines(measured)


def start_lines(measured: Measured) -> Iterator[Line]:
    """From the start of a server to its first whole page, a measure's, beside the bare page's."""
    log = measured.folder / "start.txt"
    commands = {"bare page": BARE, "measure page": STREAMLIT}
    bare, ours = measured.rounds(
        lambda subject: seconds_to_page(commands[subject.name], subject.page, log), measured.bare, measured.measure
    )
    yield Line("Start to first whole page, s; bare page", 3, ours, bare, 2)


def memory_lines(measured: Measured) -> Iterator[Line]:
    """Memory of a session that is open, and of those that came and went."""
    plan = measured.plan
    held = asyncio.run(session_memory(measured.priority, plan.open_sessions))
    yield Line(f"Memory of each of {plan.open_sessions} sessions, MB", 0.2, [held], digits=2)
    with serve(measured.folder / "short.txt", command=SHORT_LIVED) as server:
        grown = asyncio.run(growth(replace(measured.priority, server=server), plan.growth_rounds, 40))
    sessions = 40 * (plan.growth_rounds - plan.growth_rounds // 2)
    yield Line(f"Growth for each of {sessions} sessions that came and went, kB", 1, [grown], digits=2)


def cpu_lines(measured: Measured) -> Iterator[Line]:
    """CPU of the server and messages for a click, beside the bare page's and with many times the records."""

    def cost(subject: Subject) -> float:
        return asyncio.run(interaction_cpu(subject, max(measured.plan.interactions, len(subject.queries))))

    subjects = (*measured.pages[:2], measured.new, measured.floor)
    bare, many, *ours = measured.rounds(cost, measured.bare, measured.many, *subjects)
    for subject, found in zip(subjects, ours, strict=True):
        yield Line(f"Server CPU of a click, ms, {subject.name}; bare page", 2, found, bare, 1)
    yield Line(f"Server CPU of a click, ms, {TIMES} times the records; All actions", 3, many, ours[1], 1)
    for subject in (*measured.pages[:2], measured.floor):
        yield Line(f"Messages of a click, {subject.name}", 14, [asyncio.run(messages_of_a_click(subject))])


def click_lines(measured: Measured, browser: Browser) -> Iterator[Line]:
    """From a click to the screen, beside the peer, with many times the records, and on a slow processor."""
    kinds = {measured.peer.name: OF_THE_PEER, measured.floor.name: OF_THE_FLOOR}

    def delays(subject: Subject, slower: int = 1) -> list[float]:
        address, kind = f"{subject.server.address}/{subject.page}", kinds.get(subject.name, OF_THE_EXPLORER)
        return click_delays(browser, address, measured.plan.clicks, kind, slower=slower)

    subjects = (measured.peer, measured.floor, *measured.pages[:2], measured.many)
    of: dict[str, list[list[float]]] = {subject.name: [] for subject in subjects}
    for _ in range(measured.plan.rounds):
        for subject in subjects:
            of[subject.name].append(delays(subject))
    for subject in (*measured.pages[:2], measured.floor):
        for name, part in (("median", statistics.median), ("95th percentile", p95)):
            ours, beside = ([float(part(one)) for one in of[which.name]] for which in (subject, measured.peer))
            yield Line(f"Click to screen, ms, {name}, {subject.name}; Shiny", 1, ours, beside)
    many, once = ([statistics.median(one) for one in of[s.name]] for s in (measured.many, measured.actions))
    yield Line(f"Click to screen, ms, {TIMES} times the records; All actions", 2, many, once)
    for subject in (*measured.pages[:2], measured.floor):
        slow = [statistics.median(delays(subject, 4)) for _ in range(min(3, measured.plan.rounds))]
        yield Line(f"Click to screen, ms, processor 4 times slower, {subject.name}", 250, slow)


def visit_lines(measured: Measured, browser: Browser) -> Iterator[Line]:
    """A page's load: when it stands whole, when its content does on a slow line, and what moves by itself."""
    subjects = (measured.bare, measured.floor, *measured.pages)
    seen: dict[tuple[str, str], list[Visit]] = {}
    for _ in range(measured.plan.rounds):
        for subject in subjects:
            address = f"{subject.server.address}/{subject.page}"
            fast, slow = (cold_and_warm(browser, address, slow=is_slow) for is_slow in (False, True))
            for kind, visit in zip(("cold", "warm", "slow"), (*fast, slow[0]), strict=True):
                seen.setdefault((subject.name, kind), []).append(visit)

    def part(subject: Subject, kind: str, name: str) -> list[float]:
        return [getattr(visit, name) for visit in seen[subject.name, kind]]

    for subject, kind in product((measured.floor, *measured.pages), ("cold", "warm")):
        ours, bare = (part(one, kind, "settled") for one in (subject, measured.bare))
        yield Line(f"Settled, ms, {kind}, {subject.name}; bare page", 1.25, ours, bare)
    for subject in measured.pages:
        content, bare = part(subject, "slow", "content"), part(measured.bare, "slow", "settled")
        yield Line(f"First content at 10 Mbit/s, ms, {subject.name}; bare page settled", 0.2, content, bare)
        shifts = [max(part(subject, kind, "shift")) for kind in ("cold", "warm", "slow")]
        yield Line(f"Layout shift, the most of all loads, {subject.name}", 0.02, [max(shifts)], digits=3)
        sent, bare = ([size / 1000 for size in part(one, "cold", "sent")] for one in (subject, measured.bare))
        yield Line(f"Sent for a cold load, kB, {subject.name}; bare page", 1, sent, bare)


def crowd_lines(measured: Measured) -> Iterator[Line]:
    """Readers who act every second: on two processes behind HAProxy, and how many one process carries."""
    plan, one = measured.plan, measured.priority.server
    with (
        serve(measured.folder / "other.txt") as other,
        proxy("haproxy.cfg", measured.folder, one.port, other.port) as address,
    ):
        time.sleep(5)  # by then it has imported what comes after the first page
        behind = Served(one.process, int(address.rpartition(":")[2]), one.log)
        subject = replace(measured.priority, server=behind)
        asyncio.run(crowd(subject, 20, 5))  # a new process makes each view once
        both = asyncio.run(crowd(subject, 200, plan.seconds))
    yield Line("200 readers a second on two processes behind HAProxy, 95th percentile, ms", 300, [both.p95])
    yield Line("Runs lost of theirs", 0, [both.lost])
    for readers in plan.crowds:
        alone = asyncio.run(crowd(measured.priority, readers, plan.seconds))
        yield Line(f"{readers} readers a second on one process, 95th percentile, ms", 300, [alone.p95])
        if not alone.is_served:
            return


if __name__ == "__main__":
    main()
