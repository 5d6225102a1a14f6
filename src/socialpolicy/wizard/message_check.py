"""The rules run on one message of the log as it is to be, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from socialpolicy.cli.errors import CommandError
from socialpolicy.edit import compose
from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import words
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard.draft_check import DraftCheck, new_findings
from socialpolicy.wizard.message_log import Found
from socialpolicy.yaml import Plain

_FOUND = Text(
    sv="Ingenting är skrivet. {finding} ({code}).{help}",
    en="Nothing was written. {finding} ({code}).{help}",
)
_ANSWER = Text(sv="{finding} ({code}).{help}", en="{finding} ({code}).{help}")
_NOTE = Text(sv="Tänk på: {finding} ({code}).{help}", en="Note: {finding} ({code}).{help}")

_ABOUT_LOGS = ("M", "Y", "R01")
"""The rules about messages, about what can be read at all, and about secrets."""

_ABOUT_WORDS = frozenset({"M14", "Y03", "R01"})
"""The rules that an answer in words can break by itself."""

REMINDERS = frozenset({"M13"})
"""Rules that only remind, until it is decided: the registrar's word may come after the answer."""


Entry: TypeAlias = Mapping[str, Plain]
"""A message as it is written."""


class MessageCheck:
    """Judges one message of an account's log, before anything is done and after.

    A rule about messages looks at one at a time, but for M01 with its ids that
    stand twice, and a new id is never one that the month has already. So the
    message is judged as if it stood alone in its month, however long that is,
    and only what the change itself brings counts.
    """

    def __init__(
        self,
        found: Found,
        before: Entry | None,
        register: Register,
        waits: Collection[str] = (),
    ) -> None:
        """Take the rules that may be broken for now in `waits`, besides those that only remind."""
        self._found = found
        self._path = f"messages/{found.account}/{found.month}.yaml"
        self._check = DraftCheck(register, self._path, self._alone(before))
        self._waits = frozenset(waits)
        self._decision = before.get("record") if before else None

    def objections(self, entry: Entry, codes: Collection[str]) -> list[Finding]:
        """Find what is wrong with an answer in words, by those rules and the ones for any words."""
        about = _ABOUT_WORDS.union(codes)
        return [
            finding
            for finding in self._new(entry)
            if finding.severity is Severity.ERROR and finding.rule.code in about
        ]

    def findings(self, entry: Entry, about: Collection[str] = ()) -> tuple[list[Finding], bool]:
        """Find what the change brings, by the rules `about` alone if any are named.

        Says also whether any of it keeps the change from being written; an error
        that does is the first.
        """
        decides = self._decides(entry)
        found: list[Finding] = []
        stops = False
        for finding in self._new(entry):
            code = finding.rule.code
            counts = code in about if about else decides or code not in REMINDERS
            counts = counts and code not in self._waits
            if finding.severity is Severity.ERROR and counts and not stops:
                stops = True
                found.insert(0, finding)
            elif not about or code in about:
                found.append(finding)
        return found, stops

    def require_sound(self, entry: Entry, about: Collection[str] = ()) -> list[Finding]:
        """Judge the message as it is to be, and give the rules' warnings.

        Raises CommandError, in the rule's own words, for the first error; of the
        rules `about` alone, if any are named.
        """
        found, stops = self.findings(entry, about)
        if stops:
            raise self.refusal(found[0])
        return found

    def refusal(self, finding: Finding) -> CommandError:
        """Word what keeps the change from being written."""
        return CommandError(_FOUND, **_words(finding))

    def objection(self, finding: Finding) -> FilledText:
        """Word what is wrong with an answer or a draft that can still be put right."""
        return FilledText(_ANSWER, _words(finding))

    def note(self, finding: Finding) -> FilledText:
        """Word what to think of, though it may be written. The command words reminders itself."""
        values = _words(finding)
        return FilledText(_NOTE, {**values, "help": ""} if values["code"] in REMINDERS else values)

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


class _Beside(FilledText):
    """Advice that goes on after a sentence, on its line."""

    def in_language(self, language: Language) -> str:
        return "".join(f" {line}" for line in words.lines(super().in_language(language)))


def _words(finding: Finding) -> dict[str, object]:
    advice = finding.for_answer((), command=True)
    help = _Beside(*advice) if advice else ""
    return {"finding": finding.said, "code": finding.rule.code, "help": help}
