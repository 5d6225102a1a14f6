"""Answers and files that would do harm: secrets, control characters, links, two at once."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

Given = Callable[..., list[str]]

FILE = "accounts/example.yaml"
of_every_command = pytest.mark.parametrize(
    "command", ["close-account", "confirm-banner", "hand-over-account"]
)


HOSTILE = [
    "- x: # y", "0123", "ja", "[bold]röd[/bold]", "🎭 שלום", "a: {b}", "::error::x", "it's \"x\"",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back(ask: Ask, register: Path, text: str, given: Given) -> None:
    ran = ask("close-account", "example", *given("close-account", evidence=text), "--yes")
    assert (ran.code, ran.err) == (0, "")
    schema = ask("check", "--format", "json")
    assert json.loads(schema.out)["summary"]["error"] == 0
    from socialpolicy.source import Source
    from socialpolicy.yaml import read

    value = read(Source("", (register / FILE).read_bytes())).value
    assert isinstance(value, dict)
    assert isinstance(closing := value["closing"], dict)
    assert isinstance(announced := closing["announced"], dict)
    assert announced["evidence"] == text


def test_control_characters_are_refused(ask: Ask, given: Given) -> None:
    ran = ask("close-account", "example", *given("close-account", evidence="a\x1b[31mb"), "--yes")
    assert ran.code == 2
    assert "U+001B" in ran.err
    assert "\x1b" not in ran.err


def test_a_secret_is_never_shown(ask: Ask, register: Path, given: Given) -> None:
    """Neither one that is given, nor one that stands in the file beside what changes."""
    secret = given("close-account", evidence="lösenord: Xk9$hemligt-Lm2")
    ran = ask("close-account", "example", *secret, "--dry-run", "--despite-findings")
    assert ran.code == 1
    assert "R01" in ran.err
    text = (register / FILE).read_text(encoding="utf-8")
    leaking = text.replace("last_post", "# lösenord: Xk9$hemligt-Lm2\nlast_post")
    (register / FILE).write_text(leaking, encoding="utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--dry-run")
    assert ran.code == 0
    assert "Xk9" not in ran.out + ran.err


@of_every_command
def test_a_link_is_not_written_over(ask: Ask, register: Path, command: str, given: Given) -> None:
    aside = register / "accounts" / ".aside"
    (register / FILE).rename(aside)
    (register / FILE).symlink_to(aside)
    before = aside.read_bytes()
    ran = ask(command, "example", *given(command), "--yes")
    assert ran.code == 2
    assert "är en länk" in ran.err
    assert aside.read_bytes() == before


@of_every_command
def test_a_protected_file_is_left_alone(
    ask: Ask, register: Path, command: str, given: Given
) -> None:
    file = register / FILE
    before = file.read_bytes()
    file.chmod(stat.S_IRUSR)
    ran = ask(command, "example", *given(command), "--yes")
    assert ran.code == 2
    assert "är skrivskyddad" in ran.err
    assert file.read_bytes() == before


def test_two_at_once_never_both_write(
    register: Path, environment: dict[str, str], given: Given
) -> None:
    """One confirms while the other closes: whoever is last is refused, or builds on the first."""
    together = [
        subprocess.Popen(
            [sys.executable, "-m", "socialpolicy", command, "example", *given(command), "--yes"],
            cwd=register.parent,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for command in ("confirm-banner", "hand-over-account")
    ]
    codes = []
    for process in together:
        _, said = process.communicate(timeout=60)
        codes.append(process.returncode)
        assert b"Traceback" not in said
    written = (register / FILE).read_text(encoding="utf-8")
    assert ("confirmed: 2026-11-22" in written) == (codes[0] == 0)
    assert ("role: Antikvarie" in written) == (codes[1] == 0)
    assert 0 in codes
