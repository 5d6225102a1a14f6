"""What was decided of what came in, against a count of the sample in pandas and by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from socialpolicy.text import Language
from tests.reports.independent import sample_log
from tests.reports.making import made, screens, table_of, values_of, with_log

OCTOBER = date(2026, 10, 1), date(2026, 10, 31)
YEARS = date(2025, 1, 1), date(2026, 11, 22)


def message(number: int, record: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "account": "kommunen-facebook",
        "received": f"2026-10-0{number} 09:00",
        "channel": "comment",
        "kind": "question",
        "subject": "Påhittat",
        "actions": [{"did": "answered", "at": f"2026-10-0{number} 10:00"}],
        **({"record": record} if record else {}),
        **more,
    }


REGISTERED = {"decision": "registered", "number": "KS 2026/12"}


@pytest.mark.parametrize("period", [OCTOBER, YEARS])
def test_the_sample_is_counted_as_pandas_counts_it(period: tuple[date, date]) -> None:
    frame = pd.DataFrame(
        [
            {
                "account": message["account"],
                "day": date.fromisoformat(message["received"][:10]),
                "decision": message.get("record", {}).get("decision"),
                "number": message.get("record", {}).get("number"),
                "actions": len(message.get("actions", ())),
            }
            for message in sample_log()
        ]
    )
    frame = frame[(frame["day"] >= period[0]) & (frame["day"] <= period[1])]
    decided = frame["decision"].value_counts()
    series = frame[frame["decision"] == "registered"]["number"].str.split(" ").str[0]
    report = made("registration", *period)
    summary = {row["what"]: row["count"] for row in values_of(table_of(report, "registration"))}
    assert summary["received"] == len(frame)
    assert summary["registered"] == decided["registered"]
    assert summary["kept"] == decided["kept-in-order"]
    assert summary["minor"] == decided["minor"]
    assert summary["undecided"] + summary["waiting"] == frame["decision"].isna().sum()
    counted = {row["series"]: row["messages"] for row in values_of(table_of(report, "series"))}
    assert counted == series.value_counts().to_dict()
    boards = values_of(table_of(report, "boards"))
    for key, count in summary.items():
        assert sum(row[key] for row in boards) == count


def test_each_message_is_in_one_group_alone() -> None:
    log = [
        message(1, REGISTERED),
        message(2, {"decision": "registered", "number": "muntligt"}),
        message(3, {"decision": "kept-in-order"}),
        message(4, {"decision": "minor"}),
        message(5),
        message(6, actions=[]),
        message(7, actions=[{"did": "forwarded", "at": "2026-10-07 10:00", "to": "Kansliet"}]),
    ]
    report = made("registration", *OCTOBER, with_log(log))
    summary = {row["what"]: row["count"] for row in values_of(table_of(report, "registration"))}
    assert summary == {
        "received": 7,
        "registered": 2,
        "numberless": 1,
        "kept": 1,
        "minor": 1,
        "undecided": 1,
        "waiting": 2,
        "secret": 0,
    }
    to_decide = [(row["message"], row["lacks"]) for row in values_of(table_of(report, "undecided"))]
    assert to_decide == [("m2", "number"), ("m5", "decision")]


def test_secrets_are_always_to_be_registered() -> None:
    removed = [{"did": "removed", "at": "2026-10-01 10:00", "ground": "secrecy", "basis": "law"}]
    log = [
        message(1, {"decision": "minor"}, actions=removed),
        message(2, REGISTERED, actions=[{**removed[0], "at": "2026-10-02 10:00"}]),
    ]
    report = made("registration", *OCTOBER, with_log(log))
    (row,) = values_of(table_of(report, "undecided"))
    assert (row["message"], row["lacks"]) == ("m1", "registration")
    summary = {row["what"]: row["count"] for row in values_of(table_of(report, "registration"))}
    assert summary["secret"] == 2


def test_numbers_are_in_the_order_of_the_diary() -> None:
    numbers = ["KUN 2026/9", "KS 2026/100", "ks 2026/20", "KS 2025/300", "2026/4"]
    log = [
        message(place, {"decision": "registered", "number": number})
        for place, number in enumerate(numbers, 1)
    ]
    report = made("registration", *OCTOBER, with_log(log))
    ordered = [row["number"] for row in values_of(table_of(report, "registered"))]
    assert ordered == ["2026/4", "KS 2025/300", "ks 2026/20", "KS 2026/100", "KUN 2026/9"]
    series = {row["series"]: row["messages"] for row in values_of(table_of(report, "series"))}
    assert series == {"none": 1, "KS": 3, "KUN": 1}


def test_one_number_of_several_messages_is_one() -> None:
    report = made(
        "registration", *OCTOBER, with_log([message(1, REGISTERED), message(2, REGISTERED)])
    )
    (row,) = values_of(table_of(report, "series"))
    assert (row["messages"], row["numbers"]) == (2, 1)


def test_screens_fit_and_empty_periods_are_sentences() -> None:
    report = made("registration", *OCTOBER, compare=(date(2026, 9, 1), date(2026, 9, 30)))
    assert "Diarieförda" in screens([report])[Language.SWEDISH]
    empty = screens([made("registration", *OCTOBER, with_log([]))])
    assert "Inget kom in i perioden." in empty[Language.SWEDISH]
    assert "Nothing came in the period." in empty[Language.ENGLISH]
