"""Accounts that time has passed over, each told from start to end through the commands.

Every fact is one that could be true. A story ends with a register that `check` passes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.commands.changing.conftest import OPTIONS

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Ask

OPEN = {
    "--url": "https://www.facebook.com/exempelmuseet",
    "--name": "Museet i Exempelkommun",
    "--opened": "2012-05-02",
    "--analysis-purpose": "Bli mer tillgängliga",
    "--analysis-audience": "Alla åldrar",
    "--analysis-message": "Vad som händer på museet",
    "--analysis-on": "2015-01-12",
    "--kind": "operational",
    "--unit": "kulturforvaltningen",
    "--approval-by": "Förvaltningschef",
    "--approval-body": "Kulturförvaltningens ledningsgrupp",
    "--approval-on": "2015-01-20",
    "--approval-reference": "KUN 2015/20",
    "--responsible-role": "Antikvarie",
    "--responsible-contact": "museet@exempel.se",
    "--responsible-assignment-by": "Museichef",
    "--responsible-assignment-on": "2015-01-21",
    "--responsible-assignment-anchored": "2015-01-21",
    "--responsible-records-training": "2026-02-10",
    "--archive-plan-plan": "Dokumenthanteringsplan KUN 2024",
    "--archive-plan-section": "3.4",
    "--archive-plan-recorded": "2024-05-06",
    "--watch-role": "Antikvarie",
    "--watch-every-working-days": "1",
    "--watch-watched": "2026-11-20",
    "--profile-presentation": "Museet. Sidan sköts av kulturförvaltningen, Exempelkommun.",
    "--profile-link": "https://www.exempel.se/museet",
    "--profile-banner-version": "2014",
    "--profile-banner-confirmed": "2026-03-02",
    "--profile-banner-by": "Antikvarie",
    "--manager-role": "Museichef",
    "--manager-asked": "2015-01-13",
    "--manager-anchored": "2015-01-20",
    "--coordinator-informed": "2015-01-26",
    "--access-roles": "Antikvarie; Museivärd",
    "--access-kept-in": "Kommunens lösenordsvalv",
    "--access-checked": "2026-03-02",
    "--last-post": "2026-11-19",
    "--deputy-role": "Museivärd",
    "--deputy-contact": "museet@exempel.se",
    "--deputy-assignment-by": "Museichef",
    "--deputy-assignment-on": "2015-01-21",
    "--deputy-assignment-anchored": "2015-01-21",
}
MUSEUM = "accounts/museet-i-exempelkommun-facebook.yaml"


def opening(*without: str, **changed: str) -> list[str]:
    options = OPEN | {f"--{name.replace('_', '-')}": text for name, text in changed.items()}
    return [word for name, text in options.items() if name not in without for word in (name, text)]


def passes(ask: Ask) -> Answer:
    """Check the whole register, where a warning counts as well."""
    checked = ask("check", "--fail-on", "warning")
    assert checked.code == 0, checked.out
    return checked


def load(file: Path) -> Any:  # noqa: ANN401
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - a safe one


def change(file: Path, **keys: object) -> None:
    """Change an account or the organisation by hand, as the help of a finding asks for."""
    value = load(file)
    value.update(keys)
    value = {key: each for key, each in value.items() if each is not None}
    file.write_text(yaml.dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def organisation(register: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = load(register / "organisation.yaml")
    return found


def hand_over(ask: Ask, account: str, **changed: str) -> Answer:
    options = OPTIONS["hand-over-account"] | {
        f"--{name.replace('_', '-')}": text for name, text in changed.items()
    }
    words = [word for each in options.items() for word in each]
    return ask("hand-over-account", account, *words, "--yes")


def test_an_account_of_2012(ask: Ask, register: Path) -> None:
    """It is older than the policy of 24 November 2014, and was asked about when that came."""
    written = ask("open-account", *opening(), "--yes")
    assert written.code == 0, written.err
    checked = passes(ask)
    assert "äldre än policyn" in checked.out
    renewed = (register / MUSEUM).read_text(encoding="utf-8")
    assert "opened: 2012-05-02\n" in renewed


def test_an_account_taken_over(ask: Ask, register: Path) -> None:
    """An association opened it in 2013; the municipality took it over in February 2020."""
    words = opening(
        opened="2013-04-01",
        taken_over_on="2020-02-03",
        taken_over_from="Föreningen Museets vänner",
        analysis_on="2020-01-13",
        manager_asked="2020-01-14",
        manager_anchored="2020-01-28",
        approval_on="2020-01-28",
        coordinator_informed="2020-01-30",
        responsible_assignment_on="2020-01-28",
        responsible_assignment_anchored="2020-01-28",
        deputy_assignment_on="2020-01-28",
        deputy_assignment_anchored="2020-01-28",
    )
    written = ask("open-account", *words, "--yes")
    assert (written.code, written.err) == (0, "")
    text = (register / MUSEUM).read_text(encoding="utf-8")
    assert "taken_over: {on: 2020-02-03, from: Föreningen Museets vänner}\n" in text
    assert "0 fel" not in passes(ask).err


def test_a_forgotten_approval(ask: Ask, register: Path) -> None:
    """It was opened in 2018, and nobody approved it until this autumn: late, but made."""
    file = register / "accounts" / "example.yaml"
    change(file, approval=None)
    missing = ask("check", "registry/accounts/example.yaml")
    assert missing.code == 1
    assert "A06" in missing.out
    approval = {"by": "Förvaltningschef", "body": "Kulturförvaltningens ledningsgrupp"}
    change(file, approval={**approval, "on": "2026-11-10", "reference": "KUN 2026/301"})
    late = ask("check")
    assert late.code == 0
    assert "A07" in late.out
    assert "får varningen stå" in " ".join(late.out.split())
    handed = hand_over(ask, "example", coordinator_informed="20 nov")
    assert handed.code == 0, handed.err
    assert ask("check").code == 0


def test_a_late_approval_is_written_by_the_command(ask: Ask) -> None:
    """What is true is written, though it is late; the command says so and asks for a word."""
    late = opening(opened="2018-03-01", approval_on="2026-11-10", manager_asked="2026-11-03")
    stopped = ask("open-account", *late, "--yes")
    assert stopped.code == 1
    assert "A07" in stopped.err
    written = ask("open-account", *late, "--yes", "--despite-findings")
    assert written.code == 0, written.err
    assert ask("check").code == 0


def test_a_renamed_management(ask: Ask, register: Path) -> None:
    """The management got another name in 2021; the approval of 2015 has the old one."""
    value = organisation(register)
    unit = next(each for each in value["units"] if each["id"] == "kulturforvaltningen")
    old = unit.pop("management")
    new = "Bildningsförvaltningens ledningsgrupp"
    unit["management"] = new
    change(register / "organisation.yaml", **value)
    assert ask("check").code == 1, "the new name alone is not what approved in 2015"
    del unit["management"]
    unit["managements"] = [{"name": old, "to": "2020-12-31"}, {"name": new, "from": "2021-01-01"}]
    change(register / "organisation.yaml", **value)
    passes(ask)
    today = opening(
        opened="2026-11-20",
        analysis_on="2026-11-02",
        manager_asked="2026-11-03",
        manager_anchored="2026-11-10",
        approval_body=new,
        approval_on="2026-11-10",
        archive_plan_recorded="2026-11-12",
        coordinator_informed="2026-11-12",
        responsible_assignment_on="2026-11-11",
        responsible_assignment_anchored="2026-11-11",
        profile_banner_confirmed="2026-11-20",
        last_post="2026-11-20",
        access_checked="2026-11-20",
    )
    written = ask("open-account", *today, "--yes")
    assert (written.code, written.err) == (0, "")
    passes(ask)


def test_a_merged_department(ask: Ask, register: Path) -> None:
    """Two departments became one in 2021, with a board of its own, and the account followed."""
    value = organisation(register)
    board = next(each for each in value["boards"] if each["id"] == "kulturnamnden")
    unit = next(each for each in value["units"] if each["id"] == "kulturforvaltningen")
    below = next(each for each in value["units"] if each["id"] == "biblioteket")
    for each in (board, unit, below):
        each["to"] = "2020-12-31"
    value["boards"].append({"id": "bildningsnamnden", "name": "Bildningsnämnden",
                            "from": "2021-01-01"})  # fmt: skip
    new = {**unit, "id": "bildningsforvaltningen", "name": "Bildningsförvaltningen",
           "board": "bildningsnamnden", "from": "2021-01-01",
           "management": "Bildningsförvaltningens ledningsgrupp", "short_names": []}  # fmt: skip
    value["units"].append({key: each for key, each in new.items() if key != "to"})
    change(register / "organisation.yaml", **value)
    file = register / "accounts" / "example.yaml"
    assert ask("check").code == 1, "the old department is gone"
    profile = load(file)["profile"]
    profile["presentation"] = "Biblioteket. Bildningsförvaltningen i Exempelkommun sköter sidan."
    change(
        file,
        unit="bildningsforvaltningen",
        board="bildningsnamnden",
        changes=[
            {"what": "unit", "was": "kulturforvaltningen", "on": "2021-01-01"},
            {"what": "board", "was": "kulturnamnden", "on": "2021-01-01"},
        ],
        profile=profile,
    )
    passes(ask)
    handed = hand_over(ask, "example", coordinator_informed="20 nov")
    assert (handed.code, handed.err) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "coordinator_informed: [2015-01-20, 2026-11-20]\n" in text
    assert ask("check").code == 0


def test_a_hand_over_that_nobody_told_of(ask: Ask) -> None:
    """It is written, and says what is left; until then it is a warning."""
    handed = hand_over(ask, "example")
    assert handed.code == 0
    assert "Berätta för samordnaren vem som är ansvarig nu" in handed.out
    assert "A12" in ask("check", "registry/accounts/example.yaml").out


def test_a_platform_that_shut_the_account_down(ask: Ask, register: Path) -> None:
    words = [
        *("--on", "2026-11-20", "--manager-role", "Kulturchef", "--manager-asked", "2026-11-19"),
        *("--coordinator-informed", "2026-11-19", "--plan-updated", "2026-11-20"),
        *("--notice-impossible", "Plattformen stängde sidan utan förvarning"),
    ]
    closed = ask("close-account", "example", *words, "--yes")
    assert (closed.code, closed.err) == (0, "")
    text = (register / "accounts" / "example.yaml").read_text(encoding="utf-8")
    assert "impossible: Plattformen stängde sidan utan förvarning" in text
    passes(ask)


def test_what_only_switched_off_rules_ask_for_is_not_missing(ask: Ask, register: Path) -> None:
    file = register / "policy.yaml"
    off = dict.fromkeys(("A17", "A18", "A21", "A22"), "Prövas under våren")
    change(file, rules={"off": off})
    wanted = [name for name in OPEN if name.startswith(("--archive-plan", "--profile-banner"))]
    written = ask("open-account", *opening(*wanted), "--yes")
    assert written.code == 0, written.err
    text = (register / MUSEUM).read_text(encoding="utf-8")
    assert "archive_plan" not in text
    assert "banner" not in text
