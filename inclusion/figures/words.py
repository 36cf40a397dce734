"""Words that several views share: names of places and groups, quantities, findings, notes.

Each is made from estimates, so it changes with the data. Differences of percentages are "points", never "%"; a
difference that rounding alone could explain is "about the same"; no cause is claimed.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from inclusion.figures.measure import BASELINE, COUNTRY, HOME, SEN_GROUPS, Comparison, Estimate, MeasureFigures, Verdict
from inclusion.figures.ranges import Bounds, Clash
from inclusion.records.model import Dataset, Group, Measure, Observation, Place
from inclusion.records.words import listing, number, period_name, period_year, points, range_words, sentence

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


CLAUSE_NAMES: dict[Group, str] = {
    "no-sen": "no SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plans",
    "sen": "SEN",
    "all": "all",
    "requests": "requests",
}


VERDICTS: dict[Verdict, str] = {"wider": "wider", "narrower": "narrower", "same": "about the same"}


RANGE_MEANS = "Each figure is rounded in the document. Its true value lies in the shaded band, given in small type."


WORKED_OUT_MEANS = "“Worked out” means that we added up stated figures; the band is all that they allow."


def headline(figures: MeasureFigures) -> str:
    """The finding of a measure in one or two sentences: pupils on SEN support where they have one."""
    findings = [gap_finding(figures.gaps, group) for group in SEN_GROUPS]
    findings += [change_finding(figures.changes, group) for group in SEN_GROUPS]
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
    return period_year(change.subtrahend.period)


def moved(change: Estimate) -> str:
    """A change as a verb with its size: "rose by 1.14 points"."""
    if change.value == 0:
        return "did not change"
    return f"{direction(change)} by {points(change.value, change.decimals)}"


def direction(change: Estimate) -> str:
    """Which way a change goes, by its sign."""
    return "rose" if change.value > 0 else "fell" if change.value < 0 else "did not change"


def gap_verdict(comparison: Comparison) -> str:
    """A gap against England's: "4 points wider than England", or "about the same as England"."""
    kind = comparison.verdict
    return "about the same as England" if kind == "same" else f"{points(comparison.value)} {kind} than England"


def chart_subtitle(measure: Measure, what: str, period: str) -> str:
    """What a chart shows: who, what, where, when and the unit."""
    return f"Pupils who {measure.population}, {what}. Lincolnshire and England, {period_name(period)}."


def alt_text(kind: str, measure: Measure, period: str, message: str) -> str:
    """The text alternative of a chart, which also stands beside it: kind, measure, places, time and the finding."""
    return f"{kind}: {measure.title}, Lincolnshire and England, {period_name(period)}. {message}"


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
