"""A finding quotes the sentences that fit it, not all that its rule upholds."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialpolicy.cli.past_register import base_tree
from socialpolicy.lint.beside import judge_beside
from socialpolicy.register.comparison import compare
from socialpolicy.register.reader import read_register
from tests.places import copy_small_sample
from tests.repositories import commit, new_repository


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        ("  inactive_days: 30\n", "  inactive_days: 90\n", ["42"]),
        ("  - degerforsbyggen.se\n", "  - degerforsbyggen.se\n  - annan.example\n", ["8"]),
    ],
)
def test_a_loosened_setting_quotes_what_judges_by_it(
    before: str, after: str, quoted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copy_small_sample(tmp_path / "registry")
    new_repository(tmp_path)
    commit(tmp_path)
    file = tmp_path / "registry" / "policy.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    _, tree = base_tree(Path("registry"), "HEAD")
    assert tree is not None
    verdict = judge_beside(compare(tree, read_register(Path("registry"))), ["T16"])
    (finding,) = verdict.findings
    assert [each.id for each in verdict.clauses_of(finding)] == quoted
