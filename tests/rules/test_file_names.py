"""What is said of an account's file whose name is not the account's id can be done as it stands."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the accounts of a faultless register: example.yaml and kommunen.yaml."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry" / "accounts"


def found(code: str) -> list[Finding]:
    findings = judge(read_register(Path("registry"), AS_OF)).findings
    return [finding for finding in findings if finding.rule.code == code]


def helps() -> dict[Language, str]:
    [finding] = found("Y06")
    assert finding.help is not None
    return {language: finding.help.in_language(language) for language in Language}


def test_a_name_that_is_no_id_is_not_proposed_as_one(accounts: Path) -> None:
    (accounts / "example.yaml").rename(accounts / "example_konto.yaml")
    assert helps() == {
        Language.SWEDISH: "Döp om filen till example.yaml.",
        Language.ENGLISH: "Rename the file to example.yaml.",
    }


@pytest.mark.parametrize(
    ("name", "sv", "en"),
    [
        (
            "Example barn.yaml",
            "ändra id till example-barn och döp om filen till example-barn.yaml. Annars",
            "change the id to example-barn and rename the file to example-barn.yaml. Otherwise",
        ),
        ("example-barn.yaml", "ändra id till example-barn. A", "the id to example-barn. O"),
        ("Example.yaml", "ge det ett eget id", "give it an id of its own"),
        ("example 2.yaml", "ge det ett eget id", "give it an id of its own"),
    ],
)
def test_no_file_is_to_be_written_over(accounts: Path, name: str, sv: str, en: str) -> None:
    shutil.copy(accounts / "example.yaml", accounts / name)
    said = helps()
    assert said[Language.SWEDISH].startswith("example.yaml finns redan.")
    assert sv in said[Language.SWEDISH]
    assert said[Language.ENGLISH].startswith("example.yaml exists already.")
    assert en in said[Language.ENGLISH]


def test_two_accounts_with_one_id_are_told_apart_by_their_files(accounts: Path) -> None:
    shutil.copy(accounts / "example.yaml", accounts / "Example barn.yaml")
    [finding] = found("A02")
    says = finding.said.in_language(Language.SWEDISH)
    assert says.startswith("example.yaml och Example barn.yaml är samma konto på Facebook")
    [label] = finding.related
    assert label.said is not None
    assert label.said.in_language(Language.ENGLISH).startswith(
        "Example barn.yaml is registered first"
    )


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (".env", "FACEBOOK_TOKEN=EAACEdEose0cBA1234567890abcdefghijklmnop\n", "R01"),
        (".schema/x.json", '{"password": "Exempel-2026"}\n', "R01"),
        (".github/notes.md", "Lösenordet är Exempel-2026\n", "R01"),
        (".anteckningar", "811228-9874 har klagat\n", "R04"),
        ("accounts/.gitignore", "# 000101-T220\n", "R04"),
        ("messages/.old/x.yml", "ringt 701063-2391\n", "R04"),
    ],
)
def test_hidden_files_are_looked_through(accounts: Path, path: str, text: str, code: str) -> None:
    file = accounts.parent / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    assert found(code)


def test_what_belongs_to_git_and_a_file_being_written_are_no_part_of_it(accounts: Path) -> None:
    (accounts / ".git").mkdir()
    (accounts / ".git" / "config").write_text("password: Exempel-2026\n")
    (accounts / ".socialpolicy-0123456789abcdef.new").write_text("password: Exempel-2026\n")
    assert not judge(read_register(Path("registry"), AS_OF)).findings


def test_a_personal_number_in_what_cannot_be_read_is_found_and_hidden(accounts: Path) -> None:
    text = "year: 2029\nclosed: {2029-05-11: Anna: 811228-9874 ringde}\n"
    (accounts.parent / "calendar" / "2029.yaml").write_text(text, encoding="utf-8")
    findings = judge(read_register(Path("registry"), AS_OF)).findings
    assert [(each.rule.code, each.label.span.line) for each in findings] == [("Y01", 2), ("R04", 2)]
    shown = findings[0].label.source.shown_line(2)
    assert "811228" not in shown
    assert "9874" not in shown
