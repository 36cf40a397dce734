"""The data's files read plainly, for tests that work out a second time what charts and sentences tell."""

import csv
from decimal import Decimal

from inclusion.records.load import DATA_FOLDER


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of a data file as texts."""
    with (DATA_FOLDER / file).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


OFFICIAL, BREAKS, STATED = rows_of("official.csv"), rows_of("breaks.csv"), rows_of("observations.csv")
AREAS = [row for row in rows_of("places.csv") if row["neighbour"]]
LISTED = [row["place"] for row in sorted(AREAS, key=lambda row: int(row["neighbour"]))]
"""The neighbours in the order of DfE's list."""


def share(row: dict[str, str]) -> Decimal:
    """The share of a row's counts, else its value."""
    return Decimal(100) * int(row["numerator"]) / int(row["denominator"]) if row["numerator"] else Decimal(row["value"])


def year_of(period: str) -> int:
    """The year in which a period ends."""
    return int(period[:2] + period[4:]) if len(period) == 6 else int(period)
