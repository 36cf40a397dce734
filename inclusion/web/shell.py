"""The page shell: Streamlit's own index.html with the site's language, titles, files and first content.

Streamlit's file is read as it is and changed in few places. Each must be there exactly once, so that a new version of
Streamlit that changes one of them is noticed at once and not by a reader.
"""

import base64
import hashlib
import re
from functools import cache

from inclusion.site.markup import Markup
from inclusion.web.assets import STREAMLIT_STATIC, asset, version

SCRIPT = """<script>
      window.prerenderReady = false
      // Every page stands right below the root, so the client need not look for its server in a page's own address.
      window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }
    </script>"""

HEAD = """{head}
    <meta name="color-scheme" content="light dark" />
    <link rel="stylesheet" href="./app/static/shell.css" />
    <script type="module" src="./app/static/enhance.js"></script>"""

# `data-live-announcer` has an open list of choices leave the announcer to be heard, as it hides all else around it.
# In the body the site's style comes after all that Streamlit's client puts into the head, so that its rules win.
BODY = """<link rel="stylesheet" href="./app/static/explorer.css" />
    {first_paint}
    <div id="root"></div>
    <div id="announcer" aria-live="polite" data-live-announcer="true"></div>"""

CHANGES = (
    (r'<html lang="en">', '<html lang="en-GB">'),
    (r'<link rel="shortcut icon" href="\./favicon\.png" />', '<link rel="icon" href="./app/static/icon.svg" />'),
    (
        r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*/>',
        "\n    ".join(
            f'<link rel="preload" href="./app/static/{font}.woff2" as="font" type="font/woff2" crossorigin />'
            for font in ("ibm-plex-sans", "source-serif-4")
        ),
    ),
    (r"<title>Streamlit</title>", HEAD),
    (r"<!--\s+Machine-readable pointer[^>]*-->\s*<link rel=\"service-desc\"[^>]*/>\s*", ""),
    (r"<script>\s*window\.prerenderReady = false\s*</script>", SCRIPT),
    (r"<noscript>.*?</noscript>\s*", ""),
    (r'<div id="root"></div>', BODY),
)
"""What is found in Streamlit's file, as a pattern, and what stands there instead."""


class ShellError(Exception):
    """Streamlit's index.html is not the one that `CHANGES` was written for."""


@cache
def shell_template() -> str:
    """Streamlit's index.html with the site's changes; `{head}` and `{first_paint}` are still to be filled in."""
    text = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    for pattern, replacement in CHANGES:
        text = replace_once(text, pattern, replacement)
    return re.sub(r"\.(/app/static/[^\"]+)", lambda found: f"{found[0]}?{version(asset(found[1]))}", text)


def replace_once(text: str, pattern: str, replacement: str) -> str:
    """The text with the one place that matches the pattern replaced; `ShellError` where there is not exactly one."""
    changed, found = re.subn(pattern, lambda _: replacement, text, flags=re.DOTALL)
    if found != 1:
        raise ShellError(f"Streamlit's index.html has {found} places like {pattern!r}, not 1")
    return changed


def page_shell(*, head: Markup, first_paint: Markup) -> str:
    """The HTML of a page, with what its head tells of it and its first content."""
    filled = {"{head}": head, "{first_paint}": first_paint}
    pattern = "|".join(re.escape(name) for name in filled)
    return re.sub(pattern, lambda match: filled[match[0]], shell_template())


@cache
def content_security_policy(framers: tuple[str, ...] = ()) -> str:
    """Which sources a page may load from: this server alone, and of inline scripts only the shell's, by their hash.

    `framers` are the other sites that may show a page in a frame.
    """
    scripts = re.findall(r"<script>(.*?)</script>", shell_template(), re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *(f"'sha256-{digest}'" for digest in hashes)]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(["frame-ancestors 'self'", *framers]),
        ]
    )
