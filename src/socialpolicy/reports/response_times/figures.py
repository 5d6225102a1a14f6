"""The figures of response times for any group of messages: its columns, and a row of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.reports.answers import Answer, Outcome, is_late
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.tables import Cell, Coded, Column, Fact, Kind, Row, Share
from socialpolicy.schedule import Target
from socialpolicy.text import Text

RECEIVED = Text(sv="Kom in", en="Came in")
IN_TIME = Text(sv="I tid", en="In time")
LATE = Text(sv="Sena", en="Late")
MEDIAN = Text(sv="Median", en="Median")
MEDIAN_CLOCK = Text(sv="Median i klocktid", en="Median in clock time")
NINE = Text(sv="9 av 10 inom", en="9 in 10 within")
NINE_CLOCK = Text(sv="9 av 10 inom, i klocktid", en="9 in 10 within, in clock time")
WAITING = Text(sv="Väntar", en="Open")

COLUMNS = (
    Column("received", RECEIVED, Kind.NUMBER),
    Column("answered", Text(sv="Svar", en="Replies"), Kind.NUMBER, spare=2),
    Column("in_time", Text(sv="Antal i tid", en="Number in time"), Kind.NUMBER, spare=7),
    Column("in_time_share", IN_TIME, Kind.SHARE),
    Column("late", LATE, Kind.NUMBER),
    Column("waiting", WAITING, Kind.NUMBER),
    Column("median", MEDIAN, Kind.WORKING_TIME),
    Column("median", MEDIAN_CLOCK, Kind.CLOCK_TIME, under=True),
    Column("percentile_90", NINE, Kind.WORKING_TIME, spare=1),
    Column("percentile_90", NINE_CLOCK, Kind.CLOCK_TIME, under=True),
    Column("slowest", Text(sv="Långsammast", en="Slowest"), Kind.WORKING_TIME, spare=3),
    Column(
        "slowest",
        Text(sv="Långsammast i klocktid", en="Slowest in clock time"),
        Kind.CLOCK_TIME,
        under=True,
    ),
    Column("without_answer", Text(sv="Utan svar", en="No reply"), Kind.NUMBER, spare=5),
    Column("forwarded", Text(sv="Skickade vidare", en="Forwarded"), Kind.NUMBER, spare=4),
)
"""What is said of every group of messages, after its name and target."""


def target_column(*, under: bool = False) -> Column:
    """Give the column of targets, which on a screen stands under the name or is the first to go."""
    title = Text(sv="Svar inom", en="Reply within")
    return Column("target", title, Kind.LIST, under=under, spare=0 if under else 6)


class Tally(NamedTuple):
    """A group of messages that were to be answered, sorted out once: the ids of each kind.

    `late_answers` are those answered late and those that wait past their deadline. `worked` and
    `elapsed` are the seconds to the first answer, staffed ones and by the clock, in order.
    `targets` has what they were to be answered within, each with the first to come that had it.
    """

    received: Sequence[str] = ()
    answered: Sequence[str] = ()
    in_time: Sequence[str] = ()
    late_answers: Sequence[Answer] = ()
    waiting: Sequence[str] = ()
    without_answer: Sequence[str] = ()
    forwarded: Sequence[str] = ()
    worked: Sequence[int] = ()
    elapsed: Sequence[int] = ()
    slowest: Answer | None = None
    targets: Mapping[Target, Answer] = MappingProxyType({})

    @property
    def late(self) -> list[str]:
        """The ids of those that were late."""
        return [each.id for each in self.late_answers]

    @property
    def share_in_time(self) -> Share:
        """The share in time of those answered and those that wait past their deadline."""
        in_time = len(self.in_time)
        return Share(in_time, in_time + len(self.late_answers))


def tally(group: Sequence[Answer]) -> Tally:
    """Sort out a group of messages that were to be answered, each kind in the order of the log."""
    answered, without_answer = Outcome.ANSWERED, Outcome.WITHOUT_ANSWER
    answers = [each for each in group if each.outcome is answered]
    timed = [each for each in answers if each.worked is not None]
    return Tally(
        received=[each.id for each in group],
        answered=[each.id for each in answers],
        in_time=[each.id for each in answers if each.first.late is False],
        late_answers=[each for each in group if is_late(each)],
        waiting=[each.id for each in group if each.waits],
        without_answer=[each.id for each in group if each.outcome is without_answer],
        forwarded=[each.id for each in group if each.forwarded],
        worked=sorted([each.worked for each in timed if each.worked is not None]),
        elapsed=sorted([each.elapsed for each in timed if each.elapsed is not None]),
        slowest=max(timed, key=lambda each: (each.worked, each.elapsed), default=None),
        targets=_first_of_each_target(group),
    )


def _first_of_each_target(group: Iterable[Answer]) -> dict[Target, Answer]:
    first: dict[Target, Answer] = {}
    target, earliest = None, None
    for each in group:
        if each.target is not target:
            target = each.target
            earliest = first.get(target)
        if earliest is None or each.day < earliest.day:
            first[each.target] = earliest = each
    return first


def row_of(name: Coded, group: Tally, targets: tuple[Coded, ...]) -> Row:
    """Give the row of a group of messages that were to be answered."""
    cells: tuple[Cell, ...] = (
        name,
        targets,
        len(group.received),
        len(group.answered),
        len(group.in_time),
        group.share_in_time,
        len(group.late_answers),
        len(group.waiting),
        percentile(group.worked, 50),
        percentile(group.elapsed, 50),
        percentile(group.worked, 90),
        percentile(group.elapsed, 90),
        percentile(group.worked, 100),
        percentile(group.elapsed, 100),
        len(group.without_answer),
        len(group.forwarded),
    )
    behind = {
        "received": group.received,
        "answered": group.answered,
        "in_time": group.in_time,
        "late": group.late,
        "slowest": [group.slowest.id] if group.slowest else [],
        "waiting": group.waiting,
        "without_answer": group.without_answer,
        "forwarded": group.forwarded,
    }
    return Row(cells, behind)


def facts_of(group: Tally) -> tuple[Fact, ...]:
    """Give the figures of all messages together."""
    return (
        Fact("received", RECEIVED, len(group.received), Kind.NUMBER),
        Fact(
            "answered",
            Text(sv="Besvarade", en="Answered"),
            len(group.answered),
            Kind.NUMBER,
        ),
        Fact("in_time_share", IN_TIME, group.share_in_time, Kind.SHARE),
        Fact("late", LATE, len(group.late_answers), Kind.NUMBER),
        Fact("waiting", WAITING, len(group.waiting), Kind.NUMBER),
        Fact("median", MEDIAN, percentile(group.worked, 50), Kind.WORKING_TIME),
        Fact("median", MEDIAN_CLOCK, percentile(group.elapsed, 50), Kind.CLOCK_TIME),
        Fact("percentile_90", NINE, percentile(group.worked, 90), Kind.WORKING_TIME),
        Fact("percentile_90", NINE_CLOCK, percentile(group.elapsed, 90), Kind.CLOCK_TIME),
    )


def target_cell(target: Target) -> Coded:
    """Give a target with the words for people."""
    return Coded(str(target), target.prose)
