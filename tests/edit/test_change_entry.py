"""One entry of a long list is changed as it would be in a short one, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.edit import SpliceError, append, change_entry, proof, put, remove, set_value
from socialpolicy.source import Source
from socialpolicy.yaml import read_exact

ACTION = {"did": "answered", "at": "2026-11-20 15:40", "by": "Bibliotekarie, vuxen"}
RECORD = {"decision": "minor"}

# What an entry can look like, some of it such that only the exact reader can tell.
ENTRIES = st.sampled_from(
    [
        "- id: {}\n  subject: Öppet?\n# {}\n",
        "- id: {}\n  subject: 'it''s'\n\n",
        "- id: {}   # väntar\n  actions:\n    - {{did: forwarded, to: x}}\n# slut\n",
        "- id: {}\n  actions: []\n  record:\n    decision: minor\n",
        "- {{id: {}, subject: a}}\n",
        "-   id: {}\n    subject: långt in\n",
        "- id: {}\n  text: >-\n    two\n\n    lines\n\n\n",
        "- id: {}\n  text: |+\n    kept\n\n",
        "- id: {}\n  text: |\n    - not an entry\n",
        '- id: {}\n  subject: "\\u00e5\\t"\n',
        "- id: {}\n  actions:\n",
        "# above\n- id: {}\n  number: 1.10\n  no: yes\n  nan: .nan\n",
        "- id: {}\n  subject: a\n  # below\n",
    ]
)
HEADS = st.sampled_from(["", "# Vår logg.\n\n", "---\n", "\ufeff", "\n"])


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "NEIGHBOURS", 1)


def value_of(data: bytes) -> Any:  # noqa: ANN401
    reading = read_exact.read(Source("", data))
    assert not reading.problems
    return reading.value


def changes(number: int) -> proof.EntryEdit:
    def change(data: bytes, at: int) -> bytes:
        if number == 0:
            return append(data, (at, "actions"), dict(ACTION))
        if number == 1:
            return put(data, (at, "record"), dict(RECORD), after=("actions",))
        if number == 2:
            return set_value(data, (at, "id"), "0123: #")
        data = append(data, (at, "actions"), dict(ACTION))
        return put(data, (at, "record"), dict(RECORD), after=("actions",))

    return change


def expected(entry: dict[str, Any], number: int) -> dict[str, Any]:
    entry = dict(entry)
    if number in {0, 3}:
        entry["actions"] = [*entry.get("actions", []), ACTION]
    if number in {1, 3}:
        entry["record"] = RECORD
    if number == 2:
        entry["id"] = "0123: #"
    return entry


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=HEADS,
    written=st.lists(ENTRIES, min_size=1, max_size=9),
    where=st.integers(0, 8),
    number=st.integers(0, 3),
    cut=st.booleans(),
    windows=st.booleans(),
)
def test_the_old_value_with_exactly_the_change(
    close: None,
    head: str,
    written: list[str],
    where: int,
    number: int,
    cut: bool,
    windows: bool,
) -> None:
    text = head + "".join(each.format(f"e{at}", f"e{at}") for at, each in enumerate(written))
    text = text.rstrip("\n") if cut and "|+" not in written[-1] else text
    data = (text.replace("\n", "\r\n") if windows else text).encode()
    before, at = value_of(data), where % len(written)
    try:
        after = change_entry(data, at, changes(number))
    except SpliceError:
        # What cannot be changed in a long list cannot be in a short one either.
        with pytest.raises(SpliceError):
            changes(number)(data, at)
        return
    assert value_of(after) == [*before[:at], expected(before[at], number), *before[at + 1 :]]
    # Whatever stands before the entry or after it is as it was, to the letter.
    first = data.decode().partition(f"id: e{at}")[0]
    assert after.decode().startswith(first)
    if at + 1 < len(written):
        rest = data.decode().partition(f"id: e{at + 1}")[2]
        assert after.decode().endswith(rest)


def month(size: int) -> bytes:
    entries = (
        f"- id: e{at}\n  subject: Rad {at} öppet?\n  actions:\n"
        f'    - {{did: answered, at: 2026-11-20 10:00, by: "Bibliotekarie, vuxen"}}\n# e{at}\n'
        for at in range(size)
    )
    return "".join(entries).encode()


def test_only_neighbours_are_read_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    really = read_exact.read

    def counted(source: Source) -> read_exact.Reading:
        read.append(source.data.count(b"- id: "))
        return really(source)

    data = month(2000)
    monkeypatch.setattr(read_exact, "read", counted)
    after = change_entry(data, 1000, changes(3))
    assert max(read) == 2 * proof.NEIGHBOURS + 1
    monkeypatch.undo()
    assert value_of(after)[1000]["record"] == RECORD
    assert value_of(after)[:1000] == value_of(data)[:1000]
    assert value_of(after)[1001:] == value_of(data)[1001:]


@pytest.mark.parametrize(
    "change",
    [
        lambda data, at: remove(data, (at,)),
        lambda data, at: append(data, (), {"id": "one more"}),
        lambda data, at: set_value(data, (at + 1, "id"), "another"),
        lambda data, at: data + b"  after: all\n",
    ],
    ids=["removed", "one more", "another", "run on"],
)
def test_a_change_of_more_than_the_entry_is_not_let_through(change: proof.EntryEdit) -> None:
    with pytest.raises(SpliceError):
        change_entry(month(2000), 1000, change)
