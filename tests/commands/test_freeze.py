"""`socialpolicy calendar YEAR --freeze`: a year's holidays written down, all else left alone."""

from __future__ import annotations

import difflib
import json
import os
import re
import stat
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.reports.calendar import freeze, run
from socialpolicy.text import Language

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


MADE_WITH = f"holidays {version('holidays')}"

# From an almanac: Easter Day is 16 April, Ascension 39 days later and Whit Sunday 49, midsummer's
# eve the Friday from 19 to 25 June, All Saints' Day the Saturday from 31 October to 6 November.
YEAR_2028 = f"""\
year: 2028
made_with: {MADE_WITH}
holidays:
  2028-01-01: Nyårsdagen
  2028-01-06: Trettondedag jul
  2028-04-14: Långfredagen
  2028-04-16: Påskdagen
  2028-04-17: Annandag påsk
  2028-05-01: Första maj
  2028-05-25: Kristi himmelsfärdsdag
  2028-06-04: Pingstdagen
  2028-06-06: Nationaldagen
  2028-06-23: Midsommarafton
  2028-06-24: Midsommardagen
  2028-11-04: Alla helgons dag
  2028-12-24: Julafton
  2028-12-25: Juldagen
  2028-12-26: Annandag jul
  2028-12-31: Nyårsafton
"""

KEPT = """\
# Beslutat i kommunstyrelsen.

made_with:   holidays 0.50   # gammalt
holidays:
    # Röda dagar
    2028-01-06: "Trettondedag jul"   # öppet för journumret
    2028-04-14: Långfredagen

    2028-04-16: Påsken
    2028-05-12: Extra helgdag
notes: {2028-06-06: 'Öppet hus, beslut KS 2027/3', 2028-12-30: Klämdag efter beslut}
hours:
  2028-04-13: [ 08:00-12:00 ]   # skärtorsdagen
closed: {2028-05-26: Klämdag}
year: 2028
"""
"""A year that people have written in their own way."""

KEPT_FROZEN = f"""\
# Beslutat i kommunstyrelsen.

made_with:   {MADE_WITH}   # gammalt
holidays:
    # Röda dagar
    2028-01-01: Nyårsdagen
    2028-01-06: "Trettondedag jul"   # öppet för journumret
    2028-04-14: Långfredagen

    2028-04-16: Påskdagen
    2028-04-17: Annandag påsk
    2028-05-01: Första maj
    2028-05-25: Kristi himmelsfärdsdag
    2028-06-04: Pingstdagen
    2028-06-23: Midsommarafton
    2028-06-24: Midsommardagen
    2028-11-04: Alla helgons dag
    2028-12-24: Julafton
    2028-12-25: Juldagen
    2028-12-26: Annandag jul
    2028-12-31: Nyårsafton
notes: {{2028-06-06: 'Öppet hus, beslut KS 2027/3', 2028-12-30: Klämdag efter beslut}}
hours:
  2028-04-13: [ 08:00-12:00 ]   # skärtorsdagen
closed: {{2028-05-26: Klämdag}}
year: 2028
"""


class Clerk:
    """Somebody who freezes years in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def file(self, year: int = 2028) -> Path:
        return self.folder / "calendar" / f"{year}.yaml"

    def write(self, text: str, year: int = 2028) -> None:
        self.file(year).write_bytes(text.encode())

    def text(self, year: int = 2028) -> str:
        return self.file(year).read_bytes().decode()

    def freezes(self, year: int = 2028, lang: str = "sv") -> str:
        """Freeze a year and give what is said about it."""
        around = Context(self.folder, lang)
        run.show(around, str(year), "json", None, freeze=True)
        out, err = self.capsys.readouterr()
        assert json.loads(out)["frozen"] is True
        assert err.count("\n") == 1
        return err.rstrip("\n")

    def refuses(self, year: int = 2028) -> tuple[str, str]:
        """Try to freeze a year, and give the refusal in both languages."""
        with pytest.raises(CommandError) as caught:
            self.freezes(year)
        assert self.capsys.readouterr().out == ""
        said = caught.value.said
        return said.in_language(Language.SWEDISH), said.in_language(Language.ENGLISH)

    def names(self) -> list[str]:
        return sorted(file.name for file in (self.folder / "calendar").iterdir())


@pytest.fixture
def clerk(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Clerk:
    monkeypatch.chdir(register.parent)
    return Clerk(Path("registry"), capsys)


def test_a_year_without_a_file(clerk: Clerk) -> None:
    assert clerk.freezes() == (
        f"Skrev registry/calendar/2028.yaml: 16 helgdagar, uträknade med {MADE_WITH}. "
        "Dagar som ni stänger själva skriver du där under closed, "
        "och dagar med andra tider under hours."
    )
    assert clerk.text() == YEAR_2028
    assert clerk.names() == ["2026.yaml", "2027.yaml", "2028.yaml"]


def test_english(clerk: Clerk) -> None:
    assert clerk.freezes(lang="en") == (
        f"Wrote registry/calendar/2028.yaml: 16 holidays, computed with {MADE_WITH}. "
        "Write the days that you close yourself there under closed, "
        "and days with other hours under hours."
    )
    assert clerk.text() == YEAR_2028


def test_the_first_year_of_a_register(clerk: Clerk) -> None:
    for year in (2026, 2027):
        clerk.file(year).unlink()
    clerk.file().parent.rmdir()
    clerk.freezes()
    assert clerk.text() == YEAR_2028


def test_an_editor_is_helped_where_there_are_schemas(clerk: Clerk) -> None:
    schema = clerk.folder / ".schema" / "calendar.json"
    schema.parent.mkdir()
    schema.write_text("{}")
    clerk.freezes()
    line = "# yaml-language-server: $schema=../.schema/calendar.json\n"
    assert clerk.text() == line + YEAR_2028


def test_a_past_year(clerk: Clerk) -> None:
    clerk.freezes(1999)
    assert "\n  1999-06-25: Midsommarafton\n" in clerk.text(1999)
    # Whit Monday was a holiday until 2004, and National Day not before 2005.
    assert "\n  1999-05-24: Annandag pingst\n" in clerk.text(1999)
    assert "1999-06-06" not in clerk.text(1999)


def test_twice_changes_nothing(clerk: Clerk) -> None:
    clerk.freezes()
    before = clerk.file().stat()
    said = (
        f"Året är redan fastställt i registry/calendar/2028.yaml, med {MADE_WITH}. Inget är ändrat."
    )
    assert clerk.freezes() == said
    after = clerk.file().stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_people_wrote_is_left_alone(clerk: Clerk) -> None:
    clerk.write(KEPT)
    said = clerk.freezes()
    assert clerk.text() == KEPT_FROZEN
    assert said.startswith("Ändrade registry/calendar/2028.yaml: Nyårsdagen, Annandag påsk, ")
    assert " och Nyårsafton är nya, Extra helgdag är borttagen och Påskdagen har fått" in said
    assert clerk.freezes().endswith("Inget är ändrat.")


def test_line_breaks_and_byte_order_mark_are_left_alone(clerk: Clerk) -> None:
    clerk.write("\ufeff" + KEPT.replace("\n", "\r\n"))
    clerk.freezes()
    assert clerk.text() == "\ufeff" + KEPT_FROZEN.replace("\n", "\r\n")


def test_a_day_with_a_note_stays_as_it_is(clerk: Clerk) -> None:
    own = YEAR_2028.replace("  2028-06-06: Nationaldagen\n", "").replace(
        "  2028-12-31: Nyårsafton\n", "  2028-12-30: Klämdag\n  2028-12-31: Nyårsafton, kväll\n"
    )
    notes = "".join(f"  2028-{day}: Beslut KS 2027/3\n" for day in ("06-06", "12-30", "12-31"))
    clerk.write(f"{own}notes:\n{notes}")
    assert clerk.freezes().endswith("Inget är ändrat.")
    clerk.write(own)
    clerk.freezes()
    assert clerk.text() == YEAR_2028


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("year: 2028\n", "year: 2028\nmade_with: {made}\nholidays:\n{lines}"),
        (
            "closed: {2028-05-26: Klämdag}\nyear: 2028",
            "closed: {{2028-05-26: Klämdag}}\nyear: 2028\nmade_with: {made}\nholidays:\n{lines}",
        ),
        (
            "holidays: {}  # än\nyear: 2028\n",
            "holidays:  # än\n{lines}year: 2028\nmade_with: {made}\n",
        ),
        (
            "year: 2028\nholidays:\nclosed: {}\n",
            "year: 2028\nmade_with: {made}\nholidays:\n{lines}closed: {{}}\n",
        ),
    ],
)
def test_a_file_without_holidays(clerk: Clerk, written: str, after: str) -> None:
    clerk.write(written)
    clerk.freezes()
    lines = YEAR_2028.partition("holidays:\n")[2]
    assert clerk.text().rstrip("\n") == after.format(made=MADE_WITH, lines=lines).rstrip("\n")


def test_holidays_in_brackets_stay_in_brackets(clerk: Clerk) -> None:
    pairs = re.findall(r"  (2028.*)\n", YEAR_2028)
    first = f"year: 2028\nmade_with: x\nholidays: {{{', '.join(pairs[3:-1])}}}  # ja\n"
    clerk.write(first)
    clerk.freezes()
    assert clerk.text() == (
        f"year: 2028\nmade_with: {MADE_WITH}\nholidays: {{{', '.join(pairs)}}}  # ja\n"
    )


def test_a_newer_package_with_the_same_holidays(clerk: Clerk) -> None:
    clerk.write(YEAR_2028.replace(MADE_WITH, "holidays 0.50"))
    assert clerk.freezes() == (
        "Ändrade registry/calendar/2028.yaml: samma helgdagar som förut. "
        f"Helgdagarna är uträknade med {MADE_WITH}."
    )
    assert clerk.text() == YEAR_2028


def test_rights_are_kept(clerk: Clerk) -> None:
    clerk.write(KEPT)
    clerk.file().chmod(0o640)
    clerk.freezes()
    assert stat.S_IMODE(clerk.file().stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_rights(clerk: Clerk) -> None:
    old = os.umask(0o027)
    try:
        clerk.freezes()
    finally:
        os.umask(old)
    assert stat.S_IMODE(clerk.file().stat().st_mode) == 0o640


def test_no_holidays_to_freeze(clerk: Clerk) -> None:
    policy = clerk.folder / "policy.yaml"
    policy.write_text(policy.read_text().replace("holidays: SE", "holidays: none"))
    swedish, english = clerk.refuses()
    assert swedish.startswith("Det finns inga helgdagar att fastställa, för policy.yaml säger")
    assert english.startswith("There are no holidays to freeze, as policy.yaml says")
    assert not clerk.file().exists()


@pytest.mark.parametrize("year", [1900, 2199])
def test_years_that_the_package_knows_nothing_of(clerk: Clerk, year: int) -> None:
    swedish, english = clerk.refuses(year)
    assert swedish.startswith(f"{MADE_WITH} vet ingenting om helgdagarna {year}")
    assert english.startswith(f"{MADE_WITH} knows nothing of the holidays of {year}")
    assert not clerk.file(year).exists()


def test_settings_with_something_wrong(clerk: Clerk) -> None:
    clerk.write(KEPT)
    settings = clerk.folder / "policy.yaml"
    settings.write_text(settings.read_text() + "colour: blue\n")
    swedish, english = clerk.refuses()
    assert "fel i registry/policy.yaml, så inget är fastställt" in swedish
    assert "wrong in registry/policy.yaml, so nothing is frozen" in english
    assert clerk.text() == KEPT


def test_a_year_whose_key_stands_twice(clerk: Clerk) -> None:
    """Which of the two holds is not known, so the year is not read at all."""
    clerk.write(KEPT + 'year: "2028"\n')
    swedish, english = clerk.refuses()
    assert swedish.startswith("registry/calendar/2028.yaml gick inte att läsa som ett år.")
    assert english.startswith("registry/calendar/2028.yaml could not be read as a year.")
    assert clerk.text() == KEPT + 'year: "2028"\n'


def test_a_year_in_another_years_file(clerk: Clerk) -> None:
    clerk.write(YEAR_2028, 2029)
    swedish, english = clerk.refuses()
    assert swedish == (
        "Året 2028 står redan i registry/calendar/2029.yaml. Döp om filen till 2028.yaml först."
    )
    assert "in registry/calendar/2029.yaml already" in english
    assert not clerk.file().exists()


def test_a_comment_is_not_taken_away(clerk: Clerk) -> None:
    text = KEPT.replace("Extra helgdag", "Extra helgdag  # efter valet")
    clerk.write(text)
    swedish, english = clerk.refuses()
    assert swedish.startswith("12 maj 2028 (Extra helgdag) är ingen helgdag längre, men raden har")
    assert english.startswith("12 May 2028 (Extra helgdag) is no longer a holiday, but its line")
    assert clerk.text() == text


def test_a_link_is_not_written_over(clerk: Clerk) -> None:
    real = clerk.folder / "calendar" / "2030.yaml"
    real.write_text(KEPT)
    clerk.file().symlink_to("2030.yaml")
    swedish, english = clerk.refuses()
    assert swedish.startswith("registry/calendar/2028.yaml är en länk")
    assert english.startswith("registry/calendar/2028.yaml is a link")
    assert real.read_text() == KEPT
    assert clerk.file().is_symlink()


def test_a_folder_that_is_a_link_is_not_written_to(clerk: Clerk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (clerk.folder / "calendar").rename(elsewhere)
    (clerk.folder / "calendar").symlink_to(elsewhere)
    assert clerk.refuses()[0].startswith("registry/calendar är en länk")
    assert sorted(file.name for file in elsewhere.iterdir()) == ["2026.yaml", "2027.yaml"]


def test_a_file_that_someone_else_changes_meanwhile(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.write(KEPT)
    work = freeze.frozen_again

    def slowly(data: bytes, made_with: str, holidays: dict[date, str]) -> bytes:
        clerk.write(f"{KEPT}# ny rad\n")
        return work(data, made_with, holidays)

    monkeypatch.setattr(freeze, "frozen_again", slowly)
    assert clerk.refuses()[0].startswith("Någon annan har ändrat registry/calendar/2028.yaml")
    assert clerk.text() == f"{KEPT}# ny rad\n"
    assert clerk.names() == ["2026.yaml", "2027.yaml", "2028.yaml"]


def test_a_write_that_fails_leaves_everything(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.write(KEPT)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert clerk.refuses()[0].startswith("Det finns inte plats att spara registry/calendar/2028")
    assert clerk.text() == KEPT
    assert clerk.names() == ["2026.yaml", "2027.yaml", "2028.yaml"]


LINES = re.findall(r"  (2028-.*)\n", YEAR_2028)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kept=st.sets(st.sampled_from(LINES)),
    extra=st.sets(st.integers(1, 28)),
    comments=st.booleans(),
    brackets=st.booleans(),
    data=st.data(),
)
def test_any_subset_of_holidays_becomes_all_of_them(
    clerk: Clerk,
    kept: set[str],
    extra: set[int],
    comments: bool,
    brackets: bool,
    data: st.DataObject,
) -> None:
    own = sorted(kept | {f"2028-02-{day:02}: Egen dag {day}" for day in extra})
    if brackets or not own:
        written = f"holidays: {{{', '.join(own)}}}\n"
    else:
        note = "  # en kommentar\n" if comments else ""
        written = "holidays:\n" + "".join(f"{note}  {line}\n" for line in own)
    rest = ["year: 2028\n", "closed: {2028-02-29: Skottdag}  # kvar\n", "# sist\n", written]
    text = "".join(data.draw(st.permutations(rest)))
    clerk.write(text)
    clerk.freezes()
    after = clerk.text()
    assert re.findall(r"(2028-[^,}\n]*)(?=,|\}\n|\n)", after.replace(rest[1], "")) == LINES
    gone = [
        line[2:]
        for line in difflib.ndiff(text.splitlines(), after.splitlines())
        if line.startswith("- ")
    ]
    assert all("Egen dag" in line or line.startswith("holidays:") for line in gone)
    assert clerk.freezes().endswith("Inget är ändrat.")


def test_as_a_process(ask: Ask, register: Path) -> None:
    ran = ask("calendar", "2028", "--freeze")
    assert ran.code == 0
    assert ran.out.startswith("Arbetstid 2028, Exempelkommun\n")
    assert ran.err.startswith("Skrev registry/calendar/2028.yaml: 16 helgdagar")
    assert (register / "calendar" / "2028.yaml").read_text(encoding="utf-8") == YEAR_2028
    assert ask("check").code == 0
    again = ask("calendar", "2028", "--freeze", SOCIALPOLICY_LANG="en")
    assert again.out.startswith("Working time 2028, Exempelkommun\n")
    assert again.err.endswith("Nothing is changed.\n")


def test_freezing_moves_no_deadline(ask: Ask) -> None:
    asked = ("deadline", "facebook", "2028-06-22 15:00", "--explain")
    before = ask(*asked).out
    assert re.search(r"^ *fredag 23 juni +stängt +Midsommarafton$", before, re.MULTILINE)
    ask("calendar", "2028", "--freeze")
    assert ask(*asked).out == before


def test_a_folder_that_may_not_be_written_to(ask: Ask, register: Path) -> None:
    (register / "calendar").rename(register / "calendar-gone")
    (register / "calendar").write_text("a file\n")
    ran = ask("calendar", "2028", "--freeze")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("socialpolicy: ")
    assert ran.err.count("\n") == 1
