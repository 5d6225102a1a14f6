"""`report --proof`: the commit that proves each decision, and what is excepted with both rates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.reports import log_decisions
from socialpolicy.reports.history import log_proofs
from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


class Commits:
    """Commits of a register, a day apart."""

    def __init__(self, folder: Path, register: Path) -> None:
        (folder / ".git").rmdir()
        self.folder = new_repository(folder)
        self.example = register / "accounts" / "example.yaml"
        self.day = 1

    def save(self) -> str:
        self.day += 1
        return commit(self.folder, f"2026-11-{self.day - 1:02}T12:00:00+01:00")[:10]

    def edit(self, was: str, now: str) -> str:
        text = self.example.read_text(encoding="utf-8")
        assert was in text
        self.example.write_text(text.replace(was, now), encoding="utf-8")
        return self.save()


@pytest.fixture
def commits(folder: Path, register: Path) -> Commits:
    return Commits(folder, register)


def rows(ask: Ask, name: str, *words: str) -> list[dict[str, Any]]:
    answer = ask("report", name, "--proof", "--format", "json", *words)
    assert answer.code == 0, answer.err
    (found,) = json.loads(answer.out)["reports"]
    return [row for table in found["tables"] for row in table["rows"] if "proof" in row]


def of_example(ask: Ask, *words: str) -> dict[str, tuple[str | None, str | None]]:
    found = [row for row in rows(ask, "decisions", *words) if row["account"] == "example"]
    return {row["step"]: (row["proof"], row["proof_day"]) for row in found}


def test_each_decision_has_the_first_commit_that_it_stood_in(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    commits.edit("last_post: 2026-11-19", "last_post: 2026-11-20")
    commits.edit("on: 2015-01-12", "on: 2015-01-13")
    reference = commits.edit("reference: KUN 2015/14", "reference: KUN 2015/15")
    back = commits.edit("on: 2015-01-13", "on: 2015-01-12")
    assert back != first
    proved = of_example(ask)
    assert proved["asked"] == (first, "2026-11-01")
    assert proved["opened"] == (first, "2026-11-01")
    assert proved["approved"] == (reference, "2026-11-04")
    # It was taken back to what it was at first.
    assert proved["analysis"] == (first, "2026-11-01")


def test_a_decision_that_is_in_no_commit_has_no_proof(ask: Ask, commits: Commits) -> None:
    commits.save()
    text = commits.example.read_text(encoding="utf-8")
    commits.example.write_text(text.replace("KUN 2015/14", "KUN 2015/15"), encoding="utf-8")
    proved = of_example(ask)
    assert proved["approved"] == (None, None)
    assert proved["opened"][1] == "2026-11-01"


def test_the_proof_is_older_than_a_new_id(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    git(commits.folder, "mv", "registry/accounts/kommunen.yaml", "registry/accounts/nytt.yaml")
    path = commits.example.parent / "nytt.yaml"
    path.write_text(path.read_text().replace("id: kommunen", "id: nytt"), encoding="utf-8")
    commits.save()
    found = {row["account"]: row["proof"] for row in rows(ask, "banners")}
    assert found == {"example": first, "nytt": first}


def test_renewals_the_archive_plan_and_closings_are_proved(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    renewed = commits.edit(
        "coordinator_informed:",
        "renewals:\n  - {by: Kulturchef, body: Kulturförvaltningens ledningsgrupp, "
        "on: 2026-11-01, reference: KUN 2026/1}\ncoordinator_informed:",
    )
    recorded = commits.edit('section: "3.2"', 'section: "3.3"')
    closed = commits.edit("kind: operational", "kind: operational\nclosing: {on: 2026-11-20}")
    assert of_example(ask)["renewed"][0] == renewed
    plan = {row["account"]: row["proof"] for row in rows(ask, "archive-plan")}
    assert plan == {"example": recorded, "kommunen": first}
    assert [row["proof"] for row in rows(ask, "closed")] == [closed]


def test_a_past_revision_has_the_proof_that_it_had(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    commits.edit("reference: KUN 2015/14", "reference: KUN 2015/15")
    assert of_example(ask, "--revision", "HEAD~1")["approved"][0] == first


def test_a_shallow_clone_says_that_decisions_may_be_older(
    ask: Ask, commits: Commits, tmp_path: Path
) -> None:
    commits.save()
    commits.edit("last_post: 2026-11-19", "last_post: 2026-11-20")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{commits.folder}", "part")
    there = str(tmp_path / "part" / "registry")
    assert "git fetch --unshallow" in ask("--registry", there, "report", "decisions", "--proof").out
    assert "git fetch --unshallow" not in ask("report", "decisions", "--proof").out


def test_what_is_excepted_is_shown_with_both_rates(
    ask: Ask, commits: Commits, register: Path
) -> None:
    text = commits.example.read_text(encoding="utf-8")
    head, _, rest = text.partition("deputy:\n")
    commits.example.write_text(head + "editors: []" + rest.partition("editors: []")[2])
    (register / "exceptions.yaml").write_text(
        "- {rule: A14, account: example, reason: Rekrytering pågår, decided_by: Informationschef, "
        "reference: KS 2026/88, on: 2026-11-02, until: 2027-05-31}\n",
        encoding="utf-8",
    )
    commits.save()
    answer = ask("report", "compliance", "--proof", "--format", "json")
    (found,) = json.loads(answer.out)["reports"]
    facts = found["facts"]
    # Both accounts keep to all but one: `example` has no deputy, which is excepted.
    assert facts["without_fault_share"] == 0.5
    assert facts["without_fault_share_excused"] == 1
    assert facts["met_share"] < facts["met_share_excused"] == 1
    (table,) = [each for each in found["tables"] if each["name"] == "excused"]
    (row,) = table["rows"]
    assert (row["rule"], row["account"], row["excused_by"]) == ("A14", "example", "exception")
    assert (row["until"], row["reference"]) == ("2027-05-31", "KS 2026/88")
    (without,) = json.loads(ask("report", "compliance", "--format", "json").out)["reports"]
    assert "excused" not in [each["name"] for each in without["tables"]]
    # Both rates are there all the same, in figures and for each board, unit and account.
    assert without["facts"] == facts
    for name in ("boards", "units"):
        (table,) = [each for each in without["tables"] if each["name"] == name]
        (row,) = [each for each in table["rows"] if each["faults"]]
        assert (row["faults"], row["excused"], row["errors"]) == (1, 1, 1)
        assert (row["without_fault"], row["without_fault_excused"]) == (0, 1)


class Log:
    """A month of the log of `example`, entry by entry."""

    def __init__(self, commits: Commits, register: Path) -> None:
        self.commits, self.file = commits, register / "messages" / "example" / "2026-11.yaml"
        self.file.parent.mkdir(parents=True, exist_ok=True)

    def save(self, *entries: str) -> str:
        self.file.write_text("".join(f"- {entry}\n" for entry in entries), encoding="utf-8")
        return self.commits.save()


@pytest.fixture
def log(commits: Commits, register: Path) -> Log:
    return Log(commits, register)


def entry(number: int, did: str = "", record: str = "") -> str:
    actions = f", actions: [{did}]" if did else ""
    decided = f", record: {{{record}}}" if record else ""
    return (
        f"{{id: example-{number}, received: 2026-11-1{number} 09:00, channel: comment, "
        f"kind: question, subject: Fråga {number}{actions}{decided}}}"
    )


def answered(day: int, by: str = "Bibliotekarie") -> str:
    return f"{{did: answered, at: 2026-11-{day} 10:00, by: {by}}}"


def in_log(ask: Ask, name: str, *words: str) -> dict[str, tuple[str, str | None, str | None]]:
    found = rows(ask, name, "--period", "2026", *words)
    return {row["message"]: (row["decided"], row["proof"], row["proof_day"]) for row in found}


def test_each_answer_has_the_first_commit_that_the_log_had_it_in(ask: Ask, log: Log) -> None:
    log.save(entry(1), entry(2))
    first = log.save(entry(1, answered(12)), entry(2))
    second = log.save(entry(1, answered(12)), entry(2, answered(13)))
    # Later changes of the file, of its order and of who answered.
    corrected = log.save(entry(2, answered(13)), entry(1, answered(12, "Biblioteksassistent")))
    log.save(entry(3), entry(2, answered(13)), entry(1, answered(12, "Biblioteksassistent")))
    assert first != corrected
    assert in_log(ask, "response-times") == {
        "example-1": ("answered", corrected, "2026-11-04"),
        "example-2": ("answered", second, "2026-11-03"),
    }


def test_each_decision_on_registration_has_its_first_commit(ask: Ask, log: Log) -> None:
    done = entry(1, answered(12))
    log.save(done, entry(2))
    undecided = log.save(entry(1, answered(12), "decision: registered, number: KUN 2026/1"))
    number = log.save(
        entry(1, answered(12), "decision: registered, number: KUN 2026/2"),
        entry(2, answered(13), "decision: minor"),
    )
    assert undecided != number
    assert in_log(ask, "registration") == {
        "example-1": ("registered", number, "2026-11-03"),
        "example-2": ("minor", number, "2026-11-03"),
    }
    before = in_log(ask, "registration", "--revision", "HEAD~1", "--at", "2026-11-20")
    assert before == {"example-1": ("registered", undecided, "2026-11-02")}


def test_an_answer_in_no_commit_has_no_proof_and_one_that_was_taken_back_its_first(
    ask: Ask, log: Log
) -> None:
    first = log.save(entry(1, answered(12)))
    log.save(entry(1, answered(13)))
    log.save(entry(1, answered(12)))
    entries = f"- {entry(1, answered(12))}\n- {entry(2, answered(14))}\n"
    log.file.write_text(entries, encoding="utf-8")
    assert in_log(ask, "response-times") == {
        "example-1": ("answered", first, "2026-11-01"),
        "example-2": ("answered", None, None),
    }


def test_an_answer_is_proved_from_before_its_account_got_a_new_id(ask: Ask, log: Log) -> None:
    first = log.save(entry(1, answered(12)))
    folder = log.commits.folder
    git(folder, "mv", "registry/accounts/example.yaml", "registry/accounts/nytt.yaml")
    git(folder, "mv", "registry/messages/example", "registry/messages/nytt")
    path = log.commits.example.parent / "nytt.yaml"
    path.write_text(path.read_text().replace("id: example", "id: nytt"), encoding="utf-8")
    log.commits.save()
    assert in_log(ask, "response-times") == {"example-1": ("answered", first, "2026-11-01")}


def test_of_many_decisions_the_latest_are_listed_and_the_rest_counted(
    ask: Ask, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_decisions, "MOST_LISTED", 2)
    log.save(*(entry(number, answered(20)) for number in range(1, 6)))
    assert list(in_log(ask, "response-times")) == ["example-5", "example-4"]
    text = ask("report", "response-times", "--period", "2026", "--proof").out
    assert "Bara de 2 senaste av 5" in " ".join(text.split())
    # Not more than so much is read, however long the history.
    monkeypatch.setattr(log_proofs, "MOST_BYTES", 10)
    assert [found[1] for found in in_log(ask, "registration").values()] == []
    log.save(*(entry(number, answered(20), "decision: minor") for number in range(1, 6)))
    assert set(in_log(ask, "registration").values()) == {("minor", None, None)}
    text = ask("report", "registration", "--period", "2026", "--proof").out
    assert "för stor för att gås igenom" in " ".join(text.split())


def test_all_reports_take_it_and_those_without_decisions_refuse_it(
    ask: Ask, commits: Commits
) -> None:
    first = commits.save()
    assert ask("report", "all", "--proof").out.count(first) > 8
    refused = ask("report", "moderation", "--proof")
    assert refused.code == 2
    assert "moderation" in refused.err
