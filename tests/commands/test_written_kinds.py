"""Kinds, channels, grounds and lengths are understood in Swedish and English, wherever asked for.

The pairs are those of the words that people write and those of the register's files.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Ask

MONDAY = "2026-11-23 08:30"
KINDS = {
    "fråga": "question",
    "En fråga": "question",
    "Question": "question",
    "förslag": "suggestion",
    "synpunkt": "suggestion",
    "klagomål": "complaint",
    "a complaint": "complaint",
    "kritik": "criticism",
    "beröm": "praise",
    "BERÖM": "praise",
    "reklam": "advertising",
    "olagligt": "unlawful",
    "personangrepp": "personal-attack",
    "personal attack": "personal-attack",
    "integritet": "integrity",
    "något annat": "other",
}
CHANNELS = {
    "kommentar": "comment",
    "i ett inlägg": "post",
    "direktmeddelande": "direct-message",
    "dm": "direct-message",
    "omnämnande": "mention",
    "omdöme": "review",
    "hänvisat": "referral",
}
LENGTHS = {
    "1 arbetsdag": "2026-11-24T09:00:00+01:00",
    "1 working day": "2026-11-24T09:00:00+01:00",
    "en arbetsdag": "2026-11-24T09:00:00+01:00",
    "4 timmar": "2026-11-23T13:00:00+01:00",
    "4 tim": "2026-11-23T13:00:00+01:00",
    "fyra timmar": "2026-11-23T13:00:00+01:00",
    "four hours": "2026-11-23T13:00:00+01:00",
    "30 minuter": "2026-11-23T09:30:00+01:00",
}


def log(ask: Ask, *words: str) -> str:
    command = ("log-message", "example", "--subject", "Gatlyktan", *words)
    return ask(*command, "--received", "08:15", SOCIALPOLICY_NOW=MONDAY).out.split("\n")[0]


def written(register: Path) -> str:
    return (register / "messages" / "example" / "2026-11.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("words", "kind"), KINDS.items())
def test_kinds_of_a_message(words: str, kind: str, language: str, ask: Ask, register: Path) -> None:
    ask("--lang", language, "log-message", "example", "--subject", "Lyktan", "--kind", words)
    assert f"  kind: {kind}\n" in written(register)


@pytest.mark.parametrize(("words", "channel"), CHANNELS.items())
def test_channels_of_a_message(words: str, channel: str, ask: Ask, register: Path) -> None:
    log(ask, "--channel", words)
    assert f"  channel: {channel}\n" in written(register)


@pytest.mark.parametrize(
    ("words", "ground"),
    {
        "produktreklam": "product-advertising",
        "förtal": "defamation",
        "Hets mot folkgrupp": "hate-speech",
        "upphovsrätt": "copyright",
    }.items(),
)
def test_grounds_of_a_removal(words: str, ground: str, ask: Ask, register: Path) -> None:
    id = log(ask, "--kind", "other")
    basis = "policyn" if ground == "product-advertising" else "lagen"
    kept = ("--preserved-reference", "Diariet", "--preserved-on", "idag", "--author-told", "08:20")
    removal = ("remove-message", id, "--ground", words, "--basis", basis, *kept)
    said = ask(*removal, "--done", "08:20", "--record", "minor", SOCIALPOLICY_NOW=MONDAY)
    assert said.code == 0, said.err
    assert f"ground: {ground}" in written(register)
    assert f"basis: {'policy' if basis == 'policyn' else 'law'}" in written(register)


@pytest.mark.parametrize(
    ("words", "why"), {"borta": "gone", "tillbakadraget": "withdrawn", "gone": "gone"}.items()
)
def test_why_a_message_is_ended(words: str, why: str, ask: Ask, register: Path) -> None:
    id = log(ask)
    ask("end-message", id, "--why", words, "--record", "ringa betydelse", SOCIALPOLICY_NOW=MONDAY)
    assert f"why: {why}" in written(register)
    assert "decision: minor" in written(register)


@pytest.mark.parametrize(("words", "due"), LENGTHS.items())
def test_lengths(words: str, due: str, ask: Ask) -> None:
    found = ask("deadline", "x", "2026-11-23 09:00", "--target", words, "--format", "json")
    assert json.loads(found.out)["due"] == due
    id = log(ask)
    soon = ask("overdue", "--within", words, "--format", "json", SOCIALPOLICY_NOW=MONDAY)
    assert [each["id"] for each in json.loads(soon.out)["due_today"]] in ([id], [])


@pytest.mark.parametrize(
    ("option", "said"),
    {
        "--kind": "tulipan är inget slags meddelande här. Välj bland en fråga (question), ett "
        "förslag (suggestion), ett klagomål (complaint), kritik (criticism), beröm (praise), "
        "reklam (advertising), något olagligt (unlawful), ett personangrepp (personal-attack), "
        "något som kränker någons integritet (integrity), något annat (other).",
        "--channel": "Kanalen tulipan finns inte. Välj bland i en kommentar (comment), i ett "
        "inlägg (post), i ett direktmeddelande (direct-message), i ett omnämnande (mention), i "
        "ett omdöme (review), hänvisat från annat håll (referral).",
    }.items(),
)
def test_what_is_none_is_refused_with_those_that_are(option: str, said: str, ask: Ask) -> None:
    found = ask("log-message", "example", "--subject", "Lyktan", option, "tulipan")
    assert (found.code, found.err) == (2, f"socialpolicy: {said}\n")


@pytest.mark.parametrize(("level", "code"), {"varning": 1, "Warning": 1, "fel": 0}.items())
def test_levels_of_check(level: str, code: int, ask: Ask, register: Path) -> None:
    (register.parent / ".github" / "CODEOWNERS").unlink()  # R03, a warning
    assert ask("check", "--fail-on", level).code == code
