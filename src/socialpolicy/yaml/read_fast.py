"""The fast reader: values without positions, for files that hold nothing unusual.

rapidyaml parses in C++ and writes JSON, which the standard library reads.
Both are many times faster than any reader that keeps positions, but
rapidyaml accepts some text that YAML does not allow and rewrites some
numbers. So this reader looks first, by a grammar of ordinary lines, and
refuses whatever it cannot vouch for: the exact reader then does the work.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any, NamedTuple

from socialpolicy.source import BOM
from socialpolicy.yaml.errors import is_text
from socialpolicy.yaml.plain import DictWithEmptyKeys, Plain

# The grammar of ordinary lines. Quantifiers are possessive: nothing is looked at twice.
_KEY = rb"(?:[A-Za-z][A-Za-z0-9_.-]{0,60}+|[0-9]{4}-[0-9]{2}-[0-9]{2})"
_QUOTED = rb"(?:'[^'\n]*+'|\"[^\"\n]*+\")"
_COMMENT = rb"(?:#[^\n]*+)?+"


def _text(ends: bytes = b"") -> bytes:
    """Describe unquoted text: no colon before a blank, no `#` after one, none of `ends`."""
    most = rb"[^:#\n" + ends + rb"]*+"
    first = rb"[A-Za-z0-9_(/$\x80-\xff]"
    return first + most + rb"(?:(?::(?![ \n" + ends + rb"])|(?<! )#)" + most + rb")*+"


_COMMA = rb", *+"


def _brackets(levels: int, comma: bytes) -> bytes:
    """Describe a list or mapping within brackets, with so many levels of them."""
    value = _text(rb",\[\]{}") + rb"|" + _QUOTED + rb" *+"
    if levels > 1:
        value += rb"|" + _brackets(levels - 1, comma) + rb" *+"
    item = rb"(?:" + value + rb")(?:" + comma + rb"(?!\])|(?=\]))"
    pair = _KEY + rb": ++(?:" + value + rb")(?:" + comma + rb"(?!})|(?=}))"
    return rb"(?:\[ *+(?:" + item + rb")*+\]|\{ *+(?:" + pair + rb")*+})"


def _line(levels: int, comma: bytes) -> bytes:
    """Describe a line with no more than so many levels of brackets."""
    closed = rb"(?:" + _QUOTED + rb"|" + _brackets(levels, comma) + rb")(?=[ \n]) *+"
    value = rb"(?:" + _text() + rb"|" + closed + rb")" + _COMMENT
    key = rb"(?:- )?+" + _KEY + rb":(?: ++|(?=\n))|- (?=[^ #\n])"
    return (
        rb" {0,24}+(?:(?:" + key + rb")(?:" + value + rb"|" + _COMMENT + rb")|" + _COMMENT + rb")\n"
    )


def _block(name: bytes, dash: bytes) -> bytes:
    """Describe a key with `|` or `>` and its lines of text, all of them equally far in."""
    key = b"(?P<%b> {0,24}+)%b%b: [|>]-?+\n" % (name, dash, _KEY)
    inside = b"(?P=%b)%b " % (name, b" " * len(dash))
    first = b"(?P<%b_text>%b *+)[^ \n][^\n]*+\n" % (name, inside)
    return key + first + b"(?:(?P=%b_text)[^ \n][^\n]*+\n|\n)*+(?!%b)" % (name, inside)


@cache
def _lines(levels: int) -> re.Pattern[bytes]:
    """Make the grammar. Each level of brackets doubles it, and few files have three."""
    line = _line(levels, _COMMA + rb"(?:\n ++)?+")
    return re.compile(b"(?:%b|%b|%b)*+" % (line, _block(b"key", b""), _block(b"item", b"- ")))


_LEVELS = (2, 3)
"""Levels of brackets that are looked for, first in vain and then once more."""


@cache
def _lines_alone() -> re.Pattern[bytes]:
    """Make the grammar of lines that are each ordinary by themselves, whatever their order."""
    return re.compile(b"(?:%b)*+" % _line(_LEVELS[0], _COMMA))


_STRANGE = (b"\t", b"\r", b"\\", b"Null", b"NULL", BOM)
_REWRITTEN = re.compile(r'\.(?:nan|inf)"')
"""The end of what rapidyaml makes of `nan` and `inf`, and so may stand for other text."""

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


def as_unix(data: bytes) -> bytes:
    """Take away the byte order mark and the CR of each CRLF, which Windows editors write.

    YAML means the same without them, and every character is on its line and column as before.
    """
    data = data.removeprefix(BOM)
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def as_json(data: bytes, *, ordinary: bool = False) -> str:
    """Write the bytes of an ordinary YAML file as JSON.

    What is not quoted may have become a number, a truth or a null, and a key
    may stand twice: `plain` takes it back to what was written, and whoever
    else reads the JSON must take nothing but text. Raises NotPlainError for
    whatever the exact reader should judge. A part of a file that `parts` gave
    is known to be `ordinary`, and is not looked through again.
    """
    ryml, data = _ryml(), as_unix(data)
    if ryml is None or not (ordinary or _is_all_familiar(data) or is_ordinary(data)):
        raise NotPlainError
    try:
        emitted = _emitted(ryml, data)
    except Exception as error:  # rapidyaml's own exceptions share no base of their own
        raise NotPlainError from error
    if _REWRITTEN.search(emitted):
        raise NotPlainError
    return emitted


class Part(NamedTuple):
    """A part of a file that is one long list.

    It has the bytes from `start` to before `end`, and the `entries` from the one with the index
    `first`, with so many lines `above` it. Of one that is not `ordinary` only the exact reader can
    say whether it is a list of so many entries.
    """

    start: int
    end: int
    first: int
    entries: int
    above: int
    ordinary: bool


def parts(data: bytes, size: int) -> list[Part]:
    """Part the bytes of a list, UTF-8 as `as_unix` gives it, between its entries.

    A part is the first that is longer than `size` bytes. Each that is ordinary is a list of its
    own, and where they all are lists, their items are those of the file. Nothing is given of a
    file that does not begin as a list, or has several documents.
    """
    begins = _BEGINS_LIST.match(data)
    if not begins or b"\n---" in data or b"\n..." in data:
        return []
    found: list[Part] = []
    start, first, above = 0, 0, 0
    while start < len(data):
        # Only the start of an entry has a dash first in a line, where all lines are ordinary.
        end = data.find(b"\n- ", max(start + size, begins.end())) + 1 or len(data)
        part = data[start:end]
        entries = part.startswith(b"- ") + part.count(b"\n- ")
        found.append(Part(start, end, first, entries, above, _is_ordinary_list(part)))
        first += entries
        above += part.count(b"\n")
        start = end
    return found


def _is_ordinary_list(part: bytes) -> bool:
    try:
        return is_ordinary(part) and as_json(part, ordinary=True).startswith("[")
    except NotPlainError:
        return False


_BEGINS_LIST = re.compile(rb"(?:#[^\n]*+\n|\n)*+- ")


def keys_in(emitted: str) -> int:
    """Count the keys of all mappings in what `as_json` gave, repeated ones too."""
    # Within a text every quote has a backslash, and an ordinary file has no backslash of its own.
    return emitted.count('": ') - (emitted.count('\\": ') if "\\" in emitted else 0)


def plain(emitted: str) -> Plain:
    """Read what `as_json` gave as plain values.

    Raises NotPlainError for whatever the exact reader should judge.
    """
    try:
        value: Plain = _JSON.decode(emitted)
    except ValueError as error:
        raise NotPlainError from error
    if isinstance(value, list):
        _settle(value)
    elif not isinstance(value, dict):
        raise NotPlainError
    return value


_GROWTH = 3
"""Most JSON is at most so many times as long as its YAML."""


_MOST_NODES = 256
_kept: list[Any] = []
"""The tree for the next file, if there is one; no more nodes than an account twice as long has."""


def _emitted(ryml: ModuleType, data: bytes) -> str:
    # To clear a tree costs its capacity, so that every small file after a large one would take as
    # long as that one did: only a small one is kept for the next file.
    tree = _kept.pop() if _kept else ryml.Tree()
    tree.clear()
    tree.clear_arena()
    ryml.parse_in_arena(data, tree=tree)
    try:
        emitted = str(ryml.emit_json_in_place(tree, bytearray(_GROWTH * len(data))), "utf-8")
    except IndexError:  # longer than the buffer
        emitted = str(ryml.emit_json(tree))
    if tree.capacity() <= _MOST_NODES:
        _kept.append(tree)
    return emitted


def _is_all_familiar(data: bytes) -> bool:
    # A list is most often a log, whose lines are its own.
    return not data.startswith(b"- ") and _is_familiar(data)


def is_ordinary(data: bytes) -> bool:
    """Say whether bytes, as `as_unix` gives them, are nothing but ordinary lines."""
    if not is_text(data) or _is_strange(data):
        return False
    return any(_lines(levels).fullmatch(data) for levels in _LEVELS)


def _is_strange(data: bytes) -> bool:
    for word in _STRANGE:  # noqa: SIM110 - a generator takes longer than to look through a file
        if word in data:
            return True
    return False


_MOST_LINES, _MOST_FAMILIAR, _MANY = 500, 50_000, 10
_familiar: set[bytes] = set()
"""Lines that are ordinary whatever stands above and below. Accounts share most of theirs."""


def _is_familiar(data: bytes) -> bool:
    """Say whether a short file holds nothing but lines that are each ordinary."""
    lines = data.split(b"\n")
    if len(lines) > _MOST_LINES or lines.pop():
        return False
    new = set(lines).difference(_familiar)
    if not new:
        return True
    if len(_familiar) > len(new) > _MANY:
        return False  # few lines are shared: it is sooner looked through as a whole
    together = b"\n".join(new) + b"\n"
    if not is_text(together) or _is_strange(together) or not _lines_alone().fullmatch(together):
        return False
    if len(_familiar) > _MOST_FAMILIAR:
        _familiar.clear()
    _familiar.update(new)
    return True


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise NotPlainError
    if None in mapping.values():
        mapping = _with_empty_keys(pairs)
    for key, value in mapping.items():
        if value is True or value is False:
            mapping[key] = "true" if value else "false"
        elif type(value) is list:
            _settle(value)
    return mapping


def _with_empty_keys(pairs: list[tuple[str, Any]]) -> dict[str, object]:
    before = {key: last for (last, _), (key, _) in pairwise(pairs)}
    mapping: Any = DictWithEmptyKeys(
        {key: before.get(key) for key, value in pairs if value is None}
    )
    mapping.update((key, value) for key, value in pairs if value is not None)
    whole: dict[str, object] = mapping
    return whole


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


_JSON = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_float=_float, parse_int=_integer, parse_constant=_refuse
)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep rapidyaml's own words, which it prints from C++ before it raises, off the screen."""
    try:
        if sys.stderr:
            sys.stderr.flush()
        kept = os.dup(2)
    except (OSError, ValueError):  # the process has no standard error, or has closed it
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
