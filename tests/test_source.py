"""A file's text is the same whether it is held as it is, compressed, or cut into pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.source import Source, Span, pieces

LOG = "- id: å-1\n  subject: Lösenord: Sommar-4711!\r\n- id: b\n"


def test_compressed_it_shows_and_hides_what_it_did() -> None:
    source = Source("log", LOG.encode())
    source.hide(Span(2, 22, 2, 34))
    shown = source.shown_lines
    source.pack()
    assert not {"data", "text", "lines"} & vars(source).keys()
    assert source.data == LOG.encode()
    assert source.shown_lines == shown
    assert shown[1] == "  subject: Lösenord: " + "•" * 12
    source.forget_text()
    assert "data" not in vars(source)
    assert source.text == LOG


def test_what_is_not_compressed_keeps_its_bytes() -> None:
    source = Source("log", LOG.encode())
    assert source.text == LOG
    source.forget_text()
    assert source.data == LOG.encode()


@pytest.mark.parametrize(
    ("size", "begin", "expected"),
    [
        (1, b"", [b"- a\n", b"  b\n", b"- c\n", b"d"]),
        (1, b"- ", [b"- a\n  b\n", b"- c\nd"]),
        (5, b"", [b"- a\n  b\n", b"- c\nd"]),
        (100, b"", [b"- a\n  b\n- c\nd"]),
    ],
)
def test_a_piece_ends_with_a_line(size: int, begin: bytes, expected: list[bytes]) -> None:
    assert list(pieces(b"- a\n  b\n- c\nd", size, begin)) == expected


@given(st.binary(), st.integers(1, 9), st.sampled_from([b"", b"-"]))
def test_the_pieces_are_the_whole(data: bytes, size: int, begin: bytes) -> None:
    assert b"".join(pieces(data, size, begin)) == data
