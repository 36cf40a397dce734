"""The commands, run as a user runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inclusion.records.model import Dataset
from tests.conftest import ROOT, DataFolder

SAILING = ("sailing", "203132", "lincolnshire")
NO_SEN = (*SAILING, "no-sen", "value")
LEVEL, GAP = (*SAILING, "sen-support", "value"), (*SAILING, "sen-support", "gap")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m inclusion` from the project's folder."""
    return subprocess.run(  # noqa: S603 (the arguments are the tests' own)
        [sys.executable, "-m", "inclusion", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_check_of_a_sound_folder_prints_what_it_holds_and_exits_0(dataset: Dataset) -> None:
    result = run("check")
    assert (result.returncode, result.stderr) == (0, "")
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert lines[0] == ["No", "faults. The folder holds:"]
    assert [str(len(dataset.actions)), "actions"] in lines
    assert [str(len(dataset.access_checks)), "access checks"] in lines
    assert len(lines) == 1 + len(Dataset.model_fields)


def test_check_prints_each_fault_on_a_line_then_their_number_and_exits_1(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A02", lead="choir")
    folder.set("observations.csv", NO_SEN, value="70.2")
    row = folder.line("observations.csv", NO_SEN)
    result = run("check", str(folder.path))
    assert (result.returncode, result.stderr) == (1, "")
    first, second, last = result.stdout.splitlines()
    assert first == (
        "actions.csv, row 3, column lead: “choir” [lead-not-partner] Name each lead among the partners too."
    )
    assert second.startswith(f"observations.csv, row {row}, column value: “70.2” [too-many-decimals] ")
    assert last == "2 faults"


def test_check_reports_each_contradiction_with_its_figures_and_exits_1(folder: DataFolder) -> None:
    folder.set("observations.csv", GAP, value="-50")
    no_sen, level, gap = (folder.line("observations.csv", key) for key in (NO_SEN, LEVEL, GAP))
    result = run("check", str(folder.path))
    strategy = "The Harbour Strategy 2031-32, section “Outcomes: Sailing”"
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "Early years sailing (sailing): these figures cannot all be true, even with rounding.",
        f"  observations.csv, row {no_sen}: value for no-sen, lincolnshire, 203132 is 70 ({strategy})",
        f"  observations.csv, row {level}: value for sen-support, lincolnshire, 203132 is 30 ({strategy})",
        f"  observations.csv, row {gap}: gap to no-sen for sen-support, lincolnshire, 203132 is -50 ({strategy})",
        "1 contradiction",
    ]


def test_check_of_a_folder_that_is_not_there_says_so_and_exits_1(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "nothing"))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"There is no folder “{tmp_path / 'nothing'}”. Name a folder that holds the data files.\n"


def test_check_of_a_file_says_that_it_is_no_folder(folder: DataFolder) -> None:
    result = run("check", str(folder.path / "actions.csv"))
    assert result.returncode == 1
    assert result.stderr.startswith("There is no folder ")


def test_no_trace_is_shown_where_the_terminal_holds_ascii_only(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-A01", title="☃" * 81)
    result = run("check", str(folder.path), PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (1, "")
    assert "☃" in result.stdout


def test_an_unknown_command_is_explained_without_a_trace() -> None:
    result = run("chek")
    assert result.returncode == 2
    assert "invalid choice: 'chek'" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_data_dictionary_in_docs_is_what_the_command_prints() -> None:
    result = run("dictionary")
    assert (result.returncode, result.stderr) == (0, "")
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == result.stdout, "Run: python -m inclusion dictionary > docs/data-dictionary.md"


@pytest.mark.parametrize("command", ["check", "dictionary"])
def test_a_command_ends_quietly_where_nobody_reads_on(command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(  # noqa: S603 (the arguments are the tests' own)
        [sys.executable, "-m", "inclusion", command], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8"
    )
    os.close(writer)
    _, said = process.communicate(timeout=60)
    assert said == ""
    assert process.returncode != 0


def test_an_empty_variable_of_the_environment_counts_as_not_set(dataset: Dataset) -> None:
    result = run("check", INCLUSION_DATA="", INCLUSION_DOCUMENTS="", INCLUSION_REPORT_ADDRESS="")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"{len(dataset.actions)} actions" in result.stdout


def test_check_reports_an_address_of_the_data_that_is_no_page(folder: DataFolder) -> None:
    folder.set("questions.csv", "help-with-rowing", address="no-such-page?theme=light")
    result = run("check", str(folder.path))
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "questions.csv, row 2, column address: “no-such-page?theme=light” [unknown-page] "
        "The site has no page at this address. Correct it, or take the row out.",
        "1 fault",
    ]
