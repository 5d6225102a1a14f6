"""Response times of a period beside those of another, platform by platform."""

from __future__ import annotations

from socialpolicy.reports.columns import PLATFORM, platform_cell
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.period import Period
from socialpolicy.reports.response_times.breakdown import Answers
from socialpolicy.reports.response_times.figures import MEDIAN, Tally
from socialpolicy.reports.tables import Coded, Column, Kind, Row, Table
from socialpolicy.text import FilledText, Text

_TITLE = Text(sv="Jämfört med {period}", en="Compared with {period}")
_COLUMNS = (
    PLATFORM,
    Column("in_time_share", Text(sv="I tid", en="In time"), Kind.SHARE),
    Column("in_time_share_before", Text(sv="I tid då", en="In time then"), Kind.SHARE, spare=2),
    Column("in_time_share_change", Text(sv="Ändring i tid", en="Change in time"), Kind.POINTS),
    Column("median", MEDIAN, Kind.WORKING_TIME),
    Column("median_before", Text(sv="Median då", en="Median then"), Kind.WORKING_TIME, spare=1),
    Column(
        "median_change", Text(sv="Ändring av median", en="Change of median"), Kind.WORKING_CHANGE
    ),
)
_ALL = Coded("all", Text(sv="Alla", en="All"))
_POINTS = Text(
    sv="Andelen i tid ändras i procentenheter, och medianen är i arbetstid.",
    en="The share in time changes in percentage points, and the median is in staffed time.",
)
_NONE = Text(
    sv="Inget kom in som skulle besvaras, varken då eller nu.",
    en="Nothing came in that was to be answered, neither then nor now.",
)


def compared(now: Answers, before: Answers, period: Period) -> Table:
    """Set the messages of now beside those of a period before, by platform and all together.

    A difference is that of the figures shown, and there is none where one of them is missing.
    """
    platforms = sorted({*now.platforms, *before.platforms})
    rows = [
        _row(platform_cell(id), *(each.platforms.get(id) or Tally() for each in (now, before)))
        for id in platforms
    ]
    if len(rows) > 1:
        rows.insert(0, _row(_ALL, now.whole, before.whole))
    title = FilledText(_TITLE, {"period": period.words})
    return Table("comparison", title, _COLUMNS, tuple(rows), _NONE, _POINTS if rows else None)


def _row(name: Coded, *groups: Tally) -> Row:
    shares = [each.share_in_time for each in groups]
    medians = [percentile(each.worked, 50) for each in groups]
    points = shares[0].per_cent - shares[1].per_cent if all(each.whole for each in shares) else None
    change = None if None in medians else (medians[0] or 0) - (medians[1] or 0)
    cells = (name, *shares, points, *medians, change)
    behind = {
        key: [*each.in_time, *each.late]
        for key, each in zip(("in_time_share", "in_time_share_before"), groups, strict=True)
    }
    return Row(cells, behind)
