"""DfE's figures and the verdicts on the documents as CSV files, with the columns by which DfE's files are joined."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import get_args

import pandas as pd

from inclusion.figures.downloads import read_codes
from inclusion.figures.measure import HOME
from inclusion.figures.official import figures_of
from inclusion.figures.official_frame import official_frame
from inclusion.figures.verdicts import JUDGEMENT_NAMES, VERDICT_NAMES, Verdict, judgements_of, read_period, verdicts_of
from inclusion.records.downloads import Download, plain_name, to_csv, to_frame, version_cells
from inclusion.records.model import Dataset, Group, Judgement

CHECK_COLUMNS = [
    "measure", "period", "place", "group", "statistic", "versus", "stated", "official", "verdict", "working", "source",
    "data_version", "data_date",
]  # fmt: skip


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
    dataset: Dataset,
    measures: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    periods: tuple[str, ...] = (),
) -> Download:
    """The official figures as a file; few are kept, as one can have megabytes."""
    make = partial(official_frame, dataset, measures, places, groups, periods)
    frame = make()
    name = plain_name("official-figures", [*measures, *places, *groups, *periods])
    return Download(name, to_csv(frame), len(frame), make)


@lru_cache(maxsize=16)
def checks_download(dataset: Dataset, measures: tuple[str, ...] = ()) -> Download:
    """The verdicts as a file."""
    frame = checks_frame(dataset, measures)
    return Download(plain_name("lincolnshire-checks", measures), to_csv(frame), len(frame), lambda: frame)


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
