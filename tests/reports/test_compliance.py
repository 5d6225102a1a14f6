"""What the register shows of each sentence of the policy: expected values are counted by hand."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from socialpolicy.cli.errors import CommandError
from socialpolicy.formats import render
from socialpolicy.imports.account_rows import WANTED
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.reports.compliance.owners import AREAS
from socialpolicy.reports.compliance.to_find_out import TOPICS
from socialpolicy.reports.delivery import deliver
from socialpolicy.reports.rendering import json as as_json
from socialpolicy.reports.rendering import text
from socialpolicy.reports.rendering.wording import sentence_of
from socialpolicy.reports.tables import Coded, Report, Row, Share, Table
from socialpolicy.rules import RULES
from socialpolicy.text import FilledText, Language
from tests.places import SAMPLE

Make = Callable[..., Report]

MONDAY = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
EVER = "2020-01-01..2026-12-31"


def table(report: Report, key: str) -> Table:
    return next(each for each in report.tables if each.key == key)


def cells(report: Report, key: str) -> list[dict[str, Any]]:
    """Give the rows of a table with the codes of its cells, by the keys of its columns."""
    found = table(report, key)
    return [
        {
            column.key: cell.code if isinstance(cell, Coded) else cell
            for column, cell in zip(found.columns, row.cells, strict=True)
        }
        for row in found.rows
    ]


def row(report: Report, key: str, first: str) -> Row:
    """Give the row of a table that begins with a word or a code."""
    return next(
        each
        for each in table(report, key).rows
        if each.cells[0] == first or getattr(each.cells[0], "code", None) == first
    )


def statuses(report: Report) -> dict[str, str]:
    return {each["clause"]: each["status"] for each in cells(report, "compliance")}


def numbers(report: Report, clause: str) -> tuple[int, int, int, int]:
    (found,) = (each for each in cells(report, "compliance") if each["clause"] == clause)
    return found["tried"], found["met"], found["not_met"], found["unknown"]


def remarks(report: Report, clause: str) -> str:
    (found,) = (each for each in cells(report, "compliance") if each["clause"] == clause)
    return " ".join(each.in_language(Language.SWEDISH) for each in found["remarks"])


def sentences(register: Path, *lines: str) -> None:
    """Write sentences of the policy, numbered from 1, each with what upholds it."""
    (register / "clauses.yaml").write_text(
        "".join(
            f'- {{id: "{number}", section: Prov, text: Mening {number}, strength: ska, {line}}}\n'
            for number, line in enumerate(lines, 1)
        ),
        encoding="utf-8",
    )


def change(file: Path, before: str, after: str) -> None:
    written = file.read_text(encoding="utf-8")
    assert before in written
    file.write_text(written.replace(before, after), encoding="utf-8")


def messages(register: Path, *entries: tuple[str, str, str], account: str = "example") -> None:
    """Write messages: the end of the id, when it came, and what was done, as YAML."""
    for end, received, action in entries:
        month = register / "messages" / account / f"{received[:7]}.yaml"
        month.parent.mkdir(parents=True, exist_ok=True)
        with month.open("a", encoding="utf-8") as file:
            file.write(
                f"- id: {account}-{received[:10].replace('-', '')}-{end}\n"
                f"  received: {received}\n  channel: comment\n  kind: question\n"
                f"  subject: Öppettider\n  actions: [{{{action.replace('*', ROLE)}}}]\n"
                "  record: {decision: minor}\n"
            )


ROLE = '"Bibliotekarie, vuxen"'

# 19 August 2026 is a Wednesday. A working day later is Thursday at the same time.
LATE = ("aaaa", "2026-08-19 10:00", "did: answered, at: 2026-08-20 10:30, by: *")
IN_TIME = ("bbbb", "2026-11-18 10:00", "did: answered, at: 2026-11-18 11:00, by: *")
# Wednesday 30 September: what came then was removed two days later, in the next quarter.
REMOVED = (
    "cccc",
    "2026-09-30 10:00",
    "did: removed, at: 2026-10-02 09:00, by: *, ground: defamation, basis: law",
)


def test_each_status_arises_as_it_should(register: Path, make: Make) -> None:
    change(register / "accounts" / "example.yaml", "last_post: 2026-11-19", "last_post: 2026-01-02")
    change(register / "policy.yaml", "off: {}", "off: {A18: Bannern sköts av en byrå}")
    change(register / "policy.yaml", "reviewed: 2026-09-01", "reviewed: 2024-09-01")
    attested = "held_by: attestation, reason: Ingen ser tonen, attested: {by: Chefen, on: %s}"
    sentences(
        register,
        "upheld_by: [A14]",
        "upheld_by: [A24]",
        "upheld_by: [M08]",
        attested % "2026-10-01, until: 2027-10-01",
        attested % "2025-10-01, until: 2026-10-01",
        "held_by: nobody, reason: Ingen kan veta det",
        "upheld_by: [deadline]",
        "upheld_by: [A18]",
        "upheld_by: [A14, A24]",
        "upheld_by: [P03]",
        "upheld_by: [A14, A18]",
        "held_by: attestation, reason: Ingen ser tonen",
    )
    report = make("compliance")
    assert statuses(report) == {
        "1": "met",
        "2": "not-met",
        "3": "nothing-to-judge",
        "4": "attested",
        "5": "not-checkable",
        "6": "not-checkable",
        "7": "not-checkable",
        "8": "rule-off",
        "9": "not-met",
        "10": "met",
        "11": "met",
        "12": "not-checkable",
    }
    assert numbers(report, "1") == (1, 1, 0, 0)
    assert numbers(report, "2") == (1, 0, 1, 0)
    assert numbers(report, "3") == (0, 0, 0, 0)
    assert numbers(report, "9") == (1, 0, 1, 0)  # the one account counts once, for both rules
    assert "Chefen den 1 oktober 2026, till och med 1 oktober 2027" in remarks(report, "4")
    assert "gällde till och med 1 oktober 2026" in remarks(report, "5")
    assert "Ingen kan veta det" in remarks(report, "6")
    assert "deadline" in remarks(report, "7")
    assert "Bannern sköts av en byrå" in remarks(report, "8")
    assert "Upplysningar, som inte räknas som brister: P03 (1)" in remarks(report, "10")
    assert "A18 är avstängd" in remarks(report, "11")
    assert "inte intygad" in remarks(report, "12")


def test_the_first_sentence_says_what_it_is_not_and_the_sum_adds_up(make: Make) -> None:
    report = make("compliance", EVER, folder=SAMPLE, now=MONDAY)
    says, line, begins = (each.in_language(Language.SWEDISH) for each in report.preface)
    assert "inget bevis" in says
    # What was asked about begins before the sample's log does.
    assert begins.startswith("Loggen börjar i januari 2025")
    total, *parts = (int(number) for number in re.findall(r"\d+", line))
    in_file = (SAMPLE / "clauses.yaml").read_text(encoding="utf-8").count("\n- id:")
    assert total == sum(parts) == in_file == 60
    assert sum(each["clauses"] for each in cells(report, "statuses")) == 60
    assert len(row(report, "statuses", "met").behind["clauses"]) == parts[0]


def test_without_sentences_that_is_said(register: Path, make: Make) -> None:
    (register / "clauses.yaml").write_text("[]\n", encoding="utf-8")
    report = make("compliance")
    assert "inga meningar" in report.preface[1].in_language(Language.SWEDISH)
    for language in Language:
        assert text.render([report], language, colour=True, width=80)


def test_the_auditor_reads_which_accounts_lack_a_deputy(register: Path, make: Make) -> None:
    file = register / "accounts" / "example.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"\ndeputy:.*\n(?: .*\n)+", "\n", written), encoding="utf-8")
    report = make("compliance")
    found = row(report, "not_met", "43")
    assert found.cells[-2:] == (1, 1)
    assert found.behind == {"tried": ["example"], "not_met": ["example"]}
    (finding,) = (each for each in cells(report, "findings") if each["rule"] == "A14")
    assert finding["clauses"] == ("43",)
    assert finding["account"] == "example"
    assert finding["severity"] == "error"
    (account,) = cells(report, "accounts")
    assert (account["clauses"], account["errors"]) == (("43",), 1)
    # No sentence of this register asks for what R03 and others look for.
    assert {each["rule"] for each in cells(report, "findings_beside")}.isdisjoint({"A14"})


def test_an_auditor_may_ask_for_one_sentence_alone(register: Path, make: Make) -> None:
    """Clause 43 asks for a deputy; that nobody does it by name is another sentence's."""
    file = register / "accounts" / "example.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"\ndeputy:.*\n(?: .*\n)+", "\n", written), encoding="utf-8")
    change(file, "presentation: ", "presentation: x")
    report = make("compliance", clauses=("43",))
    assert [each["clause"] for each in cells(report, "compliance")] == ["43"]
    assert [each["rule"] for each in cells(report, "findings")] == ["A14"]
    (account,) = cells(report, "accounts")
    assert (account["clauses"], account["faults"]) == (("43",), 1)
    assert all(table.key != "findings_beside" for table in report.tables)
    with pytest.raises(CommandError) as refused:
        make("compliance", clauses=("433",))
    assert "43?" in refused.value.said.in_language(Language.ENGLISH)


def test_what_no_sentence_names_stands_apart(register: Path, make: Make) -> None:
    change(register / "accounts" / "example.yaml", "last_post: 2026-11-19", "last_post: 2026-01-02")
    report = make("compliance")
    assert [each["rule"] for each in cells(report, "findings")] == []
    beside = cells(report, "findings_beside")
    assert ("A24", "example") in [(each["rule"], each["account"]) for each in beside]


def test_a_late_answer_is_late_for_ever_in_the_period_that_it_came(
    register: Path, make: Make
) -> None:
    sentences(register, "upheld_by: [M04]", "upheld_by: [M04], platforms: [x]")
    messages(register, LATE, IN_TIME)
    year = make("compliance", "2026")
    assert numbers(year, "1") == (2, 1, 1, 0)
    assert statuses(year)["1"] == "not-met"  # in November it is only information to `check`
    assert statuses(year)["2"] == "nothing-to-judge"  # no message came on X
    assert numbers(make("compliance", "2026-Q3"), "1") == (1, 0, 1, 0)
    assert numbers(make("compliance", "2026-Q4"), "1") == (1, 1, 0, 0)
    assert statuses(make("compliance", "2026-Q1"))["1"] == "nothing-to-judge"


def test_a_removal_counts_when_it_was_done_and_a_message_when_it_came(
    register: Path, make: Make
) -> None:
    sentences(register, "upheld_by: [M08]", "upheld_by: [M13]")
    messages(register, REMOVED)
    third, fourth = make("compliance", "2026-Q3"), make("compliance", "2026-Q4")
    assert (numbers(third, "1"), numbers(third, "2")) == ((0, 0, 0, 0), (1, 1, 0, 0))
    assert (numbers(fourth, "1"), numbers(fourth, "2")) == ((1, 1, 0, 0), (0, 0, 0, 0))
    assert [each["removed"] for each in cells(third, "accounts")] == [0]
    assert [each["removed"] for each in cells(fourth, "accounts")] == [1]


def test_a_message_counts_at_the_board_that_had_the_account_then(
    register: Path, make: Make
) -> None:
    sentences(register, "upheld_by: [M04]")
    messages(register, LATE, IN_TIME)
    change(
        register / "accounts" / "example.yaml",
        "former_handles: []",
        "changes:\n"
        "  - {what: unit, was: informationsenheten, on: 2026-10-01}\n"
        "  - {what: board, was: kommunstyrelsen, on: 2026-10-01}",
    )
    report = make("compliance", "2026")
    boards = {each["board"]: each for each in cells(report, "boards")}
    before, after = boards["kommunstyrelsen"], boards["kulturnamnden"]
    assert (before["open"], before["faults"], before["in_time_share"]) == (0, 1, Share(0, 1))
    assert (after["open"], after["in_time_share"]) == (1, Share(1, 1))
    narrowed = make("compliance", "2026", boards=("kulturnamnden",))
    assert numbers(narrowed, "1") == (1, 1, 0, 0)
    assert [each["board"] for each in cells(narrowed, "boards")] == ["kulturnamnden"]
    moved_from = make("compliance", "2026", units=("informationsenheten",))
    assert numbers(moved_from, "1") == (1, 0, 1, 0)
    assert cells(moved_from, "accounts") == []


def test_a_part_of_the_municipality_is_not_judged_by_the_whole(register: Path, make: Make) -> None:
    sentences(register, "upheld_by: [P03]", "upheld_by: [P04]", "upheld_by: [A14]")
    part = make("compliance", units=("kulturforvaltningen",))
    assert statuses(part) == {"1": "nothing-to-judge", "2": "met", "3": "met"}
    assert "P03 gäller kommunen som helhet" in remarks(part, "1")
    # The department and the library that belongs to it, of the five units.
    assert numbers(part, "2") == (2, 2, 0, 0)
    assert numbers(make("compliance"), "2") == (5, 5, 0, 0)
    assert numbers(make("compliance", platforms=("x",)), "3") == (0, 0, 0, 0)


def test_a_rule_that_could_not_decide_leaves_the_sentence_undecided(
    register: Path, make: Make
) -> None:
    sentences(register, "upheld_by: [A14, A24]")
    change(register / "accounts" / "example.yaml", "last_post: 2026-11-19", "last_post: 2026-01-02")
    change(register / "policy.yaml", "inactive_days:", "inactive_dagar:")
    report = make("compliance")
    assert statuses(report) == {"1": "not-checkable"}
    assert numbers(report, "1") == (1, 0, 0, 1)
    assert "1 av 1 gick inte att avgöra" in remarks(report, "1")


def test_settings_that_are_not_understood_stop_nothing(register: Path, make: Make) -> None:
    sentences(register, "upheld_by: [M04]", "upheld_by: [A14]", "upheld_by: [M16]")
    messages(register, LATE)
    change(register / "policy.yaml", "mon: 08:00-17:00", "mon: aldrig")
    report = make("compliance", "2026")
    assert statuses(report) == {"1": "not-checkable", "2": "met", "3": "not-checkable"}
    (board,) = (each for each in cells(report, "boards") if each["board"] == "kulturnamnden")
    assert board["in_time_share"] == Share(0, 0)


def test_a_log_without_its_account_counts_only_for_the_whole(register: Path, make: Make) -> None:
    sentences(register, "upheld_by: [M01]")
    messages(register, IN_TIME, account="okant")
    assert statuses(make("compliance"))["1"] == "not-met"
    part = make("compliance", units=("biblioteket",))
    assert statuses(part)["1"] == "nothing-to-judge"


def test_messages_are_compared_with_another_period(register: Path, make: Make) -> None:
    sentences(register, "upheld_by: [M04]")
    messages(register, LATE, IN_TIME, REMOVED)
    report = make("compliance", "2026-Q4", "2026-Q3")
    (compared,) = cells(report, "compared")
    assert (compared["in_time_share"], compared["in_time_share_before"]) == (
        Share(1, 1),
        Share(0, 1),
    )
    assert (compared["in_time_change"], compared["removed"]) == (100, 1)
    # What came on 30 September was to be answered on 1 October, and was removed on the 2nd.
    assert (compared["faults"], compared["faults_before"]) == (0, 2)
    assert compared["removed_before"] == 0
    assert numbers(report, "1") == (1, 1, 0, 0)


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    """Read the findings of the sample from what `check --format json` writes."""
    verdict = judge(read_register(SAMPLE, MONDAY))
    findings: list[dict[str, Any]] = json.loads(render("json", verdict, Language.SWEDISH))[
        "findings"
    ]
    return findings


def _weighs(finding: dict[str, Any]) -> bool:
    return bool(finding["severity"] != "info" or finding["code"] == "M04")


def test_the_sample_has_the_faults_that_check_finds(
    make: Make, found: list[dict[str, Any]]
) -> None:
    report = make("compliance", EVER, folder=SAMPLE, now=MONDAY)
    weighing = list(filter(_weighs, found))
    assert weighing
    for clause in cells(report, "compliance"):
        against = {
            each["subject"] or each["file"]
            for each in weighing
            if clause["clause"] in [quoted["id"] for quoted in each["clauses"]]
        }
        assert clause["not_met"] == len(against), clause["clause"]
        assert clause["tried"] == clause["met"] + clause["not_met"] + clause["unknown"]
        assert (clause["status"] == "not-met") == bool(against)
    for key in ("boards", "areas"):
        assert sum(each["faults"] for each in cells(report, key)) == len(weighing)
        warnings = sum(each["severity"] == "warning" for each in weighing)
        assert sum(each["warnings"] for each in cells(report, key)) == warnings
    own = [each for each in weighing if each["file"].startswith("tests/sample/")]
    assert sum(each["faults"] for each in cells(report, "accounts")) == len(own)
    # All 16 accounts but the one that is closed are in use, and have a deputy.
    assert numbers(report, "43") == (15, 15, 0, 0)


def test_the_sample_has_the_removals_and_answers_of_its_log(make: Make) -> None:
    report = make("compliance", EVER, folder=SAMPLE, now=MONDAY)
    log = "".join(f.read_text(encoding="utf-8") for f in SAMPLE.glob("messages/*/*.yaml"))
    removals = len(re.findall(r"did: removed\b", log))
    answers = make("response-times", EVER, folder=SAMPLE, now=MONDAY)
    (share,) = (each.value for each in answers.facts if each.key == "in_time_share")
    for key in ("boards", "units", "accounts"):
        rows = cells(report, key)
        assert sum(each["removed"] for each in rows) == removals
        parts = [each["in_time_share"] for each in rows]
        assert share == Share(sum(each.part for each in parts), sum(each.whole for each in parts))
    states = cells(report, "boards")
    assert sum(each["planned"] or 0 for each in states) == 1  # hemtjanst-instagram
    assert sum(each["closed"] or 0 for each in states) == 1  # turism-facebook
    assert sum(each["open"] or 0 for each in states) == 16 - 2


def test_every_number_has_its_entries_behind_it(make: Make) -> None:
    report = make("compliance", EVER, folder=SAMPLE, now=MONDAY)
    for key in ("boards", "units", "accounts"):
        found = table(report, key)
        for each in found.rows:
            for column, cell in zip(found.columns, each.cells, strict=True):
                if column.key in each.behind and isinstance(cell, int):
                    assert len(each.behind[column.key]) == cell


def test_every_rule_about_accounts_and_messages_is_in_one_area() -> None:
    named = [code for area in AREAS for code in area.codes]
    assert len(named) == len(set(named))
    assert set(named) >= {rule.code for rule in RULES if rule.code[0] in "AM"}
    assert set(named) <= {rule.code for rule in RULES}


def test_the_report_is_written_in_both_languages(make: Make) -> None:
    report = make("compliance", EVER, "2025", folder=SAMPLE, now=MONDAY)
    for language in Language:
        page = text.render([report], language, colour=False, width=80)
        assert all(len(line) <= 80 for line in page.splitlines())
        written = json.loads(as_json.render([report], language))
        assert len(written["reports"][0]["tables"]) == len(report.tables)
    assert isinstance(report.preface[1], FilledText)


def test_csv_has_the_sentences_and_a_folder_has_every_table(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = make("compliance", EVER, folder=SAMPLE, now=MONDAY)
    register = read_register(SAMPLE, MONDAY)
    deliver([report], "compliance", "csv", None, register, Language.SWEDISH)
    out, said = capsys.readouterr()
    assert [line["clause"] for line in csv.DictReader(out.splitlines())] == list(statuses(report))
    assert "Mening för mening" in said
    deliver([report], "compliance", "csv", tmp_path, register, Language.SWEDISH)
    assert len(list(tmp_path.glob("compliance*.csv"))) == len(report.tables)


def without_deputy(register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    head, _, rest = file.read_text("utf-8").partition("deputy:\n")
    file.write_text(f"{head}editors: []{rest.partition('editors: []')[2]}", encoding="utf-8")


def test_sentences_with_guesses_alone_are_not_tried_and_say_so_first(
    register: Path, make: Make
) -> None:
    """A14 fails without a deputy, but a guess that nobody has confirmed judges nothing."""
    without_deputy(register)
    sentences(register, "guessed: [A14]", "guessed: []", "upheld_by: [A24]")
    report = make("compliance")
    assert statuses(report) == {"1": "guessed", "2": "guessed", "3": "met"}
    assert numbers(report, "1") == (0, 0, 0, 0)
    assert "A14" in remarks(report, "1")
    first = report.preface[0].in_language(Language.SWEDISH)
    assert first.startswith("2 meningar vilar på gissningar som ska bekräftas")
    assert table(report, "not_met").empty.in_language(Language.ENGLISH).startswith("The register")
    sentences(register, "guessed: [A14]")
    report = make("compliance")
    assert "Fynd som ingen mening kräver" in table(report, "findings").empty.sv
    assert "Ingen mening är prövad" in table(report, "not_met").empty.in_language(Language.SWEDISH)
    sentences(register, "upheld_by: [A24]")
    assert "gissningar" not in make("compliance").preface[0].in_language(Language.SWEDISH)


def test_what_a_draft_leaves_open_is_listed_for_each_account(register: Path, make: Make) -> None:
    assert "to_find_out" not in [each.key for each in make("compliance").tables]
    file = register / "accounts" / "example.yaml"
    change(file, "purpose: Bli mer tillgängliga", "purpose: …")
    text = re.sub(r"^coordinator_informed:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    report = make("compliance")
    assert report.tables[0].key == "to_find_out"
    assert [(each["what"], each["accounts"]) for each in cells(report, "to_find_out")] == [
        ("analysis", 1),
        ("informed", 1),
    ]
    (found,) = cells(report, "to_find_out_by_account")
    assert found["account"] == "example"
    assert [each.code for each in found["what"]] == ["analysis", "informed"]
    assert report.preface[0].in_language(Language.SWEDISH).startswith("Ett konto har …")


def test_every_blank_that_the_import_leaves_can_be_found_out() -> None:
    named = {path for topic in TOPICS for path in topic.texts}
    assert set(WANTED) <= named
    days = {path for topic in TOPICS for path in topic.days}
    assert {"opened", "approval.on", "coordinator_informed"} == days


def test_a_share_says_what_of_how_many(register: Path, make: Make) -> None:
    """Of two accounts, one lacks a deputy, which is excepted: all are met, or half."""
    without_deputy(register)
    (register / "exceptions.yaml").write_text(
        "- {rule: A14, account: example, reason: Rekrytering pågår, decided_by: Informationschef, "
        "reference: KS 2026/88, on: 2026-11-02, until: 2027-05-31}\n",
        encoding="utf-8",
    )
    sentences(register, "upheld_by: [A14]", "held_by: nobody, reason: Ingen kan läsa tonen")
    report = make("compliance")
    shown = {
        fact.key: sentence_of(fact.value, fact.kind, Language.ENGLISH) for fact in report.facts
    }
    assert shown["met_share"] == "0% (0 of 1)"
    assert shown["met_share_excused"] == "100% (1 of 1)"
    assert shown["sentences_untried"] == "1"
