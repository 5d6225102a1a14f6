"""What is settled stays so, and a decision on registration once made is not written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.source import Source
from socialpolicy.yaml import read

Ask = Callable[..., Any]

DID = "  actions:\n    - {{did: {did}, at: 2026-11-20 15:00, by: Kulturchef{more}}}\n"
ID = "example-20261120-k3f9"
MORE = {
    "answered": "",
    "removed": ", ground: advertising, basis: policy, author_told: 2026-11-20 15:05",
    "ended": ", reason: Ett tack",
    "forwarded": ", to: Kulturchef",
}
ALREADY = {"answered": "besvarat", "removed": "borttaget", "ended": "avslutat"}
WORDS = {
    "answered": ("answer-message", ID),
    "forwarded": ("forward-message", ID, "--to", "Gatuchef"),
    "ended": ("end-message", ID, "--reason", "Reklam"),
    "removed": ("remove-message", ID, "--ground", "advertising", "--basis", "policy"),
}


@pytest.fixture
def month(register: Path) -> Path:
    path = register / "messages" / "example" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    return path


def written(month: Path, did: str, *then: str, record: str = "") -> str:
    text = (
        f"- id: {ID}\n  channel: post\n  received: 2026-11-20 14:05\n  kind: other\n"
        f"  subject: Skor\n{DID.format(did=did, more=MORE[did])}"
    )
    text += "".join(
        f"    - {{did: {each}, at: 2026-11-20 16:00, by: Kulturchef}}\n" for each in then
    )
    text += f"  record: {record}\n" if record else ""
    month.write_text(text, encoding="utf-8")
    return text


def record(month: Path) -> object:
    value: Any = read(Source(month.name, month.read_bytes())).value
    return value[0].get("record")


@pytest.mark.parametrize("then", [(), ("blocked",), ("hidden", "blocked")])
@pytest.mark.parametrize(
    ("stands", "command"),
    [
        *(("answered", did) for did in ("answered", "forwarded", "ended")),
        *(("removed", did) for did in ("answered", "forwarded", "ended", "removed")),
        *(("ended", did) for did in ("forwarded", "ended")),
    ],
)
def test_what_is_settled_is_settled(
    ask: Ask, month: Path, stands: str, command: str, then: tuple[str, ...]
) -> None:
    before = written(month, stands, *then)
    answer = ask(*WORDS[command])
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"socialpolicy: {ID} är redan {ALREADY[stands]}. ")
    assert answer.err.count("\n") == 1
    assert month.read_text(encoding="utf-8") == before
    # Nor is it among those that wait.
    assert ask("answer-message").err == "socialpolicy: Inget meddelande i loggen väntar.\n"


@pytest.mark.parametrize(
    ("stands", "command", "then"),
    [
        ("answered", "removed", ()),
        ("ended", "removed", ()),
        ("ended", "answered", ()),
        ("answered", "answered", ("reopened",)),
        ("removed", "ended", ("reopened", "blocked")),
    ],
)
def test_what_may_follow(
    ask: Ask, month: Path, stands: str, command: str, then: tuple[str, ...]
) -> None:
    written(month, stands, *then)
    done = ask(*WORDS[command], "--record", "minor")
    assert done.code == 0, done.err
    assert record(month) == {"decision": "minor"}


@pytest.mark.parametrize("command", ["answered", "removed", "ended"])
def test_a_decision_alone_drops_nothing_else_that_was_given(
    ask: Ask, month: Path, command: str
) -> None:
    before = written(month, command)
    more = WORDS[command][2:]
    for words in (more, ("--by", "Gatuchef"), ("--done", "2026-11-20 17:00")):
        if not words:
            continue
        answer = ask(*WORDS[command][:2], *words, "--record", "minor")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == (
            f"socialpolicy: {ID} är redan {ALREADY[command]}. "
            "Då går det bara att ange --record och --number.\n"
        )
        assert month.read_text(encoding="utf-8") == before
    answer = ask(*WORDS[command][:2], "--record", "minor")
    assert answer[:2] == (0, f"I loggen står nu att {ID} är av ringa betydelse.\n")
    assert record(month) == {"decision": "minor"}


@pytest.mark.parametrize(
    ("stood", "words", "told"),
    [
        ("{decision: minor}", ("--record", "minor"), "är av ringa betydelse"),
        (
            "{decision: registered, number: KS 1}",
            ("--record", "registered", "--number", "KS 1"),
            "är diariefört",
        ),
        ("{decision: kept-in-order}", ("--record", "kept-in-order"), "hålls ordnat"),
    ],
)
def test_the_same_decision_again_changes_nothing(
    ask: Ask, month: Path, stood: str, words: tuple[str, ...], told: str
) -> None:
    before = written(month, "answered", record=stood)
    assert ask("answer-message", ID, *words) == (
        0,
        f"I loggen står redan att {ID} {told}. Det finns inget att ändra.\n",
        "",
    )
    assert month.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("did", ["answered", "forwarded"])
@pytest.mark.parametrize(
    ("stood", "words", "told"),
    [
        ("{decision: minor}", ("--record", "kept-in-order"), "är av ringa betydelse"),
        (
            "{decision: registered, number: KS 1}",
            ("--record", "minor"),
            "är diariefört med nummer KS 1",
        ),
        (
            "{decision: registered, number: KS 1}",
            ("--record", "registered", "--number", "KS 2"),
            "är diariefört med nummer KS 1",
        ),
    ],
)
def test_another_decision_is_not_written_over(
    ask: Ask, month: Path, did: str, stood: str, words: tuple[str, ...], told: str
) -> None:
    before = written(month, did, record=stood)
    answer = ask("answer-message", ID, *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"socialpolicy: I loggen står redan att {ID} {told}, i "
        "registry/messages/example/2026-11.yaml:8. Ändra det där om det är fel.\n"
    )
    assert month.read_text(encoding="utf-8") == before


def test_a_number_that_was_left_out_is_added(ask: Ask, month: Path) -> None:
    written(month, "answered", record="{decision: registered}")
    done = ask("answer-message", ID, "--record", "registered", "--number", "KS 2")
    assert done.code == 0
    assert record(month) == {"decision": "registered", "number": "KS 2"}


def test_a_message_whose_id_is_written_with_codes_is_found(ask: Ask, register: Path) -> None:
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(
        '- id: "example-20261120-k3f\\u0039"\n  channel: comment\n  received: 2026-11-20 14:05\n'
        "  kind: question\n  subject: Öppettider\n",
        encoding="utf-8",
    )
    code, _, _ = ask("answer-message", "example-20261120-k3f9", "--record", "minor")
    assert code == 0
    assert "did: answered" in month.read_text(encoding="utf-8")
