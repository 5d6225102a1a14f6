"""Edits of a text, and the proof that they changed what they should and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from socialpolicy.edit.errors import SpliceError
from socialpolicy.edit.fragments import Habits, texts
from socialpolicy.edit.spans import Anatomy
from socialpolicy.edit.style import habits_of
from socialpolicy.source import START, Source
from socialpolicy.text import Text
from socialpolicy.yaml import Plain, encoding, read_exact, read_fast

_CHARACTER = Text(
    sv=(
        "Texten innehåller ett osynligt styrtecken, {character}. Ta bort det. "
        "Det följer ofta med när text klistras in från en webbsida."
    ),
    en=(
        "The text holds an invisible control character, {character}. Remove it. "
        "It often comes along when text is pasted from a web page."
    ),
)
_BREAKS = Text(
    sv="Ändringen skulle ge en fil som inte går att läsa: {problem}. Gör den för hand.",
    en="The change would make a file that cannot be read: {problem}. Make it by hand.",
)
NOT_EXACT = Text(
    sv=(
        "Ändringen vid rad {line} går inte att göra utan att något annat i filen ändras. "
        "Gör den för hand."
    ),
    en=(
        "The change at line {line} cannot be made without changing something else in the file. "
        "Make it by hand."
    ),
)


class Edit(NamedTuple):
    """A stretch of a text, offsets in characters, and what takes its place."""

    start: int
    end: int
    text: str


def checked(value: Plain) -> Plain:
    """Give a value as it will be read back: keys without a value are left out.

    Raises SpliceError for characters that the register does not allow.
    """
    for text in texts(value):
        problem = encoding.escaped(Source("", b""), START, text)
        if problem:
            raise SpliceError(_CHARACTER, **problem.said.values)
    return _settled(value)


def _settled(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, dict):
        return {key: _settled(item) for key, item in value.items() if item is not None}
    return value


def carry_out(anatomy: Anatomy, edits: list[Edit], expected: Plain) -> bytes:
    """Make the edits, read the text again, and require the value that was expected.

    Raises SpliceError when either reader finds something else.
    """
    kept, parts = 0, []
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [anatomy.text[kept : edit.start], edit.text]
        kept = edit.end
    parts.append(anatomy.text[kept:])
    data = anatomy.mark + "".join(parts).encode()
    line = anatomy.line(min(edit.start for edit in edits)) + 1
    prove(data, expected, line)
    return data


def write(
    anatomy: Anatomy, expected: Plain, edits_in_manner: Callable[[Habits], list[Edit]]
) -> bytes:
    """Make edits in the manner of the file, and require the value that was expected.

    A text in lines of its own can take in what stands below it, such as a
    comment. Where that happens it is given quotes instead. Raises SpliceError.
    """
    habits = habits_of(anatomy)
    try:
        return carry_out(anatomy, edits_in_manner(habits), expected)
    except SpliceError:
        quoted = habits._replace(blocks=False)
        return carry_out(anatomy, edits_in_manner(quoted), expected)


def prove(data: bytes, expected: Plain, line: int = 1) -> None:
    """Require that both readers find one value in a file. Raises SpliceError."""
    reading = read_exact.read(Source("", data))
    if reading.problems:
        raise SpliceError(_BREAKS, problem=reading.problems[0].said)
    if reading.value != expected:
        raise SpliceError(NOT_EXACT, line=line)
    try:
        value = read_fast.plain(read_fast.as_json(data))
    except read_fast.NotPlainError:
        return
    if value != expected:
        raise SpliceError(NOT_EXACT, line=line)
