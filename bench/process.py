"""What a server's process has used of the machine. It reads /proc, so it needs Linux."""

import os
from pathlib import Path

from tests.servers import HOST, Served

BARE = ("-m", "streamlit", "run", "bench/bare.py", "--server.address", HOST, "--server.port")


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
