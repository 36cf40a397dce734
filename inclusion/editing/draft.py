"""Rows of actions.csv to begin with: for each bullet without an action, what its place and its text settle."""

import csv
import io

from inclusion.editing.texts import Bullet, Document
from inclusion.records.model import Action, Dataset, place_id


def draft_rows(document: Document, dataset: Dataset, prefix: str | None = None) -> str:
    """Rows of actions.csv, header first, for the bullets of a text that no action of its document matches.

    Only the id, the place and the fingerprint are filled in; the data check refuses a row until the rest is written.
    `prefix` stands before the ids of an edition.
    """
    known = {action.fingerprint for action in dataset.actions if action.source == document.source}
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(Action.model_fields), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(draft_row(bullet, prefix) for bullet in document.bullets if bullet.fingerprint not in known)
    return lines.getvalue()


def draft_row(bullet: Bullet, prefix: str | None) -> dict[str, object]:
    """The cells of an action that its bullet's place and text settle."""
    return {
        "action": place_id(bullet.priority, bullet.progress, bullet.position, prefix),
        "source": bullet.source,
        "priority": bullet.priority,
        "progress": bullet.progress,
        "position": bullet.position,
        "fingerprint": bullet.fingerprint,
    }
