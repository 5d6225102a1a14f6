"""The preview sheet: the picture as platforms show it, round and square, in four sizes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from socialpolicy.banner.strip import SIDE, Banner, font_at
from socialpolicy.text import Language, Text

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = (176, 110, 48, 40)
"""Pixels of the side: a profile on a telephone, a page, a post, a comment."""

_GAP = 24
_LABEL = 20
_PIXELS = Text(sv="{size} px", en="{size} px")
_UNREADABLE = Text(sv="går inte att läsa", en="cannot be read")
_READ_FROM = Text(
    sv="Texten {text} går att läsa från {least} px, med kontrasten {contrast}:1 mot bannern.",
    en="The text {text} can be read from {least} px up, with the contrast {contrast}:1.",
)
_UNREAD_AT = Text(
    sv="Den går inte att läsa på {sizes} px, som i flöden och kommentarer.",
    en="It cannot be read at {sizes} px, as in feeds and comments.",
)
_GREY = (70, 70, 70)
_RED = (170, 0, 0)


def sheet(picture: Image, banner: Banner, language: Language) -> Image:
    """Lay out the picture round and square in every size, with what cannot be read marked."""
    from PIL import Image, ImageDraw

    columns = [max(size, 110) for size in SIZES]
    width = sum(columns) + _GAP * (len(SIZES) + 1)
    row = SIZES[0] + 2 * _LABEL + _GAP
    page = Image.new("RGB", (width, 2 * row + _GAP), "white")
    canvas = ImageDraw.Draw(page)
    font = font_at(15)
    for line, shape in enumerate((_round, _square)):
        left, top = _GAP, _GAP + line * row
        for size, column in zip(SIZES, columns, strict=True):
            place = (left + (column - size) // 2, top + SIZES[0] - size)
            shape(page, picture, size, place)
            below = (left + column // 2, top + SIZES[0] + 6)
            said = _PIXELS.fill(language, {"size": size})
            canvas.text(below, said, fill=_GREY, font=font, anchor="ma")
            if size < banner.smallest_side:
                said = _UNREADABLE.in_language(language)
                place = (below[0], below[1] + _LABEL)
                canvas.text(place, said, fill=_RED, font=font, anchor="ma")
            left += column + _GAP
    return page


def _square(page: Image, picture: Image, size: int, place: tuple[int, int]) -> None:
    from PIL import Image

    page.paste(picture.resize((size, size), Image.Resampling.LANCZOS), place)


def _round(page: Image, picture: Image, size: int, place: tuple[int, int]) -> None:
    from PIL import Image, ImageDraw

    # Drawn large and made small, as the edge of a drawn circle is jagged.
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).ellipse((0, 0, SIDE - 1, SIDE - 1), fill=255)
    small = mask.resize((size, size), Image.Resampling.LANCZOS)
    page.paste(picture.resize((size, size), Image.Resampling.LANCZOS), place, small)


def legibility(banner: Banner, language: Language) -> str:
    """Say from which size the text can be read, and at which of the sheet's sizes it cannot."""
    # Rounded down, so that no more is said than there is.
    contrast = f"{int(banner.contrast * 10) / 10}"
    if language is Language.SWEDISH:
        contrast = contrast.replace(".", ",")
    values = {"text": banner.text, "least": banner.smallest_side, "contrast": contrast}
    said = _READ_FROM.fill(language, values)
    unread = [str(size) for size in reversed(SIZES) if size < banner.smallest_side]
    return f"{said} {_UNREAD_AT.fill(language, {'sizes': unread})}" if unread else said


def png(image: Image) -> bytes:
    """Write an image as PNG, with nothing but its pixels."""
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
