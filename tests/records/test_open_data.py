"""The whole data as one file: the same bytes for the same data, complete, and valid for Frictionless."""

import io
import shutil
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest

from inclusion.records.load import DATA_FOLDER, load
from inclusion.records.model import Dataset, Release
from inclusion.records.open_data import datapackage, zip_bytes
from tests.datasets import SMALL_FOLDER


def validate(folder: Path) -> set[str]:
    """The kinds of errors that Frictionless finds in a data package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own warnings are not ours to mend
        from frictionless import Package  # noqa: PLC0415 (it warns while it is imported)

        report = Package(str(folder / "datapackage.json")).validate()
    return {error.type for error in [*report.errors, *(error for task in report.tasks for error in task.errors)]}


def unpack(content: bytes, folder: Path) -> Path:
    """The folder with the files of a ZIP in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def test_the_zip_holds_every_table_the_dictionary_and_the_description(dataset: Dataset) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(DATA_FOLDER, dataset))) as archive:
        assert archive.namelist()[-2:] == ["data-dictionary.md", "datapackage.json"]
        assert sorted(archive.namelist()[:-2]) == sorted(path.name for path in DATA_FOLDER.glob("*.csv"))
        assert archive.testzip() is None


def test_the_same_data_gives_the_same_bytes(tmp_path: Path, dataset: Dataset) -> None:
    copy = shutil.copytree(DATA_FOLDER, tmp_path / "data", copy_function=shutil.copyfile)
    content = zip_bytes(DATA_FOLDER, dataset)
    assert zip_bytes(copy, load(copy)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_unpacked_zip_loads_as_the_same_data(tmp_path: Path, dataset: Dataset) -> None:
    assert load(unpack(zip_bytes(DATA_FOLDER, dataset), tmp_path)) == dataset


def test_frictionless_validates_the_zip(tmp_path: Path, dataset: Dataset) -> None:
    assert validate(unpack(zip_bytes(DATA_FOLDER, dataset), tmp_path)) == set()


@pytest.mark.parametrize(
    ("file", "change", "error"),
    [
        ("actions.csv", (",achieved,", ",done,"), "constraint-error"),
        ("actions.csv", ("P1-A02,", "P1-A01,"), "primary-key"),
        ("actions.csv", ("P1-A01,strategy-2031-32,", "P1-A01,strategy,"), "foreign-key"),
        ("priorities.csv", (",1,", ",one,"), "type-error"),
        ("themes.csv", ("theme,name,", "theme,title,"), "incorrect-label"),
    ],
)
def test_frictionless_finds_damage(
    tmp_path: Path, small: Dataset, file: str, change: tuple[str, str], error: str
) -> None:
    path = unpack(zip_bytes(SMALL_FOLDER, small), tmp_path) / file
    text = path.read_bytes().decode()
    assert change[0] in text
    path.write_bytes(text.replace(*change, 1).encode())
    assert error in validate(tmp_path)


def test_every_field_is_described_in_the_order_of_its_file(dataset: Dataset) -> None:
    for resource in datapackage(dataset)["resources"]:
        header = (DATA_FOLDER / resource["path"]).read_text(encoding="utf-8-sig").splitlines()[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header.split(",")
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_description_says_what_a_field_is(dataset: Dataset) -> None:
    fields = {
        f"{resource['name']}.{field['name']}": (field["type"], field["constraints"])
        for resource in datapackage(dataset)["resources"]
        for field in resource["schema"]["fields"]
    }
    assert fields["actions.position"] == ("integer", {"required": True})
    assert fields["actions.progress"] == ("string", {"required": True, "enum": ["achieved", "next"]})
    assert fields["actions.themes"] == ("string", {"required": True})
    assert fields["observations.value"] == ("number", {})
    assert fields["sources.retrieved"] == ("date", {})


def test_an_id_of_another_file_is_a_foreign_key(dataset: Dataset) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in datapackage(dataset)["resources"]}
    assert schemas["figures"]["foreignKeys"] == [
        {"fields": "action", "reference": {"resource": "actions", "fields": "action"}}
    ]
    assert schemas["sections"]["primaryKey"] == ["source", "section"]
    assert "primaryKey" not in schemas["observations"]


def test_the_description_names_the_release_and_its_day(dataset: Dataset) -> None:
    release = Release(release="2.1.0", released=date(2027, 9, 1), changes="A correction.")
    description = datapackage(dataset.model_copy(update={"releases": (*dataset.releases, release)}))
    assert (description["version"], description["created"]) == ("2.1.0", "2027-09-01T00:00:00Z")


def test_the_description_names_the_documents(dataset: Dataset) -> None:
    description = datapackage(dataset)
    titles = [source.title for source in dataset.sources]
    titles += [source.title for source in dataset.datasets if source.retrieved]
    assert [source["title"] for source in description["sources"]] == titles
    assert [licence["name"] for licence in description["licenses"]] == ["CC-BY-4.0", "OGL-UK-3.0"]
