"""`confirm-banner` without a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Run

Given = Callable[..., list[str]]

LOG_MODULES = (
    "action_edit", "message_check", "message_edit", "message_log",
)  # fmt: skip

FILE = "accounts/example.yaml"

BEFORE_BANNER = (
    '  banner: {version: "2014", confirmed: 2026-03-02, by: "Bibliotekarie, vuxen", '
    "evidence: KUN 2026/3}\n"
)


def test_a_confirmed_banner(ask: Ask, register: Path, given: Given) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    now = BEFORE_BANNER.replace("2026-03-02", "2026-11-22").replace("2026/3", "2026/9")
    assert (register / FILE).read_text(encoding="utf-8") == before.replace(BEFORE_BANNER, now)
    assert ran.out == (
        f"Skrivet: registry/{FILE}\n\nRegistret ligger inte i git här. Lämna filen till den som "
        "sköter registret, så att samordnaren ser ändringen innan den gäller.\n"
    )


def test_a_confirmation_without_evidence_does_not_borrow_the_old(
    ask: Ask, register: Path, given: Given
) -> None:
    ran = ask("confirm-banner", "example", *given("confirm-banner", "--evidence"), "--yes")
    assert ran.code == 0
    assert "evidence: KUN" not in (register / FILE).read_text(encoding="utf-8")


def test_a_picture_that_was_changed(ask: Ask, register: Path, given: Given) -> None:
    late = given("confirm-banner", picture_changed="20 nov", confirmed="19 nov")
    ran = ask("confirm-banner", "example", *late, "--yes", "--despite-findings")
    assert ran.code == 1
    assert "fel[A17]" in ran.err
    ran = ask(
        "confirm-banner", "example", *given("confirm-banner", picture_changed="20 nov"), "--yes"
    )
    assert ran.code == 0
    assert "  picture_changed: 2026-11-20\n" in (register / FILE).read_text(encoding="utf-8")


def test_a_banner_confirmed_by_another(ask: Ask, register: Path, given: Given) -> None:
    other = given("confirm-banner", by="Redaktör")
    ran = ask("confirm-banner", "example", *other, "--yes")
    assert ran.code == 1
    assert "varning[A18]" in ran.err
    assert "--despite-findings" in ran.err
    assert BEFORE_BANNER in (register / FILE).read_text(encoding="utf-8")
    assert ask("confirm-banner", "example", *other, "--yes", "--despite-findings").code == 0


def test_those_who_need_the_banner_confirmed_come_first(ask: Ask, register: Path) -> None:
    file = register / "accounts" / "kommunen.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("confirmed: 2026-03-02", "confirmed: 2024-03-02"), "utf-8")
    assert "Välj kommunen eller example." in ask("confirm-banner").err


def test_a_platform_that_is_exempt(ask: Ask, register: Path) -> None:
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    assert "exempt: {}" in text
    policy.write_text(text.replace("exempt: {}", "exempt: {facebook: Ingen bild}"), "utf-8")
    ran = ask("confirm-banner", "example")
    assert ran.code == 2
    assert "example behöver ingen banner. Plattformen Facebook är undantagen" in ran.err
    assert "Ingen bild" in ran.err


@pytest.mark.parametrize("reason", ["Ful", '""', "TODO", "…"])
def test_a_platform_that_no_reason_makes_exempt(
    reason: str, ask: Ask, register: Path, given: Given
) -> None:
    """One word says nothing to whoever reads it: the banner is confirmed as on any other."""
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("exempt: {}", f"exempt: {{facebook: {reason}}}"), "utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--dry-run")
    assert "undantagen" not in ran.err
    assert "confirmed:" in ran.out


def test_a_version_that_the_banner_does_not_have(ask: Ask, register: Path, given: Given) -> None:
    ran = ask("confirm-banner", "example", *given("confirm-banner", version="2009"), "--yes")
    assert ran.code == 2
    assert "--version: Bannern har version 2014." in ran.err
    assert BEFORE_BANNER in (register / FILE).read_text(encoding="utf-8")


def test_a_page_that_nobody_has_described(ask: Ask, register: Path, given: Given) -> None:
    """That the presentation and the link are missing is another matter, and told by the check."""
    text = (register / FILE).read_text(encoding="utf-8")
    before, _, after = text.partition("profile:\n")
    rest = after[after.index("watch:") :]
    (register / FILE).write_text(before + rest, encoding="utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    written = (register / FILE).read_text(encoding="utf-8")
    assert written.startswith(before)
    assert written.endswith(rest)
    assert written[len(before) : -len(rest)] == (
        "profile:\n"
        '  banner: {version: "2014", confirmed: 2026-11-22, by: "Bibliotekarie, vuxen", '
        "evidence: KUN 2026/9}\n"
    )


def test_a_municipality_without_a_banner(ask: Ask, register: Path) -> None:
    policy = register / "policy.yaml"
    lines = policy.read_text(encoding="utf-8").splitlines(keepends=True)
    policy.write_text("".join(x for x in lines if not x.startswith("banner:")), encoding="utf-8")
    ran = ask("confirm-banner", "example")
    assert ran.code == 2
    assert "policy.yaml beskriver ingen banner" in ran.err
    ran = ask("confirm-banner")
    assert (ran.code, ran.err) == (
        2, "socialpolicy: Registret har inget öppet konto med banner.\n",
    )  # fmt: skip


def test_a_confirmation_does_not_mind_a_broken_log(ask: Ask, register: Path, given: Given) -> None:
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("- id: [\n", encoding="utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes")
    assert (ran.code, ran.err) == (0, "")


def test_a_confirmation_opens_no_file_of_the_log(
    ask: Ask, register: Path, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("[]\n", encoding="utf-8")
    opened: list[Path] = []
    really_open = os.open

    def spy(path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        opened.append(Path(path))
        return really_open(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", spy)
    assert ask("confirm-banner", "example", *given("confirm-banner"), "--yes").code == 0
    assert any(path.parts[-2:] == ("accounts", "example.yaml") for path in opened)
    assert [path for path in opened if path.suffix and "messages" in path.parts] == []


def test_a_confirmation_loads_no_module_about_the_log(run: Run, given: Given) -> None:
    # In a process of its own: in this one, other tests have loaded them.
    ran = run("confirm-banner", "example", *given("confirm-banner"), PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "socialpolicy.wizard.account_edit" in loaded
    assert not {f"socialpolicy.wizard.{name}" for name in LOG_MODULES} & loaded
    assert "socialpolicy.register.overdue" not in loaded
