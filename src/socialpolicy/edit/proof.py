"""What must hold of a changed text: the old value with exactly the change in it, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.source import START, Source
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.yaml import Plain, errors, read_exact, read_fast
from socialpolicy.yaml.plain import Path

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


class SpliceError(Exception):
    """A change that cannot be made without touching something else, said so to whoever asked."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and the values it speaks of."""
        self.said = FilledText(text, values)
        super().__init__(self.said.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.said.in_language(language)


def checked(value: Plain) -> Plain:
    """Give a value as it will be read back: keys without a value are left out.

    Raises SpliceError for characters that the register does not allow.
    """
    for text in texts(value):
        problem = errors.escaped(Source("", b""), START, text)
        if problem:
            raise SpliceError(_CHARACTER, **problem.said.values)
    return _settled(value)


def _settled(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, dict):
        return {key: _settled(item) for key, item in value.items() if item is not None}
    return value


def texts(value: Plain) -> Iterator[str]:
    """Give every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)


def with_value(whole: Plain, path: Path, value: Plain) -> Plain:
    """Give `whole` with `value` at a path, which the last step of it may add to a mapping."""
    if not path:
        return value
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        return [*whole[:at], with_value(whole[at], further, value), *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    changed = with_value(mapping.get(str(step)), further, value)
    return {key: item for key, item in {**mapping, str(step): changed}.items() if item is not None}


def without(whole: Plain, path: Path) -> Plain:
    """Give `whole` without what stands at a path."""
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        kept = [without(whole[at], further)] if further else []
        return [*whole[:at], *kept, *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    if further:
        return {**mapping, str(step): without(mapping[str(step)], further)}
    return {key: item for key, item in mapping.items() if key != step}


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
