"""The filters of actions: read from the address, shown as one row of controls or as a form, and what they found.

The address is the only state: widgets are set from it, and a change writes it and starts one run. What a reader takes
away again, or only looks at otherwise, is a link to another address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

import streamlit as st

from inclusion.actions.csv import actions_size
from inclusion.actions.facets import AGE, EDITION, FACETS, PROGRESS, PROGRESS_NAMES, SORT, UNNAMED, Facet, Setting
from inclusion.actions.filters import SEARCH, ActionFilter, clean_search, parse_filter
from inclusion.actions.find import age_group, count_choices, find_actions, mixed_ages, searched
from inclusion.actions.search import Entry, Found
from inclusion.actions.words import counted_actions, phrase_of
from inclusion.records.downloads import ACTIONS_ADDRESS, WORKBOOK_ADDRESS
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Action, Dataset
from inclusion.records.words import count, file_size, listing, words_of
from inclusion.site.abbreviations import label_glosses
from inclusion.site.elements import notices
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params
from inclusion.site.templates import render

DEFAULT = "default"
"""The choice of a control with one choice that stands for nothing in the address."""


ROWS, FULL = "rows", "full"
"""The parameter that opens all rows of the list, and its value."""


PAGE, QUESTION = "page", "question"
"""Parameters that a list has beside its filters: which part of it is shown, and which question it answers."""


LONG_LIST = 12
"""Rows from which on another order is offered; a shorter list is seen at a glance."""


@dataclass(frozen=True)
class FilterBar:
    """The filters of actions and what they find, in the whole dataset and in that of the edition chosen.

    `scope` is what the page fixes, `asked` what the address asks for, `chosen` both together; `found` is the search,
    `question` the id of the question that the list answers, where it does, and `is_full` whether all rows are open.
    """

    dataset: Dataset
    edition: Dataset
    scope: ActionFilter
    asked: ActionFilter
    chosen: ActionFilter
    found: Found
    actions: tuple[Action, ...]
    everything: tuple[Action, ...]
    is_full: bool
    question: str = ""

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The filters that a reader may set, in the order of the screen; progress stands apart."""
        return tuple(facet for facet in FACETS if facet != PROGRESS and not self.scope.chosen(facet.name))

    @property
    def has_editions(self) -> bool:
        """Whether a reader may choose an edition."""
        return len(editions(self.dataset)) > 1 and not self.scope.edition

    @property
    def elsewhere(self) -> tuple[Entry, ...]:
        """What a search of all actions found besides them, the best first; a list of one priority leaves it out."""
        return () if self.scope.params() else self.found.pages

    @property
    def search_label(self) -> str:
        """The label of the search box, with the number of actions that it searches."""
        return f"Search {count(len(self.everything), 'action')}"

    def names(self, setting: Setting) -> Mapping[str, str]:
        """The choices of a setting, each with its name in the edition chosen."""
        return {choice: setting.words(self.edition, choice) for choice in setting.choices(self.dataset)}

    def address(self, asked: ActionFilter, **others: str) -> str:
        """The address of this page with another filter, its rows open or not as they are."""
        params = {**asked.params(), **({ROWS: FULL} if self.is_full else {}), **others}
        return f"?{urlencode({name: value for name, value in params.items() if value}, safe=',')}"

    def here(self, **others: str) -> str:
        """The address of this page with the same filter, otherwise looked at."""
        return self.address(self.asked, **{QUESTION: self.question, **others})

    def html(self) -> Markup:
        """The filters as a form that writes the same addresses, and what they found."""
        settings: list[Setting] = [*self.facets, *([EDITION] if self.has_editions else [])]
        form = render("filter_form.html", bar=self, first=PROGRESS, settings=settings, search=SEARCH)
        return form + self.result()

    def options(self, setting: Setting) -> Mapping[str, str]:
        """The choices of a setting for a list in a form; several choices of the address stay one entry of it."""
        asked = self.asked.params().get(setting.name, "")
        names = {"": "Any", **self.names(setting)}
        return names if asked in names else {**names, asked: ", ".join(names[code] for code in asked.split(","))}

    def kept(self) -> Mapping[str, str]:
        """What a form must carry on, as it has no control for it."""
        return {"sort": self.asked.sort or "", ROWS: FULL if self.is_full else ""}

    def glosses(self, settings: Sequence[Setting]) -> Markup:
        """The short forms that the choices of filters have, written out."""
        return choice_glosses(self.edition, tuple(settings))

    def show(self) -> None:
        """The filters as widgets in one row that wraps, and what they found."""
        set_widget(SEARCH, self.asked.q)
        counts = count_choices(self.edition, self.chosen.criteria())
        with st.container(key="controls", horizontal=True, gap="xsmall", vertical_alignment="bottom"):
            st.text_input(
                self.search_label,
                key=SEARCH,
                type="search",
                live="300ms",
                placeholder=self.search_label,
                label_visibility="collapsed",
                on_change=write_search,
                args=(self.dataset,),
            )
            totals = counts[PROGRESS.name]
            labels: dict[str, str] = {p: f"{name} {totals[p]}" for p, name in PROGRESS_NAMES.items()}
            show_single(self, PROGRESS, labels | {DEFAULT: f"All {totals.total()}"})
            for facet in self.facets:
                show_facet(self, facet, counts[facet.name])
            if self.has_editions:
                show_editions(self)
        st.html(self.result())

    def result(self) -> Markup:
        """What is set, as links that take it away, and what was found, with what one can do with it."""
        told = {(AGE.name, UNNAMED)} if ages_asked(self) else set()  # the line of the result takes it away
        told |= {(PROGRESS.name, progress) for progress in PROGRESS_NAMES}  # its control shows it, as does that of
        told |= {(SEARCH, self.asked.q)}  # the search
        choices = [choice for choice in self.asked.asked() if choice not in told]
        chips = [(phrase_of(self.edition, *choice), self.address(self.asked.without(*choice))) for choice in choices]
        by_theme = self.asked.model_copy(
            update={"sort": None if self.asked.sort else next(iter(SORT.choices(self.dataset)))}
        )
        return render(
            "result.html",
            bar=self,
            set_facets=[(f.name, len(self.asked.chosen(f.name))) for f in self.facets if self.asked.chosen(f.name)],
            chips=chips,
            glosses=label_glosses(self.edition, [phrase for phrase, _ in chips]),
            found=found_words(self),
            passing=passing_words(self),
            others=other_ages(self),
            search=search_words(self),
            first=self.elsewhere[:MOST_ELSEWHERE],
            others_elsewhere=self.elsewhere[MOST_ELSEWHERE:],
            is_sortable=len(self.actions) >= LONG_LIST,
            sort=("Sort as in the strategy" if self.asked.sort else "Sort by theme", self.address(by_theme)),
            lengths=[("Short", self.here(rows=""), not self.is_full), ("Full", self.here(rows=FULL), self.is_full)],
            query=self.chosen.query_string(),
            csv=ACTIONS_ADDRESS,
            workbook=WORKBOOK_ADDRESS,
            number=count(len(self.actions), "action"),
            size=file_size(actions_size(self.dataset, self.actions)),
            loosened=loosened(self),
            clear=self.address(ActionFilter()),
        )


def read_filters(
    dataset: Dataset, scope: ActionFilter, params: Params, question: str = "", pages: tuple[Entry, ...] = ()
) -> tuple[Markup, FilterBar]:
    """Notices on what the address has that is not known, as HTML, and the filter bar of a page.

    `scope` is what the page itself fixes; the address cannot change it. `pages` are searched too.
    """
    own = (ROWS, PAGE, QUESTION)
    asked, unknown = parse_filter(dataset, {name: values for name, values in params.items() if name not in own})
    chosen = asked.within(scope)
    chosen = chosen.model_copy(update={"edition": chosen.edition or newest(dataset).source})
    edition = edition_data(dataset, chosen.edition)
    bar = FilterBar(
        dataset,
        edition,
        scope,
        asked,
        chosen,
        searched(edition, chosen.q, pages),
        find_actions(edition, **chosen.criteria()),
        actions_of(edition, scope),
        FULL in params.get(ROWS, ()),
        question,
    )
    return notices(unknown), bar


@cache
def actions_of(edition: Dataset, scope: ActionFilter) -> tuple[Action, ...]:
    """All actions of a page."""
    return find_actions(edition, **scope.criteria())


@cache
def choice_glosses(dataset: Dataset, settings: tuple[Setting, ...]) -> Markup:
    """The short forms that the choices of filters have, written out, made once."""
    return label_glosses(dataset, (words for setting in settings for words in setting.choices(dataset).values()))


def found_words(bar: FilterBar) -> tuple[str, str]:
    """How many actions were found, and how they stand to the ages that are chosen."""
    progress = bar.chosen.chosen(PROGRESS.name)
    total = sum(not progress or action.progress in progress for action in bar.everything)
    number, words = len(bar.actions), counted_actions(total, progress)
    if bar.found.not_mentioned and number:
        return f"{counted_actions(number, progress)}, nearest first", ""
    found = words if number == total else f"{number} of {words}"
    stages = mixed_ages(bar.chosen.criteria())
    if not stages:
        named = bool(ages_asked(bar))
        return found, f"{'names' if number == 1 else 'name'} {these_ages(bar)}." if named else ""
    groups = [age_group(action, stages) for action in bar.actions]
    meant = groups.count("likely")
    likely = f"{meant} likely mean it, " if meant else ""
    return f"{found}:", f"{groups.count('named')} name {these_ages(bar)}, {likely}{groups.count('silent')} name no age."


def search_words(bar: FilterBar) -> list[tuple[str, str, str]]:
    """What a reader should know of the search, each as a sentence with the words and the address of a way on."""
    found = bar.found
    told = [(sentence, "", "") for sentence in missing_words(found)]
    if found.corrected:
        as_typed = bar.asked.model_copy(update={"q": f"“{found.asked}”"})
        way = f"Search for “{found.asked}” as typed", bar.address(as_typed)
        told.insert(0, (f"Showing results for “{found.corrected}”.", *way))
    if found.also:
        told.append((f"Also searched: {listing(found.also)}.", "", ""))
    return told


def passing_words(bar: FilterBar) -> str:
    """How many of the actions found only share the name of a theme or a body with the search."""
    passing = len({action.action for action in bar.actions} & set(bar.found.in_passing))
    share, come = ("shares", "comes") if passing == 1 else ("share", "come")
    return f"{passing} of them only {share} the name of a theme or a body, and {come} last." if passing else ""


def missing_words(found: Found) -> list[str]:
    """What of a search nothing mentions: that the strategy does not use it, or only that no summary does."""
    if not found.missing:
        return []
    if not found.not_mentioned:
        none = quoted(found, found.missing)
        if found.actions:
            return [f"No action has all of these words. None has {none}.", "Here are those on the rest."]
        return [f"No action mentions {none}.", "The pages below do."]
    silent = [words for words in found.missing if words not in found.unused]
    near = "Here is what comes nearest." if found.actions or found.pages else "Nothing here comes near."
    says = [f"The strategy does not use {quoted(found, found.unused)}."] if found.unused else []
    return [*says, *([f"No summary here mentions {quoted(found, silent)}."] if silent else []), near]


def quoted(found: Found, phrases: Sequence[str]) -> str:
    """Words of a search in quotation marks, written as they were typed."""
    typed = {" ".join(words_of(word)): word for word in found.asked.split()}
    return listing([f"“{' '.join(typed.get(word, word) for word in phrase.split())}”" for phrase in phrases])


MOST_ELSEWHERE = 3
"""Pages beside the list that are named at once; the others open."""


def ages_asked(bar: FilterBar) -> tuple[str, ...]:
    """The ages that are chosen, without the choice of what names none."""
    return tuple(stage for stage in bar.chosen.chosen(AGE.name) if stage != UNNAMED)


def these_ages(bar: FilterBar) -> str:
    """The ages that are chosen, in a sentence."""
    return "this age" if len(ages_asked(bar)) == 1 else "one of these ages"


def other_ages(bar: FilterBar) -> tuple[str, str] | None:
    """Where ages are chosen: what names no age, as (words, address) to show it too, or to leave it out again."""
    if not ages_asked(bar):
        return None
    chosen = bar.asked.chosen(AGE.name)
    if UNNAMED in chosen:
        return "Leave out those that name none", bar.address(bar.asked.without(AGE.name, UNNAMED))
    silent = find_actions(bar.edition, **bar.chosen.criteria() | {AGE.name: [UNNAMED]})
    likely = sum(age_group(action, chosen) == "likely" for action in silent)
    if not silent:
        return None
    words = f"{len(silent)} more {'names' if len(silent) == 1 else 'name'} no age"
    words += f", {likely} of them likely this" if likely else ""
    wider = bar.asked.model_copy(update={"choices": (*bar.asked.choices, (AGE.name, UNNAMED))})
    return f"{words}: show {'it' if len(silent) == 1 else 'them'} too", bar.address(wider)


def loosened(bar: FilterBar) -> list[tuple[str, str, str]]:
    """Where nothing was found: for each choice its words, the address without it, and how many there would be."""
    if bar.actions:
        return []
    ways = []
    for name, choice in bar.asked.asked():
        found = len(find_actions(bar.edition, **bar.chosen.without(name, choice).criteria()))
        address = bar.address(bar.asked.without(name, choice))
        ways.append((f"Without {phrase_of(bar.edition, name, choice)}", address, count(found, "action")))
    return ways


def set_widget(key: str, wanted: object) -> None:
    """Give a widget the value of the address; one that has it is left alone, as someone may be typing there."""
    if not means(st.session_state.get(key), wanted):
        st.session_state[key] = wanted


def means(held: object, wanted: object) -> bool:
    """Whether what a widget holds stands for a value of the address: choices in any order, words with any spaces."""
    if isinstance(wanted, list):
        return isinstance(held, list) and sorted(held) == sorted(wanted)
    return held == wanted or (isinstance(held, str) and clean_search(held)[0] == wanted)


def write_address(dataset: Dataset, name: str, value: str) -> None:
    """Write one part of the filter into the address, where it can be copied, and undone with Back."""
    params = {other: st.query_params.get_all(other) for other in st.query_params}
    asked, _ = parse_filter(dataset, params | {name: [value]})
    rows = {ROWS: FULL} if FULL in params.get(ROWS, ()) else {}
    st.query_params.from_dict(asked.params() | rows)


def write_search(dataset: Dataset) -> None:
    """Write what is typed into the address."""
    write_address(dataset, SEARCH, st.session_state[SEARCH] or "")


def write_setting(dataset: Dataset, setting: Setting) -> None:
    """Write what a control holds into the address."""
    held = st.session_state[setting.name] or []
    write_address(dataset, setting.name, ",".join([held] if isinstance(held, str) else held).replace(DEFAULT, ""))


def show_single(bar: FilterBar, setting: Setting, labels: Mapping[str, str]) -> None:
    """A control with one choice; one of its labels is for the address without the setting."""
    set_widget(setting.name, bar.asked.params().get(setting.name, DEFAULT))
    st.segmented_control(
        setting.label,
        tuple(labels),
        key=setting.name,
        format_func=labels.__getitem__,
        required=True,
        label_visibility="collapsed",
        on_change=write_setting,
        args=(bar.dataset, setting),
    )


def show_facet(bar: FilterBar, facet: Facet, counts: Mapping[str, int]) -> None:
    """A button over a panel of choices, which is made only while it is open.

    Its label stays the same, as with another label the panel would be made anew under the reader's hand: how many
    choices are set is written on it by the style in `result.html`.
    """
    panel = st.popover(facet.short, key=f"{facet.name}-panel", on_change="rerun")
    if panel.open:
        with panel:
            show_choices(bar, facet, counts)


def show_choices(bar: FilterBar, facet: Facet, counts: Mapping[str, int]) -> None:
    """The choices of a filter with their counts; those that would find nothing come last and cannot be pressed."""
    chosen, names = list(bar.asked.chosen(facet.name)), bar.names(facet)
    labels = {
        code: f"{name} ({counts.get(code, 0)})" for code, name in names.items() if counts.get(code) or code in chosen
    }
    set_widget(facet.name, chosen)
    if facet.control == "list":
        st.multiselect(
            facet.label,
            tuple(labels),
            key=facet.name,
            format_func=labels.__getitem__,
            placeholder="Type or choose",
            select_all=False,
            on_change=write_setting,
            args=(bar.dataset, facet),
        )
    else:
        st.pills(
            facet.label,
            tuple(labels),
            key=facet.name,
            selection_mode="multi",
            format_func=labels.__getitem__,
            on_change=write_setting,
            args=(bar.dataset, facet),
        )
    empty = [name for code, name in names.items() if code not in labels]
    st.html(render("choices_note.html", empty=empty, several=not facet.is_single, glosses=bar.glosses([facet])))


def show_editions(bar: FilterBar) -> None:
    """The editions with how many actions each would show; the newest is what one gets without asking."""
    panel = st.popover(EDITION.label, key=f"{EDITION.name}-panel", on_change="rerun")
    if not panel.open:
        return
    labels = {}
    for choice, words in EDITION.choices(bar.dataset).items():
        found = len(find_actions(edition_data(bar.dataset, choice), **bar.chosen.criteria()))
        labels[DEFAULT if choice == newest(bar.dataset).source else choice] = f"{words} ({found})"
    with panel:
        show_single(bar, EDITION, labels)
