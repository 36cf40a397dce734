"""The verdicts on what the documents print and say, and the data sets they rest on, as tables on screen."""

from collections.abc import Iterable

from inclusion.figures.tables import Cell, Table
from inclusion.figures.verdicts import (
    JUDGEMENT_NAMES,
    VERDICT_NAMES,
    Verdict,
    VerdictKind,
    count_verdicts,
    place_name,
    verdicts,
    verdicts_of,
)
from inclusion.figures.words import GROUP_NAMES
from inclusion.records.model import Dataset, Judgement, Observation
from inclusion.records.words import day_name, listing, period_name, sentence

VERDICT_CLAUSES: dict[VerdictKind, str] = {
    "agrees": "agree with DfE's",
    "agrees-within-rounding": "agree within rounding",
    "agreed-when-written": "agreed when written",
    "differs": "differ",
    "cannot-be-checked": "cannot be checked here",
}
"""The verdicts in a sentence on several figures."""


def measure_cell(dataset: Dataset, measure: str) -> Cell:
    """A measure by its short title, linked to its page where it has one."""
    record = dataset.measure[measure]
    return Cell(record.short_title, address=record.slug if record.kind == "outcome" else "")


def verdict_totals(dataset: Dataset) -> str:
    """How many of all printed figures have each verdict, as a sentence."""
    counts = count_verdicts(verdicts(dataset))
    told = [f"{count} {VERDICT_CLAUSES[kind]}" for kind, count in counts.items() if count]
    return f"Of {sum(counts.values())} printed figures {listing(told)}."


def verdicts_table(dataset: Dataset) -> Table:
    """How many printed figures of each measure have each verdict; the last row is of all."""
    found = {measure: verdicts_of(dataset, measure) for measure in dataset.measure}
    rows = [
        (measure_cell(dataset, measure), *count_cells(verdicts_here))
        for measure, verdicts_here in found.items()
        if verdicts_here
    ]
    rows.append((Cell("All printed figures"), *count_cells(verdicts(dataset))))
    columns = (("Measure", ""), *((sentence(name), "figures") for name in VERDICT_NAMES.values()))
    return Table("Printed figures by what DfE's figures say", columns, tuple(rows))


def count_cells(found: Iterable[Verdict]) -> list[Cell]:
    """The number of verdicts of each kind."""
    return [Cell(str(count)) for count in count_verdicts(tuple(found)).values()]


def differences_table(dataset: Dataset) -> Table:
    """The printed figures that differ from DfE's, each with its working."""
    rows = tuple(
        (Cell(figure_name(dataset, verdict.observation)), Cell(verdict.working))
        for verdict in verdicts(dataset)
        if verdict.kind == "differs"
    )
    return Table("Printed figures that differ", (("Figure", ""), ("Working", "")), rows, words=True)


def figure_name(dataset: Dataset, observation: Observation) -> str:
    """A printed figure by its measure, group, place and year."""
    parts = (
        dataset.measure[observation.measure].short_title,
        GROUP_NAMES[observation.group],
        place_name(dataset, observation.place),
        period_name(observation.period or ""),
    )
    return ", ".join(parts)


def judgements_table(dataset: Dataset) -> Table:
    """What the official figures say of each statement in words, with the reason."""
    rows = tuple(
        (
            Cell(judgement.statement, judgement_subject(dataset, judgement)),
            Cell(sentence(JUDGEMENT_NAMES[judgement.verdict])),
            Cell(judgement.reason),
        )
        for judgement in dataset.judgements
    )
    columns = (("What a document says", ""), ("Verdict", ""), ("Why", ""))
    return Table("Statements in words", columns, rows, words=True)


def judgement_subject(dataset: Dataset, judgement: Judgement) -> str:
    """Of which measure and document a statement is."""
    measure = dataset.measure[judgement.measure].short_title if judgement.measure else "Several measures"
    return f"{measure}. {dataset.source[judgement.source].title}"


def datasets_table(dataset: Dataset) -> Table:
    """The data sets that were read, each linked to its publication, with the copy, the day and what to know."""
    rows = tuple(
        (
            Cell(source.title, f"{source.publisher}, {source.release}", source.url),
            Cell(f"{source.taken_from}; read on {day_name(source.retrieved)}"),
            Cell(source.note or "Nothing to add"),
        )
        for source in dataset.datasets
        if source.retrieved
    )
    columns = (("Data set", ""), ("Copy that we read", ""), ("What to know", ""))
    return Table("Official data sets", columns, rows, words=True)
