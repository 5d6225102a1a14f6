"""The language of help texts, chosen before the command line is parsed."""

from __future__ import annotations

import sys
from functools import cache

from socialpolicy.cli.register_folder import own_language, registry_in
from socialpolicy.text import Language, Text, asked, from_locale


@cache
def help_language() -> Language:
    """Give the language for help: as asked, else the register's, else the computer's."""
    return asked() or own_language(registry_in(sys.argv[1:])) or from_locale()


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
