"""The lists of dependencies: one is written by hand, pyproject.toml; the others follow from it and pin everything."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
CHECKS = PROJECT["dependency-groups"]["dev"]
BROUGHT = PROJECT["tool"]["uv"]["constraint-dependencies"]


def pins(file: str) -> list[str]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def without_extra(pin: str) -> str:
    return re.sub(r"\[.*?\]", "", pin)


def test_every_dependency_is_pinned_to_one_version() -> None:
    assert [pin for pin in (*RUNTIME, *CHECKS, *BROUGHT) if not re.match(r"[a-z0-9\[\]-]+==[^=,* ]+( ;|$)", pin)] == []


@pytest.mark.parametrize(
    ("file", "direct"), [("requirements.txt", RUNTIME), ("requirements-dev.txt", [*RUNTIME, *CHECKS])]
)
def test_a_file_of_requirements_holds_the_pins_of_the_project_and_no_other(file: str, direct: list[str]) -> None:
    named = {without_extra(pin) for pin in direct}
    assert named <= set(pins(file))
    assert set(pins(file)) - named <= set(BROUGHT)


def test_together_the_files_hold_every_pin() -> None:
    assert {without_extra(pin) for pin in (*RUNTIME, *CHECKS)} | set(BROUGHT) == set(pins("requirements-dev.txt"))


def test_the_app_gets_everything_that_its_dependencies_bring_along() -> None:
    named = {canonicalize_name(Requirement(pin).name) for pin in pins("requirements.txt")}
    waiting = [Requirement(pin) for pin in RUNTIME]
    needed: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if key in needed:
            continue
        needed.add(key)
        for line in distribution(wanted.name).requires or ():
            further = Requirement(line)
            extras = wanted.extras or {""}
            if further.marker is None or any(further.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                waiting.append(further)
    assert {name for name, _ in needed} <= named


def test_no_file_of_requirements_names_where_packages_come_from() -> None:
    for file in (Path("requirements.txt"), Path("requirements-dev.txt"), Path("pyproject.toml")):
        assert not re.search(r"index-url|find-links|://", (ROOT / file).read_text(encoding="utf-8"))
