"""The strip with the banner's text: where it is, how large its letters are, and their contrast.

Platforms show a profile picture as a circle, so a strip at the very bottom would have no width
left. Between 65 and 80 % of the height the circle is at least 80 % as wide as the picture, and
the text is fitted into that.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.cli.errors import CommandError, install_line
from socialpolicy.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

SIDE = 800
"""Pixels of the picture's side; platforms ask for 400 to 800, and make their own sizes of it."""

TOP, BOTTOM = 0.65, 0.80
"""Where the strip begins and ends, as shares of the height."""

MARGIN = 0.03
"""What is left between the text and the circle on either side, as a share of the side."""

LEAST_CONTRAST = 4.5
"""WCAG 2.1, 1.4.3 (AA), for text of any size."""

WEIGHT = 600
"""Semibold, of the font's 200 to 900: strokes that hold where the picture is small."""

LEAST_HEIGHT = 5.5
"""Pixels of a small letter, such as x, that can still be read on a screen. Our choice."""

LONGEST_TEXT = 60
"""Characters of a text; the largest common size of 176 pixels holds some 25 that can be read."""

_TIGHT = 0.75
"""How much of the strip's height the text fills at most, from its highest to its lowest edge."""

_NEEDS_EXTRA = Text(
    sv="Bannern behöver ett tillägg. Kör: {line}",
    en="The banner needs an extra. Run: {line}",
)
_NO_GLYPH = Text(
    sv="Typsnittet saknar {letters}, så texten kan inte skrivas på bannern. Ange en annan text med "
    "--text.",
    en="The font has no {letters}, so the text cannot be written on the banner. Give another text "
    "with --text.",
)
_TOO_LONG = Text(
    sv="Texten på bannern är {count} tecken, och fler än {most} går aldrig att läsa. Ange en "
    "kortare med --text.",
    en="The banner's text is {count} characters, and more than {most} can never be read. Give a "
    "shorter one with --text.",
)
_EMPTY = Text(
    sv="Bannern har ingen text. Ange en med --text.",
    en="The banner has no text. Give one with --text.",
)
_NOT_COLOUR = Text(
    sv="{word} är ingen färg. Skriv den som sex tecken efter #, till exempel #005aa0.",
    en="{word} is not a colour. Write it as six characters after #, such as #005aa0.",
)


class Colour(NamedTuple):
    """A colour in sRGB, each part 0 to 255."""

    red: int
    green: int
    blue: int


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


class Banner(NamedTuple):
    """What was drawn: the text, its contrast, and the smallest side it can be read at."""

    text: str
    contrast: float
    smallest_side: int


def require_extra() -> None:
    """Raise CommandError, with the line to paste, where the libraries are not installed."""
    try:
        import fontpkg_source_sans_3  # noqa: F401
        import PIL.ImageFont  # noqa: F401
    except ImportError:
        raise CommandError(_NEEDS_EXTRA, line=install_line("banner")) from None


def chord(height: float) -> float:
    """Give the width of a circle at a height from its top, both as shares of its diameter."""
    return 2 * math.sqrt(max(0.0, height * (1 - height)))


def luminance(colour: Colour) -> float:
    """Give the relative luminance of a colour, 0 to 1 (WCAG 2.1, "relative luminance")."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_colour(strip: Colour) -> Colour:
    """Choose white or black for text on a strip; the better has at least 4.58:1 on any colour."""
    return max((WHITE, BLACK), key=lambda colour: contrast(colour, strip))


def read_colour(word: str) -> Colour:
    """Read `#005aa0`. Raises CommandError for any other."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", word):
        raise CommandError(_NOT_COLOUR, word=word)
    return Colour(*bytes.fromhex(word.removeprefix("#")))


def font_at(size: int) -> FreeTypeFont:
    """Load Source Sans 3 (SIL Open Font License 1.1) at a size in pixels, semibold."""
    from fontpkg_source_sans_3 import ROOT
    from PIL import ImageFont

    file = Path(ROOT) / "files" / "SourceSans3[wght].ttf"
    # The other engine is not installed everywhere, and would lay out otherwise.
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([WEIGHT])
    return font


def require_drawable(text: str) -> None:
    """Raise CommandError for a text that cannot be drawn: empty, too long, a letter missing."""
    if not text.strip():
        raise CommandError(_EMPTY)
    if len(text) > LONGEST_TEXT:
        raise CommandError(_TOO_LONG, count=len(text), most=LONGEST_TEXT)
    font = font_at(40)
    box = font.getmask("\U0010fffe")
    lacking = []
    for letter in dict.fromkeys(text):
        mask = font.getmask(letter)
        # A letter that a font lacks is drawn as a box, and nothing says so.
        drawn_as_box = mask.size == box.size and bytes(mask) == bytes(box)
        unseen = letter != " " and not mask.getbbox()
        if drawn_as_box or unseen or not letter.isprintable():
            lacking.append(letter)
    if lacking:
        raise CommandError(_NO_GLYPH, letters=lacking)


def fitting_font(text: str) -> tuple[FreeTypeFont, tuple[int, int]]:
    """Give the largest font that the text fits the strip with, and where its line begins.

    The place is that of Pillow's anchor "ls": left, on the line that letters stand on.
    """
    smallest, too_large = 1, SIDE
    while too_large - smallest > 1:
        size = (smallest + too_large) // 2
        if _fits(font_at(size), text):
            smallest = size
        else:
            too_large = size
    font = font_at(smallest)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    middle = (TOP + BOTTOM) / 2 * SIDE
    return font, (round(SIDE / 2 - (left + right) / 2), round(middle - (top + bottom) / 2))


def _fits(font: FreeTypeFont, text: str) -> bool:
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    height = (bottom - top) / SIDE
    if height > (BOTTOM - TOP) * _TIGHT:
        return False
    # The circle is narrower further down, so the text's lowest edge decides.
    lowest = (TOP + BOTTOM) / 2 + height / 2
    return bool((right - left) / SIDE <= chord(lowest) - 2 * MARGIN)


def draw(picture: Image, text: str, strip: Colour) -> Banner:
    """Draw the strip and its text on a picture of SIDE × SIDE in RGB, and say how they came out.

    Raises CommandError for a text that cannot be drawn.
    """
    from PIL import ImageDraw

    require_drawable(text)
    font, place = fitting_font(text)
    ink = text_colour(strip)
    canvas = ImageDraw.Draw(picture)
    canvas.rectangle((0, round(TOP * SIDE), SIDE, round(BOTTOM * SIDE) - 1), fill=strip)
    canvas.text(place, text, fill=ink, font=font, anchor="ls")
    _, top, _, bottom = font.getbbox("x", anchor="ls")
    smallest = math.ceil(LEAST_HEIGHT * SIDE / (bottom - top))
    return Banner(text, contrast(ink, strip), smallest)
