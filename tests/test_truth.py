"""The data against the documents: every number here was read from the two texts, not taken from the data."""

from collections import Counter
from decimal import Decimal

import pytest

from inclusion.records.model import Dataset, Observation

STRATEGY, EARLIER_PLAN = "strategy-2025-26", "inclusion-plan-outcomes"

ABSENT = ""
PLACES = ("lincolnshire", "england")

LEVELS = [
    # The strategy, summer 2025: Lincolnshire
    ("gld", "202425", "lincolnshire", "no-sen", "74"),
    ("gld", "202425", "lincolnshire", "sen-support", "21"),
    ("gld", "202425", "lincolnshire", "ehc-plan", "4"),
    ("phonics", "202425", "lincolnshire", "no-sen", "88"),
    ("phonics", "202425", "lincolnshire", "sen-support", "49"),
    ("phonics", "202425", "lincolnshire", "ehc-plan", "21"),
    ("ks2-rwm", "202425", "lincolnshire", "no-sen", "71"),
    ("ks2-rwm", "202425", "lincolnshire", "sen-support", "23"),
    ("ks2-rwm", "202425", "lincolnshire", "ehc-plan", "8"),
    ("gcse-grade-4", "202425", "lincolnshire", "no-sen", "71"),
    ("gcse-grade-4", "202425", "lincolnshire", "sen-support", "36"),
    ("gcse-grade-4", "202425", "lincolnshire", "ehc-plan", "13"),
    ("gcse-grade-5", "202425", "lincolnshire", "no-sen", "48"),
    ("gcse-grade-5", "202425", "lincolnshire", "sen-support", "20"),
    ("gcse-grade-5", "202425", "lincolnshire", "ehc-plan", "6"),
    # The strategy, Lincolnshire at a glance
    ("sen-support-rate", ABSENT, "lincolnshire", "all", "14.2"),
    ("sen-support-rate", ABSENT, "england", "all", "14.2"),
    ("ehc-request-growth", ABSENT, "lincolnshire", "requests", "17.4"),
    ("ehc-request-growth", ABSENT, "england", "requests", "14.1"),
    ("ehc-requests-by-schools", ABSENT, "lincolnshire", "requests", "53"),
    ("ehc-plan-rate", "2016", "lincolnshire", "all", "2.9"),
    ("ehc-plan-rate", ABSENT, "lincolnshire", "all", "6.1"),
    ("ehc-plan-rate", "2016", "england", "all", "2.8"),
    ("ehc-plan-rate", ABSENT, "england", "all", "5.3"),
    ("primary-need-asd-semh-slcn", "2016", "lincolnshire", "sen", "33.4"),
    ("primary-need-asd-semh-slcn", ABSENT, "lincolnshire", "sen", "48.9"),
    ("primary-need-mld", "2016", "lincolnshire", "sen", "31.7"),
    ("primary-need-mld", ABSENT, "lincolnshire", "sen", "23.9"),
    # The earlier plan, summer 2023
    ("ks2-rwm", "202223", "england", "sen-support", "23.6"),
    ("ks2-rwm", "202223", "england", "ehc-plan", "8.4"),
    ("ks2-rwm", "202223", "lincolnshire", "sen-support", "19.1"),
    ("ks2-rwm", "202223", "lincolnshire", "ehc-plan", "7.6"),
    ("gcse-grade-4", "202223", "lincolnshire", "sen-support", "40.8"),
    ("gcse-grade-4", "202223", "lincolnshire", "ehc-plan", "11.9"),
    ("gcse-grade-5", "202223", "lincolnshire", "sen-support", "23.1"),
    ("gcse-grade-5", "202223", "lincolnshire", "ehc-plan", "4.7"),
]

DIFFERENCES_FROM_ENGLAND = [
    ("gld", "202425", "no-sen", "-4"),
    ("gld", "202425", "sen-support", "-6"),
    ("phonics", "202425", "sen-support", "-3"),
    ("ks2-rwm", "202425", "no-sen", "-2"),
    ("ks2-rwm", "202425", "sen-support", "-5"),
    ("ks2-rwm", "202425", "ehc-plan", "-1"),
    ("gcse-grade-4", "202425", "ehc-plan", "-2"),
    ("gcse-grade-5", "202425", "ehc-plan", "-2"),
    ("gcse-grade-4", "202122", "sen-support", "-0.5"),
    ("gcse-grade-4", "202223", "sen-support", "3.9"),
    ("gcse-grade-4", "202122", "ehc-plan", "-3.5"),
    ("gcse-grade-4", "202223", "ehc-plan", "-1.1"),
    ("gcse-grade-5", "202122", "sen-support", "1.3"),
    ("gcse-grade-5", "202223", "sen-support", "2.4"),
    ("gcse-grade-5", "202122", "ehc-plan", "-2.9"),
    ("gcse-grade-5", "202223", "ehc-plan", "-2.2"),
]

CHANGES = [
    # The strategy: since 2024
    ("gld", "202425", "202324", "lincolnshire", "sen-support", "-3"),
    ("gld", "202425", "202324", "lincolnshire", "ehc-plan", "2"),
    ("phonics", "202425", "202324", "lincolnshire", "sen-support", "3"),
    # The earlier plan: since 2022
    ("ks2-rwm", "202223", "202122", "england", "sen-support", "2.5"),
    ("ks2-rwm", "202223", "202122", "england", "ehc-plan", "1.3"),
    ("ks2-rwm", "202223", "202122", "lincolnshire", "sen-support", "3.2"),
    ("ks2-rwm", "202223", "202122", "lincolnshire", "ehc-plan", "0.5"),
    ("ks2-reading-progress", "202223", "202122", "england", "sen-support", "0.60"),
    ("ks2-reading-progress", "202223", "202122", "england", "ehc-plan", "0.10"),
    ("ks2-reading-progress", "202223", "202122", "lincolnshire", "sen-support", "1.14"),
    ("ks2-reading-progress", "202223", "202122", "lincolnshire", "ehc-plan", "0.94"),
    ("ks2-writing-progress", "202223", "202122", "england", "sen-support", "0.10"),
    ("ks2-writing-progress", "202223", "202122", "england", "ehc-plan", "-0.30"),
    ("ks2-writing-progress", "202223", "202122", "lincolnshire", "sen-support", "0.39"),
    ("ks2-writing-progress", "202223", "202122", "lincolnshire", "ehc-plan", "0.97"),
    ("ks2-maths-progress", "202223", "202122", "england", "sen-support", "0.10"),
    ("ks2-maths-progress", "202223", "202122", "england", "ehc-plan", "-0.30"),
    ("ks2-maths-progress", "202223", "202122", "lincolnshire", "sen-support", "0.09"),
    ("ks2-maths-progress", "202223", "202122", "lincolnshire", "ehc-plan", "0.42"),
    ("gcse-grade-4", "202223", "202122", "lincolnshire", "sen-support", "2.1"),
    ("gcse-grade-4", "202223", "202122", "lincolnshire", "ehc-plan", "1.9"),
    ("gcse-grade-5", "202223", "202122", "lincolnshire", "sen-support", "-0.7"),
    ("gcse-grade-5", "202223", "202122", "lincolnshire", "ehc-plan", "0.6"),
]

GAPS = [
    # measure, group, Lincolnshire, England, and how much smaller the strategy calls Lincolnshire's
    ("gld", "sen-support", "-54", "-50", "-4"),
    ("gld", "ehc-plan", "-70", "-73", "3"),
    ("phonics", "sen-support", "-39", "-36", "-3"),
    ("phonics", "ehc-plan", "-67", "-68", ABSENT),
    ("ks2-rwm", "sen-support", "-48", "-44", "-4"),
    ("ks2-rwm", "ehc-plan", "-63", "-63", ABSENT),
    ("gcse-grade-4", "sen-support", "-35", "-34", "-1"),
    ("gcse-grade-4", "ehc-plan", "-58", "-58", ABSENT),
    ("gcse-grade-5", "sen-support", "-28", "-29", "1"),
    ("gcse-grade-5", "ehc-plan", "-43", "-44", "1"),
]

IN_WORDS_ONLY = [
    # the strategy
    ("ehc-plan-rate", ABSENT, "all", "england", "larger growth"),
    ("gld", "202425", "sen-support", "comparators", "comparators improved"),
    ("gld", "202425", "ehc-plan", "england", "in line"),
    ("gld", "202425", "ehc-plan", "comparators", "outperforming"),
    ("phonics", "202425", "no-sen", "england", "in line"),
    ("phonics", "202425", "ehc-plan", "england", "in line"),
    ("ks2-rwm", "202425", "no-sen", "comparators", "ahead"),
    ("ks2-rwm", "202425", "ehc-plan", "regional-neighbours", "broadly in line"),
    ("gcse-grade-4", "202425", "no-sen", "england", "below"),
    ("gcse-grade-4", "202425", "sen-support", "england", "below"),
    ("gcse-grade-5", "202425", "no-sen", "england", "below"),
    ("gcse-grade-5", "202425", "sen-support", "england", "below"),
    # the earlier plan
    ("ks2-rwm", "202223", "sen-support", "england", "narrowed"),
    ("ks2-rwm", "202223", "ehc-plan", "england", "widened slightly"),
    ("ks2-reading-progress", "202223", "sen-support", "england", "slightly above"),
    ("ks2-reading-progress", "202223", "ehc-plan", "england", "above"),
    ("ks2-writing-progress", "202223", "ehc-plan", "england", "above"),
    ("ks2-maths-progress", "202223", "sen-support", "england", "slightly above"),
    ("ks2-maths-progress", "202223", "ehc-plan", "england", "above"),
    ("gcse-grade-4", "202223", "sen-support", "east-midlands", "above"),
    ("gcse-grade-4", "202223", "sen-support", "statistical-neighbours", "above"),
    ("gcse-grade-4", "202223", "ehc-plan", "east-midlands", "above"),
    ("gcse-grade-4", "202223", "ehc-plan", "statistical-neighbours", "above"),
    ("gcse-grade-5", "202223", "sen-support", "east-midlands", "above"),
    ("gcse-grade-5", "202223", "sen-support", "statistical-neighbours", "above"),
    ("gcse-grade-5", "202223", "ehc-plan", "east-midlands", "behind"),
    ("gcse-grade-5", "202223", "ehc-plan", "statistical-neighbours", "behind"),
]


def select(dataset: Dataset, statistic: str) -> list[Observation]:
    return [o for o in dataset.observations if o.statistic == statistic]


def printed(observation: Observation) -> str:
    """The value with the decimals that are printed."""
    assert observation.value is not None
    assert observation.decimals is not None
    return f"{observation.value:.{observation.decimals}f}"


def test_the_strategy_lists_133_actions_71_achieved_and_62_next(dataset: Dataset) -> None:
    assert len(dataset.actions) == 133
    assert Counter(a.progress for a in dataset.actions) == {"achieved": 71, "next": 62}


@pytest.mark.parametrize(
    ("priority", "achieved", "promised"), [(1, 11, 16), (2, 11, 13), (3, 14, 8), (4, 16, 13), (5, 19, 12)]
)
def test_each_priority_lists_its_actions(dataset: Dataset, priority: int, achieved: int, promised: int) -> None:
    found = Counter(a.progress for a in dataset.actions if a.priority == priority)
    assert found == {"achieved": achieved, "next": promised}


def test_every_stated_level_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    found = [(o.measure, o.period or "", o.place, o.group, printed(o)) for o in select(dataset, "value")]
    assert sorted(found) == sorted(LEVELS)


def test_every_stated_difference_from_england_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    differences = select(dataset, "difference")
    assert {(o.place, o.versus) for o in differences} == {("lincolnshire", "england")}
    found = [(o.measure, o.period, o.group, printed(o)) for o in differences]
    assert sorted(found) == sorted(DIFFERENCES_FROM_ENGLAND)


def test_every_stated_change_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    found = [(o.measure, o.period, o.versus, o.place, o.group, printed(o)) for o in select(dataset, "change")]
    assert sorted(found) == sorted(CHANGES)


def test_every_stated_gap_to_pupils_with_no_sen_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    gaps = select(dataset, "gap")
    assert {(o.period, o.versus) for o in gaps} == {("202425", "no-sen")}
    stated = [(m, place, g, value) for m, g, *both, _ in GAPS for place, value in zip(PLACES, both, strict=True)]
    assert sorted((o.measure, o.place, o.group, printed(o)) for o in gaps) == sorted(stated)


def test_every_stated_difference_between_gaps_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    differences = select(dataset, "gap-difference")
    assert {(o.period, o.place, o.versus) for o in differences} == {("202425", "lincolnshire", "england")}
    found = [(o.measure, o.group, printed(o)) for o in differences]
    assert sorted(found) == sorted((m, g, smaller) for m, g, _, _, smaller in GAPS if smaller)


def test_every_comparison_in_words_is_in_the_data_and_no_other(dataset: Dataset) -> None:
    comparisons = select(dataset, "comparison")
    assert {o.place for o in comparisons} == {"lincolnshire"}
    found = [(o.measure, o.period or "", o.group, o.versus, o.words) for o in comparisons]
    assert sorted(found, key=str) == sorted(IN_WORDS_ONLY, key=str)


def test_the_tables_of_this_file_are_all_figures_of_both_documents(dataset: Dataset) -> None:
    assert (len(LEVELS), len(DIFFERENCES_FROM_ENGLAND), len(CHANGES), len(GAPS)) == (36, 16, 23, 10)
    numeric = [o for o in dataset.observations if o.value is not None]
    assert len(numeric) == 36 + 16 + 23 + 20 + 7 == 102
    assert len(dataset.observations) == 102 + 27


def test_figures_of_2025_and_the_undated_ones_are_the_strategys_and_the_others_the_earlier_plans(
    dataset: Dataset,
) -> None:
    for o in dataset.observations:
        assert o.source == (EARLIER_PLAN if o.period in ("202122", "202223") else STRATEGY), o


@pytest.mark.parametrize(
    ("measure", "group", "value"),
    [
        ("gcse-grade-4", "sen-support", 36),
        ("gcse-grade-5", "sen-support", 20),
        ("gcse-grade-4", "ehc-plan", 13),
        ("gcse-grade-5", "ehc-plan", 6),
    ],
)
def test_gcse_levels_of_2025(dataset: Dataset, measure: str, group: str, value: int) -> None:
    (level,) = [o for o in select(dataset, "value") if (o.measure, o.group, o.period) == (measure, group, "202425")]
    assert level.value == value


def test_gcse_grade_4_of_sen_support_in_2023_was_40_8_and_3_9_above_england(dataset: Dataset) -> None:
    found = {
        o.statistic: o.value
        for o in dataset.observations
        if (o.measure, o.period, o.group, o.versus)
        in (
            ("gcse-grade-4", "202223", "sen-support", None),
            ("gcse-grade-4", "202223", "sen-support", "england"),
        )
    }
    assert found == {"value": Decimal("40.8"), "difference": Decimal("3.9")}


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("gld", "percent"),
        ("phonics", "percent"),
        ("ks2-rwm", "percent"),
        ("ks2-reading-progress", "score-points"),
        ("ks2-writing-progress", "score-points"),
        ("ks2-maths-progress", "score-points"),
        ("gcse-grade-4", "percent"),
        ("gcse-grade-5", "percent"),
    ],
)
def test_progress_is_counted_in_score_points_and_the_rest_in_percent(dataset: Dataset, measure: str, unit: str) -> None:
    assert dataset.measure[measure].unit == unit


def test_the_outcome_measures_stand_in_the_order_of_a_childs_journey(dataset: Dataset) -> None:
    outcomes = [m for m in dataset.measures if m.kind == "outcome"]
    assert [(m.measure, m.key_stage) for m in outcomes] == [
        ("gld", "early-years"),
        ("phonics", "ks1"),
        ("ks2-rwm", "ks2"),
        ("ks2-reading-progress", "ks2"),
        ("ks2-writing-progress", "ks2"),
        ("ks2-maths-progress", "ks2"),
        ("gcse-grade-4", "ks4"),
        ("gcse-grade-5", "ks4"),
    ]


def test_the_survey_and_the_three_uses_of_its_answers_are_one_action(dataset: Dataset) -> None:
    survey, after = dataset.action["P4-N04"], dataset.action["P4-N05"]
    assert "lyv" in survey.partners
    assert "survey" in survey.summary
    assert "parks" in after.title.lower()
    assert "P4-N14" not in dataset.action


@pytest.mark.parametrize(
    ("action", "stages"),
    [
        ("P1-A03", ("early-years",)),  # antenatal sessions
        ("P1-A04", ("early-years",)),  # aged three to four
        ("P1-N10", ("early-years",)),  # health visitors' contacts up to 2 and a half years
        ("P3-A01", ("ks1", "ks2")),  # primary schools, key stage 1 and 2
        ("P3-N06", ("ks3", "ks4", "post-16")),  # year 9 and year 10; colleges
        ("P3-A06", ("post-16",)),  # the post-16 service
        ("P5-A01", ("ks1", "ks2")),  # primary mainstream schools
        ("P1-A01", ()),  # names no age
    ],
)
def test_key_stages_are_those_that_the_text_names(dataset: Dataset, action: str, stages: tuple[str, ...]) -> None:
    assert dataset.action[action].key_stages == stages


@pytest.mark.parametrize(
    ("action", "figures"),
    [
        ("P1-A04", ["3-4", "over 800"]),
        ("P1-A06", ["0-2", "nearly 800"]),
        ("P2-A10", ["54"]),
        ("P3-A03", ["15"]),
        ("P4-A01", ["12", "23"]),
        ("P4-A07", ["over 600"]),
        ("P4-A08", ["16", "7", "about 37", "over 170"]),
        ("P5-A02", ["11", "15", "2023-2024"]),
        ("P5-A18", ["over 100", "over 500"]),
    ],
)
def test_every_number_of_a_bullet_is_a_figure(dataset: Dataset, action: str, figures: list[str]) -> None:
    found = [
        f"{f.qualifier} {f.value}" if f.qualifier else f"{f.value}-{f.value_max}" if f.value_max else f"{f.value}"
        for f in dataset.figures
        if f.action == action
    ]
    assert sorted(found) == sorted(figures)


def test_three_of_the_62_promises_name_a_date_or_a_time(dataset: Dataset) -> None:
    dated = {a.action: a.dates for a in dataset.actions if a.progress == "next" and a.dates}
    assert sorted(dated) == ["P5-N01", "P5-N07", "P5-N10"]


def test_the_data_of_the_documents_other_lists_is_whole(dataset: Dataset) -> None:
    assert len(dataset.priorities) == 5
    assert len(dataset.ambitions) == 6
    assert len(dataset.strategies) == 8
    assert len(dataset.milestones) == 8
    assert [m.title for m in dataset.milestones][:2] == [
        "Improved attendance",
        "Reduced suspensions and permanent exclusions",
    ]


def test_what_the_codebook_asks_to_be_said_is_said(dataset: Dataset) -> None:
    ambiguous = [
        o.note or ""
        for o in select(dataset, "difference")
        if o.period == "202425" and o.value == -2 and o.measure.startswith("gcse")
    ]
    assert len(ambiguous) == 2
    assert all("which grade" in note for note in ambiguous)
    misprinted = [o for o in dataset.observations if o.measure.endswith("-progress") and o.value is not None]
    assert len(misprinted) == 12
    assert all("score points" in (o.note or "") for o in misprinted)
    (odd,) = [o for o in dataset.observations if o.words == "widened slightly"]
    assert "level in 2022" in (odd.note or "")


def test_areas_are_called_unnamed_only_where_the_text_does_not_name_them(dataset: Dataset) -> None:
    unnamed = [(o.measure, o.group) for o in select(dataset, "comparison") if o.versus == "comparators"]
    assert unnamed == [("gld", "sen-support"), ("gld", "ehc-plan"), ("ks2-rwm", "no-sen")]


def test_the_promises_that_state_how_much_shall_be_reached(dataset: Dataset) -> None:
    assert {a.action: a.targets for a in dataset.actions if a.targets} == {
        "P1-N07": ("each family hub",),
        "P1-N10": ("100% of the mandated contacts",),
        "P4-N05": ("each local council responsible for a park",),
        "P4-N08": ("all commissioning reviews",),
    }
    assert [m.milestone for m in dataset.milestones if m.targets or m.dates] == []


def test_24_of_the_62_promises_name_who_does_it(dataset: Dataset) -> None:
    assert sum(bool(a.lead) for a in dataset.actions if a.progress == "next") == 24


@pytest.mark.parametrize(
    ("action", "lead"),
    [
        ("P5-A13", ("send-team",)),  # SEND caseworkers contribute
        ("P4-A11", ("send-team",)),  # SEND caseworkers are working closely
        ("P4-A15", ("eotas-panel", "send-team")),  # the panel oversees; the SEND team also work
        ("P1-N16", ("local-area-partnership",)),  # "the partnership will continue"
        ("P3-A03", ()),  # the SEND team "have been expanded"
        ("P3-A10", ()),  # the council "have been selected"
        ("P3-N01", ("complete-careers",)),  # support "via" the careers hub; Complete Careers "will run"
        ("P1-N13", ()),  # "we"
    ],
)
def test_a_lead_is_a_body_that_the_text_names_as_doing_it(dataset: Dataset, action: str, lead: tuple[str, ...]) -> None:
    assert dataset.action[action].lead == lead


def test_46_links_lead_from_42_promises_to_what_they_continue(dataset: Dataset) -> None:
    links = {a.action: a.follows for a in dataset.actions if a.follows}
    assert (len(links), sum(map(len, links.values()))) == (42, 46)
    assert {
        action: links[action] for action in ("P1-N13", "P4-N01", "P4-N03", "P4-N09", "P4-N13", "P5-N03", "P5-N04")
    } == {
        "P1-N13": ("P4-A16",),
        "P4-N01": ("P4-A03",),
        "P4-N03": ("P4-A02",),
        "P4-N09": ("P4-A10",),
        "P4-N13": ("P4-A13",),
        "P5-N03": ("P5-A04",),
        "P5-N04": ("P5-A04", "P5-A05"),
    }
    assert not {"P3-N08", "P5-N09", "P4-N11", "P1-N07"} & set(links)


@pytest.mark.parametrize(
    ("action", "leading"),
    [("P4-A08", Decimal(16)), ("P5-A18", Decimal(100)), ("P5-A07", None), ("P3-A10", None)],
)
def test_the_figure_that_leads_is_the_actions_own(dataset: Dataset, action: str, leading: Decimal | None) -> None:
    own = [f.value for f in dataset.figures_of[action] if f.kind in ("result", "input", "scope")]
    assert next(iter(own), None) == leading


@pytest.mark.parametrize("action", ["P5-A15", "P5-N09", "P5-N10", "P5-N04"])
def test_assessment_and_therapy_are_found_under_health(dataset: Dataset, action: str) -> None:
    assert "health" in dataset.action[action].themes


def test_both_promises_on_future4me_are_found_under_behaviour(dataset: Dataset) -> None:
    assert all("behaviour-ap" in dataset.action[action].themes for action in ("P2-N09", "P2-N10"))


def test_terms_that_the_documents_only_write_out_are_not_explained_by_them(dataset: Dataset) -> None:
    assert {t.term for t in dataset.glossary if t.given_by == "written-out"} == {
        "CETR", "CiC", "CICT", "CWD", "DfE", "DSR", "EET", "EOTAS", "EYFSP", "GLD", "ICB", "LCC", "LCHS", "LYV", "NEET",
        "SALT", "SEMH", "SEND", "SPD", "YOS",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("P1-N06", "that the strategy calls fully inclusive"),
        ("P4-N01", "what the strategy calls crucial insight and constructive challenge"),
        ("P4-A10", "Reported gains"),
        ("P4-A11", "what the strategy calls an adversarial route"),
        ("P5-N12", "which the strategy calls much needed"),
        ("P2-A10", "The strategy speaks of 'the increased 54 places'"),
    ],
)
def test_praise_and_claims_are_said_to_be_the_strategys(dataset: Dataset, action: str, words: str) -> None:
    assert words in dataset.action[action].summary


def test_a_summary_has_three_sentences_at_most(dataset: Dataset) -> None:
    # "L.E.A.D. Teaching School Hub" is a name.
    sentences = {a.action: a.summary.replace("L.E.A.D. ", "").count(". ") + 1 for a in dataset.actions}
    assert {action: number for action, number in sentences.items() if number > 3} == {}


def test_what_no_other_table_holds_has_a_home(dataset: Dataset) -> None:
    purposes = {s.strategy: s.purpose for s in dataset.strategies}
    assert "become their own professionals" in purposes["workforce-development"]
    assert "enhanced learning provision" in purposes["send-sufficiency"]
    assert "do more to help autistic people" in purposes["all-age-autism"]
    reviews = [e for e in dataset.events if e.kind == "review"]
    assert ["Lincolnshire Young Voices" in (e.body or "") for e in reviews] == [False, True]
    (in_line,) = [
        o for o in select(dataset, "comparison") if (o.measure, o.group, o.versus) == ("gld", "ehc-plan", "england")
    ]
    assert "much lower" in (in_line.note or "")


@pytest.mark.parametrize(
    ("table", "record", "words"),
    [
        ("milestones", "m2", "could be a new total"),
        ("events", "sector-led-improvement", "one of 19 active authorities"),
        ("events", "autism-assessment-funding-2024", "improving capacity"),
        ("events", "strategy-developed", "developed with young people, parents, early years providers"),
        ("measures", "ks2-maths-progress", "It says pupils with an EHC plan"),
        ("glossary", "SEND tribunal", "discriminated against a disabled child"),
        ("glossary", "EOTAS", "education otherwise than at school"),
        ("glossary", "mediation", "a health body"),
    ],
)
def test_what_a_record_says_is_no_more_and_no_less_than_the_text(
    dataset: Dataset, table: str, record: str, words: str
) -> None:
    (found,) = [r for r in getattr(dataset, table) if record in r.model_dump().values()]
    assert words in " ".join(str(value) for value in found.model_dump().values())


def test_early_help_leads_to_help_that_comes_early(dataset: Dataset) -> None:
    (early_help,) = [s for s in dataset.strategies if s.strategy == "early-help"]
    assert early_help.themes == ("early-years", "inclusive-schools", "speech-language")
