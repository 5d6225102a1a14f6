"""The register as it would be with one month's log changed: for what is not on disk yet."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from socialpolicy.finding import Problem
from socialpolicy.register import straight
from socialpolicy.register.errors import describe
from socialpolicy.register.models.message import Message
from socialpolicy.register.register import Located, Log, Register
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry, Kind
from socialpolicy.yaml import Document, read, read_as
from socialpolicy.yaml.read_fast import silence


def with_log(register: Register, account: str, month: str, source: Source) -> Register:
    """Give the register with this month's file as its only log, read as it would be from disk.

    What is wrong with the file becomes problems of the new register; the old
    one is untouched.
    """
    with silence():
        document, messages, problems = _read(source, account)
    return replace(
        register,
        logs=(Log(account, month, document.place, tuple(messages)),),
        entries=(Entry(f"messages/{account}/{month}.yaml", Kind.FILE, source),),
        problems=(*register.problems, *problems),
    )


def _read(source: Source, account: str) -> tuple[Document, list[Located[Message]], list[Problem]]:
    at_once = read_as(source, straight.messages)
    if at_once:
        document, models = at_once
        return document, [Located(each, document.place / at) for at, each in enumerate(models)], []
    document = read(source)
    problems = list(document.problems)
    messages: list[Located[Message]] = []
    value = document.value if isinstance(document.value, list) else []
    for index, plain in enumerate(value):
        at = document.place / index
        try:
            messages.append(Located(Message.model_validate(plain), at))
        except ValidationError as error:
            id = plain.get("id") if isinstance(plain, dict) else None
            subject = id if isinstance(id, str) else account
            problems += describe.problems(error, Message, at, subject)
    return document, messages, problems
