"""A remark on a text: what it is about, where, and what to write instead."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Aspect(StrEnum):
    """What a remark on the language is about."""

    ADDRESS = "address"
    WORD = "word"
    PASSIVE = "passive"
    LENGTH = "length"


class Remark(NamedTuple):
    """A place in a text, characters `start` up to `end` from 0, and advice about it.

    `instead` is what to write instead, in Swedish as the text is: a word, or a pattern such as
    "du betalar …". `words` is the number of words in a sentence that is too long, else 0.
    """

    aspect: Aspect
    start: int
    end: int
    instead: str = ""
    words: int = 0
