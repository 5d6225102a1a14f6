"""The work of `calendar`: choose the year, freeze it if asked to, and print it."""

from __future__ import annotations

import re
import sys
from datetime import date

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import (
    CommandError,
    Work,
    despite_lost_output,
    require_choice,
    visible,
)
from socialpolicy.cli.load import register_at, require_settings, warn_of_later_facts
from socialpolicy.register.layout import Role
from socialpolicy.register.register import Register
from socialpolicy.reports.calendar import FORMATS
from socialpolicy.reports.calendar.formats import render
from socialpolicy.reports.calendar.working_year import working_year
from socialpolicy.schedule import FIRST_YEAR, LAST_YEAR
from socialpolicy.screen import screen_of
from socialpolicy.text import Text

_NOT_YEAR = Text(
    sv="{word} är inget år som går att räkna. Skriv ett år från {first} till {last}.",
    en="{word} is not a year that can be counted. Write a year from {first} to {last}.",
)
_UNREAD = Text(
    sv="{file} gick inte att läsa som ett år. Kör socialpolicy check för att se vad som är fel.",
    en="{file} could not be read as a year. Run socialpolicy check to see what is wrong.",
)
_NOT_OF_THE_PAST = Text(
    sv="Ett år fastställs i dagens register. Kör calendar --freeze utan --revision.",
    en="A year is frozen in today's register. Run calendar --freeze without --revision.",
)
_YEAR = re.compile("[0-9]{4}")


def show(around: Context, word: str | None, form: str, at: str | None, *, freeze: bool) -> None:
    """Print the year asked for, having frozen it if asked to. Raises CommandError."""
    require_choice(form, FORMATS)
    if freeze and around.revision is not None:
        raise CommandError(_NOT_OF_THE_PAST)
    register = _register(around, at)
    language = around.language(register)
    number = _number(word, register.today)
    _require_read(register, number)
    work = Work()
    with despite_lost_output(work):
        if freeze:
            from socialpolicy.reports.calendar.freeze import freeze as freeze_year

            said = freeze_year(around.folder(), register, number)
            work.written = True
            sys.stderr.write(f"{said.in_language(language)}\n")
            register = _register(around, at)
        require_settings(register, "working_time")
        year = working_year(register, number)
        width, colour = screen_of()
        warn_of_later_facts(register, at, form, language)
        sys.stdout.write(render(form, year, language, colour=colour, width=width))


def _register(around: Context, at: str | None) -> Register:
    return register_at(around, at, only=(Role.POLICY, Role.YEAR), listed=True)


def _number(word: str | None, today: date) -> int:
    word = str(today.year) if word is None else word
    number = int(word) if _YEAR.fullmatch(word) else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise CommandError(_NOT_YEAR, word=visible(word), first=FIRST_YEAR, last=LAST_YEAR)
    return number


def _require_read(register: Register, number: int) -> None:
    """Refuse a year whose own file is there but tells nothing: computing it would be a guess."""
    path = f"calendar/{number}.yaml"
    entry = next((entry for entry in register.entries if entry.path == path), None)
    if entry is None:
        return
    filed = register.years.get(number)
    if filed is None or filed.at.document.source.file != entry.source.file:
        raise CommandError(_UNREAD, file=entry.source.file)
