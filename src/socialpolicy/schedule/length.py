"""A length of time as a sentence has it: `2 timmar och 15 minuter`."""

from __future__ import annotations

from socialpolicy.text import Language, Text, enumeration

_UNITS = (
    (3600, Text("timme", "hour"), Text("timmar", "hours")),
    (60, Text("minut", "minute"), Text("minuter", "minutes")),
    (1, Text("sekund", "second"), Text("sekunder", "seconds")),
)


def length(seconds: int) -> Text:
    """Write a number of seconds from 0 in hours and minutes, seconds only below an hour.

    What is left over is dropped, never rounded up: nobody is later than they are.
    """
    counted = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    # Of 2 hours and 5 seconds, the seconds say nothing.
    shown = counted[:2] if counted[0] else counted
    parts = [
        (count, one if count == 1 else many)
        for count, (_, one, many) in zip(shown, _UNITS, strict=False)
        if count
    ]
    parts = parts or [(0, _UNITS[1][2])]
    sv, en = (
        enumeration([f"{count} {word.in_language(language)}" for count, word in parts], language)
        for language in Language
    )
    return Text(sv, en)
