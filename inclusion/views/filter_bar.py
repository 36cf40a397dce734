"""The filters of actions: read from the address, shown as widgets that write it, and what they found in words."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from inclusion.downloads import ACTIONS_ADDRESS, actions_download
from inclusion.filters import ActionFilter, known_choices, parse_filter
from inclusion.model import Dataset
from inclusion.queries import PROGRESS_ORDER, count_choices, find_actions
from inclusion.views.parts import notices
from inclusion.views.pieces import FilterBar, Params
from inclusion.wording import FILTER_NAMES, PROGRESS_NAMES, choice_name, count, download_label, filters_in_words

ALL = "all"
"""The choice of the progress control that filters nothing."""

FACETS = ("priority", "ks", "theme", "partner")
"""The filters with many choices; those in `PILLS` are few enough to show all of them at once."""

PILLS = ("priority", "ks")


def read_filters(dataset: Dataset, scope: ActionFilter, params: Params) -> tuple[str, FilterBar]:
    """Notices on what the address has that is not known, as HTML, and the filter bar of a page.

    `scope` is what the page itself fixes; the address cannot change it.
    """
    asked, unknown = parse_filter(dataset, params)
    chosen = asked.model_copy(update={name: getattr(scope, name) for name in scope.params()})
    actions = find_actions(dataset, **chosen.criteria())
    everything = find_actions(dataset, **scope.criteria())
    return notices(unknown), FilterBar(dataset, scope, asked, chosen, actions, everything)


def result_words(bar: FilterBar) -> str:
    """How many actions were found, and with which filters, as HTML; it is announced when it changes."""
    total = count(len(bar.everything), "action")
    found = total if len(bar.actions) == len(bar.everything) else f"{len(bar.actions)} of {total}"
    words = escape(filters_in_words(bar.dataset, bar.asked.criteria()))
    return f'<p class="found" data-announce><strong>{found}</strong> {words}</p>'


def result_download(bar: FilterBar) -> str:
    """The link to the CSV of the actions found, as HTML; words on what to do where there are none."""
    if not bar.actions:
        return "<p>No action matches all of these. Take a filter away, or use fewer words.</p>"
    download = actions_download(bar.dataset, bar.chosen)
    label = download_label(count(len(bar.actions), "action"), len(download.content))
    address = escape(ACTIONS_ADDRESS + bar.chosen.query_string())
    return f'<a class="btn" href="{address}" download>{label}</a>'


def show_filter_bar(bar: FilterBar) -> None:
    """The widgets and the line of the result.

    The address is the only state: widgets are set from it, and a change writes it and starts one run.
    """
    set_widgets(bar)
    counts = count_choices(bar.dataset, bar.chosen.criteria())
    search, progress = st.columns([2, 1], vertical_alignment="bottom")
    search.text_input(
        f"Search these {count(len(bar.everything), 'action')}",
        key="q",
        type="search",
        live="300ms",
        placeholder="for example: speech therapy",
        on_change=write_address,
        args=(bar.dataset,),
    )
    show_progress(bar, progress, counts["progress"])
    show_facets(bar, counts)
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        st.html(result_words(bar))
        if bar.asked.params():
            st.button("Clear filters", type="tertiary", on_click=st.query_params.clear)
        st.html(result_download(bar), width="content")


def set_widgets(bar: FilterBar) -> None:
    """Give each widget the value of the address; one that has it is left alone, as someone may be typing there."""
    held = widget_filter(bar.dataset)
    for name, value in bar.asked:
        if name not in st.session_state or getattr(held, name) != value:
            st.session_state[name] = [str(choice) for choice in value] if name in FACETS else value or ""
    if not bar.asked.progress:
        st.session_state["progress"] = ALL


def widget_filter(dataset: Dataset) -> ActionFilter:
    """The filter that the widgets hold."""
    held = {name: st.session_state.get(name) or [] for name in ActionFilter.model_fields}
    params = {name: value if isinstance(value, list) else [value] for name, value in held.items() if value != ALL}
    return parse_filter(dataset, params)[0]


def write_address(dataset: Dataset) -> None:
    """Write what the widgets hold into the address, where it can be copied, and undone with Back."""
    st.query_params.from_dict(widget_filter(dataset).params())


def show_progress(bar: FilterBar, place: DeltaGenerator, counts: Counter[str]) -> None:
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
        args=(bar.dataset,),
    )


def show_facets(bar: FilterBar, counts: dict[str, Counter[str]]) -> None:
    """The other filters in an expander, closed on a phone unless one of them is set."""
    facets = [name for name in FACETS if name not in bar.scope.params()]
    chosen = sum(len(getattr(bar.asked, name)) for name in facets)
    names = ", ".join(FILTER_NAMES[name].lower() for name in facets[:-1])
    label = f"Filter by {names} or {FILTER_NAMES[facets[-1]].lower()}" + (f" ({chosen} on)" if chosen else "")
    with st.expander(label, expanded=bool(chosen) or not is_phone(), key="facets"):
        for name in facets:
            if name in PILLS:
                show_facet(bar, st.container(), name, counts[name])
        lists = [name for name in facets if name not in PILLS]
        for column, name in zip(st.columns(len(lists)), lists, strict=True):
            show_facet(bar, column, name, counts[name])


def show_facet(bar: FilterBar, place: DeltaGenerator, name: str, counts: Counter[str]) -> None:
    """One filter with all its choices in the data's order, each with its count; a choice that finds none says 0."""
    options: Sequence[str] = known_choices(bar.dataset)[name]
    labels = {choice: f"{choice_name(bar.dataset, name, choice)} ({counts[choice]})" for choice in options}
    if name in PILLS:
        place.pills(
            FILTER_NAMES[name],
            options,
            key=name,
            selection_mode="multi",
            format_func=labels.__getitem__,
            on_change=write_address,
            args=(bar.dataset,),
        )
    else:
        place.multiselect(
            FILTER_NAMES[name],
            options,
            key=name,
            format_func=labels.__getitem__,
            placeholder="Any",
            on_change=write_address,
            args=(bar.dataset,),
        )


def is_phone() -> bool:
    """Whether the first request came from a phone, as far as its headers say."""
    headers = st.context.headers
    return headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in (headers.get("User-Agent") or "")
