"""The screen on which somebody is asked, by what the terminal can do."""

from __future__ import annotations

import os

from socialpolicy.cli.screen import screen_width
from socialpolicy.text import Language
from socialpolicy.wizard.asker import Asker


def asker_for(language: Language, *, always_searched: bool = False) -> Asker:
    """Give the screen of the terminal: lists with arrow keys, or lines alone where TERM is dumb.

    Long lists can be searched by typing, short ones too if they are always to be.
    """
    unsaid = "" if os.name == "posix" else "windows"
    if os.environ.get("TERM", unsaid).lower() in ("dumb", "unknown", ""):
        from socialpolicy.wizard.lines import Lines

        return Lines(language, screen_width())
    from socialpolicy.wizard.terminal import MANY, Terminal

    many = 0 if always_searched else MANY
    return Terminal(language, screen_width(), colour=is_colourful(), many=many)


def is_colourful() -> bool:
    """Say whether what is said beside the answer may have colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
