"""The overview: numbers that lead on, the priorities with their counts, questions, the finding of each measure."""

from inclusion.actions.addresses import question_address
from inclusion.actions.find import next_steps
from inclusion.actions.words import progress_totals, stated_totals
from inclusion.figures.indicators import amount, furthest_apart
from inclusion.figures.measure import SEN_GROUPS, outcome_figures
from inclusion.figures.official import exact_value
from inclusion.figures.views.strip import GROUP_PREFIXES
from inclusion.figures.words import GROUP_SHORT, headline
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset
from inclusion.records.words import period_year
from inclusion.site.elements import findings, link
from inclusion.site.indicators import figure_address
from inclusion.site.markup import Markup
from inclusion.site.questions import AUDIENCE_NAMES
from inclusion.site.tabs import Tabs
from inclusion.site.templates import render

EXAMPLES = ("speech", "autism", "EHC plans", "mental health", "transport")
"""Searches to begin with; before them stands the first age."""


def search_examples(dataset: Dataset) -> list[tuple[str, str]]:
    """Examples of a search as links: (address, words)."""
    youngest = dataset.key_stages[0]
    searches = [(f"all-actions?q={words.replace(' ', '+')}", words) for words in EXAMPLES]
    return [(f"all-actions?ks={youngest.key_stage}", f"Age: {youngest.ages.lower()}"), *searches]


def number_tiles(dataset: Dataset) -> Markup:
    """How much the newest edition promises and lists as done, and how many gaps are wider than England's, as links."""
    actions = edition_data(dataset).actions
    promises = [action for action in actions if action.progress == "next"]
    done = [action for action in actions if action.progress == "achieved"]
    return render(
        "number_tiles.html",
        promised=len(promises),
        stated=stated_totals(dataset, promises),
        done=len(done),
        continued=sum(bool(next_steps(dataset, action)) for action in done),
        chosen=chosen_figure(dataset),
        gaps=[(group, GROUP_PREFIXES[group], *wider_gaps(dataset, group)) for group in SEN_GROUPS],
    )


def chosen_figure(dataset: Dataset) -> tuple[str, str, Markup, str, Markup] | None:
    """The official figure furthest from England's, by a rule that is printed.

    Figure, pupils, its page, the rest in words, and its source.
    """
    found = furthest_apart(dataset)
    if found is None or found.country is None:
        return None
    when = ", ".join(filter(None, (period_year(found.newest.period), found.newest.status)))
    there = f"{found.lines[0].area.short_name} {amount(found, exact_value(found.country))}"
    rest = f"in {when}; {there}. The official share furthest from England’s."
    measure = found.measure
    source = next(source for source in dataset.datasets if source.dataset == found.newest.dataset)
    address = measure.slug if measure.kind == "outcome" else figure_address(measure)
    return (
        amount(found, exact_value(found.newest)),
        GROUP_SHORT[found.home.group],
        link(address, measure.short_title),
        rest,
        link(source.url, "Source: DfE"),
    )


def wider_gaps(dataset: Dataset, group: str) -> tuple[int, int]:
    """How many gaps of a group are wider than England's, and how many are known in both places."""
    found = [comparison for figures in outcome_figures(dataset) for comparison in figures.comparisons]
    verdicts = [comparison.verdict for comparison in found if comparison.group == group]
    return verdicts.count("wider"), len(verdicts)


def priorities_list(dataset: Dataset) -> Markup:
    """The priorities with their counts, as links; a dot an action."""
    return render("priorities.html", priorities=[(p, *progress_totals(dataset, p)) for p in dataset.priorities])


def questions_tabs(dataset: Dataset) -> Tabs:
    """The questions of each audience, as links to the views that answer them, a tab an audience."""
    asked = [(name, [q for q in dataset.questions if q.audience == code]) for code, name in AUDIENCE_NAMES.items()]
    groups = {name: [(question_address(q), q.text) for q in found] for name, found in asked if found}
    parts = tuple((render("questions.html", questions=links),) for links in groups.values())
    return Tabs(parts, tuple(f"{name} ({len(links)})" for name, links in groups.items()))


def findings_list(dataset: Dataset) -> Markup:
    """Each measure's finding, in the order of a child's journey, with a link to its page."""
    return findings((f.measure.slug, f.measure.title, headline(f)) for f in outcome_figures(dataset))
