"""`socialpolicy policy`: every sentence, and what upholds it or does not yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.commands import COMMANDS
from socialpolicy.rules import RULES
from tests.places import SAMPLE

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


CLAUSES = """\
- id: "1"
  section: Ansvar
  text: En person ska utses.
  strength: ska
  upheld_by: [A14, overdue]
- id: "2"
  section: Ansvar
  text: |-
    Detta gäller:
    allt och alla.
  strength: bör
  upheld_by: [A99, deputy-missing]
- id: "3"
  section: Bakgrund
  text: Det finns sociala medier.
  strength: fakta
- id: "4"
  section: Bakgrund
  text: Kommunen ska vara trevlig.
  strength: ska
  upheld_by: [smile-nicely]
"""


@pytest.fixture
def clauses(register: Path) -> Path:
    file = register / "clauses.yaml"
    file.write_text(CLAUSES, encoding="utf-8")
    return file


@pytest.mark.usefixtures("clauses")
def test_each_sentence_with_what_upholds_it(ask: Ask) -> None:
    code, out, err = ask("policy")
    assert (code, err) == (0, "")
    assert out == (
        "Ansvar\n"
        "\n"
        "1   ska   En person ska utses.\n"
        "          → A14 deputy-missing\n"
        "          → kommando overdue\n"
        "\n"
        "2   bör   Detta gäller:\n"
        "          allt och alla.\n"
        "          → A99 (inte än)\n"
        "          → kommando deputy-missing (inte än)\n"
        "\n"
        "Bakgrund\n"
        "\n"
        "3   fakta Det finns sociala medier.\n"
        "          Inget verktyg kan upprätthålla den här meningen.\n"
        "\n"
        "4   ska   Kommunen ska vara trevlig.\n"
        "          → kommando smile-nicely (inte än)\n"
        "\n"
        "4 meningar. 1 upprätthålls helt, 0 delvis, 3 inte än.\n"
    )


@pytest.mark.usefixtures("clauses")
def test_english_keeps_the_policys_own_words(ask: Ask) -> None:
    out = ask("policy", "--lang", "en")[1]
    assert "En person ska utses." in out
    assert "→ command smile-nicely (not yet)" in out
    assert "→ A99 (not yet)" in out
    assert "No tool can uphold this sentence." in out
    assert out.endswith("4 sentences. 1 upheld whole, 0 in part, 3 not yet.\n")


@pytest.mark.usefixtures("clauses")
def test_json_says_what_exists(ask: Ask) -> None:
    found = json.loads(ask("policy", "--format", "json")[1])
    assert found["version"] == 1
    assert [clause["id"] for clause in found["clauses"]] == ["1", "2", "3", "4"]
    first = found["clauses"][0]
    assert first == {
        "id": "1",
        "section": "Ansvar",
        "text": "En person ska utses.",
        "strength": "ska",
        "upheld_by": [
            {"kind": "rule", "code": "A14", "name": "deputy-missing", "exists": True, "off": None},
            {"kind": "command", "code": "overdue", "name": None, "exists": True, "off": None},
        ],
        "version": None,
        "held_by": None,
        "reason": None,
        "attested": None,
    }
    assert found["clauses"][1]["upheld_by"][0] == {
        "kind": "rule",
        "code": "A99",
        "name": None,
        "exists": False,
        "off": None,
    }
    assert found["clauses"][2]["upheld_by"] == []


HELD_OTHERWISE = """\
- id: "36"
  section: Tilltal
  text: Språket ska vara lättförståeligt
  strength: ska
  version: "2014"
  held_by: attestation
  reason: Ingen regel kan läsa om ett svar går att förstå.
  attested: {by: Informationschef, on: 2026-09-14, until: 2027-09-13}
- id: "35"
  section: Tilltal
  text: Läsaren ska alltid tilltalas med ”du”
  strength: ska
  held_by: attestation
  reason: Ingen regel läser svaren.
- id: "37"
  section: Tilltal
  text: Vi ska alltid svara i en trevlig och positiv ton
  strength: ska
  upheld_by: [M05]
  held_by: nobody
  reason: Ingen regel kan läsa tonen i ett svar.
- id: "34"
  section: Tilltal
  text: Samtalstonen är ledig.
  strength: fakta
  held_by: nobody
  reason: Ingen regel kan läsa tonen i ett svar.
"""


def test_what_no_rule_can_try_is_attested_or_not_tried(ask: Ask, register: Path) -> None:
    (register / "clauses.yaml").write_text(HELD_OTHERWISE, encoding="utf-8")
    out = ask("policy")[1]
    assert out == (
        "Tilltal\n"
        "\n"
        "36  ska   Språket ska vara lättförståeligt\n"
        "          → intygas av Informationschef den 14 september 2026, till och med den\n"
        "            13 september 2027\n"
        "\n"
        "35  ska   Läsaren ska alltid tilltalas med ”du”\n"
        "          → ska intygas, men är inte intygad\n"
        "\n"
        "37  ska   Vi ska alltid svara i en trevlig och positiv ton\n"
        "          → M05 question-unanswered\n"
        "          → prövas inte: Ingen regel kan läsa tonen i ett svar.\n"
        "\n"
        "34  fakta Samtalstonen är ledig.\n"
        "          → prövas inte: Ingen regel kan läsa tonen i ett svar.\n"
        "\n"
        "4 meningar. 1 upprätthålls helt, 0 delvis, 0 inte än. 3 utan regel: 2 intygas, 1\n"
        "prövas inte.\n"
    )
    found = json.loads(ask("policy", "--format", "json")[1])["clauses"][0]
    assert (found["version"], found["held_by"]) == ("2014", "attestation")
    assert found["attested"] == {
        "by": "Informationschef",
        "on": "2026-09-14",
        "until": "2027-09-13",
    }


@pytest.fixture
def switched_off(register: Path) -> None:
    file = register / "policy.yaml"
    text = file.read_text(encoding="utf-8")
    off = "{deputy-missing: Beslut KS 2026/7, A20: Webbplatsen flyttas}"
    file.write_text(text.replace("off: {}", f"off: {off}"), encoding="utf-8")


@pytest.mark.usefixtures("clauses", "switched_off")
def test_what_is_switched_off_upholds_nothing(ask: Ask, clauses: Path) -> None:
    out = ask("policy")[1]
    assert "          → A14 deputy-missing (avstängd: Beslut KS 2026/7)\n" in out
    assert out.endswith("4 meningar. 0 upprätthålls helt, 1 delvis, 3 inte än.\n")
    text = clauses.read_text(encoding="utf-8").replace("[A14, overdue]", "[A14, A20]")
    clauses.write_text(text, encoding="utf-8")
    out = " ".join(ask("policy", "--lang", "en", COLUMNS="50")[1].split())
    assert "→ A20 website-link-missing (switched off: Webbplatsen flyttas)" in out
    assert out.endswith(
        "4 sentences. 0 upheld whole, 0 in part, 1 only by what is switched off, 3 not yet."
    )


@pytest.mark.usefixtures("clauses", "switched_off")
def test_json_says_why_a_rule_is_switched_off(ask: Ask) -> None:
    found = json.loads(ask("policy", "--format", "json")[1])
    assert [each["off"] for each in found["clauses"][0]["upheld_by"]] == ["Beslut KS 2026/7", None]


@pytest.mark.usefixtures("switched_off")
def test_explain_says_that_a_rule_is_switched_off(ask: Ask) -> None:
    said = "\nRegeln är avstängd i registret registry: Beslut KS 2026/7.\n"
    assert said in ask("explain", "A14")[1]
    assert "avstängd" not in ask("explain", "A15")[1]
    english = ask("--lang", "en", "explain", "A14")[1]
    assert "The rule is switched off in the register registry: Beslut KS 2026/7." in english


def test_nothing_that_exists_is_called_missing(ask: Ask, register: Path) -> None:
    words = [rule.code for rule in RULES]
    words += COMMANDS
    listed = ", ".join(words)
    register.joinpath("clauses.yaml").write_text(
        f'- {{id: "1", section: Allt, text: Allt., strength: ska, upheld_by: [{listed}]}}\n',
        encoding="utf-8",
    )
    out = ask("policy")[1]
    assert out.count("→") == len(words)
    assert "inte än)" not in out
    assert out.endswith("1 mening. 1 upprätthålls helt, 0 delvis, 0 inte än.\n")


def test_the_sample_register_whole(ask: Ask) -> None:
    """A code or command is called missing if and only if this version has none of that name."""
    found: dict[str, Any] = json.loads(
        ask("policy", "--format", "json", "--registry", str(SAMPLE))[1]
    )
    known = {rule.code for rule in RULES}
    known |= set(COMMANDS)
    for clause in found["clauses"]:
        for upholder in clause["upheld_by"]:
            assert upholder["exists"] == (upholder["code"] in known), upholder
    text = ask("policy", "--registry", str(SAMPLE))[1]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.usefixtures("clauses")
@pytest.mark.parametrize("columns", ["40", "200"])
def test_the_page_keeps_within_the_screen(ask: Ask, columns: str) -> None:
    out = ask("policy", COLUMNS=columns)[1]
    assert max(map(len, out.splitlines())) <= 60


def test_markup_and_commands_are_only_text(ask: Ask, clauses: Path) -> None:
    text = CLAUSES.replace("En person ska", '"::error::[bold]En person ska').replace(
        "utses.", 'utses.\u200d"'
    )
    clauses.write_text(text, encoding="utf-8")
    assert "1   ska   ::error::[bold]En person ska utses." in ask("policy")[1]


def test_no_clauses_is_told(ask: Ask, clauses: Path) -> None:
    clauses.unlink()
    code, out, err = ask("policy")
    assert (code, out) == (2, "")
    assert err == (
        "socialpolicy: Registret registry har inga meningar ur policyn. Skriv dem i clauses.yaml.\n"
    )


def test_no_register_is_told(ask: Ask, tmp_path: Path) -> None:
    code, out, err = ask("policy", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("socialpolicy: Här finns inget register.")


def test_in_a_process(ask: Ask) -> None:
    ran = ask("policy")
    assert (ran.code, ran.err) == (0, "")
    assert "→ A14 deputy-missing\n" in ran.out
    assert ask("policy", "--format", "xml").code == 2
