"""The screen that answers are written for."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

WIDEST = 100
"""Columns that prose is allowed to fill, however wide the window is."""


def screen_width() -> int:
    """Give the columns to write prose in: the window's, at most `WIDEST`; 80 in a pipe."""
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def laid_out(text: str, stream: TextIO) -> str:
    """Break lines between words where somebody reads them; for other programs they stay whole."""
    if not stream.isatty():
        return text
    from socialpolicy.formats.cells import wrap

    width = screen_width()
    # What is indented is there to be copied, and is broken by nobody.
    lines = ([line] if line.startswith("  ") else wrap(line, width) for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)


def in_colour() -> bool:
    """Say whether standard output is a terminal that may have colour (https://no-color.org)."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
