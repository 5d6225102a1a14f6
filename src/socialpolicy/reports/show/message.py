"""One message: what it is, what happened to it and when, until when it waits, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.finding import Finding
from socialpolicy.register.message_names import CHANNELS, GROUNDS, KINDS, STATES, WAS_DONE
from socialpolicy.register.message_words import deadline_text, moment_text, staffed_text
from socialpolicy.register.models.message import Action
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, due_of
from socialpolicy.reports.columns import platform_of, word_cell
from socialpolicy.reports.overdue.settling import settling_words, to_do
from socialpolicy.reports.show.page import (
    Line,
    Page,
    Section,
    capitalised,
    findings_data,
    of_findings,
)
from socialpolicy.text import FilledText, Text

_UNDER = Text(sv="{kind} · {channel} · {state}", en="{kind} · {channel} · {state}")
_ACCOUNT = Text(sv="{id} · {account} på {platform}", en="{id} · {account} on {platform}")
_UNKNOWN = Text(
    sv="{id} · kontot {account} går inte att läsa", en="{id} · the account {account} cannot be read"
)
_HAPPENED = Text(sv="Vad som har hänt", en="What has happened")
_CAME = Text(sv="kom in", en="came in")
_NOTICED = Text(sv="sågs av oss", en="was noticed")
_BY = Text(sv=" av {by}", en=" by {by}")
_TO = Text(sv=" till {to}", en=" to {to}")
_GROUND = Text(sv=", grund: {ground}", en=", ground: {ground}")
_REASON = Text(sv=": {reason}", en=": {reason}")
_NOT_A_TIME = Text(sv="tiden går inte att avgöra", en="the time cannot be told")
_DUE = Text(sv="Svar senast", en="Answer by")
_WAS_LATE = Text(sv="{due}, {length} för sent", en="{due}, {length} late")
_IN_TIME = Text(sv="{due}, i tid", en="{due}, in time")
_STILL = Text(sv="{due}", en="{due}")
_NOT_OURS = Text(
    sv="Behöver inget svar: det riktas inte till kommunen eller rör inte dess verksamhet",
    en="Needs no answer: it is not directed to the municipality, or not about its work",
)
_RECORD = Text(sv="Registrering", en="Registration")
_UNDECIDED = Text(sv="inte beslutad", en="not decided")
_DECISIONS = {
    "registered": Text(sv="diariefört", en="registered"),
    "kept-in-order": Text(sv="hålls ordnat", en="kept in order"),
    "minor": Text(sv="av ringa betydelse", en="minor"),
}
_NUMBERED = Text(sv="{decision} · {number}", en="{decision} · {number}")
_ANSWERS = Text(sv="Svarar i dag", en="Answers today")
_NOBODY = Text(sv="INGEN", en="NOBODY")
_WAITS = Text(sv="Att göra", en="To do")
_RUN = Text(sv="Kör", en="Run")


def page_of(logged: Logged, register: Register, findings: list[Finding]) -> Page:
    """Make the page of a message, given what a check found of it."""
    message, filed = logged.message, register.account(logged.account)
    values = {
        "kind": capitalised(word_cell(message.kind, KINDS).words),
        "channel": word_cell(message.channel, CHANNELS).words,
        "state": word_cell(logged.state, STATES).words,
    }
    about = {
        "id": message.id,
        "account": filed.model.name if filed else logged.account,
        "platform": platform_of(filed.model).words if filed else "",
    }
    return Page(
        title=message.subject,
        under=(
            FilledText(_UNDER, values),
            FilledText(_ACCOUNT if filed else _UNKNOWN, about),
        ),
        sections=(
            Section(_HAPPENED, tuple(_happened(logged, register))),
            Section("", tuple(_standing(logged, register))),
            of_findings(findings, logged.at.document.source.file),
        ),
        data=_data(logged, register, findings),
    )


def _happened(logged: Logged, register: Register) -> Iterator[Line]:
    message = logged.message
    yield Line(_when(logged.received, register), _CAME)
    if message.noticed is not None:
        yield Line(_when(logged.noticed, register), _NOTICED)
    for action, second in zip(message.actions, logged.times, strict=True):
        yield Line(_when(second, register), done(action, register))


def _when(second: int | None, register: Register) -> Text:
    return _NOT_A_TIME if second is None else moment_text(second, register)


def done(action: Action, register: Register) -> FilledText:
    """Say what was done, to whom, by which role and why."""
    to = action.to
    unit = register.organisation.unit(to) if register.organisation and to else None
    parts = [
        FilledText(WAS_DONE[action.did], {}),
        FilledText(_TO, {"to": unit.name if unit else to}) if to else "",
        FilledText(_BY, {"by": action.by}) if action.by else "",
        FilledText(_GROUND, {"ground": GROUNDS[action.ground]}) if action.ground else "",
        FilledText(_REASON, {"reason": action.reason}) if action.reason else "",
    ]
    names = [f"part{number}" for number in range(len(parts))]
    places = "".join(f"{{{name}}}" for name in names)
    return FilledText(Text(places, places), dict(zip(names, parts, strict=True)))


def _standing(logged: Logged, register: Register) -> Iterator[Line]:
    """Say until when it was or is to be answered, how it is registered, and what to run."""
    message, filed = logged.message, register.account(logged.account)
    yield from _deadline(logged, register)
    record = message.record
    if record is None:
        if logged.done:
            yield Line(_RECORD, _UNDECIDED)
    elif record.number:
        values = {"decision": _DECISIONS[record.decision], "number": record.number}
        yield Line(_RECORD, FilledText(_NUMBERED, values))
    else:
        yield Line(_RECORD, _DECISIONS[record.decision])
    if logged.done or filed is None:
        return
    holder = filed.model.on_duty(register.today).holder
    yield Line(_ANSWERS, holder.role if holder else _NOBODY, "" if holder else "bold red")
    units = register.organisation.units if register.organisation else ()
    yield Line(_WAITS, to_do(logged, {unit.id: unit.name for unit in units}))
    yield Line(_RUN, f"socialpolicy {' '.join(settling_words(logged))}")


def _deadline(logged: Logged, register: Register) -> Iterator[Line]:
    due = _due(logged, register)
    if due is None:
        if not logged.message.concerns_us:
            yield Line(_DUE, _NOT_OURS)
        return
    end = logged.waits[-1].end
    until = register.now if end is None else end
    prose = deadline_text(due, register)
    if until > due:
        length = staffed_text(due, until, register)
        text = _WAS_LATE if length else _STILL
        yield Line(_DUE, FilledText(text, {"due": prose, "length": length}), "bold red")
    else:
        yield Line(_DUE, FilledText(_STILL if end is None else _IN_TIME, {"due": prose}))


def _due(logged: Logged, register: Register) -> int | None:
    """Give the deadline of the latest wait, settled or not."""
    wait = logged.waits[-1]
    target = register.target(logged.account, wait.start)
    return due_of(wait, logged, target, register.schedule) if target else None


def _data(logged: Logged, register: Register, findings: list[Finding]) -> dict[str, object]:
    message, due = logged.message, _due(logged, register)

    def iso(second: int | None) -> str | None:
        if second is None:
            return None
        return register.schedule.local(second).isoformat(timespec="seconds")

    return {
        "as_of": register.local_now.isoformat(timespec="seconds"),
        "message": {
            "id": message.id,
            "account": logged.account,
            "subject": message.subject,
            "kind": message.kind,
            "channel": message.channel,
            "state": logged.state.value,
            "received": iso(logged.received),
            "due": iso(due),
            "settled": iso(logged.waits[-1].end),
            "record": message.record.decision if message.record else None,
            "number": message.record.number if message.record else None,
            "file": logged.at.document.source.file,
            "line": logged.at.label().span.line,
        },
        "actions": [
            {
                "did": action.did,
                "at": iso(second),
                "by": action.by,
                "to": action.to,
                "ground": action.ground,
                "reason": action.reason,
            }
            for action, second in zip(message.actions, logged.times, strict=True)
        ],
        "findings": findings_data(findings, register),
        "command": None if logged.done else ["socialpolicy", *settling_words(logged)],
    }
