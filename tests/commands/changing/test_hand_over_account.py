"""`hand-over-account` without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Ask

Given = Callable[..., list[str]]

FILE = "accounts/example.yaml"

OLD_HOLDER = """\
  role: Bibliotekarie, vuxen
  contact: biblioteket@exempel.se
  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}
  records_training: 2025-03-04
"""
NEW_HOLDER = """\
  role: Antikvarie
  contact: museet@exempel.se
  assignment: {by: Kulturchef, on: 2026-11-20, anchored: 2026-11-20}
  records_training: 2026-11-20
"""


def missing(ran: Answer) -> list[str]:
    assert ran.code == 2
    return [line.split()[0] for line in ran.err.splitlines()[1:]]


def test_what_follows_from_a_hand_over_is_missing_too(ask: Ask, given: Given) -> None:
    ran = ask(
        "hand-over-account",
        "example",
        *given("hand-over-account", "--access-roles", "--watch-role"),
    )
    assert missing(ran) == ["--access-roles", "--watch-role"]
    assert "(förslag: Antikvarie; Bibliotekarie, barn)" in ran.err


def test_a_hand_over(ask: Ask, register: Path, given: Given) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = ask("hand-over-account", "example", *given("hand-over-account"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    swaps = {
        OLD_HOLDER: NEW_HOLDER,
        'roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]': (
            'roles: ["Antikvarie", "Bibliotekarie, barn"]'
        ),
        'watch: {role: "Bibliotekarie, vuxen"': 'watch: {role: "Antikvarie"',
    }
    expected = before
    for old, new in swaps.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert (register / FILE).read_text(encoding="utf-8") == expected
    assert "Bibliotekarie, vuxen står kvar under ”Bannern bekräftad av”. Det är historia" in ran.out
    assert "Ta bort inloggningen för den som inte längre ska ha den: Bibliotekarie" in ran.out


def test_the_deputy_takes_over(ask: Ask, register: Path, given: Given) -> None:
    promoted = given("hand-over-account", "--access-roles", responsible_role="Bibliotekarie, barn")
    ran = ask("hand-over-account", "example", *promoted)
    assert missing(ran)[:2] == ["--deputy-role", "--deputy-contact"]
    assert "--access-roles" in missing(ran)


def test_another_account_of_the_same_role_is_named(ask: Ask, register: Path, given: Given) -> None:
    other = (register / FILE).read_text(encoding="utf-8")
    other = other.replace("id: example\n", "id: annat\n").replace("exempelbibliotek", "annat")
    (register / "accounts" / "annat.yaml").write_text(other, encoding="utf-8")
    ran = ask("hand-over-account", "example", *given("hand-over-account"), "--yes")
    assert "är ansvarig eller ersättare också för annat." in ran.out


def test_answers_that_are_not_asked_for(ask: Ask, given: Given) -> None:
    ran = ask(
        "hand-over-account", "example", *given("hand-over-account"), "--who", "deputy", "--yes"
    )
    assert ran.code == 2
    assert "--responsible-role: Med de andra svaren behövs det här inte." in ran.err
