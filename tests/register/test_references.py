"""The ids of the organisation stand once, and whatever names one names one that is there."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE_REGISTRY

AT = datetime.fromisoformat("2026-11-22 12:00+01:00")

ORGANISATION = """\
boards:
  - {id: kommunstyrelsen, name: Kommunstyrelsen}
  - {id: kulturnamnden, name: Kulturnämnden}
units:
  - {id: informationsenheten, name: Informationsenheten, kind: unit, parent: kansliet}
  - {id: kansliet, name: Kansliet, kind: department, board: kommunstyrelsen}
  - id: kulturforvaltningen
    name: Kulturförvaltningen
    kind: department
    board: kulturnamnden
    management: Ledningsgruppen
    staff_told: 2026-01-12
"""


def said(tmp_path: Path, file: str, *pairs: tuple[str, str]) -> list[tuple[str, int, str]]:
    registry = Path(shutil.copytree(BASE_REGISTRY, tmp_path / "registry"))
    (registry / "organisation.yaml").write_text(ORGANISATION, "utf-8")
    text = (registry / file).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (registry / file).write_text(text, "utf-8")
    return [
        (
            finding.label.source.file.rsplit("/", 1)[-1],
            span.line,
            finding.said.in_language(language),
        )
        for finding in judge(read_register(registry, AT)).findings
        if finding.rule.code == "Y03"
        for span, language in ((finding.label.span, Language.ENGLISH),)
    ]


def test_an_organisation_that_holds_together(tmp_path: Path) -> None:
    assert said(tmp_path, "organisation.yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("id: kansliet", "id: informationsenheten", 6, "Duplicate id: informationsenheten"),
        ("id: kulturnamnden", "id: kommunstyrelsen", 3, "Duplicate id: kommunstyrelsen"),
        (
            "parent: kansliet",
            "parent: stadskansliet",
            5,
            "informationsenheten is below stadskansliet, which is not among the units",
        ),
        (
            "board: kommunstyrelsen",
            "board: stadsstyrelsen",
            6,
            "kansliet belongs to the board stadsstyrelsen, which is not among the boards",
        ),
        (
            "board: kommunstyrelsen",
            "parent: informationsenheten",
            5,
            (
                "informationsenheten is below itself: informationsenheten → kansliet → "
                "informationsenheten"
            ),
        ),
    ],
)
def test_what_does_not_hold_together(
    tmp_path: Path, old: str, new: str, line: int, expected: str
) -> None:
    found = said(tmp_path, "organisation.yaml", (old, new))
    assert ("organisation.yaml", line, expected) in found


def test_a_coordinator_that_is_not_there(tmp_path: Path) -> None:
    pair = ("coordinator: informationsenheten", "coordinator: informationenheten")
    ((file, _, words),) = said(tmp_path, "policy.yaml", pair)
    assert file == "policy.yaml"
    assert words == "The coordinator is informationenheten, which is not in organisation.yaml"


def test_nobody_can_say_which_department_a_unit_in_a_circle_belongs_to(tmp_path: Path) -> None:
    registry = Path(shutil.copytree(BASE_REGISTRY, tmp_path / "registry"))
    circle = ORGANISATION.replace("board: kommunstyrelsen", "parent: informationsenheten")
    (registry / "organisation.yaml").write_text(circle, "utf-8")
    account = registry / "accounts" / "example.yaml"
    text = account.read_text("utf-8")
    assert "\nkind: operational\n" in text
    account.write_text(text.replace("\nkind: operational\n", "\nkind: official\n"), "utf-8")
    findings = judge(read_register(registry, AT)).findings
    assert "A04" not in {finding.rule.code for finding in findings}
