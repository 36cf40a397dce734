"""DfE's figures and the verdicts on the documents as CSV files, with the columns by which DfE's files are joined."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import get_args

from inclusion.figures.downloads import read_codes
from inclusion.figures.measure import HOME
from inclusion.figures.official import figures_of
from inclusion.figures.official_sheet import official_sheet
from inclusion.figures.verdicts import JUDGEMENT_NAMES, VERDICT_NAMES, Verdict, judgements_of, read_period, verdicts_of
from inclusion.records.downloads import Download, Sheet, plain_name, sheet_download, to_csv, version_cells
from inclusion.records.model import Dataset, Group, Judgement

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
    dataset: Dataset,
    measures: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    periods: tuple[str, ...] = (),
) -> Download:
    """The official figures as a file; few are kept, as one can have megabytes."""
    make = partial(official_sheet, dataset, measures, places, groups, periods)
    sheet = make()
    name = plain_name("official-figures", [*measures, *places, *groups, *periods])
    return Download(name, to_csv(sheet), len(sheet.rows), make)


@lru_cache(maxsize=16)
def checks_download(dataset: Dataset, measures: tuple[str, ...] = ()) -> Download:
    """The verdicts as a file."""
    sheet = checks_sheet(dataset, measures)
    return sheet_download(plain_name("lincolnshire-checks", measures), sheet)


def official_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The official figures that an address asks for, by `measure`, `place`, `group` and `period`."""
    measures = tuple(m.measure for m in dataset.measures if figures_of(dataset, m.measure))
    known = {"measure": measures, "place": tuple(dataset.area), "group": get_args(Group)}
    known["period"] = tuple(sorted({figure.period for figure in dataset.official}))
    chosen = read_codes(params, known)
    return official_download(dataset, chosen["measure"], chosen["place"], chosen["group"], chosen["period"])


def checks_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The verdicts that an address asks for, by `measure`."""
    stated = tuple(m.measure for m in dataset.measures if dataset.observations_of[m.measure])
    return checks_download(dataset, read_codes(params, {"measure": stated})["measure"])
