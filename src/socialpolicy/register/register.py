"""The register as a whole: every model with its place, as the rules see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from socialpolicy.finding import Flaw, Problem
from socialpolicy.register.layout import Role, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.timeline import Logged, log_message, target_for
from socialpolicy.register.working_days import schedule_of
from socialpolicy.schedule import Schedule, Target, second_of
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry
from socialpolicy.yaml import Place

T = TypeVar("T")


class Located(NamedTuple, Generic[T]):
    """A model and the place it was read from."""

    model: T
    at: Place


class Log(NamedTuple):
    """One month of one account's messages, as its path says."""

    account: str
    month: str
    at: Place
    messages: tuple[Located[Message], ...]


@dataclass(frozen=True)
class Register:
    """Everything that could be read, and the problems of what could not.

    `organisation` is None, and `organisation_whole` False, when units or
    boards may exist that could not be read: then nothing can be said to be
    missing from it. `unread_accounts` names the accounts whose files are
    there but could not be understood.
    """

    folder: str
    as_of: datetime
    policy: Policy
    policy_at: Place
    organisation: Organisation | None
    organisation_at: Place | None
    organisation_whole: bool
    accounts: tuple[Located[Account], ...] = ()
    clauses: tuple[Located[ClauseEntry], ...] = ()
    years: Mapping[int, Located[CalendarYear]] = field(default_factory=dict)
    logs: tuple[Log, ...] = ()
    unread_accounts: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()
    code_owners: Source | None = None
    in_repository: bool = False
    folder_in_repository: str = "registry"
    problems: tuple[Problem, ...] = ()

    @cached_property
    def today(self) -> date:
        """The day of `as_of` where the municipality is."""
        return self.as_of.astimezone(ZoneInfo(self.policy.working_time.time_zone)).date()

    @cached_property
    def schedule(self) -> Schedule:
        """The working time that deadlines are counted by."""
        years = {number: filed.model for number, filed in self.years.items()}
        return schedule_of(self.policy, years)

    @cached_property
    def _by_id(self) -> dict[str, Located[Account]]:
        return {filed.model.id: filed for filed in reversed(self.accounts)}

    def account(self, id: str) -> Located[Account] | None:
        """Find an account by its id."""
        return self._by_id.get(id)

    @cached_property
    def now(self) -> int:
        """The second of `as_of`, in UTC seconds since 1970."""
        return second_of(self.as_of)

    @cached_property
    def flawed(self) -> frozenset[str]:
        """The files, as shown to people, that hold something that could not be understood."""
        return frozenset(problem.label.source.file for problem in self.problems)

    @cached_property
    def working_time_whole(self) -> bool:
        """Whether all that deadlines are counted by was understood: the settings and the years."""
        years = (entry.source.file for entry in self.entries if role(entry.path) is Role.YEAR)
        return self.flawed.isdisjoint([self.policy_at.document.source.file, *years])

    @cached_property
    def handles(self) -> frozenset[str]:
        """Every name and number by which a platform knows one of the accounts, now or before."""
        return frozenset(
            name
            for filed in self.accounts
            for name in (
                filed.model.handle,
                filed.model.platform_id,
                *filed.model.former_handles,
            )
            if name
        )

    def platform(self, account: str) -> str | None:
        """Give the platform of an account by its id; None when the account is not known."""
        filed = self.account(account)
        return filed.model.platform if filed else None

    def target(self, account: str) -> Target | None:
        """Give the response time of an account's messages; None when the account is not known."""
        if account not in self._targets:
            filed = self.account(account)
            target = target_for(self.policy, filed.model.platform) if filed else None
            self._targets[account] = target
        return self._targets[account]

    @cached_property
    def _targets(self) -> dict[str, Target | None]:
        return {}

    def logged(self, log: Log) -> tuple[Logged, ...]:
        """Give a month's messages with what follows from their times."""
        known = self._logged.get(log.at.document.source.file)
        if known is None:
            known = tuple(
                log_message(filed.model, filed.at, log.account, self.schedule)
                for filed in log.messages
            )
            self._logged[log.at.document.source.file] = known
        return known

    @cached_property
    def _logged(self) -> dict[str, tuple[Logged, ...]]:
        return {}

    def unit_at(self, id: str) -> Place | None:
        """Find where a unit stands in organisation.yaml."""
        if self.organisation_at is None:
            return None
        value = self.organisation_at.document.value
        units = value.get("units") if isinstance(value, dict) else None
        for index, unit in enumerate(units if isinstance(units, list) else ()):
            if isinstance(unit, dict) and unit.get("id") == id:
                return self.organisation_at / "units" / index
        return None

    def of_flaw(self, flaw: Flaw) -> list[Problem]:
        """List the problems of one kind."""
        return [problem for problem in self.problems if problem.flaw is flaw]
