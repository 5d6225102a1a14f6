"""What a form is: the questions of one command, when each is asked, and what the answers become."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Text

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register
    from socialpolicy.wizard.message_log import LoggedEntry
    from socialpolicy.yaml import Plain

Answer: TypeAlias = str | list[str]
"""An answer as it is in the file: text, or a list of roles."""

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by the keys of their questions."""


class AnswerKind(Enum):
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

    `account` is the account as it is, None while it is being opened, and
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
Finder: TypeAlias = Callable[[str, Situation], str]
Demand: TypeAlias = Callable[[str, Situation], "FilledText | None"]
Remark: TypeAlias = Callable[[str, Situation], "FilledText | None"]
Lead: TypeAlias = Callable[[Situation], "FilledText | None"]


def always(_situation: Situation) -> bool:
    """Ask whatever the other answers are."""
    return True


def never(_situation: Situation) -> bool:
    """Let it never be so, whatever the other answers are."""
    return False


class Question(NamedTuple):
    """One question.

    `key` is the path in the account, with dots. `label` names the answer in a list, `asks` is
    the question itself. `codes` are the rules that judge the answer; the sentences of the
    policy that the first of them upholds say why it is asked, and `note` says it where no rule
    does. `default` suggests an answer; `certain` means that the suggestion follows from the
    register and may be used without asking. `choices` are what there is to choose, with their
    titles, and `other` lets something that is not listed be the answer. `named` is the option's
    name where the key would make a clumsy one, and `in_file` says whether the answer itself is
    written in the account. `may_wait` lets an answer that is needed come after the writing.
    `lead` is said before the question, `asks_of` words it by what the register tells (None: as
    `asks` does), `demand` gives the form's objection to an answer,
    `finds` makes of words that are not listed the value that is meant, and `remark` what is
    said of one that stays. `follows` lets an answer be asked for again when another answer
    changes the suggestion. A `silent` question is asked only where it is needed and nothing can
    be suggested; its answer can be changed afterwards. `without` and `other_title` word the
    items of a list for no answer and for one that is not listed, and `other_asks` asks for that
    one. `absent` is an item for whoever misses what should be listed but is made elsewhere, and
    `absent_says` tells how. `help` and `metavar` are what --help shows of the option, where
    they are not the question and the kind of its answer, and `words` what a shell completes,
    where that is not the choices; `unknown` refuses any other word. A flag takes no value, and
    an argument no name. Without `by_option` there is no option.
    """

    key: str
    label: Text
    asks: Text
    codes: tuple[str, ...] = ()
    kind: AnswerKind = AnswerKind.TEXT
    need: Need = Need.BEFORE
    applies: Condition = always
    default: Default | str = ""
    choices: Choices | Mapping[str, Text] | None = None
    note: Text | None = None
    certain: bool = False
    other: bool = False
    named: str = ""
    in_file: bool = True
    follows: bool = False
    may_wait: Condition = never
    lead: Lead | None = None
    asks_of: Lead | None = None
    demand: Demand | None = None
    finds: Finder | None = None
    remark: Remark | None = None
    silent: bool = False
    without: Text | None = None
    other_title: Text | None = None
    other_asks: Text | None = None
    absent: Text | None = None
    absent_says: Text | None = None
    help: Text | None = None
    metavar: Text | None = None
    words: tuple[str, ...] = ()
    unknown: Text | None = None
    is_flag: bool = False
    is_argument: bool = False
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
        """Say whether the question may be passed over, with the other answers as they are."""
        waits = self.need is Need.BEFORE and self.may_wait(situation)
        return Need.FREE if waits else self.need

    def suggestion(self, situation: Situation) -> str:
        """Give what is suggested when nothing has been answered, or nothing."""
        return self.default if isinstance(self.default, str) else self.default(situation)

    def listed(self, situation: Situation) -> Sequence[Choice]:
        """Give the choices there are, none for a question that is answered in words."""
        if self.choices is None or callable(self.choices):
            return self.choices(situation) if self.choices else ()
        return [Choice(*each) for each in self.choices.items()]

    @property
    def known_words(self) -> tuple[str, ...]:
        """The answers that are the same whatever is known, for a shell to complete."""
        return self.words or (tuple(self.choices) if isinstance(self.choices, Mapping) else ())


choice = partial(Question, kind=AnswerKind.CHOICE)
day = partial(Question, kind=AnswerKind.DAY)
moment = partial(Question, kind=AnswerKind.MOMENT)


def role_asked(sv: str, en: str) -> Text:
    """Word a question that is answered with a role."""
    return Text(f"{sv} Skriv rollen, inte namnet", f"{en} Write the role, not the name")


YES_NO = {"true": Text(sv="Ja", en="Yes"), "false": Text(sv="Nej", en="No")}
"""The choices of a question that is answered with yes or no."""


class Section(NamedTuple):
    """Questions that belong together, under one heading."""

    title: Text
    questions: tuple[Question, ...]


def section(title: Text, *questions: Question) -> Section:
    """Put questions under a heading."""
    return Section(title, questions)


Path: TypeAlias = tuple[str | int, ...]


class Put(NamedTuple):
    """A value that is to be at a path, in place of what may be there."""

    path: Path
    value: Plain


class Append(NamedTuple):
    """An entry that is to come last in the list at a path, which may be missing."""

    path: Path
    value: Plain


class Remove(NamedTuple):
    """A path that is to be gone."""

    path: Path


Step: TypeAlias = Put | Append | Remove

Sentences: TypeAlias = Callable[[Situation, "Account"], Iterator[FilledText]]
Facts: TypeAlias = Callable[[Situation], Iterator[FilledText]]
OfAccount: TypeAlias = Callable[["Account", "Register"], "FilledText | None"]


def _no_sentences(_situation: Situation, _after: Account) -> Iterator[FilledText]:
    return iter(())


def _no_facts(_situation: Situation) -> Iterator[FilledText]:
    return iter(())


def _no_refusal(_account: Account, _register: Register) -> FilledText | None:
    return None


def _no_urgency(_account: Account, _register: Register) -> str:
    return ""


def _nothing(_situation: Situation) -> Sequence[Any]:
    return ()


def _no_hindrance(_situation: Situation) -> FilledText | None:
    return None


class NewAccount(NamedTuple):
    """A form whose answers become a new account.

    `subject` is the first line of the commit, which names the account, and `details`
    give the rest of its message. `reminds` says what is left to do when all is
    written. Both get what was known and the account as it has become. `sums_up`
    says in a few words what has been answered so far.
    """

    subject: Text
    details: Sentences
    reminds: Sentences = _no_sentences
    sums_up: Facts = _no_facts


_CLOSED = Text(
    sv="{account} avslutades den {on}. Ett avslutat konto ändras inte.",
    en="{account} was closed on {on}. A closed account is not changed.",
)


class AccountChange(NamedTuple):
    """A form that changes an account that is there already.

    `subject`, `details` and `reminds` are as for a new one. `refuses` says why an
    account cannot be changed so, `closed` why one that is closed cannot, and
    `nobody` what to say when none can. `urgency` sorts the others, the lowest
    first, and `says` is a word about one of them in a list. `replaces` are the
    mappings that the answers replace whole; any other answer is put in its own
    place, and `more` are further steps. `stand_ins` are taken for answers until
    there are any, so that the rules judge what has been answered alone.
    `hinders` says what must be done first. `reminders` are rules about what
    comes after, which stop nothing. From the day that the answer `later` gives,
    the rules `then` are to be kept too. A form that `goes_on` may be taken up
    again: what the mappings it replaces hold is answered already.
    """

    subject: Text
    details: Sentences
    nobody: FilledText
    says: OfAccount
    refuses: OfAccount = _no_refusal
    closed: Text = _CLOSED
    urgency: Callable[[Account, Register], str] = _no_urgency
    reminds: Sentences = _no_sentences
    replaces: tuple[Path, ...] = ()
    more: Callable[[Situation], Sequence[Step]] = _nothing
    stand_ins: Callable[[Situation], Mapping[str, str]] = lambda _situation: {}
    hinders: Callable[[Situation], FilledText | None] = _no_hindrance
    reminders: frozenset[str] = frozenset()
    later: str = ""
    then: tuple[str, ...] = ()
    reads_log: bool = False
    goes_on: bool = False

    def refusal(self, account: Account, register: Register) -> FilledText | None:
        """Say why an account cannot be changed so; None where it can."""
        if account.closing and account.is_closed(register.today):
            return FilledText(self.closed, {"account": account.id, "on": account.closing.on})
        return self.refuses(account, register)


class NewMessage(NamedTuple):
    """A form whose answers become a message: `entry` makes it so, all but its id.

    `alike` says which other, but for one id, it may be; `same_minute` gives one that came then.
    """

    entry: Callable[[Situation], dict[str, str]]
    alike: Callable[[Situation, str], FilledText | None]
    same_minute: Callable[[Situation, str], str | None]


class MessageAction(NamedTuple):
    """A form that notes what was done about a message.

    `did` is the action's name, and `more` gives the keys that only this action has. `done`
    says that it is written. `stops` names the rules that end the command as soon as what is
    known breaks them, `waits` those that may be broken for now, and `adds` the question whose
    answer may be added when the action is written already.
    """

    did: str
    done: Text
    more: Callable[[Situation], dict[str, Any]]
    stops: Callable[[Situation], Sequence[str]] = _nothing
    waits: Callable[[Situation], Sequence[str]] = _nothing
    adds: str = ""


Edit: TypeAlias = NewAccount | AccountChange | NewMessage | MessageAction
"""What becomes of the answers."""


@dataclass(frozen=True)
class Form:
    """Something that is done in the register by asking for it.

    `name` is the command. Which sections there are is known when the questions
    `decided_by` that apply have been answered.
    """

    name: str
    sections: tuple[Section, ...]
    edit: Edit
    decided_by: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions, one after the other."""
        return tuple(each for section in self.sections for each in section.questions)

    def question(self, key: str) -> Question:
        """Find a question by the key it fills. Raises StopIteration for any other key."""
        return next(each for each in self.questions if each.key == key)

    def section(self, question: Question) -> Section:
        """Find the section that a question belongs to."""
        return next(each for each in self.sections if question in each.questions)
