"""A month of an account's log: read when it is asked for, and a large one in parts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple
from weakref import ReferenceType, ref

from socialpolicy.finding import Problem
from socialpolicy.register.file_reader import FileReader, Located, MonthRead, ReadLog
from socialpolicy.register.fitting import messages_of
from socialpolicy.register.models.message import Message
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import Document, Place, Plain, read, read_all_as
from socialpolicy.yaml.errors import encoding_problem
from socialpolicy.yaml.read_fast import NotPlainError, Part, as_json, parts, plain, silence


class Stretch(NamedTuple):
    """Messages that follow one another in a month's file, and whether they end it."""

    messages: tuple[Located[Message], ...]
    is_last: bool = True


class _Large(NamedTuple):
    """A large file of a month: its document, without values, and the parts it is read in."""

    document: Document
    parts: Sequence[Part]


LARGE = 2 * 1024 * 1024
"""The bytes of a month from which on it is read in parts: some 5,000 messages."""

PART = 512 * 1024
"""Bytes of a part. One takes some 10 MB of memory while it is read and judged."""


class Log:
    """One month of one account's messages, as its path says.

    The file is read when something of it is asked for, and again after
    `let_go`: a large log need not be held in memory as a whole. What is wrong
    with it is remembered.
    """

    def __init__(self, account: str, month: str, entry: FileEntry) -> None:
        self.account = account
        self.month = month
        self._entry = entry
        self._problems: tuple[Problem, ...] | None = None
        # What a finding has marked as hidden in the text must stay so when it is read again.
        self._source: ReferenceType[Source] | None = None

    @property
    def file(self) -> str:
        """The file, as shown to people."""
        return self._entry.source.file

    @property
    def at(self) -> Place:
        """The place of the whole month."""
        return self._large.document.place if self._large else self._month.at

    @property
    def messages(self) -> tuple[Located[Message], ...]:
        """The messages that could be understood, in the order of the file."""
        return self._month.messages

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file."""
        if self._problems is None:
            held = "_file" in self.__dict__
            for stretch in self.stretches():
                if stretch.is_last:
                    break
            if not held:
                self.let_go()
        return self._problems or ()

    def stretches(self) -> Iterator[Stretch]:
        """Go through the messages, once what is wrong is known with the last: few at a time.

        Those of a large file are not kept, so that it takes no more memory than a small one.
        """
        if "_month" in self.__dict__ or self._large is None:
            yield Stretch(self.messages)
            return
        reader, (document, parts) = FileReader(), self._large
        for part in parts:
            with silence():
                messages = reader.part(document, part, self.account)
            is_last = part is parts[-1]
            if is_last:
                self._problems = tuple(reader.problems)
            yield Stretch(tuple(messages), is_last)

    def let_go(self) -> None:
        """Forget the file and its messages; they are read again when asked for."""
        for name in ("_file", "_large", "_month"):
            self.__dict__.pop(name, None)
        # What was found there may have to be shown, but hardly all of it.
        source = self._source() if self._source else None
        if source:
            source.pack()

    @cached_property
    def _file(self) -> FileEntry:
        entry = self._entry
        known = self._source() if self._source else None
        if known:
            entry = FileEntry(entry.path, FileKind.FILE, known)
        entry = entry.filled()
        self._source = ref(entry.source)
        return entry

    @cached_property
    def _large(self) -> _Large | None:
        return _in_parts(self._file.source) if self._file.kind is FileKind.FILE else None

    @property
    def size(self) -> int:
        """The bytes of the file, which is read now if it was not."""
        return len(self._file.source.data)

    @property
    def unread(self) -> Source | None:
        """The file's text, where it is small and nothing has been made of it yet."""
        small = "_month" not in self.__dict__ and self.size < LARGE
        return self._file.source if small else None

    def hold(self, read_log: ReadLog) -> None:
        """Hold the month, from what the fast reader has made of its text, if it has."""
        month = FileReader().month_from(self._file, self.account, read_log)
        self._problems = month.problems
        self.__dict__["_month"] = month

    @cached_property
    def _month(self) -> MonthRead:
        if self._large:
            stretches = list(self.stretches())
            messages = tuple(chain.from_iterable(each.messages for each in stretches))
            return MonthRead(self.at, messages, self._problems or ())
        with silence():
            month = FileReader().month(self._file, self.account)
        self._problems = month.problems
        return month


@lru_cache(maxsize=2)
def read_month(data: bytes) -> Document:
    """Read a month's file as plain values; once for all that a command asks of the same bytes."""
    with silence():
        return read(Source("", data))


def plain_messages(source: Source) -> tuple[Document, Iterator[list[Plain]]] | None:
    """Give a month's document, and its messages as plain values: those of a large one in parts.

    Nothing is given of a file that cannot be understood at all.
    """
    large = _in_parts(source)
    if large:
        return large.document, (_plain(large.document, part) for part in large.parts)
    document = read(source)
    if not document.readable or not isinstance(document.value, list | None):
        return None
    return document, iter([document.value or []])


def _plain(document: Document, part: Part) -> list[Plain]:
    data = document.data[part.start : part.end]
    if part.ordinary:
        with contextlib.suppress(NotPlainError), silence():
            value = plain(as_json(data, ordinary=True))
            return value if isinstance(value, list) else []
    value = read(Source(document.source.file, data)).value
    return value if isinstance(value, list) else []


def _in_parts(source: Source) -> _Large | None:
    """Part a file, where it is large and its parts can be read one by one."""
    if len(source.data) < LARGE or encoding_problem(source):
        return None
    document = Document(source, None, (), readable=True)
    with silence():
        found = parts(document.data, PART)
        odd = [part for part in found if not part.ordinary]
        if not found or not all(_is_list_alone(document, part) for part in odd):
            return None
    document.entries, document.mixed = found[-1].first + found[-1].entries, bool(odd)
    return _Large(document, found)


def _is_list_alone(document: Document, part: Part) -> bool:
    """Say whether a part of a file is, for the exact reader too, a list of all its entries."""
    data = document.data[part.start : part.end]
    alone = read(Source(document.source.file, data))
    return alone.readable and isinstance(alone.value, list) and len(alone.value) == part.entries


def read_together(logs: Sequence[Log]) -> None:
    """Read the small ones of some months, each step of the reading for all; see `read_all_as`."""
    new = [(log, source) for log in logs if (source := log.unread)]
    with silence():
        found = read_all_as([source for _, source in new], messages_of)
        for (log, _), read_log in zip(new, found, strict=True):
            log.hold(read_log)
