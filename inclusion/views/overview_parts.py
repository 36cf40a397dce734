"""The parts of the overview page."""

from html import escape

import streamlit as st

from inclusion.model import Dataset
from inclusion.queries import outcome_measures
from inclusion.wording import COUNT_MEANS, DONE_MEANS, cannot_tell, count, headline, progress_counts


def show_ways_in(dataset: Dataset) -> None:
    """The link to all actions."""
    total = count(len(dataset.actions), "action")
    st.html(f'<p class="act"><a class="btn" href="all-actions">Search all {total}</a></p>')


def show_findings(dataset: Dataset) -> None:
    """Each measure's finding in a sentence, in the order of a child's journey, with a link to its page."""
    items = "".join(
        f'<li><a href="{m.slug}">{escape(m.title)}</a><p>{escape(headline(dataset, m))}</p></li>'
        for m in outcome_measures(dataset)
    )
    st.html(f'<h2>How far behind pupils with SEND are</h2><ul class="findings">{items}</ul>')


def show_priorities(dataset: Dataset) -> None:
    """The priorities with their counts, as links."""
    items = "".join(
        f'<li><i>{p.priority}</i><a href="{p.slug}">{escape(p.title)}</a>'
        f'<span class="c">{progress_counts(dataset, p)}</span></li>'
        for p in dataset.priorities
    )
    st.html(f'<h2>The priorities</h2><ul class="pri">{items}</ul><p class="sub">{DONE_MEANS} {COUNT_MEANS}</p>')


def show_limits(dataset: Dataset) -> None:
    """What the documents do not hold, so that nobody looks for it in vain."""
    items = "".join(f"<li>{escape(limit)}</li>" for limit in cannot_tell(dataset))
    st.html(f"<h2>What this cannot tell you</h2><ul>{items}</ul>")
