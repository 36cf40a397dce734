"""Every sentence of the explorer that is made from data: numbers, labels, headlines, findings, counts.

It turns records into plain English; it knows nothing of HTML, charts or pages. Differences of percentages are
"points", never "%"; a difference that rounding alone could explain is "about the same".
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from inclusion.dataset import decimals_of
from inclusion.gaps import (
    BASELINE,
    COUNTRY,
    HOME,
    PLACES,
    Comparison,
    Estimate,
    Verdict,
    find_changes,
    find_gaps,
    gap_period,
    verdict,
)
from inclusion.model import Action, Dataset, Figure, Group, Measure, Place, Priority, Progress
from inclusion.queries import NO_AGE
from inclusion.ranges import Bounds

SITE = "Lincolnshire inclusion explorer"
MINUS = "−"

PLACE_NAMES: dict[Place, str] = {
    "lincolnshire": "Lincolnshire",
    "england": "England",
    "east-midlands": "East Midlands",
    "statistical-neighbours": "Statistical neighbours",
    "comparators": "Other areas, not named",
}
GROUP_NAMES: dict[Group, str] = {
    "no-sen": "No SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plan",
    "all": "All pupils",
}
GROUP_PHRASES: dict[Group, str] = {
    "no-sen": "pupils with no SEN",
    "sen-support": "pupils on SEN support",
    "ehc-plan": "pupils with an EHC plan",
    "all": "all pupils",
}
GROUP_SHORT: dict[Group, str] = {
    "no-sen": "with no SEN",
    "sen-support": "on SEN support",
    "ehc-plan": "with an EHC plan",
    "all": "of all pupils",
}
PROGRESS_NAMES: dict[Progress, str] = {"next": "Next", "achieved": "Done"}
PROGRESS_HEADINGS: dict[Progress, str] = {"next": "Next", "achieved": "Listed as done"}
NEXT_KIND_NAMES = {
    "continue": "Carries on something that runs",
    "complete": "Finishes something begun",
    "review": "Reviews something",
    "new": "New",
}
NO_AGE_NAME = "No age named"

ABBREVIATIONS = (
    "SEN means special educational needs. SEND adds disabilities. An EHC plan is an education, health and care plan."
)
DONE_MEANS = "“Done” means the strategy lists it as achieved. Some of it is still under way; the cards say where."
COUNT_MEANS = "The count is of bullet points in the strategy, not of separate projects. Some are near-twins."


RANGE_MEANS = "Each figure is rounded in the document. Its true value lies in the shaded band, given in small type."
WORKED_OUT_MEANS = "“Worked out” means that we added up stated figures; the band is all that they allow."


def number(value: Decimal, decimals: int = 0) -> str:
    """A number as shown on screen: a real minus sign, no more decimals than given, thousands with a comma."""
    return f"{value:,.{decimals}f}".replace("-", MINUS)


def points(value: Decimal, decimals: int = 0) -> str:
    """The size of a difference in words: "48 points", "1 point"; the sign is left to the sentence."""
    size = abs(value)
    return f"{number(size, decimals)} {'point' if size == 1 else 'points'}"


def count(things: int, noun: str) -> str:
    """A number of things: "1 action", "24 actions"."""
    return f"{things:,} {noun}{'' if things == 1 else 's'}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def listing(items: Sequence[str]) -> str:
    """Items as a list in a sentence: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def period_name(period: str) -> str:
    """A period as readers say it: "summer 2025" for the school year 202425; a year as it is."""
    return f"summer {int(period[:2] + period[4:])}" if len(period) == 6 else period


def period_year(period: str) -> str:
    """The year in which a period ends: "2025" for 202425."""
    return period[:2] + period[4:] if len(period) == 6 else period


def range_words(low: Decimal, high: Decimal, decimals: int = 1) -> str:
    """A range in words, the smaller number first: "70.5 to 71.5"."""
    return f"{number(low, decimals)} to {number(high, decimals)}"


def range_decimals(bounds: Bounds, decimals: int) -> int:
    """Decimals in which the range of a value is written: one more than the value, where the range needs it."""
    exact = all(limit == limit.quantize(Decimal(1).scaleb(-decimals)) for limit in (bounds.low, bounds.high))
    return decimals if exact and decimals else decimals + 1


def quantity(estimate: Estimate) -> str:
    """An estimate's value with its unit: "71%" for a level, "1.14 points" for a change."""
    value = number(estimate.value, estimate.decimals)
    return f"{value}%" if estimate.measure.unit == "percent" else f"{value} points"


def age_phrase(measure: Measure) -> str:
    """When in a childhood the measure is taken: "Age 11"."""
    return f"Age {measure.age}"


# The findings of a measure: sentences that the charts, their text alternatives and the pages share


def headline(dataset: Dataset, measure: Measure) -> str:
    """The finding of a measure for pupils on SEN support, in one or two sentences."""
    period = gap_period(dataset, measure)
    if period is not None:
        return gap_finding(find_gaps(dataset, measure, period), "sen-support")
    return change_finding(find_changes(dataset, measure), "sen-support")


def gap_finding(gaps: Sequence[Estimate], group: Group) -> str:
    """How far a group is behind pupils with no SEN, in Lincolnshire and then in England."""
    found = {gap.place: gap for gap in gaps if gap.group == group}
    home = number(abs(found[HOME].value))
    text = f"{sentence(GROUP_PHRASES[group])} are {home} percentage points behind {GROUP_PHRASES[BASELINE]}."
    if COUNTRY in found:
        text += f" In England they are {number(abs(found[COUNTRY].value))} behind."
    return text


def change_finding(changes: Sequence[Estimate], group: Group) -> str:
    """How the average score of a group changed, in Lincolnshire and then in England."""
    found = {change.place: change for change in changes if change.group == group}
    home, country = found[HOME], found[COUNTRY]
    return (
        f"For {GROUP_PHRASES[group]} the average score {moved(home)} between {since(home)} and "
        f"{period_year(home.period)}. In England it {moved(country)}."
    )


def since(change: Estimate) -> str:
    """The year from which a stated change counts."""
    return period_year(change.stated.versus or "") if change.stated else ""


def moved(change: Estimate) -> str:
    """A change as a verb with its size: "rose by 1.14 points"."""
    if change.value == 0:
        return "did not change"
    return f"{'rose' if change.value > 0 else 'fell'} by {points(change.value, change.decimals)}"


VERDICTS: dict[Verdict, str] = {"wider": "wider", "narrower": "narrower", "same": "about the same"}


def gap_verdict(comparison: Comparison) -> str:
    """A gap against England's: "4 points wider than England", or "about the same as England"."""
    kind = verdict(comparison)
    return "about the same as England" if kind == "same" else f"{points(comparison.value)} {kind} than England"


def gaps_message(comparisons: Sequence[Comparison]) -> str:
    """The message of a measure's gaps: for which groups they are wider than England's, narrower or about the same."""
    found = [(CLAUSE_NAMES[c.group], VERDICTS[verdict(c)]) for c in comparisons]
    if len({kind for _, kind in found}) == 1:
        kind = found[0][1]
        return f"Both gaps are {kind}{' as' if kind == VERDICTS['same'] else ' than'} in England"
    return "The gap is " + ", ".join(f"{kind} for {group}" for group, kind in found)


CLAUSE_NAMES: dict[Group, str] = {
    "no-sen": "no SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plans",
    "all": "all",
}


def levels_message(levels: Sequence[Estimate]) -> str:
    """The message of a measure's levels in Lincolnshire: the share of each group."""
    home = [level for level in levels if level.place == HOME]
    return sentence(listing([f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in home]))


def changes_message(comparisons: Sequence[Comparison]) -> str:
    """The message of changes: for which groups scores rose more than in England."""
    kinds = {True: "about the same as", False: ""}
    found = []
    for c in comparisons:
        kind = kinds[c.same] or ("more than" if c.value > 0 else "less than")
        found.append((CLAUSE_NAMES[c.group], kind))
    if len({kind for _, kind in found}) == 1:
        return f"Scores moved up {found[0][1]} in England for both groups".replace("about the same as", "as much as")
    return "The change is " + ", ".join(f"{kind} in England for {group}" for group, kind in found)


def chart_subtitle(measure: Measure, what: str, period: str) -> str:
    """What a chart shows: who, what, where, when and the unit."""
    return f"Pupils who {measure.population}, {what}. Lincolnshire and England, {period_name(period)}."


def change_subtitle(changes: Sequence[Estimate]) -> str:
    """What a chart of changes shows."""
    first = changes[0]
    return (
        f"Change in the average {first.measure.population}, in score points. Lincolnshire and England, "
        f"{since(first)} to {period_year(first.period)}."
    )


def alt_text(kind: str, measure: Measure, period: str, message: str) -> str:
    """The text alternative of a chart, which also stands beside it: kind, measure, places, time and the finding."""
    return f"{kind}: {measure.title}, Lincolnshire and England, {period_name(period)}. {message}"


def levels_text(levels: Sequence[Estimate]) -> str:
    """The levels of a period as a sentence for each place, with the unit."""
    parts = []
    for place in PLACES:
        found = [f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in levels if level.place == place]
        if found:
            parts.append(f"{PLACE_NAMES[place]}: {listing(found)}.")
    return " ".join(parts)


def gaps_text(comparisons: Sequence[Comparison]) -> str:
    """Each gap in percentage points with its verdict."""
    return " ".join(
        f"The gap for {GROUP_PHRASES[c.group]} is {number(abs(c.lincolnshire.value))} percentage points in "
        f"Lincolnshire and {number(abs(c.england.value))} in England, {gap_verdict(c)}."
        for c in comparisons
    )


def changes_text(changes: Sequence[Estimate]) -> str:
    """Each change as a sentence in score points."""
    return " ".join(change_finding(changes, group) for group in dict.fromkeys(c.group for c in changes))


def worked_out(estimate: Estimate) -> str:
    """How a worked-out value follows from what is stated: "71 plus 2"."""
    first, *rest = estimate.bounds.steps
    text = number(first.term, first.statement.observation.decimals or 0)
    for step in rest:
        size = number(abs(step.term), step.statement.observation.decimals or 0)
        text += f" {'plus' if step.term >= 0 else 'minus'} {size}"
    return text


# Actions and filters


def place_in_document(dataset: Dataset, action: Action) -> str:
    """Where an action stands: "priority 2, next, 2 of 13"."""
    in_list = [a for a in dataset.actions if (a.priority, a.progress) == (action.priority, action.progress)]
    name = PROGRESS_NAMES[action.progress].lower()
    return f"priority {action.priority}, {name}, {action.position} of {len(in_list)}"


def figure_value(figure: Figure) -> str:
    """A figure with its qualifier: "over 800", "3 to 4", "23%"; years have no comma."""
    ends = [end for end in (figure.value, figure.value_max) if end is not None]
    digits = [str(end) if figure.kind == "date" else number(end, decimals_of(end)) for end in ends]
    value = " to ".join(digits) + ("%" if figure.unit == "percent" else "")
    return f"{figure.qualifier} {value}" if figure.qualifier else value


def stage_names(dataset: Dataset, stages: Sequence[str]) -> str:
    """Key stages as ages, neighbours joined: "Under 5", "5 to 11"."""
    known = [stage.key_stage for stage in dataset.key_stages]
    runs: list[list[str]] = []
    for stage in (stage for stage in known if stage in stages):
        if (
            runs
            and known.index(stage) == known.index(runs[-1][-1]) + 1
            and " to " in dataset.key_stage[runs[-1][-1]].ages
        ):
            runs[-1].append(stage)
        else:
            runs.append([stage])
    return ", ".join(ages_of_run(dataset, run) for run in runs)


def ages_of_run(dataset: Dataset, run: Sequence[str]) -> str:
    """The ages from the first stage of a run to its last."""
    first, last = dataset.key_stage[run[0]].ages, dataset.key_stage[run[-1]].ages
    return first if first == last else f"{first.split(' to ')[0]} to {last.split(' to ')[-1]}"


def choice_name(dataset: Dataset, name: str, choice: object) -> str:
    """The choice of a filter as readers see it."""
    if name == "priority":
        return dataset.priority[int(str(choice))].short_title
    if name == "progress":
        return PROGRESS_NAMES[choice]  # type: ignore[index]
    if name == "ks":
        return NO_AGE_NAME if choice == NO_AGE else dataset.key_stage[str(choice)].ages
    if name == "theme":
        return dataset.theme[str(choice)].name
    return dataset.partner[str(choice)].name


FILTER_NAMES = {
    "priority": "Priority",
    "progress": "Progress",
    "ks": "Age",
    "theme": "Theme",
    "partner": "Who",
    "q": "Search",
}


def filters_in_words(dataset: Dataset, criteria: Mapping[str, object]) -> str:
    """The chosen filters as a phrase: "Theme: Attendance and home education; Age: 11 to 14 or 14 to 16"."""
    phrases = []
    for name, label in FILTER_NAMES.items():
        chosen = criteria.get(name)
        if name == "q" and chosen:
            phrases.append(f"{label}: “{chosen}”")
        elif chosen:
            choices = chosen if isinstance(chosen, tuple) else (chosen,)
            phrases.append(f"{label}: {' or '.join(choice_name(dataset, name, choice) for choice in choices)}")
    return "; ".join(phrases)


def priority_counts(dataset: Dataset, priority: Priority) -> str:
    """How many actions a priority lists: "The strategy lists 11 actions as done and 13 as next."."""
    actions = [action for action in dataset.actions if action.priority == priority.priority]
    done = sum(action.progress == "achieved" for action in actions)
    return f"The strategy lists {count(done, 'action')} as done and {len(actions) - done} as next."


def progress_counts(dataset: Dataset, priority: Priority) -> str:
    """The counts of a priority in short: "11 done · 16 next"."""
    progress = [action.progress for action in dataset.actions if action.priority == priority.priority]
    return f"{progress.count('achieved')} done · {progress.count('next')} next"


def all_counts(dataset: Dataset) -> str:
    """What the strategy is, and how many actions it lists."""
    progress = [action.progress for action in dataset.actions]
    return (
        "Lincolnshire's strategy for children and young people with special educational needs and disabilities "
        f"(SEND) lists {count(progress.count('achieved'), 'action')} as done and {progress.count('next')} as next. "
        "Search them here, and see how far behind pupils with SEND are at school."
    )


def cannot_tell(dataset: Dataset) -> tuple[str, ...]:
    """What the documents do not hold, one sentence each."""
    promises = [action for action in dataset.actions if action.progress == "next"]
    dated = count(sum(bool(action.dates) for action in promises), "promise")
    return (
        f"How far a promise has come. Of {len(promises)} promises {dated} name a date or a time; none names a target.",
        "Which action should close which gap. The documents do not say.",
        "How single schools do. All figures are for Lincolnshire or England.",
        "What happened after the documents were written.",
    )


def file_size(size: int) -> str:
    """The size of a download: "14 KB"; never less than 1 KB."""
    return f"{max(1, round(size / 1024)):,} KB"


def download_label(what: str, size: int) -> str:
    """The words on a download: "Download 24 actions (CSV, 14 KB)"."""
    return f"Download {what} (CSV, {file_size(size)})"
