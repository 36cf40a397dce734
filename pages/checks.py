"""Data and checks: where the figures come from, where stated and worked-out figures differ, and what is unclear."""

from collections.abc import Iterable

from inclusion.actions.csv import actions_download
from inclusion.actions.filters import ActionFilter
from inclusion.figures.checks import checks_table, gap_difference_table, notes_table, releases_table
from inclusion.figures.downloads import outcomes_download
from inclusion.figures.measure import PLACES, outcome_figures
from inclusion.figures.words import PLACE_NAMES
from inclusion.records.downloads import ACTIONS_ADDRESS, OUTCOMES_ADDRESS
from inclusion.records.model import Dataset
from inclusion.records.open_data import DESCRIPTION_FILE, DICTIONARY_FILE, ZIP_ADDRESS, current_zip
from inclusion.records.words import count, download_label, listing
from inclusion.site.elements import buttons, heading, html_table, page_foot, page_heading, paragraph, quiet
from inclusion.site.pieces import Params, Piece
from inclusion.site.sources import sources_list

LEAD = (
    "All figures come from published documents. Here is how far they agree with each other, and what we had to decide "
    "to read them."
)


def stated_share(dataset: Dataset) -> str:
    """How many of the latest gaps, and of the levels behind them, the documents state, by place."""
    latest = [figures for figures in outcome_figures(dataset) if figures.gaps]
    gaps = [gap for figures in latest for gap in figures.gaps]
    levels = [level for figures in latest for level in figures.levels]
    shares = []
    for place in PLACES:
        parts = []
        for noun, found in (("gap", gaps), ("level", levels)):
            stated = [figure.stated is not None for figure in found if figure.place == place]
            parts.append(f"{sum(stated) or 'none'} of {count(len(stated), noun)}")
        shares.append(f"for {PLACE_NAMES[place]} {listing(parts)}")
    return f"Of the figures here the documents state {'; '.join(shares)}."


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    """The page on the data and how it was checked."""
    yield page_heading("Data and checks", eyebrow="About", lead=LEAD)
    yield heading("Sources")
    yield sources_list(dataset)
    yield heading("Stated gaps and our arithmetic")
    yield paragraph(
        f"{stated_share(dataset)} All of these are rounded, so a gap that we work out from two levels can be a little "
        "out. We never replace a stated gap."
    )
    yield html_table(checks_table(dataset))
    yield heading("How much wider or narrower")
    yield paragraph(
        "The strategy also states how much the gap differs from England's. Each of these figures is the difference of "
        "two printed gaps, so it is rounded too. The last column is what all figures allow."
    )
    yield html_table(gap_difference_table(dataset))
    yield heading("What is unclear in the documents")
    yield html_table(notes_table(dataset))
    yield heading("What changed", anchor="what-changed")
    yield html_table(releases_table(dataset))
    yield heading("Downloads")
    actions, outcomes = actions_download(dataset, ActionFilter()), outcomes_download(dataset)
    yield buttons(
        [
            (ACTIONS_ADDRESS, download_label(f"all {count(actions.rows, 'action')}", len(actions.content))),
            (OUTCOMES_ADDRESS, download_label(f"all {count(outcomes.rows, 'row')} of figures", len(outcomes.content))),
            (ZIP_ADDRESS, download_label("all tables", len(current_zip(dataset)), "ZIP")),
        ]
    )
    yield quiet(
        f"The ZIP holds every table of the data as CSV. {DICTIONARY_FILE} in it says what each column means and how "
        f"the data was coded; {DESCRIPTION_FILE} says the same to programs."
    )
    yield page_foot(dataset)
