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
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from inclusion.records.dictionary import data_dictionary, file_of, in_one_line, plain_type, without_none
from inclusion.records.load import data_folder, read_files, references
from inclusion.records.model import Dataset, Record
from inclusion.records.words import SITE

PACKAGE = "lincolnshire-inclusion"
ZIP_ADDRESS = f"data/{PACKAGE}.zip"
"""Address of the ZIP below the site's root."""


DICTIONARY_FILE = "data-dictionary.md"
DESCRIPTION_FILE = "datapackage.json"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold; one for all files, so that the same data gives the same bytes."""


TYPES: dict[object, str] = {int: "integer", Decimal: "number", date: "date", str: "string"}


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
        "description": f"{in_one_line(Dataset.__doc__ or '')} {DICTIONARY_FILE} says how it was coded.",
        "licenses": LICENCES,
        "sources": [{"title": source.title, "path": source.url} for source in dataset.sources]
        + [{"title": source.title, "path": source.url} for source in dataset.datasets if source.retrieved],
        "resources": [resource(table, field) for table, field in Dataset.model_fields.items()],
    }


def resource(table: str, field: FieldInfo) -> Description:
    """The description of one file."""
    record_type: type[Record] = get_args(field.annotation)[0]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": file_of(table),
        "description": in_one_line(record_type.__doc__ or ""),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(record_type, key_of(field)),
    }


def key_of(field: FieldInfo) -> list[str]:
    """The columns that identify a row of a table."""
    declared: Any = field.json_schema_extra
    return list(declared["key"])


def schema(record_type: type[Record], key: list[str]) -> Description:
    """The fields of a file; its key where no cell of it may be empty; and each id of another file's row."""
    fields = record_type.model_fields
    described: Description = {"fields": [describe_field(name, field) for name, field in fields.items()]}
    if key and all(fields[name].is_required() for name in key):
        described["primaryKey"] = key
    foreign = [
        {"fields": column, "reference": {"resource": target, "fields": key_of(Dataset.model_fields[target])[0]}}
        for column, target in references(record_type)
        if not is_list(fields[column])
    ]
    return described | ({"foreignKeys": foreign} if foreign else {})


def is_list(field: FieldInfo) -> bool:
    """Whether a cell holds several items with ";" between them."""
    return get_origin(without_none(field.annotation)) is tuple


def describe_field(name: str, field: FieldInfo) -> Description:
    """A field: its type, its meaning, and what its cells must be; a list is text with ";" between its items."""
    constraints: Description = {"required": True} if field.is_required() else {}
    if is_list(field):
        words = f"{field.description}; a list with “;” between its items"
        return {"name": name, "type": "string", "description": words, "constraints": constraints}
    kind = plain_type(without_none(field.annotation))
    if get_origin(kind) is Literal:
        constraints["enum"] = list(get_args(kind))
        kind = str
    return {"name": name, "type": TYPES[kind], "description": field.description, "constraints": constraints}
