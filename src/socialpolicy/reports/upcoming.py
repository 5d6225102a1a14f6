"""What comes back and what runs out: for each account, and for the register as a whole.

`today` shows the next days of it, `duties` all of it, and `show` what is one account's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy.register.lifecycle import carries_banner, is_in_use
from socialpolicy.register.log_days import latest_day, months
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import ArchiveCopy
from socialpolicy.register.register import Register
from socialpolicy.schedule import ScheduleError
from socialpolicy.schedule.calendar import months_after
from socialpolicy.storage.files import FileEntry
from socialpolicy.text import FilledText, Text

FREEZE_FROM = 10
"""The month from which the next year's calendar is asked for."""

_WORDS = {
    "banner": Text(sv="bannern ska bekräftas igen", en="the banner is to be confirmed"),
    "access": Text(sv="prova att rollerna kan logga in", en="try that the roles can log in"),
    "uncovered": Text(
        sv="både den ansvariga och ersättaren är borta",
        en="both the responsible and the deputy are away",
    ),
    "alone": Text(
        sv="den ansvariga är borta och ingen ersättare finns",
        en="the responsible is away and there is no deputy",
    ),
    "opens": Text(sv="kontot öppnas", en="the account opens"),
    "closes": Text(sv="kontot avslutas", en="the account closes"),
    "archive-copy": Text(
        sv="en kopia av kontot ska till arkivet", en="a copy of the account is due to the archive"
    ),
    "watch": Text(sv="kontot ska ses över", en="the account is to be looked through"),
    "records-training": Text(
        sv="den ansvariga ska gå igenom hur handlingar hanteras",
        en="the responsible is to go through how documents are handled",
    ),
    "staff-told": Text(
        sv="personalen ska få veta hur privata konton får användas",
        en="the staff are to be told how private accounts may be used",
    ),
    "platforms": Text(
        sv="listan över plattformar ska gås igenom",
        en="the list of platforms is to be reviewed",
    ),
    "exception": Text(sv="ett undantag går ut", en="an exception ends"),
    "calendar": Text(
        sv="kalendern för {year} är inte fastställd", en="the calendar of {year} is not frozen"
    ),
}
_TO_DO = {
    "banner": Text(sv="Bekräfta bannern", en="Confirm the banner"),
    "access": Text(sv="Prova inloggningarna", en="Try the log-ins"),
    "uncovered": Text(sv="Båda är borta", en="Both are away"),
    "alone": Text(sv="Borta utan ersättare", en="Away without a deputy"),
    "opens": Text(sv="Kontot öppnas", en="The account opens"),
    "closes": Text(sv="Kontot avslutas", en="The account closes"),
    "archive-copy": Text(sv="Kopiera till arkivet", en="Copy to the archive"),
    "watch": Text(sv="Se över kontot", en="Look it through"),
    "records-training": Text(sv="Gå igenom handlingar", en="Go through documents"),
    "staff-told": Text(sv="Berätta för personalen", en="Tell the staff"),
    "platforms": Text(sv="Gå igenom plattformar", en="Review the platforms"),
    "exception": Text(sv="Undantaget går ut", en="The exception ends"),
    "calendar": Text(sv="Fastställ {year}", en="Freeze {year}"),
}
_COMMANDS = {
    "banner": "confirm-banner {account}",
    "access": "confirm-access {account}",
    "watch": "watched {account}",
    "alone": "hand-over-account {account} --who deputy",
    "calendar": "calendar {year} --freeze",
}


class Upcoming(NamedTuple):
    """Something that is to be done or happens; `what` is a word for programs.

    `on` is the day, by which at the latest what comes back is to be done; None where it has
    never been done and should have been. `unit` is an id, and `role` who does it. `which` tells
    it from another of its kind that is about the same.
    """

    on: date | None
    what: str
    account: str | None = None
    year: int | None = None
    unit: str | None = None
    role: str | None = None
    which: str = ""

    @property
    def words(self) -> FilledText:
        """What it is, without the account or unit."""
        return FilledText(_WORDS[self.what], {"year": self.year})

    @property
    def to_do(self) -> FilledText:
        """What to do, or what happens, in a few words."""
        return FilledText(_TO_DO[self.what], {"year": self.year})

    @property
    def command(self) -> str | None:
        """The command that does or notes it; None where it is written in a file."""
        command = _COMMANDS.get(self.what)
        if command is None:
            return None
        return f"socialpolicy {command.format(account=self.account, year=self.year)}"


def of_account(account: Account, register: Register, last: date) -> Iterator[Upcoming]:
    """Say what runs out or happens for one account; of absences only until a day."""
    today, limits = register.today, register.policy.limits
    role = account.responsible.role if account.responsible else None
    if account.is_planned(today) and account.opened:
        yield Upcoming(account.opened, "opens", account.id, role=role)
    if account.closing and account.closing.on > today:
        yield Upcoming(account.closing.on, "closes", account.id, role=role)
    if not account.is_open(today):
        return
    banner = account.profile and account.profile.banner
    if banner and banner.confirmed and carries_banner(account, register):
        due = months_after(banner.confirmed, limits.banner_months)
        yield Upcoming(due, "banner", account.id, role=banner.by or role)
    if account.access and account.access.checked:
        due = months_after(account.access.checked, limits.access_months)
        yield Upcoming(due, "access", account.id, role=role)
    due_copy = copy_due(account, register)
    if due_copy:
        yield Upcoming(due_copy, "archive-copy", account.id, role=role)
    yield from _uncovered(account, register, last)


def _uncovered(account: Account, register: Register, last: date) -> Iterator[Upcoming]:
    """Find the first working day until another on which nobody is on duty."""
    if not account.absences or account.responsible is None:
        return
    day = register.today
    while day <= last and not (account.closing and account.closing.on <= day):
        if account.on_duty(day).holder is None and is_working_day(register, day):
            yield Upcoming(day, "uncovered" if account.deputy else "alone", account.id)
            return
        day += timedelta(1)


def of_work(account: Account, register: Register, log: Collection[FileEntry]) -> Iterator[Upcoming]:
    """Say when an account is next to be looked through, and what was never gone through."""
    watch = account.watch
    if account.is_open(register.today) and watch and watch.every_working_days:
        since = last_seen(account, log)
        try:
            due = since and register.schedule.add_working_days(since, watch.every_working_days)
        except ScheduleError:
            due = None
        if due:
            yield Upcoming(due, "watch", account.id, role=watch.role)
    holder = account.responsible
    if holder and holder.records_training is None and is_in_use(account, register):
        yield Upcoming(None, "records-training", account.id, role=holder.role)


def last_seen(account: Account, log: Collection[FileEntry]) -> date | None:
    """Give the last day that somebody looked an account through, as noted or as its log shows.

    `log` has the files of its months. Without any such day it is the opening or take-over.
    """
    since = (account.watch and account.watch.watched) or account.begun
    if since is None:
        return None
    return max((day for entry in log if (day := latest_day(entry, since))), default=since)


def logs_of(register: Register) -> dict[str, list[FileEntry]]:
    """Give the files of the log that were listed or read, by account."""
    logs: dict[str, list[FileEntry]] = {}
    for each in months(register):
        logs.setdefault(each.account, []).append(each.entry)
    return logs


def latest_copy(account: Account, register: Register) -> ArchiveCopy | None:
    """Find the latest archive copy that holds as much as is decided; None without a decision."""
    setting, today = register.policy.archive, register.today
    copies = account.archive_copies if setting else []
    enough = [
        each for each in copies if each.on <= today and setting and setting.is_enough(each.level)
    ]
    return max(enough, key=lambda each: each.on, default=None)


def copy_due(account: Account, register: Register) -> date | None:
    """Give the day by which an account is to be copied next; None where nothing is decided."""
    setting, latest = register.policy.archive, latest_copy(account, register)
    begun = latest.on if latest else account.begun or register.today
    return months_after(begun, setting.copies_months) if setting else None


def of_register(register: Register) -> Iterator[Upcoming]:
    """Say what runs out for the register as a whole."""
    today, policy = register.today, register.policy
    if policy.platforms_reviewed:
        due = months_after(policy.platforms_reviewed, policy.limits.platforms_months)
        yield Upcoming(due, "platforms")
    for entry, _ in register.exceptions:
        if today <= entry.until:
            which = f"{entry.rule}/{entry.on}"
            yield Upcoming(
                entry.until, "exception", entry.subject, role=entry.decided_by, which=which
            )
    years = [today.year, today.year + 1] if today.month >= FREEZE_FROM else [today.year]
    for year in years:
        if year not in register.years and policy.counts_holidays(year):
            yield Upcoming(today, "calendar", year=year)


def never_done(register: Register) -> Iterator[Upcoming]:
    """Say what was never done for the register as a whole, or for a department or company."""
    policy, organisation = register.policy, register.organisation
    sure = register.policy_at.document.source.file not in register.flawed
    if policy.platforms_reviewed is None and sure:
        yield Upcoming(None, "platforms")
    if organisation is None or not register.organisation_whole:
        return
    for unit in organisation.units:
        # A department answers for the units below it.
        department = organisation.department_of(unit.id)
        own = department is not None and department.id == unit.id
        if own and unit.exists(register.today) and unit.staff_told is None:
            yield Upcoming(None, "staff-told", unit=unit.id)


def is_working_day(register: Register, day: date) -> bool:
    """Say whether somebody works on a day; no where that cannot be counted."""
    try:
        return register.schedule.is_working_day(day)
    except ScheduleError:
        return False
