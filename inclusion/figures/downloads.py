"""Downloads as files: what stands in them, how they are called, and at which address.

The page and the route make a file here, so that a link and its label always agree with what comes. It knows nothing
of HTTP.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import cast, get_args

from inclusion.actions.filters import clip
from inclusion.figures.charts import ChartBundle
from inclusion.figures.csv import checks_sheet, official_sheet, outcomes_sheet
from inclusion.figures.measure import SEN_GROUPS, measure_figures
from inclusion.figures.official import figures_of
from inclusion.figures.views import VIEW_NAMES, draw, strip, views_of
from inclusion.records.downloads import Download, UnknownChoiceError, plain_name, sheet_download, to_csv
from inclusion.records.model import Dataset, Group


@lru_cache(maxsize=256)
def outcomes_download(dataset: Dataset, measures: tuple[str, ...] = (), groups: tuple[Group, ...] = ()) -> Download:
    """The stated and worked-out figures of the measures, of all outcomes where none is named."""
    sheet = outcomes_sheet(dataset, measures, groups)
    return sheet_download(plain_name("lincolnshire-outcomes", [*measures, *groups]), sheet)


def bundle_download(bundle: ChartBundle) -> Download:
    sheet = bundle.sheet
    name = plain_name("lincolnshire-outcomes", [bundle.name, *dict.fromkeys(map(str, sheet.column(sheet.columns[0])))])
    return sheet_download(name, sheet)


def outcomes_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for: `measure` and `group` with one or more codes, `view` for one chart's rows."""
    stated = tuple(measure for measure in dataset.measure if dataset.observations_of[measure])
    chosen = read_codes(params, {"measure": stated, "group": get_args(Group), "view": VIEW_NAMES})
    groups = cast(tuple[Group, ...], chosen["group"])
    if chosen["view"]:
        return bundle_download(find_bundle(dataset, chosen["view"], chosen["measure"], groups))
    return outcomes_download(dataset, chosen["measure"], groups)


def read_codes(params: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The codes that an address names for each filter, in the order of the choices; raises where one is not known."""
    unknown = [f"There is no filter called “{clip(name)}”." for name in params if name not in known]
    chosen: dict[str, tuple[str, ...]] = {}
    for name, choices in known.items():
        asked = [code.strip() for value in params.get(name, ()) for code in value.split(",") if code.strip()]
        unknown += [
            f"“{clip(code)}” is not a {name}. Known: {', '.join(choices)}." for code in asked if code not in choices
        ]
        chosen[name] = tuple(code for code in choices if code in asked)
    if unknown:
        raise UnknownChoiceError(" ".join(unknown))
    return chosen


def find_bundle(
    dataset: Dataset, views: Sequence[str], measures: Sequence[str], groups: Sequence[Group]
) -> ChartBundle:
    """The chart whose rows an address asks for."""
    if tuple(views) == (strip.NAME,):
        stages = dict.fromkeys(stage for m in measures if (stage := dataset.measure[m].key_stage))
        chosen = tuple(g for g in SEN_GROUPS if g in groups) or SEN_GROUPS
        if not strip.find_gaps(dataset, chosen, tuple(stages)):
            raise UnknownChoiceError("Of these pupils and ages no gap is known for both places.")
        return strip.strip_chart(dataset, chosen, tuple(stages))
    if len(views) != 1 or len(measures) != 1:
        raise UnknownChoiceError("A view needs one measure: for example measure=gld&view=gap.")
    figures = measure_figures(dataset, dataset.measure[measures[0]])
    known = views_of(figures)
    if views[0] not in known:
        raise UnknownChoiceError(f"“{figures.measure.title}” has no view “{views[0]}”. Known: {', '.join(known)}.")
    return draw(known[views[0]], figures)


@lru_cache(maxsize=16)
def official_download(
    dataset: Dataset,
    measure: tuple[str, ...] = (),
    place: tuple[str, ...] = (),
    group: tuple[str, ...] = (),
    period: tuple[str, ...] = (),
) -> Download:
    """The official figures as a file; few are kept, as one can have megabytes."""
    make = partial(official_sheet, dataset, measure, place, group, period)
    sheet = make()
    name = plain_name("official-figures", [*measure, *place, *group, *period])
    return Download(name, to_csv(sheet), len(sheet.rows), make)


@lru_cache(maxsize=16)
def checks_download(dataset: Dataset, measures: tuple[str, ...] = ()) -> Download:
    sheet = checks_sheet(dataset, measures)
    return sheet_download(plain_name("lincolnshire-checks", measures), sheet)


def official_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The official figures that an address asks for, by `measure`, `place`, `group` and `period`."""
    measures = tuple(m.measure for m in dataset.measures if figures_of(dataset, m.measure))
    periods = sorted({figure.period for figure in dataset.official})
    known = {"measure": measures, "place": tuple(dataset.area), "group": get_args(Group), "period": periods}
    return official_download(dataset, **read_codes(params, known))


def checks_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The verdicts that an address asks for, by `measure`."""
    stated = tuple(m.measure for m in dataset.measures if dataset.observations_of[m.measure])
    return checks_download(dataset, read_codes(params, {"measure": stated})["measure"])
