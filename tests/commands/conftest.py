"""A register of a test's own, and the tool run beside it.

`ask` runs the tool in this process, `run` as a process of its own, which costs fifteen times as
much. `begin` runs it in this process with a person who answers a scripted prompt; a real
terminal is in `terminal/`.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple, TextIO

import pytest

from socialpolicy.app import main
from socialpolicy.cli.i18n import help_language
from socialpolicy.wizard.terminal import OTHER, Item, Terminal

BASE = Path(__file__).parents[1] / "rules" / "base"
NOW = "2026-11-22 12:00+01:00"
_HELP = ("socialpolicy.commands.", "socialpolicy.wizard.command", "socialpolicy.cli.options")
_PATIENCE = 60.0
"""Seconds that the tool may take from one question to the next before a test gives up."""

Run = Callable[..., subprocess.CompletedProcess[str]]


class Answer(NamedTuple):
    """What a run gave: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Copy the faultless register, in a folder that is a repository of its own."""
    shutil.copytree(BASE, tmp_path / "work", dirs_exist_ok=True)
    (tmp_path / "work" / ".git").mkdir()
    (tmp_path / "work" / ".github").mkdir(exist_ok=True)
    owners = tmp_path / "work" / ".github" / "CODEOWNERS"
    owners.write_text("/registry/ @exempelkommun/kommunikation\n")
    return tmp_path / "work" / "registry"


@pytest.fixture
def folder(register: Path) -> Path:
    """Give the folder that the tool is run in."""
    return register.parent


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give an environment for the tool, in Swedish at a fixed time."""
    return dict(os.environ) | {
        "SOCIALPOLICY_NOW": NOW,
        "SOCIALPOLICY_LANG": "sv",
        "SOCIALPOLICY_CACHE": str(tmp_path / "cache"),
        "COLUMNS": "80",
    }


@pytest.fixture
def run(folder: Path, environment: dict[str, str]) -> Run:
    """Run the tool as a process of its own."""

    def start(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "socialpolicy", *words],
            cwd=folder,
            env=environment | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return start


class Stream(io.TextIOWrapper):
    """A standard stream of a run, kept in memory."""

    def __init__(self, held: bytes = b"", *, terminal: bool = False) -> None:
        self.held = io.BytesIO(held)
        self.terminal = terminal
        super().__init__(self.held, encoding="utf-8", newline="\n", write_through=True)

    def isatty(self) -> bool:
        """Say whether the tool is to take this for a terminal."""
        return self.terminal

    @property
    def written(self) -> str:
        """All that has been written."""
        return self.held.getvalue().decode()


@contextlib.contextmanager
def as_a_process(
    folder: Path | int, variables: Mapping[str, str], streams: Mapping[str, TextIO | None]
) -> Iterator[None]:
    """Give the tool the folder, environment and streams that it would have in its own process."""
    environment, here = dict(os.environ), Path.cwd()
    before = {name: getattr(sys, name) for name in streams}
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    for name, stream in streams.items():
        setattr(sys, name, stream)
    help_language.cache_clear()
    try:
        yield
    finally:
        for name, stream in before.items():
            setattr(sys, name, stream)
        os.chdir(here)
        os.environ.clear()
        os.environ.update(environment)
        help_language.cache_clear()


def exit_code(words: Sequence[str]) -> int:
    """Run the tool's main function, which always ends in SystemExit, and give its exit code."""
    if not {"--help", "-h"}.isdisjoint(words):
        # A command's help is put together, in one language, when its module is imported.
        for name in [each for each in sys.modules if each.startswith(_HELP)]:
            del sys.modules[name]
    # The language of help is looked for among the words before they are understood.
    before, sys.argv = sys.argv, ["socialpolicy", *words]
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        sys.argv = before
        gc.enable()
    code = ended.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def ask(folder: Path, environment: dict[str, str]) -> Ask:
    """Run the tool in this process, with nobody to ask: its streams are no terminal.

    A variable that is None is left out of the environment. `streams` take the place of
    standard streams, by their names in `sys`.
    """

    def start(
        *words: str,
        stdin: bytes = b"",
        cwd: Path | int = folder,
        streams: Mapping[str, TextIO | None] | None = None,
        **more: str | None,
    ) -> Answer:
        own = {"stdin": Stream(stdin), "stdout": Stream(), "stderr": Stream()}
        given = {**environment, **more}
        variables = {name: text for name, text in given.items() if text is not None}
        with as_a_process(cwd, variables, {**own, **(streams or {})}):
            code = exit_code(words)
        return Answer(code, own["stdout"].written, own["stderr"].written)

    return start


class Person:
    """Somebody who reads what the tool asks at a scripted prompt, and answers.

    The tool runs in a thread that only goes on while a call of this class waits for it, from one
    question to the next, so nothing depends on time. What the person sees is all that was written
    to either stream, with the lists that were shown and `> ` before every answer.
    """

    whose_turn: ClassVar[Person]

    def __init__(self, words: Sequence[str], folder: Path, variables: dict[str, str]) -> None:
        self.at = 0
        self.code: int | None = None
        self.items: Sequence[Item] = ()
        self.suggestion = ""
        self._screen = Stream(terminal=True)
        self._place = folder, variables
        self._answer: str | BaseException = ""
        self._accident: BaseException | None = None
        self._tools_turn, self._persons_turn = threading.Semaphore(0), threading.Semaphore(0)
        self._thread = threading.Thread(target=self._work, args=(words,), daemon=True)
        self._thread.start()
        self._hand_over()

    @property
    def raw(self) -> str:
        """All that has been written, as it was."""
        return self._screen.written

    @property
    def rows(self) -> list[str]:
        """All that has been written, row by row, without its colours."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.raw).split("\n")

    @property
    def shown(self) -> str:
        """All that has been written, in one line of words."""
        return " ".join(" ".join(self.rows).split())

    @property
    def titles(self) -> list[str]:
        """What there is to choose from now."""
        return [each.title for each in self.items]

    def sees(self, text: str, since: int = 0) -> int:
        """Make sure that a text is shown after the first `since` characters; give where it ends."""
        found = self.shown.find(text, since)
        if found < 0:
            pytest.fail(f"not shown: {text!r}\n" + "\n".join(self.rows[-60:]))
        return found + len(text)

    def type(self, text: str | None) -> None:
        """Answer what is asked: with a text, or with Enter when it is None.

        At a list the text searches, and the first item that holds it is taken. What is not
        listed is given as something else, where the list has an item for that.
        """
        if self.code is not None:
            pytest.fail("nothing is asked\n" + "\n".join(self.rows[-60:]))
        if text is None:
            text = self._suggested().value if self.items else self.suggestion
        elif self.items:
            matching = [each for each in self.items if text.lower() in each.title.lower()]
            if not matching and OTHER in [each.value for each in self.items]:
                self._reply(OTHER)
                matching = [Item(text, text)]
            if not matching:
                pytest.fail(f"not to choose: {text!r} among {self.titles}")
            text = matching[0].value
        self._reply(text)

    def answer(self, asked: str, text: str | None = None) -> None:
        """Read a question, then write an answer in place of the suggestion, or take that."""
        self.at = self.sees(asked, self.at)
        self.type(text)

    def choose(self, asked: str, to: int | str = 0) -> None:
        """Read a question with a list, then go so many steps down it, or to a title."""
        self.at = self.sees(asked, self.at)
        if isinstance(to, str) or not to:
            self.type(to or None)
            return
        if not self.items:
            pytest.fail(f"no list to choose from: {asked!r}")
        start = self.items.index(self._suggested())
        self._reply(self.items[(start + to) % len(self.items)].value)

    def reply(self, asked: str, answer: str | int | None) -> None:
        """Read a question, and answer it in words, by steps down a list, or with Enter."""
        if isinstance(answer, int):
            self.choose(asked, answer)
        else:
            self.answer(asked, answer)

    def breaks_off(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        self._reply(KeyboardInterrupt())
        return self.ends()

    def hangs_up(self) -> int:
        """Close the terminal, so that nobody can answer any more, and give the exit code."""
        self._reply(EOFError())
        return self.ends()

    def ends(self) -> int:
        """Make sure that nothing more is asked, and give the exit code."""
        if self.code is None:
            pytest.fail("something is still asked\n" + "\n".join(self.rows[-60:]))
        return self.code

    def leave(self) -> None:
        """Let go of a run that a test did not end."""
        while self.code is None and self._accident is None:
            self._reply(EOFError())

    def asked(self, items: Sequence[Item], suggestion: str, mark: str = "> ") -> str:
        """Let the person answer; called by the prompt, in the thread of the tool."""
        self.items, self.suggestion = items, suggestion
        for each in items:
            self._screen.write(f"  {each.title}\n")
        self._persons_turn.release()
        self._tools_turn.acquire()
        if isinstance(self._answer, BaseException):
            raise self._answer
        titles = {each.value: each.title for each in items}
        self._screen.write(f"{mark}{titles.get(self._answer, self._answer)}\n")
        return self._answer

    def _suggested(self) -> Item:
        """Give the item of the list that is marked at first."""
        return next((each for each in self.items if each.value == self.suggestion), self.items[0])

    def _reply(self, answer: str | BaseException) -> None:
        self._answer = answer
        self._hand_over()

    def _hand_over(self) -> None:
        """Let the tool go on until it asks again or ends."""
        streams = {"stdin": Keyboard(self), "stdout": self._screen, "stderr": self._screen}
        with as_a_process(*self._place, streams):
            Person.whose_turn = self
            self._tools_turn.release()
            if not self._persons_turn.acquire(timeout=_PATIENCE):
                pytest.fail("neither a question nor an end\n" + "\n".join(self.rows[-60:]))
        if self._accident is not None:
            raise self._accident

    def _work(self, words: Sequence[str]) -> None:
        self._tools_turn.acquire()
        try:
            self.code = exit_code(words)
        except BaseException as error:  # noqa: BLE001 - it is raised again where the test is
            self._accident = error
        self._persons_turn.release()


class Keyboard(Stream):
    """The standard input of a person, read line by line where the terminal has no cursor."""

    def __init__(self, person: Person) -> None:
        super().__init__(terminal=True)
        self.person = person

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
        """Get a line, or nothing at the end of what can be typed."""
        try:
            return f"{self.person.asked((), '', '')}\n"
        except EOFError:
            return ""


Begin = Callable[..., Person]


@pytest.fixture
def begin(
    folder: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Run the tool in this process for a person, who answers a scripted prompt.

    It takes the place of the terminal's keys alone: what is said is still written by the
    terminal's own methods.
    """
    people: list[Person] = []
    terminal = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}

    def text(_: Terminal, suggestion: str) -> str:
        return Person.whose_turn.asked((), suggestion)

    def choose(_: Terminal, items: Sequence[Item], suggestion: str) -> str:
        return Person.whose_turn.asked(items, suggestion)

    monkeypatch.setattr(Terminal, "text", text)
    monkeypatch.setattr(Terminal, "choose", choose)

    def start(*words: str, columns: int = 100, **more: str) -> Person:
        window = {"COLUMNS": str(columns), "LINES": "50"}
        person = Person(words, folder, environment | terminal | window | more)
        people.append(person)
        return person

    yield start
    for person in people:
        person.leave()
