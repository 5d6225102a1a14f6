"""How often each rule was tried: on the sample counted by hand, and where something is unknown."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Rule, Tried, Verdict
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.rules import RULES
from tests.places import SAMPLE

MONDAY = datetime.fromisoformat("2026-11-23 08:10+01:00")


def judged(registry: Path) -> Verdict:
    return judge(read_register(registry, MONDAY))


@pytest.fixture(scope="module")
def sample() -> Verdict:
    return judged(SAMPLE)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLE, tmp_path / "registry")


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_was_tried_is_the_sum_of_the_rest(sample: Verdict, rule: Rule) -> None:
    tried, met, not_met, unknown = sample.tried[rule.code]
    assert tried == met + not_met + unknown
    assert min(met, not_met, unknown) >= 0
    failing = {finding.subject for finding in sample.findings if finding.rule.code == rule.code}
    assert not_met == len(failing)


# 16 files in accounts/. hemtjanst-instagram has no `opened`: it is planned. turism-facebook has
# `closing`. So 16 - 1 = 15 are not closed, and 15 - 1 = 14 are open.
# 3 files at the top, 16 accounts, 3 years and 56 months of messages: 3 + 16 + 3 + 56 = 78.
# 113 entries in messages/: 3 wait at 2026-11-23 08:10 (2 forwarded last, 1 open), so 110 are done.
# Of those, 2 say `concerns_us: false`: 110 - 2 = 108 were owed an answer.
# 2 of the 108 are marked late in the sample's own comments, of 20 August and of 5 November.
COUNTED = {
    "Y01": Tried(78, 78, 0, 0),
    "Y06": Tried(78, 78, 0, 0),
    "A01": Tried(16, 16, 0, 0),
    "A02": Tried(16 - 1, 15, 0, 0),  # a closed account may have a successor at its address
    "A04": Tried(5, 5, 0, 0),  # kind: official, on Facebook, Instagram, LinkedIn, X and YouTube
    "A14": Tried(16 - 1, 15, 0, 0),
    "A17": Tried(16 - 1 - 1, 14, 0, 0),  # the banner is asked of the open accounts
    "A25": Tried(1, 1, 0, 0),  # turism-facebook
    "M01": Tried(113, 113, 0, 0),
    "M03": Tried(3, 3, 0, 0),
    "M04": Tried(113 - 3 - 2, 108 - 2, 2, 0),
    "M06": Tried(28, 28, 0, 0),  # `did: forwarded` stands 28 times, in as many messages
    "M08": Tried(16, 16, 0, 0),  # `did: removed`
    "P03": Tried(1, 1, 0, 0),  # the register's one day of review
    "P06": Tried(3, 3, 0, 0),  # 2025 and 2026 have messages, and since October 2027 is asked for
    "R01": Tried(78, 78, 0, 0),
}


@pytest.mark.parametrize("code", COUNTED)
def test_the_sample_counted_by_hand(sample: Verdict, code: str) -> None:
    assert sample.tried[code] == COUNTED[code]


def test_an_account_is_not_met_once_however_many_findings_it_has(registry: Path) -> None:
    file = registry / "accounts" / "kommunen-x.yaml"
    change(file, "opened: 2015-03-09", "opened: 2035-03-09")
    verdict = judged(registry)
    found = [each for each in verdict.findings if each.rule.code == "A26"]
    assert len(found) > 0
    assert verdict.tried["A26"].not_met >= 1
    assert verdict.tried["A17"].tried == 13  # 14 were open, and one is planned now


def test_information_counts_as_met(registry: Path) -> None:
    change(registry / "messages" / "kommunen-x" / "2026-08.yaml", "did: answered", "did: ended")
    policy = registry / "policy.yaml"
    before = judged(registry).tried["M05"]
    assert before.not_met > 0
    change(policy, "severity: {}", "severity: {M05: info}")
    after = judged(registry).tried["M05"]
    assert after == Tried(before.tried, before.tried, 0, 0)


def test_a_limit_that_is_not_understood_leaves_the_late_ones_unknown(registry: Path) -> None:
    change(registry / "policy.yaml", "inactive_days:", "inactive_dagar:")
    late = registry / "accounts" / "kommunen-x.yaml"
    text = late.read_text(encoding="utf-8")
    lines = [
        "last_post: 2026-01-01" if line.startswith("last_post:") else line
        for line in text.splitlines()
    ]
    late.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert judged(registry).tried["A24"].unknown >= 1
    assert judged(registry).tried["A24"].not_met == 0


def test_an_organisation_that_is_not_understood_leaves_owners_unknown(registry: Path) -> None:
    (registry / "organisation.yaml").write_text("units: [\n", encoding="utf-8")
    tried = judged(registry).tried
    assert tried["A03"] == Tried(16, 0, 0, 16)
    assert tried["A16"] == Tried(14, 0, 0, 14)
    assert tried["P04"] == Tried(1, 0, 0, 1)
    # One file of 78 is no YAML, and what it would hold is not known.
    assert tried["Y01"] == Tried(78, 77, 1, 0)
    assert tried["Y03"] == Tried(78, 77, 0, 1)


def test_an_account_that_is_not_understood_leaves_its_messages_unknown(registry: Path) -> None:
    (registry / "accounts" / "kommunen-linkedin.yaml").write_text("id: [\n", encoding="utf-8")
    tried = judged(registry).tried
    # Its log has 2 + 1 + 1 = 4 messages, all of them answered.
    assert tried["M01"] == Tried(113, 109, 0, 4)
    assert tried["M04"] == Tried(108, 102, 2, 4)
    assert tried["P01"] == Tried(1, 0, 0, 1)  # it may have been the crisis channel


def test_what_is_switched_off_is_not_tried(registry: Path) -> None:
    change(registry / "policy.yaml", "off: {}", "off: {A20: Ingen länk finns}")
    assert "A20" not in judged(registry).tried
