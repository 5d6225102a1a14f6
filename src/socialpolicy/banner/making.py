"""The work of `banner`: the strip on a picture, both files written, and what to do next."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import NamedTuple

from socialpolicy.banner import picture, preview, strip
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, in_the_same_words, reason_of, require_seen
from socialpolicy.cli.load import register_at, register_near
from socialpolicy.register.models.policy import BannerSetting
from socialpolicy.register.register import Register
from socialpolicy.reports.output_file import require_free
from socialpolicy.screen import laid_out
from socialpolicy.storage.files import display_path
from socialpolicy.storage.replace import write_new
from socialpolicy.text import Language, Text

DEFAULT_COLOUR = "#1b2a41"
"""A dark blue that white text has 14:1 on."""

_NOT_PNG = Text(
    sv="Bilden skrivs som PNG, så namnet ska sluta på .png. Ange till exempel --output {name}.",
    en="The picture is written as PNG, so its name ends in .png. Give for example --output {name}.",
)
_EXAMPLE = "banner.png"
_THERE = Text(
    sv="{file} finns redan, och skrivs inte över. Ange ett annat namn med --output.",
    en="{file} is there already, and is not written over. Give another name with --output.",
)
_UNWRITTEN = Text(
    sv="Det går inte att skriva {file} ({reason}). Ange ett annat namn med --output.",
    en="{file} cannot be written ({reason}). Give another name with --output.",
)
_WRITTEN = Text(
    sv="Profilbilden med bannern ligger i {file}, {side} × {side}. Se hur den blir i {sheet}.",
    en="The profile picture with the banner is in {file}, {side} × {side}. See it in sizes in "
    "{sheet}.",
)
_NEXT = Text(
    sv="Titta på provkartan. Byt sedan profilbilden på kontot, och bekräfta det:",
    en="Look at the sheet. Then change the account's profile picture, and confirm it:",
)
_ACCOUNT = Text(sv="KONTO", en="ACCOUNT")
_ROLE = Text(sv="ROLL", en="ROLE")
_TODAY = Text(sv="idag", en="today")


class Wanted(NamedTuple):
    """What is asked for: the picture, and what is not as by default."""

    path: Path
    text: str | None = None
    output: Path | None = None
    colour: str = DEFAULT_COLOUR


def run(around: Context, wanted: Wanted) -> None:
    """Make the picture and the sheet, and say so. Raises CommandError when it cannot."""
    strip.require_extra()
    if wanted.text is not None:
        require_seen("--text", wanted.text)
    # The text is the settings'; with one of its own, no register is needed.
    register = register_at(around) if wanted.text is None else register_near(around)
    language = around.language(register)
    settings = register.policy.banner if register else None
    text = wanted.text if wanted.text is not None else settings.text if settings else ""
    colour = strip.read_colour(wanted.colour)
    strip.require_drawable(text)
    output = wanted.output or wanted.path.with_name(f"{wanted.path.stem}-banner.png")
    sheet = _beside(output, register)
    opened = picture.open_square(wanted.path)
    drawn = strip.draw(opened.image, text, colour)
    pages = {
        output: opened.image,
        sheet: preview.sheet(opened.image, drawn, language),
    }
    for path, image in pages.items():
        _write(path, preview.png(image))
    lines = _said(opened, drawn, (output, sheet), language)
    lines += [_NEXT.in_language(language), f"  {_to_confirm(settings, language)}"]
    sys.stdout.write(f"{laid_out(chr(10).join(lines), sys.stdout)}\n")


def _is_device(path: Path) -> bool:
    return path.exists() and not (path.is_file() or path.is_dir())


def _beside(output: Path, register: Register | None) -> Path:
    """Give the sheet's file, beside the picture's. Raises CommandError unless both are free."""
    if output.suffix.lower() != ".png":
        # Beside a device nothing can be written.
        name = output.with_name(f"{output.name}.png")
        raise CommandError(_NOT_PNG, name=_EXAMPLE if _is_device(output) else display_path(name))
    sheet = output.with_name(f"{output.stem}-preview.png")
    for path in (output, sheet):
        if path.exists() or path.is_symlink():
            raise CommandError(_THERE, file=display_path(path))
        if register is not None:
            require_free(path, register)
    return sheet


def _write(path: Path, data: bytes) -> None:
    try:
        with in_the_same_words():
            write_new(path, data)
    except OSError as error:
        raise CommandError(_UNWRITTEN, file=display_path(path), reason=reason_of(error)) from None


def _said(
    opened: picture.Opened, drawn: strip.Banner, files: tuple[Path, Path], language: Language
) -> list[str]:
    file, sheet = (display_path(each) for each in files)
    values = {"file": file, "sheet": sheet, "side": strip.SIDE}
    remarks = [each.in_language(language) for each in opened.remarks]
    return [_WRITTEN.fill(language, values), *remarks, preview.legibility(drawn, language)]


def _to_confirm(settings: BannerSetting | None, language: Language) -> str:
    """Give the line that confirms the banner, with what is known of its arguments."""
    today = _TODAY.in_language(language)
    words = ["socialpolicy", "confirm-banner", _ACCOUNT.in_language(language)]
    words += ["--picture-changed", today, "--confirmed", today]
    if settings is not None:
        words += ["--version", settings.version]
    return shlex.join([*words, "--by", _ROLE.in_language(language)])
