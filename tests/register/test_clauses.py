"""Sentences that no rule can try: who vouches for them and until when, or why nobody does."""

from __future__ import annotations

import shutil
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest

from socialpolicy.lint.run import judge
from socialpolicy.register.models.account_events import ArchiveCopy
from socialpolicy.register.models.clause import Attestation
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE_REGISTRY

AT = datetime.fromisoformat("2026-11-22 12:00+01:00")

SENTENCE = """\
- id: "36"
  section: Tilltal
  text: Språket ska vara lättförståeligt
  strength: ska
"""


def complaints(tmp_path: Path, clause: str) -> list[tuple[int, str]]:
    """Give what is said of a file of clauses that has one sentence, each with its line."""
    registry = Path(shutil.copytree(BASE_REGISTRY, tmp_path / "registry"))
    (registry / "clauses.yaml").write_text(SENTENCE + clause, "utf-8")
    return [
        (finding.label.span.line, finding.said.in_language(Language.SWEDISH))
        for finding in judge(read_register(registry, AT)).findings
        if finding.rule.code == "Y03"
    ]


@pytest.mark.parametrize("strength", ["bör", "får"])
def test_how_binding_a_sentence_is_may_be_written_with_letters_in_two_parts(
    tmp_path: Path, strength: str
) -> None:
    apart = unicodedata.normalize("NFD", strength)
    assert apart != strength
    clause = f"- id: '37'\n  section: Tilltal\n  text: Svara vänligt.\n  strength: {apart}\n"
    assert complaints(tmp_path, clause) == []


REASON = "  reason: Ingen regel kan läsa om ett svar går att förstå.\n"
HELD = "  held_by: attestation\n"


@pytest.mark.parametrize(
    "clause",
    [
        "",
        HELD + REASON,
        HELD + REASON + "  attested: {by: Chef, on: 2026-09-14, until: 2027-09-13}\n",
        HELD + REASON + "  attested: {by: Chef, on: 2026-09-14, until: 2026-09-14}\n",
        "  held_by: nobody\n" + REASON,
        "  held_by: nobody\n  upheld_by: [M05]\n" + REASON,
    ],
)
def test_a_sentence_may_be_attested_or_held_by_nobody(tmp_path: Path, clause: str) -> None:
    assert complaints(tmp_path, clause) == []


@pytest.mark.parametrize(
    ("clause", "line", "said"),
    [
        (
            "  held_by: nobody\n",
            5,
            "Mening 36 prövas inte helt av någon regel, men det står inte varför",
        ),
        (
            HELD + "  reason:\n",
            5,
            "Mening 36 prövas inte helt av någon regel, men det står inte varför",
        ),
        (
            HELD + REASON + "  attested: {by: Chef, on: 2026-09-14}\n",
            7,
            "until saknas i attested",
        ),
        (
            HELD + REASON + "  attested: {by: Chef, on: 2026-09-14, until: 2026-09-13}\n",
            7,
            (
                "Intyget för mening 36 gäller till den 13 september 2026, men gavs först den "
                "14 september 2026"
            ),
        ),
        (
            "  attested: {by: Chef, on: 2026-09-14, until: 2027-09-13}\n",
            5,
            "Mening 36 är intygad, men held_by säger inte att det är så den hålls",
        ),
        (
            "  held_by: nobody\n"
            + REASON
            + "  attested: {by: Chef, on: 2026-09-14, until: 2027-09-13}\n",
            7,
            "Mening 36 är intygad, men held_by säger inte att det är så den hålls",
        ),
        ("  held_by: rule\n", 5, "held_by kan inte vara ”rule”"),
    ],
)
def test_what_does_not_go_together_is_said_in_its_place(
    tmp_path: Path, clause: str, line: int, said: str
) -> None:
    assert (line, said) in complaints(tmp_path, clause)


@pytest.mark.parametrize(
    "attested",
    [
        "[]",
        "ja",
        "{on: [], until: {}}",
        "{by: 1, on: 2026-02-31, until: 2026-01-01}",
        "{by: 1, on: x, until: y}",
    ],
)
def test_an_attestation_of_another_shape_is_only_called_that(tmp_path: Path, attested: str) -> None:
    found = complaints(tmp_path, f"{HELD}{REASON}  attested: {attested}\n")
    assert found
    assert all("Mening 36" not in said for _, said in found)


def test_an_attestation_holds_from_its_first_day_until_its_last() -> None:
    given = Attestation.model_validate({"by": "Chef", "on": "2026-09-14", "until": "2027-09-13"})
    days = (
        date(2026, 9, 13),
        date(2026, 9, 14),
        date(2027, 9, 13),
        date(2027, 9, 14),
    )
    assert [given.holds(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("level", "enough"),
    [("overview", "overview unique full"), ("unique", "unique full"), ("full", "full")],
)
def test_a_copy_of_more_than_is_decided_is_enough(level: str, enough: str) -> None:
    policy = Policy.model_validate({"authority": "Kommunen", "archive": {"level": level}})
    assert policy.archive
    copies = [
        ArchiveCopy.model_validate({"on": "2026-05-06", "level": each})
        for each in ("overview", "unique", "full")
    ]
    found = [copy.level for copy in copies if policy.archive.is_enough(copy.level)]
    assert found == enough.split()
