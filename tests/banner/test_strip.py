"""The strip: where a round crop still shows its text, and with what contrast."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from socialpolicy.banner import strip
from socialpolicy.banner.strip import BLACK, BOTTOM, SIDE, TOP, WHITE, Colour
from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Language

COLOURS = st.builds(Colour, *(st.integers(0, 255),) * 3)
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.-/ "
NAVY = Colour(27, 42, 65)


def drawn(text: str, colour: Colour = NAVY) -> tuple[Image.Image, strip.Banner]:
    picture = Image.new("RGB", (SIDE, SIDE), "white")
    return picture, strip.draw(picture, text, colour)


@pytest.mark.parametrize(
    ("height", "width"), [(0, 0), (0.5, 1), (0.8, 0.8), (0.2, 0.8), (0.1, 0.6), (1, 0)]
)
def test_the_width_of_a_circle(height: float, width: float) -> None:
    """By the triangle of 3, 4 and 5: three tenths from the middle, a circle is 0.8 wide."""
    assert strip.chord(height) == pytest.approx(width)


def test_contrast_as_the_standard_has_it() -> None:
    """WCAG 2.1: 21 for black on white; #767676 is known as the lightest grey with 4.5 on white."""
    assert strip.contrast(WHITE, BLACK) == pytest.approx(21)
    assert strip.contrast(BLACK, BLACK) == pytest.approx(1)
    assert strip.contrast(Colour(0x76, 0x76, 0x76), WHITE) == pytest.approx(4.54, abs=0.01)
    assert strip.contrast(Colour(0x77, 0x77, 0x77), WHITE) < strip.LEAST_CONTRAST


@given(COLOURS)
def test_text_shows_on_a_strip_of_any_colour(colour: Colour) -> None:
    assert strip.contrast(strip.text_colour(colour), colour) >= strip.LEAST_CONTRAST


@given(st.text(LETTERS, min_size=1, max_size=40).filter(str.strip))
def test_all_of_the_text_is_in_the_strip_and_in_the_circle(text: str) -> None:
    picture, _ = drawn(text)
    plain = Image.new("RGB", (SIDE, SIDE), "white")
    plain.paste(NAVY, (0, round(TOP * SIDE), SIDE, round(BOTTOM * SIDE)))
    box = ImageChops.difference(picture, plain).getbbox()
    if box is None:
        assert not text.strip(" -.")  # no ink
        return
    left, top, right, bottom = box
    assert TOP * SIDE < top < bottom < BOTTOM * SIDE
    for x in (left, right):
        for y in (top, bottom):
            assert math.hypot(x - SIDE / 2, y - SIDE / 2) < SIDE / 2


def test_the_strip_is_opaque_over_the_whole_width() -> None:
    picture, banner = drawn("degerfors.se")
    row = round(TOP * SIDE) + 2
    assert {picture.getpixel((x, row)) for x in range(SIDE)} == {(27, 42, 65)}
    assert banner.contrast == pytest.approx(strip.contrast(WHITE, NAVY))
    # As large as the size that the text can be read at says: some 100 pixels.
    assert 80 < banner.smallest_side < 110


def test_a_longer_text_has_smaller_letters() -> None:
    sides = [drawn(text)[1].smallest_side for text in ("kil.se", "kommunen.se", "k" * 30)]
    assert sides == sorted(set(sides))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no text"),
        (" ", "has no text"),
        ("日本.se", "The font has no 日 and 本"),
        ("a😊", "The font has no 😊"),
        ("a\u200bb", r"The font has no \u200b"),
        ("\u202eabc", r"The font has no \u202e"),
        ("x" * 61, "61 characters"),
    ],
)
def test_a_text_that_cannot_be_drawn(text: str, sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        drawn(text)
    assert sentence in refused.value.said.in_language(Language.ENGLISH)


def test_swedish_letters_are_drawn_each_as_its_own() -> None:
    masks = {letter: bytes(strip.font_at(40).getmask(letter)) for letter in "åäöaoÅÄÖAO"}
    assert len(set(masks.values())) == len(masks)


@pytest.mark.parametrize("word", ["red", "#12345", "#gggggg", "", "#1234567"])
def test_what_is_no_colour(word: str) -> None:
    with pytest.raises(CommandError):
        strip.read_colour(word)
    assert strip.read_colour("005aA0") == (0, 90, 160)
