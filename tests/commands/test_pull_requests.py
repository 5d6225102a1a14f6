"""What whoever reviews a pull request reads in the job's summary, and nowhere else.

Each is made by hand on the sample: a new account, a hand-over, a late answer that is back-dated, a
rule switched off with a fault in the same change, a reorganisation, and demands that are softened.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.places import ROOT, copy_small_sample
from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

NOW = "2026-11-23 09:00+01:00"
"""A Monday."""

LIBRARY = "registry/accounts/bibliotek-facebook.yaml"
LOG = "registry/messages/bibliotek-facebook/2026-11.yaml"
ORGANISATION = "registry/organisation.yaml"
WORKFLOW = ".github/workflows/register.yml"
LATE = """
- id: bibliotek-facebook-20261116-qqqq
  received: 2026-11-16 13:05
  channel: comment
  kind: question
  subject: Kan man boka grupprum
  actions:
    - {did: forwarded, at: 2026-11-16 14:25, by: "Bibliotekarie, vuxen", to: informationsenheten}
    - {did: answered, at: 2026-11-18 15:40, by: "Bibliotekarie, vuxen"}
  record: {decision: minor}
"""
"""One working day: to be answered on Tuesday 17 November at 13.05, and it was on Wednesday."""

NEW_ACCOUNT = """\
id: bibliotek-instagram
platform: instagram
name: Degerfors bibliotek
handle: degerforsbibliotek
url: https://www.instagram.com/degerforsbibliotek/
kind: operational
unit: biblioteken
board: kultur-och-utbildningsnamnden
opened: 2026-12-01
analysis: {purpose: Nå unga, audience: Unga låntagare, message: Boktips, on: 2026-11-09}
manager: {role: Kulturchef, asked: 2026-11-09, anchored: 2026-11-16}
approval:
  by: Förvaltningschef
  body: Kultur- och utbildningsförvaltningens ledningsgrupp
  on: 2026-11-16
  reference: KUN 2026/212
coordinator_informed: 2026-11-17
responsible:
  role: Bibliotekarie, vuxen
  contact: biblioteket@degerfors.se
  assignment: {by: Kulturchef, on: 2026-11-17, anchored: 2026-11-17}
  records_training: 2025-03-04
deputy:
  role: Bibliotekarie, barn
  contact: barnbiblioteket@degerfors.se
  assignment: {by: Kulturchef, on: 2026-11-17, anchored: 2026-11-17}
access:
  roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]
  kept_in: Kommunens lösenordsvalv
  checked: 2026-11-17
watch: {role: "Bibliotekarie, vuxen", every_working_days: 1}
archive_plan: {plan: Dokumenthanteringsplan KUN 2024, section: "3.2", recorded: 2026-11-18}
"""

Edit = Callable[..., None]


class Read(NamedTuple):
    """What a summary says: its first line, what changes, the rows of findings and all of it."""

    first: str
    changes: list[str]
    rows: list[str]
    whole: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Commit the sample with a late answer on main, on Friday 20 November, and begin a branch."""
    top = tmp_path / "kommun"
    copy_small_sample(top / "registry")
    shutil.copytree(ROOT / ".github", top / ".github")
    log = top / LOG
    log.write_text(log.read_text(encoding="utf-8") + LATE, encoding="utf-8")
    new_repository(top)
    commit(top, "2026-11-20T17:00:00+01:00")
    git(top, "switch", "--quiet", "--create", "mine")
    return top


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Give what replaces text in a file, each once."""

    def replace(path: str, *pairs: tuple[str, str]) -> None:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        for was, now in pairs:
            assert was in text
            text = text.replace(was, now, 1)
        file.write_text(text, encoding="utf-8")

    return replace


@pytest.fixture
def read(ask: Ask, folder: Path) -> Callable[..., Read]:
    """Commit what has been changed, and read the job's summary of it."""

    def summary(message: str = "", language: str = "sv") -> Read:
        if message:
            commit(folder, "2026-11-23T08:00:00+01:00", message)
        file = folder.parent / "summary.md"
        file.unlink(missing_ok=True)
        job = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(file)}
        code = ask("--lang", language, "check", "--base", "main", SOCIALPOLICY_NOW=NOW, **job).code
        whole = html.unescape(file.read_text(encoding="utf-8"))
        lines = whole.split("\n")
        assert (code == 1) is lines[0].startswith(("**Stoppas:", "**Stopped:"))
        rows = [line for line in lines if re.match(r"\| (?:Fel|Varning|Upply|Error|Warning)", line)]
        return Read(
            lines[0].strip("*"),
            [line for line in lines[: lines.index(rows[0])] if line.startswith("- ")],
            rows,
            whole,
        )

    return summary


def new(rows: list[str]) -> list[str]:
    """Give the codes of the findings that were not there before."""
    return [row.split("|")[2].split()[0] for row in rows if "(fanns förut)" not in row]


def test_a_new_account_in_a_new_unit(edit: Edit, folder: Path, read: Callable[..., Read]) -> None:
    edit(
        ORGANISATION,
        (
            "  # Inom { } går",
            (
                "  - {id: biblioteken, name: Biblioteken, kind: unit,\n"
                "     parent: kultur-och-utbildningsforvaltningen, from: 2026-11-01,\n"
                "     staff_told: 2026-11-02}\n  # Inom { } går"
            ),
        ),
    )
    (folder / "registry/accounts/bibliotek-instagram.yaml").write_text(NEW_ACCOUNT, "utf-8")
    seen = read("Öppna biblioteket på Instagram")
    # The answer that was late is told as it was, and no more.
    assert seen.first == "Inget nytt fel. 3 som fanns förut."
    assert seen.changes == [
        (
            "- organisation.yaml: ny enhet: Biblioteken i Kultur- och "
            "utbildningsförvaltningen från "
            "1 november 2026."
        ),
        (
            "- Nytt konto: Degerfors bibliotek på Instagram (bibliotek-instagram), Biblioteken, "
            "https://www.instagram.com/degerforsbibliotek/. Ansvarig: ”Bibliotekarie, vuxen”. "
            "Ersättare: ”Bibliotekarie, barn”. Godkänt 16 november 2026 (KUN 2026/212). Öppnas "
            "1 december 2026."
        ),
    ]
    assert "Den som har gjort ändringen skriver: ”Öppna biblioteket på Instagram”." in seen.whole
    assert new(seen.rows) == []
    assert "<details>" not in seen.whole


def test_a_hand_over_with_what_still_names_whoever_has_left(
    edit: Edit, read: Callable[..., Read]
) -> None:
    edit(
        LIBRARY,
        ("  role: Bibliotekarie, vuxen\n", "  role: Biblioteksassistent, webb\n"),
        ("{by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}\n  records_training: 2025-03-04",
         "{by: Kulturchef, on: 2026-11-20, anchored: 2026-11-20}\n  records_training: 2026-11-20"),
        ("coordinator_informed: 2015-01-20", "coordinator_informed: [2015-01-20, 2026-11-20]"),
        ("    - Bibliotekarie, vuxen\n", "    - Biblioteksassistent, webb\n"),
    )  # fmt: skip
    edit(
        "registry/accounts/kommunen-x.yaml",
        ("deputy:\n  role: Kommunvägledare\n", "deputy:\n  role: Vakthavande\n"),
    )
    message = (
        "Lämna över biblioteket\n\nDen förra har gått i pension. Fråga anna@exempel.se.\n\n"
        "Signed-off-by: En Person <en.person@exempel.se>\n"
    )
    seen = read(message)
    library = next(line for line in seen.changes if line.startswith("- bibliotek-facebook: "))
    assert "ansvarig byts från ”Bibliotekarie, vuxen” till ”Biblioteksassistent, webb” " in library
    assert "uppdrag 20 november 2026 av Kulturchef" in library
    for told in (
        "”Biblioteksassistent, webb” kan nu logga in",
        "”Bibliotekarie, vuxen” kan inte längre logga in",
        "”Bibliotekarie, vuxen” ska fortfarande bevaka kontot",
        (
            "frånvaron 21 december 2026–6 januari 2027 skrevs för ”Bibliotekarie, vuxen”, "
            "men gäller "
            "nu ”Biblioteksassistent, webb”"
        ),
    ):
        assert told in library
    assert "ersättarens frånvaro" not in library
    assert "11 januari" not in library  # the deputy's own absence stays the deputy's
    other = next(line for line in seen.changes if line.startswith("- kommunen-x: "))
    assert "Kommunvägledare kan fortfarande logga in" in other
    # Why is told by the commit, without who signed it and whom it names.
    assert "skriver: ”Lämna över biblioteket. Den förra har gått i pension. Fråga" in seen.whole
    assert "exempel.se" not in seen.whole.partition("skriver: ")[2].partition("\n")[0]
    # Those who have left were holders when they answered.
    assert "M18" not in seen.whole
    english = read(language="en")
    assert "“Bibliotekarie, vuxen” is still to watch the account" in english.whole
    assert "the absence 21 December 2026–6 January 2027 was written for" in english.whole


def test_a_late_answer_that_is_back_dated_with_its_correction(
    edit: Edit, read: Callable[..., Read]
) -> None:
    edit(
        LOG,
        ("at: 2026-11-18 15:40", "at: 2026-11-17 10:40"),
    )  # fmt: skip
    edit(
        LOG,
        (
            'at: 2026-11-17 10:40, by: "Bibliotekarie, vuxen"}\n  record: {decision: minor}\n',
            (
                'at: 2026-11-17 10:40, by: "Bibliotekarie, vuxen"}\n  record: {decision: minor}\n'
                '  corrections:\n    - {path: "actions[2].at", was: 2026-11-18 15:40, on: '
                "2026-11-23,\n"
                '       by: "Bibliotekarie, vuxen", reason: Svaret gavs på tisdagen}\n'
            ),
        ),
    )
    seen = read("Rätta tiden")
    assert seen.first == "Inget nytt fel. 1 ny varning, 2 som fanns förut."
    assert seen.changes == [
        (
            "- bibliotek-facebook-20261116-qqqq: rättelse av tiden för den andra åtgärden, förut "
            "onsdag 18 november kl. 15.40: Svaret gavs på tisdagen (”Bibliotekarie, vuxen”)."
        ),
        (
            "- bibliotek-facebook-20261116-qqqq: åtgärden ”besvarat” omdateras från onsdag "
            "18 november "
            "kl. 15.40 till tisdag 17 november kl. 10.40, så att svaret som räknades som sent nu "
            "räknas som i tid (senast tisdag 17 november kl. 13.05)."
        ),
    ]
    (row,) = [row for row in seen.rows if "T05" in row]
    assert row.startswith("| Varning | T05")
    assert "tiden för den andra åtgärden var onsdag 18 november kl. 15.40, men är tisdag 17" in row
    assert "Svaret räknades som sent, räknas nu som i tid (senast tisdag 17 november" in row
    assert "actions" not in "".join([seen.first, *seen.changes, *seen.rows])
    (row,) = [row for row in read(language="en").rows if "T05" in row]
    assert "The answer counted as late, and now counts as in time" in row


def test_a_rule_switched_off_with_a_fault_in_the_same_change(
    edit: Edit, folder: Path, read: Callable[..., Read]
) -> None:
    edit(
        "registry/policy.yaml",
        ("  off: {} ", "  off: {A14: Ersättare utses när rekryteringen är klar} "),
    )
    account = folder / "registry/accounts/gata-park-facebook.yaml"
    text = account.read_text(encoding="utf-8")
    account.write_text(re.sub(r"(?m)^deputy:\n(?:  .*\n)+", "", text), encoding="utf-8")
    seen = read("Stäng av A14")
    assert seen.first.startswith("Stoppas: 1 nytt fel. 1 ny varning")
    assert new(seen.rows) == ["T18", "T17"]
    assert any("stängs av: Ersättare utses när rekryteringen är klar" in e for e in seen.changes)


def test_a_reorganisation_is_told_once_and_by_names(edit: Edit, read: Callable[..., Read]) -> None:
    edit(
        ORGANISATION,
        (
            "name: Socialnämnden, from: 2014-01-01}",
            (
                "name: Socialnämnden, from: 2014-01-01}\n"
                "  - {id: kulturnamnden, name: Kultur- och fritidsnämnden, from: 2027-01-01}"
            ),
        ),
        (
            "  # Inom { } går",
            (
                "  - id: kultur-och-fritidsforvaltningen\n    name: Kultur- och "
                "fritidsförvaltningen\n"
                "    kind: department\n    board: kulturnamnden\n    from: 2027-01-01\n"
                "    management: Kultur- och fritidsförvaltningens ledningsgrupp\n"
                "    staff_told: 2026-11-16\n  # Inom { } går"
            ),
        ),
        (
            "     parent: kultur-och-utbildningsforvaltningen, short_names: [fritid]",
            "     parent: kultur-och-fritidsforvaltningen, short_names: [fritid, ungdom]",
        ),
    )
    edit(
        LIBRARY,
        (
            "unit: kultur-och-utbildningsforvaltningen\nboard: kultur-och-utbildningsnamnden",
            "unit: kultur-och-fritidsforvaltningen\nboard: kulturnamnden",
        ),
        (
            "    on: 2019-03-11\n",
            (
                "    on: 2019-03-11\n"
                "  - {what: unit, was: kultur-och-utbildningsforvaltningen, on: 2027-01-01}\n"
            ),
        ),
    )
    seen = read("Ny nämnd")
    assert seen.first.startswith("Stoppas: ")
    assert seen.changes == [
        # The id is given where it is not the name's own.
        (
            "- organisation.yaml: ny nämnd: Kultur- och fritidsnämnden (kulturnamnden) "
            "från 1 januari "
            "2027; ny förvaltning: Kultur- och fritidsförvaltningen i Kultur- och "
            "fritidsnämnden från "
            "1 januari 2027; Fritidsenheten: överordnad enhet ändras från Kultur- och "
            "utbildningsförvaltningen till Kultur- och fritidsförvaltningen, ett kortnamn "
            "läggs till: "
            "ungdom."
        ),
        (
            "- bibliotek-facebook: enheten byts från Kultur- och utbildningsförvaltningen "
            "till Kultur- "
            "och fritidsförvaltningen den 1 januari 2027; nämnden ändras från Kultur- och "
            "utbildningsnämnden till Kultur- och fritidsnämnden."
        ),
    ]
    assert any("som finns först från den 1 januari 2027" in row for row in seen.rows)
    assert "fanns från den 1 januari 2027" not in seen.whole
    # An old approval is not to be written anew because the unit has moved.
    assert any("A07" in row for row in seen.rows)
    assert "Skriv inte om ett beslut som är fattat." in seen.whole


def test_softer_demands_and_a_step_that_rewrites_are_seen(
    edit: Edit, read: Callable[..., Read]
) -> None:
    edit(
        LIBRARY,
        ("every_working_days: 1", "every_working_days: 10"),
        ("last_post: 2026-11-19", "last_post: 2026-11-19\ninactive_days: 365"),
    )
    edit("registry/accounts/kommunen-x.yaml", ("kind: official", "kind: operational"))
    step = "      - name: Städa\n        run: sed -i 's/x/y/' registry/accounts/a.yaml\n\n"
    edit(WORKFLOW, ("      - name: Check\n", f"{step}      - name: Check\n"))
    seen = read("Diverse")
    # Ten working days between the looks at a page whose questions are due within one: A23.
    assert seen.first == "Inget nytt fel. 4 nya varningar, 3 som fanns förut."
    assert sorted(new(seen.rows)) == ["A23", "T16", "T16", "T16"]
    assert seen.changes[-1] == (
        "- Arbetsflödet .github/workflows/register.yml ändras. Nya steg: ”Städa” "
        "(sed -i 's/x/y/' registry/accounts/a.yaml)."
    )
    assert any(
        "slaget av konto ändras från kommunens officiella plats till en verksamhets konto" in line
        for line in seen.changes
    )
    edit(WORKFLOW, (step, ""), ("name: Fetch the register", "name: Fetch"))
    seen = read("Steg")
    assert "Nya steg: ”Fetch” (actions/checkout@" in seen.changes[-1]
    assert "Borttagna steg: ”Fetch the register” (actions/checkout@" in seen.changes[-1]
