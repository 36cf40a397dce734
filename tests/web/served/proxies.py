"""A proxy in front of a server, with the project's own file for it, in which only ports are changed."""

import csv
import io
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.servers import HOST, ROOT, free_port

COMMANDS = {
    "nginx.conf": ("nginx", "-e", "stderr", "-g", "daemon off; pid {folder}/pid;", "-c"),
    "Caddyfile": ("caddy", "run", "--adapter", "caddyfile", "--config"),
    "haproxy.cfg": ("haproxy", "-db", "-f"),
}
"""How the proxy of each file in `deploy` is started."""


def find_program(name: str) -> str:
    """The path of a proxy. Without it the test is not run, which is said; where CI is set it fails."""
    program = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        words = f"{name} was not found, so no test behind it was run. Install it (on Debian: apt-get install {name})."
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    return program


@contextmanager
def proxy(file: str, folder: Path, *explorers: int, change: Callable[[str], str] = lambda text: text) -> Iterator[str]:
    """The address of a proxy before servers at these ports, ended with the block; `change` changes its file first."""
    name, *arguments = COMMANDS[file]
    port, log, settings = free_port(), folder / f"{file}.txt", folder / file
    settings.write_text(change(with_ports((ROOT / "deploy" / file).read_text(), folder, port, explorers[0])))
    command = [find_program(name), *(word.format(folder=folder) for word in arguments), str(settings)]
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            command,
            env={**os.environ, **haproxy_ports(port, explorers), "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        wait_until_passed_on(f"http://{HOST}:{port}/healthz", log)
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def with_ports(text: str, folder: Path, port: int, explorer: int) -> str:
    """A proxy's file with other ports; nginx, unlike the others, wants folders that the tests' user may write in."""
    folders = "".join(
        f"{name}_temp_path {folder}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    changes = {
        "127.0.0.1:8600": f"{HOST}:{port}",
        "127.0.0.1:8501": f"{HOST}:{explorer}",
        "http {": f"http {{ {folders}",
    }
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def haproxy_ports(port: int, explorers: tuple[int, ...]) -> Mapping[str, str]:
    """What HAProxy's file reads from the environment: where readers come in, and two servers, perhaps the same."""
    ports = {f"EXPLORER_PORT_{number}": str(found) for number, found in ((1, explorers[0]), (2, explorers[-1]))}
    return {"EXPLORER_BIND": f"{HOST}:{port}", **ports}


def wait_until_passed_on(address: str, log: Path) -> None:
    """Return once an address answers."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The proxy did not start:\n{log.read_text()}")


def downloaded_actions(reader: Reader) -> list[str]:
    """The ids of the actions in the file that the page offers."""
    with reader.page.expect_download() as coming:
        reader.download.click()
    text = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    return [row["action"] for row in csv.DictReader(io.StringIO(text))]
