"""The shape of the code: which room may import which, who shows, who opens files, and that every field is told."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from inclusion.actions.filters import ActionFilter
from inclusion.records import model
from inclusion.records.model import Dataset, Record
from tests.conftest import ROOT

ROOMS = ("records", "actions", "figures", "site", "pages", "web", "live", "main", "streamlit_app")
"""Each room may import those before it, and none after it. `editing` stands apart: it reads records alone."""

READ_BY_EDITING = {"editing", "records"}
READS_EDITING = {"__main__"}

SHOWS = {"site", "pages", "live", "web", "streamlit_app"}
"""The rooms that may import streamlit."""

DRAWS = {"figures"}
"""The room that may import altair."""

OPENS_FILES = {"records", "editing", "web"}
"""The rooms that open files: the data and the texts, what an editor runs, and the static files that the web serves."""

OPENING = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "glob", "rglob", "iterdir"}

OF_THE_DATA = {"gld", "phonics", "ks2-rwm", "gcse-grade-4", "gcse-grade-5", "prepared-for-adulthood", "202425"}
"""Some codes of measures, a page and a period: they stand in the data, and no code knows them."""

AS_EXAMPLES = {"inclusion.records.cells"}
"""The modules whose messages show how a period is written."""


TEMPLATES = {".html", ".svg", ".xml"}
"""How the names of templates end."""


@cache
def sources() -> dict[str, Path]:
    """Each module of the project by its name."""
    paths = [ROOT / "streamlit_app.py", *(ROOT / "inclusion").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    return {module_name(path): path for path in paths}


@cache
def trees() -> dict[str, ast.Module]:
    """The same, read once."""
    return {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in sources().items()}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    """The room of a module: "records" for inclusion.records.load, "pages" for pages.brief."""
    names = module.split(".")
    return names[min(1, len(names) - 1)] if names[0] == "inclusion" else names[0]


@cache
def imports(module: str) -> frozenset[str]:
    """Every module that a module imports, also inside functions; for "from a import b" both a and a.b."""
    return frozenset(imported(trees()[module]))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def our_imports(module: str) -> frozenset[str]:
    """The modules of the project that a module imports."""
    return frozenset(name for name in imports(module) if name in trees() and name not in ("inclusion", module))


def libraries(module: str) -> set[str]:
    return {name.split(".")[0] for name in imports(module)}


def opened(module: str) -> set[str]:
    """The names of calls that open, read or list files."""
    calls = (node.func for node in ast.walk(trees()[module]) if isinstance(node, ast.Call))
    return {func.id if isinstance(func, ast.Name) else getattr(func, "attr", "") for func in calls} & OPENING


def test_rooms_import_only_rooms_before_them() -> None:
    wrong = [
        f"{module} imports {other}"
        for module in trees()
        if room_of(module) in ROOMS
        for other in our_imports(module)
        if room_of(other) not in ROOMS[: ROOMS.index(room_of(module)) + 1]
    ]
    assert wrong == []


def test_editing_reads_records_and_is_read_by_the_command_line_alone() -> None:
    reads = {room_of(other) for module in trees() if room_of(module) == "editing" for other in our_imports(module)}
    readers = {room_of(module) for module in trees() for other in our_imports(module) if room_of(other) == "editing"}
    assert reads <= READ_BY_EDITING
    assert readers <= READS_EDITING | {"editing"}


def test_every_module_stands_in_a_room() -> None:
    known = {*ROOMS, "editing", "__main__", "inclusion"}
    assert [module for module in trees() if room_of(module) not in known] == []
    assert set(ROOMS) <= {room_of(module) for module in trees()}


def test_imports_do_not_go_round() -> None:
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join([*way[way.index(module) :], module])
        if module not in done:
            for other in sorted(our_imports(module)):
                if not module.startswith(f"{other}."):
                    walk(other, (*way, module))
            done.add(module)

    for module in sorted(trees()):
        walk(module, ())


def test_only_what_shows_imports_streamlit() -> None:
    wrong = [name for name in trees() if "streamlit" in libraries(name) and room_of(name) not in SHOWS]
    assert wrong == []


def test_charts_alone_see_altair_and_frames() -> None:
    """Nothing is counted with frames: their numbers are binary fractions."""
    assert {room_of(name) for name in trees() if "altair" in libraries(name)} == DRAWS
    assert [name for name in trees() if "pandas" in libraries(name)] == ["inclusion.figures.later"]
    assert [name for name in trees() if "numpy" in libraries(name)] == []


def test_only_some_rooms_open_files() -> None:
    assert [name for name in trees() if opened(name) and room_of(name) not in OPENS_FILES] == []


def test_the_walk_sees_imports_and_opened_files() -> None:
    assert "streamlit" in libraries("streamlit_app")
    assert our_imports("inclusion.records.editions") == {"inclusion.records.model"}
    assert opened("inclusion.records.load") == {"read_bytes"}
    assert opened("inclusion.records.model") == set()


def test_no_code_names_a_priority_a_measure_or_a_year() -> None:
    named = {
        module: found
        for module, tree in trees().items()
        if (found := {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)} & OF_THE_DATA)
    }
    assert {module: found for module, found in named.items() if module not in AS_EXAMPLES} == {}


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text of a module but its docstrings."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    yield from (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )


def test_no_sentence_for_readers_names_a_year() -> None:
    named = [
        (module, text)
        for module, tree in trees().items()
        if room_of(module) not in ("records", "editing")
        for text in texts(tree)
        if re.search(r"(?<!/)\b(19|20)[0-9]{2}\b", text)
    ]
    assert named == []
    assert "Read a year: 2031." in list(texts(ast.parse('"""2030."""\nSAID = "Read a year: 2031."')))


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


def test_the_program_uses_each_function_class_and_constant_that_it_has() -> None:
    """A name of a module in it or in one that imports from there, a method anywhere, either in a template."""
    words = {module: words_in(path) for module, path in sources().items()}
    templates = sum((words_in(p) for p in (ROOT / "inclusion").rglob("*.*") if p.suffix in TEMPLATES), Counter())
    everything = sum(words.values(), templates)
    unused = []
    for module, tree in trees().items():
        near = [templates, words[module], *(words[other] for other in trees() if module in our_imports(other))]
        unused += [name for node in tree.body for name in names_made(node) if sum(text[name] for text in near) < 2]
        unused += [name for node in ast.walk(tree) for name in names_made(node) if everything[name] < 2]
    assert unused == []


def words_in(path: Path) -> Counter[str]:
    return Counter(re.findall(r"\w+", path.read_text("utf-8")))


def names_made(node: ast.AST) -> list[str]:
    """The names that a definition or an assignment of a constant makes, but for private ones."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [] if node.name.startswith("_") else [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()]
