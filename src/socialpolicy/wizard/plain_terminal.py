"""The screen of a terminal that only writes lines (TERM=dumb): numbered lists, one line a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from socialpolicy.text import Language, clean
from socialpolicy.wizard.prompt import NUMBER, PROMPT, Item, broken

_ODD_BYTES = "surrogateescape"


class Lines:
    """A terminal without a cursor to move. The conversation goes to standard error."""

    def __init__(self, language: Language, width: int) -> None:
        self.language = language
        self.width = width
        if hasattr(sys.stdin, "reconfigure") and sys.stdin.errors != _ODD_BYTES:
            # Bytes that are no text become what the answers' own check refuses with a sentence.
            # It can only be said before anything has been read.
            sys.stdin.reconfigure(errors=_ODD_BYTES)

    def say(self, text: str = "", *, strong: bool = False) -> None:  # noqa: ARG002 - no weight here
        """Write text, wrapped."""
        for line in broken(text, self.width):
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def show(self, text: str) -> None:
        """Write text as it is."""
        sys.stderr.write(text)
        sys.stderr.flush()

    def text(self, suggestion: str) -> str:
        """Get a line of text, the suggestion shown within brackets."""
        shown = f"[{clean(suggestion)}] " if suggestion else ""
        self.show(f"{shown}{PROMPT}")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.removesuffix("\n") or suggestion

    def choose(self, items: Sequence[Item], suggestion: str) -> str:
        """Get one of the items by its number, or whatever else was written."""
        for number, item in enumerate(items, start=1):
            self.say(f"  {number}. {item.title}")
        titles = {item.value: str(number) for number, item in enumerate(items, start=1)}
        self.say(NUMBER.in_language(self.language))
        answer = self.text(titles.get(suggestion, "")).strip()
        if answer.isdecimal() and 0 < int(answer) <= len(items):
            return items[int(answer) - 1].value
        return answer
