"""What an entry leaves unsaid: in words for a sentence, and as YAML to fill in."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from socialpolicy.finding import Fix
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.text import Text

_PLAIN = re.compile(r"(?!(?:null|Null|NULL)$)\w(?:[\w ./@()-]*[\w./@()-])?")
"""Text that means the same with and without quotes, also inside brackets."""


class Wanted(NamedTuple):
    """A key that must hold something: what it is in a sentence, and what to write there.

    `value` may name a place for a value, as in `{management}`.
    """

    key: str
    word: Text
    value: Text


def is_blank(value: object) -> bool:
    """Say whether nothing is said: no value, or text without a letter or a digit."""
    if isinstance(value, str):
        return not value[:1].isalnum() and not any(map(str.isalnum, value))
    return value is None


def lacking(entry: RegisterModel | None, wanted: Sequence[Wanted]) -> list[Wanted]:
    """List what an entry leaves unsaid; all of it where there is no entry."""
    if entry is None:
        return list(wanted)
    values = entry.__dict__
    # Nearly every value is a day, or a text that begins with a letter: asked no further.
    return [
        each
        for each in wanted
        if (value := values[each.key]) is None
        or (type(value) is str and not value[:1].isalnum() and is_blank(value))
    ]


def words(wanted: Sequence[Wanted]) -> list[Text]:
    """Name what is wanted, for an enumeration."""
    return [each.word for each in wanted]


def with_lines(words: Text, key: str, wanted: Sequence[Wanted]) -> Fix:
    """Make an advice of its words, and of what is wanted below a key."""
    return Fix(words, {each.key: each.value for each in wanted}, (key,))


def quoted(value: str) -> str:
    """Write text from a file as a YAML value, within quotes where it needs them."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
