"""What an entry leaves unsaid: in words for a sentence, and as YAML to fill in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Hashable, Sequence
from functools import cache, lru_cache
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


_SAYS_NOTHING = r"""
    saknas|saknar|ingen|inget|inga|ingenting|nej|vakant|vakans|okänt|okänd|oklart|oklar|väntar|
    inväntas|senare|på gång|under (?:arbete|beredning|framtagande|utredning|uppbyggnad)|
    ännu inte|inte ännu|inte än|vet (?:inte|ej)|framgår (?:inte|ej)|(?:kommer|ska|skall|bör) komma|
    kommer|(?:att )?fyll[as]* i|ifylls|ska in|(?:läggs?|lägga|läggas) (?:till|in)|tas fram|
    för(?:as?|s) in|införs|införas|bestäms|bestämmas|beslutas|utses|meddelas|kompletteras|
    missing|none|no|nobody|nothing|vacant|unknown|unclear|pending|awaiting|later|not yet|n a|na|tba|
    tbc|tbd|todo|fixme|xxx+|in progress|coming|(?:to|will) (?:be \w+|come|follow)
"""
_MORE = r"""
    [0-9]+|ännu|än|ej|icke|inte|att|ska|skall|bör|blir|när|vid|till|i|på|av|den|det|nästa|kommande|
    revidering\w*|uppdatering\w*|översyn\w*|snart|snarast|framöver|våren|hösten|sommaren|året|år|
    beslut(?:et)?|protokoll(?:et)?|nummer|dnr|diarienr|diarienummer|diarieföring|avsnitt|uppgift(?:er)?|
    not|yet|it|the|at|in|on|soon|next|revision|update|year|number|decision|minutes|case|section
"""
_BY_WORD_OF_MOUTH = "muntlig|muntligen|muntligt|muntliga|oral|orally|verbal|verbally"
_NOT = frozenset({"ej", "icke", "inte", "not"})
_NOWHERE = frozenset(
    ("finns", "enligt beslut", "enligt protokoll", "se beslut", "se beslutet", "se diariet",
     "se protokoll", "se protokollet", "see minutes", "see the minutes")
)  # fmt: skip
"""What says that there is a reference, and not which."""
_REFERENCES = frozenset({"reference", "evidence"})
"""Keys whose value is to be found again: what was only said is none."""

_LONGEST = 40
"""The most characters of what says nothing: most texts are known by their length to say more."""

_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 14)
def is_blank(value: Hashable, *, reference: bool = False) -> bool:
    """Say whether nothing is said: no value, no letter or digit, or words such as `saknas`.

    Such words count only where they are the whole value, whatever its case, full stop or
    brackets: one that says nothing, as `fylls i` does, and words that add nothing to it, as
    `senare` and days do. So does `ej` or `inte` with one word, as in `Ej införd`. Of a
    `reference`, which somebody is to find, `muntligt` is such a word. It is never asked of a
    message's subject, which is free to be one word. The roles and units of a register are few
    and much repeated, so that answers are kept.
    """
    if not isinstance(value, str):
        return value is None
    if len(value) > _LONGEST:
        is_dummy = value[:11].casefold() == "lorem ipsum"
        return is_dummy or (not value[:1].isalnum() and not any(map(str.isalnum, value)))
    folded = _NO_LETTERS.sub(" ", unicodedata.normalize("NFC", value)).strip().casefold()
    first, *others = folded.split() or [""]
    return (
        not folded
        or (first in _NOT and len(others) == 1)
        or folded.startswith("lorem ipsum")
        or _nothing_said(reference=reference).fullmatch(folded) is not None
        or (reference and folded in _NOWHERE)
    )


@cache
def _nothing_said(*, reference: bool) -> re.Pattern[str]:
    nothing = "".join(_SAYS_NOTHING.split("\n    ")).strip()
    if reference:
        nothing = f"{nothing}|(?:{_BY_WORD_OF_MOUTH})(?: [a-zåäö]+)?"
    more = "".join(_MORE.split("\n    ")).strip()
    return re.compile(rf"(?:(?:{more}) )*(?:{nothing})(?: (?:{nothing}|{more}))*")


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
