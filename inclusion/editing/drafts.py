"""What an editor puts into the data from the texts: rows of actions.csv to begin with, and document_words.csv."""

import csv
import io
from collections.abc import Iterable, Mapping

from inclusion.editing.texts import Bullet, Document
from inclusion.records.model import Action, Dataset, DocumentWord, Record, place_id
from inclusion.records.words import is_listed, words_of


def draft_rows(document: Document, dataset: Dataset, prefix: str | None = None) -> str:
    """Rows of actions.csv, header first, for the bullets of a text that no action of its document matches.

    Only the id, the place and the fingerprint are filled in; the data check refuses a row until the rest is written.
    `prefix` stands before the ids of an edition.
    """
    known = {action.fingerprint for action in dataset.actions if action.source == document.source}
    return csv_text(Action, (draft_row(b, prefix) for b in document.bullets if b.fingerprint not in known))


def draft_row(bullet: Bullet, prefix: str | None) -> dict[str, object]:
    return {
        "action": place_id(bullet.priority, bullet.progress, bullet.position, prefix),
        "source": bullet.source,
        "priority": bullet.priority,
        "progress": bullet.progress,
        "position": bullet.position,
        "fingerprint": bullet.fingerprint,
    }


def words_file(texts: Mapping[str, str], dataset: Dataset) -> str:
    """document_words.csv: for each document the words of its text, or those in the data where there is no text."""
    words = {
        source: distinct_words(texts[source]) if source in texts else words_held(dataset, source)
        for source in dataset.source
    }
    return csv_text(DocumentWord, ({"source": source, "word": word} for source in words for word in words[source]))


def distinct_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, each once, in alphabetical order, without numbers and single letters."""
    return tuple(sorted(set(filter(is_listed, words_of(text)))))


def words_held(dataset: Dataset, source: str) -> tuple[str, ...]:
    """The words of a document that the data has."""
    return tuple(row.word for row in dataset.document_words if row.source == source)


def csv_text(record_type: type[Record], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as the file of their table has them, header first; what a row does not name is empty."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(record_type.model_fields), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return lines.getvalue()
