"""Rows of a CSV file, whatever wrote it: its encoding, its separator and its line ends are found.

UTF-8 and UTF-16 are known by their marks or by fitting; what fits neither is cp1252, which
Swedish Excel writes. The separator is the one that gives the most cells on the first lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Text

_SEPARATORS = ";,\t|"
_LOOKED_AT = 20
"""Lines by which the separator is chosen."""

LONGEST_FIELD = 100_000

_NO_TEXT = Text(
    sv="{file} går inte att läsa som kalkylblad eller csv. Öppna den och spara om den.",
    en="{file} cannot be read as a spreadsheet or csv. Open it and save it anew.",
)
_LONG_FIELD = Text(
    sv="Rad {row} i {file} har en cell med fler än {most} tecken. Det kan saknas ett citattecken "
    "som avslutar en cell.",
    en="Row {row} of {file} has a cell of more than {most} characters. A quotation mark that "
    "ends a "
    "cell may be missing.",
)
_CHOSEN = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""Characters that text seldom has, and bytes that are no text often."""


def rows_of_text(data: bytes, file: str) -> Iterator[Sequence[str]]:
    """Give the rows of a file of CSV. Raises CommandError for what is no text."""
    text = decoded(data, file)
    chosen = _CHOSEN.match(text)
    separator = chosen[1] if chosen else separator_of(text)
    body = text[chosen.end() :] if chosen else text
    before = csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    try:
        yield from reader
    except csv.Error:
        row = reader.line_num
        raise CommandError(_LONG_FIELD, row=row, file=file, most=LONGEST_FIELD) from None
    finally:
        csv.field_size_limit(before)


def decoded(data: bytes, file: str) -> str:
    """Give the text of a file, without NULs. Raises CommandError for what is no text."""
    text = _decoded(data)
    if text is None or text.count("\x00") * 10 > len(text):
        raise CommandError(_NO_TEXT, file=file)
    return text.replace("\x00", "")


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in _utf_16_like(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        return None if len(_UNSEEN.findall(text)) * 20 > len(text) else text


def _utf_16_like(data: bytes) -> Iterator[str]:
    """Tell UTF-16 without a mark by its NULs, which are every other byte of Swedish text."""
    head = data[:2000]
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = head[start::2]
        low = head[1 - start :: 2]
        if len(high) > 3 and high.count(0) * 10 > len(high) * 8 and low.count(0) * 10 < len(low):
            yield encoding


def separator_of(text: str) -> str:
    """Find the separator by the first lines, what stands within quotes left out."""
    plain = re.sub(r'"[^"\n]*"', "", text[:50_000])
    lines = [line for line in plain.splitlines()[:_LOOKED_AT] if line.strip()]
    return max(_SEPARATORS, key=lambda each: sum(min(line.count(each), 50) for line in lines))
