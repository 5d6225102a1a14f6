"""Comma-separated values that a spreadsheet opens as text and numbers, never as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from socialpolicy.formats.words import unobeyed
from socialpolicy.text import clean

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a head line and rows (RFC 4180), every cell on one line and safe to open."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    # OWASP, "CSV Injection": an apostrophe keeps a spreadsheet from reading a formula.
    text = unobeyed(clean(str(value)))
    return f"'{text}" if text.lstrip().startswith(_STARTS_FORMULA) else text
