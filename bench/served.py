"""A server as a process of its own, and what it has used of the machine. It reads /proc, so it needs Linux."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import HOST, ROOT, STREAMLIT, free_port, wait_for_health

BARE = ("-m", "streamlit", "run", "bench/bare.py", "--server.address", HOST, "--server.port")


@dataclass
class Served:
    """A running server: its process, its port, and the file that it writes its log to."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://{HOST}:{self.port}"

    def cpu_seconds(self) -> float:
        """CPU time that the process has used since it began, in all its threads."""
        fields = self.read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes of memory that the process holds."""
        return int(self.read("statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def read(self, name: str) -> str:
        """What the system tells of the process."""
        return Path(f"/proc/{self.process.pid}/{name}").read_text()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """Ask the process to end, and wait for it."""
        self.process.terminate()
        self.process.wait(timeout=20)


def start(
    log: Path,
    *,
    command: Sequence[str] = STREAMLIT,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> Served:
    """A server that is ready to answer; `command` is Python's arguments, to which the port is added."""
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
    served = Served(process, port, log)
    try:
        wait_for_health(process, served.address, log)
    except RuntimeError:
        served.kill()
        raise
    return served


@contextmanager
def serving(log: Path, **how: object) -> Iterator[Served]:
    """A server for as long as the block lasts."""
    served = start(log, **how)  # type: ignore[arg-type]
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.stop()
