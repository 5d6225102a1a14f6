"""What must not be shown in the note: secrets, personal numbers, and personal data of the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from socialpolicy.reports.changes.note import Change, Said, Section
from socialpolicy.schedule.written import whole_time
from socialpolicy.sensitive import MASK, find, find_identity_numbers, secrets
from socialpolicy.text import FilledText

_Hide: TypeAlias = Callable[[str], str]


def redacted(change: Change) -> Change:
    """Hide in what is said and in the values what `check` hides in its findings.

    What is in the log is about others than us, so more of it is personal data.
    """
    return change._replace(
        said=redacted_text(change.said, change.section),
        together=change.together and redacted_text(change.together, change.section),
        subject=_anywhere(change.subject),
        lead=_anywhere(change.lead),
        was=redacted_value(change.was, change.section),
        now=redacted_value(change.now, change.section),
    )


def redacted_text(said: Said, section: Section) -> Said:
    """Hide the same in a text of a section of the note."""
    return _said(said, _hiding(section)) if isinstance(said, FilledText) else said


def redacted_value(value: object, section: Section) -> object:
    """Hide the same in a value, and in what it holds."""
    return _value(value, _hiding(section))


def _hiding(section: Section) -> _Hide:
    return _in_log if section is Section.MESSAGES else _anywhere


def _said(said: FilledText, hide: _Hide) -> FilledText:
    return FilledText(said.text, {name: _value(each, hide) for name, each in said.values.items()})


def _value(value: object, hide: _Hide) -> object:
    match value:
        case FilledText():
            return _said(value, hide)
        case str():
            return hide(value)
        case dict():
            return {hide(str(key)): _value(each, hide) for key, each in value.items()}
        case list():
            return [_value(each, hide) for each in value]
        case _:
            return value


def _anywhere(text: str) -> str:
    spans = [(each.start, each.end) for each in secrets.find(text)]
    spans += [(each.start, each.end) for each in find_identity_numbers(text)]
    return _masked(text, spans)


def _in_log(text: str) -> str:
    if whole_time(text):
        return text
    return _anywhere(_masked(text, [(each.start, each.end) for each in find(text)]))


def _masked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, covered = [], 0
    for start, end in sorted(spans):
        if start >= covered:
            parts += [text[covered:start], MASK]
        covered = max(covered, end)
    return "".join([*parts, text[covered:]])
