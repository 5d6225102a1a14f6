"""What lists need to know of a large register, without reading what has not changed.

Of an account that is whose it is and who keeps it; of a month of the log, enough to tell whether
it may hold what is looked for. A file is known by its stamp (see `storage.stamps`). What the
index says only decides which months are read: what is shown of a message is always read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from pydantic import ValidationError

from socialpolicy.register.file_reader import Located, stem
from socialpolicy.register.layout import log_name
from socialpolicy.register.log import Log
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Message
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import state_after
from socialpolicy.source import Source
from socialpolicy.storage.cache import Cache, Fact
from socialpolicy.storage.files import FileKind
from socialpolicy.storage.stamps import StampedFolder
from socialpolicy.yaml import Document, Place, read

APART = ("accounts", "messages")
"""The folders of a register that are known by the index."""

KEPT = (
    "id", "platform", "name", "handle", "url", "kind", "unit", "board", "changes", "opened",
    "taken_over", "responsible", "deputy", "absences", "closing",
)  # fmt: skip
"""The keys of an account that say whose it is and who answers."""

_KEPT_OF_HOLDER = ("role", "contact")

_A_DAY = timedelta(1)


class Sought(NamedTuple):
    """What is looked for in the log; nothing of a kind means anything.

    Of an account, a state, a kind or a ground one is enough, but every one of `words` must be
    in a message. `first` and `last` are days by the municipality's clock.
    """

    accounts: Collection[str] | None = None
    states: Collection[str] = ()
    kinds: Collection[str] = ()
    grounds: Collection[str] = ()
    first: date | None = None
    last: date | None = None
    words: Collection[str] = ()


def words_in(message: Message) -> str:
    """Give all of a message that words are looked for in, as `plain_words` has it."""
    said = [message.id, message.subject, message.reference]
    said += [message.record.number] if message.record else []
    for action in message.actions:
        said += (action.to, action.reason, action.law)
    return plain_words(" ".join(filter(None, said)))


def plain_words(text: str) -> str:
    """Write words as they are compared: in small letters, with one space between them."""
    return " ".join(text.casefold().split())


def account_fact(source: Source) -> Fact:
    """Say whose an account is and who answers; None when the file cannot be understood."""
    document = read(source)
    if not document.readable or not isinstance(document.value, dict):
        return None
    try:
        Account.model_validate(document.value)
    except ValidationError:
        return None
    kept = {key: cast("Fact", document.value[key]) for key in KEPT if key in document.value}
    for key in ("responsible", "deputy"):
        match kept.get(key):
            case dict(holder):
                kept[key] = {part: holder[part] for part in _KEPT_OF_HOLDER if part in holder}
    return kept


def version_of_reading() -> str:
    """Name the version of everything that decides what is found in a file.

    The package's own version does not change with every line of code, so the
    files that do the work are asked for their size and time too.
    """
    from importlib.metadata import version

    package = Path(__file__).parents[1]
    parts = [version("socialpolicy")]
    for room in ("register", "yaml"):
        for file in sorted((package / room).rglob("*.py")):
            status = file.stat()
            parts.append(f"{status.st_size}.{status.st_mtime_ns}")
    return "-".join(parts)


def with_accounts(
    folder: Path, register: Register, only: Collection[str] | None = None
) -> Register:
    """Give a register the accounts, or some by their ids, of each what `KEPT` says.

    Their places tell nothing. Those not understood are among `unread_accounts`.
    """
    few = only is not None and len(only) <= _FEW
    try:
        files = [f"{id}.yaml" for id in (only or ()) if few]
        listed = StampedFolder(folder / "accounts", files if few else None)
    except OSError:
        return register
    # A few files are read sooner than all that is kept.
    cache = None if few else Cache(folder, version_of_reading(), "accounts")
    nowhere = Place(Document(Source(register.folder, b""), None, (), readable=True), ())
    accounts: list[Located[Account]] = []
    unread: set[str] = set()
    known, validate = cache.recall_all(listed.stamps) if cache else {}, Account.model_validate
    for path, stamp in listed.stamps.items():
        if not path.endswith(".yaml") or (few and listed.is_missing(path)):
            continue
        account: Account | None
        try:
            account = validate(known[path])
        except (KeyError, ValidationError):
            work = partial(_account_fact, listed, path)
            account = cache.recall_by(stamp, path, work, _account) if cache else _account(work())
        if account is None:
            unread.add(stem(path))
        else:
            accounts.append(Located(account, nowhere))
    if cache:
        cache.keep()
    return replace(
        register, accounts=tuple(accounts), unread_accounts=register.unread_accounts | unread
    )


_FEW = 100


def _account_fact(listed: StampedFolder, path: str) -> Fact:
    entry = listed.entry(path).filled()
    return account_fact(entry.source) if entry.kind is FileKind.FILE else None


def _account(fact: Fact) -> Account | None:
    return None if fact is None else Account.model_validate(fact)


def with_logs(folder: Path, register: Register, sought: Sought) -> tuple[Register, list[str]]:
    """Give a register the months of its log that may hold what is sought.

    The second of the pair are the files that were not understood whole, as shown to people.
    """
    log_folder = folder / (register.policy.messages or "messages")
    cache = Cache(log_folder, version_of_reading(), "messages")
    try:
        listed = StampedFolder(log_folder, deep=True, known=cache)
    except OSError:
        return register, []
    look = _Look(sought)
    # Thousands of files have the same few names: their month, empty for what is no month.
    months: dict[str, str] = {}
    logs: list[Log] = []
    unread: list[str] = []
    known = cache.recall_all(listed.stamps)
    for path, stamp in listed.stamps.items():
        account, _, file = path.partition("/")
        if file not in months:
            months[file] = (log_name(f"x/{file}") or ("", ""))[1]
        if not months[file]:
            if not stamp and listed.entry(path).kind is FileKind.UNREADABLE:
                unread.append(listed.shown(path))
            continue
        if sought.accounts is not None and account not in sought.accounts:
            continue
        kept = known.get(path)
        if type(kept) is str and kept.startswith(_HEADS):
            month = kept
        else:
            month = cache.recall_by(stamp, path, partial(_log_fact, listed, path), _month)
        if not month.startswith(_WHOLE):
            unread.append(listed.shown(path))
        if month and look.may_be_in(month):
            logs.append(Log(account, months[file], listed.entry(path, "messages/")))
    cache.keep(unasked=sought.accounts is not None)
    return replace(register, logs=tuple(logs)), unread


_FIELD, _LINE = "¤", "¬"
"""What parts the fields of a message, and the messages of a month, in what is kept of them.

JSON has no escapes for them, so that megabytes of them are read in no time.
"""

_NO_MARKS = str.maketrans(_FIELD + _LINE, "  ")


def _log_fact(listed: StampedFolder, path: str) -> Fact:
    """Say what a month's file holds; None when it cannot be read at all.

    The first line says whether all of it was understood, and its first and last day.
    """
    entry = listed.entry(path, "messages/").filled()
    if entry.kind is not FileKind.FILE:
        return None
    log = Log(*(log_name(path) or ("", "")), entry)
    days: set[str] = set()
    lines: list[str] = []
    for message in (located.model for each in log.stretches() for located in each.messages):
        days.add(f"{message.received:%Y-%m-%d}")
        state = state_after(action.did for action in message.actions)
        grounds = " ".join(action.ground for action in message.actions if action.ground)
        words = words_in(message).translate(_NO_MARKS)
        lines.append(_FIELD.join([state, message.kind, grounds, words]))
    first, last = min(days, default=""), max(days, default="")
    head = _FIELD.join([str(int(not log.problems)), first, last])
    return _LINE.join([head, *lines])


def _month(fact: Fact) -> str:
    if fact is None:
        return ""
    if isinstance(fact, str) and fact.startswith(_HEADS):
        return fact
    raise ValueError(fact)


_WHOLE = f"1{_FIELD}"
_HEADS = (_WHOLE, f"0{_FIELD}")


class _Look:
    """What is sought, as it is compared with what the index says."""

    def __init__(self, sought: Sought) -> None:
        # A time may be written with another offset than the municipality's.
        self._first = (sought.first - _A_DAY).isoformat() if sought.first else ""
        self._last = (sought.last + _A_DAY).isoformat() if sought.last else "9999"
        self._any = (sought.states, sought.kinds, sought.grounds)
        self._words = [plain_words(word).translate(_NO_MARKS) for word in sought.words]

    def may_be_in(self, month: str) -> bool:
        """Say whether a message of a month may be one that is sought."""
        # Most months are settled here, and there are thousands of them.
        for word in self._words:
            if word not in month:
                return False
        for asked in self._any:
            if asked and not any(word in month for word in asked):
                return False
        head, *lines = month.split(_LINE)
        _, first, last = head.split(_FIELD)
        if last < self._first or first > self._last:
            return False
        return any(self._fits(line.split(_FIELD)) for line in lines)

    def _fits(self, line: list[str]) -> bool:
        for asked, field in zip(self._any, line, strict=False):
            if asked and not any(word in field for word in asked):
                return False
        return all(word in line[-1] for word in self._words)
