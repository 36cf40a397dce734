"""DfE's figures on a page: what they say of what the documents print and say, and where they come from."""

from collections.abc import Iterable

from inclusion.figures.answers import chance_answers
from inclusion.figures.official import figures_of
from inclusion.figures.verdict_tables import (
    gap_verdicts,
    gaps_table,
    judgements_table,
    missing_files,
    printed_table,
    verdict_totals,
)
from inclusion.figures.verdicts import judgements_of, verdicts_of
from inclusion.records.model import Dataset, Measure, OfficialFigure
from inclusion.site.elements import bullets, heading, html_table, paragraph
from inclusion.site.markup import Markup
from inclusion.site.templates import render

CHECKED = "The documents say, DfE says"
CHANCE = "Is the difference from England more than chance?"


def checked_part(dataset: Dataset, *measures: Measure) -> Markup:
    """What DfE's figures say of each printed figure and each statement in words on measures; nothing without either.

    The counts of all verdicts stand open, the tables with the working one press deeper.
    """
    names = [measure.measure for measure in measures]
    found = [verdict for name in names for verdict in verdicts_of(dataset, name)]
    judgements = [judgement for name in names for judgement in judgements_of(dataset, name)]
    if not found and not judgements:
        return Markup()
    printed, judged = printed_table(dataset, *names), judgements_table(dataset, judgements)
    tables = {
        "Each printed figure beside DfE's": html_table(printed) if found else "",
        "What the documents say in words, judged by DfE's figures": html_table(judged) if judgements else "",
    }
    figures = [figure for m in measures for figure in figures_of(dataset, m.growth_of or m.measure)]
    return (
        heading(CHECKED, anchor="checked")
        + paragraph(" ".join(filter(None, (verdict_totals(found), missing_files(dataset, found)))))
        + render("notes.html", sections=tables)
        + official_sources(dataset, figures)
    )


def gaps_part(dataset: Dataset) -> Markup:
    """What DfE's figures say of the printed gaps: how many have each verdict, and one press deeper the table."""
    table = gaps_table(dataset)
    return (
        heading("Printed gaps and DfE's")
        + paragraph(verdict_totals(gap_verdicts(dataset)))
        + render("notes.html", sections={table.caption: html_table(table)})
    )


def chance_part(dataset: Dataset, measure: Measure) -> Markup:
    """Whether the difference from England is more than chance explains, by group; nothing without official figures."""
    answers = chance_answers(dataset, measure.measure)
    return heading(CHANCE, anchor="chance") + bullets(answers) if answers else Markup()


def official_sources(dataset: Dataset, figures: Iterable[OfficialFigure]) -> Markup:
    """The data sets of some figures, each once, linked, and the licence as it asks to be named; nothing without any."""
    used = {figure.dataset for figure in figures}
    sources = [source for source in dataset.datasets if source.dataset in used]
    return render("official_sources.html", sources=sources) if sources else Markup()
