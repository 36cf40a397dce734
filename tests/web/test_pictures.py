"""Charts as pictures by address."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from inclusion.figures.views import pictures
from inclusion.records.load import current_dataset
from inclusion.records.words import SITE, release_words
from tests.web.asgi import ask

OF_EACH_KIND = {name.rpartition("-")[2]: name for name in reversed(pictures(current_dataset()))}
"""One picture of each view, as drawing takes its time; that every chart has one is told by `pictures` alone."""

NAMES = tuple(OF_EACH_KIND.values())


def words_of_svg(svg: str) -> str:
    """All text that an SVG draws, in order, with one space between words."""
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  (it is our own)
    return re.sub(r"\s+", " ", " ".join("".join(text.itertext()) for text in texts))


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_tells_its_message_its_source_and_its_version(name: str) -> None:
    bundle = pictures(current_dataset())[name]()
    answer = ask(f"/charts/{name}.svg")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    words = words_of_svg(answer.text)
    for told in (bundle.headline, bundle.subtitle, SITE, release_words(current_dataset().release)):
        assert told in words
    assert all(source.name in words for source in bundle.sources)


def test_a_picture_is_heard_by_its_headline_and_its_words_and_no_mark_of_it() -> None:
    bundle = pictures(current_dataset())[NAMES[0]]()
    picture = ET.fromstring(ask(f"/charts/{NAMES[0]}.svg").text)  # noqa: S314  (it is our own)
    by_id = {part.get("id"): part.text for part in picture}
    assert by_id[picture.get("aria-labelledby")] == bundle.headline
    assert by_id[picture.get("aria-describedby")] == bundle.text
    drawings = [part for part in picture if part.tag.endswith("svg")]
    assert [drawing.get("aria-hidden") for drawing in drawings] == ["true"] * len(bundle.specs)


def test_the_same_picture_comes_as_png_at_twice_its_size() -> None:
    name = NAMES[0]
    svg, png = ask(f"/charts/{name}.svg"), ask(f"/charts/{name}.png")
    size = re.search(r'width="(\d+)" height="(\d+)"', svg.text)
    assert size is not None
    assert png.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(png.body)).size == (2 * int(size[1]), 2 * int(size[2]))


def test_the_figures_of_a_picture_come_beside_it() -> None:
    name = NAMES[0]
    rows = list(csv.DictReader(io.StringIO(ask(f"/charts/{name}.csv").body.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(pictures(current_dataset())[name]().sheet.rows)


@pytest.mark.parametrize("path", ["/charts/nothing-gap.png", f"/charts/{NAMES[0]}.exe", "/charts/", "/charts"])
def test_what_is_no_picture_is_not_found(path: str) -> None:
    assert ask(path).status == 404


def test_a_picture_opens_in_the_browser_under_a_telling_name() -> None:
    assert ask(f"/charts/{NAMES[0]}.svg").headers["content-disposition"].startswith(f'inline; filename="{NAMES[0]}-v')
