"""What is left of a file's value when everything that does not fit its model is taken out.

So one wrong setting or one wrong unit is complained of, and the others still count.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from socialpolicy.yaml import Plain

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
        else:
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
