"""What a model takes at a path: its type, its keys, an example, and how a value is written."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from socialpolicy.edit import Bare
from socialpolicy.finding import Fillable, Fix
from socialpolicy.register.models.field_types import FieldType, OneOrSeveral
from socialpolicy.text import Text
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

BAD_KEY = "[key]"
"""What pydantic adds to the path of a mapping's key that is wrong in itself."""


class Expected(NamedTuple):
    """What is, or should be, at one path of a model.

    `path` names keys and positions of the file only. `on_key` is set when it
    is the last key itself that is wrong. `owner` is the nearest model above,
    and `field` its field that the path goes through, None for an unknown key.
    `type` is what the place takes, with its annotations.
    """

    path: Path
    on_key: bool
    owner: type[BaseModel] | None
    field: FieldInfo | None
    type: object

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that the place takes, when they can be counted."""
        bare = bare_type(self.type)
        return get_args(bare) if get_origin(bare) is Literal else ()

    @property
    def optional(self) -> bool:
        """Whether the value may be left out."""
        return self.field is None or not self.field.is_required()

    @property
    def example(self) -> Fix:
        """What would do here, with its key: `role: Kulturchef`, or `- Kulturchef` in a list."""
        last = self.path[-1] if self.path else None
        above = _keys_of(self.path[:-1])
        examples = self.field.examples if self.field else None
        if isinstance(last, int):
            return Fix(_NO_WORDS, [_fragment(self.type, self._item_examples())], above)
        name = known_name(self.owner, self.field)
        if name is None or name != last:
            return Fix(_NO_WORDS, _fragment(dict if examples else self.type, examples), above)
        return Fix(_NO_WORDS, {name: _fragment(self.type, examples)}, above)

    @property
    def example_below(self) -> Fix:
        """What would do one level further in: `role: Kulturchef`, or `- Kulturchef` for a list."""
        bare = bare_type(self.type)
        examples = self.field.examples if self.field else None
        below = _fragment(self.type, examples)
        if get_origin(bare) is list:
            below = [_fragment(get_args(bare)[0], self._item_examples())]
        return Fix(_NO_WORDS, below, _keys_of(self.path))

    def _item_examples(self) -> list[Any] | None:
        lists = self.field.examples if self.field else None
        return lists[0] if lists and isinstance(lists[0], list) else None


def follow(model: type[BaseModel], location: Path) -> Expected:
    """Go through a model along the location of one of pydantic's errors."""
    here: object = model
    owner: type[BaseModel] | None = None
    field: FieldInfo | None = None
    path: list[str | int] = []
    for step in location:
        bare = bare_type(here)
        if is_model(bare):
            if isinstance(step, int):  # one of several, see OneOrSeveral
                path.append(step)
                continue
            others = other_keys(bare) if step not in known_fields(bare) else None
            if others:
                if location[-1] == BAD_KEY and len(location) == len(path) + 2:
                    return Expected((*path, step), True, owner, field, others[0])  # noqa: FBT003
                here = others[1]
            else:
                owner, field = bare, known_fields(bare).get(step)
                here = _annotated(field) if field else None
        elif get_origin(bare) is list:
            here = get_args(bare)[0]
        elif get_origin(bare) is dict:
            key, here = get_args(bare)
            if location[-1] == BAD_KEY and len(location) == len(path) + 2:
                return Expected((*path, step), on_key=True, owner=owner, field=field, type=key)
        path.append(step)
    return Expected(tuple(path), on_key=False, owner=owner, field=field, type=here)


def known_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give a model's fields by the keys in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def other_keys(model: type[BaseModel]) -> tuple[object, object] | None:
    """Give the types of the keys that a model takes beside its fields, and of their values."""
    return getattr(model, "OTHER_KEYS", None)


def known_name(owner: type[BaseModel] | None, field: FieldInfo | None) -> str | None:
    """Give the key of a field in a file."""
    known = known_fields(owner) if owner else {}
    return next((name for name, each in known.items() if each is field), None)


def homes(model: type[BaseModel], key: str) -> Iterator[Path]:
    """Find where in a model a key belongs: the paths of the mappings that know it."""
    for path, inner in models_in(model):
        if key in known_fields(inner):
            yield path


@cache
def models_in(model: type[BaseModel], path: Path = ()) -> tuple[tuple[Path, type[BaseModel]], ...]:
    """List a model and those within it, each by its path."""
    found: tuple[tuple[Path, type[BaseModel]], ...] = ((path, model),)
    for name, field in known_fields(model).items():
        bare = bare_type(field.annotation)
        inner = bare_type(get_args(bare)[0]) if get_origin(bare) is list else bare
        if is_model(inner):
            found += models_in(inner, (*path, name))
    return found


_NO_WORDS = Text(sv="", en="")


def _keys_of(path: Path) -> tuple[str, ...]:
    """Give the keys of a path from the top of the file, or from the item of the list it is in."""
    keys: tuple[str, ...] = ()
    for step in path:
        keys = (*keys, step) if isinstance(step, str) else ()
    return keys


def _fragment(type_: object, examples: list[Any] | None) -> Fillable:
    """Give an example of a type, of the first thing in it where it holds several."""
    given = examples or _own_examples(type_)
    if given:
        return dict([next(iter(given[0].items()))]) if isinstance(given[0], dict) else given[0]
    bare = bare_type(type_)
    if get_origin(bare) is Literal:
        return str(get_args(bare)[0])
    if get_origin(bare) is list:
        return [_fragment(get_args(bare)[0], None)]
    if is_model(bare):
        name, field = _first_to_fill(bare)
        return {name: _fragment(_annotated(field), field.examples)}
    return "true" if bare is bool else "…"


def _first_to_fill(model: type[BaseModel]) -> tuple[str, FieldInfo]:
    """Choose the field that shows best how a model is filled in."""
    fields = list(known_fields(model).items())
    required = [pair for pair in fields if pair[1].is_required()]
    simple = [pair for pair in fields if not _holds_more(pair[1])]
    return (required or simple or fields)[0]


def _holds_more(field: FieldInfo) -> bool:
    bare = bare_type(field.annotation)
    return get_origin(bare) in (dict, list) or is_model(bare)


def _own_examples(type_: object) -> list[Any] | None:
    own = _field_type(type_)
    return own.json_schema.get("examples") if own and own.json_schema else None


def _field_type(type_: object) -> FieldType | None:
    parts = (part for part in (type_, *get_args(type_)) if get_origin(part) is Annotated)
    notes = (note for part in parts for note in get_args(part)[1:])
    return next((note for note in notes if isinstance(note, FieldType)), None)


def _annotated(field: FieldInfo) -> object:
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def bare_type(type_: object) -> object:
    """Take off annotations, the `| None` of what may be left out, and the shell of a list file.

    A list that may be one thing alone is taken for that thing.
    """
    if get_origin(type_) is Annotated:
        inner, *notes = get_args(type_)
        if any(isinstance(note, OneOrSeveral) for note in notes):
            inner = get_args(inner)[0]
        return bare_type(inner)
    if get_origin(type_) in (Union, types.UnionType):
        return bare_type(next(each for each in get_args(type_) if each is not types.NoneType))
    if is_model(type_) and issubclass(type_, RootModel):
        return bare_type(type_.model_fields["root"].annotation)
    return type_


def is_model(type_: object) -> TypeGuard[type[BaseModel]]:
    """Say whether a type is a model."""
    return isinstance(type_, type) and issubclass(type_, BaseModel)


_BARE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|[1-9]\d*|true|false", re.ASCII
)
"""What is written without quotes in a field that is: a wrong answer there gets its quotes."""


def as_written(value: Plain, model: type[BaseModel], path: Path = ()) -> Plain:
    """Give a value of a model, or at a path in it, as a file has it: in order, `Bare` where it is.

    A day, a count and a flag have no quotes, also where another reader takes them for more than
    text. Keys that the model does not know come last, in their own order.
    """
    return _as_written(value, follow(model, path).type)


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Name the keys of the mapping at a path, in the order of the model; none for a list."""
    inner = bare_type(follow(model, path).type)
    return list(known_fields(inner)) if is_model(inner) else []


def _as_written(value: Plain, type_: object) -> Plain:
    bare = bare_type(type_)
    if isinstance(value, str):
        own = _field_type(type_)
        return Bare(value) if own and own.bare and _BARE.fullmatch(value) else value
    if isinstance(value, list):
        # A type of ours may take one value or a list of them.
        item = get_args(bare)[0] if get_origin(bare) is list else type_
        return [_as_written(each, item) for each in value]
    if isinstance(value, dict):
        fields = known_fields(bare) if is_model(bare) else {}
        every = get_args(bare)[1] if get_origin(bare) is dict else None
        order = {**dict.fromkeys(filter(value.__contains__, fields)), **value}
        return {
            key: _as_written(value[key], _annotated(fields[key]) if key in fields else every)
            for key in order
        }
    return value
