"""From answers to the file of an account: a new one, or one with some of its values other."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from socialpolicy.wizard.question import Answers
    from socialpolicy.yaml import Plain

Path: TypeAlias = tuple[str | int, ...]


SCHEMA = "# yaml-language-server: $schema=../.schema/account.json"
"""The first line of an account's file, where the register has its schemas."""


class Put(NamedTuple):
    """A value that is to stand at a path, in place of what may be there."""

    path: Path
    value: Plain


class Remove(NamedTuple):
    """A path that is to be gone."""

    path: Path


Step: TypeAlias = Put | Remove


def steps_for(values: Mapping[str, Any], replaces: Sequence[Path]) -> Iterator[Step]:
    """Turn the part of an account that is to be other into steps.

    A mapping at one of the paths in `replaces` is put whole; of all others
    only what is given is put, and what stands beside it stays.
    """
    yield from _below((), values, replaces)


def _below(path: Path, value: Any, replaces: Sequence[Path]) -> Iterator[Step]:  # noqa: ANN401 - any value
    if not isinstance(value, Mapping) or path in replaces:
        yield Put(path, value if not isinstance(value, Mapping) else dict(value))
        return
    for key, inner in value.items():
        yield from _below((*path, key), inner, replaces)


def changed(data: bytes, steps: Sequence[Step]) -> bytes:
    """Take steps in a file's text, and leave every other byte as it is.

    A key that is new stands where the model has it. Raises SpliceError when
    something else would have to change.
    """
    from socialpolicy.edit import put, remove
    from socialpolicy.register.as_written import as_written
    from socialpolicy.register.models.account import Account

    for step in steps:
        if isinstance(step, Remove):
            data = remove(data, step.path)
        else:
            path, value = _to_stand(data, step)
            data = put(data, path, as_written(value, Account, path), _before(path))
    return data


def _to_stand(data: bytes, step: Put) -> tuple[Path, Plain]:
    """Put a value within the mappings that do not stand there yet."""
    from socialpolicy.source import Source
    from socialpolicy.yaml import read
    from socialpolicy.yaml.read_fast import silence

    with silence():
        here = read(Source("", data)).value
    depth = 0
    for depth, key in enumerate(step.path):  # noqa: B007 - how far it got is asked below
        here = _within(here, key)
        if here is None:
            break
    value = step.value
    for key in reversed(step.path[depth + 1 :]):
        value = {str(key): value}
    return step.path[: depth + 1], value


def _within(value: Plain, key: str | int) -> Plain:
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return value.get(str(key)) if isinstance(value, dict) else None


def _before(path: Path) -> tuple[str, ...]:
    """Name the keys that the model has before the last of a path, beside it."""
    from socialpolicy.register.as_written import keys_at
    from socialpolicy.register.models.account import Account

    keys = keys_at(Account, path[:-1])
    return tuple(keys[: keys.index(path[-1])]) if path[-1] in keys else ()


def mapping(answers: Answers, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Make the account of the answers, as nested mappings in the order of the model."""
    from socialpolicy.register.as_written import as_written
    from socialpolicy.register.models.account import Account

    account: dict[str, Any] = copy.deepcopy(dict(extra or {}))
    for key, value in answers.items():
        *above, last = key.split(".")
        here = account
        for step in above:
            if not isinstance(here.get(step), dict):
                here[step] = {}
            here = here[step]
        here[last] = value
    written = as_written(account, Account)
    return written if isinstance(written, dict) else {}


def write(account: Mapping[str, Any], *, schema: bool = False) -> str:
    """Write an account as YAML, with the line that gives editors the schema if there is one.

    Raises SpliceError for characters that the register does not allow.
    """
    from socialpolicy.edit import compose

    return (f"{SCHEMA}\n\n" if schema else "") + compose(dict(account)).decode()
