"""Response times: every figure as pandas counts it, minute by minute, and what words promise."""

from __future__ import annotations

import csv as csv_reader
import io
import json as json_reader
import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pandas as pd
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from socialpolicy.register.reader import read_register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.period import read_period
from socialpolicy.reports.rendering import csv, json, text
from socialpolicy.reports.report.run import compiled
from socialpolicy.reports.tables import Coded, Report, entries_behind
from socialpolicy.text import Language
from tests.places import BASE_REGISTRY, SAMPLE
from tests.reports.counted_with_pandas import (
    Duty,
    Told,
    accounts_in,
    figures,
    least,
    log_in,
    messages,
)

Make = Callable[..., Report]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIGURES = (
    "received", "answered", "in_time", "in_time_share", "late", "waiting",
    "median_working_seconds", "median_clock_seconds",
    "percentile_90_working_seconds", "percentile_90_clock_seconds",
    "slowest_working_seconds", "slowest_clock_seconds",
    "without_answer", "forwarded",
)  # fmt: skip
TARGETS = {"x": "4 hours", "facebook": "1 working day", "default": "1 working day"}
MIDSUMMER_EVES = {2024: date(2024, 6, 21), 2025: date(2025, 6, 20), 2026: date(2026, 6, 19)}
"""From the almanac: the Friday from 19 to 25 June."""


def days_off(*years: int) -> set[date]:
    """List the public holidays, and the eves that the policy's reading counts as such."""
    found = set(holidays.country_holidays("SE", years=years, include_sundays=False))
    for year in years:
        found |= {MIDSUMMER_EVES[year], date(year, 12, 24), date(year, 12, 31)}
    return found


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    """Count the sample, with its own closed and short days copied by hand from its calendar."""
    off = days_off(2024, 2025, 2026) | {date(2025, 5, 30), date(2026, 5, 15)}
    half = (8 * 60, 12 * 60)
    short = {date(2026, 4, 2): half, date(2026, 10, 30): half}
    duty = Duty("2024-09-01", "2026-12-31", off, short)
    told = Told(accounts_in(SAMPLE), [("2014-01-01", TARGETS)])
    return messages(log_in(SAMPLE), told, duty, "2026-11-22 12:00")


def read_back(report: Report) -> dict[str, dict[str, dict[str, Any]]]:
    """Give the rows of each table of the report's JSON, by the name in their first column."""
    (told,) = json_reader.loads(json.render([report], Language.ENGLISH))["reports"]
    return {
        table["name"]: {next(iter(row.values())): row for row in table["rows"]}
        for table in told["tables"]
    }


def agree(report: Report, counted: pd.DataFrame, first: str, last: str) -> None:
    """Hold every figure of a report against the count of what came from one day to another."""
    came = counted[counted["day"].between(first, last)]
    group = came[came["counted"]]
    tables = read_back(report)
    for name, column in (
        ("platforms", "platform"), ("units", "unit"), ("months", "month"), ("kinds", "kind"),
    ):  # fmt: skip
        rows = {key: {k: row[k] for k in FIGURES} for key, row in tables.get(name, {}).items()}
        expected = {key: figures(part) for key, part in group.groupby(column)} if len(group) else {}
        assert {key: row for key, row in rows.items() if row["received"]} == expected
    hours = Counter(zip(group["weekday"], group["hour"], strict=True))
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for place, day in enumerate(days if len(group) else ()):
        row = tables["arrivals"][day]
        assert [row[f"hour_{hour:02}"] for hour in range(24)] == [
            hours[place, hour] for hour in range(24)
        ]
    apart = {
        "not-ours": came["not_ours"].sum(),
        "needless": came["needless"].sum(),
        "ended-late": group["ended_late"].sum(),
        "reopened": group["reopened"].sum(),
        "reopened-late": group["reopened_late"].sum(),
    }
    told = {key: row["number"] for key, row in tables["apart"].items()}
    assert told == {key: number for key, number in apart.items() if number}
    facts = {fact.key: fact.value for fact in report.facts if fact.kind != "clock_time"}
    assert facts["received"] == len(group)
    assert facts["median"] == (least(group["worked"], 0.5) if len(group) else None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2025-09-01..2025-09-01", "2025-09-01", "2025-09-01"),
    ],
)
def test_every_figure_of_the_sample_is_as_pandas_counts_it(
    make: Make, sample: pd.DataFrame, period: str, first: str, last: str
) -> None:
    agree(make("response-times", period, folder=SAMPLE), sample, first, last)


def test_the_entries_behind_each_number_are_those_that_it_counts(
    make: Make, sample: pd.DataFrame
) -> None:
    report = make("response-times", "2026", folder=SAMPLE)
    came = sample[sample["day"].str.startswith("2026") & sample["counted"]]
    for table, column in (("platforms", "platform"), ("units", "unit"), ("kinds", "kind")):
        (found,) = [each for each in report.tables if each.key == table]
        for row in found.rows:
            part = came[came[column] == getattr(row.cells[0], "code", None)]
            for key in ("answered", "in_time", "late", "waiting", "without_answer", "forwarded"):
                assert set(row.behind[key]) == set(part[part[key]]["id"])
            assert set(row.behind["received"]) == set(part["id"])
    assert {row.cells[3] for row in entries_behind(report).rows} >= set(came["id"])


def test_a_period_is_compared_with_another(make: Make, sample: pd.DataFrame) -> None:
    report = make("response-times", "2026-Q3", "2025-Q3", folder=SAMPLE)
    rows = read_back(report)["comparison"]
    now = sample[sample["day"].between("2026-07-01", "2026-09-30") & sample["counted"]]
    then = sample[sample["day"].between("2025-07-01", "2025-09-30") & sample["counted"]]
    assert set(rows) == {"all", *now["platform"], *then["platform"]}
    for name, row in rows.items():
        one, other = (
            figures(part if name == "all" else part[part["platform"] == name])
            for part in (now, then)
        )
        median, before = one["median_working_seconds"], other["median_working_seconds"]
        assert row["in_time_share"] == one["in_time_share"]
        assert row["in_time_share_before"] == other["in_time_share"]
        assert (row["median_working_seconds"], row["median_before_working_seconds"]) == (
            median,
            before,
        )
        known = None not in (median, before)
        assert row["median_change_working_seconds"] == (median - before if known else None)


# From before summer time and Easter to after them, and round the end of summer time.
SPRING, AUTUMN = datetime(2026, 3, 26, 6, tzinfo=UTC), datetime(2026, 10, 23, 6, tzinfo=UTC)
DIDS = ("answered", "forwarded", "removed", "ended", "reopened", "hidden", "answered")
MOMENTS = st.tuples(st.sampled_from([SPRING, AUTUMN]), st.integers(0, 14 * 24 * 60))
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(DIDS),
        st.integers(0, 5 * 24 * 60),
        st.sampled_from(["no-answer-needed", "duplicate"]),
    ),
    max_size=4,
)
ENTRIES = st.tuples(
    st.sampled_from(["example", "kommunen"]),
    MOMENTS,
    ACTIONS,
    st.sampled_from(["question", "praise", "unlawful"]),
    st.sampled_from([True, True, True, False]),
)


def written(when: datetime) -> str:
    """Write a time as people do: local, with its offset only in the hour that comes twice."""
    local = when.astimezone(STOCKHOLM)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{local:%Y-%m-%d %H:%M}" + (local.isoformat()[-6:] if twice else "")


def entry_of(number: int, drawn: tuple[Any, ...]) -> tuple[str, dict[str, Any]]:
    account, (start, minutes), drawn_actions, kind, ours = drawn
    when = start + timedelta(minutes=minutes)
    entry: dict[str, Any] = {
        "id": f"m{number}",
        "received": written(when),
        "channel": "comment",
        "kind": kind,
        "concerns_us": str(ours).lower(),
        "subject": "Prov",
    }
    for did, delay, why in drawn_actions:
        when += timedelta(minutes=delay)
        action = {"did": did, "at": written(when)}
        entry.setdefault("actions", []).append(action | ({"why": why} if did == "ended" else {}))
    return account, entry


CHANGING = """\
response_times:
  - {x: 4 hours, default: 1 working day}
  - {from: 2026-04-01, x: 30 minutes, facebook: 2 working days, default: 1 working day}
"""
MOVED = "changes:\n  - {what: unit, was: biblioteket, on: 2026-03-31}\n"


def changed_register(folder: Path) -> Path:
    """Copy the faultless register, with targets that change and an account that moves."""
    registry = folder / "registry"
    shutil.copytree(BASE_REGISTRY, registry)
    policy = registry / "policy.yaml"
    lines = policy.read_text("utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith("response_times:"))
    policy.write_text(kept + CHANGING, "utf-8")
    account = registry / "accounts" / "example.yaml"
    account.write_text(account.read_text("utf-8") + MOVED, "utf-8")
    return registry


@pytest.fixture(scope="module")
def duty() -> Duty:
    return Duty("2026-03-01", "2026-12-31", days_off(2026), {})


@settings(max_examples=25, phases=[Phase.generate])
@given(st.lists(ENTRIES, max_size=10), st.integers(0, 24 * 60))
def test_every_figure_of_a_made_up_log_is_as_pandas_counts_it(
    duty: Duty, drawn: list[Any], minute: int
) -> None:
    """The log is written as a file and read; the time of the report may be in the midst of it."""
    log = [entry_of(number, each) for number, each in enumerate(drawn)]
    now = AUTUMN + timedelta(days=3, minutes=minute)
    with TemporaryDirectory() as name:
        registry = changed_register(Path(name))
        for account in {account for account, _ in log}:
            folder = registry / "messages" / account
            folder.mkdir(parents=True)
            own = [entry for id, entry in log if id == account]
            plain = yaml.safe_dump(own, allow_unicode=True).replace("'", "")
            (folder / "2026-04.yaml").write_text(plain, "utf-8")
        register = read_register(registry, now)
        assert not register.problems
        asked = Asked(read_period("2026", register.today))
        (report,) = compiled(["response-times"], register, asked, Language.ENGLISH)
        targets = [
            ("2014-01-01", {"x": "4 hours", "default": "1 working day"}),
            (
                "2026-04-01",
                {"x": "30 minutes", "facebook": "2 working days", "default": "1 working day"},
            ),
        ]
        told = Told(accounts_in(registry), targets)
        counted = messages(log, told, duty, now.isoformat())
    if len(counted):
        agree(report, counted, "2026-01-01", "2026-12-31")
    else:
        assert report.facts[0].value == 0
        assert not report.tables[0].rows


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        # Half of ten are five, so the fifth; nine of ten are the ninth.
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 50, 5),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9),
        # Nine tenths of eleven are 9.9: nine are too few, ten enough.
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10),
        ([1, 2, 3], 50, 2),
        ([1, 2], 50, 1),
        ([7], 50, 7),
        ([7], 90, 7),
        ([4, 4, 4, 9], 50, 4),
        ([4, 9, 9, 9], 50, 9),
        ([1, 2, 3], 100, 3),
        ([], 50, None),
    ],
)
def test_a_percentile_is_the_least_that_so_many_are_at_most(
    values: list[int], share: int, expected: int | None
) -> None:
    assert percentile(values, share) == expected
    assert least(pd.Series(values, dtype=float), share / 100) == expected


def test_text_json_and_csv_carry_the_same_numbers(make: Make) -> None:
    report = make("response-times", "2026", folder=SAMPLE)
    rows = read_back(report)["platforms"]
    table = csv_reader.DictReader(
        io.StringIO(csv.render(report.tables[0], "csv", Language.ENGLISH))
    )
    for line in table:
        row = rows[line.pop("platform")]
        assert line.pop("target") == "; ".join(row["target"])
        assert {key: value or None for key, value in line.items()} == {
            key: None if row[key] is None else str(row[key]) for key in FIGURES
        }
    shown = text.render([report], Language.ENGLISH, colour=False, width=400).splitlines()
    start = shown.index("By platform (clock time in parentheses)") + 2
    firsts = [row.cells[0] for row in report.tables[0].rows]
    names = {each.words.en: each.code for each in firsts if isinstance(each, Coded)}
    for upper, lower in zip(shown[start::2], shown[start + 1 :: 2], strict=False):
        name, *numbers = re.split(r"\s{2,}", upper.strip())
        if name not in names:
            break
        row = rows.pop(names[name])
        _, *clocks = re.split(r"\s{2,}", lower.strip())
        lengths = [row[f"{key}_clock_seconds"] for key in ("median", "percentile_90", "slowest")]
        assert [seconds_in(each.strip("()")) for each in clocks] == [
            each for each in lengths if each is not None
        ]
        bar = numbers.pop() if numbers[-1][0] == "█" else ""
        assert len(bar) == (16 if row["in_time_share"] == 1 else len(bar))
        assert numbers == [words_of(key, row[key]) for key in FIGURES if "clock" not in key]
    assert not rows


def words_of(key: str, value: float | None) -> str:
    """Write a number as the screen does."""
    if value is None:
        return "–"
    if key.endswith("seconds"):
        hours, minutes = divmod(int(value) // 60, 60)
        parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
        return " ".join(filter(None, parts)) or "0 h"
    return f"{100 * value + 1e-9:.0f}%" if key == "in_time_share" else str(value)


def seconds_in(words: str) -> int:
    units = {"h": 3600, "min": 60}
    return sum(int(number) * units[unit] for number, unit in re.findall(r"(\d+) (h|min)", words))


def log(register: Path, entries: str, account: str = "example") -> None:
    """Write a log of an account on Facebook, whose answers are due in a working day."""
    folder = register / "messages" / account
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2026-10.yaml").write_text(entries, "utf-8")


def entry(id: str, received: str, *actions: str, more: str = "") -> str:
    head = f"id: {id}, received: {received}, channel: comment, kind: question, subject: Prov{more}"
    return f"- {{{head}, actions: [{', '.join(actions)}]}}\n"


def row_of(report: Report, table: str = "platforms") -> dict[str, Any]:
    (row,) = read_back(report)[table].values()
    return row


def apart(report: Report) -> dict[str, int]:
    return {key: row["number"] for key, row in read_back(report)["apart"].items()}


def test_an_empty_register_and_a_period_without_messages_say_so(make: Make, register: Path) -> None:
    report = make("response-times", "2026", "2025")
    shown = text.render([report], Language.SWEDISH, colour=False, width=80)
    assert "Kom in: 0\nBesvarade: 0\nI tid: –\n" in shown
    assert "Inget kom in under perioden som skulle besvaras." in shown
    assert "Inget kom in som skulle besvaras, varken då eller nu." in shown
    log(register, entry("a", "2026-10-05 09:00", "{did: answered, at: 2026-10-05 10:00}"))
    report = make("response-times", "2026-09", "2026-10")
    row = row_of(report, "comparison")
    assert (row["in_time_share"], row["in_time_share_before"]) == (None, 1.0)
    assert (row["in_time_share_change"], row["median_change_working_seconds"]) == (None, None)


def test_what_is_reopened_counts_once_by_its_first_reply(make: Make, register: Path) -> None:
    """Monday 5 October at 09 is due Tuesday at 09; reopened on Wednesday, again on Thursday."""
    first = "{did: answered, at: 2026-10-05 10:00}"
    again = "{did: reopened, at: 2026-10-07 09:00}"
    log(
        register,
        entry("a", "2026-10-05 09:00", first, again, "{did: answered, at: 2026-10-08 09:00}")
        + entry("b", "2026-10-05 09:00", first, again, "{did: answered, at: 2026-10-08 09:01}")
        + entry("c", "2026-10-05 09:00", first, again),
    )
    report = make("response-times", "2026")
    row = row_of(report)
    assert (row["received"], row["answered"], row["in_time"], row["late"]) == (3, 3, 3, 0)
    assert (row["waiting"], row["median_working_seconds"]) == (1, 3600)
    assert apart(report) == {"reopened": 3, "reopened-late": 2}


def test_what_was_ended_or_removed_without_an_answer_is_neither_in_time_nor_late(
    make: Make, register: Path
) -> None:
    log(
        register,
        entry("a", "2026-10-05 09:00", "{did: ended, at: 2026-10-05 10:00, why: no-answer-needed}")
        + entry("b", "2026-10-05 09:00", "{did: removed, at: 2026-10-09 10:00}")
        + entry("c", "2026-10-05 09:00", "{did: ended, at: 2026-10-05 10:00, why: gone}")
        + entry("d", "2026-10-05 09:00", more=", concerns_us: false"),
    )
    report = make("response-times", "2026")
    row = row_of(report)
    assert (row["received"], row["without_answer"], row["answered"]) == (2, 2, 0)
    assert (row["in_time_share"], row["late"], row["waiting"]) == (None, 0, 0)
    assert apart(report) == {"not-ours": 1, "needless": 1, "ended-late": 1}


def test_a_time_that_came_twice_is_said_to_be_uncountable(make: Make, register: Path) -> None:
    """02:30 on 25 October 2026 came twice, so nobody knows how long the answer took."""
    log(
        register,
        entry("a", "2026-10-25 02:30", "{did: answered, at: 2026-10-26 09:00}")
        + entry("b", "2026-10-24 09:00", "{did: answered, at: 2026-10-25 02:30}")
        + entry("c", "2026-10-25 02:30+02:00", "{did: answered, at: 2026-10-26 08:10}"),
    )
    report = make("response-times", "2026")
    row = row_of(report)
    assert (row["received"], row["answered"], row["in_time"], row["late"]) == (3, 3, 1, 0)
    # From 00:30 to 07:10 the next day in UTC: the hour that came twice is in it.
    assert row["slowest_clock_seconds"] == (24 + 6) * 3600 + 40 * 60
    assert row["slowest_working_seconds"] == 600
    assert apart(report) == {"untimed": 2}


def test_an_answer_before_its_message_is_uncountable(make: Make, register: Path) -> None:
    log(register, entry("a", "2026-10-05 09:00", "{did: answered, at: 2026-10-04 09:00}"))
    report = make("response-times", "2026")
    assert (row_of(report)["in_time"], row_of(report)["median_clock_seconds"]) == (0, None)
    assert apart(report) == {"untimed": 1}


def test_hours_that_changed_are_each_days_own_and_the_deadline_that_of_its_day(
    make: Make, register: Path
) -> None:
    """From Tuesday 6 October somebody is on duty 08 to 20 instead of 08 to 17.

    Four hours from Monday at 16 end on Tuesday at 11 by the hours of Monday. An answer on
    Tuesday at 19 took 1 hour and 11 hours of the days' own.
    """
    policy = register / "policy.yaml"
    lines = policy.read_text("utf-8").splitlines()
    at = lines.index("working_time:")
    days = ("mon", "tue", "wed", "thu", "fri")
    short, long = (", ".join(f"{d}: 08:00-{end}" for d in days) for end in ("17:00", "20:00"))
    lines[at + 1 : at + 4] = [
        f"  - {{time_zone: Europe/Stockholm, holidays: SE, week: {{{short}}}}}",
        f"  - {{from: 2026-10-06, time_zone: Europe/Stockholm, holidays: SE, week: {{{long}}}}}",
    ]
    changed = "\n".join(lines).replace("facebook: 1 working day", "facebook: 4 hours")
    policy.write_text(changed, "utf-8")
    log(
        register,
        entry("a", "2026-10-05 16:00", "{did: answered, at: 2026-10-06 11:00}")
        + entry("b", "2026-10-05 16:00", "{did: answered, at: 2026-10-06 19:00}"),
    )
    report = make("response-times", "2026")
    row = row_of(report)
    assert (row["in_time"], row["late"]) == (1, 1)
    assert row["slowest_working_seconds"] == 12 * 3600
    assert "Arbetstiden har ändrats." in report.notes[-1].in_language(Language.SWEDISH)


def test_late_messages_are_named_the_latest_first_and_many_are_cut(
    make: Make, register: Path
) -> None:
    """Due on Tuesday at 09; message `a1` is answered at 09:01, `a2` at 09:02, and so on."""
    log(
        register,
        "".join(
            entry(f"a{n}", "2026-10-05 09:00", f"{{did: answered, at: 2026-10-06 09:{n:02}}}")
            for n in range(10)
        )
        + entry("w", "2026-10-05 09:00"),
    )
    shown = text.render([make("response-times", "2026")], Language.SWEDISH, colour=False, width=80)
    assert "Väntar för länge: w. Sent besvarade: a9, a8, a7, a6, a5, a4 och 3 till (--rows" in shown


def test_targets_of_a_period_are_all_named_with_their_first_day(make: Make, register: Path) -> None:
    policy = register / "policy.yaml"
    lines = policy.read_text("utf-8").splitlines()
    (at,) = [number for number, line in enumerate(lines) if line.startswith("response_times:")]
    lines[at] = (
        "response_times:\n"
        "  - {facebook: 1 working day, default: 1 working day}\n"
        "  - {from: 2026-10-06, facebook: 4 hours, default: 1 working day}"
    )
    policy.write_text("\n".join(lines), "utf-8")
    log(register, entry("a", "2026-10-05 09:00") + entry("b", "2026-10-06 09:00"))
    report = make("response-times", "2026")
    assert row_of(report)["target"] == ["1 working day", "4 hours from 2026-10-06"]
    assert row_of(report, "units")["target"] == ["4 hours", "1 working day"]


@pytest.mark.parametrize("language", list(Language))
def test_the_screen_fits_80_columns(make: Make, language: Language) -> None:
    report = make("response-times", "2026", "2025", folder=SAMPLE)
    shown = text.render([report], language, colour=False, width=80)
    assert max(map(len, shown.splitlines())) <= 80
    assert not re.search(r"\d[A-Za-z]{2,}_", shown)
