"""The two readers of YAML agree, the places they give are true, and odd text is refused."""

from __future__ import annotations

import builtins
import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socialpolicy.source import BOM, Source, Span
from socialpolicy.yaml import Document, Plain, errors, read, read_exact, read_fast
from tests.places import SAMPLE, TESTS

OWN = sorted(SAMPLE.rglob("*.yaml"))
ALL = sorted(TESTS.rglob("*.yaml"))


def source(text: str) -> Source:
    return Source("file.yaml", text.encode())


def value(text: str) -> Plain:
    document = read(source(text))
    assert document.readable, [problem.said for problem in document.problems]
    assert not document.problems
    return document.value


def assert_they_agree(data: bytes) -> bool:
    """Whenever the fast reader answers, the exact one says the same. Gives whether it did."""
    if errors.encoding_problem(Source("file.yaml", data)):
        return False
    try:
        with read_fast.silence():
            found = read_fast.plain(read_fast.as_json(data))
    except read_fast.NotPlainError:
        return False
    reading = read_exact.read(Source("file.yaml", data))
    assert reading.readable
    assert not reading.problems
    assert reading.value == found
    assert_places_are_those_of(reading.marks, read(Source("file.yaml", data)))
    return True


@pytest.mark.parametrize("file", ALL, ids=lambda file: str(file.relative_to(TESTS)))
def test_the_readers_agree_on_every_file(file: Path) -> None:
    assert_they_agree(file.read_bytes())


@pytest.mark.parametrize("file", ALL, ids=lambda file: str(file.relative_to(TESTS)))
def test_places_are_the_same_whether_all_or_a_part_is_looked_through(file: Path) -> None:
    read_file = Source("file.yaml", file.read_bytes())
    document = read(read_file)
    whole = read_exact.read(read_file).marks
    assert_places_are_those_of(whole, document)


def assert_places_are_those_of(
    whole: Mapping[tuple[str | int, ...], read_exact.Marks], of: Document
) -> None:
    """Every place of a document is where a reading of all of the file found it."""
    top = whole.get(("id",)) or whole.get(())
    for path, marks in whole.items():
        value = marks.key if marks.container and marks.key else marks.value
        if path:
            assert of.span(path) == value
            assert of.span(path, key=True) == (marks.key or marks.value)
            assert of.span((*path, "nowhere", 3)) == value
    if top:
        assert of.span(()) == of.span(("nowhere",)) == top.value


@pytest.mark.parametrize("file", OWN, ids=lambda file: str(file.relative_to(TESTS)))
def test_the_sample_is_read_fast(file: Path) -> None:
    assert assert_they_agree(file.read_bytes())


@pytest.mark.parametrize("file", OWN, ids=lambda file: str(file.relative_to(TESTS)))
def test_so_is_what_an_editor_on_windows_makes_of_it(file: Path) -> None:
    data = file.read_bytes().replace(b"\n", b"\r\n")
    assert assert_they_agree(data)
    assert assert_they_agree(BOM + data)


@pytest.mark.parametrize("end", ["\r", "\r\r\n"])
def test_other_ends_of_lines_are_not_read_fast(end: str) -> None:
    assert not assert_they_agree(f"id: x{end}name: Badet{end}".encode())


@pytest.mark.parametrize(
    "text",
    [
        "subject: Varför? Jo & nej! 5 % rabatt, skriv till info@degerfors.se\n",
        "subject: Läs mer på https://www.degerfors.se/?q=a&b=c#d\n",
        "- {did: answered, at: 2026-11-20 14:25, by: 'Bibliotekarie, vuxen'}\n",
        "week: {mon: 08:00-17:00, fri: [08:00-12:00, 13:00-16:00]}\n",
        "roles:\n  - Bibliotekarie, vuxen # som är ansvarig\n  # och en till\n  - Kurator\n",
        'name: "Kultur: fritid"\nsection: "3.2"\n',
        "text: |-\n  Punkt ett: böcker.\n  – Punkt två!\n\n  'Punkt tre'\nid: x\n",
        "- text: >-\n    Två rader\n    som blir en.\n  id: x\n",
        "analysis: {purpose: Möta unga,\n           audience: 13-19 år}\n",
        "editors: []\nexempt: {}\nleft:\n",
        "2026-01-06: Trettondedag jul\n",
    ],
)
def test_ordinary_text_is_read_fast(text: str) -> None:
    assert assert_they_agree(text.encode())


# ── Values ───────────────────────────────────────────────────────────────────────────────────────

WORDS = """
    .5 5. 1e5 1E5 0x1F 0o7 0b1 +1 1_000 010 -0 0 00 1.10 3.2 -3.2 0.5 2014 12:30 12:30:45
    2026-11-22 .inf -.inf .Inf NaN .nan nan inf Infinity true True TRUE false yes no on off y n
    9999999999999999999999999 1e400 0123 1.2.3 100 1.0 -1 --1 a:b a#b x? y! a&b a*b a%b a@b a`b
    = (x) $x ^ _ åäö 日本 😀 nULL
"""
AS_WRITTEN = WORDS.split()


@pytest.mark.parametrize("scalar", AS_WRITTEN)
@pytest.mark.parametrize(
    "form", ["k: {}\n", "- {}\n", "k: [a, {}, b]\n", "k: {{a: {}}}\n", "k: {}"]
)
def test_plain_scalars_stay_as_they_are_written(scalar: str, form: str) -> None:
    found = value(form.format(scalar))
    while not isinstance(found, str):
        assert found
        found = next(iter(found.values())) if isinstance(found, dict) else found[len(found) // 2]
    assert found == scalar
    assert_they_agree(form.format(scalar).encode())


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "  # inget", "\n  # inget"])
def test_nothing_is_left_out_of_a_mapping(nothing: str) -> None:
    assert value(f"a: {nothing}\nb: c\n") == {"b": "c"}


def test_nothing_stays_in_a_list() -> None:
    assert value("- ~\n- \n- null\n- 'null'\n- ''\n") == [None, None, None, "null", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# bara en kommentar\n", None),
        ("ord\n", "ord"),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "å\\u00e4\\n"\n', {"a": "åä\n"}),
        ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("\ufeffa: b\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: två\n   rader\n", {"a": "två rader"}),
        ("a: |\n  x\n   y\n\n  z\n", {"a": "x\n y\n\nz\n"}),
        ("a: >-\n  x\n  y\n\n  z\n", {"a": "x y\nz"}),
        ("a: |+\n  x\n\nb: c\n", {"a": "x\n\n", "b": "c"}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: [https://x.se/?q=1, b?, c]\n", {"a": ["https://x.se/?q=1", "b?", "c"]}),
        ("a: {b: 'c', \"d\": e}\n", {"a": {"b": "c", "d": "e"}}),
        ("a:\tb\n", {"a": "b"}),
        # A line that holds a tab and nothing else is empty (yaml-test-suite, DK95).
        ("a: b\n\t\nc: d\n", {"a": "b", "c": "d"}),
        ("\t\na: b\n  \t \n# c\n\t\nd:\n\t\n  - e\n\t", {"a": "b", "d": ["e"]}),
        ("a: |\n  b\n  \t\n  c\n", {"a": "b\n\t\nc\n"}),
        ("a: b", {"a": "b"}),
        ("a: [b,]\n", {"a": ["b"]}),
        ("<<<<<: b\n", {"<<<<<": "b"}),
    ],
)
def test_values(text: str, expected: Plain) -> None:
    assert value(text) == expected


# ── Text made at random ──────────────────────────────────────────────────────────────────────────

PIECES = [
    *AS_WRITTEN,
    *("~", "null", "Null", "", "a: b", "a #b", "#b", "a, b", "- a", "-a", "-", "---", "...", "?"),
    *("? a", "!x", "&x", "*x", "%x", "@x", "`x", ": a", ":a", "::", "a:", "a :b", "a]", "a}", "}"),
    *("'q'", '"q"', "'it''s'", '"a\\nb"', "''", '""', "'null'", "'1.5'", "'a': b", "[a]: b"),
    *("[a, b]", "[]", "{}", "{a: b}", "{a: , b: c}", "[a,,b]", "[a, ]", "{a}", "{a:b}", "[a: b]"),
    *("|", "|-", "|+", ">", ">-", "| # c", ">1", "|2-", "<<", "=======", "<<<<<<<", "a\tb", "\\x"),
    *("'a\n  b'", '"a\n\n  b"', "a\n  b", "[a,\n b]", "{a: b,\n c: d}", "[a\n b]", "a\u00a0b"),
    *("{b: [c, {d: e}]}", "[[a], []]", "x: y: z", "- - a", "-  - a", "&a b", "!!str a", "- : a"),
]
MARKS = "ab: -\n[]{},'\"#|>?!&*%@`~\\ \n  .0123e+å\n"


@st.composite
def near_yaml(draw: st.DrawFn, depth: int = 0, indent: int = 0) -> str:
    """Make lines that are nearly, and often quite, YAML."""
    lines = []
    space = " " * indent
    for number in range(draw(st.integers(1, 3))):
        form = draw(st.integers(0, 6 if depth < 3 else 3))
        piece = draw(st.sampled_from(PIECES))
        match form:
            case 0 | 1:
                lines.append(f"{space}{draw(st.sampled_from('kmn'))}{number}: {piece}\n")
            case 2:
                lines.append(f"{space}- {piece}\n")
            case 3:
                header = draw(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+", "|2"]))
                more = " " * draw(st.integers(0, 3))
                lines.append(f"{space}k{number}: {header}\n{space}{more}{piece}\n{space} {more}a\n")
            case 4:
                below = draw(near_yaml(depth + 1, indent + draw(st.sampled_from([0, 1, 2, 2, 4]))))
                lines.append(
                    f"{space}k{number}:{draw(st.sampled_from(['', ' ', ' # c']))}\n{below}"
                )
            case 5:
                below = draw(near_yaml(depth + 1, indent + 2))
                lines.append(f"{space}- {below.lstrip(' ')}")
            case _:
                lines.append(f"{space}k{number}: {draw(brackets())}\n")
    text = "".join(lines)
    return text if depth or draw(st.booleans()) else text.rstrip("\n")


def brackets() -> st.SearchStrategy[str]:
    def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        comma = st.sampled_from([", ", ", ", ",", ",\n  ", " ,"])
        items = st.lists(inner, max_size=3)
        pairs = st.lists(
            st.builds("{}{}{}".format, st.sampled_from(PIECES), st.just(": "), inner), max_size=2
        )
        return st.one_of(
            st.builds(lambda between, many: f"[{between.join(many)}]", comma, items),
            st.builds(lambda between, many: f"{{{between.join(many)}}}", comma, pairs),
        )

    return st.recursive(st.sampled_from(PIECES), wider, max_leaves=5)


@given(near_yaml() | brackets().map("k: {}\n".format) | st.text(MARKS, max_size=40))
@example("k: nan\n")
@example("{a:b}\n")
@example("k: >\n a")
@example("k: |+\n ")
@example("a: {b: c:?}\n")
@example(f"{'a' * 2000}: b\n")
@example("".join(f"{' ' * depth}a:\n" for depth in range(40)))
def test_the_readers_agree_on_whatever_the_fast_one_takes(text: str) -> None:
    assert_they_agree(text.encode())


@given(st.binary(max_size=60))
def test_no_bytes_make_a_reader_raise(data: bytes) -> None:
    assert_they_agree(data)
    read(Source("file.yaml", data))
    read_exact.read(Source("file.yaml", data))


def test_damaged_files_are_read_alike() -> None:
    """Take ordinary files and change a character here and there."""
    chance = random.Random(1)  # noqa: S311 - no secret depends on it
    files = [file.read_text(encoding="utf-8")[:3000] for file in OWN]
    read_fast = 0
    for _ in range(1500):
        text = chance.choice(files)
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(MARKS) + text[at + chance.randint(0, 1) :]
        read_fast += assert_they_agree(text.encode())
    assert read_fast > 300


def test_looking_takes_time_in_proportion_to_the_text() -> None:
    """Nothing that is hard for a pattern of words is hard for this one."""
    for piece in (
        "a",
        "[",
        " ",
        "a:",
        "[a, b], ",
        "{a: b}, ",
        ",\n ",
        "#",
        "- ",
        "k: a\n",
        "  a\n",
    ):
        text = ("k: [" + piece * (2_000_000 // len(piece))).encode()
        assert not read_fast.is_ordinary(text)


# ── Places ───────────────────────────────────────────────────────────────────────────────────────

PLACES = """\
id: example
plain: Ett ord till  # kommentar
single: 'it''s'
double: "å\\tä"
flow: {role: Kulturchef, roles: ["a, b", c?]}
list:
  - first
  - second: två
    third: |
      rad ett
      rad två

  - >-
    sist
empty:
folded: Hit
  och dit
"""


@pytest.mark.parametrize(
    ("path", "excerpt"),
    [
        (("id",), "example"),
        (("plain",), "Ett ord till"),
        (("single",), "'it''s'"),
        (("double",), '"å\\tä"'),
        (("flow",), "flow"),
        (("flow", "role"), "Kulturchef"),
        (("flow", "roles"), "roles"),
        (("flow", "roles", 0), '"a, b"'),
        (("flow", "roles", 1), "c?"),
        (("list",), "list"),
        (("list", 0), "first"),
        (("list", 1, "second"), "två"),
        (("list", 1, "third"), "|\n      rad ett\n      rad två\n"),
        (("list", 2), ">-\n    sist"),
        (("empty",), ""),
        (("folded",), "Hit\n  och dit"),
        (("list", 0, "nowhere"), "first"),
        (("list", 9), "list"),
        (("nowhere", "at", "all"), "example"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_path_stands_where_its_text_does(
    path: tuple[str | int, ...], excerpt: str, ending: str, mark: str
) -> None:
    document = read(source(mark + PLACES.replace("\n", ending)))
    assert document.source.excerpt(document.span(path)) == excerpt


def test_a_key_is_marked_when_asked_for() -> None:
    document = read(source(PLACES))
    place = (document.place / "flow" / "role").key
    assert document.source.excerpt(place.label().span) == "role"


def test_columns_count_characters() -> None:
    assert read(source("a: {å😀: [é, b]}\n")).span(("a", "å😀", 1)) == Span(1, 13, 1, 14)


def scalars(found: Plain, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    match found:
        case dict():
            for key, below in found.items():
                yield from scalars(below, (*path, key))
        case list():
            for index, below in enumerate(found):
                yield from scalars(below, (*path, index))
        case str():
            yield path, found


@pytest.mark.parametrize("file", ALL, ids=lambda file: str(file.relative_to(TESTS)))
def test_what_is_marked_is_the_value(file: Path) -> None:
    document = read(Source("file.yaml", file.read_bytes()))
    for path, text in scalars(document.value):
        marked = document.source.excerpt(document.span(path))
        assert read(source(f"{marked}\n")).value == text


# ── Without the fast parsers ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def pure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take rapidyaml and libyaml away, as on a system without wheels for them."""
    found = builtins.__import__

    def without(name: str, *rest: Any) -> Any:  # noqa: ANN401
        if name in ("ryml", "yaml._yaml"):
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    for module in ("ryml", "yaml._yaml"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    read_fast._ryml.cache_clear()


@pytest.mark.parametrize("file", OWN[:4] + OWN[-3:], ids=lambda file: file.name)
def test_without_them_a_file_reads_the_same(file: Path, request: pytest.FixtureRequest) -> None:
    data = file.read_bytes()
    before = read(Source("file.yaml", data))
    marks = read_exact.read(before.source).marks
    request.getfixturevalue("pure")
    assert read_fast._ryml() is None
    after = read(Source("file.yaml", data))
    read_fast._ryml.cache_clear()
    assert (after.value, after.problems) == (before.value, ())
    assert read_exact.read(after.source).marks == marks


@pytest.mark.parametrize(
    "text",
    [
        PLACES,
        "a: &b c\nd: *b\n",
        "a: !!str c\n",
        "a: !x c\n",
        "a: b\na: c\n",
        "a: b\n---\nc: d\n",
        "%YAML 1.2\n---\na: b\n",
        "<<: {a: b}\n",
        "[a]: b\n",
        '"\\e": "\\uFEFF"\n',
        "a: [b\n",
        "a: b: c\n",
        "a: b\nc d\ne: f\n",
        "a:\n  b:c\n  d: e\n",
        'a: "b\nc: d\n',
        "a: 'b\nc: 'd'\n",
        "[" * 100,
    ],
)
def test_without_them_the_same_is_wrong(text: str, request: pytest.FixtureRequest) -> None:
    before = read_exact.read(source(text))
    request.getfixturevalue("pure")
    after = read_exact.read(source(text))
    read_fast._ryml.cache_clear()
    assert after.readable == before.readable
    assert [(problem.flaw, problem.label.span.line) for problem in after.problems] == [
        (problem.flaw, problem.label.span.line) for problem in before.problems
    ]
    if before.readable:
        assert after.value == before.value
        assert after.marks == before.marks


def test_a_process_without_standard_error_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with read_fast.silence():
        assert read_fast.plain(read_fast.as_json(b"a: b\n")) == {"a": "b"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf_8_is_found_where_it_stands(mark: bytes) -> None:
    found = errors.encoding_problem(Source("file.yaml", mark + "a: 1\nåb".encode() + b"\xff\n"))
    assert found is not None
    assert (found.label.span.line, found.label.span.column) == (2, 3)
    assert found.said.values["byte"] == "0xff"


class TestThePlaceOfAnEntrysText:
    """Text on a line of its own is found without parsing, exactly where the exact reader has it."""

    LOG = (
        "# Först\n"
        "- id: å-1\n"
        "  subject: Öppettider i jul   \n"
        "  received: 2026-11-20 14:05\n"
        "  kind: question  # en fråga\n"
        "\n"
        "- subject: 'received: i dag'\n"
        "  id: b\n"
        "  actions:\n"
        "    - {did: answered, at: 2026-11-20 15:00,\n"
        "      received: x, by: y}\n"
        "  text: |-\n"
        "    received: z\n"
        "    kind: z\n"
        "- reference: fb:9f#1\n"
        "  kind: a|b\n"
        "  id:\n"
    )

    def test_it_is_where_the_exact_reader_has_it(self) -> None:
        exact = read_exact.read(source(self.LOG))
        document = read(source(self.LOG))
        assert document.entries == 3
        for path, marks in exact.marks.items():
            if len(path) == 2 and not marks.container:
                assert document.span(path) == marks.value, path

    def test_the_lines_above_are_counted_once(self) -> None:
        """The last of many entries costs what the first does: its bytes, not those above it."""
        asked: list[tuple[int, int]] = []

        class Counted(bytes):
            def count(self, what: Any, start: Any = 0, end: Any = None) -> int:  # noqa: ANN401
                asked.append((start, end))
                return super().count(what, start, end)

        entries = 200
        text = "".join(f"- id: a-{n}\n  kind: question\n" for n in range(entries))
        document = read(source(text))
        document.__dict__["data"] = Counted(document.data)
        lines = [document.span((n, "kind")).line for n in range(entries)]
        assert lines == [2 * n + 2 for n in range(entries)]
        assert sum(end - start for start, end in asked) <= 2 * len(text)


def test_a_value_of_an_account_is_where_the_exact_reader_has_it() -> None:
    """Also one in braces on the line of its key, beside quoted text with a comma in it."""
    text = (
        "id: å-1   \n"
        "name: Badet:idag  # ett namn\n"
        'watch: {role: "Chef, watched: ej", every: 1, watched: 2026-11-20}\n'
        "banner: {by: 'a, on: 1', on: 2, at: {on: 3}}\n"
        "profile:\n  name: z\n  id: y\n"
    )
    exact = read_exact.read(source(text))
    document = read(source(text))
    assert document.keyed
    assert_places_are_those_of(exact.marks, document)
    assert document.span(("watch", "watched")).column == text.split("\n")[2].index("2026") + 1
    assert document.has(("watch", "watched"))
    assert not document.has(("deputy",))
