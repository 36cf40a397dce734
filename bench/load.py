"""What readers cost the server: CPU for each interaction and page load, delays under many readers, memory."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from websockets.exceptions import ConnectionClosed

from bench.process import cpu_seconds, memory
from bench.report import p95, slope
from tests.servers import Served
from tests.sessions import RunError, Session, opened

LOST = (RunError, TimeoutError, OSError, ConnectionClosed)


@dataclass(frozen=True)
class Subject:
    """A page that is measured: its name in the tables, its server, its address, and what readers ask of it in turn."""

    name: str
    server: Served
    page: str
    queries: Sequence[str]


@dataclass(frozen=True)
class Crowd:
    """How readers fared who each acted every second: milliseconds of delay, and runs lost."""

    readers: int
    p50: float
    p95: float
    lost: int

    @property
    def is_served(self) -> bool:
        """Whether hardly anybody waited long enough to notice."""
        return self.p95 < 300 and not self.lost


async def interaction_cpu(subject: Subject, times: int) -> float:
    """Milliseconds of server CPU for one interaction of one reader."""
    async with opened(subject.server.address, subject.page) as session:
        await session.run()
        before = cpu_seconds(subject.server)
        for turn in range(times):
            await session.run(subject.queries[turn % len(subject.queries)])
        return (cpu_seconds(subject.server) - before) / times * 1000


async def messages_of_a_click(subject: Subject) -> float:
    """How many messages the server sends for one interaction, on the average of all."""
    async with opened(subject.server.address, subject.page) as session:
        await session.run()
        before = session.messages
        for query in subject.queries:
            await session.run(query)
        return (session.messages - before) / len(subject.queries)


async def crowd(subject: Subject, readers: int, seconds: int) -> Crowd:
    """So many readers who each act every second, spread over the second, for so many seconds."""
    async with AsyncExitStack() as stack:
        sessions = [
            await stack.enter_async_context(opened(subject.server.address, subject.page)) for _ in range(readers)
        ]
        for session in sessions:
            await session.run()
        start = time.perf_counter() + 0.2
        found = await asyncio.gather(
            *(act(subject, session, start + number / readers, seconds) for number, session in enumerate(sessions))
        )
    delays = [delay for one in found for delay in one]
    lost = readers * seconds - len(delays)
    if not delays:
        return Crowd(readers, float("inf"), float("inf"), lost)
    return Crowd(readers, statistics.median(delays) * 1000, p95(delays) * 1000, lost)


async def act(subject: Subject, session: Session, start: float, seconds: int) -> list[float]:
    """One reader: an interaction each second; the delay counts from the moment when the reader meant to act."""
    delays = []
    for turn in range(seconds):
        await asyncio.sleep(max(0.0, start + turn - time.perf_counter()))
        try:
            await session.run(subject.queries[turn % len(subject.queries)])
        except LOST:
            break
        delays.append(time.perf_counter() - start - turn)
    return delays


async def session_memory(subject: Subject, readers: int) -> float:
    """Megabytes of memory for one open session in which a reader has acted a few times."""
    await crowd(subject, 5, 2)
    before = memory(subject.server)
    async with AsyncExitStack() as stack:
        for _ in range(readers):
            session = await stack.enter_async_context(opened(subject.server.address, subject.page))
            for query in ("", *subject.queries[:3]):
                await session.run(query)
        return (memory(subject.server) - before) / readers / 1e6


async def growth(subject: Subject, rounds: int, readers: int) -> float:
    """Kilobytes that memory grows for each session that has come, acted and gone, by the slope of the later rounds.

    The earlier ones fill what is kept for all, until Python has collected what they left once.
    """
    held = []
    for _ in range(rounds):
        async with AsyncExitStack() as stack:
            for _ in range(readers):
                session = await stack.enter_async_context(opened(subject.server.address, subject.page))
                for query in ("", *subject.queries[:3]):
                    await session.run(query)
        await asyncio.sleep(2)
        held.append(memory(subject.server) / 1000)
    return slope(held[rounds // 2 :]) / readers
