"""The sentences about measures: headlines, findings, messages of charts, text alternatives, notes.

Each is made from estimates, so it changes with the data. Differences of percentages are "points", never "%"; a
difference that rounding alone could explain is "about the same"; no cause is claimed.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from inclusion.figures.measure import (
    BASELINE,
    COUNTRY,
    HOME,
    PLACES,
    SEN_GROUPS,
    Comparison,
    Estimate,
    Verdict,
    compare_changes,
    find_changes,
    find_gaps,
    gap_period,
    single_years,
    verdict,
)
from inclusion.figures.ranges import Bounds, Clash
from inclusion.records.model import (
    Dataset,
    Group,
    Measure,
    Observation,
    Place,
)
from inclusion.records.words import listing, number, period_name, period_year, points, range_words, sentence


def headline(dataset: Dataset, measure: Measure) -> str:
    """The finding of a measure in one or two sentences: pupils on SEN support where they have one."""
    gaps = find_gaps(dataset, measure, gap_period(dataset, measure) or "")
    findings = [gap_finding(gaps, group) for group in SEN_GROUPS]
    findings += [change_finding(find_changes(dataset, measure), group) for group in SEN_GROUPS]
    return next(filter(None, findings), "The stated figures cannot all be true, so no finding is given.")


def gap_finding(gaps: Sequence[Estimate], group: Group) -> str:
    """How far a group is behind pupils with no SEN, in Lincolnshire and then in England; nothing if not known."""
    found = {gap.place: gap for gap in gaps if gap.group == group}
    if HOME not in found:
        return ""
    home = number(abs(found[HOME].value))
    text = f"{sentence(GROUP_PHRASES[group])} are {home} percentage points behind {GROUP_PHRASES[BASELINE]}."
    if COUNTRY in found:
        text += f" In England they are {number(abs(found[COUNTRY].value))} behind."
    return text


def change_finding(changes: Sequence[Estimate], group: Group) -> str:
    """How the average score of a group changed, in Lincolnshire and then in England; nothing if not known."""
    found = {change.place: change for change in changes if change.group == group}
    if HOME not in found:
        return ""
    home = found[HOME]
    text = (
        f"For {GROUP_PHRASES[group]} the average score {moved(home)} between {since(home)} and "
        f"{period_year(home.period)}."
    )
    return f"{text} In England it {moved(found[COUNTRY])}." if COUNTRY in found else text


def since(change: Estimate) -> str:
    """The year from which a stated change counts."""
    return period_year(change.stated.versus or "") if change.stated else ""


def moved(change: Estimate) -> str:
    """A change as a verb with its size: "rose by 1.14 points"."""
    if change.value == 0:
        return "did not change"
    return f"{direction(change)} by {points(change.value, change.decimals)}"


VERDICTS: dict[Verdict, str] = {"wider": "wider", "narrower": "narrower", "same": "about the same"}


def gap_verdict(comparison: Comparison) -> str:
    """A gap against England's: "4 points wider than England", or "about the same as England"."""
    kind = verdict(comparison)
    return "about the same as England" if kind == "same" else f"{points(comparison.value)} {kind} than England"


def gaps_message(comparisons: Sequence[Comparison]) -> str:
    """The message of a measure's gaps: for which groups they are wider than England's, narrower or about the same."""
    found = [(CLAUSE_NAMES[c.group], VERDICTS[verdict(c)]) for c in comparisons]
    kinds = dict.fromkeys(kind for _, kind in found)
    if len(found) == 2 and len(kinds) == 1:
        kind = found[0][1]
        return f"Both gaps are {kind}{' as' if kind == VERDICTS['same'] else ' than'} in England"
    (group, kind), *rest = found
    first = f"The gap is {kind}{' as' if kind == VERDICTS['same'] else ' than'} in England for {group}"
    return ", ".join([first, *(f"{kind} for {group}" for group, kind in rest)])


CLAUSE_NAMES: dict[Group, str] = {
    "no-sen": "no SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plans",
    "sen": "SEN",
    "all": "all",
    "requests": "requests",
}


def levels_message(levels: Sequence[Estimate]) -> str:
    """The message of a measure's levels in Lincolnshire: the share of each group."""
    home = [level for level in levels if level.place == HOME]
    return sentence(listing([f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in home]))


def changes_message(changes: Sequence[Estimate]) -> str:
    """The message of changes: whether each group's score rose or fell, and whether more than in England."""
    against = {c.group: c for c in compare_changes(tuple(changes))}
    found = [
        (CLAUSE_NAMES[change.group], change_clause(change, against.get(change.group)))
        for change in changes
        if change.place == HOME
    ]
    if len(found) == 2 and len({clause for _, clause in found}) == 1:
        return f"Both scores {found[0][1]}"
    return sentence("; ".join(f"for {group} the score {clause}" for group, clause in found))


def change_clause(home: Estimate, against: Comparison | None) -> str:
    """A change in Lincolnshire beside England's: "rose more than in England", "rose, while in England it fell"."""
    if against is None:
        return moved(home)
    way, way_there = direction(home), direction(against.england)
    if way != way_there:
        return f"{way}, while in England it {way_there}"
    if against.same:
        return f"{way} about as much as in England" if home.value else f"{way}, as in England"
    return f"{way} {'more' if abs(home.value) > abs(against.england.value) else 'less'} than in England"


def direction(change: Estimate) -> str:
    """Which way a change goes, by its sign."""
    return "rose" if change.value > 0 else "fell" if change.value < 0 else "did not change"


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


def figure_sentence(estimate: Estimate) -> str:
    """A figure in one sentence, for the reader who points at its mark."""
    decimals = range_decimals(estimate.bounds, estimate.decimals)
    limits = range_words(estimate.bounds.low, estimate.bounds.high, decimals)
    when = f", {period_name(estimate.period)}" if estimate.period else ""
    return (
        f"{GROUP_NAMES[estimate.group]}, {PLACE_NAMES[estimate.place]}{when}: {quantity(estimate)}, {estimate.basis}; "
        f"the exact value is {limits}"
    )


def worked_out(estimate: Estimate) -> str:
    """How a worked-out value follows from what is stated: "71 plus 2"."""
    first, *rest = estimate.bounds.steps
    text = number(first.term, first.statement.observation.decimals or 0)
    for step in rest:
        size = number(abs(step.term), step.statement.observation.decimals or 0)
        text += f" {'plus' if step.term >= 0 else 'minus'} {size}"
    return text


def difference_words(difference: Estimate) -> str:
    """A difference from England in words: "2 points below England", "about the same as England"."""
    if difference.same:
        return "about the same as England"
    side = "above" if difference.value > 0 else "below"
    return f"{points(difference.value, difference.decimals)} {side} England"


def differences_message(differences: Sequence[Estimate]) -> str:
    """The message of differences: for which groups Lincolnshire is below England, above or about the same."""
    found: dict[str, list[str]] = {}
    for difference in differences:
        words = difference_words(difference)
        side = words if difference.same else words.split(" ", 2)[2]
        found.setdefault(side, []).append(CLAUSE_NAMES[difference.group])
    return sentence(", ".join(f"{side} for {listing(groups)}" for side, groups in found.items()))


def differences_text(differences: Sequence[Estimate]) -> str:
    """Each difference as a sentence in percentage points."""
    return " ".join(
        f"{sentence(GROUP_PHRASES[d.group])} in Lincolnshire are {difference_words(d)}"
        f" ({quantity(d)} percentage points, {d.basis})."
        for d in differences
    )


def history_message(history: Sequence[Estimate]) -> str:
    """How each group in Lincolnshire moved between the last two years that one document joins."""
    found: dict[str, list[str]] = {}
    for group in dict.fromkeys(e.group for e in history):
        step = last_step([e for e in history if (e.group, e.place) == (group, HOME)])
        if step:
            years = f"From {period_year(step[0].period)} to {period_year(step[1].period)}"
            found.setdefault(years, []).append(f"{CLAUSE_NAMES[group]} {step_words(*step)}")
    parts = [f"{years} {listing(steps)}" for years, steps in found.items()]
    return "; ".join(parts) or "No two years can be compared"


def last_step(levels: Sequence[Estimate]) -> tuple[Estimate, Estimate] | None:
    """The last two levels that one document joins."""
    steps = [(start, end) for start, end in pairwise(levels) if first_source(start) == first_source(end)]
    return steps[-1] if steps else None


def first_source(estimate: Estimate) -> str:
    """The document that an estimate rests on."""
    return estimate.bounds.steps[0].statement.observation.source


def step_words(start: Estimate, end: Estimate) -> str:
    """How a level moved from one year to another: "rose 3 points"."""
    change = end.value - start.value
    if not change:
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} {points(change, min(start.decimals, end.decimals))}"


def history_subtitle(measure: Measure, years: Sequence[int]) -> str:
    """What a chart over time shows."""
    return f"Pupils who {measure.population}, %. Lincolnshire and England, summers of {listing(list(map(str, years)))}."


def history_text(history: Sequence[Estimate]) -> str:
    """Each level of each year, group by group and place by place."""
    parts = []
    for group in dict.fromkeys(e.group for e in history):
        for place in PLACES:
            found = [e for e in history if (e.group, e.place) == (group, place)]
            if found:
                figures = listing([f"{quantity(e)} in {period_year(e.period)}" for e in found])
                parts.append(f"{sentence(GROUP_PHRASES[group])}, {PLACE_NAMES[place]}: {figures}.")
    return " ".join(parts)


def history_notes(dataset: Dataset, measure: Measure, missing: Sequence[int]) -> tuple[str, ...]:
    """Why some years are not joined, and why some pupils are not drawn."""
    sources = dict.fromkeys(o.source for o in dataset.observations_of[measure.measure])
    notes = []
    if missing:
        years = listing(list(map(str, missing)))
        notes.append(f"Neither document states a figure for {years}, so no line crosses the gap.")
    if len(sources) > 1:
        notes.append("The two documents round differently, so their years are not joined by a line.")
    notes += [
        f"{sentence(GROUP_PHRASES[group])} are left out: only one year is stated for them."
        for group in single_years(dataset, measure)
    ]
    return tuple(notes)


def rounding_notes(levels: Sequence[Estimate], gaps: Sequence[Estimate]) -> tuple[str, ...]:
    """Why a stated gap is not the plain difference of two levels, for each gap where they differ."""
    found = {(level.place, level.group): level.value for level in levels}
    notes = []
    for gap in gaps:
        top, level = found.get((gap.place, BASELINE)), found.get((gap.place, gap.group))
        if top is not None and level is not None and level - top != gap.value:
            notes.append(
                f"{PLACE_NAMES[gap.place]}, {GROUP_NAMES[gap.group]}: {number(top)} minus {number(level)} makes "
                f"{number(top - level)}, but the stated gap is {number(abs(gap.value))}. "
                "All three are rounded, so they can differ."
            )
    return tuple(notes)


def figure_notes(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """What a reader should know of the figures that are shown, each note once."""
    observations = [e.stated or e.bounds.steps[0].statement.observation for e in estimates]
    return tuple(dict.fromkeys(o.note for o in observations if o.note))


def basis_note(estimates: Sequence[Estimate]) -> str:
    """Whether figures are stated; of those that are worked out, whose they are."""
    added = [GROUP_PHRASES[estimate.group] for estimate in estimates if not estimate.stated]
    if not added:
        return "All of these are stated."
    return f"Worked out from stated figures: {listing(added)}." if len(added) < len(estimates) else "All worked out."


def section_notes(dataset: Dataset, sections: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What a reader should know of all figures of the sections of documents that a chart draws from."""
    return tuple(note for section in sections if (note := dataset.section[section].note))


def moments_message(levels: Sequence[Estimate]) -> str:
    """The message of a background measure: each place's figure, or how it went from its first to its latest."""
    parts = []
    for place in PLACES:
        found = [level for level in levels if level.place == place]
        if len(found) > 1:
            parts.append(f"{PLACE_NAMES[place]} went from {quantity(found[0])} to {quantity(found[-1])}")
        elif found:
            parts.append(f"{PLACE_NAMES[place]} {quantity(found[0])}")
    return ", ".join(parts)


def moments_text(kind: str, measure: Measure, levels: Sequence[Estimate]) -> str:
    """The text alternative of a background chart: kind, measure, and each figure with its place and date."""
    figures = [f"{PLACE_NAMES[e.place]} {quantity(e)} ({period_name(e.period)})" for e in levels]
    return f"{kind}: {measure.title}. {listing(figures)}."


def strip_message(comparisons: Sequence[Comparison]) -> str:
    """The message of all gaps: how many are wider than England's for each group."""
    parts = []
    for group in dict.fromkeys(c.group for c in comparisons):
        kinds = [verdict(c) for c in comparisons if c.group == group]
        wider = kinds.count("wider")
        parts.append(f"{GROUP_PREFIXES[group]}, {wider or 'none'} of {len(kinds)} {'is' if wider < 2 else 'are'} wider")
    return f"Gaps against England: {'; '.join(parts)}"


GROUP_PREFIXES: dict[Group, str] = {
    "no-sen": "with no SEN",
    "sen-support": "on SEN support",
    "ehc-plan": "with EHC plans",
    "sen": "with SEN",
    "all": "for all",
    "requests": "for requests",
}


def strip_text(comparisons: Sequence[Comparison]) -> str:
    """Which gaps are wider than England's, which narrower and which about the same."""
    period = period_name(comparisons[0].lincolnshire.period)
    parts = [f"Gap strip: percentage points behind pupils with no SEN, Lincolnshire and England, {period}."]
    for group in dict.fromkeys(c.group for c in comparisons):
        clauses = []
        for kind, words in VERDICTS.items():
            found = [c for c in comparisons if c.group == group and verdict(c) == kind]
            names = [gap_figures(c) for c in found]
            if names:
                clauses.append(f"{words} for {listing(names)}")
        parts.append(f"{sentence(GROUP_PREFIXES[group])} the gap is {'; '.join(clauses)}.")
    return " ".join(parts)


def gap_figures(comparison: Comparison) -> str:
    """A measure with its two gaps, where they differ beyond rounding: "Year 1 phonics (39 against 36)"."""
    home, country = comparison.lincolnshire, comparison.england
    figures = "" if comparison.same else f" ({number(abs(home.value))} against {number(abs(country.value))})"
    return home.measure.short_title + figures


def strip_notes(dataset: Dataset, measures: Iterable[Measure]) -> tuple[str, ...]:
    """What all gaps have in common."""
    left_out = [m.short_title for m in dataset.measures if m.kind == "outcome" and m not in tuple(measures)]
    notes = ["A longer line is a wider gap. Where a range holds 0 points, the gap is called about the same."]
    return (*notes, f"Not shown, as no gap is stated: {listing(left_out)}.") if left_out else tuple(notes)


def source_name(dataset: Dataset, source: str, section: str) -> tuple[str, str]:
    """A section of a document: its name and its address."""
    document = dataset.source[source]
    return f"{document.title}, {section}", document.url + dataset.section[source, section].path


def clash_words(clash: Clash) -> str:
    """Statements that cannot all be true, named, as a sentence."""
    named = [statement_words(statement.observation) for statement in clash.statements]
    return f"These stated figures cannot all be true, so nothing is worked out from them: {'; '.join(named)}."


def statement_words(observation: Observation) -> str:
    """A stated figure in words: "Lincolnshire, SEN support, summer 2025: gap −54"."""
    value = number(observation.value or Decimal(0), observation.decimals or 0)
    versus = f" (against {observation.versus})" if observation.versus else ""
    return (
        f"{PLACE_NAMES[observation.place]}, {GROUP_NAMES[observation.group]}, "
        f"{period_name(observation.period or '')}: {observation.statistic} {value}{versus}"
    )


PLACE_NAMES: dict[Place, str] = {
    "lincolnshire": "Lincolnshire",
    "england": "England",
    "east-midlands": "East Midlands",
    "statistical-neighbours": "Statistical neighbours",
    "regional-neighbours": "Regional neighbours",
    "comparators": "Other areas, not named",
}


GROUP_NAMES: dict[Group, str] = {
    "no-sen": "No SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plan",
    "sen": "All pupils with SEN",
    "all": "All pupils",
    "requests": "Requests for an EHC needs assessment",
}


GROUP_PHRASES: dict[Group, str] = {
    "no-sen": "pupils with no SEN",
    "sen-support": "pupils on SEN support",
    "ehc-plan": "pupils with an EHC plan",
    "sen": "all pupils with SEN",
    "all": "all pupils",
    "requests": "requests for an EHC needs assessment",
}


GROUP_SHORT: dict[Group, str] = {
    "no-sen": "with no SEN",
    "sen-support": "on SEN support",
    "ehc-plan": "with an EHC plan",
    "sen": "of all pupils with SEN",
    "all": "of all pupils",
    "requests": "of requests",
}


RANGE_MEANS = "Each figure is rounded in the document. Its true value lies in the shaded band, given in small type."
WORKED_OUT_MEANS = "“Worked out” means that we added up stated figures; the band is all that they allow."


def range_decimals(bounds: Bounds, decimals: int) -> int:
    """Decimals in which the range of a value is written: one more than the value, where the range needs it."""
    exact = all(limit == limit.quantize(Decimal(1).scaleb(-decimals)) for limit in (bounds.low, bounds.high))
    return decimals if exact and decimals else decimals + 1


def quantity(estimate: Estimate) -> str:
    """A level with its unit: "71%"; anything else in points with its sign: "+1.14"."""
    if estimate.statistic == "value":
        year = " a year" if estimate.measure.unit == "percent-a-year" else ""
        return f"{number(estimate.value, estimate.decimals)}%{year}"
    return signed(estimate)


def signed(estimate: Estimate) -> str:
    """A change or a difference with its sign: "+1.14", "−3", "0"."""
    return f"{'+' if estimate.value > 0 else ''}{number(estimate.value, estimate.decimals)}"
