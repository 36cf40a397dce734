"""An answer's content: bytes with their type, compressed once, with a tag that tells whether they changed.

It knows HTTP, and nothing of the site.
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

Answer = Callable[[Request], Response]
"""What answers one address."""

SMALLEST_COMPRESSED = 1000
"""Bytes below which compression saves nothing worth its time."""

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Content:
    """What is sent: the body, the same compressed (None where that saves nothing), its type and its tag."""

    body: bytes
    compressed: bytes | None
    media_type: str
    tag: str


def make_content(body: bytes, media_type: str) -> Content:
    """A body as content. The tag is weak, as it stands for both the plain and the compressed bytes."""
    compressed = gzip.compress(body, 6, mtime=0) if len(body) >= SMALLEST_COMPRESSED else body
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Content(body, compressed if len(compressed) < 0.9 * len(body) else None, media_type, tag)


def respond(request: Request, content: Content, *, status: int = 200, headers: Mapping[str, str]) -> Response:
    """The content as the request takes it: compressed, plain, or 304 where the client has it already."""
    headers = {**headers, "ETag": content.tag, "Vary": "Accept-Encoding"}
    if status == 200 and content.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if content.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(content.compressed, status, headers, content.media_type)
    return Response(content.body, status, headers, content.media_type)
