"""The filters of actions: read from the address, shown as widgets or as a form, and what they found in words.

The address is the only state: widgets are set from it, and a change writes it and starts one run.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

import streamlit as st

from inclusion.actions.csv import actions_size
from inclusion.actions.facets import EDITION, FACETS, PROGRESS, PROGRESS_NAMES, SETTINGS, SORT, Facet, Setting
from inclusion.actions.filters import SEARCH, ActionFilter, clean_search, parse_filter
from inclusion.actions.find import count_choices, find_actions
from inclusion.actions.search import Need, parse_search
from inclusion.actions.words import phrase_of
from inclusion.records.downloads import ACTIONS_ADDRESS
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Action, Dataset
from inclusion.records.words import count, download_label, listing
from inclusion.site.abbreviations import label_glosses
from inclusion.site.elements import bullets, link, notices, paragraph
from inclusion.site.markup import Markup
from inclusion.site.pieces import Params

DEFAULT = "default"
"""The choice of a control with one choice that stands for nothing in the address."""


PAGE_PARAMETER = "page"
FILTERS = "Filter by age, theme, who and more"
FIND = "Find actions"
ANY = "Any"


@dataclass(frozen=True)
class FilterBar:
    """The filters of actions and what they find, in the whole dataset and in that of the edition chosen.

    `scope` is what the page fixes, `asked` what the address asks for, `chosen` both together; `needs` is the search.
    """

    dataset: Dataset
    edition: Dataset
    scope: ActionFilter
    asked: ActionFilter
    chosen: ActionFilter
    needs: tuple[Need, ...]
    actions: tuple[Action, ...]
    everything: tuple[Action, ...]

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The filters that a reader may set, in the order of the screen; progress stands apart."""
        return tuple(facet for facet in FACETS if facet != PROGRESS and not self.scope.chosen(facet.name))

    @property
    def has_editions(self) -> bool:
        """Whether a reader may choose an edition."""
        return len(editions(self.dataset)) > 1 and not self.scope.edition

    @property
    def search_label(self) -> str:
        """The label of the search box, with the number of actions that it searches."""
        return f"Search these {count(len(self.everything), 'action')}"

    def names(self, setting: Setting) -> Mapping[str, str]:
        """The choices of a setting, each with its name in the edition chosen."""
        return {choice: setting.words(self.edition, choice) for choice in setting.choices(self.dataset)}

    def html(self) -> Markup:
        """The filters as a form that writes the same addresses, and the line of the result."""
        settings: list[Setting] = [PROGRESS, *self.facets, *([EDITION] if self.has_editions else [])]
        return Markup(
            f'<form method="get"><label>{self.search_label} '
            f'<input type="search" name="{SEARCH}" value="{escape(self.asked.q)}"></label>'
            f"<details><summary>{FILTERS}</summary>{''.join(self.select(setting) for setting in settings)}"
            f"{facet_glosses(self)}</details><button>{FIND}</button></form>"
            + result_words(self)
            + (result_download(self) if self.actions else "")
        )

    def select(self, setting: Setting) -> str:
        """One filter as a list to choose from; several choices of the address stay one entry of it."""
        asked = self.asked.params().get(setting.name, "")
        labels = {"": ANY, **self.names(setting)}
        if asked not in labels:
            labels[asked] = ", ".join(labels[code] for code in asked.split(","))
        options = "".join(
            f'<option value="{escape(code)}"{" selected" if code == asked else ""}>{escape(label)}</option>'
            for code, label in labels.items()
        )
        return f'<label>{escape(setting.label)} <select name="{setting.name}">{options}</select></label>'

    def show(self) -> None:
        """The filters as widgets, and the line of the result."""
        set_widgets(self)
        counts = count_choices(self.edition, self.chosen.criteria())
        totals = counts[PROGRESS.name]
        labels = {DEFAULT: f"All {totals.total()}"} | {p: f"{name} {totals[p]}" for p, name in PROGRESS_NAMES.items()}
        with st.container(key="search"):
            st.text_input(
                self.search_label,
                key=SEARCH,
                type="search",
                live="300ms",
                placeholder="for example: speech therapy",
                on_change=write_address,
                args=(self.dataset,),
            )
            show_single(self, PROGRESS, labels)
        show_facets(self, counts)
        with st.container(key="result", horizontal=True, vertical_alignment="center"):
            st.html(Markup(result_words(self)))
            show_chips(self)
            if self.actions:
                st.html(Markup(result_download(self)), width="content")


def read_filters(dataset: Dataset, scope: ActionFilter, params: Params) -> tuple[Markup, FilterBar]:
    """Notices on what the address has that is not known, as HTML, and the filter bar of a page.

    `scope` is what the page itself fixes; the address cannot change it.
    """
    asked, unknown = parse_filter(dataset, {name: values for name, values in params.items() if name != PAGE_PARAMETER})
    chosen = asked.within(scope)
    chosen = chosen.model_copy(update={"edition": chosen.edition or newest(dataset).source})
    edition = edition_data(dataset, chosen.edition)
    needs = parse_search(dataset, chosen.q)
    actions, everything = find_actions(edition, **chosen.criteria()), actions_of(edition, scope)
    return notices(unknown), FilterBar(dataset, edition, scope, asked, chosen, needs, actions, everything)


@cache
def actions_of(edition: Dataset, scope: ActionFilter) -> tuple[Action, ...]:
    """All actions of a page."""
    return find_actions(edition, **scope.criteria())


def result_words(bar: FilterBar) -> str:
    """How many actions were found, and which related terms were searched too; it is announced when it changes."""
    total = count(len(bar.everything), "action")
    found = total if len(bar.actions) == len(bar.everything) else f"{len(bar.actions)} of {total}"
    related = [name for need in bar.needs for name in need.names]
    also = f" Also searched: {escape(listing(related))}." if related else ""
    return f'<p class="found" data-announce><strong>{found}</strong>{also}</p>'


def result_download(bar: FilterBar) -> str:
    """The link to the CSV of the actions found, and to their brief, as HTML."""
    label = download_label(count(len(bar.actions), "action"), actions_size(bar.dataset, bar.actions))
    address = escape(ACTIONS_ADDRESS + bar.chosen.query_string())
    brief = link(f"brief{bar.chosen.query_string()}", "Brief to print")
    return f'<p class="files"><a class="btn" href="{address}" download>{label}</a> {brief}</p>'


def loosen(bar: FilterBar) -> Markup:
    """Where nothing was found: for each choice, how many there would be without it, as links."""
    if bar.actions:
        return Markup()
    items = []
    for name, choice in bar.asked.asked():
        found = len(find_actions(bar.edition, **bar.chosen.without(name, choice).criteria()))
        address = bar.asked.without(name, choice).query_string() or "?"
        words = f"Without {phrase_of(bar.edition, name, choice)}"
        items.append(link(address, words) + f": {count(found, 'action')}")
    return paragraph("No action matches all of these. Take one away:") + bullets(items)


def set_widgets(bar: FilterBar) -> None:
    """Give each widget the value of the address; one that has it is left alone, as someone may be typing there."""
    params = bar.asked.params()
    wanted: dict[str, object] = {SEARCH: bar.asked.q}
    for setting in SETTINGS:
        codes = params.get(setting.name, "").split(",") if setting.name in params else []
        wanted[setting.name] = next(iter(codes), DEFAULT) if setting.is_single else codes
    for name, value in wanted.items():
        if not means(st.session_state.get(name), value):
            st.session_state[name] = value


def means(held: object, wanted: object) -> bool:
    """Whether what a widget holds stands for a value of the address: choices in any order, words with any spaces."""
    if isinstance(wanted, list):
        return isinstance(held, list) and sorted(held) == sorted(wanted)
    return held == wanted or (isinstance(held, str) and clean_search(held)[0] == wanted)


def widget_filter(dataset: Dataset) -> ActionFilter:
    """The filter that the widgets hold."""
    held = {name: st.session_state.get(name) or [] for name in (SEARCH, *(setting.name for setting in SETTINGS))}
    params = {name: value if isinstance(value, list) else [value] for name, value in held.items() if value != DEFAULT}
    return parse_filter(dataset, params)[0]


def write_address(dataset: Dataset) -> None:
    """Write what the widgets hold into the address, where it can be copied, and undone with Back."""
    st.query_params.from_dict(widget_filter(dataset).params())


def remove_choice(bar: FilterBar, name: str, choice: str) -> None:
    """Take one choice out of the address."""
    st.query_params.from_dict(bar.asked.without(name, choice).params())


def show_chips(bar: FilterBar) -> None:
    """What is chosen, each with a button that takes it away, and one that takes all away."""
    choices = bar.asked.asked()
    for name, choice in choices:
        label = f"{phrase_of(bar.edition, name, choice)} ✕"
        st.button(label, key=f"remove-{name}-{choice}", on_click=remove_choice, args=(bar, name, choice))
    if choices:
        st.button("Clear all", type="tertiary", on_click=st.query_params.clear)


def show_single(bar: FilterBar, setting: Setting, labels: dict[str, str]) -> None:
    """A control with one choice; one of its labels is for the address without the setting."""
    st.segmented_control(
        setting.label,
        tuple(labels),
        key=setting.name,
        format_func=labels.__getitem__,
        required=True,
        width="stretch",
        on_change=write_address,
        args=(bar.dataset,),
    )


def show_facets(bar: FilterBar, counts: dict[str, Counter[str]]) -> None:
    """The other filters in an expander, closed on a phone unless one of them is set."""
    chosen = sum(len(bar.asked.chosen(facet.name)) for facet in bar.facets)
    label = FILTERS + (f" ({chosen} on)" if chosen else "")
    with st.expander(label, expanded=bool(chosen) or not is_phone(), key="facets"):
        for facet in bar.facets:
            show_facet(bar, facet, counts[facet.name])
        show_single(bar, SORT, {DEFAULT: "As in the strategy", **SORT.choices(bar.dataset)})
        if bar.has_editions:
            show_single(bar, EDITION, edition_labels(bar))
        if glosses := facet_glosses(bar):
            st.html(Markup(glosses))


def edition_labels(bar: FilterBar) -> dict[str, str]:
    """The editions with how many actions each would show; the newest is what one gets without asking."""
    labels = {}
    for choice, words in EDITION.choices(bar.dataset).items():
        found = len(find_actions(edition_data(bar.dataset, choice), **bar.chosen.criteria()))
        labels[DEFAULT if choice == newest(bar.dataset).source else choice] = f"{words} ({found})"
    return labels


def show_facet(bar: FilterBar, facet: Facet, counts: Counter[str]) -> None:
    """One filter with all its choices in the data's order, each with its count; a choice that finds none says 0."""
    labels = {choice: f"{words} ({counts[choice]})" for choice, words in bar.names(facet).items()}
    if facet.control == "pills":
        st.pills(
            facet.label,
            tuple(labels),
            key=facet.name,
            selection_mode="multi",
            format_func=labels.__getitem__,
            on_change=write_address,
            args=(bar.dataset,),
        )
    else:
        st.multiselect(
            facet.label,
            tuple(labels),
            key=facet.name,
            format_func=labels.__getitem__,
            placeholder=ANY,
            on_change=write_address,
            args=(bar.dataset,),
        )


def facet_glosses(bar: FilterBar) -> str:
    """The short forms that the choices of the filters have, written out."""
    return choice_glosses(bar.edition, bar.facets)


@cache
def choice_glosses(dataset: Dataset, facets: tuple[Facet, ...]) -> str:
    """The same, made once."""
    return label_glosses(dataset, (words for facet in facets for words in facet.choices(dataset).values()))


def is_phone() -> bool:
    """Whether the first request came from a phone, as far as its headers say."""
    headers = st.context.headers
    return headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in (headers.get("User-Agent") or "")
