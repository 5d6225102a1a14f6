"""What the commands of the log could not read is told: a deadline or a list may be another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., Any]

LOG = ("log-message", "example", "--subject", "Parkering")
OPEN = "example-20261120-k3f9"
MONTH = f"""\
- id: {OPEN}
  channel: comment
  received: 2026-11-20 14:05
  kind: question
  subject: Öppettider
"""
ANSWER = ("answer-message", OPEN, "--record", "minor")
BROKEN = "- id: [\n"
HALF = MONTH.replace("k3f9", "m7qa").replace("kind: question", "kind: fråga")
NOT_COUNTED = "socialpolicy: Tiden går inte att räkna ut, för {}:"
MAY_LACK = "Allt gick inte att läsa, så något kan saknas: {}. Kör socialpolicy check.\n"
EARLIER = "registry/messages/example/2026-10.yaml"


@pytest.fixture(autouse=True)
def month(register: Path) -> Path:
    path = register / "messages" / "example" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(MONTH, encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [LOG, ANSWER])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("policy.yaml", "authority: ", "authority: ["),
        ("policy.yaml", "mon: 08:00-17:00", "mon: 17:00-08:00"),
        ("calendar/2026.yaml", "year: 2026", "year: [2026"),
    ],
)
def test_nothing_is_logged_by_working_time_that_cannot_be_read(
    ask: Ask, register: Path, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    assert ask(*words, "--dry-run").code == 0
    path = register / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    answer = ask(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(NOT_COUNTED.format(f"registry/{file}"))


@pytest.mark.parametrize("broken", [BROKEN, HALF, "a: b\n"])
def test_a_log_that_cannot_be_read_is_named_beside_the_list_of_what_waits(
    ask: Ask, register: Path, month: Path, broken: str
) -> None:
    assert "Allt gick inte" not in ask("answer-message").err
    (register.parent / EARLIER).write_text(broken, encoding="utf-8")
    answer = ask("answer-message")
    assert (answer.code, answer.out) == (2, "")
    caveat = MAY_LACK.format(EARLIER)
    assert answer.err.startswith(f"{caveat}socialpolicy: Ange vilket meddelande det gäller.")
    month.unlink()
    assert ask("end-message", "--reason", "Klart").err == (
        f"{caveat}socialpolicy: Inget meddelande i loggen väntar.\n"
    )


def test_a_folder_of_the_log_that_is_not_opened_is_named(ask: Ask, month: Path) -> None:
    elsewhere = month.parents[3] / "elsewhere"
    month.parent.rename(elsewhere)
    month.parent.symlink_to(elsewhere)
    assert ask("answer-message").err.startswith(MAY_LACK.format("registry/messages/example"))


def test_an_id_may_stand_in_what_could_not_be_read(ask: Ask, register: Path) -> None:
    asked = ("answer-message", "example-20261020-m7qa", "--record", "minor")
    assert "Inget meddelande i loggen har id" in ask(*asked).err
    (register.parent / EARLIER).write_text(BROKEN, encoding="utf-8")
    assert ask(*asked).err == (
        "socialpolicy: Inget meddelande som gick att läsa har id example-20261020-m7qa. "
        f"Menar du {OPEN}? Allt i loggen gick inte att läsa: {EARLIER}. Kör socialpolicy check.\n"
    )


def test_what_somebody_names_is_not_searched_for_elsewhere(ask: Ask, register: Path) -> None:
    (register.parent / EARLIER).write_text(BROKEN, encoding="utf-8")
    answer = ask(*ANSWER)
    assert answer.code == 0
    assert "Allt gick inte" not in answer.err


def test_the_file_that_is_to_be_written_in_must_be_read(
    ask: Ask, register: Path, month: Path
) -> None:
    month.write_text(f"{MONTH}{BROKEN}", encoding="utf-8")
    for words in (LOG, ANSWER, ("close-account", "example")):
        answer = ask(*words)
        assert (answer.code, answer.out) == (2, "")
    assert month.read_text(encoding="utf-8") == f"{MONTH}{BROKEN}"
