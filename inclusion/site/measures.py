"""What stands on a measure's page: its place in a childhood, its figures big, conclusions, notes and sources.

What readers ask of it, each with its answer and the way to more of it. Where outcomes meet actions: those that name its
age.
"""

from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import quote_plus

from inclusion.actions.facets import UNNAMED
from inclusion.actions.find import find_actions
from inclusion.figures.answers import better_answer, chance_answers, chance_short, neighbours_answer, wider_answer
from inclusion.figures.charts import View
from inclusion.figures.downloads import outcomes_download
from inclusion.figures.measure import COUNTRY, HOME, Estimate, MeasureFigures, outcome_measures
from inclusion.figures.tables import words_table
from inclusion.figures.views import gap_years, neighbours, tabs_of
from inclusion.figures.views.context import moments_text
from inclusion.figures.views.difference import difference_words
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, basis_note, headline, quantity
from inclusion.records.downloads import OUTCOMES_ADDRESS
from inclusion.records.editions import edition_data
from inclusion.records.model import Action, Dataset, Measure
from inclusion.records.words import count, download_label, in_sentence, listing, period_name, sentence
from inclusion.site.action_list import action_rows
from inclusion.site.elements import (
    bullets,
    buttons,
    download_button,
    heading,
    html_table,
    link,
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


def answers_part(figures: MeasureFigures, page: str = "") -> Markup:
    """Whether the gap is wider than England's, better than before, chance, like the neighbours'; which promises.

    `page` is the address of the measure's page, where it stands on another one.
    """
    tabs = tabs_of(figures)

    def more(view: View) -> str:
        return f"{page}?view={view.name}" if view.name in tabs else ""

    answers = [
        ("Wider than in England?", wider_answer(figures), ""),
        ("Better than before?", better_answer(figures), more(gap_years.VIEW)),
        (
            "More than chance?",
            chance_short(figures),
            f"{page}#chance" if chance_answers(figures.dataset, figures.measure.measure) else "",
        ),
        ("Like our neighbours?", neighbours_answer(figures), more(neighbours.VIEW)),
    ]
    return render("answers.html", answers=answers, promises=promises_answer(figures))


def promises_answer(figures: MeasureFigures) -> Markup:
    """How many promises name the age of a measure, as a link, and that none is tied to its figures."""
    stage = figures.measure.key_stage or ""
    found = find_actions(edition_data(figures.dataset), progress="next", ks=[stage])
    address = f"all-actions?progress=next&ks={stage}"
    return link(address, naming_words(found, "promise")) + Markup(". No document ties one to this figure.")


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


AGE_HEADING = "What the plan says about this age"
SHOWN = 2
"""Promises shown on a measure's page before the link to all."""


def actions_of_age(dataset: Dataset, measure: Measure) -> Markup:
    """What the plan says about the age of a measure, how many actions name no age, and what none names."""
    edition = edition_data(dataset)
    stage = dataset.key_stage[measure.key_stage or ""]
    found = find_actions(edition, ks=[stage.key_stage])
    silent = find_actions(edition, ks=[UNNAMED])
    text = (
        f"{naming_words(found, 'action')} ({stage.ages.lower()}). "
        f"{len(silent)} of {len(edition.actions)} name no age, so they may concern it too. "
        "The documents do not say which action should close which gap."
    )
    return (
        heading(AGE_HEADING)
        + paragraph(text)
        + topics_part(edition, measure)
        + action_rows(dataset, [a for a in found if a.progress == "next"][:SHOWN])
        + buttons(
            [
                (f"all-actions?ks={stage.key_stage}", f"See all {count(len(found), 'action')}"),
                (f"brief?measure={measure.measure}", "Brief to print"),
            ]
        )
    )


def naming_words(found: Sequence[Action], noun: str) -> str:
    """How many actions name the age: "1 promise names this age"."""
    return f"{count(len(found), noun)} {'names' if len(found) == 1 else 'name'} this age"


def topics_part(edition: Dataset, measure: Measure) -> Markup:
    """Which words of what is measured no action names, and a link to the actions for each of the others."""
    found = {topic: len(find_actions(edition, q=topic)) for topic in measure.topics}
    missing = [topic for topic, total in found.items() if not total]
    links = [
        link(f"all-actions?q={quote_plus(topic)}", f"{topic} in {count(total, 'action')}")
        for topic, total in found.items()
        if total
    ]
    none = f"No action names {listing(missing, 'or')}. " if missing else ""
    others = Markup("A search finds {}.").format(Markup(", ").join(links)) if links else Markup()
    return paragraph(Markup("{}{}").format(none, others)) if found else Markup()
