"""What was wished of a command that asks, and the register that it is to be done in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from socialpolicy.cli.context import Context
from socialpolicy.cli.external_log import register_with_log
from socialpolicy.cli.load import register_at
from socialpolicy.register.layout import Role
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.wizard.form import Errand

INTERRUPTED = 130
"""The exit code when the person broke off, as after Ctrl-C."""

WRONG = Text(sv="De här svaren går inte att använda:", en="These answers cannot be used:")
NO_DRAFT = Text(
    sv="Det finns inget sparat utkast. Börja med socialpolicy {command} utan --resume.",
    en="No draft is kept. Begin with socialpolicy {command} without --resume.",
)
NOTHING = Text(sv="\nAvbrutet. Ingenting är skrivet.", en="\nBroken off. Nothing is written.")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options as they were given; `answers` by the parameters' names."""

    account: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    resume: bool = False
    dry_run: bool = False
    yes: bool = False
    despite_findings: bool = False
    commit: bool = False
    at: str | None = None


def register_for(around: Context, errand: Errand, wishes: Wishes) -> Register:
    """Read what an errand depends on: the log only where it does, and then it must be there."""
    if errand.change is not None and errand.change.reads_log:
        return register_with_log(around, wishes.at)
    return register_at(around, wishes.at, frozenset(Role) - {Role.LOG})
