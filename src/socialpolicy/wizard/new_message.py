"""The work of `log-message`: an entry of its own in the month's file, judged before it is kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, get_args

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    perhaps,
    require_choice,
    require_seen,
    visible,
)
from socialpolicy.cli.external_log import register_with_log
from socialpolicy.cli.unread import warn_of_unread
from socialpolicy.register.layout import Role
from socialpolicy.register.models.field_types import SLUG
from socialpolicy.register.models.message import Message
from socialpolicy.register.new_message import new_id, with_message
from socialpolicy.register.register import Register
from socialpolicy.schedule import ScheduleError
from socialpolicy.text import Language, Text, named
from socialpolicy.wizard import log_store
from socialpolicy.wizard.log_draft_check import Change, Found, Judge, Month, tell
from socialpolicy.wizard.log_times import moment_written, now_written, of_option
from socialpolicy.wizard.message_questions import Questions, somebody_is_there, until_broken_off

ROLES = frozenset(Role) - {Role.LOG}
"""What is read of the register: the log is looked at one month at a time."""

CHANNELS: tuple[str, ...] = get_args(Message.model_fields["channel"].annotation)
"""Where a message can come."""

KINDS: tuple[str, ...] = get_args(Message.model_fields["kind"].annotation)
"""What a message can be."""

CHANNEL, KIND = "comment", "question"
"""What a message is taken to be when nothing is said."""

_ACCOUNT = Text(sv="KONTO", en="ACCOUNT")
_LACKING = Text(
    sv="Du behöver ange {names}. Se socialpolicy {command} --help.",
    en="You need to give {names}. See socialpolicy {command} --help.",
)
_NO_CHANNEL = Text(
    sv="Kanalen {word} finns inte. Välj {known}.", en="There is no channel {word}. Choose {known}."
)
_NO_KIND = Text(
    sv="Slaget {word} finns inte. Välj {known}.", en="There is no kind {word}. Choose {known}."
)
_NO_ACCOUNT = Text(
    sv="Inget konto heter {word}.{nearest} Kontona är filerna i accounts/.",
    en="No account is called {word}.{nearest} The accounts are the files in accounts/.",
)
_NO_WORDS = Text(
    sv="Skriv ett ämne med --subject, med egna ord på en rad.",
    en="Write a subject with --subject, in your own words on one line.",
)
_LONG = Text(
    sv="Ämnet har {count} tecken, men får ha högst 120. Korta det.",
    en="The subject has {count} characters, but may have at most 120. Shorten it.",
)
_DUE = Text(sv="Svara senast {due}.", en="Answer by {due}.")
_NO_DUE = Text(sv="Det behöver inget svar.", en="It needs no answer.")
_UNCOUNTED = Text(
    sv="Det går inte att räkna ut när det ska besvaras. Kör socialpolicy check.",
    en="It cannot be counted when it is due. Run socialpolicy check.",
)
_LONGEST = 120


class Wishes(NamedTuple):
    """The options of `log-message` as they were given."""

    account: str | None = None
    subject: str | None = None
    kind: str | None = None
    channel: str | None = None
    received: str | None = None
    noticed: str | None = None
    reference: str | None = None
    at: str | None = None
    not_for_us: bool = False
    public_event: bool = False
    dry_run: bool = False

    @property
    def missing(self) -> list[Text | str]:
        """What nothing can be logged without."""
        words = ((self.account, _ACCOUNT), (self.subject, "--subject"))
        return [word for given, word in words if given is None]


def run(around: Context, wishes: Wishes) -> None:
    """Do what `log-message` was asked. Raises CommandError when it cannot."""
    _demand_words(wishes)
    with until_broken_off() as work, in_the_same_words():
        if wishes.missing and not somebody_is_there():
            raise refuse_lacking(wishes.missing, "log-message")
        folder = around.folder()
        register = register_with_log(around, wishes.at, ROLES)
        work.language = around.language(register)
        warn_of_unread(register, work.language)
        wishes = _timed(wishes, register)
        if wishes.missing:
            from socialpolicy.wizard.new_message_questions import Asking

            wishes = Asking(Questions(work.language, register), register).complete(wishes)
        message, account = _message(wishes, register)
        due = _due(message, account, register, work.language)
        schema = (folder / ".schema" / "messages.json").is_file() and not register.policy.messages
        with log_store.alone(folder, register) as log:
            month = log.month(account, message["received"][:7])
            change, entry = _change(month, message, register, schema=schema)
            found = Found(account, month.month, change.id)
            notes = Judge(found, None, register).require_sound(entry)
            if not wishes.dry_run:
                log.write(change)
                work.written = True
    tell(change, notes, work.language, written=not wishes.dry_run)
    if not wishes.dry_run:
        sys.stdout.write(f"{change.id}\n{due}\n")


def refuse_lacking(names: Sequence[Text | str], command: str) -> CommandError:
    """Word the refusal of a command that lacks something, all of it named at once."""
    return CommandError(_LACKING, names=names, command=command)


def _demand_words(wishes: Wishes) -> None:
    require_choice(wishes.channel or CHANNELS[0], CHANNELS, _NO_CHANNEL)
    require_choice(wishes.kind or KINDS[0], KINDS, _NO_KIND)
    if wishes.subject is not None:
        require_subject(wishes.subject)
    require_seen("--reference", wishes.reference or "")


def require_subject(subject: str) -> None:
    """Refuse a subject that is none, is too long, or has what nobody sees in it."""
    require_seen("--subject", subject)
    if not subject.strip():
        raise CommandError(_NO_WORDS)
    if len(subject) > _LONGEST:
        raise CommandError(_LONG, count=len(subject))


def _timed(wishes: Wishes, register: Register) -> Wishes:
    """Write the times as the log has them, before anything is asked."""
    received, noticed = wishes.received, wishes.noticed
    if received is not None:
        with of_option("--received"):
            received = moment_written(received, register)
    if noticed is not None:
        with of_option("--noticed"):
            noticed = moment_written(noticed, register)
    return wishes._replace(received=received, noticed=noticed)


def _message(wishes: Wishes, register: Register) -> tuple[dict[str, str], str]:
    """Give the entry to be, but for its id, and its account."""
    account = require_account(wishes.account or "", register)
    message = {
        "channel": wishes.channel or CHANNEL,
        "received": wishes.received or now_written(register),
        "kind": wishes.kind or KIND,
        "subject": wishes.subject or "",
    }
    if wishes.noticed:
        message["noticed"] = wishes.noticed
    if wishes.reference:
        message["reference"] = wishes.reference
    if wishes.not_for_us:
        message["concerns_us"] = "false"
    if wishes.public_event:
        message["public_event"] = "true"
    return message, account


def _change(
    month: Month, message: dict[str, str], register: Register, *, schema: bool
) -> tuple[Change, dict[str, str]]:
    taken = (month.before or b"").decode("utf-8", "replace")
    id = new_id(month.account, message["received"][:10].replace("-", ""), taken)
    own = named(register.policy.language) or Language.SWEDISH
    entry = {"id": id, **message}
    return Change(month, with_message(month.before, entry, own, schema=schema), id), entry


def require_account(word: str, register: Register) -> str:
    """Give a known account's id back. Raises CommandError, naming the nearest, for others."""
    known = sorted({filed.model.id for filed in register.accounts} | register.unread_accounts)
    if word not in known or not re.fullmatch(SLUG, word):
        raise CommandError(_NO_ACCOUNT, word=visible(word), nearest=perhaps(word, known))
    return word


def _due(message: dict[str, str], account: str, register: Register, language: Language) -> str:
    if "concerns_us" in message:
        return _NO_DUE.in_language(language)
    target = register.target(account)
    if target is None:
        return _UNCOUNTED.in_language(language)
    schedule = register.schedule
    received = datetime.fromisoformat(message["received"])
    try:
        due = schedule.deadline(schedule.localise(received), target)
    except ScheduleError:
        return _UNCOUNTED.in_language(language)
    return _DUE.fill(language, {"due": schedule.prose(due.due, year=True)})
