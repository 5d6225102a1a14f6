"""A person at a terminal: a real pseudo-terminal, and a screen that shows what it would show."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from tests.places import SAMPLE

DOWN = "\x1b[B"
CLEAR = "\x15"
ESCAPE = "\x1b"
PATIENCE = 30.0


class Screen(pyte.HistoryScreen):
    """A screen that answers the terminal program's questions about it, as real ones do."""

    reply: Callable[[str], object] = staticmethod(lambda _text: None)

    def write_process_input(self, data: str) -> None:
        self.reply(data)


class Person:
    """Somebody who reads the screen and types."""

    def __init__(
        self, words: list[str], folder: Path, variables: dict[str, str], columns: int
    ) -> None:
        self.at = 0
        self.screen = Screen(columns, 50, history=5000, ratio=0.5)
        self.stream = pyte.Stream(self.screen)
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "socialpolicy", *words],
            cwd=str(folder),
            env=variables,
            encoding="utf-8",
            dimensions=(50, columns),
        )
        self.screen.reply = self.process.send
        self.raw = ""

    def read(self) -> None:
        """Take what has come, waiting for it a moment at most."""
        try:
            text = self.process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        self.raw += text
        self.stream.feed(text)

    @property
    def rows(self) -> list[str]:
        """What is on the screen and what has left it at the top, row by row."""
        top: list[Any] = list(self.screen.history.top)
        width = self.screen.columns
        gone = ["".join(row[x].data for x in range(width)) for row in top]
        return [row.rstrip() for row in [*gone, *self.screen.display]]

    @property
    def shown(self) -> str:
        """All that has been shown, in one line of words."""
        return " ".join(" ".join(self.rows).split())

    def sees(self, text: str, since: int = 0) -> int:
        """Wait until a text is shown after the first `since` characters; give where it ends."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.shown.find(text, since)
            if found >= 0:
                return found + len(text)
            try:
                self.read()
            except pexpect.EOF:
                break
        tail = "\n".join(self.rows[-60:])
        pytest.fail(f"never shown: {text!r}\n{tail}")

    def answer(self, asked: str, text: str | None = None) -> None:
        """Wait for a question, then write an answer over what is suggested, or take that."""
        self.at = self.sees(asked, self.at)
        self.ready()
        self.process.send("\r" if text is None else f"{CLEAR}{text}\r")

    def choose(self, asked: str, steps: int = 0) -> None:
        """Wait for a question with a list, then go down it and press Enter."""
        self.at = self.sees(asked, self.at)
        self.ready()
        for _ in range(steps):
            self.process.send(DOWN)
        self.process.send("\r")

    def ready(self) -> None:
        """Wait until an answer can be typed and nothing more comes.

        What is typed before that may be lost, as it is when a terminal changes its mode.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            before = len(self.raw)
            self.read()
            if len(self.raw) == before and self._is_asked():
                return
        pytest.fail("nothing is asked\n" + "\n".join(self.rows[-60:]))

    def _is_asked(self) -> bool:
        # A line editor turns bracketed paste on while it reads, and off when it has read.
        editing = self.raw.count("\x1b[?2004h") > self.raw.count("\x1b[?2004l")
        row = self.screen.display[self.screen.cursor.y]
        return editing or (ESCAPE not in self.raw and row.rstrip().endswith(">"))

    def press(self, asked: str, keys: str) -> None:
        """Wait for a question, then press keys just as they are."""
        self.at = self.sees(asked, self.at)
        self.ready()
        self.process.send(keys)

    def resize(self, columns: int) -> None:
        """Make the window narrower or wider, which the system tells the tool by a signal."""
        self.screen.resize(50, columns)
        self.process.setwinsize(50, columns)

    def breaks_off(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        self.ready()
        self.process.sendintr()
        return self.ends()

    def ends(self) -> int:
        """Wait for the end, and give the exit code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.read()
            except pexpect.EOF:
                self.process.wait()
                break
        self.process.close()
        code = self.process.exitstatus
        return -1 if code is None else code


Begin = Callable[..., Person]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sample register, for which no log is needed, into a folder of its own."""
    ignored = shutil.ignore_patterns("messages")
    shutil.copytree(SAMPLE, tmp_path / "work" / "registry", ignore=ignored)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "work", check=True)
    return tmp_path / "work"


@pytest.fixture
def begin(folder: Path, environment: dict[str, str]) -> Iterator[Begin]:
    """Sit down at a terminal and run the tool in the folder of the register."""
    people: list[Person] = []
    terminal = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    # The width is the window's own.
    environment = {name: text for name, text in environment.items() if name != "COLUMNS"}

    def start(*words: str, columns: int = 100, **more: str) -> Person:
        person = Person(list(words), folder, environment | terminal | more, columns)
        people.append(person)
        return person

    yield start
    for person in people:
        person.process.close(force=True)
