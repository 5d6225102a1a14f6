"""Any picture that somebody has becomes a right one, or is refused in a sentence."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from socialpolicy.banner.picture import CROPPED, ENLARGED, FIRST_OF_MANY, open_square
from socialpolicy.banner.strip import SIDE
from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Language

RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(mode: str = "RGB", width: int = 900, height: int = 900) -> Image.Image:
    """Make a picture that is red above and blue below."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width, height // 2))
    return image.convert(mode)


def saved(folder: Path, image: Image.Image, name: str, **more: Any) -> Path:
    image.save(folder / name, **more)
    return folder / name


def looks(image: Image.Image, x: float, y: float) -> str:
    """Name the colour at a place given in shares of the side."""
    pixel = image.getpixel((round(x * (SIDE - 1)), round(y * (SIDE - 1))))
    assert isinstance(pixel, tuple)
    red, green, blue = pixel[:3]
    if min(red, green, blue) > 240:
        return "white"
    return "red" if red > blue + 40 else "blue" if blue > red + 40 else f"{pixel}"


def refusal(path: Path) -> str:
    with pytest.raises(CommandError) as refused:
        open_square(path)
    return refused.value.said.in_language(Language.ENGLISH)


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        ("RGB", "a.png"), ("RGB", "a.jpg"), ("RGB", "a.webp"), ("RGB", "a.bmp"), ("RGB", "a.tif"),
        ("RGB", "a.gif"), ("RGBA", "a.png"), ("P", "a.png"), ("CMYK", "a.jpg"), ("CMYK", "a.tif"),
        ("RGB", "name.without.its.own.suffix.png"),
    ],
)  # fmt: skip
def test_formats_and_modes(tmp_path: Path, mode: str, name: str) -> None:
    opened = open_square(saved(tmp_path, halves(mode), name))
    assert (opened.image.size, opened.image.mode, opened.remarks) == ((SIDE, SIDE), "RGB", ())
    assert looks(opened.image, 0.5, 0.1) == "red"
    assert looks(opened.image, 0.5, 0.9) == "blue"


@pytest.mark.parametrize("mode", ["L", "1", "I;16", "LA"])
def test_grey_keeps_its_levels(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (900, 900), 0)
    grey.paste(255, (0, 0, 900, 450))
    if mode == "I;16":
        image = grey.convert("I").point(lambda level: level * 257).convert("I;16")
    else:
        image = grey.convert(mode)
    square = open_square(saved(tmp_path, image, "a.png")).image
    assert square.getpixel((400, 100)) == (255, 255, 255)
    assert square.getpixel((400, 700)) == (0, 0, 0)


def test_the_middle_level_of_sixteen_bits(tmp_path: Path) -> None:
    image = Image.new("I;16", (800, 800), 0x8080)
    assert open_square(saved(tmp_path, image, "a.png")).image.getpixel((9, 9)) == (128, 128, 128)


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    image = halves("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 900, 450))
    square = open_square(saved(tmp_path, image, "a.png")).image
    assert looks(square, 0.5, 0.1) == "white"
    assert looks(square, 0.5, 0.9) == "blue"


# Where the camera's upper edge is, as EXIF 2.3 lists the orientations.
EDGES = {
    1: (0.5, 0.1), 2: (0.5, 0.1), 3: (0.5, 0.9), 4: (0.5, 0.9),
    5: (0.1, 0.5), 6: (0.9, 0.5), 7: (0.9, 0.5), 8: (0.1, 0.5),
}  # fmt: skip


@pytest.mark.parametrize("orientation", [*EDGES, 0, 9, 65535])
def test_the_cameras_rotation_is_applied(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    square = open_square(saved(tmp_path, halves(), "a.jpg", exif=exif)).image
    x, y = EDGES.get(orientation, EDGES[1])
    assert looks(square, x, y) == "red"
    assert looks(square, 1 - x, 1 - y) == "blue"


def test_nothing_but_colours_is_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path, halves(), "a.jpg", exif=exif, icc_profile=profile, comment=b"Lisa")
    image = open_square(path).image
    assert image.info == {}
    written = io.BytesIO()
    image.save(written, "PNG")
    data, chunks, at = written.getvalue(), set(), 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunks.add(data[at + 4 : at + 8])
        at += length + 12
    assert chunks == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize("profile", [b"", b"nonsense", b"\0" * 5000])
def test_a_broken_profile_of_colours(tmp_path: Path, profile: bytes) -> None:
    square = open_square(saved(tmp_path, halves(), "a.jpg", icc_profile=profile)).image
    assert looks(square, 0.5, 0.1) == "red"


def test_the_middle_of_what_is_not_square(tmp_path: Path) -> None:
    wide = Image.new("RGB", (3000, 1000), RED)
    wide.paste(BLUE, (1000, 0, 2000, 1000))
    opened = open_square(saved(tmp_path, wide, "a.png"))
    assert {looks(opened.image, x, 0.5) for x in (0, 0.5, 1)} == {"blue"}
    assert opened.remarks == (CROPPED,)


def test_small_and_moving_pictures_are_told_of(tmp_path: Path) -> None:
    frames = [halves(width=300, height=300).rotate(180)]
    path = saved(tmp_path, halves(width=300, height=300), "a.gif", save_all=True,
                 append_images=frames)  # fmt: skip
    opened = open_square(path)
    assert opened.remarks == (ENLARGED, FIRST_OF_MANY)
    assert looks(opened.image, 0.5, 0.1) == "red"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def header(width: int, height: int) -> bytes:
    """Write a PNG that says to be so large, and has no more than a few bytes of picture."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 10_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (header(20_000, 20_000), "too many pixels"),
        (header(9_000, 9_000), "too many pixels (9000 × 9000)"),
        (header(2**31 - 1, 2**31 - 1), "too many pixels"),
        (header(20_000, 20), "too small (20000 × 20)"),
        (header(1, 1), "too small (1 × 1)"),
        (header(0, 0), "not a picture"),
        (header(1000, 1000), "broken or not whole"),
        (b"", "not a picture"),
        (b"hej", "not a picture"),
        (b"\x89PNG\r\n\x1a\n", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is SVG"),
        (b"<?xml version='1.0'?>\n<svg/>", "is SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is HEIC"),
        (b"%PDF-1.7\n", "is PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "not a picture"),
        (b"PK\x03\x04", "not a picture"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "a.png").write_bytes(data)
    tracemalloc.start()
    assert sentence in refusal(tmp_path / "a.png")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.bmp", "a.tif"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_files_that_were_cut_short(tmp_path: Path, name: str, share: float) -> None:
    noise = Image.effect_noise((400, 400), 100).convert("RGB")
    whole = saved(tmp_path, noise, name).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(len(whole) * share)])
    assert any(said in refusal(tmp_path / name) for said in ("broken", "not a picture"))


def test_a_note_of_text_that_unpacks_to_too_much(tmp_path: Path) -> None:
    data = header(1000, 1000)
    note = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 200_000_000))
    (tmp_path / "a.png").write_bytes(data[:33] + note + data[33:])
    assert "a.png" in refusal(tmp_path / "a.png")


@pytest.mark.parametrize("name", ["nowhere.png", "."])
def test_what_is_no_file(tmp_path: Path, name: str) -> None:
    assert "cannot be read" in refusal(tmp_path / name)
