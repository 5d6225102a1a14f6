"""Code frames: the marks stand right under what they mark, whatever the line holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.formats import render
from socialpolicy.screen import cells, wrap
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict

RULE = Rule(
    "A14",
    "deputy-missing",
    Severity.ERROR,
    *(Text(sv="Fel", en="Wrong"),) * 4,
    example=Example(bad="", good=""),
)
WRONG = FilledText(Text(sv="Fel", en="Wrong"), {})


def word(text: str) -> FilledText:
    return FilledText(Text(sv=text, en=text), {})


def printed(
    text: str,
    *span: int,
    said: str = "",
    related: tuple[tuple[Span, str], ...] = (),
    width: int = 80,
) -> list[str]:
    """Give the rows of the frame between its two bars, for a span of four numbers."""
    source = Source("x.yaml", text.encode("utf-8", "surrogatepass"))
    label = Label(source, Span(*span), word(said) if said else None)
    others = tuple(Label(source, place, word(name)) for place, name in related)
    finding = Finding(RULE, Severity.ERROR, WRONG, label, related=others)
    found = Verdict((finding,), "registry", datetime(2026, 11, 22, tzinfo=UTC), 1)
    rows = render("text", found, Language.ENGLISH, width=width).split("\n")
    start = next((i for i, row in enumerate(rows) if row.strip() == "|"), None)
    if start is None:
        return []
    end = next(i for i, row in enumerate(rows) if row.strip() == "|" and i > start)
    return rows[start + 1 : end]


def test_a_mark_with_a_word() -> None:
    assert printed("id: x\nname: y\n", 2, 7, 2, 8, said="here") == [
        "2 | name: y",
        "  |       ^ here",
    ]


def test_the_line_it_belongs_under_goes_before() -> None:
    text = "manager:\n  role: a\n  # why\n\n  asked: b\n  list:\n  - c\n  - d\n"
    assert printed(text, 2, 3, 2, 7) == ["1 | manager:", "2 |   role: a", "  |   ^^^^"]
    assert printed(text, 5, 3, 5, 8)[:3] == ["1 | manager:", "...", "5 |   asked: b"]
    assert printed(text, 8, 5, 8, 6) == [
        "6 |   list:",
        "7 |   - c",
        "8 |   - d",
        "  |     ^",
    ]
    assert printed(text, 1, 1, 1, 8) == ["1 | manager:", "  | ^^^^^^^"]


def test_a_parent_too_far_above_is_not_looked_for() -> None:
    text = "a:\n" + "\n" * 60 + "  b: c\n"
    assert printed(text, 62, 3, 62, 4) == ["62 |   b: c", "   |   ^"]


def test_related_places_in_the_file_stand_in_order_with_gaps() -> None:
    text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"
    related = ((Span(5, 1, 5, 2), "last"), (Span(2, 1, 2, 2), "first"), (Span(2, 4, 2, 5), "too"))
    assert printed(text, 2, 1, 2, 5, related=related) == [
        "2 | b: 2",
        "  | ^^^^",
        "  | - first",
        "  |    - too",
        "...",
        "5 | e: 5",
        "  | - last",
    ]


def test_a_span_over_several_lines_is_marked_on_its_first() -> None:
    text = "a: 1   \nb: 2\nc: 3\n"
    assert printed(text, 1, 4, 3, 2) == ["1 | a: 1", "  |    ^ … to line 3"]
    assert printed(text, 1, 4, 3, 2, said="all this")[1] == "  |    ^ all this … to line 3"


def test_a_place_after_the_end_of_the_line_is_marked_at_its_end() -> None:
    assert printed("deputy:\n", 1, 8, 1, 8) == ["1 | deputy:", "  |        ^"]
    assert printed("deputy:\n", 1, 30, 1, 40) == ["1 | deputy:", "  |        ^"]
    assert printed("deputy:\n", 2, 1, 2, 1) == ["2 |", "  | ^"]
    assert printed("deputy:\n", 99, 5, 99, 9) == ["99 |", "   | ^"]


def test_an_empty_file_has_no_frame() -> None:
    assert printed("", 1, 1, 1, 1) == []


def test_tabs_and_unseen_characters_are_shown_and_measured() -> None:
    assert printed("\ta:\tb\n", 1, 5, 1, 6) == ["1 |     a:    b", "  |           ^"]
    assert printed("a: \x1b[2J\u200bb\n", 1, 9, 1, 10) == [
        "1 | a: \\x1b[2J\\u200bb",
        "  |                 ^",
    ]
    assert printed("a: e\u0301b\n", 1, 6, 1, 7) == ["1 | a: e\u0301b", "  |     ^"]


def test_a_command_to_githubs_runner_is_shown_and_not_given() -> None:
    assert printed("a: ##[error]b\n", 1, 13, 1, 14) == [
        "1 | a: ##\\x5berror]b",
        "  |                ^",
    ]


def test_joined_emoji_take_the_place_of_one() -> None:
    assert printed("a: 👩\u200d👩\u200d👧 b\n", 1, 10, 1, 11)[1] == "  |      " + " ^"


@pytest.mark.parametrize(
    ("column", "shown", "marks"),
    [
        (1, "1 | abcdefghijklmnopqrstuvwxyzabcdefgh…", "  | ^"),
        (30, "1 | …mnopqrstuvwxyzabcdefghijklmnopqrst…", "  |                   ^"),
        (520, "1 | …stuvwxyzabcdefghijklmnopqrstuvwxyz", "  |                                   ^"),
    ],
)
def test_a_long_line_is_shown_around_its_mark(column: int, shown: str, marks: str) -> None:
    text = "abcdefghijklmnopqrstuvwxyz" * 20
    assert printed(text, 1, column, 1, column + 1, width=40) == [shown, marks]


def test_a_mark_longer_than_the_screen_is_cut_with_its_line() -> None:
    line, marks = printed("a" * 500, 1, 100, 1, 300, width=40)
    assert line == "1 | …" + "a" * 34 + "…"
    assert marks == "  |  " + "^" * 34


def test_a_word_without_room_beside_the_mark_goes_below_it() -> None:
    rows = printed("a: " + "b" * 30, 1, 30, 1, 31, said="a word of some length", width=40)
    assert rows == [
        "1 | a: " + "b" * 30,
        "  | " + " " * 29 + "^",
        "  | " + " " * 12 + "a word of some length",
    ]


# A terminal of its own, whose widths come from another library, says what stands above a mark.

LETTERS = st.text(
    st.one_of(
        st.sampled_from("abc åäö:-_[]"),
        st.sampled_from("図書館한국ｱﾞ全"),
        st.sampled_from("📚🏊🎉"),
        st.sampled_from("ÅßЖאع€•…"),
    ),
    max_size=150,
)


@given(
    line=LETTERS, start=st.integers(0, 150), length=st.integers(0, 60), width=st.integers(40, 90)
)
def test_what_stands_above_the_marks_is_what_is_marked(
    line: str, start: int, length: int, width: int
) -> None:
    line = f"x{line}x"
    start = min(start, len(line) - 1)
    end = min(start + length, len(line))
    rows = printed(line, 1, start + 1, 1, end + 1, width=width)
    screen = pyte.Screen(width, len(rows))
    pyte.Stream(screen).feed("\r\n".join(rows))
    shown, marks = (screen.buffer[row] for row in (0, 1))
    marked = [column for column in range(width) if marks[column].data == "^"]
    assert marked == list(range(marked[0], marked[-1] + 1))
    above = "".join(shown[column].data for column in marked)
    wanted = line[start:end]
    if not wanted:
        assert len(marked) == 1
    elif cells(wanted) < width - 8:
        assert above == wanted
    else:  # a mark wider than the screen is cut
        assert wanted.startswith(above)
        assert len(marked) > width - 10


@given(
    text=st.text(st.sampled_from("ab 図📚  ")), room=st.integers(2, 30), first=st.integers(2, 30)
)
def test_wrapped_text_keeps_its_letters_and_its_room(text: str, room: int, first: int) -> None:
    lines = wrap(text, room, first)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert cells(lines[0]) <= first
    assert all(cells(line) <= room for line in lines[1:])
