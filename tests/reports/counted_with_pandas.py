"""Response times counted once more, without the tool: minute by minute, and with pandas.

Nothing of the package is imported. The log is read as YAML, whose times become minutes of UTC;
whether somebody is on duty is said of every minute there is, from the hours and the days off that
a test gives; and pandas groups what came of each message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tests.reports.independent import plain

ZONE = "Europe/Stockholm"
OFFICE = dict.fromkeys(range(5), (8 * 60, 17 * 60))
"""Monday to Friday 08 to 17, as minutes after midnight by weekday."""

NEEDLESS = ("withdrawn", "duplicate", "gone")
MUST_GO = ("unlawful", "integrity", "personal-attack")
OUR_PAGES = ("comment", "post", "review")


class Duty:
    """Whether somebody is on duty, for every minute from one day to another."""

    def __init__(
        self,
        first: str,
        last: str,
        off: Iterable[date],
        short: Mapping[date, tuple[int, int]],
        week: Mapping[int, tuple[int, int]] = OFFICE,
    ) -> None:
        """Walk through the minutes: `off` are days when nobody is, `short` those of other hours."""
        minutes = pd.date_range(first, last, freq="min", tz="UTC")
        self.first = minutes[0]
        local = minutes.tz_convert(ZONE).tz_localize(None)
        self.local = local
        days = local.normalize()
        clock = (local.hour * 60 + local.minute).to_numpy()
        opens = (
            local.day_of_week.map({d: week.get(d, (0, 0))[0] for d in range(7)}).to_numpy().copy()
        )
        shuts = (
            local.day_of_week.map({d: week.get(d, (0, 0))[1] for d in range(7)}).to_numpy().copy()
        )
        for day, (start, end) in short.items():
            opens[days == pd.Timestamp(day)] = start
            shuts[days == pd.Timestamp(day)] = end
        closed = days.isin([pd.Timestamp(day) for day in off])
        self.open = (opens <= clock) & (clock < shuts) & ~closed
        self.passed = np.concatenate([[0], np.cumsum(self.open)])
        self.working_days = sorted({moment.date() for moment in days[self.open].unique()})

    def minute(self, written: str) -> int:
        """Give a time of the log as the minute's position."""
        when = pd.Timestamp(written)
        when = when.tz_localize(ZONE) if when.tzinfo is None else when
        return int((when - self.first) / pd.Timedelta(minutes=1))

    def staffed(self, start: int, end: int) -> int:
        """Count the minutes between two when somebody was on duty."""
        return int(self.passed[end] - self.passed[start])

    def due(self, start: int, target: str) -> int:
        """Give the minute at which an answer is due."""
        count, unit = target.split(" ", 1)
        minutes = {"minutes": 1, "hour": 60, "hours": 60}.get(unit)
        if minutes:
            wanted = self.passed[start] + minutes * int(count)
            return int(np.searchsorted(self.passed, wanted, side="left"))
        begun = start + int(np.argmax(self.open[start:]))
        starts = self.local[begun].date()
        after = [day for day in self.working_days if day > starts]
        day = after[int(count) - 1]
        same = self.minute(f"{day} {self.local[begun]:%H:%M}")
        # The minute before tells whether somebody is on duty up to then.
        return same if self.open[same - 1] else int(np.flatnonzero(self.open[:same])[-1]) + 1


class Told(NamedTuple):
    """What the count is told of the register: the accounts' platforms, units and targets."""

    accounts: Mapping[str, dict[str, Any]]
    targets: Iterable[tuple[str, Mapping[str, str]]]
    """By the first day of each, the earliest first."""


def accounts_in(registry: Path) -> dict[str, dict[str, Any]]:
    """Read the accounts as YAML has them."""
    files = sorted((registry / "accounts").glob("*.yaml"))
    return {file.stem: plain(file) for file in files}


def log_in(registry: Path) -> list[tuple[str, dict[str, Any]]]:
    """Read all messages as YAML has them, each with its account."""
    return [
        (file.parent.name, entry)
        for file in sorted((registry / "messages").glob("*/*.yaml"))
        for entry in plain(file) or []
    ]


def messages(
    log: Iterable[tuple[str, dict[str, Any]]], told: Told, duty: Duty, now: str
) -> pd.DataFrame:
    """Say what came of each message by now, in a row each."""
    at = duty.minute(now)
    rows = (_row(account, entry, told, duty, at) for account, entry in log)
    return pd.DataFrame([row for row in rows if row["received"] <= at])


def _row(account: str, entry: dict[str, Any], told: Told, duty: Duty, now: int) -> dict[str, Any]:
    facts = told.accounts[account]
    received = duty.minute(entry["received"])
    local = duty.local[received]
    day = f"{local:%Y-%m-%d}"
    done = [(act["did"], duty.minute(act["at"]), act) for act in entry.get("actions", [])]
    done = [each for each in done if each[1] <= now]
    # Each wait: when it began, when it ended, and what ended it.
    waits: list[list[Any]] = [[received, None, None]]
    for did, when, act in done:
        if did in {"answered", "removed", "ended"} and waits[-1][1] is None:
            waits[-1][1:] = [when, act]
        elif did == "reopened" and waits[-1][1] is not None:
            waits.append([when, None, None])
    start, end, stop = waits[0]
    ours = entry.get("concerns_us", "true") == "true" or (
        entry["kind"] in MUST_GO and entry["channel"] in OUR_PAGES
    )
    needless = stop is not None and stop.get("why") in NEEDLESS and len(waits) == 1
    targets = [each for first, each in told.targets if first <= day]
    target = targets[-1].get(facts["platform"], targets[-1]["default"])
    due = duty.due(start, target)
    answered = stop is not None and stop["did"] == "answered"
    later = [
        (each[1] if each[1] is not None else now)
        > duty.due(each[0], _then(told, facts, duty, each))
        for each in waits[1:]
        if each[2] is None or each[2]["did"] == "answered"
    ]
    moved = [each for each in facts.get("changes", []) if each["what"] == "unit"]
    unit = min((e for e in moved if e["on"] > day), key=lambda e: e["on"], default=None)
    return {
        "id": entry["id"],
        "platform": facts["platform"],
        "unit": unit["was"] if unit else facts["unit"],
        "kind": entry["kind"],
        "day": day,
        "month": day[:7],
        "weekday": local.day_of_week,
        "hour": local.hour,
        "received": received,
        "counted": ours and not needless,
        "not_ours": not ours,
        "needless": ours and needless,
        "answered": answered,
        "in_time": answered and end <= due,
        "late": end > due if answered else end is None and now > due,
        "waiting": waits[-1][1] is None,
        "without_answer": stop is not None and not answered,
        "ended_late": stop is not None and not answered and end > due,
        "forwarded": any(did == "forwarded" for did, _, _ in done),
        "reopened": len(waits) > 1,
        "reopened_late": any(later),
        "worked": duty.staffed(start, end) * 60 if answered else None,
        "elapsed": (end - start) * 60 if answered else None,
        "outside": not duty.open[received],
    }


def _then(told: Told, facts: dict[str, Any], duty: Duty, wait: list[Any]) -> str:
    day = f"{duty.local[wait[0]]:%Y-%m-%d}"
    targets = [each for first, each in told.targets if first <= day][-1]
    return targets.get(facts["platform"], targets["default"])


def figures(group: pd.DataFrame) -> dict[str, Any]:
    """Count a group as the report does, by the keys that programs read."""
    in_time, late = int(group["in_time"].sum()), int(group["late"].sum())
    found: dict[str, Any] = {
        "received": len(group),
        "in_time_share": round(in_time / (in_time + late), 4) if in_time + late else None,
    }
    for key in ("answered", "in_time", "late", "waiting", "without_answer", "forwarded"):
        found[key] = int(group[key].sum())
    for key, column in (("working", "worked"), ("clock", "elapsed")):
        found[f"median_{key}_seconds"] = least(group[column], 0.5)
        found[f"percentile_90_{key}_seconds"] = least(group[column], 0.9)
        found[f"slowest_{key}_seconds"] = least(group[column], 1.0)
    return found


def least(values: pd.Series[Any], share: float) -> int | None:
    """Give the smallest value such that at least a share of the values are at most it."""
    known = values.dropna().astype(float)
    at_most = known.rank(method="max", pct=True)
    return int(known[at_most >= share - 1e-9].min()) if len(known) else None
