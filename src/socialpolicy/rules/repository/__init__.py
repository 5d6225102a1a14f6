"""R: what must not be in the repository, and who owns it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from socialpolicy.register.register import Register
from socialpolicy.source import Source, Span, encoding_of

_BATCH = 1 << 18
"""Bytes of files that are looked through at once: most registers hold nothing that must not be."""


def batches(register: Register, but: Collection[str]) -> Iterator[list[Source]]:
    """Put files together that can be looked through at once: UTF-8, and a batch's bytes.

    Every file below the register's folder is among them, whatever its name, `but` for some.
    """
    batch: list[Source] = []
    size = 0
    for entry in register.entries:
        if entry.source.file in but:
            continue
        source = entry.filled().source
        if not encoding_of(source.data).startswith("utf-8"):
            yield [source]
        elif source.data:
            batch.append(source)
            size += len(source.data)
            if size > _BATCH:
                yield batch
                batch, size = [], 0
    yield batch


def text_of(source: Source) -> str:
    """Give a file's text with a line feed at the end of each of its lines."""
    # The lines of a large log are many: they are only told apart where an end is unusual.
    return source.text if "\r" not in source.text else "\n".join(source.lines)


def spans(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Turn characters of a text, counted from 0, into lines and columns."""
    starts: list[int] = []
    for start, end in stretches:
        starts = starts or [0, *(match.end() for match in re.finditer("\n", text))]
        line, last = bisect_right(starts, start), bisect_right(starts, end)
        yield Span(line, start - starts[line - 1] + 1, last, end - starts[last - 1] + 1)
