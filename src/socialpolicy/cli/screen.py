"""Where answers are written: a screen of some width, a pipe, a full disk, nothing."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import shutil
import sys
import unicodedata
from typing import TextIO, cast

from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Text

_CLOSED = Text(
    sv="Svaret har ingenstans att skrivas: standard ut är stängd. Kör igen utan >&-.",
    en="The answer has nowhere to go: standard output is closed. Run again without >&-.",
)
_SPELT_OUT = str.maketrans(
    {
        "”": '"', "“": '"', "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "•": "*",
        "×": "x", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss",
    }
)  # fmt: skip

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


class _Nowhere(io.TextIOBase):
    """Stands for a standard output that was closed before the start."""

    def write(self, _: str) -> int:
        """Refuse: an answer that nobody gets is not given."""
        raise CommandError(_CLOSED)


def prepare() -> None:
    """Make both streams take every letter, also where they cannot show it or are closed."""
    _fill_closed_descriptors()
    codecs.register_error("socialpolicy", _spell_out)
    if sys.stdout is None:
        sys.stdout = cast("TextIO", _Nowhere())
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="socialpolicy")


def abandon_output() -> None:
    """Let go of what standard output did not take; Python would try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fill_closed_descriptors() -> None:
    # The next file to be opened would else take the number of a closed stream, and be written to.
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in the letters of ASCII: `a` for `å`, `"` for `”`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_SPELT_OUT)
    plain = (_without_accents(letter) or "?" for letter in lacking)
    return "".join(plain), error.end


def _without_accents(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
