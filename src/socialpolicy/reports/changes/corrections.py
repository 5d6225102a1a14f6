"""Honest corrections that are new: what was wrong, who put it right and why."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from socialpolicy.register.corrections import Corrections
from socialpolicy.register.message_words import action_text, moment_text
from socialpolicy.register.models.correction import Correction, steps_of
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.register.models.message import Message
from socialpolicy.register.register import Register
from socialpolicy.reports.changes import account_words, message_words
from socialpolicy.reports.changes.fields import plain_value, role_text
from socialpolicy.reports.changes.note import Change, Said, Section
from socialpolicy.schedule import ScheduleError
from socialpolicy.schedule.written import whole_day, whole_time
from socialpolicy.text import FilledText, Text

_CORRECTED = Text(
    sv="rättelse av {path}, förut {was}: {reason} ({by})",
    en="correction of {path}, {was} before: {reason} ({by})",
)
_MANY = Text(sv="{count} rättelser: {names}", en="{count} corrections: {names}")
_UNSAID = Text(sv="inget sagt", en="not said")
_OF_ACTION = Text(sv="{field} för {action}", en="{field} of {action}")


def corrected(
    was: RegisterModel, now: RegisterModel, subject: str, register: Register | None
) -> Iterator[Change]:
    """Go through the corrections of an account or a message that it did not have before.

    A time is said by the clock of the `register`, where there is one.
    """
    before = getattr(was, "corrections", [])
    for each in getattr(now, "corrections", []):
        if each in before:
            continue
        names = ("path", "was", "reason", "by")
        values: dict[str, object] = {name: getattr(each, name, None) or _UNSAID for name in names}
        values["path"] = _place(each, was, register)
        values["was"] = _moment(values["was"], register)
        if isinstance(values["by"], str):
            values["by"] = role_text(values["by"])
        said = FilledText(_CORRECTED, values)
        change = Change("correction", Section.CORRECTIONS, subject, said, _MANY, subject)
        yield change._replace(path="corrections", now=plain_value(each))


def _place(correction: Correction, was: RegisterModel, register: Register | None) -> Said | str:
    """Name the place that a path leads to, as the nearest field around it that has a name."""
    steps, path = steps_of(correction.path), correction.path
    number = steps[1] if steps[:1] == ("actions",) and len(steps) > 1 else ""
    if isinstance(was, Message) and isinstance(number, int):
        action = action_text(_meant(correction, number, was, register))
        kind = ".".join(["action", *(str(each) for each in steps[2:])])
        field = message_words.WORDS.get(kind)
        if field is None:
            return action if len(steps) == 2 else path
        return FilledText(_OF_ACTION, {"field": field, "action": action})
    kinds = [each for each in steps if isinstance(each, str)]
    words = message_words.WORDS if isinstance(was, Message) else account_words.WORDS
    for length in range(len(kinds), 0, -1):
        if (field := words.get(".".join(kinds[:length]))) is not None:
            return field
    return path


def _meant(correction: Correction, number: int, was: Message, register: Register | None) -> int:
    """Give which action was meant, counted from 1: some count from 0, and the value decides."""
    zone = ZoneInfo(register.policy.time_zone if register else "UTC")
    entry = Corrections([], [correction], zone)
    field = str(steps_of(correction.path)[-1])
    for index in (number - 1, number):
        if 0 <= index < len(was.actions):
            action = was.actions[index]
            path: tuple[str | int, ...] = ("actions", index)
            if field.isdigit():
                value: object = action
            else:
                path, value = (*path, field), getattr(action, field, None)
            if entry.of(path, value) is not None:
                return index + 1
    return max(number, 1)


def _moment(was: object, register: Register | None) -> object:
    """Give a day or a time as people say it; what is none as it is."""
    if not isinstance(was, str):
        return was
    time = whole_time(was)
    if time and register:
        try:
            return moment_text(register.schedule.second(time), register)
        except ScheduleError:
            return was
    return whole_day(was) or was
