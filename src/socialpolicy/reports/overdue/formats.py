"""Late messages and those due soon, as each format has them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from datetime import UTC
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.cli.load import UNREAD_LOG
from socialpolicy.formats.markdown import escape
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.reports import interchange
from socialpolicy.reports.overdue.settling import settling_words, to_do
from socialpolicy.schedule import counted, working_length
from socialpolicy.screen import painted, wrap
from socialpolicy.text import Language, Text, clean, ending, moment

if TYPE_CHECKING:
    from icalendar import Event


COLUMNS = (
    "status", "id", "account", "platform", "unit", "subject", "state", "received", "due",
    "late_open_minutes", "on_duty", "role", "contact", "file", "line",
)  # fmt: skip
"""The columns, in order; their names never change with the language."""

_EXCEL_HEADS = Text(
    sv="Läge|Id|Konto|Plattform|Enhet|Ämne|Meddelandets läge|Kom in|Svara senast|"
    "Minuter för sent (arbetstid)|Svarar i dag|Roll|Nås på|Fil|Rad",
    en="Status|Id|Account|Platform|Unit|Subject|State of the message|Received|Due|"
    "Minutes late (working time)|Answers today|Role|Reached at|File|Line",
)

_TITLE = Text(sv="Obesvarade meddelanden", en="Unanswered messages")
_HEADS = Text(
    sv="Konto|Ämne|Tid|Vem svarar i dag|Att göra",
    en="Account|Subject|Time|Who answers today|To do",
)
_SUMMARY = Text(sv="Svara senast: {subject} ({account})", en="Answer by: {subject} ({account})")
_NOTHING = Text(
    sv="Inget är sent, och inget ska besvaras i dag eller {within}.",
    en="Nothing is late, and nothing is due today or {within}.",
)
_LATE_ONE = Text(sv="1 meddelande är sent", en="1 message is late")
_LATE = Text(sv="{count} meddelanden är sena", en="{count} messages are late")
_TODAY_ONE = Text(sv="1 ska besvaras i dag", en="1 is due today")
_TODAY = Text(sv="{count} ska besvaras i dag", en="{count} are due today")
_SOON_ONE = Text(sv="1 ska besvaras {within}", en="1 is due {within}")
_SOON = Text(sv="{count} ska besvaras {within}", en="{count} are due {within}")
_NONE_LATE = Text(sv="Inget är sent", en="Nothing is late")
_WITHIN = Text(sv="inom {length}", en="within {length}")

_LATE_HEAD = Text(sv="Sena", en="Late")
_TODAY_HEAD = Text(sv="I dag", en="Today")
_SOON_HEAD = Text(sv="Snart", en="Soon")
_DUE_WAS = Text(sv="Skulle ha besvarats {due}", en="Was due {due}")
_DUE_IS = Text(sv="Besvaras senast {due}", en="Due {due}")
_ON_DUTY = Text(sv="I dag svarar {role}, {contact}", en="{role} answers today: {contact}")
_DEPUTY = Text(
    sv="I dag svarar ersättaren {role}, {contact}", en="The deputy {role} answers today: {contact}"
)
_NOBODY = Text(
    sv="INGEN SVARAR I DAG: både ansvarig och ersättare är borta. Be chefen utse någon nu.",
    en="NOBODY ANSWERS TODAY: responsible and deputy are both away. Ask the manager to appoint "
    "someone now.",
)
_NO_HOLDER = Text(
    sv="INGEN SVARAR I DAG: kontot har varken ansvarig eller ersättare. Be chefen utse någon nu.",
    en="NOBODY ANSWERS TODAY: the account has neither responsible nor deputy. Ask the manager to "
    "appoint someone now.",
)
_NO_CONTACT = Text(sv="kontaktuppgift saknas", en="no contact given")
_RUN = Text(sv="Kör: socialpolicy {command}", en="Run: socialpolicy {command}")
_LENGTH_LATE = Text(sv="{length} för sent", en="{length} late")
_LENGTH_LEFT = Text(sv="{length} kvar", en="{length} left")
_UNSTAFFED_SINCE = Text(
    sv="ingen har varit på plats sedan dess", en="nobody has been on duty since"
)


class Printing(NamedTuple):
    """What is printed, in which language, and the register's folder if it was given by option.

    `units` has the names of the units by their ids.
    """

    pending: Pending
    language: Language
    registry: str = ""
    units: Mapping[str, str] = MappingProxyType({})


def render(form: str, said: Printing, *, colour: bool, width: int) -> str:
    """Print the list in one of `FORMATS`: whole lines. `colour` and `width` concern the text."""
    if form == "text":
        return _text(said, colour=colour, width=width)
    if form in ("csv", "csv-excel"):
        return _csv(said, excel=form == "csv-excel")
    return {"json": _json, "markdown": _markdown, "ics": _ics}[form](said)


def _text(said: Printing, *, colour: bool, width: int) -> str:
    """Print the list, `width` columns wide, with colour if asked for."""
    pending, language = said.pending, said.language
    lines = [capital(moment(pending.as_of, language, year=True)), ""]
    for (heading, items), tint in zip(_groups(pending), ("red", "yellow", ""), strict=True):
        if items:
            lines += [
                painted(heading.in_language(language), f"bold {tint}".strip() if colour else ""),
                "",
            ]
        for item in items:
            lines += [*_lines_of(item, said, width, tint if colour else ""), ""]
    if pending.unread:
        values = {"files": [ending(file) for file in pending.unread]}
        lines += [*wrap(UNREAD_LOG.fill(language, values), width), ""]
    lines.append(_summary(said))
    return "".join(f"{unobeyed(line)}\n" for line in lines)


def _groups(pending: Pending) -> tuple[tuple[Text, tuple[OverdueMessage, ...]], ...]:
    """Give the messages by how urgent they are, each group with its heading."""
    return (
        (_LATE_HEAD, pending.overdue),
        (_TODAY_HEAD, pending.due_today),
        (_SOON_HEAD, pending.due_soon),
    )


def _lines_of(item: OverdueMessage, said: Printing, width: int, tint: str) -> Iterator[str]:
    message, account = item.logged.message, item.account
    late = _lateness(item, said)
    first, *rest = wrap(f"{clean(account.id)}: {clean(message.subject)}", width - 2)
    yield f"  {painted(first, 'bold' if tint else '')}"
    yield from (f"  {line}" for line in rest)
    nobody = item.duty.holder is None
    parts = [
        (f"{_when(item, said)} ({late}).", tint),
        (f"{_duty(item, said.language).rstrip('.')}.", tint if nobody else ""),
        (f"{_to_do(item, said)}.", ""),
        (f"{clean(item.file)}:{item.line} {clean(message.id)}", ""),
    ]
    for text, paint in parts:
        for line in wrap(text, width - 4):
            yield f"    {painted(line, paint)}"
    # It is there to be copied, and is broken by nobody.
    yield f"    {_run(item, said)}"


def _markdown(said: Printing) -> str:
    """Print a heading, a sentence and a table for each group that has anything."""
    pending, language = said.pending, said.language
    now = capital(moment(pending.as_of, language, year=True))
    parts = [
        f"## {_TITLE.in_language(language)}",
        f"{escape(now)}. {escape(_summary(said))}",
    ]
    for heading, items in _groups(pending):
        if items:
            parts += [
                f"### {heading.in_language(language)}",
                _markdown_table(items, said),
            ]
    if pending.unread:
        parts.append(
            escape(UNREAD_LOG.fill(language, {"files": [ending(file) for file in pending.unread]}))
        )
    return "\n\n".join(parts) + "\n"


def _markdown_table(items: tuple[OverdueMessage, ...], said: Printing) -> str:
    heads = _HEADS.in_language(said.language).split("|")
    rows = [heads, ["---"] * len(heads)]
    rows += [_markdown_row(item, said) for item in items]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _markdown_row(item: OverdueMessage, said: Printing) -> list[str]:
    late = _lateness(item, said)
    return [
        escape(text)
        for text in (
            item.account.id,
            item.logged.message.subject,
            f"{_when(item, said)} ({late})",
            _duty(item, said.language),
            f"{_to_do(item, said)}. {_run(item, said)}",
        )
    ]


def _csv(said: Printing, *, excel: bool) -> str:
    """Print the list with a head line. No cell can start a formula in a spreadsheet."""
    pending = said.pending
    groups = (
        ("overdue", pending.overdue),
        ("due_today", pending.due_today),
        ("due_soon", pending.due_soon),
    )
    rows = (
        _csv_row(status, item, pending, excel=excel) for status, items in groups for item in items
    )
    heads = _EXCEL_HEADS.in_language(said.language).split("|") if excel else COLUMNS
    return interchange.csv_text(heads, rows, excel=excel)


def _csv_row(status: str, item: OverdueMessage, pending: Pending, *, excel: bool) -> list[object]:
    message, account, holder = item.logged.message, item.account, item.duty.holder
    # Excel knows a time without an offset only, and then it is the municipality's.
    received, due = (
        each.replace(tzinfo=None) if excel else each
        for each in (pending.schedule.localise(message.received), item.due)
    )
    return [
        status,
        message.id,
        account.id,
        account.platform,
        account.unit,
        message.subject,
        item.logged.state.value,
        received.isoformat(sep=" ", timespec="minutes"),
        due.isoformat(sep=" ", timespec="minutes"),
        max(0, item.late_seconds) // 60,
        item.duty.who or "",
        holder.role if holder else "",
        (holder.contact or "") if holder else "",
        item.file,
        item.line,
    ]


def _json(said: Printing) -> str:
    """Print the list as one JSON object, with keys that never change with the language."""
    pending = said.pending
    answer = {
        "version": 1,
        "as_of": pending.as_of.isoformat(timespec="seconds"),
        "overdue": [json_item(item, pending) for item in pending.overdue],
        "due_today": [json_item(item, pending) for item in pending.due_today],
        "due_soon": [json_item(item, pending) for item in pending.due_soon],
        "unread": list(pending.unread),
    }
    return interchange.json_text(answer)


def json_item(item: OverdueMessage, pending: Pending) -> dict[str, object]:
    """Give a message as JSON has it."""
    message, account, holder = item.logged.message, item.account, item.duty.holder
    received = pending.schedule.localise(message.received)
    return {
        "id": message.id,
        "account": account.id,
        "platform": account.platform,
        "unit": account.unit,
        "subject": message.subject,
        "state": item.logged.state.value,
        "received": received.isoformat(timespec="seconds"),
        "due": item.due.isoformat(timespec="seconds"),
        "late_open_seconds": max(0, item.late_seconds),
        "left_open_seconds": max(0, -item.late_seconds),
        "on_duty": {
            "who": item.duty.who,
            "role": holder.role if holder else None,
            "contact": holder.contact if holder else None,
        },
        "file": item.file,
        "line": item.line,
    }


def _ics(said: Printing) -> str:
    """Print a calendar. A message keeps its UID, so a later list moves its event."""
    calendar = interchange.new_calendar("overdue")
    for item in chain.from_iterable(items for _, items in _groups(said.pending)):
        calendar.add_component(_event(item, said))
    return str(calendar.to_ical(), "utf-8")


def _event(item: OverdueMessage, said: Printing) -> Event:
    from icalendar import Event

    message, account = item.logged.message, item.account
    values = {"subject": message.subject, "account": account.id}
    due = item.due.astimezone(UTC)
    about = [
        _when(item, said),
        _duty(item, said.language),
        _to_do(item, said),
        _run(item, said),
    ]
    event = Event()
    event.add("uid", f"{clean(message.id)}@socialpolicy")
    event.add("dtstamp", said.pending.as_of.astimezone(UTC))
    # An end must come after the start; without one, the event is the moment itself.
    event.add("dtstart", due)
    event.add("summary", _SUMMARY.fill(said.language, values))
    event.add("description", "\n".join(about))
    return event


def _summary(said: Printing) -> str:
    """Sum up in a sentence or two how much is late, due today and due soon."""
    pending, language = said.pending, said.language
    within = _WITHIN.fill(language, {"length": _length(said)})
    late, today, soon = (len(items) for _, items in _groups(pending))
    if not late + today + soon:
        return _NOTHING.fill(language, {"within": within})
    texts = [_NONE_LATE if not late else _LATE_ONE if late == 1 else _LATE]
    texts += [_TODAY_ONE if today == 1 else _TODAY] if today else []
    texts += [_SOON_ONE if soon == 1 else _SOON] if soon else []
    counts = [late, *filter(None, (today, soon))]
    return " ".join(
        f"{text.fill(language, {'count': count, 'within': within})}."
        for text, count in zip(texts, counts, strict=True)
    )


def _length(said: Printing) -> Text:
    """Write how far ahead was looked: in working time, also where hours are counted."""
    within = said.pending.within
    seconds = within.open_seconds
    return working_length(seconds) if seconds else counted(within.count, within.unit)


def _when(item: OverdueMessage, said: Printing) -> str:
    """Say when a message is or was due."""
    text = _DUE_WAS if item.due_second < said.pending.as_of.timestamp() else _DUE_IS
    return text.fill(said.language, {"due": said.pending.schedule.prose(item.due_second)})


def _duty(item: OverdueMessage, language: Language) -> str:
    """Say who answers today, loudly when nobody does."""
    holder = item.duty.holder
    if holder is None:
        account = item.account
        text = _NOBODY if account.responsible or account.deputy else _NO_HOLDER
        return text.in_language(language)
    text = _DEPUTY if item.duty.who == "deputy" else _ON_DUTY
    return text.fill(language, {"role": holder.role, "contact": holder.contact or _NO_CONTACT})


def _to_do(item: OverdueMessage, said: Printing) -> str:
    return to_do(item.logged, said.units).in_language(said.language)


def _run(item: OverdueMessage, said: Printing) -> str:
    """Name the command that enters it when that is done, to be pasted into a shell as it is."""
    words = ["--registry", said.registry] if said.registry else []
    words += settling_words(item.logged)
    # Not filled in as a value: a long one would be cut.
    return _RUN.in_language(said.language).format(command=clean(shlex.join(words)))


def _lateness(item: OverdueMessage, said: Printing) -> str:
    """Say how late a message is, or how much working time is left."""
    if not item.late_seconds and item.due_second < said.pending.as_of.timestamp():
        return _UNSTAFFED_SINCE.in_language(said.language)
    text = _LENGTH_LATE if item.late_seconds > 0 else _LENGTH_LEFT
    return text.fill(said.language, {"length": working_length(abs(item.late_seconds))})
