"""The text of a register's own files, put together so that what is in many of them is seen once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from socialpolicy.register.layout import is_own, role
from socialpolicy.source import encoding_of
from socialpolicy.storage.files import FileEntry

_BATCH = 1 << 18
"""Bytes of files that are put together."""


class Together(NamedTuple):
    """Some files, and in any order those of their lines that no file before them has.

    The lines are those of text in UTF-8; a file of another encoding has none.
    """

    entries: tuple[FileEntry, ...]
    lines: bytes
    is_utf_8: bool = True


def together(entries: Iterable[FileEntry], but: Collection[str]) -> Iterator[Together]:
    """Put the files that a register is read from together, `but` for some, as they are shown.

    Accounts share most of their lines, so that all the lines are far fewer than those of each.
    """
    seen: set[bytes] = set()
    batch: list[FileEntry] = []
    texts: list[bytes] = []
    size = 0

    def whole() -> Together:
        new = set(b"\n".join(texts).split(b"\n")).difference(seen)
        seen.update(new)
        return Together(tuple(batch), b"\n".join(new))

    for entry in entries:
        if entry.source.file in but or not is_own(role(entry.path)):
            continue
        data = entry.filled().source.data
        if not encoding_of(data).startswith("utf-8"):
            yield Together((entry,), b"", is_utf_8=False)
            continue
        batch.append(entry)
        texts.append(data)
        size += len(data)
        if size > _BATCH:
            yield whole()
            batch, texts, size = [], [], 0
    yield whole()
