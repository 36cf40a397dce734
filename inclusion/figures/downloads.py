"""Downloads as files: what stands in them, how they are called, and at which address.

The page and the route make a file here, so that a link and its label always agree with what comes. It knows nothing
of HTTP.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import get_args

from inclusion.actions.filters import clip
from inclusion.figures.charts import ChartBundle
from inclusion.figures.csv import outcomes_sheet
from inclusion.figures.measure import SEN_GROUPS, measure_figures
from inclusion.figures.views import VIEW_NAMES, draw, strip, views_of
from inclusion.records.downloads import Download, UnknownChoiceError, plain_name, sheet_download
from inclusion.records.model import Dataset, Group


@lru_cache(maxsize=256)
def outcomes_download(dataset: Dataset, measures: tuple[str, ...] = (), groups: tuple[Group, ...] = ()) -> Download:
    """The stated and worked-out figures of the measures, of all outcomes where none is named."""
    sheet = outcomes_sheet(dataset, measures, groups)
    return sheet_download(plain_name("lincolnshire-outcomes", [*measures, *groups]), sheet)


def bundle_download(bundle: ChartBundle) -> Download:
    """The figures that a chart draws."""
    sheet = bundle.sheet
    name = plain_name("lincolnshire-outcomes", [bundle.name, *dict.fromkeys(map(str, sheet.column(sheet.columns[0])))])
    return sheet_download(name, sheet)


def outcomes_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for: `measure` and `group` with one or more codes, `view` for one chart's rows."""
    stated = tuple(measure for measure in dataset.measure if dataset.observations_of[measure])
    chosen = read_codes(params, {"measure": stated, "group": get_args(Group), "view": VIEW_NAMES})
    groups: tuple[Group, ...] = tuple(group for group in get_args(Group) if group in chosen["group"])
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
