"""The verdicts on what the documents print and say, and the data sets they rest on, as tables on screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from inclusion.figures.official import gap_series
from inclusion.figures.tables import Cell, Table
from inclusion.figures.verdicts import (
    JUDGEMENT_NAMES,
    VERDICT_NAMES,
    Verdict,
    VerdictKind,
    count_verdicts,
    files_for,
    printed_words,
    verdicts,
    verdicts_of,
)
from inclusion.figures.views.gap_years import change_words
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, against_words
from inclusion.records.model import Dataset, Judgement, Observation, OfficialDataset
from inclusion.records.words import count, day_name, listing, period_name, period_year, sentence

VERDICT_CLAUSES: dict[VerdictKind, tuple[str, str]] = {
    "agrees": ("agree with DfE's", "agrees with DfE's"),
    "agrees-within-rounding": ("agree within rounding", "agrees within rounding"),
    "agreed-when-written": ("agreed when written", "agreed when written"),
    "differs": ("differ", "differs"),
    "cannot-be-checked": ("cannot be checked here", "cannot be checked here"),
}
"""The verdicts in a sentence, on several figures and on one."""


def measure_cell(dataset: Dataset, measure: str) -> Cell:
    """A measure by its short title, linked to its page where it has one."""
    record = dataset.measure[measure]
    return Cell(record.short_title, address=record.slug if record.kind == "outcome" else "")


def verdict_totals(found: Sequence[Verdict]) -> str:
    """How many printed figures have each verdict, as a sentence: "Of 9 printed figures 8 agree with DfE's and ...".

    Nothing where none is printed.
    """
    counts = count_verdicts(found)
    if 1 < len(found) == counts["cannot-be-checked"]:
        return f"None of the {len(found)} printed figures can be checked here."
    told = [f"{number} {VERDICT_CLAUSES[kind][number == 1]}" for kind, number in counts.items() if number]
    return f"Of {count(len(found), 'printed figure')} {listing(told)}." if found else ""


def missing_files(dataset: Dataset, found: Iterable[Verdict]) -> str:
    """Which of DfE's files would check the printed figures that cannot be checked here; nothing where none is known."""
    open_ones = [verdict.observation for verdict in found if verdict.kind == "cannot-be-checked"]
    titles = [files[0].title for o in open_ones if (files := files_for(dataset, o.measure, o.group))]
    told = [f"“{title}” would check {count(number, 'figure')}" for title, number in Counter(titles).items()]
    return f"DfE has files that we do not hold: {listing(told)}." if told else ""


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
        (
            Cell(figure_name(dataset, verdict.observation), figure_kind(dataset, verdict.observation)),
            Cell(verdict.working),
        )
        for verdict in verdicts(dataset)
        if verdict.kind == "differs"
    )
    return Table("Printed figures that differ", (("Figure", ""), ("Working", "")), rows, words=True)


def printed_table(dataset: Dataset, *measures: str) -> Table:
    """Each printed figure of these measures, what DfE's figures give in its place, and the verdict with its working.

    Figures of several measures are named by theirs.
    """
    rows = tuple(
        (
            Cell(
                own_name(verdict.observation) if len(measures) == 1 else figure_name(dataset, verdict.observation),
                figure_kind(dataset, verdict.observation),
            ),
            Cell(printed_words(dataset, verdict.observation)),
            Cell(verdict.says or NOT_HELD),
            Cell(sentence(VERDICT_NAMES[verdict.kind]), verdict.working),
        )
        for measure in measures
        for verdict in verdicts_of(dataset, measure)
    )
    columns = (("Figure", ""), ("The document says", ""), ("DfE says", ""), ("Verdict", ""))
    return Table("Each printed figure beside DfE's", columns, rows, words=True)


NOT_HELD = "no figure here"
"""What stands where nothing follows from the official figures at hand."""


def own_name(observation: Observation) -> str:
    """A printed figure of a measure by its group, place and year."""
    when = period_name(observation.period or "")
    return f"{GROUP_NAMES[observation.group]}, {PLACE_NAMES[observation.place]}, {when}"


def figure_kind(dataset: Dataset, observation: Observation) -> str:
    """What a printed figure is compared with, if with anything, and the document that prints it."""
    title = dataset.source[observation.source].title
    return ". ".join(filter(None, (sentence(against_words(observation)), title)))


def figure_name(dataset: Dataset, observation: Observation) -> str:
    """A printed figure by its measure, group, place and year."""
    return f"{dataset.measure[observation.measure].short_title}, {own_name(observation)}"


def gap_verdicts(dataset: Dataset) -> tuple[Verdict, ...]:
    """The verdicts on the gaps that documents print, in the order of the file."""
    return tuple(verdict for verdict in verdicts(dataset) if verdict.observation.statistic == "gap")


def gaps_table(dataset: Dataset) -> Table:
    """Each gap that a document prints beside the gap that follows from DfE's figures, with verdict and change."""
    rows = tuple(
        (
            Cell(figure_name(dataset, verdict.observation), "", dataset.measure[verdict.observation.measure].slug),
            Cell(printed_words(dataset, verdict.observation)),
            Cell(verdict.says or NOT_HELD),
            Cell(sentence(VERDICT_NAMES[verdict.kind])),
            Cell(gap_change(dataset, verdict.observation) or NOT_HELD),
        )
        for verdict in gap_verdicts(dataset)
    )
    columns = (
        ("Gap to pupils with no SEN", ""),
        ("The document says", ""),
        ("DfE says", ""),
        ("Verdict", ""),
        ("DfE's newest gap, in points", ""),
    )
    return Table("Each printed gap beside DfE's", columns, rows, words=True)


def gap_change(dataset: Dataset, observation: Observation) -> str:
    """How DfE's newest gap of a place and group stands to the first year that may be compared; empty without any."""
    found = gap_series(dataset, observation.measure, (observation.place,), (observation.group,))
    return f"{period_year(found[0].newest.period)}: {change_words(found[0])}" if found else ""


def judgements_table(dataset: Dataset, judgements: Iterable[Judgement]) -> Table:
    """What the official figures say of statements in words, each with the reason."""
    rows = tuple(
        (
            Cell(judgement.statement, judgement_subject(dataset, judgement)),
            Cell(sentence(JUDGEMENT_NAMES[judgement.verdict])),
            Cell(judgement.reason),
        )
        for judgement in judgements
    )
    columns = (("What a document says", ""), ("Verdict", ""), ("Why", ""))
    return Table("Statements in words", columns, rows, words=True)


def judgement_subject(dataset: Dataset, judgement: Judgement) -> str:
    """Of which measure and document a statement is."""
    measure = dataset.measure[judgement.measure].short_title if judgement.measure else "Several measures"
    return f"{measure}. {dataset.source[judgement.source].title}"


def dataset_cell(source: OfficialDataset) -> Cell:
    """A data set: what its address leads to, and the rest of its name below that."""
    cited = source.citation
    rest = source.title.removeprefix(cited.link).removeprefix(": ")
    return Cell(cited.link, ", ".join(filter(None, (rest, source.publisher, source.release))), cited.address)


def datasets_table(dataset: Dataset) -> Table:
    """The data sets that were read, each linked to its publication, with the copy, the day and what to know."""
    rows = tuple(
        (
            dataset_cell(source),
            Cell(f"{source.taken_from}; read on {day_name(source.retrieved)}"),
            Cell(source.note or "Nothing to add"),
        )
        for source in dataset.datasets
        if source.retrieved
    )
    columns = (("Data set", ""), ("Copy that we read", ""), ("What to know", ""))
    return Table("Official data sets", columns, rows, words=True)
