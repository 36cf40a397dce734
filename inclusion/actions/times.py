"""Times as the documents state them, read as days: whether a stated time has passed."""

import re
from calendar import month_name, monthrange
from datetime import date

from inclusion.records.model import Action, Dataset

LAST_MONTHS = {"spring": 5, "summer": 8, "autumn": 12, "winter": 15} | {
    name.lower(): number for number, name in enumerate(month_name) if name
}
"""The last month that a season or a month can mean; a winter lasts into the year after."""

SCHOOL_YEAR_ENDS = 8
"""The month in which a year such as 2025-26 ends at the latest; one of money ends earlier."""

TIME = re.compile(r"(?P<part>[a-z]+)? ?\b(?P<year>\d{4})(-(?P<second>\d{2}))?\b")
BEGINNING = re.compile(r"\b(from|since|starting|begins?|over|after)\b")
"""What makes a time a beginning, or a span of unknown end: it cannot be said to have passed."""


def last_day(stated: str) -> date | None:
    """The last day that a stated time can mean; None where it names no year, or no end."""
    text = stated.lower()
    years = [] if BEGINNING.search(text) else list(TIME.finditer(text))
    ends = [last_day_of(match["part"] or "", int(match["year"]), bool(match["second"])) for match in years]
    return max(ends, default=None)


def last_day_of(part: str, year: int, is_school_year: bool) -> date:
    """The last day of a part of a year, of a year over two summers, or of the year itself."""
    month = SCHOOL_YEAR_ENDS + 12 if is_school_year else LAST_MONTHS.get(part, 12)
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def has_passed(dataset: Dataset, action: Action) -> bool:
    """Whether every time that a promise states had passed on the day of the data's release."""
    if action.progress != "next" or not action.dates:
        return False
    ends = [last_day(stated) for stated in action.dates]
    return all(end is not None and end < dataset.release.released for end in ends)
