"""Texts of an invented plan as Word, a PDF, a browser or a person lays them out: what is in them, and how it looks."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

TITLE = "The Elm Island Plan"
FIRM_SIGNS = "•●■►➢✓◆★☐\uf0b7\uf0fc"
LOOSE_SIGNS = ("-", "–", "—", "*", "+", "o", "§", "Ø", "ü", "->", "[ ]")
NUMBERINGS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n}.",
    lambda n: f"{n})",
    lambda n: f"({n})",
    lambda n: f"1.{n}",
    lambda n: f"1.{n}.",
    lambda n: f"{chr(96 + n)})",
    lambda n: f"({chr(96 + n)})",
    lambda n: f"{chr(64 + n)}.",
    lambda n: f"{('i', 'ii', 'iii', 'iv', 'v', 'vi')[n - 1]}.",
    lambda n: f"({('i', 'ii', 'iii', 'iv', 'v', 'vi')[n - 1]})",
    lambda n: chr(0x245F + n),
    lambda _: "1.",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
HEADINGS = {
    "achieved": ("What we have achieved so far", "What we’ve achieved so far:", "What have we achieved?"),
    "next": ("What we will do next:", "What we’ll do next", "What we need to do next"),
}

Sign = Callable[[int], str]
"""The sign of a bullet by its number in the list, from 1."""


@dataclass(frozen=True)
class Bullet:
    """The words of a bullet, and those of the bullets nested in it."""

    words: list[str]
    nested: list[list[str]]

    @property
    def letters(self) -> list[str]:
        """All its words in their order and in small letters, without numbers and colons."""
        words = [*self.words, *(word for nested in self.nested for word in nested)]
        return [word.lower().rstrip(":") for word in words if word[0].isalpha()]


@dataclass(frozen=True)
class Layout:
    """How a list is laid out; `width` 0 wraps no line, `hanging` is how far in the rest of a wrapped bullet stands."""

    sign: Sign
    nested_sign: Sign
    after_sign: str
    indent: str
    deeper: str
    width: int
    hanging: str
    spaced: bool


def syllables() -> Iterator[str]:
    """Words without a meaning, each another."""
    parts = [consonant + vowel for consonant, vowel in product("bdfgklmprt", "aeiu")]
    return ("".join(way) for length in (2, 3) for way in product(parts, repeat=length))


WORDS = tuple(islice(syllables(), 3000))


def fixed(sign: str) -> Sign:
    """A sign that counts nothing."""
    return lambda _: sign


@st.composite
def bullets(draw: DrawFn, words: Iterator[str], *, capital: bool) -> Bullet:
    """A bullet with words that no other has; one with nested bullets ends with a colon."""
    own = [next(words) for _ in range(draw(st.integers(2, 16)))]
    if len(own) > 3 and draw(st.booleans()):
        own.insert(draw(st.integers(2, len(own) - 1)), draw(st.sampled_from(["-", "–", "12.", "30"])))
    nested = [[next(words) for _ in range(draw(st.integers(1, 5)))] for _ in range(draw(st.sampled_from([0, 0, 0, 2])))]
    if capital:
        own[0] = own[0].capitalize()
    if nested:
        own[-1] += ":"
    return Bullet(own, nested)


SIGNS = st.one_of(st.sampled_from([fixed(sign) for sign in (*FIRM_SIGNS, *LOOSE_SIGNS)]), st.sampled_from(NUMBERINGS))


@st.composite
def layouts(draw: DrawFn) -> Layout:
    """A layout of any kind."""
    return Layout(
        sign=draw(st.one_of(SIGNS, st.just(fixed("")))),
        nested_sign=draw(SIGNS),
        after_sign=draw(st.sampled_from([" ", "  ", "\t", "\u00a0\u00a0", "\n"])),
        indent=draw(st.sampled_from(["", "  ", "    ", "\t", "\u00a0"])),
        deeper=draw(st.sampled_from(["", "  ", "    ", "\t"])),
        width=draw(st.sampled_from([0, 0, 30, 60])),
        hanging=draw(st.sampled_from(["", "  ", "    "])),
        spaced=draw(st.booleans()),
    )


def rows(layout: Layout, number: int, bullet: Bullet) -> list[str]:
    """The lines of a bullet, with those nested in it and, where bullets are spaced, an empty one."""
    lines = lay_out(layout, layout.sign(number), bullet.words, layout.indent)
    for nested, words in enumerate(bullet.nested, start=1):
        lines += lay_out(layout, layout.nested_sign(nested), words, layout.indent + layout.deeper)
    return [*lines, *([""] if layout.spaced else [])]


def lay_out(layout: Layout, sign: str, words: list[str], indent: str) -> list[str]:
    """The lines of some words behind a sign."""
    text = f"{sign}{layout.after_sign}{' '.join(words)}" if sign else " ".join(words)
    lines = [line for part in text.split("\n") for line in wrap(part, layout.width)]
    return [f"{indent}{lines[0]}", *(f"{indent}{layout.hanging}{line}" for line in lines[1:])]


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most a width; as it is where the width is 0."""
    if not width:
        return [text]
    return textwrap.wrap(
        text, width, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
    ) or [text]
