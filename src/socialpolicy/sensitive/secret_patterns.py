"""What a secret is told by: the names before passwords and keys, and the forms of tokens.

Also the quick look by which nearly every text is known to hold none.
"""

from __future__ import annotations

import re

from socialpolicy.text import Text

MOST_INNOCENT = 50_000
"""Words, and lines, that are remembered as telling nothing."""

LARGEST_BY_LINES = 1 << 20
"""Bytes of a text at most whose lines are remembered: a large log repeats only its words."""


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

# Each look: letters that every match has, in lower case, and the pattern from there on.
NAMES: tuple[tuple[tuple[str, ...], re.Pattern[str], Text], ...] = (
    (
        ("passw", "passphrase", "passcode", "l\u00f6sen", "lo\u0308sen", "losen", "pw", "pin"),
        re.compile(
            r"(?:passwords?|passwd|passphrase|passcode"
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
            r"|(?<=private[ _-])key|(?<=client[ _-])key|(?<=app[ _-])key)(?!\w)"
        ),
        TOKEN,
    ),
)

# The forms that the issuers document for their own tokens.
_KNOWN = (
    "gh[pousr]_[A-Za-z0-9]{20,}",
    r"github_pat_\w{20,}",
    r"glpat-[\w-]{16,}",
    r"xox[abeprs]-[\w-]{10,}",
    r"xapp-[\w-]{20,}",
    "A(?:KIA|SIA)[0-9A-Z]{16}",
    r"AIza[\w-]{30,}",
    r"GOCSPX-[\w-]{20,}",
    r"ya29\.[\w-]{20,}",
    "EAA[0-9A-Za-z]{30,}",
    r"IG(?:QV|AA)[\w-]{30,}",
    r"A{18,}[\w%]{30,}",
    r"(?:act|rft)\.[0-9A-Za-z!.]{30,}[0-9A-Za-z]",
    r"sk-(?=[\w-]{0,100}[A-Z])(?=[\w-]{0,100}[0-9])[\w-]{20,}",
    "[rs]k_live_[0-9A-Za-z]{16,}",
    r"SG\.[\w-]{16,}\.[\w-]{16,}",
    "npm_[0-9A-Za-z]{30,}",
    r"pypi-[\w-]{30,}",
    r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+",
)
KNOWN_TOKEN = rf"(?<![\w-])(?:{'|'.join(_KNOWN)})"
PRIVATE_KEY_BLOCK = re.compile(
    r"-----BEGIN (?:[A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?P<secret>.*?)(?=-----END|\Z)",
    re.DOTALL,
)
IN_ADDRESS = re.compile(r"://[^/\s:@\"']{1,100}:(?P<secret>[^/\s@\"']{3,200})@")

KNOWN_START = re.compile(
    r"gh[pousr]_|github_pat_|glpat-|xox|xapp-|A(?:KIA|SIA|Iza|A{17})|GOCSPX-|ya29\.|EAA|IG(?:QV|AA)"
    r"|act\.|rft\.|sk-|[rs]k_live_|SG\.|npm_|pypi-|eyJ"
)
_TELLING_FORM = re.compile(rf"{KNOWN_START.pattern}|PRIVATE|{IN_ADDRESS.pattern}")
_LETTERS = tuple(hint for hints, _, _ in NAMES for hint in hints)
_TELLING_NAME = re.compile(
    r"passw|passphrase|passcode|l(?:\u00f6|o\u0308?)sen(?:ord(?:et|en)?|fras(?:en)?|kod(?:en)?)?(?!\w)"
    r"|(?<![^\W_])(?:pwd?(?!\w)|pin(?=-?(?:kod|code)|[\s:=]|\Z))"
    r"|(?:recovery|backup|\u00e5terst\u00e4llnings|reserv|eng\u00e5ngs|2fa)(?=[\W_]|\Z|kod|code)"
    r"|(?:token|secret|bearer|key|nyckel)(?!\w)"
)
"""The names of NAMES, without what they ask of the words beside them."""

_innocent: set[bytes] = set()
"""Words that have been looked at, and alone or beside others are no sign of a secret."""

_innocent_lines: set[bytes] = set()
"""Lines of such words alone. Most lines of an account stand in others too."""


def is_innocent(data: bytes) -> bool:
    """Say whether nothing in UTF-8 text can be a secret, by those of its words that are new.

    Every secret has a word that gives it away, and the files of a register
    share most of their words.
    """
    lines = {data} if len(data) > LARGEST_BY_LINES else set(data.split(b"\n"))
    lines -= _innocent_lines
    new = set(b"\n".join(lines).split()).difference(_innocent)
    if new:
        joined = b" ".join(new).decode(errors="replace")
        if _TELLING_FORM.search(joined):
            return False
        small = lowered(joined)
        if any(_TELLING_NAME.match(small, start) for start in places(small, _LETTERS)):
            return False
        if len(_innocent) > MOST_INNOCENT:
            _innocent.clear()
        _innocent.update(new)
    if len(data) <= LARGEST_BY_LINES:
        if len(_innocent_lines) > MOST_INNOCENT:
            _innocent_lines.clear()
        _innocent_lines.update(lines)
    return True


def lowered(text: str) -> str:
    """Give a text in small letters, each where it stood."""
    # One letter in lower case for each letter: "İ" alone would become two.
    return text.replace("\u0130", "I").lower()


def places(small: str, hints: tuple[str, ...]) -> list[int]:
    """Find where any of the hints stands in a text of small letters."""
    # Searched for one by one: that is many times faster than a pattern of them all.
    found = []
    for hint in hints:
        start = small.find(hint)
        while start >= 0:
            found.append(start)
            start = small.find(hint, start + 1)
    return sorted(found)
