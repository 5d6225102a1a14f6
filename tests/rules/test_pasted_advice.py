"""Advice in YAML can be pasted below the line that is marked: no key comes twice.

What stands in the file already, such as `approval:`, is not written again, as that would be Y02.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
BLOCKS = """\
manager:
  role: Kulturchef
  asked: 2015-01-12
  anchored: 2015-01-19
"""


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "registry" / "accounts" / "example.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"manager: \{.*\}\n", BLOCKS, text, count=1), "utf-8")
    return file


def findings() -> list[Finding]:
    return list(judge(read_register(Path("registry"), AS_OF)).findings)


@pytest.mark.parametrize(
    ("gone", "code", "filled"),
    [
        ("  on: 2015-01-12\n", "A05", "2015-01-12"),  # of the analysis
        ("  reference: KUN 2015/14\n", "A06", "KUN 2015/14"),
        ("  by: Förvaltningschef\n", "A06", "Förvaltningschef"),
        ("  asked: 2015-01-12\n", "A09", "2015-01-12"),
    ],
)
def test_what_is_missing_is_pasted_where_it_belongs(
    gone: str, code: str, filled: str, account: Path
) -> None:
    text = account.read_text("utf-8")
    assert text.count(gone) == 1
    account.write_text(text.replace(gone, ""), "utf-8")
    [found] = [each for each in findings() if each.rule.code == code]
    assert found.help is not None
    pasted = found.help.in_language(Language.SWEDISH).split("\n")[1:]
    value = "\n".join(pasted).replace("ÅÅÅÅ-MM-DD", filled).replace("…", filled)
    assert f"{value}\n" == gone
    lines = account.read_text("utf-8").split("\n")
    lines.insert(found.label.span.line, value)
    account.write_text("\n".join(lines), "utf-8")
    assert [each.rule.code for each in findings() if each.rule.code[0] in "YA"] == []


def test_a_whole_block_is_written_where_none_is(account: Path) -> None:
    text = account.read_text("utf-8")
    account.write_text(text.replace(BLOCKS, ""), "utf-8")
    [found] = [each for each in findings() if each.rule.code == "A09"]
    assert found.help is not None
    assert "\nmanager:\n  role: …\n" in found.help.in_language(Language.SWEDISH)


def test_an_empty_block_is_not_begun_again(account: Path) -> None:
    text = account.read_text("utf-8")
    account.write_text(text.replace(BLOCKS, "manager:\n"), "utf-8")
    [found] = [each for each in findings() if each.rule.code == "A09"]
    assert found.help is not None
    assert "manager:" not in found.help.in_language(Language.SWEDISH)
    assert "\n  role: …\n" in found.help.in_language(Language.SWEDISH)
