"""All gaps: every measure on one strip, by group, Lincolnshire against England."""

from collections.abc import Iterable

from inclusion.figures.measure import SEN_GROUPS
from inclusion.figures.views.strip import find_gaps, strip_chart, with_gaps
from inclusion.figures.words import GROUP_NAMES
from inclusion.records.model import Dataset, Group
from inclusion.site.chart import chart_pieces
from inclusion.site.choice import choose
from inclusion.site.elements import heading, page_foot, page_heading, paragraph
from inclusion.site.official_parts import gaps_part
from inclusion.site.overview import findings_list
from inclusion.site.pieces import Params, Piece

LEAD = (
    "How many percentage points pupils on special educational needs (SEN) support, and pupils with an education, "
    "health and care (EHC) plan, are behind pupils with no SEN."
)


NO_GAP = "For these pupils and this age, no gap is known for both Lincolnshire and England."


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    yield page_heading("All gaps", eyebrow="Outcomes", lead=LEAD)
    names: dict[str, str] = {"all": "Both groups"} | {group: GROUP_NAMES[group] for group in SEN_GROUPS}
    group = choose("group", "Pupils", names, params)
    ages = {figures.measure.key_stage or "": f"Age {figures.measure.age}" for figures in with_gaps(dataset)}
    stage = choose("ks", "Age", {"all": "All ages"} | ages, params)
    yield group
    yield stage
    groups: tuple[Group, ...] = tuple(g for g in SEN_GROUPS if group.chosen in ("all", g))
    chosen = () if stage.chosen == "all" else (stage.chosen,)
    if find_gaps(dataset, groups, chosen):
        yield from chart_pieces(strip_chart, dataset, groups, chosen)
    else:
        yield paragraph(NO_GAP)
    yield heading("Each outcome in a sentence")
    yield findings_list(dataset)
    yield gaps_part(dataset)
    yield page_foot(dataset)
