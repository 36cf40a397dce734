"""Figures as rows of files: what the documents state, what is worked out from it, DfE's figures, and the verdicts."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from inclusion.figures.measure import (
    BASELINE,
    COUNTRY,
    HOME,
    Estimate,
    MeasureFigures,
    measure_figures,
    outcome_measures,
)
from inclusion.figures.official import figures_of
from inclusion.figures.verdicts import JUDGEMENT_NAMES, VERDICT_NAMES, Verdict, judgements_of, read_period, verdicts_of
from inclusion.figures.words import worked_out
from inclusion.records.downloads import Sheet, version_cells
from inclusion.records.model import (
    Area,
    Dataset,
    Group,
    Judgement,
    Measure,
    Observation,
    OfficialFigure,
    PeriodKind,
)

LEVELS = {"national": "National", "regional": "Regional", "local-authority": "Local authority"}
"""The sorts of place as DfE's files name them."""


def geography(dataset: Dataset, place: str) -> tuple[str | None, str | None]:
    """Geographic level as DfE names it and the ONS code; several places that are named together have none."""
    area = dataset.area.get(place)
    return (LEVELS[area.level], area.ons_code) if area else (None, None)


def outcomes_sheet(dataset: Dataset, measures: Collection[str] = (), groups: Collection[Group] = ()) -> Sheet:
    """Every stated figure and every worked-out level and gap of the measures (all outcomes where none is named)."""
    shown = [one for one in dataset.measures if one.measure in measures] if measures else outcome_measures(dataset)
    rows = []
    for figures in (measure_figures(dataset, measure) for measure in shown):
        rows += [stated_row(figures, o) for o in figures.observations]
        rows += [estimate_row(figures, e) for e in worked_out_estimates(figures)]
    return Sheet(OUTCOME_COLUMNS, tuple(row for row in rows if not groups or row["group"] in groups))


OUTCOME_COLUMNS = (
    "measure", "measure_title", "time_period", "geographic_level", "geographic_code", "place", "group", "statistic",
    "versus", "value", "value_low", "value_high", "unit", "basis", "words", "how", "source", "section", "url", "note",
    "data_version", "data_date",
)  # fmt: skip


def worked_out_estimates(figures: MeasureFigures) -> list[Estimate]:
    """The dated levels and gaps that no document prints."""
    levels = [level for level in figures.moments if level.period]
    gaps = [gap for period in figures.periods for gap in figures.gaps_of(period)]
    return [estimate for estimate in (*levels, *gaps) if estimate.stated is None]


def unit_of(measure: Measure, statistic: str) -> str:
    """The unit of a statistic: a difference of percentages is in percentage points."""
    if statistic == "comparison":
        return ""
    return "percentage-points" if measure.unit == "percent" and statistic != "value" else measure.unit


def stated_row(figures: MeasureFigures, observation: Observation) -> dict[str, object]:
    """A stated figure, or a comparison in words, as a row of the download, with the range that pages show for it."""
    dataset, measure = figures.dataset, figures.measure
    low, high = figures.limits_of(observation) or (None, None)
    source = dataset.source[observation.source]
    level, code = geography(dataset, observation.place)
    return {
        **dict(observation),
        "measure_title": measure.title,
        "time_period": observation.period,
        "geographic_level": level,
        "geographic_code": code,
        "value_low": low,
        "value_high": high,
        "unit": unit_of(measure, observation.statistic),
        "basis": "words" if observation.value is None else "stated",
        "how": None,
        "source": source.title,
        "url": source.url + dataset.section[observation.source, observation.section].path,
        **version_cells(dataset),
    }


def estimates_sheet(dataset: Dataset, estimates: Iterable[Estimate]) -> Sheet:
    """A row for each estimate, with the columns of `outcomes_sheet`."""
    rows = (estimate_row(measure_figures(dataset, estimate.measure), estimate) for estimate in estimates)
    return Sheet(OUTCOME_COLUMNS, tuple(rows))


def estimate_row(figures: MeasureFigures, estimate: Estimate) -> dict[str, object]:
    """An estimate as a row of the download: its range, and how it follows where it is worked out."""
    row = stated_row(figures, estimate.stated or estimate.observations[0])
    if estimate.stated:
        return row
    level, code = geography(figures.dataset, estimate.place)
    versus = {"gap": BASELINE, "difference": COUNTRY}.get(estimate.statistic)
    return row | {
        "time_period": estimate.period,
        "geographic_level": level,
        "geographic_code": code,
        "place": estimate.place,
        "group": estimate.group,
        "statistic": estimate.statistic,
        "versus": versus,
        "value": estimate.value,
        "value_low": estimate.bounds.low,
        "value_high": estimate.bounds.high,
        "unit": unit_of(estimate.measure, estimate.statistic),
        "basis": estimate.basis,
        "words": None,
        "how": worked_out(estimate),
        "note": None,
    }


IDENTIFIERS: dict[PeriodKind, str] = {
    "academic-year": "Academic year",
    "two-terms": "Autumn and spring term",
    "calendar-year": "Calendar year",
    "reporting-year": "Reporting year",
}
"""The kinds of period as DfE's files name them."""

OFFICIAL_COLUMNS = (
    *OfficialFigure.model_fields, "measure_title", "unit", "time_period", "time_identifier", "geographic_level",
    "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "source",
    "licence", "data_version", "data_date",
)  # fmt: skip


def place_cells(dataset: Dataset, area: Area) -> dict[str, object]:
    """A place as the columns of DfE's files have it; the region of a council is not among our records."""
    country = next(other for other in dataset.places if other.level == "national")
    region, council = (area if area.level == level else None for level in ("regional", "local-authority"))
    return {
        "geographic_level": LEVELS[area.level],
        "country_code": country.ons_code,
        "country_name": country.name,
        "region_code": region and region.ons_code,
        "region_name": region and region.name,
        "old_la_code": council and council.old_la_code,
        "new_la_code": council and council.ons_code,
        "la_name": council and council.name,
    }


def official_sheet(
    dataset: Dataset,
    measure: Sequence[str] = (),
    place: Sequence[str] = (),
    group: Sequence[str] = (),
    period: Sequence[str] = (),
) -> Sheet:
    """The official figures of some measures, places, groups and periods, of all where none is named, in their order."""
    where = {area.place: place_cells(dataset, area) for area in dataset.places}
    sources = {s.dataset: {"source": s.citation.name, "licence": s.licence} for s in dataset.datasets}
    rows = []
    for one in dataset.measures:
        if measure and one.measure not in measure:
            continue
        what = {
            "measure_title": one.title,
            "unit": one.unit,
            "time_identifier": IDENTIFIERS[one.period_kind],
            **version_cells(dataset),
        }
        rows += [
            dict(f) | what | where[f.place] | sources[f.dataset] | {"time_period": f.period}
            for f in figures_of(dataset, one.measure)
            if (not place or f.place in place) and (not group or f.group in group)
            if not period or f.period in period
        ]
    return Sheet(OFFICIAL_COLUMNS, tuple(rows))


CHECK_COLUMNS = (
    "measure", "period", "place", "group", "statistic", "versus", "stated", "official", "verdict", "working", "source",
    "data_version", "data_date",
)  # fmt: skip


def checks_sheet(dataset: Dataset, measures: Sequence[str] = ()) -> Sheet:
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
    return Sheet(CHECK_COLUMNS, tuple(row | version_cells(dataset) for row in rows))


def official_cell(verdict: Verdict) -> object:
    """What follows from DfE's figures: a number, which stays one, or a range in words."""
    if verdict.low is None or verdict.low != verdict.high:
        return verdict.official
    return Decimal(verdict.official)


def judgement_row(dataset: Dataset, judgement: Judgement) -> dict[str, object]:
    return {
        **dict(judgement),
        "place": HOME,
        "statistic": "comparison",
        "stated": judgement.statement,
        "official": judgement.rests_on,
        "verdict": JUDGEMENT_NAMES[judgement.verdict],
        "working": judgement.reason,
        "source": dataset.source[judgement.source].title,
    }
