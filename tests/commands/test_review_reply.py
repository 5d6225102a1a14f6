"""`review-reply`: advice on a reply, with the policy's sentence, and nothing kept or shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Ask, Stream

CLAUSES = """
- id: "7"
  section: Ton
  text: Läsaren ska alltid tilltalas med ”du”
  strength: ska
  upheld_by: [review-reply]
- id: "8"
  section: Ton
  text: Språket ska vara lätt att förstå
  strength: ska
  upheld_by: [review-reply]
- id: "9"
  section: Sekretess
  text: Ingen får lägga ut känsliga uppgifter
  strength: ska
  upheld_by: [review-reply]
"""

PHONE = "070-174 06 05"
"""From the series that PTS keeps for films and examples (070-174 06 05 to 070-174 06 99)."""


@pytest.fixture
def clauses(register: Path) -> None:
    with (register / "clauses.yaml").open("a", encoding="utf-8") as file:
        file.write(CLAUSES)


def test_the_advice_as_it_is_read(ask: Ask, clauses: None) -> None:
    reply = "Hej!\nAngående Er fråga ska blanketten fyllas i.\nBlanketten ska fyllas i.\n"
    code, out, err = ask("review-reply", stdin=reply.encode())
    assert (code, err) == (0, "")
    assert out == (
        "Tilltal\n"
        "  policyn: ”Läsaren ska alltid tilltalas med ”du”” (Ton,\u00a07)\n"
        "  Tala till läsaren: skriv du.\n"
        "\n"
        " --> svaret:2:10\n"
        "2 | Angående Er fråga ska blanketten fyllas i.\n"
        "  |          ^^ skriv dig, eller din\n"
        "\n"
        "Svåra ord\n"
        "  policyn: ”Språket ska vara lätt att förstå” (Ton,\u00a08)\n"
        "  Det finns enklare ord. Listan är vårt eget val.\n"
        "\n"
        " --> svaret:2:1\n"
        "2 | Angående Er fråga ska blanketten fyllas i.\n"
        "  | ^^^^^^^^ Om\n"
        "\n"
        "Vem gör det?\n"
        "  policyn: ”Språket ska vara lätt att förstå” (Ton,\u00a08)\n"
        "  Skriv vem som gör det: du, vi eller nämnden.\n"
        "\n"
        " --> svaret:3:12\n"
        "3 | Blanketten ska fyllas i.\n"
        "  |            ^^^^^^^^^^^^ du ska fylla i\n"
        "\n"
        "3 råd om svaret.\n"
        "Det här är råd, och du avgör. Inte granskat: tonen, om det som står stämmer,\n"
        "namn på personer, ni med liten bokstav, som kan gälla flera. Svaret sparas inte.\n"
    )


def test_personal_data_is_pointed_at_and_never_shown(ask: Ask, clauses: None) -> None:
    reply = f"Ring Lisas syster på {PHONE}, eller lisa@example.org."
    for form in ("text", "json"):
        code, out, err = ask("review-reply", "--format", form, stdin=reply.encode())
        assert (code, err) == (1, "")
        assert "telefonnummer" in out
        assert "e-postadress" in out
        assert "Ingen får lägga ut känsliga uppgifter" in out
        assert "174" not in out
        assert "lisa@" not in out


def test_the_municipalitys_own_contacts_are_not_personal_data(ask: Ask, register: Path) -> None:
    with (register / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("own: {phones: [0586-481 00]}\n")
    reply = "@anna Ring 0586-481 00 eller skriv till biblioteket@exempel.se."
    assert ask("review-reply", stdin=reply.encode()).code == 0
    assert ask("review-reply", stdin=b"Ring 0586-481 01.").code == 1


def test_a_file_without_any_register(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "svar.txt").write_bytes("Vi lagar samtliga lampor på Älvgatan.".encode("cp1252"))
    code, out, err = ask("review-reply", "svar.txt", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "svar.txt:1:10\n1 | Vi lagar samtliga lampor på Älvgatan.\n" in out
    assert "policyn" not in out
    assert [file.name for file in tmp_path.iterdir() if file.name != "work"] == ["svar.txt"]


def test_the_advice_for_programs(ask: Ask, clauses: None) -> None:
    out = ask("review-reply", "-f", "json", "--lang", "en", stdin=b"Hej!\r\nEj nu.").out
    answer = json.loads(out)
    assert answer == {
        "version": 1,
        "file": "the reply",
        "language_reviewed": True,
        "remarks": [
            {
                "about": "word", "line": 2, "column": 1, "end_line": 2, "end_column": 3,
                "message": "Hard words: Inte", "instead": "Inte",
                "clauses": [
                    {"id": "8", "section": "Ton", "text": "Språket ska vara lätt att förstå"}
                ],
            }
        ],
        "not_looked_at": [
            "the tone", "whether what it says is right", "names of people",
            "ni in lower case, which may mean several",
        ],
    }  # fmt: skip


def test_only_swedish_is_reviewed(ask: Ask) -> None:
    reply = f"Thank you for the question. You can call us on {PHONE}, and we will help you."
    code, out, _ = ask("review-reply", stdin=reply.encode())
    assert code == 1
    assert "Svaret verkar inte vara på svenska." in out


def test_a_good_reply(ask: Ask) -> None:
    out = ask("review-reply", stdin="Hej! Vi lagar lampan i dag. Tack för tipset!".encode()).out
    assert out.startswith(
        "Inget att anmärka på i svaret: tilltal, ord, meningars längd och\npersonuppgifter.\n"
    )


def test_what_to_do_is_said_where_somebody_is_to_paste(ask: Ask) -> None:
    pasted = Stream("Tack för din fråga!".encode(), terminal=True)
    code, out, _ = ask("review-reply", streams={"stdin": pasted})
    assert code == 0
    assert out.startswith("Inget att anmärka")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "Svaret är tomt."),
        (b" \n\t\n", "Svaret är tomt."),
        (b"PK\x03\x04\x14\x00\x06\x00", "Det som gavs är inte text."),
        (b"\x1b[31mhej", "Det som gavs är inte text."),
        (b"\xff\xfe\x00", "Det som gavs är inte text."),
        ("Hej, vi ses".encode("utf-16")[:-1], "Det som gavs är inte text."),
        (b"Hej \xef\xbf\xbd du", "Det som gavs är inte text."),
        (b"a" * 20_001, "Det är 20001 tecken, och ett svar är högst 20000."),
        (b"a" * 1_000_000, "Det är "),
    ],
)
def test_what_is_no_reply(ask: Ask, given: bytes, sentence: str) -> None:
    code, out, err = ask("review-reply", stdin=given)
    assert (code, out) == (2, "")
    assert err.startswith(f"socialpolicy: {sentence}")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["nowhere.txt", "registry", "/dev/null"])
def test_what_is_no_file(ask: Ask, name: str) -> None:
    code, out, err = ask("review-reply", name)
    assert (code, out) == (2, "")
    assert "går inte att läsa" in err


def test_hostile_words_are_shown_harmless(ask: Ask) -> None:
    reply = "Det är ej \u202e bra.\n::error::ej ##[error]ej [bold]ej[/bold]\n"
    code, out, _ = ask("review-reply", stdin=reply.encode())
    assert code == 0
    assert "\u202e" not in out
    assert "##[" not in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())
    assert "[bold]ej[/bold]" in out
