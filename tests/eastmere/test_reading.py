"""What every reading command says of another municipality, beside facts typed from its register."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from socialpolicy.finding import Rule
from socialpolicy.reports.report import REPORTS
from socialpolicy.rules import RULES
from socialpolicy.yaml import Plain
from tests.commands.conftest import ask, environment
from tests.eastmere.test_eastmere import EASTMERE
from tests.repositories import commit, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

__all__ = ["ask", "environment"]

FACEBOOK, X = "eastmere-borough-council-facebook", "eastmere-borough-council-x"
LIBRARY = "eastmere-library-instagram"
ACCOUNTS = [FACEBOOK, X, LIBRARY]
TUESDAY = "2026-11-24 10:00"
PUBLISH = """
publish:
  municipality_code: "1899"
  organisation_number: 212000-0001  # made up; its last digit is right
  base_url: https://www.eastmere.example/social/
  licence: CC0-1.0
"""
SENTENCES = {
    " ".join(each["text"].split())
    for each in yaml.safe_load((EASTMERE / "registry/clauses.yaml").read_text("utf-8"))
}

REPORTED = {
    # 29 sentences; 5 that nobody can try, and 4.3 as nothing was forwarded.
    "compliance": ["29 sentences: 23 met · 1 nothing to judge · 5 not checkable"],
    # 14:05 to 17:00 on the 17th, and 9:00 to 9:40 on the 18th.
    "response-times": ["Came in: 1", "In time: 100%", "Median: 3 h 35 min (19 h 35 min"],
    # 10:15 to 11:00 on the 19th.
    "moderation": [
        "Removed                                       1",
        "product advertising",
        "45 min",
    ],
    "archive-plan": ["Records plan cabinet", "1.1", "1.2", "Records plan culture-committee", "3.4"],
    "contacts": ["press@eastmere.example", "web@eastmere.example", "library@eastmere.example"],
    "cover": [*ACCOUNTS, "Press officer", "Librarian", "No absence has been noted."],
    "banners": ACCOUNTS,
    "watch": [*ACCOUNTS, "2026-11-20"],
    "closed": ["No account was closed in the period."],
    "decisions": ["2025-05-19", "2025-05-26", "2026-01-19", "COM/2025/31", "Head of Libraries"],
    "registration": ["Kept in order, not registered              1    50%", "Culture Committee"],
    "assignments": ["Press officer", "Head librarian", "2025-06-02", "2026-01-26"],
    "staff-told": ["Eastmere Homes Ltd", "Communications Team", "2026-03-02"],
    "forwarded": ["Nothing that came in the period has been forwarded."],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the register, committed in a repository of its own."""
    top = new_repository(tmp_path / "eastmere")
    shutil.copytree(EASTMERE / "registry", top / "registry")
    (top / ".github").mkdir()
    (top / ".github" / "CODEOWNERS").write_text("/registry/ @eastmere/communications\n")
    commit(top, at="2026-11-20T12:00:00+00:00")
    return top


def changed(folder: Path, old: str, new: str, account: str = LIBRARY) -> None:
    path = folder / "registry" / "accounts" / f"{account}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def of_json(ask: Ask, *words: str) -> dict[str, list[dict[str, Plain]]]:
    ran = ask("--lang", "en", *words, "--format", "json")
    assert ran.err == ""
    found: dict[str, list[dict[str, Plain]]] = json.loads(ran.out)
    return found


def is_its_own(out: str) -> None:
    """Require English without a Swedish word, and no sentence but those of its policy."""
    assert not set(re.sub("bör|får", "", out)) & set("åäöÅÄÖ")
    assert "Degerfors" not in out
    for quoted in re.findall(r"policy: “([^”]+)”", " ".join(out.split())):
        assert quoted in SENTENCES


def test_today(ask: Ask) -> None:
    out = ask("--lang", "en", "today", "--at", TUESDAY).out
    is_its_own(out)
    assert "Tuesday 24 November 2026 at 10:00" in out
    assert "The working day ends at 17:00." in out
    assert "To be looked through today: 3" in out
    assert ask("--lang", "en", "today").out.startswith("Sunday 22 November 2026")


def test_duties(ask: Ask) -> None:
    duties = of_json(ask, "duties", "--within", "400 days", "--at", TUESDAY)["duties"]
    # Watched on Friday 20 November, every working day. Reviewed and tried in 2026, within a year.
    assert [(each["on"], each["what"], each["about"]) for each in duties] == [
        *(("2026-11-23", "watch", account) for account in ACCOUNTS),
        ("2027-09-07", "platforms", None),
        *(("2027-10-05", "access", account) for account in ACCOUNTS),
    ]
    roles = ["Press officer", "Press officer", "Librarian"]
    assert [each["role"] for each in duties] == [*roles, None, *roles]


def test_it_has_no_exceptions_and_no_known_faults(ask: Ask) -> None:
    assert of_json(ask, "exceptions")["exceptions"] == []
    assert of_json(ask, "known-faults")["known_faults"] == []


def test_policy(ask: Ask) -> None:
    clauses = of_json(ask, "policy")["clauses"]
    assert {" ".join(str(each["text"]).split()) for each in clauses} == SENTENCES
    by_nobody = [each["id"] for each in clauses if each["held_by"] == "nobody"]
    assert by_nobody == ["1", "2", "1.1:2", "4.2", "4.4"]
    out = ask("--lang", "en", "policy").out
    assert "\n1.1:2 fakta Social media lead there." in out
    assert "\n4.2a ska   two working days on Facebook and Instagram" in out
    is_its_own(out)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_quotes_no_sentence_that_it_has_not(ask: Ask, rule: Rule) -> None:
    ran = ask("--lang", "en", "explain", rule.code)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{rule.code} {rule.name}")
    _, heading, said = ran.out.partition("The policy says\n")
    upheld = rule.code in (EASTMERE / "registry/clauses.yaml").read_text("utf-8")
    assert bool(heading) == upheld
    if heading:
        quoted = re.findall(r"“([^”]+)” \(", " ".join(said.partition("\n\n")[0].split()))
        assert quoted
        assert set(quoted) <= SENTENCES


def test_every_report_is_tried() -> None:
    assert REPORTED.keys() == REPORTS.keys()


@pytest.mark.parametrize("name", REPORTED)
def test_reports(ask: Ask, name: str) -> None:
    ran = ask("--lang", "en", "report", name, "--period", "2026")
    assert (ran.code, ran.err) == (0, "")
    is_its_own(ran.out)
    assert "Eastmere Borough" in ran.out
    for fact in REPORTED[name]:
        assert fact in ran.out.replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_is_said_of_the_policy_that_is_another_s(ask: Ask) -> None:
    # 5.2 asks that whoever wrote any advertising is told, and nothing asks for a banner.
    report = ask("--lang", "en", "report", "moderation", "--period", "2026").out
    assert "asks only of product advertising" not in report
    assert "Put back is what was reopened" in report
    assert "Our reading" not in ask("--lang", "en", "explain", "A17").out
    assert "Our reading" in ask("--lang", "en", "explain", "A24").out


def test_publish_and_its_check(ask: Ask, folder: Path) -> None:
    ran = ask("--lang", "en", "publish", "web")
    assert ran.code == 2
    assert "municipality_code, organisation_number, base_url and licence" in ran.err
    with (folder / "registry" / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write(PUBLISH)
    assert ask("--lang", "en", "publish", "web").code == 0
    rows = (folder / "web" / "konton.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[3:5] for row in rows] == [
        ["Communications Team", "facebook"],
        ["Communications Team", "x"],
        ["Culture and Leisure", "instagram"],
    ]
    page = (folder / "web" / "konton.html").read_text("utf-8")
    assert '<html lang="en"' in page
    is_its_own(page)
    assert ask("--lang", "en", "publish", "web", "--check").code == 0
    changed(folder, "name: Eastmere Library", "name: Eastmere Libraries")
    ran = ask("--lang", "en", "publish", "web", "--check")
    assert ran.code == 1
    is_its_own(ran.out + ran.err)
    path = folder / "registry" / "accounts" / f"{LIBRARY}.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub("^opened: .*$", "opened: 2031-01-02", text, flags=re.MULTILINE), "utf-8")
    ran = ask("--lang", "en", "publish", "web")
    assert ran.code == 0
    assert "Not in the list, since the day" in ran.err
    assert LIBRARY in ran.err


def test_history_and_changes_in_words(ask: Ask, folder: Path) -> None:
    old, new = "role: Head librarian", "role: Branch manager"
    changed(folder, old, new)
    out = ask("--lang", "en", "changes").out
    is_its_own(out)
    said = f"{LIBRARY}: the deputy changes from Head librarian to Branch manager"
    assert said in " ".join(out.split())
    commit(folder, at="2026-11-21T12:00:00+00:00")
    out = ask("--lang", "en", "history", LIBRARY).out
    is_its_own(out)
    assert "2 changes in git, 20 November 2026 to 21 November 2026" in " ".join(out.split())
    assert "New account: Eastmere Library on Instagram" in " ".join(out.split())
    message = ask("--lang", "en", "history", f"{LIBRARY}-20261117-k3f9").out
    assert "1 change in git, 20 November 2026" in " ".join(message.split())
    is_its_own(message)
    assert "nothing in the register differs" in " ".join(ask("--lang", "en", "changes").out.split())


def test_a_change_is_checked_against_its_base(ask: Ask, folder: Path) -> None:
    assert ask("--lang", "en", "check", "--base", "HEAD").code == 0
    path = folder / "registry" / "accounts" / f"{LIBRARY}.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("deputy:")] + text[text.index("access:") :], "utf-8")
    ran = ask("--lang", "en", "check", "--base", "HEAD")
    assert ran.code == 1
    is_its_own(ran.out)
    assert "error[A14]" in ran.out
    # Sentence 2.3 asks for an owner and a deputy.
    said = " ".join(ran.out.split())
    assert "policy: “Every page must have an owner and a deputy who can answer when the" in said
    assert "1 new, 0 there before." in said
