"""Texts read into places, however they were made: each bullet is found, or what cannot be told is named."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from inclusion.editing.texts import Document, Known, parse
from inclusion.records.documents import fingerprint
from inclusion.records.lines import decode
from tests.editing.elm_plan import BOATS, ENTERED, KITES, LAMPS, PLACES, SURVEY, TEXT
from tests.editing.invented import ENCODINGS, HEADINGS, TITLE, WORDS, Layout, bullets, fixed, layouts, rows

KNOWN = Known(frozenset(fingerprint(text) for _, text in ENTERED), frozenset({"outcomes", "swimming at age 9"}))
"""What the data of the invented plan know of it."""


def places(document: Document) -> list[tuple[str, str]]:
    """Each bullet's place and text."""
    return [(bullet.place, bullet.text) for bullet in document.bullets]


def texts(text: str) -> list[str]:
    """The bullets of a list of things done, in a text that has no other; nothing may be unsure."""
    document = done(text)
    assert [str(remark) for remark in document.unplaced] == []
    return [bullet.text for bullet in document.bullets]


def done(text: str) -> Document:
    """A text with a list of things done and one bullet of what is next."""
    head = f"{TITLE}\n\nInclusion priority 1 - Elms\n\nWhat we have achieved so far\n\n"
    document = parse(f"{head}{text}\n\nWhat we will do next\n\n• last\n", "elm-plan")
    return replace(document, bullets=document.bullets[:-1])


def test_bullets_get_their_priority_list_and_position() -> None:
    assert places(parse(TEXT, "elm-plan")) == PLACES


def test_a_bullet_that_is_known_keeps_what_was_entered_with_it() -> None:
    assert places(parse(TEXT, "elm-plan", KNOWN)) == ENTERED


LAYOUTS = {
    "windows line ends": TEXT.replace("\n", "\r\n"),
    "old line ends": TEXT.replace("\n", "\r"),
    "byte order mark": "\ufeff" + TEXT,
    "no-break spaces": TEXT.replace("  •", "\u00a0\u00a0•")
    .replace(" and ", "\u00a0 and ")
    .replace("\n\n", "\n\u00a0\n\n"),
    "straight quotes": TEXT.replace("’", "'"),
    "soft hyphens and zero-width spaces": TEXT.replace("children", "chil\u00addren").replace("map", "\u200bmap"),
    "words broken by soft hyphens at the ends of lines": TEXT.replace("children", "chil\u00ad\n    dren"),
    "tabs": TEXT.replace("    •", "\t\t•\t").replace("  •", "\t•\t"),
    "circles for nested bullets without indent": TEXT.replace("    •", "◦").replace("  •", "•"),
    "no space after bullets": TEXT.replace("• ", "•"),
    "empty lines between bullets": TEXT.replace("\n  •", "\n\n  •"),
    "bullets on lines of their own": TEXT.replace("\n  • ", "\n  •\n    "),
    "wrapped bullets": TEXT.replace(" with pupils", "\n    with pupils").replace(" about lunch", "\nabout lunch"),
    "markdown headings": TEXT.replace("Inclusion priority", "## Inclusion priority").replace("What we", "### What we"),
    "bold headings": TEXT.replace("What we will do next:", "**What we will do next:**"),
    "numbered headings": TEXT.replace("What we will do next:", "2.2 What we will do next:"),
    "other dashes and capitals": TEXT.replace("priority 2 - ", "PRIORITY 2 – "),
    "headings without empty lines": TEXT.replace("\n\nWhat we", "\nWhat we"),
    "a numbered list": TEXT.replace(f"  • {BOATS}\n  • {KITES}", f"  1. {BOATS}\n  2. {KITES}"),
    "bullets as firefox copies them": re.sub(r"( *)• ", r"\1\1", TEXT),
    "pages": TEXT.replace(f"  • {KITES}", f"Elm Council | Page 3 of 9\n\f  • {KITES}"),
    "a page that ends inside a bullet": TEXT.replace(" and over", " and\n\nPage 3 of 9\n\n\fover"),
    **{f"bullets with {sign}": TEXT.replace("•", sign) for sign in ("-", "–", "*", "■", "➢", "✓", "\uf0b7", "o")},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_changes_neither_places_nor_fingerprints(layout: str) -> None:
    document = parse(LAYOUTS[layout], "elm-plan")
    assert [str(remark) for remark in document.unplaced] == []
    assert [(b.place, b.fingerprint) for b in document.bullets] == [(p, fingerprint(text)) for p, text in PLACES]


def test_signs_of_each_kind_make_bullets() -> None:
    for signs in (
        ("a)", "b)"),
        ("i.", "ii."),
        ("1.1", "1.2"),
        ("(1)", "(2)"),
        ("①", "②"),
        ("A.", "B."),
        ("1\t", "2\t"),
    ):
        assert texts(f"{signs[0]} Opened hubs\n{signs[1]} Trained staff") == ["Opened hubs", "Trained staff"]


CLEAR = {
    "an unknown sign beside the list's own": ("• one\n✓ two\n• three\n✓ four", ["one", "two", "three", "four"]),
    "a wrapped line that begins with a dash": (
        "• hubs for schools\n  - and colleges - in the north\n• two",
        ["hubs for schools - and colleges - in the north", "two"],
    ),
    "a wrapped line that begins with a number": ("• staff in\n12. settings\n• two", ["staff in 12. settings", "two"]),
    "a number that ends a sentence on a line of its own": ("• by the year\n7.\n• two", ["by the year 7.", "two"]),
    "nested bullets with a sign of their own": ("• one:\n– a\n– b\n• two", ["one:\n• a\n• b", "two"]),
    "nested bullets further in": ("1. one\n   a. x\n   b. y\n2. two", ["one\n• x\n• y", "two"]),
    "letters inside numbers": ("1. one\na) x\nb) y\n2. two", ["one\n• x\n• y", "two"]),
    "numbers that begin anew below a colon": ("1. one\n2. two:\n1. x\n3. three", ["one", "two:\n• x", "three"]),
    "numbers that are all one": ("1. one\n1. two\n1. three", ["one", "two", "three"]),
    "the ninth letter and a Roman one": ("h) one\ni) two\nj) three", ["one", "two", "three"]),
    "a paragraph that stands as far in as its bullet": ("• one\n\n    more\n\n• two", ["one\nmore", "two"]),
    "a word broken at the end of a line": (
        "• the long-\n  term plan is a long-term plan\n• inter-\n  vention\n• an intervention",
        ["the long-term plan is a long-term plan", "intervention", "an intervention"],
    ),
    "a year in two parts broken at the end of a line": ("• in 2031-\n  32\n• two", ["in 2031-32", "two"]),
    "a first bullet whose indent is the largest": ("    • one\n  • two\n  • three", ["one", "two", "three"]),
    "lines without signs": ("Opened hubs\nTrained staff", ["Opened hubs", "Trained staff"]),
    "paragraphs without signs": ("Opened hubs\n\nTrained staff", ["Opened hubs", "Trained staff"]),
    "lines without signs, nested ones further in": (
        "    Opened:\n        hubs\n        clubs\n\n    Trained staff",
        ["Opened:\n• hubs\n• clubs", "Trained staff"],
    ),
}


@pytest.mark.parametrize("case", CLEAR)
def test_what_can_be_told_is_told(case: str) -> None:
    text, expected = CLEAR[case]
    assert texts(text) == expected


LONG = "hubs were opened in each of the towns by the sea so that all who live there find help on their way home"


def test_a_text_that_is_wrapped_to_one_width_is_put_together_and_said_to_be() -> None:
    wrapped = [textwrap.wrap(f"• {word} {LONG} {word}", 44) for word in ("old", "new", "far")]
    document = done("\n".join(line for lines in wrapped for line in lines))
    assert [bullet.text for bullet in document.bullets] == [f"{word} {LONG} {word}" for word in ("old", "new", "far")]
    assert document.unplaced == ()
    assert [str(note) for note in document.notes] == [
        "Lines 8 to 15: “by the sea so that all who live there find”. They have no sign and go on with the bullets "
        "above, as the text is wrapped to one width."
    ]


def test_wrapped_paragraphs_without_signs_are_put_together_and_said_to_be() -> None:
    wrapped = [textwrap.fill(f"{word} {LONG} {word}", 44) for word in ("Old", "New", "Far")]
    document = done("\n\n".join(["Kites were flown", *wrapped]))
    bullets = ["Kites were flown", *(f"{word} {LONG} {word}" for word in ("Old", "New", "Far"))]
    assert [bullet.text for bullet in document.bullets] == bullets
    assert document.unplaced == ()
    assert [note.lines for note in document.notes] == [(10, 11, 14, 15, 18, 19)]


def test_a_copy_by_chrome_loses_signs_and_indents_and_names_what_may_be_nested() -> None:
    copy = re.sub(r"(?m)^ *• ", "", TEXT).replace("\n\nWhat", "\nWhat").replace("\n\nInclusion", "\nInclusion")
    assert [(b.place, b.fingerprint) for b in parse(copy, "elm-plan", KNOWN).bullets] == [
        (place, fingerprint(text)) for place, text in ENTERED
    ]
    assert [str(remark) for remark in parse(copy, "elm-plan").unplaced] == [
        "Line 28: “The answers help to:”. It ends with a colon, and what follows stands on its own level. "
        "Indent the lines that belong to it."
    ]


UNSURE = {
    "a line without a sign": ("• one\ntwo\n• three", "Line 8: “two”. It has no sign"),
    "a paragraph in a list": ("• one\n\nThis is no bullet.\n\n• two", "Line 9: “This is no bullet.”. It stands apart"),
    "what may be a heading": ("• one\n\nOur plans\n\n• two", "Lines 9 to 11: “Our plans”. Is it a heading"),
    "a line above the first bullet": ("We have:\n• one", "Line 7: “We have:”. It stands before the first bullet"),
    "a sign without words": ("• one\n•\n• two", "Line 8: “•”. It is a sign without words"),
    "a sign that nested bullets often have": (
        "• one\no two\n• three",
        "Line 8: “o two”. Its sign is not the list's own",
    ),
    "a dash that may be words": ("• one\n- two\n• three", "Line 8: “- two”. Its sign is not the list's own"),
    "a number that may be a bullet": ("• one\n2. two\n• three", "Line 8: “2. two”. Its sign is not the list's own"),
    "a number that is left out": ("1. one\n2. two\n4. four", "Line 9: “4. four”. Its sign is not the list's own"),
    "a colon before a bullet of the same level": ("• one:\n• two", "Line 7: “• one:”. It ends with a colon"),
    "numbers nested on the list's own level": ("1. one:\n1. x\n2. two", "Line 9: “2. two”. It may be the next"),
    "numbers nested or of the list": ("1. one:\n1. x\n1. y", "Line 9: “1. y”. It may be the next"),
    "a first bullet without its indent": ("• one\n  • two\n  • three", "Line 7: “• one”. It stands further left"),
    "a colon in lines without signs": ("Opened:\nhubs\nclubs", "Line 7: “Opened:”. It ends with a colon"),
    "a line that begins small": ("One\nTwo\nThree\nfour", "Line 10: “four”. Does it go on"),
    "a sign among lines without": ("One\n• two\nThree", "Line 7: “One”. It stands before the first bullet"),
    "a number that may count pages": ("• one\n\n7\n\n• two", "Line 9: “7”. It is a number without words"),
    "lines without signs that end": ("One\nTwo\n\nThree", "Line 10: “Three”. Is it a heading"),
    "a broken word that stands nowhere whole": (
        "• inter-\n  vention",
        "Line 8: “vention”. Is the word before it “inter-v",
    ),
    "letters of another encoding": (
        "• the childâ€™s hub",
        "Line 7: “• the childâ€™s hub”. Letters of another encoding",
    ),
    "a sign without words in lines without signs": ("One\n\nTwo\n\n•", "Line 11: “•”. It is a sign without words"),
    "an empty list": ("", "Line 5: “What we have achieved so far”. The list has no bullets."),
    "a part between two lists": (
        "• one\n\nHow was it done?\n\n• by us",
        "Lines 9 to 11: “How was it done?”. It stands between lists of priority 1",
    ),
    "a second list of its kind": (
        "• one\n\nWhat we have achieved so far\n\n• two",
        "Line 9: “What we have achieved so far”. Priority 1 has a list of this kind already.",
    ),
}


@pytest.mark.parametrize("case", UNSURE)
def test_what_cannot_be_told_is_named_with_line_and_reason(case: str) -> None:
    text, words = UNSURE[case]
    assert words in "\n".join(str(remark) for remark in done(text).unplaced)


MISSING = {
    "a list before every priority": (
        TEXT.replace("Inclusion priority 1", "What we have achieved so far:\n\n• a\n\nInclusion priority 1"),
        "“What we have achieved so far:”. It is a list under no priority.",
    ),
    "a list with an unknown heading": (
        TEXT.replace("What we will do next:", "Our plans"),
        "Priority 2: no heading of a list of what is next was found.",
    ),
    "bullets above the first list": (
        TEXT.replace("We want every", "• a stray\n\nWe want every"),
        "“• a stray”. It stands above the first list of priority 1, and is in none.",
    ),
    "a list without signs whose end nothing tells": (
        f"Inclusion priority 1\n\nWhat we have achieved so far\n\n{BOATS}\n\n{KITES}\n\nAn end",
        "Nothing tells where its list ends.",
    ),
    "a web page": ("<!DOCTYPE html>\n<ul><li>One</li></ul>", "The file is a web page, not plain text."),
    "a document of Word": ("PK\x03\x04 word/document.xml", "The file is a document of Word or a spreadsheet"),
}


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_or_in_no_list_is_named(case: str) -> None:
    text, words = MISSING[case]
    assert words in "\n".join(str(remark) for remark in parse(text, "elm-plan").unplaced)


def test_what_is_left_out_for_a_reason_is_noted() -> None:
    document = parse(TEXT.replace(f"  • {KITES}", f"Page 3 of 9\n✓ {KITES}"), "elm-plan")
    assert document.unplaced == ()
    assert [str(note).split(": ", 1)[1] for note in document.notes] == [
        "“Page 3 of 9”. It is left out as the head or foot of a page.",
        "“✓ kite club now meets each week, led by the Wind Team (WT), …”. Its sign is not the list's own; it is taken "
        "for a bullet like the others.",
        "“How will we know?”. It follows the lists of priority 2, and is in none.",
    ]


def test_a_list_without_signs_ends_at_a_heading_that_the_data_know() -> None:
    text = f"Inclusion priority 1\n\nWhat we will do next\n\n{LAMPS}\n{SURVEY}\nOutcomes\nPupils can swim."
    document = parse(text, "elm-plan", KNOWN)
    assert [bullet.text for bullet in document.bullets] == [LAMPS, SURVEY]
    assert [note.text for note in document.notes] == ["Outcomes"]


def test_any_text_is_read() -> None:
    assert parse("", "elm-plan").bullets == ()
    assert parse("• \n•\n\n- \n1.\n\x00", "elm-plan").bullets == ()


def test_a_section_is_found_below_its_parents_heading() -> None:
    passage = parse(TEXT, "elm-plan").passage("Outcomes: Swimming at age 9")
    assert passage is not None
    assert passage.heading == "Swimming at age 9 (SA9)"
    assert passage.text.splitlines()[:2] == ["• all pupils:", "• 62% can swim, 5% below the mainland"]
    assert parse(TEXT, "elm-plan").passage("Bright paths: Swimming at age 9") is None


def test_a_section_is_found_where_a_browser_leaves_no_line_empty() -> None:
    passage = parse(TEXT.replace("\n\n", "\n"), "elm-plan", KNOWN).passage("Outcomes: Swimming at age 9")
    assert passage is not None
    assert "62% can swim" in passage.text


@dataclass(frozen=True)
class Plan:
    """A text, the words of its bullets by list, and where a page may have ended in it."""

    text: str
    lists: dict[str, list[list[str]]]


@st.composite
def plans(draw: DrawFn, *, mixed: bool = False, pages: bool = False) -> Plan:
    """A plan in one layout; mixed: with other signs for some bullets; pages: with heads and feet of pages between."""
    words, capital = iter(WORDS), draw(st.booleans())
    layout = draw(layouts())
    layout = replace(layout, nested_sign=fixed("◦")) if mixed else layout
    lines = [TITLE, ""]
    lists: dict[str, list[list[str]]] = {}
    lines += [f"Inclusion priority 1 - {next(words)}", ""]
    for kind, headings in HEADINGS.items():
        lines += [draw(st.sampled_from(headings)), ""]
        drawn = draw(st.lists(bullets(words, capital=capital), min_size=1, max_size=4))
        lists[kind] = [bullet.letters for bullet in drawn]
        for number, bullet in enumerate(drawn, start=1):
            own = draw(others(layout)) if mixed and draw(st.booleans()) else layout
            lines += with_pages(draw, rows(own, number, bullet)) if pages else rows(own, number, bullet)
        lines.append("")
    return Plan("\n".join(lines), lists)


@st.composite
def others(draw: DrawFn, layout: Layout) -> Layout:
    """The layout of a list with another sign; in a text that is wrapped without indent, a bullet has one."""
    sign = draw(layouts()).sign
    return replace(layout, sign=sign) if sign(1) or layout.hanging or not layout.width else layout


def with_pages(draw: DrawFn, lines: list[str]) -> Iterator[str]:
    """Lines with the head or foot of a page after some of them."""
    for line in lines:
        yield line
        yield from draw(st.sampled_from(PAGES)) if draw(st.integers(0, 5)) == 0 else ()


PAGES = (["Page 1 of 9"], ["", "Page 12", ""], [f"{TITLE} | 3"], ["4", f"\f{TITLE}"], ["", "5", ""])


def words_of(text: str) -> list[str]:
    """The words of a text that are words of the invented plan."""
    return [word for word in re.findall("[a-z]+", text.lower()) if word in KNOWN_WORDS]


KNOWN_WORDS = set(WORDS)


def look_for_loss(plan: Plan, document: Document) -> None:
    """Each word is in a bullet or on a line that is named; where no line is unsure, each bullet is as it was."""
    lines = plan.text.split("\n")
    named = [lines[number - 1] for remark in (*document.unplaced, *document.notes) for number in remark.lines]
    found = Counter(words_of("\n".join([*(bullet.text for bullet in document.bullets), *named])))
    assert [word for bullets in plan.lists.values() for words in bullets for word in words if not found[word]] == []
    lists: dict[str, list[list[str]]] = {}
    for bullet in document.bullets:
        lists.setdefault(bullet.progress, []).append(words_of(bullet.text))
    assert document.unplaced or lists == plan.lists


@given(plans())
def test_every_sign_layout_and_wrapping_gives_all_bullets_or_names_what_is_unsure(plan: Plan) -> None:
    look_for_loss(plan, parse(plan.text, "elm-plan"))


@given(plans(mixed=True))
def test_several_signs_in_a_list_lose_nothing_without_a_word(plan: Plan) -> None:
    look_for_loss(plan, parse(plan.text, "elm-plan"))


@given(plans(pages=True))
def test_heads_and_feet_of_pages_lose_nothing_without_a_word(plan: Plan) -> None:
    look_for_loss(plan, parse(plan.text, "elm-plan"))


@given(plans(), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r"]))
@example(Plan(TEXT, {}), "cp1252", "\r\n")
def test_an_encoding_and_its_line_ends_change_nothing(plan: Plan, encoding: str, line_end: str) -> None:
    text = plan.text.encode(encoding, errors="ignore").decode(encoding)
    saved = decode(text.replace("\n", line_end).encode(encoding))
    assert replace(parse(saved, "elm-plan"), text="") == replace(parse(text, "elm-plan"), text="")


@given(st.text(alphabet="ab •-1.\n\t:?\f✓ o)(“", max_size=200))
def test_no_text_stops_the_reading(text: str) -> None:
    head = "Inclusion priority 1 - Elms\n\nWhat we have achieved so far\n\n"
    parse(f"{head}{text}", "elm-plan")
