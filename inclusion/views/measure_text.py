"""The words of a measure's page: where it stands in a childhood, its finding, what it measures and what to know."""

from html import escape

import streamlit as st

from inclusion.model import Dataset, Measure
from inclusion.queries import outcome_measures
from inclusion.views.chart_block import measure_sources
from inclusion.wording import headline


def show_finding(dataset: Dataset, measure: Measure) -> None:
    """The journey of a child with this measure on it, the title, and the finding in one or two sentences."""
    st.html(
        f"{journey(dataset, measure)}<h1>{escape(measure.title)}</h1>"
        f'<p class="finding">{escape(headline(dataset, measure))}</p>'
    )


def journey(dataset: Dataset, measure: Measure) -> str:
    """A step for each age at which something is measured, as links; the measure's own age is marked."""
    first: dict[int | None, Measure] = {}
    for step in outcome_measures(dataset):
        first.setdefault(step.age, step)
    steps = []
    for age, step in first.items():
        stage = dataset.key_stage[step.key_stage or ""].name
        if age == measure.age:
            steps.append(f'<li class="here" aria-current="step">Age {age}<br>{stage}</li>')
        else:
            steps.append(f'<li><a href="{step.slug}">Age {age}<br>{stage}</a></li>')
    return f'<ol class="trail" aria-label="Ages at which outcomes are measured">{"".join(steps)}</ol>'


def show_about(dataset: Dataset, measure: Measure) -> None:
    """What the documents conclude, what to know, what is measured, and where it stands."""
    parts = [
        ("What the documents conclude", measure.document_says),
        ("What to know", measure.caveats),
        ("What is measured", measure.definition),
    ]
    text = "".join(f"<h2>{title}</h2><p>{escape(words)}</p>" for title, words in parts if words)
    st.html(f"{text}<h2>Where the figures come from</h2><ul>{measure_sources(dataset, measure)}</ul>")
