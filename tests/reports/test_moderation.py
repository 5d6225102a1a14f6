"""What was removed, hidden and blocked, against a count of the same log in pandas."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialpolicy.register.models.message import GROUNDS
from socialpolicy.reports.tables import Report, Share
from socialpolicy.text import Language
from tests.reports.independent import (
    actions_of,
    nearest_rank,
    sample_log,
    staffed_seconds,
    unit_then,
)
from tests.reports.making import made, screens, table_of, values_of, with_log

YEARS = date(2025, 1, 1), date(2026, 11, 22)
TAKEN_AWAY = ["removed", "hidden", "blocked"]


def counted(messages: list[dict[str, Any]], first: date, last: date) -> pd.DataFrame:
    """List the actions of a period that took something away, with all that is said of each."""
    frame = actions_of(messages)
    gone = frame[frame["did"].isin(["removed", "reopened"])]
    before = gone.groupby("id")["did"].shift()
    back = gone["at"].where((gone["did"] == "reopened") & (before == "removed"))
    frame["start"] = back.groupby(gone["id"]).ffill()
    frame["start"] = frame["start"].fillna(frame["received"])
    reopened = frame["did"].eq("reopened")
    frame["put_back"] = reopened[::-1].groupby(frame["id"][::-1]).cummax()[::-1].astype(bool)
    frame["unit"] = [
        unit_then(account, day) for account, day in zip(frame["account"], frame["day"], strict=True)
    ]
    frame["told_on"] = pd.to_datetime(frame["author_told"], errors="coerce", format="mixed").dt.date
    blank = frame["author_told"].isna() | frame["author_told"].isin(["saknas", "–"])
    frame["unsaid"] = blank
    frame["told"] = frame["told_on"].notna()
    frame["later"] = [
        bool(told and on > day)
        for told, on, day in zip(frame["told"], frame["told_on"], frame["day"], strict=True)
    ]
    frame["otherwise"] = ~frame["unsaid"] & ~frame["told"]
    in_period = (frame["day"] >= first) & (frame["day"] <= last)
    return frame[frame["did"].isin(TAKEN_AWAY) & in_period]


def figures(group: pd.DataFrame) -> dict[str, Any]:
    """Count a group of actions."""
    removed = group[group["did"] == "removed"]
    timed = removed[removed["at"] >= removed["start"]]
    pairs = list(zip(timed["start"], timed["at"], strict=True))
    worked = [staffed_seconds(start, end) for start, end in pairs]
    elapsed = [int((end - start).total_seconds()) for start, end in pairs]
    count, told, copied = len(removed), int(removed["told"].sum()), int(removed["copied"].sum())
    return {
        "removed": count,
        "median_working_seconds": nearest_rank(worked, 0.5),
        "median_clock_seconds": nearest_rank(elapsed, 0.5),
        "slowest_working_seconds": max(worked, default=None),
        "slowest_clock_seconds": max(elapsed, default=None),
        "told": told,
        "told_share": Share(told, count),
        "told_later": int(removed["later"].sum()),
        "told_otherwise": int(removed["otherwise"].sum()),
        "told_unsaid": int(removed["unsaid"].sum()),
        "copied": copied,
        "copied_share": Share(copied, count),
        "put_back": int(removed["put_back"].sum()),
        "hidden": int((group["did"] == "hidden").sum()),
        "blocked": int((group["did"] == "blocked").sum()),
    }


def compare(report: Report, frame: pd.DataFrame) -> None:
    """Compare every figure of the report with those of the count."""
    summary = {row["what"]: row["count"] for row in values_of(table_of(report, "moderation"))}
    whole = figures(frame)
    assert summary == ({key: whole[key] for key in summary} if len(frame) else {})
    if whole["removed"]:
        (times,) = values_of(table_of(report, "times"))
        assert times.items() - {("period", times["period"])} <= whole.items()
    if not len(frame):
        return
    for key, columns in {
        "accounts": ["account"],
        "units": ["unit"],
        "grounds": ["ground"],
    }.items():
        expected = [
            {**dict(zip(columns, name, strict=True)), **figures(group)}
            for name, group in frame.fillna({"ground": "none"}).groupby(columns)
        ]
        if key == "grounds":
            for row in expected:
                of_ground = frame[frame["ground"].fillna("none") == row["ground"]]
                row["basis"] = sorted(of_ground["basis"].dropna().unique())
                row["law"] = sorted(of_ground["law"].dropna().unique())
        told = values_of(table_of(report, key))
        for row in told if key == "grounds" else ():
            row["basis"] = [basis.code for basis in row["basis"] or ()]
            row["law"] = row["law"] or []
        order = [*columns, "removed"]
        assert sorted(told, key=lambda row: [str(row[each]) for each in order]) == sorted(
            expected, key=lambda row: [str(row[each]) for each in order]
        )


@pytest.mark.parametrize(
    ("first", "last"),
    [YEARS, (date(2026, 9, 1), date(2026, 9, 30)), (date(2025, 7, 1), date(2025, 12, 31))],
)
def test_the_sample_is_counted_as_pandas_counts_it(first: date, last: date) -> None:
    frame = counted(sample_log(), first, last)
    assert len(frame)
    compare(made("moderation", first, last), frame)


START = datetime(2025, 8, 25, 7)  # noqa: DTZ001 - local, as the log has it


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """Invent a message; one of the accounts goes to another unit on 1 September 2025."""
    came = START + timedelta(minutes=draw(st.integers(0, 14 * 24 * 60)))
    actions, at = [], came
    for did in draw(
        st.lists(
            st.sampled_from(["removed", "removed", "reopened", "hidden", "blocked", "answered"]),
            max_size=5,
        )
    ):
        at += timedelta(minutes=draw(st.integers(0, 3 * 24 * 60)))
        action: dict[str, Any] = {"did": did, "at": f"{at:%Y-%m-%d %H:%M}"}
        if did in TAKEN_AWAY:
            told = at + timedelta(minutes=draw(st.integers(0, 2 * 24 * 60)))
            action |= draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "ground": st.sampled_from(GROUNDS[:3]),
                        "basis": st.sampled_from(["law", "policy"]),
                        "law": st.sampled_from(["5 § lag (1998:112)"]),
                        "author_told": st.sampled_from(
                            [
                                f"{told:%Y-%m-%d %H:%M}",
                                f"{told:%Y-%m-%d}",
                                "saknas",
                                "Kontot är borta",
                            ]
                        ),
                        "preserved": st.just({"on": f"{at:%Y-%m-%d}"}),
                    },
                )
            )
        actions.append(action)
    return {
        "account": draw(st.sampled_from(["ungdomsgard-tiktok", "kommunen-facebook"])),
        "received": f"{came:%Y-%m-%d %H:%M}",
        "channel": "comment",
        "kind": "unlawful",
        "subject": "Påhittat",
        "actions": actions,
    }


@settings(max_examples=40)
@given(st.lists(messages(), max_size=8), st.integers(0, 20), st.integers(0, 20))
def test_random_logs_are_counted_as_pandas_counts_them(
    log: list[dict[str, Any]], skipped: int, length: int
) -> None:
    named = [{"id": f"m{number}", **each} for number, each in enumerate(log)]
    first = START.date() + timedelta(skipped)
    last = first + timedelta(length)
    report = made("moderation", first, last, with_log(named))
    compare(report, counted(named, first, last))


def message(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "kommunen-facebook-20261109-aaaa",
        "account": "kommunen-facebook",
        "received": "2026-11-09 09:00",
        "channel": "comment",
        "kind": "unlawful",
        "subject": "Påhittat",
        "actions": list(actions),
        **more,
    }


NOVEMBER = date(2026, 11, 1), date(2026, 11, 22)


def test_time_runs_anew_from_when_it_was_put_back() -> None:
    """Monday 09.00 to 10.00 is one hour; put back Tuesday 16.00, removed Wednesday 08.30: 1.5."""
    log = message(
        {"did": "removed", "at": "2026-11-09 10:00"},
        {"did": "reopened", "at": "2026-11-10 16:00"},
        {"did": "removed", "at": "2026-11-11 08:30"},
    )
    (row,) = values_of(table_of(made("moderation", *NOVEMBER, with_log([log])), "accounts"))
    assert (row["removed"], row["put_back"]) == (2, 1)
    assert (row["median_working_seconds"], row["median_clock_seconds"]) == (3600, 3600)
    assert (row["slowest_working_seconds"], row["slowest_clock_seconds"]) == (5400, 16.5 * 3600)


def test_a_ground_stands_once_with_all_that_it_rests_on() -> None:
    """Four removals by two laws, by the policy, and by nothing that is written."""
    log = [
        message(
            {"did": "removed", "at": f"2026-11-09 10:{minute}", "ground": "other-law", **more},
            id=f"kommunen-facebook-20261109-{minute}",
        )
        for minute, more in {
            "00": {"basis": "law", "law": "5 § lag (1998:112)"},
            "30": {"basis": "law", "law": "3 kap. 1 § spellagen (2018:1138)"},
            "40": {"basis": "policy"},
            "50": {},
        }.items()
    ]
    grounds = table_of(made("moderation", *NOVEMBER, with_log(log)), "grounds")
    (row,) = values_of(grounds)
    assert (row["ground"], row["removed"]) == ("other-law", 4)
    assert [basis.code for basis in row["basis"]] == ["law", "policy"]
    assert row["law"] == ["3 kap. 1 § spellagen (2018:1138)", "5 § lag (1998:112)"]
    assert row["median_working_seconds"] == 90 * 60  # of 60, 90, 100 and 110 minutes


def test_a_removal_before_the_receipt_counts_without_a_time() -> None:
    log = message({"did": "removed", "at": "2026-11-09 08:00"})
    (row,) = values_of(table_of(made("moderation", *NOVEMBER, with_log([log])), "accounts"))
    assert row["removed"] == 1
    assert row["slowest_clock_seconds"] is None


def test_what_has_not_happened_yet_is_not_counted() -> None:
    """It is noon on 22 November."""
    log = message({"did": "removed", "at": "2026-11-22 13:00"})
    report = made("moderation", *NOVEMBER, with_log([log]))
    assert table_of(report, "moderation").rows == ()


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "open"),
        ({"actions": [{"did": "answered", "at": "2026-11-09 10:00"}]}, "answered"),
        ({"actions": [{"did": "ended", "at": "2026-11-09 10:00"}]}, "ended"),
        ({"actions": [{"did": "hidden", "at": "2026-11-09 10:00"}]}, "open"),
        ({"actions": [{"did": "forwarded", "at": "2026-11-09 10:00"}]}, "forwarded"),
        (
            {
                "actions": [
                    {"did": "removed", "at": "2026-11-09 10:00"},
                    {"did": "reopened", "at": "2026-11-09 11:00"},
                ]
            },
            "put-back",
        ),
        ({"kind": "advertising"}, "open"),
        # What needs not be removed, or is not there to be.
        ({"kind": "advertising", "public_event": True}, None),
        ({"kind": "question"}, None),
        ({"channel": "direct-message"}, None),
        ({"actions": [{"did": "removed", "at": "2026-11-09 10:00"}]}, None),
        ({"actions": [{"did": "ended", "at": "2026-11-09 10:00", "why": "gone"}]}, None),
        ({"received": "2026-10-31 09:00"}, None),
    ],
)
def test_what_was_to_be_removed_and_is_there_is_listed(
    more: dict[str, Any], state: str | None
) -> None:
    kept = table_of(made("moderation", *NOVEMBER, with_log([message(**more)])), "kept")
    assert [row["state"] for row in values_of(kept)] == ([state] if state else [])


def test_an_account_is_counted_where_it_was_and_a_unit_that_is_chosen_sees_its_own() -> None:
    """The account went from one department to another on 1 September 2025."""
    logs = [
        message(
            {"did": "removed", "at": f"{day} 10:00"},
            id=f"m{number}",
            account="ungdomsgard-tiktok",
            received=f"{day} 09:00",
        )
        for number, day in enumerate(["2025-08-29", "2025-09-02", "2025-09-03"])
    ]
    register = with_log(logs)
    whole = values_of(table_of(made("moderation", *YEARS, register), "units"))
    assert [(row["unit"], row["removed"]) for row in whole] == [
        ("fritidsenheten", 2),
        ("socialforvaltningen", 1),
    ]
    part = made("moderation", *YEARS, register, units=["socialforvaltningen"])
    assert [row["removed"] for row in values_of(table_of(part, "units"))] == [1]


def test_periods_are_compared() -> None:
    """The sample's 2026 and 2025, each counted by pandas."""
    now = counted(sample_log(), date(2026, 1, 1), YEARS[1])
    before = counted(sample_log(), date(2025, 1, 1), date(2025, 12, 31))
    report = made(
        "moderation",
        date(2026, 1, 1),
        YEARS[1],
        compare=(date(2025, 1, 1), date(2025, 12, 31)),
    )
    ours, theirs = figures(now), figures(before)
    for row in values_of(table_of(report, "moderation")):
        key = row["what"]
        assert (row["count"], row["before"]) == (ours[key], theirs[key])
        assert row["difference"] == ours[key] - theirs[key]
    assert [row["removed"] for row in values_of(table_of(report, "times"))] == [
        ours["removed"],
        theirs["removed"],
    ]


def test_screens_say_what_happened_and_nothing_of_whoever_wrote() -> None:
    log = message(
        {"did": "removed", "at": "2026-11-09 10:00", "author_told": "Anna Persson svarar inte"},
        subject="Anna Persson hotas",
    )
    for language, screen in screens([made("moderation", *NOVEMBER, with_log([log]))]).items():
        assert "Anna" not in screen
        assert ("Borttaget" if language is Language.SWEDISH else "Removed") in screen


def test_an_empty_period_is_said_in_sentences() -> None:
    swedish = screens([made("moderation", *NOVEMBER, with_log([]))])[Language.SWEDISH]
    assert "Inget togs bort, doldes eller blockerades i perioden." in swedish
    assert "Inget som kom in i perioden och ska tas bort är kvar." in swedish
    assert "Per konto" not in swedish
