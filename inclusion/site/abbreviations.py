"""Each abbreviation of the glossary written out at its first use on a page, without splitting a phrase or a name.

A short form of common words is put in brackets behind them: “an education, health and care (EHC) plan”. Where that
would break something, the gloss is an aside:
- at the end of the sentence for a name, which may be part of a longer one, for “SALT-led” or “Ofsted's”, and for a form
  in the title of a document or of a part of it;
- behind the link or mark that the form is in;
- for a heading, at the next use in the text below it, or below the heading where there is none;
- below a quotation, whose words stay as they are, and below tiles, which have no room.
Where the sentence writes a form out itself, nothing is added. A gloss that may stay folded away does not count for the
rest of the page. Controls have no room for one: `label_glosses` is the line that stands with them.

The HTML is the site's own: well formed, with `<` and `>` in tags only. It is read in chunks, one a card or row, each
read once for all views that show it: a view is composed anew at each step of a reader, and must cost next to nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from inclusion.records.model import Dataset
from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder, Piece

CARD = re.compile(r'(?=<li class="(?:card|row)")')
TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)(?P<rest>[^>]*)>")
CAPITALISED = re.compile(r"\b[A-Z]\w+")
"""What may be a short form: each begins with a capital."""


INLINE = frozenset({"a", "b", "br", "em", "i", "img", "input", "mark", "span", "strong"})
"""Tags that do not end a block of text."""


HEADINGS = frozenset({"h1", "h2", "h3"})
TOLD_CLASS = re.compile(r'class="[^"]*\b(terms|tiles)\b')
"""Elements that are told by their class: the glossary's entries, and big figures side by side."""


SILENT = frozenset({"style", "form", "nav", "pre", "terms"})
"""Where nothing is written out: no text of the page, controls, code, the glossary's entries, which do it themselves."""


ASIDE = {name: f"</{name}>" for name in (*HEADINGS, "blockquote")} | {"tiles": "</ul>"}
"""Where no gloss stands within, but behind the closing tag."""


SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
JOINT = "\0"
"""What stands for the tags of a mark, which may stand inside a word."""

SPACES = f"{JOINT} \n"


SHUT, SHUT_NESTED, OPEN, OPEN_NESTED, BEHIND, NESTED, BELOW = SETTINGS = (
    '<span class="gloss">){}</span>',
    '<span class="gloss">]{}</span>',
    '<span class="gloss">{} (</span>',
    '<span class="gloss">{} [</span>',
    '<span class="gloss"> ({})</span>',
    '<span class="gloss"> [{}]</span>',
    '<p class="gloss">{}</p>',
)
"""How a gloss is set, in the order of what stands at one place. Without it the text is as written, space for space."""


class Block(NamedTuple):
    """A run of text between two tags of blocks, in the HTML and in the same with its tags blanked, place by place."""

    html: str
    text: str
    start: int
    end: int
    within: frozenset[str]
    """The tags it is in."""
    section: int
    """How many headings the HTML has had so far."""

    def sentence_end(self, place: int) -> int:
        """Where the sentence at a place ends, before its full stop; the end of the text where it has none."""
        found = SENTENCE_END.search(self.text, place, self.end)
        text_end = self.start + len(self.text[self.start : self.end].rstrip(SPACES))
        return found.start() if found else max(place, text_end)

    def enclosing(self, place: int) -> int:
        """The place itself, or, where it is inside a mark or a link, that behind it."""
        for name in ("mark", "a"):
            if self.html.rfind(f"<{name}", self.start, place) > self.html.rfind(f"</{name}>", self.start, place):
                place = self.html.index(f"</{name}>", place) + len(f"</{name}>")
        return place

    def is_nested(self, place: int) -> bool:
        """Whether a place stands in brackets."""
        return self.text.count("(", self.start, place) > self.text.count(")", self.start, place)


class Edit(NamedTuple):
    """Words to be put in at a place of the HTML, and how they are set."""

    place: int
    setting: str
    words: str


class Use(NamedTuple):
    """A use of a short form, and what is put in to write it out; nothing where the text does so itself."""

    form: str
    start: int
    edits: tuple[Edit, ...]
    block: Block

    @property
    def is_folded(self) -> bool:
        """Whether it stands in what a reader has to unfold."""
        return "details" in self.block.within and "summary" not in self.block.within

    @property
    def is_left_to_text(self) -> bool:
        """Whether it stands in a heading, which the text below would rather write out."""
        return bool(self.edits) and not self.block.within.isdisjoint(HEADINGS)


@dataclass(frozen=True)
class Chunk:
    """A part of a page's HTML, and the short forms in it."""

    dataset: Dataset
    html: str

    @cached_property
    def forms(self) -> frozenset[str]:
        """Those that stand somewhere in it, be it in a tag."""
        known = spellings(self.dataset)
        return frozenset(known[word] for word in known.keys() & set(CAPITALISED.findall(self.html)))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Where each would be written out."""
        return find_uses(self.dataset, self.html)


@lru_cache(maxsize=4096)
def read_card(dataset: Dataset, html: str) -> Chunk:
    """A card, kept with what is read in it."""
    return Chunk(dataset, html)


@lru_cache(maxsize=256)
def read_rest(dataset: Dataset, html: str) -> Chunk:
    """What is no card; fewer are kept, as they can be long and hold a reader's own words."""
    return Chunk(dataset, html)


def write_out(dataset: Dataset, pieces: Iterable[Piece], known: set[str] | None = None) -> Iterator[Piece]:
    """The pieces of a page, neighbouring HTML as one, with each short form written out at its first use.

    Those that are known already are not; what is written out is known then.
    """
    known = set() if known is None else known
    for is_html, group in groupby(pieces, key=lambda piece: isinstance(piece, Markup)):
        if is_html:
            first, *cards = CARD.split("".join([str(piece.html()) for piece in group]))
            chunks = [read_rest(dataset, first), *[read_card(dataset, card) for card in cards]]
            yield Markup("".join([write_chunk(chunk, known) for chunk in chunks]))
        else:
            write_part = partial(write_out, dataset, known=known)
            yield from (piece.with_parts(write_part) if isinstance(piece, Holder) else piece for piece in group)


def write_chunk(chunk: Chunk, known: set[str]) -> str:
    """A chunk of HTML with the short forms written out that are not known yet; what it writes out is known then."""
    html = chunk.html
    if known.issuperset(chunk.forms):
        return html
    edits: dict[tuple[int, str], list[str]] = {}
    for use in chunk.uses:
        if use.form not in known:
            known.update([] if use.is_folded else [use.form])
            for place, setting, words in use.edits:
                edits.setdefault((place, setting), []).append(words)
    parts, last = [], 0
    for place, setting in sorted(edits, key=lambda edit: (edit[0], SETTINGS.index(edit[1]))):
        parts += [html[last:place], setting.format("; ".join(edits[place, setting]))]
        last = place
    return "".join((*parts, html[last:]))


def label_glosses(dataset: Dataset, labels: Iterable[str]) -> Markup:
    """A line that writes out the short forms of controls' labels; nothing where they have none."""
    found = dict.fromkeys(match["form"] for match in forms_pattern(dataset).finditer(str(escape(" ".join(labels)))))
    words = "; ".join(f"{form}: {expansions(dataset)[form]}" for form in found)
    return Markup(f'<p class="gloss">{words}</p>' if words else "")


@cache
def expansions(dataset: Dataset) -> dict[str, str]:
    """What each short form stands for, both as HTML. “EHC plan” is no form of its own: EHC is."""
    terms = {term.term: term.expansion for term in dataset.glossary if term.expansion and " " not in term.term}
    return {str(escape(form)): str(escape(expansion)) for form, expansion in terms.items()}


@cache
def forms_pattern(dataset: Dataset) -> re.Pattern[str]:
    """A short form in HTML without its tags, the longest first, with what belongs to the same word."""
    forms = "|".join(map(re.escape, sorted(expansions(dataset), key=len, reverse=True))) or "(?!)"
    return re.compile(rf"\b(?P<form>{forms})(?P<plural>s?)(?P<suffix>(?:(?:'|’|&#39;|&#x27;)s|-\w+)*)(?!\w|{JOINT}+\w)")


@cache
def titles_pattern(dataset: Dataset) -> re.Pattern[str]:
    """A title of a document or a heading in it, as HTML, the longest first: what is quoted and stays as it is."""
    titles = {source.title for source in dataset.sources} | {section.section for section in dataset.sections}
    return re.compile("|".join(re.escape(str(escape(title))) for title in sorted(titles, key=len, reverse=True)))


@cache
def spellings(dataset: Dataset) -> dict[str, str]:
    """Each short form in the singular and the plural, and what it is a spelling of."""
    return {form + "s": form for form in expansions(dataset)} | {form: form for form in expansions(dataset)}


def find_uses(dataset: Dataset, html: str) -> tuple[Use, ...]:
    """The first use of each short form in HTML, and the first that may stay folded away, from top to bottom."""
    uses = [use for block in find_blocks(html) for use in uses_of(dataset, block)]
    first: dict[tuple[str, bool], Use] = {}
    for use in sorted(uses, key=lambda use: (use.block.section, use.is_left_to_text)):
        first.setdefault((use.form, use.is_folded), use)
    return tuple(sorted(first.values(), key=lambda use: use.start))


def find_blocks(html: str) -> Iterator[Block]:
    """The blocks of text of HTML that may write something out."""
    text = TAG.sub(lambda tag: (JOINT if tag["name"] == "mark" else " ") * len(tag[0]), html)
    start, section = 0, 0
    opened: list[str] = []
    for tag in TAG.finditer(html):
        if tag["name"] in INLINE:
            continue
        if SILENT.isdisjoint(opened):
            yield Block(html, text, start, tag.start(), frozenset(opened), section)
        start = tag.end()
        if tag["close"]:
            del opened[-1:]
        else:
            section += tag["name"] in HEADINGS
            told = TOLD_CLASS.search(tag["rest"])
            opened.append(told[1] if told else tag["name"])
    yield Block(html, text, start, len(html), frozenset(opened), section)


def uses_of(dataset: Dataset, block: Block) -> Iterator[Use]:
    """Each use of a short form in a block; one that its sentence writes out needs nothing."""
    titles = [title.span() for title in titles_pattern(dataset).finditer(block.text, block.start, block.end)]
    for match in forms_pattern(dataset).finditer(block.text, block.start, block.end):
        in_title = any(start <= match.start() < end for start, end in titles)
        expansion = expansions(dataset)[match["form"]]
        written = plain(block.text[block.start : block.sentence_end(match.end())])
        edits: tuple[Edit, ...] = ()
        if plain(expansion) not in written:
            words = plural(expansion) if match["plural"] else expansion
            may_stand = reads_well(block, match, words) and not in_title
            edits = in_place(block, match, words) if may_stand else (aside(block, match, words),)
        yield Use(match["form"], match.start(), edits, block)


def reads_well(block: Block, match: re.Match[str], words: str) -> bool:
    """Whether a form may stand in brackets behind its words: common words, the whole of the word, and no link."""
    before = block.text[block.start : match.start()]
    article = ARTICLE.search(before)
    fits = article is None or (article[1].casefold() == "an") == (words[0] in "aeiou")
    is_whole = not match["suffix"] and not before.endswith("-") and block.enclosing(match.end()) == match.end()
    return fits and is_whole and not words[0].isupper() and block.within.isdisjoint(ASIDE)


def in_place(block: Block, match: re.Match[str], words: str) -> tuple[Edit, Edit]:
    """What puts a form in brackets behind its words, which begin a sentence with a capital."""
    before = block.text[block.start : match.start()].rstrip(SPACES)
    if not before or before.endswith((".", "!", "?")):
        words = words[0].upper() + words[1:]
    opening, shutting = (OPEN_NESTED, SHUT_NESTED) if block.is_nested(match.start()) else (OPEN, SHUT)
    return Edit(match.start(), opening, words), Edit(match.end(), shutting, "")


def aside(block: Block, match: re.Match[str], words: str) -> Edit:
    """What says a form's words behind the sentence, or the link, mark, heading or quotation, that it stands in."""
    named = f"{match['form']}: {words}"
    for name in ASIDE.keys() & block.within:
        return Edit(block.html.index(ASIDE[name], match.end()) + len(ASIDE[name]), BELOW, named)
    behind = block.enclosing(match.end())
    place = behind if behind != match.end() else block.enclosing(block.sentence_end(behind))
    is_last = not block.text[match.end() : place].strip(SPACES)
    return Edit(place, NESTED if block.is_nested(place) else BEHIND, words if is_last else named)


def plain(text: str) -> str:
    """A text as it is compared: without the tags that were blanked, spaces and capitals apart."""
    return " ".join(text.replace(JOINT, "").split()).casefold()


def plural(expansion: str) -> str:
    """An expansion in the plural: “general certificates of secondary education”."""
    noun, of, rest = expansion.partition(" of ")
    return f"{noun}s{of}{rest}"
