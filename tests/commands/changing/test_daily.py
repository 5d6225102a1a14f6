"""The small commands of every day: watched, confirm-access and note-absence, in one line each."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin


def account(register: Path, id: str = "example") -> str:
    return (register / "accounts" / f"{id}.yaml").read_text(encoding="utf-8")


def test_watched_notes_today_and_nothing_else(ask: Ask, register: Path) -> None:
    before = account(register)
    ran = ask("watched", "example", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert account(register) == before.replace("watched: 2026-11-20", "watched: 2026-11-22")
    again = ask("watched", "example", "--yes")
    assert again.code == 0
    assert "står redan" in again.out


def test_several_and_all_of_a_role_are_noted_at_once(ask: Ask, register: Path) -> None:
    ran = ask("watched", "example", "kommunen", "--last-post", "21 nov", "--yes")
    assert ran.code == 0
    for id in ("example", "kommunen"):
        assert "watched: 2026-11-22" in account(register, id)
        assert "last_post: 2026-11-21" in account(register, id)
        assert f"accounts/{id}.yaml" in ran.out
    ran = ask("watched", "--role", "kommunikatör", "--dry-run")
    assert (ran.code, ran.out) == (0, "Det står redan i registret. Ingenting är skrivet.\n")


def test_a_role_chooses_its_own_accounts_alone(ask: Ask, register: Path) -> None:
    other = account(register, "kommunen")
    assert ask("watched", "--role", "Bibliotekarie, vuxen", "--yes").code == 0
    assert "watched: 2026-11-22" in account(register)
    assert account(register, "kommunen") == other


def test_a_dry_run_shows_a_diff_and_writes_nothing(ask: Ask, register: Path) -> None:
    before = account(register)
    ran = ask("watched", "example", "--dry-run")
    assert ran.code == 0
    assert "+++ b/registry/accounts/example.yaml" in ran.out
    assert account(register) == before


def test_what_cannot_be_noted_is_refused_whole(ask: Ask, register: Path) -> None:
    """One sentence each, and no account is written when another cannot be."""
    before = account(register)
    refusals = {
        ("watched",): "Skriv vilka konton du har sett över",
        ("watched", "example"): "--yes",
        ("watched", "example", "nej", "--yes"): "Inget konto heter nej.",
        ("watched", "--role", "Rektor", "--yes"): "Inget öppet konto bevakas av Rektor.",
        ("watched", "example", "--on", "i morgon", "--yes"): "har inte varit än",
        ("watched", "example", "--on", "19 nov", "--yes"): "sågs över den 20 november 2026",
        ("watched", "example", "--last-post", "1 nov", "--yes"): "ett inlägg från den 19 november",
    }
    for words, said in refusals.items():
        ran = ask(*words)
        assert (ran.code, ran.out) == (2, ""), words
        assert said in ran.err
    assert account(register) == before


def test_a_planned_account_need_not_be_watched(ask: Ask, register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    text = account(register).replace("opened: 2015-02-02", "opened: 2027-01-04")
    file.write_text(text, encoding="utf-8")
    ran = ask("watched", "example", "--yes")
    assert ran.code == 2
    assert "example är inte öppet" in ran.err


def test_watched_is_committed_on_a_branch_of_its_own(ask: Ask, register: Path) -> None:
    root = register.parent
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Början")
    assert ask("watched", "example", "kommunen", "--yes", "--commit").code == 0
    assert git(root, "branch", "--show-current").strip() == "watched/example-2026-11-22"
    assert git(root, "log", "-1", "--format=%s").strip() == "Se över 2 konton"
    assert git(root, "show", "--stat", "--format=").count("| ") == 2
    assert git(root, "status", "--porcelain") == ""


def git(root: Path, *words: str) -> str:
    own = ["-c", "user.name=Test", "-c", "user.email=test@example.se"]
    ran = subprocess.run(
        ["git", *own, *words], cwd=root, capture_output=True, text=True, check=True
    )
    return ran.stdout


def test_watched_at_a_terminal(begin: Begin, register: Path) -> None:
    person = begin("watched")
    person.choose("Vilka konton har du sett över?", "example: senast den 20 november 2026")
    person.answer("Vilken dag gjordes det senaste inlägget", "snart")
    person.answer("snart är ingen dag.", "21 nov")
    person.sees("+last_post: 2026-11-21")
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    assert "watched: 2026-11-22" in account(register)


def test_log_in_is_confirmed_in_one_line(ask: Ask, register: Path) -> None:
    before = account(register)
    ran = ask("confirm-access", "example", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert account(register) == before.replace("checked: 2026-03-02", "checked: 2026-11-22")


def test_log_in_that_one_role_alone_has_is_no_confirmation(ask: Ask, register: Path) -> None:
    before = account(register)
    ran = ask("confirm-access", "example", "--roles", "Bibliotekarie, vuxen", "--yes")
    assert ran.code == 1
    assert "A15" in ran.err
    assert account(register) == before


def test_log_in_is_confirmed_by_three_questions(begin: Begin, register: Path) -> None:
    person = begin("confirm-access", "example")
    person.answer("Vilka roller kan logga in?", None)
    person.answer("Var förvaras inloggningen?", "Valvet")
    person.answer("Vilken dag provade ni", "20 nov")
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    written = account(register)
    assert "kept_in: Valvet" in written
    assert "checked: 2026-11-20" in written


def test_an_absence_is_noted_in_one_line(ask: Ask, register: Path) -> None:
    words = ("note-absence", "example", "--yes", "--who")
    ran = ask(*words, "responsible", "--first", "21 dec", "--last", "2027-01-06")
    assert (ran.code, ran.err) == (0, "")
    assert "Bibliotekarie, barn svarar under tiden" in " ".join(ran.out.split())
    assert "{who: responsible, from: 2026-12-21, to: 2027-01-06}" in account(register)
    # Another one comes after it.
    assert ask(*words, "deputy", "--first", "idag", "--last", "27 nov").code == 0
    first, second = (account(register).index(each) for each in ("2026-12-21", "2026-11-27"))
    assert first < second
    ran = ask(*words, "deputy", "--first", "idag", "--last", "27 nov")
    assert ran.code == 2
    assert "står redan i registret" in ran.err


def test_an_absence_ends_after_it_begins(ask: Ask, register: Path) -> None:
    before = account(register)
    ran = ask(
        "note-absence", "example", "--who", "deputy", "--first", "5 dec", "--last", "4 dec", "--yes"
    )
    assert ran.code == 2
    assert "kan inte komma före den första, 5 december 2026" in ran.err
    assert account(register) == before


def test_that_both_are_away_is_said_at_once(begin: Begin, ask: Ask, register: Path) -> None:
    ask(
        *("note-absence", "example", "--who", "responsible"),
        *("--first", "7 dec", "--last", "11 dec", "--yes"),
    )
    person = begin("note-absence", "example")
    person.choose("Vem är borta?", "Ersättaren, Bibliotekarie, barn")
    person.answer("Vilken är den första dagen?", "11 dec")
    person.answer("Vilken är den sista dagen?", "14 dec")
    person.sees("Då är den ansvariga också borta.", person.at)
    person.sees("varning[A28]")
    assert person.titles[-1] == "Skriv ändå, trots varningen"
    assert person.breaks_off() == 130


def test_watched_says_what_waits_in_the_accounts(ask: Ask, register: Path) -> None:
    """And of no other account: whoever looks through one sees what nobody has answered there."""
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    entry = "  channel: comment\n  kind: question\n  subject: Gatlyktan är trasig\n"
    log.write_text(
        f"- id: example-20261121-aaaa\n  received: 2026-11-21 10:40\n{entry}", encoding="utf-8"
    )
    monday = {"SOCIALPOLICY_NOW": "2026-11-23 08:30"}
    said = ask("watched", "example", "--yes", **monday)
    assert said.code == 0
    assert said.err == (
        "Det här väntar i loggen. Svara med socialpolicy answer-message:\n"
        "  svara senast mån 23 nov 17.00  example: Gatlyktan är trasig (kom lör 21 nov 10.40)\n"
    )
    assert ask("watched", "kommunen", "--yes", **monday).err == ""
    log.write_text("- id: [\n", encoding="utf-8")
    tuesday = {"SOCIALPOLICY_NOW": "2026-11-24 08:30"}
    unread = ask("watched", "kommunen", "--dry-run", **tuesday).err
    assert unread.startswith("Allt gick inte att läsa, så något kan saknas: registry/messages/ex")
