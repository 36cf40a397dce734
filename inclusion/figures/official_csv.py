"""DfE's figures and the verdicts on the documents as CSV files, with the columns by which DfE's files are joined."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import get_args

import pandas as pd

from inclusion.figures.csv import LEVELS
from inclusion.figures.downloads import read_codes
from inclusion.figures.measure import HOME
from inclusion.figures.official import figures_of
from inclusion.figures.verdicts import JUDGEMENT_NAMES, VERDICT_NAMES, Verdict, judgements_of, read_period, verdicts_of
from inclusion.records.downloads import Download, plain_name, to_csv, to_frame, version_cells
from inclusion.records.model import Area, Dataset, Group, Judgement, OfficialDataset, OfficialFigure, PeriodKind

IDENTIFIERS: dict[PeriodKind, str] = {
    "academic-year": "Academic year",
    "two-terms": "Autumn and spring term",
    "calendar-year": "Calendar year",
    "reporting-year": "Reporting year",
}
"""The kinds of period as DfE's files name them."""

COLUMNS = [
    *OfficialFigure.model_fields, "measure_title", "unit", "time_period", "time_identifier", "geographic_level",
    "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "source",
    "licence", "data_version", "data_date",
]  # fmt: skip

CHECK_COLUMNS = [
    "measure", "period", "place", "group", "statistic", "versus", "stated", "official", "verdict", "working", "source",
    "data_version", "data_date",
]  # fmt: skip


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
    return {"source": f"{source.publisher}, {source.title}, {source.release}", "licence": source.licence}


def official_frame(
    dataset: Dataset, measures: Sequence[str] = (), places: Sequence[str] = (), groups: Sequence[str] = ()
) -> pd.DataFrame:
    """The official figures of these measures, places and groups, of all where none is named, in the file's order."""
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
            if (not places or f.place in places) and (not groups or f.group in groups)
        ]
    return to_frame(rows, COLUMNS)


def checks_frame(dataset: Dataset, measures: Sequence[str] = ()) -> pd.DataFrame:
    """What DfE's figures say of each printed figure and each statement in words, by measure; those of several last."""
    rows: list[dict[str, object]] = []
    for measure in dataset.measures:
        if not measures or measure.measure in measures:
            rows += [
                {
                    **dict(verdict.observation),
                    "period": read_period(dataset, verdict.observation),
                    "stated": verdict.observation.value,
                    "official": official_cell(verdict),
                    "verdict": VERDICT_NAMES[verdict.kind],
                    "working": verdict.working,
                    "source": dataset.source[verdict.observation.source].title,
                }
                for verdict in verdicts_of(dataset, measure.measure)
            ]
            rows += [judgement_row(dataset, judgement) for judgement in judgements_of(dataset, measure.measure)]
    rows += [judgement_row(dataset, j) for j in dataset.judgements if j.measure is None and not measures]
    return to_frame([row | version_cells(dataset) for row in rows], CHECK_COLUMNS)


def official_cell(verdict: Verdict) -> object:
    """What follows from DfE's figures: a number in two decimals, which stays one, or a range in words."""
    if verdict.low is None or verdict.low != verdict.high:
        return verdict.official
    return round(verdict.low, 2)


def judgement_row(dataset: Dataset, judgement: Judgement) -> dict[str, object]:
    """A judgement of a statement in words as a row of the checks."""
    return {
        "measure": judgement.measure or "",
        "period": judgement.period or "",
        "place": HOME,
        "group": judgement.group,
        "statistic": "comparison",
        "versus": judgement.versus or "",
        "stated": judgement.statement,
        "official": judgement.rests_on,
        "verdict": JUDGEMENT_NAMES[judgement.verdict],
        "working": judgement.reason,
        "source": dataset.source[judgement.source].title,
    }


@lru_cache(maxsize=16)
def official_download(
    dataset: Dataset, measures: tuple[str, ...] = (), places: tuple[str, ...] = (), groups: tuple[str, ...] = ()
) -> Download:
    """The official figures as a file; few are kept, as one can have megabytes."""
    make = partial(official_frame, dataset, measures, places, groups)
    frame = make()
    name = plain_name("official-figures", [*measures, *places, *groups])
    return Download(name, to_csv(frame), len(frame), make)


@lru_cache(maxsize=16)
def checks_download(dataset: Dataset, measures: tuple[str, ...] = ()) -> Download:
    """The verdicts as a file."""
    frame = checks_frame(dataset, measures)
    return Download(plain_name("lincolnshire-checks", measures), to_csv(frame), len(frame), lambda: frame)


def official_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The official figures that an address asks for, by `measure`, `place` and `group`."""
    measures = tuple(m.measure for m in dataset.measures if figures_of(dataset, m.measure))
    known = {"measure": measures, "place": tuple(dataset.area), "group": get_args(Group)}
    chosen = read_codes(params, known)
    return official_download(dataset, chosen["measure"], chosen["place"], chosen["group"])


def checks_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The verdicts that an address asks for, by `measure`."""
    stated = tuple(m.measure for m in dataset.measures if dataset.observations_of[m.measure])
    return checks_download(dataset, read_codes(params, {"measure": stated})["measure"])
