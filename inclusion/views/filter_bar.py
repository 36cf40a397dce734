"""The filters of actions as widgets that read and write the address, and the line that says what was found."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from inclusion.downloads import ACTIONS_ADDRESS, actions_download
from inclusion.filters import ActionFilter, known_choices, parse_filter
from inclusion.model import Action, Dataset
from inclusion.queries import PROGRESS_ORDER, count_choices, find_actions
from inclusion.wording import (
    FILTER_NAMES,
    PROGRESS_NAMES,
    choice_name,
    count,
    download_label,
    filters_in_words,
)

ALL = "all"
"""The choice of the progress control that filters nothing."""

FACETS = ("priority", "ks", "theme", "partner")
"""The filters with many choices; those in `PILLS` are short enough to show all of them at once."""

PILLS = ("priority", "ks")


def show_filters(dataset: Dataset, scope: ActionFilter) -> tuple[Action, ...]:
    """The filter bar of a page, and the actions it finds; `scope` is what the page itself fixes.

    The address is the only state: widgets are set from it, and a change writes it and starts one run.
    """
    asked, notices = parse_filter(dataset, {name: st.query_params.get_all(name) for name in st.query_params})
    fixed = scope.params()
    chosen = asked.model_copy(update={name: getattr(scope, name) for name in fixed})
    for notice in notices:
        st.warning(f"{notice} It was ignored.")
    set_widgets(dataset, asked)
    actions = find_actions(dataset, **chosen.criteria())
    everything = find_actions(dataset, **scope.criteria())
    counts = count_choices(dataset, chosen.criteria())
    search, progress = st.columns([2, 1], vertical_alignment="bottom")
    search.text_input(
        f"Search these {count(len(everything), 'action')}",
        key="q",
        type="search",
        live="300ms",
        placeholder="for example: speech therapy",
        on_change=write_address,
        args=(dataset,),
    )
    show_progress(dataset, progress, counts["progress"])
    show_facets(dataset, [name for name in FACETS if name not in fixed], asked, counts)
    show_result(dataset, chosen, asked, actions, everything)
    return actions


def set_widgets(dataset: Dataset, asked: ActionFilter) -> None:
    """Give each widget the value of the address; one that has it is left alone, as someone may be typing there."""
    current = widget_filter(dataset)
    for name, value in asked:
        if name not in st.session_state or getattr(current, name) != value:
            st.session_state[name] = [str(choice) for choice in value] if name in FACETS else value or ""
    if not asked.progress:
        st.session_state["progress"] = ALL


def widget_filter(dataset: Dataset) -> ActionFilter:
    """The filter that the widgets hold."""
    held = {name: st.session_state.get(name) or [] for name in ActionFilter.model_fields}
    params = {name: value if isinstance(value, list) else [value] for name, value in held.items() if value != ALL}
    return parse_filter(dataset, params)[0]


def write_address(dataset: Dataset) -> None:
    """Write what the widgets hold into the address, where it can be copied, and undone with Back."""
    st.query_params.from_dict(widget_filter(dataset).params())


def clear_address() -> None:
    """Take every filter out of the address."""
    st.query_params.clear()


def show_progress(dataset: Dataset, place: DeltaGenerator, counts: Counter[str]) -> None:
    """The choice between all actions, those promised and those done, each with its count."""
    labels = {ALL: f"All {counts.total()}"} | {p: f"{PROGRESS_NAMES[p]} {counts[p]}" for p in PROGRESS_ORDER}
    place.segmented_control(
        FILTER_NAMES["progress"],
        list(labels),
        key="progress",
        format_func=labels.__getitem__,
        required=True,
        width="stretch",
        on_change=write_address,
        args=(dataset,),
    )


def show_facets(dataset: Dataset, facets: Sequence[str], asked: ActionFilter, counts: dict[str, Counter[str]]) -> None:
    """The other filters in an expander, closed on a phone unless one of them is set."""
    chosen = sum(len(getattr(asked, name)) for name in facets)
    names = " or ".join(", ".join(FILTER_NAMES[name].lower() for name in facets).rsplit(", ", 1))
    label = f"Filter by {names}" + (f" · {chosen} on" if chosen else "")
    with st.expander(label, expanded=bool(chosen) or not is_phone(), key="facets"):
        for name in facets:
            if name in PILLS:
                show_facet(dataset, st.container(), name, counts[name])
        lists = [name for name in facets if name not in PILLS]
        for column, name in zip(st.columns(len(lists)), lists, strict=True):
            show_facet(dataset, column, name, counts[name])


def show_facet(dataset: Dataset, place: DeltaGenerator, name: str, counts: Counter[str]) -> None:
    """One filter with all its choices in the data's order, each with its count; a choice that finds none says 0."""
    options = known_choices(dataset)[name]
    label = {choice: f"{choice_name(dataset, name, choice)} ({counts[choice]})" for choice in options}
    if name in PILLS:
        place.pills(
            FILTER_NAMES[name],
            options,
            key=name,
            selection_mode="multi",
            format_func=label.__getitem__,
            on_change=write_address,
            args=(dataset,),
        )
    else:
        place.multiselect(
            FILTER_NAMES[name],
            options,
            key=name,
            format_func=label.__getitem__,
            placeholder="Any",
            on_change=write_address,
            args=(dataset,),
        )


def is_phone() -> bool:
    """Whether the first request came from a phone, as far as its headers say."""
    headers = st.context.headers
    return headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in (headers.get("User-Agent") or "")


def show_result(
    dataset: Dataset,
    chosen: ActionFilter,
    asked: ActionFilter,
    actions: Sequence[Action],
    everything: Sequence[Action],
) -> None:
    """How many actions were found and with which filters, a way to clear them, and the download."""
    download = actions_download(dataset, chosen)
    label = download_label(count(len(actions), "action"), len(download.content))
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        found = count(len(everything), "action")
        found = found if len(actions) == len(everything) else f"{len(actions)} of {found}"
        words = filters_in_words(dataset, asked.criteria())
        st.html(f'<p class="found" data-announce><strong>{found}</strong> {escape(words)}</p>')
        if asked.params():
            st.button("Clear filters", type="tertiary", on_click=clear_address)
        if actions:
            address = f"{ACTIONS_ADDRESS}{chosen.query_string()}"
            st.html(f'<a class="btn" href="{escape(address)}" download>{label}</a>', width="content")
    if not actions:
        st.html("<p>No action matches all of these. Take a filter away, or use fewer words.</p>")
