"""A message is judged alone, however long its month is: the rules must say the same of it there."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.edit import compose
from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.wizard.draft_check import DraftCheck
from socialpolicy.yaml import read

RULES = Path(__file__).parents[2] / "rules"
MONTH = "messages/example/2026-11.yaml"
CODES = ("M", "Y03", "R01")
NOW = "2026-11-22 12:00+01:00"


def months() -> list[Any]:
    """Give the months that show when each rule speaks and is quiet, with their time."""
    found = []
    for path in sorted(RULES.glob("*/*.yaml")):
        case: Any = yaml.load(path.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - text alone
        text = case.get(MONTH)
        # What cannot be read, or has a key twice, is never changed.
        sound = isinstance(text, str) and not read(Source(MONTH, text.encode())).problems
        # A comment is the file's and no message's: it is looked at where the file is.
        sound = sound and not re.search(r"^ *#", text, re.MULTILINE)
        if sound and case.keys() <= {MONTH, "as_of"}:
            name = f"{path.parent.name}-{path.stem}"
            found.append(pytest.param(text, case.get("as_of", NOW), id=name))
    return found


def said(findings: list[Finding]) -> Counter[tuple[str, str]]:
    return Counter((each.rule.code, each.said.in_language(Language.ENGLISH)) for each in findings)


def test_there_are_months_of_most_rules() -> None:
    assert len(months()) >= 20


@pytest.mark.parametrize(("text", "as_of"), months())
def test_the_rules_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, as_of: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(RULES / "base" / "registry", "registry")
    month = Path("registry") / MONTH
    month.parent.mkdir(parents=True, exist_ok=True)
    month.write_text(text, encoding="utf-8")
    register = read_register(Path("registry"), datetime.fromisoformat(as_of))
    whole = [
        each
        for each in judge(register).findings
        if each.label.source.file == f"registry/{MONTH}"
        and each.rule.code.startswith(CODES)
        # Two entries are needed for an id to stand twice; a new id never does. Which messages
        # there are to be the same as is asked by the form.
        and not (each.rule.code == "M01" and each.related and "twice" in str(each.said.text.en))
        and not (each.rule.code == "M05" and "as the same as" in str(each.said.text.en))
        and not (each.rule.code == "Y03" and "the same message as" in str(each.said.text.en))
    ]
    document = read(Source(MONTH, text.encode()))
    entries: Any = document.value or []
    assert isinstance(entries, list)
    alone: list[Finding] = []
    for entry in entries:
        draft = Source(f"registry/{MONTH}", compose([dict(entry)]))
        found = DraftCheck(register, MONTH).check(draft).found
        alone += [
            each
            for each in found
            if each.label.source.file == draft.file and each.rule.code.startswith(CODES)
        ]
    assert said(alone) == said(whole)
