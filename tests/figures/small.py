"""Small datasets of invented figures, for what the real data does not hold."""

from collections.abc import Iterable
from datetime import date

from inclusion.records.model import Dataset, KeyStage, Measure, Observation, Release, Section, Source

SOURCE = Source(
    source="elm-plan",
    title="Elm Plan",
    publisher="Elm Council",
    edition="2030",
    results_note="Invented.",
    url="https://elm.example/plan",
    fingerprint="0" * 64,
)
SECTION = Section(source="elm-plan", section="Swimming", path="/1")
SWIMMING = Measure(
    measure="swimming",
    slug="swimming",
    title="Swimming 25 metres",
    short_title="Swimming",
    kind="outcome",
    key_stage="ks2",
    age=9,
    unit="percent",
    polarity="higher-is-better",
    population="swam 25 metres",
    definition="The share of pupils who swam 25 metres.",
)
SCORE = SWIMMING.model_copy(update={"unit": "score-points", "population": "swimming score"})
YEAR = "203031"


def observe(statistic: str, value: str | None, versus: str | None = None, **other: str) -> Observation:
    """A figure about pupils on SEN support in Lincolnshire, or as `other` says, printed as `value`."""
    fields: dict[str, object] = {
        "measure": "swimming",
        "period": YEAR,
        "place": "lincolnshire",
        "group": "sen-support",
        "statistic": statistic,
        "versus": versus,
        "value": value,
        "decimals": None if value is None else len(value.partition(".")[2]),
        "source": "elm-plan",
        "section": "Swimming",
    }
    return Observation.model_validate(fields | other)


def dataset_of(
    observations: Iterable[Observation], *, measures: tuple[Measure, ...] = (SWIMMING,), section: Section = SECTION
) -> Dataset:
    """A dataset that holds these figures alone."""
    empty = dict.fromkeys(Dataset.model_fields, ())
    stage = KeyStage(key_stage="ks2", name="Key stage 2", ages="7 to 11", school_years="3 to 6")
    release = Release(release="1.0.0", released=date(2030, 9, 1), changes="First.")
    tables = {
        "sources": (SOURCE,),
        "sections": (section,),
        "key_stages": (stage,),
        "measures": measures,
        "observations": tuple(observations),
        "releases": (release,),
    }
    return Dataset.model_validate(empty | tables)
