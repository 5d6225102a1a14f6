"""One file of a register after another: each fitted to its model, each problem noted.

Nearly every account and log goes the fast way, from JSON to models. That JSON
comes from YAML in which nothing was quoted that need not be, so a text may
have become a number, and a key may be repeated unnoticed. Whatever is
not plainly right there is read again with care, and that reading counts.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from socialpolicy.finding import Label, Problem
from socialpolicy.register.errors import misplaced, references
from socialpolicy.register.fitting import account_of, fit_what_fits, messages_of
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.exception import ExceptionEntry, KnownFaults
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.source import Source, Span
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import Document, Place, Plain, read, read_all_as, read_as
from socialpolicy.yaml.plain import empty_keys
from socialpolicy.yaml.read_exact import MOST_PROBLEMS
from socialpolicy.yaml.read_fast import NotPlainError, Part, as_json

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class Located(NamedTuple, Generic[T]):
    """A model and the place it was read from."""

    model: T
    at: Place

    @property
    def file(self) -> str:
        """The file it is in, as shown to people."""
        return self.at.document.source.file


ReadLog: TypeAlias = "tuple[Document, list[Message]] | None"
"""What the fast reader makes of a month's file: nothing where it is in any doubt."""


_TOGETHER = 50
"""Accounts that are read together: of more, the first are no longer at hand for the next step."""


class MonthRead(NamedTuple):
    """What a month's file holds: the place of it all, each message, and what is wrong."""

    at: Place
    messages: tuple[Located[Message], ...] = ()
    problems: tuple[Problem, ...] = ()


class FileReader:
    """What has been read so far, some files at a time.

    `unread` names the accounts that are there and were not understood, by
    their files; `organisation_whole` is False when units or boards may exist
    that were not understood. `months` are the log's: account, month and file.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.policy: tuple[Policy, Place] | None = None
        self.organisation: tuple[Organisation, Place] | None = None
        self.organisation_whole = True
        self.accounts: list[Located[Account]] = []
        self.clauses: list[Located[ClauseEntry]] = []
        self.exceptions: list[Located[ExceptionEntry]] = []
        self.known: Located[KnownFaults] | None = None
        self.years: dict[int, Located[CalendarYear]] = {}
        self.months: list[tuple[str, str, FileEntry]] = []
        self.unread: set[str] = set()

    def take_all(self, entries: Iterable[FileEntry]) -> None:
        """Read names of the folder, one after another. A month of the log is only noted."""
        for are_accounts, some in groupby(entries, _is_account):
            if not are_accounts:
                for entry in some:
                    self._take(entry)
                continue
            while together := list(islice(some, _TOGETHER)):
                self._accounts(together)

    def _take(self, entry: FileEntry) -> None:
        path, what = entry.path, role(entry.path)
        name = log_name(path.removeprefix("messages/")) if what is Role.LOG else None
        if name and entry.kind is FileKind.FILE:
            self.months.append((*name, entry))
            return
        problem = misplaced.entry_problem(entry, path)
        if problem:
            self.problems.append(problem)
        if entry.kind is FileKind.FOLDER and what is Role.STRANGER:
            return
        if entry.kind is not FileKind.FILE:
            self._lost(what, path)
        elif what not in (Role.BESIDE, Role.EXPORT, Role.STRANGER):
            self._read(entry)

    def month(self, entry: FileEntry, account: str) -> MonthRead:
        """Read a month of an account's log."""
        return self.month_from(entry, account, read_as(entry.source, messages_of))

    def month_from(self, entry: FileEntry, account: str, read_log: ReadLog) -> MonthRead:
        """Read a month of an account's log, from what the fast reader has made of it, if it has."""
        problem = misplaced.entry_problem(entry, entry.path)
        if problem or entry.kind is not FileKind.FILE:
            nothing = Document(entry.source, None, (), readable=False)
            return MonthRead(nothing.place, problems=(problem,) if problem else ())
        if read_log:
            place = read_log[0].place
            located = (Located(one, place / index) for index, one in enumerate(read_log[1]))
            return MonthRead(place, tuple(located))
        document = read(entry.source)
        self.problems += document.problems
        messages = self._items(Message, document, account) if document.readable else []
        document.forget_value()
        return MonthRead(document.place, tuple(messages), tuple(self.problems))

    def part(self, document: Document, part: Part, account: str) -> list[Located[Message]]:
        """Read a part of a large month, whose document is that of the whole file."""
        data = document.data[part.start : part.end]
        at = document.place
        with contextlib.suppress(NotPlainError):
            models = messages_of(as_json(data, ordinary=True)) if part.ordinary else None
            if models is not None:
                return [Located(one, at / index) for index, one in enumerate(models, part.first)]
        alone, problems = read(Source(document.source.file, data)), self.problems
        self.problems = list(alone.problems)
        found = self._items(Message, alone, account) if alone.readable else []
        more = MOST_PROBLEMS - len(problems)
        moved = (_moved(each, document.source, part) for each in self.problems[: max(more, 0)])
        self.problems = [*problems, *moved]
        return [Located(one, _in_whole(at, place, part)) for one, place in found]

    def _accounts(self, entries: Sequence[FileEntry]) -> None:
        found = read_all_as([entry.source for entry in entries], account_of)
        for entry, account in zip(entries, found, strict=True):
            if account:
                self._keep_account(account[1], entry.path, account[0].place)
            else:
                self._read(entry)

    def _read(self, entry: FileEntry) -> None:
        document, what = read(entry.source), role(entry.path)
        self.problems += document.problems
        if document.readable:
            self._file(what, entry.path, document)
        else:
            self._lost(what, entry.path)

    def _lost(self, what: Role, path: str) -> None:
        if what is Role.ACCOUNT or path == "accounts":
            self.unread.add(stem(path))
        elif what is Role.ORGANISATION:
            self.organisation_whole = False

    def _file(self, what: Role, path: str, document: Document) -> None:
        match what:
            case Role.ACCOUNT:
                self._account(path, document)
            case Role.POLICY:
                self._policy(document)
            case Role.ORGANISATION:
                self._organisation(document)
            case Role.CLAUSES:
                self._clauses(document)
            case Role.EXCEPTIONS:
                self.exceptions += self._items(ExceptionEntry, document)
                self.problems += references.of_exceptions(document.value, document.place)
            case Role.KNOWN:
                known = self._fit_pruned(KnownFaults, document)
                self.known = Located(known, document.place) if known else None
            case Role.YEAR:
                self._year(path, document)

    def _account(self, path: str, document: Document) -> None:
        account = self._fit(Account, document, subject=stem(path))
        if account is None or document.problems:
            # With a repeated key, nobody knows what the account is.
            self.unread.add(stem(path))
            return
        self._keep_account(account, path, document.place)

    def _keep_account(self, account: Account, path: str, at: Place) -> None:
        problem = misplaced.other_name(account.id, path, at)
        if problem:
            self.problems.append(problem)
        self.accounts.append(Located(account, at))

    def _fit(self, model: type[M], document: Document, subject: str | None = None) -> M | None:
        value: Plain = {} if document.value is None else document.value
        self._blanks(value, model, document.place, subject)
        try:
            return model.model_validate(value)
        except ValidationError as error:
            self._complain(error, model, document.place, subject)
            return None

    def _blanks(self, value: Plain, model: type[BaseModel], at: Place, subject: str | None) -> None:
        if next(empty_keys(value), None):
            from socialpolicy.register.errors import describe

            self.problems += describe.of_empty_keys(value, model, at, subject)

    def _complain(
        self, error: ValidationError, model: type[BaseModel], at: Place, subject: str | None
    ) -> None:
        # The words are many, and most registers need none of them.
        from socialpolicy.register.errors import describe

        self.problems += describe.problems(error, model, at, subject)

    def _policy(self, document: Document) -> None:
        policy = self._fit_pruned(Policy, document)
        if policy:
            self.policy = policy, document.place

    def _organisation(self, document: Document) -> None:
        before = len(self.problems) - len(document.problems)
        organisation = self._fit_pruned(Organisation, document)
        self.problems += references.of_organisation(document.value, document.place)
        if organisation is None or len(self.problems) > before:
            self.organisation_whole = False
        if organisation:
            self.organisation = organisation, document.place

    def _fit_pruned(self, model: type[M], document: Document) -> M | None:
        """Fit what can be fitted: what is wrong is complained of and then left out."""
        return self._fit(model, document) or fit_what_fits(model, document.value)

    def _clauses(self, document: Document) -> None:
        self.clauses += self._items(ClauseEntry, document)
        self.problems += references.of_clauses(document.value, document.place)

    def _items(self, item: type[M], document: Document, subject: str = "") -> list[Located[M]]:
        value = document.value
        if value is None:
            return []
        if not isinstance(value, list):
            # Nearly every such file is a list, and this model is in no other use.
            from socialpolicy.register.schema import WHOLE

            self._fit(WHOLE[item], document)
            return []
        located: list[Located[M]] = []
        most = len(self.problems) + MOST_PROBLEMS
        spoiled = _spoiled(document, len(value))
        for index, plain in enumerate(value):
            at = document.place / index
            self._blanks(plain, item, at, subject or None)
            try:
                model = item.model_validate(plain)
                if index not in spoiled:
                    located.append(Located(model, at))
            except ValidationError as error:
                id = plain.get("id") if isinstance(plain, dict) else None
                about = id if isinstance(id, str) else subject or None
                if len(self.problems) < most:
                    self._complain(error, item, at, about)
        return located

    def _year(self, path: str, document: Document) -> None:
        year = self._fit(CalendarYear, document)
        if year is None or document.problems:
            return
        problem = misplaced.other_year(year.year, path, document.place)
        if problem:
            self.problems.append(problem)
        self.years.setdefault(year.year, Located(year, document.place))


def _in_whole(whole: Place, place: Place, part: Part) -> Place:
    """Give the place in a file of an entry that was found in a part of it."""
    index = place.path[0]
    return whole / (part.first + index if isinstance(index, int) else index)


def _moved(problem: Problem, source: Source, part: Part) -> Problem:
    """Give a problem of a part of a file its place in the whole of it."""

    def label(found: Label) -> Label:
        line, column, end_line, end_column = found.span
        span = Span(line + part.above, column, end_line + part.above, end_column)
        return Label(source, span, found.said)

    fix = problem.fix
    if fix and fix.rename:
        (index, *path), name = fix.rename
        first = part.first + index if isinstance(index, int) else index
        fix = fix._replace(rename=((first, *path), name))
    related = tuple(map(label, problem.related))
    return problem._replace(label=label(problem.label), related=related, fix=fix)


def _spoiled(document: Document, count: int) -> set[int]:
    """Find the entries of a list that hold a problem of reading, such as a repeated key."""
    if not document.problems:
        return set()
    starts = [document.span((index,)).line for index in range(count)]
    return {bisect_right(starts, problem.label.span.line) - 1 for problem in document.problems}


def stand_in(source: Source) -> tuple[Policy, Place]:
    """Give a stand-in for a policy.yaml that was not understood at all."""
    document = Document(source, None, (), readable=False)
    # No municipality is without a name, so this one is not validated.
    return Policy.model_construct(authority="", domains=[]), document.place


def _is_account(entry: FileEntry) -> bool:
    return entry.kind is FileKind.FILE and role(entry.path) is Role.ACCOUNT


def stem(path: str) -> str:
    """Give the name of a file without its ending."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")
