"""The distinct words of the documents, as document_words.csv keeps them: words alone, in alphabetical order."""

import csv
import io
from collections.abc import Iterator, Mapping

from inclusion.records.model import Dataset, DocumentWord
from inclusion.records.words import is_listed, words_of


def distinct_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, each once, without numbers and single letters."""
    return tuple(sorted(set(filter(is_listed, words_of(text)))))


def words_file(texts: Mapping[str, str], dataset: Dataset) -> str:
    """The whole file: for each document the words of its text, or those that the data has where there is no text."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(DocumentWord.model_fields)
    writer.writerows(word_rows(texts, dataset))
    return lines.getvalue()


def word_rows(texts: Mapping[str, str], dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Its rows."""
    for source in dataset.source:
        words = distinct_words(texts[source]) if source in texts else words_held(dataset, source)
        yield from ((source, word) for word in words)


def words_held(dataset: Dataset, source: str) -> tuple[str, ...]:
    """The words of a document that the data has."""
    return tuple(row.word for row in dataset.document_words if row.source == source)
