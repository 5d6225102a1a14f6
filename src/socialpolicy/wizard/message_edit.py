"""What a form edits when it is about a message: a new entry of the log, or one more action."""

from __future__ import annotations

import shlex
import sys
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_seen
from socialpolicy.finding import Finding
from socialpolicy.git.cli import is_in_git
from socialpolicy.register.new_message import new_id, with_message
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import OUR_PAGES, TO_BE_REMOVED
from socialpolicy.schedule import ScheduleError, second_of
from socialpolicy.screen import laid_out
from socialpolicy.source import Source
from socialpolicy.text import FilledText, Language, Text, moment, named
from socialpolicy.verdict import Verdict
from socialpolicy.wizard import review
from socialpolicy.wizard.answers import AnswerError, read_answer, require_chosen
from socialpolicy.wizard.draft_check import Draft, for_question
from socialpolicy.wizard.editor import Editor, Objection, Options, Word
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AnswerKind, Form, NewMessage, Question
from socialpolicy.wizard.message_check import Entry, MessageCheck
from socialpolicy.wizard.message_log import ChangedMonth, Found, Log, Month, alone
from socialpolicy.wizard.terminal import Asker, somebody_is_there

_LACKING = Text(
    sv="Du behöver ange {names}. Se socialpolicy {command} --help.",
    en="You need to give {names}. See socialpolicy {command} --help.",
)
_OF_OPTION = Text(sv="{option}: {said}", en="{option}: {said}")
_NEW = Text(sv="Meddelandet", en="The message")
_WRITTEN = Text(sv="Skrivet: {file}:{line}", en="Written: {file}:{line}")
_CAME = Text(sv="Kom in: {time}.", en="Received: {time}.")
_DUE = Text(sv="Svara senast {due}.", en="Answer by {due}.")
_SAME = Text(
    sv="Ingenting är skrivet. Meddelandet finns redan som {id}.",
    en="Nothing was written. The message is already in the log as {id}.",
)
_SAVE = Text(
    sv='Spara och skicka ändringen:\n  git add {file}\n  git commit -m "Logg: {id}"\n  git push',
    en='Save and send the change:\n  git add {file}\n  git commit -m "Log: {id}"\n  git push',
)
_ALIKE = Text(
    sv="Tänk på: {alike} Är det samma, kör: socialpolicy end-message {id} --duplicate-of {other}",
    en="Note: {alike} If it is the same, run: socialpolicy end-message {id} --duplicate-of {other}",
)
_LIKE = Text(
    sv="Liknar {other}. Är det en dubblett, kör: socialpolicy end-message {id} "
    "--duplicate-of {other}",
    en="Looks like {other}. If it is a duplicate, run: socialpolicy end-message {id} "
    "--duplicate-of {other}",
)
_NO_DUE = Text(sv="Det behöver inget svar.", en="It needs no answer.")
_UNCOUNTED = Text(
    sv="Det går inte att räkna ut när det ska besvaras. Kör socialpolicy check.",
    en="The deadline cannot be worked out. Run socialpolicy check.",
)
_WRITE = Text(sv="Skriv i loggen", en="Write in the log")


def refuse_lacking(names: Sequence[Text | str], form: Form) -> CommandError:
    """Word the refusal of a command that lacks something, all of it named at once."""
    return CommandError(_LACKING, names=names, command=form.name)


@dataclass(frozen=True)
class MessageDraft(Draft):
    """A month's file that is not written yet; `stops` says that the first finding forbids it."""

    change: ChangedMonth = None  # type: ignore[assignment]  # fields before it have defaults
    check: MessageCheck = None  # type: ignore[assignment]
    stops: bool = False
    record_only: bool = False

    def has_errors(self) -> bool:
        """Say whether the draft is not to be written."""
        return self.stops

    @property
    def notes(self) -> Sequence[Finding]:
        """What to think of, though it may be written."""
        return self.verdict.findings[1:] if self.stops else self.verdict.findings


class MessageEditor(Editor):
    """A month of the log that gets an entry, or one of whose entries is changed."""

    strict = True

    def with_given(self, flow: Flow) -> Flow:
        """Take the answers of options. Raises CommandError for the first of no use."""
        for question in self.form.questions:
            text = self.options.answers.get(question.parameter)
            if text is not None:
                flow = flow.beforehand({question.key: _read_option(question, text, flow)})
                flow = replace(flow, options=flow.options | {question.key})
        return flow

    def asks(self, flow: Flow, *, chosen: bool) -> bool:
        """Ask for what was left out: what is only suggested, such as that it was now, too.

        A line that says everything never asks. Nor, where nothing is missing, does one that takes
        the suggestions with `--yes`, names the time that is now, or writes nothing.
        """
        if chosen or self.options.resume or self._missing(flow):
            return True
        taken = self.options.yes or self.options.at or self.options.dry_run
        return not taken and flow.presumed().next is not None

    def _missing(self, flow: Flow) -> list[Question]:
        return [each for each in flow.settled().missing if not each.silent]

    def without_asking(self, flow: Flow) -> int:
        """Write what was given, or say what is missing or wrong. Gives the exit code."""
        missing = self._missing(flow)
        if missing:
            raise refuse_lacking([_option(each) for each in missing], self.form)
        outcome = self.write(flow.settled(), None)
        return outcome if isinstance(outcome, int) else 0

    def draft(self, flow: Flow) -> MessageDraft:
        """Make the month's file of the answers and of the file as it is, and judge it."""
        with alone(self.folder, self.register) as log:
            return self._drafted(flow, self._month(flow, log))

    def objections(
        self, question: Question, flow: Flow, language: Language
    ) -> tuple[list[Objection], list[str]]:
        """Judge an answer in words. None that a rule calls an error may stay."""
        listed = [each.value for each in question.listed(flow.situation)]
        if flow.answers.get(question.key) in listed:
            return [], []
        check, entry = self._so_far(flow)
        found = check.objections(entry, question.codes)
        worded = [check.objection(for_question(each, question)) for each in found]
        lines = [each.in_language(language) for each in worded]
        return [Objection(may_stay=False, hides=each.hides) for each in found], lines

    def look_back(
        self,
        draft: Draft,
        flow: Flow,
        asker: Asker,
        seen: Flow | None,  # noqa: ARG002 - all of it is short
        *,
        whole: bool,
    ) -> None:
        """Show the answers, what the rules find, and the change in the log."""
        review.summary(flow, asker, self.language)
        found = self._findings(draft, self.language) + self._meaning(flow)
        if found:
            asker.show(f"\n{found}")
        review.present(draft, asker, self.language, whole=whole)

    def last_word(self, draft: Draft, flow: Flow, asker: Asker, *, whole: bool) -> Word:  # noqa: ARG002
        """Ask what to do with a draft."""
        return review.last_word(draft, asker, self.language, whole=whole, title=_WRITE)

    def _findings(self, draft: Draft, language: Language) -> str:
        if not isinstance(draft, MessageDraft):
            return ""
        told = [draft.check.objection(each) for each in draft.verdict.findings[: draft.stops]]
        told += [draft.check.note(each) for each in draft.notes]
        lines = [laid_out(each.in_language(language), sys.stderr) for each in told]
        return "".join(f"{line}\n" for line in lines)

    def _meaning(self, flow: Flow) -> str:  # noqa: ARG002 - nothing
        """Say what the answers mean, before they are written."""
        return ""

    def is_complete(self, draft: Draft, flow: Flow) -> bool:  # noqa: ARG002
        """Say whether nothing that is needed is missing."""
        return not flow.missing

    def is_sound(self, draft: Draft) -> bool:
        """Say whether a draft may be written without another word: warnings only remind."""
        return not draft.has_errors()

    def write(self, flow: Flow, draft: Draft | None) -> MessageDraft | int:
        """Write the change, made on the file as it is while nobody else can write.

        If that is not what the draft showed, nothing is written, and the new draft
        is given to be shown. Raises CommandError for what a rule calls an error.
        """
        with alone(self.folder, self.register) as log:
            month = self._month(flow, log)
            if isinstance(draft, MessageDraft) and draft.change.month == month:
                made = draft
            else:
                made = self._drafted(flow, month)
                if draft is not None:
                    return made
            if made.stops:
                raise made.check.refusal(made.verdict.findings[0])
            if not self.options.dry_run:
                log.write(made.change)
                self.written = True
        self._tell(flow, made, seen=draft is not None)
        return 0

    def _tell(self, flow: Flow, draft: MessageDraft, *, seen: bool) -> None:
        """Say what was written, and what to think of unless that was said already."""
        change, language = draft.change, self.language
        if self.options.dry_run:
            sys.stdout.write(self.shown(draft))
        else:
            values = {"file": change.month.file, "line": change.line}
            _say(_WRITTEN.fill(language, values))
        if not seen or self.options.yes:
            for finding in draft.notes:
                _say(draft.check.note(finding).in_language(language))
        for line in self._reminders(flow, draft):
            sys.stderr.write(f"{line.in_language(language)}\n")
        if not self.options.dry_run:
            for line in self._done(flow, draft):
                sys.stdout.write(f"{line.in_language(language)}\n")
            self._tell_next(change)

    def _tell_next(self, change: ChangedMonth) -> None:
        """Say to a person how the change is kept and sent, where git keeps the log."""
        if somebody_is_there() and is_in_git(change.month.path.parent):
            values = {"file": shlex.quote(change.month.file), "id": change.id}
            sys.stderr.write(f"{_SAVE.fill(self.language, values)}\n")

    @abstractmethod
    def _month(self, flow: Flow, log: Log) -> Month:
        """Read the month's file that is concerned."""

    @abstractmethod
    def _drafted(self, flow: Flow, month: Month) -> MessageDraft:
        """Make the month's file as it is to be, and judge it."""

    @abstractmethod
    def _so_far(self, flow: Flow) -> tuple[MessageCheck, Entry]:
        """Make the message of the answers so far, with what judges it."""

    def _reminders(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:  # noqa: ARG002
        """Say what is left to do."""
        return []

    @abstractmethod
    def _done(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        """Say what was done, when it is written."""

    def _judged(
        self, change: ChangedMonth, check: MessageCheck, entry: Entry, *, record_only: bool = False
    ) -> MessageDraft:
        found, stops = check.findings(entry)
        month = change.month
        return MessageDraft(
            month.path,
            Source(month.file, change.data),
            Verdict(tuple(found), self.register.folder, self.register.as_of, 1),
            month.source,
            change,
            check,
            stops,
            record_only,
        )


class NewMessageEditor(MessageEditor):
    """A message that is logged."""

    def __init__(
        self,
        around: Context,
        form: Form,
        options: Options,
        register: Register,
        edit: NewMessage,
    ) -> None:
        super().__init__(around, form, options, register)
        self.edit = edit

    def _entry(self, flow: Flow) -> dict[str, str]:
        return self.edit.entry(flow.situation)

    def _month(self, flow: Flow, log: Log) -> Month:
        return log.month(flow.situation.text("account"), self._entry(flow)["received"][:7])

    def _so_far(self, flow: Flow) -> tuple[MessageCheck, Entry]:
        entry = {"id": _NEW.in_language(self.language), **self._entry(flow)}
        found = Found(flow.situation.text("account"), entry["received"][:7], entry["id"])
        return MessageCheck(found, None, self.register), entry

    def _drafted(self, flow: Flow, month: Month) -> MessageDraft:
        message, register = self._entry(flow), self.register
        taken = (month.before or b"").decode("utf-8", "replace")
        id = new_id(month.account, message["received"][:10].replace("-", ""), taken)
        entry = {"id": id, **message}
        own = named(register.policy.language) or Language.SWEDISH
        file = self.folder / ".schema" / "messages.json"
        schema = file.is_file() and not register.policy.messages
        data = with_message(month.before, entry, own, schema=schema)
        check = MessageCheck(Found(month.account, month.month, id), None, register)
        return self._judged(ChangedMonth(month, data, id), check, entry)

    def _done(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        id, message = draft.change.id, self._entry(flow)
        received = datetime.fromisoformat(message["received"])
        time = Text(*(moment(received, language, year=True) for language in Language))
        return [
            FilledText(Text(id, id), {}),
            FilledText(_CAME, {"time": time}),
            due_of_entry(message, flow.situation.text("account"), self.register),
        ]

    def asks(self, flow: Flow, *, chosen: bool) -> bool:
        """Ask where something is missing, and where the log seems to have the message already."""
        is_alike = not self.options.yes and self.edit.alike(flow.settled().situation, "")
        return bool(is_alike) or super().asks(flow, chosen=chosen)

    def stop(self, flow: Flow) -> None:
        """Raise CommandError for what is in the log already."""
        alike = self.edit.alike(flow.situation, "")
        if alike and flow.situation.text("again") == "false":
            raise CommandError(_SAME, id=alike.values["id"])

    def _meaning(self, flow: Flow) -> str:
        """Say when the message must be answered."""
        due = due_of_entry(self._entry(flow), flow.situation.text("account"), self.register)
        return f"{laid_out(due.in_language(self.language), sys.stderr)}\n"

    def _reminders(self, flow: Flow, draft: MessageDraft) -> list[FilledText]:
        id, known = draft.change.id, flow.situation
        alike = None if known.text("again") else self.edit.alike(known, id)
        if alike is None:
            # When it is written as received now, the minute says when it was logged.
            other = "received" in flow.given and self.edit.same_minute(known, id)
            return [FilledText(_LIKE, {"id": id, "other": other})] if other else []
        return [FilledText(_ALIKE, {"alike": alike, "id": id, "other": alike.values["id"]})]


def due_of_entry(message: Entry, account: str, register: Register) -> FilledText:
    """Say when a message that is to be logged must be answered, if it must."""
    is_ours = message.get("concerns_us") != "false"
    is_removed = message.get("kind") in TO_BE_REMOVED and message.get("channel") in OUR_PAGES
    if not is_ours and not is_removed:
        return FilledText(_NO_DUE, {})
    schedule = register.schedule
    try:
        received = schedule.localise(datetime.fromisoformat(str(message["received"])))
        target = register.target(account, second_of(received))
        if target is None:
            return FilledText(_UNCOUNTED, {})
        due = schedule.deadline(received, target)
    except ScheduleError:
        return FilledText(_UNCOUNTED, {})
    return FilledText(_DUE, {"due": schedule.prose(due.due, year=True)})


def _say(text: str) -> None:
    """Write on standard error, broken between words where somebody reads it."""
    sys.stderr.write(f"{laid_out(text, sys.stderr)}\n")


def _option(question: Question) -> Text | str:
    argument = question.metavar if question.is_argument else None
    return argument or question.option


def _read_option(question: Question, text: str, flow: Flow) -> str:
    """Read what an option says, as it was written but for times and days."""
    if question.kind in (AnswerKind.MOMENT, AnswerKind.PAST_DAY, AnswerKind.TOLD):
        try:
            return str(read_answer(question, text, flow.situation)[question.key])
        except AnswerError as error:
            raise CommandError(_OF_OPTION, option=question.option, said=error.said) from None
    if question.kind is AnswerKind.CHOICE and question.unknown and not question.other:
        text = require_chosen(question, text, flow.situation)
    require_seen(question.option, text)
    objection = question.demand(text, flow.situation) if question.demand else None
    if objection:
        raise CommandError(objection.text, **objection.values)
    return question.finds(text, flow.situation) if question.finds else text
