"""To whom messages were forwarded: the sample in pandas, and weeks of November 2026 by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from socialpolicy.text import Language
from tests.places import SAMPLE
from tests.reports.independent import actions_of, plain, sample_log
from tests.reports.making import made, sample, screens, table_of, values_of, with_log

YEARS = date(2025, 1, 1), date(2026, 11, 22)
NOVEMBER = date(2026, 11, 1), date(2026, 11, 22)


def message(*actions: dict[str, str], **more: Any) -> dict[str, Any]:
    return {
        "id": "kommunen-facebook-20261102-aaaa",
        "account": "kommunen-facebook",
        "received": "2026-11-02 09:00",
        "channel": "comment",
        "kind": "question",
        "subject": "Påhittat",
        "actions": list(actions),
        **more,
    }


def forwarded(at: str, to: str = "kansliet") -> dict[str, str]:
    return {"did": "forwarded", "at": at, "by": "Kommunikatör", "to": to}


def test_the_sample_is_counted_as_pandas_counts_it() -> None:
    frame = actions_of(sample_log())
    frame["next"] = frame.groupby("id")["did"].shift(-1)
    came = frame["received"].dt.date
    frame = frame[(frame["did"] == "forwarded") & (came >= YEARS[0]) & (came <= YEARS[1])]
    organisation = plain(SAMPLE / "organisation.yaml")
    ids = {each["name"]: each["id"] for key in ("units", "boards") for each in organisation[key]}
    code = frame["to"].map(lambda to: ids.get(to, to if to in ids.values() else to.casefold()))
    expected = {
        receiver: (
            len(group),
            int((group["next"] == "answered").sum()),
            int(group["next"].isna().sum()),
        )
        for receiver, group in frame.groupby(code)
    }
    told = {
        row["receiver"]: (row["forwarded"], row["answered"], row["waiting"])
        for row in values_of(table_of(made("forwarded", *YEARS), "forwarded"))
    }
    assert told == expected


def test_a_unit_is_one_by_its_id_and_its_name() -> None:
    names = ["kansliet", "Kansliet", "kansliet "]
    log = [
        message(forwarded("2026-11-02 10:00", to), id=f"m{number}")
        for number, to in enumerate(names)
    ]
    (row,) = values_of(table_of(made("forwarded", *NOVEMBER, with_log(log)), "forwarded"))
    assert (row["receiver"], row["forwarded"]) == ("kansliet", 3)


def test_days_are_working_days_and_only_the_latest_hand_over_waits() -> None:
    """Monday 2nd to Tuesday 10th are 6 working days; from there to Sunday 22nd are 8."""
    log = message(
        forwarded("2026-11-02 10:00", "kansliet"),
        forwarded("2026-11-10 10:00", "gatuenheten"),
    )
    report = made("forwarded", *NOVEMBER, with_log([log]))
    rows = {row["receiver"]: row for row in values_of(table_of(report, "forwarded"))}
    assert (rows["kansliet"]["passed_on"], rows["kansliet"]["waiting"]) == (1, 0)
    assert (rows["gatuenheten"]["waiting"], rows["gatuenheten"]["over_limit"]) == (1, 1)
    (waiting,) = values_of(table_of(report, "waiting"))
    assert waiting["working_days"] == 8


@pytest.mark.parametrize(("sent", "over"), [("2026-11-13", 0), ("2026-11-12", 1)])
def test_the_limit_of_five_working_days_is_kept_on_the_fifth(sent: str, over: int) -> None:
    """From Friday 13th there are five to Friday 20th, from Thursday 12th six."""
    report = made("forwarded", *NOVEMBER, with_log([message(forwarded(f"{sent} 10:00"))]))
    (row,) = values_of(table_of(report, "forwarded"))
    assert row["over_limit"] == over


def test_days_to_the_reply_over_a_weekend() -> None:
    """From Friday to Monday is one working day, on the same day none."""
    answered = [("2026-11-06 10:00", "2026-11-09 09:00"), ("2026-11-03 10:00", "2026-11-03 16:00")]
    log = [
        message(forwarded(sent), {"did": "answered", "at": replied}, id=f"m{number}")
        for number, (sent, replied) in enumerate(answered)
    ]
    (row,) = values_of(table_of(made("forwarded", *NOVEMBER, with_log(log)), "forwarded"))
    assert (row["answered"], row["median_days"], row["longest_days"]) == (2, 0, 1)


def test_what_was_settled_otherwise_or_sent_to_nobody_is_said_so() -> None:
    log = [
        message(
            {"did": "forwarded", "at": "2026-11-02 10:00"},
            {"did": "hidden", "at": "2026-11-02 11:00"},
            {"did": "ended", "at": "2026-11-03 10:00"},
        )
    ]
    report = made("forwarded", *NOVEMBER, with_log(log))
    (row,) = values_of(table_of(report, "forwarded"))
    assert (row["receiver"], row["settled"], row["answered"]) == ("", 1, 0)
    assert "ingen mottagare angiven" in screens([report])[Language.SWEDISH]


def test_screens_fit_and_empty_periods_are_sentences() -> None:
    screens([made("forwarded", *YEARS, sample())])
    swedish = screens([made("forwarded", *NOVEMBER, with_log([]))])[Language.SWEDISH]
    assert "Inget som kom in i perioden har vidarebefordrats." in swedish
    assert "Inget väntar hos någon mottagare." in swedish
