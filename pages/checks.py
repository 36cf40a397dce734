"""Data and checks: where the figures come from, where stated and worked-out figures differ, and what is unclear."""

from collections.abc import Iterable

from inclusion.actions.csv import actions_download
from inclusion.actions.filters import ActionFilter
from inclusion.figures.checks import checks_table, gap_difference_table, notes_table, releases_table
from inclusion.figures.downloads import checks_download, official_download, outcomes_download
from inclusion.figures.measure import PLACES, outcome_figures
from inclusion.figures.verdict_tables import (
    datasets_table,
    differences_table,
    judgements_table,
    verdict_totals,
    verdicts_table,
)
from inclusion.figures.verdicts import verdicts
from inclusion.figures.words import PLACE_NAMES
from inclusion.records.downloads import ACTIONS_ADDRESS, CHECKS_ADDRESS, OFFICIAL_ADDRESS, OUTCOMES_ADDRESS
from inclusion.records.model import Dataset
from inclusion.records.open_data import DESCRIPTION_FILE, DICTIONARY_FILE, ZIP_ADDRESS, current_zip
from inclusion.records.words import count, download_label, listing
from inclusion.site.elements import (
    buttons,
    download_button,
    findings,
    heading,
    html_table,
    page_foot,
    page_heading,
    paragraph,
    quiet,
)
from inclusion.site.pieces import Params, Piece

LEAD = (
    "The council's documents print figures, and the Department for Education (DfE) publishes its own. Here is how far "
    "they agree, and what we had to decide to read them."
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
    yield page_heading("Data and checks", eyebrow="About", lead=LEAD)
    yield heading("Checked against official figures", anchor="official-figures")
    yield paragraph(verdict_totals(verdicts(dataset)))
    yield paragraph(
        "DfE publishes most of these measures. A printed figure agrees where what "
        "follows from DfE's figures rounds to it. It agrees within rounding where both could be equal before each was "
        "rounded."
    )
    yield paragraph(
        "Some agreed when they were written, and DfE has revised its figures since. Where we hold no official figure, "
        "the file below names the one that would check it."
    )
    yield html_table(verdicts_table(dataset))
    checks = checks_download(dataset)
    label = download_label(f"all {count(checks.rows, 'check')} with their working", len(checks.content))
    yield download_button(CHECKS_ADDRESS, label)
    yield html_table(differences_table(dataset))
    yield paragraph("What the documents say in words we judged by hand, twice, by the same figures.")
    yield html_table(judgements_table(dataset, dataset.judgements))
    yield heading("Sources")
    yield findings((s.url, s.title, f"{s.publisher}, {s.edition}. {s.results_note}") for s in dataset.sources)
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
    yield heading("Where the official figures come from", anchor="official-sources")
    yield paragraph(
        "They are copies of what DfE publishes, taken from public places. They contain public sector information "
        "licensed under the Open Government Licence v3.0."
    )
    yield html_table(datasets_table(dataset))
    yield heading("What is unclear in the documents")
    yield html_table(notes_table(dataset))
    yield heading("What changed", anchor="what-changed")
    yield html_table(releases_table(dataset))
    yield heading("Downloads")
    actions, outcomes = actions_download(dataset, ActionFilter()), outcomes_download(dataset)
    official = official_download(dataset)
    yield buttons(
        [
            (ACTIONS_ADDRESS, download_label(f"all {count(actions.rows, 'action')}", len(actions.content))),
            (OUTCOMES_ADDRESS, download_label(f"all {count(outcomes.rows, 'row')} of figures", len(outcomes.content))),
            (OFFICIAL_ADDRESS, download_label(f"all {count(official.rows, 'official figure')}", len(official.content))),
            (ZIP_ADDRESS, download_label("all tables", len(current_zip(dataset)), "ZIP")),
        ]
    )
    yield quiet(
        f"The ZIP holds every table of the data as CSV. {DICTIONARY_FILE} in it says what each column means and how "
        f"the data was coded; {DESCRIPTION_FILE} says the same to programs."
    )
    yield page_foot(dataset)
