"""How a rule is connected to the function that checks it, and to what it applies to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple, Protocol

from socialpolicy.finding import Finding, Flaw, Rule
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.exception import ExceptionEntry
from socialpolicy.register.months import Month
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.storage.files import FileKind
from socialpolicy.yaml import Place


class Unknown(Enum):
    """The answer where a rule cannot be judged: what it relies on could not be understood."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN

Found = Iterator[Finding | Unknown]
"""What a check gives: findings, and UNKNOWN where it cannot tell whether the rule is met."""

Subjects = int | Unknown | Collection[str]
"""How many a rule applies to, or which of them."""


class Across(Protocol):
    """A check that goes through the months of a log one by one, and keeps little of each.

    A log is gone through once, a month of an account at a time, and then let
    go: what is kept must be small.
    """

    def take(self, month: Month) -> Found:
        """Look at one month of an account, or a stretch of a large one."""

    def end(self) -> Found:
        """Say what all the months come to."""

    def subjects(self) -> Subjects:
        """Say, after the end, what the rule has been tried on, as `Check.applies` does."""


class Excuses(NamedTuple):
    """What excuses nothing: exceptions, and known faults by their places in the list."""

    unused: tuple[Located[ExceptionEntry], ...] = ()
    mended: tuple[int, ...] = ()


AccountCheck = Callable[[Account, Place, Register], Found]
MessageCheck = Callable[[Logged, Register], Found]
RegisterCheck = Callable[[Register], Found]
RevisionsCheck = Callable[[Comparison], Found]
SilencedCheck = Callable[[Comparison, Sequence[Finding]], Found]
ExcusesCheck = Callable[[Register, Excuses], Found]

AccountApplies = Callable[[Account, Register], bool | Unknown]
MessageApplies = Callable[[Logged, Register], bool | Unknown]
RegisterApplies = Callable[[Register], Subjects]
RevisionsApplies = Callable[[Comparison], Subjects]
AcrossCheck = Callable[[Register], Across]


class Check(NamedTuple):
    """A rule, the function that checks it, and what it applies to.

    A function looks at each account or message, at the whole register, or, as
    `across`, at one month of a log after another. The first of them that there
    is decides what is counted as tried. One of `revisions` looks at a register beside its base,
    and is tried only where there is one.

    One of what is `silenced` is given the errors that are none by the settings at hand alone.

    One of what `excuses` is asked last, when it is known what exceptions and known faults excused.

    `applies` is asked first. Of an account or message it says whether the rule
    applies: where it does not, or is UNKNOWN, the function is not called. Of
    the register it says how many subjects there are, or which: the ids or
    files that `about` gives of a finding. Without it the rule always applies,
    to the register as one.
    """

    rule: Rule
    account: AccountCheck | None = None
    message: MessageCheck | None = None
    register: RegisterCheck | None = None
    across: AcrossCheck | None = None
    revisions: RevisionsCheck | None = None
    silenced: SilencedCheck | None = None
    excuses: ExcusesCheck | None = None
    applies: Callable[..., Subjects] | None = None
    about: Callable[[Finding], str] = lambda finding: finding.subject or ""

    @property
    def is_between(self) -> bool:
        """Whether it is tried only where there is a base to compare with."""
        return bool(self.revisions or self.silenced)


def each_account(
    rule: Rule, applies: AccountApplies | None = None
) -> Callable[[AccountCheck], Check]:
    """Make a check of a function that looks at one account at a time, whatever its state."""
    return lambda function: Check(rule, account=function, applies=applies)


def each_message(
    rule: Rule, applies: MessageApplies | None = None
) -> Callable[[MessageCheck], Check]:
    """Make a check of a function that looks at one message of the log at a time."""
    return lambda function: Check(rule, message=function, applies=applies)


def whole(
    rule: Rule,
    applies: RegisterApplies | None = None,
    about: Callable[[Finding], str] | None = None,
) -> Callable[[RegisterCheck], Check]:
    """Make a check of a function that looks at the register as a whole."""
    check = Check(rule, applies=applies)
    if about:
        check = check._replace(about=about)
    return lambda function: check._replace(register=function)


def between(
    rule: Rule, applies: RevisionsApplies | None = None
) -> Callable[[RevisionsCheck], Check]:
    """Make a check of a function that looks at what differs between a register and its base."""
    return lambda function: Check(rule, revisions=function, applies=applies)


def file_of(finding: Finding) -> str:
    """Give the file that a finding is about, as shown to people."""
    return finding.label.source.file


def files(register: Register) -> set[str]:
    """Give every file in the register's folder, as shown to people, whatever it holds."""
    kinds = (FileKind.FILE, FileKind.TOO_LARGE)
    return {entry.source.file for entry in register.entries if entry.kind in kinds}


_FIRST: dict[Flaw, frozenset[Flaw]] = {
    Flaw.SYNTAX: frozenset({Flaw.ENCODING}),
    Flaw.REPEATED_KEY: frozenset({Flaw.ENCODING, Flaw.SYNTAX}),
    Flaw.FEATURE: frozenset({Flaw.ENCODING, Flaw.SYNTAX}),
    Flaw.SHAPE: frozenset({Flaw.ENCODING, Flaw.SYNTAX, Flaw.FEATURE}),
}
"""The flaws for whose sake a file is not read far enough to tell of another."""


def found_in_reading(rule: Rule, register: Register) -> Iterator[Finding]:
    """Turn the problems that reading the files found, of the rule's kind, into findings."""
    for _, said, label, help, related, subject, fix in register.of_flaw(Flaw(rule.code)):
        yield Finding(rule, rule.severity, said, label, subject, help, related, fix=fix)


def noted(rule: Rule) -> Check:
    """Make a check that passes on what reading the files already found.

    It is tried on every file of the register, and unknown of a file that is
    so wrong otherwise that it was not read that far.
    """
    flaw = Flaw(rule.code)

    def check(register: Register) -> Found:
        yield from found_in_reading(rule, register)
        problems, first = register.of_flaw(flaw), _FIRST.get(flaw, ())
        unread = {each.label.source.file for each in register.problems if each.flaw in first}
        for _ in unread - {problem.label.source.file for problem in problems}:
            yield UNKNOWN

    return Check(rule, register=check, applies=lambda register: register.own_files, about=file_of)
