"""Short forms: each is written out at its first use on each page, in place, and our own words are left as they are."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from inclusion.records.model import Measure
from inclusion.site.abbreviations import label_glosses, write_out
from inclusion.site.chart import Chart
from inclusion.site.choice import Choice
from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import Piece, walk
from inclusion.site.tabs import ChosenTab
from tests.site_map import DATASET, MEASURES, PAGES, name_of

LONG = {term.term: term.expansion for term in DATASET.glossary if term.expansion}
SEND = "special educational needs and disabilities"
SALT = "speech and language therapy"
EHC = "education, health and care"
NHS = "National Health Service"


def written(*html: str) -> str:
    """HTML with its short forms written out: what is put in stands in braces, as a paragraph of its own after a ¶."""
    text = "".join(str(piece) for piece in write_out(DATASET, map(Markup, html)))
    text = re.sub(r'<p class="gloss">(.*?)</p>', r"{¶ \1}", text)
    return re.sub(r'<span class="gloss">(.*?)</span>', r"{\1}", text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ask SALT. More SALT.</p>", f"<p>Ask {{{SALT} (}}SALT{{)}}. More SALT.</p>"),
        ("<ul><li>Ask SALT.</li></ul>", f"<ul><li>Ask {{{SALT} (}}SALT{{)}}.</li></ul>"),
        ("<p>An EHC plan</p>", f"<p>An {{{EHC} (}}EHC{{)}} plan</p>"),
        (
            "<p>in SEND</p><p>no SEN</p>",
            f"<p>in {{{SEND} (}}SEND{{)}}</p><p>no {{special educational needs (}}SEN{{)}}</p>",
        ),
        ("<p>an EHCNA</p>", "<p>an {education, health and care needs assessment (}EHCNA{)}</p>"),
        ("<th>SEN support: 21%</th>", "<th>{Special educational needs (}SEN{)} support: 21%</th>"),
        ("<p>SENDER, PINStripe</p>", "<p>SENDER, PINStripe</p>"),
        ('<p><img alt="SEND" src="SEND"></p>', '<p><img alt="SEND" src="SEND"></p>'),
    ],
)
def test_the_first_use_of_a_whole_word_stands_in_brackets_behind_its_words(html: str, expected: str) -> None:
    assert written(html) == expected


@pytest.mark.parametrize("html", ["<p>SALT helps.</p>", "<p><b> SALT</b> helps.</p>"])
def test_words_that_begin_a_sentence_have_a_capital(html: str) -> None:
    assert "{Speech and language therapy (}SALT{)}" in written(html)
    assert "Yes. {Speech and language therapy (}SALT{)}" in written(html.replace("SALT", "Yes. SALT"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>In NHS Lincolnshire. Here</p>", f"<p>In NHS Lincolnshire{{ (NHS: {NHS})}}. Here</p>"),
        ("<p>In the NHS. Here</p>", f"<p>In the NHS{{ ({NHS})}}. Here</p>"),
        ("<p>Ask the NHS</p>", f"<p>Ask the NHS{{ ({NHS})}}</p>"),
        ("<p>The NHS, not SALT.</p>", f"<p>The NHS, not {{{SALT} (}}SALT{{)}}{{ (NHS: {NHS})}}.</p>"),
        ("<p>SALT&#39;s team</p>", f"<p>SALT&#39;s team{{ (SALT: {SALT})}}</p>"),
        ("<p>SALT-led talks. More</p>", f"<p>SALT-led talks{{ (SALT: {SALT})}}. More</p>"),
        ("<p>non-SEND pupils</p>", f"<p>non-SEND pupils{{ (SEND: {SEND})}}</p>"),
        ("<p>a EHC plan</p>", f"<p>a EHC plan{{ (EHC: {EHC})}}</p>"),
        ("<p>an SLCN team</p>", "<p>an SLCN team{ (SLCN: speech, language and communication needs)}</p>"),
        ("<p>For 5% (SEND). Next</p>", f"<p>For 5% ({{{SEND} [}}SEND{{]}}). Next</p>"),
        ("<p>Ask <b>the NHS team. Or</b> not</p>", f"<p>Ask <b>the NHS team{{ (NHS: {NHS})}}. Or</b> not</p>"),
    ],
)
def test_a_name_and_a_part_of_a_word_are_explained_at_the_end_of_their_sentence(html: str, expected: str) -> None:
    assert written(html) == expected


def test_the_title_of_a_document_stays_as_it_is() -> None:
    titles = {source.title for source in DATASET.sources} | {section.section for section in DATASET.sections}
    found = [title for title in titles if re.search(r"\b(SEND|EHC|SEN|SATs)\b", title)]
    assert len(found) > 2
    for title in found:
        html = f"<td>GCSE grade 4. {escape(title)}. It ends.</td>"
        assert f"{escape(title)}{{ (" in written(html)


def test_what_one_piece_has_written_out_stays_bare_in_the_next() -> None:
    chart = next(piece for page in PAGES for piece in page.pieces({}) if isinstance(piece, Chart))
    first, between, last = write_out(DATASET, [Markup("<p>Ask SALT</p>"), chart, Markup("<p>SALT</p>")])
    assert SALT in first.html()
    assert between is chart
    assert last.html() == "<p>SALT</p>"


def test_cards_are_written_out_in_the_order_that_a_view_shows_them() -> None:
    one, two = '<li class="card" id="P1-A01"><p>SALT one</p></li>', '<li class="card" id="P1-A02"><p>SALT two</p></li>'
    assert "two" not in written(f"<ul>{one}{two}</ul>").split("{")[0]
    assert "one" not in written(f"<ul>{two}{one}</ul>").split("{")[0]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>for {SEND} (SEND) and SEND hubs</p>",
        f"<p>an {EHC} (EHC) plan</p>",
        "<p>Special educational needs coordinators (SENCos)</p>",
        "<dd>Behaviour outreach support service (BOSS)</dd>",
        f"<p>SALT ({SALT})</p>",
        f"<p>On SALT, or with no {SALT} (SALT). More</p>",
        "<p>The ECLIPS team (extended communication and language impairment provision for students)</p>",
        "<h3>Joint strategic needs assessment (JSNA)</h3><p>The JSNA</p>",
        f"<p>{SALT.capitalize()} is <mark>SALT</mark></p>",
    ],
)
def test_what_a_sentence_of_ours_writes_out_itself_stays_as_it_is(html: str) -> None:
    assert written(html) == html


def test_a_plural_is_written_out_in_the_plural() -> None:
    assert written("<p>Ask SENCos</p>") == "<p>Ask {special educational needs coordinators (}SENCos{)}</p>"
    assert written("<p>GCSEs</p>") == "<p>GCSEs{ (General Certificates of Secondary Education)}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><a href="a">Ask SALT</a>.</p>', f'<p><a href="a">Ask SALT</a>{{ ({SALT})}}.</p>'),
        ('<p><a href="a">Ask SALT now</a>.</p>', f'<p><a href="a">Ask SALT now</a>{{ (SALT: {SALT})}}.</p>'),
        ('<p><a href="a">SALT, EHC b</a></p>', f'<p><a href="a">SALT, EHC b</a>{{ (SALT: {SALT}; EHC: {EHC})}}</p>'),
        ("<p><mark>EHC plan</mark> a</p>", f"<p><mark>EHC plan</mark>{{ (EHC: {EHC})}} a</p>"),
        ("<p><mark>SEN</mark>D <mark>SALT</mark></p>", f"<p><mark>SEN</mark>D <mark>SALT</mark>{{ ({SALT})}}</p>"),
        ('<p><a href="a"><mark>SALT</mark></a></p>', f'<p><a href="a"><mark>SALT</mark></a>{{ ({SALT})}}</p>'),
        ('<p>Ofsted <a href="a">b. c</a></p>', f'<p>Ofsted <a href="a">b. c</a>{{ (Ofsted: {LONG["Ofsted"]})}}</p>'),
    ],
)
def test_a_gloss_stands_behind_a_link_or_mark_never_inside(html: str, expected: str) -> None:
    assert written(html) == expected.replace("'", "&#39;")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>SALT</h3><p>The SALT team</p>", f"<h3>SALT</h3><p>The {{{SALT} (}}SALT{{)}} team</p>"),
        ("<h3>SALT</h3><p>A team</p>", f"<h3>SALT</h3>{{¶ SALT: {SALT}}}<p>A team</p>"),
        ("<h2>SALT</h2><h3>A</h3><p>SALT</p>", f"<h2>SALT</h2>{{¶ SALT: {SALT}}}<h3>A</h3><p>SALT</p>"),
        ("<h2>SALT, NHS</h2>", f"<h2>SALT, NHS</h2>{{¶ SALT: {SALT}; NHS: {NHS}}}"),
        (f"<h1>SEND here</h1><p>For {SEND} (SEND)</p>", f"<h1>SEND here</h1><p>For {SEND} (SEND)</p>"),
    ],
)
def test_a_heading_leaves_the_gloss_to_the_text_below_it(html: str, expected: str) -> None:
    assert written(html) == expected


def test_tiles_have_the_glosses_below_them() -> None:
    tiles = '<ul class="row tiles"><li><b>21</b> with SEND</li><li><b>4</b> in SALT</li></ul>'
    assert written(tiles) == f"{tiles}{{¶ SEND: {SEND}; SALT: {SALT}}}"


def test_a_quotation_stays_as_it_is_and_what_is_folded_does_not_count_for_the_rest() -> None:
    quote = "<details><summary>Wording</summary><blockquote><p>SALT</p></blockquote></details>"
    glossed = quote.replace("</blockquote>", f"</blockquote>{{¶ SALT: {SALT}}}")
    assert written(quote, quote) == f"{glossed}{quote}"
    assert written(quote, "<p>in SALT</p>", quote) == f"{glossed}<p>in {{{SALT} (}}SALT{{)}}</p>{quote}"
    assert written("<p>in SALT</p>", quote) == f"<p>in {{{SALT} (}}SALT{{)}}</p>{quote}"


@pytest.mark.parametrize(
    "html",
    [
        "<style>@page { content: 'SEND' }</style>",
        "<form><label>SEND</label><button>SEND</button></form>",
        "<nav><a href='a'>SEND</a></nav>",
        '<dl class="terms"><div><dt>SEND</dt><dd>SALT</dd></div></dl>',
    ],
)
def test_controls_and_the_entries_of_the_glossary_are_left_alone(html: str) -> None:
    assert written(f"{html}<p>in SEND</p>") == f"{html}<p>in {{{SEND} (}}SEND{{)}}</p>"


def test_labels_of_controls_are_written_out_in_one_line() -> None:
    line = f'<p class="gloss">EHC: {EHC}; SALT: {SALT}</p>'
    assert label_glosses(DATASET, ["EHC plans", "SALT", "Another SALT"]) == line
    assert label_glosses(DATASET, ["Family hubs"]) == ""


def test_each_short_form_of_two_words_begins_with_one_that_says_the_same() -> None:
    for form, long in LONG.items():
        first, _, rest = form.partition(" ")
        assert long == f"{LONG[first]} {rest}".strip()


# What follows reads pages a second way, by the standard library's parser, and looks where first uses are written out.

HEADINGS = ("h1", "h2", "h3")
INLINE = ("a", "b", "i", "em", "strong", "span", "mark")
VOID = ("br", "img", "input")
END = "\N{END OF TEXT}"
"""Where a link, a mark, a header cell or a term ends."""

SHORT = re.compile(rf"\b({'|'.join(sorted(map(re.escape, LONG), key=len, reverse=True))})s?\b")


class Walk(HTMLParser):
    """The blocks of text of a page from top to bottom, each with the tags that it stands in."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.opened: list[str] = []
        self.blocks: list[tuple[list[str], str]] = [([], "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; the glossary's entries and tiles are told by their class."""
        if tag not in VOID:
            told = [name for name in ("terms", "tiles") if name in (dict(attrs).get("class") or "").split()]
            self.opened.append(told[0] if told else tag)
        if tag not in INLINE + VOID:
            self.blocks.append((list(self.opened), ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last: HTML that is not well formed fails here."""
        assert self.opened.pop() in (tag, "terms", "tiles")
        if tag in ("a", "mark", "th", "dt"):
            self.add(END)
        if tag not in INLINE:
            self.blocks.append((list(self.opened), ""))

    def handle_data(self, data: str) -> None:
        """Text belongs to the block that is open."""
        self.add(data)

    def add(self, text: str) -> None:
        """Add text to the last block."""
        within, words = self.blocks.pop()
        self.blocks.append((within, words + text))


def is_near(before: str, after: str, form: str) -> bool:
    """Whether a form is written out in the words before it, in its sentence, or right behind the link that it is in."""
    plural = LONG[form].replace(" of ", "s of ", 1)
    long = f"(?:{re.escape(LONG[form])}|{re.escape(plural)})"
    rest = re.split(r"[.!?](?=\s|$)", after, maxsplit=1)[0]
    behind = rf"[^{END}]*{END}+ ?[(\[]([^)]*; )?({form}: )?{long}"
    return bool(
        re.search(long, f"{before} {rest}".replace(END, ""), re.IGNORECASE) or re.match(behind, after, re.IGNORECASE)
    )


def not_written_out(pieces: Iterable[Piece]) -> list[str]:
    """The places of a page where a short form is used first and not written out within reach."""
    known: set[str] = set()
    faults: list[str] = []
    labels: set[str] = set()
    for piece in walk(pieces):
        if isinstance(piece, Markup):
            read = Walk()
            read.feed(str(piece))
            assert read.opened == []
            faults += check_blocks(read.blocks, known)
            faults += sorted(labels - known)
            labels = set()
        elif isinstance(piece, Chart):
            labels |= forms_of(json.dumps(piece.bundle.specs))
        elif isinstance(piece, Choice):
            labels |= forms_of(" ".join(piece.options.values()))
    return faults + sorted(labels - known)


def forms_of(text: str) -> set[str]:
    """The short forms in a text; that of “EHC plan” is EHC."""
    return {match[1].split()[0] for match in SHORT.finditer(text)}


def check_blocks(blocks: list[tuple[list[str], str]], known: set[str]) -> Iterator[str]:
    """Each first use that is not written out; a heading's or a tile's may be so below it."""
    waiting: set[str] = set()
    for within, text in blocks:
        is_heading = bool(set(within) & {*HEADINGS, "tiles"})
        if set(within) & set(HEADINGS):
            yield from sorted(waiting)
            waiting = set()
        if set(within) & {"style", "form", "nav", "terms"}:
            continue
        for match in SHORT.finditer(text):
            form = match[1].split()[0]
            before, after = text[: match.start()], text[match.start() + len(form) :]
            if form in known:
                continue
            if is_near(before, after, form) or text.startswith(f"{form}: {LONG[form]}"):
                waiting.discard(form)
                known.add(form)
            elif is_heading:
                waiting.add(form)
            else:
                yield text[max(0, match.start() - 40) : match.end() + 40]
    yield from sorted(waiting)


def page_of(slug: str) -> SitePage:
    """The page of an address."""
    return next(page for page in PAGES if page.slug == slug)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ask SALT</p>",
        '<p><a href="a">Ask SALT</a> or not.</p>',
        f"<h3>SALT</h3><p>Text</p><h3>Next</h3><p>{SALT}</p>",
        f"<p>SALT</p><p>{SALT}</p>",
        f"<p>SALT is a team. It stands for {SALT}.</p>",
    ],
)
def test_the_second_reading_sees_what_is_not_written_out(html: str) -> None:
    assert len(not_written_out([Markup(html)])) == 1


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_each_short_form_on_a_page_is_written_out_at_its_first_use(page: SitePage) -> None:
    assert not_written_out(page.pieces({})) == []


FILTERS: list[Mapping[str, list[str]]] = [
    {"progress": ["achieved"]},
    {"ks": ["ks4"]},
    {"theme": ["ehc-plans"]},
    {"partner": ["salt,icb"], "progress": ["next"]},
    {"q": ["SEND"]},
    {"q": ["speech and language therapy"]},
    {"q": ["EHC plan"], "sort": ["theme"]},
    {"q": ["GCSE"]},
]


@pytest.mark.parametrize("params", FILTERS, ids=str)
@pytest.mark.parametrize("slug", ["all-actions", "brief", "range-and-quality-of-provision"])
def test_each_short_form_of_a_filtered_view_is_written_out_at_its_first_use(
    slug: str, params: Mapping[str, list[str]]
) -> None:
    assert not_written_out(page_of(slug).pieces(params)) == []


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_each_short_form_of_a_measures_views_and_brief_is_written_out_at_its_first_use(measure: Measure) -> None:
    page = page_of(measure.slug)
    views = [piece.choice.options for piece in page.pieces({}) if isinstance(piece, ChosenTab)]
    for view in {name for options in views for name in options}:
        assert not_written_out(page.pieces({"view": [view]})) == []
    assert not_written_out(page_of("brief").pieces({"measure": [measure.measure]})) == []


def test_a_search_of_the_glossary_leaves_its_entries_as_they_are() -> None:
    html = "".join(str(piece) for piece in page_of("glossary").pieces({"q": ["EHC plan"]}))
    entries = html.split('<dl class="terms">')[1:]
    assert entries
    assert not [entry for entry in entries if 'class="gloss"' in entry.split("</dl>")[0]]
