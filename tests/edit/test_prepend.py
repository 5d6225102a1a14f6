"""A key put first in a mapping, and every other byte left where it was."""

from __future__ import annotations

import pytest

from socialpolicy.edit import Bare, SpliceError, add_first
from socialpolicy.source import Source
from socialpolicy.yaml import read_exact


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  y: 1\n  z: 2\n", "a:\n  x: 0\n  y: 1\n  z: 2\n"),
        ("a:\n  # om y\n  y: 1\n", "a:\n  # om y\n  x: 0\n  y: 1\n"),
        ("a:\r\n    y: 1\r\n", "a:\r\n    x: 0\r\n    y: 1\r\n"),
        ("a:\n  y:\n    b: 1", "a:\n  x: 0\n  y:\n    b: 1"),
        ("a: {y: 1, z: 2}  # ja\n", "a: {x: 0, y: 1, z: 2}  # ja\n"),
        ("a: { y: 1 }\n", "a: { x: 0, y: 1 }\n"),
        ("a: {\n  y: 1,\n  z: 2\n}\n", "a: {\n  x: 0,\n  y: 1,\n  z: 2\n}\n"),
        ("a: {b: 1,\n    y: 1}\n", "a: {x: 0, b: 1,\n    y: 1}\n"),
        ("a: {}\n", "a: {x: 0}\n"),
        ("a:\nb: 1\n", "a: {x: 0}\nb: 1\n"),
    ],
)
def test_added_first(before: str, after: str) -> None:
    assert add_first(before.encode(), ("a", "x"), Bare("0")).decode() == after


def test_first_in_a_whole_file_and_in_a_list() -> None:
    assert add_first(b"# om filen\nb: 1\n", ("a",), Bare("0")) == b"# om filen\na: 0\nb: 1\n"
    assert add_first(b"- b: 1\n  c: 2\n", (0, "a"), Bare("0")) == b"- a: 0\n  b: 1\n  c: 2\n"


def test_a_value_of_several_lines() -> None:
    done = add_first(b"a:\n  y: 1\n", ("a", "x"), {"b": "1\n2", "c": []})
    assert done.endswith(b"\n  y: 1\n")
    assert read_exact.read(Source("", done)).value == {"a": {"x": {"b": "1\n2", "c": []}, "y": "1"}}


@pytest.mark.parametrize(
    "text", ["a:\n  x: 1\n  y: 2\n", "a: text\n", "a: [1]\n", "a: {x: 1\n", "b: 1\n"]
)
def test_refused(text: str) -> None:
    with pytest.raises(SpliceError):
        add_first(text.encode(), ("a", "x"), Bare("0"))
