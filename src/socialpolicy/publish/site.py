"""The work of `publish`: write the files of the public list, or say which are not current."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, reason_of
from socialpolicy.cli.load import register_at
from socialpolicy.publish import data_files
from socialpolicy.publish.page import page
from socialpolicy.publish.public_list import PublicList, left_out, public_list
from socialpolicy.register.layout import Role
from socialpolicy.reports.output_file import require_free
from socialpolicy.screen import laid_out
from socialpolicy.storage.files import display_path
from socialpolicy.storage.replace import write_whole
from socialpolicy.text import Text, ending

_WRITTEN = Text(
    sv="{count} filer ligger nu i {folder}. Publicera dem på {address}.",
    en="{count} files are now in {folder}. Publish them at {address}.",
)
_LEFT_OUT = Text(
    sv="Inte med i listan, eftersom dagen då kontot öppnades saknas eller inte har kommit: "
    "{names}.",
    en="Not in the list, since the day on which the account was opened is missing or has not "
    "come: {names}.",
)
_CURRENT = Text(
    sv="Det som ligger i {folder} stämmer med registret.",
    en="What is in {folder} agrees with the register.",
)
_OUTDATED = Text(
    sv="Det här i {folder} stämmer inte med registret: {names}. Kör socialpolicy publish {folder}.",
    en="This in {folder} does not agree with the register: {names}. Run socialpolicy publish "
    "{folder}.",
)
_NOT_FOLDER = Text(
    sv="{folder} är en fil. Ange en mapp att skriva listan i.",
    en="{folder} is a file. Give a folder to write the list in.",
)
_UNWRITTEN = Text(
    sv="Det går inte att skriva {path} ({reason}). Välj en annan mapp.",
    en="{path} cannot be written ({reason}). Choose another folder.",
)


def run(around: Context, folder: Path, at: str | None, *, check: bool) -> int:
    """Do what `publish` was asked, and give its exit code. Raises CommandError when it cannot."""
    needed = (Role.POLICY, Role.ORGANISATION, Role.ACCOUNT)
    register = register_at(around, at, needed, listed=True)
    language = around.language(register)
    listed = public_list(register, around.language(register))
    files = files_of(listed)
    if folder.exists() and not folder.is_dir():
        raise CommandError(_NOT_FOLDER, folder=display_path(folder))
    values: dict[str, object] = {"folder": display_path(folder), "address": listed.base_url}
    if check:
        names = [name for name, data in files.items() if not _is_current(folder / name, data)]
        text = _OUTDATED if names else _CURRENT
        said = text.fill(language, {**values, "names": names})
        stream = sys.stderr if names else sys.stdout
        stream.write(f"{laid_out(said, stream)}\n")
        return 1 if names else 0
    for name in files:
        require_free(folder / name, register)
    _write(folder, files)
    said = _WRITTEN.fill(language, {**values, "count": len(files)})
    sys.stdout.write(f"{laid_out(said, sys.stdout)}\n")
    if names := left_out(register):
        said = _LEFT_OUT.fill(language, {"names": names})
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")
    return 0


def files_of(listed: PublicList) -> dict[str, bytes]:
    """Give the files by their names."""
    texts = {
        "konton.html": page(listed),
        "konton.csv": data_files.csv(listed),
        "konton.json": data_files.json(listed),
        "xpoc-manifest.json": data_files.xpoc(listed),
        "dcat.rdf": data_files.dcat(listed),
    }
    return {name: text.encode(errors="replace") for name, text in texts.items()}


def _is_current(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            path = folder / name
            write_whole(path, data)
    except OSError as error:
        raise CommandError(_UNWRITTEN, path=ending(str(path)), reason=reason_of(error)) from None
