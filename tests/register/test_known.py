"""A fault in one setting or unit silences only the rules that would rely on it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from tests.places import BASE_REGISTRY

AT = datetime.fromisoformat("2026-11-22 12:00+01:00")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE_REGISTRY, tmp_path / "registry"))


def codes(registry: Path) -> set[str]:
    return {finding.rule.code for finding in judge(read_register(registry, AT)).findings}


def changed(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def forgotten(registry: Path) -> None:
    """Let an account's last post and its check of the access be old."""
    changed(
        registry / "accounts" / "example.yaml",
        ("last_post: 2026", "last_post: 2020"),
        ("checked: 2026", "checked: 2020"),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("language: sv", "language: sv", {"A15", "A24"}),
        ("access_months:", "acces_months:", {"A24", "Y03"}),
        ("access_months: 12", "access_months: tolv", {"A24", "Y03"}),
        ("access_months: 12", "access_months: 12, inactive_dagar: 40", {"A15", "A24", "Y03"}),
        ("severity: {}", "severity: {A18: fel}", {"A15", "A24", "Y03"}),
        ("authority:", "authority: Exempelkommun\nlimit: {}\n#", {"A15", "A24", "Y03"}),
        ("limits:", "limit:", {"Y03"}),
    ],
)
def test_a_wrong_setting(registry: Path, old: str, new: str, expected: set[str]) -> None:
    forgotten(registry)
    changed(registry / "policy.yaml", (old, new))
    assert codes(registry) == expected


def test_an_unknown_key_of_one_unit_hides_no_unknown_unit(registry: Path) -> None:
    changed(registry / "accounts" / "example.yaml", ("\nunit: ", "\nunit: ingen-"))
    organisation = registry / "organisation.yaml"
    text = organisation.read_text("utf-8")
    assert text.count("staff_told:")
    organisation.write_text(text.replace("staff_told:", "staf_told:", 1), "utf-8")
    assert {"A03", "Y03"} <= codes(registry)


def test_where_a_unit_is_lost_no_account_is_blamed(registry: Path) -> None:
    changed(registry / "accounts" / "example.yaml", ("\nunit: ", "\nunit: ingen-"))
    organisation = registry / "organisation.yaml"
    text = organisation.read_text("utf-8")
    organisation.write_text(text.replace("kind: department", "kind: avdelning", 1), "utf-8")
    assert "A03" not in codes(registry)
