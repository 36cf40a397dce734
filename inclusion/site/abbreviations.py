"""Each abbreviation of the glossary written out at its first use on a page: “SALT (speech and language therapy)”.

It reads a page's HTML and knows nothing of what the page is about. The gloss stands right behind the short form, or:
- behind the link or mark that the form is in, and at the end of a header cell or a term;
- for a heading, at the next use in the text below it, or below the heading where there is none;
- below a quotation, whose words stay as they are.
Where the text writes a form out itself, nothing is added. A gloss that may stay folded away does not count for the
rest of the page. Controls have no room for one: `label_glosses` is the line that stands with them.

The HTML is the site's own: well formed, with `<` and `>` in tags only. It is read in chunks, one a card, each read
once for all views that show it: a view is composed anew at each step of a reader, and must cost next to nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from inclusion.records.model import Dataset
from inclusion.site.markup import Markup
from inclusion.site.pieces import Piece

CARD = '<li class="card"'
TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)(?P<rest>[^>]*)>")
CAPITALISED = re.compile(r"\b[A-Z]\w+")
"""What may be a short form: each begins with a capital."""


INLINE = frozenset({"a", "b", "br", "em", "i", "img", "input", "mark", "span", "strong"})
"""Tags that do not end a block of text."""


HEADINGS = frozenset({"h1", "h2", "h3", "finding"})
CLASSES = {' class="terms"': "terms", ' class="finding"': "finding"}
"""Elements that are told by their class: the glossary's entries, and a finding in large type, read as a heading is."""


CELLS = frozenset({"th", "dt"})
SILENT = frozenset({"style", "form", "nav", "terms"})
"""Where nothing is written out: no text of the page, controls, and the glossary's entries, which do it themselves."""


ASIDE = HEADINGS | {"blockquote"}
"""Where no gloss stands within."""


CLOSE = 20
"""How many letters may stand between a form and what it stands for."""


JOINT = "\0"
"""What stands for the tags of a mark, which may stand inside a word."""


BEHIND, NESTED, BELOW = (
    '<span class="gloss"> ({})</span>',
    '<span class="gloss"> [{}]</span>',
    '<p class="gloss">{}</p>',
)
"""How a gloss is set. Without these elements the text is as it was written, space for space."""


class Block(NamedTuple):
    """A run of text between two tags of blocks: where it starts and ends, the tags it is in, and its section."""

    start: int
    end: int
    within: frozenset[str]
    section: int
    """How many headings the HTML has had so far."""


class Use(NamedTuple):
    """A use of a short form: where its gloss goes, how it is set, and its words, which are empty where none is due."""

    form: str
    place: int
    setting: str
    words: str
    block: Block

    @property
    def is_folded(self) -> bool:
        """Whether it stands in what a reader has to unfold."""
        return "details" in self.block.within and "summary" not in self.block.within

    @property
    def is_left_to_text(self) -> bool:
        """Whether it stands in a heading, which the text below would rather write out."""
        return bool(self.words) and not self.block.within.isdisjoint(HEADINGS)


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


def write_out(dataset: Dataset, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a page, neighbouring HTML as one, with each short form written out at its first use."""
    known: set[str] = set()
    for is_html, group in groupby(pieces, key=lambda piece: isinstance(piece, Markup)):
        if is_html:
            first, *cards = "".join([str(piece.html()) for piece in group]).split(CARD)
            chunks = [read_rest(dataset, first), *[read_card(dataset, CARD + card) for card in cards]]
            yield Markup("".join([write_chunk(chunk, known) for chunk in chunks]))
        else:
            yield from group


def write_chunk(chunk: Chunk, known: set[str]) -> str:
    """A chunk of HTML with the short forms written out that are not known yet; what it writes out is known then."""
    html = chunk.html
    if known.issuperset(chunk.forms):
        return html
    due: list[Use] = []
    for use in chunk.uses:
        if use.form not in known:
            due.append(use)
            known.update([] if use.is_folded else [use.form])
    parts, last = [], 0
    for (place, setting), uses in groupby((use for use in due if use.words), key=lambda use: (use.place, use.setting)):
        parts += [html[last:place], setting.format("; ".join(use.words for use in uses))]
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
    forms = "|".join(map(re.escape, sorted(expansions(dataset), key=len, reverse=True)))
    return re.compile(rf"\b(?P<form>{forms})(?P<plural>s?)(?:(?:'|’|&#39;|&#x27;)s|-\w+)*(?!\w|{JOINT}+\w)")


@cache
def spellings(dataset: Dataset) -> dict[str, str]:
    """Each short form in the singular and the plural, and what it is a spelling of."""
    return {form + "s": form for form in expansions(dataset)} | {form: form for form in expansions(dataset)}


def find_uses(dataset: Dataset, html: str) -> tuple[Use, ...]:
    """The first use of each short form in HTML, and the first that may stay folded away, from top to bottom."""
    text = TAG.sub(lambda tag: (JOINT if tag["name"] == "mark" else " ") * len(tag[0]), html)
    uses = [use for block in find_blocks(html) for use in uses_of(dataset, html, text, block)]
    first: dict[tuple[str, bool], Use] = {}
    for use in sorted(uses, key=lambda use: (use.block.section, use.is_left_to_text)):
        first.setdefault((use.form, use.is_folded), use)
    return tuple(sorted(first.values(), key=lambda use: use.place))


def find_blocks(html: str) -> Iterator[Block]:
    """The blocks of text of HTML that may write something out."""
    start, section = 0, 0
    opened: list[str] = []
    for tag in TAG.finditer(html):
        if tag["name"] in INLINE:
            continue
        if SILENT.isdisjoint(opened):
            yield Block(start, tag.start(), frozenset(opened), section)
        start = tag.end()
        if tag["close"]:
            del opened[-1:]
        else:
            section += tag["name"] in HEADINGS
            opened.append(CLASSES.get(tag["rest"], tag["name"]))
    yield Block(start, len(html), frozenset(opened), section)


def uses_of(dataset: Dataset, html: str, text: str, block: Block) -> Iterator[Use]:
    """Each use of a short form in a block; `text` is the HTML with its tags blanked, place by place."""
    for match in forms_pattern(dataset).finditer(text, block.start, block.end):
        form, end = match["form"], match.end()
        expansion = expansions(dataset)[form]
        place, setting = gloss_place(html, text, block, end)
        if is_written_out(text[block.start : end], text[end : block.end], expansion):
            words = ""
        elif setting == BELOW or text[end:place].strip(f"{JOINT} "):
            words = f"{form}: {expansion}"
        else:
            words = plural(expansion) if match["plural"] else expansion
        yield Use(form, place, setting, words, block)


def gloss_place(html: str, text: str, block: Block, end: int) -> tuple[int, str]:
    """Where the gloss of a form goes that ends at `end`, and how it is set."""
    for name in block.within & ASIDE:
        closing = "</p>" if name == "finding" else f"</{name}>"
        return html.index(closing, end) + len(closing), BELOW
    place = end if block.within.isdisjoint(CELLS) else block.start + len(html[block.start : block.end].rstrip())
    for name in ("mark", "a"):
        if html.rfind(f"<{name}", block.start, end) > html.rfind(f"</{name}>", block.start, end):
            place = max(place, html.index(f"</{name}>", end) + len(f"</{name}>"))
    is_nested = text.count("(", block.start, end) > text.count(")", block.start, end)
    return place, NESTED if is_nested else BEHIND


def is_written_out(before: str, after: str, expansion: str) -> bool:
    """Whether a text writes a form out itself: anywhere before it, or so close behind it as in brackets."""
    words = plain(expansion)
    return words in plain(before) or 0 <= plain(after).find(words) <= CLOSE


def plain(text: str) -> str:
    """A text as it is compared: without the tags that were blanked, spaces and capitals apart."""
    return " ".join(text.replace(JOINT, "").split()).casefold()


def plural(expansion: str) -> str:
    """An expansion in the plural: “general certificates of secondary education”."""
    noun, of, rest = expansion.partition(" of ")
    return f"{noun}s{of}{rest}"
