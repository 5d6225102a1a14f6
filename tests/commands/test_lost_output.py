"""Standard streams that are full, closed, or whose reader has gone: each in a process of its own.

What was written in the register is done, whatever becomes of the sentence about it: whoever
runs the command again, because it failed, would write it twice.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOGGED = (
    "log-message", "example", "--kind", "question", "--channel", "comment",
    "--subject", "Öppettider i jul", "--yes",
)  # fmt: skip
FROZEN = ("calendar", "2031", "--freeze")
PRINTED = (
    ("check",), ("overdue",), ("rules",), ("explain", "A14"), ("calendar", "2026"),
    ("deadline", "x", "2026-11-20 15:00"), ("policy",), ("schema", "account"), ("--help",),
)  # fmt: skip


def ran(folder: Path, environment: dict[str, str], words: tuple[str, ...], redirect: str) -> int:
    """Run the tool with its streams as a shell's redirection has them, and give its exit code."""
    line = f'"$@" {redirect}'
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "socialpolicy", *words]
    quiet = subprocess.DEVNULL
    return subprocess.run(
        command, cwd=folder, env=environment, stdout=quiet, stderr=quiet, timeout=60, check=False
    ).returncode


def entries(register: Path) -> int:
    return sum(
        file.read_text(encoding="utf-8").count("Öppettider i jul")
        for file in (register / "messages").rglob("*.yaml")
    )


@pytest.mark.parametrize("redirect", [">/dev/full", "2>/dev/full", ">&-"])
def test_written_is_written(
    register: Path, folder: Path, environment: dict[str, str], redirect: str
) -> None:
    assert ran(folder, environment, LOGGED, redirect) == 0
    assert entries(register) == 1
    assert ran(folder, environment, FROZEN, redirect) == 0
    assert (register / "calendar" / "2031.yaml").is_file()


def test_an_answer_that_nobody_gets_is_no_answer(
    register: Path, folder: Path, environment: dict[str, str]
) -> None:
    assert ran(folder, environment, (*LOGGED, "--dry-run"), ">/dev/full") == 2
    assert ran(folder, environment, ("calendar", "2031"), ">/dev/full") == 2
    assert entries(register) == 0


@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
def test_a_reader_that_has_gone(
    folder: Path, environment: dict[str, str], words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "socialpolicy", *words]
    with os.fdopen(writing, "wb") as gone:
        started = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=gone,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (started.returncode, started.stderr) == (141, b"")


def test_a_reader_that_has_gone_undoes_nothing(
    register: Path, folder: Path, environment: dict[str, str]
) -> None:
    assert ran(folder, environment, LOGGED, "| true; exit ${PIPESTATUS[0]}") == 0
    assert entries(register) == 1


@pytest.mark.parametrize("command", ["log-message", "open-account"])
def test_closed_standard_input_is_nobody_to_ask(
    folder: Path, environment: dict[str, str], command: str
) -> None:
    line = '"$@" <&-'
    started = subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-m", "socialpolicy", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (started.returncode, started.stdout) == (2, "")
    assert "verktyget självt" not in started.stderr
    assert "--" in started.stderr  # what must be given
