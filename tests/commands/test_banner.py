"""`banner`: a picture with the strip, a sheet, and the line that confirms it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.commands.conftest import Ask


@pytest.fixture
def photo(folder: Path) -> Path:
    Image.new("RGB", (1000, 1000), (90, 140, 60)).save(folder / "foto.jpg")
    return folder / "foto.jpg"


def test_the_picture_the_sheet_and_what_is_next(ask: Ask, photo: Path, folder: Path) -> None:
    code, out, err = ask("banner", "foto.jpg")
    assert (code, err) == (0, "")
    assert out == (
        "Profilbilden med bannern ligger i foto-banner.png, 800 × 800. Se hur den blir i "
        "foto-banner-preview.png.\n"
        "Texten exempel.se går att läsa från 90 px, med kontrasten 14,4:1 mot bannern. Den går "
        "inte att läsa på 40 och 48 px, som i flöden och kommentarer.\n"
        "Titta på provkartan. Byt sedan profilbilden på kontot, och bekräfta det:\n"
        "  socialpolicy confirm-banner KONTO --picture-changed idag --confirmed idag "
        "--version 2014 --by ROLL\n"
    )
    with Image.open(folder / "foto-banner.png") as made:
        assert (made.format, made.size, made.info) == ("PNG", (800, 800), {})
    with Image.open(folder / "foto-banner-preview.png") as sheet:
        reds, greens = sheet.getchannel("R").tobytes(), sheet.getchannel("G").tobytes()
        red = sum(r > 160 and g < 60 for r, g in zip(reds, greens, strict=True))
        assert red > 100, "what cannot be read is marked"


def test_the_line_confirms_the_banner(ask: Ask, photo: Path, folder: Path) -> None:
    line = ask("banner", "foto.jpg").out.splitlines()[-1]
    words = ["example" if word == "KONTO" else word for word in shlex.split(line)[1:]]
    code, _, err = ask(*words, "--yes", "--despite-findings")
    assert code == 0, err
    account = (folder / "registry" / "accounts" / "example.yaml").read_text(encoding="utf-8")
    assert "confirmed: 2026-11-22" in account
    assert "picture_changed: 2026-11-22" in account


def test_nothing_is_written_over(ask: Ask, photo: Path, folder: Path) -> None:
    for name in ("foto-banner.png", "foto-banner-preview.png"):
        (folder / name).write_text("kept")
        code, out, err = ask("banner", "foto.jpg")
        assert (code, out) == (2, "")
        assert err.startswith(f"socialpolicy: {name} finns redan")
        assert (folder / name).read_text() == "kept"
        (folder / name).unlink()
    assert ask("banner", "foto.jpg", "--output", "foto.jpg").code == 2
    before = sorted(folder.iterdir())
    assert ask("banner", "foto.jpg", "--output", "nowhere/a.png").code == 2
    assert sorted(folder.iterdir()) == before


def test_a_text_and_colour_of_ones_own_without_a_register(ask: Ask, tmp_path: Path) -> None:
    Image.new("RGB", (900, 900)).save(tmp_path / "a.png")
    said = ask("banner", "a.png", "--text", "Håbo.se", "--colour", "#ffcd00", cwd=tmp_path)
    assert said.code == 0
    with Image.open(tmp_path / "a-banner.png") as made:
        assert made.getpixel((400, 525)) == (255, 205, 0)
    refused = ask("banner", "a.png", "--output", "b.png", cwd=tmp_path)
    assert refused.code == 2
    assert "Här finns inget register." in refused.err


def test_where_the_extra_is_missing(ask: Ask, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fontpkg_source_sans_3", None)
    code, out, err = ask("banner", "foto.jpg")
    assert (code, out) == (2, "")
    assert err == (
        "socialpolicy: Bannern behöver ett tillägg. Kör: "
        f"{sys.executable} -m pip install 'socialpolicy[banner]'\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere.jpg",), "nowhere.jpg cannot be read."),
        (("foto.jpg", "--output", "a.jpg"), "Give for example --output a.jpg.png."),
        (("foto.jpg", "--output", "/dev/full"), "Give for example --output banner.png."),
        (("foto.jpg", "--colour", "red"), "red is not a colour."),
        (("foto.jpg", "--text", "a\nb"), "--text holds a control character"),
        (("registry/policy.yaml", "-o", "a.png"), "registry/policy.yaml is not a picture"),
    ],
)
def test_refusals(ask: Ask, photo: Path, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = ask("banner", *words, "--lang", "en")
    assert (code, out) == (2, "")
    assert sentence in err
