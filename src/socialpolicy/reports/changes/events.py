"""What happened to messages, one by one for programs and counted in a sentence for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_names import GROUNDS
from socialpolicy.register.models.message import Action
from socialpolicy.register.placeholders import is_blank
from socialpolicy.reports.changes.fields import joined, plain_value
from socialpolicy.reports.changes.note import Change, Said, Section, named
from socialpolicy.schedule.written import whole_day, whole_time
from socialpolicy.text import FilledText, Language, Text


class Happened(StrEnum):
    """What can happen to a message, by the log's own words."""

    RECEIVED = "received"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    REMOVED = "removed"
    ENDED = "ended"
    HIDDEN = "hidden"
    BLOCKED = "blocked"
    REOPENED = "reopened"
    REGISTERED = "registered"
    KEPT_IN_ORDER = "kept-in-order"
    MINOR = "minor"


class Event(NamedTuple):
    """Something that happened to a message, and where it had a deadline, whether it was late."""

    what: Happened
    id: str
    action: Action | None = None
    has_due: bool = False
    late: bool = False

    def change(self) -> Change:
        """Give the event as a program reads it; people read it counted."""
        now: dict[str, object] = {"action": plain_value(self.action)} if self.action else {}
        if self.has_due:
            now["in_time"] = not self.late
        what = f"message-{self.what}"
        change = Change(what, Section.MESSAGES, self.id, _MESSAGES, _MESSAGES, is_tallied=True)
        return change._replace(now=now or None)


_MESSAGES = Text(sv="Meddelanden: {parts}", en="Messages: {parts}")
_IN_TIME = Text(sv="{count} besvarades i tid", en="{count} answered in time")
_LATE = Text(sv="{count} besvarades sent ({names})", en="{count} answered late ({names})")
_UNASKED = Text(
    sv="{count} besvarades utan att det krävdes", en="{count} answered though none was required"
)
_FORWARDED = Text(sv="{count} vidarebefordrades till {names}", en="{count} forwarded to {names}")
_REMOVED = Text(sv="{count} togs bort ({why})", en="{count} removed ({why})")
_ENDED = Text(sv="{count} avslutades utan svar ({why})", en="{count} ended without answer ({why})")
_REASON = Text(sv="{ground}; {told}{late}", en="{ground}; {told}{late}")
_WHY = Text(sv="{why}{late}", en="{why}{late}")
_SO_LATE = Text(sv="; sent", en="; late")
_NO_GROUND = Text(sv="ingen grund angiven", en="no ground given")
_TOLD = {
    True: Text(sv="den som skrev har fått veta", en="the author was told"),
    False: Text(sv="den som skrev har inte fått veta", en="the author was not told"),
    None: Text(sv="inget sagt om besked", en="nothing said of telling the author"),
}
_WHYS = {
    "no-answer-needed": Text(sv="behöver inget svar", en="no answer needed"),
    "withdrawn": Text(sv="återtaget", en="withdrawn"),
    "duplicate": Text(sv="dubblett", en="duplicate"),
    "gone": Text(sv="borttaget av andra", en="removed by others"),
    None: Text(sv="med skäl i loggen", en="with a reason in the log"),
}
_NO_WHY = Text(sv="inget skäl angivet", en="no reason given")
_PLAIN = {
    Happened.RECEIVED: Text(sv="{count} kom in", en="{count} received"),
    Happened.HIDDEN: Text(sv="{count} doldes", en="{count} hidden"),
    Happened.REOPENED: Text(sv="{count} öppnades igen ({names})", en="{count} reopened ({names})"),
    Happened.REGISTERED: Text(sv="{count} diariefördes", en="{count} registered"),
    Happened.KEPT_IN_ORDER: Text(sv="{count} hålls ordnat", en="{count} kept in order"),
    Happened.MINOR: Text(
        sv="{count} bedömdes vara av ringa betydelse", en="{count} of little importance"
    ),
}
_BLOCKED = (
    Text(sv="1 avsändare blockerades", en="1 author blocked"),
    Text(sv="{count} avsändare blockerades", en="{count} authors blocked"),
)


def tally(events: Sequence[Event]) -> Said | None:
    """Sum up what happened in one sentence; None where nothing did."""
    parts: list[object] = []
    for what in Happened:
        some = [each for each in events if each.what is what]
        if some:
            parts += _counted(what, some)
    return FilledText(_MESSAGES, {"parts": joined(parts)}) if parts else None


def _counted(what: Happened, events: Sequence[Event]) -> Iterator[FilledText]:
    match what:
        case Happened.ANSWERED:
            for text, some in (
                (_IN_TIME, [e for e in events if e.has_due and not e.late]),
                (_LATE, [e for e in events if e.late]),
                (_UNASKED, [e for e in events if not e.has_due]),
            ):
                if some:
                    yield _of(text, some)
        case Happened.FORWARDED:
            to = named([each.action.to for each in events if each.action and each.action.to])
            yield FilledText(_FORWARDED, {"count": len(events), "names": to})
        case Happened.REMOVED:
            yield from _by_reason(_REMOVED, events, _why_removed)
        case Happened.ENDED:
            yield from _by_reason(_ENDED, events, _why_ended)
        case Happened.BLOCKED:
            yield _of(_BLOCKED[len(events) > 1], events)
        case _:
            yield _of(_PLAIN[what], events)


def _of(text: Text, events: Sequence[Event]) -> FilledText:
    names = named([each.id for each in events])
    return FilledText(text, {"count": len(events), "names": names})


def _by_reason(
    text: Text, events: Sequence[Event], reason: Callable[[Event], FilledText]
) -> Iterator[FilledText]:
    counted: dict[str, tuple[FilledText, int]] = {}
    for each in events:
        why = reason(each)
        key = why.in_language(Language.SWEDISH)
        counted[key] = why, counted.get(key, (why, 0))[1] + 1
    for why, count in counted.values():
        yield FilledText(text, {"count": count, "why": why})


def _why_removed(event: Event) -> FilledText:
    action = event.action
    ground = GROUNDS.get(action.ground or "", _NO_GROUND) if action else _NO_GROUND
    late = _SO_LATE if event.late else ""
    return FilledText(_REASON, {"ground": ground, "told": _TOLD[_told(action)], "late": late})


def _told(action: Action | None) -> bool | None:
    """Say whether the author has been told; None where nothing is said of it."""
    said = action.author_told if action else None
    if said is None or is_blank(said):
        return None
    return bool(whole_time(said) or whole_day(said))


def _why_ended(event: Event) -> FilledText:
    action = event.action
    why = _NO_WHY
    if action and (action.why or action.reason):
        why = _WHYS[action.why]
    return FilledText(_WHY, {"why": why, "late": _SO_LATE if event.late else ""})
