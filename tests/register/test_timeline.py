"""What follows from a message's actions: its state, the waits, the deadline that runs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from socialpolicy.register.models.message import Message
from socialpolicy.register.timeline import Logged, State, due_second, log_message
from socialpolicy.schedule import Schedule, Target, second_of
from socialpolicy.source import Source
from socialpolicy.yaml import read

SCHEDULE = Schedule("Europe/Stockholm", [((8 * 60, 17 * 60),)] * 5 + [()] * 2)
PLACE = read(Source("log.yaml", b"[]")).place


def logged(*actions: tuple[str, str], received: str = "2026-11-16 10:00", **more: str) -> Logged:
    entry = {
        "id": "x-1",
        "received": received,
        "channel": "comment",
        "kind": "question",
        "subject": "En fråga",
        "actions": [{"did": did, "at": at} for did, at in actions],
        **more,
    }
    return log_message(Message.model_validate(entry), PLACE, "x", SCHEDULE)


def utc(day: int, hour: int) -> int:
    """Give an hour in November 2026 as local winter time writes it."""
    return second_of(datetime(2026, 11, day, hour - 1, tzinfo=UTC))


ONE = ("answered", "2026-11-16 12:00")
FORWARDED = ("forwarded", "2026-11-16 11:00")
REOPENED = ("reopened", "2026-11-17 09:00")


@pytest.mark.parametrize(
    ("actions", "state", "waits"),
    [
        ([], State.OPEN, [(utc(16, 10), None, None, None)]),
        ([FORWARDED], State.FORWARDED, [(utc(16, 10), None, None, None)]),
        ([FORWARDED, ONE], State.ANSWERED, [(utc(16, 10), None, 1, utc(16, 12))]),
        # Hiding tells nothing of the state and does not stop the clock.
        ([("hidden", "2026-11-16 11:00")], State.OPEN, [(utc(16, 10), None, None, None)]),
        # The first stop counts, whatever comes after it.
        ([ONE, ("ended", "2026-11-18 12:00")], State.ENDED, [(utc(16, 10), None, 0, utc(16, 12))]),
        # Forwarded after an answer: handed over, but nobody waits for us.
        ([ONE, REOPENED, ONE], State.ANSWERED, None),
        ([ONE, FORWARDED], State.FORWARDED, [(utc(16, 10), None, 0, utc(16, 12))]),
        # A reopening starts the clock anew, but only when it had stopped.
        (
            [ONE, REOPENED],
            State.OPEN,
            [(utc(16, 10), None, 0, utc(16, 12)), (utc(17, 9), 1, None, None)],
        ),
        ([REOPENED], State.OPEN, [(utc(16, 10), None, None, None)]),
    ],
)
def test_state_and_waits(
    actions: list[tuple[str, str]],
    state: State,
    waits: list[tuple[int, int | None, int | None, int | None]] | None,
) -> None:
    found = logged(*actions)
    assert found.state is state
    assert found.done == (state in {State.ANSWERED, State.ENDED, State.REMOVED})
    if waits is not None:
        assert [tuple(wait) for wait in found.waits] == waits


def test_the_deadline_that_runs_is_counted_from_receipt_or_reopening() -> None:
    target = Target.parse("4 hours")
    assert due_second(logged(), target, SCHEDULE) == utc(16, 14)
    assert due_second(logged(FORWARDED), target, SCHEDULE) == utc(16, 14)
    assert due_second(logged(ONE), target, SCHEDULE) is None
    assert due_second(logged(ONE, FORWARDED), target, SCHEDULE) is None
    assert due_second(logged(ONE, REOPENED), target, SCHEDULE) == utc(17, 13)
    assert due_second(logged(concerns_us="false"), target, SCHEDULE) is None


def test_a_calendar_that_is_never_open_gives_no_deadline() -> None:
    closed = Schedule("Europe/Stockholm", [()] * 7)
    assert due_second(logged(), Target.parse("4 hours"), closed) is None
    assert due_second(logged(), Target.parse("1 working day"), closed) is None


def test_what_was_done_since_it_was_last_reopened() -> None:
    found = logged(ONE, REOPENED, FORWARDED)
    assert [(place, action.did) for place, action in found.since_reopened()] == [
        (1, "reopened"),
        (2, "forwarded"),
    ]
    assert [place for place, _ in logged(ONE, FORWARDED).since_reopened()] == [0, 1]
    assert found.waits[-1].began == ("actions", 1, "at")
    assert found.waits[0].began == ("received",)


def test_a_time_that_never_was_is_told_by_its_path_and_has_no_second() -> None:
    found = logged(
        ("answered", "2026-03-29 02:30"),
        ("ended", "2026-10-25 02:30"),
        received="2026-03-29 02:59",
        noticed="2026-03-29 03:00",
    )
    assert [path for path, _ in found.refusals] == [
        ("received",),
        ("actions", 0, "at"),
        ("actions", 1, "at"),
    ]
    assert found.seconds == (second_of(datetime(2026, 3, 29, 1, tzinfo=UTC)),)
    assert found.waits == ((None, None, 0, None),)
    assert due_second(found, Target.parse("4 hours"), SCHEDULE) is None
