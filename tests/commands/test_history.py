"""`history`: the life of one account or message, as commits made it, in the order it happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

MESSAGE = """\
- id: example-20261102-aaaa
  received: 2026-11-02 10:00
  channel: comment
  kind: question
  subject: Öppettider i helgen
  actions: []
"""
OTHER = """\
- id: example-20261103-bbbb
  received: 2026-11-03 10:00
  channel: comment
  kind: praise
  subject: Tack för hjälpen
  actions: []
"""
Edit = Callable[[str], str]


class Repo:
    """A repository with a register that commits are made in, a day apart."""

    def __init__(self, folder: Path, register: Path) -> None:
        self.folder, self.register = folder, register
        self.day = 1
        new_repository(folder)
        self.save()

    def save(self) -> str:
        at = f"2026-11-{self.day:02}T12:00:00+01:00"
        self.day += 1
        return commit(self.folder, at)

    def path(self, id: str) -> Path:
        return self.register / "accounts" / f"{id}.yaml"

    def edit(self, id: str, was: str, now: str) -> str:
        text = self.path(id).read_text(encoding="utf-8")
        assert was in text
        self.path(id).write_text(text.replace(was, now), encoding="utf-8")
        return self.save()

    def rename(self, id: str, new: str) -> None:
        text = self.path(id).read_text(encoding="utf-8").replace(f"id: {id}", f"id: {new}")
        self.path(id).unlink()
        self.path(new).write_text(text, encoding="utf-8")

    def log(self, place: str, text: str) -> None:
        path = self.register / "messages" / f"{place}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def repo(folder: Path, register: Path) -> Repo:
    (folder / ".git").rmdir()
    return Repo(folder, register)


def commits(ask: Ask, *words: str) -> list[dict[str, Any]]:
    answer = ask("history", "--format", "json", *words)
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = json.loads(answer.out)["commits"]
    return found


def whats(ask: Ask, *words: str) -> list[list[str]]:
    """Give what each commit did, in words for programs."""
    return [[each["what"] for each in one["changes"]] for one in commits(ask, *words)]


def said(ask: Ask, *words: str) -> list[str]:
    return [each["said"] for one in commits(ask, *words) for each in one["changes"]]


def test_what_changed_is_said_with_its_day_and_commit_and_nobodys_name(
    ask: Ask, repo: Repo
) -> None:
    first = git(repo.folder, "rev-parse", "HEAD")
    second = repo.edit("example", "role: Bibliotekarie, vuxen", "role: Bibliotekarie, ungdom")
    repo.edit("kommunen", "kind: official", "kind: crisis")
    third = repo.edit("example", "on: 2015-01-12", "on: 2015-01-13")
    answer = ask("history", "example")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Biblioteket i Exempelkommun på Facebook"
    assert lines[1] == "example · 3 ändringar i git, 1 november 2026 till 4 november 2026"
    assert [
        line.split()[:3] for line in lines if line.strip()[:1].isdigit() and "nov" in line[:8]
    ] == [["1", "nov", first[:10]], ["2", "nov", second[:10]], ["4", "nov", third[:10]]]
    assert "ansvarig byts från ”Bibliotekarie, vuxen” till" in answer.out
    assert "ändras från 12 januari 2015 till 13 januari 2015" in " ".join(answer.out.split())
    assert "Registret" not in answer.out
    made = [(each["commit"], each["made"]) for each in commits(ask, "example")]
    assert made[0] == (first, "2026-11-01T12:00:00+01:00")
    assert [id for id, _ in made] == [first, second, third]


def test_how_much_an_archive_copy_holds_is_said_in_words(ask: Ask, repo: Repo) -> None:
    path = repo.path("example")
    copy = "archive_copies:\n  - {on: 2025-05-12, level: unique, reference: KS 2025/40}\n"
    path.write_text(path.read_text(encoding="utf-8") + copy, encoding="utf-8")
    repo.save()
    told = " ".join(ask("history", "example").out.split())
    assert "12 maj 2025, det som bara finns där, KS 2025/40" in told
    english = " ".join(ask("--lang", "en", "history", "example").out.split())
    assert "what is only there, KS 2025/40" in english


def test_layout_order_and_comments_are_no_history(ask: Ask, repo: Repo) -> None:
    text = repo.path("example").read_text(encoding="utf-8")
    first, *rest = text.splitlines(keepends=True)
    repo.path("example").write_text("# Sidan\n" + "".join(rest) + first, encoding="utf-8")
    repo.save()
    flow = text.replace(
        "manager: {role: Kulturchef, asked: 2015-01-12, anchored: 2015-01-19}",
        "manager:\n  anchored: 2015-01-19\n  role: 'Kulturchef'\n  asked: 2015-01-12",
    )
    assert flow != text
    repo.path("example").write_text(flow.replace("\n", "\r\n"), encoding="utf-8", newline="")
    repo.save()
    assert whats(ask, "example") == [["account-new"]]


def test_an_account_is_followed_through_new_ids_by_its_page(ask: Ask, repo: Repo) -> None:
    repo.rename("example", "biblioteket")
    repo.edit("biblioteket", "/exempelbibliotek\n", "/exempelbibliotek/\n")
    # The file goes in one commit and comes in another, with more that differs.
    text = repo.path("biblioteket").read_text(encoding="utf-8")
    repo.path("biblioteket").unlink()
    repo.save()
    text = text.replace("id: biblioteket", "id: bibl").replace("board: kulturnamnden\n", "")
    repo.path("bibl").write_text(text, encoding="utf-8")
    repo.save()
    found = whats(ask, "bibl")
    assert [each[0] for each in found] == ["account-new", "id", "account-gone", "again"]
    assert "id" in found[3]
    # By an id that it had before, it is the same.
    assert whats(ask, "example") == found
    assert json.loads(ask("history", "example", "-f", "json").out)["account"] == "bibl"


def test_an_account_is_followed_by_the_platforms_own_number_when_all_else_is_new(
    ask: Ask, repo: Repo
) -> None:
    repo.edit("example", "former_handles: []", 'platform_id: "100064000000001"')
    repo.rename("example", "nytt")
    repo.edit("nytt", "exempelbibliotek", "degerforsbibliotek")
    assert [each[0] for each in whats(ask, "nytt")] == ["account-new", "platform_id", "id"]


def test_a_file_that_is_copied_before_it_is_taken_out_is_one_account(ask: Ask, repo: Repo) -> None:
    text = repo.path("example").read_text(encoding="utf-8")
    repo.path("nytt").write_text(text.replace("id: example", "id: nytt"), encoding="utf-8")
    repo.save()
    repo.path("example").unlink()
    repo.save()
    assert whats(ask, "nytt") == [["account-new"], ["id"]]


def test_another_account_that_still_has_the_page_is_another_account(ask: Ask, repo: Repo) -> None:
    text = repo.path("example").read_text(encoding="utf-8")
    repo.path("nytt").write_text(text.replace("id: example", "id: nytt"), encoding="utf-8")
    repo.save()
    assert whats(ask, "nytt") == [["account-new"]]
    assert whats(ask, "example") == [["account-new"]]


def test_an_account_that_is_gone_has_a_history_and_one_that_came_back_has_both(
    ask: Ask, repo: Repo
) -> None:
    text = repo.path("example").read_text(encoding="utf-8")
    repo.path("example").unlink()
    repo.save()
    assert whats(ask, "example") == [["account-new"], ["account-gone"]]
    changed = text.replace("kind: operational", "kind: campaign")
    repo.path("example").write_text(changed, encoding="utf-8")
    repo.save()
    assert whats(ask, "example") == [["account-new"], ["account-gone"], ["again", "kind"]]


def test_a_register_that_moved_takes_its_accounts_with_it(ask: Ask, repo: Repo) -> None:
    git(repo.folder, "mv", "registry", "register-2026")
    repo.save()
    git(repo.folder, "mv", "register-2026", "registry")
    repo.edit("example", "kind: operational", "kind: campaign")
    assert whats(ask, "example") == [["account-new"], ["kind"]]


def test_what_cannot_be_understood_is_said_and_does_not_hide_the_rest(ask: Ask, repo: Repo) -> None:
    whole = repo.path("example").read_text(encoding="utf-8")
    repo.edit("example", "id: example", "id: [example")
    repo.path("example").write_bytes(b"\xff\xfe\x00")
    repo.save()
    repo.path("example").write_text(whole.replace("kind: operational", "kind: campaign"))
    repo.save()
    repo.edit("example", "opened: 2015-02-02", "opened: 2015-02-31")
    found = whats(ask, "example")
    assert found[:3] == [["account-new"], ["unreadable"], ["readable", "kind"]]
    assert found[3][0] == "partly-readable"


def test_branches_are_each_told_once_and_a_merge_only_what_is_its_own(ask: Ask, repo: Repo) -> None:
    git(repo.folder, "switch", "--quiet", "--create", "side")
    side = repo.edit("example", "last_post: 2026-11-19", "last_post: 2026-11-20")
    git(repo.folder, "switch", "--quiet", "main")
    main = repo.edit("example", "kind: operational", "kind: campaign")
    merged = repo.path("example").read_text(encoding="utf-8")
    git(repo.folder, "merge", "--quiet", "--no-commit", "side")
    merged = repo.path("example").read_text(encoding="utf-8")
    assert "campaign" in merged
    repo.path("example").write_text(merged.replace('section: "3.2"', 'section: "3.3"'))
    merge = repo.save()
    found = {each["commit"]: each["changes"] for each in commits(ask, "example")}
    assert [each["path"] for each in found[side]] == ["last_post"]
    assert [each["path"] for each in found[main]] == ["kind"]
    assert [each["path"] for each in found[merge]] == [None, "archive_plan.section"]
    assert found[merge][0]["what"] == "merged"


def test_a_shallow_clone_says_what_is_not_here_and_how_to_fetch_it(
    ask: Ask, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.edit("example", "kind: operational", "kind: campaign")
    repo.edit("example", "kind: campaign", "kind: crisis")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{repo.folder}", "part")
    there = str(tmp_path / "part" / "registry")
    answer = ask("--registry", there, "history", "example")
    assert "git fetch --unshallow" in answer.out
    found = json.loads(ask("--registry", there, "history", "example", "-f", "json").out)
    assert found["complete"] is False
    assert [each["changes"][0]["what"] for each in found["commits"]] == ["earliest", "kind"]
    git(tmp_path / "part", "fetch", "--quiet", "--unshallow")
    whole = json.loads(ask("--registry", there, "history", "example", "-f", "json").out)
    assert whole["complete"] is True
    assert len(whole["commits"]) == 3


def test_what_is_not_saved_in_git_is_told_last_and_not_of_a_revision(ask: Ask, repo: Repo) -> None:
    path = repo.path("example")
    path.write_text(path.read_text().replace("kind: operational", "kind: campaign"))
    found = commits(ask, "example")
    assert [each["commit"] is None for each in found] == [False, True]
    assert "Inte sparat i git än" in ask("history", "example").out
    assert len(commits(ask, "example", "--revision", "HEAD")) == 1


def test_a_history_ends_at_the_commit_or_day_that_is_asked_for(ask: Ask, repo: Repo) -> None:
    repo.edit("example", "kind: operational", "kind: campaign")
    repo.edit("example", "kind: campaign", "kind: crisis")
    assert len(commits(ask, "example", "--revision", "HEAD~1")) == 2
    assert len(commits(ask, "example", "--revision", "2026-11-01")) == 1


def test_a_message_is_followed_through_what_was_done_and_where_it_was_moved(
    ask: Ask, repo: Repo
) -> None:
    id = "example-20261102-aaaa"
    repo.log("example/2026-11", MESSAGE)
    repo.save()
    repo.log("example/2026-11", MESSAGE + OTHER)
    repo.save()
    answered = MESSAGE.replace(
        "actions: []",
        "actions: [{did: answered, at: 2026-11-03 09:00, by: Bibliotekarie}]\n"
        "  record: {decision: registered, number: KUN 2026/7}",
    )
    repo.log("example/2026-11", answered + OTHER)
    repo.save()
    repo.log("example/2026-11", OTHER)
    repo.log("kommunen/2026-10", answered)
    repo.save()
    repo.log("kommunen/2026-10", OTHER.replace("bbbb", "cccc"))
    repo.save()
    assert whats(ask, id) == [
        ["message-new"], ["action", "field"], ["moved"], ["message-gone"],
    ]  # fmt: skip
    texts = said(ask, id)
    assert texts[0] == "skrivs in i loggen: fråga, Öppettider i helgen"
    assert texts[1] == "besvarades av Bibliotekarie, tisdag 3 november 2026 kl. 09.00"
    assert "KUN 2026/7" in texts[2]
    assert texts[3] == (
        "flyttas från loggen för example, november 2026 till den för kommunen, oktober 2026"
    )


def test_a_message_in_a_log_beside_the_register_has_its_history(ask: Ask, repo: Repo) -> None:
    policy = repo.register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../logg\n", encoding="utf-8")
    log = repo.folder / "logg" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    log.write_text(MESSAGE, encoding="utf-8")
    repo.save()
    assert whats(ask, "example-20261102-aaaa") == [["message-new"]]


def test_what_git_remembers_of_a_person_is_masked(ask: Ask, repo: Repo) -> None:
    # The number is made up by the rule for such numbers, and nobody's.
    repo.edit("example", "purpose: Bli", "purpose: Fråga 970101-2396 om att bli")
    repo.edit("example", "kept_in: Kommunens lösenordsvalv", "kept_in: 'Lösenord: Exempel-2026'")
    repo.log("example/2026-11", MESSAGE.replace("i helgen", "sms 070-174 06 05"))
    repo.save()
    for id in ("example", "example-20261102-aaaa"):
        for form in ("text", "json", "markdown"):
            written = ask("history", id, "-f", form).out
            assert "•••" in written
            for hidden in ("970101", "2396", "Exempel-2026", "174 06"):
                assert hidden not in written


def test_hostile_values_are_harmless_in_every_format(ask: Ask, repo: Repo) -> None:
    repo.edit("example", "purpose: Bli", 'purpose: "\\e[31m<b>|\\u202e::error::{x}" #')
    assert "\x1b" not in ask("history", "example", "-f", "json").out
    for form in ("text", "markdown"):
        written = ask("history", "example", "-f", form).out
        assert "\x1b" not in written
        assert "\u202e" not in written
    assert "<b>" not in ask("history", "example", "-f", "markdown").out


def test_a_name_or_its_beginning_does_and_what_is_nothing_is_refused(ask: Ask, repo: Repo) -> None:
    assert whats(ask, "Biblioteket i") == [["account-new"]]
    refused = ask("history", "exampel")
    assert refused.code == 2
    assert "Menar du example?" in refused.err
    for word in ("", "../policy", "a/b", "-x" * 50, "\x00"):
        answer = ask("history", "--", word)
        assert answer.code == 2
        assert answer.err.count("\n") == 1


def test_what_is_in_no_commit_yet_and_a_repository_without_any_are_said(
    ask: Ask, repo: Repo
) -> None:
    text = repo.path("example").read_text(encoding="utf-8")
    nytt = text.replace("id: example", "id: nytt").replace("exempelbibliotek", "nytt")
    repo.path("nytt").write_text(nytt, encoding="utf-8")
    answer = ask("history", "nytt")
    assert answer.code == 2
    assert answer.err.splitlines()[-2] == "git add registry/accounts/nytt.yaml"
    git(repo.folder, "update-ref", "-d", "HEAD")
    answer = ask("history", "example")
    assert answer.code == 2
    assert answer.err.splitlines()[-2:] == ["git add registry", "git commit"]


def test_it_is_written_to_a_file_but_never_over_the_register(
    ask: Ask, repo: Repo, tmp_path: Path
) -> None:
    out = tmp_path / "historia.md"
    assert ask("history", "example", "-f", "markdown", "-o", str(out)).out == ""
    text = out.read_text(encoding="utf-8")
    assert text.startswith("## Biblioteket i Exempelkommun på Facebook\n")
    assert "- 1 nov " in text
    assert ask("history", "example", "-o", str(repo.path("kommunen"))).code == 2
    assert repo.path("kommunen").read_text(encoding="utf-8").startswith("id: kommunen\n")
