"""What a session needs to know of what it edits, and the options it was started with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.register.register import Register
from socialpolicy.text import Language
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Form, Question
from socialpolicy.wizard.terminal import Asker


class Word(Enum):
    """What a person chose to do with a draft."""

    WRITE = "write"
    MEND = "mend"
    CHANGE = "change"
    ANSWERS = "answers"
    FILE = "file"
    STOP = "stop"


class Objection(NamedTuple):
    """Something wrong with an answer. One that `hides` something must not be shown again."""

    may_stay: bool
    hides: bool


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they were given; `answers` by the parameters' names.

    `about` is the id of the account or the message that the command names.
    """

    about: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    resume: bool = False
    dry_run: bool = False
    yes: bool = False
    despite_findings: bool = False
    commit: bool = False
    at: str | None = None


class Editor(ABC):
    """What a session edits: it makes files of the answers, judges them and writes them.

    `id` is the account or message that is changed, empty for a new one. A `strict`
    editor lets no answer stay that a rule calls an error, and has all its lists
    searched by typing. `written` turns true when there is no undoing any more.
    """

    strict = False

    def __init__(
        self, around: Context, form: Form, options: Options, register: Register, id: str = ""
    ) -> None:
        self.folder = around.folder()
        self.form = form
        self.options = options
        self.register = register
        self.language = around.language(register)
        self.id = id
        self.written = False

    def prepare(self) -> None:
        """Refuse what cannot be done, before anything is asked. Raises CommandError."""
        return

    def new_flow(self) -> Flow:
        """Begin, with nothing answered."""
        return Flow(self.form, self.register)

    @abstractmethod
    def with_given(self, flow: Flow) -> Flow:
        """Take the answers of options and files. Raises CommandError for those of no use."""

    def asks(self, flow: Flow, *, chosen: bool) -> bool:  # noqa: ARG002 - always
        """Say whether somebody at a terminal is asked. `chosen`: for what the form is about."""
        return True

    def stop(self, flow: Flow) -> None:  # noqa: ARG002 - nothing does
        """Raise CommandError when no further answer can make this right."""
        return

    def hindrance(self, flow: Flow) -> CommandError | None:  # noqa: ARG002 - there is none
        """Give what must be done first, if anything."""
        return None

    @abstractmethod
    def without_asking(self, flow: Flow) -> int:
        """Write what was given, or say what is missing or wrong. Gives the exit code."""

    @abstractmethod
    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers, and judge it."""

    @abstractmethod
    def objections(
        self, question: Question, flow: Flow, language: Language
    ) -> tuple[list[Objection], list[str]]:
        """Judge an answer: what is wrong with it, and what to say of it."""

    def is_needed(self, question: Question, flow: Flow) -> bool:  # noqa: ARG002 - all are
        """Say whether a question that is passed over must be answered before the writing."""
        return True

    @abstractmethod
    def is_complete(self, draft: Draft, flow: Flow) -> bool:
        """Say whether nothing that is needed is missing."""

    @abstractmethod
    def is_sound(self, draft: Draft) -> bool:
        """Say whether a draft may be written without another word."""

    @abstractmethod
    def look_back(
        self, draft: Draft, flow: Flow, asker: Asker, seen: Flow | None, *, whole: bool
    ) -> None:
        """Show what would be written, and what the rules find in it.

        What was `seen` may be passed over. `whole`: no answer that is needed is missing.
        """

    @abstractmethod
    def last_word(self, draft: Draft, flow: Flow, asker: Asker, *, whole: bool) -> Word:
        """Ask what to do with a draft."""

    def remaining(self, draft: Draft, flow: Flow) -> list[str]:  # noqa: ARG002 - nothing
        """Give the keys of the questions that something remains to say of."""
        return []

    def shown(self, draft: Draft) -> str:
        """Give what a dry run prints: what changes."""
        return difference(draft)

    def offer(self, flow: Flow, draft: Draft, asker: Asker) -> None:  # noqa: ARG002 - nothing
        """Offer what may be done along with the writing, and remember the answer."""
        return

    @abstractmethod
    def write(self, flow: Flow, draft: Draft) -> Draft | int:
        """Write a draft that was seen, and give the exit code; or a new one, to be seen first."""


def difference(draft: Draft) -> str:
    """Write what would change in the register as a unified diff, without what must be hidden."""
    from socialpolicy.lint import redaction

    return redaction.difference(draft.before, draft.source)
