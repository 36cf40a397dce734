"""What a search can find: actions, and whatever else the data holds that has an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from inclusion.actions.addresses import (
    ACTIONS_PAGE,
    EVENTS_PAGE,
    MILESTONES_PAGE,
    measure_address,
    question_address,
    term_address,
)
from inclusion.records.model import Action, Dataset, Measure

Kind = Literal["action", "measure", "page", "strategy", "milestone", "event", "question", "term", "theme", "partner"]


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its own words, and in `around` the names of its themes and bodies."""

    kind: Kind
    code: str
    """The id of an action, or the address of something else."""
    title: str
    text: str = ""
    around: str = ""
    also_called: str = ""
    """Other names, which weigh as much as the title."""

    @property
    def names(self) -> str:
        return said(self.title, self.also_called)


def action_entries(dataset: Dataset, wording: Mapping[str, str]) -> list[Entry]:
    """Each action: its id, title, summary, note and dates, and the official wording where it is supplied."""
    return [
        Entry(
            "action",
            action.action,
            action.title,
            said(action.action, action.summary, action.note, *action.dates, wording.get(action.action)),
            names_around(dataset, action),
        )
        for action in dataset.actions
    ]


def names_around(dataset: Dataset, action: Action) -> str:
    bodies = (dataset.partner[partner] for partner in action.partners)
    names = [said(body.name, body.abbreviation, *body.also_called) for body in bodies]
    return said(theme_names(dataset, action.themes), *names)


def record_entries(dataset: Dataset) -> list[Entry]:
    """What else has an address: measures, strategies, milestones, events, terms, questions, themes, bodies."""
    return [
        *(Entry("measure", measure_address(m), m.title, measure_text(dataset, m)) for m in dataset.measures),
        *(
            Entry("strategy", f"{EVENTS_PAGE}#{s.strategy}", s.name, s.purpose, theme_names(dataset, s.themes))
            for s in dataset.strategies
        ),
        *(
            Entry("milestone", f"{MILESTONES_PAGE}#{m.milestone}", m.title, m.evidence, theme_names(dataset, m.themes))
            for m in dataset.milestones
        ),
        *(
            Entry("event", f"{EVENTS_PAGE}#{e.event}", e.title, said(e.body, e.date_words, e.finding))
            for e in dataset.events
        ),
        *(Entry("term", term_address(t), t.term, t.meaning, also_called=t.expansion or "") for t in dataset.glossary),
        *(Entry("question", question_address(q), q.text) for q in dataset.questions),
        *(Entry("theme", f"{ACTIONS_PAGE}?theme={t.theme}", t.name, t.definition) for t in dataset.themes),
        *(
            Entry(
                "partner",
                f"{ACTIONS_PAGE}?partner={p.partner}",
                p.name,
                also_called=said(p.abbreviation, *p.also_called),
            )
            for p in dataset.partners
        ),
    ]


def measure_text(dataset: Dataset, measure: Measure) -> str:
    """The words of a measure and the figures that documents print of it; of an outcome also what each page says."""
    outcome = OUTCOME_WORDS if measure.kind == "outcome" else None
    printed = [f"{abs(o.value)}" for o in dataset.observations_of[measure.measure] if o.value is not None]
    return said(measure.definition, measure.document_says, *measure.topics, outcome, *dict.fromkeys(printed))


OUTCOME_WORDS = "How far behind: gap between pupils with no SEN, on SEN support and with an EHC plan. Results, England."
"""What stands on the page of every outcome measure."""


def theme_names(dataset: Dataset, themes: Iterable[str]) -> str:
    return said(*(dataset.theme[theme].name for theme in themes))


def said(*texts: str | None) -> str:
    """The texts that there are as one, in which no phrase goes across two."""
    return " . ".join(filter(None, texts))
