"""What the model says of each column, for whoever reads its cells and whoever describes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from inclusion.records.model import Record, Reference


@dataclass(frozen=True)
class Column:
    """A column of a table. Where it holds lists, `kind`, `choices` and `refers_to` are those of an item.

    `choices` are the codes that are allowed, none where any is. `refers_to` is the table whose ids it holds.
    """

    name: str
    holds: str
    kind: type
    choices: tuple[str, ...]
    is_list: bool
    is_required: bool
    refers_to: str | None


@cache
def columns_of(record_type: type[Record]) -> Mapping[str, Column]:
    """The columns of a table by name, in the order of its file."""
    return {name: read_column(name, field) for name, field in record_type.model_fields.items()}


def read_column(name: str, field: FieldInfo) -> Column:
    value, *marks = bare_type(field.annotation)
    is_list = get_origin(value) is tuple
    item = bare_type(get_args(value)[0])[0] if is_list else value
    choices = get_args(item) if get_origin(item) is Literal else ()
    refers_to = next((str(mark) for mark in (*field.metadata, *marks) if isinstance(mark, Reference)), None)
    holds = field.description or ""
    return Column(name, holds, str if choices else item, choices, is_list, field.is_required(), refers_to)


def bare_type(annotation: Any) -> tuple[Any, ...]:
    """A type without the None of an empty cell and without the constraints written beside it; then these."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return get_args(annotation) if get_origin(annotation) is Annotated else (annotation,)
