"""The work of `duties`: what comes back and when, as a list or a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice, visible
from socialpolicy.cli.load import register_at
from socialpolicy.formats.words import capital
from socialpolicy.register.layout import Role
from socialpolicy.register.register import Register
from socialpolicy.reports import interchange
from socialpolicy.reports.columns import UNIT, unit_cell
from socialpolicy.reports.delivery import deliver_list, warn_of_unread
from socialpolicy.reports.output_file import deliver_text, require_free
from socialpolicy.reports.selection import Selection, read_selection
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.reports.upcoming import (
    Upcoming,
    logs_of,
    never_done,
    of_account,
    of_register,
    of_work,
)
from socialpolicy.text import FilledText, Language, Text, clean

LONGEST_YEARS = 10
"""How far ahead can be looked."""

_COLUMNS = (
    Column("on", Text(sv="Senast", en="By"), Kind.DAY),
    Column("state", Text(sv="Läge", en="State")),
    Column("what", Text(sv="Vad", en="What")),
    Column("about", Text(sv="Gäller", en="About"), Kind.ID),
    UNIT._replace(spare=1),
    Column("role", Text(sv="Vem", en="Who")),
    Column("command", Text(sv="Kör", en="Run"), Kind.ID),
)
_BELOW = frozenset({"role", "command"})
_LATE = Coded("late", Text(sv="sent", en="late"))
_NEVER = Coded("never", Text(sv="inte gjort", en="never done"))
_AHEAD = Coded("ahead", Text(sv="kommer", en="ahead"))
_TODAY = Coded("today", Text(sv="i dag", en="today"))

_TITLE = Text(sv="Det som kommer tillbaka", en="What comes back")
_HEADING = Text(
    sv="Till och med {last}: {count}, varav {late} sena eller aldrig gjorda",
    en="Until {last}: {count}, of which {late} late or never done",
)
_EMPTY = Text(sv="Inget ska göras under den tiden.", en="Nothing is to be done in that time.")
_NOT_LENGTH = Text(
    sv='{word} är ingen tid. Skriv till exempel "60 dagar", "8 veckor" eller "3 månader".',
    en='{word} is not a length of time. Write for example "60 days", "8 weeks" or "3 months".',
)
_TOO_LONG = Text(
    sv="{word} är för lång tid. Välj högst tio år.",
    en="{word} is too long. Choose ten years at most.",
)
_SUMMARY = Text(sv="{what}: {about}", en="{what}: {about}")
_LENGTH = re.compile(
    r"(\d{1,15})\s*(d|w|m|dag|dagar|days?|veck(?:a|or)|weeks?|månad(?:er)?|months?|år|years?)",
    re.ASCII | re.IGNORECASE,
)


class Options(NamedTuple):
    """The options of `duties` as they were given."""

    within: str
    units: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """List what comes back, and give the exit code. Raises CommandError when it cannot."""
    require_choice(options.form, ("text", "json", "csv", "ics"))
    needed = (Role.POLICY, Role.YEAR, Role.ORGANISATION, Role.ACCOUNT, Role.EXCEPTIONS)
    register = register_at(around, options.at, needed, listed=True)
    last = _last_day(options.within, register.today)
    if options.output:
        require_free(options.output, register)
    selection = read_selection(register, options.units)
    found = _found(register, selection, last)
    language = around.language(register)
    unread = [f"{register.folder}/accounts/{id}.yaml" for id in sorted(register.unread_accounts)]
    if options.form == "ics":
        warn_of_unread(unread, language)
        deliver_text(_ics(found, register, language), options.output)
        return 0
    report = _report(found, register, last)
    deliver_list(report, unread, options.form, options.output, register, language)
    return 0


def _last_day(word: str, today: date) -> date:
    match = _LENGTH.fullmatch(word.strip())
    if match is None:
        raise CommandError(_NOT_LENGTH, word=visible(word))
    count, unit = int(match[1]), match[2].lower()
    days = {"d": 1, "w": 7, "v": 7, "m": 30, "å": 365, "y": 365}[unit[0]]
    if count * days > LONGEST_YEARS * 366:
        raise CommandError(_TOO_LONG, word=word)
    if unit[0] not in "må" and unit[0] != "y":
        return today + timedelta(count * days)
    from socialpolicy.schedule.calendar import months_after

    return months_after(today, count * (1 if unit[0] == "m" else 12))


def _found(register: Register, selection: Selection, last: date) -> list[Upcoming]:
    found: list[Upcoming] = []
    logs = logs_of(register)
    for located in selection.accounts(register):
        found += of_account(located.model, register, last)
        found += of_work(located.model, register, logs.get(located.model.id, ()))
    everything = [*never_done(register), *of_register(register)]
    if selection.units and register.organisation:
        organisation = register.organisation
        everything = [
            each
            for each in everything
            if each.unit
            and not selection.units.isdisjoint(unit.id for unit in organisation.lineage(each.unit))
        ]
    found += everything
    return sorted(
        (each for each in found if each.on is None or each.on <= last),
        key=lambda each: (each.on or date.min, each.what, each.account or each.unit or ""),
    )


def _report(found: Sequence[Upcoming], register: Register, last: date) -> Report:
    rows = tuple(Row(_cells(each, register)) for each in found)
    late = sum(each.on is None or each.on < register.today for each in found)
    heading = FilledText(_HEADING, {"last": last, "count": len(found), "late": late})
    table = Table("duties", heading, _COLUMNS, rows, _EMPTY, below=_BELOW)
    return Report("duties", _TITLE, register.policy.authority, register.local_now, (table,))


def _cells(each: Upcoming, register: Register) -> tuple[Cell, ...]:
    filed = register.account(each.account) if each.account else None
    unit = each.unit or (filed.model.unit if filed else None)
    return (
        each.on,
        _state(each, register.today),
        Coded(each.what, Text(*(each.to_do.in_language(spoken) for spoken in Language))),
        each.account or each.unit,
        unit_cell(unit, register),
        each.role,
        each.command,
    )


def _state(each: Upcoming, today: date) -> Coded:
    if each.on is None:
        return _NEVER
    if each.on < today:
        return _LATE
    return _TODAY if each.on == today else _AHEAD


def _ics(found: Sequence[Upcoming], register: Register, language: Language) -> str:
    """Print a calendar of days; what was never done is on today's. An event keeps its UID."""
    from icalendar import Event

    calendar = interchange.new_calendar("duties")
    for each in found:
        about = each.account or each.unit or register.policy.authority
        what = capital(each.words.in_language(language))
        key = f"socialpolicy/duties/{each.what}/{each.account}/{each.unit}/{each.year}"
        key += f"/{each.which}" if each.which else ""
        day = max(each.on or register.today, register.today)
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, key)))
        event.add("dtstamp", register.as_of.astimezone(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(1))
        event.add("summary", _SUMMARY.fill(language, {"what": what, "about": about}))
        lines = [clean(part) for part in (each.role, each.command) if part]
        if lines:
            event.add("description", "\n".join(lines))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
