"""A changed account: what was meant is other, and every other byte is as it was."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.edit import SpliceError
from socialpolicy.source import Source
from socialpolicy.wizard.account_draft import changed, steps_for
from socialpolicy.wizard.form import Put, Remove
from socialpolicy.yaml import read, read_exact
from socialpolicy.yaml.errors import NOT_ALLOWED
from tests.places import SAMPLE

ACCOUNTS = sorted((SAMPLE / "accounts").glob("*.yaml"))

BY_HAND = """\
# Kontot sköts av två.
id: ort-x          # filens namn
platform: x
name:   'Orten'

responsible: {role: "Kommunikatör, webb", contact: a@ort.se,   # brevlådan
  assignment: {by: Chef, on: 2020-01-02, anchored: 2020-01-03}}
deputy:
    # står in vid semester
    role: Redaktör
    contact: a@ort.se

absences:
  - {who: responsible, from: 2026-12-01, to: 2026-12-02}   # jul
  # den andra
  - who: deputy
    from: 2027-01-01
    to: 2027-01-05
access: {roles: ["Kommunikatör, webb", Redaktör], kept_in: valvet}
watch: {role: "Kommunikatör, webb", every_working_days: 1}
last_post: 2026-11-19
# slut
"""

CLOSING = {
    "closing": {
        "on": "2026-11-22",
        "manager": {"role": "Chef", "asked": "2026-11-01"},
        "coordinator_informed": "2026-11-02",
        "announced": {"on": "2026-11-03", "evidence": "KS 2026/1"},
    }
}

HOSTILE = [
    ": #", "- x", "yes", "Null", "~", "0123", "1.10", '"', "'a'", "a: b", "a #b", "#a", "? a",
    "[a]", "{a: b}", "a, b", "&a", "*a", "!a", "|", "%a", "@a", "`a", "<<", "---", "2026-11-20",
    "\\x1b", "🎭", "👩‍👧‍👦 och 🇸🇪", "שלום עולם", "مرحبا", "Å ä ö", "[bold]x[/bold]", "::error::x",
    "=1+1", "$(id)", "{name}", "%s", "a\u00a0b", "a\u200fb", "e\u0301", "; a", "x" * 400,
]  # fmt: skip

FIT = st.text(min_size=1, max_size=60).filter(
    lambda text: not NOT_ALLOWED.search(text) and not set("\t\r\n") & set(text)
)


def value(data: bytes) -> Any:  # noqa: ANN401 - whatever is read
    source = Source("accounts/x.yaml", data)
    document = read(source)
    assert document.readable
    assert not document.problems
    assert read_exact.read(source).value == document.value
    return document.value


def lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Give the lines that are gone and those that are new, ends of lines included."""
    found = list(difflib.ndiff(
        before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
    ))  # fmt: skip
    return (
        [line[2:] for line in found if line.startswith("- ")],
        [line[2:] for line in found if line.startswith("+ ")],
    )


@pytest.mark.parametrize("file", ACCOUNTS, ids=lambda file: file.stem)
def test_a_closing_is_all_that_is_new(file: Path) -> None:
    before = file.read_bytes()
    after = changed(before, list(steps_for(CLOSING, [("closing",)])))
    assert value(after) == {**value(before), **CLOSING}
    if b"\nclosing:" in before:
        return
    gone, new = lines(before, after)
    assert gone == []
    assert "".join(new).lstrip("\n").startswith("closing:\n  on: 2026-11-22\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_around_stays(ends: str, mark: str) -> None:
    before = (mark + BY_HAND.replace("\n", ends)).encode()
    values = {
        "deputy": {"role": "Bibliotekarie", "contact": "b@ort.se"},
        "access": {"roles": ["Kommunikatör, webb", "Bibliotekarie"]},
    }
    after = changed(before, list(steps_for(values, [("deputy",)])))
    gone, new = lines(before, after)
    assert gone == [
        f"    role: Redaktör{ends}",
        f"    contact: a@ort.se{ends}",
        f'access: {{roles: ["Kommunikatör, webb", Redaktör], kept_in: valvet}}{ends}',
    ]
    assert new == [
        f"    role: Bibliotekarie{ends}",
        f"    contact: b@ort.se{ends}",
        f'access: {{roles: ["Kommunikatör, webb", Bibliotekarie], kept_in: valvet}}{ends}',
    ]


def test_a_mapping_in_brackets_over_two_lines() -> None:
    before = BY_HAND.encode()
    values = {
        "responsible": {
            "role": "Webbchef",
            "contact": "a@ort.se",
            "assignment": {"by": "Chef", "on": "2026-11-01", "anchored": "2026-11-02"},
            "records_training": "2026-11-03",
        }
    }
    after = changed(before, list(steps_for(values, [("responsible",)])))
    assert value(after) == {**value(before), **values}
    gone, new = lines(before, after)
    assert len(gone) == len(new) == 2
    assert new[0] == 'responsible: {role: "Webbchef", contact: a@ort.se,   # brevlådan\n'


def test_replacing_takes_away_what_is_not_given_again() -> None:
    before = ((SAMPLE / "accounts") / "bibliotek-facebook.yaml").read_bytes()
    banner = {"version": "2014", "confirmed": "2026-11-22", "by": "Bibliotekarie, vuxen"}
    steps = list(steps_for({"profile": {"banner": banner}}, [("profile", "banner")]))
    after = changed(before, steps)
    assert value(after)["profile"]["banner"] == banner
    gone, new = lines(before, after)
    assert len(gone) == len(new) == 1
    assert new == [
        '  banner: {version: "2014", confirmed: 2026-11-22, by: "Bibliotekarie, vuxen"}\n'
    ]


def test_what_is_not_replaced_is_put_beside_the_rest() -> None:
    before = BY_HAND.encode()
    after = changed(before, list(steps_for({"watch": {"role": "Redaktör"}}, [])))
    assert value(after)["watch"] == {"role": "Redaktör", "every_working_days": "1"}


@pytest.mark.parametrize(
    "profile", ["", "profile:\n", "profile: {}\n", "profile:  # än så länge\n"]
)
def test_a_profile_that_is_not_there(profile: str) -> None:
    before = BY_HAND.replace("watch:", f"{profile}watch:").encode()
    banner = {"version": "2014", "confirmed": "2026-11-22", "by": "Kommunikatör, webb"}
    after = changed(
        before, list(steps_for({"profile": {"banner": banner}}, [("profile", "banner")]))
    )
    assert value(after)["profile"] == {"banner": banner}
    assert list(value(after)).index("profile") == list(value(after)).index("watch") - 1
    rest = {key: each for key, each in value(after).items() if key != "profile"}
    assert rest == value(BY_HAND.encode())


def test_entries_of_a_list_are_changed_and_removed() -> None:
    before = BY_HAND.encode()
    after = changed(before, [Put(("absences", 1, "who"), "responsible"), Remove(("absences", 0))])
    assert value(after)["absences"] == [
        {"who": "responsible", "from": "2027-01-01", "to": "2027-01-05"}
    ]
    gone, new = lines(before, after)
    assert gone == [
        "  - {who: responsible, from: 2026-12-01, to: 2026-12-02}   # jul\n",
        "  - who: deputy\n",
    ]
    assert new == ["  - who: responsible\n"]
    assert value(changed(after, [Remove(("absences", 0))]))["absences"] == []


def test_no_step_changes_nothing() -> None:
    assert changed(BY_HAND.encode(), []) == BY_HAND.encode()


def test_what_cannot_be_changed_alone_is_refused() -> None:
    with pytest.raises(SpliceError):
        changed(b"id: x\nwatch: &w {role: A}\n", [Put(("watch", "role"), "B")])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("layout", [BY_HAND, "id: x\nname: a\n", "{id: x, name: a}\n"])
def test_text_that_looks_like_something_else(text: str, layout: str) -> None:
    values: dict[str, Any] = {
        "deputy": {"role": text, "contact": text},
        "access": {"roles": [text, "x"]},
        "closing": {"on": "2026-11-22", "announced": {"evidence": text}},
    }
    before = layout.encode()
    found = value(changed(before, list(steps_for(values, [("deputy",), ("closing",)]))))
    kept = value(before).get("access", {})
    assert found == {**value(before), **values, "access": {**kept, **values["access"]}}


@given(st.dictionaries(st.sampled_from(["role", "contact"]), FIT, min_size=1), FIT)
def test_any_text_comes_back(holder: dict[str, str], role: str) -> None:
    values: dict[str, Any] = {
        "deputy": holder,
        "watch": {"role": role},
        "access": {"roles": [role]},
    }
    found = value(changed(BY_HAND.encode(), list(steps_for(values, [("deputy",)]))))
    assert found["deputy"] == holder
    assert found["watch"]["role"] == role
    assert found["access"]["roles"] == [role]
