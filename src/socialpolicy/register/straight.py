"""From JSON straight to models: the way of nearly every file, many times faster than by values.

The JSON comes from YAML in which nothing was quoted that need not be, so a
text may have become a number, and a key may stand twice without a sound.
Whatever is not plainly right is refused here, and read again with care.
"""

from __future__ import annotations

from functools import cache
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import Entry
from socialpolicy.register.models.message import Message
from socialpolicy.yaml import read_fast


def account(emitted: str) -> Account | None:
    """Read an account's file; None for whatever is not plainly right."""
    try:
        model = Account.model_validate_json(emitted)
    except ValidationError:
        return None
    return model if _keys(model) == read_fast.keys_in(emitted) else None


def messages(emitted: str) -> list[Message] | None:
    """Read a month's file; None for whatever is not plainly right."""
    try:
        models = _months().validate_json(emitted)
    except ValidationError:
        return None
    return models if sum(map(_keys_of_message, models)) == read_fast.keys_in(emitted) else None


@cache
def _months() -> TypeAdapter[list[Message]]:
    return TypeAdapter(list[Message])


def _keys_of_message(message: Message) -> int:
    """Count as `_keys` does, three times as fast: most of a large register is messages."""
    keys = len(message.__pydantic_fields_set__)
    for action in message.actions:
        keys += len(action.__pydantic_fields_set__)
        if action.preserved is not None:
            keys += len(action.preserved.__pydantic_fields_set__)
    if message.record is not None:
        keys += len(message.record.__pydantic_fields_set__)
    return keys


def _keys(model: Entry) -> int:
    """Count the keys that a model was made of: fewer than were written if one stands twice."""
    values = model.__dict__
    keys = len(model.__pydantic_fields_set__)
    for name in _inner(type(model)):
        value = values[name]
        if value:
            for item in value if type(value) is list else (value,):
                keys += _keys(item)
    return keys


@cache
def _inner(kind: type[Entry]) -> tuple[str, ...]:
    """Name the fields of a model that hold other models, one or a list of them."""
    return tuple(
        name for name, field in kind.model_fields.items() if _holds_model(field.annotation)
    )


def _holds_model(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return True
    return any(map(_holds_model, get_args(annotation)))
