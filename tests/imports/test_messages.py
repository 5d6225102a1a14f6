"""`import messages`: rows become entries of the log, nothing personal is kept, nothing twice."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.imports.message_rows import opaque
from socialpolicy.imports.workbook import mended
from socialpolicy.source import Source
from socialpolicy.yaml import Plain, read
from tests.imports.sheets import write, xlsx

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin

OWN = ("Konto", "Mottaget", "Kanal", "Slag", "Ämne", "Hänvisning")
ROW = ("example", "2026-11-18 10:05", "Kommentar", "Fråga", "Öppettider i jul", "fb-9f31c2")


def table(*rows: tuple[str, ...], headings: tuple[str, ...] = OWN) -> str:
    return "".join(";".join(row) + "\n" for row in (headings, *rows))


def logged(register: Path, month: str = "2026-11", account: str = "example") -> list[Plain]:
    file = register / "messages" / account / f"{month}.yaml"
    value = read(Source(file.name, file.read_bytes())).value if file.exists() else []
    assert isinstance(value, list)
    return value


def added(register: Path, before: list[Plain], month: str = "2026-11") -> list[dict[str, Plain]]:
    after = logged(register, month)
    assert after[: len(before)] == before
    new = [each for each in after[len(before) :] if isinstance(each, dict)]
    for each in new:
        assert str(each.pop("id")).startswith("example-2026")
    return new


def test_the_six_columns(ask: Ask, register: Path, tmp_path: Path) -> None:
    before = logged(register)
    file = write(tmp_path / "l.csv", table(ROW))
    ran = ask("import", "messages", file, "--yes")
    assert (ran.code, ran.out) == (0, "registry/messages/example/2026-11.yaml\n"), ran.err
    assert added(register, before) == [
        {
            "reference": "fb-9f31c2",
            "channel": "comment",
            "received": "2026-11-18 10:05",
            "kind": "question",
            "subject": "Öppettider i jul",
        }
    ]


def test_importing_twice_adds_nothing(ask: Ask, register: Path, tmp_path: Path) -> None:
    # Two that are alike and have no reference are two messages, and still two the second time.
    alike = ("example", "2026-11-18 10:06", "comment", "praise", "Ett tack", "")
    other = ("example", "2026-11-18 10:07", "comment", "praise", "Ett tack", "")
    rows = [ROW, alike, alike, other]
    file = write(tmp_path / "l.csv", table(*rows))
    before = logged(register)
    assert ask("import", "messages", file, "--yes").code == 0
    assert len(logged(register)) == len(before) + 4
    again = ask("import", "messages", file, "--yes")
    assert (again.code, again.out) == (0, "")
    assert "4 meddelanden finns redan i loggen" in again.err
    assert len(logged(register)) == len(before) + 4
    # One more below those that were read is the only one that is added.
    more = write(tmp_path / "m.csv", table(*rows, alike))
    assert ask("import", "messages", more, "--yes").code == 0
    assert len(logged(register)) == len(before) + 5


def test_of_an_export_neither_who_nor_what_is_kept(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    headings = ("Message ID", "Page", "Created Time", "Type", "Sender name", "Message", "Permalink")
    row = (
        "m_10006412345678_901", "exempelbiblioteket", "2026-11-18T09:05:00+0000", "Comment",
        "Eva Exempelsson", "Hej, mitt nummer är 19121212-1212", "https://www.facebook.com/eva.ex/1",
    )  # fmt: skip
    account = register / "accounts" / "example.yaml"
    page = read(Source("", account.read_bytes())).value
    assert isinstance(page, dict)
    row = (row[0], str(page["handle"]), *row[2:])
    before = logged(register)
    file = write(tmp_path / "e.csv", table(row, headings=headings))
    ran = ask("import", "messages", file, "--yes")
    assert ran.code == 0, ran.err
    (entry,) = added(register, before)
    assert entry["received"] == "2026-11-18 10:05"  # 09:05 UTC in winter
    assert entry["subject"] == "Läst in ur en export"
    assert entry["kind"] == "other"
    assert str(entry["reference"]).startswith("ref-")
    text = (register / "messages" / "example" / "2026-11.yaml").read_text(encoding="utf-8")
    for word in ("Eva", "Exempelsson", "121212", "10006412345678", "eva.ex"):
        assert word not in text + ran.out + ran.err


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "2026-07-01 14:00"),
        ("Europe/Stockholm", "2026-07-01 12:00"),
        (None, "2026-07-01 12:00"),
    ],
)
def test_time_zones(
    ask: Ask, register: Path, tmp_path: Path, zone: str | None, expected: str
) -> None:
    row = ("example", "1 juli 2026 kl. 12.00", "comment", "question", "Badtider", "a1")
    file = write(tmp_path / "l.csv", table(row))
    words = ("--time-zone", zone) if zone else ()
    before = logged(register, "2026-07")
    ran = ask("import", "messages", file, "--yes", *words)
    assert ran.code == 0, ran.err
    assert added(register, before, "2026-07")[0]["received"] == expected
    assert ("läses som kommunens tid" in ran.err) == (zone is None)


def test_an_hour_that_comes_twice_is_written_with_its_offset(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    # On 25 October 2026 clocks in Sweden went from 03:00 to 02:00, at 01:00 UTC.
    rows = [
        ("example", f"2026-10-25T0{hour}:30:00Z", "comment", "question", "Nattbad", f"n{hour}")
        for hour in (0, 1)
    ]
    file = write(tmp_path / "l.csv", table(*rows))
    before = logged(register, "2026-10")
    assert ask("import", "messages", file, "--yes").code == 0
    times = [each["received"] for each in added(register, before, "2026-10")]
    assert times == ["2026-10-25 02:30+02:00", "2026-10-25 02:30+01:00"]
    again = ask("import", "messages", file, "--yes")
    assert "2 meddelanden finns redan" in again.err


@pytest.mark.parametrize(
    ("changed", "cell", "said"),
    [
        ({0: "finns-inte"}, "A2", "inget konto i registret heter så"),
        ({0: "…"}, "A2", "det står inte vilket konto det kom till"),
        ({1: "2026-11-18"}, "B2", "det är ingen hel tid"),
        ({1: "2027-01-01 10:00"}, "B2", "tiden har inte varit än"),
        ({1: "2026-10-25 02:30"}, "B2", "klockan ställdes om då"),
        ({2: "fax"}, "C2", "det går inte att se var det kom"),
        ({2: ""}, "C2", "det står inte var det kom"),
        ({4: "x" * 121}, "E2", "ämnet har fler än 120 tecken"),
        ({4: "Eva Exempelsson undrar"}, "E2", "ämnet nämner en person"),
        ({4: "Ring 070-174 06 05"}, "E2", "ämnet nämner en person"),
        ({4: "Svara 19121212-1212"}, "E2", "ämnet nämner en person"),
        ({4: "Svara eva@exempelmejl.se"}, "E2", "ämnet nämner en person"),
    ],
)
def test_refusals(
    ask: Ask, register: Path, tmp_path: Path, changed: dict[int, str], cell: str, said: str
) -> None:
    before = logged(register)
    row = tuple(changed.get(number, value) for number, value in enumerate(ROW))
    good = (*ROW[:5], "fb-2")
    file = write(tmp_path / "l.csv", table(row, good))
    ran = ask("import", "messages", file, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert f"- {cell}: {said}" in ran.err
    if cell == "E2":
        assert changed[4] not in ran.err
    assert logged(register) == before
    assert ask("import", "messages", file, "--yes", "--skip").code == 1
    assert len(logged(register)) == len(before) + 1


@pytest.mark.parametrize(
    ("cell", "received"),
    [
        # 2026-11-18 09:05:00 UTC is 1,794,992,700 seconds after 1970 began: 20,775 days and 32,700.
        ("1794992700", "2026-11-18 10:05"),
        ("1794992700123", "2026-11-18 10:05"),
        ("2026-11-18T09:05:59Z", "2026-11-18 10:05"),
        ("2026-11-18T11:05:00+02:00", "2026-11-18 10:05"),
        ("18 november 2026 10.05", "2026-11-18 10:05"),
    ],
)
def test_times_as_programs_and_people_write_them(
    ask: Ask, register: Path, tmp_path: Path, cell: str, received: str
) -> None:
    before = logged(register)
    file = write(tmp_path / "l.csv", table((ROW[0], cell, *ROW[2:])))
    ran = ask("import", "messages", file, "--yes")
    assert ran.code == 0, ran.err
    assert [entry["received"] for entry in added(register, before)] == [received]


def test_an_account_is_known_by_its_id_its_name_and_its_page(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    page = read(Source("", (register / "accounts" / "example.yaml").read_bytes())).value
    assert isinstance(page, dict)
    url = str(page["url"])
    calls = ["EXAMPLE", str(page["name"]), f"@{page['handle']}", url, url.removeprefix("https://")]
    before = logged(register)
    rows = [(call, *ROW[1:5], f"fb-{number}") for number, call in enumerate(calls)]
    ran = ask("import", "messages", write(tmp_path / "l.csv", table(*rows)), "--yes")
    assert ran.code == 0, ran.err
    assert len(added(register, before)) == len(calls)


def test_what_is_only_odd_is_noted_and_the_rest_of_its_row_kept(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    headings = (*OWN, "Besvarat")
    rows = [
        (*ROW[:3], "gissning", *ROW[4:], ""),
        (*ROW[:5], "fb-2", "2026-11-18 09:00"),
    ]
    before = logged(register)
    file = write(tmp_path / "l.csv", table(*rows, headings=headings))
    ran = ask("import", "messages", file, "--yes")
    assert ran.code == 0, ran.err
    assert "- D2: slaget går inte att känna igen" in ran.err
    assert "- G3: det besvarades innan det kom in" in ran.err
    first, second = added(register, before)
    assert (first["kind"], second["kind"]) == ("other", "question")
    assert "actions" not in first
    assert "actions" not in second


@pytest.mark.parametrize(
    ("rows", "headings", "said"),
    [
        ([("example", "comment", "Ett")], ("Konto", "Kanal", "Ämne"), "Ingen kolumn säger när"),
        ([], OWN, "Det finns inga nya meddelanden att skriva"),
        ([("", "", "", "", "", "")], OWN, "Det finns inga nya meddelanden att skriva"),
    ],
)
def test_without_times_or_rows_nothing_is_written(
    ask: Ask,
    register: Path,
    tmp_path: Path,
    rows: list[tuple[str, ...]],
    headings: tuple[str, ...],
    said: str,
) -> None:
    before = logged(register)
    file = write(tmp_path / "l.csv", table(*rows, headings=headings))
    ran = ask("import", "messages", file, "--yes")
    assert ran.out == ""
    assert said in ran.err
    assert logged(register) == before


def test_a_dry_run_shows_the_month_as_it_would_be(ask: Ask, register: Path, tmp_path: Path) -> None:
    before = logged(register)
    ran = ask("import", "messages", write(tmp_path / "l.csv", table(ROW)), "--dry-run")
    assert ran.code == 0
    assert ran.out.startswith("# registry/messages/example/2026-11.yaml\n")
    assert "reference: fb-9f31c2" in ran.out
    assert logged(register) == before


def test_dates_and_clocks_in_columns_of_their_own_and_answers(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    headings = ["Konto", "Datum", "Tid", "Kanal", "Ämne", "Besvarat"]
    rows: list[list[object]] = [
        [*headings],
        ["example", "2026-11-18", "10:05", "dm", "Ett", datetime.fromisoformat("2026-11-18 11:00")],
    ]
    before = logged(register)
    file = write(tmp_path / "l.xlsx", xlsx({"Logg": rows}))
    ran = ask("import", "messages", file, "--yes")
    assert ran.code == 0, ran.err
    (entry,) = added(register, before)
    assert entry["received"] == "2026-11-18 10:05"
    assert entry["channel"] == "direct-message"
    assert entry["actions"] == [{"did": "answered", "at": "2026-11-18 11:00"}]


@pytest.mark.parametrize("heading", ["Tid", "Time", "Klockslag"])
def test_a_column_called_time_that_has_the_day_as_well_is_when_it_came(
    ask: Ask, register: Path, tmp_path: Path, heading: str
) -> None:
    before = logged(register)
    headings = ("Konto", heading, "Kanal", "Ämne")
    row = ("example", "2026-11-20 09:15", "dm", "Ett")
    file = write(tmp_path / "l.csv", table(row, headings=headings))
    ran = ask("import", "messages", file, "--yes")
    assert ran.code == 0, ran.err
    (entry,) = added(register, before)
    assert entry["received"] == "2026-11-20 09:15"


def test_a_time_with_its_day_beside_a_column_of_days(
    ask: Ask, register: Path, tmp_path: Path
) -> None:
    before = logged(register)
    headings = ("Konto", "Datum", "Tid", "Kanal", "Ämne")
    row = ("example", "2026-11-20", "2026-11-20 09:15", "dm", "Ett")
    file = write(tmp_path / "l.csv", table(row, headings=headings))
    assert ask("import", "messages", file, "--yes").code == 0
    (entry,) = added(register, before)
    assert entry["received"] == "2026-11-20 09:15"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Kolumn B (Tid) har bara klockslag, och ingen kolumn säger vilken dag"),
        ("en", "Column B (Tid) has only times of day, and no column says on which day"),
    ],
)
def test_times_of_day_alone_are_refused_by_their_column(
    ask: Ask, tmp_path: Path, language: str, said: str
) -> None:
    headings = ("Konto", "Tid", "Kanal", "Ämne")
    file = write(tmp_path / "l.csv", table(("example", "09:15", "dm", "Ett"), headings=headings))
    ran = ask("--lang", language, "import", "messages", file, "--yes")
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert "--map C=received" in ran.err


@pytest.mark.parametrize(
    ("other", "received"),
    [
        ("15/10/2026 08:00", "2026-11-09 10:05"),
        ("10/15/2026 08:00", None),
        ("2026-10-15 08:00", None),
    ],
)
def test_a_day_that_can_be_two_refuses_its_row_unless_its_column_settles_it(
    ask: Ask, register: Path, tmp_path: Path, other: str, received: str | None
) -> None:
    before = logged(register)
    rows = [("example", day, "dm", "fråga", "Ett", "") for day in (other, "09/11/2026 10:05")]
    file = write(tmp_path / "l.csv", table(*rows))
    ran = ask("import", "messages", file, "--yes", "--skip")
    assert ("B3: det kan vara två olika dagar" in ran.err) == (received is None)
    expected = [received] if received else []
    assert [entry["received"] for entry in added(register, before)] == expected
    assert len(logged(register, "2026-10")) == 1


def test_what_is_imported_has_no_error_of_shape(ask: Ask, register: Path, tmp_path: Path) -> None:
    rows = [
        ("example", f"2026-11-{day:02} {hour}:15", "post", "förslag", f"=1+{day}", f"r{day}-{hour}")
        for day in range(1, 19)
        for hour in (10, 11)
    ]
    file = write(tmp_path / "l.csv", table(*rows))
    assert ask("import", "messages", file, "--yes").code == 0
    found = json.loads(ask("check", "--format", "json").out)["findings"]
    codes = {each["code"] for each in found}
    assert codes.isdisjoint({"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "M01", "M02", "M14", "M19"})


@pytest.mark.parametrize(
    ("read_wrong", "meant"),
    [
        ("Öppettider".encode().decode("latin-1"), "Öppettider"),
        ("Är badet öppet?".encode().decode("cp1252"), "Är badet öppet?"),
        ("Öppettider", "Öppettider"),
        ("Café på ön", "Café på ön"),
        ("£20 ärende", "£20 ärende"),
        ("plain", "plain"),
    ],
)
def test_mojibake_is_mended_where_it_can_be_proved(read_wrong: str, meant: str) -> None:
    assert mended(read_wrong) == meant


def test_references_reveal_nobody() -> None:
    assert opaque("fb-9f31c2") == "fb-9f31c2"
    assert opaque("12345") == "12345"
    long = opaque("100064123456789_1234567890")
    assert long == opaque("100064123456789_1234567890")
    assert "1000" not in long
    assert opaque("https://www.facebook.com/eva.ex") != opaque("https://www.facebook.com/eva.ey")


def test_in_a_terminal_the_time_zone_is_asked(begin: Begin, register: Path, tmp_path: Path) -> None:
    before = logged(register)
    file = write(tmp_path / "l.csv", table(ROW))
    person = begin("import", "messages", file, columns=80)
    person.choose("Stämmer det?", "Ja, läs raderna")
    person.choose("I vilken tid är klockslagen i filen", "UTC")
    person.choose("Vad vill du göra?", "Skriv ett meddelande")
    assert person.ends() == 0
    assert added(register, before)[0]["received"] == "2026-11-18 11:05"


def test_what_an_editor_writes_meanwhile_is_never_lost(
    begin: Begin, register: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "l.csv", table(ROW, (*ROW[:1], "2026-10-18 10:05", *ROW[2:5], "o")))
    month = register / "messages" / "example" / "2026-11.yaml"
    other = register / "messages" / "example" / "2026-10.yaml"
    old = other.read_bytes() if other.exists() else None
    person = begin("import", "messages", file)
    person.choose("Stämmer det?")
    person.choose("I vilken tid är klockslagen i filen")
    month.parent.mkdir(parents=True, exist_ok=True)
    month.write_text("# nytt\n", encoding="utf-8")
    person.choose("Vad vill du göra?")
    assert person.ends() == 2
    assert month.read_text(encoding="utf-8") == "# nytt\n"
    # All months, or none.
    assert (other.read_bytes() if other.exists() else None) == old
