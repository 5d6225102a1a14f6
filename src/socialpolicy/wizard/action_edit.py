"""What a form edits when something was done about a message: one more action in its entry."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.load import register_with_log, require_settings, warn_of_unread_log
from socialpolicy.edit import append, change_entry, put
from socialpolicy.register.layout import Role
from socialpolicy.register.message_words import IS_DONE
from socialpolicy.register.model_paths import as_written
from socialpolicy.register.models.message import Action
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import State
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import review
from socialpolicy.wizard.answers import now_written
from socialpolicy.wizard.editor import Options, somebody_is_there
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Form, MessageAction, Need, NewMessage, Situation
from socialpolicy.wizard.message_check import REMINDERS, Entry, MessageCheck
from socialpolicy.wizard.message_edit import (
    MessageDraft,
    MessageEditor,
    NewMessageEditor,
    refuse_lacking,
)
from socialpolicy.wizard.message_log import (
    ChangedMonth,
    Log,
    LoggedEntry,
    Month,
    entry_in,
    message_with,
    refuse_unnamed,
    waiting_messages,
)
from socialpolicy.wizard.saved_draft import having_drafts
from socialpolicy.wizard.terminal import asker_for
from socialpolicy.yaml import Plain

_ASKS = Text(sv="Vilket meddelande gäller det?", en="Which message is it?")
_NUMBER = Text(
    sv="Ange diarienumret med --number när beslutet är registered.",
    en="Give the registration number with --number when the decision is registered.",
)
_NOBODY = Text(
    sv="Ingen är i tjänst för {account} i dag. Ange rollen som gjorde det med --by.",
    en="Nobody is on duty for {account} today. Give the role that did it with --by.",
)
_RECORDED = Text(
    sv="{id} har fått beslutet {decision}.", en="{id} has been given the decision {decision}."
)
_UNCHANGED = Text(
    sv="{id} har redan beslutet {decision}. Det finns inget att ändra.",
    en="{id} already has the decision {decision}. There is nothing to change.",
)
_REMINDER = Text(sv="När det är bestämt, kör: {command}", en="When it is decided, run: {command}")

# What is settled stays so: its history is not to say that an answered question was ended without
# an answer. But the decision on registration may come after, once; a registration number must not
# vanish because somebody gave another.

_ALREADY = Text(sv="{id} är redan {state}.{more}", en="{id} is already {state}.{more}")
_REOPENED = Text(
    sv=" Har det öppnats igen sedan dess? Be den som sköter registret notera det först, i {place}.",
    en=" Was it reopened since? Ask whoever maintains the register to note that first, in {place}.",
)
_ADD_DECISION = Text(
    sv=" Lägg till --record för att bara skriva beslutet om registrering.",
    en=" Add --record to write only the decision on registration.",
)
_ONLY_DECISION = Text(
    sv="{id} är redan {state}. Då går det bara att ange --record och --number.",
    en="{id} is already {state}. Only --record and --number can be given now.",
)
_DECIDED = Text(
    sv="{id} har redan beslutet {decision}{number}, i {place}. Ändra det där om det är fel.",
    en="{id} already has the decision {decision}{number}, in {place}. Change it there if it "
    "is wrong.",
)
_WITH_NUMBER = Text(sv=" med nummer {number}", en=" with the number {number}")

_MAY_FOLLOW = {
    # What is found to be unlawful later is removed, answered or not, and an answer that comes
    # after all is how a question that was ended without one is put right.
    State.ANSWERED: ("removed",),
    State.ENDED: ("removed", "answered"),
}
"""What may still be done about what is settled."""


ROLES = frozenset(Role) - {Role.LOG}
"""What is read of the register: the log is looked at one month at a time."""


def begin(
    around: Context, form: Form, edit: NewMessage | MessageAction, options: Options
) -> tuple[MessageEditor, bool]:
    """Find the message that is concerned, and say whether it was chosen in a list."""
    register = register_with_log(around, options.at, ROLES)
    require_settings(register, "working_time", "response_times")
    if isinstance(edit, MessageAction):
        id, chosen = options.about, False
        if id is None:
            id, chosen = _chosen(around, form, options, register)
        logged = message_with(id, register)
        return ActionEditor(around, form, options, register, edit, logged), chosen
    return NewMessageEditor(around, form, options, register, edit), False


def _chosen(around: Context, form: Form, options: Options, register: Register) -> tuple[str, bool]:
    language = around.language(register)
    warn_of_unread_log(register, language)
    if not somebody_is_there():
        lacking = _lacking(form, options, register)
        raise refuse_lacking(["ID", *lacking], form) if lacking else refuse_unnamed(register)
    waiting = waiting_messages(register)
    if options.resume:
        kept = having_drafts(around.folder(), form.name, waiting)
        if len(kept) == 1:
            return kept[0], False
        waiting = {id: waiting[id] for id in kept}
    screen = asker_for(language, always_searched=True)
    return review.chosen_from(waiting, _ASKS, screen, language), True


def _lacking(form: Form, options: Options, register: Register) -> list[str]:
    """Name the options that are always needed and were not given."""
    told = {
        each.key: options.answers[each.parameter]
        for each in form.questions
        if each.parameter in options.answers
    }
    known = Situation(told, register)
    return [
        each.option
        for each in form.questions
        if each.need is Need.FIRST and each.key not in told and each.applies(known)
    ]


class ActionEditor(MessageEditor):
    """A message about which something was done."""

    def __init__(
        self,
        around: Context,
        form: Form,
        options: Options,
        register: Register,
        edit: MessageAction,
        logged: LoggedEntry,
    ) -> None:
        super().__init__(around, form, options, register, logged.id)
        self.edit = edit
        self.logged = logged

    def new_flow(self) -> Flow:
        """Begin, with nothing answered."""
        filed = self.register.account(self.logged.found.account)
        return Flow(self.form, self.register, filed, self.logged)

    def with_given(self, flow: Flow) -> Flow:
        """Take the answers of options. Raises CommandError for the first of no use."""
        flow = super().with_given(flow)
        known = flow.situation
        given = known.text("record") == "registered" and "record" in flow.given
        if given and not known.text("number").strip():
            raise CommandError(_NUMBER)
        return flow

    def asks(self, flow: Flow, *, chosen: bool) -> bool:
        """Ask unless only the decision on registration is left, or all was said."""
        return self._left(flow, self.logged).action and super().asks(flow, chosen=chosen)

    def stop(self, flow: Flow) -> None:
        """Raise CommandError when no further answer can make this right."""
        codes = self.edit.stops(flow.situation)
        if codes:
            check, entry = self._so_far(flow)
            check.require_sound(entry, codes)

    def without_asking(self, flow: Flow) -> int:
        """Write what was given, or say what is missing or wrong. Gives the exit code."""
        left = self._left(flow, self.logged)
        if not any(left):
            values = {"id": self.id, "decision": flow.situation.text("record")}
            sys.stdout.write(f"{_UNCHANGED.fill(self.language, values)}\n")
            return 0
        if left.action:
            return super().without_asking(flow)
        outcome = self.write(flow, None)
        return outcome if isinstance(outcome, int) else 0

    def _left(self, flow: Flow, logged: LoggedEntry) -> Left:
        return left_to_note(
            self.edit.did, logged, decision(flow.situation), more=bool(_more(flow.options))
        )

    def _month(self, flow: Flow, log: Log) -> Month:  # noqa: ARG002 - the message's own
        return log.month(self.logged.found.account, self.logged.found.month)

    def _so_far(self, flow: Flow) -> tuple[MessageCheck, Entry]:
        check = MessageCheck(self.logged.found, self.logged.entry, self.register)
        return check, self.logged.acted(
            _action(self.edit, flow.situation), decision(flow.situation)
        )

    def _drafted(self, flow: Flow, month: Month) -> MessageDraft:
        logged = entry_in(month, self.logged.found)
        left = self._left(flow, logged)
        action = self._action(flow) if left.action else None
        record = decision(flow.situation) if left.record else None

        def changed(data: bytes, at: int) -> bytes:
            if action is not None:
                data = append(data, (at, "actions"), as_written(dict(action), Action))
            if record is not None:
                data = put(data, (at, "record"), record, after=("actions",))
            return data

        data = change_entry(month.before or b"", logged.position, changed)
        check = MessageCheck(logged.found, logged.entry, self.register)
        entry = logged.acted(action, record)
        return self._judged(
            ChangedMonth(month, data, self.id), check, entry, record_only=not left.action
        )

    def _action(self, flow: Flow) -> dict[str, Plain]:
        action = _action(self.edit, flow.situation)
        if "by" not in action:
            raise CommandError(_NOBODY, account=self.logged.found.account)
        return action

    def _reminders(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        if not any(each.rule.code in REMINDERS for each in draft.notes):
            return []
        secret = flow.situation.text("ground") == "secrecy"
        word = "registered --number …" if secret else "…"
        command = f"socialpolicy {self.form.name} {self.id} --record {word}"
        return [FilledText(_REMINDER, {"command": command})]

    def _done(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        known = flow.situation
        if draft.record_only:
            return [FilledText(_RECORDED, {"id": self.id, "decision": known.text("record")})]
        return [FilledText(self.edit.done, {"id": self.id, "to": known.text("to")})]


def role_on_duty(situation: Situation) -> str:
    """Give the role that is on duty today for the message's account; empty when none is."""
    account = situation.account
    holder = account.on_duty(situation.today).holder if account else None
    return holder.role if holder else ""


def decision(situation: Situation) -> dict[str, Plain] | None:
    """Give the decision on registration as it is written, if there is one."""
    answers = {"decision": "record", "number": "number"}
    told: dict[str, Any] = {
        key: situation.answers[name] for key, name in answers.items() if name in situation.answers
    }
    return told or None


def open_decisions(
    edit: MessageAction, situation: Situation, decisions: Sequence[str]
) -> Sequence[str]:
    """Give the decisions that may be taken, as the answers are: only the last, for secrets."""
    logged = situation.message
    if logged is None:
        return decisions
    check = MessageCheck(logged.found, logged.entry, situation.register)
    entry = logged.acted(_action(edit, situation), {"decision": decisions[0]})
    _, stops = check.findings(entry, REMINDERS)
    return decisions[-1:] if stops else decisions


def _action(edit: MessageAction, situation: Situation) -> dict[str, Plain]:
    action: dict[str, Plain] = {
        "did": edit.did,
        "at": situation.text("done") or now_written(situation.register),
    }
    if "by" in situation.answers:
        action["by"] = situation.text("by")
    return action | edit.more(situation)


def _more(given: frozenset[str]) -> frozenset[str]:
    return given - {"record", "number"}


class Left(NamedTuple):
    """What is left to write: the action, the decision on registration, both or neither."""

    action: bool
    record: bool


def left_to_note(
    did: str, logged: LoggedEntry, record: dict[str, Plain] | None, *, more: bool
) -> Left:
    """Say what is left to write of an action and a decision, `more` of which was given.

    Raises CommandError for what may not follow on what is logged already.
    """
    settled = logged.settled
    action = settled is None or did in _MAY_FOLLOW.get(settled, ())
    if settled is not None and not action:
        told: dict[str, object] = {"id": logged.id, "state": IS_DONE[settled]}
        if did != settled or record is None:
            undecided = did == settled and logged.record is None
            reopened = FilledText(_REOPENED, {"place": logged.place("actions")})
            raise CommandError(_ALREADY, **told, more=_ADD_DECISION if undecided else reopened)
        if more:
            raise CommandError(_ONLY_DECISION, **told)
    return Left(action, record=_is_new(record, logged))


def _is_new(wanted: dict[str, Plain] | None, logged: LoggedEntry) -> bool:
    """Say whether a decision is given that is not logged. Raises CommandError if another is."""
    known = logged.record
    if wanted is None or known is None:
        return wanted is not None
    number = known.get("number")
    if known.get("decision") == wanted["decision"]:
        if number == wanted.get("number"):
            return False
        if not number:
            return True
    raise CommandError(
        _DECIDED,
        id=logged.id,
        decision=known.get("decision"),
        number=FilledText(_WITH_NUMBER, {"number": number}) if number else "",
        place=logged.place("record"),
    )
