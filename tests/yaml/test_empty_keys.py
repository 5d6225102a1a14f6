"""A key without a value: nothing where it is known, and a finding where it says nothing."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.yaml import read_exact, read_fast
from socialpolicy.yaml.plain import empty_keys
from tests.places import BASE_REGISTRY

AT = datetime.fromisoformat("2026-11-22 12:00+01:00")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE_REGISTRY, tmp_path / "registry"))


def found(registry: Path, code: str = "Y03") -> list[Finding]:
    verdict = judge(read_register(registry, AT))
    return [finding for finding in verdict.findings if finding.rule.code == code]


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_unknown_key_is_told_of_without_a_value_too(registry: Path) -> None:
    file = registry / "accounts" / "example.yaml"
    changed(file, "id: ", "deputi:\nid: ")
    (finding,) = found(registry)
    assert finding.said.in_language(Language.ENGLISH) == "Unknown key: deputi"
    assert finding.label.source.excerpt(finding.label.span) == "deputi"


def test_a_known_key_may_be_left_empty(registry: Path) -> None:
    changed(registry / "accounts" / "example.yaml", "id: ", "editors:\nformer_handles: ~\nid: ")
    assert found(registry) == []


def test_a_comma_without_quotes(registry: Path) -> None:
    file = registry / "accounts" / "example.yaml"
    changed(file, 'watch: {role: "', "watch: {role: ")
    changed(file, 'vuxen", every', "vuxen, every")
    (finding,) = [
        each for each in found(registry) if "vuxen" in each.said.in_language(Language.SWEDISH)
    ]
    assert finding.help
    assert finding.help.in_language(Language.SWEDISH) == (
        "Ta bort det, eller sätt citattecken om hela värdet om det hör till role:\n"
        'role: "Bibliotekarie, vuxen"'
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("off: {}", "off: {A24: }", "Nothing stands after A24"),
        ("rules: {off: {}", "rules: {off: {A24}", "Nothing stands after A24"),
        ("due_soon:", "inactive_dagar: , due_soon:", "Unknown key in limits: inactive_dagar"),
    ],
)
def test_settings_that_say_nothing(registry: Path, old: str, new: str, said: str) -> None:
    changed(registry / "policy.yaml", old, new)
    assert [finding.said.in_language(Language.ENGLISH) for finding in found(registry)] == [said]


def test_a_weekday_without_hours_is_closed(registry: Path) -> None:
    changed(registry / "policy.yaml", "fri: 08:00-17:00}", "fri: 08:00-17:00, sat: , sun: }")
    assert found(registry) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\nb: x\n", [(("a",), None)]),
        ("a: x\nb: ~\nc: {d: y, e, f: z}\n", [(("b",), "a"), (("c", "e"), "d")]),
        ("- a:\n  b: null\n- c: x\n", [((0, "a"), None), ((0, "b"), "a")]),
        ("a: '~'\nb: ''\n", []),
    ],
)
def test_both_readers_remember_the_same_keys(
    text: str, expected: list[tuple[tuple[str | int, ...], str | None]]
) -> None:
    source = Source("file.yaml", text.encode())
    assert sorted(empty_keys(read_exact.read(source).value)) == sorted(expected)
    try:
        value = read_fast.plain(read_fast.as_json(source.data))
    except read_fast.NotPlainError:
        return
    assert sorted(empty_keys(value)) == sorted(expected)
