"""The register as a whole: every model with its place, as the rules see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from socialpolicy.finding import Flaw, Problem
from socialpolicy.register.errors import references
from socialpolicy.register.file_reader import FileReader, Located, stand_in, stem
from socialpolicy.register.layout import Role, is_own, role
from socialpolicy.register.log import Log
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.exception import ExceptionEntry, KnownFaults
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation, Unit
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.own_text import Together, together
from socialpolicy.register.past_events import PastEvent, events_ahead
from socialpolicy.register.timeline import Logged, log_message, target_for
from socialpolicy.register.working_days import schedule_of
from socialpolicy.schedule import Schedule, ScheduleError, Target, second_of
from socialpolicy.source import Source, Span
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import Document, Place
from socialpolicy.yaml.plain import DictWithEmptyKeys
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
    `has_all_logs` is False of a part of a register, whose messages may speak of
    others that are not in it.
    `log_at_hand` is False where policy.yaml names a folder for the log that is not there.
    `revision` is the short id of the commit that it was read from, empty of a folder at hand.
    `left` has, by account, the roles that a base had there, spelt the one way, and until when.
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
    exceptions: tuple[Located[ExceptionEntry], ...] = ()
    known: Located[KnownFaults] | None = None
    years: Mapping[int, Located[CalendarYear]] = field(default_factory=dict)
    logs: tuple[Log, ...] = ()
    unread_accounts: frozenset[str] = frozenset()
    entries: tuple[FileEntry, ...] = ()
    code_owners: Source | None = None
    read_gates: Callable[[], dict[str, Source]] = dict
    in_repository: bool = False
    folder_in_repository: str = "registry"
    problems_of_files: tuple[Problem, ...] = ()
    has_all_logs: bool = True
    log_at_hand: bool = True
    revision: str = ""
    left: Mapping[str, Mapping[str, date]] = field(default_factory=dict)

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
            reader.take_all(new)
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
            exceptions=put(self.exceptions, reader.exceptions),
            known=reader.known if role(path) is Role.KNOWN else self.known,
            logs=put(self.logs, (Log(*month) for month in reader.months)),
            years=years,
            unread_accounts=self.unread_accounts - {stem(path)} | reader.unread,
            entries=tuple(entries),
            problems_of_files=(*kept, *reader.problems),
        )
        if role(path) not in (Role.POLICY, Role.YEAR):
            # Its years are laid out once, and not for every answer of a form.
            vars(register)["schedule"] = self.schedule
        if role(path) is Role.ORGANISATION:
            organisation, at = reader.organisation or (None, None)
            whole = reader.organisation_whole
            return replace(
                register, organisation=organisation, organisation_at=at, organisation_whole=whole
            )
        if role(path) is Role.POLICY:
            policy, policy_at = reader.policy or stand_in(source)
            as_of = self.as_of.astimezone(ZoneInfo(policy.time_zone))
            return replace(register, policy=policy, policy_at=policy_at, as_of=as_of)
        return register

    @cached_property
    def gates(self) -> dict[str, Source]:
        """The repository's files that decide whether changes are checked, by their paths in it."""
        return self.read_gates()

    @cached_property
    def own_text(self) -> tuple[Together, ...]:
        """The text of all the files that it is read from but the logs, for several rules."""
        return tuple(together(self.entries, {log.file for log in self.logs}))

    @cached_property
    def today(self) -> date:
        """The day of `as_of` where the municipality is."""
        return self.local_now.date()

    @cached_property
    def local_now(self) -> datetime:
        """The time of `as_of` on the municipality's clock."""
        return self.as_of.astimezone(ZoneInfo(self.policy.time_zone))

    @cached_property
    def ahead(self) -> dict[Document, list[PastEvent]]:
        """What an account says has happened on a day that has not come, by the account's file."""
        return events_ahead(self.accounts, self.today)

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
        return frozenset(
            entry.source.file
            for entry in self.entries
            if entry.kind is FileKind.FILE and is_own(role(entry.path))
        )

    @cached_property
    def working_time_whole(self) -> bool:
        """Whether all that deadlines are counted by was understood: the settings and the years."""
        if not self.flawed:
            return True
        years = (entry.source.file for entry in self.entries if role(entry.path) is Role.YEAR)
        return self.flawed.isdisjoint([self.policy_at.document.source.file, *years])

    @cached_property
    def handles(self) -> frozenset[str]:
        """Every name and number by which a platform knows one of the accounts, now or before."""
        models = (located.model for located in self.accounts)
        names = ((each.handle, each.platform_id, *each.former_handles) for each in models)
        return frozenset(name for some in names for name in some if name)

    def platform(self, account: str) -> str | None:
        """Give the platform of an account by its id; None when the account is not known."""
        located = self.account(account)
        return located.model.platform if located else None

    def target(self, account: str, came: int | None) -> Target | None:
        """Give the response time of an account's message that came at a second, or at no known.

        None when the account is not known.
        """
        located = self.account(account)
        return self.target_on(located.model.platform, came) if located else None

    def target_on(self, platform: str, came: int | None) -> Target:
        """Give the response time of a platform's message that came at a second, or at no known."""
        day = self.today
        if came is not None and self.policy.response_times[1:]:
            day = self.schedule.local(came).date()
        asked = platform, day
        if asked not in self._targets:
            self._targets[asked] = target_for(self.policy, platform, day)
        return self._targets[asked]

    @cached_property
    def _targets(self) -> dict[tuple[str, date], Target]:
        return {}

    def logged(self, log: Log) -> tuple[Logged, ...]:
        """Give a month's messages with what follows from their times."""
        return self.logged_of(log, log.messages)

    def logged_of(self, log: Log, messages: Iterable[Located[Message]]) -> tuple[Logged, ...]:
        """Give some messages of a month with what follows from their times."""
        return tuple(
            log_message(located.model, located.at, log.account, self.schedule)
            for located in messages
        )

    def unit_at(self, id: str) -> Place | None:
        """Find the place of a unit in organisation.yaml."""
        if self.organisation_at is None:
            return None
        value = self.organisation_at.document.value
        units = value.get("units") if isinstance(value, dict) else None
        for index, unit in enumerate(units if isinstance(units, list) else ()):
            if isinstance(unit, dict) and unit.get("id") == id:
                return self.organisation_at / "units" / index
        return None

    def units_above(self, account: Account) -> tuple[Unit, ...]:
        """List the unit that runs an account and those above it, its department or company last.

        Empty where it cannot be known: the unit is not in organisation.yaml, or
        the file could not be read whole, so that a name or a parent may be lost.
        """
        if self.organisation is None or not self.organisation_whole:
            return ()
        return self.organisation.lineage(account.unit)

    def of_flaw(self, flaw: Flaw) -> list[Problem]:
        """List the problems of one kind."""
        return [problem for problem in self.problems if problem.flaw is flaw]


def working_days_between(register: Register, first: date, last: date) -> int | None:
    """Count the working days from the day after one to another; None where that is not known."""
    try:
        return register.schedule.working_days_between(first, last)
    except ScheduleError:
        return None


def is_sure_of(register: Register, *settings: str) -> bool:
    """Say whether what policy.yaml says of some settings, such as `limits.banner_months`, is known.

    What does not fit in a file is left out of its values. A rule that compared with what was left
    out would report the wrong mistake.

    It is when nothing is wrong with them, nor with a key beside them that may
    have been meant for one that is not there.
    """
    return doubt_of(register, *settings) is None


def doubt_of(register: Register, *settings: str) -> Problem | None:
    """Give the first thing wrong in policy.yaml that makes some settings unknown.

    See `is_sure_of`.
    """
    document = register.policy_at.document
    problems = [each for each in register.problems_but_logs if each.label.source is document.source]
    if not problems:
        return None
    deeper = [each for each in problems if each.flaw is not Flaw.SHAPE]
    if deeper or not isinstance(document.value, dict):
        return (deeper or problems)[0]
    return next(
        (
            problem
            for problem in problems
            if any(_is_touched(document, setting, (problem.label.span,)) for setting in settings)
        ),
        None,
    )


@lru_cache(maxsize=64)  # every account asks the same of one and the same file
def _is_touched(document: Document, setting: str, wrong: tuple[Span, ...]) -> bool:
    """Say whether something wrong is about a setting, or may have been meant for it."""
    value, path = document.value, tuple(setting.split("."))
    for depth, step in enumerate(path):
        if not isinstance(value, dict) or step not in value:
            if isinstance(value, DictWithEmptyKeys) and step in value.empty:
                return document.span(path[: depth + 1], key=True) in wrong
            # It may be under a misspelt key, on this level.
            return any(_is_beside(document, path[:depth], span) for span in wrong)
        value = value[step]
    return any(_is_within(document, path, span) for span in wrong)


def _is_beside(document: Document, above: tuple[str, ...], span: Span) -> bool:
    if above:
        return _is_within(document, above, span)
    return not any(_is_within(document, (name,), span) for name in Policy.model_fields)


def _is_within(document: Document, path: tuple[str, ...], span: Span) -> bool:
    """Say whether a place is within what a key holds: from the key until the next on its level."""
    if path[1:] and not _is_within(document, path[:-1], span):
        return False
    value = document.value
    for step in path[:-1]:
        value = value[step] if isinstance(value, dict) and step in value else None
    if not isinstance(value, dict) or path[-1] not in value:
        return False
    starts = sorted(document.span((*path[:-1], key), key=True) for key in value)
    place = (span.line, span.column)
    before = [start for start in starts if (start.line, start.column) <= place]
    return bool(before) and before[-1] == document.span(path, key=True)


def has_all_owners(register: Register) -> bool:
    """Say whether every unit and board of organisation.yaml was understood, whatever they say."""
    organisation, at = register.organisation, register.organisation_at
    if organisation is None or at is None:
        return False
    value, source = at.document.value, at.document.source
    if register.organisation_whole or not isinstance(value, dict):
        return register.organisation_whole
    wrong = [problem for problem in register.problems_but_logs if problem.label.source is source]
    if any(problem.flaw is not Flaw.SHAPE for problem in wrong):
        return False
    found = {"units": len(organisation.units), "boards": len(organisation.boards)}
    written = {key: value.get(key) or [] for key in found}
    return set(value) <= {*found, "plans"} and all(
        isinstance(entries, list) and len(entries) == found[key] for key, entries in written.items()
    )


def _folders_above(path: str, source: Source) -> list[FileEntry]:
    """List the folders that a file of a register lies in, as the reading of a folder does."""
    shown = PurePosixPath(source.file)
    above = zip(PurePosixPath(path).parents, shown.parents, strict=False)
    return [
        FileEntry(str(folder), FileKind.FOLDER, Source(str(file), b""))
        for folder, file in above
        if folder.name
    ]
