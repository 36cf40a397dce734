"""Charts as pictures to take away: title, subtitle, charts, source, licence, site and version in one SVG or PNG.

They are drawn by the same Vega as on the page (vl-convert), with the site's own fonts, when first asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

import vl_convert
from PIL import Image, ImageFont

from inclusion.figures.charts import ChartBundle
from inclusion.figures.theme import AXIS, GRID, PLATE, SANS, SERIF, TEXT
from inclusion.records.words import SITE

FONTS = Path(__file__).resolve().parent / "fonts"
SERIF_BOLD, SANS_PLAIN = "source-serif-4-600.ttf", "ibm-plex-sans-400.ttf"
FAMILIES = {SERIF_BOLD: f'font-family="{SERIF}" font-weight="600"', SANS_PLAIN: f'font-family="{SANS}"'}

WIDTH, MARGIN, LEAST_HEIGHT = 1200, 44, 675
"""Pixels. Shared pages are shown at about this shape."""

GUTTER, PADDING = 32, 5
SCALE, COLOURS = 2, 64


@cache
def register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


@dataclass(frozen=True)
class Block:
    """Lines of text in one font: its file, its size and the step from line to line in pixels, and its colour."""

    font: str
    size: int
    step: int
    colour: str = TEXT

    def wrap(self, text: str, width: int) -> list[str]:
        """The text in lines that are no wider than `width`."""
        font = ImageFont.truetype(FONTS / self.font, self.size)
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and font.getlength(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def draw(self, lines: Sequence[str], x: int, top: int) -> str:
        """The lines as SVG, the first one's baseline a size below `top`."""
        style = f'{FAMILIES[self.font]} font-size="{self.size}" fill="{self.colour}"'
        rows = (
            f'<text x="{x}" y="{top + self.size + i * self.step}">{escape(line)}</text>' for i, line in enumerate(lines)
        )
        return f"<g {style}>{''.join(rows)}</g>"


TITLE = Block(SERIF_BOLD, 38, 46)
SUBTITLE = Block(SANS_PLAIN, 20, 28, AXIS)
SOURCE = Block(SANS_PLAIN, 16, 22, AXIS)
SITE_NAME = Block(SERIF_BOLD, 18, 24)


@dataclass(frozen=True)
class Drawing:
    """A part of a picture: its SVG, and its height in pixels."""

    svg: str
    height: int

    def at(self, x: int, y: int) -> str:
        """The drawing at a place of a larger one, which tells in words what it shows."""
        return self.svg.replace("<svg ", f'<svg x="{x}" y="{y}" aria-hidden="true" ', 1)


def draw_spec(spec: dict[str, Any], width: int, name: str) -> Drawing:
    """A specification drawn in a width of pixels; `name` keeps its inner ids apart from those of other drawings."""
    register_fonts()
    svg = str(vl_convert.vegalite_to_svg(spec | {"width": width - 2 * PADDING}))
    named = re.sub(r'(id="|url\(#)(clip|gradient)', rf"\g<1>{name}-\g<2>", svg)
    height, *_ = re.findall(r'width="[\d.]+" height="([\d.]+)"', svg)
    return Drawing(named, ceil(float(height)))


def chart_picture(bundle: ChartBundle, release: str) -> str:
    """A chart as an SVG of its own: title, subtitle, drawings side by side, sources, site and version."""
    inner = WIDTH - 2 * MARGIN
    columns = 2 if len(bundle.specs) > 1 else 1
    width = (inner - GUTTER * (columns - 1)) // columns
    drawings = [draw_spec(spec, width, f"d{index}") for index, spec in enumerate(bundle.specs)]
    title, subtitle = TITLE.wrap(bundle.headline, inner), SUBTITLE.wrap(bundle.subtitle, inner)
    sources = SOURCE.wrap(f"Source: {'; '.join(source.name for source in bundle.sources)}.", inner - 330)
    y = MARGIN - 10
    parts = [TITLE.draw(title, MARGIN, y)]
    y += TITLE.step * len(title) + 10
    parts.append(SUBTITLE.draw(subtitle, MARGIN, y))
    y += SUBTITLE.step * len(subtitle) + 26
    for start in range(0, len(drawings), columns):
        row = drawings[start : start + columns]
        parts += [drawing.at(MARGIN + index * (width + GUTTER), y) for index, drawing in enumerate(row)]
        y += max(drawing.height for drawing in row) + 16
    foot = max(y + 10, LEAST_HEIGHT - 30 - SOURCE.step * max(len(sources), 3))
    parts.append(f'<path d="M{MARGIN} {foot}H{WIDTH - MARGIN}" stroke="{GRID}"/>')
    parts.append(SOURCE.draw(sources, MARGIN, foot + 12))
    parts.append(signature(release, foot + 14))
    height = max(LEAST_HEIGHT, foot + 30 + SOURCE.step * max(len(sources), 3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-labelledby="title" aria-describedby="words">'
        f'<title id="title">{escape(bundle.headline)}</title><desc id="words">{escape(bundle.text)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="{PLATE}"/>{"".join(parts)}</svg>'
    )


def signature(release: str, top: int) -> str:
    """The site's mark, its name and the version of its data, at the right edge."""
    x = WIDTH - MARGIN - 280
    mark = (
        f'<g stroke="{TEXT}" stroke-width="2.5"><path d="M{x + 7} {top + 10}h42"/>'
        f'<circle cx="{x + 7}" cy="{top + 10}" r="6" fill="{TEXT}"/>'
        f'<circle cx="{x + 49}" cy="{top + 10}" r="6" fill="{PLATE}"/></g>'
    )
    return mark + SITE_NAME.draw([SITE], x, top + 22) + SOURCE.draw([release], x, top + 46)


def picture_png(svg: str) -> bytes:
    """A picture as PNG at twice its size, in as few colours as its flat areas need."""
    register_fonts()
    drawn = Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=SCALE))).convert("RGB")
    file = BytesIO()
    drawn.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()
