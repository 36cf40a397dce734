"""DfE's figures as rows of a file, with the columns by which DfE's own files are joined."""

from collections.abc import Sequence

from inclusion.figures.csv import LEVELS
from inclusion.figures.official import figures_of
from inclusion.records.downloads import Sheet, version_cells
from inclusion.records.model import Area, Dataset, OfficialDataset, OfficialFigure, PeriodKind

IDENTIFIERS: dict[PeriodKind, str] = {
    "academic-year": "Academic year",
    "two-terms": "Autumn and spring term",
    "calendar-year": "Calendar year",
    "reporting-year": "Reporting year",
}
"""The kinds of period as DfE's files name them."""

COLUMNS = (
    *OfficialFigure.model_fields, "measure_title", "unit", "time_period", "time_identifier", "geographic_level",
    "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "source",
    "licence", "data_version", "data_date",
)  # fmt: skip


def place_cells(dataset: Dataset, area: Area) -> dict[str, object]:
    """A place as the columns of DfE's files have it; the region of a council is not among our records."""
    country = next(other for other in dataset.places if other.level == "national")
    cells: dict[str, object] = dict.fromkeys(
        ("region_code", "region_name", "old_la_code", "new_la_code", "la_name"), ""
    ) | {
        "geographic_level": LEVELS[area.level],
        "country_code": country.ons_code,
        "country_name": country.name,
    }
    if area.level == "regional":
        cells |= {"region_code": area.ons_code, "region_name": area.name}
    if area.level == "local-authority":
        cells |= {"old_la_code": area.old_la_code, "new_la_code": area.ons_code, "la_name": area.name}
    return cells


def source_cells(source: OfficialDataset) -> dict[str, object]:
    """Where a figure is from, and its licence: what the licence asks each copy to say."""
    return {"source": source.citation.name, "licence": source.licence}


def official_sheet(
    dataset: Dataset,
    measures: Sequence[str] = (),
    places: Sequence[str] = (),
    groups: Sequence[str] = (),
    periods: Sequence[str] = (),
) -> Sheet:
    """The official figures of these measures, places, groups and periods, in the file's order.

    Where none is named, those of all.
    """
    where = {area.place: place_cells(dataset, area) for area in dataset.places}
    sources = {source.dataset: source_cells(source) for source in dataset.datasets}
    rows = []
    for measure in dataset.measures:
        if measures and measure.measure not in measures:
            continue
        what = {
            "measure_title": measure.title,
            "unit": measure.unit,
            "time_identifier": IDENTIFIERS[measure.period_kind],
            **version_cells(dataset),
        }
        rows += [
            dict(f) | what | where[f.place] | sources[f.dataset] | {"time_period": f.period}
            for f in figures_of(dataset, measure.measure)
            if (not places or f.place in places)
            and (not groups or f.group in groups)
            and (not periods or f.period in periods)
        ]
    return Sheet(COLUMNS, tuple(rows))
