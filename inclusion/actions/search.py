"""The search: what a reader typed in, the actions and pages that are about it out, best first.

Words are compared by their stems. What people call by other names (`everyday_words.csv`) and the glossary's forms of an
abbreviation count as the word itself; what the documents do not speak of leads to the nearest subjects, and is said.
SQLite's full text search does stems and ranking (bm25), RapidFuzz the spelling.
"""

import re
import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from math import log
from threading import Lock
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import extract

from inclusion.actions.questions import question_address
from inclusion.records.documents import current_wording
from inclusion.records.model import Action, Dataset, Measure, Term
from inclusion.records.words import is_listed, words_of

Phrase = tuple[str, ...]
Kind = Literal["action", "measure", "page", "strategy", "milestone", "event", "question", "term", "theme", "partner"]

TELLING: tuple[Kind, ...] = ("measure", "page", "strategy", "milestone", "event")
"""What is shown before terms, themes and bodies: it says something of the matter, not what a word means."""

UNSAID = frozenset(
    words_of(
        "a about all an and any are as at be been being by can could did do does doing done for from get gets getting "
        "give given had has have having here how i if in into is it its me more most much many my no not of on or our "
        "out over say said says she he her him his should so some than that the their them there these they this those "
        "to up us was we were what when where which who whom whose why will with would you your child children childs "
        "kid kids son daughter promise promised promises plan plans planned action actions strategy lincolnshire "
        "council"
    )
)
"""Words that say nothing of what is sought, or that every record says; they count where nothing else is typed."""

COMMON = 0.2
"""A word in more than this share of the actions tells little of what is sought."""

CLOSE = 0.6
"""Where no action has every word: those are shown that have this share of what the best one has."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its own words, and in `around` the names of its themes and bodies."""

    kind: Kind
    code: str
    """The id of an action, or the address of something else."""
    title: str
    text: str = ""
    around: str = ""
    label: str = ""
    """What a link to it is called."""

    def __post_init__(self) -> None:
        """Call it by its title, where it has no other name."""
        if not self.label:
            object.__setattr__(self, "label", self.title)


@dataclass(frozen=True)
class Need:
    """A word, or a known phrase, of a query; `same` says the same in other words, `near` names the nearest subjects."""

    words: Phrase
    same: tuple[Phrase, ...] = ()
    near: tuple[Phrase, ...] = ()
    is_begun: bool = False
    """Whether it is only the beginning of words that are known."""


@dataclass(frozen=True)
class Found:
    """What a search found. Actions and pages stand best first.

    `corrected` is the query as searched, where its spelling was changed. `actions` are about all of it, unless
    `missing` names words that none of them has; those in `in_passing` only share a theme's or a body's name with it.
    With `not_mentioned` the summaries and names hold none of it, and actions and pages are the nearest subjects.
    """

    asked: str
    corrected: str | None = None
    actions: tuple[str, ...] = ()
    in_passing: tuple[str, ...] = ()
    pages: tuple[Entry, ...] = ()
    missing: tuple[str, ...] = ()
    not_mentioned: bool = False
    unused: tuple[str, ...] = ()
    """Of the words that nothing mentions, those that none of the documents uses either."""
    also: tuple[str, ...] = ()
    """Other words that were searched too."""
    marked: frozenset[str] = frozenset()
    """The words to mark, as `words_of` gives them."""


NOTHING = Found("")


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """Everything that can be found in one edition's data and on the pages given with it."""

    entries: tuple[Entry, ...]
    forms: Mapping[Phrase, Need]
    documents_are_known: bool
    """Whether the words of every document are listed."""
    vocabulary: Mapping[str, int]
    """How often each known word stands in the entries."""
    words: tuple[str, ...]
    database: sqlite3.Connection
    lock: Lock = field(default_factory=Lock)

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(entry.kind == "action" for entry in self.entries)

    def rows(self, query: str, *values: str) -> list[tuple[int, float]]:
        """The rows of a query; one at a time, as readers' threads share the database."""
        with self.lock:
            return self.database.execute(query, values).fetchall()

    def scores(self, phrases: Iterable[Phrase], columns: str, *, is_begun: bool = False) -> dict[int, float]:
        """The entries that hold any of the phrases in some columns, each with how much it is about them."""
        wanted = " OR ".join(f'"{" ".join(phrase)}"{" *" if is_begun else ""}' for phrase in phrases)
        if not wanted:
            return {}
        query = "SELECT rowid, -bm25(entries, 8, 4, 1) FROM entries WHERE entries MATCH ?"
        return dict(self.rows(query, f"{{{columns}}} : ({wanted})"))

    def same_stem(self, words: Iterable[str]) -> list[str]:
        """The known words that differ from any of these in their endings alone."""
        wanted = " OR ".join(f'"{word}"' for word in words)
        rows = self.rows("SELECT rowid, 0 FROM known WHERE known MATCH ?", wanted) if wanted else []
        return [self.words[row] for row, _ in rows]


def create_table(
    database: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """A table of texts that are compared by their stems."""
    stems = "tokenize='porter unicode61 remove_diacritics 2'"
    database.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, {stems})")
    places = ", ".join("?" * (len(columns) + 1))
    numbered = ((number, *row) for number, row in enumerate(rows))
    database.executemany(f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES ({places})", numbered)  # noqa: S608


@cache
def search_index(dataset: Dataset, pages: tuple[Entry, ...] = ()) -> SearchIndex:
    """The index of a dataset, of the pages given, and of the official wording where it is supplied."""
    entries = (*action_entries(dataset, current_wording(dataset)), *record_entries(dataset), *pages)
    vocabulary: dict[str, int] = {}
    for word in (word for e in entries for text in (e.title, e.text, e.around) for word in words_of(text)):
        vocabulary[word] = vocabulary.get(word, 0) + 1
    forms = known_forms(dataset)
    documents = frozenset(row.word for row in dataset.document_words)
    for word in (*documents, *(word for form in forms for word in form), *UNSAID):
        vocabulary.setdefault(word, 1)
    database = sqlite3.connect(":memory:", check_same_thread=False)
    create_table(database, "entries", ("title", "text", "around"), ((e.title, e.text, e.around) for e in entries))
    create_table(database, "known", ("word",), ((word,) for word in vocabulary))
    create_table(database, "documents", ("word",), ((word,) for word in documents))
    are_known = {row.source for row in dataset.document_words} >= set(dataset.source)
    return SearchIndex(entries, forms, are_known, vocabulary, tuple(vocabulary), database)


def action_entries(dataset: Dataset, wording: Mapping[str, str]) -> list[Entry]:
    """Each action: its id, title, summary, note and dates, and the official wording where it is supplied."""
    return [
        Entry(
            "action",
            action.action,
            action.title,
            said(action.action, action.summary, action.note, *action.dates, wording.get(action.action)),
            names_around(dataset, action),
        )
        for action in dataset.actions
    ]


def names_around(dataset: Dataset, action: Action) -> str:
    """The names of an action's themes and bodies."""
    bodies = (dataset.partner[partner] for partner in action.partners)
    names = [said(body.name, body.abbreviation, *body.also_called) for body in bodies]
    return said(theme_names(dataset, action.themes), *names)


def record_entries(dataset: Dataset) -> list[Entry]:
    """What else the data holds that has an address: measures, strategies, milestones, events, terms, themes, bodies."""
    return [
        *(Entry("measure", measure_address(m), m.title, measure_text(dataset, m)) for m in dataset.measures),
        *(
            Entry("strategy", f"{EVENTS_PAGE}#{s.strategy}", s.name, s.purpose, theme_names(dataset, s.themes))
            for s in dataset.strategies
        ),
        *(
            Entry("milestone", f"{MILESTONES_PAGE}#{m.milestone}", m.title, m.evidence, theme_names(dataset, m.themes))
            for m in dataset.milestones
        ),
        *(
            Entry("event", f"{EVENTS_PAGE}#{e.event}", e.title, said(e.body, e.date_words, e.finding))
            for e in dataset.events
        ),
        *(Entry("term", term_address(t), said(t.term, t.expansion), t.meaning, label=t.term) for t in dataset.glossary),
        *(Entry("question", question_address(q), q.text) for q in dataset.questions),
        *(Entry("theme", f"all-actions?theme={t.theme}", t.name, t.definition) for t in dataset.themes),
        *(
            Entry(
                "partner",
                f"all-actions?partner={p.partner}",
                said(p.name, p.abbreviation, *p.also_called),
                label=p.name,
            )
            for p in dataset.partners
        ),
    ]


def said(*texts: str | None) -> str:
    """The texts that there are as one, in which no phrase goes across two."""
    return " . ".join(filter(None, texts))


def measure_address(measure: Measure) -> str:
    """Where a measure stands: its own page, or its place among the milestones or the background figures."""
    if measure.kind == "indicator":
        return f"{MILESTONES_PAGE}#{measure.slug}"
    return measure.slug if measure.kind == "outcome" else f"{CONTEXT_PAGE}#{measure.slug}"


def term_address(term: Term) -> str:
    """Where a term stands: "glossary#term-ehc-plan"."""
    return f"glossary#{'-'.join(('term', *words_of(term.term)))}"


def measure_text(dataset: Dataset, measure: Measure) -> str:
    """The words of a measure and the figures that documents print of it; of an outcome also what each page says."""
    outcome = OUTCOME_WORDS if measure.kind == "outcome" else None
    printed = [f"{abs(o.value)}" for o in dataset.observations_of[measure.measure] if o.value is not None]
    return said(measure.definition, measure.document_says, *measure.topics, outcome, *dict.fromkeys(printed))


CONTEXT_PAGE, MILESTONES_PAGE, EVENTS_PAGE = (
    "send-in-lincolnshire",
    "how-success-is-measured",
    "strategies-and-inspections",
)
OUTCOME_WORDS = "How far behind: gap between pupils with no SEN, on SEN support and with an EHC plan. Results, England."
"""What stands on the page of every outcome measure."""


def theme_names(dataset: Dataset, themes: Iterable[str]) -> str:
    """The names of themes as one text."""
    return said(*(dataset.theme[theme].name for theme in themes))


def known_forms(dataset: Dataset) -> dict[Phrase, Need]:
    """The words and phrases that have other forms: abbreviations both ways, and everyday words."""
    forms: dict[Phrase, Need] = {}
    expansions: dict[Phrase, list[Phrase]] = {}
    for term in dataset.glossary:
        if term.expansion:
            expansions.setdefault(words_of(term.expansion), []).append(words_of(term.term))
    for expansion, terms in expansions.items():
        written = (expansion, *terms, *shortened(expansion, expansions))
        for form in (expansion, *terms):
            forms[form] = Need(form, tuple(other for other in written if other != form))
    for entry in dataset.everyday_words:
        form, means = words_of(entry.words), tuple(words_of(words) for words in entry.means)
        known = forms.get(form, Need(form))
        same, near = (means, ()) if entry.kind == "same" else ((), means)
        forms[form] = Need(form, known.same + same, known.near + near)
    return forms


def shortened(phrase: Phrase, expansions: Mapping[Phrase, Sequence[Phrase]]) -> list[Phrase]:
    """A phrase with the abbreviation for a part of it: "EHC needs assessment" for the whole of it written out."""
    return [
        (*phrase[:start], *term, *phrase[start + len(part) :])
        for part, terms in expansions.items()
        for start in range(len(phrase) - len(part) + 1)
        if len(part) < len(phrase) and phrase[start : start + len(part)] == part
        for term in terms
    ]


@lru_cache(maxsize=1000)
def search(index: SearchIndex, text: str) -> Found:
    """What a query finds."""
    words = words_of(text)
    if not words:
        return NOTHING
    spelled = words if is_quoted(text) else spell(index, text, words)
    corrected = " ".join(spelled) if spelled != words else None
    by_need = look_up(index, spelled)
    specific = [matches for matches in by_need if not matches.is_common]
    if by_need and (not specific or any(matches.is_said for matches in specific)):
        return about(index, text, corrected, by_need)
    return nearest(index, text, corrected, by_need)


def look_up(index: SearchIndex, words: Phrase) -> list["NeedMatches"]:
    """What meets each need of a query."""
    return [NeedMatches.of(index, need) for need in read_needs(index, words)]


def is_quoted(text: str) -> bool:
    """Whether a query stands in quotation marks, which means: as it is typed."""
    stripped = text.strip()
    return len(stripped) > 2 and stripped[0] in '"“' and stripped[-1] in '"”'


def spell(index: SearchIndex, text: str, words: Phrase) -> Phrase:
    """The words of a query as they are known."""
    return tuple(correct(index, word, is_name=word.upper() in text.split() and len(word) < 6) for word in words)


def find_terms(index: SearchIndex, text: str) -> frozenset[str]:
    """The glossary's terms, by their address, that have all of a query; what is shown of them is left to the page."""
    by_need = look_up(index, spell(index, text, words_of(text)))
    found = [frozenset(matches.text) for matches in by_need]
    entries = frozenset.intersection(*found) if found else range(len(index.entries))
    return frozenset(index.entries[e].code for e in entries if index.entries[e].kind == "term")


def correct(index: SearchIndex, word: str, *, is_name: bool) -> str:
    """The word as it is known; the nearest known word where it is not, and where one is near enough.

    A short name in capitals is only ever taken for another with the same letters: EHPC for EHCP.
    """
    if len(word) < 4 or not word.isalpha() or word in index.vocabulary or index.same_stem([word]):
        return word
    if any(known.startswith(word) for known in index.vocabulary):
        return word
    near = extract(word, index.words, scorer=OSA.distance, score_cutoff=2, limit=None)
    kept = [(known, slips) for known, slips, _ in near if is_slip(word, known, int(slips), is_name=is_name)]
    best = min(kept, key=lambda c: (c[1], c[0][0] != word[0], -index.vocabulary[c[0]]), default=None)
    return best[0] if best else word


def is_slip(word: str, known: str, slips: int, *, is_name: bool) -> bool:
    """Whether a word is likely another one with one slip of the fingers, or with two where it is long."""
    if is_name:
        return sorted(word) == sorted(known)
    if slips == 1:
        return len(known) > 3 and known[0] in word[:2]
    return len(word) > 7 or (len(word) > 5 and JaroWinkler.similarity(word, known) > 0.91)


def read_needs(index: SearchIndex, words: Phrase) -> tuple[Need, ...]:
    """The needs of a query in the order typed: the longest known phrase at each place, else the word."""
    longest = max(map(len, index.forms), default=1)
    found: list[Need] = []
    start = 0
    while start < len(words):
        runs = (words[start : start + length] for length in range(min(longest, len(words) - start), 0, -1))
        known = next((form for run in runs if (form := find_form(index, run))), None)
        if known:
            found.append(known)
            start += len(known.words)
        else:
            found.append(Need(words[start : start + 1]))
            start += 1
    told = [need for need in found if need.words[0] not in UNSAID or len(need.words) > 1] or found
    return tuple(dict.fromkeys(begun(index, need) for need in told))


def find_form(index: SearchIndex, run: Phrase) -> Need | None:
    """The known form that a run of words is, in the singular where it is typed in the plural."""
    single = (*run[:-1], run[-1].removesuffix("s"))
    return next((index.forms[form] for form in (run, single) if form in index.forms), None)


def begun(index: SearchIndex, need: Need) -> Need:
    """The need, told whether its one word is only the beginning of known words."""
    word = need.words[-1]
    is_known = len(need.words) > 1 or len(word) < 4 or word in index.vocabulary or index.same_stem([word])
    return need if is_known else Need(need.words, need.same, need.near, is_begun=True)


@dataclass(frozen=True)
class NeedMatches:
    """The entries that meet a need: in their own words, with a score, or by the names around them alone."""

    need: Need
    text: Mapping[int, float]
    around: frozenset[int]
    is_common: bool
    is_said: bool
    weight: float

    @classmethod
    def of(cls, index: SearchIndex, need: Need) -> "NeedMatches":
        """Look a need up."""
        phrases = (need.words, *need.same)
        text = index.scores([need.words], "title text", is_begun=need.is_begun)
        for entry, score in index.scores(need.same, "title text").items():
            text[entry] = max(text.get(entry, 0.0), score * 0.8)
        around = frozenset(index.scores(phrases, "around", is_begun=need.is_begun)) - frozenset(text)
        actions = sum(index.entries[entry].kind == "action" for entry in text)
        telling = any(index.entries[entry].kind in ("action", *TELLING) for entry in text)
        named = any(index.entries[entry].kind == "action" for entry in around)
        return cls(
            need, text, around, actions > COMMON * index.total, telling or named, log(1 + index.total / (1 + actions))
        )


def about(index: SearchIndex, asked: str, corrected: str | None, by_need: Sequence[NeedMatches]) -> Found:
    """What is about a query of which something is mentioned: all of it where possible, else as much as possible."""
    bonus = phrase_scores(index, [matches.need for matches in by_need])
    scores: dict[int, float] = dict.fromkeys((e for m in by_need for e in (*m.text, *m.around)), 0.0)
    weights = dict.fromkeys(scores, 0.0)
    own = dict.fromkeys(scores, 0)
    telling = [matches for matches in by_need if not matches.is_common] or by_need
    for matches in by_need:
        counts = matches in telling
        for entry, score in matches.text.items():
            scores[entry] += score
            weights[entry] += matches.weight * counts
            own[entry] += counts
        for entry in matches.around:
            scores[entry] += 0.3
            weights[entry] += matches.weight * 0.999 * counts
    for entry, score in bonus.items():
        if entry in scores:
            scores[entry] += score
    everything = sum(matches.weight for matches in telling)
    actions = best(index, scores, weights, everything, ("action",))
    whole = {entry for entry in scores if own[entry] == len(telling)}
    pages = [
        entry
        for kinds in (TELLING, ("question",), ("term", "theme", "partner"))
        for entry in about_all(best(index, scores, weights, everything, kinds), whole, actions)[:6]
    ]
    has_all = bool(actions) and weights[actions[0]] > everything * 0.99
    missing = (
        ()
        if has_all
        else tuple(" ".join(m.need.words) for m in telling if not any(e in m.text or e in m.around for e in actions))
    )
    in_passing = [e for e in actions if has_all and own[e] < len(telling)]
    return Found(
        asked,
        corrected,
        tuple(index.entries[e].code for e in (*(a for a in actions if a not in in_passing), *in_passing)),
        tuple(index.entries[e].code for e in in_passing),
        tuple(index.entries[e] for e in pages),
        missing,
        also=also_searched(by_need),
        marked=words_to_mark(index, by_need),
    )


def about_all(pages: Sequence[int], whole: Container[int], actions: Sequence[int]) -> list[int]:
    """The pages that hold all of a query in their own words; where no action does either, those that hold some."""
    return [page for page in pages if page in whole] or ([] if actions else list(pages))


def best(
    index: SearchIndex,
    scores: Mapping[int, float],
    weights: Mapping[int, float],
    everything: float,
    kinds: Sequence[Kind],
) -> list[int]:
    """The entries of some kinds that have as much of the query as any has, or nearly so; best first."""
    found = [entry for entry in scores if index.entries[entry].kind in kinds]
    most = max((weights[entry] for entry in found), default=0.0)
    least = everything * 0.99 if most >= everything * 0.99 else most * CLOSE
    return sorted((e for e in found if weights[e] >= least > 0), key=lambda e: (-scores[e], e))


def phrase_scores(index: SearchIndex, needs: Sequence[Need]) -> dict[int, float]:
    """What entries gain in which neighbouring words of a query stand side by side."""
    gained: dict[int, float] = {}
    for first, second in pairwise(needs):
        for entry, score in index.scores([(*first.words, *second.words)], "title text").items():
            gained[entry] = gained.get(entry, 0.0) + score
    return gained


def nearest(index: SearchIndex, asked: str, corrected: str | None, by_need: Sequence[NeedMatches]) -> Found:
    """That nothing mentions what was asked for, with the nearest subjects."""
    unsaid = [matches.need for matches in by_need if not matches.is_common and not matches.is_said]
    near = [NeedMatches.of(index, Need(phrase)) for need in unsaid for phrase in need.near]
    scores: dict[int, float] = {}
    for matches in near:
        for entry, score in matches.text.items():
            scores[entry] = scores.get(entry, 0.0) + score
    terms = [entry for m in by_need if not m.is_common for entry in m.text if index.entries[entry].kind == "term"]
    ranked = sorted(scores, key=lambda e: (-scores[e], e))
    actions = [e for e in ranked if index.entries[e].kind == "action"]
    telling = [e for e in ranked if index.entries[e].kind in TELLING][:3]
    others = [e for e in ranked if index.entries[e].kind in ("term", "theme", "partner")][:4]
    return Found(
        asked,
        corrected,
        tuple(index.entries[e].code for e in actions[:10]),
        pages=tuple(index.entries[e] for e in dict.fromkeys((*terms, *telling, *others))),
        missing=tuple(" ".join(need.words) for need in unsaid),
        not_mentioned=True,
        unused=tuple(" ".join(need.words) for need in unsaid if is_unused(index, need)),
    )


def is_unused(index: SearchIndex, need: Need) -> bool:
    """Whether it is sure that a word of a need stands in no document, in any ending.

    The lists of their words leave out numbers and single letters, so of these nothing can be said.
    """
    query = "SELECT rowid, 0 FROM documents WHERE documents MATCH ?"
    listed = [word for word in need.words if is_listed(word)]
    return index.documents_are_known and not all(index.rows(query, f'"{word}"') for word in listed)


def also_searched(by_need: Sequence[NeedMatches]) -> tuple[str, ...]:
    """The other words that were searched, each once."""
    return tuple(dict.fromkeys(" ".join(phrase) for matches in by_need for phrase in matches.need.same))


def words_to_mark(index: SearchIndex, by_need: Sequence[NeedMatches]) -> frozenset[str]:
    """The known words that a query's words, and the words that mean the same, find."""
    needs = [matches.need for matches in by_need]
    words = {word for need in needs for phrase in (need.words, *need.same) for word in phrase} - UNSAID
    started = tuple(need.words[0] for need in needs if need.is_begun)
    return frozenset((*index.same_stem(words), *(w for w in index.vocabulary if started and w.startswith(started))))


APOSTROPHES = "'’‘`"
WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")

Span = tuple[int, int]
"""Where a part of a text starts and ends."""

MARK = '<mark role="presentation">'
"""The opening tag of what a search found: for the eye, as a screen reader would tell start and end of each."""

NO_WORDS: frozenset[str] = frozenset()


def find_matches(text: str, marked: frozenset[str]) -> list[Span]:
    """Where the words to mark stand in a text."""
    return [span for span, words in words_in(text) if words & marked] if marked else []


@lru_cache(maxsize=10_000)
def words_in(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Where the words of a text stand, and each as the search sees it. Kept, as readers search the same texts."""
    return tuple((match.span(), frozenset(words_of(match.group()))) for match in WORD.finditer(text))


def mark_matches(text: str, marked: frozenset[str]) -> str:
    """A text as HTML in which the words that a search found are marked."""
    return mark_spans(text, {MARK: find_matches(text, marked)})


def mark_spans(text: str, marks: Mapping[str, Sequence[Span]]) -> str:
    """A text as HTML with its spans marked, for each opening tag of a mark its spans; a later mark goes round."""
    edges = sorted({0, len(text), *(edge for spans in marks.values() for span in spans for edge in span)})
    parts = []
    for start, end in pairwise(edges):
        part = escape(text[start:end])
        for tag, spans in marks.items():
            if any(first <= start and end <= last for first, last in spans):
                part = f"{tag}{part}</mark>"
        parts.append(part)
    return "".join(parts)
