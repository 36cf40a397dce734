"""What the plan states: how many promises name who does them, a date or a number."""

from collections.abc import Iterable

from inclusion.charts import stated_chart
from inclusion.model import Dataset
from inclusion.queries import STATED
from inclusion.views.parts import bullets, heading, link, page_foot, page_heading, paragraph
from inclusion.views.pieces import Params, Piece
from inclusion.wording import CHOICE_NAMES, KIND_MEANS, STATED_MEANS

LEAD = "A promise is easier to follow when it says who does it, by when, and how much. Here is how many do."


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    """The page on what promises state."""
    yield page_heading("What the plan states", eyebrow="Actions", lead=LEAD)
    yield stated_chart(dataset)
    yield heading("The rule for each")
    yield paragraph(STATED_MEANS)
    yield paragraph(KIND_MEANS)
    yield bullets(link(f"all-actions?states={name}", f"Promises: {CHOICE_NAMES[name].lower()}") for name in STATED)
    yield page_foot(dataset)
