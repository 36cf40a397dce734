"""Colours, shapes and type of the charts: one meaning a colour, place.

The palette is the Government Analysis Function's; England and the East Midlands take orange and turquoise for marks
only, never for text. The rest of the look stands in .streamlit/config.toml and static/explorer.css.
"""

from dataclasses import dataclass
from typing import Any

PLATE = "#FFFFFF"
TEXT = "#1B1F2A"
AXIS = "#4A4F5A"
GRID = "#E3E3E3"


@dataclass(frozen=True)
class Mark:
    """How a place is drawn: colour, shape, and whether the shape is filled."""

    colour: str
    shape: str
    filled: bool


MARKS = {
    "lincolnshire": Mark("#12436D", "circle", True),
    "england": Mark("#F46A25", "diamond", False),
    "east-midlands": Mark("#28A197", "square", False),
    "statistical-neighbours": Mark("#801650", "triangle-up", False),
}


SANS = "IBM Plex Sans, Arial, sans-serif"
SERIF = "Explorer Serif, Georgia, serif"
NARROW = "width < 600"
"""A chart's width in pixels, as Vega sees it, below which labels move and shrink."""


def by_width(narrow: object, wide: object) -> dict[str, str]:
    """A mark property that depends on the chart's width."""
    return {"expr": f"{NARROW} ? {narrow!r} : {wide!r}"}


def chart_config() -> dict[str, Any]:
    """Fonts, colours and sizes of every chart; text is never under 13 px."""
    return {
        "background": PLATE,
        "font": SANS,
        "view": {"stroke": None},
        "mark": {"tooltip": None},  # Streamlit would show each field of every mark, also of headings
        "title": {"anchor": "start", "color": TEXT, "fontSize": 17, "fontWeight": 600, "offset": 14},
        "legend": {"labelColor": TEXT, "labelFontSize": 15, "symbolSize": 150, "offset": 4},
        "axis": {
            "labelColor": AXIS,
            "labelFontSize": 15,
            "titleColor": AXIS,
            "titleFontSize": 15,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
            "labelOverlap": True,
            "labelSeparation": 6,
        },
        "text": {"color": TEXT, "fontSize": 17, "font": SANS},
    }
