"""The short way from a file to its model says what the long way says, and points where it points.

The long way, by plain values, is what is compared with: it takes every value
as it is written, and sees every key.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy import formats
from socialpolicy.lint.run import judge
from socialpolicy.register import file_reader, fitting
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Message
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.register.waiting import log_fact
from socialpolicy.source import Source, Span
from socialpolicy.text import Language
from socialpolicy.yaml import Document, read, read_exact, read_fast
from tests.places import BASE_REGISTRY

ACCOUNT = (BASE_REGISTRY / "accounts" / "example.yaml").read_text(encoding="utf-8")
LOG = """\
# Påhittade meddelanden.
- id: example-1
  received: 2026-11-18 14:05
  noticed: 2026-11-18 14:10
  channel: comment
  kind: question
  subject: När öppnar badet?
  reference: fb-1
  actions:
    - {did: forwarded, at: 2026-11-18 14:20, by: Kommunikatör, to: Fritidsenheten}
    - did: removed
      at: 2026-11-18 15:20
      ground: defamation
      public_event: false
      preserved: {on: 2026-11-18, reference: KS 2026/123}
  record: {decision: minor}

# Ett till.
- id: example-2
  received: 2026-11-19 14:05
  channel: post
  kind: praise
  concerns_us: true
  subject: >-
    Tack för
    - badet
  actions: []
"""
ODD = (
    *("", "~", "null", "true", "false", "1", "1.10", "0123", "12:30", "1e3", "0x1f", "-1", ".5"),
    *("no", "2026-11-18", "2026", "[]", "{}", "[1, x]", "{a: 1}", "'1'", '"true"', "nan", "0"),
    *("999999", "1000000", "1_000", "+1", "'a \"b\": c'", "x: y", "Ett svar"),
)


def long_way(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Register:
    with monkeypatch.context() as patch:
        patch.setattr(file_reader, "account_of", lambda _: None)
        patch.setattr(file_reader, "messages_of", lambda _: None)
        return read_register(folder, datetime(2026, 11, 23, 8, 10))  # noqa: DTZ001 - local


def told(register: Register) -> list[object]:
    return [
        [filed.model for filed in register.accounts],
        [
            (log.account, log.month, [(one.model, one.at.path) for one in log.messages])
            for log in register.logs
        ],
        register.unread_accounts,
        [(problem.said, problem.label.span, problem.subject) for problem in register.problems],
    ]


def with_line(text: str, number: int, value: str) -> str:
    """Put another value on one of the lines that have a key."""
    lines = text.split("\n")
    keyed = [index for index, line in enumerate(lines) if re.match(r"[ -]*[a-z_]+:", line)]
    index = keyed[number % len(keyed)]
    lines[index] = re.sub(r"^([ -]*[a-z_]+:).*$", lambda match: f"{match[1]} {value}", lines[index])
    return "\n".join(lines)


def with_line_twice(text: str, number: int) -> str:
    lines = text.split("\n")
    lines.insert(number % len(lines), lines[number % len(lines)])
    return "\n".join(lines)


STRANGE = (
    *(
        '"C:\\\\x \\u00e5"',
        "a\tb",
        '"x\n\n  subject: y"',
        '"x\n- id: y"',
        "'x\n  subject: y'",
        "- - x",
    ),
    *(
        "&a x",
        "*a",
        "!x y",
        "|\n    received: z\n    subject: z",
        "[a,\n- b]",
        '"x',
        "{a: 1",
        "? x",
    ),
)
"""Values that only the exact reader takes, or that it finds fault with."""

TEXTS = st.one_of(
    st.builds(with_line, st.sampled_from([ACCOUNT, LOG]), st.integers(0, 80), st.sampled_from(ODD)),
    st.builds(with_line_twice, st.sampled_from([ACCOUNT, LOG]), st.integers(0, 80)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("straight") / "registry"
    (folder / "accounts").mkdir(parents=True)
    (folder / "messages" / "example").mkdir(parents=True)
    (folder / "policy.yaml").write_bytes((BASE_REGISTRY / "policy.yaml").read_bytes())
    return folder


@given(text=TEXTS)
def test_both_ways_say_the_same(folder: Path, text: str) -> None:
    is_log = text.startswith("#")
    account, log = folder / "accounts" / "example.yaml", folder / "messages/example/2026-11.yaml"
    account.write_text(ACCOUNT if is_log else text, encoding="utf-8")
    log.write_text(text if is_log else LOG, encoding="utf-8")
    now = read_register(folder, datetime(2026, 11, 23, 8, 10))  # noqa: DTZ001 - local
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert told(now) == told(long_way(monkeypatch, folder))


def in_parts(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Register:
    """Read the log an entry at a time, as one so large that it is not held whole."""
    monkeypatch.setattr("socialpolicy.register.log.LARGE", 0)
    monkeypatch.setattr("socialpolicy.register.log.PART", 1)
    monkeypatch.setattr("socialpolicy.rules.repository.PIECE", 1)
    monkeypatch.setattr("socialpolicy.yaml.errors._LARGE", 1)
    return read_register(folder, datetime(2026, 11, 23, 8, 10))  # noqa: DTZ001 - local


LOGS = st.one_of(
    TEXTS.filter(lambda text: text.startswith("#")),
    st.builds(with_line, st.just(LOG), st.integers(0, 80), st.sampled_from(STRANGE)),
)


def places(register: Register) -> list[object]:
    """Say where each message is, and some of what it holds."""
    paths: list[tuple[str | int, ...]] = [("id",), ("subject",), ("actions", 0, "at"), ("kind",)]
    return [
        [one.at.document.span((*one.at.path, *path)) for path in paths]
        for log in register.logs
        for one in log.messages
    ]


@given(text=LOGS, end=st.sampled_from(["\n", "\r\n"]))
def test_in_parts_a_log_says_the_same(folder: Path, text: str, end: str) -> None:
    (folder / "accounts" / "example.yaml").write_text(ACCOUNT, encoding="utf-8")
    log = folder / "messages/example/2026-11.yaml"
    both = text + LOG.replace("example-", "again-")
    log.write_text(both, encoding="utf-8", newline=end)
    read_whole = read_register(folder, datetime(2026, 11, 23, 8, 10))  # noqa: DTZ001 - local
    whole, waits = told(read_whole), log_fact(Source("log", log.read_bytes()))
    with pytest.MonkeyPatch.context() as monkeypatch:
        parted = in_parts(monkeypatch, folder)
        told_in_parts = [one.model for each in parted.logs[0].stretches() for one in each.messages]
        assert told(parted) == whole
        assert places(parted) == places(read_whole)
        assert log_fact(Source("log", log.read_bytes())) == waits
        assert [one.model for one in parted.logs[0].messages] == told_in_parts


@pytest.mark.parametrize(
    ("subject", "end"),
    [("bad", "\r\n"), ("a\tb", "\n"), ('"\\u00e5"', "\r\n"), ("'x\n    y'", "\n")],
)
def test_a_large_log_with_odd_lines_is_not_held_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, subject: str, end: str
) -> None:
    log = folder / "messages/example/2026-11.yaml"
    log.write_text(LOG.replace("När öppnar badet?", subject), encoding="utf-8", newline=end)
    stretches = list(in_parts(monkeypatch, folder).logs[0].stretches())
    assert [len(each.messages) for each in stretches] == [1, 1]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_in_parts_a_log_is_judged_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """What a file holds beside its entries, and what lies far apart in it, is found once."""
    again = LOG.replace("example-2", "again-2").replace("kind: praise", "kind: prise")
    last = LOG.replace("id: example-2", "id: other\n  password: Sommarregn-4711!xQ")
    text = (
        LOG
        + again
        + last.replace("# Ett till.", "# Ring 811218-9876.").replace(
            "received: 2026-11", "received: 2026-10"
        )
    )
    (folder / "accounts" / "example.yaml").write_text(ACCOUNT, encoding="utf-8")
    log = folder / "messages/example/2026-11.yaml"
    log.write_text(text, encoding="utf-8-sig", newline=end)
    (folder / "messages" / "nobody").mkdir(exist_ok=True)
    (folder / "messages/nobody/2026-11.yaml").write_text(LOG, encoding="utf-8")
    now = datetime(2026, 11, 23, 8, 10)  # noqa: DTZ001 - local
    whole = judge(read_register(folder, now))
    parted = judge(in_parts(monkeypatch, folder))
    in_swedish = [formats.render("json", each, Language.SWEDISH) for each in (parted, whole)]
    assert in_swedish[0] == in_swedish[1]
    assert parted.tried == whole.tried
    (wrong,) = (each.label for each in whole.findings if each.rule.code == "R01")
    line = 1 + text[: text.index("Sommarregn")].count("\n")
    assert wrong.span == Span(line, 13, line, 13 + len("Sommarregn-4711!xQ"))
    found = Counter(each.rule.code for each in whole.findings)
    assert found["R01"] == found["M14"] == found["Y06"] == 1
    assert found["M01"] == 5  # an id twice more and once more, in a log of nobody's twice
    assert found["Y03"] == 2


def test_the_parts_of_a_list_are_the_list() -> None:
    parts = read_fast.parts(LOG.encode(), 1)
    assert [(part.first, part.entries, part.above) for part in parts] == [(0, 1, 0), (1, 1, 18)]
    assert b"".join(LOG.encode()[part.start : part.end] for part in parts) == LOG.encode()
    for odd in (
        "a: 1\n" + LOG,
        LOG + "b: 2\n",
        LOG + '- "\n- c"\n',
        "- a: [\n- b]\n",
        "\t\n" + LOG,
        LOG + "...\n" + LOG,
        LOG + "---\n" + LOG,
    ):
        parts = read_fast.parts(odd.encode(), 1)
        assert not parts or not all(part.ordinary for part in parts)


def test_the_usual_file_goes_straight() -> None:
    account = fitting.account_of(read_fast.as_json(ACCOUNT.encode()))
    assert account == Account.model_validate(read(Source("a", ACCOUNT.encode())).value)
    plain_log = LOG.replace(">-\n    Tack för\n    - badet", "Tack för badet")
    messages = fitting.messages_of(read_fast.as_json(plain_log.encode()))
    assert messages is not None
    assert [message.id for message in messages] == ["example-1", "example-2"]
    assert type(messages[0]) is Message


@pytest.mark.parametrize("number", range(15))
def test_a_key_that_stands_twice_does_not(number: int) -> None:
    text = with_line_twice(LOG.split("\n\n", maxsplit=1)[0] + "\n", number + 1)
    try:
        emitted = read_fast.as_json(text.encode())
    except read_fast.NotPlainError:
        return
    twice = text.split("\n")[number + 1]
    # Only a second whole action is a second thing rather than the same key.
    assert (fitting.messages_of(emitted) is None) is not twice.lstrip().startswith("- {did:")


@pytest.mark.parametrize("key", [False, True])
def test_an_entry_alone_stands_where_it_stands(key: bool) -> None:
    source = Source("log", LOG.encode())
    document = read(source)
    assert document.entries == 2
    # A document that knows nothing of its entries looks the whole file through.
    whole = Document(source, document.value, (), readable=True)
    paths = [path for path in read_exact.read(source).marks if path]
    assert len(paths) > 30
    for path in [*paths, (0, "no such key"), (1, "actions", 5, "at"), (7, "id"), ("id",), ()]:
        assert document.span(path, key=key) == whole.span(path, key=key)
        assert document.has(path) == whole.has(path)


LIST = """\
- id: one
  actions:
{actions}
  record: {{decision: minor, number: KS 2026/1}}
- id: two
"""


@pytest.mark.parametrize(
    "actions",
    [
        "    - {did: answered, by: Vård åäö, at: 2026-11-18 14:05 }\n    - {at: 10:00, did: x}",
        "    - {at: 1, did: a, to: 'x, at: 2'}\n    - {did: b,   at: 3}",
        "    - {did: a, reason: [at, 2], at: 3}\n    - did: b\n      at: 4\n    - {did: c, at: 5}",
        "    - {did: a,\n       at: 3}\n    - {did: b, preserved: {at: 1}, at: 2}  # at: 9",
        "  - {did: a, at: 2}\n  - {did: b, at: 3, until: 2026-11-19}",
    ],
)
def test_an_item_on_a_line_stands_where_it_stands(actions: str) -> None:
    source = Source("log", LIST.format(actions=actions).encode())
    document, reading = read(source), read_exact.read(source)
    assert document.entries == 2
    places = [path for path in reading.marks if path[1:2] == ("actions",)]
    assert len(places) > 5
    for path in places:
        marks = reading.marks[path]
        assert document.span(path) == (marks.key if marks.container and marks.key else marks.value)
