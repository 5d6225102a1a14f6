"""Another value where one stands."""

from __future__ import annotations

from functools import partial

from socialpolicy.edit.append import add_key, append, place
from socialpolicy.edit.proof import SpliceError, checked, with_value
from socialpolicy.edit.remove import remove
from socialpolicy.edit.spans import Edit, YamlText, carry_out, write
from socialpolicy.text import Text
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

_STANDS = Text(
    sv="Nyckeln kan inte heta {key}, för den står redan där.",
    en="The key cannot be called {key}, which is there already.",
)


def set_value(data: bytes, path: Path, value: Plain) -> bytes:
    """Make the value at a path another, written as the old one was where that is possible.

    A list or mapping is changed entry by entry, so that comments and the
    look of what stays the same are kept. Raises SpliceError, also when the
    path does not stand in the text.
    """
    yaml = YamlText(data)
    yaml.node(path)
    before, value = yaml.at(path), checked(value)
    if before == value:
        return data
    # A key without a value is no part of the old value, but is in the text all the same.
    keys = [str(entry.step) for entry in yaml.entries(path)]
    if keys and isinstance(before, dict) and isinstance(value, dict):
        return _merged(data, path, keys, value)
    if keys and isinstance(before, list) and isinstance(value, list):
        return _aligned(data, path, before, value)
    expected = with_value(yaml.value, path, value)
    return write(yaml, expected, partial(place, yaml, path, value))


def rename(data: bytes, path: Path, key: str) -> bytes:
    """Call the key at a path something else. Raises SpliceError, also when that key is there."""
    yaml = YamlText(data)
    yaml.node(path)
    within = yaml.at(path[:-1])
    key_at = yaml.marks[path].key
    if not isinstance(within, dict) or key_at is None or yaml.is_there((*path[:-1], key)):
        raise SpliceError(_STANDS, key=key)
    named = {key if step == path[-1] else step: value for step, value in within.items()}
    expected = with_value(yaml.value, path[:-1], named)
    start = yaml.offset(key_at.line, key_at.column)
    return carry_out(yaml, [Edit(start, yaml.key_end(path), key)], expected)


def put(data: bytes, path: Path, value: Plain, after: tuple[str, ...] = ()) -> bytes:
    """Set the value at a path, or add its last key where that is missing. Raises SpliceError."""
    if YamlText(data).is_there(path):
        return set_value(data, path, value)
    return add_key(data, path, value, after)


def _merged(data: bytes, path: Path, before: list[str], value: dict[str, Plain]) -> bytes:
    above: tuple[str, ...] = ()
    for key, item in value.items():
        data = put(data, (*path, key), item, above)
        above = (key,)
    for key in before:
        if key not in value:
            data = remove(data, (*path, key))
    return data


def _aligned(data: bytes, path: Path, before: list[Plain], value: list[Plain]) -> bytes:
    surplus = len(before) - len(value)
    same_below = 0
    while (
        surplus > 0
        and same_below < len(value)
        and before[-1 - same_below] == value[-1 - same_below]
    ):
        same_below += 1
    changed = len(value) - same_below
    for at in range(changed + max(surplus, 0) - 1, changed - 1, -1):
        data = remove(data, (*path, at))
    for at, item in enumerate(value[:changed]):
        within = at < len(before)
        data = set_value(data, (*path, at), item) if within else append(data, path, item)
    return data
