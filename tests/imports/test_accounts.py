"""`import accounts`: rows become drafts, and every refusal and note has its cell."""

from __future__ import annotations

import errno
import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from socialpolicy.source import Source
from socialpolicy.storage import replace
from socialpolicy.yaml import read
from tests.imports.sheets import HEADINGS, account, write, xlsx

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin


def written(register: Path, id: str) -> dict[str, object]:
    """Read an account's file as plain values."""
    file = register / "accounts" / f"{id}.yaml"
    value = read(Source(file.name, file.read_bytes())).value
    assert isinstance(value, dict)
    return dict(value)


def ids(register: Path) -> set[str]:
    return {file.stem for file in (register / "accounts").iterdir()}


def test_sixty_rows_become_sixty_files_that_check_can_read(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    before = ids(register)
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, *map(account, range(60))]}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0, ran.err
    new = ids(register) - before
    assert new == {f"sidan-nummer-{n}-facebook" for n in range(60)}
    assert ran.out.splitlines() == [
        f"registry/accounts/sidan-nummer-{n}-facebook.yaml" for n in range(60)
    ]
    assert "60 konton är skrivna" in ran.err
    found = json.loads(ask("check", "--format", "json").out)["findings"]
    codes = {each["code"] for each in found if each["subject"] in new}
    # What the sheet did not say is asked for; nothing is wrong with what is written.
    assert codes
    assert codes.isdisjoint({"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "R01", "R04", "A01", "A02"})
    assert codes.isdisjoint({"A03", "A29"})


def test_what_a_row_says_and_what_it_does_not(ask: Ask, register: Path, tmp_path: Path) -> None:
    headings = [*HEADINGS, "Ersättare", "Syfte", "Målgrupp", "Godkänt av", "Nämnd"]
    row = [*account(1), "Bibliotekarie", "Bli mer tillgängliga", "Alla", "Förvaltningschef", ""]
    file = write(tmp_path / "k.xlsx", xlsx({"Konton": [headings, row]}))
    assert ask("import", "accounts", file, "--yes").code == 0
    assert written(register, "sidan-nummer-1-facebook") == {
        "id": "sidan-nummer-1-facebook",
        "platform": "facebook",
        "name": "Sidan nummer 1",
        "handle": "sidannummer1",
        "url": "https://www.facebook.com/sidannummer1",
        "kind": "operational",
        "unit": "kulturforvaltningen",
        "board": "kulturnamnden",
        "opened": "2020-03-01",
        "analysis": {"purpose": "Bli mer tillgängliga", "audience": "Alla", "message": "…"},
        "manager": {"role": "…"},
        "approval": {"by": "Förvaltningschef", "body": "…", "reference": "…"},
        "responsible": {"role": "Kommunikatör", "contact": "biblioteket@exempel.se"},
        "deputy": {"role": "Bibliotekarie", "contact": "…"},
        "access": {"kept_in": "…"},
        "profile": {"presentation": "…", "link": "…"},
        "watch": {"role": "…"},
        "archive_plan": {"plan": "…", "section": "…"},
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"url": "https://www.facebook.com/exempel/posts/123"},
            "Blad1!C2: adressen leder till ett inlägg, inte till ett konto. Menar du https://www.",
        ),
        ({"url": None}, "Blad1!C2: raden har ingen adress till ett konto."),
        (
            {"url": "https://www.linkedin.com/in/exempel", "platform": ""},
            "Blad1!C2: adressen leder till en persons egen profil",
        ),
        (
            {"url": "https://www.instagram.com/exempel"},
            "Blad1!C2: adressen leder till Instagram, men plattformen är Facebook.",
        ),
        ({"unit": None}, "Blad1!D2: det står inte vilken enhet som sköter kontot."),
        ({"unit": "Anna Karlsson"}, "Blad1!D2: det ser ut som namnet på en person"),
    ],
)
def test_a_refusal_has_its_cell_and_nothing_is_written(
    ask: Ask, register: Path, tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    before = ids(register)
    rows = [HEADINGS, account(1, **changed), account(2)]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    ran = ask("import", "accounts", file, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Anna" not in ran.err
    assert ids(register) == before
    # The others are written where that is asked for, and the exit code says that one was not.
    assert ask("import", "accounts", file, "--yes", "--skip").code == 1
    assert ids(register) - before == {"sidan-nummer-2-facebook"}


@pytest.mark.parametrize(
    "unit", ["Ekeby Bostads AB", "Stiftelsen Ekeby Hembygd", "Ekeby Energi KB"]
)
def test_a_company_that_the_organisation_lacks_is_no_person(
    ask: Ask, register: Path, tmp_path: Path, unit: str
) -> None:
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1, unit=unit)]}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0
    assert f"”{unit}” finns inte i organisation.yaml" in ran.err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        # Pages and people share these forms of Facebook; the numbers are made up.
        ("https://www.facebook.com/profile.php?id=100064512345678", "adressen kan vara en persons"),
        ("https://facebook.com/people/Exempel/100064512345678/", "adressen kan vara en persons"),
        ("https://www.facebook.com/anna.karlsson", "användarnamnet ser ut som namnet på en person"),
        ("https://www.facebook.com/AnnaKarlsson1", "användarnamnet ser ut som namnet på en person"),
    ],
)
def test_what_may_be_a_private_page_is_written_with_a_remark(
    ask: Ask, register: Path, tmp_path: Path, url: str, said: str
) -> None:
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1, url=url)]}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0
    assert f"Blad1!C2: {said}" in ran.err
    assert "sidan-nummer-1-facebook" in ids(register)


@pytest.mark.parametrize(
    "handle", ["exempelbibliotek", "exempel.kommun", "Karl-Johansgatan", "EmmaHuset", "annaskolan"]
)
def test_a_page_of_the_organisation_has_no_remark(
    ask: Ask, register: Path, tmp_path: Path, handle: str
) -> None:
    url = f"https://www.facebook.com/{handle.replace('-', '')}"
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1, url=url)]}))
    assert "person" not in ask("import", "accounts", file, "--yes").err


def test_the_same_page_twice_is_refused_and_one_that_is_registered_is_left(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    rows = [
        HEADINGS,
        account(1),
        account(2, url="http://m.facebook.com/SidanNummer1/?ref=page"),
    ]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    ran = ask("import", "accounts", file, "--yes", "--skip")
    assert ran.code == 1
    assert "Blad1!C3: samma sida som i Blad1!C2." in ran.err
    again = ask("import", "accounts", file, "--yes")
    assert (again.code, again.out) == (0, "")
    assert "2 rader gäller konton som finns i registret" in again.err


@pytest.mark.parametrize(
    "role",
    ["Anna Karlsson", "Karlsson, Anna", "Anna", "A. Karlsson", "Rektor (Anna Karlsson)",
     "Xhevahire Krasniqi", "Bibliotekarie / Per Ström", "anna karlsson"],
)  # fmt: skip
def test_a_name_where_a_role_belongs_is_neither_kept_nor_shown(
    ask: Ask, register: Path, tmp_path: Path, role: str
) -> None:
    rows = [HEADINGS, account(1, role=role, contact="anna.karlsson@exempel.se")]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0
    assert "Blad1!E2: det ser ut som namnet på en person" in ran.err
    assert "Blad1!F2: det ser ut som en persons egen kontaktväg" in ran.err
    text = (register / "accounts" / "sidan-nummer-1-facebook.yaml").read_text(encoding="utf-8")
    for word in role.replace("(", " ").replace(",", " ").replace(")", " ").split():
        if word not in ("Rektor", "Bibliotekarie", "/"):
            assert word not in text + ran.err + ran.out
    assert written(register, "sidan-nummer-1-facebook")["responsible"] == {
        "role": "…",
        "contact": "…",
    }


@pytest.mark.parametrize(
    "role",
    ["Rektor Bruketskolan", "Bibliotekarie, vuxen", "Chef Kultur Fritid", "Kommunikatör",
     "Medborgarservice", "IT", "Biträdande rektor", "Fritidsledare Ungdomens Hus"],
)  # fmt: skip
def test_roles_are_kept(ask: Ask, register: Path, tmp_path: Path, role: str) -> None:
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1, role=role)]}))
    assert ask("import", "accounts", file, "--yes").code == 0
    kept = written(register, "sidan-nummer-1-facebook")["responsible"]
    assert isinstance(kept, dict)
    assert kept["role"] == role


def test_passwords_and_personal_numbers_are_never_read(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    # 19121212-1212 is a test number of the Swedish Tax Agency.
    headings = [*HEADINGS, "Inloggning", "Lösenord", "Syfte", "Målgrupp"]
    row = [*account(1), "bibblan", "Hemligt123!", "Svara 19121212-1212", "lösenord: Tr4dgard!x"]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [headings, row]}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0, ran.err
    text = (register / "accounts" / "sidan-nummer-1-facebook.yaml").read_text(encoding="utf-8")
    for secret in ("bibblan", "Hemligt123!", "121212", "Tr4dgard"):
        assert secret not in text + ran.err + ran.out
    assert "Blad1!J2, K2: det ser ut som en inloggning eller ett personnummer" in ran.err


def test_without_a_terminal_it_asks_for_yes(ask: Ask, register: Path, tmp_path: Path) -> None:
    before = ids(register)
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1)]}))
    ran = ask("import", "accounts", file)
    assert (ran.code, ran.out) == (2, "")
    assert "kör igen med --yes" in ran.err
    dry = ask("import", "accounts", file, "--dry-run")
    assert dry.code == 0
    assert "id: sidan-nummer-1-facebook\n" in dry.out
    assert ids(register) == before


def test_set_fills_what_the_sheet_does_not_have(ask: Ask, register: Path, tmp_path: Path) -> None:
    csv = "Länk;Namn\nhttps://www.instagram.com/exempelbiblio/;Biblioteket\n"
    file = write(tmp_path / "k.csv", csv)
    ran = ask("import", "accounts", file, "--yes")
    assert (ran.code, "--set unit=ID" in ran.err) == (2, True)
    words = ("--set", "unit=kulturforvaltningen", "--set", "opened=1 mars 2019")
    assert ask("import", "accounts", file, "--yes", *words).code == 0
    account = written(register, "biblioteket-instagram")
    assert (account["unit"], account["opened"]) == ("kulturforvaltningen", "2019-03-01")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2015, 2, 2), "2015-02-02"),
        ("2015-02-02", "2015-02-02"),
        ("2 februari 2015", "2015-02-02"),
        ("2/2 2015", "2015-02-02"),
        ("2015-02-02 00:00:00", "2015-02-02"),
        ("20150202", "2015-02-02"),
        (20150203, "2015-02-03"),
        ("2015", None),
        ("våren 2015", None),
        ("feb 2015", None),
        (42037, None),
        ("okänt", None),
    ],
)
def test_days(ask: Ask, register: Path, tmp_path: Path, cell: object, day: str | None) -> None:
    for system in (False, True):
        data = xlsx({"Blad1": [HEADINGS, account(int(system), opened=cell)]}, date_1904=system)
        ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--yes")
        assert ran.code == 0, ran.err
        assert written(register, f"sidan-nummer-{int(system)}-facebook").get("opened") == day
        assert ("Blad1!G2: det är ingen hel dag" in ran.err) == (day is None and cell != "okänt")


@pytest.mark.parametrize(
    ("written_as", "id"),
    [
        ("Kulturförvaltningen", "kulturforvaltningen"),
        ("kulturforvaltningen", "kulturforvaltningen"),
        ("Kultur", "kulturforvaltningen"),
        ("KF", "kulturforvaltningen"),
        ("Kulturförvaltnigen", "kulturforvaltningen"),
        ("kommunstyrelsens förvaltning", "kommunstyrelseforvaltningen"),
        ("Informationsenh.", "informationsenheten"),
        ("Vård och omsorg", "vard-och-omsorg"),
    ],
)
def test_units_however_they_are_written(
    ask: Ask, register: Path, tmp_path: Path, written_as: str, id: str
) -> None:
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, account(1, unit=written_as)]}))
    assert ask("import", "accounts", file, "--yes").code == 0
    assert written(register, "sidan-nummer-1-facebook")["unit"] == id


@pytest.mark.parametrize(
    ("url", "platform", "kept", "id"),
    [
        ("facebook.com/Sidan1/?ref=ts", "FB", "https://www.facebook.com/Sidan1", "facebook"),
        ("@sidan1", "Insta", "https://www.instagram.com/sidan1/", "instagram"),
        ("https://twitter.com/sidan1", "Twitter/X", "https://x.com/sidan1", "x"),
        ("https://blogg.exempel.se/sidan", "Blogg", "https://blogg.exempel.se/sidan", "blog"),
        ("http://www.youtube.com/@sidan1", "", "https://www.youtube.com/@sidan1", "youtube"),
    ],
)
def test_addresses_as_people_write_them(
    ask: Ask, register: Path, tmp_path: Path, url: str, platform: str, kept: str, id: str
) -> None:
    rows = [HEADINGS, account(1, url=url, platform=platform)]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0, ran.err
    found = written(register, f"sidan-nummer-1-{id}")
    assert (found["url"], found["platform"]) == (kept, id)


def test_in_a_terminal_the_columns_are_shown_and_can_be_changed(
    begin: Begin, register: Path, tmp_path: Path
) -> None:
    before = ids(register)
    headings = [*HEADINGS[:2], "Var", *HEADINGS[3:]]
    file = write(tmp_path / "k.xlsx", xlsx({"Konton": [headings, account(1), account(2)]}))
    person = begin("import", "accounts", file, columns=80)
    person.sees("C Var – (läses inte)")
    person.choose("Stämmer det?", "Nej, ändra en kolumn")
    person.choose("Vilken kolumn?", "C Var")
    person.choose("Vad är det i C Var?", "Adress")
    person.sees("C Var Adress")
    person.choose("Stämmer det?", "Ja, läs raderna")
    person.choose("Vad vill du göra?", "Skriv 2 konton")
    assert person.ends() == 0
    assert ids(register) - before == {"sidan-nummer-1-facebook", "sidan-nummer-2-facebook"}
    assert max(map(len, person.rows)) <= 80


def test_in_a_terminal_nothing_is_written_when_somebody_stops(
    begin: Begin, register: Path, tmp_path: Path
) -> None:
    before = ids(register)
    rows = [HEADINGS, account(1), account(2, url=None)]
    file = write(tmp_path / "k.xlsx", xlsx({"Konton": rows}))
    person = begin("import", "accounts", file)
    person.choose("Stämmer det?", "Sluta utan att skriva")
    assert person.ends() == 0
    person = begin("import", "accounts", file)
    person.choose("Stämmer det?")
    person.sees("Konton!C3: raden har ingen adress till ett konto.")
    # With a row that is refused, to stop is what Enter does.
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    person = begin("import", "accounts", file)
    assert person.breaks_off() == 130
    assert ids(register) == before


def test_all_accounts_are_written_or_none(
    ask: Ask, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(register)
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": [HEADINGS, *map(account, range(5))]}))
    put, times = replace._put, iter(range(99))

    def full(sibling: Path, path: Path, *, new: bool) -> None:
        if next(times) == 3:
            raise OSError(errno.ENOSPC, "full")
        put(sibling, path, new=new)

    monkeypatch.setattr(replace, "_put", full)
    ran = ask("import", "accounts", file, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "Det finns inte plats att spara" in ran.err
    assert ids(register) == before
    assert not list((register / "accounts").glob(".*"))


def test_merged_cells_and_links_below_words_are_read(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.merge_range(0, 0, 0, 2, "Våra sociala medier")
        sheet.write_row(2, 0, ["Enhet", "Namn", "Länk"])
        sheet.merge_range(3, 0, 5, 0, "Kulturförvaltningen")
        for row in (3, 4, 5):
            sheet.write(row, 1, f"Sidan {row}")
            sheet.write_url(row, 2, f"https://www.facebook.com/sida{row}", string="Till sidan")
        sheet.write_formula(6, 1, "=1+1", None, "")
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", whole.getvalue()), "--yes")
    assert ran.code == 0, ran.err
    for row in (3, 4, 5):
        found = written(register, f"sidan-{row}-facebook")
        assert found["unit"] == "kulturforvaltningen"
        assert found["url"] == f"https://www.facebook.com/sida{row}"


@pytest.mark.parametrize(
    ("heading", "cell", "code", "closing"),
    [
        ("Status", "Aktiv", 0, None),
        ("Status", "Nedlagd", 1, None),
        ("Aktiv", "Nej", 1, None),
        ("Aktiv", "Ja", 0, None),
        ("Avslutat", "Ja", 1, None),
        ("Avslutat", "Nej", 0, None),
        ("Avslutat", date(2024, 6, 30), 0, {"on": "2024-06-30"}),
    ],
)
def test_a_closed_account_has_a_day(
    ask: Ask,
    register: Path,
    tmp_path: Path,
    heading: str,
    cell: object,
    code: int,
    closing: dict[str, str] | None,
) -> None:
    rows: list[list[object]] = [[*HEADINGS, heading], [*account(1), cell]]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == code, ran.err
    if code:
        assert "Blad1!H2: kontot sägs vara avslutat" in ran.err
    else:
        assert written(register, "sidan-nummer-1-facebook").get("closing") == closing


def test_headings_and_cells_that_were_read_in_the_wrong_encoding(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    right = "Länk;Namn;Förvaltning\nhttps://www.facebook.com/a1;Sjöbadet;Kulturförvaltningen\n"
    file = write(tmp_path / "k.csv", right.encode().decode("latin-1"))
    ran = ask("import", "accounts", file, "--yes")
    assert ran.code == 0, ran.err
    assert written(register, "sjobadet-facebook")["name"] == "Sjöbadet"
