"""The work of the commands that say what was done about a message: one more action in its entry."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from socialpolicy.commands import keeping_log
from socialpolicy.commands.finding_message import Found, message_offered, message_with
from socialpolicy.commands.logging_message import ROLES, clock_written, now_written
from socialpolicy.commands.reading import register_at
from socialpolicy.commands.refusal import Refusal, demand_choice
from socialpolicy.commands.surroundings import Surroundings, moment_written
from socialpolicy.document import Plain, read
from socialpolicy.document.fast import silence
from socialpolicy.language import Language, Said, Text
from socialpolicy.register.duty import on_duty
from socialpolicy.register.message import GROUNDS
from socialpolicy.register.register import Register
from socialpolicy.schedule import ScheduleError
from socialpolicy.source import Source
from socialpolicy.splice import SpliceError, append, put

DECISIONS = ("minor", "kept-in-order", "registered")

_DONE = {
    "answered": Text(sv="{id} är besvarat.", en="{id} is answered."),
    "forwarded": Text(sv="{id} är vidarebefordrat till {to}.", en="{id} is forwarded to {to}."),
    "ended": Text(sv="{id} är avslutat utan svar.", en="{id} is ended without an answer."),
    "removed": Text(sv="{id} är borttaget.", en="{id} is removed."),
}
_RECORDED = Text(
    sv="{id} har fått beslutet {decision}.", en="{id} has been given the decision {decision}."
)
_ALREADY = Text(
    sv="{id} är redan {state}. Lägg till --record för att bara skriva beslutet om registrering.",
    en="{id} is {state} already. Add --record to write only the decision on registration.",
)
_STATES = {
    "answered": Text(sv="besvarat", en="answered"),
    "ended": Text(sv="avslutat", en="ended"),
    "removed": Text(sv="borttaget", en="removed"),
}
_NO_DECISION = Text(
    sv="Beslutet {word} finns inte. Välj {known}.",
    en="There is no decision {word}. Choose {known}.",
)
_NO_GROUND = Text(
    sv="Grunden {word} finns inte. Välj {known}.", en="There is no ground {word}. Choose {known}."
)
_NO_BASIS = Text(
    sv="{word} är varken lagen eller policyn. Välj {known}.",
    en="{word} is neither the law nor the policy. Choose {known}.",
)
_NO_DAY = Text(
    sv="Ange dagen då kopian sparades med --preserved-on.",
    en="Give the day the copy was preserved with --preserved-on.",
)
_NUMBER = Text(
    sv="Ange diarienumret med --number när beslutet är registered.",
    en="Give the registration number with --number when the decision is registered.",
)
_NUMBER_ALONE = Text(
    sv="--number hör ihop med --record registered.",
    en="--number belongs with --record registered.",
)
_NOBODY = Text(
    sv="Ingen är i tjänst för {account} i dag. Ange rollen som gjorde det med --by.",
    en="Nobody is on duty for {account} today. Give the role that did it with --by.",
)
_REMINDER = Text(
    sv="När det är bestämt, kör: {command}",
    en="When it is decided, run: {command}",
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be noted about a message; `more` has the action's further keys, by name."""

    did: str
    id: str | None = None
    more: Mapping[str, Plain] = field(default_factory=dict)
    by: str | None = None
    done: str | None = None
    record: str | None = None
    number: str | None = None
    at: str | None = None
    dry_run: bool = False


def removal(
    ground: str,
    basis: str,
    law: str | None,
    author_told: str | None,
    preserved_on: str | None,
    preserved_reference: str | None,
) -> dict[str, Plain]:
    """Give the keys of a removal. Raises Refusal for unknown words, and a copy without a day."""
    more: dict[str, Plain] = {
        "ground": demand_choice(ground, GROUNDS, _NO_GROUND),
        "basis": demand_choice(basis, ("law", "policy"), _NO_BASIS),
    }
    if law is not None:
        more["law"] = law
    if author_told is not None:
        more["author_told"] = author_told
    if preserved_on is not None:
        preserved: dict[str, Plain] = {"on": preserved_on}
        if preserved_reference is not None:
            preserved["reference"] = preserved_reference
        more["preserved"] = preserved
    elif preserved_reference is not None:
        raise Refusal(_NO_DAY)
    return more


def run(around: Surroundings, wishes: Wishes) -> None:
    """Note what was done. Raises Refusal when it cannot be noted as it was given."""
    _demand_decision(wishes)
    folder = around.folder()
    id = wishes.id
    if id is None:
        # Nobody else is kept waiting while a person chooses.
        register = register_at(around, wishes.at, ROLES)
        id = message_offered(register, around.language(register)).id
    with keeping_log.alone(folder):
        register = register_at(around, wishes.at, ROLES)
        found = message_with(id, register)
        try:
            _note(folder, register, wishes, found, around.language(register))
        except (SpliceError, ScheduleError) as error:
            raise Refusal(error.said.text, **error.said.values) from None


def _demand_decision(wishes: Wishes) -> None:
    if wishes.record is not None:
        demand_choice(wishes.record, DECISIONS, _NO_DECISION)
    if wishes.record == "registered" and not (wishes.number or "").strip():
        raise Refusal(_NUMBER)
    if wishes.number is not None and wishes.record != "registered":
        raise Refusal(_NUMBER_ALONE)


def _note(
    folder: Path, register: Register, wishes: Wishes, found: Found, language: Language
) -> None:
    root = keeping_log.log_folder(folder, register)
    month = keeping_log.month_of(root, found.account, found.month)
    data = month.before or b""
    before = _latest(data, found.position)
    only_record = before == wishes.did and wishes.did in _STATES
    if only_record and wishes.record is None:
        raise Refusal(_ALREADY, id=found.id, state=_STATES[wishes.did])
    if not only_record:
        data = append(data, (found.position, "actions"), _action(wishes, register, found.account))
    if wishes.record is not None:
        record: dict[str, Plain] = {"decision": wishes.record}
        if wishes.number is not None:
            record["number"] = wishes.number
        data = put(data, (found.position, "record"), record, after=("actions",))
    change = keeping_log.Change(month, data, found.id)
    notes = keeping_log.demand_sound(change, register)
    keeping_log.keep(change, notes, language, dry_run=wishes.dry_run)
    if any(note.rule.code in keeping_log.REMINDERS for note in notes):
        command = f"socialpolicy {_COMMANDS[wishes.did]} {found.id} --record …"
        sys.stderr.write(f"{_REMINDER.fill(language, {'command': command})}\n")
    if not wishes.dry_run:
        sys.stdout.write(f"{_said(wishes, found.id, only_record=only_record).speak(language)}\n")


_COMMANDS = {
    "answered": "answer-message",
    "ended": "end-message",
    "removed": "remove-message",
}


def _said(wishes: Wishes, id: str, *, only_record: bool) -> Said:
    if only_record:
        return Said(_RECORDED, {"id": id, "decision": wishes.record})
    return Said(_DONE[wishes.did], {"id": id, **wishes.more})


def _latest(data: bytes, position: int) -> str | None:
    """Give what was last done about a message."""
    with silence():
        value = read(Source("", data)).value
    entry = value[position] if isinstance(value, list) else None
    actions = entry.get("actions") if isinstance(entry, dict) else None
    last = actions[-1] if isinstance(actions, list) and actions else None
    did = last.get("did") if isinstance(last, dict) else None
    return did if isinstance(did, str) else None


def _action(wishes: Wishes, register: Register, account: str) -> dict[str, Plain]:
    return {
        "did": wishes.did,
        "at": _when(wishes.done, register),
        "by": wishes.by if wishes.by is not None else _on_duty(account, register),
        **wishes.more,
    }


def _when(text: str | None, register: Register) -> str:
    if text is None:
        return now_written(register)
    moment = moment_written(text)
    register.schedule.localise(moment)
    return clock_written(moment, register)


def _on_duty(account: str, register: Register) -> str:
    filed = register.account(account)
    holder = on_duty(filed.model, register.today).holder if filed else None
    if holder is None:
        raise Refusal(_NOBODY, account=account)
    return holder.role
