"""The file of an account made of the answers, a new one or one that is changed, and judged."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from socialpolicy.finding import Finding
from socialpolicy.lint.run import in_order, judge
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, display_path
from socialpolicy.text import FilledText, Text
from socialpolicy.verdict import Verdict
from socialpolicy.wizard import hints
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.draft_check import Draft, DraftCheck, about, new_findings
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import (
    AccountChange,
    Answers,
    Append,
    Form,
    Put,
    Remove,
    Situation,
    Step,
)
from socialpolicy.wizard.form import Path as Keys
from socialpolicy.yaml import Place, Plain

SCHEMA = "# yaml-language-server: $schema=../.schema/account.json"
"""The first line of an account's file, where the register has its schemas."""


_STAND_INS: Answers = {
    "platform": "other",
    "name": "Konto",
    "url": "https://example.com",
    "kind": "operational",
}
"""Answers without which no rule can look at an account."""


_TWICE = Text(
    sv="Sidan finns redan i registret, som {first}: {shown}",
    en="The page is in the register already, as {first}: {shown}",
)
_TITLED = Text(sv="Kontot {account}", en="The account {account}")
_ACCOUNT = Text(sv="kontot", en="the account")


def _fitting(finding: Finding) -> Finding:
    """Say of a page that is registered already what somebody who opens an account can do."""
    if finding.rule.code != "A02":
        return finding
    return finding._replace(said=FilledText(_TWICE, finding.said.values))


def _unnamed(finding: Finding, id: str) -> Finding:
    """Say `the account` in place of the id used until one is decided."""

    def without(said: FilledText) -> FilledText:
        # Where a rule says `the account x`, the word is there already.
        pairs = zip(said.text, _TITLED, _ACCOUNT, strict=True)
        texts = [(text.replace(titled, "{account}"), word) for text, titled, word in pairs]
        values = {
            name: Text(*(w.capitalize() if t.startswith(f"{{{name}}}") else w for t, w in texts))
            if value == id
            else value
            for name, value in said.values.items()
        }
        return FilledText(Text(*(text for text, _ in texts)), values)

    subject = None if finding.subject == id else finding.subject
    remedy = finding.help and without(finding.help)
    fix = finding.fix and finding.fix._replace(
        words=without(FilledText(finding.fix.words, {})).text
    )
    return finding._replace(said=without(finding.said), remedy=remedy, subject=subject, fix=fix)


class JudgeOfNew:
    """Judges a new account: everything that the rules find in its file counts."""

    def __init__(self, register: Register, folder: Path) -> None:
        self.register = register
        self.folder = folder
        self.schema = (folder / ".schema" / "account.json").is_file()

    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers so far, and judge it."""
        return self._judged(flow.answers, flow)

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a draft that is not whole yet."""
        situation = Situation({**_STAND_INS, **flow.answers}, self.register)
        units = self.register.organisation.units if self.register.organisation else []
        stand_ins = {**_STAND_INS, "unit": units[0].id if units else "enhet"}
        stand_ins["id"] = id = hints.own_id(situation)
        judged = self._judged({**stand_ins, **flow.answers}, flow)
        if "id" in flow.answers:
            return judged
        findings = tuple(_unnamed(each, id) for each in judged.verdict.findings)
        return replace(judged, verdict=replace(judged.verdict, findings=findings))

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        id = answers.get("id") or "konto"
        path = self.folder / "accounts" / f"{id}.yaml"
        unwritten = {each.key for each in flow.form.questions if not each.in_file}
        kept = {key: value for key, value in answers.items() if key not in unwritten}
        text = write(mapping(kept, flow.extra), schema=self.schema)
        source = Source(display_path(path), text.encode())
        verdict = DraftCheck(self.register, f"accounts/{id}.yaml").check(source).verdict
        findings = tuple(map(_fitting, verdict.findings))
        return Draft(path, source, replace(verdict, findings=findings))


class JudgeOfChange:
    """Judges an account that is changed: what the change brings counts.

    So does what was there before and is about the questions that have been
    answered. What else the register has to put right stops nobody.
    """

    def __init__(
        self,
        register: Register,
        folder: Path,
        form: Form,
        change: AccountChange,
        filed: Located[Account],
    ) -> None:
        self.register = register
        self.form = form
        self.change = change
        self.filed = filed
        self.before = filed.at.document.source
        self.entry = entry_of(filed, register)
        self.path = folder / self.entry.path
        self._check = DraftCheck(register, self.entry.path)

    def draft(self, flow: Flow) -> Draft:
        """Make the changed file, and judge it. Raises SpliceError when it cannot be made."""
        return self._judged(flow.answers, flow)

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a change that is not whole yet."""
        answers = dict(flow.answers)
        situation = flow.situation
        answers = {**self.change.stand_ins(situation), **answers}
        for question in flow.applicable:
            if question.key in answers:
                continue
            suggested = question.suggestion(Situation(answers, self.register, self.filed.model))
            try:
                told = read_answer(question, suggested, situation)
            except AnswerError:
                continue
            answers |= told
        return self._judged(answers, flow)

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        situation = Situation(answers, self.register, self.filed.model)
        source = Source(self.before.file, changed(self.before.data, self._steps(situation)))
        register, verdict, found = self._check.check(source)
        later = self._later(register, answers)
        brought = new_findings(self._check.known, (*found, *later))
        kept = [*brought, *self._unmet((*found, *later), source, register, flow)]
        counted = {id(each): each for each in kept if each.rule.code not in self.change.reminders}
        findings = tuple(in_order(counted.values()))
        whole = replace(verdict, findings=findings, files=1)
        return Draft(self.path, source, whole, self.before)

    def _steps(self, situation: Situation) -> Sequence[Step]:
        answers = {
            each.key: situation.answers[each.key]
            for each in self.form.questions
            if each.in_file and each.key in situation.answers and each.applies(situation)
        }
        values = mapping(answers)
        return [*steps_for(values, self.change.replaces), *self.change.more(situation)]

    def _later(self, register: Register, answers: Answers) -> list[Finding]:
        """Judge by the rules that begin to count on a day ahead, but for what is yet to be done."""
        word = answers.get(self.change.later)
        day = date.fromisoformat(word) if isinstance(word, str) else register.today
        if day <= register.today:
            return []
        noon = datetime.combine(day, time(12), ZoneInfo(register.policy.time_zone))
        verdict: Verdict = judge(replace(register, as_of=noon), self.change.then)
        return [
            each
            for each in verdict.findings
            if each.label.source.file == self.before.file and "missing" not in each.said.values
        ]

    def _unmet(
        self, found: Sequence[Finding], source: Source, register: Register, flow: Flow
    ) -> list[Finding]:
        """Find what was wrong before, and still is, about what has been answered."""
        at = next(
            (each.at for each in register.accounts if each.at.document.source is source), None
        )
        return [
            finding
            for question in flow.applicable
            if at is not None and question.key in flow.answers
            for finding in about(question, found, Place(at.document, ()))
        ]


def entry_of(filed: Located[Account], register: Register) -> FileEntry:
    """Find the file that an account was read from."""
    file = filed.at.document.source.file
    return next(entry for entry in register.entries if entry.source.file == file)


Judge: TypeAlias = JudgeOfNew | JudgeOfChange
"""Makes drafts of the answers to a form's questions, and judges them."""


def steps_for(values: Mapping[str, Any], replaces: Sequence[Keys]) -> Iterator[Step]:
    """Turn the part of an account that is to be other into steps.

    A mapping at one of the paths in `replaces` is put whole; of all others
    only what is given is put, and what is beside it stays.
    """
    yield from _below((), values, replaces)


def _below(path: Keys, value: Any, replaces: Sequence[Keys]) -> Iterator[Step]:  # noqa: ANN401 - any value
    if not isinstance(value, Mapping) or path in replaces:
        yield Put(path, value if not isinstance(value, Mapping) else dict(value))
        return
    for key, inner in value.items():
        yield from _below((*path, key), inner, replaces)


def changed(data: bytes, steps: Sequence[Step]) -> bytes:
    """Take steps in a file's text, and leave every other byte as it is.

    A key that is new comes where the model has it. Raises SpliceError when
    something else would have to change.
    """
    from socialpolicy.edit import append, put, remove
    from socialpolicy.register.model_paths import as_written
    from socialpolicy.register.models.account import Account

    for step in steps:
        if isinstance(step, Remove):
            data = remove(data, step.path)
        elif isinstance(step, Append) and _at(data, step.path):
            data = append(data, step.path, as_written(step.value, Account, (*step.path, 0)))
        else:
            new = Put(step.path, [step.value]) if isinstance(step, Append) else step
            path, value = _to_stand(data, new)
            data = put(data, path, as_written(value, Account, path), _before(path))
    return data


def _at(data: bytes, path: Keys) -> Plain:
    """Find what is at a path of a file's text; nothing when there is nothing."""
    from socialpolicy.yaml import read
    from socialpolicy.yaml.read_fast import silence

    with silence():
        value = read(Source("", data)).value
    for step in path:
        value = _within(value, step)
    return value


def _to_stand(data: bytes, step: Put) -> tuple[Keys, Plain]:
    """Put a value within the mappings that do not stand there yet."""
    from socialpolicy.source import Source
    from socialpolicy.yaml import read
    from socialpolicy.yaml.read_fast import silence

    with silence():
        here = read(Source("", data)).value
    depth = 0
    for depth, key in enumerate(step.path):  # noqa: B007 - how far it got is asked below
        here = _within(here, key)
        if here is None:
            break
    value = step.value
    for key in reversed(step.path[depth + 1 :]):
        value = {str(key): value}
    return step.path[: depth + 1], value


def _within(value: Plain, key: str | int) -> Plain:
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return value.get(str(key)) if isinstance(value, dict) else None


def _before(path: Keys) -> tuple[str, ...]:
    """Name the keys that the model has before the last of a path, beside it."""
    from socialpolicy.register.model_paths import keys_at
    from socialpolicy.register.models.account import Account

    keys = keys_at(Account, path[:-1])
    return tuple(keys[: keys.index(path[-1])]) if path[-1] in keys else ()


def mapping(answers: Answers, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Make the account of the answers, as nested mappings in the order of the model."""
    from socialpolicy.register.model_paths import as_written
    from socialpolicy.register.models.account import Account

    account: dict[str, Any] = copy.deepcopy(dict(extra or {}))
    for key, value in answers.items():
        *above, last = key.split(".")
        here = account
        for step in above:
            if not isinstance(here.get(step), dict):
                here[step] = {}
            here = here[step]
        here[last] = value
    written = as_written(account, Account)
    return written if isinstance(written, dict) else {}


def write(account: Mapping[str, Any], *, schema: bool = False) -> str:
    """Write an account as YAML, with the line that gives editors the schema if there is one.

    Raises SpliceError for characters that the register does not allow.
    """
    from socialpolicy.edit import compose

    return (f"{SCHEMA}\n\n" if schema else "") + compose(dict(account)).decode()
