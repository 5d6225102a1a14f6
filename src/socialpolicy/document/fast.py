"""The fast reader: values without positions, for files that hold nothing unusual.

rapidyaml parses in C++ and writes JSON, which the standard library reads.
Both are many times faster than any reader that keeps positions, but
rapidyaml accepts some text that YAML does not allow and rewrites some
numbers. So this reader looks first, and refuses whatever it cannot vouch for:
the exact reader then does the work.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socialpolicy.document.place import Plain

_MARKS = re.compile(rb"[&*!?%~\\\t\r`@]")
"""Characters that mean something at the start of a value, and are harmless elsewhere."""

_MAY_START_VALUE = (b"", b" ", b"\n", b"[", b"{", b",", b":", b"-", b"?", b'"', b"'", b"|", b">")

_WORDS = (b"<<", b"\n---", b"\n...", b"Null", b"NULL", b"- - ", b"=======", b" " * 64)
_NESTED_DEEPEST = 8
_PLAIN_FLOAT = re.compile(r"-?[1-9]\d*\.\d*[1-9]")
_PLAIN_INTEGER = re.compile(r"-?[1-9]\d*|0")


class NotPlainError(Exception):
    """The text holds something that only the exact reader should judge."""


@cache
def _ryml() -> ModuleType | None:
    try:
        import ryml
    except ImportError:  # no wheel for this system, such as musl
        return None
    module: ModuleType = ryml
    return module


def read(data: bytes) -> Plain:
    """Read the bytes of an ordinary YAML file, which must be UTF-8.

    Raises NotPlainError for whatever the exact reader should judge.
    """
    ryml = _ryml()
    if ryml is None or not _ordinary(data):
        raise NotPlainError
    try:
        tree = ryml.parse_in_arena(data)
        emitted = ryml.emit_json(tree)
        value: Plain = json.loads(
            emitted,
            object_pairs_hook=_mapping,
            parse_float=_float,
            parse_int=_integer,
            parse_constant=_refuse,
        )
    except NotPlainError:
        raise
    except Exception as error:  # rapidyaml's own exceptions share no base of their own
        raise NotPlainError from error
    if isinstance(value, list):
        _settle(value)
    elif not isinstance(value, dict):
        raise NotPlainError
    return value


def _ordinary(data: bytes) -> bool:
    if data.startswith(b"---") or b"\xef\xbb\xbf" in data:
        return False
    if any(word in data for word in _WORDS):
        return False
    for mark in _MARKS.finditer(data):
        if not _harmless(data, mark.start()):
            return False
    return _shallow(data)


def _harmless(data: bytes, at: int) -> bool:
    letter = data[at : at + 1]
    if letter in b"\\\t\r`":
        return False
    if letter == b"~" or at == 0:
        return False
    # Inside a word, or alone between words, these characters are only text.
    start = at - 1 if data[at - 1 : at] == b" " else at
    return data[start - 1 : start] not in _MAY_START_VALUE


def _shallow(data: bytes) -> bool:
    brackets = data.translate(None, _ALL_BUT_BRACKETS)
    for _ in range(_NESTED_DEEPEST):
        if not brackets:
            return True
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return not brackets


_ALL_BUT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise NotPlainError
    for key, value in pairs:
        if value is None:
            del mapping[key]
        elif value is True or value is False:
            mapping[key] = "true" if value else "false"
        elif type(value) is list:
            _settle(value)
    return mapping


def _settle(items: list[Any]) -> None:
    for index, item in enumerate(items):
        if item is True or item is False:
            items[index] = "true" if item else "false"
        elif type(item) is list:
            _settle(item)


def _float(text: str) -> str:
    if not _PLAIN_FLOAT.fullmatch(text):
        raise NotPlainError
    return text


def _integer(text: str) -> str:
    if not _PLAIN_INTEGER.fullmatch(text):
        raise NotPlainError
    return text


def _refuse(text: str) -> str:
    raise NotPlainError(text)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep rapidyaml's own words, which it prints from C++ before it raises, off the screen."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # the process has no standard error
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
