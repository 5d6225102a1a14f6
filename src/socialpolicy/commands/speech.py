"""The language of help texts, chosen before the command line is parsed."""

from __future__ import annotations

from functools import cache

from socialpolicy.language import Language, Text, asked, from_locale


@cache
def tongue() -> Language:
    """Give the language for help: as asked, else the locale's, else English."""
    return asked() or from_locale()


def say(sv: str, en: str) -> str:
    """Give a help text in the language of this run."""
    return Text(sv, en).speak(tongue())
