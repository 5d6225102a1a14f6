"""Drafts of a new account, judged beside the accounts that a register has already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from socialpolicy.lint.run import judge
from socialpolicy.register.addition import with_account
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.storage.files import display_path
from socialpolicy.wizard import defaults, draft
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.question import Answers, Situation
from socialpolicy.wizard.wording_new import fitting, unnamed

_STAND_INS: Answers = {
    "platform": "other",
    "name": "Konto",
    "url": "https://example.com",
    "kind": "operational",
}
"""Answers without which no rule can look at an account."""


class JudgeOfNew:
    """Judges a new account: everything that the rules find in its file counts."""

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
        """Judge a draft that is not whole yet."""
        situation = Situation({**_STAND_INS, **flow.answers}, self.register)
        units = self.register.organisation.units if self.register.organisation else []
        stand_ins = {**_STAND_INS, "unit": units[0].id if units else "enhet"}
        stand_ins["id"] = id = defaults.own_id(situation)
        judged = self._judged({**stand_ins, **flow.answers}, flow)
        if "id" in flow.answers:
            return judged
        findings = tuple(unnamed(each, id) for each in judged.verdict.findings)
        return replace(judged, verdict=replace(judged.verdict, findings=findings))

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        id = answers.get("id") or "konto"
        path = self.folder / "accounts" / f"{id}.yaml"
        text = draft.write(draft.mapping(answers, flow.extra), schema=self.schema)
        source = Source(display_path(path), text.encode())
        register = with_account(self._beside, f"accounts/{id}.yaml", source)
        verdict = judge(register)
        file = source.file
        kept = tuple(
            fitting(finding)
            for finding in verdict.findings
            if any(label.source.file == file for label in (finding.label, *finding.related))
        )
        return Draft(path, source, replace(verdict, findings=kept, files=1))
