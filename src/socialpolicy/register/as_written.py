"""Values as the register's files have them: keys in the models' order, and what needs no quotes.

A day, a count and a flag are written bare, also where another reader takes them for
more than text: by the type of their field, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from socialpolicy.edit import Bare
from socialpolicy.register.models.field_types import FieldType
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

_BARE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|[1-9]\d*|true|false", re.ASCII
)
"""What is written bare in a field that is: a wrong answer there gets its quotes."""


def as_written(value: Plain, model: type[BaseModel], path: Path = ()) -> Plain:
    """Give a value of a model, or at a path in it, in order and with `Bare` text where it is.

    Keys that the model does not know come last, in their own order.
    """
    return _as_written(value, _types_at(model, path))


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Name the keys of the mapping at a path, in the order of the model; none for a list."""
    inner = _model_in(_types_at(model, path))
    return list(_fields(inner)) if inner else []


def _types_at(model: type[BaseModel], path: Path) -> list[Any]:
    types: list[Any] = [model]
    for step in path:
        types = _types_in(types, step)
    return types


def _types_in(types: Sequence[Any], step: str | int) -> list[Any]:
    """Give what a value one step further in may be: its type, its alternatives, what marks them."""
    model = _model_in(types)
    if model and isinstance(step, str):
        field = _fields(model).get(step)
        return [*field.metadata, *_alternatives(field.annotation)] if field else []
    inner = (get_args(each) for each in types if get_origin(each) in (list, dict))
    return [each for args in inner for each in _alternatives(args[-1])]


def _alternatives(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from marks
        yield from _alternatives(inner)
    elif origin in (Union, UnionType):
        for each in get_args(annotation):
            yield from _alternatives(each)
    else:
        yield annotation


def _model_in(types: Sequence[Any]) -> type[BaseModel] | None:
    models = (each for each in types if isinstance(each, type) and issubclass(each, BaseModel))
    return next(models, None)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _as_written(value: Plain, types: Sequence[Any]) -> Plain:
    if isinstance(value, str):
        bare = any(isinstance(each, FieldType) and each.bare for each in types)
        return Bare(value) if bare and _BARE.fullmatch(value) else value
    if isinstance(value, list):
        return [_as_written(item, _types_in(types, 0)) for item in value]
    if isinstance(value, dict):
        model = _model_in(types)
        known = filter(value.__contains__, _fields(model)) if model else ()
        return {
            key: _as_written(value[key], _types_in(types, key))
            for key in {**dict.fromkeys(known), **value}
        }
    return value
