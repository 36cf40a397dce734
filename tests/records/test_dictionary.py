"""The data dictionary says how the data was coded, and describes every file and column."""

from inclusion.records.dictionary import data_dictionary
from inclusion.records.load import DATA_FOLDER
from tests.conftest import DataFolder


def test_the_dictionary_begins_with_how_the_data_was_coded() -> None:
    headings = [line for line in data_dictionary().splitlines() if line.startswith("#")]
    assert headings[:2] == ["# Data dictionary", "## How the data was coded"]
    for row in (
        "| Key stages | 133 | 133 | 100% |",
        "| Main theme | 131 | 133 | 98.5% |",
        "| Follows | 62 | 62 | 100% |",
        "| Kind of next step | 60 | 62 | 96.8% |",
        "| What shall be reached (`targets`) | 61 | 62 | 98.4% |",
    ):
        assert row in data_dictionary()


def test_the_dictionary_describes_every_file_and_every_column_in_the_order_of_the_file(real_folder: DataFolder) -> None:
    described: dict[str, list[str]] = {}
    for line in data_dictionary().splitlines():
        if line.endswith(".csv") and line.startswith("## "):
            columns = described.setdefault(line.removeprefix("## "), [])
        elif line.startswith("| `"):
            columns.append(line.split("`")[1])
    files = sorted(path.name for path in DATA_FOLDER.glob("*.csv"))
    assert sorted(described) == files
    assert described == {file: real_folder.read(file)[0] for file in described}


def test_a_column_is_described_by_its_meaning_its_form_and_whether_it_may_be_empty() -> None:
    lines = data_dictionary().splitlines()
    for line in (
        "| `themes` | Themes, the main one first (ours) | list, each id of `themes.csv` | no |",
        "| `qualifier` | How exact the text says it is | one of `over`, `nearly`, `about` | yes |",
        "| `retrieved` | Day on which the text was taken, where that is known | date, as 2025-09-30 | yes |",
        "| `value` | The figure with its sign | number | yes |",
        "| `position` | Position in its list | whole number | no |",
        "| `dates` | Dates and time frames as stated | list, each text | yes |",
    ):
        assert line in lines
    assert "Key: `measure`, `period`, `place`, `group`, `statistic`, `versus`, `source`." in lines
