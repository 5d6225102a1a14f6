"""Y05's ground: whether the bytes of a file are text that the register can hold."""

from __future__ import annotations

import re

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.source import BOM, Source, Span, encoding_of
from socialpolicy.text import FilledText, Text

# YAML 1.2.2, 5.1 (the characters of a stream), less the line breaks of YAML 1.1 that the two
# readers would count differently, and less what turns the direction of writing: with that, a
# line can look as if it said something else (https://www.unicode.org/reports/tr36/).
_NEVER = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
NOT_ALLOWED = re.compile(f"[{_NEVER}]")

# What an escape within double quotes may not make of itself; a file cannot hold half a pair.
_NOT_ESCAPED = re.compile(rf"[\r{_NEVER}\ud800-\udfff]")

# The same characters as UTF-8, roughly: a quick look that may say yes too often, never no.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_LEADS = (b"\xc2", b"\xe2", b"\xef")

_NOT_OURS = Text(
    sv="Filen är sparad som {encoding}, men registret läses som UTF-8",
    en="The file is saved as {encoding}, but the register is read as UTF-8",
)
_NOT_UTF_8 = Text(
    sv="Filen är inte UTF-8: byten {byte} går inte att läsa",
    en="The file is not UTF-8: the byte {byte} cannot be read",
)
_SAVE = Text(
    sv="Öppna filen i en textredigerare och spara den med teckenkodningen UTF-8.",
    en="Open the file in a text editor and save it with the encoding UTF-8.",
)
_CONTROL = Text(
    sv="Här står ett osynligt styrtecken, {character}",
    en="There is an invisible control character here, {character}",
)
_REMOVE = Text(
    sv="Ta bort tecknet. Det följer ofta med när text klistras in från en webbsida.",
    en="Remove the character. It often comes along when text is pasted from a web page.",
)


def problem(source: Source) -> Problem | None:
    """Find the first thing that makes a file something else than ordinary UTF-8 text."""
    data = source.data
    encoding = encoding_of(data)
    if not encoding.startswith("utf-8"):
        # Without its byte order, which nobody chooses when they save a file.
        return _problem(source, 0, FilledText(_NOT_OURS, {"encoding": encoding.upper()[:6]}), _SAVE)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # Without the byte order mark, if there was one.
        before = len(error.object[: error.start].decode(errors="replace"))
        byte = f"0x{error.object[error.start]:02x}"
        return _problem(source, before, FilledText(_NOT_UTF_8, {"byte": byte}), _SAVE)
    if not _suspect(data.removeprefix(BOM)):
        return None
    found = NOT_ALLOWED.search(text)
    if not found:
        return None
    character = f"U+{ord(found.group()):04X}"
    return _problem(source, found.start(), FilledText(_CONTROL, {"character": character}), _REMOVE)


def _suspect(data: bytes) -> bool:
    without = data.translate(None, _CONTROLS)
    return len(without) < len(data) or any(lead in data for lead in _LEADS)


def escaped(source: Source, span: Span, value: str) -> Problem | None:
    r"""Find the first character that an escape such as `\e` puts into a value and should not."""
    found = _NOT_ESCAPED.search(value)
    if not found:
        return None
    said = FilledText(_CONTROL, {"character": f"U+{ord(found.group()):04X}"})
    return Problem(Flaw.ENCODING, said, Label(source, span), FilledText(_REMOVE, {}))


def _problem(source: Source, offset: int, said: FilledText, remedy: Text) -> Problem:
    before = source.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = offset_in_line(before)
    span = Span(line, column, line, column + 1)
    return Problem(Flaw.ENCODING, said, Label(source, span), FilledText(remedy, {}))


def offset_in_line(before: str) -> int:
    """Give the column, from 1, of what comes after `before`."""
    return len(before) - (before.rfind("\n") + 1) + 1
