"""Our sentences are short and plain: a reading age of about 11 to 13, by the Flesch-Kincaid grade."""

import re
from collections.abc import Iterator
from html import unescape
from statistics import median

from pyphen import Pyphen

from inclusion.records.model import Dataset
from pages import site_pages
from tests.figures.drawn import all_charts

END = re.compile(r"(?<=[.!?]) ")
PART = re.compile(r"(?<=[.!?;:]) ")


SYLLABLES = Pyphen(lang="en_GB")


def grade(sentence: str) -> float:
    """The Flesch-Kincaid grade of a sentence: 0.39 times its words, 11.8 times the syllables a word, less 15.59.

    Syllables are counted by the places at which a word may be parted, which is somewhat fewer than are spoken.

    Source: Kincaid and others, Derivation of new readability formulas, 1975.
    """
    words = re.findall(r"\w+(?:['’]\w+)?", sentence)
    syllables = sum(len(SYLLABLES.positions(word)) + 1 for word in words)
    return 0.39 * len(words) + 11.8 * syllables / len(words) - 15.59


def written_texts(dataset: Dataset) -> Iterator[str]:
    """The texts of the data that are sentences of ours."""
    for action in dataset.actions:
        yield from filter(None, (action.summary, action.note))
    for measure in dataset.measures:
        yield from filter(None, (measure.definition, measure.caveats, measure.document_says))
    for priority in dataset.priorities:
        yield priority.aim
    for milestone in dataset.milestones:
        yield from filter(None, (milestone.evidence, milestone.official_note))
    for strategy in dataset.strategies:
        yield strategy.purpose
    for event in dataset.events:
        yield event.finding
    for term in dataset.glossary:
        yield term.meaning


def shown_texts(dataset: Dataset) -> Iterator[str]:
    """The paragraphs of every page, and what stands beside its charts, as we wrote them: without what is put in.

    What a short form stands for lengthens the sentence in which it is used first, which differs by view.
    """
    for page in site_pages(dataset):
        html = "".join(piece for piece in page.content({}) if isinstance(piece, str))
        for paragraph in re.findall(r"<p(?: [^>]*)?>(.*?)</p>", html, re.DOTALL):
            yield unescape(re.sub(r"<[^>]*>", "", paragraph))
    for chart in all_charts(dataset):
        yield from chart.notes


def sentences(texts: Iterator[str], end: re.Pattern[str] = END) -> list[str]:
    """The sentences of texts, without single words."""
    return [sentence for text in texts for sentence in end.split(text) if len(sentence.split()) > 2]


def test_half_of_our_sentences_read_at_grade_7_or_below(dataset: Dataset) -> None:
    grades = [grade(sentence) for sentence in sentences(written_texts(dataset))]
    assert len(grades) > 800
    assert median(grades) <= 7


def test_no_sentence_of_the_data_has_more_than_25_words(dataset: Dataset) -> None:
    assert [sentence for sentence in sentences(written_texts(dataset)) if len(sentence.split()) > 25] == []


def test_no_sentence_on_a_page_has_more_than_30_words(dataset: Dataset) -> None:
    # Lists of names after a colon and figures between semicolons are read part by part.
    assert [sentence for sentence in sentences(shown_texts(dataset), PART) if len(sentence.split()) > 30] == []
