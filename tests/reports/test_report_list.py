"""The list of reports: complete, in the README, and for whom."""

from __future__ import annotations

import re

from socialpolicy.reports.report import REPORTS
from tests.places import ROOT

NAMES = [
    "compliance", "response-times", "moderation", "archive-plan", "contacts", "cover", "banners",
    "watch", "closed", "decisions", "registration", "assignments", "staff-told", "forwarded",
]  # fmt: skip


def test_every_report_is_there_in_its_order() -> None:
    assert list(REPORTS) == NAMES


def test_the_readme_says_which_report_is_for_whom() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE))
    assert {name: rows.get(name) for name in NAMES} == {
        name: listed.audience.en for name, listed in REPORTS.items()
    }
