"""Any data that the loader takes: as strange as its rules allow, with markup in every text and names that collide.

A draw is the rows of each file. Most figures are those of true values, stated in some of the ways that the documents
use and rounded; words of direction agree with the sign.
"""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from inclusion.records.model import place_id
from inclusion.records.tables import TABLES
from inclusion.records.words import words_of
from tests.datasets import SMALL_FOLDER

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Level = tuple[str, str, str]
"""Period, place and group."""

Truth = dict[Level, Decimal]
"""The true value of each level, from which figures are rounded."""

TAG = "x-mark"
"""The name of the tag in the data's texts: no page may hold such an element."""

TRAP = "onfocus"
"""The attribute in the data's texts: no element of a page may have it."""

WORDS = (
    "boats", "Boats", "songs for all", "the harbour", "Zoë", "EHC plan", "SEND", "100%", "1,000", "dates", "Next",
    f"<{TAG}>bold</{TAG}>", f'"><img src=x {TRAP}=alert(1)>', f"' {TRAP}='x", "&lt;b&gt; & co", "{{ 7 * 7 }}",
    "{% raw %}", "*star* _under_", "[link](http://elsewhere.example)", ":red[x]", "`code`", "$x^2$", "# one", "=1+1",
    "@you", "-", "a\\b", "x" * 70, "שלום", "None", "none",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
SHORT_TEXTS = st.sampled_from([word for word in WORDS if len(word) <= 30])
NAMES = st.sampled_from(
    ["Boats", "Songs & bells", f"<{TAG}>Dates</{TAG}>", "Names who does it", "No age named", "Next"]
)
"""Names that are often the same, or the same as words of the site."""

ITEMS = st.lists(TEXTS.map(lambda text: text.replace(";", "")), unique=True, max_size=2).map(";".join)
STATISTICS = ("value", "change", "difference", "gap", "gap-difference", "comparison")
YEARS = ("201819", "202021", "202122", "203031")
LONG_YEARS = ("2016", "2021")


@st.composite
def any_tables(draw: DrawFn) -> Tables:
    """The rows of any data that the loader takes, by file."""
    tables: Tables = {}
    editions = draw(st.integers(1, 3))
    draw_documents(draw, tables, editions)
    draw_lists(draw, tables)
    draw_actions(draw, tables)
    draw_measures(draw, tables)
    draw_background(draw, tables, editions)
    if draw(st.booleans()):
        draw_official(draw, tables)
    return tables


@st.composite
def one_measure(draw: DrawFn) -> tuple[Tables, Truth]:
    """The small data with one measure in the place of its own, and the true values behind the figures."""
    files = ("sources", "sections", "priorities", "key_stages", "themes", "partners", "actions", "glossary", "releases")
    tables: Tables = {f"{file}.csv": read_rows(SMALL_FOLDER / f"{file}.csv") for file in files}
    measure = next(row for row in read_rows(SMALL_FOLDER / "measures.csv") if row["kind"] == "outcome")
    measure |= {"measure": "measure-0", "slug": "measure-0", "caveats": "", "document_says": ""}
    measure |= {"unit": draw(st.sampled_from(["percent", "score-points"]))}
    sections = [(row["source"], row["section"]) for row in tables["sections.csv"]]
    groups = [*draw(st.sampled_from([["no-sen"], ["no-sen"], []])), *some(draw, ["sen-support", "ehc-plan"], least=1)]
    places = ["lincolnshire", *draw(st.sampled_from([["england"], ["england"], []]))]
    true = draw_values(draw, measure, some(draw, YEARS, least=1), places, groups)
    observations = [row | {"note": ""} for row in state(draw, measure, true, sections)]
    return {**tables, "measures.csv": [measure], "observations.csv": observations}, true


def read_rows(file: Path) -> list[Row]:
    """The rows of a data file."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_tables(folder: Path, tables: Tables) -> None:
    """Write rows as a data folder; a file that has none holds its header alone."""
    for table in TABLES.values():
        with (folder / table.file).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(table.columns), restval="")
            writer.writeheader()
            writer.writerows(tables.get(table.file, []))


def some(draw: DrawFn, codes: Sequence[str], least: int = 0, most: int = 3) -> list[str]:
    """A few of the codes, in their order."""
    if not codes:
        return []
    chosen = draw(st.sets(st.sampled_from(codes), min_size=min(least, len(codes)), max_size=most))
    return [code for code in codes if code in chosen]


def maybe(draw: DrawFn, strategy: SearchStrategy[Any]) -> Any:
    """A drawn value, or an empty cell."""
    return draw(st.one_of(st.just(""), strategy))


def fingerprint(text: str) -> str:
    """Any text as the data keeps fingerprints."""
    return hashlib.sha256(text.encode()).hexdigest()


def draw_documents(draw: DrawFn, tables: Tables, editions: int) -> None:
    """Editions of a strategy, perhaps a document of results, their sections and priorities."""
    names = [f"edition-{number}" for number in range(editions)]
    others = ["results"] if draw(st.booleans()) else []
    tables["sources.csv"] = [
        {
            "source": name,
            "title": draw(TEXTS),
            "publisher": draw(TEXTS),
            "edition": f"20{30 + number}-{31 + number}" if name in names else draw(TEXTS),
            "results_note": draw(TEXTS),
            "url": f"https://invented.example/{name}",
            "retrieved": maybe(draw, st.just("2031-01-31")),
            "id_prefix": f"20{30 + number}" if name in names and number else "",
            "fingerprint": fingerprint(name),
        }
        for number, name in enumerate([*names, *others])
    ]
    tables["sections.csv"] = [
        {"source": name, "section": section, "path": "/4", "note": maybe(draw, TEXTS)}
        for name in [*names, *others]
        for section in draw(st.lists(TEXTS, min_size=1, max_size=2, unique=True))
    ]
    tables["priorities.csv"] = [
        {
            "source": name,
            "priority": number,
            "slug": f"priority-{number}-{name}",
            "title": draw(TEXTS),
            "short_title": draw(SHORT_TEXTS),
            "aim": draw(TEXTS),
            "source_path": "/7",
        }
        for name in names
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]


def draw_lists(draw: DrawFn, tables: Tables) -> None:
    """Key stages, themes, bodies and the glossary."""
    tables["key_stages.csv"] = [
        {"key_stage": f"stage-{n}", "name": draw(NAMES), "ages": draw(NAMES), "school_years": draw(TEXTS)}
        for n in range(draw(st.integers(1, 3)))
    ]
    tables["themes.csv"] = [
        {"theme": f"theme-{n}", "name": draw(NAMES), "definition": draw(TEXTS)} for n in range(draw(st.integers(1, 4)))
    ]
    tables["partners.csv"] = [
        {
            "partner": f"body-{n}",
            "name": draw(NAMES),
            "abbreviation": maybe(draw, SHORT_TEXTS),
            "also_called": draw(ITEMS),
            "kind": "council-team",
        }
        for n in range(draw(st.integers(0, 3)))
    ]
    term = st.one_of(TEXTS, st.sampled_from(["SEND", "SEN", "EHC plan"]))
    terms = draw(st.lists(term, max_size=4, unique_by=words_of))
    tables["glossary.csv"] = [
        {
            "term": term,
            "expansion": maybe(draw, TEXTS),
            "meaning": draw(TEXTS),
            "given_by": draw(st.sampled_from(["document", "written-out", "general"])),
        }
        for term in terms
    ]


def draw_actions(draw: DrawFn, tables: Tables) -> None:
    """Actions of each list, with what they follow, and numbers in them."""
    prefixes = {source["source"]: source["id_prefix"] or None for source in tables["sources.csv"]}
    codes = {name: [next(iter(row.values())) for row in tables[f"{name}.csv"]] for name in ("key_stages", "themes")}
    partners = [row["partner"] for row in tables["partners.csv"]]
    actions: list[Row] = []
    for priority in tables["priorities.csv"]:
        source, number = priority["source"], priority["priority"]
        before = [action["action"] for action in actions if action["source"] != source]
        for progress in ("achieved", "next"):
            done = [a["action"] for a in actions if (a["source"], a["progress"]) == (source, "achieved")]
            for position in range(1, draw(st.integers(1 if (number, progress) == (1, "achieved") else 0, 3)) + 1):
                name = place_id(number, progress, position, prefixes[source])
                named = some(draw, partners)
                follows = some(draw, before + (done if progress == "next" else []))
                kinds = ["continue", "complete", "review", *([] if set(follows) & set(done) else ["new"])]
                actions.append(
                    {
                        "action": name,
                        "source": source,
                        "priority": number,
                        "progress": progress,
                        "position": position,
                        "title": draw(TEXTS)[:80].strip(),
                        "summary": draw(TEXTS),
                        "key_stages": ";".join(some(draw, codes["key_stages"])),
                        "implied_key_stages": ";".join(some(draw, codes["key_stages"])),
                        "themes": ";".join(some(draw, codes["themes"], least=1)),
                        "partners": ";".join(named),
                        "lead": ";".join(some(draw, named)),
                        "follows": ";".join(follows),
                        "next_kind": draw(st.sampled_from(kinds)) if progress == "next" else "",
                        "dates": draw(ITEMS),
                        "targets": draw(ITEMS) if progress == "next" else "",
                        "note": maybe(draw, TEXTS),
                        "fingerprint": fingerprint(name),
                    }
                )
    tables["actions.csv"] = actions
    tables["figures.csv"] = [
        {
            "action": action["action"],
            "value": draw(st.sampled_from(["0", "7", "2031", "3.5", "100000"])),
            "value_max": maybe(draw, st.just("100001")),
            "qualifier": maybe(draw, st.sampled_from(["over", "nearly", "about"])),
            "unit": draw(TEXTS),
            "meaning": draw(TEXTS),
            "kind": draw(st.sampled_from(["result", "input", "scope", "age", "date", "label"])),
        }
        for action in some_rows(draw, actions)
    ]


def some_rows(draw: DrawFn, rows: Sequence[Row]) -> list[Row]:
    """A few of the rows, in their order."""
    chosen = draw(st.sets(st.integers(0, len(rows) - 1), max_size=3)) if rows else set()
    return [row for number, row in enumerate(rows) if number in chosen]


def draw_measures(draw: DrawFn, tables: Tables) -> None:
    """Measures with figures of true values, some of them with a figure that contradicts the others."""
    stages = [row["key_stage"] for row in tables["key_stages.csv"]]
    sections = [(row["source"], row["section"]) for row in tables["sections.csv"]]
    tables["measures.csv"], tables["observations.csv"] = [], []
    for number in range(draw(st.integers(1, 4))):
        outcome = number == 0 or draw(st.booleans())
        units = ["percent", "percent", "score-points"] if outcome else ["percent", "percent-a-year", "count"]
        measure: Row = {
            "measure": f"measure-{number}",
            "slug": f"measure-{number}",
            "title": draw(TEXTS),
            "short_title": draw(SHORT_TEXTS),
            "kind": "outcome" if outcome else "context",
            "key_stage": draw(st.sampled_from(stages)) if outcome else "",
            "age": draw(st.integers(4, 19)) if outcome else "",
            "unit": draw(st.sampled_from(units)),
            "polarity": "higher-is-better" if outcome else "neutral",
            "topics": draw(ITEMS),
            "population": draw(TEXTS),
            "definition": draw(TEXTS),
            "caveats": maybe(draw, TEXTS),
            "document_says": maybe(draw, TEXTS),
        }
        tables["measures.csv"].append(measure)
        rows = state(draw, measure, draw_truth(draw, measure), sections)
        if not draw(st.integers(0, 5)):
            contradict(draw, rows)
        tables["observations.csv"] += rows


def draw_truth(draw: DrawFn, measure: Row) -> Truth:
    """True values of a measure for some periods, places and groups."""
    outcome = measure["kind"] == "outcome"
    periods = some(draw, YEARS if outcome else LONG_YEARS, least=1) + ([] if outcome else [""])
    groups = (
        some(draw, ["no-sen", "sen-support", "ehc-plan"], least=1)
        if outcome
        else some(draw, ["all", "requests"], least=1)
    )
    places = ["lincolnshire", *some(draw, ["england", "east-midlands"])] if draw(st.integers(0, 5)) else ["england"]
    return draw_values(draw, measure, periods, places, groups)


def draw_values(
    draw: DrawFn, measure: Row, periods: Sequence[str], places: Sequence[str], groups: Sequence[str]
) -> Truth:
    """A true value for each of these levels: a share of 100, or a score on both sides of 0."""
    low, high = (0, 100) if measure["unit"] == "percent" else (-12, 12)
    value = st.decimals(low, high, places=2)
    return {(period, place, group): draw(value) for period in periods for place in places for group in groups}


def state(draw: DrawFn, measure: Row, true: Truth, sections: Sequence[tuple[str, str]]) -> list[Row]:
    """Statements about a measure: some of those that its true values allow, at least one."""
    decimals = draw(st.integers(0, 2))
    kinds = draw(st.one_of(st.just(set(STATISTICS)), st.sets(st.sampled_from(STATISTICS), min_size=1)))
    rows: dict[tuple[str, ...], Row] = {}
    for level in true:
        for statistic, versus, size in statements(true, level):
            if statistic not in kinds or not draw(st.integers(0, 4)):
                continue
            source, section = draw(st.sampled_from(sections))
            row = {
                **dict(zip(("period", "place", "group"), level, strict=True)),
                "measure": measure["measure"],
                "statistic": statistic,
                "versus": versus,
                **printed(draw, statistic, size, decimals),
                "source": source,
                "section": section,
                "note": maybe(draw, TEXTS),
            }
            rows[*level, statistic, versus, source] = row
    if not rows:
        level, value = next(iter(true.items()))
        source, section = sections[0]
        rows[level] = {
            **dict(zip(("period", "place", "group"), level, strict=True)),
            "measure": measure["measure"],
            "statistic": "value",
            "value": value,
            "decimals": 2,
            "source": source,
            "section": section,
        }
    return list(rows.values())


def statements(true: Truth, level: Level) -> Iterator[tuple[str, str, Decimal]]:
    """What can be stated of a level: (statistic, versus, value)."""
    period, place, group = level
    yield "value", "", true[level]
    for earlier in dict.fromkeys(other for other, _, _ in true if other and other < period):
        yield "change", earlier, true[level] - true[earlier, place, group]
    for other in dict.fromkeys(other for _, other, _ in true if other != place):
        yield "difference", other, true[level] - true[period, other, group]
        yield "comparison", other, Decimal(0)
        if is_behind(true, group):
            yield "gap-difference", other, gap(true, level) - gap(true, (period, other, group))
    yield "comparison", "comparators", Decimal(0)
    if is_behind(true, group):
        yield "gap", "no-sen", gap(true, level)


def is_behind(true: Truth, group: str) -> bool:
    """Whether a group has a gap to pupils with no SEN."""
    return group in ("sen-support", "ehc-plan") and any(other == "no-sen" for _, _, other in true)


def gap(true: Truth, level: Level) -> Decimal:
    """The true gap of a level to pupils with no SEN: negative is behind."""
    period, place, _ = level
    return true[level] - true[period, place, "no-sen"]


def printed(draw: DrawFn, statistic: str, size: Decimal, decimals: int) -> Row:
    """A figure as a document prints it: rounded, perhaps with a word that says its direction."""
    if statistic == "comparison":
        return {"words": draw(st.sampled_from(["in line", "above", "worse", f"<{TAG}>ahead</{TAG}>"]))}
    value = size.quantize(Decimal(1).scaleb(-decimals))
    words = "" if not value else draw(st.sampled_from(["", "rose" if value > 0 else "fell"]))
    return {"value": value, "decimals": decimals, "words": "" if statistic == "value" else words}


def contradict(draw: DrawFn, rows: Sequence[Row]) -> None:
    """Print another number in one place, as a document may."""
    row = draw(st.sampled_from(rows))
    if row["statistic"] != "comparison":
        row |= {"value": draw(st.integers(0, 100)), "words": ""}


def draw_background(draw: DrawFn, tables: Tables, editions: int) -> None:
    """Milestones, ambitions, strategies, events, questions, checks of accessibility and releases."""
    themes = [row["theme"] for row in tables["themes.csv"]]
    measures = [row["measure"] for row in tables["measures.csv"]]
    documents = [row["source"] for row in tables["sources.csv"]]
    names = documents[:editions]
    tables["milestones.csv"] = [
        {
            "source": name,
            "milestone": f"m{number}",
            "title": draw(TEXTS),
            "measures": ";".join(found),
            "themes": ";".join(some(draw, themes)),
            "targets": draw(ITEMS),
            "dates": draw(ITEMS),
            "evidence_kind": "measured" if found else draw(st.sampled_from(["figures", "none"])),
            "evidence": draw(TEXTS),
        }
        for name in names
        for number in range(draw(st.integers(0, 2)))
        for found in [some(draw, measures)]
    ]
    tables["ambitions.csv"] = [
        {"source": name, "ambition": number, "text": draw(TEXTS)}
        for name in names
        for number in range(1, draw(st.integers(0, 2)) + 1)
    ]
    tables["strategies.csv"] = [
        {
            "source": name,
            "strategy": f"strategy-{number}",
            "name": draw(TEXTS),
            "purpose": draw(TEXTS),
            "owners": draw(ITEMS),
            "themes": ";".join(some(draw, themes)),
        }
        for name in names
        for number in range(draw(st.integers(0, 2)))
    ]
    tables["events.csv"] = [
        {
            "event": f"event-{number}",
            "date": maybe(draw, st.sampled_from(["2030", "2030-11", "2030-11-05"])),
            "date_words": maybe(draw, TEXTS),
            "title": draw(TEXTS),
            "kind": draw(st.sampled_from(["inspection", "funding", "review"])),
            "body": maybe(draw, TEXTS),
            "finding": draw(TEXTS),
            "source": ";".join(some(draw, documents, least=1)),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    audiences = ("parent-or-carer", "school", "council-or-health-officer", "parent-carer-forum", "councillor")
    addresses = ["all-actions?progress=next", "all-gaps?group=ehc-plan", "glossary", "measure-0?view=time"]
    tables["questions.csv"] = [
        {
            "question": f"question-{number}",
            "audience": draw(st.sampled_from(audiences)),
            "text": draw(TEXTS),
            "address": draw(st.sampled_from([*addresses, tables["priorities.csv"][0]["slug"]])),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    tables["access_checks.csv"] = [
        {
            "address": address,
            "width": 390,
            "scheme": "light",
            "rules": draw(ITEMS),
            "tested": "2031-01-31",
            "axe": draw(TEXTS),
            "browser": draw(TEXTS),
        }
        for address in some(draw, ["overview", "glossary", "measure-0"])
    ]
    tables["speech_checks.csv"] = [
        {
            "address": address,
            "width": 390,
            "task": draw(st.one_of(st.just(""), TEXTS)),
            "keys": draw(st.integers(1, 40)),
            "faults": draw(ITEMS),
            "tested": "2031-01-31",
            "reader": draw(TEXTS),
            "browser": draw(TEXTS),
        }
        for address in some(draw, ["overview", "glossary", "measure-0"])
    ]
    tables["releases.csv"] = [
        {"release": f"1.0.{number}", "released": "2031-01-31", "changes": draw(TEXTS)}
        for number in range(draw(st.integers(1, 2)))
    ]


HOLDERS = ("lincolnshire", "england", "east-midlands", "eastport", "westport")
"""The places of official figures, the neighbours last."""


def draw_official(draw: DrawFn, tables: Tables) -> None:
    """Official figures of each measure, of what grew and of an indicator: values, counts, symbols, holes and breaks."""
    indicators = [row["milestone"] for row in tables["milestones.csv"]][:1]
    grown = [row for row in tables["measures.csv"] if row["unit"] == "percent-a-year"][:1]
    new = [{"measure": "indicator", "unit": draw(st.sampled_from(["percent", "per-100-pupils", "count"]))}] * bool(
        indicators
    )
    tables["measures.csv"] += [
        {
            **row,
            "slug": row["measure"],
            "title": draw(TEXTS),
            "short_title": draw(SHORT_TEXTS),
            "kind": "indicator",
            "milestone": indicators[0],
            "polarity": "lower-is-better",
            "population": draw(TEXTS),
            "definition": draw(TEXTS),
        }
        for row in new
    ]
    if grown and new and new[0]["unit"] == "count":
        grown[0] |= {"growth_of": "indicator", "growth_since": draw(st.sampled_from(YEARS))}
    tables["places.csv"] = [
        {
            "place": place,
            "name": draw(TEXTS),
            "short_name": draw(SHORT_TEXTS)[:25].strip(),
            "ons_code": f"E{number:08}",
            "old_la_code": "" if place in HOLDERS[1:3] else f"90{number}",
            "level": {"england": "national", "east-midlands": "regional"}.get(place, "local-authority"),
            "neighbour": str(HOLDERS.index(place) - 2) if place in HOLDERS[3:] else "",
            "note": maybe(draw, TEXTS),
        }
        for number, place in enumerate(HOLDERS)
    ]
    tables["datasets.csv"] = [
        {
            "dataset": name,
            "title": draw(TEXTS),
            "publisher": draw(TEXTS),
            "release": draw(TEXTS),
            "url": f"https://invented.example/{name}",
            "licence": draw(TEXTS),
            "retrieved": "2031-01-31",
            "taken_from": draw(TEXTS),
            "unread_measures": ";".join(some(draw, [row["measure"] for row in tables["measures.csv"]])),
            "note": maybe(draw, TEXTS),
        }
        for name in ("one", "two")
    ]
    tables["official.csv"] = [row for measure in tables["measures.csv"] for row in official_rows(draw, measure)]
    tables["breaks.csv"] = [
        {
            "measure": row["measure"],
            "period": draw(st.sampled_from(YEARS)),
            "kind": draw(st.sampled_from(["no-tests", "definition", "ended"])),
            "words": draw(TEXTS),
        }
        for row in some_rows(draw, tables["measures.csv"])
    ]


def official_rows(draw: DrawFn, measure: Row) -> Iterator[Row]:
    """The official figures of a measure, at least one of an indicator."""
    groups = draw(
        st.sampled_from([("no-sen", "sen-support", "ehc-plan"), ("sen-support",), ("all", "sen"), ("requests",)])
    )
    places = some(draw, HOLDERS, least=1, most=5)
    periods = some(draw, YEARS, least=1, most=4)
    for number, (period, place, group) in enumerate(product(periods, places, groups)):
        if number and not draw(st.integers(0, 5)):
            continue
        yield {
            "measure": measure["measure"],
            "period": period,
            "place": place,
            "group": group,
            "dataset": draw(st.sampled_from(["one", "two"])),
            "note": maybe(draw, TEXTS),
            **official_cells(draw, measure["unit"]),
        }


def official_cells(draw: DrawFn, unit: str) -> Row:
    """A symbol, a value, or the counts of a share with the share that they give."""
    kind = draw(st.sampled_from(["value", "value", "revised", "counts", "symbol"]))
    if kind == "symbol":
        return {"symbol": draw(st.sampled_from(["c", "x", "low"]))}
    status = {"status": maybe(draw, st.sampled_from(["provisional", "revised", "final"]))}
    if kind == "counts" and unit == "percent":
        whole = draw(st.sampled_from([1, 3, 50, 2000]))
        part = draw(st.integers(0, whole))
        share = (Decimal(100 * part) / whole).quantize(Decimal("0.1"))
        return {"value": share, "decimals": 1, "numerator": part, "denominator": whole, **status}
    value = draw(st.integers(0, 100))
    earlier = {"earlier_value": value + 1} if kind == "revised" else {}
    return {"value": value, "decimals": draw(st.integers(0, 2)), **earlier, **status}
