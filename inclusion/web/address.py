"""Addresses: within the site as the server sees them, and in the world as readers do."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from inclusion.web.settings import HOST, public_address

HOST_NAME = re.compile(HOST, re.ASCII | re.IGNORECASE)
PREFIX = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)


def address_of(scope: Scope) -> str:
    """The address within the site: the path without what stands before the site."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", "").rstrip("/"))


def path_to_root(scope: Scope) -> str:
    """The way from an address to the first page, which holds wherever a proxy puts the site."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    below = path.removeprefix(scope.get("root_path", "").rstrip("/").encode())
    return "../" * (below.count(b"/") - 1) or "./"


def public_root(scope: Scope) -> str:
    """The whole address of the first page: as the operator set it, else as the request and its proxies tell it.

    Headers may hold anything: what is no host or path is not used.
    """
    if public_address():
        return public_address()
    headers = Headers(scope=scope)
    hosts = [host for host in asked_hosts(headers) if HOST_NAME.fullmatch(host)]
    scheme = headers.get("x-forwarded-proto", scope["scheme"]).partition(",")[0]
    prefix = headers.get("x-forwarded-prefix", "")
    path = (prefix if PREFIX.fullmatch(prefix) else "").rstrip("/") + scope.get("root_path", "").rstrip("/")
    return f"{'https' if scheme == 'https' else 'http'}://{hosts[0] if hosts else 'localhost'}{path}/"


def asked_hosts(headers: Headers) -> list[str]:
    """The hosts that a request was sent to, as far as proxies tell it, the one nearest to the reader first."""
    forwarded = headers.get("x-forwarded-host", "").split(",")
    return [host for name in (*forwarded, headers.get("host", "")) if (host := name.strip())]
