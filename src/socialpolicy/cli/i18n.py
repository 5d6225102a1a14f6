"""The language of help texts, chosen before the command line is parsed."""

from __future__ import annotations

from functools import cache

from socialpolicy.text import Language, Text, asked, from_locale


@cache
def tongue() -> Language:
    """Give the language for help: as asked, else the locale's, else English."""
    return asked() or from_locale()


class Spoken(str):
    """A help text in the language of this run, which a refusal may need in the other."""

    __slots__ = ("text",)

    text: Text


def say(sv: str, en: str) -> Spoken:
    """Give a help text in the language of this run."""
    text = Text(sv, en)
    spoken = Spoken(text.speak(tongue()))
    spoken.text = text
    return spoken
