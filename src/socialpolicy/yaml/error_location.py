"""Rule Y01: the line where a syntax error really is, as a parser only notices it further down.

A parser sees a slip by what follows it. The lines above its mark tell where the
slip is; where they do not tell for sure, nothing is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text

FURTHEST = 200
"""Lines from a mark that are looked at; a slip is hardly ever so far away."""

_KEY = re.compile(r" *(?:- +)*\w[\w-]*:(?: |$)|-(?: |$)")
_COLON = re.compile(r":(?: |$)")
_UNPARTED = re.compile(r"[^\W\d][\w-]*:(?P<after>[^ \t/])")
_UNDASHED = re.compile(r" *-(?=[^\W\d]|[\[{'\"])")
_COMMENT = re.compile(r"(?:^| )#.*")
_DASH = re.compile(r"(?:- +)*")

WRITE = Text(
    sv="Skriv nyckel, kolon, mellanslag och värde, till exempel `handle: biblioteket`.",
    en="Write key, colon, space and value, such as `handle: library`.",
)
NO_COLON = Text(sv="Raden saknar kolon efter nyckeln", en="The line has no colon after its key")
_NO_SPACE = Text(
    sv="Det saknas ett mellanslag efter kolonet", en="There is no space after the colon"
)
_OTHER_SPACE = Text(
    sv="Efter kolonet står ett annat mellanslag än det vanliga, {character}",
    en="Another space than the ordinary one, {character}, stands after the colon",
)
_REPLACE = Text(
    sv="Byt det mot ett vanligt mellanslag. Det följer ofta med när text klistras in.",
    en="Replace it with an ordinary space. It often comes along when text is pasted.",
)
_NO_SPACE_AFTER_DASH = Text(
    sv="Det saknas ett mellanslag efter bindestrecket", en="There is no space after the dash"
)
_WRITE_ITEM = Text(
    sv="Skriv bindestreck, mellanslag och värde, till exempel `- Kulturchef`.",
    en="Write dash, space and value, such as `- Head of culture`.",
)
_ABOVE = Text(
    sv="Raden har inget kolon, men nästa rad har ett",
    en="The line has no colon, but the next line has one",
)
_BOTH = Text(
    sv=(
        "Skriv nyckel, kolon, mellanslag och värde på båda raderna, "
        "eller sätt citattecken runt dem om de är en enda text."
    ),
    en=(
        "Write key, colon, space and value on both lines, "
        "or put quotes around them if they are one text."
    ),
)
QUOTE = Text(sv="Ett citattecken stängs aldrig", en="A quote is never closed")
CLOSE = Text(
    sv="Sätt ett likadant citattecken där texten slutar.",
    en="Put the same quote where the text ends.",
)
_BRACKET = Text(sv="En parentes stängs aldrig", en="A bracket is never closed")
_CLOSE_BRACKET = Text(
    sv="Varje {{ ska ha en }}, och varje [ en ]. Sätt parentesen där listan eller värdena slutar.",
    en="Every {{ has its }}, and every [ its ]. Put the bracket where the list or values end.",
)

# What a parser may complain of where a dash has no space after it.
_BY_DASH = ("expected ':'", "expected '-' indicator", "mapping values are not allowed")


def syntax_error(
    source: Source, span: Span, says: Text, remedy: Text, *related: Label, **values: object
) -> Problem:
    """Make the problem of a file that is no YAML: where, in which words, and what to do."""
    said = FilledText(says, values)
    return Problem(Flaw.SYNTAX, said, Label(source, span), FilledText(remedy, {}), related)


def located(source: Source, error: Exception, last: Any) -> Problem | None:  # noqa: ANN401 - an Event
    """Look for the line at fault above a parser's mark; `last` is the last event before it."""
    complaint = str(getattr(error, "problem", ""))
    mark, opened = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    quote = last.start_mark if _is_quote(last) else None
    if quote and _swallows_keys(source, quote.line + 1, last.end_mark.line + 1):
        return _at(source, quote, QUOTE, CLOSE)
    if opened and "end of stream" in complaint and "quoted" in str(getattr(error, "context", "")):
        return _at(source, opened, QUOTE, CLOSE)
    undashed = _undashed(source, mark, complaint) if mark else None
    if undashed:
        return undashed
    if opened and "expected ':'" in complaint:
        return _on_key(source, opened.line + 1, opened.column)
    if mark and opened and "expected ',' or" in complaint:
        # A bracket alone at the end of its line may hold keys that start in its own column.
        alone = not source.line(opened.line + 1)[opened.column + 1 :].strip()
        swallows = not alone and _swallows_keys(source, opened.line + 1, mark.line + 1)
        return _at(source, opened, _BRACKET, _CLOSE_BRACKET) if swallows else None
    if mark and "mapping values are not allowed" in complaint:
        return _above(source, mark.line + 1)
    return None


def _at(source: Source, mark: Any, says: Text, remedy: Text) -> Problem:  # noqa: ANN401 - a Mark
    return syntax_error(source, letter(mark.line + 1, mark.column + 1), says, remedy)


def code_point(character: str) -> str:
    """Name a character as Unicode does: `U+00A0`."""
    return f"U+{ord(character):04X}"


def letter(line: int, column: int) -> Span:
    """Give the span of one character, line and column from 1."""
    return Span(line, column, line, column + 1)


def _is_quote(event: Any) -> bool:  # noqa: ANN401 - an Event
    return getattr(event, "style", None) in ("'", '"')


def _swallows_keys(source: Source, first: int, last: int) -> bool:
    """Tell whether what opens on one line goes on over keys that belong outside of it."""
    opening = source.line(first)
    depth = _start(opening) if _KEY.match(opening) else _depth(opening)
    return any(
        _depth(source.line(number)) <= depth and _KEY.match(source.line(number))
        for number in range(first + 1, min(last, first + FURTHEST) + 1)
    )


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _undashed(source: Source, mark: Any, complaint: str) -> Problem | None:  # noqa: ANN401 - a Mark
    """Find an item whose dash has no space after it, below a key alone or another item."""
    if not any(part in complaint for part in _BY_DASH):
        return None
    for number in (mark.line + 1, mark.line):
        found = _UNDASHED.match(source.line(number))
        before = _without_comment(source.line(number - 1))
        if found and (not before or before.endswith(":") or before.lstrip(" ").startswith("-")):
            span = letter(number, found.end())
            return syntax_error(source, span, _NO_SPACE_AFTER_DASH, _WRITE_ITEM)
    return None


def _start(line: str) -> int:
    """Count what stands before the first word of a line, dashes of a list included."""
    dash = _DASH.match(line, _depth(line))
    return dash.end() if dash else 0


def _on_key(source: Source, number: int, column: int) -> Problem | None:
    """Say what a line lacks that should have been a key and a value."""
    words = _without_comment(source.line(number)[column:])
    if words.startswith(("'", '"')) and words.find(words[0], 1) < 0:
        return syntax_error(source, letter(number, column + 1), QUOTE, CLOSE)
    if not words or _COLON.search(words):
        return None
    unparted = _unparted(source, number, column, words)
    if unparted:
        return unparted
    span = Span(number, column + 1, number, column + len(words) + 1)
    return syntax_error(source, span, NO_COLON, WRITE)


def _without_comment(text: str) -> str:
    return _COMMENT.sub("", text).rstrip(" ")


def _unparted(source: Source, number: int, column: int, words: str) -> Problem | None:
    """Find a colon with no ordinary space after it, right after what looks like a key."""
    found = _UNPARTED.match(words)
    if not found:
        return None
    after = found["after"]
    colon = column + found.start("after")
    if not after.isspace():
        return syntax_error(source, letter(number, colon), _NO_SPACE, WRITE)
    return syntax_error(
        source, letter(number, colon + 1), _OTHER_SPACE, _REPLACE, character=code_point(after)
    )


def _above(source: Source, number: int) -> Problem | None:
    """Find the line that was taken for the beginning of a text, and the keys below for the rest."""
    lines = list(_text_above(source, number))
    for line, column, words in reversed(lines):
        unparted = _unparted(source, line, column, words)
        if unparted:
            return unparted
    if not lines or lines[0][0] != number - 1:
        return None
    line, column, words = lines[0]
    span = Span(line, column + 1, line, column + len(words) + 1)
    return syntax_error(source, span, _ABOVE, _BOTH)


def _text_above(source: Source, number: int) -> Iterator[tuple[int, int, str]]:
    """Give the lines above that start where this one does and hold no key, the nearest first.

    Of those that go on with a value begun on its key's own line, nothing is
    given: there the line itself is indented too far.
    """
    depth = _depth(source.line(number))
    found: list[tuple[int, int, str]] = []
    for above in range(number - 1, max(0, number - FURTHEST), -1):
        line = source.line(above)
        if not line.strip(" "):
            continue
        column = _start(line)
        words = line[column:].rstrip(" ")
        plain = _without_comment(words)
        if column != depth or not plain or _COLON.search(plain):
            # A text ends at a comment, so one above begins it as well as a key alone does.
            if not plain or plain.endswith(":"):
                yield from found
            return
        found.append((above, column, words))
        if column > _depth(line):
            yield from found
            return
    if not depth:
        yield from found
