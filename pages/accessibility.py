"""Accessibility: what the site aims at, how it was tested, what fails, and what to do instead."""

from collections.abc import Iterable

from inclusion.records.model import Dataset
from inclusion.site.access import results_part, speech_part
from inclusion.site.elements import bullets, heading, page_foot, page_heading, paragraph
from inclusion.site.pieces import Params, Piece

LEAD = "What this site aims at, how it was tested, what does not work well, and what you can do instead."
AIM = (
    "The site should work for everyone: by keyboard, with a screen reader, enlarged, on a phone and on paper. It aims "
    "to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. Nobody outside has checked that it does."
)
HOW = (
    "Automatic: the tool axe-core looks at each page, in light and dark colours, in windows from 320 to 1280 pixels "
    "wide.",
    "By keyboard: tests press Tab from the top of a page to its end, and check that the focus goes down the page and "
    "can be seen.",
    "Enlarged: tests check that nothing runs off the page in a window 320 pixels wide, with wider text spacing, and "
    "at twice the size.",
    "In your own colours: where you force a few colours, tests check that what is chosen or marked can be told apart.",
    "On change: tests check that the number of actions found is announced, and that a new page takes the focus.",
    "By ear: a program presses keys and writes down each word of Orca, a screen reader for Linux. Tests check that "
    "names are short, and that nothing is said of the marks in a drawing.",
    "Not done: no test with another screen reader, such as NVDA, JAWS, VoiceOver or TalkBack, and none with people who "
    "use one each day, or with other disabled people.",
)
FAILS = (
    "Points in a chart cannot be reached by keyboard. Each chart has a sentence with its finding and a table with "
    "all of its figures.",
    "Charts stay white in dark colours, so that their own colours keep enough contrast.",
    "Letters in charts follow the zoom of your browser, but not its setting for the size of text. All other text "
    "follows both.",
    "A page shows its text first, and live controls a moment later. Where a screen reader reads it by then, they wait "
    "for a pause of ten seconds, and the place is kept. Orca may lose it in a form of filters, and be a row further in "
    "a list.",
    "Filters on the live page need a connection that stays open. If it is lost, load the page again: the address "
    "keeps your filters.",
    "The official documents are other people's websites. We cannot answer for them.",
)
STREAMLIT = (
    "The site is made with Streamlit, which writes part of the page itself. Three things that it does are put right "
    "by a script of ours. Its menu is marked up as lists that are not sound. In a narrow window the menu opens "
    "without taking the focus. The letters R and C alone are commands. Where scripts are off, none of these arises."
)
INSTEAD = (
    "Every list of actions and every chart can be downloaded as a CSV file, which opens in a spreadsheet.",
    "Every page can be printed, without menu and filters.",
    "Where scripts are off, pages show the same text, lists and tables. Filters are then a form, and charts are "
    "their text and table.",
)


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    yield page_heading("Accessibility", eyebrow="About", lead=LEAD)
    yield heading("What we aim at")
    yield paragraph(AIM)
    yield heading("What was tested")
    yield results_part(dataset) + speech_part(dataset)
    yield heading("How it is tested")
    yield bullets(HOW)
    yield heading("What does not work well")
    yield bullets(FAILS)
    yield paragraph(STREAMLIT)
    yield heading("What you can use instead")
    yield bullets(INSTEAD)
    yield page_foot(dataset)
