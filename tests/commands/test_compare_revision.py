"""`report --compare-revision`: the accounts of another revision beside those at hand."""

from __future__ import annotations

import csv
import html
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.repositories import commit, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


@pytest.fixture
def first(folder: Path, register: Path) -> str:
    """Commit a register; then one account loses its deputy, one goes and one comes."""
    (folder / ".git").rmdir()
    new_repository(folder)
    id = commit(folder, "2026-11-20T12:00:00+01:00")
    example = register / "accounts" / "example.yaml"
    text = example.read_text(encoding="utf-8")
    without = text.partition("deputy:\n")[0] + "editors: []\n" + text.partition("editors: []\n")[2]
    example.write_text(without.replace("biblioteket@exempel.se", "bibl@exempel.se"))
    new = text.replace("id: example", "id: nytt").replace("exempelbibliotek", "nyttbibliotek")
    (register / "accounts" / "nytt.yaml").write_text(new, encoding="utf-8")
    (register / "accounts" / "kommunen.yaml").unlink()
    commit(folder, "2026-11-21T12:00:00+01:00")
    return id


def tables(ask: Ask, *words: str) -> dict[str, list[dict[str, Any]]]:
    answer = ask("report", *words, "--format", "json")
    assert answer.code == 0, answer.err
    (found,) = json.loads(answer.out)["reports"]
    return {table["name"]: table["rows"] for table in found["tables"]}


def test_boards_sentences_and_accounts_stand_beside_what_they_were(ask: Ask, first: str) -> None:
    found = tables(ask, "compliance", "--compare-revision", first)
    # Before: one account each at the two boards. Now the executive board has none.
    boards = {row["board"]: row for row in found["since_boards"]}
    now = boards["kulturnamnden"]
    assert (now["accounts"], now["accounts_before"], now["accounts_change"]) == (2, 1, 1)
    assert (now["without_fault"], now["without_fault_before"]) == (1, 1)
    was = boards["kommunstyrelsen"]
    assert (was["accounts"], was["accounts_before"], was["accounts_change"]) == (0, 1, -1)
    # A14 is what finds that there is no deputy, and 43 is the sentence that asks for one.
    clauses = {row["clause"]: row for row in found["since_clauses"]}
    deputy = clauses["43"]
    assert (deputy["tried"], deputy["tried_before"], deputy["tried_change"]) == (2, 2, 0)
    assert (deputy["not_met"], deputy["not_met_before"], deputy["not_met_change"]) == (1, 0, 1)
    accounts = {row["account"]: row for row in found["since_accounts"]}
    assert "A14" in accounts["example"]["new_faults"]
    assert accounts["example"]["mended"] == []
    assert (accounts["kommunen"]["state"], accounts["kommunen"]["state_before"]) == (None, "open")
    assert (accounts["nytt"]["state"], accounts["nytt"]["state_before"]) == ("open", None)


def test_the_same_register_differs_in_nothing(ask: Ask, first: str) -> None:
    assert first
    found = tables(ask, "compliance", "--compare-revision", "HEAD")
    assert found["since_accounts"] == []
    for key in ("since_boards", "since_clauses"):
        assert found[key]
        for row in found[key]:
            assert {v for name, v in row.items() if name.endswith("_change")} == {0}, row


def test_all_that_is_asked_of_an_account_is_compared(ask: Ask, first: str, register: Path) -> None:
    """What the responsible has learnt is asked of the account, whatever the rule's letter is."""
    assert first
    path = register / "accounts" / "nytt.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  records_training: 2025-03-04\n", "", 1), encoding="utf-8")
    found = tables(ask, "compliance", "--compare-revision", "HEAD")
    (row,) = found["since_accounts"]
    assert (row["account"], row["new_faults"], row["mended"]) == ("nytt", ["P05"], [])
    boards = {row["board"]: row for row in found["since_boards"]}
    assert boards["kulturnamnden"]["without_fault_change"] == -1


def test_rows_of_a_list_are_new_gone_or_changed(ask: Ask, first: str) -> None:
    found = tables(ask, "contacts", "--compare-revision", first)
    rows = {row["account"]: row for row in found["since"]}
    assert {id: row["change"] for id, row in rows.items()} == {
        "example": "changed", "nytt": "new", "kommunen": "gone",
    }  # fmt: skip
    assert rows["example"]["changes"] == [
        "Nås på: biblioteket@exempel.se → bibl@exempel.se",
        "Ersättare: Bibliotekarie, barn → –",
        "Ersättaren nås på: biblioteket@exempel.se → –",
    ]


def test_a_step_of_a_decision_is_compared_with_the_same_step(
    ask: Ask, first: str, register: Path
) -> None:
    assert first
    path = register / "accounts" / "example.yaml"
    path.write_text(path.read_text().replace("KUN 2015/14", "KUN 2015/15"), encoding="utf-8")
    found = tables(ask, "decisions", "--compare-revision", "HEAD")
    (row,) = found["since"]
    assert (row["account"], row["change"]) == ("example", "changed")
    assert row["changes"] == ["Diarienummer: KUN 2015/14 → KUN 2015/15"]


@pytest.mark.parametrize("name", ["archive-plan", "cover", "banners", "closed", "all"])
def test_every_report_on_accounts_takes_it(ask: Ask, first: str, name: str) -> None:
    answer = ask("report", name, "--compare-revision", first)
    assert answer.code == 0
    assert f"Sedan {first[:10]} den 20 november 2026" in answer.out


@pytest.mark.parametrize("name", ["moderation", "response-times", "registration", "forwarded",
                                  "staff-told", "assignments", "watch"])  # fmt: skip
def test_reports_that_are_not_on_accounts_refuse_it(ask: Ask, first: str, name: str) -> None:
    answer = ask("report", name, "--compare-revision", first)
    assert (answer.code, answer.out) == (2, "")
    assert name in answer.err
    assert "--compare PERIOD" in answer.err


def test_a_revision_that_is_none_is_refused(ask: Ask, first: str) -> None:
    assert first
    assert ask("report", "contacts", "--compare-revision", "ingen").code == 2


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_difference_has_its_sign_in_what_people_read(ask: Ask, first: str, form: str) -> None:
    out = ask("report", "compliance", "--compare-revision", first, "-f", form).out
    out = html.unescape(out)
    assert "+1" in out
    assert "\u22121" in out


def test_a_file_of_its_own_holds_the_numbers_that_programs_read(
    ask: Ask, first: str, tmp_path: Path
) -> None:
    ask("report", "compliance", "--compare-revision", first, "-f", "csv", "-o", str(tmp_path))
    text = (tmp_path / "compliance-since_boards.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["board"]: row["accounts_change"] for row in rows} == {
        "kulturnamnden": "1", "kommunstyrelsen": "-1",
    }  # fmt: skip


def test_two_past_registers_can_be_compared(ask: Ask, first: str, folder: Path) -> None:
    (folder / "registry" / "accounts" / "nytt.yaml").unlink()
    commit(folder, "2026-11-22T09:00:00+01:00")
    found = tables(ask, "contacts", "--revision", "2026-11-21", "--compare-revision", first)
    assert {row["account"] for row in found["since"]} == {"example", "nytt", "kommunen"}
