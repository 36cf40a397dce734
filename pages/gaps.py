"""All gaps: every measure on one strip, by group, Lincolnshire against England."""

from collections.abc import Iterable

from inclusion.charts import strip_chart
from inclusion.gaps import SEN_GROUPS
from inclusion.model import Dataset, Group
from inclusion.queries import gap_key_stages
from inclusion.views.overview_parts import findings_list
from inclusion.views.parts import heading, page_foot, page_heading
from inclusion.views.pieces import Params, Piece, choose
from inclusion.wording import GROUP_NAMES

LEAD = (
    "How many percentage points pupils on SEN support, and pupils with an education, health and care (EHC) plan, are "
    "behind pupils with no special educational needs (SEN)."
)


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The page of all gaps."""
    yield page_heading("All gaps", eyebrow="Outcomes", lead=LEAD)
    names: dict[str, str] = {"all": "Both groups"} | {group: GROUP_NAMES[group] for group in SEN_GROUPS}
    group = choose("group", "Pupils", names, params)
    stages = {"all": "All ages"} | {stage: dataset.key_stage[stage].name for stage in gap_key_stages(dataset)}
    stage = choose("ks", "Age", stages, params)
    yield group
    yield stage
    groups: tuple[Group, ...] = tuple(g for g in SEN_GROUPS if group.chosen in ("all", g))
    yield strip_chart(dataset, groups, () if stage.chosen == "all" else (stage.chosen,))
    yield heading("Each outcome in a sentence")
    yield findings_list(dataset)
    yield page_foot(dataset)
