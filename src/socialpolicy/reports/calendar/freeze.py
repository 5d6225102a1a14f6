"""The work of `calendar --freeze`: a year's holidays written down once and for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, in_the_same_words, until_broken_off
from socialpolicy.edit import Bare, SpliceError, add_first, compose, put
from socialpolicy.edit.spans import YamlText
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.register import Register
from socialpolicy.register.working_days import made_with, swedish_holidays
from socialpolicy.storage.files import display_path
from socialpolicy.storage.replace import locked
from socialpolicy.text import FilledText, Text, asked, named

_COMMENTED = Text(
    sv="{day} ({name}) är ingen helgdag längre, men raden har en kommentar. Ta bort raden själv, "
    "eller skriv under notes varför dagen ska stå kvar.",
    en="{day} ({name}) is no longer a holiday, but its line has a comment. Remove the line "
    "yourself, or write under notes why the day is to stay.",
)

_SCHEMA_LINE = "# yaml-language-server: $schema=../.schema/calendar.json\n"
"""What lets an editor help with the file, where the register has the schemas."""


class Changes(NamedTuple):
    """What freezing does to the holidays of a year, each by its name."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()


def holidays_to_freeze(
    computed: Mapping[date, str], present: CalendarYear | None
) -> dict[date, str]:
    """Give the holidays that a year should have, in order of date.

    They are those computed, but a date that someone has explained under
    `notes` stays as it is in the file, there or not.
    """
    noted = present.notes if present else {}
    wanted = {day: name for day, name in computed.items() if day not in noted}
    if present:
        wanted |= {day: name for day, name in present.holidays.items() if day in noted}
    return dict(sorted(wanted.items()))


def changes_between(before: Mapping[date, str], after: Mapping[date, str]) -> Changes:
    """Compare the holidays of a year before and after."""
    return Changes(
        added=tuple(name for day, name in after.items() if day not in before),
        removed=tuple(name for day, name in before.items() if day not in after),
        renamed=tuple(name for day, name in after.items() if before.get(day, name) != name),
    )


def new_file(
    number: int, made_with: str, holidays: Mapping[date, str], *, with_schema: bool
) -> bytes:
    """Write the file of a year that has none yet."""
    named = {day.isoformat(): name for day, name in holidays.items()}
    text = compose({"year": Bare(number), "made_with": made_with, "holidays": dict(named)})
    return (_SCHEMA_LINE if with_schema else "").encode() + text


def frozen_again(data: bytes, made_with: str, holidays: Mapping[date, str]) -> bytes:
    """Write the holidays into a year's file, every other byte as it was.

    Raises SpliceError when that cannot be done, and when a holiday that has
    gone would take a comment with it.
    """
    named = {day.isoformat(): name for day, name in holidays.items()}
    present = YamlText(data).at(("holidays",))
    if isinstance(present, dict) and present:
        _keep_comments(data, [day for day in present if day not in named])
        first = next(iter(named), None)
        if first and first not in present:
            data = add_first(data, ("holidays", first), named[first])
    data = put(data, ("made_with",), made_with, after=("year",))
    return put(data, ("holidays",), dict(named), after=("year", "made_with"))


def _keep_comments(data: bytes, leaving: list[str]) -> None:
    yaml = YamlText(data)
    for entry in yaml.entries(("holidays",)):
        line_end = yaml.line_end(entry.end)
        rest = yaml.text[entry.end : line_end].lstrip(" \t,")
        if entry.step in leaving and rest.startswith("#"):
            day = date.fromisoformat(str(entry.step))
            name = yaml.at(("holidays", entry.step))
            raise SpliceError(_COMMENTED, day=day, name=name)


_UNCOUNTED = Text(
    sv="Det finns inga helgdagar att fastställa, för policy.yaml säger holidays: none. "
    "Dagar som ni stänger själva skriver du under closed i calendar/{year}.yaml.",
    en="There are no holidays to freeze, as policy.yaml says holidays: none. "
    "Write the days that you close yourself under closed in calendar/{year}.yaml.",
)
_UNKNOWN = Text(
    sv="{made_with} vet ingenting om helgdagarna {year}, så året går inte att fastställa. "
    "Skriv dem själv under holidays i calendar/{year}.yaml.",
    en="{made_with} knows nothing of the holidays of {year}, so the year cannot be frozen. "
    "Write them yourself under holidays in calendar/{year}.yaml.",
)
_FLAWED = Text(
    sv="Det är fel i {file}, så inget är fastställt. Rätta felen först: socialpolicy check.",
    en="Something is wrong in {file}, so nothing is frozen. Mend it first: socialpolicy check.",
)
_ELSEWHERE = Text(
    sv="Året {year} står redan i {file}. Döp om filen till {year}.yaml först.",
    en="The year {year} is in {file} already. Rename the file to {year}.yaml first.",
)
_NEW = Text(
    sv="Skrev {file}: {count} helgdagar, uträknade med {made_with}. Dagar som ni stänger själva "
    "skriver du där under closed, och dagar med andra tider under hours.",
    en="Wrote {file}: {count} holidays, computed with {made_with}. Write the days that you close "
    "yourself there under closed, and days with other hours under hours.",
)
_SAME = Text(
    sv="Året är redan fastställt i {file}, med {made_with}. Inget är ändrat.",
    en="The year is frozen in {file} already, with {made_with}. Nothing is changed.",
)
_CHANGED = Text(
    sv="Ändrade {file}: {changes}. Helgdagarna är uträknade med {made_with}.",
    en="Changed {file}: {changes}. The holidays are computed with {made_with}.",
)
_NO_OTHER = Text(sv="samma helgdagar som förut", en="the same holidays as before")
_ADDED = Text(sv="{names} är nya", en="{names} are new")
_ADDED_ONE = Text(sv="{names} är ny", en="{names} is new")
_REMOVED = Text(sv="{names} är borttagna", en="{names} are removed")
_REMOVED_ONE = Text(sv="{names} är borttagen", en="{names} is removed")
_RENAMED = Text(sv="{names} har fått nya namn", en="{names} have new names")
_RENAMED_ONE = Text(sv="{names} har fått nytt namn", en="{names} has a new name")


def freeze(folder: Path, register: Register, number: int) -> FilledText:
    """Write a year's holidays to its file, and say what was done. Raises CommandError."""
    computed, package = _computed(register, number), made_with()
    path = folder / "calendar" / f"{number}.yaml"
    file = display_path(path)
    filed = register.years.get(number)
    present = filed.model if filed else None
    if filed and filed.at.document.source.file != file:
        raise CommandError(_ELSEWHERE, year=number, file=filed.at.document.source.file)
    _require_whole(register, file)
    holidays = holidays_to_freeze(computed, present)
    values = {"file": file, "made_with": package}
    if filed is None or present is None:
        schema = folder / ".schema" / "calendar.json"
        data = new_file(number, package, holidays, with_schema=schema.is_file())
        _write(folder, register, path, None, data)
        return FilledText(_NEW, {**values, "count": len(holidays)})
    before = filed.at.document.source.data
    with in_the_same_words():
        data = frozen_again(before, package, holidays)
    if data == before:
        return FilledText(_SAME, values)
    _write(folder, register, path, before, data)
    changes = changes_between(present.holidays, holidays)
    return FilledText(_CHANGED, {**values, "changes": _told(changes)})


def _computed(register: Register, number: int) -> Mapping[date, str]:
    if not register.policy.counts_holidays(number):
        raise CommandError(_UNCOUNTED, year=number)
    computed = swedish_holidays(number)
    if not computed:
        raise CommandError(_UNKNOWN, made_with=made_with(), year=number)
    return computed


def _require_whole(register: Register, file: str) -> None:
    """Refuse to build on what was not understood."""
    for read in (register.policy_at.document.source.file, file):
        if read in register.flawed:
            raise CommandError(_FLAWED, file=read)


def _told(changes: Changes) -> object:
    groups = (
        (changes.added, _ADDED_ONE, _ADDED),
        (changes.removed, _REMOVED_ONE, _REMOVED),
        (changes.renamed, _RENAMED_ONE, _RENAMED),
    )
    told = [
        FilledText(one if len(names) == 1 else many, {"names": list(names)})
        for names, one, many in groups
        if names
    ]
    return told or _NO_OTHER


def _write(folder: Path, register: Register, path: Path, before: bytes | None, data: bytes) -> None:
    """Write what was made of what was read, unless the file has changed since.

    Raises CommandError.
    """
    with until_broken_off() as work, in_the_same_words(), locked(folder) as own:
        work.language = asked() or named(register.policy.language) or work.language
        own.replace(path, before, data)
        work.written = True
