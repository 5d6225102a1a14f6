"""Y06's ground: names in the register's folder that are not where or what they should be."""

from __future__ import annotations

import re
from collections.abc import Collection

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.register.errors.did_you_mean import slug_meant
from socialpolicy.register.layout import Role, is_hidden, role
from socialpolicy.register.models.field_types import SLUG
from socialpolicy.source import START, Source
from socialpolicy.storage.files import LARGEST_FILE, FileEntry, FileKind
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

_STRANGER = Text(
    sv="Filen hör inte till registret: {file}",
    en="The file does not belong to the register: {file}",
)
_STRANGER_HELP = Text(
    sv=(
        "Konton ligger i accounts/, loggen i messages/<konto>/<ÅÅÅÅ-MM>.yaml och år i "
        "calendar/<ÅÅÅÅ>.yaml. Flytta filen, byt namn på den eller ta bort den."
    ),
    en=(
        "Accounts are in accounts/, the log in messages/<account>/<YYYY-MM>.yaml and years in "
        "calendar/<YYYY>.yaml. Move the file, rename it or remove it."
    ),
)
_HIDDEN_HELP = Text(
    sv=(
        "Namnet börjar med en punkt, så många program visar det inte, och registret läser det "
        "inte. Flytta filen, byt namn på den eller ta bort den."
    ),
    en=(
        "The name starts with a dot, so many programs do not show it, and the register does not "
        "read it. Move the file, rename it or remove it."
    ),
)
_ENDING_HELP = Text(
    sv="Byt filens ändelse från .yml till .yaml, så läses den.",
    en="Change the file's ending from .yml to .yaml, and it will be read.",
)
_FOLDER = Text(
    sv="Mappen {file} har ett namn som en fil i registret",
    en="The folder {file} is named as a file of the register",
)
_FOLDER_HELP = Text(
    sv="Byt namn på mappen eller ta bort den.", en="Rename the folder or remove it."
)
_LINK_OUT = Text(
    sv="{file} är en länk till något utanför registret, och följs inte",
    en="{file} is a link to something outside the register, and is not followed",
)
_LINK_HELP = Text(
    sv="Lägg själva filen här i stället för länken.",
    en="Put the file itself here instead of the link.",
)
_LINK_NOWHERE = Text(
    sv="{file} är en länk till något som inte finns",
    en="{file} is a link to something that is not there",
)
_LINK_NOWHERE_HELP = Text(
    sv="Ta bort länken, eller lägg själva filen här.",
    en="Remove the link, or put the file itself here.",
)
_LINK_TO_FOLDER = Text(
    sv="{file} är en länk till en mapp, och följs inte",
    en="{file} is a link to a folder, and is not followed",
)
_LINK_TO_FOLDER_HELP = Text(
    sv="Flytta mappen hit i stället för länken.",
    en="Move the folder here instead of the link.",
)
_DEVICE = Text(sv="{file} är inte en vanlig fil", en="{file} is not an ordinary file")
_DEVICE_HELP = Text(
    sv="Ta bort den. Ett register består av vanliga filer och mappar.",
    en="Remove it. A register is made of ordinary files and folders.",
)
_UNREADABLE = Text(
    sv="{file} går inte att öppna för läsning", en="{file} cannot be opened for reading"
)
_RIGHTS_HELP = Text(
    sv="Ge dig själv rätt att läsa filen, eller ta bort den.",
    en="Give yourself the right to read the file, or remove it.",
)
_TOO_LARGE = Text(
    sv="{file} är större än {megabytes} MB, och läses inte",
    en="{file} is larger than {megabytes} MB, and is not read",
)
_TOO_LARGE_HELP = Text(
    sv="Ingen fil i ett register blir så stor. Återställ en tidigare version ur git.",
    en="No file in a register grows that large. Restore an earlier version from git.",
)
OTHER_NAME = Text(
    sv="Filen heter {file}, men kontots id är {id}",
    en="The file is named {file}, but the account's id is {id}",
)
_OTHER_NAME_HELP = Text(
    sv="Döp om filen till {id}.yaml, eller ändra id till {stem}.",
    en="Rename the file to {id}.yaml, or change the id to {stem}.",
)
_RENAME_HELP = Text(sv="Döp om filen till {id}.yaml.", en="Rename the file to {id}.yaml.")
_TAKEN_HELP = Text(
    sv=(
        "{id}.yaml finns redan. Är det här ett annat konto, ändra id till {own}{renamed}. "
        "Annars ta bort filen."
    ),
    en=(
        "{id}.yaml exists already. If this is another account, change the id to {own}{renamed}. "
        "Otherwise remove the file."
    ),
)
_RENAMED = Text(sv=" och döp om filen till {own}.yaml", en=" and rename the file to {own}.yaml")
_TAKEN_TOO_HELP = Text(
    sv=(
        "{id}.yaml finns redan. Är det här ett annat konto, ge det ett eget id och döp om filen "
        "efter det. Annars ta bort filen."
    ),
    en=(
        "{id}.yaml exists already. If this is another account, give it an id of its own and name "
        "the file after it. Otherwise remove the file."
    ),
)
_OTHER_YEAR = Text(
    sv="Filen heter {file}, men året i den är {year}",
    en="The file is named {file}, but the year in it is {year}",
)
_OTHER_YEAR_HELP = Text(
    sv="Döp om filen till {year}.yaml, eller ändra året.",
    en="Rename the file to {year}.yaml, or change the year.",
)

_NOT_A_FOLDER = Text(
    sv="Loggen ska finnas i {folder}, men det är ingen mapp",
    en="The log should be in {folder}, but that is not a folder",
)
_CLOSED_FOLDER = Text(
    sv="Loggen ska finnas i {folder}, men mappen går inte att läsa",
    en="The log should be in {folder}, but the folder cannot be read",
)
_NOT_A_FOLDER_HELP = Text(
    sv="Ange mappen som har en mapp för varje konto, till exempel ../private-log.",
    en="Name the folder that has a folder for every account, such as ../private-log.",
)

_SHOWN = {
    FileKind.LINK_OUT: (_LINK_OUT, _LINK_HELP),
    FileKind.LINK_NOWHERE: (_LINK_NOWHERE, _LINK_NOWHERE_HELP),
    FileKind.LINK_TO_FOLDER: (_LINK_TO_FOLDER, _LINK_TO_FOLDER_HELP),
    FileKind.DEVICE: (_DEVICE, _DEVICE_HELP),
    FileKind.UNREADABLE: (_UNREADABLE, _RIGHTS_HELP),
    FileKind.TOO_LARGE: (_TOO_LARGE, _TOO_LARGE_HELP),
}


def entry_problem(entry: FileEntry, path: str) -> Problem | None:
    """Say what is wrong with a name in the register's folder, if anything.

    `path` is its place there.
    """
    found: tuple[Text, Text] | None = _SHOWN.get(entry.kind)
    if entry.kind is FileKind.TOO_LARGE and role(path) is Role.EXPORT:
        return None  # R02 says what it is, and that matters more than its size
    if entry.kind is FileKind.FOLDER:
        found = (_FOLDER, _FOLDER_HELP) if path.endswith((".yaml", ".yml")) else None
    elif entry.kind is FileKind.FILE and role(path) is Role.STRANGER:
        found = (_STRANGER, _ENDING_HELP if path.endswith(".yml") else _STRANGER_HELP)
        found = (_STRANGER, _HIDDEN_HELP) if is_hidden(path) else found
    if found is None:
        return None
    said, remedy = found
    values = {"file": path, "megabytes": LARGEST_FILE // 1024 // 1024}
    # The content of a file that is no part of the register is never shown.
    label = Label(Source(entry.source.file, b""), START)
    return Problem(Flaw.MISPLACED, FilledText(said, values), label, FilledText(remedy, values))


def other_name(id: str, path: str, at: Place) -> Problem | None:
    """Compare an account's id with its file's name."""
    file = path.rsplit("/", 1)[-1]
    stem = file.removesuffix(".yaml")
    if stem == id:
        return None
    values = {"file": file, "id": id, "stem": stem}
    remedy = FilledText(_OTHER_NAME_HELP if re.fullmatch(SLUG, stem) else _RENAME_HELP, values)
    label = (at / "id").label()
    return Problem(Flaw.MISPLACED, FilledText(OTHER_NAME, values), label, remedy, (), id)


def taken_name(id: str, file: str, files: Collection[str]) -> FilledText:
    """Advise on a file that cannot be named after its account's id: another file has the name.

    `files` are the names of all accounts' files.
    """
    stem = file.removesuffix(".yaml")
    own = stem if re.fullmatch(SLUG, stem) else slug_meant(stem)
    if own is None or (own != stem and f"{own}.yaml" in files):
        return FilledText(_TAKEN_TOO_HELP, {"id": id})
    renamed = "" if own == stem else FilledText(_RENAMED, {"own": own})
    return FilledText(_TAKEN_HELP, {"id": id, "own": own, "renamed": renamed})


def other_year(year: int, path: str, at: Place) -> Problem | None:
    """Compare a calendar's year with its file's name."""
    file = path.rsplit("/", 1)[-1]
    if file == f"{year}.yaml":
        return None
    values = {"file": file, "year": year}
    label = (at / "year").label()
    return Problem(
        Flaw.MISPLACED, FilledText(_OTHER_YEAR, values), label, FilledText(_OTHER_YEAR_HELP, values)
    )


_WITHIN = Text(
    sv="Loggen kan inte ligga i {folder}, som är en del av registret",
    en="The log cannot be in {folder}, which is a part of the register",
)
_WITHIN_HELP = Text(
    sv=(
        "Ta bort raden, så ligger loggen i messages/ i registret, eller ange en mapp utanför det, "
        "till exempel ../private-log."
    ),
    en=(
        "Remove the line, and the log is in messages/ in the register, or name a folder outside "
        "it, such as ../private-log."
    ),
)
_STRAY = Text(
    sv="Loggen ska finnas i {folder}, men den här filen ligger i registret",
    en="The log should be in {folder}, but this file is in the register",
)
_STRAY_HELP = Text(
    sv=(
        "Flytta den till {folder}, eller ta bort messages ur policy.yaml. En logg som inte ska "
        "vara offentlig får inte ligga i ett offentligt register."
    ),
    en=(
        "Move it to {folder}, or remove messages from policy.yaml. A log that is not to be public "
        "must not be in a public register."
    ),
)


def log_within(folder: str, at: Place) -> Problem:
    """Say that policy.yaml names a folder of the register for the log, `at` saying where."""
    said = FilledText(_WITHIN, {"folder": folder})
    return Problem(Flaw.SHAPE, said, at.label(), FilledText(_WITHIN_HELP, {}))


def stray_log(file: str, folder: str) -> Problem:
    """Say that a month's file lies in the register, though policy.yaml names another folder."""
    values = {"folder": folder}
    label = Label(Source(file, b""), START)
    return Problem(
        Flaw.MISPLACED, FilledText(_STRAY, values), label, FilledText(_STRAY_HELP, values)
    )


def no_log(folder: str, at: Place, *, readable: bool) -> Problem:
    """Say that the log is not where policy.yaml says, `at` being where it says so."""
    said = FilledText(_NOT_A_FOLDER if readable else _CLOSED_FOLDER, {"folder": folder})
    remedy = FilledText(_NOT_A_FOLDER_HELP if readable else _RIGHTS_HELP, {})
    return Problem(Flaw.MISPLACED, said, at.label(), remedy)
