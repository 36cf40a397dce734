"""The records of the explorer, one class for each file of the data folder.

It knows what a record holds and what each field means; it knows nothing of files, pages or charts.
Empty cells are absent fields: "not stated" is None or an empty tuple, never a guess.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Place = Literal[
    "lincolnshire", "england", "east-midlands", "statistical-neighbours", "regional-neighbours", "comparators"
]
Group = Literal["no-sen", "sen-support", "ehc-plan", "sen", "all", "requests"]
Progress = Literal["achieved", "next"]
Audience = Literal["parent-or-carer", "school", "council-or-health-officer", "parent-carer-forum", "councillor"]


def place_id(priority: int, progress: Progress, position: int, prefix: str | None = None) -> str:
    """The id of an action at a place: "P1-N03", in an edition with a prefix "2026-P1-N03"."""
    place = f"P{priority}-{'N' if progress == 'next' else 'A'}{position:02d}"
    return f"{prefix}-{place}" if prefix else place


class Reference(str):
    """Marks a field as the id of another table: the name of that table in `Dataset`."""


def split_list(cell: object) -> object:
    """The items of a list cell ("ks1;ks2"), in order; an item that stands twice, or an empty one, is an error."""
    if not isinstance(cell, str):
        return cell
    items = [item.strip() for item in cell.split(";")]
    repeated = next((item for item in items if items.count(item) > 1), None)
    if repeated is not None:
        raise PydanticCustomError("repeated-item", "the item “{item}” stands more than once", {"item": repeated})
    if "" in items:
        raise PydanticCustomError("empty-item", "there is an empty item between two “;”")
    return tuple(items)


Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\?[A-Za-z0-9=&,+%-]+)?(#[a-z0-9-]+)?$")]
ActionId = Annotated[str, StringConstraints(pattern=r"^(\d{4}-)?P[1-9]-[AN]\d{2,}$")]
IdPrefix = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PeriodKind = Literal["academic-year", "two-terms", "calendar-year", "reporting-year"]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(\d{2})?$")]
Text = Annotated[str, StringConstraints(min_length=1)]
TextList = Annotated[tuple[Text, ...], BeforeValidator(split_list)]
CodeList = Annotated[tuple[Code, ...], BeforeValidator(split_list)]
KeyStages = Annotated[CodeList, Reference("key_stages")]
Themes = Annotated[CodeList, Reference("themes")]
Partners = Annotated[CodeList, Reference("partners")]
Measures = Annotated[CodeList, Reference("measures")]
Follows = Annotated[tuple[ActionId, ...], BeforeValidator(split_list), Reference("actions")]
SourceId = Annotated[Code, Reference("sources")]
MeasureId = Annotated[Code, Reference("measures")]


class Record(BaseModel):
    """A row of a data file; frozen, and with no field that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """One of the official documents."""

    source: Code = Field(description="Id of the document")
    title: Text = Field(description="Title as the document has it")
    publisher: Text = Field(description="Who published it")
    edition: Text = Field(description="School years or date that the edition covers, as stated")
    results_note: Text = Field(description="Which summer's results it holds, and what it leaves open")
    url: Text = Field(description="Address of its first page; a section's path is added to it")
    retrieved: date | None = Field(None, description="Day on which the text was taken, where that is known")
    id_prefix: IdPrefix | None = Field(
        None, description="Year before the ids of its actions, which tells them from those of an earlier edition"
    )
    fingerprint: Fingerprint = Field(
        description="SHA-256 of the whole text without the signs of its lists, normalised as for actions"
    )


class Section(Record):
    """A part of a document that records cite, with its page."""

    source: SourceId = Field(description="Document")
    section: Text = Field(description="Heading, or path of headings, under which the figure stands")
    path: Text = Field(description="Path of its page below the document's address")
    note: Text | None = Field(None, description="What a reader should know of each of its figures, in our words")


class Priority(Record):
    """One of the inclusion priorities of an edition; a document that has any is an edition."""

    source: SourceId = Field(description="Document")
    priority: int = Field(ge=1, description="Number in the strategy")
    slug: Code = Field(description="Address of its page")
    title: Text = Field(description="Its name")
    short_title: Text = Field(max_length=30, description="Name for the navigation")
    aim: Text = Field(description="What it aims at, in our words")
    source_path: Text = Field(description="Path of its page below the document's address")


class KeyStage(Record):
    """A stage of education."""

    key_stage: Code = Field(description="Id of the stage")
    name: Text = Field(description="Its name")
    ages: Text = Field(description="Ages it covers, in words")
    school_years: Text = Field(description="School years it covers")


class Theme(Record):
    """A subject under which actions are found."""

    theme: Code = Field(description="Id of the theme")
    name: Text = Field(description="Its name")
    definition: Text = Field(description="What it covers")


class Partner(Record):
    """A body, team or service that the strategy names."""

    partner: Code = Field(description="Id of the body")
    name: Text = Field(description="Its name")
    abbreviation: Text | None = Field(None, description="Abbreviation that the text uses")
    also_called: TextList = Field((), description="Other names that the text uses for it")
    kind: Code = Field(description="Kind of body")


class Action(Record):
    """One top-level bullet of a priority's list of things done or promised."""

    action: ActionId = Field(
        description="Id: the edition's prefix, if it has one, priority, A (achieved) or N (next), position in the list"
    )
    source: SourceId = Field(description="Document")
    priority: int = Field(description="Number of its priority")
    progress: Progress = Field(description="achieved: listed as done; next: promised")
    position: int = Field(ge=1, description="Position in its list")
    title: Text = Field(max_length=80, description="Short title, in our words")
    summary: Text = Field(description="What the bullet says, in our words, with every fact")
    key_stages: KeyStages = Field((), description="Stages that the text names; empty: it names no age")
    implied_key_stages: KeyStages = Field((), description="Stages that a reader would infer (ours)")
    themes: Themes = Field(min_length=1, max_length=3, description="Themes, the main one first (ours)")
    partners: Partners = Field((), description="Bodies, teams and services that the text names")
    lead: Partners = Field((), description="Those of them that the text names as doing it; empty: it says “we”")
    follows: Follows = Field(
        (),
        description="The actions that it plainly continues (ours): for next, achieved ones of its edition; "
        "for both, any of an earlier edition",
    )
    next_kind: Literal["continue", "complete", "review", "new"] | None = Field(
        None, description="For next: what kind of step its wording makes it (ours)"
    )
    targets: TextList = Field(
        (),
        description="For next: how much it says shall be reached, kept or covered, by a number or by “all”, “each”, "
        "“every”; empty: it does not say",
    )
    dates: TextList = Field((), description="Dates and time frames as stated")
    note: Text | None = Field(None, description="What a reader should know, in our words")
    fingerprint: Fingerprint = Field(description="SHA-256 of the bullet's normalised text")


class Figure(Record):
    """A number in an action's bullet."""

    action: Annotated[ActionId, Reference("actions")] = Field(description="The action")
    value: Decimal = Field(description="The number, or the start of a range")
    value_max: Decimal | None = Field(None, description="End of the range")
    qualifier: Literal["over", "nearly", "about"] | None = Field(None, description="How exact the text says it is")
    unit: Text = Field(description="Unit, in words")
    meaning: Text = Field(description="What is counted, in our words")
    kind: Literal["result", "input", "scope", "age", "date", "label"] = Field(
        description="What the number is for. Of the action itself: result (what came of it), input (what was put in), "
        "scope (how many it reaches or covers). Beside it: age, date, label (part of a name, or a number of something "
        "other than the action)"
    )


class Measure(Record):
    """Something that the documents measure about pupils, or that DfE measures and that bears on a milestone."""

    measure: Code = Field(description="Id of the measure")
    slug: Code = Field(description="Address of its page, or its place on the background page")
    title: Text = Field(description="Its name")
    short_title: Text = Field(max_length=30, description="Name for the navigation")
    kind: Literal["outcome", "context", "indicator"] = Field(
        description="outcome: has a page; context: background; indicator: DfE's figures alone, chosen by us"
    )
    milestone: Code | None = Field(
        None, description="The milestone on which its official figures bear (ours); each indicator has one"
    )
    period_kind: PeriodKind = Field(
        "academic-year",
        description="What a period is: academic-year, also where empty: DfE's code of a school year; two-terms: its "
        "autumn and spring; calendar-year and reporting-year: four digits",
    )
    growth_of: MeasureId | None = Field(None, description="The measure whose average yearly growth it is")
    growth_since: Period | None = Field(None, description="The first period whose growth counts")
    beside: Measures = Field(
        (), description="For an indicator: the measures on whose pages it stands too, though it is another one (ours)"
    )
    key_stage: Annotated[Code, Reference("key_stages")] | None = Field(None, description="Stage it belongs to")
    age: int | None = Field(None, description="Age of most pupils when it is measured")
    unit: Literal["percent", "score-points", "percent-a-year", "per-100-pupils", "count"] = Field(
        description="Unit of its values; an outcome is in percent or score-points"
    )
    polarity: Literal["higher-is-better", "lower-is-better", "neutral"] = Field(
        description="Whether a higher value is better; of an outcome it is"
    )
    topics: TextList = Field((), description="Words by which an action would name what is measured")
    population: Text = Field(description="What a pupil counted has done, to follow “pupils who”, or what is counted")
    definition: Text = Field(description="What is measured and who is counted")
    caveats: Text | None = Field(None, description="What a reader should know before using it")
    document_says: Text | None = Field(None, description="What the documents conclude, in our words")


class MeasureTheme(Record):
    """A theme of actions on which the official figures of a measure bear, in our reading; it measures none of them."""

    measure: MeasureId = Field(description="The measure")
    theme: Annotated[Code, Reference("themes")] = Field(description="The theme")


class Observation(Record):
    """One outcome or context figure as stated, or a comparison stated in words only.

    `value` carries the sign: below, behind, fell and a larger gap are negative. A change, difference or gap in
    a percentage is in percentage points.
    """

    measure: MeasureId = Field(description="The measure")
    period: Period | None = Field(None, description="School year as DfE codes it (202425), or a year as stated")
    place: Place = Field(
        description="Where; comparators: other areas that the text does not name, regional-neighbours: named only so"
    )
    group: Group = Field(
        description="Whose figure it is: no-sen, sen-support and ehc-plan: pupils so placed; sen: pupils with SEN, on "
        "support or with a plan; all: all pupils; requests: no pupils but requests for an EHC needs assessment"
    )
    statistic: Literal["value", "change", "difference", "gap", "gap-difference", "comparison"] = Field(
        description="value: a level; change: since `versus`, a period; difference: from `versus`, a place; "
        "gap: to `versus`, a group; gap-difference: of the gap from the gap in `versus`; comparison: words only"
    )
    versus: Text | None = Field(None, description="What it is compared with; its meaning depends on `statistic`")
    value: Decimal | None = Field(None, description="The figure with its sign")
    decimals: int | None = Field(None, ge=0, le=4, description="Decimals as printed")
    words: Text | None = Field(None, description="The words of direction that the text uses")
    source: SourceId = Field(description="Document")
    section: Text = Field(description="Section of the document, a row of sections.csv")
    note: Text | None = Field(None, description="What a reader should know, in our words")


class Milestone(Record):
    """A sign of success that the strategy names."""

    source: SourceId = Field(description="Edition of the strategy")
    milestone: Code = Field(description="Id of the milestone")
    title: Text = Field(description="Its name")
    measures: Measures = Field((), description="Measures that bear on it (ours)")
    themes: Themes = Field((), description="Themes of actions that bear on it (ours)")
    targets: TextList = Field((), description="Numbers or amounts to be reached, as stated; empty: none is")
    dates: TextList = Field((), description="Dates by which, as stated; empty: none is")
    evidence_kind: Literal["measured", "figures", "none"] = Field(
        description="measured: the documents hold measures that bear on it; figures: single figures at most; "
        "none: no figure at all (ours)"
    )
    evidence: Text = Field(description="What figures the documents hold for it (ours)")
    official_note: Text | None = Field(None, description="What the official figures on it do not tell (ours)")


class Ambition(Record):
    """One of the strategy's ambitions."""

    source: SourceId = Field(description="Edition of the strategy")
    ambition: int = Field(ge=1, description="Number in the strategy")
    text: Text = Field(description="The ambition, in our words")


class Strategy(Record):
    """A strategy or programme that the document builds on."""

    source: SourceId = Field(description="Edition of the strategy")
    strategy: Code = Field(description="Id of the strategy")
    name: Text = Field(description="Its name")
    purpose: Text = Field(description="What it is for, in our words")
    owners: TextList = Field((), description="Who runs or oversees it, as stated")
    themes: Themes = Field((), description="Themes it bears on (ours)")


class Event(Record):
    """An inspection, a review, money given or another event that the documents tell of, dated or not."""

    event: Code = Field(description="Id of the event")
    kind: Literal["inspection", "selection", "strategy", "programme", "funding", "study", "gathering", "review"] = (
        Field(
            description="What sort of event (ours); selection: Lincolnshire was chosen; review: of the strategy itself"
        )
    )
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None = Field(
        None, description="ISO year, month or day"
    )
    date_words: Text | None = Field(None, description="The date as stated")
    title: Text = Field(description="What happened, in our words")
    body: Text | None = Field(None, description="Who acted or judged")
    finding: Text = Field(description="What was found or follows, in our words")
    source: Annotated[CodeList, Reference("sources")] = Field(min_length=1, description="Documents that state it")


class Term(Record):
    """An abbreviation or a term of the documents."""

    term: Text = Field(description="The term or abbreviation")
    expansion: Text | None = Field(None, description="The abbreviation written out")
    meaning: Text = Field(description="What it means, in our words")
    given_by: Literal["document", "written-out", "general"] = Field(
        description="document: the documents explain it; written-out: they write the short form out, and the meaning "
        "is ours; general: they only use it, and the meaning is general knowledge"
    )


class Question(Record):
    """A question that readers come with, and the view of this site that answers it."""

    question: Code = Field(description="Id of the question")
    audience: Audience = Field(description="Who asks it")
    text: Text = Field(description="The question, in our words")
    address: Address = Field(description="Address of the view: a page, with filters and a place on it where needed")


class AccessCheck(Record):
    """A page of this site as axe-core, which looks for barriers, found it in one window."""

    address: Address = Field(description="Page with its filters; “overview” is the first page")
    width: int = Field(ge=1, description="Width of the window in pixels")
    scheme: Literal["light", "dark"] = Field(description="Colours of the page")
    rules: TextList = Field((), description="Rules of axe-core that the page broke; empty: none")
    tested: date = Field(description="Day of the test")
    axe: Text = Field(description="Version of axe-core")
    browser: Text = Field(description="Browser with its version")


class SpeechCheck(Record):
    """A page of this site, or a task that starts there, as a screen reader said it at one width."""

    address: Address = Field(description="Page with its filters; “overview” is the first page")
    width: int = Field(ge=1, description="Width of the page in pixels")
    task: Text | None = Field(None, description="What a listener wants; empty: the page is read from top to end")
    keys: int = Field(ge=1, description="Keys pressed")
    faults: TextList = Field((), description="What should not have been said, or was not; empty: none")
    tested: date = Field(description="Day of the test")
    reader: Text = Field(description="Screen reader with its version")
    browser: Text = Field(description="Browser with its version")


class EverydayWord(Record):
    """What people type for something that the documents call by other words, or do not speak of."""

    words: Text = Field(description="What is typed, in lower case")
    kind: Literal["same", "near", "other"] = Field(
        description="same: the documents speak of it in other words; near: they do not, and `means` comes nearest; "
        "other: nothing is near, and it is no slip of the fingers for another word"
    )
    means: TextList = Field((), description="Words that summaries, names and themes use")


class DocumentWord(Record):
    """A word that a document uses, no number, so that the site can say truly that it does not use another."""

    source: SourceId = Field(description="Document")
    word: Code = Field(description="The word in lower case, without accents and apostrophes")


@dataclass(frozen=True)
class Citation:
    """Where figures come from: its name, its address, and the words of the name that tell where the address leads."""

    name: str
    address: str
    link: str


class OfficialDataset(Record):
    """One data set of official figures: where it is published, and from which copy figures were read, if any were."""

    dataset: Code = Field(description="Id of the data set")
    title: Text = Field(description="Publication and, after a colon, the data set in it")
    publisher: Text = Field(description="Who published it")
    release: Text = Field(description="Release, or the years that it covers")
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] = Field(description="Where it is published")
    licence: Text = Field(description="Licence of the figures")
    retrieved: date | None = Field(None, description="Day on which figures were read from it; empty: none were yet")
    taken_from: Text | None = Field(None, description="The public copy that was read")
    unread_measures: Measures = Field(
        (), description="Measures that its file would check, though no row of layouts.csv can read them"
    )
    note: Text | None = Field(None, description="What a reader should know, such as which England it holds")

    @property
    def citation(self) -> Citation:
        """Publisher, title and release; its address leads to the data set alone, or to the whole publication."""
        link = self.title if "/data-set/" in self.url else self.title.partition(": ")[0]
        return Citation(f"{self.publisher}, {self.title}, {self.release}", self.url, link)


class Area(Record):
    """A place with official figures."""

    place: Code = Field(description="Id of the place")
    name: Text = Field(description="Its name")
    short_name: Text = Field(max_length=25, description="Its name in a chart")
    ons_code: Annotated[str, StringConstraints(pattern=r"^E[0-9]{8}$")] | None = Field(
        None, description="Code of the Office for National Statistics"
    )
    old_la_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$")] | None = Field(
        None, description="DfE's three digits for a local authority"
    )
    level: Literal["national", "regional", "local-authority"] = Field(description="Sort of place")
    neighbour: int | None = Field(
        None,
        ge=1,
        le=10,
        description="Place on DfE's list of Lincolnshire's statistical neighbours; Lincolnshire's note says which list",
    )
    note: Text | None = Field(None, description="What a reader should know")


class OfficialFigure(Record):
    """One value as DfE publishes it; what follows from values is worked out each time and stands in no file."""

    measure: MeasureId = Field(description="The measure")
    period: Period = Field(description="Period as DfE codes it: 202425, or 2024")
    place: Annotated[Code, Reference("places")] = Field(description="Where")
    group: Group = Field(description="Which pupils")
    value: Decimal | None = Field(None, description="The value, with the decimals that are published")
    decimals: int | None = Field(None, ge=0, le=15, description="Decimals as published")
    numerator: int | None = Field(None, ge=0, description="Pupils counted, where they give the published share")
    denominator: int | None = Field(None, ge=1, description="Pupils of whom they are a share")
    status: Literal["provisional", "revised", "final"] | None = Field(
        None, description="Status that the copy gives it; empty: it gives none"
    )
    symbol: Literal["-", ":", "~", "b", "c", "k", "low", "u", "x", "z"] | None = Field(
        None, description="What stands in the place of a value"
    )
    earlier_value: Decimal | None = Field(None, description="What DfE published before it revised the value")
    dataset: Annotated[Code, Reference("datasets")] = Field(description="The data set from which it was read")
    note: Text | None = Field(None, description="What a reader should know, such as how public copies differ")


class Break(Record):
    """A period from which a measure's figures cannot be joined with those before it."""

    measure: MeasureId = Field(description="The measure")
    period: Period = Field(description="The first period after the break; for a series that ended, the first without")
    kind: Literal["no-tests", "not-published", "definition", "ended", "grades-by-teachers"] = Field(
        description="Sort of break"
    )
    words: Text = Field(description="What happened, in our words")


class Layout(Record):
    """How one measure of one group is read from a file as DfE publishes it.

    A label may end with “*”, which stands for any ending, and “|” parts labels of which one is there. A filter that is
    not named must have a row for all, which is then taken.
    """

    dataset: Annotated[Code, Reference("datasets")] = Field(description="The data set")
    measure: MeasureId = Field(description="The measure")
    group_column: Text | None = Field(None, description="Column that tells the groups apart, where there is one")
    group_label: Text | None = Field(None, description="What stands in it for this group")
    group: Group = Field(description="Which pupils")
    filters: TextList = Field((), description="Filters that are not at their total, each as column=label; * for any")
    value_column: Text = Field(description="Column of the value")
    numerator_column: Text | None = Field(None, description="Column of the pupils counted")
    denominator_column: Text | None = Field(None, description="Column of the pupils of whom they are a share")
    version_column: Text | None = Field(None, description="Column that says provisional, revised or final")


class Judgement(Record):
    """What the official figures say of a statement that a document makes in words; judged by hand, twice."""

    judgement: Code = Field(description="Id of the judgement")
    source: SourceId = Field(description="Document")
    section: Text = Field(description="Section of the document, a row of sections.csv")
    measure: MeasureId | None = Field(None, description="The measure; empty for a statement about several")
    period: Period | None = Field(None, description="Period of which it speaks, as in observations.csv")
    group: Group = Field(description="Which pupils")
    versus: Code | None = Field(None, description="What they are compared with, as in observations.csv")
    statement: Text = Field(description="What the document says, in our words")
    verdict: Literal["holds", "held-when-written", "was-so-before", "not-shown", "fails", "cannot-be-checked"] = Field(
        description="holds; held-when-written: before DfE revised its figures; was-so-before: true, but not new; "
        "not-shown: the figures do not settle it; fails; cannot-be-checked: figures are missing"
    )
    reason: Text = Field(description="Why, in our words, with the figures")
    rests_on: TextList = Field(
        (), description="The official figures it rests on, each as measure/period/place/group=value"
    )


class FormerAddress(Record):
    """An address that a page had before, under which people may have kept it."""

    former: Code = Field(description="The address that was")
    now: Code = Field(description="The address of the page now")


class Release(Record):
    """A release of this data; the last row is the one in use."""

    release: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")] = Field(
        description="Number: the first part changes where a file or column goes or means something else, the second "
        "with new files, columns or rows, the third with corrections"
    )
    released: date = Field(description="Day of the release")
    changes: Text = Field(description="What changed, in our words")


def table(file: str, *key: str) -> Any:
    """A table of the dataset: its file, and the columns that identify a row."""
    return Field(json_schema_extra={"file": file, "key": list(key)})


class Dataset(Record):
    """Everything that the data folder holds; each table in the order of its file."""

    sources: tuple[Source, ...] = table("sources.csv", "source")
    sections: tuple[Section, ...] = table("sections.csv", "source", "section")
    priorities: tuple[Priority, ...] = table("priorities.csv", "source", "priority")
    key_stages: tuple[KeyStage, ...] = table("key_stages.csv", "key_stage")
    themes: tuple[Theme, ...] = table("themes.csv", "theme")
    partners: tuple[Partner, ...] = table("partners.csv", "partner")
    actions: tuple[Action, ...] = table("actions.csv", "action")
    figures: tuple[Figure, ...] = table("figures.csv")
    measures: tuple[Measure, ...] = table("measures.csv", "measure")
    measure_themes: tuple[MeasureTheme, ...] = table("measure_themes.csv", "measure", "theme")
    observations: tuple[Observation, ...] = table(
        "observations.csv", "measure", "period", "place", "group", "statistic", "versus", "source"
    )
    milestones: tuple[Milestone, ...] = table("milestones.csv", "source", "milestone")
    ambitions: tuple[Ambition, ...] = table("ambitions.csv", "source", "ambition")
    strategies: tuple[Strategy, ...] = table("strategies.csv", "source", "strategy")
    events: tuple[Event, ...] = table("events.csv", "event")
    glossary: tuple[Term, ...] = table("glossary.csv", "term")
    questions: tuple[Question, ...] = table("questions.csv", "question")
    access_checks: tuple[AccessCheck, ...] = table("access_checks.csv", "address", "width", "scheme")
    speech_checks: tuple[SpeechCheck, ...] = table("speech_checks.csv", "address", "width", "task")
    everyday_words: tuple[EverydayWord, ...] = table("everyday_words.csv", "words")
    document_words: tuple[DocumentWord, ...] = table("document_words.csv", "source", "word")
    former_addresses: tuple[FormerAddress, ...] = table("former_addresses.csv", "former")
    releases: tuple[Release, ...] = table("releases.csv", "release")
    datasets: tuple[OfficialDataset, ...] = table("datasets.csv", "dataset")
    places: tuple[Area, ...] = table("places.csv", "place")
    official: tuple[OfficialFigure, ...] = table("official.csv", "measure", "period", "place", "group")
    breaks: tuple[Break, ...] = table("breaks.csv", "measure", "period", "kind")
    layouts: tuple[Layout, ...] = table("layouts.csv", "dataset", "measure", "group")
    judgements: tuple[Judgement, ...] = table("judgements.csv", "judgement")

    def __hash__(self) -> int:
        """By identity: a dataset is loaded once and is the key of what is worked out from it."""
        return id(self)

    @property
    def release(self) -> Release:
        return self.releases[-1]

    @cached_property
    def source(self) -> dict[str, Source]:
        return {record.source: record for record in self.sources}

    @cached_property
    def section(self) -> dict[tuple[str, str], Section]:
        return {(record.source, record.section): record for record in self.sections}

    @cached_property
    def priority(self) -> dict[tuple[str, int], Priority]:
        return {(record.source, record.priority): record for record in self.priorities}

    @cached_property
    def key_stage(self) -> dict[str, KeyStage]:
        return {record.key_stage: record for record in self.key_stages}

    @cached_property
    def theme(self) -> dict[str, Theme]:
        return {record.theme: record for record in self.themes}

    @cached_property
    def partner(self) -> dict[str, Partner]:
        return {record.partner: record for record in self.partners}

    @cached_property
    def action(self) -> dict[str, Action]:
        return {record.action: record for record in self.actions}

    @cached_property
    def measure(self) -> dict[str, Measure]:
        return {record.measure: record for record in self.measures}

    @cached_property
    def area(self) -> dict[str, Area]:
        return {record.place: record for record in self.places}

    @cached_property
    def official_dataset(self) -> dict[str, OfficialDataset]:
        return {record.dataset: record for record in self.datasets}

    @cached_property
    def figures_of(self) -> dict[str, tuple[Figure, ...]]:
        """The figures of each action by its id, in the order of the text."""
        found: dict[str, list[Figure]] = {action: [] for action in self.action}
        for figure in self.figures:
            found[figure.action].append(figure)
        return {action: tuple(figures) for action, figures in found.items()}

    @cached_property
    def observations_of(self) -> dict[str, tuple[Observation, ...]]:
        """The observations of each measure by its id, in the order of the file."""
        return {measure: tuple(o for o in self.observations if o.measure == measure) for measure in self.measure}
