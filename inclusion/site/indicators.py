"""DfE's figures on each milestone, with their small lines, how they are counted and what they do not tell."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import quote

from inclusion.actions.addresses import MILESTONES_PAGE
from inclusion.figures.downloads import official_download
from inclusion.figures.indicators import (
    Indicator,
    amount,
    beside_country,
    earlier_words,
    indicator_measures,
    indicators,
    line_words,
    mean_basis,
    name_words,
    newest_words,
    sen_words,
    theme_indicators,
    themes_of,
    when_words,
)
from inclusion.figures.official import exact_value, figures_of, mean_value
from inclusion.figures.small_line import HEIGHT, WIDTH, small_lines
from inclusion.records.downloads import OFFICIAL_ADDRESS
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, download_label
from inclusion.site.elements import download_button, paragraph
from inclusion.site.markup import Markup
from inclusion.site.official_parts import official_sources
from inclusion.site.templates import render
from inclusion.site.themes import actions_link

COLUMNS = ("Official figure", "Over the years", "Lincolnshire", "England", "Neighbours' mean", "Against England")
NO_FIGURE = "no figure"
READING = (
    "The mean is worked out by us, of the councils that DfE lists as Lincolnshire's statistical neighbours. Each small "
    "line has its own scale: Lincolnshire dark blue, England orange. A difference is worked out before figures are "
    "rounded. Where numbers of pupils are published, it says whether chance could explain it. None of these figures "
    "shows what caused a change."
)


def indicators_message(dataset: Dataset) -> str:
    """For how many milestones there are official figures, and that the strategy names none of them."""
    found = sum(bool(indicator_measures(dataset, milestone.milestone)) for milestone in dataset.milestones)
    return (
        f"For {found} of them the Department for Education (DfE) publishes figures that bear on them. "
        "The strategy names none of these as its test; we chose them."
    )


@cache
def indicators_part(dataset: Dataset, milestone: str) -> Markup:
    """The official figures of a milestone as a table; that we found none, where there are none."""
    found = indicators(dataset, milestone)
    if not found:
        return paragraph("We found no official figure for this.")
    measures = indicator_measures(dataset, milestone)
    return render(
        "indicators.html",
        columns=COLUMNS,
        rows=[indicator_row(dataset, indicator) for indicator in found],
        measures=[(measure, theme_link(dataset, measure)) for measure in measures],
        sources=official_sources(dataset, [f for measure in measures for f in figures_of(dataset, measure.measure)]),
        width=WIDTH,
        height=HEIGHT,
    )


def theme_link(dataset: Dataset, measure: Measure) -> Markup:
    """The way to the actions of the themes on which a measure bears; nothing where it bears on none."""
    themes = themes_of(dataset, measure)
    return actions_link(dataset, themes) if themes else Markup()


def indicator_row(dataset: Dataset, indicator: Indicator) -> dict[str, str]:
    """An indicator as a row of the table; addresses name the first of a measure by its slug."""
    lines = small_lines(indicator.lines)
    picture = render("small_line.svg", lines=lines, width=WIDTH, height=HEIGHT)
    country = indicator.country
    return {
        "slug": indicator.measure.slug,
        "name": name_words(indicator),
        "sen": sen_words(dataset, indicator),
        "when": when_words(indicator),
        "picture": f"data:image/svg+xml,{quote(picture.strip(), safe=' =:/')}",
        "line": line_words(indicator),
        "home": amount(indicator, exact_value(indicator.newest)),
        "earlier": earlier_words(indicator),
        "country": amount(indicator, exact_value(country)) if country else NO_FIGURE,
        "mean": amount(indicator, mean_value(indicator.neighbours)) if indicator.neighbours else NO_FIGURE,
        "basis": mean_basis(indicator),
        "beside": beside_country(indicator),
    }


def theme_figures(dataset: Dataset, themes: Sequence[str], *, is_open: bool = False) -> Markup:
    """The official figures on some themes of actions, as links to where they stand; nothing where there are none."""
    found = theme_indicators(dataset, themes)
    rows = [(figure_address(one.measure), name_words(one), newest_words(one)) for one in found]
    return render("theme_figures.html", figures=rows, is_open=is_open) if rows else Markup()


def figure_address(measure: Measure) -> str:
    """Where an official figure stands: among those of its milestone."""
    return f"{MILESTONES_PAGE}#{measure.slug}"


def indicators_file(dataset: Dataset) -> Markup:
    """The way to the file of all figures that bear on a milestone."""
    measures = tuple(m.measure for one in dataset.milestones for m in indicator_measures(dataset, one.milestone))
    download = official_download(dataset, measures)
    label = download_label(f"these figures for all years ({count(download.rows, 'row')})", len(download.content))
    return download_button(f"{OFFICIAL_ADDRESS}?measure={','.join(measures)}", label)
