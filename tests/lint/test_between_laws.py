"""Laws of the rules on what differs (T): layout is nothing to them, and each fact is something.

The register is compared with itself, written anew in any layout, or with one fact altered or gone.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialpolicy.finding import Finding
from socialpolicy.lint.beside import judge_beside
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from tests.places import BASE_REGISTRY
from tests.rules.test_rules import load

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
DAY = date(2026, 11, 22)
ACCOUNT, CLOSED, MONTH = (
    "accounts/example.yaml",
    "accounts/closed.yaml",
    "messages/example/2026-11.yaml",
)
LOG = """\
- id: example-20261118-done
  received: 2026-11-18 09:00
  noticed: 2026-11-18 09:05
  channel: comment
  kind: complaint
  subject: Lånekort
  reference: fb-9f31c2
  actions:
    - {did: forwarded, at: 2026-11-18 09:10, by: "Bibliotekarie, vuxen", to: Kulturchef}
    - {did: answered, at: 2026-11-18 10:00, by: "Bibliotekarie, vuxen"}
  record: {decision: registered, number: KUN 2026/71}
  corrections:
    - path: record.number
      was: KUN 2026/17
      on: 2026-11-19
      by: Registrator
      reason: Siffrorna bytte plats
- id: example-20261119-open
  received: 2026-11-19 09:00
  channel: post
  kind: question
  subject: Öppettider
"""
MORE: dict[str, dict[str, Any]] = {
    ACCOUNT: {
        "platform_id": "100064000000000",
        "former_handles": ["gamlabiblioteket"],
        "changes": [{"what": "name", "was": "Folkbiblioteket", "on": "2019-01-14"}],
        "renewals": [
            {
                "by": "Förvaltningschef",
                "body": "Kulturförvaltningens ledningsgrupp",
                "on": "2020-02-03",
                "reference": "KUN 2020/4",
            }
        ],
        "corrections": [
            {
                "path": "opened",
                "was": "2015-02-01",
                "on": "2026-11-02",
                "by": "Registrator",
                "reason": "Kontot öppnades en måndag",
            }
        ],
    },
    CLOSED: {
        "id": "closed",
        "handle": "stangdabiblioteket",
        "url": "https://www.facebook.com/stangdabiblioteket",
        "closing": {
            "on": "2026-06-30",
            "manager": {"role": "Kulturchef", "asked": "2026-05-25", "anchored": "2026-06-01"},
            "coordinator_informed": "2026-06-01",
            "announced": {"on": "2026-06-08", "evidence": "KUN 2026/41"},
        },
    },
}

Files = dict[str, Any]
"""The values of a register's files, by their places in it."""


def whole() -> Files:
    """Give the faultless register with more in it: a history, a closed account and a log."""
    files = {
        path.relative_to(BASE_REGISTRY).as_posix(): load(path.read_text(encoding="utf-8"))
        for path in BASE_REGISTRY.rglob("*.yaml")
    }
    files[CLOSED] = {**files[ACCOUNT], **MORE[CLOSED]}
    files[ACCOUNT] = {**files[ACCOUNT], **MORE[ACCOUNT]}
    files[MONTH] = load(LOG)
    return files


WHOLE = whole()


PLACE = TemporaryDirectory()


def registered(files: Files, chance: Random | None = None, name: str = "after") -> Register:
    """Read a register of some files, in a folder that is kept: its log is read when asked for."""
    folder = Path(PLACE.name) / name / "registry"
    shutil.rmtree(folder, ignore_errors=True)
    write(files, folder, chance)
    return read_register(folder, AS_OF)


def write(files: Files, folder: Path, chance: Random | None = None) -> None:
    for path, value in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = laid_out(value, chance) if chance else json.dumps(value, ensure_ascii=False)
        file.write_bytes(text.encode())


def laid_out(value: Any, chance: Random) -> str:  # noqa: ANN401 - any value
    """Write a value in a layout by chance: order of keys, style, quotes, comments, line ends."""
    lines = []
    for line in block(shuffled(value, chance), chance):
        if not line.startswith(" ") and chance.random() < 0.2:
            lines += chance.choice([[""], ["# En anmärkning: med kolon"], ["", "#"]])
        lines.append(line + ("  # sist" if chance.random() < 0.1 else ""))
    return chance.choice(["\n", "\r\n"]).join([*lines, ""])


def shuffled(value: Any, chance: Random) -> Any:  # noqa: ANN401 - any value
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(each, chance) for each in value] if isinstance(value, list) else value


def block(value: Any, chance: Random) -> Iterator[str]:  # noqa: ANN401 - any value
    if not value or not isinstance(value, dict | list) or chance.random() < 0.15:
        yield flow(value, chance)
    elif isinstance(value, dict):
        for key, inner in value.items():
            lines = list(block(inner, chance))
            if isinstance(inner, dict | list) and inner and lines[0][0] not in "[{":
                yield f"{key}:"
                yield from (f"  {line}" for line in lines)
            else:
                yield f"{key}: {lines[0]}".rstrip()
    else:
        for inner in value:
            first, *rest = block(inner, chance)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def flow(value: Any, chance: Random) -> str:  # noqa: ANN401 - any value
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(each, chance)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(each, chance) for each in value)}]"
    if value is None:
        return ""
    quoted = [json.dumps(value, ensure_ascii=False), "'{}'".format(value.replace("'", "''"))]
    plain = [value] if re.fullmatch(r"\w(?:[\w ./@-]*\w)?", value) else []
    return str(chance.choice([*quoted, *plain, *plain]))


def objections(before: Register, after: Register, day: date = DAY) -> list[Finding]:
    found = judge_beside(Comparison(before, after, day), ["T"]).findings
    return [each for each in found if each.rule.code[0] == "T"]


PLAIN = registered(WHOLE, name="before")
chances = st.integers(0, 1 << 32).map(Random)


def test_the_register_that_the_laws_are_tried_on_is_understood() -> None:
    assert PLAIN.problems == ()
    assert [each.model.id for each in PLAIN.accounts] == ["closed", "example", "kommunen"]


@settings(max_examples=settings().max_examples // 2)
@given(chances)
def test_layout_is_nothing(chance: Random) -> None:
    files = copy.deepcopy(WHOLE)
    chance.shuffle(files[MONTH])
    after = registered(files, chance)
    assert after.problems == ()
    assert objections(PLAIN, after) == []


def decomposed(value: Any) -> Any:  # noqa: ANN401 - any value
    """Write each letter with a mark as two signs, as Macs and PDF files do."""
    if isinstance(value, dict):
        return {key: decomposed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [decomposed(each) for each in value]
    return normalize("NFD", value) if isinstance(value, str) else value


def test_how_letters_are_composed_is_nothing() -> None:
    files = decomposed(WHOLE)
    assert files != WHOLE
    after = registered(files)
    assert after.problems == ()
    assert objections(PLAIN, after) == []
    assert objections(after, PLAIN) == []


class Fact(NamedTuple):
    """What a T rule holds on to: where it is, the rules that object, and what else it may be.

    That it `goes` is something too, but for what has a value when nothing is said.
    """

    file: str
    path: tuple[str | int, ...]
    codes: str
    others: Callable[[str, Random], object] | None = None
    goes: bool = True


def another_day(was: str, chance: Random) -> str:
    days = chance.choice([-1, 1]) * chance.randint(1, 300)
    moved = date.fromisoformat(was[:10]) + timedelta(days)
    return f"{moved}{was[10:]}"


def earlier(was: str, chance: Random) -> str:
    return f"{date.fromisoformat(was) - timedelta(chance.randint(1, 300))}"


def an_earlier_minute(was: str, chance: Random) -> str:
    moved = datetime.fromisoformat(was) - timedelta(minutes=chance.randint(1, 9))
    return f"{moved:%Y-%m-%d %H:%M}"


def a_later_minute(was: str, chance: Random) -> str:
    moved = datetime.fromisoformat(was) + timedelta(minutes=chance.randint(1, 9))
    return f"{moved:%Y-%m-%d %H:%M}"


def other_words(was: str, chance: Random) -> str:
    return f"{was} {chance.choice(['nummer två', 'A', '7'])}"


def one_of(*words: str) -> Callable[[str, Random], str]:
    return lambda was, chance: chance.choice([word for word in words if word != was])


FACTS = [
    *(
        Fact(file, path, "T08", another_day)
        for file in (ACCOUNT, CLOSED)
        for path in (
            ("analysis", "on"),
            ("manager", "asked"),
            ("manager", "anchored"),
            ("coordinator_informed",),
            ("approval", "on"),
            ("responsible", "assignment", "on"),
            ("responsible", "assignment", "anchored"),
            ("deputy", "assignment", "on"),
        )
    ),
    *(Fact(ACCOUNT, ("approval", key), "T08", other_words) for key in ("by", "body", "reference")),
    *(Fact(ACCOUNT, ("renewals", 0, key), "T08", other_words) for key in ("by", "reference")),
    Fact(ACCOUNT, ("approval",), "T08"),
    Fact(ACCOUNT, ("renewals", 0), "T08"),
    *(
        Fact(CLOSED, ("closing", *path), "T08", another_day)
        for path in (
            ("manager", "asked"),
            ("manager", "anchored"),
            ("coordinator_informed",),
            ("announced", "on"),
        )
    ),
    *(
        Fact(file, path, "T08", other_words)
        for file, path in (
            (ACCOUNT, ("manager", "role")),
            (ACCOUNT, ("responsible", "assignment", "by")),
            (ACCOUNT, ("deputy", "assignment", "by")),
            (CLOSED, ("closing", "manager", "role")),
            (CLOSED, ("closing", "announced", "evidence")),
        )
    ),
    *(
        Fact(ACCOUNT, ("profile", "banner", key), "T13", other_words)
        for key in ("version", "by", "evidence")
    ),
    *(Fact(ACCOUNT, ("archive_plan", key), "T13", other_words) for key in ("plan", "section")),
    Fact(ACCOUNT, ("access", "roles", 1), "T13", other_words),
    Fact(ACCOUNT, ("unit",), "T03", one_of("biblioteket", "informationsenheten")),
    Fact(ACCOUNT, ("board",), "T03", one_of("kommunstyrelsen")),
    Fact(ACCOUNT, ("opened",), "T09", another_day),
    Fact(CLOSED, ("closing", "on"), "T11", another_day),
    Fact(CLOSED, ("closing",), "T11"),
    Fact(ACCOUNT, ("changes", 0), "T12"),
    Fact(ACCOUNT, ("changes", 0, "was"), "T12", other_words),
    Fact(ACCOUNT, ("changes", 0, "on"), "T12", another_day),
    Fact(ACCOUNT, ("former_handles", 0), "T12", lambda was, _: f"{was}2"),
    Fact(ACCOUNT, ("corrections", 0), "T12"),
    Fact(ACCOUNT, ("corrections", 0, "was"), "T12", another_day),
    Fact(ACCOUNT, ("corrections", 0, "reason"), "T12", other_words),
    Fact(MONTH, (0, "corrections", 0), "T12"),
    Fact(ACCOUNT, ("url",), "T03 T01", lambda was, _: f"{was}2"),
    Fact(ACCOUNT, ("platform_id",), "T03 T01", lambda was, _: f"{was}1"),
    Fact(ACCOUNT, (), "T01"),
    Fact(CLOSED, (), "T01"),
    Fact(ACCOUNT, ("watch", "watched"), "T13", earlier),
    Fact(ACCOUNT, ("last_post",), "T13", earlier),
    Fact(ACCOUNT, ("access", "checked"), "T13", earlier),
    Fact(ACCOUNT, ("profile", "banner", "confirmed"), "T13", earlier),
    Fact(MONTH, (0,), "T04"),
    Fact(MONTH, (1,), "T04"),
    Fact(MONTH, (), "T04"),
    Fact(MONTH, (0, "received"), "T05", a_later_minute),
    Fact(MONTH, (0, "channel"), "T05", one_of("post", "mention", "review")),
    Fact(MONTH, (0, "reference"), "T05", other_words),
    Fact(MONTH, (0, "actions", 0), "T05"),
    Fact(MONTH, (0, "actions", 1), "T05"),
    Fact(MONTH, (0, "actions", 1, "at"), "T05", an_earlier_minute),
    Fact(MONTH, (0, "actions", 1, "by"), "T05", other_words),
    Fact(MONTH, (0, "actions", 0, "to"), "T05", other_words),
    Fact(MONTH, (0, "record"), "T07"),
    Fact(MONTH, (0, "record", "number"), "T07 T12", other_words),
    Fact(MONTH, (0, "record", "decision"), "T07", one_of("minor", "kept-in-order")),
    Fact("calendar/2026.yaml", (), "T14"),
    Fact("calendar/2026.yaml", ("holidays", "2026-05-14"), "T14"),
    Fact("organisation.yaml", ("units", 3), "T21"),
    Fact("policy.yaml", ("limits", "inactive_days"), "T16", one_of("31", "90"), goes=False),
    Fact("policy.yaml", ("response_times", "x"), "T16 T15", one_of("5 hours", "2 working days")),
    Fact("policy.yaml", ("coordinator",), "T16", one_of("kulturforvaltningen")),
    Fact("clauses.yaml", (0, "text"), "T19", other_words),
    Fact("clauses.yaml", (0, "strength"), "T19", one_of("bör", "får")),
    Fact("clauses.yaml", (0,), "T19"),
    Fact("clauses.yaml", (1, "upheld_by", 0), "T20"),
]
"""What the table of the rules names, and what must not be there: a value nobody would look for."""


def altered(fact: Fact, chance: Random, *, goes: bool) -> Files:
    """Give the register with one fact other, or gone where it `goes` or there is no other."""
    files = copy.deepcopy(WHOLE)
    *steps, last = (fact.file, *fact.path)
    here: Any = files
    for step in steps:
        here = here[step]
    new = None if goes or fact.others is None else fact.others(here[last], chance)
    if new is None:
        del here[last]
    else:
        here[last] = new
    return files


def is_found(fact: Fact, after: Register) -> bool:
    """Say whether a T rule objects, or a required value that is gone is an error by itself."""
    found = {each.rule.code for each in objections(PLAIN, after)}
    flaws = {each.flaw.value for each in after.problems}
    return bool(found & set(fact.codes.split())) or flaws == {"Y03"}


@given(st.sampled_from([each for each in FACTS if each.others]), chances)
def test_each_fact_that_is_altered_is_something(fact: Fact, chance: Random) -> None:
    assert is_found(fact, registered(altered(fact, chance, goes=False), chance))


@pytest.mark.parametrize(
    "fact", [each for each in FACTS if each.goes], ids=lambda fact: f"{fact.file}:{fact.path}"
)
def test_each_fact_that_goes_is_something(fact: Fact) -> None:
    chance = Random(7)  # noqa: S311 - a layout, no secret
    assert is_found(fact, registered(altered(fact, chance, goes=True), chance))
