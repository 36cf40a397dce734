"""What stands on a measure's page: its place in a childhood, its figures big, its conclusions, notes and sources."""

from collections.abc import Sequence
from itertools import takewhile

from inclusion.figures.downloads import outcomes_download
from inclusion.figures.measure import COUNTRY, HOME, Estimate, MeasureFigures, outcome_measures
from inclusion.figures.tables import words_table
from inclusion.figures.views.context import moments_text
from inclusion.figures.views.difference import difference_words
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, basis_note, headline, quantity
from inclusion.records.downloads import OUTCOMES_ADDRESS
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, download_label, in_sentence, period_name, sentence
from inclusion.site.elements import (
    bullets,
    download_button,
    heading,
    html_table,
    paragraph,
    quiet,
    section_link,
)
from inclusion.site.markup import Markup
from inclusion.site.templates import render


def same_age(dataset: Dataset, measure: Measure) -> tuple[Measure, ...]:
    """The measures of the age of a measure, itself among them, in their order."""
    return tuple(other for other in outcome_measures(dataset) if other.age == measure.age)


def age_label(dataset: Dataset, measure: Measure) -> str:
    """The name of an age in the navigation: what is measured then, or the words with which all titles begin."""
    measures = same_age(dataset, measure)
    name = measure.short_title if len(measures) == 1 else shared_name(measures)
    return f"Age {measure.age}: {in_sentence(name or dataset.key_stage[measure.key_stage or ''].name)}"


def shared_name(measures: Sequence[Measure]) -> str:
    """The words with which the titles of all measures begin, up to a comma: "Key stage 2"; empty for none."""
    titles = zip(*(measure.title.split() for measure in measures), strict=False)
    same = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, titles)]
    return " ".join(same).split(",")[0]


def journey(dataset: Dataset, measure: Measure) -> Markup:
    """A step for each age at which something is measured, as links; the measure's own age is marked."""
    first: dict[int | None, Measure] = {}
    for step in outcome_measures(dataset):
        first.setdefault(step.age, step)
    steps = [(step, dataset.key_stage[step.key_stage or ""].name) for step in first.values()]
    return render("journey.html", measure=measure, steps=steps, entry=same_age(dataset, measure)[0].slug)


def same_age_links(dataset: Dataset, measure: Measure) -> Markup:
    """The measures of one age as links to each other; nothing where it is the only one."""
    measures = same_age(dataset, measure)
    if len(measures) == 1:
        return Markup()
    shared = shared_name(measures)
    names = [(other, sentence(other.short_title.removeprefix(shared).strip())) for other in measures]
    return render("same_age.html", measures=names, here=measure, label=f"Measures at age {measure.age}")


def level_tiles(figures: MeasureFigures) -> Markup:
    """Each group's figure in Lincolnshire, big, and how it stands to England's; nothing where none is known."""
    estimates = figures.levels or figures.changes
    country = {estimate.group: estimate for estimate in estimates if estimate.place == COUNTRY}
    against = {difference.group: difference_words(difference) for difference in figures.differences}
    tiles = []
    for home in (estimate for estimate in estimates if estimate.place == HOME):
        other = about(country[home.group]) if home.group in country else ""
        beside = f"{PLACE_NAMES[COUNTRY]} {other}" if other else ""
        if home.group in against:
            beside = f"{against[home.group]} ({other})" if other else against[home.group]
        tiles.append((about(home), GROUP_NAMES[home.group], sentence(beside)))
    return render("level_tiles.html", tiles=tiles) if tiles else Markup()


def about(estimate: Estimate) -> str:
    """A figure as printed; "about" before one that is worked out from others."""
    return quantity(estimate) if estimate.stated else f"about {quantity(estimate)}"


CONCLUSIONS, MEASURED = "What the documents conclude", "What is measured"


def texts(measure: Measure) -> dict[str, str]:
    """The texts on a measure by their headings, those that there are."""
    found = {CONCLUSIONS: measure.document_says, "What to know": measure.caveats, MEASURED: measure.definition}
    return {title: words for title, words in found.items() if words}


def text_sections(measure: Measure, *titles: str) -> Markup:
    """The texts on a measure, each under its heading: all of them, or those that are named."""
    return Markup().join(
        heading(title) + paragraph(words) for title, words in texts(measure).items() if title in titles or not titles
    )


def notes(figures: MeasureFigures) -> Markup:
    """What to know, what is measured, what is said in words only, and the sources: each one press deeper."""
    words = {title: paragraph(text) for title, text in texts(figures.measure).items() if title != CONCLUSIONS}
    levels = [level for level in figures.levels if level.place == HOME]
    if levels:
        words[MEASURED] += paragraph(f"{PLACE_NAMES[HOME]}, {period_name(figures.period)}: {basis_note(levels)}")
    table = words_table(figures)
    words["What the documents say in words"] = html_table(table) if table else Markup()
    words["Where the figures come from"] = measure_sources(figures)
    return render("notes.html", sections=words)


def measure_sources(figures: MeasureFigures) -> Markup:
    """Every section that states a figure of the measure, as a list of links."""
    return bullets([section_link(figures.dataset, *section) for section in figures.sections])


def stated_part(figures: MeasureFigures) -> Markup:
    """A background measure of which no official figure is held: what is stated in a sentence, with its sources."""
    measure = figures.measure
    around = filter(None, (measure.definition, measure.caveats, measure.document_says))
    return (
        heading(measure.title, anchor=measure.slug)
        + paragraph(moments_text(figures.moments) or headline(figures))
        + quiet(" ".join(around))
        + measure_sources(figures)
    )


def stated_file(dataset: Dataset, *measures: Measure) -> Markup:
    """The way to a file of all that the documents state on measures, and that is worked out from it."""
    names = tuple(measure.measure for measure in measures)
    download = outcomes_download(dataset, names)
    these = "this measure" if len(names) == 1 else "these measures"
    label = download_label(
        f"all {count(download.rows, 'row')} that the documents state on {these}", len(download.content)
    )
    return download_button(f"{OUTCOMES_ADDRESS}?measure={','.join(names)}", label)
