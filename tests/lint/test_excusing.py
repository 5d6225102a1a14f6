"""What exceptions and known faults excuse, and how a fault is known again."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy import formats
from socialpolicy.lint.excusing import faults_of
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict
from tests.places import BASE_REGISTRY

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
EXCEPTION = """\
- rule: A14
  account: example
  reason: Tjänsten som ersättare är vakant.
  decided_by: Förvaltningschef
  reference: KUN 2026/31
  on: 2026-09-01
  until: 2027-03-01
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return shutil.copytree(BASE_REGISTRY, tmp_path / "registry")


def judged(register: Path, at: datetime = AS_OF) -> Verdict:
    return judge(read_register(register, at))


def codes(verdict: Verdict) -> list[str]:
    return [finding.rule.code for finding in verdict.findings if finding.rule.code != "R03"]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def without_deputy(register: Path, account: str = "example") -> None:
    file = register / "accounts" / f"{account}.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("deputy:")
    end = next(i for i in range(start + 7, len(text)) if text[i - 1] == "\n" and text[i].isalpha())
    file.write_text(text[:start] + text[end:], encoding="utf-8")


def accept(register: Path, until: str = "2027-10-31") -> list[str]:
    read = read_register(register, AS_OF)
    faults = faults_of(read, judge(read).findings)
    listed = "".join(f"  - {fault}\n" for fault in faults)
    (register / "known.yaml").write_text(f"since: 2026-11-22\nuntil: {until}\nfaults:\n{listed}")
    return [str(fault) for fault in faults]


def test_an_exception_excuses_its_own_account_and_keeps_the_severity(register: Path) -> None:
    without_deputy(register)
    (register / "exceptions.yaml").write_text(EXCEPTION, "utf-8")
    verdict = judged(register)
    assert codes(verdict) == []
    (excused,) = verdict.excused
    assert (excused.finding.rule.code, excused.finding.severity) == ("A14", "error")
    assert excused.until.isoformat() == "2027-03-01"
    assert excused.decided_by == "Förvaltningschef"


def test_the_finding_is_back_the_day_after(register: Path) -> None:
    without_deputy(register)
    (register / "exceptions.yaml").write_text(EXCEPTION, "utf-8")
    after = judged(register, datetime.fromisoformat("2027-03-02 12:00+01:00"))
    assert {"A14", "W01"} <= set(codes(after))
    assert not after.excused


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: A14", "rule: A41", "A14"),
        ("account: example", "account: exampel", "example"),
        ("account: example", "unit: kulturforvaltningen", "konton"),
        ("account: example", "message: example-1", "konton"),
        ("rule: A14", "rule: P01", "helhet"),
        ("  account: example\n", "", "gäller"),
    ],
)
def test_what_is_misspelt_or_a_level_too_high_is_an_error(
    register: Path, old: str, new: str, said: str
) -> None:
    without_deputy(register)
    (register / "exceptions.yaml").write_text(EXCEPTION.replace(old, new, 1), "utf-8")
    verdict = judged(register)
    assert "A14" in codes(verdict), "the exception excuses nothing"
    wrong = [finding for finding in verdict.findings if finding.rule.code == "Y03"]
    assert wrong
    words = [part for each in wrong for part in (each.said, each.help) if part]
    assert any(said in part.in_language(Language.SWEDISH) for part in words)


def test_a_known_fault_is_known_again_on_another_line(register: Path) -> None:
    without_deputy(register)
    assert [fault[:12] for fault in accept(register) if fault[0] == "A"] == ["A14 example "]
    file = register / "accounts" / "example.yaml"
    file.write_text("# Ett konto\n\n" + file.read_text("utf-8"), "utf-8")
    verdict = judged(register)
    assert codes(verdict) == []
    assert next(each.finding.rule.code for each in verdict.excused if each.is_known) == "A14"


def test_a_mended_fault_does_not_make_room_for_another_of_its_rule(register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    without_deputy(register)
    accept(register)
    shutil.copy(BASE_REGISTRY / "accounts" / "example.yaml", file)
    without_deputy(register, "kommunen")
    found = judged(register)
    assert "A14" in codes(found), "another account has it now"
    assert "W05" in codes(found), "and the first is mended"


def test_a_fault_is_another_when_its_value_is(register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    edit(file, "biblioteket@exempel.se", "biblioteket@annan.se")
    assert any(fault.startswith("A13 example") for fault in accept(register))
    assert "A13" not in codes(judged(register))
    edit(file, "biblioteket@annan.se", "biblioteket@tredje.se")
    assert {"A13", "W05"} <= set(codes(judged(register)))


def test_known_faults_are_findings_again_when_their_time_is_up(register: Path) -> None:
    without_deputy(register)
    accept(register, "2026-11-21")
    assert {"A14", "W06"} <= set(codes(judged(register)))


def test_nothing_is_said_to_be_mended_in_a_file_that_cannot_be_read(register: Path) -> None:
    without_deputy(register)
    accept(register)
    (register / "accounts" / "example.yaml").write_text("id: [\n", "utf-8")
    assert "W05" not in codes(judged(register))


def test_every_format_keeps_an_excused_finding(register: Path) -> None:
    without_deputy(register)
    (register / "exceptions.yaml").write_text(EXCEPTION, "utf-8")
    verdict = judged(register)
    told = {
        form: formats.render(form, verdict, Language.SWEDISH) for form in ("text", "json", "sarif")
    }
    assert "1 undantag (till 1 mars 2027)" in " ".join(told["text"].split())
    (excused,) = json.loads(told["json"])["excused"]
    assert (excused["code"], excused["severity"], excused["until"]) == (
        "A14",
        "error",
        "2027-03-01",
    )
    results = json.loads(told["sarif"])["runs"][0]["results"]
    kinds = [[each["kind"] for each in result["suppressions"]] for result in results]
    assert kinds == [[]] * len(verdict.findings) + [["external"]]


def test_known_faults_for_more_than_a_year_excuse_nothing(register: Path) -> None:
    without_deputy(register)
    accept(register, until="2027-11-22")
    assert codes(judged(register)) == []
    edit(register / "known.yaml", "2027-11-22", "2027-11-23")
    assert sorted(codes(judged(register))) == ["A14", "W03"]
