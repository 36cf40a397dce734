"""The sentences of answers that are not pages of the site."""

NOT_FOUND_TITLE = "There is no page here"
NOT_FOUND = (
    "The address may have been mistyped, or the page may have moved. "
    "The menu leads to the main pages, and the overview has a search."
)
ELSEWHERE = "There is nothing at this address. The explorer is here:"
CORRECTION = "The data is being corrected. Please try again later."
NOT_LIVE = (
    "Live filters and charts are off here. Everything else works: the list, the tables, the files and the form. "
    "Choose in the form, then press the button below it."
)
ONLY_READING = "Only reading is possible here: GET or HEAD."
NO_FILE = "No file was made."
PAGES = "Pages"
HOME = "Go to the first page"
SKIP = "Skip to main content"


def page_failed(reference: str) -> str:
    """What a reader sees where a page failed; the reference finds it in the log."""
    return (
        "This page could not be shown. That is our mistake, not yours. Please reload it or try another page. "
        f"If you report it, give this reference: {reference}."
    )
