"""`socialpolicy accounts`: the accounts as a list, narrowed and judged.

The base register has two accounts: `example`, the library's on Facebook, and `kommunen`.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


def listed(ask: Ask, *words: str) -> list[dict[str, Any]]:
    ran = ask("accounts", "--format", "json", *words)
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert answer["unread"] == []
    rows: list[dict[str, Any]] = answer["accounts"]
    return rows


def ids(ask: Ask, *words: str) -> list[str]:
    return [row["account"] for row in listed(ask, *words)]


def changed(register: Path, file: str, before: str, after: str) -> None:
    path = register / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_row_says_who_keeps_the_account(ask: Ask) -> None:
    row = next(row for row in listed(ask) if row["account"] == "example")
    assert row == {
        "account": "example",
        "platform": "facebook",
        "name": "Biblioteket i Exempelkommun",
        "unit": "kulturforvaltningen",
        "state": "open",
        "responsible": "Bibliotekarie, vuxen",
        "deputy": "Bibliotekarie, barn",
        "contact": "biblioteket@exempel.se",
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_text_fits_80_columns(ask: Ask, language: str) -> None:
    ran = ask("--lang", language, "accounts")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "Bibliotekarie, barn" in ran.out
    assert ("2 konton: 2 öppna" if language == "sv" else "2 accounts: 2 open") in ran.out


def test_filters_combine(ask: Ask, register: Path) -> None:
    changed(register, "accounts/kommunen.yaml", "opened: ", "opened: 2027-02-01 # ")
    assert ids(ask, "--state", "planerat") == ["kommunen"]
    assert ids(ask, "--state", "planned", "--state", "öppet") == ["example", "kommunen"]
    assert ids(ask, "--platform", "Facebook", "--state", "open") == ["example"]
    assert ids(ask, "--unit", "Kulturförvaltningen") == ["example"]
    assert ids(ask, "--unit", "kulturforvaltningen", "--state", "closed") == []


def test_an_empty_list_is_a_sentence(ask: Ask) -> None:
    ran = ask("accounts", "--state", "avslutat")
    assert ran.code == 0
    assert "Inget konto är sådant som du frågade efter." in ran.out


def test_missing_lists_those_that_break_a_rule(ask: Ask, register: Path) -> None:
    assert ids(ask, "--missing", "A14") == []
    assert "Inget konto bryter mot A14." in ask("accounts", "--missing", "A14").out
    either = ask("--lang", "en", "accounts", "--missing", "A14", "--missing", "M03")
    assert "No account breaks A14 or M03." in either.out
    file = register / "accounts" / "example.yaml"
    lines = file.read_text("utf-8").splitlines()
    start = lines.index("deputy:")
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith(" "))
    file.write_text("\n".join([*lines[:start], *lines[end:]]) + "\n", "utf-8")
    (row,) = listed(ask, "--missing", "deputy-missing")
    assert (row["account"], row["errors"]) == ("example", 1)
    assert [said[:4] for said in row["findings"]] == ["A14 "]
    rows = {row["account"]: row for row in listed(ask, "--findings")}
    assert rows["kommunen"]["errors"] == 0
    assert rows["example"]["errors"] == 1


def test_what_is_wrong_in_the_log_is_its_accounts(ask: Ask, register: Path) -> None:
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "- id: example-20261116-aaaa\n  received: 2026-11-16 10:00\n  channel: comment\n"
        "  kind: question\n  subject: När öppnar ni?\n"
    )
    assert ids(ask, "--missing", "M03") == ["example"]


def test_a_file_that_cannot_be_understood_is_named(ask: Ask, register: Path) -> None:
    (register / "accounts" / "kommunen.yaml").write_text("id: [\n")
    ran = ask("accounts")
    assert ran.code == 0
    assert "Bibliotekarie, vuxen" in ran.out
    assert "kommunen.yaml" in ran.out
    answer = json.loads(ask("accounts", "--format", "json").out)
    assert [file.rpartition("/")[2] for file in answer["unread"]] == ["kommunen.yaml"]
    table = ask("accounts", "--format", "csv")
    assert "kommunen.yaml" in table.err


def test_csv_and_excel_have_the_same_accounts(ask: Ask, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("accounts", "--format", "csv").out)))
    assert [row["account"] for row in rows] == ["example", "kommunen"]
    assert ask("accounts", "--format", "excel", "--output", "konton.xlsx").code == 0
    assert (folder / "konton.xlsx").read_bytes()[:2] == b"PK"
    assert "| example |" in ask("accounts", "--format", "markdown").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--state", "halvöppet"), "Inget konto har läget halvöppet"),
        (("--unit", "okänd"), "Ingen enhet heter okänd"),
        (("--missing", "A99"), "A99"),
        (("--format", "pdf"), "Formatet pdf finns inte"),
    ],
)
def test_unknown_words_are_refused(ask: Ask, words: tuple[str, ...], said: str) -> None:
    ran = ask("accounts", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_change_is_seen_at_once(ask: Ask, register: Path) -> None:
    """What is kept of a file counts only for as long as the file is the same."""
    assert ids(ask, "--state", "open") == ["example", "kommunen"]
    changed(register, "accounts/example.yaml", "Bibliotekarie, vuxen", "Bibliotekarie, media")
    assert listed(ask)[0]["responsible"] == "Bibliotekarie, media"
