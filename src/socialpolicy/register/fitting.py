"""The values of a file made into models: plainly right ones at once, others as far as they fit.

JSON from the fast reader is taken only when no key in it can be repeated. Of a value with
something wrong in it, that is taken out, so that the other settings and units still count.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import INNER, RegisterModel
from socialpolicy.register.models.message import Message
from socialpolicy.yaml import Plain, read_fast

M = TypeVar("M", bound=BaseModel)

_MOST_ROUNDS = 10
"""Taking something out can make what held it wrong; a file has few levels."""

_GONE = "\x00"
"""Stands in a list for an item taken out, until the positions of the others may change."""


def fit_what_fits(model: type[M], value: Plain) -> M | None:
    """Fit a value to a model, without what is wrong in it; None when nothing useful is left."""
    for _ in range(_MOST_ROUNDS):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False, include_input=False)
            value = without(value, [detail["loc"] for detail in details])
            if not isinstance(value, dict):
                return None
    return None


def without(value: Plain, paths: Iterable[tuple[str | int, ...]]) -> Plain:
    """Copy a value without what the paths lead to, each or the nearest that exists above it."""
    pruned = _copy(value)
    for path in paths:
        if not _mark(pruned, path):
            return None
    return _swept(pruned)


def _copy(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _mark(value: Plain, path: tuple[str | int, ...]) -> bool:
    holder: Plain = None
    last: str | int = ""
    here = value
    for step in path:
        if isinstance(here, dict) and step in here:
            holder, last, here = here, step, here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            holder, last, here = here, step, here[step]
        elif not isinstance(here, dict) or isinstance(step, str):
            break
    if isinstance(holder, dict):
        holder[str(last)] = _GONE
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = _GONE
    else:
        return False
    return True


def _swept(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _swept(item) for key, item in value.items() if item != _GONE}
    if isinstance(value, list):
        return [_swept(item) for item in value if item != _GONE]
    return value


def account_of(emitted: str) -> Account | None:
    """Make an account of JSON from `read_fast`; None for whatever is not plainly right."""
    try:
        model = Account.model_validate_json(emitted)
    except ValidationError:
        return None
    return model if _keys(model) == read_fast.keys_in(emitted) else None


def messages_of(emitted: str) -> list[Message] | None:
    """Make messages of JSON from `read_fast`; None for whatever is not plainly right."""
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


def _keys(model: RegisterModel) -> int:
    """Count the keys that a model was made of: fewer than were written if one is repeated."""
    keys = 0
    models = [model]
    for each in models:  # which grows as those within are found
        keys += len(each.__pydantic_fields_set__)
        values = each.__dict__
        for name in INNER[type(each)]:
            value = values[name]
            if type(value) is list:
                models += value
            elif value is not None:
                models.append(value)
    return keys
