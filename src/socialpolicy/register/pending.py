"""What one file tells about the messages that still wait for an answer.

`overdue` asks little of a large log: which messages wait, and who keeps the
account. That little is plain data as the file has it, so that it can be
remembered for a file that has not changed (see `remembered`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Message
from socialpolicy.register.timeline import DONE, state_written
from socialpolicy.source import Source
from socialpolicy.storage.cache import Fact
from socialpolicy.yaml import Document, read

KEPT = (
    "id", "platform", "name", "handle", "url", "kind", "unit", "opened",
    "responsible", "deputy", "absences", "closing",
)  # fmt: skip
"""The keys of an account that say whose it is and who answers."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that no answer, removal or ending has settled, and where it stands."""

    message: Message
    index: int
    line: int
    column: int


def of_log(source: Source) -> Fact:
    """Say which messages of a month wait; None when the file cannot be understood at all."""
    document = read(source)
    if not document.readable or not isinstance(document.value, list | None):
        return None
    whole, waiting = True, cast("list[Fact]", [])
    for index, plain in enumerate(document.value or []):
        if _settled(plain):
            continue
        try:
            Message.model_validate(plain)
        except ValidationError:
            whole = False
            continue
        waiting.append([index, *_place(document, index), cast("Fact", plain)])
    return {"waiting": waiting, "whole": whole}


def _settled(plain: object) -> bool:
    """Say whether its actions settle an entry, which spares reading the rest of it."""
    return isinstance(plain, dict) and state_written(plain.get("actions")) in DONE


def _place(document: Document, index: int) -> tuple[int, int]:
    span = document.span((index, "id"))
    return span.line, span.column


def waiting(fact: Fact) -> Iterator[Waiting]:
    """Read back what `of_log` said."""
    if isinstance(fact, dict):
        for index, line, column, plain in cast("list[Any]", fact["waiting"]):
            yield Waiting(Message.model_validate(plain), index, line, column)


def understood(fact: Fact) -> bool:
    """Say whether every entry of a file could be understood."""
    return isinstance(fact, dict) and fact.get("whole", True) is True


def of_account(source: Source) -> Fact:
    """Say whose an account is and who answers; None when the file cannot be understood."""
    document = read(source)
    if not document.readable or not isinstance(document.value, dict):
        return None
    try:
        Account.model_validate(document.value)
    except ValidationError:
        return None
    return {key: cast("Fact", document.value[key]) for key in KEPT if key in document.value}


def account(fact: Fact) -> Account | None:
    """Read back what `of_account` said."""
    return Account.model_validate(fact) if isinstance(fact, dict) else None
