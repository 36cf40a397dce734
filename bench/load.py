"""What readers cost the server: CPU for each interaction and page load, delays under many readers, memory."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx
from websockets.exceptions import ConnectionClosed

from bench.process import cpu_seconds, memory
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
    """How readers fared who each acted every second: milliseconds of delay, CPU of an interaction, runs lost."""

    readers: int
    p50: float
    p95: float
    cpu: float
    lost: int


async def interaction_cpu(subject: Subject, times: int) -> float:
    """Milliseconds of server CPU for one interaction of one reader."""
    async with opened(subject.server.address, subject.page) as session:
        await session.run()
        before = cpu_seconds(subject.server)
        for turn in range(times):
            await session.run(subject.queries[turn % len(subject.queries)])
        return (cpu_seconds(subject.server) - before) / times * 1000


async def load_page(client: httpx.AsyncClient, address: str, page: str) -> None:
    """What a page load asks of a server whose static files the browser has: the page, two small files, one run."""
    for path in (f"/{page}", "/_stcore/health", "/_stcore/host-config"):
        (await client.get(address + path)).raise_for_status()
    async with opened(address, page) as session:
        await session.run()


async def page_load_cpu(subject: Subject, times: int) -> float:
    """Milliseconds of server CPU for one page load, without the static files."""
    async with httpx.AsyncClient(timeout=60) as client:
        await load_page(client, subject.server.address, subject.page)
        before = cpu_seconds(subject.server)
        for _ in range(times):
            await load_page(client, subject.server.address, subject.page)
        return (cpu_seconds(subject.server) - before) / times * 1000


async def crowd(subject: Subject, readers: int, seconds: int) -> Crowd:
    """So many readers who each act every second, spread over the second, for so many seconds."""
    async with AsyncExitStack() as stack:
        sessions = [
            await stack.enter_async_context(opened(subject.server.address, subject.page)) for _ in range(readers)
        ]
        for session in sessions:
            await session.run()
        before = cpu_seconds(subject.server)
        start = time.perf_counter() + 0.2
        found = await asyncio.gather(
            *(act(subject, session, start + number / readers, seconds) for number, session in enumerate(sessions))
        )
        cpu = cpu_seconds(subject.server) - before
    delays = sorted(delay for one in found for delay in one)
    done, lost = len(delays), readers * seconds - len(delays)
    if not delays:
        return Crowd(readers, float("inf"), float("inf"), float("inf"), lost)
    p95 = delays[min(done - 1, int(0.95 * done))]
    return Crowd(readers, statistics.median(delays) * 1000, p95 * 1000, cpu / done * 1000, lost)


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
