"""The search: what a reader typed in, the actions and pages that are about it out, best first.

Words are compared by their stems. What people call by other names (`everyday_words.csv`) and the glossary's forms of an
abbreviation count as the word itself; what the documents do not speak of leads to the nearest subjects, and is said.
SQLite's full text search does stems and ranking (bm25), RapidFuzz the spelling.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from threading import Lock
from typing import Any

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import extract

from inclusion.actions.addresses import term_address
from inclusion.actions.entries import Entry, Kind, action_entries, record_entries
from inclusion.records.documents import current_wording
from inclusion.records.model import Dataset, Term
from inclusion.records.words import is_listed, words_of

Phrase = tuple[str, ...]

TELLING: tuple[Kind, ...] = ("measure", "page", "strategy", "milestone", "event")
"""What is shown before terms, themes and bodies: it says something of the matter, not what a word means."""

NAMES: tuple[Kind, ...] = ("term", "theme", "partner")

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

AROUND = 0.3
"""The score of a word that only stands in the names around an entry."""

OWN = "names text"
"""The columns that hold an entry's own words."""


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
    database: sqlite3.Connection
    lock: Lock = field(default_factory=Lock)

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(entry.kind == "action" for entry in self.entries)

    def rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
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

    def knows(self, word: str) -> bool:
        """Whether a word is known in any ending."""
        return word in self.vocabulary or bool(self.same_stem([word]))

    def same_stem(self, words: Iterable[str]) -> list[str]:
        """The known words that differ from any of these in their endings alone."""
        wanted = " OR ".join(f'"{word}"' for word in words)
        return [word for (word,) in self.rows("SELECT word FROM known WHERE known MATCH ?", wanted)] if wanted else []


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
    texts = [(entry.names, entry.text, entry.around) for entry in entries]
    vocabulary = Counter(word for row in texts for text in row for word in words_of(text))
    forms = known_forms(dataset)
    documents = dict.fromkeys(row.word for row in dataset.document_words)
    for word in (*documents, *(word for form in forms for word in form), *sorted(UNSAID)):
        vocabulary.setdefault(word, 1)
    database = sqlite3.connect(":memory:", check_same_thread=False)
    create_table(database, "entries", ("names", "text", "around"), texts)
    create_table(database, "known", ("word",), ((word,) for word in vocabulary))
    create_table(database, "documents", ("word",), ((word,) for word in documents))
    are_known = {row.source for row in dataset.document_words} >= set(dataset.source)
    return SearchIndex(entries, forms, are_known, vocabulary, database)


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


def search(dataset: Dataset, text: str, pages: tuple[Entry, ...] = ()) -> Found:
    """What a query finds in a dataset and among the pages given; no index is made where nothing is asked."""
    return find(search_index(dataset, pages), text) if words_of(text) else NOTHING


@lru_cache(maxsize=1000)
def find(index: SearchIndex, text: str) -> Found:
    """What a query of at least one word finds."""
    words = words_of(text)
    spelled = words if is_quoted(text) else spell(index, text, words)
    corrected = " ".join(spelled) if spelled != words else None
    by_need = look_up(index, spelled)
    specific = [matches for matches in by_need if not matches.is_common]
    if not specific or any(matches.is_said for matches in specific):
        return about(index, text, corrected, by_need)
    return nearest(index, text, corrected, by_need)


def find_terms(dataset: Dataset, text: str) -> tuple[Term, ...]:
    """The terms of the glossary, A to Z, that have all of a query; all where nothing is asked."""
    index = search_index(dataset)
    by_need = look_up(index, spell(index, text, words_of(text)))
    about = {entry.code for e, entry in enumerate(index.entries) if all(e in matches.text for matches in by_need)}
    return tuple(sorted((t for t in dataset.glossary if term_address(t) in about), key=lambda t: words_of(t.term)))


def is_quoted(text: str) -> bool:
    """Whether a query stands in quotation marks, which means: as it is typed."""
    stripped = text.strip()
    return len(stripped) > 2 and stripped[0] in '"“' and stripped[-1] in '"”'


def spell(index: SearchIndex, text: str, words: Phrase) -> Phrase:
    """The words of a query as they are known."""
    return tuple(correct(index, word, is_name=word.upper() in text.split() and len(word) < 6) for word in words)


def correct(index: SearchIndex, word: str, *, is_name: bool) -> str:
    """The word as it is known; the nearest known word where it is not, and where one is near enough.

    A short name in capitals is only ever taken for another with the same letters: EHPC for EHCP.
    """
    if len(word) < 4 or not word.isalpha() or index.knows(word):
        return word
    if any(known.startswith(word) for known in index.vocabulary):
        return word
    near = extract(word, list(index.vocabulary), scorer=OSA.distance, score_cutoff=2, limit=None)
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
        found.append(known or Need(words[start : start + 1]))
        start += len(found[-1].words)
    told = [need for need in found if need.words[0] not in UNSAID or len(need.words) > 1] or found
    return tuple(dict.fromkeys(begun(index, need) for need in told))


def find_form(index: SearchIndex, run: Phrase) -> Need | None:
    """The known form that a run of words is, in the singular where it is typed in the plural."""
    single = (*run[:-1], run[-1].removesuffix("s"))
    return next((index.forms[form] for form in (run, single) if form in index.forms), None)


def begun(index: SearchIndex, need: Need) -> Need:
    """The need, told whether its one word is only the beginning of known words."""
    is_whole = len(need.words) > 1 or len(need.words[0]) < 4 or index.knows(need.words[0])
    return need if is_whole else replace(need, is_begun=True)


@dataclass(frozen=True)
class NeedMatches:
    """The entries that meet a need, by their row: in their own words, with a score, or by the names around them alone.

    Whether many actions do, whether any action or telling page does, and how much the need tells of what is sought.
    """

    need: Need
    text: Mapping[int, float]
    around: frozenset[int]
    is_common: bool
    is_said: bool
    weight: float


def look_up(index: SearchIndex, words: Phrase) -> list[NeedMatches]:
    return [match_need(index, need) for need in read_needs(index, words)]


def match_need(index: SearchIndex, need: Need) -> NeedMatches:
    text = index.scores([need.words], OWN, is_begun=need.is_begun)
    for entry, score in index.scores(need.same, OWN).items():
        text[entry] = max(text.get(entry, 0.0), score * 0.8)
    around = frozenset(index.scores((need.words, *need.same), "around", is_begun=need.is_begun)) - frozenset(text)
    kinds = Counter(index.entries[entry].kind for entry in text)
    is_named = any(index.entries[entry].kind == "action" for entry in around)
    is_common = kinds["action"] > COMMON * index.total
    is_said = is_named or any(kinds[kind] for kind in ("action", *TELLING))
    return NeedMatches(need, text, around, is_common, is_said, log(1 + index.total / (1 + kinds["action"])))


@dataclass
class Rank:
    """How an entry stands to a query; only its score counts words that most actions have."""

    score: float = 0.0
    weight: float = 0.0
    """How much of what is sought it has."""
    held: int = 0
    """The needs that it meets."""
    own: int = 0
    """Those of them that it meets in its own words."""


def about(index: SearchIndex, asked: str, corrected: str | None, by_need: Sequence[NeedMatches]) -> Found:
    """What is about a query of which something is mentioned: all of it where possible, else as much as possible."""
    telling = [matches for matches in by_need if not matches.is_common] or by_need
    ranks = rank_entries(index, by_need, telling)
    actions = best(index, ranks, len(telling), ("action",))
    pages: list[int] = []
    for kinds in (TELLING, ("question",), NAMES):
        found = best(index, ranks, len(telling), kinds)
        whole = [entry for entry in found if ranks[entry].own == len(telling)]
        pages += (whole or ([] if actions else found))[:6]
    in_passing = [entry for entry in actions if ranks[entry].own < ranks[entry].held == len(telling)]
    missing = (m.need for m in telling if not any(entry in m.text or entry in m.around for entry in actions))
    return Found(
        asked,
        corrected,
        tuple(index.entries[e].code for e in sorted(actions, key=lambda entry: entry in in_passing)),
        tuple(index.entries[e].code for e in in_passing),
        tuple(index.entries[e] for e in pages),
        tuple(" ".join(need.words) for need in missing),
        also=tuple(dict.fromkeys(" ".join(phrase) for matches in by_need for phrase in matches.need.same)),
        marked=words_to_mark(index, by_need),
    )


def rank_entries(
    index: SearchIndex, by_need: Sequence[NeedMatches], telling: Sequence[NeedMatches]
) -> Mapping[int, Rank]:
    """Each entry that meets a need; it gains where neighbouring words of the query stand side by side in it."""
    ranks: defaultdict[int, Rank] = defaultdict(Rank)
    for matches in by_need:
        tells = matches in telling
        for entry in (*matches.text, *matches.around):
            rank = ranks[entry]
            rank.score += matches.text.get(entry, AROUND)
            rank.weight += matches.weight * tells
            rank.held += tells
            rank.own += tells and entry in matches.text
    pairs = ((*first.need.words, *second.need.words) for first, second in pairwise(by_need))
    for entry, score in sum_scores(index, pairs).items():
        if entry in ranks:
            ranks[entry].score += score
    return ranks


def best(index: SearchIndex, ranks: Mapping[int, Rank], needs: int, kinds: Sequence[Kind]) -> list[int]:
    """The entries of some kinds that meet all needs; where none does, those with nearly as much as any; best first."""
    found = [entry for entry in ranks if index.entries[entry].kind in kinds]
    most = max((ranks[entry].weight for entry in found), default=0.0)
    close = [entry for entry in found if ranks[entry].weight >= most * CLOSE > 0]
    whole = [entry for entry in found if ranks[entry].held == needs]
    return sorted(whole or close, key=lambda entry: (-ranks[entry].score, entry))


def sum_scores(index: SearchIndex, phrases: Iterable[Phrase]) -> Mapping[int, float]:
    """How much each entry's own words are about some phrases, all told."""
    total: defaultdict[int, float] = defaultdict(float)
    for phrase in phrases:
        for entry, score in index.scores([phrase], OWN).items():
            total[entry] += score
    return total


def nearest(index: SearchIndex, asked: str, corrected: str | None, by_need: Sequence[NeedMatches]) -> Found:
    """That nothing mentions what was asked for, with the nearest subjects."""
    specific = [matches for matches in by_need if not matches.is_common]
    unsaid = [matches.need for matches in specific if not matches.is_said]
    scores = sum_scores(index, (phrase for need in unsaid for phrase in need.near))
    ranked = sorted(scores, key=lambda entry: (-scores[entry], entry))

    def nearest_of(kinds: Sequence[Kind]) -> list[Entry]:
        return [index.entries[entry] for entry in ranked if index.entries[entry].kind in kinds]

    terms = [index.entries[e] for matches in specific for e in matches.text if index.entries[e].kind == "term"]
    return Found(
        asked,
        corrected,
        tuple(entry.code for entry in nearest_of(["action"])[:10]),
        pages=tuple(dict.fromkeys((*terms, *nearest_of(TELLING)[:3], *nearest_of(NAMES)[:4]))),
        missing=tuple(" ".join(need.words) for need in unsaid),
        not_mentioned=True,
        unused=tuple(" ".join(need.words) for need in unsaid if is_unused(index, need)),
    )


def is_unused(index: SearchIndex, need: Need) -> bool:
    """Whether it is sure that a word of a need stands in no document, in any ending.

    The lists of their words leave out numbers and single letters, so of these nothing can be said.
    """
    query = "SELECT rowid FROM documents WHERE documents MATCH ?"
    listed = [word for word in need.words if is_listed(word)]
    return index.documents_are_known and not all(index.rows(query, f'"{word}"') for word in listed)


def words_to_mark(index: SearchIndex, by_need: Sequence[NeedMatches]) -> frozenset[str]:
    """The known words that a query's words, and the words that mean the same, find."""
    needs = [matches.need for matches in by_need]
    words = {word for need in needs for phrase in (need.words, *need.same) for word in phrase} - UNSAID
    started = tuple(need.words[0] for need in needs if need.is_begun)
    return frozenset((*index.same_stem(words), *(w for w in index.vocabulary if started and w.startswith(started))))
