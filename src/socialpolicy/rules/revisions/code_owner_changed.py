"""T24: no file of the register loses a reviewer without that being seen."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Label, Rule, Severity
from socialpolicy.register.code_owners import OwnersLine, deciding, read_lines
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.layout import is_own, role
from socialpolicy.register.register import Register
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="T24",
    name="code-owner-changed",
    severity=Severity.WARNING,
    title=Text(
        sv="Den som granskar registret tas inte bort utan att det syns",
        en="Whoever reviews the register is not taken away unseen",
    ),
    says=Text(
        sv="{files} av {owners} i {revision}, men inte längre",
        en="{files} reviewed by {owners} in {revision}, but not any more",
    ),
    why=Text(
        sv=(
            "Samordnaren ska få veta vad som ändras. GitHub följer den sista raden som gäller en "
            "fil, så en ny rad längst ner kan ta bort granskningen utan att någon rad försvinner."
        ),
        en=(
            "The coordinator must be informed of what is changed. GitHub follows the last line "
            "that matches a file, so a new line at the end can take the review away although no "
            "line disappears."
        ),
    ),
    help=Text(
        sv=(
            "Låt den sista raden som gäller filen i CODEOWNERS ha kvar alla som granskade. Är det "
            "beslutat att någon annan granskar, lämna det i en ändring för sig."
        ),
        en=(
            "Let the last line in CODEOWNERS that matches the file keep everyone who reviewed it. "
            "If it has been decided that somebody else reviews, leave it in a change of its own."
        ),
    ),
    example=Example(
        bad="/registry/ @exempelkommun/kommunikation\n/registry/accounts/\n",
        good="/registry/ @exempelkommun/kommunikation\n",
        file=".github/CODEOWNERS",
        whole=True,
    ),
)

_STOOD = Text(sv="så stod det i {revision}", en="so it said in {revision}")
_TO_COME = (
    "policy.yaml",
    "clauses.yaml",
    "organisation.yaml",
    "exceptions.yaml",
    "known.yaml",
    "calendar/2099.yaml",
    "accounts/konto.yaml",
    "messages/konto/2099-12.yaml",
)
"""A file of every kind, which the register may have or get."""

_Key = tuple[int, tuple[str, ...]]


class _Lost(NamedTuple):
    """The owners that some files have lost: the line of each side that decides, and a file."""

    was: OwnersLine
    now: OwnersLine | None
    owners: tuple[str, ...]
    file: str


def _applies(beside: Comparison) -> int:
    return int(beside.before.code_owners is not None)


_FILE = Text(sv="{file} granskades", en="{file} was")
_ONE_MORE = Text(sv="{file} och 1 fil till granskades", en="{file} and 1 more file were")
_MORE = Text(sv="{file} och {count} filer till granskades", en="{file} and {count} more files were")


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the owners of every file, each by its own path on either side."""
    before, after = beside.before.code_owners, beside.after.code_owners
    if before is None or (after and after.data == before.data and _is_in_place(beside)):
        return
    lost: dict[_Key, list[_Lost]] = {}
    for each in _lost(beside, before, after):
        key = (each.now.number if each.now else -1), each.owners
        lost.setdefault(key, []).append(each)
    for those in lost.values():
        first = those[0]
        stood = _label(before, first.was, FilledText(_STOOD, {"revision": beside.version}))
        at = _label(after, first.now) if after else stood._replace(said=None)
        yield RULE.found(
            at,
            related=(stood if after else beside.nearest(),),
            files=_files(first.file, len(those) - 1),
            owners=", ".join(first.owners),
            revision=beside.version,
        )


def _files(first: str, others: int) -> FilledText:
    text = _ONE_MORE if others == 1 else _MORE if others else _FILE
    return FilledText(text, {"file": first, "count": others})


def _is_in_place(beside: Comparison) -> bool:
    return beside.before.folder_in_repository == beside.after.folder_in_repository


def _lost(beside: Comparison, before: Source, after: Source | None) -> Iterator[_Lost]:
    was, now = read_lines(before), read_lines(after) if after else []
    for path in _paths(beside):
        stood = deciding(was, _in_repository(path, beside.before))
        if stood is None or not stood.owners:
            continue
        file = _in_repository(path, beside.after)
        stands = deciding(now, file)
        left = _plain(stands.owners if stands else ())
        owners = tuple(name for key, name in _plain(stood.owners).items() if key not in left)
        if owners:
            yield _Lost(stood, stands, owners, file)


def _plain(owners: tuple[str, ...]) -> Mapping[str, str]:
    """Give owners by their names as GitHub knows them, whatever the case."""
    return {name.casefold(): name for name in owners}


def _paths(beside: Comparison) -> list[str]:
    """List the files that the register has or may get, by their paths in its folder."""
    there = {
        entry.path
        for register in (beside.before, beside.after)
        for entry in register.entries
        if is_own(role(entry.path)) and _is_within(entry.source.file, register)
    }
    return sorted({*there, *_TO_COME})


def _is_within(file: str, register: Register) -> bool:
    """Say whether a file is in the register itself, and not in a log kept elsewhere."""
    if register.folder == ".":
        return not file.startswith(("../", "/"))
    return file.startswith((f"{register.folder}/", f"{register.folder}:")) or (
        register.folder.endswith(":") and file.startswith(register.folder)
    )


def _in_repository(path: str, register: Register) -> str:
    return posixpath.normpath(posixpath.join(register.folder_in_repository, path))


def _label(source: Source, line: OwnersLine | None, said: FilledText | None = None) -> Label:
    number = line.number if line else 1
    return Label(source, Span(number, 1, number, len(source.line(number)) + 1), said)
