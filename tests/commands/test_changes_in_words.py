"""`changes` names places, steps and reasons as people do, and lets no commit's words do harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

STEPS = (
    "      - run: ./prepare.sh\n",
    "      - name: Check\n        run: socialpolicy check\n",
    "      - uses: example/notify@v1\n",
)


def workflow(*steps: str) -> str:
    head = "on: [pull_request]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
    return head + "".join(steps)


@pytest.fixture
def base(folder: Path, register: Path) -> str:
    """Commit the register with an answered message and a workflow, on Friday 20 November."""
    (folder / ".git").rmdir()
    log = register / "messages" / "kommunen" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    log.write_text(
        "- id: kommunen-a\n  received: 2026-11-17 10:00\n  channel: mention\n  kind: question\n"
        "  subject: Öppettider i helgen\n  actions:\n"
        "    - {did: forwarded, at: 2026-11-17 10:30, by: Kommunikatör, to: Kulturchef}\n"
        "    - {did: answered, at: 2026-11-17 13:00, by: Kommunikatör}\n"
        "  record: {decision: minor}\n",
        encoding="utf-8",
    )
    file = folder / ".github" / "workflows" / "register.yml"
    file.parent.mkdir(parents=True)
    file.write_text(workflow(*STEPS), encoding="utf-8")
    new_repository(folder)
    id = commit(folder, "2026-11-20T12:00:00+01:00")
    git(folder, "switch", "--quiet", "--create", "mine")
    return id


def note(ask: Ask, *words: str) -> dict[str, list[str]]:
    answered = ask("changes", "--base", "main", "--format", "json", *words)
    assert (answered.code, answered.err) == (0, "")
    found = json.loads(answered.out)
    return {key: found[key] for key in ("lines", "reasons")}


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("path", "was", "sv", "en"),
    [
        ("actions[2].at", "2026-11-17 15:00", ("tiden för den andra åtgärden, förut tisdag 17 "
         "november kl. 15.00"), "the time of the second action, Tuesday 17 November at 15:00"),
        # Some count from 0: what it was decides which was meant.
        ("actions[1].at", "2026-11-17 13:00", "tiden för den andra åtgärden", "the second action"),
        ("actions/1/by", "Kommunikatör", "rollen som gjorde det för den första åtgärden",
         "the role that did it of the first action"),
        ("actions[2]", "answered 2026-11-17 13:00", "den andra åtgärden, förut", "second action"),
        ("received", "2026-11-17T09:00Z", "tiden då det kom in, förut tisdag 17 november kl. 10.00",
         "the time it came in, Tuesday 17 November at 10:00 before"),
        ("record.decision", "minor", "beslutet om registrering, förut minor", "registration"),
    ],
)  # fmt: skip
def test_a_correction_of_a_message_names_its_place(
    ask: Ask, register: Path, path: str, was: str, sv: str, en: str
) -> None:
    log = register / "messages" / "kommunen" / "2026-11.yaml"
    entry = (
        f'  corrections:\n    - {{path: "{path}", was: "{was}", on: 2026-11-20, '
        'by: "Registrator, vikarie", reason: Siffrorna bytte plats}\n'
    )
    log.write_text(log.read_text(encoding="utf-8") + entry, encoding="utf-8")
    (line,) = note(ask)["lines"]
    assert line.startswith("kommunen-a: rättelse av ")
    assert sv in line
    assert line.endswith(": Siffrorna bytte plats (”Registrator, vikarie”).")
    assert path not in line or path == "received"
    (line,) = _english(ask)
    assert en in line


def _english(ask: Ask) -> list[str]:
    out = ask("--lang", "en", "changes", "--base", "main", "--format", "json").out
    lines = json.loads(out)["lines"]
    assert isinstance(lines, list)
    return lines


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("approval.on", "godkännandets dag, förut 14 mars 2016"),
        ("responsible.assignment.on", "dagen för ansvarigs uppdrag"),
        # A part that has no name of its own is named by what it is a part of.
        ("renewals[1].on", "ett förnyat godkännande"),
    ],
)
def test_a_correction_of_an_account_names_its_place(
    ask: Ask, register: Path, path: str, named: str
) -> None:
    account = register / "accounts" / "kommunen.yaml"
    entry = (
        f'corrections: [{{path: "{path}", was: 2016-03-14, on: 2026-11-20, by: Registrator, '
        "reason: Fel dag skrevs av}]\n"
    )
    account.write_text(account.read_text(encoding="utf-8") + entry, encoding="utf-8")
    (line,) = note(ask)["lines"]
    assert line.startswith(f"kommunen: rättelse av {named}")


@pytest.mark.usefixtures("base")
def test_the_steps_of_a_workflow_are_named(ask: Ask, folder: Path) -> None:
    file = folder / ".github" / "workflows" / "register.yml"
    prepare, check, notify = STEPS

    def said(*steps: str) -> str:
        file.write_text(workflow(*steps), encoding="utf-8")
        (line,) = note(ask)["lines"]
        return line.removeprefix("Arbetsflödet .github/workflows/register.yml ändras. ")

    long = f"      - name: Tvätta\n        run: echo {'x' * 200}\n"
    shown = f"echo {'x' * 74}…"
    assert said(prepare, long, check, notify) == f"Nya steg: ”Tvätta” ({shown})."
    assert said(check, notify) == "Borttagna steg: ”./prepare.sh”."
    assert said(prepare, check.replace("check\n", "check -v\n"), notify).startswith(
        "Ändrade steg: ”Check” (socialpolicy check -v)."
    )
    assert said(prepare, notify, check) == (
        "Steg i annan ordning: ”example/notify@v1”, ”Check” (socialpolicy check)."
    )


def test_why_is_quoted_from_the_commits_and_does_no_harm(
    ask: Ask, folder: Path, register: Path, base: str
) -> None:
    account = register / "accounts" / "kommunen.yaml"
    text = account.read_text(encoding="utf-8")
    assert note(ask) == {"lines": [], "reasons": []}
    account.write_text(f"{text}inactive_days: 20\n", encoding="utf-8")
    # What is not committed yet says nothing of itself.
    assert note(ask)["reasons"] == []
    hostile = "::error::x\n\n\x1b[31m<b>@octocat</b> ring 070-174 06 05 {said}\n"
    for message in (hostile, "Samma", "Samma"):
        git(folder, "commit", "--quiet", "--all", "--message", message)
        account.write_text(account.read_text(encoding="utf-8") + "# rad\n", encoding="utf-8")
    first, *rest = note(ask)["reasons"]
    assert rest == ["Samma"]
    assert first.startswith("::error::x. ")
    assert "174 06 05" not in first
    assert "\x1b" not in first
    for form in ("text", "markdown"):
        out = ask("changes", "--base", base, "--format", form).out
        assert not any(line.startswith("::") for line in out.split("\n"))
        assert "\x1b" not in out
        assert "174 06 05" not in out
        if form == "markdown":
            assert "<b>" not in out
            assert "@octocat" not in out
    for number in range(9):
        account.write_text(account.read_text(encoding="utf-8") + "# rad\n", encoding="utf-8")
        git(folder, "commit", "--quiet", "--all", "--message", f"Ändring {number}")
    out = ask("changes", "--base", "main").out.replace("\n", " ")
    assert out.endswith("”Samma”, ”Ändring 0”, ”Ändring 1”, ”Ändring 2” och 6 till. ")
