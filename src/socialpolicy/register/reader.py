"""What has been read of a register so far: each file fitted to its model, each problem noted."""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from socialpolicy.finding import Problem
from socialpolicy.register import straight
from socialpolicy.register.errors import misplaced, references
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.register import Located, Log
from socialpolicy.register.salvage import fit_what_fits
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry, Kind
from socialpolicy.yaml import Document, Place, Plain, read, read_as
from socialpolicy.yaml.empty_keys import empty_keys
from socialpolicy.yaml.read_exact import MOST_PROBLEMS

M = TypeVar("M", bound=BaseModel)


class Reader:
    """What has been read so far, one file at a time."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.policy: tuple[Policy, Place] | None = None
        self.organisation: tuple[Organisation, Place] | None = None
        self.organisation_whole = True
        self.accounts: list[Located[Account]] = []
        self.clauses: list[Located[ClauseEntry]] = []
        self.years: dict[int, Located[CalendarYear]] = {}
        self.logs: list[Log] = []
        self.unread: set[str] = set()

    def take(self, entry: Entry, path: str) -> None:
        """Read one name of the folder, `path` being its place in a register."""
        problem = misplaced.entry_problem(entry, path)
        if problem:
            self.problems.append(problem)
        what = role(path)
        if entry.kind is Kind.FOLDER and what is Role.STRANGER:
            return
        if entry.kind is not Kind.FILE:
            self._lost(what, path)
            return
        if what in (Role.BESIDE, Role.EXPORT, Role.STRANGER):
            return
        if self._straight(what, path, entry.source):
            return
        document = read(entry.source)
        self.problems += document.problems
        if not document.readable:
            self._lost(what, path)
            return
        self._file(what, path, document)

    def _straight(self, what: Role, path: str, source: Source) -> bool:
        """Read a file straight into its model, as nearly every file can be."""
        if what is Role.ACCOUNT:
            read_account = read_as(source, straight.account)
            if read_account:
                self._keep_account(read_account[1], path, read_account[0].place)
            return read_account is not None
        name = log_name(path.removeprefix("messages/")) if what is Role.LOG else None
        read_log = read_as(source, straight.messages) if name else None
        if name and read_log:
            document, messages = read_log
            place = document.place
            filed = tuple(Located(one, place / index) for index, one in enumerate(messages))
            self.logs.append(Log(*name, place, filed))
        return read_log is not None

    def _lost(self, what: Role, path: str) -> None:
        if what is Role.ACCOUNT or path == "accounts":
            self.unread.add(_stem(path))
        elif what is Role.ORGANISATION:
            self.organisation_whole = False

    def _file(self, what: Role, path: str, document: Document) -> None:
        match what:
            case Role.ACCOUNT:
                self._account(path, document)
            case Role.LOG:
                self._log(path, document)
            case Role.POLICY:
                self._policy(document)
            case Role.ORGANISATION:
                self._organisation(document)
            case Role.CLAUSES:
                self._clauses(document)
            case Role.YEAR:
                self._year(path, document)

    def _account(self, path: str, document: Document) -> None:
        account = self._fit(Account, document, subject=_stem(path))
        if account is None or document.problems:
            # With a key that stands twice, nobody knows what the account is.
            self.unread.add(_stem(path))
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
            from socialpolicy.register.errors import left_blank

            self.problems += left_blank.problems(value, model, at, subject)

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

    def _items(self, item: type[M], document: Document, subject: str = "") -> list[Located[M]]:
        value = document.value
        if value is None:
            return []
        if not isinstance(value, list):
            # Nearly every such file is a list, and this model is in no other use.
            from socialpolicy.register.file_models import WHOLE

            self._fit(WHOLE[item], document)
            return []
        filed: list[Located[M]] = []
        most = len(self.problems) + MOST_PROBLEMS
        spoiled = _spoiled(document, len(value))
        for index, plain in enumerate(value):
            at = document.place / index
            self._blanks(plain, item, at, subject or None)
            try:
                model = item.model_validate(plain)
                if index not in spoiled:
                    filed.append(Located(model, at))
            except ValidationError as error:
                id = plain.get("id") if isinstance(plain, dict) else None
                about = id if isinstance(id, str) else subject or None
                if len(self.problems) < most:
                    self._complain(error, item, at, about)
        return filed

    def _year(self, path: str, document: Document) -> None:
        year = self._fit(CalendarYear, document)
        if year is None or document.problems:
            return
        problem = misplaced.other_year(year.year, path, document.place)
        if problem:
            self.problems.append(problem)
        self.years.setdefault(year.year, Located(year, document.place))

    def _log(self, path: str, document: Document) -> None:
        name = log_name(path.removeprefix("messages/"))
        if name is None:
            return
        account, month = name
        messages = self._items(Message, document, account)
        document.forget_value()
        self.logs.append(Log(account, month, document.place, tuple(messages)))


def _spoiled(document: Document, count: int) -> set[int]:
    """Find the entries of a list that a problem of reading stands in, such as a repeated key."""
    if not document.problems:
        return set()
    starts = [document.span((index,)).line for index in range(count)]
    return {bisect_right(starts, problem.label.span.line) - 1 for problem in document.problems}


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")
