"""Writing in the log: one at a time, judged first, whole or not at all."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from socialpolicy.commands.refusal import Refusal
from socialpolicy.finding import Finding, Severity
from socialpolicy.language import Language, Said, Text, clean
from socialpolicy.register.changed_log import with_log
from socialpolicy.register.register import Register
from socialpolicy.source import Kind, Source, display_path, read_file
from socialpolicy.verdict import judge

_FOUND = Text(
    sv="Ingenting är skrivet. {finding} ({code}).{help}",
    en="Nothing is written. {finding} ({code}).{help}",
)
_LINK = Text(
    sv="{file} är en länk, och den skrivs inte över. Lägg själva filen där i stället för länken.",
    en="{file} is a link, and is not written over. Put the file itself there instead of the link.",
)
_UNREADABLE = Text(
    sv="{file} går inte att läsa. Kontrollera den med socialpolicy check.",
    en="{file} cannot be read. Look at it with socialpolicy check.",
)
_MEANWHILE = Text(
    sv="Någon annan ändrade {file} just nu, så ingenting är skrivet. Försök igen.",
    en="Someone else changed {file} just now, so nothing is written. Try again.",
)
_WRITTEN = Text(sv="Skrivet: {file}:{line}", en="Written: {file}:{line}")
_NOTE = Text(sv="Tänk på: {finding} ({code}).{help}", en="Note: {finding} ({code}).{help}")

_ABOUT_LOGS = ("M", "Y", "R01")
"""The rules about messages, about what can be read at all, and about secrets."""

REMINDERS = frozenset({"M13"})
"""Rules that only remind: the registrar's decision may well come after the answer."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month's file of an account's log; `before` is None when there is none yet."""

    account: str
    month: str
    path: Path
    before: bytes | None

    @property
    def file(self) -> str:
        """The path as people see it."""
        return display_path(self.path)


@dataclass(frozen=True, slots=True)
class Change:
    """A month's file as it is to be, and the message that the change is about."""

    month: Month
    data: bytes
    id: str

    @property
    def line(self) -> int:
        """The first line that is new and says something, from 1."""
        old, new = (self.month.before or b"").splitlines(), self.data.splitlines()
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        while same < len(new) - 1 and (not new[same].strip() or new[same].startswith(b"#")):
            same += 1
        return same + 1


def log_folder(folder: Path, register: Register) -> Path:
    """Give the folder of the log: `messages/`, or where policy.yaml says that it is kept."""
    return folder / (register.policy.messages or "messages")


def month_of(root: Path, account: str, month: str) -> Month:
    """Read a month's file. Raises Refusal for a link, and for what cannot be read."""
    path = root / account / f"{month}.yaml"
    for part in (path.parent, path):
        if part.is_symlink():
            raise Refusal(_LINK, file=display_path(part))
    if not path.exists():
        return Month(account, month, path, None)
    kind, data = read_file(path)
    if kind is not Kind.FILE:
        raise Refusal(_UNREADABLE, file=display_path(path))
    return Month(account, month, path, data)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from writing in the log of a register meanwhile."""
    try:
        import fcntl
    except ImportError:  # Windows: what was changed meanwhile is refused all the same
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def demand_sound(change: Change, register: Register) -> list[Finding]:
    """Judge the file as it is to be, and give the rules' warnings.

    Only what the change itself brings counts. Raises Refusal, in the rule's
    own words, for the first error.
    """
    month = change.month
    known = Counter(map(_same, _found(month, register, month.before or b"")))
    new = []
    for finding in _found(month, register, change.data):
        known[_same(finding)] -= 1
        if known[_same(finding)] < 0:
            new.append(finding)
    for finding in new:
        if finding.severity is Severity.ERROR and finding.rule.code not in REMINDERS:
            raise Refusal(_FOUND, **_words(finding))
    return new


def _found(month: Month, register: Register, data: bytes) -> list[Finding]:
    source = Source(month.file, data)
    verdict = judge(with_log(register, month.account, month.month, source))
    return [
        finding
        for finding in verdict.findings
        if finding.label.source.file == month.file and finding.rule.code.startswith(_ABOUT_LOGS)
    ]


def _same(finding: Finding) -> tuple[str, str]:
    return finding.rule.code, finding.said.speak(Language.ENGLISH)


def _words(finding: Finding) -> dict[str, object]:
    return {
        "finding": finding.said,
        "code": finding.rule.code,
        "help": _Help(finding.help) if finding.help else "",
    }


class _Help(Said):
    """What to do about it, after the sentence that says what is wrong, on one line."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.text, said.values)

    def speak(self, language: Language) -> str:
        return " " + " ".join(super().speak(language).split())


def keep(change: Change, notes: list[Finding], language: Language, *, dry_run: bool) -> None:
    """Write the change, or print it as a diff, and say on standard error what was written."""
    if dry_run:
        sys.stdout.write(_diff(change))
    else:
        _write(change)
        values = {"file": change.month.file, "line": change.line}
        sys.stderr.write(f"{_WRITTEN.fill(language, values)}\n")
    for finding in notes:
        sys.stderr.write(f"{_NOTE.fill(language, _words(finding))}\n")


def _diff(change: Change) -> str:
    file = change.month.file
    both = (change.month.before or b"", change.data)
    old, new = (data.decode("utf-8", "replace").splitlines() for data in both)
    lines = difflib.unified_diff(old, new, f"a/{file}", f"b/{file}", lineterm="")
    return "".join(f"{clean(line)}\n" for line in lines)


def _write(change: Change) -> None:
    path, before = change.month.path, change.month.before
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name that starts with a dot is no file of the register, should this be cut short.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".new")
    sibling = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.data)
            file.flush()
            os.fsync(file.fileno())
        sibling.chmod(path.stat().st_mode & 0o7777 if before is not None else _usual_rights())
        if (path.read_bytes() if path.exists() else None) != before:
            raise Refusal(_MEANWHILE, file=change.month.file)
        sibling.replace(path)
    finally:
        sibling.unlink(missing_ok=True)


def _usual_rights() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
