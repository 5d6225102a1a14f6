"""What an entry leaves unsaid: in words for a sentence, and as YAML to fill in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Hashable, Sequence
from functools import lru_cache
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


_ALONE = """
    saknas saknar ingen inget inga ingenting nej vakant vakans okänt okänd oklart oklar väntar
    inväntas senare missing none no nobody nothing vacant unknown unclear pending later
    na tba tbc tbd todo fixme xxx
"""
_SAYS_NOTHING = frozenset(
    ("n a", "vet inte", "vet ej", "framgår inte", "framgår ej", "ännu inte", "kommer senare")
).union(_ALONE.split())
_NOT = frozenset({"ej", "icke", "inte", "not"})
_BY_WORD_OF_MOUTH = frozenset({"muntlig", "muntligen", "muntligt", "oral", "orally", "verbal"})
_REFERENCES = frozenset({"reference", "evidence"})
"""Keys whose value is to be found again: what was only said is none."""

_LONGEST = 24
"""The most characters of what says nothing: most texts are known by their length to say more."""

_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 14)
def is_blank(value: Hashable, *, reference: bool = False) -> bool:
    """Say whether nothing is said: no value, no letter or digit, or a word such as `saknas`.

    Such a word counts only where it is the whole value, whatever its case, full stop or
    brackets. So does `ej` or `inte` with one word, as in `Ej införd`. Of a `reference`, which
    somebody is to find, so does `muntligt`, alone or with one word. It is never asked of a
    message's subject, which is free to be one word. The roles and units of a register are few
    and much repeated, so that answers are kept.
    """
    if not isinstance(value, str):
        return value is None
    if len(value) > _LONGEST:
        return not value[:1].isalnum() and not any(map(str.isalnum, value))
    folded = _NO_LETTERS.sub(" ", unicodedata.normalize("NFC", value)).strip().casefold()
    first, *others = folded.split() or [""]
    return (
        not folded
        or folded in _SAYS_NOTHING
        or (first in _NOT and len(others) == 1)
        or (reference and first in _BY_WORD_OF_MOUTH and len(others) < 2)
    )


def is_reason(value: str) -> bool:
    """Say whether a text can be why: at least two words. One word gives no reason to anybody."""
    return not is_blank(value) and len(re.findall(r"\w+", value)) > 1


def lacking(entry: RegisterModel | None, wanted: Sequence[Wanted]) -> list[Wanted]:
    """List what an entry leaves unsaid; all of it where there is no entry."""
    if entry is None:
        return list(wanted)
    values = entry.__dict__
    # Nearly every value is a day, or a text that is longer than what says nothing.
    return [
        each
        for each in wanted
        if (value := values[each.key]) is None
        or (
            type(value) is str
            # A name for the option takes as long as all the rest of a question asked before.
            and (is_blank(value, reference=True) if each.key in _REFERENCES else is_blank(value))
        )
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
