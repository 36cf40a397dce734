"""A chart with all that stands beside it: message, subtitle, plate, text, sources, tables and download."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from inclusion.charts import ChartBundle
from inclusion.downloads import OUTCOMES_ADDRESS, outcomes_download
from inclusion.model import Dataset, Measure
from inclusion.queries import observations_of
from inclusion.tables import Table
from inclusion.wording import RANGE_MEANS, WORKED_OUT_MEANS, count, download_label


def show_chart(dataset: Dataset, bundle: ChartBundle) -> None:
    """The chart block of a bundle."""
    st.html(f'<h2>{escape(bundle.headline)}</h2><p class="sub">{escape(bundle.subtitle)}</p>')
    with st.container(key=f"plate-{bundle.name}"):
        st.vega_lite_chart(spec=bundle.spec, theme=None, width="stretch", alt=bundle.text)
    worked_out = any(estimate.stated is None for estimate in bundle.estimates)
    how = f"{RANGE_MEANS} {WORKED_OUT_MEANS}" if worked_out else RANGE_MEANS
    tables = "".join(html_table(table) for table in bundle.tables)
    st.html(
        f'<div class="note"><p>{escape(bundle.text)}</p><p>{how}</p><p>{sources_line(dataset, bundle)}</p></div>'
        f'<div class="tabs">{tables}</div>'
    )


def html_table(table: Table) -> str:
    """A table with caption, column headers with units, and a header for each row."""
    head = "".join(f'<th scope="col">{escape(n)}{small(unit)}</th>' for n, unit in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(first.text)}</th>'
        + "".join(f"<td>{escape(cell.text)}{small(cell.range)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in table.rows
    )
    return (
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def small(text: str) -> str:
    """Smaller type on a line of its own, where there is anything to say."""
    return f"<small>{escape(text)}</small>" if text else ""


def sources_line(dataset: Dataset, bundle: ChartBundle) -> str:
    """The sections of the documents on which a chart rests, as links."""
    statements = [step.statement for estimate in bundle.estimates for step in estimate.bounds.steps]
    sections = dict.fromkeys((s.observation.source, s.observation.section) for s in statements)
    return f"Source: {'; '.join(section_link(dataset, *section) for section in sections)}."


def section_link(dataset: Dataset, source: str, section: str) -> str:
    """A section of a document as a link to its page."""
    document = dataset.source[source]
    url = document.url + dataset.section[source, section].path
    return f'<a href="{escape(url)}">{escape(document.title)}, {escape(section)}</a>'


def measure_sources(dataset: Dataset, measure: Measure) -> str:
    """Every section that states a figure of the measure, as list items."""
    sections: Iterable[tuple[str, str]] = dict.fromkeys(
        (o.source, o.section) for o in observations_of(dataset, measure.measure)
    )
    return "".join(f"<li>{section_link(dataset, *section)}</li>" for section in sections)


def show_outcomes_download(dataset: Dataset, measures: tuple[str, ...] = ()) -> None:
    """A link to the CSV of the measures' figures, with what it holds and its size."""
    download = outcomes_download(dataset, measures)
    query = f"?measure={','.join(measures)}" if measures else ""
    label = download_label(f"all {count(download.rows, 'row')} of figures", len(download.content))
    st.html(f'<p class="act"><a class="btn" href="{OUTCOMES_ADDRESS}{query}" download>{label}</a></p>')
