"""A new message as text: its id, its lines, and where in the month's file they go.

Two branches that log messages in the same month are merged by git's union
driver (see `.gitattributes`), which keeps both sides' lines but writes lines
that both sides have only once. Therefore:

- An entry ends in a comment with its id, so that no two end alike, and what is
  done about the last message is not written right where the next one is.
- At most three lines in a row can be the same in two entries; so much git
  takes as part of what differs. So `received` is in the middle.
- Where the last entry has no such comment, having been written by hand, the
  new one gets an empty list of actions. If git then puts an action that was
  added to the last entry below the new one, the file cannot be read as if it
  belonged there: `check` tells of it.

A comment straight above an entry is that entry's, so a new one is always put
last, also below what came later: entries stand in the order they were logged.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence

from socialpolicy.edit import SpliceError, append, compose
from socialpolicy.register.log import read_month
from socialpolicy.register.model_paths import as_written
from socialpolicy.register.models.message import Message
from socialpolicy.source import Source
from socialpolicy.text import Language, Text
from socialpolicy.yaml import Plain, read

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in small letters: none that is taken for another when read aloud."""

ORDER = (
    "id",
    "reference",
    "channel",
    "concerns_us",
    "concerns_us_reason",
    "public_event",
    "received",
    "noticed",
    "kind",
    "subject",
)
"""The keys of a new entry, as they are written; any other comes after them."""

_SCHEMA_LINE = "# yaml-language-server: $schema=../../.schema/messages.json\n#\n"
_HEADING = Text(
    sv=(
        "# Skriv aldrig vem det gäller.\n"
        "# Raden med id efter ett meddelande gör att git kan slå ihop två grenar. Låt den stå."
    ),
    en=(
        "# Never write whom it concerns.\n"
        "# The line with an id after a message lets git merge two branches. Leave it there."
    ),
)
_RANDOM_LETTERS = 4
_UNLIKE = Text(
    sv="Meddelandet går inte att lägga till utan att något annat i filen ändras.",
    en="The message cannot be added without changing something else in the file.",
)
_ENDED = re.compile(r"^# \S+-[0-9]{8}-[0-9a-z]{4}\s*\Z", re.MULTILINE)
_FIRST = re.compile(r"\A(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*(?=- )")
_ONLY_COMMENTS = re.compile(r"\A(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\Z))*\Z")


def new_id(account: str, day: str, taken: str) -> str:
    """Make an id that needs no agreement with other branches.

    `day` is the day of receipt as YYYYMMDD; `taken` is the text of the file
    that must not hold the id already.
    """
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(_RANDOM_LETTERS))
        id = f"{account}-{day}-{letters}"
        if id not in taken:
            return id


def with_message(
    data: bytes | None, message: Mapping[str, str], language: Language, *, schema: bool
) -> bytes:
    """Add a message to a month's file, or write the file, in a language, when there is none.

    Every byte of the file stays. Raises SpliceError when that cannot be done.
    """
    return with_messages(data, [message], language, schema=schema)


def with_messages(
    data: bytes | None,
    messages: Sequence[Mapping[str, Plain]],
    language: Language,
    *,
    schema: bool,
) -> bytes:
    """Add messages, at least one, as `with_message` adds one, reading the file once."""
    entries = [_entry(message) for message in messages]
    if data is None:
        schema_line = _SCHEMA_LINE if schema else ""
        heading = f"{schema_line}{_HEADING.in_language(language)}\n\n"
        return f"{heading}{''.join(map(_lines, entries))}".encode()
    before = read_month(data)
    if before.problems or not isinstance(before.value, list | None):
        return _appended(data, entries)
    text = data.decode()
    if before.value and not _ENDED.search(text):
        entries[0].setdefault("actions", [])
    lines = "".join(map(_lines, entries))
    placed = _placed(text, lines.replace("\n", "\r\n") if "\r\n" in text else lines)
    if placed is None:
        return _appended(data, entries)
    after = read(Source("", placed.encode()))
    old = before.value or []
    if after.problems or after.value != [*old, *entries]:
        raise SpliceError(_UNLIKE)
    return placed.encode()


def _entry(message: Mapping[str, Plain]) -> dict[str, Plain]:
    written = as_written(dict(message), Message)
    known = written if isinstance(written, dict) else {}
    return {key: known[key] for key in (*ORDER, *known) if key in known}


def _appended(data: bytes, entries: Sequence[dict[str, Plain]]) -> bytes:
    for entry in entries:
        data = append(data, (), entry)
    return data


def _lines(entry: dict[str, Plain]) -> str:
    return f"{compose([entry]).decode()}# {entry['id']}\n"


def _placed(text: str, lines: str) -> str | None:
    """Put the lines last in a file of entries or of comments; None for any other."""
    newline = "\r\n" if "\r\n" in text else "\n"
    end = "" if not text or text.endswith(newline) else newline
    if _FIRST.match(text):
        # A comment at the end is not to look as if it were about the new entry.
        is_apart = f"{newline}{newline}- " in text or _is_comment_last(text)
        return f"{text}{end}{newline if is_apart else ''}{lines}"
    return f"{text}{end}{lines}" if _ONLY_COMMENTS.match(text) else None


def _is_comment_last(text: str) -> bool:
    last = text.rstrip().rpartition("\n")[2]
    return last.lstrip().startswith("#") and not _ENDED.search(text)
