"""The screen that answers are written for."""

from __future__ import annotations

import os
import shutil
import sys

WIDEST = 100
"""Columns that prose is allowed to fill, however wide the window is."""


def screen_width() -> int:
    """Give the columns to write prose in: the window's, at most `WIDEST`; 80 in a pipe."""
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def in_colour() -> bool:
    """Say whether standard output is a terminal that may have colour (https://no-color.org)."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
