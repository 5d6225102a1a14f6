"""Which file of a register holds what, by its path."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

EXPORT_ENDINGS = (
    ".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz",
    ".csv", ".tsv", ".xls", ".xlsx", ".ods", ".sqlite", ".db", ".parquet",
    ".json", ".jsonl", ".ndjson", ".xml", ".htm", ".html", ".mht", ".mhtml", ".har",
    ".mbox", ".eml", ".msg", ".pdf", ".doc", ".docx", ".odt", ".rtf",
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".webm", ".mp3", ".m4a",
)  # fmt: skip
"""Endings of what the platforms' export functions give, and of what is attached to messages."""

_BESIDE = re.compile(r"(?:.*/)?(?:README|LICENSE|LICENCE|CHANGELOG|NOTICE)(?:\.(?:md|txt))?")
_SCHEMAS = "account calendar clauses exceptions known messages organisation policy"
_HIDDEN_BESIDE = re.compile(
    rf"(?:.*/)?\.git(?:attributes|keep|ignore)|\.schema/(?:{_SCHEMAS.replace(' ', '|')})\.json"
    r"|\.github/.*|\.pre-commit-config\.yaml"
)
"""The hidden names that belong in a register, or in a repository that is a register as a whole."""

LOG = re.compile(r"(?P<account>[^/]+)/(?P<month>[0-9]{4}-(?:0[1-9]|1[0-2]))\.yaml")
"""The path of a month's log below `messages/`: `<account>/<YYYY-MM>.yaml`."""

MEANT_AS_LOG = re.compile(r"[^/]+/[0-9]{4}[-_.]?[0-9]{1,2}[^/]*\.ya?ml")
"""The path of a month's log, or one that is misspelt."""


class Role(Enum):
    """What a file in the register is for."""

    POLICY = "policy"
    CLAUSES = "clauses"
    EXCEPTIONS = "exceptions"
    KNOWN = "known"
    ORGANISATION = "organisation"
    ACCOUNT = "account"
    YEAR = "calendar"
    LOG = "messages"
    BESIDE = "beside"
    EXPORT = "export"
    STRANGER = "stranger"


_NOT_OWN = (Role.BESIDE, Role.EXPORT, Role.STRANGER)


def is_own(what: Role) -> bool:
    """Say whether the register is read from such a file."""
    return what not in _NOT_OWN


ASKED = 1 << 16
"""Paths whose answers are kept: each is asked about several times in a run."""

_ALONE = {
    "policy.yaml": Role.POLICY,
    "clauses.yaml": Role.CLAUSES,
    "exceptions.yaml": Role.EXCEPTIONS,
    "known.yaml": Role.KNOWN,
    "organisation.yaml": Role.ORGANISATION,
}


@lru_cache(maxsize=ASKED)
def role(path: str) -> Role:
    """Say what a file holds by its path below the register's folder."""
    if path in _ALONE:
        return _ALONE[path]
    if is_hidden(path):
        if _HIDDEN_BESIDE.fullmatch(path):
            return Role.BESIDE
        export = path.lower().endswith(EXPORT_ENDINGS) and not path.startswith(".schema/")
        return Role.EXPORT if export else Role.STRANGER
    head, _, rest = path.partition("/")
    if path.endswith(".yaml"):
        if head == "accounts" and rest and "/" not in rest:
            return Role.ACCOUNT
        if head == "calendar" and re.fullmatch(r"[0-9]{4}\.yaml", rest):
            return Role.YEAR
        if head == "messages" and log_name(rest):
            return Role.LOG
    if _BESIDE.fullmatch(path):
        return Role.BESIDE
    return Role.EXPORT if path.lower().endswith(EXPORT_ENDINGS) else Role.STRANGER


def is_hidden(path: str) -> bool:
    """Say whether a file, or a folder that it is in, has a name that starts with a dot."""
    return path.startswith(".") or "/." in path


@lru_cache(maxsize=ASKED)
def log_name(path: str) -> tuple[str, str] | None:
    """Split a path below `messages/` into account and month; None when it is neither."""
    match = LOG.fullmatch(path)
    return (match["account"], match["month"]) if match else None
