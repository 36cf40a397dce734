"""What stands on a measure's page: its place in a childhood, its finding, children in every 100, words and sources."""

from functools import cache
from urllib.parse import quote

from inclusion.figures.measure import HOME, MeasureFigures, outcome_measures
from inclusion.figures.tables import words_table
from inclusion.figures.theme import AXIS, MARKS
from inclusion.figures.words import GROUP_SHORT, PLACE_NAMES, basis_note, clash_words
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import number, period_name, sentence
from inclusion.site.elements import bullets, heading, html_table, notice, paragraph, report_link, section_link
from inclusion.site.markup import Markup
from inclusion.site.templates import element, render


def same_age(dataset: Dataset, measure: Measure) -> tuple[Measure, ...]:
    """The measures of the age of a measure, itself among them, in their order."""
    return tuple(other for other in outcome_measures(dataset) if other.age == measure.age)


def age_label(dataset: Dataset, measure: Measure) -> str:
    """The name of an age in the navigation: what is measured then, or the words with which all titles begin."""
    titles = [other.title.split() for other in same_age(dataset, measure)]
    if len(titles) == 1:
        name = measure.short_title
    else:
        words = [words[0] for words in zip(*titles, strict=False) if len(set(words)) == 1]
        name = " ".join(words).split(",")[0] or dataset.key_stage[measure.key_stage or ""].name
    return f"Age {measure.age}: {in_sentence(name)}"


def in_sentence(name: str) -> str:
    """A name inside a sentence: "year 1 phonics", but "GCSE English"."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def journey(dataset: Dataset, measure: Measure) -> Markup:
    """A step for each age at which something is measured, as links; the measure's own age is marked."""
    first: dict[int | None, Measure] = {}
    for step in outcome_measures(dataset):
        first.setdefault(step.age, step)
    steps = [(step, dataset.key_stage[step.key_stage or ""].name) for step in first.values()]
    return render("journey.html", measure=measure, steps=steps, entry=same_age(dataset, measure)[0].slug)


def hundreds(figures: MeasureFigures) -> Markup:
    """Lincolnshire's levels as children in every 100, one tile a group; nothing where no level is known."""
    levels = [level for level in figures.levels if level.place == HOME]
    if not levels:
        return Markup()
    tiles = [(number(level.value), GROUP_SHORT[level.group], dot_grid(int(level.value))) for level in levels]
    where = f"{PLACE_NAMES[HOME]}, {period_name(figures.period)}. {basis_note(levels)}"
    return render("hundreds.html", who=sentence(figures.measure.population), tiles=tiles, where=where)


@cache
def dot_grid(filled: int) -> str:
    """A picture of 100 dots, ten a row, of which so many are filled, as an address."""
    colour = MARKS[HOME].colour
    dots = "".join(
        f'<circle cx="{5 + 10 * (index % 10)}" cy="{5 + 10 * (index // 10)}" r="3.7"/>' for index in range(filled)
    )
    rest = "".join(
        f'<circle cx="{5 + 10 * (index % 10)}" cy="{5 + 10 * (index // 10)}" r="3.3"/>' for index in range(filled, 100)
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<g fill="{colour}">{dots}</g><g fill="none" stroke="{AXIS}" stroke-width=".8">{rest}</g></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def text_sections(measure: Measure) -> Markup:
    """What the documents conclude, what to know, and what is measured."""
    sections = [
        ("What the documents conclude", measure.document_says),
        ("What to know", measure.caveats),
        ("What is measured", measure.definition),
    ]
    return Markup().join(heading(title) + paragraph(words) for title, words in sections if words)


def measure_sources(figures: MeasureFigures) -> Markup:
    """Every section that states a figure of the measure, as a list of links."""
    return bullets([section_link(figures.dataset, *section) for section in figures.sections])


def report_part(measure: Measure) -> Markup:
    """A link to report a mistake on the measure's page."""
    return element("quiet", report_link(measure.measure, "Report a mistake on this page", measure.slug))


def in_words(figures: MeasureFigures) -> Markup:
    """What the documents say in words only, as a table; nothing where they say nothing so."""
    table = words_table(figures)
    return html_table(table) if table else Markup()


def clash_notes(figures: MeasureFigures) -> Markup:
    """Stated figures that cannot all be true, and are left out of all arithmetic; nothing where there are none."""
    return Markup().join(notice(clash_words(clash)) for clash in figures.clashes)
