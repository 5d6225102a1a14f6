"""Processes that log at the same time, and processes that are killed while they log."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.source import Source
from socialpolicy.storage import locked
from socialpolicy.yaml import read_exact

pytestmark = pytest.mark.no_cover

Ask = Callable[..., Any]
Run = Callable[..., subprocess.CompletedProcess[str]]

LOGGERS = Path(__file__).parents[2] / "storage" / "loggers.py"
KILLS = int(os.environ.get("LOG_KILLS", "200"))
ID = re.compile(r"^example-20261120-[0-9a-hjkmnp-tv-z]{4}$", re.MULTILINE)
MONTH = "messages/example/2026-11.yaml"


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    own = {"SOCIALPOLICY_NOW": "2026-11-22 12:00", "SOCIALPOLICY_CACHE": str(tmp_path / "cache")}
    return {**kept, **own}


def entries(register: Path, month: str = MONTH) -> list[dict[str, Any]]:
    path = register / month
    reading = read_exact.read(Source(path.name, path.read_bytes()))
    assert reading.problems == ()
    value: Any = reading.value
    return list(value)


def test_eight_processes_lose_none_of_each_others_messages(
    register: Path, variables: dict[str, str], ask: Ask
) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, LOGGERS, "log", register, f"Kö {number}", "50"],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    answers = [process.communicate(timeout=240) for process in started]
    assert [process.returncode for process in started] == [0] * 8, answers[0][1]
    found = entries(register)
    subjects = [each["subject"] for each in found]
    wanted = {f"Kö {process}, rad {number}: öppet?" for process in range(8) for number in range(50)}
    assert len(subjects) == 400
    assert set(subjects) == wanted
    told = ID.findall("".join(out for out, _ in answers))
    ids = [each["id"] for each in found]
    assert len(set(ids)) == 400
    assert sorted(ids) == sorted(told)
    # Each process's own messages stand in the order in which it logged them.
    for process in range(8):
        own = [each for each in subjects if each.startswith(f"Kö {process},")]
        assert own == [f"Kö {process}, rad {number}: öppet?" for number in range(50)]
    assert [path.name for path in (register / MONTH).parent.iterdir()] == ["2026-11.yaml"]
    assert ask("check", "--select", "M,Y").code == 0


def test_a_logger_that_is_killed_leaves_whole_months_and_no_lock(
    register: Path, variables: dict[str, str], ask: Ask
) -> None:
    """`LOG_KILLS=2000 pytest tests/commands/log -k killed` looks longer."""
    ran = subprocess.run(
        [sys.executable, LOGGERS, "kill", register, str(KILLS)],
        env=variables,
        capture_output=True,
        text=True,
        check=True,
        timeout=30 * KILLS,
    )
    result = json.loads(ran.stdout)
    told, found = result["told"], result["found"]
    assert len(told) > KILLS // 10, "the loggers were killed before they could write"
    assert result["broken"] == 0
    assert len(found) == len(set(found))
    assert set(told) <= set(found)
    # Whoever was killed between writing and telling has one message more than it told of.
    assert len(found) - len(told) <= KILLS + 2
    # What a killed process left is cleared by the next that writes there.
    assert result["after"] == []
    assert all(re.fullmatch(r"\.socialpolicy-[0-9a-f]{16}\.new", each) for each in result["left"])
    assert ask("check", "--select", "M,Y").code == 0


def test_one_message_is_answered_once_however_many_answer_it(
    ask: Ask, register: Path, variables: dict[str, str]
) -> None:
    id = ask("log-message", "example", "--subject", "Öppet?").out.split("\n")[0]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "socialpolicy", "answer-message", id, "--by", "Kulturchef"],
            cwd=register.parent,
            env={**variables, "SOCIALPOLICY_LANG": "en"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    told = [process.communicate(timeout=120)[1] for process in started]
    assert sorted(process.returncode for process in started) == [0, 2, 2, 2]
    assert sum(f"socialpolicy: {id} is answered already." in each for each in told) == 3
    [message] = entries(register, "messages/example/2026-11.yaml")
    assert [each["did"] for each in message["actions"]] == ["answered"]


def test_the_id_is_told_only_when_the_file_is_on_the_disk(
    run: Run, register: Path, variables: dict[str, str]
) -> None:
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "socialpolicy", "log-message", "example", "--subject", "Öppet?"],
        cwd=register.parent,
        env=variables,
        stdout=write_end,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    told = os.read(read_end, 4096).decode()
    assert told.splitlines()[0] in {each["id"] for each in entries(register)}
    assert process.wait(60) == 0
    os.close(read_end)


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
