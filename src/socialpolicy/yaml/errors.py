"""What keeps a file from being read: its encoding and characters (Y05) or its syntax (Y01).

Encoding and invisible characters are looked for before a file is parsed. What a parser then
complains of is put into our own words, in both languages, at the line where the error is.
"""

from __future__ import annotations

import re
from typing import Any

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.source import BOM, Source, Span, encoding_of, pieces
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml.error_location import (
    CLOSE,
    NO_COLON,
    QUOTE,
    WRITE,
    code_point,
    letter,
    located,
    syntax_error,
)

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


def encoding_problem(source: Source) -> Problem | None:
    """Find the first thing that makes a file something else than ordinary UTF-8 text."""
    data = source.data
    encoding = encoding_of(data)
    if not encoding.startswith("utf-8"):
        # Without its byte order, which nobody chooses when they save a file.
        return _unreadable(source, 0, _NOT_OURS, _SAVE, encoding=encoding.upper()[:6])
    if is_text(data.removeprefix(BOM)):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # Without the byte order mark, if there was one.
        before = len(error.object[: error.start].decode(errors="replace"))
        byte = f"0x{error.object[error.start]:02x}"
        return _unreadable(source, before, _NOT_UTF_8, _SAVE, byte=byte)
    found = NOT_ALLOWED.search(text)
    if not found:
        return None
    return _unreadable(source, found.start(), _CONTROL, _REMOVE, character=code_point(found[0]))


def is_text(data: bytes) -> bool:
    """Say whether bytes are UTF-8, without a byte order mark or a character of those not allowed.

    Of whatever is not, or begins with such a mark, `encoding_problem` knows more.
    """
    return all(map(_is_text, pieces(data, _LARGE)))


_LARGE = 1024 * 1024
"""Bytes that are looked through at once."""


def _is_text(piece: bytes) -> bool:
    try:
        text = piece.decode()
    except UnicodeDecodeError:
        return False
    return not (_suspect(piece) and NOT_ALLOWED.search(text))


def _suspect(data: bytes) -> bool:
    without = data.translate(None, _CONTROLS)
    if len(without) < len(data):
        return True
    first, second, third = _LEADS
    return first in data or second in data or third in data


def escaped(source: Source, span: Span, value: str) -> Problem | None:
    r"""Find the first character that an escape such as `\e` puts into a value and should not."""
    found = _NOT_ESCAPED.search(value)
    if not found:
        return None
    said = FilledText(_CONTROL, {"character": code_point(found[0])})
    return Problem(Flaw.ENCODING, said, Label(source, span), FilledText(_REMOVE, {}))


def _unreadable(source: Source, offset: int, says: Text, remedy: Text, **values: object) -> Problem:
    before = source.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    span = letter(before.count("\n") + 1, len(before) - before.rfind("\n"))
    said = FilledText(says, values)
    return Problem(Flaw.ENCODING, said, Label(source, span), FilledText(remedy, {}))


_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$")

_CONFLICT_SAYS = Text(
    sv="Här finns en konflikt kvar efter en sammanslagning i git",
    en="A conflict from a merge in git is left here",
)
_CONFLICT_HELP = Text(
    sv=(
        "Välj vilka av raderna mellan <<<<<<< och >>>>>>> som ska gälla, "
        "och ta bort de tre raderna med märken."
    ),
    en=(
        "Choose which of the lines between <<<<<<< and >>>>>>> are right, "
        "and remove the three lines with marks."
    ),
)
_HALF_CONFLICT_HELP = Text(
    sv="Ta bort raden =======, och välj vilka av raderna över och under den som ska gälla.",
    en="Remove the line =======, and choose which of the lines above and below it are right.",
)
_TAB_SAYS = Text(
    sv="Raden är indragen med tabb, men YAML tillåter bara mellanslag",
    en="The line is indented with a tab, but YAML allows only spaces",
)
_TAB_HELP = Text(
    sv="Byt tabben mot två mellanslag för varje nivå.",
    en="Replace the tab with two spaces for each level.",
)
_OPENED = Text(sv="det här började här", en="what it belongs to starts here")
_GENERAL = Text(sv="Filen går inte att läsa som YAML", en="The file cannot be read as YAML")
_GENERAL_HELP = Text(
    sv="Jämför raden och raden ovanför med en fil som fungerar: indrag, kolon och citattecken.",
    en="Compare the line and the one above with a file that works: indent, colons and quotes.",
)

_OTHER_INDENT = Text(
    sv="Raden har ett annat indrag än raderna den hör ihop med",
    en="The line is indented otherwise than the lines it belongs with",
)

# Part of the parser's own message, then what it means here and what to do about it.
_WORDS: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(
            sv="Här står ett kolon som YAML inte väntar sig",
            en="There is a colon here that YAML does not expect",
        ),
        Text(
            sv=(
                "Sätt citattecken runt värdet om kolonet hör till texten. "
                "Annars är raden för långt indragen."
            ),
            en=(
                "Put quotes around the value if the colon belongs to the text. "
                "Otherwise the line is indented too far."
            ),
        ),
    ),
    ("could not find expected ':'", NO_COLON, WRITE),
    (
        "expected <block end>",
        _OTHER_INDENT,
        Text(
            sv="Låt alla nycklar på samma nivå börja i samma kolumn.",
            en="Let all keys of one level start in the same column.",
        ),
    ),
    (
        "did not find expected key",
        _OTHER_INDENT,
        Text(
            sv=(
                "Låt alla nycklar på samma nivå börja i samma kolumn, "
                "och inget stå efter ett avslutande citattecken."
            ),
            en=(
                "Let all keys of one level start in the same column, "
                "and nothing follow a closing quote."
            ),
        ),
    ),
    (
        "did not find expected '-' indicator",
        Text(
            sv="Raden hör till en lista men börjar inte med bindestreck",
            en="The line belongs to a list but does not start with a dash",
        ),
        Text(
            sv="Börja varje post i listan med `- ` i samma kolumn.",
            en="Start every item of the list with `- ` in the same column.",
        ),
    ),
    (
        "did not find expected ',' or",
        Text(
            sv="En parentes stängs aldrig, eller så saknas ett komma",
            en="A bracket is never closed, or a comma is missing",
        ),
        Text(
            sv="Kontrollera att varje {{ har en }}, varje [ en ], och att komma skiljer värden åt.",
            en="Check that every {{ has its }}, every [ its ], and that commas part the values.",
        ),
    ),
    ("unexpected end of stream", QUOTE, CLOSE),
    (
        "unknown escape character",
        Text(
            sv="Ett omvänt snedstreck inom citattecken bildar ett tecken som inte finns",
            en="A backslash within quotes makes a character that does not exist",
        ),
        Text(
            sv="Skriv två omvända snedstreck, eller byt till enkla citattecken.",
            en="Write two backslashes, or use single quotes.",
        ),
    ),
    (
        "cannot start any token",
        Text(
            sv="Värdet börjar med ett tecken som är reserverat i YAML",
            en="The value starts with a character that YAML reserves",
        ),
        Text(
            sv='Sätt citattecken runt värdet, till exempel `handle: "@biblioteket"`.',
            en='Put quotes around the value, such as `handle: "@library"`.',
        ),
    ),
    (
        "block sequence entries are not allowed",
        Text(sv="Här kan ingen lista börja", en="No list can start here"),
        Text(
            sv="Börja listan på en ny rad under nyckeln, eller sätt citattecken runt texten.",
            en="Start the list on a new line under its key, or put quotes around the text.",
        ),
    ),
    (
        "document start",
        Text(
            sv="Texten fortsätter där filen borde vara slut",
            en="The text goes on where the file should have ended",
        ),
        Text(
            sv="Kontrollera indraget: varje rad ska höra till en nyckel ovanför.",
            en="Check the indent: every line belongs to a key above it.",
        ),
    ),
)


def conflict(source: Source) -> Problem | None:
    """Find the first mark that git leaves where two branches changed the same lines."""
    if b"<<<<<<<" not in source.data and b">>>>>>>" not in source.data:
        return None
    for number, line in enumerate(source.lines, start=1):
        if _CONFLICT.match(line):
            span = Span(number, 1, number, len(line) + 1)
            return syntax_error(source, span, _CONFLICT_SAYS, _CONFLICT_HELP)
    return None


def parse_problem(source: Source, error: Exception, last: Any = None) -> Problem:  # noqa: ANN401
    """Put a parser's error into our words: at the line at fault, else where it gave up.

    `last` is the last event that the parser gave before that.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    span = _span(source, mark)
    for number in (span.line - 1, span.line):
        if source.line(number) == "=======":
            marks = Span(number, 1, number, 8)
            return syntax_error(source, marks, _CONFLICT_SAYS, _HALF_CONFLICT_HELP)
    found = None if _has_tab(source, span) else located(source, error, last)
    if found:
        return found
    related: list[Label] = []
    opened = getattr(error, "context_mark", None)
    if opened is not None and mark is not None and opened.line != mark.line:
        related.append(Label(source, _span(source, opened), FilledText(_OPENED, {})))
    text, advice = _words(source, span, str(getattr(error, "problem", "") or error))
    return syntax_error(source, span, text, advice, *related)


def _has_tab(source: Source, span: Span) -> bool:
    line = source.line(span.line)
    return "\t" in line[: len(line) - len(line.lstrip())]


def _words(source: Source, span: Span, complaint: str) -> tuple[Text, Text]:
    if _has_tab(source, span):
        return _TAB_SAYS, _TAB_HELP
    for part, said, remedy in _WORDS:
        if part in complaint:
            return said, remedy
    return _GENERAL, _GENERAL_HELP


def _span(source: Source, mark: object) -> Span:
    line = int(getattr(mark, "line", 0)) + 1
    column = int(getattr(mark, "column", 0)) + 1
    if line > len(source.lines) or not source.line(line).strip():
        # The parser gives up at the end of the file; the last line with text says more.
        line = max(1, min(line, len(source.lines)))
        while line > 1 and not source.line(line).strip():
            line -= 1
        column = len(source.line(line)) + 1
    return letter(line, column)
