"""What is done before the first visitor comes: the data is checked, and nothing is made that nobody asked for."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

from streamlit.starlette import App

from inclusion.records.load import DatasetError, current_dataset

logger = logging.getLogger("inclusion")

SOON = 2.0
"""Seconds after the start: by then the first page, which a health check or a reader waits for, has gone out."""


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Load the data and log its faults; what live pages need comes soon after."""
    try:
        current_dataset()
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
    gc.freeze()
    later = asyncio.get_running_loop().call_later(SOON, Thread(target=make_ready, daemon=True).start)
    yield
    later.cancel()


def make_ready() -> None:
    """Import what live pages need, keep all that is loaded out of garbage collection, and let that be frequent again.

    What is left of sessions that ended would else stay until it is hundreds of megabytes.
    """
    for name in ("pandas", "altair"):
        import_module(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
