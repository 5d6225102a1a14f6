"""The figures of response times for any group of messages: its columns, and a row of them."""

from __future__ import annotations

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


class Tally:
    """A group of messages that were to be answered, sorted out as they come: the ids of each kind.

    `late_answers` are those answered late and those that wait past their deadline. `worked` and
    `elapsed` are the seconds to the first answer, staffed ones and by the clock. `targets` has
    what they were to be answered within, each with the first to come that had it.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.received: list[str] = []
        self.answered: list[str] = []
        self.in_time: list[str] = []
        self.late_answers: list[Answer] = []
        self.waiting: list[str] = []
        self.without_answer: list[str] = []
        self.forwarded: list[str] = []
        self.worked: list[int] = []
        self.elapsed: list[int] = []
        self.slowest: Answer | None = None
        self.targets: dict[Target, Answer] = {}
        self._longest = -1, -1
        self._target: Target | None = None
        self._earliest: Answer | None = None

    def add(self, each: Answer) -> None:
        """Count one more message, in the order of the log."""
        id, outcome = each.id, each.outcome
        self.received.append(id)
        if outcome is _ANSWERED:
            self._add_answered(id, each)
        elif outcome is _WITHOUT_ANSWER:
            self.without_answer.append(id)
        if is_late(each):
            self.late_answers.append(each)
        if each.waits:
            self.waiting.append(id)
        if each.forwarded:
            self.forwarded.append(id)
        # To look a target up takes longer than all the rest, and most have that of the one before.
        if each.target is not self._target:
            self._target, self._earliest = each.target, self.targets.get(each.target)
        if self._earliest is None or each.day < self._earliest.day:
            self.targets[each.target] = self._earliest = each

    def _add_answered(self, id: str, each: Answer) -> None:
        self.answered.append(id)
        if each.first.late is False:
            self.in_time.append(id)
        if each.worked is not None and each.elapsed is not None:
            self.worked.append(each.worked)
            self.elapsed.append(each.elapsed)
            if (length := (each.worked, each.elapsed)) > self._longest:
                self._longest, self.slowest = length, each

    @property
    def late(self) -> list[str]:
        """The ids of those that were late."""
        return [each.id for each in self.late_answers]

    @property
    def share_in_time(self) -> Share:
        """The share in time of those answered and those that wait past their deadline."""
        in_time = len(self.in_time)
        return Share(in_time, in_time + len(self.late_answers))


_ANSWERED, _WITHOUT_ANSWER = Outcome.ANSWERED, Outcome.WITHOUT_ANSWER


def row_of(name: Coded, group: Tally, targets: tuple[Coded, ...]) -> Row:
    """Give the row of a group of messages that were to be answered."""
    worked, elapsed = sorted(group.worked), sorted(group.elapsed)
    cells: tuple[Cell, ...] = (
        name,
        targets,
        len(group.received),
        len(group.answered),
        len(group.in_time),
        group.share_in_time,
        len(group.late_answers),
        len(group.waiting),
        percentile(worked, 50),
        percentile(elapsed, 50),
        percentile(worked, 90),
        percentile(elapsed, 90),
        percentile(worked, 100),
        percentile(elapsed, 100),
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
    worked, elapsed = sorted(group.worked), sorted(group.elapsed)
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
        Fact("median", MEDIAN, percentile(worked, 50), Kind.WORKING_TIME),
        Fact("median", MEDIAN_CLOCK, percentile(elapsed, 50), Kind.CLOCK_TIME),
        Fact("percentile_90", NINE, percentile(worked, 90), Kind.WORKING_TIME),
        Fact("percentile_90", NINE_CLOCK, percentile(elapsed, 90), Kind.CLOCK_TIME),
    )


def target_cell(target: Target) -> Coded:
    """Give a target with the words for people."""
    return Coded(str(target), target.prose)
