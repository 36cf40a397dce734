"""Pin all that the dependencies of pyproject.toml bring along: `python -m deploy.lock`, where uv is installed.

It resolves them anew for every Python and system, writes the versions into `constraint-dependencies` of
pyproject.toml, and exports requirements.txt and requirements-dev.txt from the same resolution.
"""

import subprocess
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
EXPORT = ("uv", "export", "--quiet", "--frozen", "--no-hashes", "--no-header", "--no-annotate", "--no-emit-project")
FILES = {
    "requirements.txt": (
        "# What the app runs with, exported from pyproject.toml by `python -m deploy.lock`.",
        "--no-dev",
    ),
    "requirements-dev.txt": ("# The same with what the checks need, exported in the same way.", "--all-groups"),
}
START, END = "constraint-dependencies = [", "\n]"


def with_pins(text: str, pins: list[str]) -> str:
    """The text of pyproject.toml with a line for each pin in its list of constraints, and no other there."""
    head, _, rest = text.partition(START)
    lines = "".join(f'\n    "{pin}",' for pin in pins)
    return f"{head}{START}{lines}\n]{rest.partition(END)[2]}"


def direct_names(project: dict[str, dict[str, list[str]]]) -> set[str]:
    """The names of the direct dependencies, without extras and versions."""
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return {name.partition("==")[0].partition("[")[0] for name in named}


def export(folder: str, groups: str) -> str:
    """The pins of a resolution as lines of a requirements file."""
    return subprocess.run([*EXPORT, groups], cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


def main() -> None:
    """Resolve, and write the three files."""
    text = PROJECT.read_text(encoding="utf-8")
    direct = direct_names(tomllib.loads(text))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(with_pins(text, []), encoding="utf-8")
        (Path(folder) / "README.md").touch()
        subprocess.run(["uv", "lock", "--quiet"], cwd=folder, check=True)  # noqa: S607
        for name, (heading, groups) in FILES.items():
            (ROOT / name).write_text(f"{heading}\n{export(folder, groups)}", encoding="utf-8")
        brought = [pin for pin in export(folder, "--all-groups").splitlines() if pin.partition("==")[0] not in direct]
    PROJECT.write_text(with_pins(text, brought), encoding="utf-8")


if __name__ == "__main__":
    main()
