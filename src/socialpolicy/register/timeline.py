"""A message of the log with what follows from it: times as instants, state and deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.register.models.message import Action, Message
from socialpolicy.register.models.policy import Policy
from socialpolicy.schedule import Schedule, ScheduleError, Target
from socialpolicy.yaml import Place

STOPS = frozenset({"answered", "removed", "ended"})
"""What stops the clock; forwarding does not."""

DEFAULT_TARGET = Target.parse("1 working day")
"""The response time where policy.yaml gives none (clause 48 of the policy)."""


class State(StrEnum):
    """The state of a message after its latest action."""

    OPEN = "open"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    REMOVED = "removed"
    ENDED = "ended"


_STATES = {
    "answered": State.ANSWERED,
    "forwarded": State.FORWARDED,
    "removed": State.REMOVED,
    "ended": State.ENDED,
    "reopened": State.OPEN,
}

_LEAVES_STATE = frozenset({"hidden", "blocked"})
"""What can be done about a message that leaves its state as it was."""

DONE = frozenset({State.ANSWERED, State.REMOVED, State.ENDED})
"""The states in which no answer is due."""

TO_BE_REMOVED = frozenset({"unlawful", "integrity", "personal-attack"})
"""The kinds of message that must be removed, whomever they are directed to (clauses 38 and 47)."""

OUR_PAGES = frozenset({"comment", "post", "review"})
"""The channels that are on our own pages, where we can remove what others write."""

NEEDS_NO_MORE = frozenset({"withdrawn", "duplicate", "gone"})
"""Why a message was ended, where nobody can be answered any more, or nothing be removed."""

Path = tuple[str | int, ...]


def needs_action(message: Message) -> bool:
    """Say whether a message is to be answered or removed, so that its deadline counts.

    What is not directed to the municipality, or not about its work, needs no
    answer. But what must be removed from our pages must be so anyway.
    """
    return message.concerns_us or must_be_removed(message)


def must_be_removed(message: Message) -> bool:
    """Say whether a message is of a kind, and in a place, that we must remove."""
    return message.kind in TO_BE_REMOVED and message.channel in OUR_PAGES


def state_after(done: Iterable[str]) -> State:
    """Give a message's state after what was done, in order."""
    state = State.OPEN
    for did in done:
        state = _STATES.get(did, state)
    return state


def state_written(actions: object) -> State | None:
    """Give a message's state by its actions as plain data; None for what is no list of them."""
    if actions is None:
        return State.OPEN
    if not isinstance(actions, list):
        return None
    done = [action.get("did") if isinstance(action, dict) else None for action in actions]
    known = [
        did for did in done if isinstance(did, str) and (did in _STATES or did in _LEAVES_STATE)
    ]
    return state_after(known) if len(known) == len(done) else None


class WaitingPeriod(NamedTuple):
    """A stretch in which somebody waited for us: from receipt, or a reopening, to the first stop.

    `start` and `end` are UTC seconds, None where the time is not known.
    `reopened` and `stop` are the positions of the actions that began and ended
    it: None for the receipt, and for as long as it lasts.
    """

    start: int | None
    reopened: int | None = None
    stop: int | None = None
    end: int | None = None

    @property
    def began(self) -> Path:
        """The path in the message of the time it began."""
        return ("received",) if self.reopened is None else ("actions", self.reopened, "at")


class Logged(NamedTuple):
    """One message of an account's log.

    `received`, `noticed` and `times` (one for each action) are UTC seconds,
    None where the local time never came or came twice; `refusals` says why, by
    path. `state` is what the latest telling action gives: hiding and blocking
    tell nothing. `waits` come in order, and only the last can be unended.
    `removals` are the positions of the actions that removed it, and `did` has the kinds of all
    its actions.
    """

    message: Message
    at: Place
    account: str
    received: int | None
    noticed: int | None
    times: tuple[int | None, ...]
    state: State
    waits: tuple[WaitingPeriod, ...]
    removals: tuple[int, ...]
    did: frozenset[str]
    refusals: tuple[tuple[Path, ScheduleError], ...] = ()

    @property
    def done(self) -> bool:
        """Whether no answer is due."""
        return self.state in DONE

    @property
    def needs_no_more(self) -> bool:
        """Whether it was ended as withdrawn, a duplicate or gone, and not opened again since."""
        ended = [action for _, action in self.since_reopened() if action.did == "ended"]
        return bool(ended) and ended[-1].why in NEEDS_NO_MORE

    @property
    def running(self) -> WaitingPeriod | None:
        """The wait that has not ended: whose clock is running now."""
        last = self.waits[-1]
        return last if last.stop is None else None

    def since_reopened(self) -> Iterator[tuple[int, Action]]:
        """Go through the actions of the latest wait and what followed it, each with its place."""
        first = self.waits[-1].reopened or 0
        return enumerate(self.message.actions[first:], first)

    def undone(self, removal: int) -> bool:
        """Say whether a removal, by its position, was undone by a reopening after it."""
        return removal < (self.waits[-1].reopened or 0)

    def place(self, path: Path) -> Place:
        """Give the place of a path in the message."""
        return Place(self.at.document, self.at.path + path)

    def latest(self, did: str) -> int | None:
        """Give the position of the latest action of one kind."""
        if did in self.did:
            for index in range(len(self.message.actions) - 1, -1, -1):
                if self.message.actions[index].did == did:
                    return index
        return None

    @property
    def seconds(self) -> tuple[int, ...]:
        """All of its times that are known, in the order they are written."""
        known = (self.received, self.noticed, *self.times)
        return tuple(second for second in known if second is not None)


def log_message(message: Message, at: Place, account: str, schedule: Schedule) -> Logged:
    """Work out what follows from a message's actions, by the municipality's own clock."""
    refusals: tuple[tuple[Path, ScheduleError], ...] = ()
    times: list[int | None]
    try:
        received: int | None = schedule.second(message.received)
        noticed = None if message.noticed is None else schedule.second(message.noticed)
        times = [schedule.second(action.at) for action in message.actions]
    except ScheduleError:
        received, noticed, times, refusals = _refused(message, schedule)
    course = _course(tuple([action.did for action in message.actions]))
    return Logged(
        message,
        at,
        account,
        received,
        noticed,
        tuple(times),
        course.state,
        tuple(
            [
                WaitingPeriod(
                    received if reopened is None else times[reopened],
                    reopened,
                    stop,
                    None if stop is None else times[stop],
                )
                for reopened, stop in course.waits
            ]
        ),
        course.removals,
        course.did,
        refusals,
    )


class _Course(NamedTuple):
    """What the kinds of a message's actions say in their order, whenever they were done.

    `waits` has the positions of the actions that began and ended each, as `WaitingPeriod` has them.
    """

    state: State
    waits: tuple[tuple[int | None, int | None], ...]
    removals: tuple[int, ...]
    did: frozenset[str]


@lru_cache(maxsize=1024)  # most messages of a log take one of a few courses
def _course(done: tuple[str, ...]) -> _Course:
    waits: list[tuple[int | None, int | None]] = []
    reopened: int | None = None
    waiting = True
    for index, did in enumerate(done):
        if waiting and did in STOPS:
            waits.append((reopened, index))
            waiting = False
        elif not waiting and did == "reopened":
            reopened, waiting = index, True
    if waiting:
        waits.append((reopened, None))
    removals = tuple(index for index, did in enumerate(done) if did == "removed")
    return _Course(state_after(done), tuple(waits), removals, frozenset(done))


def _refused(
    message: Message, schedule: Schedule
) -> tuple[int | None, int | None, list[int | None], tuple[tuple[Path, ScheduleError], ...]]:
    """Give the receipt, the noticing and the actions' times one by one, and those refused."""
    refusals: list[tuple[Path, ScheduleError]] = []

    def second(moment: datetime | None, *path: str | int) -> int | None:
        try:
            return None if moment is None else schedule.second(moment)
        except ScheduleError as error:
            refusals.append((path, error))
            return None

    received = second(message.received, "received")
    noticed = second(message.noticed, "noticed")
    times = [
        second(action.at, "actions", index, "at") for index, action in enumerate(message.actions)
    ]
    return received, noticed, times, tuple(refusals)


def target_for(policy: Policy, platform: str, came: date) -> Target:
    """Give the response time of a platform for what came on a day: its own, else the default's."""
    times = policy.response_times_on(came).targets
    return times.get(platform) or times.get("default") or DEFAULT_TARGET


def due_second(logged: Logged, target: Target, schedule: Schedule) -> int | None:
    """Give the deadline that is running, in UTC seconds; None when there is none to count.

    See `due_of` for what has none.
    """
    wait = logged.running
    return due_of(wait, logged, target, schedule) if wait else None


def due_of(wait: WaitingPeriod, logged: Logged, target: Target, schedule: Schedule) -> int | None:
    """Give the deadline of one wait in UTC seconds; None when there is none to count.

    See `needs_action` for the messages that have one. Raises nothing: a
    calendar without open time in reach gives None.
    """
    if wait.start is None or not needs_action(logged.message):
        return None
    return _due(wait.start, target, schedule)


@lru_cache(maxsize=1024)  # rules and reports ask the same, of one message after another
def _due(start: int, target: Target, schedule: Schedule) -> int | None:
    try:
        return schedule.due_second(start, target)
    except ScheduleError:
        return None
