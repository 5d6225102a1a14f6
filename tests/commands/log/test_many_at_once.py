"""Processes that log at the same time, and processes that are killed while they log."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.source import Source
from socialpolicy.storage.replace import locked
from socialpolicy.yaml import read_exact

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LOGGERS = Path(__file__).parents[2] / "storage" / "loggers.py"
ID = re.compile(r"^example-20261120-[0-9a-hjkmnp-tv-z]{4}$", re.MULTILINE)
MONTH = "messages/example/2026-11.yaml"


def entries(register: Path, month: str = MONTH) -> list[dict[str, Any]]:
    path = register / month
    reading = read_exact.read(Source(path.name, path.read_bytes()))
    assert reading.problems == ()
    value: Any = reading.value
    return list(value)


def test_processes_lose_none_of_each_others_messages(
    register: Path, environment: dict[str, str], ask: Ask
) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, LOGGERS, "log", register, f"Kö {number}", "20"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    answers = [process.communicate(timeout=240) for process in started]
    assert [process.returncode for process in started] == [0] * 3, answers[0][1]
    found = entries(register)
    subjects = [each["subject"] for each in found]
    assert len(subjects) == 60
    told = ID.findall("".join(out for out, _ in answers))
    ids = [each["id"] for each in found]
    assert len(set(ids)) == 60
    assert sorted(ids) == sorted(told)
    # Each process's own messages stand in the order in which it logged them.
    for process in range(3):
        own = [each for each in subjects if each.startswith(f"Kö {process},")]
        assert own == [f"Kö {process}, rad {number}: öppet?" for number in range(20)]
    assert [path.name for path in (register / MONTH).parent.iterdir()] == ["2026-11.yaml"]
    assert ask("check", "--select", "M,Y").code == 0


def test_a_logger_that_is_killed_leaves_whole_months_and_no_lock(
    register: Path, environment: dict[str, str], ask: Ask
) -> None:
    ran = subprocess.run(
        [sys.executable, LOGGERS, "kill", register],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    result = json.loads(ran.stdout)
    told, found, deaths = result["told"], result["found"], result["deaths"]
    assert result["broken"] == 0
    assert len(found) == len(set(found))
    assert len(found) == len(set(result["subjects"]))
    assert set(told) <= set(found)
    # Some died before the file was in its place, and some between that and telling of it.
    # The first message and the last are told of to nobody.
    assert 0 < len(told) < len(found) - 2 < deaths
    # What a killed process left is cleared by the next that writes there.
    assert result["after"] == []
    assert result["left"]
    assert all(re.fullmatch(r"\.socialpolicy-[0-9a-f]{16}\.new", each) for each in result["left"])
    assert ask("check", "--select", "M,Y").code == 0


def test_one_message_is_answered_once_however_many_answer_it(
    ask: Ask, register: Path, environment: dict[str, str]
) -> None:
    id = ask("log-message", "example", "--subject", "Öppet?").out.split("\n")[0]
    tool = (sys.executable, "-m", "socialpolicy", "answer-message")
    started = [
        subprocess.Popen(
            [*tool, id, "--by", "Kulturchef", "--record", "minor"],
            cwd=register.parent,
            env={**environment, "SOCIALPOLICY_LANG": "en"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120)[1] for process in started]
    assert sorted(process.returncode for process in started) == [0, 2]
    assert sum(f"socialpolicy: {id} is already answered." in each for each in told) == 1
    [message] = entries(register)
    assert [each["did"] for each in message["actions"]] == ["answered"]


def test_the_id_is_told_only_when_the_file_is_on_the_disk(ask: Ask, register: Path) -> None:
    logged: list[str] = []

    class Watching(io.StringIO):
        def write(self, text: str) -> int:
            logged.extend(each["id"] for each in entries(register))
            return super().write(text)

    told = Watching()
    assert ask("log-message", "example", "--subject", "Öppet?", streams={"stdout": told}).code == 0
    assert logged
    assert told.getvalue().splitlines()[0] == logged[0]


def test_whoever_waits_for_the_log_says_so_in_the_end(
    ask: Ask, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialpolicy.storage.replace.locked.__wrapped__.__defaults__", (0.1,))
    with locked(register):
        answer = ask("log-message", "example", "--subject", "Öppet?")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "socialpolicy: Någon annan skriver i registry just nu. Ingenting är ändrat. "
        "Försök igen om en stund.\n"
    )
    assert ask("log-message", "example", "--subject", "Öppet?").code == 0


def test_two_registers_with_one_private_log_take_turns(
    ask: Ask, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = register.parent / "private"
    private.mkdir()
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    monkeypatch.setattr("socialpolicy.storage.replace.locked.__wrapped__.__defaults__", (0.1,))
    # The other register's process holds the lock of the log, and not that of this register.
    with locked(private):
        answer = ask("log-message", "example", "--subject", "Öppet?")
    assert (answer.code, answer.out) == (2, "")
    assert "Någon annan skriver i private just nu." in answer.err
    assert list(private.iterdir()) == []
    assert ask("log-message", "example", "--subject", "Öppet?").code == 0
    assert len(entries(register.parent, "private/example/2026-11.yaml")) == 1
