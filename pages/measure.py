"""An outcome measure: its finding, its charts with their tables, its definition and sources."""

from inclusion.charts import measure_charts
from inclusion.model import Dataset, Measure
from inclusion.views.chart_block import show_chart, show_outcomes_download
from inclusion.views.frame import page_foot
from inclusion.views.measure_text import show_about, show_finding


def render(dataset: Dataset, measure: Measure) -> None:
    """The page of one outcome measure."""
    show_finding(dataset, measure)
    for bundle in measure_charts(dataset, measure):
        show_chart(dataset, bundle)
    show_outcomes_download(dataset, (measure.measure,))
    show_about(dataset, measure)
    page_foot(dataset)
