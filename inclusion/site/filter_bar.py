"""The filters of actions, shown as one row of controls, or as a form where no script runs.

Widgets are set from the address, and a change writes it and starts one run.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from inclusion.actions.facets import EDITION, PROGRESS, PROGRESS_NAMES, Facet, Setting
from inclusion.actions.filters import SEARCH, parse_filter
from inclusion.actions.find import count_choices, find_actions
from inclusion.records.editions import edition_data, newest
from inclusion.records.model import Dataset
from inclusion.records.words import count
from inclusion.site.abbreviations import label_glosses
from inclusion.site.choice import as_label, set_widget
from inclusion.site.list_view import FULL, ROWS, ListView
from inclusion.site.markup import Markup
from inclusion.site.templates import render

DEFAULT = "default"
"""The choice of a control with one choice that stands for nothing in the address."""


@dataclass(frozen=True)
class FilterBar:
    """The controls of a list of actions."""

    view: ListView

    @property
    def search_label(self) -> str:
        """The label of the search box, with the number of actions that it searches."""
        return f"Search {count(len(self.view.everything), 'action')}"

    def html(self) -> Markup:
        """The filters as a form that writes the same addresses."""
        settings: list[Setting] = [*self.view.facets, *([EDITION] if self.view.has_editions else [])]
        return render("filter_form.html", bar=self, first=PROGRESS, settings=settings, search=SEARCH)

    def options(self, setting: Setting) -> Mapping[str, str]:
        """The choices of a setting for a list in a form; several choices of the address stay one entry of it."""
        asked = self.view.asked.params().get(setting.name, "")
        names = {"": "Any", **self.view.names(setting)}
        return names if asked in names else {**names, asked: ", ".join(names[code] for code in asked.split(","))}

    def kept(self) -> Mapping[str, str]:
        """What a form must carry on, as it has no control for it."""
        return {"sort": self.view.asked.sort or "", ROWS: FULL if self.view.is_full else ""}

    def glosses(self, settings: Sequence[Setting]) -> Markup:
        """The short forms that the choices of filters have, written out."""
        words = (words for setting in settings for words in setting.choices(self.view.edition).values())
        return label_glosses(self.view.edition, words)

    @cached_property
    def counts(self) -> Mapping[str, Counter[str]]:
        """How many actions each choice of each filter would show."""
        return count_choices(self.view.edition, self.view.chosen.criteria())

    def show(self) -> None:
        view = self.view
        set_widget(SEARCH, view.asked.q)
        totals = self.counts[PROGRESS.name]
        labels: dict[str, str] = {p: f"{name} {totals[p]}" for p, name in PROGRESS_NAMES.items()}
        with st.container(key="controls", horizontal=True, gap="xsmall", vertical_alignment="bottom"):
            st.text_input(
                self.search_label,
                key=SEARCH,
                type="search",
                live=True,  # after a pause; for one of another length Streamlit would load pandas
                placeholder=self.search_label,
                label_visibility="collapsed",
                on_change=write_search,
                args=(view.dataset,),
            )
            show_single(view, PROGRESS, labels | {DEFAULT: f"All {totals.total()}"})
            for facet in view.facets:
                show_facet(self, facet)
            if view.has_editions:
                show_editions(view)


def write_address(dataset: Dataset, name: str, value: str) -> None:
    """Write one part of the filter into the address, where it can be copied, and undone with Back."""
    params = {other: st.query_params.get_all(other) for other in st.query_params}
    asked, _ = parse_filter(dataset, params | {name: [value]})
    rows = {ROWS: FULL} if FULL in params.get(ROWS, ()) else {}
    st.query_params.from_dict(asked.params() | rows)


def write_search(dataset: Dataset) -> None:
    write_address(dataset, SEARCH, st.session_state[SEARCH] or "")


def write_setting(dataset: Dataset, setting: Setting) -> None:
    held = st.session_state[setting.name] or []
    codes = [held] if isinstance(held, str) else held
    write_address(dataset, setting.name, ",".join(code for code in codes if code != DEFAULT))


def show_single(view: ListView, setting: Setting, labels: Mapping[str, str]) -> None:
    """A control with one choice; one of its labels is for the address without the setting."""
    set_widget(setting.name, view.asked.params().get(setting.name, DEFAULT))
    st.segmented_control(
        setting.label,
        tuple(labels),
        key=setting.name,
        format_func=lambda code: as_label(labels[code]),
        required=True,
        label_visibility="collapsed",
        on_change=write_setting,
        args=(view.dataset, setting),
    )


def show_facet(bar: FilterBar, facet: Facet) -> None:
    """A button over a panel of choices, which is made only while it is open.

    Its label stays the same, as with another label the panel would be made anew under the reader's hand: how many
    choices are set is written on it by the style in `result.html`.
    """
    panel = st.popover(facet.short, key=f"{facet.name}-panel", on_change="rerun")
    if panel.open:
        with panel:
            show_choices(bar, facet)


def show_choices(bar: FilterBar, facet: Facet) -> None:
    """The choices of a filter with their counts; those that would find nothing come last and cannot be pressed."""
    view, counts = bar.view, bar.counts[facet.name]
    chosen, names = list(view.asked.chosen(facet.name)), view.names(facet)
    labels = {code: f"{name} ({counts[code]})" for code, name in names.items() if counts[code] or code in chosen}
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
            args=(view.dataset, facet),
        )
    else:
        st.pills(
            facet.label,
            tuple(labels),
            key=facet.name,
            selection_mode="multi",
            format_func=lambda code: as_label(labels[code]),
            on_change=write_setting,
            args=(view.dataset, facet),
        )
    empty = [name for code, name in names.items() if code not in labels]
    st.html(render("choices_note.html", empty=empty, glosses=bar.glosses([facet])))


def show_editions(view: ListView) -> None:
    """The editions with how many actions each would show; the newest is what one gets without asking."""
    panel = st.popover(EDITION.label, key=f"{EDITION.name}-panel", on_change="rerun")
    if not panel.open:
        return
    labels = {}
    for choice, words in EDITION.choices(view.dataset).items():
        found = len(find_actions(edition_data(view.dataset, choice), **view.chosen.criteria()))
        labels[DEFAULT if choice == newest(view.dataset).source else choice] = f"{words} ({found})"
    with panel:
        show_single(view, EDITION, labels)
