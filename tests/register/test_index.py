"""The index of a large register: what it saves from reading, and that it never hides anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.register import index
from socialpolicy.register.index import Sought, words_in
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import state_after
from socialpolicy.storage import stamps

BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
ENTRY = """\
- id: {id}
  received: {received}
  channel: comment
  kind: {kind}
  subject: {subject}
  actions: [{actions}]
"""


@dataclass
class Kept:
    """A register of a test's own, and how many files have been read for its index."""

    folder: Path
    cache: Path
    read: list[str]

    def write(self, path: str, *entries: str) -> Path:
        file = self.folder / "messages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(entries), "utf-8")
        return file

    def register(self) -> Register:
        return read_register(self.folder, apart=index.APART)

    def found(self, **sought: Any) -> list[str]:
        register, _ = index.with_logs(self.folder, self.register(), Sought(**sought))
        return [f"{log.account}/{log.month}" for log in register.logs]


def entry(id: str, received: str, kind: str = "question", subject: str = "x", did: str = "") -> str:
    actions = f"{{did: {did}, at: {received}}}" if did else ""
    return ENTRY.format(id=id, received=received, kind=kind, subject=subject, actions=actions)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    import shutil

    folder, cache = tmp_path / "registry", tmp_path / "cache"
    shutil.copytree(BASE, folder)
    monkeypatch.setenv("SOCIALPOLICY_CACHE", str(cache))
    monkeypatch.setattr(stamps, "SETTLED", -(10**15))
    read: list[str] = []
    for name in ("_log_fact", "_account_fact"):
        made: Callable[..., Any] = getattr(index, name)

        def counted(listed: Any, path: str, made: Callable[..., Any] = made) -> Any:  # noqa: ANN401
            read.append(path)
            return made(listed, path)

        monkeypatch.setattr(index, name, counted)
    return Kept(folder, cache, read)


def test_accounts_are_read_once(kept: Kept) -> None:
    for times in range(2):
        register = index.with_accounts(kept.folder, kept.register())
        assert [each.model.id for each in register.accounts] == ["example", "kommunen"]
        assert register.accounts[0].model.name == "Biblioteket i Exempelkommun"
        assert kept.read == ["example.yaml", "kommunen.yaml"], times


def test_a_changed_account_is_read_again_and_a_removed_one_is_gone(kept: Kept) -> None:
    index.with_accounts(kept.folder, kept.register())
    file = kept.folder / "accounts" / "example.yaml"
    file.write_text(file.read_text("utf-8").replace("Biblioteket i", "Biblioteken i"), "utf-8")
    (kept.folder / "accounts" / "kommunen.yaml").unlink()
    kept.read.clear()
    register = index.with_accounts(kept.folder, kept.register())
    assert [each.model.name for each in register.accounts] == ["Biblioteken i Exempelkommun"]
    assert kept.read == ["example.yaml"]


def test_an_account_that_is_not_understood_is_named_every_time(kept: Kept) -> None:
    (kept.folder / "accounts" / "kommunen.yaml").write_text("id: [\n")
    for _ in range(2):
        register = index.with_accounts(kept.folder, kept.register())
        assert register.unread_accounts == {"kommunen"}


def test_a_few_accounts_by_their_ids(kept: Kept) -> None:
    register = index.with_accounts(kept.folder, kept.register(), ["kommunen", "borta"])
    assert [each.model.id for each in register.accounts] == ["kommunen"]
    assert register.unread_accounts == frozenset()


def test_only_months_that_may_hold_it_are_given(kept: Kept) -> None:
    kept.write("example/2026-09.yaml", entry("a", "2026-09-01 10:00", "praise"))
    kept.write("example/2026-10.yaml", entry("b", "2026-10-01 10:00", did="answered"))
    kept.write("kommunen/2026-10.yaml", entry("c", "2026-10-02 10:00", subject="Vass sten"))
    assert kept.found() == ["example/2026-09", "example/2026-10", "kommunen/2026-10"]
    assert len(kept.read) == 3
    assert kept.found(kinds=["praise"]) == ["example/2026-09"]
    assert kept.found(states=["answered"]) == ["example/2026-10"]
    assert kept.found(words=["sten", "vass"]) == ["kommunen/2026-10"]
    assert kept.found(first=date(2026, 9, 20)) == ["example/2026-10", "kommunen/2026-10"]
    assert kept.found(accounts={"kommunen"}) == ["kommunen/2026-10"]
    assert kept.found(kinds=["praise"], states=["answered"]) == []
    assert len(kept.read) == 3


def test_what_is_asked_must_be_of_one_message(kept: Kept) -> None:
    """A month has both the kind and the word, but in two messages: it is not read."""
    one, other = (
        entry("a", "2026-10-01 10:00", "praise"),
        entry("b", "2026-10-01 11:00", subject="sten"),
    )
    kept.write("example/2026-10.yaml", one, other)
    assert kept.found(kinds=["praise"], words=["sten"]) == []
    assert kept.found(kinds=["question"], words=["sten"]) == ["example/2026-10"]


def test_a_month_that_changes_is_seen(kept: Kept) -> None:
    file = kept.write("example/2026-10.yaml", entry("a", "2026-10-01 10:00"))
    assert kept.found(states=["answered"]) == []
    file.write_text(entry("a", "2026-10-01 10:00", did="answered"), "utf-8")
    assert kept.found(states=["answered"]) == ["example/2026-10"]
    kept.write("example/2026-11.yaml", entry("b", "2026-11-01 10:00", did="answered"))
    assert kept.found(states=["answered"]) == ["example/2026-10", "example/2026-11"]
    file.unlink()
    assert kept.found(states=["answered"]) == ["example/2026-11"]


def test_files_that_are_not_understood_are_named_every_time(kept: Kept) -> None:
    kept.write("example/2026-10.yaml", "- id: utan-tid\n", entry("a", "2026-10-01 10:00"))
    kept.write("example/2026-11.yaml", "- id: [\n")
    for _ in range(2):
        _, unread = index.with_logs(kept.folder, kept.register(), Sought(kinds=["praise"]))
        assert [file[-12:] for file in unread] == ["2026-10.yaml", "2026-11.yaml"]


@pytest.mark.parametrize("damage", ["empty", "cut", "other", "shape"])
def test_a_damaged_index_costs_time_and_never_truth(kept: Kept, damage: str) -> None:
    kept.write("example/2026-10.yaml", entry("a", "2026-10-01 10:00", "praise"))
    assert kept.found(kinds=["praise"]) == ["example/2026-10"]
    (file,) = kept.cache.glob("*-messages.json")
    _, _, text = file.read_text("utf-8").partition("\n")
    if damage == "empty":
        file.write_text("")
    elif damage == "cut":
        file.write_text(file.read_text("utf-8")[:-5], "utf-8")
    elif damage == "other":
        file.write_text(file.read_text("utf-8").replace("praise", "prais3"), "utf-8")
    else:
        # One whose digest is right, but that no fact is like.
        answer = json.loads(text)
        for kept_of_file in answer["files"].values():
            kept_of_file[1] = {"praise": 5}
        text = json.dumps(answer)
        file.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", "utf-8")
    assert kept.found(kinds=["praise"]) == ["example/2026-10"]
    assert kept.found(kinds=["question"]) == []


def test_marks_in_words_hide_nothing(kept: Kept) -> None:
    kept.write("example/2026-10.yaml", entry("a", "2026-10-01 10:00", subject="'5 ¤ ¬ kronor'"))
    assert kept.found(words=["kronor"]) == ["example/2026-10"]
    assert kept.found(words=["¤"]) == ["example/2026-10"]


WORDS = ["sten", "vass", "Å", "öppet", "båt"]
MESSAGES = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from(["question", "praise", "advertising", "personal-attack"]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        st.sampled_from(["", "answered", "forwarded", "removed", "ended"]),
    ),
    max_size=6,
)


@given(
    months=st.lists(MESSAGES, min_size=1, max_size=3),
    states=st.sets(st.sampled_from(["open", "answered", "forwarded", "removed"]), max_size=2),
    kinds=st.sets(st.sampled_from(["question", "praise", "advertising"]), max_size=2),
    words=st.sets(st.sampled_from(["sten", "å", "öppet"]), max_size=2),
    first=st.integers(0, 40) | st.none(),
)
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_no_month_with_what_is_sought_is_left_out(
    kept: Kept,
    months: list[list[tuple[int, str, str, str]]],
    states: set[str],
    kinds: set[str],
    words: set[str],
    first: int | None,
) -> None:
    """The law: what reading every message finds, the index leads to."""
    import shutil

    shutil.rmtree(kept.folder / "messages", ignore_errors=True)
    start = date(2026, 9, 1)
    for number, messages in enumerate(months):
        kept.write(
            f"example/2026-{9 + number:02}.yaml",
            *(
                entry(f"m{number}-{place}", f"{start + timedelta(day)} 10:00", kind, subject, did)
                for place, (day, kind, subject, did) in enumerate(messages)
            ),
        )
    since = start + timedelta(first) if first is not None else None
    whole = read_register(kept.folder)
    expected = [
        f"{log.account}/{log.month}"
        for log in whole.logs
        if any(
            (not states or state_after(a.did for a in located.model.actions) in states)
            and (not kinds or located.model.kind in kinds)
            and all(word in words_in(located.model) for word in words)
            and (since is None or located.model.received.date() >= since)
            for located in log.messages
        )
    ]
    for _ in range(2):
        found = kept.found(states=states, kinds=kinds, words=words, first=since)
        assert set(expected) <= set(found)
