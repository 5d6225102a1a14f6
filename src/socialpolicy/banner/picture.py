"""Reading a picture that somebody has: any common format, made square, and no more than that.

What a file says of itself is not trusted: its size is looked at before it is decoded, and what
cannot be decoded is refused in a sentence. The result holds colours only, none of what cameras
write beside them, such as where a photograph was taken.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.banner.strip import SIDE
from socialpolicy.cli.errors import CommandError
from socialpolicy.storage.files import LARGEST_FILE, FileKind, display_path, read_file
from socialpolicy.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
"""The formats that are read, by Pillow's names; JPEG is also what some telephones make, MPO."""

MOST_PIXELS = 50_000_000
"""Pixels of a picture that is decoded, some 500 MB of memory at most."""

LEAST_SIDE = 176
"""Pixels of the shorter side: profile pictures are shown as large as this on a telephone."""

_NOT_FOUND = Text(
    sv="Det går inte att läsa {file}. Kontrollera namnet.",
    en="{file} cannot be read. Check its name.",
)
_TOO_LARGE = Text(
    sv="{file} är större än {megabytes} MB. Spara bilden mindre, 2000 × 2000 räcker.",
    en="{file} is larger than {megabytes} MB. Save the picture smaller, 2000 × 2000 is enough.",
)
_TOO_MANY = Text(
    sv="{file} har för många bildpunkter ({width} × {height}). Spara bilden mindre, 2000 × 2000 "
    "räcker.",
    en="{file} has too many pixels ({width} × {height}). Save the picture smaller, 2000 × 2000 is "
    "enough.",
)
_BOMB = Text(
    sv="{file} har för många bildpunkter. Spara bilden mindre, 2000 × 2000 räcker.",
    en="{file} has too many pixels. Save the picture smaller, 2000 × 2000 is enough.",
)
_TOO_SMALL = Text(
    sv="{file} är för liten ({width} × {height}). Sidorna behöver vara minst {least}, helst 800.",
    en="{file} is too small ({width} × {height}). The sides need to be at least {least}, better "
    "800.",
)
_NOT_PICTURE = Text(
    sv="{file} är ingen bild som går att läsa. Spara den som PNG eller JPEG.",
    en="{file} is not a picture that can be read. Save it as PNG or JPEG.",
)
_OTHER_KIND = Text(
    sv="{file} är {kind}, som inte går att läsa här. Spara bilden som PNG eller JPEG.",
    en="{file} is {kind}, which cannot be read here. Save the picture as PNG or JPEG.",
)
_BROKEN = Text(
    sv="{file} är trasig eller inte hel. Spara bilden på nytt som PNG eller JPEG.",
    en="{file} is broken or not whole. Save the picture anew as PNG or JPEG.",
)
CROPPED = Text(
    sv="Bilden är inte kvadratisk, så bara mitten är med.",
    en="The picture is not square, so only its middle is in it.",
)
ENLARGED = Text(
    sv="Bilden är mindre än 800 × 800, så den är förstorad och kan bli suddig.",
    en="The picture is smaller than 800 × 800, so it is enlarged and may be blurred.",
)
FIRST_OF_MANY = Text(
    sv="Bilden är rörlig, så bara den första bilden är med.",
    en="The picture moves, so only its first frame is in it.",
)

_ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held (EXIF 2.3, 4.6.4 A)."""


class Opened(NamedTuple):
    """A picture of SIDE × SIDE in RGB, and what was done to it that its owner should know."""

    image: Image
    remarks: tuple[Text, ...]


def open_square(path: Path) -> Opened:
    """Read a picture and make it square. Raises CommandError for what is no picture.

    The camera's rotation is applied, transparent parts are white, and colours are those of sRGB.
    """
    from PIL import Image

    file = display_path(path)
    kind, data = read_file(path)
    if kind is FileKind.TOO_LARGE:
        raise CommandError(_TOO_LARGE, file=file, megabytes=LARGEST_FILE // 2**20)
    if kind is not FileKind.FILE:
        raise CommandError(_NOT_FOUND, file=file)
    if named := _known_kind(data):
        raise CommandError(_OTHER_KIND, file=file, kind=named)
    with warnings.catch_warnings():
        # What the library finds odd in a file is nothing that the file's owner can mend.
        warnings.simplefilter("ignore")
        try:
            image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError:
            raise CommandError(_BOMB, file=file) from None
        except Exception:  # noqa: BLE001 - a hostile file makes the library raise anything
            raise CommandError(_NOT_PICTURE, file=file) from None
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise CommandError(_TOO_MANY, file=file, width=width, height=height)
        if min(width, height) < LEAST_SIDE:
            values = {"width": width, "height": height, "least": LEAST_SIDE}
            raise CommandError(_TOO_SMALL, file=file, **values)
        try:
            moves = bool(getattr(image, "is_animated", False)) and image.format != "MPO"
            square = _square(image)
        except Exception:  # noqa: BLE001 - as above
            raise CommandError(_BROKEN, file=file) from None
    said = (
        (CROPPED, width != height),
        (ENLARGED, min(width, height) < SIDE),
        (FIRST_OF_MANY, moves),
    )
    return Opened(square, tuple(text for text, is_so in said if is_so))


def _known_kind(data: bytes) -> str:
    """Name a format that people have and that is not read; empty for any other."""
    head = data[:512].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in head:
        return "SVG"
    if data[4:8] == b"ftyp" and data[8:12] in (
        b"heic",
        b"heix",
        b"hevc",
        b"heim",
        b"mif1",
        b"msf1",
    ):
        return "HEIC"
    return "PDF" if head.startswith(b"%pdf") else ""


def _square(image: Image) -> Image:
    from PIL import Image

    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    image.seek(0)
    # JPEG is decoded no larger than needed.
    image.draft(None, (2 * SIDE, 2 * SIDE))
    image.load()
    image = _in_eight_bits(image)
    width, height = image.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    square = image.resize(
        (SIDE, SIDE),
        Image.Resampling.LANCZOS,
        box=(left, top, left + side, top + side),
        reducing_gap=3.0,
    )
    square = _on_white(_in_srgb(square, profile))
    turn = _TURNS.get(orientation)
    square = square.transpose(Image.Transpose[turn]) if turn else square
    # A new image has none of what the file said beside its colours.
    plain = Image.new("RGB", (SIDE, SIDE))
    plain.paste(square)
    return plain


_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What undoes each orientation of EXIF, by Pillow's names."""


def _orientation(image: Image) -> int:
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - a broken note of the camera's, not a broken picture
        return 1
    return found if isinstance(found, int) else 1


def _in_eight_bits(image: Image) -> Image:
    """Give the picture with eight bits a channel and no palette, so that it can be scaled."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; to convert alone would make all but the darkest white.
        return image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    if image.mode in {"P", "PA"}:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("RGB")


def _in_srgb(image: Image, profile: object) -> Image:
    """Give colours that a file describes by a profile as they are without one."""
    if not isinstance(profile, bytes) or image.mode not in {"RGB", "CMYK"}:
        return image
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(
            image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _on_white(image: Image) -> Image:
    from PIL import Image

    if image.mode not in {"LA", "RGBA"}:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
