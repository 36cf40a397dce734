"""The filters of actions: read from the address, shown as widgets that write it, and what they found in words."""

from collections import Counter
from functools import cache
from html import escape

import streamlit as st

from inclusion.actions.csv import actions_size
from inclusion.actions.filters import SINGLE, ActionFilter, clean_search, known_choices, parse_filter
from inclusion.actions.find import PROGRESS_ORDER, count_choices, find_actions
from inclusion.actions.search import parse_search
from inclusion.actions.words import CHOICE_NAMES, FILTER_NAMES, PROGRESS_NAMES, choice_name, phrase_of
from inclusion.records.downloads import ACTIONS_ADDRESS
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Action, Dataset
from inclusion.records.words import count, download_label, listing
from inclusion.site.abbreviations import label_glosses
from inclusion.site.markup import Markup
from inclusion.site.parts import bullets, link, notices
from inclusion.site.pieces import FilterBar, Params

DEFAULT = "default"
"""The choice of a control with one choice that stands for nothing in the address."""


PILLS = ("priority", "ks")
LISTS = ("theme", "partner", "states", "kind")
PAGE_PARAMETER = "page"


def read_filters(dataset: Dataset, scope: ActionFilter, params: Params) -> tuple[str, FilterBar]:
    """Notices on what the address has that is not known, as HTML, and the filter bar of a page.

    `scope` is what the page itself fixes; the address cannot change it.
    """
    asked, unknown = parse_filter(dataset, {name: values for name, values in params.items() if name != PAGE_PARAMETER})
    fixed = {name: getattr(scope, name) for name in scope.params()}
    chosen = asked.model_copy(update={"edition": asked.edition or newest(dataset).source, **fixed})
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


def loosen(bar: FilterBar) -> str:
    """Where nothing was found: for each choice, how many there would be without it, as links."""
    if bar.actions:
        return ""
    items = []
    for name, choice in bar.asked.choices():
        found = len(find_actions(bar.edition, **bar.chosen.without(name, choice).criteria()))
        address = bar.asked.without(name, choice).query_string() or "?"
        items.append(f"{link(address, f'Without {phrase_of(bar.edition, name, choice)}')}: {count(found, 'action')}")
    return f"<p>No action matches all of these. Take one away:</p>{bullets(items)}"


def show_filter_bar(bar: FilterBar) -> None:
    """The widgets and the line of the result.

    The address is the only state: widgets are set from it, and a change writes it and starts one run.
    """
    set_widgets(bar)
    counts = count_choices(bar.edition, bar.chosen.criteria())
    totals = counts["progress"]
    labels = {DEFAULT: f"All {totals.total()}"} | {p: f"{PROGRESS_NAMES[p]} {totals[p]}" for p in PROGRESS_ORDER}
    with st.container(key="search"):
        st.text_input(
            f"Search these {count(len(bar.everything), 'action')}",
            key="q",
            type="search",
            live="300ms",
            placeholder="for example: speech therapy",
            on_change=write_address,
            args=(bar.dataset,),
        )
        show_single(bar, "progress", labels)
    show_facets(bar, counts)
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        st.html(Markup(result_words(bar)))
        show_chips(bar)
        if bar.actions:
            st.html(Markup(result_download(bar)), width="content")


def set_widgets(bar: FilterBar) -> None:
    """Give each widget the value of the address; one that has it is left alone, as someone may be typing there."""
    for name, value in bar.asked:
        wanted = [str(choice) for choice in value] if isinstance(value, tuple) else value
        if name in SINGLE:
            wanted = value or DEFAULT
        if not means(st.session_state.get(name), wanted):
            st.session_state[name] = wanted


def means(held: object, wanted: object) -> bool:
    """Whether what a widget holds stands for a value of the address: choices in any order, words with any spaces."""
    if isinstance(wanted, list):
        return isinstance(held, list) and sorted(held) == sorted(wanted)
    return held == wanted or (isinstance(held, str) and clean_search(held)[0] == wanted)


def widget_filter(dataset: Dataset) -> ActionFilter:
    """The filter that the widgets hold."""
    held = {name: st.session_state.get(name) or [] for name in ActionFilter.model_fields}
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
    choices = bar.asked.choices()
    for name, choice in choices:
        label = f"{phrase_of(bar.edition, name, choice)} ✕"
        st.button(label, key=f"remove-{name}-{choice}", on_click=remove_choice, args=(bar, name, choice))
    if choices:
        st.button("Clear all", type="tertiary", on_click=st.query_params.clear)


def show_single(bar: FilterBar, name: str, labels: dict[str, str]) -> None:
    """A control with one choice; its first is the one without the filter."""
    st.segmented_control(
        FILTER_NAMES[name],
        tuple(labels),
        key=name,
        format_func=labels.__getitem__,
        required=True,
        width="stretch",
        on_change=write_address,
        args=(bar.dataset,),
    )


def show_facets(bar: FilterBar, counts: dict[str, Counter[str]]) -> None:
    """The other filters in an expander, closed on a phone unless one of them is set."""
    facets = tuple(name for name in (*PILLS, *LISTS) if name not in bar.scope.params())
    chosen = sum(len(getattr(bar.asked, name)) for name in facets)
    label = "Filter by age, theme, who and more" + (f" ({chosen} on)" if chosen else "")
    with st.expander(label, expanded=bool(chosen) or not is_phone(), key="facets"):
        for name in facets:
            show_facet(bar, name, counts[name])
        show_single(bar, "sort", {DEFAULT: "As in the strategy", "theme": CHOICE_NAMES["theme"]})
        if len(editions(bar.dataset)) > 1 and "edition" not in bar.scope.params():
            show_single(bar, "edition", edition_labels(bar))
        if glosses := choice_glosses(bar.edition, facets):
            st.html(Markup(glosses))


def edition_labels(bar: FilterBar) -> dict[str, str]:
    """The editions with how many actions each would show; the newest is what one gets without asking."""
    labels = {}
    for choice in known_choices(bar.dataset)["edition"]:
        found = len(find_actions(edition_data(bar.dataset, choice), **bar.chosen.criteria()))
        code = DEFAULT if choice == newest(bar.dataset).source else choice
        labels[code] = f"{choice_name(bar.dataset, 'edition', choice)} ({found})"
    return labels


def show_facet(bar: FilterBar, name: str, counts: Counter[str]) -> None:
    """One filter with all its choices in the data's order, each with its count; a choice that finds none says 0."""
    labels = {
        choice: f"{words} ({counts[choice]})" for choice, words in choice_names(bar.dataset, bar.edition, name).items()
    }
    if name in PILLS:
        st.pills(
            FILTER_NAMES[name],
            tuple(labels),
            key=name,
            selection_mode="multi",
            format_func=labels.__getitem__,
            on_change=write_address,
            args=(bar.dataset,),
        )
    else:
        st.multiselect(
            FILTER_NAMES[name],
            tuple(labels),
            key=name,
            format_func=labels.__getitem__,
            placeholder="Any",
            on_change=write_address,
            args=(bar.dataset,),
        )


@cache
def choice_names(dataset: Dataset, edition: Dataset, name: str) -> dict[str, str]:
    """The choices of a filter in the data's order, each with its name in the edition chosen."""
    return {choice: choice_name(edition, name, choice) for choice in known_choices(dataset)[name]}


@cache
def choice_glosses(dataset: Dataset, names: tuple[str, ...]) -> str:
    """The short forms that the choices of filters have, written out."""
    labels = (words for name in names for words in choice_names(dataset, dataset, name).values())
    return label_glosses(dataset, labels)


def is_phone() -> bool:
    """Whether the first request came from a phone, as far as its headers say."""
    headers = st.context.headers
    return headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in (headers.get("User-Agent") or "")
