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
        "          Ingenting upprätthåller den här meningen.\n"
        "\n"
        "4   ska   Kommunen ska vara trevlig.\n"
        "          → kommando smile-nicely (inte än)\n"
        "\n"
        "1 av 4 redovisade: 1 av regler eller kommandon, 0 intygade, 0 av ingen. Kvar: 3\n"
        "av ingenting.\n"
    )


@pytest.mark.usefixtures("clauses")
def test_english_keeps_the_policys_own_words(ask: Ask) -> None:
    out = ask("policy", "--lang", "en")[1]
    assert "En person ska utses." in out
    assert "→ command smile-nicely (not yet)" in out
    assert "→ A99 (not yet)" in out
    assert "Nothing upholds this sentence." in out
    assert out.endswith(
        "1 of 4 accounted for: 1 by rules or commands, 0 attested, 0 by nobody. Left: 3\n"
        "by nothing.\n"
    )


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
        "guessed": None,
        "holding": "rules",
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
        "3 av 4 redovisade: 0 av regler eller kommandon, 1 intygade, 2 av ingen. Kvar: 1\n"
        "att intyga.\n"
    )
    found = json.loads(ask("policy", "--format", "json")[1])["clauses"][0]
    assert (found["version"], found["held_by"]) == ("2014", "attestation")
    assert found["attested"] == {
        "by": "Informationschef",
        "on": "2026-09-14",
        "until": "2027-09-13",
    }


GUESSED = """\
- {id: "1", section: Svar, text: Svara fort., strength: ska, guessed: [M03, M04]}
- {id: "2", section: Svar, text: Kaffet är varmt., strength: fakta, guessed: []}
- {id: "3", section: Svar, text: Svara., strength: ska, upheld_by: [M05], guessed: [M03]}
"""


def test_what_is_guessed_upholds_nothing_before_it_is_confirmed(ask: Ask, register: Path) -> None:
    (register / "clauses.yaml").write_text(GUESSED, encoding="utf-8")
    assert ask("policy").out == (
        "Svar\n"
        "\n"
        "1   ska   Svara fort.\n"
        "          → gissat, att bekräfta: M03 och M04\n"
        "\n"
        "2   fakta Kaffet är varmt.\n"
        "          → att bekräfta, inget är gissat\n"
        "\n"
        "3   ska   Svara.\n"
        "          → M05 question-unanswered\n"
        "\n"
        "1 av 3 redovisade: 1 av regler eller kommandon, 0 intygade, 0 av ingen. Kvar: 2\n"
        "att bekräfta.\n"
    )
    found = json.loads(ask("policy", "--format", "json").out)["clauses"]
    assert [each["holding"] for each in found] == ["guessed", "guessed", "rules"]
    assert "Svara fort" not in ask("explain", "M03").out


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
    # A command still upholds the first sentence.
    assert "1 av 4 redovisade: 1 av regler eller kommandon" in out
    text = clauses.read_text(encoding="utf-8").replace("[A14, overdue]", "[A14, A20]")
    clauses.write_text(text, encoding="utf-8")
    out = " ".join(ask("policy", "--lang", "en", COLUMNS="50")[1].split())
    assert "→ A20 website-link-missing (switched off: Webbplatsen flyttas)" in out
    assert out.endswith(
        "0 of 4 accounted for: 0 by rules or commands, 0 attested, 0 by nobody. "
        "Left: 1 only by what is switched off, 3 by nothing."
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
    assert "1 av 1 redovisade" in out


def test_the_sample_register_whole(ask: Ask) -> None:
    """A code or command is called missing if and only if this version has none of that name."""
    found: dict[str, Any] = json.loads(
        ask("policy", "--format", "json", "--registry", str(SAMPLE))[1]
    )
    known = {rule.code for rule in RULES}
    known |= set(COMMANDS)
    for clause in found["clauses"]:
        for upholder in clause["upheld_by"]:
            name, _, asked_for = upholder["code"].partition(" ")
            assert upholder["exists"] == (name in known), upholder
            assert not asked_for or (name, asked_for) == ("report", "archive-plan")
    text = ask("policy", "--registry", str(SAMPLE))[1]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.usefixtures("clauses")
@pytest.mark.parametrize(("columns", "most"), [("40", 40), ("200", 100)])
def test_the_page_keeps_within_the_screen(ask: Ask, columns: str, most: int) -> None:
    out = ask("policy", COLUMNS=columns)[1]
    assert max(map(len, out.splitlines())) <= most


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
