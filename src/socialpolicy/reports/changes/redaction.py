"""What must not be shown in the note: secrets, personal numbers, and personal data of the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from socialpolicy.reports.changes.note import Change, Section
from socialpolicy.schedule.written import whole_time
from socialpolicy.sensitive import MASK, find, find_identity_numbers, secrets
from socialpolicy.text import FilledText

_Hide: TypeAlias = Callable[[str], str]


def redacted(change: Change) -> Change:
    """Hide in what is said and in the values what `check` hides in its findings.

    What is in the log is about others than us, so more of it is personal data.
    """
    hide = _in_log if change.section is Section.MESSAGES else _anywhere
    return change._replace(
        said=_said(change.said, hide) if isinstance(change.said, FilledText) else change.said,
        subject=_anywhere(change.subject),
        lead=_anywhere(change.lead),
        was=_value(change.was, hide),
        now=_value(change.now, hide),
    )


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
