"""A text as lines: encodings, signs, headings, heads and feet of pages."""

import pytest

from inclusion.records.lines import Line, decode, heading_kind, read_lines, set_aside, split_sign

SENTENCE = "• The library’s “map” costs £2 – for ½ a day…"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_text_is_read_in_any_encoding_with_or_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_a_text_that_an_old_mac_saved_is_read() -> None:
    text = SENTENCE.replace("½", "half")
    assert decode(text.encode("mac_roman")) == text


def test_what_is_no_letter_of_any_encoding_stays_as_a_mark_of_it() -> None:
    assert decode(b"Caf\x81 \xe9") == "Caf\ufffd é"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *((f"{sign} Opened a hub", sign) for sign in "•●◦▪■►➢✓✔☐★-–—*+o·§ØüvqÞ→①❶\uf0b7\uf0fc"),
        *((f"{sign}Opened a hub", sign) for sign in ("•", "➢", "\uf0b7", "-", "–", "1.", "a)", "(1)")),
        *((f"{sign}\tOpened a hub", sign) for sign in ("1", "o", "a.", "iv)", "(ii)", "B.", "1.2", "1.2.", "[1]")),
        *((f"{sign} Opened a hub", sign) for sign in ("12.", "(12)", "x.", "xi)", "->", "--", "[ ]", "[x]", "1 -")),
    ],
)
def test_a_sign_of_any_kind_is_told_from_the_words(text: str, sign: str) -> None:
    found, words = split_sign(text)
    assert (found, words.strip()) == (sign, "Opened a hub")


@pytest.mark.parametrize(
    "text",
    [
        "Opened a hub",
        "40 staff",
        "1,200 visitors",
        "2.5m for lamps",
        "2027. It",
        "(SEND) hubs",
        "£2 a day",
        "½ a day",
        "“Maps” for all",
        "a hub",
        "I will",
        "e.g. maps",
        "civil. Then",
        "…and more",
        "≥ 90% of pupils",
    ],
)
def test_words_and_numbers_of_a_sentence_are_no_sign(text: str) -> None:
    assert split_sign(text)[0] == ""


def test_lines_keep_their_number_indent_and_words_and_lose_what_cannot_be_seen() -> None:
    text = "A\u00a0ti\u00adtle\n\n\t•\tOpe\u200bned  a ﬁne hub\r\n---\r  o cafe\u0301\x0bnext"
    assert [(line.number, line.indent, line.sign, line.words) for line in read_lines(text)] == [
        (1, 0, "", "A title"),
        (3, 4, "•", "Opened a fine hub"),
        (5, 2, "o", "café"),
        (6, 0, "", "next"),
    ]


def test_a_line_knows_whether_an_empty_one_stands_before_it() -> None:
    assert [line.after_gap for line in read_lines("a\nb\n \nc\n____\nd")] == [True, False, True, True]


def line(text: str) -> Line:
    """The only line of a text."""
    (only,) = read_lines(text)
    return only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Inclusion priority 1 - warm welcomes", 1),
        ("PRIORITY 2 – bright paths", 2),
        ("## Priority 3", 3),
        ("4. Inclusion Priority Four: paths", 4),
        ("Inclusion priority 5 paths for all", 5),
        ("What we have achieved so far", "achieved"),
        ("What we’ve achieved:", "achieved"),
        ("What weʼve done so far", "achieved"),
        ("**What have we achieved?**", "achieved"),
        ("2.1 What we will do next", "next"),
        ("What we’ll do next", "next"),
        ("What do we need to do next?", "next"),
        ("• Inclusion priority 1 - warm welcomes", None),
        ("What we have achieved so far ........ 7", None),
        ("What we have achieved so far is a long story: " + "more and more words that go on and on, " * 3, None),
        ("Priority 1 schools", None),
        ("Our priority 1 - paths", None),
    ],
)
def test_a_heading_is_known_by_its_words(text: str, kind: object) -> None:
    assert heading_kind(line(text)) == kind


def aside(text: str) -> list[str]:
    """What is set aside of a text as heads and feet of its pages."""
    return [line.raw for line in set_aside(read_lines(text))[1]]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("A plan\n• a\nPage 7 of 20\n• b", ["Page 7 of 20"]),
        ("A plan\n• a\nElm Council | Page 7\n• b", ["Elm Council | Page 7"]),
        ("A plan\n• a\n7 | Page\n• b", ["7 | Page"]),
        ("A plan\n• a\nA plan\n• b", ["A plan"]),
        ("A plan\n• a\nA plan   7\n• b", ["A plan   7"]),
        ("A plan\n• a\nElm Council | 7\n• b\nElm Council | 8\n• c", ["Elm Council | 7", "Elm Council | 8"]),
        ("A plan\n• a\n1\n• b\n2\n• c\n3", ["1", "2", "3"]),
        ("A plan\n• a\n\n7\n\n• b\n\n8\n\n• c", ["7", "8"]),
        ("A plan\n• a\n- 7 -\nA plan\n• b", ["- 7 -", "A plan"]),
        ("A plan\n• a\nElm\n\f• b\nElm\n\f• c", ["Elm", "Elm"]),
        ("A plan\n• a\n7\nElm\n• b\n8\nElm\n• c\n9\nElm", ["7", "Elm", "8", "Elm", "9", "Elm"]),
    ],
)
def test_heads_and_feet_of_pages_are_set_aside(text: str, pages: list[str]) -> None:
    assert aside(text) == pages


@pytest.mark.parametrize(
    "text",
    [
        "A plan\n• a\n7\n• b",
        "A plan\n• seen in grade\n4\n• seen in grade\n5\n• b",
        "A plan\n• by March\n2026\n• by March\n2027\n• by March\n2028",
        "A plan\n• the same words\n• the same words\nfor all\n• more\nfor all",
        "A plan\nOpened hub 1\nOpened hub 2\nOpened hub 3",
        "What we have achieved so far\n• a\nWhat we have achieved so far\n• b",
        "A plan\n• as told on\npage 7 of the plan\n• b",
    ],
)
def test_what_may_be_words_of_the_text_is_not_set_aside(text: str) -> None:
    assert aside(text) == []


def test_the_line_after_a_page_knows_that_the_page_ended() -> None:
    kept, _ = set_aside(read_lines("A plan\n• a\n\nPage 7 of 20\n\nb\n\fc"))
    assert [(line.raw, line.after_page) for line in kept] == [
        ("A plan", False),
        ("• a", False),
        ("b", True),
        ("c", True),
    ]
