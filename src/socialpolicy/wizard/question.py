"""What a question is: which key of the account it fills, in which words, and when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Text

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register
    from socialpolicy.wizard.message_log import LoggedEntry

Answer: TypeAlias = str | list[str]
"""An answer as it stands in the file: text, or a list of roles."""

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by the keys of their questions."""


class Kind(Enum):
    """What an answer is made of."""

    TEXT = "text"
    LONG = "text that may have several lines"
    ADDRESS = "a web address"
    SLUG = "an id"
    DAY = "a day"
    PAST_DAY = "a day that is not ahead"
    MOMENT = "a day with the time of day"
    TOLD = "a time or a day when somebody was told, or why they were not"
    COUNT = "a whole number"
    CHOICE = "one of a list"
    ROLES = "several roles"


class Need(Enum):
    """Whether a question may be passed over."""

    FIRST = "the rest cannot be judged without it"
    BEFORE = "may wait, but must be there before anything is written"
    FREE = "may be left out"
    ASKED = "answered by whoever is asked; without anybody to ask, it may be left out"


class Situation(NamedTuple):
    """What is known when a question comes up: the answers so far, and the register.

    `account` is the account as it stands, None while it is being opened, and
    `message` the message of the log that the form is about, if it is about one.
    """

    answers: Answers
    register: Register
    account: Account | None = None
    message: LoggedEntry | None = None

    @property
    def today(self) -> date:
        """The day where the municipality is."""
        return self.register.today

    def text(self, key: str) -> str:
        """Give the answer to a question, empty when there is none or it is a list."""
        value = self.answers.get(key)
        return value if isinstance(value, str) else ""

    def roles(self, key: str) -> list[str]:
        """Give the roles of a list, empty when there is none."""
        value = self.answers.get(key)
        return value if isinstance(value, list) else []


class Choice(NamedTuple):
    """One thing to choose: what is written in the file, and what it is called."""

    value: str
    title: Text


Default: TypeAlias = Callable[[Situation], str]
Choices: TypeAlias = Callable[[Situation], Sequence[Choice]]
Condition: TypeAlias = Callable[[Situation], bool]
Demand: TypeAlias = Callable[[str, Situation], "FilledText | None"]
Lead: TypeAlias = Callable[[Situation], "FilledText | None"]


def always(_situation: Situation) -> bool:
    """Ask whatever the other answers are."""
    return True


def never(_situation: Situation) -> bool:
    """Let it never be so, whatever the other answers are."""
    return False


class Option(NamedTuple):
    """How the option of a question is shown by --help, where it differs from the question.

    `default` is what is written there about being left out, and `words` are
    what a shell is offered. A flag takes no value, and an argument no name.
    """

    help: Text
    metavar: Text
    default: str = ""
    words: Callable[[], Sequence[str]] | None = None
    is_flag: bool = False
    is_argument: bool = False


class Question(NamedTuple):
    """One question.

    `key` is the path in the account, with dots. `label` names the answer in a
    list, `asks` is the question itself. `codes` are the rules that judge the
    answer; the sentences of the policy that the first of them upholds tell why
    it is asked, and `note` tells it where no rule does. `default` is empty when
    nothing can be suggested; `certain` means that the default follows from the
    register and may be used without asking. `other` lets a list be answered
    with something that is not on it. `named` is the option's name where the
    key would make a clumsy one, and `in_file` tells whether the answer itself
    stands in the account. `may_wait` lets an answer that is needed come after
    the writing. `lead` is said before the question, and `demand` tells what
    the form has against an answer. `follows` lets an answer be asked for
    again when another answer makes the suggestion another. A `silent` question
    is asked only where it is needed and nothing can be suggested; its answer can
    be changed afterwards. `without` and `other_title` word the items of a list for no
    answer and for one that is not listed, and `other_asks` asks for that one.
    `shown` is the option as --help shows it, and `unknown` refuses its value;
    without `by_option` there is none.
    """

    key: str
    label: Text
    asks: Text
    codes: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    need: Need = Need.BEFORE
    applies: Condition = always
    default: Default | None = None
    choices: Choices | None = None
    note: Text | None = None
    certain: bool = False
    other: bool = False
    named: str = ""
    in_file: bool = True
    follows: bool = False
    may_wait: Condition = never
    lead: Lead | None = None
    demand: Demand | None = None
    silent: bool = False
    without: Text | None = None
    other_title: Text | None = None
    other_asks: Text | None = None
    shown: Option | None = None
    unknown: Text | None = None
    by_option: bool = True

    @property
    def path(self) -> tuple[str, ...]:
        """The path of the answer in the account."""
        return tuple(self.key.split("."))

    @property
    def option(self) -> str:
        """The option of the command that answers the question."""
        return f"--{self.named or self.key.replace('.', '-').replace('_', '-')}"

    @property
    def parameter(self) -> str:
        """The name that the option has in Python."""
        return self.option.removeprefix("--").replace("-", "_")

    def needed(self, situation: Situation) -> Need:
        """Say whether the question may be passed over, as the other answers stand."""
        waits = self.need is Need.BEFORE and self.may_wait(situation)
        return Need.FREE if waits else self.need

    def suggestion(self, situation: Situation) -> str:
        """Give what is suggested when nothing has been answered, or nothing."""
        return self.default(situation) if self.default else ""

    def listed(self, situation: Situation) -> Sequence[Choice]:
        """Give the choices there are, none for a question that is answered in words."""
        return self.choices(situation) if self.choices else ()


class Section(NamedTuple):
    """Questions that belong together, under one heading."""

    title: Text
    questions: tuple[Question, ...]
