"""`socialpolicy messages`: the log as a list, by what it is narrowed to.

The log here is six messages to two accounts over two months, so that each filter has some to
leave out.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

OCTOBER = """\
- id: example-20261005-aaaa
  received: 2026-10-05 10:00
  channel: comment
  kind: question
  subject: Öppettider i höst
  reference: fb-11
  actions:
    - {did: answered, at: 2026-10-05 11:00, by: "Bibliotekarie, vuxen"}
  record: {decision: registered, number: KUN 2026/77}
- id: example-20261031-bbbb
  received: 2026-10-31 23:30
  channel: post
  kind: advertising
  subject: Reklam för en båt
  actions:
    - did: removed
      at: 2026-11-02 09:00
      by: Bibliotekarie, vuxen
      ground: product-advertising
      basis: policy
      author_told: 2026-11-02 09:05
      preserved: {on: 2026-11-02, reference: KUN 2026/80}
"""
NOVEMBER = """\
- id: example-20261101-cccc
  received: 2026-11-01 00:30
  channel: comment
  kind: complaint
  subject: Trasig bokinkastslucka
  actions:
    - {did: forwarded, at: 2026-11-02 09:00, by: "Bibliotekarie, vuxen", to: Fastighetsenheten}
- id: example-20261120-dddd
  received: 2026-11-20 14:05
  channel: comment
  kind: question
  subject: Finns boken om båtar?
"""
OTHER = """\
- id: kommunen-20261119-eeee
  received: 2026-11-19 09:00
  channel: mention
  kind: praise
  subject: Tack för snöröjningen
  actions:
    - {did: ended, at: 2026-11-19 10:00, by: Kommunikatör, why: no-answer-needed, reason: Ett tack}
- id: kommunen-20261120-ffff
  received: 2026-11-20 09:00
  channel: mention
  kind: question
  subject: När plogas gång- och cykelvägen?
"""


@pytest.fixture(autouse=True)
def log(register: Path) -> Path:
    files = {"example/2026-10": OCTOBER, "example/2026-11": NOVEMBER, "kommunen/2026-11": OTHER}
    for name, text in files.items():
        file = register / "messages" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return register / "messages"


def listed(ask: Ask, *words: str) -> list[dict[str, Any]]:
    ran = ask("messages", "--format", "json", *words)
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert answer["unread"] == []
    rows: list[dict[str, Any]] = answer["messages"]
    return rows


def found(ask: Ask, *words: str) -> str:
    """Give the first letter of the end of each id, in the order of the list."""
    return "".join(row["id"][-1] for row in listed(ask, *words))


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("", "abcefd"),
        ("--account example", "abcd"),
        ("--account kommunen", "ef"),
        ("--state öppet", "fd"),
        ("--state open --state vidarebefordrat", "cfd"),
        ("--state ended", "e"),
        ("--kind fråga", "afd"),
        ("--kind question --kind complaint", "acfd"),
        ("--ground produktreklam", "b"),
        ("--ground product-advertising --kind question", ""),
        ("--unit informationsenheten", "ef"),
        ("--unit kulturforvaltningen --kind question", "ad"),
        ("--from 2026-11-01", "cefd"),
        ("--to 2026-10-31", "ab"),
        ("--from 2026-10-31 --to 2026-11-01", "bc"),
        ("--search båt", "bd"),
        ("--search BÅT --kind question", "d"),
        ("--search fastighetsenheten", "c"),
        ("--search 2026/77", "a"),
        ("--search tack --search snö", "e"),
        ("--search eeee", "e"),
        ("--search advertising", ""),
    ],
)
def test_filters(ask: Ask, words: str, letters: str) -> None:
    assert found(ask, *words.split()) == letters
    # Once more: what is kept of the files leads to the same.
    assert found(ask, *words.split()) == letters


def test_every_word_must_be_there(ask: Ask) -> None:
    assert found(ask, "--search", "boken båtar") == "d"
    assert found(ask, "--search", "boken bilar") == ""


def test_a_row_says_what_the_message_is(ask: Ask) -> None:
    (row,) = listed(ask, "--ground", "produktreklam")
    assert row == {
        "received": "2026-10-31T23:30:00+01:00",
        "state": "removed",
        "kind": "advertising",
        "subject": "Reklam för en båt",
        "id": "example-20261031-bbbb",
        "grounds": ["product-advertising"],
        "account": "example",
        "platform": "facebook",
        "unit": "kulturforvaltningen",
        "channel": "post",
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_text_fits_80_columns(ask: Ask, language: str) -> None:
    ran = ask("--lang", language, "messages")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "example-20261031-bbbb" in ran.out
    assert ("klagomål" if language == "sv" else "complaint") in ran.out


def test_the_count_is_of_each_state(ask: Ask) -> None:
    head = "6 meddelanden: 2 öppna, 1 vidarebefordrat, 1 besvarat, 1 borttaget och 1 avslutat"
    assert head in " ".join(ask("messages").out.split())


def test_days_are_the_municipalitys(ask: Ask, log: Path) -> None:
    """23.30 UTC on the last of October is half past midnight in Sweden, on the first."""
    file = log / "example" / "2026-11.yaml"
    file.write_text(NOVEMBER.replace("2026-11-01 00:30", "2026-10-31T23:30:00+00:00"), "utf-8")
    assert found(ask, "--from", "2026-11-01", "--to", "2026-11-01") == "c"


def test_a_file_that_cannot_be_understood_is_named(ask: Ask, log: Path) -> None:
    (log / "kommunen" / "2026-11.yaml").write_text("- id: [\n", "utf-8")
    (log / "example" / "2026-10.yaml").write_text("- id: utan-tid\n" + OCTOBER, "utf-8")
    ran = ask("messages")
    assert ran.code == 0
    assert "kommunen/2026-11.yaml" in ran.out
    assert "Öppettider i höst" in ran.out
    answer = json.loads(ask("messages", "--format", "json", "--state", "öppet").out)
    assert [file[-20:] for file in answer["unread"]] == [
        "example/2026-10.yaml",
        "ommunen/2026-11.yaml",
    ]
    assert [row["id"][-4:] for row in answer["messages"]] == ["dddd"]


def test_a_log_of_an_unknown_account_is_listed(ask: Ask, log: Path) -> None:
    (log / "example").rename(log / "borta")
    assert found(ask, "--kind", "question") == "afd"
    assert found(ask, "--kind", "question", "--unit", "kulturforvaltningen") == ""


def test_an_account_that_moved_is_counted_where_it_was(ask: Ask, register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    change = "changes: [{what: unit, was: informationsenheten, on: 2026-11-01}]\n"
    file.write_text(file.read_text("utf-8") + change, "utf-8")
    assert found(ask, "--unit", "informationsenheten") == "abef"
    assert found(ask, "--unit", "kulturforvaltningen") == "cd"


def test_an_empty_list_is_a_sentence(ask: Ask) -> None:
    ran = ask("messages", "--search", "zeppelinare")
    assert (ran.code, ran.err) == (0, "")
    assert "Inget meddelande är sådant som du frågade efter." in ran.out


def test_hostile_words_are_harmless(ask: Ask, log: Path) -> None:
    file = log / "example" / "2026-11.yaml"
    text = NOVEMBER.replace("Trasig bokinkastslucka", '"=1+1 [b]fet[/b] | ##[error]nej"')
    file.write_text(text, "utf-8")
    shown = ask("messages", "--kind", "complaint").out
    assert "[b]fet[/b]" in shown
    assert "##[" not in shown
    (row,) = csv.DictReader(
        io.StringIO(ask("messages", "--kind", "complaint", "--format", "csv").out)
    )
    assert row["subject"].startswith("'=1+1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--state", "halvöppet"), "Inget meddelande har läget halvöppet. Välj bland öppet"),
        (("--kind", "gåta"), "gåta är inget slags meddelande här"),
        (("--ground", "okynne"), "Grunden okynne finns inte"),
        (("--from", "sen"), "sen är ingen dag"),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "Skriv den tidigaste dagen först"),
        (("--account", "finns-inte"), "Inget konto heter finns-inte"),
        (("--unit", "okänd"), "Ingen enhet heter okänd"),
        (("--format", "pdf"), "Formatet pdf finns inte"),
    ],
)
def test_unknown_words_are_refused(ask: Ask, words: tuple[str, ...], said: str) -> None:
    ran = ask("messages", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
