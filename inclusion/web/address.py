"""Addresses as a server sees them: within the site, and the way from one to the first page."""

from starlette.types import Scope


def address_of(scope: Scope) -> str:
    """The address within the site: the path without what stands before the site."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", "").rstrip("/"))


def path_to_root(scope: Scope) -> str:
    """The way from an address to the first page, which holds wherever a proxy puts the site."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    below = path.removeprefix(scope.get("root_path", "").rstrip("/").encode())
    return "../" * (below.count(b"/") - 1) or "./"
