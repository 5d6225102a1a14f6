"""A log counted another way: read by PyYAML into pandas, staffed time by a walk of its minutes.

Nothing of the package is used, so that its reports can be compared with this.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from tests.places import SAMPLE

ZONE = "Europe/Stockholm"


def plain(file: Path) -> Any:  # noqa: ANN401 - as YAML has it
    """Read a file with every value as it is written."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506


def sample_log() -> list[dict[str, Any]]:
    """Give the messages of the sample's log, each with its account."""
    return [
        {**message, "account": file.parent.name}
        for file in sorted((SAMPLE / "messages").glob("*/*.yaml"))
        for message in plain(file) or ()
    ]


def actions_of(messages: list[dict[str, Any]]) -> pd.DataFrame:
    """Give a row for each action, in order, with its message's own values beside it."""
    rows = [
        {
            "id": message["id"],
            "account": message["account"],
            "received": message["received"],
            **{key: action.get(key) for key in _FIELDS},
            "copied": "preserved" in action,
        }
        for message in messages
        for action in message.get("actions", ())
    ]
    frame = pd.DataFrame(
        rows, columns=["id", "account", "received", *_FIELDS, "copied"], dtype=object
    )
    for column in ("received", "at"):
        frame[column] = pd.to_datetime(frame[column]).dt.tz_localize(ZONE)
    frame["day"] = frame["at"].dt.date
    return frame


_FIELDS = ("did", "at", "by", "to", "ground", "basis", "law", "author_told", "why")


@cache
def _open_minutes() -> tuple[int, np.ndarray[Any, Any]]:
    """Count the open minutes up to each minute from the first: by the sample's week and years."""
    first, last = pd.Timestamp("2024-12-30", tz=ZONE), pd.Timestamp("2027-01-10", tz=ZONE)
    minutes = pd.date_range(first, last, freq="min")
    local = pd.Series(minutes)
    clock, days = local.dt.hour, local.dt.date
    is_open = (local.dt.day_of_week < 5) & (clock >= 8) & (clock < 17)
    for year in (2025, 2026):
        calendar = plain(SAMPLE / "calendar" / f"{year}.yaml")
        closed = {
            date.fromisoformat(day) for key in ("holidays", "closed") for day in calendar[key]
        }
        is_open &= ~days.isin(closed)
        for day, hours in calendar.get("hours", {}).items():
            assert hours == "08:00-12:00"
            is_open &= (days != date.fromisoformat(day)) | (clock < 12)
    return int(first.timestamp()) // 60, np.concatenate([[0], np.cumsum(is_open.to_numpy())])


def staffed_seconds(start: pd.Timestamp, end: pd.Timestamp) -> int:
    """Count the seconds of the open minutes between two whole minutes."""
    origin, through = _open_minutes()
    first, last = (int(each.timestamp()) // 60 - origin for each in (start, end))
    return 60 * int(through[last] - through[first])


def nearest_rank(values: list[int], share: float) -> int | None:
    """Give a percentile as numpy has it by the inverse of the distribution."""
    return int(np.quantile(values, share, method="inverted_cdf")) if values else None


@cache
def _changes() -> dict[str, list[tuple[date, str]]]:
    found = {}
    for file in (SAMPLE / "accounts").glob("*.yaml"):
        account = plain(file)
        changes = [
            (date.fromisoformat(each["on"]), each["was"])
            for each in account.get("changes", ())
            if each["what"] == "unit"
        ]
        found[account["id"]] = [*sorted(changes), (date.max, account["unit"])]
    return found


def unit_then(account: str, day: date) -> str:
    """Give the unit that had one of the sample's accounts on a day."""
    return next(unit for until, unit in _changes()[account] if day < until)
