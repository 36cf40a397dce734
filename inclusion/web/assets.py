"""Static files by address: Streamlit's own, whose names change with their content, and the site's.

Only files that were there at the start have an address, so no address can lead outside the two folders.
"""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from streamlit.file_util import get_static_dir

from inclusion.web.content import Content, make_content, respond

STREAMLIT_STATIC = Path(get_static_dir())
SITE_STATIC = Path(__file__).resolve().parent.parent / "static"

FOREVER = "public, max-age=31536000, immutable"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


@cache
def asset_paths() -> dict[str, Path]:
    """Every static file by its address; the folder of the site's script is one file, joined from those in it."""
    streamlit = [path for path in (STREAMLIT_STATIC / "static").rglob("*") if path.is_file()]
    return {
        **{f"/{path.relative_to(STREAMLIT_STATIC).as_posix()}": path for path in streamlit},
        **{f"/app/static/{path.name}{'.js' if path.is_dir() else ''}": path for path in SITE_STATIC.iterdir()},
    }


@cache
def asset(address: str) -> Content:
    """The file at an address of `asset_paths`, read once."""
    path = asset_paths()[address]
    parts = sorted(path.iterdir()) if path.is_dir() else [path]
    body = b"".join(part.read_bytes() for part in parts)
    return make_content(body, MEDIA_TYPES.get(Path(address).suffix, "application/octet-stream"))


def version(content: Content) -> str:
    """The query by which pages ask for a file of the site, so that a browser need not ask whether it changed."""
    return f"v={content.digest[:8]}"


def answer_asset(address: str, request: Request) -> Response:
    """The file at an address, to be kept for a year where its name, or the version asked for, tells its content."""
    content = asset(address)
    is_named = not address.startswith("/app/") or request.url.query == version(content)
    return respond(request, content, headers={"Cache-Control": FOREVER} if is_named else None)
