"""The data for programs and spreadsheets: what there is, at which addresses, and how it is read."""

from collections.abc import Iterable

from inclusion.actions.csv import actions_download
from inclusion.actions.facets import SETTINGS
from inclusion.actions.filters import SEARCH, ActionFilter
from inclusion.figures.downloads import checks_download, official_download, outcomes_download
from inclusion.figures.measure import HOME, SEN_GROUPS, outcome_measures
from inclusion.figures.tables import Cell, Table, text_table
from inclusion.figures.views import VIEW_NAMES
from inclusion.records.downloads import (
    ACTIONS_ADDRESS,
    CHECKS_ADDRESS,
    OFFICIAL_ADDRESS,
    OUTCOMES_ADDRESS,
    WORKBOOK_ADDRESS,
    Download,
    release_name,
)
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset
from inclusion.records.open_data import DESCRIPTION_FILE, DICTIONARY_FILE, ZIP_ADDRESS
from inclusion.records.words import SITE, count, file_size, release_words
from inclusion.site.elements import bullets, heading, html_table, page_foot, page_heading, paragraph, quiet
from inclusion.site.pieces import Params, Piece
from inclusion.site.templates import render
from inclusion.site.whole_addresses import ROOT

LEAD = (
    "All data of this site is open. Take a file, or let your spreadsheet or program read it by its address. "
    "There is no key and no sign-up."
)


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    yield page_heading("Use the data", eyebrow="About", lead=LEAD)
    yield heading("What there is")
    yield paragraph(
        "CSV (comma-separated values) is for spreadsheets, JSON (JavaScript Object Notation) for programs. Both have "
        f"the same rows and columns. The ZIP holds every table, with {DICTIONARY_FILE}, which says what each column "
        f"means, and {DESCRIPTION_FILE}, which says the same to programs."
    )
    yield html_table(files_table(dataset))
    yield heading("Take only a part")
    yield paragraph(
        "An address takes the same filters as the pages. Choose on a page, then copy the address of its download. "
        "Several choices stand with commas between them. An address with a mistake gets no file, but the reason."
    )
    yield html_table(filters_table(dataset))
    yield heading("Examples")
    measure = outcome_measures(dataset)[0].measure
    yield render(
        "code_examples.html", actions=f"{ROOT}data/actions", outcomes=f"{ROOT}{OUTCOMES_ADDRESS}?measure={measure}"
    )
    yield heading("Addresses that stay")
    yield bullets(
        [
            f"{ROOT}{ACTIONS_ADDRESS} has the latest data, also as {ROOT}{dated_address('latest')}.",
            f"{ROOT}{dated_address(release_name(dataset))} has this release, or tells that it is no longer here.",
            "Each answer names its release in the headers Data-Version and Data-Date, and in two columns.",
            "An answer carries a tag. A program that sends it back is told whether anything changed.",
            "A page of any other site may read the files in the browser.",
        ]
    )
    yield heading("Licence and citation")
    yield paragraph(
        "The data and our summaries are under the licence Creative Commons Attribution 4.0. Use them for anything, and "
        f"name where they come from, for example: “{SITE}, {release_words(dataset.release).lower()}”."
    )
    yield paragraph(
        "The official figures are those of the Department for Education (DfE). They contain public sector information "
        "licensed under the Open Government Licence v3.0; each row names its source."
    )
    yield quiet("The official documents belong to their publisher. Their texts are in no file.")
    yield page_foot(dataset)


def dated_address(place: str) -> str:
    """The address of the actions at a place that names a release."""
    return ACTIONS_ADDRESS.replace("/", f"/{place}/", 1)


def files_table(dataset: Dataset) -> Table:
    """Each file: what a row is, how many there are, and its two forms with the size of one."""
    actions, outcomes = actions_download(dataset, ActionFilter()), outcomes_download(dataset)
    columns = ("Data", "What a row is", "For spreadsheets", "For programs")
    rows = (
        file_row("Actions", "An action, done or promised", ACTIONS_ADDRESS, actions),
        (
            "Actions, to read",
            "The same, with widths and a sheet that explains the columns",
            Cell("Actions as Excel file", "", WORKBOOK_ADDRESS),
            "see the row above",
        ),
        file_row("Outcomes", "A figure, stated or worked out, with its range", OUTCOMES_ADDRESS, outcomes),
        file_row("Official figures", "A value that DfE publishes", OFFICIAL_ADDRESS, official_download(dataset)),
        file_row("Checks", "A printed figure beside DfE's", CHECKS_ADDRESS, checks_download(dataset)),
        ("All tables", "A record of each kind", Cell("All tables as ZIP", "", ZIP_ADDRESS), "see the ZIP"),
    )
    return text_table("The files", columns, rows)


def file_row(name: str, row: str, address: str, download: Download) -> tuple[Cell | str, ...]:
    size = f"{count(download.rows, 'row')}, {file_size(len(download.content))}"
    json = address.removesuffix("csv") + "json"
    return name, row, Cell(f"{name} as CSV", size, address), Cell(f"{name} as JSON", "", json)


def filters_table(dataset: Dataset) -> Table:
    """The parameters of each address, with what they choose and one of their codes."""
    edition = edition_data(dataset)
    examples = ((setting, next(iter(setting.choices(edition)), None)) for setting in SETTINGS)
    rows = [("Actions", setting.name, setting.label, example) for setting, example in examples if example]
    rows.append(("Actions", SEARCH, "Search", "speech therapy"))
    measures = [measure.measure for measure in outcome_measures(dataset)]
    rows += [
        ("Outcomes", "measure", "Measures", ",".join(measures[:2])),
        ("Outcomes", "group", "Pupils", SEN_GROUPS[0]),
        ("Outcomes", "view", "The rows of one chart of a measure", VIEW_NAMES[0]),
        ("Official figures", "measure", "Measures", measures[0]),
        ("Official figures", "place", "Places", HOME),
        ("Official figures", "group", "Pupils", SEN_GROUPS[0]),
        ("Checks", "measure", "Measures", measures[0]),
    ]
    cells = [(name, data, label, f"{name}={code}") for data, name, label, code in rows]
    return text_table("The filters of an address", ("Parameter", "Data", "What it chooses", "Example"), cells)
