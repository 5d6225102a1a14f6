"""The one screen: what a stream can show, and text laid out for it."""

from __future__ import annotations

import io
import itertools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from socialpolicy.screen import (
    NARROWEST,
    Screen,
    laid_out,
    painted,
    screen_of,
    table,
    with_progress,
    wrap,
)


class Stream(io.StringIO):
    """A stream that is a terminal or a pipe."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "variables", "colour"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        # https://no-color.org: "when present and not an empty string".
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"TERM": "unknown"}, False),
        (False, {}, False),
        (False, {"FORCE_COLOR": "1"}, False),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_as_the_variables_have_it(
    terminal: bool, variables: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color", "COLUMNS": "70"} | variables).items():
        monkeypatch.setenv(name, value)
    assert screen_of(Stream(terminal=terminal)) == Screen(70, colour)


@pytest.mark.parametrize("terminal", [True, False])
def test_no_screen_is_too_narrow_and_prose_has_its_limit(
    terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "12")
    assert screen_of(Stream(terminal=terminal)).width == NARROWEST
    monkeypatch.setenv("COLUMNS", "180")
    assert screen_of(Stream(terminal=terminal))[0] == 180
    assert screen_of(Stream(terminal=terminal)).prose == 100


def test_only_people_get_lines_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    text = f"{'ord ' * 12}slut\n  {'kopiera ' * 9}"
    assert laid_out(text, Stream(terminal=False)) == text
    broken = laid_out(text, Stream(terminal=True)).split("\n")
    # Ten words of three letters and nine spaces between them are 39 cells.
    assert broken == [" ".join(["ord"] * 10), "ord ord slut", f"  {'kopiera ' * 9}"]


def test_lines_break_at_spaces_and_never_at_no_break_spaces() -> None:
    assert wrap("minst tre 50\u00a0000 i (Ansvar,\u00a043)", 13) == [
        "minst tre",
        "50\u00a0000 i",
        "(Ansvar,\u00a043)",
    ]
    assert wrap("12\u202f345 678", 8) == ["12\u202f345", "678"]
    assert wrap("", 10) == [""]
    assert wrap("aaaa bb cc", 4, 7) == ["aaaa bb", "cc"]


def test_what_fills_two_cells_is_counted_so() -> None:
    assert wrap("図図 図図図", 6) == ["図図", "図図図"]
    assert wrap("図図図図", 5) == ["図図", "図図"]


@given(st.text("a[]/:\\図 bold", max_size=80), st.integers(4, 30))
def test_no_letter_is_taken_for_markup(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
    (row, *rest) = table([(text.strip() or "x", "slut")], 120)
    assert row.startswith((text.strip() or "x").split()[0])
    assert not rest


@given(
    st.lists(st.text("aå-/", min_size=1, max_size=12), min_size=1), st.integers(12, 30),
    st.integers(12, 30),
)  # fmt: skip
def test_a_line_is_as_full_as_its_words_let_it_be(words: list[str], width: int, first: int) -> None:
    lines = wrap(" ".join(words), width, first)
    kept = [line.split(" ") for line in lines]
    assert [word for line in kept for word in line] == words
    for number, (line, after) in enumerate(pairwise(kept)):
        most = width if number else first
        assert len(" ".join(line)) <= most < len(" ".join([*line, after[0]]))


def test_a_table_wraps_its_last_column_alone() -> None:
    rows = [
        ("A14", "[red]fel[/red]", "Kontot har ingen som svarar"),
        ("A2", "図", ":smile: 1\u00a02"),
    ]
    assert table(rows, 43, indent=2) == [
        "  A14  [red]fel[/red]  Kontot har ingen som",
        "                       svarar",
        "  A2   図              :smile: 1\u00a02",
    ]
    # The last column keeps its 20 cells on the narrowest of screens.
    assert table(rows, 10)[0] == "A14  [red]fel[/red]  Kontot har ingen som"
    assert table([], 80) == []


def test_painting() -> None:
    # ECMA-48, SGR: 1 bold, 31 red, 0 as before.
    assert painted("[b]fel[/b]", "bold red") == "\x1b[1;31m[b]fel[/b]\x1b[0m"
    assert painted("fel", "") == "fel"
    assert painted("  ", "red") == "  "


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"), [(True, 0.4, True), (True, 0.1, False), (False, 0.4, False)]
)
def test_work_of_more_than_a_second_shows_how_far_it_is_to_whoever_watches(
    terminal: bool, seconds: float, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Stream(terminal=terminal)
    clock = itertools.count(0, seconds)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("socialpolicy.screen.time.monotonic", lambda: next(clock))
    monkeypatch.setenv("TERM", "xterm")
    # Five steps of two: after three of 0.4 s it is more than a second, with 0.1 s never.
    steps = [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]
    assert list(with_progress(iter(steps), 10, "Going through", len)) == steps
    assert ("Going through" in stream.getvalue()) == shown
    assert list(with_progress([], 0, "Nothing")) == []
