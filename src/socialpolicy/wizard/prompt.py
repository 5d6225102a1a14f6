"""What a conversation needs of a screen: to say something, and to get an answer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from socialpolicy.formats.cells import wrap
from socialpolicy.text import clean

WHY = "?"
"""What is answered to hear why something is asked."""

BACK = "<"
"""What is answered to go back to the question before."""

LATER = "-"
"""What is answered to leave a question for later, or out."""

OTHER = "…"
"""The item of a list that stands for an answer that is not on it."""


class Item(NamedTuple):
    """A thing to choose in a list: what the answer becomes, and what is shown."""

    value: str
    title: str


class Asker(Protocol):
    """A screen with somebody in front of it.

    Raises KeyboardInterrupt when the person breaks off, and EOFError when
    nobody can answer any more.
    """

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Write text, its lines as they are but for those too long for the screen."""
        ...

    def show(self, text: str) -> None:
        """Write text as it is, no line broken."""
        ...

    def text(self, suggestion: str) -> str:
        """Get a line of text; the suggestion is what Enter gives."""
        ...

    def choose(self, items: Sequence[Item], suggestion: str) -> str:
        """Get the value of one of the items, or whatever a screen without lists was answered."""
        ...


def broken(text: str, width: int) -> Iterator[str]:
    """Make text safe to show, and break its lines for a screen; what is indented stays so."""
    for line in text.split("\n"):
        shown = clean(line)
        indent = shown[: len(shown) - len(shown.lstrip(" "))]
        for part in wrap(shown[len(indent) :], width - len(indent)):
            yield f"{indent}{part}".rstrip()


def is_colourful() -> bool:
    """Say whether what is said beside the answer may have colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
