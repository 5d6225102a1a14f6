"""What a form is: the questions of one command, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.account_file import Path, Step
from socialpolicy.wizard.question import Question, Section, Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register

Sentences: TypeAlias = Callable[[Situation, "Account"], Iterator[FilledText]]
OfAccount: TypeAlias = Callable[["Account", "Register"], "FilledText | None"]


def _no_sentences(_situation: Situation, _after: Account) -> Iterator[FilledText]:
    return iter(())


def _no_steps(_situation: Situation) -> Sequence[Step]:
    return ()


def _no_answers(_situation: Situation) -> Mapping[str, str]:
    return {}


def _no_hindrance(_situation: Situation) -> FilledText | None:
    return None


def _no_codes(_situation: Situation) -> Sequence[str]:
    return ()


class NewAccount(NamedTuple):
    """A form whose answers become a new account.

    `tells` words the commit, its subject first, and `reminds` what is left to
    do when all is written; both are told what was known and the account.
    """

    tells: Sentences
    reminds: Sentences = _no_sentences


class AccountChange(NamedTuple):
    """A form that changes an account that is there already.

    `tells` and `reminds` are as for a new one. `refuses` tells why an account
    cannot be changed so, and `nobody` what to say when none can. `urgency`
    sorts the others, the lowest first, and `says` is a word about one of them
    in a list. `replaces` are the mappings that the answers replace whole; any
    other answer is put in its own place, and `more` are further steps.
    `stand_ins` are taken for answers until there are any, so that the rules
    judge what has been answered alone. `hinders` tells what must be done first.
    `reminders` are rules about what comes after, which stop nothing. From the
    day that the answer `later` gives, the rules `then` are to be kept too. A
    form that `goes_on` may be taken up again: what stands in the mappings it
    replaces is answered already.
    """

    tells: Sentences
    refuses: OfAccount
    nobody: FilledText
    says: OfAccount
    urgency: Callable[[Account, Register], str]
    reminds: Sentences = _no_sentences
    replaces: tuple[Path, ...] = ()
    more: Callable[[Situation], Sequence[Step]] = _no_steps
    stand_ins: Callable[[Situation], Mapping[str, str]] = _no_answers
    hinders: Callable[[Situation], FilledText | None] = _no_hindrance
    reminders: frozenset[str] = frozenset()
    later: str = ""
    then: tuple[str, ...] = ()
    reads_log: bool = False
    goes_on: bool = False


class NewMessage(NamedTuple):
    """A form whose answers become a message of the log, all but its id: `entry` makes them so."""

    entry: Callable[[Situation], dict[str, str]]


class MessageAction(NamedTuple):
    """A form that notes what was done about a message.

    `did` is the action's name, and `more` gives the keys that only this action
    has. `done` says that it is written. `stops` names the rules that end the
    command as soon as what is known breaks them.
    """

    did: str
    done: Text
    more: Callable[[Situation], dict[str, Any]]
    stops: Callable[[Situation], Sequence[str]] = _no_codes


Edit: TypeAlias = NewAccount | AccountChange | NewMessage | MessageAction
"""What becomes of the answers."""


@dataclass(frozen=True)
class Form:
    """Something that is done in the register by asking for it. `name` is the command."""

    name: str
    sections: tuple[Section, ...]
    edit: Edit

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
