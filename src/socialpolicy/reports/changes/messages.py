"""What differs in the log: what came in and was done, counted, and what was written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.message_names import CHANNELS, KINDS, STATES
from socialpolicy.register.message_words import deadline_text, moment_text
from socialpolicy.register.models.message import Action, Message, Record
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import STOPS, Logged, due_of, log_message
from socialpolicy.reports.changes.corrections import corrected
from socialpolicy.reports.changes.events import Event, Happened, tally
from socialpolicy.reports.changes.fields import Difference, differences, plain_value, said_of
from socialpolicy.reports.changes.message_words import WORDS
from socialpolicy.reports.changes.note import Change, Said, Section, Tally
from socialpolicy.schedule import second_of
from socialpolicy.text import FilledText, Text

_NO_LOG_BEFORE = Text(
    sv="Loggen låg utanför repot, så vad som har hänt i den syns inte här",
    en="The log was outside the repository, so what has happened in it cannot be seen here",
)
_NO_LOG_NOW = Text(
    sv="Loggen finns inte här, så vad som har hänt i den syns inte",
    en="The log is not here, so what has happened in it cannot be seen",
)
_UNREADABLE = Text(
    sv="allt i filen går inte att läsa, så allt som har ändrats i den syns inte",
    en="not all of the file can be read, so not all that has changed in it can be seen",
)
_UNREADABLE_MANY = Text(
    sv="{count} filer i loggen går inte att läsa helt: {names}",
    en="{count} files of the log cannot be read whole: {names}",
)
_GONE = Text(
    sv="borttaget ur loggen ({kind}, kom in {received}, {state})",
    en="removed from the log ({kind}, came {received}, {state})",
)
_GONE_MANY = Text(
    sv="{count} meddelanden är borttagna ur loggen: {names}",
    en="{count} messages are removed from the log: {names}",
)
_MOVED = Text(sv="står nu hos kontot {account}", en="is now with the account {account}")
_MOVED_MANY = Text(
    sv="{count} meddelanden står nu hos ett annat konto: {names}",
    en="{count} messages are now with another account: {names}",
)
_MANY = Text(
    sv="{count} meddelanden: {field} ändras ({names})",
    en="{count} messages: {field} changes ({names})",
)
_ACTION_GONE = Text(sv="åtgärden ”{did} {at}” tas bort", en="the action “{did} {at}” is removed")
_ACTION_GONE_MANY = Text(
    sv="åtgärder tas bort från {count} meddelanden: {names}",
    en="actions are removed from {count} messages: {names}",
)
_REDATED = Text(
    sv="åtgärden ”{did}” omdateras från {was} till {now}{verdict}",
    en="the action “{did}” is redated from {was} to {now}{verdict}",
)
_REDATED_MANY = Text(
    sv="åtgärder omdateras i {count} meddelanden: {names}",
    en="actions are redated in {count} messages: {names}",
)
_IN_TIME_NOW = Text(
    sv=", så att svaret som räknades som sent nu räknas som i tid (senast {due})",
    en=", so that the answer that counted as late now counts as in time (by {due})",
)
_LATE_NOW = Text(
    sv=", så att svaret nu räknas som sent (senast {due})",
    en=", so that the answer now counts as late (by {due})",
)
_BACKDATED = Text(
    sv="{did} {at} och alltså i tid (senast {due}), men stod som obesvarat ännu {made}",
    en="{did} {at}, and so in time (by {due}), but was still unanswered on {made}",
)
_BACKDATED_MANY = Text(
    sv="{count} meddelanden har fått åtgärder i tid, men var obesvarade i jämförelsen efter sin "
    "tid: {names}",
    en="{count} messages got actions in time, but were unanswered in the base after their time: "
    "{names}",
)
_DONE = {
    "answered": Text(sv="besvarat", en="answered"),
    "forwarded": Text(sv="vidarebefordrat", en="forwarded"),
    "removed": Text(sv="borttaget", en="removed"),
    "ended": Text(sv="avslutat", en="ended"),
    "hidden": Text(sv="dolt", en="hidden"),
    "blocked": Text(sv="avsändaren blockerad", en="author blocked"),
    "reopened": Text(sv="öppnat igen", en="reopened"),
}
_DECISIONS = {
    "registered": Text(sv="diariefört", en="registered"),
    "kept-in-order": Text(sv="hålls ordnat", en="kept in order"),
    "minor": Text(sv="ringa betydelse", en="of little importance"),
}
_VALUES: Mapping[str, Mapping[str, Text]] = {
    "kind": KINDS,
    "channel": CHANNELS,
    "record.decision": _DECISIONS,
}


def of_messages(beside: Comparison, made: datetime) -> tuple[list[Change], list[Tally]]:
    """Give what was written anew message by message, and what happened as one sentence.

    `made` is when the base was made: what was open then, and late, was not answered in time.
    """
    if not beside.before.log_at_hand:
        return [], [Tally(Section.MESSAGES, _NO_LOG_BEFORE)]
    if not beside.after.log_at_hand:
        return [], [Tally(Section.MESSAGES, _NO_LOG_NOW)] if beside.before.logs else []
    look = _Look(beside, second_of(made))
    changes = list(look.changes())
    changes += [each.change() for each in look.events]
    said = tally(look.events)
    return changes, [Tally(Section.MESSAGES, said)] if said else []


class _Look:
    """Going through the messages that differ, with what happened gathered on the way."""

    def __init__(self, beside: Comparison, made: int) -> None:
        self._beside = beside
        self._made = made
        self.events: list[Event] = []

    def changes(self) -> Iterator[Change]:
        beside = self._beside
        known: set[str] = set()
        for pair in beside.messages:
            known.add(pair.before.model.id)
            if pair.after:
                yield from self._of_pair(pair, pair.after)
            else:
                yield self._gone(pair)
        for log in beside.after.logs:
            if log.file in beside.same_files:
                continue
            if log.problems:
                yield Change(
                    "log-unreadable",
                    Section.MESSAGES,
                    log.file,
                    _UNREADABLE,
                    _UNREADABLE_MANY,
                    log.file,
                )
            for located in log.messages:
                if located.model.id not in known:
                    yield from self._new(located, log.account)

    def _new(self, located: Located[Message], account: str) -> Iterator[Change]:
        message = located.model
        self.events.append(Event(Happened.RECEIVED, message.id))
        logged = _logged(located, account, self._beside.after)
        for index in range(len(message.actions)):
            self._done(logged, index)
        self._decided(None, message.record, message.id)
        yield from ()

    def _gone(self, pair: MessagePair) -> Change:
        logged = _logged(pair.before, pair.account, self._beside.before)
        message = pair.before.model
        values = {
            "kind": KINDS[message.kind],
            "received": _moment(logged.received, self._beside.before, message.received),
            "state": STATES[logged.state],
        }
        said = FilledText(_GONE, values)
        return _change("message-gone", message.id, said, _GONE_MANY, was=plain_value(message))

    def _of_pair(self, pair: MessagePair, after: Located[Message]) -> Iterator[Change]:
        was, now = pair.before.model, after.model
        if pair.moved_to:
            said = FilledText(_MOVED, {"account": pair.moved_to})
            yield _change("message-moved", now.id, said, _MOVED_MANY)
        if was == now:
            return
        yield from corrected(was, now, now.id, self._beside.after)
        before = _logged(pair.before, pair.account, self._beside.before)
        logged = _logged(after, pair.moved_to or pair.account, self._beside.after)
        for each in differences(was, now):
            if each.path[0] in ("actions", "corrections") or self._is_same_moment(each, logged):
                continue
            if each.path == ("record",) and each.was is None:
                self._decided(None, now.record, now.id)
                continue
            yield self._field(each, now.id)
        yield from self._actions(before, logged)

    def _is_same_moment(self, each: Difference, logged: Logged) -> bool:
        if not isinstance(each.was, datetime) or not isinstance(each.now, datetime):
            return False
        schedule = self._beside.after.schedule
        second = logged.received if each.path == ("received",) else logged.noticed
        return second is not None and schedule.second(each.was) == second

    def _field(self, each: Difference, id: str) -> Change:
        shown = each._replace(was=self._shown(each, each.was), now=self._shown(each, each.now))
        said = said_of(shown, WORDS)
        change = _change(each.kind, id, said, _MANY, plain_value(each.was), plain_value(each.now))
        return change._replace(path=each.dotted, field=said.values["field"])

    def _shown(self, each: Difference, value: object) -> object:
        if isinstance(value, datetime):
            return _moment_as_written(value, self._beside.after)
        if isinstance(value, Record):
            return _DECISIONS[value.decision]
        words = _VALUES.get(each.kind, {})
        return words.get(value, value) if isinstance(value, str) else value

    def _actions(self, before: Logged, after: Logged) -> Iterator[Change]:
        pairs, gone, new = _matched(before, after)
        for was, now in pairs:
            yield from self._of_action(before, was, after, now)
        for index in gone:
            action = before.message.actions[index]
            at = _moment(before.times[index], self._beside.after, action.at)
            said = FilledText(_ACTION_GONE, {"did": _DONE[action.did], "at": at})
            yield _change(
                "action-gone",
                after.message.id,
                said,
                _ACTION_GONE_MANY,
                plain_value(action),
            )._replace(path=f"actions[{index}]")
        for index in new:
            yield from self._done(after, index, before)

    def _of_action(self, before: Logged, was: int, after: Logged, now: int) -> Iterator[Change]:
        action, id = after.message.actions[now], after.message.id
        if before.times[was] != after.times[now]:
            yield self._redated(before, was, after, now)
        for each in differences(before.message.actions[was], action):
            if each.path == ("at",):
                continue
            path = ("action", *each.path)
            change = self._field(each._replace(path=path), id)
            yield change._replace(path=f"actions[{now}].{each.dotted}")

    def _redated(self, before: Logged, was: int, after: Logged, now: int) -> Change:
        register, action = self._beside.after, after.message.actions[now]
        earlier, later = before.times[was], after.times[now]
        due = self._due(after, now)
        verdict: Said | str = ""
        if due is not None and earlier is not None and later is not None:
            values = {"due": deadline_text(due, register)}
            if (earlier <= due) != (later <= due):
                verdict = FilledText(_IN_TIME_NOW if later <= due else _LATE_NOW, values)
        at = before.message.actions[was].at
        said_of_it: dict[str, object] = {
            "did": _DONE[action.did],
            "was": _moment(earlier, register, at),
            "now": _moment(later, register, action.at),
            "verdict": verdict,
        }
        said = FilledText(_REDATED, said_of_it)
        change = _change(
            "action-redated", after.message.id, said, _REDATED_MANY, at.isoformat(),
            action.at.isoformat(),
        )  # fmt: skip
        return change._replace(path=f"actions[{now}].at")

    def _due(self, logged: Logged, stop: int) -> int | None:
        register = self._beside.after
        wait = next((each for each in logged.waits if each.stop == stop), None)
        target = register.target(logged.account, wait.start) if wait else None
        return due_of(wait, logged, target, register.schedule) if wait and target else None

    def _done(self, logged: Logged, index: int, before: Logged | None = None) -> Iterator[Change]:
        """Note an action that is new; one that is dated before the base had it open is said."""
        action, done = logged.message.actions[index], logged.times[index]
        due = self._due(logged, index) if action.did in STOPS else None
        late = due is not None and done is not None and done > due
        self.events.append(
            Event(Happened(action.did), logged.message.id, action, has_due=due is not None,
                  late=late)
        )  # fmt: skip
        return iter(self._backdated(logged, index, before, due))

    def _backdated(
        self, logged: Logged, index: int, before: Logged | None, due: int | None
    ) -> list[Change]:
        done, action = logged.times[index], logged.message.actions[index]
        if before is None or before.done or due is None or done is None:
            return []
        if not done <= due < self._made:
            return []
        register = self._beside.after
        values = {
            "did": _DONE[action.did],
            "at": _moment(done, register, action.at),
            "due": deadline_text(due, register),
            "made": moment_text(self._made, register),
        }
        said = FilledText(_BACKDATED, values)
        change = _change("done-after-due", logged.message.id, said, _BACKDATED_MANY)
        return [change._replace(path=f"actions[{index}].at", now=action.at.isoformat())]

    def _decided(self, was: Record | None, now: Record | None, id: str) -> None:
        if was is None and now is not None:
            self.events.append(Event(Happened(now.decision), id))


def _change(
    what: str, id: str, said: Said, summed: Text, was: object = None, now: object = None
) -> Change:
    return Change(what, Section.MESSAGES, id, said, summed, id, "", was, now)


def _logged(located: Located[Message], account: str, register: Register) -> Logged:
    return log_message(located.model, located.at, account, register.schedule)


def _moment(second: int | None, register: Register, written: datetime) -> object:
    return moment_text(second, register) if second is not None else written


def _moment_as_written(value: datetime, register: Register) -> object:
    from socialpolicy.schedule import ScheduleError

    try:
        return moment_text(register.schedule.second(value), register)
    except ScheduleError:
        return value


class _Matched(NamedTuple):
    pairs: list[tuple[int, int]]
    gone: list[int]
    new: list[int]


def _matched(before: Logged, after: Logged) -> _Matched:
    """Find which action is which: those done alike at the same time, then those done alike."""
    was, now = before.message.actions, after.message.actions
    found: list[tuple[int, int]] = []
    left = list(range(len(now)))
    for exact in (True, False):
        matched = {index for index, _ in found}
        for index, action in enumerate(was):
            if index in matched:
                continue
            same = _like(action, before.times[index], now, after.times, left, exact=exact)
            if same is not None:
                left.remove(same)
                found.append((index, same))
    matched = {index for index, _ in found}
    gone = [index for index in range(len(was)) if index not in matched]
    return _Matched(sorted(found), gone, left)


def _like(
    action: Action,
    time: int | None,
    now: Sequence[Action],
    times: Sequence[int | None],
    left: Sequence[int],
    *,
    exact: bool,
) -> int | None:
    for index in left:
        if now[index].did == action.did and (not exact or times[index] == time):
            return index
    return None
