"""Lengths of time in words: `2 timmar och 15 minuter`, `1 working day`, and in short `2 tim`."""

from __future__ import annotations

from socialpolicy.text import Language, Text, enumeration

_UNITS = {
    "working day": (Text("arbetsdag", "working day"), Text("arbetsdagar", "working days")),
    "hour": (Text("timme", "hour"), Text("timmar", "hours")),
    "minute": (Text("minut", "minute"), Text("minuter", "minutes")),
    "second": (Text("sekund", "second"), Text("sekunder", "seconds")),
}
"""The units that lengths are counted in: one of each, and several."""

_CLOCK = ("hour", "minute", "second")
_SHORT = (Text("tim", "h"), Text("min", "min"), Text("s", "s"))


def counted(count: int, unit: str) -> Text:
    """Write a count of one of the units: `1 arbetsdag`, `4 hours`. Raises KeyError for another."""
    word = _UNITS[unit][count != 1]
    return Text(f"{count} {word.sv}", f"{count} {word.en}")


def length(seconds: int) -> Text:
    """Write a number of seconds from 0 in hours and minutes, seconds only below an hour.

    What is left over is dropped, never rounded up: nobody is later than they are.
    """
    parts = _on_the_clock(seconds)
    # Of 2 hours and 5 seconds, the seconds say nothing.
    shown = parts[:2] if parts[0] else parts
    texts = [counted(n, unit) for n, unit in zip(shown, _CLOCK, strict=False) if n]
    texts = texts or [counted(0, "minute")]
    sv, en = (enumeration([t.in_language(each) for t in texts], each) for each in Language)
    return Text(sv, en)


def short_length(seconds: int, *, exact: bool = False) -> Text:
    """Write a number of seconds from 0 in short: `2 tim 15 min`, `2 h 15 min`, `30 s`.

    Seconds are dropped from a minute on, unless the length is to be `exact`.
    """
    parts = _on_the_clock(seconds)
    shown = parts if exact or not any(parts[:2]) else parts[:2]
    texts = [
        Text(f"{n} {unit.sv}", f"{n} {unit.en}")
        for n, unit in zip(shown, _SHORT, strict=False)
        if n
    ]
    texts = texts or [Text("0 tim", "0 h")]
    return Text(" ".join(t.sv for t in texts), " ".join(t.en for t in texts))


def _on_the_clock(seconds: int) -> tuple[int, int, int]:
    """Divide seconds into hours, minutes and seconds."""
    return seconds // 3600, seconds // 60 % 60, seconds % 60
