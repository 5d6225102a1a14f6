"""What to say of a value that is not of the kind its place takes."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy import platforms
from socialpolicy.register.errors import other_forms
from socialpolicy.register.errors.did_you_mean import nearest_value
from socialpolicy.register.errors.schema_path import Expected
from socialpolicy.register.models.field_types import DEFAULT, LARGEST_COUNT
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Plain

Words = tuple[FilledText, FilledText]
"""What is wrong, and what to do about it."""

_IS_NOT = Text(
    sv="{where} är inte {expected}: ”{value}”", en="{where} is not {expected}: “{value}”"
)
_CANNOT_BE = Text(sv="{where} kan inte vara ”{value}”", en="{where} cannot be “{value}”")
_SHOULD_BE = Text(
    sv="{where} ska vara {expected}, inte {found}", en="{where} should be {expected}, not {found}"
)
_EMPTY = Text(sv="{where} är tomt", en="{where} is empty")
_QUOTED = Text(sv="”{value}”", en="“{value}”")
_A_LIST = Text(sv="en lista", en="a list")
_KEYS = Text(sv="nycklar med egna värden", en="keys with values of their own")

_MEANT = Text(sv="Menar du {meant}?", en="Do you mean {meant}?")
_WRITE = Text(sv="Skriv till exempel {line}", en="Write for example {line}")
_WRITE_OR_REMOVE = Text(
    sv="Skriv ett värde, till exempel {line}, eller ta bort det som är tomt.",
    en="Write a value, such as {line}, or remove what is empty.",
)
_CHOOSE = Text(sv="Skriv {choices}.", en="Write {choices}.")
_MEANT_OR_CHOOSE = Text(
    sv="Menar du {meant}? Det kan vara {choices}.", en="Do you mean {meant}? It may be {choices}."
)
_COLON = Text(
    sv='Hör kolonet till texten? Sätt citattecken runt den: "{key}: {value}"',
    en='Does the colon belong to the text? Put quotes around it: "{key}: {value}"',
)
_TOO_LONG = Text(
    sv="{where} är {length} tecken långt, men får vara högst {longest}",
    en="{where} is {length} characters long, but may be at most {longest}",
)
_SHORTEN = Text(
    sv="Korta texten till högst {longest} tecken.",
    en="Shorten the text to at most {longest} characters.",
)
_ID_WORDS = Text(
    sv="Ett id har bara små bokstäver a–z, siffror och bindestreck, till exempel {line}",
    en="An id has only small letters a–z, digits and hyphens, such as {line}",
)
_YES_OR_NO = Text(
    sv="Skriv true om det stämmer, annars false.", en="Write true if it is so, else false."
)


class Wrong(NamedTuple):
    """A value that pydantic refused.

    `where` is its path for people; `reason` is the sentence of the validator
    that refused it, when it had one.
    """

    where: object
    value: Plain
    expected: Expected
    reason: FilledText | None = None
    longest: int = 0

    def words(self, text: Text, **more: object) -> FilledText:
        """Make a sentence of this value."""
        return FilledText(text, {"where": self.where, "value": self.value, **more})


def advice(text: Text, **values: object) -> FilledText:
    """Make a sentence of advice."""
    return FilledText(text, values)


def one_of(words: tuple[str, ...]) -> Text:
    """Join the words that may stand in a place: `a, b eller c`."""
    if len(words) < 2:
        return Text("".join(words), "".join(words))
    most = ", ".join(words[:-1])
    return Text(f"{most} eller {words[-1]}", f"{most} or {words[-1]}")


def say_not(wrong: Wrong, expected: Text) -> FilledText:
    """Say that a value is not what its place takes, whatever stands there instead."""
    value = wrong.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return wrong.words(_EMPTY)
    if isinstance(value, str):
        return wrong.words(_IS_NOT, expected=expected)
    return FilledText(
        _SHOULD_BE, {"where": wrong.where, "expected": expected, "found": found(value)}
    )


def found(value: Plain) -> object:
    """Name what stands in a place, for a sentence."""
    if isinstance(value, str):
        return FilledText(_QUOTED, {"value": value})
    return _KEYS if isinstance(value, dict) else _A_LIST


def example(wrong: Wrong) -> FilledText:
    """Advise by a line that would do."""
    return advice(_WRITE, line=wrong.expected.line)


def empty(wrong: Wrong) -> Words:
    """Word an empty value, or an item of a list with nothing in it."""
    return wrong.words(_EMPTY), advice(_WRITE_OR_REMOVE, line=wrong.expected.line)


def text(wrong: Wrong) -> Words:
    """Word something else than text where text is expected."""
    value = wrong.value
    if value is None:
        return empty(wrong)
    said = say_not(wrong, Text("text", "text"))
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if isinstance(inner, str):
            return said, advice(_COLON, key=key, value=inner)
    return said, example(wrong)


def too_long(wrong: Wrong) -> Words:
    """Word a text that is longer than its place takes. The text itself is not repeated."""
    length = len(wrong.value) if isinstance(wrong.value, str) else 0
    values = {"where": wrong.where, "length": length, "longest": wrong.longest}
    return FilledText(_TOO_LONG, values), advice(_SHORTEN, longest=wrong.longest)


def pattern(wrong: Wrong) -> Words:
    """Word an id with other letters, or a text of blanks alone."""
    value = wrong.value if isinstance(wrong.value, str) else ""
    if not value.strip():
        return empty(wrong)
    said = say_not(wrong, Text("ett id", "an id"))
    return said, perhaps(other_forms.slug_meant(value), advice(_ID_WORDS, line=wrong.expected.line))


def choice(wrong: Wrong) -> Words:
    """Word a value that is none of those that may stand in a place."""
    choices = wrong.expected.choices
    if isinstance(wrong.value, str) and wrong.value.strip():
        said = wrong.words(_CANNOT_BE)
    else:
        said = say_not(wrong, Text("ett av orden", "one of the words"))
    return said, _choose(wrong.value, choices, choices)


def platform(wrong: Wrong) -> Words:
    """Word an unknown platform."""
    said = say_not(wrong, Text("en känd plattform", "a known platform"))
    return said, _choose(wrong.value, platforms.KNOWN_NAMES, tuple(platforms.PLATFORMS))


def platform_or_default(wrong: Wrong) -> Words:
    """Word a key of the response times that is neither a platform nor `default`."""
    said = say_not(wrong, Text("en känd plattform eller default", "a known platform or default"))
    known = (*platforms.KNOWN_NAMES, DEFAULT)
    return said, _choose(wrong.value, known, (*platforms.PLATFORMS, DEFAULT))


def _choose(value: Plain, known: tuple[str, ...], shown: tuple[str, ...]) -> FilledText:
    meant = nearest_value(value, known) if isinstance(value, str) else None
    if meant is None:
        return advice(_CHOOSE, choices=one_of(shown))
    return advice(_MEANT_OR_CHOOSE, meant=meant, choices=one_of(shown))


def perhaps(meant: str | None, otherwise: FilledText) -> FilledText:
    """Ask whether something was meant, when anything can be guessed."""
    return otherwise if meant is None else advice(_MEANT, meant=meant)


def flag(wrong: Wrong) -> Words:
    """Word what is neither true nor false."""
    said = say_not(wrong, one_of(("true", "false")))
    meant = other_forms.flag_meant(wrong.value) if isinstance(wrong.value, str) else None
    return said, advice(_CHOOSE, choices=meant) if meant else advice(_YES_OR_NO)


def count(wrong: Wrong) -> Words:
    """Word what is not a whole number from 1."""
    largest = str(LARGEST_COUNT)
    expected = Text(f"ett helt tal från 1 till {largest}", f"a whole number from 1 to {largest}")
    meant = other_forms.count_meant(wrong.value) if isinstance(wrong.value, str) else None
    return say_not(wrong, expected), perhaps(meant, example(wrong))
