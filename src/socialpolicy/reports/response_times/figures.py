"""The figures of response times for any group of messages: its columns, and a row of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.response_times.answers import Answer, Judged, Outcome
from socialpolicy.reports.tables import Cell, Coded, Column, Fact, Kind, Row, Share
from socialpolicy.schedule import Target
from socialpolicy.text import Text

A = TypeVar("A", Answer, Judged)

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


def row_of(name: Coded, group: Sequence[Answer], targets: tuple[Coded, ...]) -> Row:
    """Give the row of a group of messages that were to be answered."""
    late = late_of(group)
    in_time = in_time_of(group)
    answered = [each for each in group if each.outcome is Outcome.ANSWERED]
    worked, elapsed = lengths_of(group)
    slowest = max(
        (each for each in answered if each.worked is not None),
        key=lambda each: (each.worked or 0, each.elapsed or 0),
        default=None,
    )
    cells: tuple[Cell, ...] = (
        name,
        targets,
        len(group),
        len(answered),
        len(in_time),
        Share(len(in_time), len(in_time) + len(late)),
        len(late),
        sum(each.waits for each in group),
        percentile(worked, 50),
        percentile(elapsed, 50),
        percentile(worked, 90),
        percentile(elapsed, 90),
        percentile(worked, 100),
        percentile(elapsed, 100),
        _count(group, Outcome.WITHOUT_ANSWER),
        sum(each.forwarded for each in group),
    )
    behind: Mapping[str, Sequence[str]] = {
        "received": _ids(group),
        "answered": _ids(answered),
        "in_time": _ids(in_time),
        "late": _ids(late),
        "slowest": _ids([slowest] if slowest else []),
        "waiting": _ids(each for each in group if each.waits),
        "without_answer": _ids(each for each in group if each.outcome is Outcome.WITHOUT_ANSWER),
        "forwarded": _ids(each for each in group if each.forwarded),
    }
    return Row(cells, behind)


def in_time_of(group: Iterable[A]) -> list[A]:
    """List the messages that were answered in time."""
    return [each for each in group if each.outcome is Outcome.ANSWERED and each.first.late is False]


def late_of(group: Iterable[A]) -> list[A]:
    """List the messages that were answered late, or wait past their deadline."""
    return [
        each
        for each in group
        if each.first.late and each.outcome in (Outcome.ANSWERED, Outcome.WAITING)
    ]


def share_in_time(group: Sequence[Answer]) -> Share:
    """Give the share in time of those answered and those that wait past their deadline."""
    in_time = len(in_time_of(group))
    return Share(in_time, in_time + len(late_of(group)))


def lengths_of(group: Iterable[Answer]) -> tuple[list[int], list[int]]:
    """List the seconds to the first answer: staffed ones, and by the clock."""
    worked = [each.worked for each in group if each.worked is not None]
    return worked, [each.elapsed for each in group if each.elapsed is not None]


def facts_of(group: Sequence[Answer]) -> tuple[Fact, ...]:
    """Give the figures of all messages together."""
    worked, elapsed = lengths_of(group)
    return (
        Fact("received", RECEIVED, len(group), Kind.NUMBER),
        Fact(
            "answered",
            Text(sv="Besvarade", en="Answered"),
            _count(group, Outcome.ANSWERED),
            Kind.NUMBER,
        ),
        Fact("in_time_share", IN_TIME, share_in_time(group), Kind.SHARE),
        Fact("late", LATE, len(late_of(group)), Kind.NUMBER),
        Fact("waiting", WAITING, sum(each.waits for each in group), Kind.NUMBER),
        Fact("median", MEDIAN, percentile(worked, 50), Kind.WORKING_TIME),
        Fact("median", MEDIAN_CLOCK, percentile(elapsed, 50), Kind.CLOCK_TIME),
        Fact("percentile_90", NINE, percentile(worked, 90), Kind.WORKING_TIME),
        Fact("percentile_90", NINE_CLOCK, percentile(elapsed, 90), Kind.CLOCK_TIME),
    )


def _count(group: Iterable[Answer], outcome: Outcome) -> int:
    return sum(each.outcome is outcome for each in group)


def target_cell(target: Target) -> Coded:
    """Give a target with the words for people."""
    return Coded(str(target), target.prose)


def _ids(answers: Iterable[Answer]) -> list[str]:
    return [each.id for each in answers]
