"""What an errand is: the questions of one command, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from socialpolicy.text import FilledText
from socialpolicy.wizard.changing import Path, Step
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


class Change(NamedTuple):
    """How an errand changes an account that is there already.

    `refuses` tells why an account is none of this errand's, and `nobody` what
    to say when all are refused. `urgency` sorts the others, the lowest first,
    and `says` is a word about one of them in a list. `replaces` are the
    mappings that the answers replace whole; any other answer is put in its own
    place, and `more` are further steps. `stand_ins` are taken for answers
    until there are any, so that the rules judge what has been answered alone.
    `hinders` tells what must be done first. `reminders` are rules about what
    comes after, which stop nothing. From the day that the answer `later`
    gives, the rules `then` are to be kept too. An errand that `goes_on` may be
    taken up again: what stands in the mappings it replaces is answered already.
    """

    refuses: OfAccount
    nobody: FilledText
    says: OfAccount
    urgency: Callable[[Account, Register], str]
    replaces: tuple[Path, ...] = ()
    more: Callable[[Situation], Sequence[Step]] = _no_steps
    stand_ins: Callable[[Situation], Mapping[str, str]] = _no_answers
    hinders: Callable[[Situation], FilledText | None] = _no_hindrance
    reminders: frozenset[str] = frozenset()
    later: str = ""
    then: tuple[str, ...] = ()
    reads_log: bool = False
    goes_on: bool = False


@dataclass(frozen=True)
class Errand:
    """Something that is done with an account, by asking for it. `name` is the command.

    `tells` words the commit, its subject first, and `reminds` what is left to
    do when all is written; both are told what was known and what the account
    has become. An errand without a `change` makes a new account.
    """

    name: str
    sections: tuple[Section, ...]
    tells: Sentences
    reminds: Sentences = _no_sentences
    change: Change | None = None

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
