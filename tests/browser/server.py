"""A server of the explorer as a process of its own, for as long as a test needs it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
STREAMLIT = ("-m", "streamlit", "run", "streamlit_app.py", "--server.address", HOST, "--server.port")
UVICORN = ("-m", "uvicorn", "streamlit_app:app", "--host", HOST, "--port")
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NO_BROWSER = "No Chromium was found, so no browser test was run. Install it (on Debian: apt-get install chromium)."


def find_browser() -> str | None:
    """The path of an installed Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def serve(
    log: Path, *, command: Sequence[str] = STREAMLIT, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address of a fresh server, ended with the block; what it says goes to `log`."""
    port = free_port()
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *command, str(port)],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for_health(process, f"http://{HOST}:{port}", log)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for_health(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Return once the server says that it is well; raise with its log where it ends or stays silent for a minute."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
        time.sleep(0.25)
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
