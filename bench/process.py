"""Servers that are measured, and what their processes have used of the machine. It reads /proc, so it needs Linux."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.servers import HOST, ROOT, STREAMLIT, Served, free_port

BARE = ("-m", "streamlit", "run", "bench/bare.py", "--server.address", HOST, "--server.port")
FLOOR = ("-m", "streamlit", "run", "bench/floor.py", *BARE[4:])
SHORT_LIVED = (*STREAMLIT[:4], "--server.disconnectedSessionTTL", "1", *STREAMLIT[4:])
"""The explorer, whose sessions end a second after their readers have gone."""

SHINY = "shiny==1.8.0"


def peer_python() -> Path:
    """Python with Shiny in an environment of its own, made once below the system's temporary folder."""
    folder = Path(tempfile.gettempdir()) / f"bench-{SHINY}"
    python, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)  # noqa: S603
        subprocess.run([python, "-m", "pip", "install", "--quiet", SHINY], check=True, capture_output=True)  # noqa: S603
        ready.touch()
    return python


def start_peer(log: Path) -> Served:
    """The peer, ready to answer."""
    port = free_port()
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            [peer_python(), "-m", "shiny", "run", "--port", str(port), "bench/peer.py"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    served = Served(process, port, log)
    wait_for_page(served, "")
    return served


def seconds_to_page(command: tuple[str, ...], page: str, log: Path) -> float:
    """The time from the start of a server to its first whole page."""
    port = free_port()
    with log.open("w") as output:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *command, str(port)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    served = Served(process, port, log)
    try:
        wait_for_page(served, page)
        return time.perf_counter() - began
    finally:
        served.stop()


def wait_for_page(served: Served, page: str) -> None:
    """Return once a page has come whole; raise with the server's log where it has not in a minute."""
    for _ in range(3000):
        try:
            with urllib.request.urlopen(f"{served.address}/{page}", timeout=60) as answer:  # noqa: S310
                answer.read()
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(served.log.read_text())


def cpu_seconds(server: Served) -> float:
    """CPU time that the process has used since it began, in all its threads."""
    fields = read(server, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(server: Served) -> int:
    """Bytes of memory that the process holds."""
    return int(read(server, "statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def read(server: Served, name: str) -> str:
    """What the system tells of the process."""
    return Path(f"/proc/{server.process.pid}/{name}").read_text()
