"""How a rule is joined to what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from socialpolicy.finding import Finding, Flaw, Rule
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.yaml import Place

AccountCheck = Callable[[Account, Place, Register], Iterator[Finding]]
MessageCheck = Callable[[Logged, Register], Iterator[Finding]]
LogCheck = Callable[[tuple[Logged, ...], Register], Iterator[Finding]]
RegisterCheck = Callable[[Register], Iterator[Finding]]


class Check(NamedTuple):
    """A rule and what upholds it: a function for each account, message or log, or for the whole."""

    rule: Rule
    account: AccountCheck | None = None
    message: MessageCheck | None = None
    log: LogCheck | None = None
    register: RegisterCheck | None = None


def each_account(rule: Rule) -> Callable[[AccountCheck], Check]:
    """Make a check of a function that looks at one account at a time, whatever its state."""
    return lambda function: Check(rule, account=function)


def each_message(rule: Rule) -> Callable[[MessageCheck], Check]:
    """Make a check of a function that looks at one message of the log at a time."""
    return lambda function: Check(rule, message=function)


def each_log(rule: Rule) -> Callable[[LogCheck], Check]:
    """Make a check of a function that looks at a month of an account's messages at a time.

    Every finding names its subject.
    """
    return lambda function: Check(rule, log=function)


def whole(rule: Rule) -> Callable[[RegisterCheck], Check]:
    """Make a check of a function that looks at the register as a whole."""
    return lambda function: Check(rule, register=function)


def noted(rule: Rule, flaw: Flaw) -> Check:
    """Make a check that passes on what reading the files already found."""

    def check(register: Register) -> Iterator[Finding]:
        for problem in register.of_flaw(flaw):
            yield Finding(
                rule=rule,
                severity=rule.severity,
                said=problem.said,
                label=problem.label,
                subject=problem.subject,
                help=problem.help,
                related=problem.related,
            )

    return Check(rule, register=check)
