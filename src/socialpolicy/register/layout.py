"""Which file of a register holds what, by its path."""

from __future__ import annotations

import re
from enum import Enum

EXPORT_ENDINGS = (
    ".csv", ".htm", ".html", ".json", ".jsonl", ".mbox", ".eml", ".msg", ".pdf", ".tsv",
    ".xls", ".xlsx", ".xml", ".zip", ".gz", ".tar", ".7z", ".jpg", ".jpeg", ".png", ".mp4",
)  # fmt: skip
"""Endings of what the platforms' export functions give: archives, tables, pages and pictures."""

_BESIDE = re.compile(r"(?:.*/)?(?:README|LICENSE|LICENCE|CHANGELOG|NOTICE)(?:\.(?:md|txt))?")
_LOG = re.compile(r"(?P<account>[^/]+)/(?P<month>\d{4}-(?:0[1-9]|1[0-2]))\.yaml")


class Role(Enum):
    """What a file in the register is for."""

    POLICY = "policy"
    CLAUSES = "clauses"
    ORGANISATION = "organisation"
    ACCOUNT = "account"
    YEAR = "calendar"
    LOG = "messages"
    BESIDE = "beside"
    EXPORT = "export"
    STRANGER = "stranger"


_ALONE = {
    "policy.yaml": Role.POLICY,
    "clauses.yaml": Role.CLAUSES,
    "organisation.yaml": Role.ORGANISATION,
}


def role(path: str) -> Role:
    """Say what a file holds by its path below the register's folder."""
    if path in _ALONE:
        return _ALONE[path]
    head, _, rest = path.partition("/")
    if path.endswith(".yaml"):
        if head == "accounts" and rest and "/" not in rest:
            return Role.ACCOUNT
        if head == "calendar" and re.fullmatch(r"\d{4}\.yaml", rest):
            return Role.YEAR
        if head == "messages" and log_name(rest):
            return Role.LOG
    if _BESIDE.fullmatch(path):
        return Role.BESIDE
    return Role.EXPORT if path.lower().endswith(EXPORT_ENDINGS) else Role.STRANGER


def log_name(path: str) -> tuple[str, str] | None:
    """Split a path below `messages/` into account and month; None when it is neither."""
    match = _LOG.fullmatch(path)
    return (match["account"], match["month"]) if match else None
