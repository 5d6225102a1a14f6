"""The rules run on a draft: over the whole register with the draft's file in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from socialpolicy.document import Place, read
from socialpolicy.finding import Finding, Label, Severity, Verdict
from socialpolicy.register.addition import with_account
from socialpolicy.register.register import Register
from socialpolicy.source import Source, display_path
from socialpolicy.verdict import judge
from socialpolicy.wizard import defaults, draft
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.question import Answers, Question, Situation

READING_CODES = frozenset({"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "R01"})
"""Rules that may find something in any answer: its shape, its characters, a secret in it."""


@dataclass(frozen=True)
class Draft:
    """An account that is not written yet: its file's text, and what the rules say of it."""

    path: Path
    source: Source
    verdict: Verdict

    @property
    def text(self) -> str:
        """What the file is to hold."""
        return self.source.data.decode()

    @cached_property
    def at(self) -> Place:
        """The place of the account in its file."""
        return read(self.source).place

    def has_errors(self) -> bool:
        """Say whether anything is an error, so that the draft is not to be written."""
        return any(each.severity is Severity.ERROR for each in self.verdict.findings)

    def about(self, question: Question) -> list[Finding]:
        """Find what the rules of a question say at the place of its answer."""
        codes = READING_CODES | set(question.codes)
        place = self.at
        for step in question.path:
            place = place / step
        marked = place.label()
        return [
            finding
            for finding in self.verdict.findings
            if finding.rule.code in codes
            and any(_touch(label, marked) for label in (finding.label, *finding.related))
        ]


def _touch(one: Label, other: Label) -> bool:
    if one.source.file != other.source.file:
        return False
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column)


class Judge:
    """Judges drafts of accounts beside the accounts that a register has already."""

    def __init__(self, register: Register, folder: Path) -> None:
        self.register = register
        self.folder = folder
        self.schema = (folder / ".schema").is_dir()
        # Other files' bytes are not looked through again for every answer.
        self._beside = replace(register, entries=(), logs=())

    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers so far, and judge it."""
        return self._judged(flow.answers, flow)

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a draft that is not whole yet.

        What is still to be asked, and without which no rule can look at an
        account, is stood in for; findings about that say nothing.
        """
        situation = Situation({**_STAND_INS, **flow.answers}, self.register)
        units = self.register.organisation.units if self.register.organisation else []
        stand_ins = {**_STAND_INS, "unit": units[0].id if units else "enhet"}
        stand_ins["id"] = defaults.own_id(situation)
        return self._judged({**stand_ins, **flow.answers}, flow)

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        id = answers.get("id") or "konto"
        path = self.folder / "accounts" / f"{id}.yaml"
        text = draft.write(draft.mapping(answers, flow.extra), schema=self.schema)
        source = Source(display_path(path), text.encode())
        register = with_account(self._beside, f"accounts/{id}.yaml", source)
        verdict = judge(register)
        file = source.file
        kept = tuple(
            finding
            for finding in verdict.findings
            if any(label.source.file == file for label in (finding.label, *finding.related))
        )
        return Draft(path, source, replace(verdict, findings=kept, files=1))


_STAND_INS: Answers = {
    "platform": "other",
    "name": "Konto",
    "url": "https://example.com",
    "kind": "operational",
}
