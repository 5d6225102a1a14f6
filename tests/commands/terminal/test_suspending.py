"""Ctrl-Z puts a question aside, as it does any other program, and `fg` takes it up again."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pexpect


def test_a_question_can_be_put_in_the_background(folder: Path, environment: dict[str, str]) -> None:
    shell = pexpect.spawn(
        "bash",
        ["--norc", "-i"],
        cwd=str(folder),
        env=environment | {"TERM": "xterm", "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        timeout=30,
        dimensions=(24, 80),
    )
    try:
        shell.sendline(f"{shlex.quote(sys.executable)} -m socialpolicy open-account")
        shell.expect("webbläsaren")
        # The question is asked when the terminal is told to mark what is pasted.
        shell.expect("2004h")
        shell.send("abc")
        shell.expect("c")
        shell.send("\x1a")
        shell.expect("Stopped")
        shell.sendline("fg")
        shell.expect("abc")
        shell.send("\x03")
        shell.sendline("echo the code is $?")
        shell.expect("the code is 130")
    finally:
        shell.close(force=True)
