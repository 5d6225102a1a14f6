"""`socialpolicy show`: one account or one message, on one screen.

The base register's library answers within one working day, 08-17 on weekdays. Sunday 22
November 2026 is its day, unless another is given.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LOG = """\
- id: example-20261119-aaaa
  received: 2026-11-19 14:05
  noticed: 2026-11-19 14:20
  channel: comment
  kind: question
  subject: Öppettider i mellandagarna
  actions:
    - {did: forwarded, at: 2026-11-19 15:00, by: "Bibliotekarie, vuxen", to: informationsenheten}
- id: example-20261118-bbbb
  received: 2026-11-18 09:00
  channel: comment
  kind: question
  subject: Trasig bokinkastslucka
  actions:
    - {did: answered, at: 2026-11-19 11:00, by: "Bibliotekarie, vuxen"}
  record: {decision: minor}
"""


@pytest.fixture
def log(register: Path) -> Path:
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LOG, encoding="utf-8")
    return file


def shown(ask: Ask, *words: str) -> dict[str, Any]:
    ran = ask("show", *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


def changed(register: Path, file: str, before: str, after: str) -> None:
    path = register / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


class TestAnAccount:
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_a_faultless_one_is_one_screen(self, ask: Ask, language: str) -> None:
        ran = ask("--lang", language, "show", "example")
        assert (ran.code, ran.err) == (0, "")
        lines = ran.out.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
        words = " ".join(ran.out.replace("\u00a0", " ").split())
        expected = (
            [
                "Biblioteket i Exempelkommun på Facebook example · öppet sedan 2 februari 2015",
                "Ansvarig Bibliotekarie, vuxen · biblioteket@exempel.se · sedan 20 jan 2015",
                "Godkänt 19 jan 2015 · Kulturförvaltningens ledningsgrupp · KUN 2015/14",
                "Inget att rätta",
                "Inget meddelande väntar",
                "2 mars 2027 Bekräfta bannern: socialpolicy confirm-banner example",
            ]
            if language == "sv"
            else [
                "Biblioteket i Exempelkommun on Facebook example · open since 2 February 2015",
                "Approved 19 Jan 2015 · Kulturförvaltningens ledningsgrupp · KUN 2015/14",
                "Nothing to put right",
            ]
        )
        for part in expected:
            assert part in words

    def test_decisions_come_in_their_order(self, ask: Ask) -> None:
        steps = [
            (each["step"], each["on"], each["order"]) for each in shown(ask, "example")["decisions"]
        ]
        assert steps == [
            ("analysis", "2015-01-12", "in-time"),
            ("asked", "2015-01-12", "in-time"),
            ("anchored", "2015-01-19", "in-time"),
            ("approved", "2015-01-19", "in-time"),
            ("informed", "2015-01-20", "in-time"),
            ("opened", "2015-02-02", None),
        ]

    def test_what_is_late_or_missing_is_said(self, ask: Ask, register: Path) -> None:
        changed(register, "accounts/example.yaml", "  on: 2015-01-19\n", "  on: 2015-02-03\n")
        changed(register, "accounts/example.yaml", "coordinator_informed: 2015-01-20\n", "")
        orders = {each["step"]: each["order"] for each in shown(ask, "example")["decisions"]}
        assert (orders["approved"], orders["informed"]) == ("late", "missing")
        text = ask("show", "example").out
        assert "för sent" in text
        assert "A07" in text
        codes = {each["code"] for each in shown(ask, "example")["findings"]}
        assert {"A07"} <= codes

    @pytest.mark.usefixtures("log")
    def test_what_waits_has_its_deadline_and_command(self, ask: Ask) -> None:
        """Thursday 14.05 and one working day is Friday 14.05, which has passed."""
        (waiting,) = shown(ask, "example")["waiting"]
        assert waiting == {
            "id": "example-20261119-aaaa",
            "subject": "Öppettider i mellandagarna",
            "state": "forwarded",
            "due": "2026-11-20T14:05:00+01:00",
            "late": True,
            "command": ["socialpolicy", "answer-message", "example-20261119-aaaa"],
        }
        words = " ".join(ask("show", "example").out.split())
        assert "socialpolicy answer-message example-20261119-aaaa" in words
        assert "varning M03" in words or "fel M03" in words

    def test_the_deputy_is_on_duty_while_the_responsible_is_away(
        self, ask: Ask, register: Path
    ) -> None:
        changed(
            register,
            "accounts/example.yaml",
            "absences: []",
            "absences: [{who: responsible, from: 2026-11-20, to: 2026-11-30}]",
        )
        assert shown(ask, "example")["account"]["on_duty"] == "deputy"
        assert "Bibliotekarie, barn, för den ansvariga är borta" in ask("show", "example").out

    def test_it_is_found_by_its_name(self, ask: Ask) -> None:
        assert shown(ask, "biblioteket i")["account"]["id"] == "example"

    def test_one_that_is_not_understood_is_refused(self, ask: Ask, register: Path) -> None:
        (register / "accounts" / "kommunen.yaml").write_text("id: [\n")
        ran = ask("show", "kommunen")
        assert (ran.code, ran.out) == (2, "")
        assert "Filen för kommunen gick inte att förstå" in ran.err
        assert ask("show", "example").code == 0

    def test_a_month_that_is_not_understood_is_named(self, ask: Ask, log: Path) -> None:
        (log.parent / "2026-10.yaml").write_text("- id: [\n")
        ran = ask("show", "example")
        assert ran.code == 0
        assert "2026-10.yaml" in ran.err
        assert "Öppettider i mellandagarna" in ran.out


@pytest.mark.usefixtures("log")
class TestAMessage:
    def test_what_happened_comes_in_order(self, ask: Ask) -> None:
        answer = shown(ask, "example-20261119-aaaa")
        assert answer["message"]["due"] == "2026-11-20T14:05:00+01:00"
        assert (answer["message"]["state"], answer["message"]["line"]) == ("forwarded", 1)
        assert [each["did"] for each in answer["actions"]] == ["forwarded"]
        assert answer["command"][1] == "answer-message"
        assert [each["code"] for each in answer["findings"]] == ["M03"]

    def test_text_says_when_and_how_late(self, ask: Ask) -> None:
        """From Friday 14.05 to 17.00, nobody being on duty since, is 2 hours 55 minutes."""
        ran = ask("show", "example-20261119-aaaa")
        lines = ran.out.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
        words = " ".join(ran.out.split())
        assert "torsdag 19 november kl. 14.05 kom in" in words
        assert "vidarebefordrades till Informationsenheten av Bibliotekarie, vuxen" in words
        assert "fredag 20 november kl. 14.05, 2 arbetstimmar och 55 minuter för sent" in words

    def test_a_settled_one_says_that_it_was_late(self, ask: Ask) -> None:
        """Wednesday 09.00 was due Thursday 09.00 and answered at 11.00."""
        words = " ".join(ask("show", "example-20261118-bbbb").out.split())
        assert "torsdag 19 november kl. 09.00, 2 arbetstimmar för sent" in words
        assert "av ringa betydelse" in words
        assert shown(ask, "example-20261118-bbbb")["command"] is None

    def test_in_english(self, ask: Ask) -> None:
        words = " ".join(ask("--lang", "en", "show", "example-20261119-aaaa").out.split())
        assert "Question · comment · forwarded" in words
        assert "Answers today Bibliotekarie, vuxen" in words

    def test_one_of_an_unknown_account_is_shown(self, ask: Ask, log: Path) -> None:
        log.parent.rename(log.parent.parent / "borta")
        words = " ".join(ask("show", "example-20261118-bbbb").out.split())
        assert "kontot borta går inte att läsa" in words


def test_what_is_neither_is_refused(ask: Ask) -> None:
    ran = ask("show", "exampel")
    assert (ran.code, ran.out) == (2, "")
    assert "Varken ett konto eller ett meddelande heter exampel. Menar du example?" in ran.err
    assert ask("show").code == 2
    assert ask("show", "example", "--format", "pdf").code == 2
