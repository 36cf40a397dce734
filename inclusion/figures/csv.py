"""Figures as rows of a CSV file: those that the documents state, and those worked out from them."""

from collections.abc import Iterable

from inclusion.figures.measure import BASELINE, COUNTRY, Estimate, MeasureFigures, measure_figures, outcome_measures
from inclusion.figures.words import worked_out
from inclusion.records.downloads import Sheet, version_cells
from inclusion.records.model import Dataset, Group, Measure, Observation

LEVELS = {"national": "National", "regional": "Regional", "local-authority": "Local authority"}
"""The sorts of place as DfE's files name them."""


def geography(dataset: Dataset, place: str) -> tuple[str, str]:
    """Geographic level as DfE names it and the ONS code; several places that are named together have none."""
    area = dataset.area.get(place)
    return (LEVELS[area.level], area.ons_code or "") if area else ("", "")


def outcomes_sheet(dataset: Dataset, measures: Iterable[str] = (), groups: Iterable[Group] = ()) -> Sheet:
    """Every stated figure and every worked-out level and gap of the measures (all outcomes where none is named)."""
    wanted, chosen = set(measures), set(groups)
    rows = []
    for measure in dataset.measures if wanted else outcome_measures(dataset):
        if not wanted or measure.measure in wanted:
            figures = measure_figures(dataset, measure)
            rows += [stated_row(figures, o) for o in figures.observations]
            rows += [estimate_row(figures, e) for e in worked_out_estimates(figures)]
    return Sheet(OUTCOME_COLUMNS, tuple(row for row in rows if not chosen or row["group"] in chosen))


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
    dataset, measure, value = figures.dataset, figures.measure, observation.value
    low, high = figures.limits_of(observation) or ("", "")
    source = dataset.source[observation.source]
    level, code = geography(dataset, observation.place)
    return {
        "measure": measure.measure,
        "measure_title": measure.title,
        "time_period": observation.period or "",
        "geographic_level": level,
        "geographic_code": code,
        "place": observation.place,
        "group": observation.group,
        "statistic": observation.statistic,
        "versus": observation.versus or "",
        "value": "" if value is None else value,
        "value_low": low,
        "value_high": high,
        "unit": unit_of(measure, observation.statistic),
        "basis": "words" if value is None else "stated",
        "words": observation.words or "",
        "how": "",
        "source": source.title,
        "section": observation.section,
        "url": source.url + dataset.section[observation.source, observation.section].path,
        "note": observation.note or "",
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
    versus = {"gap": BASELINE, "difference": COUNTRY}.get(estimate.statistic, "")
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
        "words": "",
        "how": worked_out(estimate),
        "note": "",
    }
