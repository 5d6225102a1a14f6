"""`check --base`: what has changed since the branch parted from another, with the base named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.formats import FORMATS
from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


@pytest.fixture
def base(folder: Path) -> str:
    """Commit the register on main, and begin a branch."""
    (folder / ".git").rmdir()
    new_repository(folder)
    id = commit(folder, "2026-11-20T12:00:00+01:00")
    git(folder, "switch", "--quiet", "--create", "mine")
    return id


def codes(ask: Ask, *words: str) -> set[str]:
    found = json.loads(ask("check", "--format", "json", *words).out)["findings"]
    return {each["code"] for each in found if each["code"][0] == "T"}


def test_an_account_that_vanishes_fails_the_check(ask: Ask, base: str, register: Path) -> None:
    assert ask("check", "--base", "main").code == 0
    (register / "accounts" / "kommunen.yaml").unlink()
    assert codes(ask) == set()
    assert codes(ask, "--base", "main") == {"T01"}
    answered = ask("check", "--base", "main")
    assert answered.code == 1
    assert f"{base[:10]}:registry/accounts/kommunen.yaml" in answered.out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_the_base_with_findings_and_without(
    ask: Ask, base: str, register: Path, form: str
) -> None:
    assert base[:10] in ask("check", "--base", "main", "--format", form).out
    (register / "accounts" / "kommunen.yaml").unlink()
    assert base[:10] in ask("check", "--base", "main", "--format", form).out


def test_in_a_job_the_place_of_what_is_gone_is_where_it_was(
    ask: Ask, base: str, register: Path
) -> None:
    assert base
    (register / "accounts" / "kommunen.yaml").unlink()
    said = ask("check", "--base", "main", "--format", "github", "--select", "T01").out
    assert "::error file=registry/accounts/kommunen.yaml,line=1," in said


def test_a_base_without_a_register_is_said_and_all_is_new(
    ask: Ask, base: str, folder: Path
) -> None:
    git(folder, "switch", "--quiet", "--orphan", "empty")
    (folder / "a.txt").touch()
    first = commit(folder)
    git(folder, "checkout", "--quiet", base, "--", ".")
    commit(folder, message="Registret")
    answered = ask("--lang", "en", "check", "--base", first)
    assert "there is no register to compare with" in answered.out.replace("\n", " ")
    assert answered.code == 0


@pytest.mark.parametrize("words", [("--fix",), ("--revision", "main")])
def test_it_goes_with_the_register_at_hand_only(
    ask: Ask, base: str, words: tuple[str, ...]
) -> None:
    assert base
    answered = ask("check", "--base", "main", *words)
    assert answered.code == 2
    assert "--base jämför registret som det är nu" in answered.err.replace("\n", " ")


def test_a_base_that_cannot_be_read_is_never_a_check_of_one_revision(
    ask: Ask, base: str, register: Path
) -> None:
    assert base
    (register / "accounts" / "kommunen.yaml").unlink()
    for word in ("nothing", "", "--select=T01"):
        answered = ask("check", f"--base={word}")
        assert (answered.code, answered.out) == (2, ""), word


def test_neither_off_nor_lowered_by_what_is_changed(ask: Ask, base: str, register: Path) -> None:
    assert base
    (register / "accounts" / "kommunen.yaml").unlink()
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    off = "{off: {T01: Beslutat av nämnden}, severity: {T01: info}}"
    policy.write_text(text.replace("{off: {}, severity: {}}", off), encoding="utf-8")
    found = json.loads(ask("check", "--format", "json", "--base", "main").out)["findings"]
    assert [each["severity"] for each in found if each["code"] == "T01"] == ["error"]


def test_what_must_not_be_shown_is_hidden_in_the_bases_text_too(
    ask: Ask, base: str, folder: Path, register: Path
) -> None:
    git(folder, "switch", "--quiet", "main")
    account = register / "accounts" / "kommunen.yaml"
    # A number that the tax agency has published for tests.
    first, _, rest = account.read_text(encoding="utf-8").partition("\n")
    account.write_text(f"{first} # 19121212-1212\n{rest}", encoding="utf-8")
    commit(folder, "2026-11-20T13:00:00+01:00")
    git(folder, "switch", "--quiet", "--create", "other")
    account.unlink()
    answered = ask("check", "--base", "main")
    assert "T01" in answered.out
    assert "1212-1212" not in answered.out
    assert base


def test_what_was_wrong_before_is_told_from_what_is_new(
    ask: Ask, base: str, folder: Path, register: Path
) -> None:
    assert base
    git(folder, "switch", "--quiet", "main")
    account, other = register / "accounts" / "example.yaml", register / "accounts" / "kommunen.yaml"
    text = account.read_text(encoding="utf-8")
    account.write_text(text.replace("  link: https://www.exempel.se/biblioteket\n", ""), "utf-8")
    commit(folder, "2026-11-20T13:00:00+01:00", "Ett gammalt fel")
    git(folder, "switch", "--quiet", "--create", "new")

    def found(*words: str) -> dict[str, bool]:
        # What differs is new in itself, so only the other rules are of interest.
        options = ("--base", "main", "--ignore", "T", "--format", "json")
        said = json.loads(ask("check", *options, *words).out)
        return {each["code"]: each["new"] for each in said["findings"]}

    assert found() == {"A20": False}
    # The old fault is on another line now, in a file that has changed.
    account.write_text(f"# Om kontot\n{account.read_text(encoding='utf-8')}", "utf-8")
    assert found() == {"A20": False}
    second = other.read_text(encoding="utf-8")
    other.write_text(second.replace("last_post: ", "last_post: 2020-01-01 # "), "utf-8")
    assert found() == {"A20": False, "A24": True}
    assert found("--new-only") == {"A24": True}
    text = ask("check", "--base", "main", "--ignore", "T").out.replace("\n", " ")
    assert "1 ny, 1 som fanns förut." in text
    for words, code in ((("--fail-on", "warning"), 1), (("--new-only", "--fail-on", "warning"), 1)):
        assert ask("check", "--base", "main", *words).code == code
    other.write_text(second, "utf-8")
    assert ask("check", "--base", "main", "--fail-on", "warning").code == 1
    assert ask("check", "--base", "main", "--fail-on", "warning", "--new-only").code == 0
    assert ask("check", "--new-only").code == 2


def test_in_a_job_what_is_new_comes_first(
    ask: Ask, base: str, folder: Path, register: Path
) -> None:
    assert base
    git(folder, "switch", "--quiet", "main")
    for name in ("example", "kommunen"):
        file = register / "accounts" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(
            "".join(f"{line}\n" for line in text.splitlines() if "  link: " not in line)
        )
    commit(folder, "2026-11-20T13:00:00+01:00", "Två gamla fel")
    git(folder, "switch", "--quiet", "--create", "new")
    account = register / "accounts" / "kommunen.yaml"
    text = account.read_text(encoding="utf-8")
    account.write_text(text.replace("last_post: ", "last_post: 2020-01-01 # "), "utf-8")
    options = ("--base", "main", "--ignore", "T", "--format", "github")
    said = ask("check", *options).out.splitlines()
    assert ["A24" in line for line in said if line.startswith("::warning")] == [True, False, False]


def test_whoever_has_left_answered_for_the_account_until_then(
    ask: Ask, base: str, folder: Path, register: Path
) -> None:
    assert base
    account = register / "accounts" / "kommunen.yaml"
    log = register / "messages" / "kommunen" / "2026-11.yaml"
    editor = (
        "editors:\n  - role: Webbstrateg\n    contact: webben@exempel.se\n"
        "    assignment: {by: Informationschef, on: 2016-03-15, anchored: 2016-03-15}\n"
    )
    without = account.read_text(encoding="utf-8")
    account.write_text(without.replace("editors: []\n", editor), encoding="utf-8")
    entries = [
        f"- id: kommunen-202611{day}-left\n  received: 2026-11-{day} 10:00\n  channel: mention\n"
        "  kind: question\n  subject: Öppettider i helgen\n"
        f"  actions: [{{did: answered, at: 2026-11-{day} 11:00, by: {by}}}]\n"
        for day, by in (("16", "webbstrateg"), ("17", "Praktikant"), ("21", "Webbstrateg"))
    ]
    log.parent.mkdir(parents=True)
    log.write_text("".join(entries[:2]), encoding="utf-8")
    git(folder, "switch", "--quiet", "main")
    commit(folder, "2026-11-20T13:00:00+01:00")
    git(folder, "switch", "--quiet", "--create", "left")
    account.write_text(without, encoding="utf-8")
    log.write_text("".join(entries), encoding="utf-8")

    def outsiders(*words: str) -> list[str]:
        found = json.loads(ask("check", "--select", "M18", "--format", "json", *words).out)
        return [each["message"].split(" ")[0] for each in found["findings"]]

    # The base knows who answered on the 16th, and that it is of no time after itself.
    assert outsiders("--base", "main") == ["kommunen-20261117-left", "kommunen-20261121-left"]
    assert len(outsiders()) == 3
