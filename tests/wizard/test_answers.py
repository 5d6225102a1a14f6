"""What is made of an answer, and what is refused with a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.forms.open_account import OPENING
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.wizard.account_draft import JudgeOfNew
from socialpolicy.wizard.answers import AnswerError, read_answer, read_value
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Answer, AnswerKind, Form, Question
from socialpolicy.yaml import read


def answer(register: Register, key: str, text: str) -> Answer:
    return read_answer(OPENING.question(key), text, Flow(OPENING, register).situation)[key]


def refused(register: Register, key: str, text: str) -> str:
    with pytest.raises(AnswerError) as caught:
        answer(register, key, text)
    english = caught.value.said.in_language(Language.ENGLISH)
    assert english.isprintable()
    assert caught.value.said.in_language(Language.SWEDISH) != english
    return english


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "http://m.facebook.com/Exempel?fbclid=1",
            {
                "url": "https://www.facebook.com/exempel",
                "platform": "facebook",
                "handle": "exempel",
            },
        ),
        (
            "twitter.com/Exempel",
            {"url": "https://x.com/exempel", "platform": "x", "handle": "exempel"},
        ),
        (
            "https://mastodon.se/@museet",
            {
                "url": "https://mastodon.se/@museet",
                "platform": "mastodon",
                "handle": "museet@mastodon.se",
            },
        ),
        (
            "facebook.com/Forskolan.Solen.exempel?ref=ts",
            {
                "url": "https://www.facebook.com/forskolan.solen.exempel",
                "platform": "facebook",
                "handle": "forskolan.solen.exempel",
            },
        ),
        ("https://blogg.exempel.se/?utm_source=x", {"url": "https://blogg.exempel.se"}),
    ],
)
def test_an_address_tells_the_platform_and_the_handle(
    register: Register, text: str, told: dict[str, str]
) -> None:
    assert read_answer(OPENING.question("url"), text, Flow(OPENING, register).situation) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://www.facebook.com/sharer.php?u=x", "not to an account"),
        ("https://fb.me/abc", "short link"),
        ("https://user:secret@x.com/a", "a user name or a password"),
        ("ftp://x.com/a", "https://"),
        ("museet", "it is not a web address"),
    ],
)
def test_what_is_no_accounts_address(register: Register, text: str, words: str) -> None:
    said = refused(register, "url", text)
    assert words in said
    assert "secret" not in said


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066",
                                    "\u2028", "\ufeff", "\t", "\r", "\udce5"])  # fmt: skip
def test_control_characters_are_refused(register: Register, letter: str) -> None:
    for key in ("name", "profile.presentation", "url", "opened", "kind", "access.roles", "id"):
        said = refused(register, key, f"a{letter}b")
        assert f"U+{ord(letter):04X}" in said


def test_a_line_break_belongs_only_in_the_presentation(register: Register) -> None:
    assert "one line" in refused(register, "name", "a\nb")
    assert answer(register, "profile.presentation", "a\nb") == "a\nb"


def test_enormous_answers(register: Register, folder: Path) -> None:
    assert "100" in refused(register, "name", "x" * 100_001)
    judge, flow = JudgeOfNew(register, folder), Flow(OPENING, register)
    long = flow.answered(OPENING.question("name"), {"name": "x" * 501})
    codes = [each.rule.code for each in judge.draft_so_far(long).about(OPENING.question("name"))]
    assert codes == ["Y03"]


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("crisis_channel", "ja", "true"),
        ("crisis_channel", "Y", "true"),
        ("crisis_channel", "No", "false"),
        ("kind", "OFFICIAL", "official"),
        ("kind", "En kampanj", "campaign"),
        ("kind", "a campaign", "campaign"),
        ("unit", "Kulturförvaltningen", "kulturforvaltningen"),
        ("deputy.role", "Vem som helst", "Vem som helst"),
        ("access.roles", " A, b ;; C;", ["A, b", "C"]),
        ("analysis.on", "i går", "2026-11-21"),
        ("analysis.on", "27 nov", "2026-11-27"),
        ("approval.on", "1 dec", "2026-12-01"),
        ("approval.on", "1 aug", "2026-08-01"),
        ("name", "  yes ", "yes"),
    ],
)
def test_answers(register: Register, key: str, text: str, expected: Answer) -> None:
    assert answer(register, key, text) == expected


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("kind", "yes", "yes is not on the list. Choose one of official"),
        ("unit", "okänd", "is not on the list"),
        ("opened", "snart", "snart is not a day. Write for example 2026-11-22"),
        ("name", "   ", "An answer is needed"),
    ],
)
def test_answers_that_cannot_be_used(register: Register, key: str, text: str, words: str) -> None:
    assert words in refused(register, key, text)


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("manager.role", "hr@gmail.com", "hr@gmail.com is an address. Write the role"),
        ("responsible.role", "070-123 45 67", "070-123 45 67 is a number. Write the role"),
        ("approval.by", "20 nov", "20 nov is a day. Write the role"),
        ("access.roles", "Bibliotekarie; 10:30", "10:30 is a time. Write the role"),
    ],
)
def test_what_is_no_role(register: Register, key: str, text: str, words: str) -> None:
    assert words in refused(register, key, text)


@pytest.mark.parametrize(
    ("key", "text", "day"),
    [
        ("analysis.on", "lördag", "2026-11-21"),  # today is Sunday 22 November
        ("manager.asked", "måndag", "2026-11-16"),
        ("opened", "lördag", "2026-11-28"),
        ("analysis.on", "på lördag", "2026-11-28"),
        ("analysis.on", "1 dec", "2026-12-01"),
    ],
)
def test_a_weekday_is_the_latest_of_what_has_happened_and_else_the_next(
    register: Register, key: str, text: str, day: str
) -> None:
    assert answer(register, key, text) == day


@pytest.mark.parametrize("form", [OPENING, CLOSING, CONFIRMING, HANDING_OVER])
def test_a_day_that_must_have_been_is_held_against_a_rule_that_says_so(form: Form) -> None:
    may_lie_ahead = {"opened", "closing.on", "closing.announced.on"}
    days = [each for each in form.questions if each.kind is AnswerKind.DAY]
    assert {each.key for each in days if "A26" not in each.codes} <= may_lie_ahead


@pytest.mark.parametrize("form", [OPENING, CLOSING, CONFIRMING, HANDING_OVER])
def test_questions_are_asked_as_people_ask(form: Form) -> None:
    for each in form.questions:
        asks = each.asks.en
        assert not re.match(r"Which [a-z ]+ has the ", asks), asks
        assert "? The " not in asks, asks
        if "inte namnet" in each.asks.sv:
            assert asks.endswith("Write the role, not the name")


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, [], ["a", ["b"]], [{"a": "b"}]])
def test_a_file_may_hold_other_shapes(register: Register, value: object) -> None:
    with pytest.raises(AnswerError):
        read_value(OPENING.question("name"), value, Flow(OPENING, register).situation)


@given(st.sampled_from(OPENING.questions), st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_is_refused_or_comes_back(
    register: Register, folder: Path, asked: Question, text: str
) -> None:
    flow = Flow(OPENING, register)
    try:
        told = read_answer(asked, text, flow.situation)
    except AnswerError:
        return
    draft = JudgeOfNew(register, folder).draft_so_far(replace(flow, answers=told))
    value: object = read(Source("x", draft.source.data)).value
    for step in asked.path:
        assert isinstance(value, dict)
        value = value[step]
    assert value == told[asked.key]
