"""What was settled by mistake is opened again, and what came twice is ended as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from socialpolicy.source import Source
from socialpolicy.yaml import read
from tests.commands.conftest import Ask

FIRST, SECOND = "example-20261120-aaaa", "example-20261120-bbbb"
ENTRY = """\
- id: {id}
  channel: comment
  received: 2026-11-20 14:05
  kind: {kind}
  subject: Öppettider i jul
{actions}# {id}
"""
REMOVED = """\
  actions:
    - did: removed
      at: 2026-11-20 15:00
      by: "Bibliotekarie, vuxen"
      ground: product-advertising
      basis: policy
"""


@pytest.fixture
def month(register: Path) -> Path:
    path = register / "messages" / "example" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    write(path)
    return path


def write(path: Path, kind: str = "question", actions: str = "") -> None:
    """Write two messages with one subject, of which the second has an ordinary question's kind."""
    text = ENTRY.format(id=FIRST, kind=kind, actions=actions)
    path.write_text(text + ENTRY.format(id=SECOND, kind="question", actions=""), encoding="utf-8")


def entries(month: Path) -> list[dict[str, Any]]:
    value: Any = read(Source(month.name, month.read_bytes())).value
    return list(value)


def test_what_was_removed_by_mistake_waits_again(ask: Ask, month: Path) -> None:
    write(month, "advertising", REMOVED)
    words = ("--reason", "Togs bort av misstag", "--done", "2026-11-20 16:30")
    answer = ask("reopen-message", FIRST, *words)
    assert (answer.code, answer.out) == (
        0,
        (
            f"{FIRST} är öppnat igen.\n"
            "Tid: fredag 20 november 2026 kl. 16.30. Roll: Bibliotekarie, vuxen.\n"
        ),
    )
    assert entries(month)[0]["actions"][1] == {
        "did": "reopened",
        "at": "2026-11-20 16:30",
        "by": "Bibliotekarie, vuxen",
        "reason": "Togs bort av misstag",
    }
    # One working day from the reopening, by the base's hours.
    assert f"{FIRST}" in ask("overdue", "--at", "2026-11-23 16:31").out


def test_of_a_removal_that_was_undone_there_is_no_ground(ask: Ask, month: Path) -> None:
    write(month, "personal-attack", REMOVED.replace("product-advertising", "personal-attack"))
    assert "Grund: personangrepp" in ask("messages").out
    asked = ask("show", FIRST)
    assert "Att göra" not in asked.out
    words = ("--reason", "Det gällde en tjänst", "--done", "2026-11-20 16:30")
    assert ask("reopen-message", FIRST, *words).code == 0
    assert "Grund" not in ask("messages", "--state", "öppet").out
    assert FIRST not in ask("messages", "--ground", "personal-attack").out
    shown = " ".join(ask("show", FIRST).out.split())
    assert "Borttagningen är ångrad: ta ställning till om inlägget ska tas bort" in shown
    english = " ".join(ask("--lang", "en", "show", FIRST).out.split())
    assert "Its removal was undone: decide whether the post is to be removed" in english


def test_what_was_never_removed_says_what_it_waits_for(ask: Ask, month: Path) -> None:
    shown = " ".join(ask("show", FIRST).out.split())
    assert "Att göra Svara, eller vidarebefordra till den som kan svara" in shown


def test_what_waits_cannot_be_reopened(ask: Ask, month: Path) -> None:
    before = month.read_bytes()
    answer = ask("reopen-message", FIRST, "--reason", "Av misstag")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"socialpolicy: {FIRST} väntar redan på svar. Det finns inget att öppna igen.\n"
    )
    assert month.read_bytes() == before


def test_a_settled_message_names_the_command_that_reopens_it(ask: Ask, month: Path) -> None:
    assert ask("answer-message", FIRST, "--record", "minor").code == 0
    answer = ask("forward-message", FIRST, "--to", "Kulturchef")
    assert answer.err == (
        f"socialpolicy: {FIRST} är redan besvarat. Ska det öppnas igen, kör först: "
        f"socialpolicy reopen-message {FIRST}\n"
    )


def test_a_duplicate_is_ended_as_the_same(ask: Ask, month: Path) -> None:
    answer = ask("end-message", SECOND, "--duplicate-of", FIRST, "--record", "minor")
    assert answer.code == 0, answer.err
    assert entries(month)[1]["actions"] == [
        {
            "did": "ended",
            "at": "2026-11-22 12:00",
            "by": "Bibliotekarie, vuxen",
            "of": FIRST,
            "why": "duplicate",
        }
    ]
    assert ask("check", "--select", "M05,M07,Y").code == 0


@pytest.mark.parametrize("why", ["withdrawn", "gone"])
def test_a_question_that_nobody_can_answer_is_ended(ask: Ask, month: Path, why: str) -> None:
    answer = ask("end-message", FIRST, "--why", why, "--record", "minor")
    assert answer.code == 0, answer.err
    assert entries(month)[0]["actions"][0]["why"] == why
    assert ask("check", "--select", "M05,M07,Y").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--duplicate-of", FIRST), "Det är samma meddelande."),
        (("--duplicate-of", "example-20261120-finns-inte"), "Inget meddelande i loggen har id"),
        (("--duplicate-of", SECOND, "--why", "gone"), "--duplicate-of hör ihop med"),
        (("--why", "duplicate"), "--duplicate-of"),
        (("--why", "trött"), "Skälet trött finns inte."),
        (("--why", "no-answer-needed", "--reason", "Orkar inte"), "(M05)"),
    ],
)
def test_what_is_no_reason_to_end_a_question(
    ask: Ask, month: Path, words: tuple[str, ...], said: str
) -> None:
    before = month.read_bytes()
    answer = ask("end-message", FIRST, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert month.read_bytes() == before


def test_two_messages_cannot_each_be_the_same_as_the_other(ask: Ask, month: Path) -> None:
    assert ask("end-message", SECOND, "--duplicate-of", FIRST, "--record", "minor").code == 0
    answer = ask("end-message", FIRST, "--duplicate-of", SECOND)
    assert answer.code == 2
    assert f"{SECOND} är i sin tur avslutat som samma som det här." in answer.err


def test_that_the_author_was_told_may_be_noted_afterwards(ask: Ask, month: Path) -> None:
    write(month, "advertising", REMOVED)
    answer = ask("remove-message", FIRST, "--author-told", "2026-11-20 16:00")
    assert answer[:2] == (0, f"{FIRST}: i loggen står nu vad avsändaren fick veta.\n")
    [action] = entries(month)[0]["actions"]
    assert action["author_told"] == "2026-11-20 16:00"
    again = ask("remove-message", FIRST, "--author-told", "Det gick inte")
    assert again.code == 2
    assert "I loggen står redan vad avsändaren" in again.err
    # Before the removal is no time when anybody was told of it (M02).
    write(month, "advertising", REMOVED)
    early = ask("remove-message", FIRST, "--author-told", "2026-11-20 14:30")
    assert early.code == 2
    assert "(M02)" in early.err


def test_a_second_message_alike_within_the_hour_is_told_of(ask: Ask, month: Path) -> None:
    words = ("log-message", "example", "--subject", "öppettider  i jul")
    alike = ask(*words, "--received", "2026-11-20 14:45")
    id = alike.out.splitlines()[0]
    assert alike.code == 0
    assert "I loggen finns redan example-20261120-" in alike.err
    assert f"kör: socialpolicy end-message {id} --duplicate-of example-20261120-" in alike.err
    later = ask(*words, "--received", "2026-11-20 16:45")
    assert "I loggen finns redan" not in later.err
    other = ask("log-message", "example", "--subject", "Bokbussen", "--received", "20 nov 14:05")
    new = other.out.splitlines()[0]
    assert f"Liknar {FIRST}." in other.err or f"Liknar {SECOND}." in other.err
    assert f"kör: socialpolicy end-message {new} --duplicate-of example-" in other.err
    praise = ("--subject", "Katalogen", "--kind", "praise", "--received", "20 nov 14:05")
    assert "Liknar" not in ask("log-message", "example", *praise).err
    other = ask("log-message", "example", "--subject", "Sagostund", "--received", "20 nov 14:10")
    assert "Liknar" not in other.err
    assert "I loggen finns redan" not in other.err
