"""The whole data as one file: every table, the dictionary, and a Frictionless description made from the model.

It knows the form of a data package; what fields mean stands in `model`. It knows nothing of HTTP.
"""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from inclusion.records.columns import Column
from inclusion.records.dictionary import data_dictionary, in_one_line
from inclusion.records.load import data_folder, read_files
from inclusion.records.model import Dataset
from inclusion.records.tables import TABLES, Table
from inclusion.records.words import SITE

PACKAGE = "lincolnshire-inclusion"
ZIP_ADDRESS = f"data/{PACKAGE}.zip"
"""Address of the ZIP below the site's root."""


DICTIONARY_FILE = "data-dictionary.md"
DESCRIPTION_FILE = "datapackage.json"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold; one for all files, so that the same data gives the same bytes."""


TYPES: dict[type, str] = {int: "integer", Decimal: "number", date: "date", str: "string"}


LICENCES = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0: everything but the official figures",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    {
        "name": "OGL-UK-3.0",
        "title": "Open Government Licence v3.0: the official figures",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
]

Description = dict[str, Any]


@cache
def current_zip(dataset: Dataset) -> bytes:
    """The ZIP of the data that the app shows, made once, before anyone can change the files under it."""
    return zip_bytes(data_folder(), dataset)


def zip_bytes(dataset_folder: Path, dataset: Dataset) -> bytes:
    """A ZIP of the data files as they are, the dictionary and the description; the same data gives the same bytes."""
    files = read_files(dataset_folder)
    files[DICTIONARY_FILE] = data_dictionary().encode()
    files[DESCRIPTION_FILE] = json.dumps(datapackage(dataset), indent=2, ensure_ascii=False).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zip_entry(name), content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def zip_entry(name: str) -> zipfile.ZipInfo:
    """The entry of a file, without what differs between machines: its date, its system and its permissions."""
    entry = zipfile.ZipInfo(name, FIRST_DATE)
    entry.create_system = 3  # Unix, whatever wrote it
    entry.external_attr = 0o644 << 16
    return entry


def datapackage(dataset: Dataset) -> Description:
    """The Frictionless description of the data: each file, each field, and what refers to what."""
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE,
        "title": SITE,
        "version": dataset.release.release,
        "created": f"{dataset.release.released}T00:00:00Z",
        "description": f"{in_one_line(Dataset.__doc__)} {DICTIONARY_FILE} says how it was coded.",
        "licenses": LICENCES,
        "sources": [{"title": source.title, "path": source.url} for source in dataset.sources]
        + [{"title": source.title, "path": source.url} for source in dataset.datasets if source.retrieved],
        "resources": [resource(name, table) for name, table in TABLES.items()],
    }


def resource(name: str, table: Table) -> Description:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": table.file,
        "description": in_one_line(table.record_type.__doc__),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(table),
    }


def schema(table: Table) -> Description:
    """The fields of a file; its key where no cell of it may be empty; and each id of another file's row."""
    columns = table.columns
    described: Description = {"fields": [describe_field(column) for column in columns.values()]}
    if table.key and all(columns[name].is_required for name in table.key):
        described["primaryKey"] = list(table.key)
    foreign = [
        {"fields": column.name, "reference": {"resource": column.refers_to, "fields": TABLES[column.refers_to].key[0]}}
        for column in columns.values()
        if column.refers_to and not column.is_list
    ]
    return described | ({"foreignKeys": foreign} if foreign else {})


def describe_field(column: Column) -> Description:
    """A field: its type, its meaning, and what its cells must be; a list is text with ";" between its items."""
    constraints: Description = {"required": True} if column.is_required else {}
    if column.is_list:
        words = f"{column.holds}; a list with “;” between its items"
        return {"name": column.name, "type": "string", "description": words, "constraints": constraints}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {"name": column.name, "type": TYPES[column.kind], "description": column.holds, "constraints": constraints}
