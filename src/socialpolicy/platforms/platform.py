"""What is known of a platform: its hosts, the shapes of addresses, the spelling of handles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Text

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
ALPHANUMERIC = LETTERS + DIGITS

LONGEST_DOMAIN = 253
LONGEST_LABEL = 63
"""Characters in a domain name and in one of its labels (RFC 1035, section 2.3.4)."""

LONGEST_NUMBER = 20
"""Digits in the largest number of 64 bits, which is what platforms count accounts with."""

Spell: TypeAlias = Callable[[str], "str | None"]
"""Gives a handle in the form that is compared, or None when it cannot be one."""

FILES = frozenset(
    {
        *("ads.txt", "app-ads.txt", "humans.txt", "llms.txt", "robots.txt", "security.txt"),
        *("crossdomain.xml", "opensearch.xml", "sitemap.xml", "manifest.json", "sw.js"),
        *("favicon.ico", "index.html", "index.php", "apple-app-site-association", ".well-known"),
    }
)
"""Files that lie at the top of web sites and are no account's, in lower case."""

_TOO_LONG = Text(
    sv="det är längre än {longest} tecken", en="it is longer than {longest} characters"
)
_TOO_SHORT = Text(
    sv="det är kortare än {shortest} tecken", en="it is shorter than {shortest} characters"
)
_LETTER = Text(
    sv="tecknet ”{letter}” får inte vara med", en="the character “{letter}” may not be in it"
)
_BLANK = Text(sv="det får inte ha blanksteg", en="it may not have blanks")
_FIRST = Text(sv="det får inte börja med ”{first}”", en="it may not begin with “{first}”")
_LAST = Text(sv="det får inte sluta med ”{last}”", en="it may not end with “{last}”")
_NEVER = Text(sv="”{never}” får inte vara med", en="“{never}” may not be in it")
_NUMBER = Text(sv="det är bara siffror", en="it is only digits")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Which handles a platform knows, and the form they are compared in.

    `letters` are the allowed ones, in lower case: no platform here tells
    upper case from lower in a handle. `any_script` lets in letters, marks and
    digits of every script. `shortest` and `longest` count characters.
    `never_first` and `never_last` hold letters that may not stand there,
    `never` a text that may not occur, `ignored` a character that does not
    count. `named` asks for something else than digits.
    """

    letters: str
    longest: int
    shortest: int = 1
    any_script: bool = False
    never_first: str = ""
    never_last: str = ""
    never: str = ""
    ignored: str = ""
    named: bool = False

    def __call__(self, handle: str) -> str | None:
        """Give the handle in the form that is compared, or None when it cannot be one."""
        if not handle or len(handle) > self.longest:
            return None
        if handle.isascii():
            # Stripping the allowed letters from both ends empties a handle that holds no other.
            handle, shortest = handle.lower(), self.shortest
            spelled = not handle.strip(self.letters)
        else:
            handle, shortest = folded(handle), 1
            spelled = self.any_script and all(map(self._allows, handle))
        if (
            not spelled
            or len(handle) < shortest
            or handle[0] in self.never_first
            or handle[-1] in self.never_last
            or (self.never and self.never in handle)
            or (self.named and handle.isdecimal())
        ):
            return None
        return (handle.replace(self.ignored, "") or None) if self.ignored else handle

    def objection(self, handle: str) -> FilledText | None:
        """Say, as a clause, why a handle cannot be one; None when it can or nothing is to say."""
        if not handle or self(handle) is not None:
            return None
        plain = folded(handle)
        odd = next((letter for letter in plain if not self._has(letter)), "")
        values = {
            "longest": self.longest,
            "shortest": self.shortest,
            "letter": odd,
            "first": plain[0],
            "last": plain[-1],
            "never": self.never,
        }
        objections = (
            (_TOO_LONG, len(handle) > self.longest),
            (_BLANK, odd.isspace()),
            (_LETTER, odd),
            (_TOO_SHORT, len(plain) < self.shortest),
            (_FIRST, plain[0] in self.never_first),
            (_LAST, plain[-1] in self.never_last),
            (_NEVER, self.never and self.never in plain),
            (_NUMBER, self.named and plain.isdecimal()),
        )
        text = next((text for text, holds in objections if holds), None)
        return FilledText(text, values) if text else None

    def _has(self, letter: str) -> bool:
        return self._allows(letter) if self.any_script else letter in self.letters

    def _allows(self, letter: str) -> bool:
        return letter in self.letters or unicodedata.category(letter)[0] in "LMN"


def folded(text: str) -> str:
    """Give text without difference of case, each letter composed (Unicode NFC)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def domain(name: str) -> str | None:
    """Give a domain name in lower case and ASCII, or None when it is not one.

    Letters, digits and inner hyphens in at least two labels, the last one
    beginning with a letter (RFC 1123, section 2.1; RFC 3696, section 2). A
    label with other letters gets its ASCII form (`göteborg`, `xn--gteborg-90a`;
    RFC 5891, section 4). Letters of two alphabets in one label are how a name
    is made to look like another's, so that is none (UTS 39, section 5.2).
    Numeric addresses and a final dot are not domain names here.
    """
    if len(name) > LONGEST_DOMAIN:
        return None
    labels = name.lower().split(".")
    if not name.isascii():
        labels = [label if label.isascii() else _ascii_label(label) for label in labels]
    if len(labels) < 2 or not labels[-1][:1].isalpha():
        return None
    return ".".join(labels) if all(map(_is_label, labels)) else None


def _ascii_label(label: str) -> str:
    """Write a label with `xn--`, or give nothing when it may not be written so."""
    label = unicodedata.normalize("NFC", label)
    if label != unicodedata.normalize("NFKC", label).lower() or label.startswith("xn--"):
        return ""
    others = [letter for letter in label if not letter.isascii()]
    if any(unicodedata.category(letter)[0] not in "LMN" for letter in others):
        return ""
    alphabets = {_alphabet(letter) for letter in label if letter.isalpha()}
    return "xn--" + label.encode("punycode").decode() if len(alphabets) == 1 else ""


def _alphabet(letter: str) -> str:
    """Name the alphabet of a letter: `LATIN`, `CYRILLIC`. Japanese has several in one word."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "HAN" if name in {"CJK", "HIRAGANA", "KATAKANA"} else name


def _is_label(label: str) -> bool:
    return (
        0 < len(label) <= LONGEST_LABEL
        and not label.strip(ALPHANUMERIC + "-")
        and label[0] != "-"
        and label[-1] != "-"
    )


def number(text: str) -> str | None:
    """Give an account's number as it stands, or None when it is not one of 1 to 20 digits."""
    return text if 0 < len(text) <= LONGEST_NUMBER and not text.strip(DIGITS) else None


class Shape(NamedTuple):
    """One form of address that leads to an account, made with `shape`.

    The path has `length` segments. `words` are those that must stand as they
    are, by position. The handle or id (`takes`) stands at `slot`, after
    `mark`, or in the query as `parameter`, and is none of the words in
    `never`. `path` is the whole form, `{}` where the slot is.
    """

    path: str
    words: tuple[tuple[int, str], ...]
    length: int
    slot: int
    mark: str
    takes: str
    parameter: str
    personal: bool
    shared: bool
    kept: bool
    group: bool
    never: frozenset[str]

    @property
    def open(self) -> bool:
        """Whether the first segment may be any word at all."""
        return self.slot == 0 and not self.mark

    def value(self, segments: Sequence[str], words: Sequence[str]) -> str | None:
        """Find what is in the slot, or None when the path has another form.

        `words` are the segments in lower case. Where the slot is in the query
        the answer is empty.
        """
        if len(segments) != self.length:
            return None
        for index, word in self.words:
            if words[index] != word:
                return None
        if self.parameter:
            return ""
        value = segments[self.slot]
        return value.removeprefix(self.mark) if value.startswith(self.mark) else None

    def has_page(self, words: Sequence[str]) -> bool:
        """Whether a path, in lower case, leads to a page of the platform's own in the slot."""
        if not self.never or self.slot >= len(words) or words[self.slot] not in self.never:
            return False
        return all(words[index] == word for index, word in self.words if index < self.slot)


def shape(
    pattern: str,
    *,
    personal: bool = False,
    shared: bool = False,
    kept: bool = False,
    group: bool = False,
    never: str = "",
) -> Shape:
    """Read a shape from a path with one slot.

    The slot is `{handle}`, `{id}` (the platform's own number or code) or
    `{account}` (either); `*` is any one segment. An `@` before the slot must
    be there. The slot may stand in the query: `/profile.php?id={id}`.
    `personal` marks a form that only a person's profile has, `shared` one
    that pages and persons both have. `kept` means that the canonical address
    has this form; else it has the platform's. `group` marks a form of groups,
    whose names are apart from those of pages. `never` has words that the
    platform has there for pages of its own.
    """
    path, _, query = pattern.partition("?")
    parts = path.strip("/").split("/")
    slot = next((index for index, part in enumerate(parts) if "{" in part), -1)
    before, _, takes = (query or parts[slot]).rstrip("}").partition("{")
    return Shape(
        path=path.replace(f"{{{takes}}}", "{}"),
        words=tuple(pair for pair in enumerate(parts) if pair[1] != "*" and "{" not in pair[1]),
        length=len(parts),
        slot=slot,
        mark="" if query else before,
        takes=takes,
        parameter=before.rstrip("=") if query else "",
        personal=personal,
        shared=shared,
        kept=kept,
        group=group,
        never=words(never),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Platform:
    """One platform, as data. There is one object for each, so it is compared as an object.

    `hosts` has the canonical one first. `regional` is a domain that also
    stands after a country or a language (`se.`, `sv-se.`). `short` are hosts
    of links that hide where they lead. `never` are words that stand where a
    handle may stand first in a path and never are one, and `never_like` is a
    pattern of more; `tabs` are pages of an account that may follow its address,
    and `posts` what stands before one of its posts. `handle_path` and `id_path` give the canonical
    address after the host. `mark` stands before a handle in prose.
    `federated` accounts live on many hosts, and the host is in the handle. To
    a `website` any address will do, and it alone tells accounts apart.
    """

    id: str
    name: Text
    spelling: Spell = field(repr=False)
    id_spelling: Spell | None = field(default=None, repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = field(default=(), repr=False)
    regional: str = field(default="", repr=False)
    short: tuple[str, ...] = field(default=(), repr=False)
    shapes: tuple[Shape, ...] = field(default=(), repr=False)
    handle_path: str = field(default="", repr=False)
    id_path: str = field(default="", repr=False)
    mark: str = field(default="", repr=False)
    tabs: frozenset[str] = field(default=frozenset(), repr=False)
    posts: frozenset[str] = field(default=frozenset(), repr=False)
    never: frozenset[str] = field(default=frozenset(), repr=False)
    never_like: re.Pattern[str] | None = field(default=None, repr=False)
    federated: bool = field(default=False, repr=False)
    website: bool = field(default=False, repr=False)

    @property
    def longest_shape(self) -> int:
        """Segments in the longest of the shapes."""
        return max(shape.length for shape in self.shapes)

    def objection(self, handle: str) -> FilledText | None:
        """Say, as a clause, why a handle cannot be one here; None where that is not known."""
        return self.spelling.objection(handle) if isinstance(self.spelling, Spelling) else None

    @property
    def ignored(self) -> str:
        """The character of handles that does not count when two are compared, if one does not."""
        return self.spelling.ignored if isinstance(self.spelling, Spelling) else ""

    def owns(self, word: str) -> bool:
        """Whether a word first in a path, in lower case, is a page of the platform's own."""
        if word in self.never or word in FILES:
            return True
        return self.never_like is not None and self.never_like.fullmatch(word) is not None


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())
