"""The language of help texts, chosen before the command line is parsed."""

from __future__ import annotations

from functools import cache

from socialpolicy.text import Language, Text, asked, from_locale


@cache
def help_language() -> Language:
    """Give the language for help: as asked, else the locale's, else English."""
    return asked() or from_locale()


class Translated(str):
    """A help text in the language of this run, which a refusal may need in the other."""

    __slots__ = ("text",)

    text: Text


def translated(sv: str, en: str) -> Translated:
    """Give a help text in the language of this run."""
    text = Text(sv, en)
    spoken = Translated(text.in_language(help_language()))
    spoken.text = text
    return spoken
