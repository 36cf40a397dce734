"""A brief: a reader chooses what goes in; what it cannot be of it is not, instead of being of everything."""

import re
from html import unescape

import pytest

from inclusion.figures.measure import outcome_measures
from inclusion.records.model import Dataset
from inclusion.site.chart import Chart
from inclusion.site.choice import Choice
from inclusion.site.page import SitePage
from inclusion.site.pieces import Piece
from pages import site_pages


def pieces_of(dataset: Dataset, **params: str) -> list[Piece]:
    """The pieces of a brief."""
    return list(brief_page(dataset).pieces({name: [value] for name, value in params.items()}))


def brief_page(dataset: Dataset) -> SitePage:
    """The page of briefs."""
    return next(page for page in site_pages(dataset) if page.slug == "brief")


def text_of(pieces: list[Piece]) -> str:
    """The text of pieces."""
    html = "".join(str(piece.html()) for piece in pieces)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def titles_in(dataset: Dataset, text: str) -> set[str]:
    """The ids of the actions whose titles a text has."""
    return {action.action for action in dataset.actions if f" {action.title} " in text}


@pytest.mark.parametrize(("progress", "letters"), [("", "AN"), ("next", "N"), ("achieved", "A")])
def test_next_alone_or_done_alone_go_in_where_that_is_chosen(small: Dataset, progress: str, letters: str) -> None:
    text = text_of(pieces_of(small, **({"progress": progress} if progress else {})))
    wanted = {action.action for action in small.actions if action.action.split("-")[1][0] in letters}
    assert titles_in(small, text) == wanted


def test_a_short_brief_has_the_first_sentence_of_each_action_alone(small: Dataset) -> None:
    whole, short = text_of(pieces_of(small)), text_of(pieces_of(small, text="short"))
    action = small.action["P1-A01"]
    first, second = action.summary.split(". ")
    assert first in whole
    assert first in short
    assert second in whole
    assert second not in short


def test_a_chart_goes_in_where_one_is_chosen_and_only_of_the_ages_chosen(small: Dataset) -> None:
    assert not [piece for piece in pieces_of(small) if isinstance(piece, Chart)]
    measure = outcome_measures(small)[0]
    (chart,) = (piece for piece in pieces_of(small, chart=measure.measure) if isinstance(piece, Chart))
    assert set(chart.bundle.sheet.column("measure")) == {measure.measure}
    (choice,) = (p for p in pieces_of(small, ks="ks4") if isinstance(p, Choice) and p.name == "chart")
    assert list(choice.options)[1:] == [m.measure for m in outcome_measures(small) if m.key_stage == "ks4"]


def test_a_brief_of_a_measure_that_is_not_there_says_so_and_lists_nothing(small: Dataset) -> None:
    text = text_of(pieces_of(small, measure="weather"))
    assert "There is no outcome measure “weather”." in text
    assert titles_in(small, text) == set()


def test_an_entry_tells_who_does_it_from_who_is_named_and_that_a_time_has_passed(small: Dataset) -> None:
    text = text_of(pieces_of(small, priority="3", progress="achieved"))
    assert "Does it: Harbour Council. Names: Lamp Makers' Guild. P3-A01, priority 3, done, 1 of 1." in text
    assert "When: by March 2032. This time had passed by 30 September 2032." in text_of(pieces_of(small, q="boats"))


def test_the_name_of_the_tab_and_of_the_pdf_says_what_the_brief_is_about(small: Dataset) -> None:
    page = brief_page(small)
    assert page.full_title({"theme": ["light"], "progress": ["next"]}).startswith("Brief: Next; Light & lanterns · ")
    measure = outcome_measures(small)[0]
    assert page.full_title({"measure": [measure.measure]}).startswith(f"Brief: {measure.title} · ")
    assert page.full_title({}).startswith("Brief to print · ")


def test_a_brief_has_a_button_that_prints(small: Dataset) -> None:
    html = "".join(str(piece.html()) for piece in pieces_of(small, theme="light"))
    assert '<a class="btn" href="?theme=light" data-print>Print</a>' in html


def test_a_brief_of_a_measure_answers_its_five_questions_and_draws_official_figures(dataset: Dataset) -> None:
    for measure in outcome_measures(dataset):
        pieces = pieces_of(dataset, measure=measure.measure)
        html = "".join(str(piece.html()) for piece in pieces)
        assert html.count("<dt>") >= 5
        assert f'href="{measure.slug}?view=neighbours">Like our neighbours?</a>' in html.replace("./", "")
        assert "official" in [piece.bundle.name for piece in pieces if isinstance(piece, Chart)]
