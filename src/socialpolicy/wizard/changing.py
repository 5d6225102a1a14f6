"""From answers to a changed file: the text of an account with some of its values other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from socialpolicy.yaml import Plain

Path: TypeAlias = tuple[str | int, ...]


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

    for step in steps:
        if isinstance(step, Remove):
            data = remove(data, step.path)
        else:
            path, value = _to_stand(data, step)
            data = put(data, path, value, _before(path))
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
    from socialpolicy.register.models.account import Account
    from socialpolicy.wizard.draft import keys_at

    keys = keys_at(Account, path[:-1])
    return tuple(keys[: keys.index(path[-1])]) if path[-1] in keys else ()
