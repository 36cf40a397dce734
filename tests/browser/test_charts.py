"""Charts under a pointer: a figure's mark tells it in one sentence, and nothing else tells anything."""

import re

from playwright.sync_api import Locator

from tests.browser.reader import Reader
from tests.site_map import MEASURES

SENTENCE = re.compile(r"[^_]+, [^_]+: [−+]?[\d.]+.*, (stated|worked out); it stands for [−\d.]+ to [−\d.]+")
STEP = 12
"""Pixels from one place to the next; a mark is wider."""


def told_by(reader: Reader, chart: Locator) -> set[str]:
    """All that a pointer is told which looks at every place of a chart."""
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    tooltip, told = reader.page.locator("#vg-tooltip-element.visible"), set()
    for y in range(int(box["y"]) + 4, int(box["y"] + box["height"]), STEP):
        for x in range(int(box["x"]) + 4, int(box["x"] + box["width"]), STEP):
            reader.page.mouse.move(x, y)
            if tooltip.count():
                told.add(tooltip.inner_text())
    return told


def test_each_mark_tells_its_figure_in_a_sentence_and_nothing_else_tells_anything(reader: Reader) -> None:
    reader.open(MEASURES[0].slug)
    told = told_by(reader, reader.expect_charts().first)
    assert len(told) >= 3
    assert [text for text in told if not SENTENCE.fullmatch(text)] == []
