"""A new file, written whole."""

from __future__ import annotations

from socialpolicy.edit.edits import checked, prove
from socialpolicy.edit.fragments import Habits
from socialpolicy.edit.placement import lines_of_whole
from socialpolicy.yaml import Plain


def compose(value: list[Plain] | dict[str, Plain]) -> bytes:
    """Write a file that holds a list or mapping, as the register's own are written.

    Raises SpliceError for characters that the register does not allow.
    """
    settled = checked(value)
    data = "".join(f"{line}\n" for line in lines_of_whole(settled, Habits())).encode()
    prove(data, settled)
    return data
