"""`exceptions`, `grant-exception` and `known-faults`, on an account without a deputy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

GRANT = (
    *("grant-exception", "A14", "example", "--reason", "Tjänsten är vakant."),
    *("--decided-by", "Förvaltningschef", "--reference", "KUN 2026/31", "--until", "2027-05-31"),
)
ENTRY = """\
- rule: A14
  account: example
  reason: Tjänsten är vakant.
  decided_by: Förvaltningschef
  reference: KUN 2026/31
  on: 2026-11-22
  until: 2027-05-31
"""


def without_deputy(register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("deputy:"), text.index("editors:")
    file.write_text(text[:start] + text[end:], "utf-8")


def test_an_exception_is_written_listed_and_excuses(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert ask("check", "--select", "A14").code == 1
    assert ask(*GRANT, "--yes").code == 0
    assert (register / "exceptions.yaml").read_text("utf-8").endswith(ENTRY)
    assert ask("check", "--select", "A14").code == 0
    (listed,) = json.loads(ask("exceptions", "--format", "json").out)["exceptions"]
    assert (listed["rule"], listed["about"], listed["until"]) == ("A14", "example", "2027-05-31")


def test_nothing_is_written_without_yes_or_with_an_error(ask: Ask, register: Path) -> None:
    without_deputy(register)
    for words in (GRANT, (*GRANT, "--dry-run"), (*GRANT, "--yes", "--reason", "Vakans")):
        ask(*words)
        assert not (register / "exceptions.yaml").exists()
    assert "account: example" in ask(*GRANT, "--dry-run").out


@pytest.mark.parametrize(
    "words", [("A14", "kommunen"), ("A41", "example"), ("R01", "example"), ("P01", "example")]
)
def test_what_cannot_be_excepted_is_refused(
    ask: Ask, register: Path, words: tuple[str, str]
) -> None:
    without_deputy(register)
    ran = ask("grant-exception", *words, *GRANT[3:], "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert words[0] in ran.err


def test_faults_are_accepted_once_and_only_grow_fewer(ask: Ask, register: Path) -> None:
    faultless = (register / "accounts" / "example.yaml").read_bytes()
    without_deputy(register)
    assert ask("known-faults", "--accept", CI=None).code == 0
    lines = (register / "known.yaml").read_text("utf-8").splitlines()
    assert [line[:16] for line in lines if "A14" in line] == ["  - A14 example "]
    assert ask("check").code == 0
    assert ask("known-faults", "--accept", CI=None).code == 2, "it never grows"
    (register / "accounts" / "example.yaml").write_bytes(faultless)
    assert "W05" in ask("check", "--format", "short").out
    assert ask("known-faults", "--prune").code == 0
    assert "A14" not in (register / "known.yaml").read_text("utf-8")


def test_ci_never_accepts(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert ask("known-faults", "--accept", CI="true").code == 2
    assert not (register / "known.yaml").exists()


def test_nothing_is_pruned_while_a_file_cannot_be_read(ask: Ask, register: Path) -> None:
    without_deputy(register)
    ask("known-faults", "--accept", CI=None)
    before = (register / "known.yaml").read_bytes()
    (register / "accounts" / "example.yaml").write_text("id: [\n", "utf-8")
    assert ask("known-faults", "--prune").code == 2
    assert (register / "known.yaml").read_bytes() == before


def test_compliance_and_duties_tell_of_an_exception(ask: Ask, register: Path) -> None:
    (register / "clauses.yaml").write_text(
        '- id: "43"\n  section: Ersättare\n  text: Ersättare ska utses.\n  strength: ska\n'
        "  upheld_by: [A14]\n",
        "utf-8",
    )
    without_deputy(register)
    assert "1 mening: 1 inte uppfylld" in " ".join(ask("report", "compliance").out.split())
    ask(*GRANT, "--yes")
    said = " ".join(ask("report", "compliance").out.split())
    assert "1 mening: 1 med undantag" in said
    assert "2027-05-31" in ask("duties", "--within", "1 år").out
