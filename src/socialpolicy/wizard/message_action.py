"""The work of the commands that say what was done about a message: one more action in its entry."""

from __future__ import annotations

import sys
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, in_the_same_words
from socialpolicy.cli.external_log import register_with_log
from socialpolicy.cli.unread import warn_of_unread, warn_of_unread_log
from socialpolicy.edit import append, change_entry, put
from socialpolicy.finding import Finding
from socialpolicy.register.people import on_duty
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard import log_store
from socialpolicy.wizard.action_options import (
    COMMANDS,
    Wishes,
    require_decision,
    require_words,
    timed,
)
from socialpolicy.wizard.log_draft_check import (
    REMINDERS,
    Change,
    Found,
    Judge,
    Month,
    diff,
    tell,
)
from socialpolicy.wizard.log_times import now_written
from socialpolicy.wizard.message_lookup import (
    Standing,
    message_chosen,
    message_with,
    refuse_unnamed,
    standing,
)
from socialpolicy.wizard.message_questions import (
    Questions,
    Work,
    somebody_is_there,
    until_broken_off,
)
from socialpolicy.wizard.new_message import ROLES, refuse_lacking
from socialpolicy.wizard.transitions import left_to_note
from socialpolicy.yaml import Plain

_DONE = {
    "answered": Text(sv="{id} är besvarat.", en="{id} is answered."),
    "forwarded": Text(sv="{id} är vidarebefordrat till {to}.", en="{id} is forwarded to {to}."),
    "ended": Text(sv="{id} är avslutat utan svar.", en="{id} is ended without an answer."),
    "removed": Text(sv="{id} är borttaget.", en="{id} is removed."),
}
_RECORDED = Text(
    sv="{id} har fått beslutet {decision}.", en="{id} has been given the decision {decision}."
)
_UNCHANGED = Text(
    sv="{id} har redan beslutet {decision}. Det finns inget att ändra.",
    en="{id} has the decision {decision} already. There is nothing to change.",
)
_NOBODY = Text(
    sv="Ingen är i tjänst för {account} i dag. Ange rollen som gjorde det med --by.",
    en="Nobody is on duty for {account} today. Give the role that did it with --by.",
)
_REMINDER = Text(
    sv="När det är bestämt, kör: {command}",
    en="When it is decided, run: {command}",
)
_WRITE_IT = Text(sv="Ska ändringen skrivas i loggen?", en="Is the change to be written in the log?")
_LET_BE = Text(sv="Ingenting är skrivet.", en="Nothing is written.")


def run(around: Context, wishes: Wishes) -> None:
    """Note what was done. Raises CommandError when it cannot be noted as it was given."""
    require_decision(wishes)
    require_words(wishes)
    with until_broken_off() as work, in_the_same_words():
        register = register_with_log(around, wishes.at, ROLES)
        work.language = around.language(register)
        warn_of_unread(register, work.language)
        acting = _Acting(around, register, work)
        noted = acting.note(timed(wishes, register))
    if noted:
        acting.tell(noted)


class _Noted(NamedTuple):
    """What was noted, or would be: the change, the rules' warnings, and as what."""

    change: Change
    notes: list[Finding]
    wishes: Wishes
    only_record: bool


class _Acting:
    """One run of a command."""

    def __init__(self, around: Context, register: Register, work: Work) -> None:
        self.folder = around.folder()
        self.register = register
        self.language: Language = work.language
        self.work = work

    def note(self, wishes: Wishes) -> _Noted | None:
        """Write what was done; None when the person thinks better of it."""
        questions = Questions(self.language, self.register) if somebody_is_there() else None
        id = self._named(wishes, questions)
        found, stands = message_with(id, self.register)
        left = left_to_note(wishes, stands)
        if not any(left):
            told = _UNCHANGED.fill(self.language, {"id": id, "decision": wishes.record})
            sys.stdout.write(f"{told}\n")
            return None
        # Nobody else is kept waiting while a person answers.
        walked = None
        if left.action and (wishes.id is None or wishes.missing):
            wishes, walked = self._completed(wishes, questions, found, stands)
        sure = walked is None or wishes.did != "removed" or wishes.yes or wishes.dry_run
        return self._written(wishes, found, None if sure else walked)

    def _named(self, wishes: Wishes, questions: Questions | None) -> str:
        if wishes.id is not None:
            return wishes.id
        warn_of_unread_log(self.register, self.language)
        if questions:
            return message_chosen(self.register, questions)
        if wishes.missing:
            raise refuse_lacking(["ID", *wishes.missing], COMMANDS[wishes.did])
        raise refuse_unnamed(self.register)

    def _completed(
        self, wishes: Wishes, questions: Questions | None, found: Found, stands: Standing
    ) -> tuple[Wishes, Questions | None]:
        if questions is None:
            raise refuse_lacking(wishes.missing, COMMANDS[wishes.did])
        from socialpolicy.wizard.message_completion import Completing

        return Completing(questions, self.register, found, stands).complete(wishes), questions

    def _written(self, wishes: Wishes, found: Found, asked: Questions | None) -> _Noted | None:
        """Write the change, which somebody has seen and agreed to if they are `asked`."""
        noted: _Noted | None = None
        while True:
            with log_store.alone(self.folder, self.register) as log:
                month = log.month(found.account, found.month)
                agreed = noted is not None and noted.change.month == month
                if noted is None or not agreed:
                    noted = self._noted(wishes, month, found)
                if wishes.dry_run:
                    return noted
                if asked is None or agreed:
                    log.write(noted.change)
                    self.work.written = True
                    return noted
            asked.show(f"\n{diff(noted.change)}")
            if not asked.agree(_WRITE_IT, suggestion=True):
                asked.say(_LET_BE)
                return None

    def _noted(self, wishes: Wishes, month: Month, found: Found) -> _Noted:
        before = month.before or b""
        stands = standing(month, found.id)
        left = left_to_note(wishes, stands)
        action = self._action(wishes, found.account) if left.action else None
        record = wishes.decision if left.record else None

        def change(data: bytes, at: int) -> bytes:
            if action is not None:
                data = append(data, (at, "actions"), dict(action))
            if record is not None:
                data = put(data, (at, "record"), record, after=("actions",))
            return data

        data = change_entry(before, stands.position, change)
        judge = Judge(found, stands.entry, self.register)
        notes = judge.require_sound(stands.acted(action, record))
        return _Noted(Change(month, data, found.id), notes, wishes, only_record=not left.action)

    def _action(self, wishes: Wishes, account: str) -> dict[str, Plain]:
        return {
            "did": wishes.did,
            "at": wishes.done or now_written(self.register),
            "by": wishes.by if wishes.by is not None else self._on_duty(account),
            **wishes.more,
        }

    def _on_duty(self, account: str) -> str:
        filed = self.register.account(account)
        holder = on_duty(filed.model, self.register.today).holder if filed else None
        if holder is None:
            raise CommandError(_NOBODY, account=account)
        return holder.role

    def tell(self, noted: _Noted) -> None:
        """Say what was done."""
        wishes, id = noted.wishes, noted.change.id
        tell(noted.change, noted.notes, self.language, written=not wishes.dry_run)
        if any(note.rule.code in REMINDERS for note in noted.notes):
            decision = "registered --number …" if wishes.more.get("ground") == "secrecy" else "…"
            command = f"socialpolicy {COMMANDS[wishes.did]} {id} --record {decision}"
            sys.stderr.write(f"{_REMINDER.fill(self.language, {'command': command})}\n")
        if not wishes.dry_run:
            sys.stdout.write(f"{_said(noted).in_language(self.language)}\n")


def _said(noted: _Noted) -> FilledText:
    wishes, id = noted.wishes, noted.change.id
    if noted.only_record:
        return FilledText(_RECORDED, {"id": id, "decision": wishes.record})
    return FilledText(_DONE[wishes.did], {"id": id, **wishes.more})
