"""The page of `today`, for people at a screen and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.cli.load import UNREAD_LOG
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.models.account import Account
from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.register.register import Register
from socialpolicy.reports import interchange
from socialpolicy.reports.overdue.formats import json_item
from socialpolicy.reports.upcoming import Upcoming
from socialpolicy.schedule import working_length
from socialpolicy.screen import WIDEST, cells, painted, table, wrap
from socialpolicy.text import MONTHS, Language, Text, clean, ending, moment

MOST_NAMED = 6
"""Accounts to look through that are named before the rest are counted."""

NARROWEST_SUBJECT = 18
"""Cells that a subject needs to stand on the line of its message; else it has one of its own."""

_NOW = Text(sv="{now}, vecka {week}.", en="{now}, week {week}.")
_CLOSES = Text(sv="Arbetsdagen slutar {clock}.", en="The working day ends at {clock}.")
_OVER = Text(sv="Arbetsdagen är slut.", en="The working day is over.")
_CLOSED = Text(sv="I dag är ingen på plats ({why}).", en="Nobody is on duty today ({why}).")
_NO_REASON = Text(sv="stängt", en="closed")
_LATE = Text(sv="Sena svar", en="Late answers")
_TODAY = Text(sv="Ska tas om hand i dag", en="To be taken care of today")
_ANSWERS = Text(sv="svarar i dag", en="answers today")
_NOTHING = Text(
    sv="Inget svar är sent, och inget ska besvaras i dag.",
    en="No answer is late, and none is to be given today.",
)
_JUST_NOW = Text(sv="nyss", en="just now")
_CLOCK = Text(sv="kl. %H.%M", en="%H:%M")
_WATCH = Text(sv="Ska ses över i dag: {count} konton", en="To be looked through today: {count}")
_WATCH_ONE = Text(sv="Ska ses över i dag: 1 konto", en="To be looked through today: 1")
_MORE = Text(sv="{count} till", en="{count} more")
_SOON = Text(sv="Snart", en="Soon")
_DUTIES = Text(sv="Skulle ha varit gjort: {count}", en="Should have been done: {count}")
_SINCE = Text(sv="senast {day}", en="by {day}")
_NEVER = Text(sv="aldrig gjort: {count}", en="never done: {count}")
_ALL_DUTIES = Text(
    sv="Allt, med vem och hur: socialpolicy duties",
    en="All of it, with who and how: socialpolicy duties",
)
_NOBODY = Text(sv="INGEN", en="NOBODY")
_DEPUTY = Text(
    sv="* ersättare, för den ansvariga är borta", en="* the deputy, as the responsible is away"
)
_ANSWER = Text(
    sv="Svara: socialpolicy answer-message   Mer: socialpolicy overdue",
    en="Answer: socialpolicy answer-message   More: socialpolicy overdue",
)
_AFTERWARDS = Text(sv="Efteråt: {command}", en="Afterwards: {command}")
_OF_ACCOUNT = Text(sv="{account}: {what}", en="{account}: {what}")
_WITH_COMMAND = Text(sv="{what}: {command}", en="{what}: {command}")


class Page(NamedTuple):
    """All that the page shows: `watch` has the accounts to look through, `soon` what runs out.

    `late` is what else should have been done by a day that has passed, the oldest first, and
    `never` how much of what should have been done never was.
    """

    register: Register
    pending: Pending
    watch: tuple[Account, ...]
    soon: tuple[Upcoming, ...]
    late: tuple[Upcoming, ...]
    never: int


def render(form: str, page: Page, language: Language, *, width: int, colour: bool) -> str:
    """Print the page in one of the formats: whole lines. `width` and `colour` concern the text."""
    if form == "json":
        return _json(page)
    lines = _text(page, language, width, colour=colour)
    return "".join(f"{unobeyed(line)}\n" for line in lines)


def _json(page: Page) -> str:
    register, pending = page.register, page.pending
    closing = register.schedule.closing(register.today)
    answer = {
        "version": 1,
        "as_of": pending.as_of.isoformat(timespec="seconds"),
        "closes": closing.isoformat(timespec="seconds") if closing else None,
        "overdue": [json_item(item, pending) for item in pending.overdue],
        "due_today": [json_item(item, pending) for item in pending.due_today],
        "watch": [
            {
                "account": account.id,
                "role": account.watch.role if account.watch else None,
                "watched": _iso(account.watch.watched if account.watch else None),
                "every_working_days": account.watch.every_working_days if account.watch else None,
            }
            for account in page.watch
        ],
        "soon": [_json_event(event) for event in page.soon],
        "late": [_json_event(event) for event in page.late],
        "never_done": page.never,
        "unread": list(pending.unread),
    }
    return interchange.json_text(answer)


def _json_event(event: Upcoming) -> dict[str, object]:
    return {
        "on": _iso(event.on),
        "what": event.what,
        "account": event.account,
        "year": event.year,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(page: Page, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    """Lay the page out for a screen of `width` columns."""
    prose = min(width, WIDEST)
    yield from wrap(_head(page, language), prose)
    yield ""
    yield from _messages(page, language, prose, colour=colour)
    if page.watch:
        yield from _watched(page, language, prose, colour=colour)
    if page.late or page.never:
        yield from _late_duties(page, language, prose, colour=colour)
    if page.soon:
        yield painted(_SOON.in_language(language), "bold" if colour else "")
        rows = [
            (_day(event.on, language), _what(event, language)) for event in page.soon if event.on
        ]
        yield from table(rows, prose, indent=2)
        yield ""
    if page.pending.unread:
        files = [ending(file) for file in page.pending.unread]
        yield from wrap(UNREAD_LOG.fill(language, {"files": files}), prose)
        yield ""
    if page.pending.overdue or page.pending.due_today:
        yield from wrap(_ANSWER.in_language(language), prose)


def _head(page: Page, language: Language) -> str:
    """Say what day and time it is, and until when somebody is on duty."""
    register = page.register
    now = moment(page.pending.as_of, language, year=True)
    values = {"now": capital(now), "week": register.today.isocalendar().week}
    said = [_NOW.in_language(language).format_map(values)]
    closing = register.schedule.closing(register.today)
    if closing is None:
        why = register.schedule.plan(register.today).closed or _NO_REASON
        said.append(_CLOSED.fill(language, {"why": why}))
    elif closing <= page.pending.as_of:
        said.append(_OVER.in_language(language))
    else:
        clock = register.schedule.prose(closing).in_language(language).rpartition(" ")[2]
        said.append(_CLOSES.fill(language, {"clock": clock}))
    return " ".join(said)


def _messages(page: Page, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    pending = page.pending
    groups = ((_LATE, pending.overdue, "bold red"), (_TODAY, pending.due_today, "bold yellow"))
    if not pending.overdue and not pending.due_today:
        yield _NOTHING.in_language(language)
        yield ""
        return
    rows = [_row(item, page, language) for _, items, _ in groups for item in items]
    widths = [max(cells(row[column]) for row in rows) for column in range(4)]
    room = width - 2 - widths[0] - widths[1] - widths[3] - 3 * 2
    answers = _ANSWERS.in_language(language)
    shown = iter(rows)
    for heading, items, tint in groups:
        if not items:
            continue
        said = heading.in_language(language)
        right = answers.rjust(width - cells(said) - 1) if room >= NARROWEST_SUBJECT else ""
        right = right.rstrip()
        yield painted(said, tint if colour else "") + (f" {right}" if right else "")
        answers = ""
        for row in (next(shown) for _ in items):
            yield from _laid(row, widths, room, width)
    if any(item.duty.who == "deputy" for _, items, _ in groups for item in items):
        yield ""
        yield from wrap(_DEPUTY.in_language(language), width)
    yield ""


def _laid(row: tuple[str, ...], widths: Sequence[int], room: int, width: int) -> Iterator[str]:
    """Put a message on one line if its subject has room there, else on two."""
    when, account, subject, who = row
    head = f"  {_padded(when, widths[0])}  {_padded(account, widths[1])}"
    if room >= NARROWEST_SUBJECT:
        # A long subject is cut: the id leads to all of it.
        subject = subject if cells(subject) <= room else f"{_cut(subject, room - 1)}…"
        gap = width - cells(head) - 2 - room - 2 - widths[3]
        yield f"{head}  {_padded(subject, room + gap)}  {who}".rstrip()
        return
    yield f"{head}  {who}".rstrip()
    yield from (f"    {line}" for line in wrap(subject, width - 4))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _cut(text: str, room: int) -> str:
    while cells(text) > room:
        text = text[:-1]
    return text.rstrip()


def _row(item: OverdueMessage, page: Page, language: Language) -> tuple[str, str, str, str]:
    """Give the cells of a message: when, the account, the subject, who answers."""
    if item in page.pending.overdue:
        # Of many hours, the minutes say nothing.
        late = item.late_seconds
        late -= late % (3600 if late >= 3600 else 60)
        when = (working_length(late) if late else _JUST_NOW).in_language(language)
    else:
        when = item.due.strftime(_CLOCK.in_language(language))
    holder = item.duty.holder
    who = clean(holder.role or "") if holder else _NOBODY.in_language(language)
    if item.duty.who == "deputy":
        who += " *"
    return when, clean(item.account.id), clean(item.logged.message.subject), who


def _watched(page: Page, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    """Name the accounts to look through, and the command that notes it."""
    text = _WATCH_ONE if len(page.watch) == 1 else _WATCH
    count = {"count": len(page.watch)}
    yield painted(text.in_language(language).format_map(count), "bold" if colour else "")
    ids = [clean(account.id) for account in page.watch]
    left = len(ids) - MOST_NAMED
    named = ids if left <= 1 else ids[:MOST_NAMED]
    if left > 1:
        named = [*named, _MORE.in_language(language).format(count=left)]
    yield from (f"  {line}" for line in wrap(", ".join(named), width - 2))
    command = "socialpolicy watched " + (" ".join(ids) if left <= 1 else f"{' '.join(ids[:2])} …")
    yield f"  {_AFTERWARDS.in_language(language).format(command=command)}"
    yield ""


def _late_duties(page: Page, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    """List what should have been done, the oldest first, and count what is left."""
    count = {"count": len(page.late) + page.never}
    heading = _DUTIES.in_language(language).format_map(count)
    yield painted(heading, "bold yellow" if colour else "")
    left = len(page.late) - MOST_NAMED
    named = page.late if left <= 1 else page.late[:MOST_NAMED]
    rows = [
        (
            _SINCE.fill(language, {"day": each.on}),
            clean(each.account or ""),
            each.to_do.in_language(language),
        )
        for each in named
    ]
    yield from table(rows, width, indent=2)
    if left > 1:
        yield f"  {_MORE.in_language(language).format(count=left)}"
    if page.never:
        yield f"  {_NEVER.in_language(language).format(count=page.never)}"
    yield f"  {_ALL_DUTIES.in_language(language)}"
    yield ""


def _day(day: date, language: Language) -> str:
    """Write a day of the next weeks: `4 december`."""
    return f"{day.day} {MONTHS[day.month - 1].in_language(language)}"


def _what(event: Upcoming, language: Language) -> str:
    if event.account:
        return _OF_ACCOUNT.fill(language, {"account": event.account, "what": event.words})
    if event.command:
        return _WITH_COMMAND.fill(language, {"what": event.words, "command": event.command})
    return event.words.in_language(language)
