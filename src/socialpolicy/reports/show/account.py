"""One account: who keeps it, how it was decided, what is wrong, what waits and what runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from socialpolicy.finding import Finding
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import Logged, due_second
from socialpolicy.reports.columns import board_cell, platform_of, state_of, unit_cell
from socialpolicy.reports.decisions import ORDERS, Judged, Order, judged_steps
from socialpolicy.reports.overdue.settling import settling_words
from socialpolicy.reports.selection import owner_on
from socialpolicy.reports.show.page import (
    Line,
    Page,
    Section,
    capitalised,
    findings_data,
    of_findings,
    short_day,
)
from socialpolicy.reports.upcoming import Upcoming, last_seen, logs_of, of_account, of_work
from socialpolicy.text import FilledText, Text

_AHEAD = timedelta(366)
_MOST_WAITING = 3
_TITLE = Text(sv="{name} på {platform}", en="{name} on {platform}")
_UNDER = Text(sv="{id} · {state}{since}", en="{id} · {state}{since}")
_SINCE = Text(sv=" sedan {day}", en=" since {day}")
_FROM = Text(sv=" från {day}", en=" from {day}")
_OWNER = Text(sv="{unit} · {board}", en="{unit} · {board}")
_NOT_KNOWN = Text(sv="nämnden är inte känd", en="the board is not known")
_RESPONSIBLE = Text(sv="Ansvarig", en="Responsible")
_DEPUTY = Text(sv="Ersättare", en="Deputy")
_EDITOR = Text(sv="Redaktör", en="Editor")
_ON_DUTY = Text(sv="På plats i dag", en="On duty today")
_HOLDER = Text(sv="{role} · {contact}{since}", en="{role} · {contact}{since}")
_HOLDER_SINCE = Text(sv=" · sedan {day}", en=" · since {day}")
_NO_CONTACT = Text(sv="kontaktuppgift saknas", en="no contact")
_MISSING = Text(sv="saknas", en="missing")
_NOBODY = Text(sv="INGEN", en="NOBODY")
_INSTEAD = Text(sv="{role}, för den ansvariga är borta", en="{role}, as the responsible is away")
_DECISIONS = Text(sv="Så beslutades det", en="How it was decided")
_PLAN = Text(sv="dokumenthanteringsplan", en="archive plan")
_CLOSED = Text(sv="avslutat", en="closed")
_SEEN = Text(sv="Sågs senast", en="Last seen")
_WAITS = Text(sv="Väntar på svar", en="Waits for an answer")
_NO_WAITS = Text(sv="Inget meddelande väntar", en="No message waits")
_DUE = Text(
    sv="{subject}, senast {due}. Kör: socialpolicy {command}",
    en="{subject}, by {due}. Run: socialpolicy {command}",
)
_NOT_DUE = Text(
    sv="{subject}. Kör: socialpolicy {command}", en="{subject}. Run: socialpolicy {command}"
)
_LATE = Text(sv="sent", en="late")
_OPEN = Text(sv="öppet", en="open")
_MORE = Text(
    sv="{count} till: socialpolicy messages --account {account} --state öppet",
    en="{count} more: socialpolicy messages --account {account} --state open",
)
_SOON = Text(sv="Att göra, senast", en="To do, by")
_TO_RUN = Text(sv="{what}: {command}", en="{what}: {command}")
_NEVER = Text(sv="aldrig gjort", en="never done")
_TINTS = {
    Order.LATE: "yellow",
    Order.MISSING: "bold red",
    Order.FLAWED: "yellow",
}


def page_of(located: Located[Account], register: Register, findings: list[Finding]) -> Page:
    """Make the page of an account, given what a check found of it and its log."""
    account = located.model
    steps = judged_steps(located, register)
    waiting = list(_waiting(account, register))
    upcoming = _upcoming(account, register)
    return Page(
        title=FilledText(_TITLE, {"name": account.name, "platform": platform_of(account).words}),
        under=tuple(_under(account, register)),
        sections=(
            Section("", tuple(_who(account, register))),
            Section(_DECISIONS, tuple(_decided(account, steps, register))),
            of_findings(findings, located.file),
            Section(_WAITS if waiting else _NO_WAITS, tuple(_in_line(waiting, account, register))),
            *(
                [Section(_SOON, tuple(_ahead(each, register.today) for each in upcoming))]
                if upcoming
                else []
            ),
        ),
        data=_data(account, register, steps, findings, waiting, upcoming),
    )


def _under(account: Account, register: Register) -> Iterator[Text | FilledText]:
    state = state_of(account, register.today)
    begun = account.begun
    since: FilledText | str = ""
    if account.closing and state.code == "closed":
        since = FilledText(_SINCE, {"day": account.closing.on})
    elif begun:
        since = FilledText(_FROM if state.code == "planned" else _SINCE, {"day": begun})
    values = {"id": account.id, "state": state.words, "since": since}
    yield FilledText(_UNDER, values)
    yield Text(account.url, account.url)
    unit = unit_cell(account.unit, register)
    board = board_cell(owner_on(account, register.today, register.organisation))
    yield FilledText(
        _OWNER,
        {
            "unit": unit.words if unit else account.unit,
            "board": board.words if board else _NOT_KNOWN,
        },
    )


def _who(account: Account, register: Register) -> Iterator[Line]:
    yield _holder(_RESPONSIBLE, account.responsible)
    yield _holder(_DEPUTY, account.deputy)
    for editor in account.editors:
        yield _holder(_EDITOR, editor)
    duty = account.on_duty(register.today)
    if account.is_open(register.today) and duty.who != "responsible":
        if duty.holder:
            yield Line(_ON_DUTY, FilledText(_INSTEAD, {"role": duty.holder.role}))
        else:
            yield Line(_ON_DUTY, _NOBODY, "bold red")
    seen = last_seen(account, logs_of(register).get(account.id, ()))
    if account.is_open(register.today) and seen and account.watch:
        yield Line(_SEEN, short_day(seen))


def _holder(label: Text, holder: Holder | None) -> Line:
    if holder is None:
        return Line(label, _MISSING, "bold red")
    on = holder.assignment.on if holder.assignment else None
    since = FilledText(_HOLDER_SINCE, {"day": short_day(on)}) if on else ""
    values = {"role": holder.role, "contact": holder.contact or _NO_CONTACT, "since": since}
    return Line(label, FilledText(_HOLDER, values))


def _decided(account: Account, steps: Sequence[Judged], register: Register) -> Iterator[Line]:
    for each in steps:
        step = each.step
        said: list[str | Text] = [short_day(step.day)] if step.day else []
        by = step.by if isinstance(step.by, str) else None
        known: list[str | Text] = [
            *said,
            *(part for part in (step.body or by, step.reference) if part),
        ]
        if each.order and (each.order != Order.IN_TIME or not known):
            known.append(ORDERS[each.order])
        yield Line(
            capitalised(step.words), _joined(known), _TINTS.get(each.order or Order.IN_TIME, "")
        )
    plan = account.archive_plan
    if plan and plan.recorded:
        parts = (p for p in (plan.plan, plan.section) if p)
        yield Line(capitalised(_PLAN), _joined([short_day(plan.recorded), *parts]))
    elif account.is_open(register.today):
        yield Line(capitalised(_PLAN), _MISSING, "yellow")
    if account.closing:
        yield Line(capitalised(_CLOSED), short_day(account.closing.on))


def _joined(parts: Sequence[str | Text]) -> Text:
    both = [part if isinstance(part, Text) else Text(part, part) for part in parts]
    return Text(" · ".join(each.sv for each in both), " · ".join(each.en for each in both))


def _waiting(account: Account, register: Register) -> Iterator[tuple[Logged, int | None]]:
    """Go through the messages that wait, those due first first."""
    found = []
    for log in register.logs:
        if log.account != account.id:
            continue
        for logged in register.logged(log):
            if logged.done:
                continue
            wait = logged.running
            target = register.target_on(account.platform, wait.start if wait else None)
            found.append((logged, due_second(logged, target, register.schedule)))
    yield from sorted(found, key=lambda each: (each[1] is None, each[1], each[0].message.id))


def _in_line(
    waiting: Sequence[tuple[Logged, int | None]], account: Account, register: Register
) -> Iterator[Line]:
    for logged, due in waiting[:_MOST_WAITING]:
        command = " ".join(settling_words(logged))
        prose = register.schedule.prose(due) if due is not None else None
        said = FilledText(
            _DUE if prose else _NOT_DUE,
            {"subject": logged.message.subject, "due": prose, "command": command},
        )
        late = due is not None and due < register.now
        yield Line(_LATE if late else _OPEN, said, "bold red" if late else "")
    left = len(waiting) - _MOST_WAITING
    if left > 0:
        yield Line("", FilledText(_MORE, {"count": left, "account": account.id}))


def _upcoming(account: Account, register: Register) -> list[Upcoming]:
    found = [
        *of_account(account, register, register.today + timedelta(60)),
        *of_work(account, register, logs_of(register).get(account.id, ())),
    ]
    last = register.today + _AHEAD
    kept = (each for each in found if each.on is None or each.on <= last)
    return sorted(kept, key=lambda each: (each.on or date.min, each.what))


def _ahead(each: Upcoming, today: date) -> Line:
    said = each.to_do
    if each.command:
        said = FilledText(_TO_RUN, {"what": said, "command": each.command})
    late = each.on is None or each.on < today
    return Line(short_day(each.on) if each.on else _NEVER, said, "yellow" if late else "")


def _data(
    account: Account,
    register: Register,
    steps: Sequence[Judged],
    findings: list[Finding],
    waiting: Sequence[tuple[Logged, int | None]],
    upcoming: Sequence[Upcoming],
) -> dict[str, object]:
    owner = owner_on(account, register.today, register.organisation)
    local = register.schedule.local
    return {
        "as_of": register.local_now.isoformat(timespec="seconds"),
        "account": {
            "id": account.id,
            "name": account.name,
            "platform": account.platform,
            "url": account.url,
            "state": state_of(account, register.today).code,
            "since": account.begun.isoformat() if account.begun else None,
            "unit": account.unit,
            "board": owner.id if owner else None,
            "responsible": _holder_data(account.responsible),
            "deputy": _holder_data(account.deputy),
            "on_duty": account.on_duty(register.today).who,
        },
        "decisions": [
            {
                "step": each.step.code,
                "on": each.step.day.isoformat() if each.step.day else None,
                "order": each.order.value if each.order else None,
                "body": each.step.body,
                "reference": each.step.reference,
            }
            for each in steps
        ],
        "findings": findings_data(findings, register),
        "waiting": [
            {
                "id": logged.message.id,
                "subject": logged.message.subject,
                "state": logged.state.value,
                "due": local(due).isoformat(timespec="seconds") if due is not None else None,
                "late": due is not None and due < register.now,
                "command": ["socialpolicy", *settling_words(logged)],
            }
            for logged, due in waiting
        ],
        "upcoming": [
            {
                "on": each.on.isoformat() if each.on else None,
                "what": each.what,
                "command": each.command,
            }
            for each in upcoming
        ],
    }


def _holder_data(holder: Holder | None) -> dict[str, object] | None:
    if holder is None:
        return None
    on = holder.assignment.on if holder.assignment else None
    return {
        "role": holder.role,
        "contact": holder.contact,
        "since": on.isoformat() if on else None,
    }
