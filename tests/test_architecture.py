"""The shape of the code: which module may import which, who shows, who opens files, and that every field is told."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from inclusion import model
from inclusion.filters import ActionFilter
from inclusion.model import Dataset, Record
from tests.conftest import ROOT

LAYERS = (
    {"model"},
    {"dataset"},
    {"queries", "ranges"},
    {"gaps"},
    {"tables", "wording", "theme"},
    {"charts"},
    {"views"},
    {"pages"},
    {"site", "web"},
    {"live"},
    {"main", "streamlit_app"},
)
"""What stands below what: no part imports one of a later layer, neither directly nor through others.

A part that is not named here stands where its own imports put it.
"""

SHOWS = {"views", "pages", "site", "live", "web", "streamlit_app"}
"""The parts that may import streamlit."""

SEES_FRAMES = {"tables", "downloads", "marks", "charts", "views"}
"""The parts that may import pandas or altair."""

OPENS_FILES = {"dataset", "documents", "web"}
"""The parts that open files: the data, the official texts, and the web layer the static files that it serves."""

MODULES = sorted(
    path.relative_to(ROOT)
    for path in [ROOT / "streamlit_app.py", *(ROOT / "inclusion").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
)


def part_of(module: str) -> str:
    """The part that a module belongs to: "charts" for inclusion.charts, "web" for inclusion.web.routes."""
    names = module.split(".")
    if names[0] != "inclusion":
        return names[0]
    return names[1] if len(names) > 1 else "inclusion"


def module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions; for "from a import b" both a and a.b."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_parts(path: Path) -> set[str]:
    """The parts of the code that a file imports, without its own."""
    names = (name for name in imports(path) if name.split(".")[0] in ("inclusion", "pages", "streamlit_app"))
    return {part_of(name) for name in names} - {"inclusion", part_of(module_name(path))}


def direct_imports() -> dict[str, set[str]]:
    """For each part of the code, the other parts that it imports."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        found.setdefault(part_of(module_name(path)), set()).update(our_parts(path))
    return found


def all_imports(part: str) -> set[str]:
    """The parts that a part imports directly or through others; itself too, where the imports go round."""
    direct, found = direct_imports(), set[str]()
    waiting = [part]
    while waiting:
        new = direct[waiting.pop()] - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize("part", sorted(direct_imports()))
def test_imports_do_not_go_round(part: str) -> None:
    assert part not in all_imports(part)


@pytest.mark.parametrize("number", range(len(LAYERS)))
def test_no_layer_imports_a_later_one(number: int) -> None:
    later = set().union(*LAYERS[number + 1 :])
    assert {part: all_imports(part) & later for part in LAYERS[number]} == {part: set() for part in LAYERS[number]}


def test_every_named_part_exists() -> None:
    assert set().union(*LAYERS) <= set(direct_imports())


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_what_shows_imports_streamlit(path: Path) -> None:
    seen = {name.split(".")[0] for name in imports(path)}
    assert "streamlit" not in seen or part_of(module_name(path)) in SHOWS


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_frames_begin_where_tables_and_charts_do(path: Path) -> None:
    seen = {name.split(".")[0] for name in imports(path)}
    assert not seen & {"pandas", "altair", "numpy"} or part_of(module_name(path)) in SEES_FRAMES


def opened(path: Path) -> set[str]:
    """The names of calls that open, read or list files."""
    calls = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "glob", "rglob", "iterdir"}
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            found |= {name} & calls
    return found


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_the_modules_of_data_and_documents_open_files(path: Path) -> None:
    assert not opened(path) or part_of(module_name(path)) in OPENS_FILES


def test_the_walk_sees_imports_and_opened_files() -> None:
    assert "streamlit" in set(imports(Path("streamlit_app.py")))
    assert our_parts(Path("inclusion/dataset.py")) == {"model"}
    assert opened(Path("inclusion/dataset.py")) == {"read_bytes"}
    assert opened(Path("inclusion/model.py")) == set()


def record_types() -> list[type[Record]]:
    """Every record of the model."""
    return [
        value
        for value in vars(model).values()
        if isinstance(value, type) and issubclass(value, Record) and value not in (Record, Dataset)
    ]


def test_every_field_of_every_record_has_a_description() -> None:
    types = record_types()
    assert len(types) == len(Dataset.model_fields)
    missing = [f"{t.__name__}.{name}" for t in types for name, field in t.model_fields.items() if not field.description]
    assert missing == []


def test_every_record_and_every_filter_is_frozen_and_refuses_what_it_does_not_know() -> None:
    types: list[type[BaseModel]] = [*record_types(), ActionFilter]
    for record_type in types:
        assert record_type.model_config.get("frozen") is True
        assert record_type.model_config.get("extra") == "forbid"


OF_THE_DATA = {"gld", "phonics", "ks2-rwm", "gcse-grade-4", "gcse-grade-5", "prepared-for-adulthood", "202425"}
"""Some codes of measures, a page and a period: they stand in the data, and no code knows them."""

AS_EXAMPLES = {"dataset"}
"""The parts whose messages show how a period is written."""


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_code_names_a_priority_a_measure_or_a_year(path: Path) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    named = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)} & OF_THE_DATA
    assert named <= ({"202425"} if part_of(module_name(path)) in AS_EXAMPLES else set())
