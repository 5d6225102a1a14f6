"""The register as a whole: every model with its place, as the rules see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from socialpolicy.finding import Flaw, Problem
from socialpolicy.register.errors import references
from socialpolicy.register.file_reader import FileReader, Located, Log, stand_in, stem
from socialpolicy.register.layout import Role, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import CalendarYear, ClauseEntry, Policy
from socialpolicy.register.timeline import Logged, log_message, target_for
from socialpolicy.register.working_days import schedule_of
from socialpolicy.schedule import Schedule, Target, second_of
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import Place
from socialpolicy.yaml.read_fast import silence

__all__ = ["Located", "Log", "Register"]


class _InFile(Protocol):
    @property
    def file(self) -> str: ...


P = TypeVar("P", bound=_InFile)


@dataclass(frozen=True)
class Register:
    """Everything that could be read, and the problems of what could not.

    `organisation` is None, and `organisation_whole` False, when units or
    boards may exist that could not be read: then nothing can be said to be
    missing from it. `unread_accounts` names the accounts whose files are
    there but could not be understood. `problems_of_files` are those of single
    files but for the logs, which are not read before they are asked for.
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
    entries: tuple[FileEntry, ...] = ()
    code_owners: Source | None = None
    in_repository: bool = False
    folder_in_repository: str = "registry"
    problems_of_files: tuple[Problem, ...] = ()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with a file by itself, or with what one refers to in another."""
        return (*self.problems_but_logs, *(each for log in self.logs for each in log.problems))

    @cached_property
    def problems_but_logs(self) -> tuple[Problem, ...]:
        """Everything that is wrong but in the logs, so that they need not be read to know."""
        if self.organisation is None or not self.organisation_whole:
            return self.problems_of_files
        found = references.of_policy(self.policy, self.policy_at, self.organisation)
        return (*self.problems_of_files, *found)

    def with_file(self, path: str, source: Source) -> Register:
        """Give the register as it would be with a file added, or changed where there is one.

        `path` is the file's place below the register's folder. It is read as the files
        of a folder are: what is wrong with it becomes problems of the new register,
        and this one stays as it is. The log stays the one that was read, also where
        a new policy.yaml says that it is kept elsewhere.
        """
        there = {entry.path: entry.source.file for entry in self.entries}
        new = [each for each in _folders_above(path, source) if each.path not in there]
        new.append(FileEntry(path, FileKind.FILE, source))
        reader = FileReader()
        with silence():
            for entry in new:
                reader.take(entry, entry.path)
        others = (entry for entry in self.entries if entry.path != path)
        entries = sorted((*others, *new), key=lambda entry: entry.path)
        positions = {entry.source.file: number for number, entry in enumerate(entries)}

        def put(before: Iterable[P], found: Iterable[P]) -> tuple[P, ...]:
            """Put what the file gives in place of what it gave, in the order of the folder."""
            kept = (each for each in before if each.file != there.get(path))
            return tuple(sorted((*kept, *found), key=lambda each: positions.get(each.file, -1)))

        years: dict[int, Located[CalendarYear]] = {}
        for year in put(self.years.values(), reader.years.values()):
            years.setdefault(year.model.year, year)
        kept = (
            each for each in self.problems_of_files if each.label.source.file != there.get(path)
        )
        register = replace(
            self,
            accounts=put(self.accounts, reader.accounts),
            clauses=put(self.clauses, reader.clauses),
            logs=put(self.logs, reader.logs),
            years=years,
            unread_accounts=self.unread_accounts - {stem(path)} | reader.unread,
            entries=tuple(entries),
            problems_of_files=(*kept, *reader.problems),
        )
        if role(path) is Role.ORGANISATION:
            organisation, at = reader.organisation or (None, None)
            whole = reader.organisation_whole
            return replace(
                register, organisation=organisation, organisation_at=at, organisation_whole=whole
            )
        if role(path) is Role.POLICY:
            policy, policy_at = reader.policy or stand_in(source)
            as_of = self.as_of.astimezone(ZoneInfo(policy.working_time.time_zone))
            return replace(register, policy=policy, policy_at=policy_at, as_of=as_of)
        return register

    @cached_property
    def today(self) -> date:
        """The day of `as_of` where the municipality is."""
        return self.local_now.date()

    @cached_property
    def local_now(self) -> datetime:
        """The time of `as_of` on the municipality's clock."""
        return self.as_of.astimezone(ZoneInfo(self.policy.working_time.time_zone))

    @cached_property
    def schedule(self) -> Schedule:
        """The working time that deadlines are counted by."""
        years = {number: located.model for number, located in self.years.items()}
        return schedule_of(self.policy, years)

    @cached_property
    def _by_id(self) -> dict[str, Located[Account]]:
        return {located.model.id: located for located in reversed(self.accounts)}

    def account(self, id: str) -> Located[Account] | None:
        """Find an account by its id."""
        return self._by_id.get(id)

    @cached_property
    def now(self) -> int:
        """The second of `as_of`, in UTC seconds since 1970."""
        return second_of(self.as_of)

    @cached_property
    def flawed(self) -> frozenset[str]:
        """The files but for logs, as people see them, that hold something not understood."""
        return frozenset(problem.label.source.file for problem in self.problems_but_logs)

    @cached_property
    def own_files(self) -> frozenset[str]:
        """The files that the register is read from, as shown to people."""
        strangers = (Role.BESIDE, Role.EXPORT, Role.STRANGER)
        return frozenset(
            entry.source.file
            for entry in self.entries
            if entry.kind is FileKind.FILE and role(entry.path) not in strangers
        )

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
            for located in self.accounts
            for name in (
                located.model.handle,
                located.model.platform_id,
                *located.model.former_handles,
            )
            if name
        )

    def platform(self, account: str) -> str | None:
        """Give the platform of an account by its id; None when the account is not known."""
        located = self.account(account)
        return located.model.platform if located else None

    def target(self, account: str) -> Target | None:
        """Give the response time of an account's messages; None when the account is not known."""
        if account not in self._targets:
            located = self.account(account)
            target = target_for(self.policy, located.model.platform) if located else None
            self._targets[account] = target
        return self._targets[account]

    @cached_property
    def _targets(self) -> dict[str, Target | None]:
        return {}

    def logged(self, log: Log) -> tuple[Logged, ...]:
        """Give a month's messages with what follows from their times."""
        return tuple(
            log_message(located.model, located.at, log.account, self.schedule)
            for located in log.messages
        )

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


def _folders_above(path: str, source: Source) -> list[FileEntry]:
    """List the folders that a file of a register lies in, as the reading of a folder does."""
    shown = PurePosixPath(source.file)
    above = zip(PurePosixPath(path).parents, shown.parents, strict=False)
    return [
        FileEntry(str(folder), FileKind.FOLDER, Source(str(file), b""))
        for folder, file in above
        if folder.name
    ]
