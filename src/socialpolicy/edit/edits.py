"""Edits of a text, and the proof that they changed what they should and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from socialpolicy.edit.compose import Style
from socialpolicy.edit.proof import SpliceError, prove
from socialpolicy.edit.spans import Anatomy
from socialpolicy.edit.style import style_of
from socialpolicy.yaml import Plain


class Edit(NamedTuple):
    """A stretch of a text, offsets in characters, and what takes its place."""

    start: int
    end: int
    text: str


def carry_out(anatomy: Anatomy, edits: list[Edit], expected: Plain) -> bytes:
    """Make the edits, read the text again, and require the value that was expected.

    Raises SpliceError when either reader finds something else.
    """
    kept, parts = 0, []
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [anatomy.text[kept : edit.start], edit.text]
        kept = edit.end
    parts.append(anatomy.text[kept:])
    data = anatomy.mark + "".join(parts).encode()
    line = anatomy.line(min(edit.start for edit in edits)) + 1
    prove(data, expected, line)
    return data


def write(
    anatomy: Anatomy, expected: Plain, edits_in_manner: Callable[[Style], list[Edit]]
) -> bytes:
    """Make edits in the manner of the file, and require the value that was expected.

    A text in lines of its own can take in what stands below it, such as a
    comment. Where that happens it is given quotes instead. Raises SpliceError.
    """
    style = style_of(anatomy)
    try:
        return carry_out(anatomy, edits_in_manner(style), expected)
    except SpliceError:
        quoted = style._replace(blocks=False)
        return carry_out(anatomy, edits_in_manner(quoted), expected)
