"""The sample register: its clauses are the policy word for word, and its accounts are invented.

What the rules demand of the accounts is the rules' business; here stands what no rule can see.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.places import SAMPLE

POLICY = Path(__file__).parent / "policy" / "policy-for-sociala-medier.txt"
ACCOUNTS = sorted((SAMPLE / "accounts").glob("*.yaml"))

LEAD_IN = "Ansvaret innebär att:"
OUTSIDE_THE_CLAUSES = [
    "Strategi",
    "Nytta med sociala medier",
    "Syftet med kommunens närvaro i sociala medier",
    "Riktlinjer",
    "Vem får använda sociala medier för Degerfors kommun?",
    "Förhållningssätt för yrkesmässig användning",
    "Förhållningssätt för privata konton",
    "Öppna och avsluta ett konto",
    "Bemötande och tilltal",
    "Hantera synpunkter och kommentarer",
    LEAD_IN,
]
"""Everything in the policy's body that demands, permits and tells nothing by itself: its headings
and one lead-in, in order."""


Entry = dict[str, Any]


def load(path: Path) -> Entry:
    """Read one file of the register that holds a mapping, with YAML's own types."""
    loaded: Entry = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def clauses() -> list[Entry]:
    """Give the entries of clauses.yaml."""
    text = (SAMPLE / "clauses.yaml").read_text(encoding="utf-8")
    loaded: list[Entry] = YAML(typ="safe").load(text)
    return loaded


@pytest.fixture(scope="module")
def accounts() -> list[Entry]:
    """Give the sample's accounts."""
    return [load(path) for path in ACCOUNTS]


def policy_body() -> str:
    """Give the policy's text from its first heading on, without title page and contents."""
    text = POLICY.read_text(encoding="utf-8")
    # In the table of contents the same heading is followed by a tab and a page number.
    return text[text.index("\nStrategi\n") :]


def pieces(text: str) -> list[str]:
    """Split what lies between two clauses into its lines, without bullets and empty lines."""
    return [line.strip(" -") for line in text.splitlines() if line.strip(" -")]


def test_clauses_are_the_policy_word_for_word_in_order_and_none_left_out(
    clauses: list[Entry],
) -> None:
    body = policy_body()
    at = 0
    outside: list[str] = []
    for clause in clauses:
        for line in clause["text"].splitlines():
            found = body.find(line, at)
            assert found >= 0, f"{clause['id']}: not in the policy from here on: {line}"
            outside += pieces(body[at:found])
            at = found + len(line)
        heading = [piece for piece in outside if piece != LEAD_IN][-1]
        assert clause["section"] == heading, clause["id"]
    outside += pieces(body[at:])
    assert outside == OUTSIDE_THE_CLAUSES


def test_there_are_sixty_clauses_numbered_in_order(clauses: list[Entry]) -> None:
    ids = [clause["id"] for clause in clauses]
    expected = [str(number) for number in range(1, 53)]
    expected[3:3] = ["3b", "3c"]
    after_47 = expected.index("47") + 1
    expected[after_47:after_47] = ["47a", "47b", "47c", "47d", "47e", "47f"]
    assert len(ids) == 60
    assert ids == expected


def test_every_clause_names_codes_or_commands_and_each_once(
    clauses: list[Entry],
) -> None:
    for clause in clauses:
        upheld_by = clause["upheld_by"]
        assert upheld_by, clause["id"]
        assert len(set(upheld_by)) == len(upheld_by), clause["id"]
        for name in upheld_by:
            assert re.fullmatch(r"[AMPRT]\d\d|[a-z]+(-[a-z]+)*( [a-z-]+)?", name), clause["id"]


def test_strength_is_the_sentences_own_verb_where_it_has_one(
    clauses: list[Entry],
) -> None:
    for clause in clauses:
        words = Counter(re.findall(r"\b(?:ska|bör|måste)\b", clause["text"]))
        if words["bör"]:
            assert clause["strength"] == "bör", clause["id"]
        elif words["ska"] or words["måste"]:
            assert clause["strength"] == "ska", clause["id"]


def test_readings_in_the_settings_quote_the_policy_exactly(
    clauses: list[Entry],
) -> None:
    texts = {clause["id"]: " ".join(clause["text"].split()).casefold() for clause in clauses}
    lines = (SAMPLE / "policy.yaml").read_text(encoding="utf-8").splitlines()
    comments = " ".join(line.strip(" #") for line in lines if line.lstrip().startswith("#"))
    quotations = re.findall(r'"([^"]+)" \((\d+[a-f]?)\)', " ".join(comments.split()))
    for quotation, number in quotations:
        for part in quotation.split("…"):
            assert part.strip(" :").casefold() in texts[number], (number, part)
    # The sentences where the policy pulls two ways or leaves a number or a word open.
    open_to_reading = {5, 6, 7, 8, 9, 16, 17, 27, 28, 30, 37, 38, 39, 42, 46, 47, 48, 50, 52}
    assert open_to_reading <= {int(number) for _, number in quotations}


def test_the_sample_shows_every_kind_of_account(accounts: list[Entry]) -> None:
    units = {unit["id"]: unit for unit in load(SAMPLE / "organisation.yaml")["units"]}
    assert len(accounts) >= 13
    assert len({account["unit"] for account in accounts}) >= 6
    assert {account["kind"] for account in accounts} == {
        "official",
        "operational",
        "campaign",
        "crisis",
    }
    assert any(account.get("crisis_channel") for account in accounts)
    assert any("closing" in account for account in accounts)
    assert any("opened" not in account for account in accounts)
    assert any(units[account["unit"]]["kind"] == "company" for account in accounts)


@pytest.mark.parametrize("path", ACCOUNTS, ids=lambda path: path.stem)
def test_account_is_labelled_as_invented_and_opens_in_an_editor_with_its_schema(
    path: Path,
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../.schema/account.json"
    assert any(line.startswith("# EXEMPEL.") and "påhittade" in line for line in lines)


@pytest.mark.parametrize("path", ACCOUNTS, ids=lambda path: path.stem)
def test_address_says_that_it_is_an_example(path: Path) -> None:
    # A made-up name that somebody turns out to have would say something about a real account.
    assert "exempel" in load(path)["url"]


@pytest.mark.parametrize("name", ["policy", "clauses", "organisation"])
def test_register_file_opens_in_an_editor_with_its_schema(name: str) -> None:
    lines = (SAMPLE / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# yaml-language-server: $schema=.schema/{name}.json"
