"""Find where a text gives away a password, a token, a recovery code or a private key.

What names itself (`lösenord: …`) is known by its name, what has a form of its own by that.
A name may be a key of YAML, and then all of its value is secret, or stand in prose, where an
ordinary word, a date or an address after it is not: "lösenord: finns i valvet" says where a
password is, not what. Nearly every text is known by a quick look to hold none.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from socialpolicy.sensitive import noted_secrets, token_forms
from socialpolicy.text import Text

MOST = 500
"""Secrets of one text that are told apart; what comes after the last is one long secret."""

LONGEST_KEY = 300
"""Characters before a name that are searched for the start of its line."""

LONGEST_QUOTED = 200
"""Characters after a quote that are searched for the one that closes it."""

MOST_INNOCENT = 50_000
"""Words that are remembered as telling nothing."""

PASSWORD = Text(sv="ett lösenord", en="a password")
TOKEN = Text(sv="en åtkomstnyckel", en="an access token")
RECOVERY = Text(sv="en återställningskod", en="a recovery code")
PRIVATE_KEY = Text(sv="en privat nyckel", en="a private key")

CHANGED = {
    PASSWORD: Text(sv="lösenordet", en="the password"),
    TOKEN: Text(sv="åtkomstnyckeln", en="the access token"),
    RECOVERY: Text(sv="återställningskoderna", en="the recovery codes"),
    PRIVATE_KEY: Text(sv="den privata nyckeln", en="the private key"),
}
"""The same, as what is to be changed."""

_OF_FORM = {"token": TOKEN, "password": PASSWORD, "private key": PRIVATE_KEY}

# Each look: letters that every match has, in lower case, and the pattern from there on.
NAMES: tuple[tuple[tuple[str, ...], re.Pattern[str], Text], ...] = (
    (
        ("pass", "passphrase", "passcode", "l\u00f6sen", "lo\u0308sen", "losen", "pw", "pin"),
        re.compile(
            r"(?:passwords?|passord(?:et)?|passwd|passphrase|passcode|(?<![^\W_])pass"
            r"|l(?:\u00f6|o\u0308?)sen(?:ord(?:et|en)?|fras(?:en)?|kod(?:en)?)?"
            r"|(?<![^\W_])(?:pwd?|pin-?(?:kod(?:en)?|code)|pin(?=[ \t]?[:=][ \t]?\d{4,8}\b)))(?!\w)"
        ),
        PASSWORD,
    ),
    (
        ("recovery", "backup", "\u00e5terst\u00e4llning", "reserv", "eng\u00e5ng", "2fa"),
        re.compile(
            r"(?:recovery|backup|\u00e5terst\u00e4llnings|reserv|eng\u00e5ngs|2fa)[ _-]?"
            r"(?:codes?|kod(?:er|en|erna)?)(?!\w)"
        ),
        RECOVERY,
    ),
    (
        ("token", "secret", "key", "nyckel", "bearer"),
        re.compile(
            r"(?:token|secret|bearer|(?<=api)(?:key|nyckel)|(?<=api[ _-])(?:key|nyckel)"
            r"|(?<=\u00e5tkomst)nyckel|(?<=access[ _-])key|(?<=secret[ _-])key"
            r"|(?<=private[ _-])key|(?<=client[ _-])key|(?<=app[ _-])key"
            r"|(?<=2fa[ _-])(?:nyckeln?|key))(?!\w)"
        ),
        TOKEN,
    ),
)

_LETTERS = tuple(hint for hints, _, _ in NAMES for hint in hints)
_TELLING_NAME = re.compile(
    r"passw|pass(?!\w)|passphrase|passcode|l(?:\u00f6|o\u0308?)sen(?:ord(?:et|en)?|fras(?:en)?|kod(?:en)?)?(?!\w)"
    r"|(?<![^\W_])(?:pwd?(?!\w)|pin(?=-?(?:kod|code)|[\s:=]|\Z))"
    r"|(?:recovery|backup|\u00e5terst\u00e4llnings|reserv|eng\u00e5ngs|2fa)(?=[\W_]|\Z|kod|code)"
    r"|(?:token|secret|bearer|key|nyckel)(?!\w)"
)
"""The names of NAMES, without what they ask of the words beside them."""

_JOIN = re.compile(
    r"[\"'`*]{0,2}(?:[ \t]{0,3}\([^()\n]{0,40}\))?[ \t]{0,20}"
    r"(?P<sign>[:=\u2013\u2014]|-(?=[ \t])|(?:\u00e4r|is)(?=[ \t]))?[\"'`*]{0,2}[ \t]{0,20}"
)
"""What may stand between a name and its value."""

# What follows a name in prose and is no secret: ordinary words and names of places to keep one,
# stand-ins such as `****`, addresses, dates and record numbers.
_ORDINARY = re.compile(
    r"(?:[A-Z\u00c5\u00c4\u00d6]?[a-z\u00e5\u00e4\u00f6\u00e9]+|[A-Z\u00c5\u00c4\u00d6]{1,12})"
    r"(?:[-/](?:[A-Z\u00c5\u00c4\u00d6]?[a-z\u00e5\u00e4\u00f6\u00e9]+|[A-Z\u00c5\u00c4\u00d6]{1,12}))*"
    r"|(?i:keepass\w*|1password|lastpass|bankid|onepassword)"
    r"|https?://[^\s@]*|\d{4}-\d\d-\d\d|\d{1,4}/\d{1,4}"
)
_STAND_IN = re.compile(r"(?i:[\W_]*|<.*|x+|null|true|false|none)", re.DOTALL)
_PLACE = re.compile(
    r"(?i:valv|vault|keepass|bitwarden|1password|lastpass|keeper|p\u00e4rm|k?assask\u00e5p|f\u00f6rvar"
    r"|finns|fr\u00e5ga|kansli|ligger|\bhos\b|\bsee?\b|\bask\b|\bkept\b)"
)
_PROSE_WORD = re.compile(r"[\u201d\u201c\u2019]?(\S*)")
_QUOTES = {'"': '"', "'": "'", "`": "`", "\u201c": "\u201d", "\u201d": "\u201d", "\u2019": "\u2019"}
_MORE_CODES = re.compile(r"(?:[ ,;]{1,3}(?=[\w-]{0,40}\d)[\w-]{4,40})*")
_IN_QUOTES = re.compile(r"'(?:[^']|'')*+'|\"(?:[^\"\\]|\\.)*+\"")
_AFTER_WORD = re.compile(r"[\"'\u201d\u2019.,;:)}\]\u00bb]+$")
"""What a sentence puts after its last word; `!` and `?` may well end a password."""


class Secret(NamedTuple):
    """A stretch of a text, in characters from 0, the end not included, and what it looks like.

    What is not `sure` says where a secret is kept rather than which it is: it is no fault, and
    is hidden all the same.
    """

    start: int
    end: int
    what: Text
    sure: bool = True


def find(text: str, *, prose: bool = False, most: int = MOST) -> list[Secret]:
    """Find every secret of a text, in order, none of them overlapping.

    In a text that is all `prose`, such as a README, no word is a key of YAML. No more than `most`
    are told apart: the last of more goes on to the end.
    """
    if is_innocent(text.encode(errors="replace")):
        return []
    read, places = _unescaped(text)
    found = [
        each._replace(start=_placed(places, each.start), end=_placed(places, each.end))
        for each in (*_by_form(read), *_by_name(read, prose=prose), *_by_note(read))
    ]
    found.sort(key=lambda secret: (secret.start, -secret.end))
    apart: list[Secret] = []
    for secret in found:
        if apart and secret.start < apart[-1].end:
            last = apart[-1]
            sure = last.sure or secret.sure
            apart[-1] = Secret(last.start, max(last.end, secret.end), last.what, sure)
        else:
            apart.append(secret)
    if len(apart) > most:
        apart[most - 1 :] = [Secret(apart[most - 1].start, len(text), apart[most - 1].what)]
    return apart


def _by_form(text: str) -> Iterator[Secret]:
    for start, end, kind in token_forms.find(text):
        yield Secret(start, end, _OF_FORM[kind])


def _by_name(text: str, *, prose: bool) -> Iterator[Secret]:
    small = lowered(text)
    for hints, name, what in NAMES:
        covered = 0
        for start in places(small, hints):
            named = name.match(small, start) if start >= covered else None
            secret = _value(text, named, what, prose=prose) if named else None
            if secret:
                covered = secret.end
                yield secret


def _by_note(text: str) -> Iterator[Secret]:
    for noted in noted_secrets.find(text):
        yield Secret(noted.start, noted.end, PASSWORD if noted.kind == "password" else RECOVERY)


def _value(text: str, named: re.Match[str], what: Text, *, prose: bool) -> Secret | None:
    joined = _JOIN.match(text, named.end())
    if joined is None or not (joined["sign"] or joined.group()):
        return None
    # No further back than a key is long: else one long line would be copied for each of its words.
    first = max(0, named.start() - LONGEST_KEY)
    line = max(first, text.rfind("\n", first, named.start()) + 1)
    before = text[line : named.start()]
    if joined["sign"] == ":" and not prose and _is_key(before):
        within = before.count("{") > before.count("}")
        start, end = _of_key(text, joined.start("sign") + 1, line, within=within)
        found = _given_away(text[start : min(end, start + LONGEST_QUOTED)])
        first_line = text[start:end].split("\n", 1)[0] if end - start < LONGEST_QUOTED else ""
        if found and " " in first_line.strip() and _PLACE.search(first_line):
            sure = any(_odd(word.strip("\"',.;:()"), said=False) for word in first_line.split())
            return Secret(start, start + len(first_line), what, sure=sure)
        if named.group() == "pass" and not any(map(_is_mixed, text[start:end].split()[:1])):
            # A shift and a passport are called so too.
            return None
    else:
        start, end = _in_prose(text, joined.end())
        said = joined["sign"] is not None and named.group() != "pass"
        found = any(_odd(word, said=said) for word in text[start:end].split())
        if what is RECOVERY and found:
            more = _MORE_CODES.match(text, end)
            end = more.end() if more else end
    if found and (what is not RECOVERY or any(map(str.isdecimal, text[start:end]))):
        return Secret(start, end, what)
    return None


def _is_key(before: str) -> bool:
    """Say whether what stands before a word on its line makes the word a key of YAML."""
    if before.count("{") > before.count("}"):
        before = re.split(r"[{,]", before)[-1]
    return re.fullmatch(r"\s*(?:-\s+)*[\"']?[\w-]*", before) is not None


def _of_key(text: str, start: int, line: int, *, within: bool) -> tuple[int, int]:
    """Give the span of a key's value: the rest of its line, with the lines that are further in.

    `within` brackets it goes to their next comma or end.
    """
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    begins = start + len(text[start:end]) - len(text[start:end].lstrip())
    if quoted := _IN_QUOTES.match(text, begins, end):
        return begins + 1, quoted.end() - 1
    if within:
        stop = re.search(r"[,}\]]", text[begins:end])
        return _trimmed(text, begins, begins + stop.start() if stop else end)
    last = _trimmed(text, begins, _further_in(text, line, end))[1]
    comment = re.search(r"(?:^| )#", text[begins:end])
    # A comment is shown, unless more of the value comes after it.
    return _trimmed(text, begins, begins + comment.start() if comment and last <= end else last)


def _further_in(text: str, line: int, end: int) -> int:
    """Find where the lines end that are indented further than the line that starts at `line`."""
    depth = len(text[line:end]) - len(text[line:end].lstrip(" -"))
    while end < len(text):
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        below = text[end + 1 : following]
        if below.strip() and len(below) - len(below.lstrip(" ")) <= depth:
            break
        end = following
    return end


def _in_prose(text: str, start: int) -> tuple[int, int]:
    """Give the span of what a name is followed by in prose: all that is quoted, or one word."""
    ends = _QUOTES.get(text[start : start + 1])
    closing = text.find(ends, start + 1, start + LONGEST_QUOTED) if ends else -1
    if closing > 0 and "\n" not in text[start:closing]:
        return start + 1, closing
    match = _PROSE_WORD.match(text, start)
    start, end = match.span(1) if match else (start, start)
    after = _AFTER_WORD.search(text[start:end])
    return start, start + after.start() if after else end


def _given_away(value: str) -> bool:
    """Say whether a key's value is a secret rather than nothing, or word of where it is."""
    return len(value) >= 4 and not _STAND_IN.fullmatch(value)


def _odd(value: str, *, said: bool) -> bool:
    """Say whether a word in prose is a secret; it takes more when nothing says that it is."""
    value = unicodedata.normalize("NFC", value)
    if len(value) < 4 or _STAND_IN.fullmatch(value) or _ORDINARY.fullmatch(value):
        return False
    return said or (_is_mixed(value) and "/" not in value)


def _is_mixed(value: str) -> bool:
    return len(value) >= 6 and any(map(str.isdecimal, value)) and any(map(str.isalpha, value))


_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))|[\u00ad\u200b\u2060]"
)
"""The code of a character, or one that nobody sees, such as a soft hyphen."""
_ESCAPED = re.compile(rb"\\[xuU][0-9a-fA-F]{2}|\xc2\xad|\xe2\x80\x8b|\xe2\x81\xa0")
_SPACES = {0xA0: " ", 0x202F: " ", 0x2007: " "}
"""Spaces that no line is broken at, which word processors write."""


def _unescaped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Read the codes of characters as YAML does within quotes, and drop what nobody sees.

    Beside the text are the places, in it and in what was given, that a code ends at.
    """
    parts: list[str] = []
    places = [(0, 0)]
    for escape in _ESCAPE.finditer(text):
        read, given = places[-1]
        code = escape[1] or escape[2] or escape[3]
        letter = chr(min(int(code, 16), sys.maxunicode)) if code else ""
        parts += [text[given : escape.start()], letter]
        places.append((read + escape.start() - given + len(letter), escape.end()))
    return "".join([*parts, text[places[-1][1] :]]).translate(_SPACES), places


def _placed(places: list[tuple[int, int]], at: int) -> int:
    """Turn a place in the text that was read into one in the text that was given."""
    read, given = places[bisect_right(places, (at, sys.maxsize)) - 1]
    return given + at - read


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    first = start + len(stretch) - len(stretch.lstrip())
    return first, start + (len(stretch.rstrip()) or len(stretch))


_innocent: set[bytes] = set()
"""Words that have been looked at, and alone or beside others are no sign of a secret."""


def is_innocent(data: bytes) -> bool:
    """Say whether nothing in UTF-8 text can be a secret, by those of its words that are new.

    Every secret has a word that gives it away, and the files of a register
    share most of their words.
    """
    if (not data.isascii() or b"\\" in data) and _ESCAPED.search(data):
        return False
    new = set(data.split()).difference(_innocent)
    if new:
        joined = b" ".join(new).decode(errors="replace")
        # Searched for one by one: that is many times faster than a pattern of them all.
        if token_forms.may_have(joined):
            return False
        if noted_secrets.STRONG.search(joined):
            return False
        small = lowered(joined)
        if any(_TELLING_NAME.match(small, start) for start in places(small, _LETTERS)):
            return False
        starts = places(small, noted_secrets.HINTS)
        if any(noted_secrets.NAMES.match(small, start) for start in starts):
            return False
        if len(_innocent) > MOST_INNOCENT:
            _innocent.clear()
        _innocent.update(new)
    return True


def lowered(text: str) -> str:
    """Give a text in small letters, each where it stood."""
    # One letter in lower case for each letter: "İ" alone would become two.
    return text.replace("\u0130", "I").lower()


def places(small: str, hints: tuple[str, ...]) -> list[int]:
    """Find where any of the hints stands in a text of small letters."""
    # One by one, as in `is_innocent`.
    found = []
    for hint in hints:
        start = small.find(hint)
        while start >= 0:
            found.append(start)
            start = small.find(hint, start + 1)
    return sorted(found)
