"""What a form edits when something was done about a message: one more action in its entry."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.load import register_with_log, require_settings, warn_of_unread_log
from socialpolicy.edit import append, change_entry, put
from socialpolicy.finding import Severity
from socialpolicy.register.layout import Role
from socialpolicy.register.message_names import DECIDED
from socialpolicy.register.model_paths import as_written
from socialpolicy.register.models.message import Action
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Language, Text, moment
from socialpolicy.wizard import review
from socialpolicy.wizard.answers import now_written
from socialpolicy.wizard.editor import Options
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Form, MessageAction, Need, NewMessage, Question, Situation
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
    settled_messages,
    waiting_messages,
)
from socialpolicy.wizard.saved_draft import having_drafts
from socialpolicy.wizard.terminal import asker_for, somebody_is_there
from socialpolicy.wizard.transitions import Left, latest_action, left_to_note
from socialpolicy.yaml import Plain

_ASKS = Text(sv="Vilket meddelande gäller det?", en="Which message is it?")
_NUMBER = Text(
    sv="Ange diarienumret med --number när beslutet är registered.",
    en="Give the registration number with --number when the decision is registered.",
)
_UNDECIDED = Text(
    sv="Ingenting är skrivet. Ange beslutet om registrering med --record: minor, kept-in-order "
    "eller registered (M13). Är det inte bestämt än: --record later.",
    en="Nothing was written. Give the decision on registration with --record: minor, "
    "kept-in-order or registered (M13). If it is not decided yet: --record later.",
)
_NOT_LATER = Text(
    sv="--yes skriver inget som check kallar fel, och --record later är ett sådant. Ta bort --yes.",
    en="--yes writes nothing that check calls an error, and --record later is one. Leave out "
    "--yes.",
)
_NOBODY = Text(
    sv="Ingen är i tjänst för {account} i dag. Ange rollen som gjorde det med --by.",
    en="Nobody is on duty for {account} today. Give the role that did it with --by.",
)
_RECORDED = Text(
    sv="I loggen står nu att {id} {decided}.", en="The log now says that {id} {decided}."
)
_UNCHANGED = Text(
    sv="I loggen står redan att {id} {decided}. Det finns inget att ändra.",
    en="The log already says that {id} {decided}. There is nothing to change.",
)
_REMINDER = Text(sv="När det är bestämt, kör: {command}", en="When it is decided, run: {command}")

_ADDED = Text(
    sv="{id}: i loggen står nu vad avsändaren fick veta.",
    en="{id}: the log now says what the author was told.",
)
_TELL = Text(
    sv="När avsändaren har fått veta det, kör: {command}",
    en="When the author has been told, run: {command}",
)
_NOTED = Text(sv="Tid: {time}. Roll: {by}.", en="Time: {time}. Role: {by}.")


LATER = "later"
"""What an option says where the decision on registration is not taken yet."""

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
    is_reopening = isinstance(form.edit, MessageAction) and form.edit.did == "reopened"
    listed = settled_messages if is_reopening else waiting_messages
    waiting = listed(register, language)
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
        return self._left_for_later(flow) if known.text("record") == LATER else flow

    def _left_for_later(self, flow: Flow) -> Flow:
        """Pass the decision over, as whoever is asked may. Raises CommandError for `--yes`."""
        if self.options.yes:
            raise CommandError(_NOT_LATER)
        answers = {key: answer for key, answer in flow.answers.items() if key != "record"}
        return replace(
            flow,
            answers=answers,
            given=flow.given - {"record"},
            options=flow.options - {"record"},
            asked=(*flow.asked, "record"),
        )

    def asks(self, flow: Flow, *, chosen: bool) -> bool:
        """Ask unless only the decision on registration is left, or all was said."""
        return self._left(flow, self.logged).action and super().asks(flow, chosen=chosen)

    def _missing(self, flow: Flow) -> list[Question]:
        """List what is missing: also the decision, where `check` would call that an error."""
        missing = super()._missing(flow)
        question = next((each for each in flow.applicable if each.key == "record"), None)
        if missing or question is None or "record" in (*flow.answers, *flow.asked):
            return missing
        if not self._left(flow, self.logged).action:
            return missing
        check, entry = self._so_far(flow.settled())
        found, stops = check.findings(entry)
        # What stops it is said first, whatever is decided.
        lacks = (each.rule.code in REMINDERS and each.severity is Severity.ERROR for each in found)
        return [question] if not stops and any(lacks) else missing

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
            values = {"id": self.id, "decided": DECIDED[flow.situation.text("record")]}
            sys.stdout.write(f"{_UNCHANGED.fill(self.language, values)}\n")
            return 0
        if left.action:
            if [each.key for each in self._missing(flow)] == ["record"]:
                raise CommandError(_UNDECIDED)
            return super().without_asking(flow)
        outcome = self.write(flow, None)
        return outcome if isinstance(outcome, int) else 0

    def _left(self, flow: Flow, logged: LoggedEntry) -> Left:
        more = _more(flow.options)
        adds = self.edit.adds if more == {self.edit.adds} else ""
        record = decision(flow.situation)
        return left_to_note(self.edit.did, logged, record, more=bool(more), adds=adds)

    def _month(self, flow: Flow, log: Log) -> Month:  # noqa: ARG002 - the message's own
        return log.month(self.logged.found.account, self.logged.found.month)

    def _so_far(self, flow: Flow) -> tuple[MessageCheck, Entry]:
        check = self._check_of(flow, self.logged)
        return check, self.logged.acted(
            _action(self.edit, flow.situation), decision(flow.situation)
        )

    def _drafted(self, flow: Flow, month: Month) -> MessageDraft:
        logged = entry_in(month, self.logged.found)
        left = self._left(flow, logged)
        action = self._action(flow) if left.action else None
        record = decision(flow.situation) if left.record else None

        adds, index = self.edit.adds, 0
        if left.added:
            index, _ = latest_action(self.edit.did, logged)

        def changed(data: bytes, at: int) -> bytes:
            if left.added:
                data = put(data, (at, "actions", index, adds), flow.situation.text(adds))
            if action is not None:
                data = append(data, (at, "actions"), as_written(dict(action), Action))
            if record is not None:
                data = put(data, (at, "record"), record, after=("actions",))
            return data

        data = change_entry(month.before or b"", logged.position, changed)
        check = self._check_of(flow, logged)
        entry = logged.acted(action, record)
        if left.added:
            entry = _with_added(entry, index, {adds: flow.situation.text(adds)})
        return self._judged(
            ChangedMonth(month, data, self.id), check, entry, record_only=not left.action
        )

    def _check_of(self, flow: Flow, logged: LoggedEntry) -> MessageCheck:
        waits = self.edit.waits(flow.situation)
        return MessageCheck(logged.found, logged.entry, self.register, waits)

    def _action(self, flow: Flow) -> dict[str, Plain]:
        action = _action(self.edit, flow.situation)
        if "by" not in action:
            raise CommandError(_NOBODY, account=self.logged.found.account)
        return action

    def _reminders(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        run, reminders = f"socialpolicy {self.form.name} {self.id}", []
        if any(each.rule.code in REMINDERS for each in draft.notes):
            secret = flow.situation.text("ground") == "secrecy"
            word = "registered --number …" if secret else "…"
            reminders.append(FilledText(_REMINDER, {"command": f"{run} --record {word}"}))
        if self.edit.waits(flow.situation):
            option = self.form.question(self.edit.adds).option
            reminders.append(FilledText(_TELL, {"command": f'{run} {option} "…"'}))
        return reminders

    def _done(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        known = flow.situation
        if draft.record_only:
            said = []
            if self.edit.adds and self.edit.adds in flow.options:
                said.append(FilledText(_ADDED, {"id": self.id}))
            if known.text("record"):
                values = {"id": self.id, "decided": DECIDED[known.text("record")]}
                said.append(FilledText(_RECORDED, values))
            return said
        action = _action(self.edit, known)
        at = datetime.fromisoformat(str(action["at"]))
        time = Text(*(moment(at, language, year=True) for language in Language))
        return [
            FilledText(self.edit.done, {"id": self.id, "to": known.text("to")}),
            FilledText(_NOTED, {"time": time, "by": action.get("by")}),
        ]


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


def _with_added(entry: Entry, index: int, added: dict[str, Plain]) -> dict[str, Plain]:
    """Give an entry with keys added to the action at a position."""
    actions = entry.get("actions")
    listed = list(actions) if isinstance(actions, list) else []
    before = listed[index]
    listed[index] = {**(before if isinstance(before, dict) else {}), **added}
    return {**entry, "actions": listed}


def _more(given: frozenset[str]) -> frozenset[str]:
    return given - {"record", "number"}
