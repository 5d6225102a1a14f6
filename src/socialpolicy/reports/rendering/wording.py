"""The value of a cell, as people read it and as programs do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeAlias

from socialpolicy.reports.tables import Cell, Coded, Column, Fact, Kind, Share
from socialpolicy.schedule import short_length
from socialpolicy.text import FilledText, Language, Text, clean, day

Plain: TypeAlias = str | int | float | list[str] | None
"""What programs read: no dates but as ISO 8601 has them."""

UNITS = {
    Kind.WORKING_TIME: "working_seconds",
    Kind.CLOCK_TIME: "clock_seconds",
    Kind.WORKING_CHANGE: "working_seconds",
}
"""What ends the key of a column with lengths, so that nobody takes one for the other."""

CHANGES = frozenset({Kind.WORKING_CHANGE, Kind.CHANGE, Kind.POINTS})
"""The kinds that are written with a sign."""

_SPACE = {Language.SWEDISH: "\u00a0", Language.ENGLISH: ","}
_OF = {Language.SWEDISH: "av", Language.ENGLISH: "of"}
MINUS = "\u2212"
NONE = "–"
"""What stands in a cell where there is nothing."""


def words_of(text: Text | FilledText | str, language: Language) -> str:
    """Give a text in one language, safe to show on one line."""
    spoken = text if isinstance(text, str) else text.in_language(language)
    return clean(spoken)


def worded(cell: Cell, kind: Kind, language: Language) -> str:
    """Write a cell for people; a dash where there is nothing. It is safe to show on one line.

    Days are as ISO 8601 has them, which is how Swedes write them in tables.
    """
    if type(cell) is str and cell:  # as most cells are, of thousands
        return clean(cell)
    if cell is None or (isinstance(cell, str | tuple) and not cell):
        return NONE
    match cell:
        case Share():
            return percent(cell, language)
        case Coded() | Text() | FilledText() | str():
            return words_of(cell.words if isinstance(cell, Coded) else cell, language)
        case datetime():
            return f"{cell:%Y-%m-%d %H.%M}" if language is Language.SWEDISH else f"{cell:%F %H:%M}"
        case date():
            return cell.isoformat()
        case int():
            sign = MINUS if cell < 0 else "+" if cell and kind in CHANGES else ""
            size = abs(cell)
            length = short_length(size) if kind in UNITS else None
            plain_number = f"{size:,}".replace(",", _SPACE[language])
            return sign + (length.in_language(language) if length else plain_number)
        case _:
            return ", ".join(worded(each, Kind.TEXT, language) for each in cell)


def sentence_of(cell: Cell, kind: Kind, language: Language) -> str:
    """Write a cell for people as it stands in prose, where days have their months in words."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return day(cell, language)
    if isinstance(cell, Share) and kind is Kind.SHARE_OF and cell.whole:
        return f"{percent(cell, language)} ({cell.part} {_OF[language]} {cell.whole})"
    return worded(cell, kind, language)


def percent(share: Share, language: Language) -> str:
    """Write a share in whole per cent, as `Share.per_cent` rounds it: `96 %`, `96%`."""
    if not share.whole:
        return NONE
    rounded = share.per_cent
    return f"{rounded} %" if language is Language.SWEDISH else f"{rounded}%"


def plain(cell: Cell, language: Language) -> Plain:
    """Give a cell for programs: codes, seconds, shares from 0 to 1, days as ISO 8601 has them."""
    match cell:
        case Share():
            return round(cell.part / cell.whole, 4) if cell.whole else None
        case Coded():
            return cell.code
        case Text() | FilledText():
            return cell.in_language(language)
        case datetime():
            return cell.isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case None | str() | int():
            return cell
        case _:
            return [str(plain(each, language)) for each in cell]


def keys_of(columns: Sequence[Column | Fact]) -> list[str]:
    """Give columns' or facts' names for programs; of lengths they say which time, and the unit."""
    return [
        f"{each.key}_{UNITS[each.kind]}" if each.kind in UNITS else each.key for each in columns
    ]
