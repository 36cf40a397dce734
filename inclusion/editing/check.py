"""The official texts against the data: what is new, changed or gone, and what is not borne out.

It reports, and changes nothing. Reading a text is the business of `texts`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from inclusion.editing.drafts import distinct_words, words_held
from inclusion.editing.texts import Bullet, Document, read_documents
from inclusion.records.documents import text_fingerprint
from inclusion.records.model import Action, Dataset, Observation, Partner, place_id
from inclusion.records.numbers import find_numbers

NEAR = 0.5
"""Share of words in common, from 0 to 1, from which a bullet counts as a changed one and not as a new one."""


@dataclass(frozen=True)
class Finding:
    """One thing in which the texts and the data differ: in which document, at which place, of what kind, in words."""

    source: str
    place: str
    kind: str
    words: str

    def __str__(self) -> str:
        place = f", {self.place}" if self.place else ""
        return f"{self.source}{place}: [{self.kind}] {self.words}"


def check_documents(folder: Path, dataset: Dataset, earlier: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """All that is new, changed, moved or gone in the texts in `folder`, and each record that they do not bear out.

    `earlier` is the official wording of actions from an earlier copy of the texts: with it a changed bullet is shown
    word by word.
    """
    documents = read_documents(folder, dataset)
    findings: list[Finding] = []
    for name in documents:
        if name not in dataset.source:
            words = f"{name}.txt is none of the documents in sources.csv, or a second copy of one."
            findings.append(Finding(name, "", "unknown-file", words))
    for source in dataset.sources:
        document = documents.get(source.source)
        if document is None:
            words = f"There is no text of it in {folder.name}. Put {source.source}.txt there."
            findings.append(Finding(source.source, "", "no-text", words))
            continue
        if (whole := text_fingerprint(document.text)) != source.fingerprint:
            words = f"The text as a whole is not the one that the data were made from. Its fingerprint is {whole}."
            findings.append(Finding(source.source, "", "other-text", words))
            findings += [Finding(source.source, "", "note", str(remark)) for remark in document.notes]
        elif distinct_words(document.text) != words_held(dataset, source.source):
            words = (
                "document_words.csv does not hold the words of the text. `python -m inclusion words` prints it anew."
            )
            findings.append(Finding(source.source, "", "words", words))
        findings += [Finding(source.source, "", "unplaced", str(remark)) for remark in document.unplaced]
        findings += check_actions(document, dataset, earlier or {})
        findings += check_observations(document, dataset)
    return tuple(findings)


def check_actions(document: Document, dataset: Dataset, earlier: Mapping[str, str]) -> Iterator[Finding]:
    """How the bullets of a text and the actions of its document differ."""
    actions = {a.fingerprint: a for a in dataset.actions if a.source == document.source}
    matched: set[str] = set()
    unmatched: list[Bullet] = []
    for bullet in document.bullets:
        action = actions.get(bullet.fingerprint)
        if action is None or bullet.fingerprint in matched:
            unmatched.append(bullet)
            continue
        matched.add(bullet.fingerprint)
        if bullet.place != place_id(action.priority, action.progress, action.position):
            yield Finding(
                document.source, bullet.place, "moved", f"{action.action}, “{action.title}”, stands here now."
            )
        yield from check_bullet(bullet, action, dataset)
    yield from compare_rest(unmatched, [a for f, a in actions.items() if f not in matched], dataset, earlier)


def check_bullet(bullet: Bullet, action: Action, dataset: Dataset) -> Iterator[Finding]:
    """The figures and bodies of an action that its bullet does not hold, and numbers in it that are no figure."""
    numbers = {value for number in find_numbers(bullet.text) for value in number.values}
    figures = {
        value for f in dataset.figures_of[action.action] for value in (f.value, f.value_max) if value is not None
    }
    for value in sorted(figures - numbers):
        words = f"{action.action} has the figure {value}; it is not in the bullet."
        yield Finding(bullet.source, bullet.place, "figure", words)
    for value in sorted(numbers - figures):
        words = f"The bullet has the number {value}; {action.action} has no such figure."
        yield Finding(bullet.source, bullet.place, "number", words)
    for slug in action.partners:
        if not names(dataset.partner[slug], bullet.text):
            words = f"{action.action} has the body “{dataset.partner[slug].name}”; the bullet does not name it."
            yield Finding(bullet.source, bullet.place, "partner", words)


def compare_rest(
    bullets: list[Bullet], actions: list[Action], dataset: Dataset, earlier: Mapping[str, str]
) -> Iterator[Finding]:
    """What is changed, new or gone among the bullets and actions that no fingerprint brings together."""
    pairs = nearest_pairs(bullets, actions, earlier)
    for bullet in bullets:
        action = pairs.get(bullet.place)
        if action is None:
            yield Finding(bullet.source, bullet.place, "new", f"No action has this text: {one_line(bullet.text)}")
            continue
        known = earlier.get(action.action)
        shown = word_diff(known, bullet.text) if known else f"it now reads: {one_line(bullet.text)}"
        words = f"It is nearest to {action.action}, “{action.title}”; {shown}"
        yield Finding(bullet.source, bullet.place, "changed", words)
        yield from check_bullet(bullet, action, dataset)
    found = {action.action for action in pairs.values()}
    for action in actions:
        if action.action not in found:
            yield Finding(action.source, action.action, "gone", f"No bullet is like “{action.title}”.")


def nearest_pairs(bullets: list[Bullet], actions: list[Action], earlier: Mapping[str, str]) -> dict[str, Action]:
    """For each bullet's place the action that it is a changed form of, each action once, the likest first."""
    scored = sorted(
        (
            (likeness(bullet, action, earlier.get(action.action)), bullet.place, action.action)
            for bullet in bullets
            for action in actions
        ),
        reverse=True,
    )
    by_id = {action.action: action for action in actions}
    pairs: dict[str, Action] = {}
    for score, place, action in scored:
        if score >= NEAR and place not in pairs and action in by_id:
            pairs[place] = by_id.pop(action)
    return pairs


def likeness(bullet: Bullet, action: Action, wording: str | None) -> float:
    """How alike a bullet is to an action's earlier wording or, where that is not known, to our words for it."""
    if wording is not None:
        return SequenceMatcher(None, wording.split(), bullet.text.split(), autojunk=False).ratio()
    ours, theirs = name_words(f"{action.title} {action.summary}"), name_words(bullet.text)
    return len(ours & theirs) / min(len(ours), len(theirs))


def word_diff(before: str, after: str) -> str:
    """The changes from one text to another, word by word: [-taken out-] and {+put in+}, with what stays shortened."""
    old, new = before.split(), after.split()
    parts = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            words = old[start:end]
            parts.append(" ".join(words) if len(words) <= 8 else " ".join([*words[:4], "…", *words[-4:]]))
            continue
        parts += [f"[-{' '.join(old[start:end])}-]"] if start < end else []
        parts += [f"{{+{' '.join(new[new_start:new_end])}+}}"] if new_start < new_end else []
    return " ".join(parts)


def one_line(text: str) -> str:
    return " ".join(text.split())


def check_observations(document: Document, dataset: Dataset) -> Iterator[Finding]:
    """The outcome and context figures that are not printed in the section that they cite."""
    for observation in dataset.observations:
        if observation.source != document.source:
            continue
        passage = document.passage(observation.section)
        if passage is None:
            yield Finding(document.source, observation.section, "section", "The text has no heading of this name.")
        elif observation.value is not None and not is_printed(observation, dataset, passage.text):
            figure = (observation.measure, observation.place, observation.group, observation.statistic)
            words = f"{printed(observation)} is not printed in it ({', '.join(figure)})."
            yield Finding(document.source, observation.section, "observation", words)


def printed(observation: Observation) -> str:
    """The figure of an observation as the document prints it: without a sign, with its decimals."""
    return f"{abs(observation.value or 0):.{observation.decimals or 0}f}"


def is_printed(observation: Observation, dataset: Dataset, text: str) -> bool:
    """Whether a figure stands in a text, with a % unless it counts points of a score."""
    sign = "" if dataset.measure[observation.measure].unit == "score-points" else r"\s*(?:%|per ?cent)"
    return re.search(rf"(?<![\d.,]){re.escape(printed(observation))}(?![\d]|\.\d){sign}", text) is not None


def name_words(text: str) -> set[str]:
    """The words of a text or a name, singular and plural alike, without the "s" of a possessive."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’‘]s?\b", "", text.lower()))
    return {word.rstrip("s") for word in words}


def names(partner: Partner, text: str) -> bool:
    """Whether a text names a body: all words of one of its names, or its abbreviation, stand in it."""
    known = (partner.name, partner.abbreviation, *partner.also_called)
    return any(name_words(name) <= name_words(text) for name in known if name)
