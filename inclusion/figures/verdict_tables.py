"""The verdicts on what the documents print and say, and the data sets they rest on, as tables on screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from inclusion.figures.official import gap_series
from inclusion.figures.tables import Cell, Table, text_table
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
    rows = []
    for measure in dataset.measures:
        if found := verdicts_of(dataset, measure.measure):
            name = Cell(measure.short_title, address=measure.slug if measure.kind == "outcome" else "")
            rows.append((name, *count_cells(found)))
    rows.append((Cell("All printed figures"), *count_cells(verdicts(dataset))))
    columns = (("Measure", ""), *((sentence(name), "figures") for name in VERDICT_NAMES.values()))
    return Table("Printed figures by what DfE's figures say", columns, tuple(rows))


def count_cells(found: Sequence[Verdict]) -> list[Cell]:
    return [Cell(str(number)) for number in count_verdicts(found).values()]


def differences_table(dataset: Dataset) -> Table:
    """The printed figures that differ from DfE's, each with its working."""
    found = [verdict for verdict in verdicts(dataset) if verdict.kind == "differs"]
    rows = [(figure_cell(dataset, one.observation, is_alone=True), one.working) for one in found]
    return text_table("Printed figures that differ", ("Figure", "Working"), rows)


def printed_table(dataset: Dataset, *measures: str) -> Table:
    """Each printed figure of these measures, what DfE's figures give in its place, and the verdict with its working.

    Figures of several measures are named by theirs.
    """
    rows = [
        (
            figure_cell(dataset, verdict.observation, is_alone=len(measures) > 1),
            printed_words(dataset, verdict.observation),
            verdict.says or NOT_HELD,
            Cell(sentence(VERDICT_NAMES[verdict.kind]), verdict.working),
        )
        for measure in measures
        for verdict in verdicts_of(dataset, measure)
    ]
    return text_table("Each printed figure beside DfE's", ("Figure", "The document says", "DfE says", "Verdict"), rows)


NOT_HELD = "no figure here"
"""What stands where nothing follows from the official figures at hand."""


def figure_cell(dataset: Dataset, observation: Observation, *, is_alone: bool) -> Cell:
    """A printed figure, with its measure where it stands alone; what it is compared with and who prints it below."""
    name = figure_name(dataset, observation) if is_alone else own_name(observation)
    title = dataset.source[observation.source].title
    return Cell(name, ". ".join(filter(None, (sentence(against_words(observation)), title))))


def own_name(observation: Observation) -> str:
    """A printed figure of a measure by its group, place and year."""
    when = period_name(observation.period or "")
    return f"{GROUP_NAMES[observation.group]}, {PLACE_NAMES[observation.place]}, {when}"


def figure_name(dataset: Dataset, observation: Observation) -> str:
    """A printed figure by its measure, group, place and year."""
    return f"{dataset.measure[observation.measure].short_title}, {own_name(observation)}"


def gap_verdicts(dataset: Dataset) -> tuple[Verdict, ...]:
    """The verdicts on the gaps that documents print, in the order of the file."""
    return tuple(verdict for verdict in verdicts(dataset) if verdict.observation.statistic == "gap")


def gaps_table(dataset: Dataset) -> Table:
    """Each gap that a document prints beside the gap that follows from DfE's figures, with verdict and change."""
    rows = [
        (
            Cell(figure_name(dataset, verdict.observation), "", dataset.measure[verdict.observation.measure].slug),
            printed_words(dataset, verdict.observation),
            verdict.says or NOT_HELD,
            sentence(VERDICT_NAMES[verdict.kind]),
            gap_change(dataset, verdict.observation) or NOT_HELD,
        )
        for verdict in gap_verdicts(dataset)
    ]
    columns = (
        "Gap to pupils with no SEN", "The document says", "DfE says", "Verdict", "DfE's newest gap, in points"
    )  # fmt: skip
    return text_table("Each printed gap beside DfE's", columns, rows)


def gap_change(dataset: Dataset, observation: Observation) -> str:
    """How DfE's newest gap of a place and group stands to the first year that may be compared; empty without any."""
    found = gap_series(dataset, observation.measure, (observation.place,), (observation.group,))
    return f"{period_year(found[0].newest.period)}: {change_words(found[0])}" if found else ""


def judgements_table(dataset: Dataset, judgements: Iterable[Judgement]) -> Table:
    """What the official figures say of statements in words, each with the reason."""
    rows = [
        (
            Cell(judgement.statement, judgement_subject(dataset, judgement)),
            sentence(JUDGEMENT_NAMES[judgement.verdict]),
            judgement.reason,
        )
        for judgement in judgements
    ]
    return text_table("Statements in words", ("What a document says", "Verdict", "Why"), rows)


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
    rows = [
        (
            dataset_cell(source),
            f"{source.taken_from}; read on {day_name(source.retrieved)}",
            source.note or "Nothing to add",
        )
        for source in dataset.datasets
        if source.retrieved
    ]
    return text_table("Official data sets", ("Data set", "Copy that we read", "What to know"), rows)
