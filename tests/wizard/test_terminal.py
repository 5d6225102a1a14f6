"""Text broken for a screen."""

from __future__ import annotations

import pytest

from socialpolicy.wizard.terminal import broken


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("  ”En mening som är lång.”", 14, ["  ”En mening", "  som är", "  lång.”"]),
        ("En mening", 5, ["En", "menin", "g"]),
        ("Rubrik\n  a b c", 6, ["Rubrik", "  a b", "  c"]),
        ("", 10, [""]),
        ("  ", 10, [""]),
        ("a\x1bb", 10, ["a\\x1bb"]),
    ],
)
def test_what_is_indented_stays_so(text: str, width: int, lines: list[str]) -> None:
    assert list(broken(text, width)) == lines
