"""The figures of any group of actions: their columns, and the cells and ids of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from socialpolicy.reports.moderation.measures import Did, Measure, Told
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.tables import Cell, Column, Kind, Share
from socialpolicy.text import Text


class Count(NamedTuple):
    """Something to count: what it is called in the summary, and which actions it has."""

    words: Text
    counts: Callable[[Measure], bool]


COUNTS: Mapping[str, Count] = {
    "removed": Count(Text(sv="Borttaget", en="Removed"), lambda each: each.did is Did.REMOVED),
    "told": Count(
        Text(sv="– den som skrev fick veta", en="– the author was told"),
        lambda each: each.did is Did.REMOVED and each.told in (Told.SAME_DAY, Told.LATER),
    ),
    "told_later": Count(
        Text(sv="– av dem en senare dag", en="– of them on a later day"),
        lambda each: each.did is Did.REMOVED and each.told is Told.LATER,
    ),
    "told_otherwise": Count(
        Text(sv="– fick inte veta, och det står varför", en="– not told, and it is said why"),
        lambda each: each.did is Did.REMOVED and each.told is Told.OTHERWISE,
    ),
    "told_unsaid": Count(
        Text(sv="– det står inget om besked", en="– nothing is said of telling the author"),
        lambda each: each.did is Did.REMOVED and each.told is Told.UNSAID,
    ),
    "copied": Count(
        Text(sv="– med sparad kopia", en="– with a copy kept"),
        lambda each: each.did is Did.REMOVED and each.copied,
    ),
    "put_back": Count(
        Text(sv="– tillbakalagt efteråt", en="– put back afterwards"),
        lambda each: each.put_back,
    ),
    "hidden": Count(Text(sv="Dolt", en="Hidden"), lambda each: each.did is Did.HIDDEN),
    "blocked": Count(
        Text(sv="Den som skrev blockerad", en="The author blocked"),
        lambda each: each.did is Did.BLOCKED,
    ),
}
"""What is counted of a group of actions, by the key of its column, in the summary's order."""

PARTS = ("told", "told_later", "told_otherwise", "told_unsaid", "copied", "put_back")
"""The counts of removals that are a part of them."""

REMOVED = Column("removed", Text(sv="Borttaget", en="Removed"), Kind.NUMBER)
TIMES = (
    Column("median", Text(sv="Median", en="Median"), Kind.WORKING_TIME),
    Column(
        "median",
        Text(sv="Median i klocktid", en="Median in clock time"),
        Kind.CLOCK_TIME,
        under=True,
    ),
    Column("slowest", Text(sv="Längst", en="Longest"), Kind.WORKING_TIME, spare=2),
    Column(
        "slowest",
        Text(sv="Längst i klocktid", en="Longest in clock time"),
        Kind.CLOCK_TIME,
        under=True,
    ),
)
COLUMNS = (
    REMOVED,
    *TIMES,
    Column("told", Text(sv="Antal som fick veta", en="Number told"), Kind.NUMBER, spare=4),
    Column("told_share", Text(sv="Fick veta", en="Author told"), Kind.SHARE),
    Column("told_later", Text(sv="Fick veta senare", en="Told later"), Kind.NUMBER, spare=8),
    Column(
        "told_otherwise", Text(sv="Skäl varför inte", en="Reason why not"), Kind.NUMBER, spare=7
    ),
    Column("told_unsaid", Text(sv="Inget om besked", en="Nothing said"), Kind.NUMBER, spare=6),
    Column("copied", Text(sv="Antal med kopia", en="Number with copy"), Kind.NUMBER, spare=3),
    Column("copied_share", Text(sv="Kopia", en="Copy kept"), Kind.SHARE),
    Column("put_back", Text(sv="Tillbaka", en="Put back"), Kind.NUMBER, spare=5),
    Column("hidden", Text(sv="Dolt", en="Hidden"), Kind.NUMBER),
    Column("blocked", Text(sv="Blockerat", en="Blocked"), Kind.NUMBER, spare=1),
)
"""What is said of every group of actions, after its name."""


def counted_in(key: str, group: Iterable[Measure]) -> list[str]:
    """List the messages of the actions that are counted, one for each action."""
    return [each.message for each in group if COUNTS[key].counts(each)]


def removed_in(group: Iterable[Measure]) -> list[str]:
    """List the messages of the removals, one for each."""
    return counted_in("removed", group)


def figures_of(group: Sequence[Measure]) -> tuple[Cell, ...]:
    """Give the cells of a group for `COLUMNS`."""
    count: dict[str, Cell] = {key: len(counted_in(key, group)) for key in COUNTS}
    removed = len(removed_in(group))
    shares = {f"{key}_share": Share(len(counted_in(key, group)), removed) for key in PARTS}
    values = count | shares
    first, *others = [column.key for column in COLUMNS if column not in TIMES]
    return (values[first], *times_of(group), *(values[key] for key in others))


def times_of(group: Iterable[Measure]) -> tuple[Cell, ...]:
    """Give the median and the longest time to the removals of a group, for `TIMES`."""
    timed = [each for each in group if each.worked is not None and each.elapsed is not None]
    worked = sorted(each.worked or 0 for each in timed)
    elapsed = sorted(each.elapsed or 0 for each in timed)
    return (
        percentile(worked, 50),
        percentile(elapsed, 50),
        percentile(worked, 100),
        percentile(elapsed, 100),
    )


def behind(group: Sequence[Measure]) -> dict[str, Sequence[str]]:
    """List what each number of a group counts; of the longest time, whose it is by the clock."""
    timed = [each for each in group if each.elapsed is not None]
    slowest = max(timed, key=lambda each: each.elapsed or 0, default=None)
    counted: dict[str, Sequence[str]] = {key: counted_in(key, group) for key in COUNTS}
    return counted | {"slowest": [slowest.message] if slowest else []}
