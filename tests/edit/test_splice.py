"""One change in a text, and the text that a careful person would have made of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from socialpolicy.edit import Bare, SpliceError, add_key, append, compose, put, remove, set_value
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.yaml import Plain, read, read_exact, read_fast
from tests.places import SAMPLE, TESTS

CONGRESS = TESTS / "register" / "congress-legislators" / "legislators-social-media.yaml"
ACCOUNTS = sorted((SAMPLE / "accounts").glob("*.yaml"))

Change: TypeAlias = tuple[Callable[..., bytes], tuple[object, ...]]
"""A function of the package, and its arguments after the text."""

ACTION = {
    "did": "answered",
    "at": Bare("2026-11-20 15:40"),
    "by": "Bibliotekarie, vuxen",
}
WRITTEN = '{did: answered, at: 2026-11-20 15:40, by: "Bibliotekarie, vuxen"}'


def value_of(data: bytes) -> Any:  # noqa: ANN401 - a value, of which the tests look at any part
    document = read(Source("", data))
    assert document.readable
    assert not document.problems
    return document.value


def refusal(caught: pytest.ExceptionInfo[SpliceError]) -> str:
    swedish = caught.value.in_language(Language.SWEDISH)
    assert swedish != caught.value.in_language(Language.ENGLISH)
    return swedish


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        # A list in lines, indented or not, with comments and blank lines around it.
        ("a:\n  - x\nb: 1\n", ("a",), "y", "a:\n  - x\n  - y\nb: 1\n"),
        ("a:\n- x\nb: 1\n", ("a",), "y", "a:\n- x\n- y\nb: 1\n"),
        ("a:\n  -   x\nb: 1\n", ("a",), "y", "a:\n  -   x\n  -   y\nb: 1\n"),
        ("- x  # c\n", (), "y", "- x  # c\n- y\n"),
        ("- x\n# slut\n", (), "y", "- x\n- y\n# slut\n"),
        ("- x\n\n- y\n", (), "z", "- x\n\n- y\n\n- z\n"),
        ("a:\n  - x\n  # x\n# b\nb: 1\n", ("a",), "y", "a:\n  - x\n  # x\n  - y\n# b\nb: 1\n"),
        ("a:\n- x\n  # x\n# b\nb: 1\n", ("a",), "y", "a:\n- x\n  # x\n- y\n# b\nb: 1\n"),
        ("- - x\n  # om x\n- z\n", (0,), "y", "- - x\n  # om x\n  - y\n- z\n"),
        # Endings: CRLF, a mark at the start, no last line break, a lone CR.
        ("- x\r\n- y\r\n", (), "z", "- x\r\n- y\r\n- z\r\n"),
        ("\ufeff- x\n", (), "z", "\ufeff- x\n- z\n"),
        ("- x", (), "z", "- x\n- z"),
        ("- x\r- y\r", (), "z", "- x\r- y\r- z\r"),
        ("- x", (), "two\nlines\n", "- x\n- |\n  two\n  lines\n"),
        # What is empty or not there yet.
        ("", (), "x", "- x\n"),
        ("# head\n", (), "x", "# head\n- x\n"),
        ("# head", (), "x", "# head\n- x\n"),
        ("---\n", (), "x", "---\n- x\n"),
        ("[]\n", (), "x", "- x\n"),
        ("a: []\n", ("a",), "x", "a: [x]\n"),
        ("a: [ ]  # none\n", ("a",), "x", "a: [x]  # none\n"),
        ("a:\nb: 1\n", ("a",), "x", "a: [x]\nb: 1\n"),
        ("a:  # none\nb: 1\n", ("a",), "x", "a: [x]  # none\nb: 1\n"),
        ("a: ~\n", ("a",), "x", "a: [x]\n"),
        ("b: 1\n", ("a",), "x", "b: 1\na: [x]\n"),
        ("- {b: 1}\n", (0, "a"), "x", "- {b: 1, a: [x]}\n"),
        ("a: [\n  # none\n]\n", ("a",), "x", "a: [\n  # none\nx]\n"),
        # Mappings: in brackets where they are short or their neighbours are.
        ("a: []  # none\nb: 1\n", ("a",), ACTION, f"a:  # none\n  - {WRITTEN}\nb: 1\n"),
        ("a:\nb: 1\n", ("a",), ACTION, f"a:\n  - {WRITTEN}\nb: 1\n"),
        ("- a: 1\n", (0, "c"), ACTION, f"- a: 1\n  c:\n    - {WRITTEN}\n"),
        ("a:\n  - {b: c}\n", ("a",), ACTION, f"a:\n  - {{b: c}}\n  - {WRITTEN}\n"),
        ("a:\n  - b: c\n", ("a",), {"b": "d", "e": "f"}, "a:\n  - b: c\n  - b: d\n    e: f\n"),
        ("- b: c\n", (), {"b": "d", "e": ["f"]}, "- b: c\n- b: d\n  e: [f]\n"),
        ("a: [{b: c}]\n", ("a",), {"b": "d"}, "a: [{b: c}, {b: d}]\n"),
        # Brackets over several lines keep a line for each.
        ("a: [\n  x\n]\n", ("a",), "y", "a: [\n  x,\n  y\n]\n"),
        ("a: [\n  x,  # c\n]\n", ("a",), "y", "a: [\n  x,  # c\n  y,\n]\n"),
        ("a: [\n  x  # c\n]\n", ("a",), "y", "a: [\n  x,  # c\n  y\n]\n"),
        ("a: [x,\n    y]\n", ("a",), "z", "a: [x,\n    y, z]\n"),
        ("a: [x,]\n", ("a",), "y", "a: [x, y,]\n"),
        # Text that has lines of its own, also where blank lines belong to it.
        ("- |\n  x\n\n- y\n", (), "z", "- |\n  x\n\n- y\n\n- z\n"),
        ("- x\n\n- |+\n  y\n\n", (), "z", "- x\n\n- |+\n  y\n\n- z\n"),
    ],
)  # fmt: skip
def test_append(before: str, path: tuple[str | int, ...], value: Plain, after: str) -> None:
    assert append(before.encode(), path, value).decode() == after


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kulturchef", "Kulturchef"),
        ("2026-11-20 14:05", '"2026-11-20 14:05"'),
        ("08:00-17:00", "08:00-17:00"),
        ("1.10", '"1.10"'),
        ("0123", '"0123"'),
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        (Bare("no"), "no"),
        (Bare("2026-11-20"), "2026-11-20"),
        (Bare("b: c"), '"b: c"'),
        ("§ 127/2014-11-24", "§ 127/2014-11-24"),
        ("https://www.degerfors.se/a?b#c", "https://www.degerfors.se/a?b#c"),
        ("Bibliotekarie, vuxen", "Bibliotekarie, vuxen"),
        ("it's", "it's"),
        ("👩‍👩‍👧 مرحبا", "👩‍👩‍👧 مرحبا"),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("\u00a0a", '"\u00a0a"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("#b", '"#b"'),
        ("- b", '"- b"'),
        ("-", '"-"'),
        ("? b", '"? b"'),
        ("[a", '"[a"'),
        ("{a", '"{a"'),
        ("@a", '"@a"'),
        ("`a`", '"`a`"'),
        ("!a", '"!a"'),
        ("*a", '"*a"'),
        ("&a", '"&a"'),
        ("%a", '"%a"'),
        ("<<", '"<<"'),
        ("---", '"---"'),
        ("...", '"..."'),
        ('"a', "'\"a'"),
        ("#\"'", '"#\\"\'"'),
        ("#\\a", "'#\\a'"),
        ("a\tb", '"a\\tb"'),
        ("a\nb", "|-\n  a\n  b"),
        ("a\n\nb\n", "|\n  a\n\n  b"),
        ("a\n\n", '"a\\n\\n"'),
        ("\na", '"\\na"'),
        (" a\nb", '" a\\nb"'),
        ("a \nb", '"a \\nb"'),
        ("x" * 150, "x" * 150),
        ("ord " * 30 + "slut", ">-\n  " + ("ord " * 24)[:-1] + "\n  " + "ord " * 6 + "slut"),
        (None, "null"),
        ([], "[]"),
        ({}, "{}"),
        (["a", "b, c"], '[a, "b, c"]'),
        ({"a": "1", "b": None}, '{a: "1"}'),
        ({"a": "x\ny"}, "\n  a: |-\n    x\n    y"),
        ({"null": "1", "a: b": "2"}, '{"null": "1", "a: b": "2"}'),
        ([["a"], "b"], "\n  - [a]\n  - b"),
        ([{"a": "b"}], "\n  - {a: b}"),
    ],
)
def test_values_are_written_as_people_write_them(text: Plain, written: str) -> None:
    done = add_key(b"a: 1\n", ("k",), text).decode()
    assert done == f"a: 1\nk:{'' if written.startswith(chr(10)) else ' '}{written}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-20 14:05", '"2026-11-20 14:05"'),
        ("08:00-17:00", "08:00-17:00"),
        ("Bibliotekarie, vuxen", '"Bibliotekarie, vuxen"'),
        ("https://degerfors.se", '"https://degerfors.se"'),
        ("mailto:a", '"mailto:a"'),
        ("a?", '"a?"'),
        ("a]", '"a]"'),
        ("a}", '"a}"'),
        ("it's", "it's"),
        ("a\nb", '"a\\nb"'),
        (["x", {"y": "z"}], "[x, {y: z}]"),
    ],
)
def test_within_brackets_more_needs_quotes(text: Plain, written: str) -> None:
    assert put(b"a: {b: 1}\n", ("a", "c"), text).decode() == f"a: {{b: 1, c: {written}}}\n"


def test_the_file_s_own_quotes_are_used() -> None:
    assert put(b"a: 'x: y'\n", ("b",), "y: z") == b"a: 'x: y'\nb: 'y: z'\n"
    assert put(b"a: 'x: y'\n", ("b",), "it's: z") == b"a: 'x: y'\nb: 'it''s: z'\n"
    assert put(b"a: {b: 'x'}\n", ("a", "b"), "y") == b"a: {b: 'y'}\n"
    assert put(b'a: {b: "x"}\n', ("a", "b"), "y") == b'a: {b: "y"}\n'


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: x  # c\nb: 1\n", ("a",), "y", "a: y  # c\nb: 1\n"),
        ("a: 'x'  # c\n", ("a",), "y", "a: 'y'  # c\n"),
        ('a: "x"\n', ("a",), "y", 'a: "y"\n'),
        ("a: 'x'\n", ("a",), "it's", "a: 'it''s'\n"),
        ("a: 'x'\n", ("a",), "a\tb", 'a: "a\\tb"\n'),
        ("a: x\n", ("a",), "y: z", 'a: "y: z"\n'),
        ("a:\n", ("a",), "y", "a: y\n"),
        ("a:   # c\n", ("a",), "y", "a: y   # c\n"),
        ("a:   \n", ("a",), "y", "a: y\n"),
        ("a: null # c\n", ("a",), "y", "a: y # c\n"),
        ("a : x\n", ("a",), "y", "a : y\n"),
        ("a :\n", ("a",), "y", "a : y\n"),
        ("- x # c\n", (0,), "y", "- y # c\n"),
        ("-\n- x\n", (0,), "y", "- y\n- x\n"),
        ("a: {b: x, c: 1} # c\n", ("a", "b"), "y", "a: {b: y, c: 1} # c\n"),
        ("a: {b: , c: 1}\n", ("a", "b"), "y", "a: {b: y , c: 1}\n"),
        ("a: {b, c: 1}\n", ("a", "b"), "y", "a: {b: y, c: 1}\n"),
        ("a: [x, y]\n", ("a", 1), "a, b", 'a: [x, "a, b"]\n'),
        ("a:\n  x\nb: 1\n", ("a",), "y", "a:\n  y\nb: 1\n"),
        ("a: x\n  y  # c\nb: 1\n", ("a",), "z", "a: z  # c\nb: 1\n"),
        ("a: x # c\nb: 1\n", ("a",), "1\n2", "a: |- # c\n  1\n  2\nb: 1\n"),
        ("a:\n    b: x\n", ("a", "b"), "1\n2\n", "a:\n    b: |\n        1\n        2\n"),
        # Blocks of text stay blocks, with their own indent and comment.
        ("a: |  # c\n   x\nb: 1\n", ("a",), "y\nz\n", "a: |  # c\n   y\n   z\nb: 1\n"),
        ("a: |\n  x\n\nb: 1\n", ("a",), "y", "a: |-\n  y\n\nb: 1\n"),
        ("a: >-\n  x\n  y\nb: 1\n", ("a",), "z", "a: >-\n  z\nb: 1\n"),
        ("a: >-\n  x\n\n  y\nb: 1\n", ("a",), "z\n\nå", "a: |-\n  z\n\n  å\nb: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", ("a",), "y ", 'a: "y "\nb: 1\n'),
        ("a: |-  # c\n  x\nb: 1\n", ("a",), "", 'a: ""  # c\nb: 1\n'),
        # Something of another kind.
        ("a: x  # c\nb: 1\n", ("a",), ["y"], "a: [y]  # c\nb: 1\n"),
        ("a: x  # c\nb: 1\n", ("a",), [ACTION], f"a:  # c\n  - {WRITTEN}\nb: 1\n"),
        ("a:\n  x\nb: 1\n", ("a",), [ACTION], f"a:\n  - {WRITTEN}\nb: 1\n"),
        ("a:\n  x  # c\nb: 1\n", ("a",), [ACTION], f"a:\n    # c\n  - {WRITTEN}\nb: 1\n"),
        ("- x\n- y\n", (0,), {"a": "1\n2"}, "- a: |-\n    1\n    2\n- y\n"),
        ("a: |-  # c\n  x\nb: 1\n", ("a",), [ACTION], f"a:  # c\n  - {WRITTEN}\nb: 1\n"),
        ("a: [x]\n", ("a",), "y", "a: y\n"),
        ("a: {x: y}\n", ("a",), ["y"], "a: [y]\n"),
        # Entry by entry, so that comments stay.
        ("a:\n  b: 1  # b\n  c: 2\n", ("a",), {"b": "3", "d": "x"}, "a:\n  b: 3  # b\n  d: x\n"),
        ("a:\n  - x  # x\n  - y\n", ("a",), ["x", "z", "q"], "a:\n  - x  # x\n  - z\n  - q\n"),
        ("a:\n  - x\n  - y  # om y\n", ("a",), ["y"], "a:\n  - y  # om y\n"),
        ("a: [x, y, z]\n", ("a",), ["x", "z"], "a: [x, z]\n"),
        ("a: [x, y]\n", ("a",), [], "a: []\n"),
        ("a:\n  b:\n", ("a",), {"c": Bare("1")}, "a:\n  c: 1\n"),
        ("a: [ [] ]\n", ("a",), [["x"]], "a: [ [x] ]\n"),
        # A block of text would take in the comment below it.
        ("a: x\n   # om a\nb: 1\n", ("a",), "1\n2", 'a: "1\\n2"\n   # om a\nb: 1\n'),
        ("a: x\n\n    # a\nb: 1\n", ("a",), ["1\n2"], 'a:\n  - "1\\n2"\n\n    # a\nb: 1\n'),
        ("a: |\n  x\n # om a\nb: 1\n", ("a",), "1\n2", "a: |-\n  1\n  2\n # om a\nb: 1\n"),
        # Nothing at all.
        ("a:  'x'\n", ("a",), "x", "a:  'x'\n"),
    ],
)  # fmt: skip
def test_set_value(before: str, path: tuple[str | int, ...], value: Plain, after: str) -> None:
    assert set_value(before.encode(), path, value).decode() == after


@pytest.mark.parametrize(
    ("before", "path", "after", "done"),
    [
        ("a: 1\nb: 2\n", ("k",), (), "a: 1\nb: 2\nk: x\n"),
        ("a: 1\nb: 2\n", ("k",), ("a",), "a: 1\nk: x\nb: 2\n"),
        ("a: 1\nb: 2\n", ("k",), ("a", "b", "z"), "a: 1\nb: 2\nk: x\n"),
        ("a: 1\nb: 2\n", ("k",), ("z",), "a: 1\nb: 2\nk: x\n"),
        ("a: 1  # c\n  # a\n# b\nb: 2\n", ("k",), ("a",), "a: 1  # c\n  # a\nk: x\n# b\nb: 2\n"),
        ("a: |\n  1\n\nb: 2\n", ("k",), ("a",), "a: |\n  1\nk: x\n\nb: 2\n"),
        ("- a: 1\n- b: 2\n", (0, "k"), (), "- a: 1\n  k: x\n- b: 2\n"),
        ("a:\n    b: 1\n", ("a", "k"), (), "a:\n    b: 1\n    k: x\n"),
        ("a: {b: 1, c: 2}\n", ("a", "k"), ("b",), "a: {b: 1, k: x, c: 2}\n"),
        ("a: { b: 1 } # c\n", ("a", "k"), (), "a: { b: 1, k: x } # c\n"),
        ("a: {b: , c: }\n", ("a", "k"), (), "a: {b: , c: , k: x }\n"),
        ("a: {b: 1}\n", ("a", "k"), (), "a: {b: 1, k: x}\n"),
        ("a: {\n  b: 1,\n}\n", ("a", "k"), (), "a: {\n  b: 1,\n  k: x,\n}\n"),
        ("a: {}  # c\n", ("a", "k"), (), "a: {k: x}  # c\n"),
        ("a:\nb: 1\n", ("a", "k"), (), "a: {k: x}\nb: 1\n"),
        ("k:   # c\nb: 1\n", ("k",), ("b",), "k: x   # c\nb: 1\n"),
        ("", ("k",), (), "k: x\n"),
        ("{}\n", ("k",), (), "k: x\n"),
        ("# head\n", ("k",), (), "# head\nk: x\n"),
    ],
)  # fmt: skip
def test_add_key(
    before: str, path: tuple[str | int, ...], after: tuple[str, ...], done: str
) -> None:
    assert add_key(before.encode(), path, "x", after).decode() == done


def test_a_new_group_is_parted_from_the_others_as_they_are() -> None:
    before = b"id: a\n\nmanager:\n  role: x\n  asked: y\n\nwatch: {role: z}\n"
    value: Plain = {
        "on": Bare("2026-08-31"),
        "announced": {"on": Bare("2026-08-03"), "evidence": "KS: 1"},
    }
    assert put(before, ("closing",), value) == (
        before + b'\nclosing:\n  on: 2026-08-31\n  announced: {on: 2026-08-03, evidence: "KS: 1"}\n'
    )
    assert put(before, ("last_post",), Bare("2026-08-31")) == before + b"last_post: 2026-08-31\n"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("# om a\na: 1  # c\n# om b\nb: 2\n", ("a",), "# om a\n# om b\nb: 2\n"),
        ("a:\n  # inuti\n  x: 1\n  # efter\nb: 2\n", ("a",), "b: 2\n"),
        ("a:\n- x\n# om b\nb: 2\n", ("a",), "# om b\nb: 2\n"),
        ("- a\n\n- b\n\n- c\n", (1,), "- a\n\n- c\n"),
        ("- a\n\n- b\n\n- c\n", (2,), "- a\n\n- b\n"),
        ("- a\n\n- b\n\n- c\n", (0,), "- b\n\n- c\n"),
        ("- |+\n  a\n\n- b\n\n- c\n", (1,), "- |+\n  a\n\n- c\n"),
        # One that shares its line with a dash.
        ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
        ("- a: 1  # c\n  # om b\n  b: 2\n", (0, "a"), "-\n  # om b\n  b: 2\n"),
        ("- - a\n  - b\n", (0, 0), "- - b\n"),
        # The only one leaves something empty, which is not the same as nothing.
        ("a:  # c\n  - x\nb: 1\n", ("a", 0), "a: []  # c\nb: 1\n"),
        ("a:\n  # om x\n  - x\nb: 1\n", ("a", 0), "a: []\n  # om x\nb: 1\n"),
        ("a:\n  b: 1\n", ("a", "b"), "a: {}\n"),
        ("- a: 1  # c\n", (0, "a"), "- {}  # c\n"),
        ("- a\n", (0,), "[]\n"),
        # Within brackets.
        ("a: [x, y, z]\n", ("a", 0), "a: [y, z]\n"),
        ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
        ("a: [x, y, z]  # c\n", ("a", 2), "a: [x, y]  # c\n"),
        ("a: [x,]\n", ("a", 0), "a: []\n"),
        ("a: {b: 1, c: , d: 3}\n", ("a", "d"), "a: {b: 1, c: }\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("a: [\n  x,  # om x\n  y  # om y\n]\n", ("a", 0), "a: [\n  y  # om y\n]\n"),
        ("a: [\n  x,  # om x\n  y  # om y\n]\n", ("a", 1), "a: [\n  x,  # om x\n]\n"),
        ("a: [x,  # om x\n  y]\n", ("a", 0), "a: [# om x\n  y]\n"),
        ("a: [x,  # om x\n  y]\n", ("a", 1), "a: [x,  # om x\n  ]\n"),
    ],
)
def test_remove(before: str, path: tuple[str | int, ...], after: str) -> None:
    assert remove(before.encode(), path).decode() == after


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("a: [1\n", "parentes"),
        ("a: &x 1\nb: *x\n", "ankare"),
        ("a: !t 1\n", "typmärkning"),
        ("a: 1\na: 2\n", "två gånger"),
        ("a: 1\n---\nb: 2\n", "andra dokument"),
        ("a: b: c\n", "kolon"),
        ("<<<<<<< HEAD\na: 1\n", "konflikt"),
        ("\ta: 1\n", "tabb"),
        ("a: '\x1b'\n", "styrtecken"),
    ],
)
def test_a_text_that_is_not_read_safely_is_left_alone(before: str, words: str) -> None:
    changes: list[Change] = [(append, (("l",), "x")), (put, (("a",), "x")), (remove, (("a",),))]
    for change, how in changes:
        with pytest.raises(SpliceError) as caught:
            change(before.encode(), *how)
        assert words in refusal(caught)
        assert "Rad " in refusal(caught)


def test_bytes_that_are_no_text_are_left_alone() -> None:
    for data in (b"a: \xff\n", "a: 1\n".encode("utf-16")):
        with pytest.raises(SpliceError) as caught:
            put(data, ("a",), "x")
        assert "UTF-" in refusal(caught)


@pytest.mark.parametrize(
    "letter", ["\x00", "\x1b", "\r", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800"]
)
def test_what_the_register_does_not_allow_is_not_written(letter: str) -> None:
    values: list[Plain] = [f"a{letter}b", [f"a{letter}"], {f"a{letter}": "b"}]
    for value in values:
        with pytest.raises(SpliceError) as caught:
            put(b"a: 1\n", ("b",), value)
        assert f"U+{ord(letter):04X}" in refusal(caught)


def test_a_key_that_the_register_does_not_allow_is_not_written() -> None:
    for key in ("a\x1b", "<<", "x" * 2000):
        with pytest.raises(SpliceError) as caught:
            put(b"a: 1\n", (key,), "x")
        assert refusal(caught)


def test_a_value_deeper_than_is_read_is_not_written() -> None:
    value: Plain = "x"
    for _ in range(40):
        value = [value]
    with pytest.raises(SpliceError) as caught:
        put(b"a: 1\n", ("b",), value)
    assert "nivåer" in refusal(caught)


def named(value: Change | str) -> str:
    """Name a case the same in every process: a function by its name, not its address."""
    return value if isinstance(value, str) else f"{value[0].__name__} {value[1]}"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            (
                append,
                (
                    ("a",),
                    "x",
                ),
            ),
            "a är ingen lista",
        ),
        (
            (
                append,
                (
                    (),
                    "x",
                ),
            ),
            "Filen är ingen lista",
        ),
        (
            (
                append,
                (
                    ("z", "q"),
                    "x",
                ),
            ),
            "inget z i filen",
        ),
        (
            (
                add_key,
                (
                    ("a",),
                    "x",
                ),
            ),
            "a finns redan",
        ),
        (
            (
                add_key,
                (
                    ("a", "b"),
                    "x",
                ),
            ),
            "a har inga nycklar, så b",
        ),
        (
            (
                add_key,
                (
                    ("l", "b"),
                    "x",
                ),
            ),
            "l har inga nycklar, så b",
        ),
        (
            (
                add_key,
                (
                    ("z", "b"),
                    "x",
                ),
            ),
            "inget z i filen",
        ),
        (
            (
                set_value,
                (
                    ("z",),
                    "x",
                ),
            ),
            "inget z i filen",
        ),
        (
            (
                set_value,
                (
                    ("l", 7),
                    "x",
                ),
            ),
            "inget l.7 i filen",
        ),
        (
            (
                set_value,
                (
                    ("l",),
                    "x",
                ),
            ),
            "l består av flera rader",
        ),
        ((remove, (("m", "z"),)), "inget m.z i filen"),
    ],
    ids=named,
)
def test_what_cannot_be_changed_is_said(change: Change, words: str) -> None:
    function, how = change
    with pytest.raises(SpliceError) as caught:
        function(b"a: 1\nl:\n  - x\nm: {n: 1}\n", *how)
    assert words in refusal(caught)


def test_a_change_that_would_change_something_else_is_refused() -> None:
    # With a line break after it, the block's text would end in one too.
    for data, path in ((b"- |\n  text", ()), (b"l:\n  - >\n    text", ("l",))):
        with pytest.raises(SpliceError) as caught:
            append(data, path, "x")
        assert "utan att något annat" in refusal(caught)


def test_both_readers_must_agree_with_the_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_fast, "plain", lambda _: {"a": "something else"})
    with pytest.raises(SpliceError) as caught:
        put(b"a: 1\n", ("a",), "2")
    assert "Ändringen vid rad 1" in refusal(caught)


def test_a_new_file() -> None:
    value: dict[str, Plain] = {
        "id": "a",
        "roles": ["Bibliotekarie, vuxen", "Kulturchef"],
        "nothing": None,
        "manager": {"role": "Kulturchef", "asked": Bare("2026-11-20")},
        "responsible": {"role": "x", "assignment": {"by": "y"}},
        "absences": [{"who": "deputy", "from": Bare("2026-12-21")}],
        "editors": [],
    }
    assert compose(value).decode() == (
        "id: a\n"
        'roles: ["Bibliotekarie, vuxen", Kulturchef]\n'
        "manager: {role: Kulturchef, asked: 2026-11-20}\n"
        "responsible:\n"
        "  role: x\n"
        "  assignment: {by: y}\n"
        "absences:\n"
        "  - {who: deputy, from: 2026-12-21}\n"
        "editors: []\n"
    )
    assert compose([{"id": "a", "kind": "question"}]) == b"- {id: a, kind: question}\n"
    assert compose({}) == b"{}\n"


@pytest.mark.parametrize("file", ACCOUNTS, ids=lambda file: file.stem)
def test_every_value_of_the_sample_can_be_changed_alone(file: Path) -> None:
    """What differs from the file afterwards is what the value's own lines were."""
    data = file.read_bytes()
    marks = read_exact.read(Source("", data)).marks
    old = data.decode().splitlines(keepends=True)
    for path, found in marks.items():
        if found.container:
            continue
        new = set_value(data, path, "Ändrat, här").decode().splitlines(keepends=True)
        assert new[: found.value.line - 1] == old[: found.value.line - 1]
        below = old[found.value.end_line :]
        assert new[len(new) - len(below) :] == below


def test_a_real_register_of_5000_lines_keeps_all_the_others() -> None:
    data = CONGRESS.read_bytes()
    size = len(value_of(data))
    chance = random.Random(142)  # noqa: S311 - a choice of entries, not a secret
    entry: Plain = {"id": {"bioguide": "X000001"}, "social": {"twitter": "invented"}}
    after = append(data, (), entry)
    assert after.startswith(data.rstrip(b"\n"))
    assert value_of(after) == [*value_of(data), entry]
    for at in chance.sample(range(size), 3):
        start, end = _lines_of_entry(data, at)
        lines = data.splitlines(keepends=True)
        assert remove(data, (at,)) == b"".join(lines[:start] + lines[end:])
        changed = put(data, (at, "social", "mastodon"), "@office@example.social")
        added = [line for line in changed.splitlines(keepends=True) if b"@office" in line]
        assert added == [b"    mastodon: '@office@example.social'\n"], "its quotes are single"
        assert changed.replace(added[0], b"", 1) == data


def _lines_of_entry(data: bytes, at: int) -> tuple[int, int]:
    """Find an entry of the list by its dashes, which stand first on their lines."""
    lines = data.splitlines()
    dashes = [number for number, line in enumerate(lines) if line.startswith(b"- ")]
    return dashes[at], [*dashes, len(lines)][at + 1]
