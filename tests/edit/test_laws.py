"""Laws of splicing, over texts as many hands would write them.

Whatever the text looks like, the new value is the old one with exactly the
change in it, and the lines that the change does not concern are the same, byte
for byte.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from socialpolicy.edit import SpliceError, add_key, append, compose, put, remove, set_value
from socialpolicy.edit.append import _OTHER_KIND
from socialpolicy.source import START, Source
from socialpolicy.yaml import errors, read, read_exact

Path: TypeAlias = tuple[str | int, ...]
Tree: TypeAlias = Any
"""A value, of which the tests look at any part."""

# What people write, and what a file can be made to hold.
WORDS = st.sampled_from(
    [
        "Bibliotekarie, vuxen", "Öppettider i mellandagarna", "2026-11-20 14:05", "08:00-17:00",
        "1.10", "0123", "no", "null", "~", "", " ", "true", "a: b", "a #b", "# c", "- d", "-", "?",
        "https://www.example.org/a?b=c#d", "it's", 'say "hej"', "C:\\temp", "{a}", "[b]", "a]b",
        "two\nlines", "one\n", "\n", "a\n\nb\n\n", " lead", "trail ", "tab\there", "---", "...",
        "& anchor", "*alias", "!tag", "%d", "@handle", "`code`", "<<", "=", "|", ">", "|-", "> q",
        "👩‍👩‍👧", "مرحبا", "a:", ":a", "a,b", "'", '"', "''", "\\", "§ 127", "100 %", "a\n b\n",
        "x" * 130, "ord " * 60 + "slut", "a  b", "Null", ".inf", "nan", "1e3", "0x1F", "+46 0",
    ]
)  # fmt: skip
TEXTS: st.SearchStrategy[str] = WORDS | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")
    | st.sampled_from("\n\t :#-{}[],'\"?&*!|>%@`"),
    max_size=30,
).filter(lambda text: errors.escaped(Source("", b""), START, text) is None)
KEYS = st.sampled_from(
    ["id", "role", "on", "2026-01-01", "a b", "åäö", "a: b", "", "#", "null", "-"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=6,
)  # fmt: skip


@dataclass
class Hand:
    """Someone who writes YAML by hand, in a manner of their own."""

    draw: st.DrawFn
    step: int
    dash: int
    gap: int

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of - 1)) == of - 1

    def key(self) -> str:
        return str(self.draw(st.sampled_from([*"abcdefgh", '"q"', "'å'", "k l", "'null'"])))

    def scalar(self, *, brackets: bool) -> str:
        plain = ["a", "Kulturchef", "2026-11-20 14:25", "0123", "no", "1.10", "null", "~", "x y"]
        quoted = ["'it''s'", '"a, b"', "'# no'", '"\\u00e5\\t"', "''", '": "']
        free = ["https://a.se/?b#c", "it's", "a, [b]", "a{b}", "x\n{}  y", "'x\n\n{}  y'"]
        more = ["https://a.se/?b"] if brackets else free
        drawn = self.draw(st.sampled_from([*plain, *quoted, *more]))
        return str(drawn)

    def comment(self) -> str:
        return f"  # {self.draw(st.sampled_from(['hej', 'not: this', '- a', '[b', '…']))}"

    def flow(self, depth: int) -> str:
        size = self.draw(st.integers(0, 3))
        keys = self.draw(st.booleans())
        parts = []
        for index in range(size):
            value = (
                self.flow(depth + 1) if depth < 2 and self.chance(5) else self.scalar(brackets=True)
            )
            if keys:
                value = f"k{index}: {value}" if not self.chance(8) else f"k{index}: "
            parts.append(value)
        start, end = "{}" if keys else "[]"
        if size and self.chance(4):
            comma = "," if self.chance(2) else ""
            note = self.comment() if self.chance(3) else ""
            inner = f",{note}".join(f"\n{' ' * 12}{part}" for part in parts) + comma + note
            return f"{start}{inner}\n{' ' * 10}{end}"
        space = " " if self.chance(5) else ""
        trail = "," if size and self.chance(6) else ""
        return f"{start}{space}{', '.join(parts)}{trail}{space}{end}"

    def block_scalar(self, indent: int) -> str:
        pad = " " * (indent + self.step)
        mark = self.draw(st.sampled_from(["|", "|-", ">", ">-", "|+"]))
        lines = self.draw(
            st.lists(st.sampled_from(["text", "more: text", "# not", "", "- x"]), max_size=3)
        )
        note = self.comment() if self.chance(5) else ""
        return (
            mark + note + "".join(f"\n{pad}{line}" if line else "\n" for line in ["first", *lines])
        )

    def filler(self, indent: int) -> str:
        if self.chance(4):
            indent += self.step if self.chance(3) else 0
            return f"{' ' * indent}# {self.draw(st.sampled_from(['above', 'x: y', '- z']))}\n"
        return "\n" if self.chance(5) else ""

    def value(self, indent: int, depth: int, *, after_dash: bool = False) -> str:
        """Write what follows a key or dash, with its line break."""
        kind = self.draw(st.integers(0, 9))
        note = self.comment() if self.chance(5) else ""
        if depth < 4 and kind >= 6:
            if kind >= 8:
                inner = indent + (self.dash if not after_dash else self.gap)
                body = self.block_list(inner, depth + 1)
            else:
                inner = indent + (self.step if not after_dash else self.gap)
                body = self.block_mapping(inner, depth + 1)
            if after_dash and not note and not body.lstrip(" ").startswith(("#", "\n")):
                return " " * (self.gap - 1) + body.lstrip(" ")
            return f"{note}\n{body}"
        space = " " * (self.gap - 1) if after_dash else " "
        if kind == 5:
            return f"{space}{self.block_scalar(indent)}\n"
        if kind == 4:
            return f"{note}\n"
        if kind >= 2:
            return f"{space}{self.flow(0)}{note}\n"
        pad = " " * (indent + self.step)
        text = self.scalar(brackets=False).replace("{}", pad)
        if self.chance(6):
            return f"\n{pad}{text}{note}\n"
        return f"{space}{text}{note}\n"

    def block_list(self, indent: int, depth: int) -> str:
        lines = ""
        for _ in range(self.draw(st.integers(1, 3))):
            lines += self.filler(indent)
            lines += f"{' ' * indent}-{self.value(indent, depth, after_dash=True)}"
        return lines + (self.filler(indent) if self.chance(3) else "")

    def block_mapping(self, indent: int, depth: int) -> str:
        lines = ""
        keys = {self.key() for _ in range(self.draw(st.integers(1, 4)))}
        for key in sorted(keys):
            lines += self.filler(indent)
            lines += f"{' ' * indent}{key}:{self.value(indent, depth)}"
        return lines + (self.filler(indent) if self.chance(3) else "")


@st.composite
def written(draw: st.DrawFn) -> bytes:
    """Draw a file."""
    step = draw(st.sampled_from([2, 4, 3]))
    hand = Hand(draw, step, draw(st.sampled_from([0, step])), draw(st.sampled_from([2, 2, 4])))
    kind = draw(st.integers(0, 2))
    text = hand.block_list(0, 0) if kind == 0 else hand.block_mapping(0, 0)
    head = draw(st.sampled_from(["", "", "# head\n\n", "---\n", "\n"]))
    text = head + text
    cut = text.removesuffix("\n")
    # The last line of a block of text is another text without its line break.
    if hand.chance(6) and value_of(cut.encode()) == value_of(text.encode()):
        text = cut
    if hand.chance(6):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if hand.chance(8) else b"") + text.encode()


def value_of(data: bytes) -> Tree:
    document = read(Source("", data))
    assert document.readable
    assert not document.problems
    return document.value


def at(value: Tree, path: Path) -> Tree:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else value[step]
    return value


def settled(value: Tree) -> Tree:
    if isinstance(value, dict):
        return {key: settled(item) for key, item in value.items() if item is not None}
    return [settled(item) for item in value] if isinstance(value, list) else value


def lines_of(data: bytes, path: Path) -> tuple[int, int]:
    """Give the first and last line, from 1, of a path and all below it."""
    marks = read_exact.read(Source("", data)).marks
    spans = [
        span
        for other, found in marks.items()
        if other[: len(path)] == path
        for span in (found.value, *((found.key,) if found.key else ()))
    ]
    return min(span.line for span in spans), max(span.end_line for span in spans)


def dash_line(data: bytes, path: Path, lines: list[bytes]) -> int:
    """Give the line, from 1, on which an entry of a list starts."""
    index = int(path[-1])
    if index == 0:
        return read_exact.read(Source("", data)).marks[path[:-1]].value.line
    first = lines_of(data, (*path[:-1], index - 1))[1]
    while first < lines_of(data, path)[0] and b"-" not in lines[first].partition(b"#")[0]:
        first += 1
    return first


def belongs_above(line: bytes, start: bytes) -> bool:
    """Tell whether a line closes brackets, or is a comment further in than the start."""
    bare = line.lstrip(b" ")
    if bare.startswith(b"#"):
        return len(line) - len(bare) > len(start) - len(start.lstrip(b" "))
    return bare[:1] in {b"]", b"}"}


def assert_nothing_lost(before: bytes, after: bytes) -> None:
    """Every line stands as it did, in order; where one grew, its old text is still in it."""
    lines = iter(after.splitlines(keepends=True))
    for old in before.splitlines(keepends=True):
        for new in lines:
            if new == old or _grew(old.rstrip(b"\r\n"), new.rstrip(b"\r\n")):
                break
        else:
            raise AssertionError(old)


def _grew(old: bytes, new: bytes) -> bool:
    if new.startswith(old):
        return True
    # `[]`, `{}` and `null` become something else, or leave the line altogether.
    rest = iter(new.replace(b" ", b""))
    kept = re.sub(rb"\[\]|\{\}|null|~", b"", old.replace(b" ", b""))
    return all(letter in rest for letter in kept) and old.strip() != b""


def paths(data: bytes, wanted: Callable[[Any], bool]) -> list[Path]:
    """List the paths of a text whose value is wanted, what is empty included."""
    value = value_of(data)

    def lookup(path: Path) -> Tree:
        try:
            return at(value, path)
        except KeyError:
            return None

    return [path for path in read_exact.read(Source("", data)).marks if wanted(lookup(path))]


some = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@some
@given(written(), VALUES, st.data())
def test_append_adds_one_entry_and_keeps_every_line(
    before: bytes, entry: Tree, data: st.DataObject
) -> None:
    lists = paths(before, lambda value: value is None or isinstance(value, list))
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    after = append(before, path, entry)
    expected = copy.deepcopy(value_of(before))
    expected = changed(expected, path, lambda old: [*(old or []), settled(entry)])
    assert value_of(after) == expected
    assert_nothing_lost(before, after)


@some
@given(written(), KEYS, VALUES, st.data())
def test_add_key_adds_one_key_and_keeps_every_line(
    before: bytes, key: str, entry: Tree, data: st.DataObject
) -> None:
    mappings = paths(before, lambda value: isinstance(value, dict))
    assume(mappings)
    path = data.draw(st.sampled_from(mappings))
    old = at(value_of(before), path)
    assume(key not in old)
    place = data.draw(st.sampled_from([(), *((each,) for each in old)]))
    after = add_key(before, (*path, key), entry, place)
    expected = changed(value_of(before), path, lambda old: {**old, key: settled(entry)})
    assert value_of(after) == expected
    assert_nothing_lost(before, after)
    # A key that waited for its value has it where it stood.
    if place and (*path, key) not in read_exact.read(Source("", before)).marks:
        keys = list(at(value_of(after), path))
        assert keys.index(key) > keys.index(place[0])


@some
@given(written(), VALUES, st.data())
def test_set_value_changes_the_lines_of_that_value_and_no_other(
    before: bytes, entry: Tree, data: st.DataObject
) -> None:
    texts = paths(before, lambda value: value is None or isinstance(value, str))
    assume(texts)
    path = data.draw(st.sampled_from(texts))
    after = set_value(before, path, entry)
    assert value_of(after) == changed(value_of(before), path, lambda _: settled(entry))
    first, last = lines_of(before, path)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert new[: first - 1] == old[: first - 1]
    below = old[last:]
    assert new[len(new) - len(below) :] == below
    if b"|" not in old[first - 1] and b">" not in old[first - 1]:
        assert comments_of(b"".join(old[first - 1 : last])) <= comments_of(after)


@some
@given(written(), st.data())
def test_remove_takes_the_lines_of_that_entry_and_no_other(
    before: bytes, data: st.DataObject
) -> None:
    found = [path for path in read_exact.read(Source("", before)).marks if path]
    path = data.draw(st.sampled_from(found))
    after = remove(before, path)
    assert value_of(after) == removed(value_of(before), path)
    first, last = lines_of(before, path)
    old = before.splitlines(keepends=True)
    if isinstance(path[-1], int):
        first = dash_line(before, path, old)
    while last < len(old) and belongs_above(old[last], old[first - 1]):
        last += 1
    # A line may be shared with the entry before, and with the brackets around it.
    kept = [line for line in [*old[: max(first - 2, 0)], *old[last + 1 :]] if line.strip()]
    new = iter(after.splitlines(keepends=True))
    for line in kept:
        assert any(line.rstrip() == each.rstrip() or _grew(line, each) for each in new), line


@some
@given(written(), VALUES, st.data())
def test_put_makes_any_value_another_of_its_kind(
    before: bytes, entry: Tree, data: st.DataObject
) -> None:
    kind = type(settled(entry))
    same = paths(before, lambda value: value is None or isinstance(value, kind))
    assume(same)
    path = data.draw(st.sampled_from(same))
    assume(path)
    try:
        after = put(before, path, entry)
    except SpliceError as error:
        # Deep within, a list may have become a text, which would take its comments with it.
        assert error.said.text is _OTHER_KIND  # noqa: PT017
        return
    assert value_of(after) == changed(value_of(before), path, lambda _: settled(entry))


@some
@given(st.lists(VALUES, min_size=1, max_size=3) | st.dictionaries(KEYS, VALUES, min_size=1))
def test_a_composed_file_reads_as_what_was_meant(value: Tree) -> None:
    assert value_of(compose(value)) == settled(value)


@some
@given(written(), VALUES)
def test_what_is_appended_and_removed_again_leaves_the_text_as_it_was(
    before: bytes, entry: Tree
) -> None:
    lists = paths(before, lambda value: isinstance(value, list) and bool(value))
    for path in lists[:1]:
        size = len(at(value_of(before), path))
        back = remove(append(before, path, entry), (*path, size))
        assert value_of(back) == value_of(before)
        if b"[" not in before and before.endswith(b"\n"):
            assert back == before


def changed(whole: Tree, path: Path, change: Callable[[Tree], Tree]) -> Tree:
    """Give a value with a change at a path, worked out the plain way."""
    if not path:
        return change(whole)
    whole = copy.deepcopy(whole)
    above = at(whole, path[:-1])
    old = above.get(path[-1]) if isinstance(above, dict) else above[path[-1]]
    above[path[-1]] = change(old)
    return settled(whole)


def removed(whole: Tree, path: Path) -> Tree:
    whole = copy.deepcopy(whole)
    above = at(whole, path[:-1])
    if isinstance(above, list):
        above.pop(int(path[-1]))
    else:
        above.pop(path[-1], None)
    return whole


def comments_of(data: bytes) -> set[str]:
    """List what stands after the `#` of comments at the end of lines."""
    return {line.rpartition("  # ")[2] for line in data.decode().splitlines() if "  # " in line}
