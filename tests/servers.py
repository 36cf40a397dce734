"""A server of the explorer as a process of its own, for as long as a test needs it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
STREAMLIT = ("-m", "streamlit", "run", "streamlit_app.py", "--server.address", HOST, "--server.port")
UVICORN = ("-m", "uvicorn", "streamlit_app:app", "--host", HOST, "--port")


@dataclass
class Served:
    """A running server: its process, its port, and the file that it writes its log to."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path
    below: str = ""
    """The path that the whole site stands below: "" or "/explorer"."""

    @property
    def address(self) -> str:
        """Where the site is reached."""
        return f"http://{HOST}:{self.port}{self.below}"

    def __enter__(self) -> "Served":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """Ask the process to end, and wait for it."""
        self.process.terminate()
        self.process.wait(timeout=20)


def serve(
    log: Path,
    *,
    command: Sequence[str] = STREAMLIT,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    below: str = "",
) -> Served:
    """A server that is ready to answer; in a `with` statement, for as long as its block lasts.

    What it says goes to `log`. `command` is Python's arguments, to which the port is added; `below` is the path that
    the site stands below, where the command gives it one.
    """
    port = port or free_port()
    with log.open("a") as output:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *command, str(port)],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    served = Served(process, port, log, below)
    try:
        wait_for_health(served)
    except RuntimeError:
        served.kill()
        raise
    return served


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for_health(served: Served) -> None:
    """Return once a server says that it is well; raise with its log where it ends or stays silent for a minute."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{served.address}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            if served.process.poll() is not None:
                break
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{served.log.read_text()}")
