"""The work of `log-message`: an entry of its own in the month's file, judged before it is kept."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

from socialpolicy.commands import keeping_log
from socialpolicy.commands.reading import register_at
from socialpolicy.commands.refusal import Refusal, demand_choice, perhaps, visible
from socialpolicy.commands.surroundings import Surroundings, moment_written
from socialpolicy.language import Language, Text, named
from socialpolicy.register.layout import Role
from socialpolicy.register.message import Message
from socialpolicy.register.new_message import new_id, with_message
from socialpolicy.register.register import Register
from socialpolicy.register.values import SLUG
from socialpolicy.schedule import Schedule, ScheduleError
from socialpolicy.splice import SpliceError

ROLES = frozenset(Role) - {Role.LOG}
"""What is read of the register: the log is looked at one month at a time."""

CHANNELS: tuple[str, ...] = get_args(Message.model_fields["channel"].annotation)
"""Where a message can come."""

KINDS: tuple[str, ...] = get_args(Message.model_fields["kind"].annotation)
"""What a message can be."""

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
_CONTROL = Text(
    sv="{option} innehåller ett styrtecken eller en radbrytning. Skriv det på en rad.",
    en="{option} holds a control character or a line break. Write it on one line.",
)
_DUE = Text(sv="Svara senast {due}.", en="Answer by {due}.")
_NO_DUE = Text(sv="Det behöver inget svar.", en="It needs no answer.")
_UNCOUNTED = Text(
    sv="Det går inte att räkna ut när det ska besvaras. Kör socialpolicy check.",
    en="It cannot be counted when it is due. Run socialpolicy check.",
)
_LONGEST = 120
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of `log-message` as they were given."""

    account: str
    subject: str
    kind: str = "question"
    channel: str = "comment"
    received: str | None = None
    noticed: str | None = None
    reference: str | None = None
    at: str | None = None
    not_for_us: bool = False
    public_event: bool = False
    dry_run: bool = False


def run(around: Surroundings, wishes: Wishes) -> None:
    """Do what `log-message` was asked. Raises Refusal when it cannot."""
    _demand_words(wishes)
    folder = around.folder()
    with keeping_log.alone(folder):
        register = register_at(around, wishes.at, ROLES)
        language = around.language(register)
        try:
            _log(folder, register, wishes, language)
        except (SpliceError, ScheduleError) as error:
            raise Refusal(error.said.text, **error.said.values) from None


def _demand_words(wishes: Wishes) -> None:
    demand_choice(wishes.channel, CHANNELS, _NO_CHANNEL)
    demand_choice(wishes.kind, KINDS, _NO_KIND)
    for option, text in (("--subject", wishes.subject), ("--reference", wishes.reference or "")):
        if _UNSEEN.search(text):
            raise Refusal(_CONTROL, option=option)
    if not wishes.subject.strip():
        raise Refusal(_NO_WORDS)
    if len(wishes.subject) > _LONGEST:
        raise Refusal(_LONG, count=len(wishes.subject))


def _log(folder: Path, register: Register, wishes: Wishes, language: Language) -> None:
    account = demand_account(wishes.account, register)
    received = _local(wishes.received, register)
    root = keeping_log.log_folder(folder, register)
    month = keeping_log.month_of(root, account, received[:7])
    taken = (month.before or b"").decode("utf-8", "replace")
    id = new_id(account, received[:10].replace("-", ""), taken)
    message = {
        "id": id,
        "channel": wishes.channel,
        "received": received,
        "kind": wishes.kind,
        "subject": wishes.subject,
    }
    if wishes.noticed:
        message["noticed"] = _local(wishes.noticed, register)
    if wishes.reference:
        message["reference"] = wishes.reference
    if wishes.not_for_us:
        message["concerns_us"] = "false"
    if wishes.public_event:
        message["public_event"] = "true"
    schema = (folder / ".schema" / "messages.json").is_file() and not register.policy.messages
    own = named(register.policy.language) or Language.SWEDISH
    data = with_message(month.before, message, own, schema=schema)
    change = keeping_log.Change(month, data, id)
    notes = keeping_log.demand_sound(change, register)
    keeping_log.keep(change, notes, language, dry_run=wishes.dry_run)
    if not wishes.dry_run:
        owed = not wishes.not_for_us
        due = _due(received, account, register, language) if owed else _NO_DUE.speak(language)
        sys.stdout.write(f"{id}\n{due}\n")


def demand_account(word: str, register: Register) -> str:
    """Give an account's id back if there is such an account. Raises Refusal, naming the nearest."""
    known = sorted({filed.model.id for filed in register.accounts} | register.unread_accounts)
    if word not in known or not re.fullmatch(SLUG, word):
        raise Refusal(_NO_ACCOUNT, word=visible(word), nearest=perhaps(word, known))
    return word


def _local(text: str | None, register: Register) -> str:
    """Write a time as the log has it: on the municipality's clock, now when none was given."""
    if text is None:
        return now_written(register)
    moment = moment_written(text)
    register.schedule.localise(moment)
    return clock_written(moment, register)


def now_written(register: Register) -> str:
    """Write the present as the log has it, with an offset in the hour that comes twice."""
    return clock_written(register.as_of, register)


def clock_written(moment: datetime, register: Register) -> str:
    """Write a time to the minute, on the municipality's clock where that tells it apart."""
    if moment.tzinfo is None:
        return moment.strftime("%Y-%m-%d %H:%M")
    local = register.schedule.localise(moment)
    plain = local.replace(tzinfo=None)
    kept = plain if _is_told_apart(plain, register.schedule) else local
    return kept.replace(second=0).isoformat(sep=" ", timespec="minutes")


def _is_told_apart(plain: datetime, schedule: Schedule) -> bool:
    try:
        schedule.localise(plain)
    except ScheduleError:
        return False
    return True


def _due(received: str, account: str, register: Register, language: Language) -> str:
    target = register.target(account)
    if target is None:
        return _UNCOUNTED.speak(language)
    schedule = register.schedule
    try:
        due = schedule.deadline(schedule.localise(datetime.fromisoformat(received)), target)
    except ScheduleError:
        return _UNCOUNTED.speak(language)
    return _DUE.fill(language, {"due": schedule.prose(due.due, year=True)})
