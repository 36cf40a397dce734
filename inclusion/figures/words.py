"""Words that several views share: names of places and groups, quantities, findings, notes.

Each is made from estimates, so it changes with the data. Differences of percentages are "points", never "%"; a
difference that rounding alone could explain is "about the same"; no cause is claimed.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from inclusion.figures.measure import (
    BASELINE,
    COUNTRY,
    GROUPS,
    HOME,
    SEN_GROUPS,
    Comparison,
    Estimate,
    GapVerdict,
    MeasureFigures,
)
from inclusion.figures.ranges import Clash
from inclusion.records.model import Citation, Dataset, Group, Measure, Observation, OfficialFigure
from inclusion.records.words import listing, number, period_name, period_year, points, range_words, sentence

PLACE_NAMES: dict[str, str] = {
    "lincolnshire": "Lincolnshire",
    "england": "England",
    "east-midlands": "East Midlands",
    "statistical-neighbours": "Statistical neighbours",
    "regional-neighbours": "Regional neighbours",
    "comparators": "Other areas, not named",
}


GROUP_WORDS = {
    "no-sen": ("No SEN", "pupils with no SEN", "with no SEN", "no SEN"),
    "sen-support": ("SEN support", "pupils on SEN support", "on SEN support", "SEN support"),
    "ehc-plan": ("EHC plan", "pupils with an EHC plan", "with an EHC plan", "EHC plans"),
    "sen": ("All pupils with SEN", "all pupils with SEN", "of all pupils with SEN", "SEN"),
    "all": ("All pupils", "all pupils", "of all pupils", "all"),
    "requests": (
        "Requests for an EHC needs assessment", "requests for an EHC needs assessment", "of requests", "requests"
    ),
}  # fmt: skip
"""Each group by its name, inside a sentence, behind a figure, and in the fewest words."""


GROUP_NAMES, GROUP_PHRASES, GROUP_SHORT, CLAUSE_NAMES = (
    {group: words[column] for group, words in GROUP_WORDS.items()} for column in range(4)
)


GAP_VERDICTS: dict[GapVerdict, str] = {
    "wider": "wider",
    "narrower": "narrower",
    "same": "about the same",
    "opposite": "the other way round",
}


def quantity(estimate: Estimate) -> str:
    """A level with its unit: "71%"; a gap as points behind: "48"; anything else with its sign: "+1.14"."""
    if estimate.statistic == "gap":
        return number(-estimate.value, estimate.decimals)
    shown = number(estimate.value, estimate.decimals)
    if estimate.statistic == "value":
        return shown + UNIT_SIGNS[estimate.measure.unit]
    return f"+{shown}" if estimate.value > 0 else shown


UNIT_SIGNS = {"percent": "%", "percent-a-year": "% a year", "score-points": "", "per-100-pupils": "", "count": ""}
"""What stands behind a level, by the unit of its measure."""

UNIT_WORDS = UNIT_SIGNS | {"score-points": "score points", "per-100-pupils": "for every 100 pupils", "count": "number"}
"""The unit of a level by itself."""


def unit_points(measure: Measure, *, one: bool = False) -> str:
    """What a difference of two levels is counted in."""
    return f"{'score' if measure.unit == 'score-points' else 'percentage'} point{'' if one else 's'}"


def behind(gap: Estimate) -> str:
    """A gap as a place in a race: "48 behind", "5 ahead", "level"."""
    if not gap.value:
        return "level"
    return f"{number(abs(gap.value), gap.decimals)} {'behind' if gap.value < 0 else 'ahead'}"


def behind_words(size: Decimal, decimals: int) -> str:
    """Points behind in words: "48 points behind"; a negative size is ahead."""
    return f"{points(size, decimals)} {'ahead' if size < 0 else 'behind'}"


def at_least(least: Decimal, decimals: int) -> str:
    """The size that something surely has, in words: "by at least 4 points"; nothing where that rounds down to 0."""
    size = least.quantize(Decimal(1).scaleb(-decimals), ROUND_FLOOR)
    return f"by at least {points(size, decimals)}" if size else ""


def limits_words(estimate: Estimate) -> str:
    """The range of a figure in words, with one more decimal than the figure where the range needs it."""
    low, high = estimate.bounds.low, estimate.bounds.high
    if estimate.statistic == "gap":
        low, high = -high, -low
    exact = all(limit == round(limit, estimate.decimals) for limit in (low, high))
    return range_words(low, high, estimate.decimals if exact and estimate.decimals else estimate.decimals + 1)


def figure_sentence(estimate: Estimate) -> str:
    """A figure in one sentence, for the reader who points at its mark."""
    when = f", {period_name(estimate.period)}" if estimate.period else ""
    return (
        f"{GROUP_NAMES[estimate.group]}, {PLACE_NAMES[estimate.place]}{when}: {quantity(estimate)}, {estimate.basis}; "
        f"it stands for {limits_words(estimate)}"
    )


def worked_out(estimate: Estimate) -> str:
    """How a worked-out value follows from what is stated: "71 plus 2"."""
    first, *rest = estimate.bounds.steps
    text = number(first.term, first.statement.observation.decimals or 0)
    for step in rest:
        size = number(abs(step.term), step.statement.observation.decimals or 0)
        text += f" {'plus' if step.term >= 0 else 'minus'} {size}"
    return text


def headline(figures: MeasureFigures) -> str:
    """The finding of a measure in one or two sentences: of pupils on SEN support where anything is known of them."""
    findings = [gap_finding(figures.gaps, group) for group in SEN_GROUPS]
    findings += [change_finding(figures.changes, group) for group in SEN_GROUPS]
    findings += [level_finding(figures.levels, group) for group in (*SEN_GROUPS, *GROUPS)]
    unknown = "The documents state no figure of it for Lincolnshire."
    if figures.clashes:
        unknown = "The stated figures cannot all be true, so no finding is given."
    return next(filter(None, findings), unknown)


def by_place(estimates: Iterable[Estimate], group: Group) -> tuple[Estimate | None, Estimate | None]:
    """The estimates of a group in Lincolnshire and in England."""
    found = {estimate.place: estimate for estimate in estimates if estimate.group == group}
    return found.get(HOME), found.get(COUNTRY)


def gap_finding(gaps: Iterable[Estimate], group: Group) -> str:
    """How far a group is behind pupils with no SEN, in Lincolnshire and then in England; nothing if not known."""
    home, country = by_place(gaps, group)
    if home is None:
        return ""
    unit = unit_points(home.measure, one=abs(home.value) == 1)
    size = f"{number(abs(home.value), home.decimals)} {unit}"
    place = f"{size} behind" if home.value < 0 else f"{size} ahead of" if home.value else "level with"
    text = sentence(f"{in_year(home)}{GROUP_PHRASES[group]} were {place} {GROUP_PHRASES[BASELINE]}.")
    return f"{text} In England they were {behind(country)}." if country else text


def in_year(estimate: Estimate) -> str:
    """The year of a figure at the start of a sentence, "in 2025 "; nothing where none is stated."""
    return f"in {period_year(estimate.period)} " if estimate.period else ""


def change_finding(changes: Iterable[Estimate], group: Group) -> str:
    """How the level of a group changed, in Lincolnshire and then in England; nothing if not known."""
    home, country = by_place(changes, group)
    if home is None:
        return ""
    text = (
        f"For {GROUP_PHRASES[group]} the {level_noun(home.measure)} {moved(home)} between {since(home)} and "
        f"{period_year(home.period)}."
    )
    return f"{text} In England it {moved(country)}." if country else text


def level_finding(levels: Iterable[Estimate], group: Group) -> str:
    """The level of a group, in Lincolnshire and then in England; nothing if not known."""
    home, country = by_place(levels, group)
    if home is None:
        return ""
    text = sentence(f"{in_year(home)}the {level_noun(home.measure)} for {GROUP_PHRASES[group]} was {quantity(home)}.")
    return f"{text} In England it was {quantity(country)}." if country else text


def level_noun(measure: Measure) -> str:
    """What a level of a measure is."""
    return {"percent": "share", "score-points": "average score"}.get(measure.unit, "figure")


def since(change: Estimate) -> str:
    """The year from which a change counts."""
    return period_year(change.subtrahend.period)


def moved(change: Estimate) -> str:
    """A change as a verb with its size: "rose by 1.14 points"."""
    way = direction(change.value)
    return f"{way} by {points(change.value, change.decimals)}" if change.value else way


def direction(change: Decimal) -> str:
    return "rose" if change > 0 else "fell" if change < 0 else "did not change"


def gap_verdict(comparison: Comparison) -> str:
    """A gap against England's: "4 points wider than England's", or "about the same as England's"."""
    beside = {"same": "as England's", "opposite": "in England"}.get(comparison.verdict, "than England's")
    return f"{verdict_words(comparison)} {beside}"


def verdict_words(comparison: Comparison) -> str:
    """The verdict in short: "4 points wider", "about the same"."""
    words = GAP_VERDICTS[comparison.verdict]
    if comparison.verdict in ("same", "opposite"):
        return words
    return f"{points(comparison.value, comparison.decimals)} {words}"


def comparison_range(comparison: Comparison) -> str:
    """What all figures allow for the difference of two gaps: "3.0 to 4.0 points wider"."""
    low, high = (number(abs(limit), comparison.decimals + 1) for limit in (comparison.low, comparison.high))
    if comparison.low >= 0:
        return f"{low} to {high} points wider"
    return f"{high} to {low} points narrower" if comparison.high <= 0 else f"{low} points narrower to {high} wider"


def reading_notes(figures: Sequence[MeasureFigures], estimates: Sequence[Estimate], *, banded: bool) -> Iterator[str]:
    """How to read figures: what a rounded one stands for, what is worked out, and which only just fit together."""
    plain = next((estimate for estimate in estimates if estimate.is_plain), None)
    if plain:
        yield f"Stated figures are rounded: {quantity(plain)} stands for {limits_words(plain)}."
    if banded:
        yield "The shaded band behind a mark shows what the figure can stand for."
    if any(estimate.stated is None for estimate in estimates):
        yield "“Worked out” means that we added up stated figures."
    if not all(estimate.is_plain for estimate in estimates):
        yield "A small range below a figure is what all stated figures together allow."
    yield from (outside_note(estimate) for estimate in estimates if estimate.is_outside)
    tight = [one.measure.short_title for one in figures if one.ranges.only_just_fit]
    if tight:
        whose = f" on {listing(tight)}" if len(figures) > 1 else ""
        yield (
            f"The stated figures{whose} only just fit together. One of them is probably rounded from other figures, so "
            "each is shown with the range of its own rounding."
        )


def outside_note(estimate: Estimate) -> str:
    """Why a figure lies outside the range that all stated figures together allow."""
    return (
        f"{GROUP_NAMES[estimate.group]}, {PLACE_NAMES[estimate.place]}: all stated figures together allow "
        f"{limits_words(estimate)}. The figure of {quantity(estimate)} is rounded, so it can lie outside."
    )


def figure_notes(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """What a reader should know of the figures that are shown, each note once."""
    observations = [e.stated or e.observations[0] for e in estimates]
    return tuple(dict.fromkeys(o.note for o in observations if o.note))


def basis_note(estimates: Sequence[Estimate]) -> str:
    """Whether figures are stated; of those that are worked out, whose they are."""
    added = [GROUP_PHRASES[estimate.group] for estimate in estimates if not estimate.stated]
    if not added:
        return "All of these are stated."
    return f"Worked out from stated figures: {listing(added)}." if len(added) < len(estimates) else "All worked out."


def counts_words(figure: OfficialFigure) -> str:
    """How many of how many pupils: "289 of 1,491"; nothing without counts."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,} of {figure.denominator:,}"


def source_name(dataset: Dataset, source: str, section: str) -> Citation:
    document = dataset.source[source]
    name = f"{document.title}, {section}"
    return Citation(name, document.url + dataset.section[source, section].path, name)


def named_once(sources: Iterable[Citation]) -> Iterator[Citation]:
    """Sources in a row, each without the words up to a colon that the one before it began with."""
    before = ""
    for source in sources:
        shared, _, own = source.name.rpartition(": ")
        yield Citation(own, source.address, own) if shared and shared == before else source
        before = shared


def clash_words(clash: Clash) -> str:
    """Statements that cannot all be true, named, as a sentence."""
    named = [statement_words(statement.observation) for statement in clash]
    return f"These stated figures cannot all be true, so nothing is worked out from them: {'; '.join(named)}."


def statement_words(observation: Observation) -> str:
    """A stated figure in words: "Lincolnshire, SEN support, summer 2025: −54 against pupils with no SEN"."""
    value = number(observation.value or Decimal(0), observation.decimals or 0)
    return (
        f"{PLACE_NAMES[observation.place]}, {GROUP_NAMES[observation.group]}, "
        f"{period_name(observation.period or '')}: {f'{value} {against_words(observation)}'.strip()}"
    )


def against_words(observation: Observation) -> str:
    """What a stated figure is compared with: "against England", "since 2023"; nothing for a level."""
    versus = str(observation.versus)
    match observation.statistic:
        case "gap":
            return f"against {GROUP_PHRASES[versus]}"
        case "difference":
            return f"against {PLACE_NAMES[versus]}"
        case "gap-difference":
            return f"the gap, against that of {PLACE_NAMES[versus]}"
        case "change":
            return f"since {period_year(versus)}"
    return ""


def who(measure: Measure) -> str:
    """Who or what is counted, as the start of a subtitle: "Pupils who swam 25 metres"."""
    if measure.unit == "score-points":
        return f"Average {measure.population}"
    return f"Pupils who {measure.population}"


def scope(estimates: Iterable[Estimate], when: str) -> str:
    """The places and the time of figures: "Lincolnshire and England, summer 2025"."""
    drawn = {estimate.place for estimate in estimates}
    return f"{listing([name for place, name in PLACE_NAMES.items() if place in drawn])}, {when}"


def chart_subtitle(measure: Measure, what: str, where: str) -> str:
    """What a chart shows: who, what with its unit, where and when."""
    return f"{who(measure)}, {what}. {where}."


def level_unit(measure: Measure) -> str:
    """The unit of a level, for a subtitle or the head of a column."""
    return UNIT_WORDS[measure.unit]


def alt_text(kind: str, measure: Measure, where: str, message: str) -> str:
    """What a chart shows, in words: kind, measure, places, time and the finding. It stands below the chart."""
    return f"{kind}: {measure.title}, {where}. {message}"
