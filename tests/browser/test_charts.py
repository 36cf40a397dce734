"""Charts under a pointer: a figure's mark tells it in one sentence, and nothing else tells anything."""

import re

from playwright.sync_api import Locator

from tests.browser.reader import Reader
from tests.site_map import MEASURES

SENTENCE = re.compile(r"[^_]+, [^_]+: [−+]?[\d.]+.*, (stated|worked out); it stands for [−\d.]+ to [−\d.]+")
MIDDLES = """parts => parts.map(part => part.getBoundingClientRect()).map(box => [
    Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)])"""
"""The middle of each part of a drawing, in pixels of the window."""


def told_by(reader: Reader, chart: Locator) -> set[str]:
    """All that a pointer is told which looks at every part of a chart: marks, words, lines, the plate itself."""
    chart.scroll_into_view_if_needed()
    middles = chart.locator("svg :is(path, text, line, rect)").evaluate_all(MIDDLES)
    tooltip, told = reader.page.locator("#vg-tooltip-element.visible"), set()
    for x, y in {tuple(middle) for middle in middles}:
        reader.page.mouse.move(x, y)
        if tooltip.count():
            told.add(tooltip.inner_text())
    return told


def test_each_mark_tells_its_figure_in_a_sentence_and_nothing_else_tells_anything(reader: Reader) -> None:
    reader.open(MEASURES[0].slug)
    told = told_by(reader, reader.expect_charts().first)
    assert len(told) >= 3
    assert [text for text in told if not SENTENCE.fullmatch(text)] == []
