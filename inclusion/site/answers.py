"""The questions that readers bring to a measure, each with its answer in a sentence and the way to more of it."""

from inclusion.actions.find import find_actions
from inclusion.figures.answers import better_answer, chance_answers, chance_short, neighbours_answer, wider_answer
from inclusion.figures.charts import View
from inclusion.figures.measure import MeasureFigures
from inclusion.figures.views import gap_years, neighbours, tabs_of
from inclusion.records.editions import edition_data
from inclusion.records.words import count
from inclusion.site.elements import link
from inclusion.site.markup import Markup
from inclusion.site.templates import render


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
    words = f"{count(len(found), 'promise')} {'names' if len(found) == 1 else 'name'} this age"
    return link(f"all-actions?progress=next&ks={stage}", words) + Markup(". No document ties one to this figure.")
