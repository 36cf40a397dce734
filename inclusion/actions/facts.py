"""What is said of an action, in the words of the screen: row, own page, CSV, workbook and brief read it here."""

from dataclasses import dataclass

from inclusion.actions.facets import NEXT_KIND_NAMES, PROGRESS_NAMES, stated_by
from inclusion.actions.find import continues, later_steps, list_lengths, next_steps
from inclusion.actions.times import has_passed
from inclusion.actions.words import STATED_PARTS, figure_value, promise_words, stage_names
from inclusion.records.model import Action, Dataset, Priority, Source
from inclusion.records.words import day_name


@dataclass(frozen=True)
class ActionFacts:
    """An action with its codes in words. A text is empty, and a list has no entry, where the document names nothing."""

    dataset: Dataset
    action: Action

    @property
    def is_promise(self) -> bool:
        """Whether it is listed as next."""
        return self.action.progress == "next"

    @property
    def tag(self) -> str:
        """How it is listed: "Next" or "Done"."""
        return PROGRESS_NAMES[self.action.progress]

    @property
    def does_it(self) -> tuple[str, ...]:
        """The bodies that the text makes responsible."""
        return tuple(self.dataset.partner[code].name for code in self.action.lead)

    @property
    def names(self) -> tuple[str, ...]:
        """The other bodies that the text names."""
        others = (code for code in self.action.partners if code not in self.action.lead)
        return tuple(self.dataset.partner[code].name for code in others)

    @property
    def age(self) -> str:
        """The ages that the text names."""
        return stage_names(self.dataset, self.action.key_stages)

    @property
    def likely_age(self) -> str:
        """The ages that a reader would infer, where the text names none."""
        return "" if self.age else stage_names(self.dataset, self.action.implied_key_stages)

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, the main one first."""
        return tuple(self.dataset.theme[code].name for code in self.action.themes)

    @property
    def when(self) -> str:
        """The times as stated."""
        return "; ".join(self.action.dates)

    @property
    def passed(self) -> str:
        """That the time a promise states has passed, and that nothing says what came of it."""
        if not has_passed(self.dataset, self.action):
            return ""
        day = day_name(self.dataset.release.released)
        return f"This time had passed by {day}. The documents do not say what came of it."

    @property
    def states(self) -> tuple[tuple[str, bool], ...]:
        """Each thing that a promise can state, with whether this one does; nothing for what is listed as done."""
        stated = stated_by(self.dataset, self.action)
        parts = STATED_PARTS.items() if self.is_promise else ()
        return tuple((has if part in stated else lacks, part in stated) for part, (has, lacks) in parts)

    @property
    def states_words(self) -> str:
        """The same as a phrase: "who does it, but not when or a number"."""
        return promise_words(stated_by(self.dataset, self.action)) if self.is_promise else ""

    @property
    def kind(self) -> str:
        """What kind of step the wording of a promise makes it."""
        return NEXT_KIND_NAMES[self.action.next_kind] if self.action.next_kind else ""

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The numbers of results, efforts and reach: each value with what is counted, in the order of the text."""
        own = (f for f in self.dataset.figures_of[self.action.action] if f.kind in ("result", "input", "scope"))
        return tuple((figure_value(figure), figure.meaning) for figure in own)

    @property
    def priority(self) -> Priority:
        """Its priority, in its own edition."""
        return self.dataset.priority[self.action.source, self.action.priority]

    @property
    def document(self) -> Source:
        """The document that lists it."""
        return self.dataset.source[self.action.source]

    @property
    def place(self) -> str:
        """Where it stands in the document: "priority 2, next, 2 of 13"."""
        in_list = list_lengths(self.dataset)[self.action.source, self.action.priority, self.action.progress]
        return f"priority {self.action.priority}, {self.tag.lower()}, {self.action.position} of {in_list}"

    @property
    def url(self) -> str:
        """The page of the document on which it stands."""
        return self.document.url + self.priority.source_path

    @property
    def before(self) -> tuple[Action, ...]:
        """What it continues, of its own edition."""
        return continues(self.dataset, self.action)

    @property
    def after(self) -> tuple[Action, ...]:
        """The promises of its own edition that continue it."""
        return next_steps(self.dataset, self.action)

    @property
    def earlier(self) -> tuple[Action, ...]:
        """What it continues, of earlier editions."""
        return continues(self.dataset, self.action, earlier=True)

    @property
    def later(self) -> tuple[Action, ...]:
        """What later editions list as continuing it."""
        return later_steps(self.dataset, self.action)
