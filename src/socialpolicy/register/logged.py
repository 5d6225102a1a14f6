"""A message of the log with what follows from it: times as instants, state and deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from socialpolicy.document import Place
from socialpolicy.register.message import Action, Message
from socialpolicy.register.policy import Policy
from socialpolicy.schedule import Schedule, ScheduleError, Target, second_of

STOPS = frozenset({"answered", "removed", "ended"})
"""What stops the clock; forwarding does not."""

DEFAULT_TARGET = Target.parse("1 working day")
"""The response time where policy.yaml gives none (clause 48 of the policy)."""


class State(StrEnum):
    """Where a message stands after its latest action."""

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

DONE = frozenset({State.ANSWERED, State.REMOVED, State.ENDED})
"""The states in which nothing more is owed."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One message of an account's log.

    `received` and `times` (one for each action) are UTC seconds, None where
    the local time never came or came twice. `refusals` says why, by path.
    """

    message: Message
    at: Place
    account: str
    received: int | None
    times: tuple[int | None, ...]
    refusals: tuple[tuple[tuple[str | int, ...], ScheduleError], ...] = ()

    @property
    def state(self) -> State:
        """The state that the latest telling action gives; hiding or blocking tells nothing."""
        for action in reversed(self.message.actions):
            if action.did in _STATES:
                return _STATES[action.did]
        return State.OPEN

    @property
    def done(self) -> bool:
        """Whether nothing more is owed."""
        return self.state in DONE

    @property
    def clock_start(self) -> int | None:
        """When the running clock started: at receipt, or when the message was last reopened."""
        for action, time in zip(reversed(self.message.actions), reversed(self.times), strict=True):
            if action.did == "reopened":
                return time
        return self.received

    @property
    def first_stop(self) -> tuple[Action, int | None] | None:
        """The action that first stopped the clock, and when."""
        for action, time in zip(self.message.actions, self.times, strict=True):
            if action.did in STOPS:
                return action, time
        return None


def log_message(message: Message, at: Place, account: str, schedule: Schedule) -> Logged:
    """Work out the instants of a message's times by the municipality's own clock."""
    refusals: list[tuple[tuple[str | int, ...], ScheduleError]] = []
    received = _second(message.received, ("received",), schedule, refusals)
    if message.noticed is not None:
        _second(message.noticed, ("noticed",), schedule, refusals)
    times = tuple(
        _second(action.at, ("actions", index, "at"), schedule, refusals)
        for index, action in enumerate(message.actions)
    )
    return Logged(message, at, account, received, times, tuple(refusals))


def _second(
    moment: datetime,
    path: tuple[str | int, ...],
    schedule: Schedule,
    refusals: list[tuple[tuple[str | int, ...], ScheduleError]],
) -> int | None:
    try:
        return second_of(schedule.localise(moment))
    except ScheduleError as error:
        refusals.append((path, error))
        return None


def target_for(policy: Policy, platform: str) -> Target:
    """Give the response time of a platform: its own, else the default's."""
    times = policy.response_times
    return times.get(platform) or times.get("default") or DEFAULT_TARGET


def due_second(logged: Logged, target: Target, schedule: Schedule) -> int | None:
    """Give the running deadline in UTC seconds; None when there is none to count.

    A message that is not directed to the municipality, or not about its work,
    is owed no answer. Raises nothing: a calendar without open time in reach
    gives None, and is complained of once for the register.
    """
    start = logged.clock_start
    if start is None or not logged.message.concerns_us:
        return None
    try:
        return schedule.due_second(start, target)
    except ScheduleError:
        return None


def latest(times: Sequence[int | None]) -> int | None:
    """Give the latest of the known times."""
    return max((time for time in times if time is not None), default=None)
