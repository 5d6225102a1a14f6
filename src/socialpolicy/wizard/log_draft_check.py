"""A month's log as it is to be: judged before anything is written, and shown as a change."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.screen import laid_out
from socialpolicy.edit import compose
from socialpolicy.finding import Finding, Severity
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.storage.files import display_path
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.wizard.draft_check import DraftCheck, new_findings
from socialpolicy.wizard.log_advice import help_noted, help_refused
from socialpolicy.yaml import Plain

_FOUND = Text(
    sv="Ingenting är skrivet. {finding} ({code}).{help}",
    en="Nothing is written. {finding} ({code}).{help}",
)
_ANSWER = Text(sv="{finding} ({code}).{help}", en="{finding} ({code}).{help}")
_WRITTEN = Text(sv="Skrivet: {file}:{line}", en="Written: {file}:{line}")
_NOTE = Text(sv="Tänk på: {finding} ({code}).{help}", en="Note: {finding} ({code}).{help}")

_ABOUT_LOGS = ("M", "Y", "R01")
"""The rules about messages, about what can be read at all, and about secrets."""

_ABOUT_WORDS = frozenset({"M14", "Y03", "R01"})
"""The rules that an answer in words can break by itself."""

REMINDERS = frozenset({"M13"})
"""Rules that only remind, until it is decided: the registrar's word may come after the answer."""


Entry: TypeAlias = Mapping[str, Plain]
"""A message as it is written."""


class Found(NamedTuple):
    """A message of the log: its account and month, and its id."""

    account: str
    month: str
    id: str


class Month(NamedTuple):
    """One month's file of an account's log; `before` is None when there is none yet."""

    account: str
    month: str
    path: Path
    before: bytes | None

    @property
    def file(self) -> str:
        """The path as people see it."""
        return display_path(self.path)


class Change(NamedTuple):
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


class Judge:
    """Judges one message of an account's log, before anything is done and after.

    A rule about messages looks at one at a time, but for M01 with its ids that
    stand twice, and a new id is never one that the month has already. So the
    message is judged as if it stood alone in its month, however long that is,
    and only what the change itself brings counts.
    """

    def __init__(self, found: Found, before: Entry | None, register: Register) -> None:
        self._found = found
        self._path = f"messages/{found.account}/{found.month}.yaml"
        self._check = DraftCheck(register, self._path, self._alone(before))
        self._decision = before.get("record") if before else None

    def require_words(self, entry: Entry, code: str = "") -> None:
        """Judge one answer, by the rules that words can break, and one that asks for it.

        Raises CommandError, to ask again.
        """
        about = _ABOUT_WORDS | {code}
        for finding in self._new(entry):
            if finding.severity is Severity.ERROR and finding.rule.code in about:
                raise self._refusal(_ANSWER, finding)

    def require_sound(self, entry: Entry, about: Collection[str] = ()) -> list[Finding]:
        """Judge the message as it is to be, and give the rules' warnings.

        Raises CommandError, in the rule's own words, for the first error; of the
        rules `about` alone, if any are named.
        """
        new, decides = self._new(entry), self._decides(entry)
        for finding in new:
            code = finding.rule.code
            counts = code in about if about else decides or code not in REMINDERS
            if finding.severity is Severity.ERROR and counts:
                raise self._refusal(_FOUND, finding)
        return new

    def _refusal(self, text: Text, finding: Finding) -> CommandError:
        return CommandError(text, **_words(finding, help_refused(finding, self._found.id)))

    def _new(self, entry: Entry) -> list[Finding]:
        # What the reminders say when it is decided, they say of the decision itself.
        said_anew = REMINDERS if self._decides(entry) else ()
        known = (each for each in self._check.known if each.rule.code not in said_anew)
        found = self._check.check(self._alone(entry)).found
        return [
            finding
            for finding in new_findings(known, found)
            if finding.rule.code.startswith(_ABOUT_LOGS)
        ]

    def _decides(self, entry: Entry) -> bool:
        decision = entry.get("record")
        return decision is not None and decision != self._decision

    def _alone(self, entry: Entry | None) -> Source:
        return Source(self._path, compose([dict(entry)]) if entry else b"")


def _words(finding: Finding, help: FilledText | str) -> dict[str, object]:
    return {"finding": finding.said, "code": finding.rule.code, "help": help}


def tell(change: Change, notes: list[Finding], language: Language, *, written: bool) -> None:
    """Say on standard error what was written and what to think of; the diff is the answer else."""
    if written:
        _say(_WRITTEN.fill(language, {"file": change.month.file, "line": change.line}))
    else:
        sys.stdout.write(diff(change))
    for finding in notes:
        _say(_NOTE.fill(language, _words(finding, help_noted(finding, change.id))))


def _say(text: str) -> None:
    """Write on standard error, broken between words where somebody reads it."""
    sys.stderr.write(f"{laid_out(text, sys.stderr)}\n")


def diff(change: Change) -> str:
    """Show what is to change in a file, line by line."""
    file = change.month.file
    both = (change.month.before or b"", change.data)
    old, new = (data.decode("utf-8", "replace").splitlines() for data in both)
    lines = difflib.unified_diff(old, new, f"a/{file}", f"b/{file}", lineterm="")
    return "".join(f"{clean(line)}\n" for line in lines)
