"""Closing an account: with the manager's word, and with notice to those who follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from socialpolicy.forms import pending_messages
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    AccountChange,
    Form,
    Need,
    Question,
    Situation,
    day,
    role_asked,
    section,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register


def lies_ahead(situation: Situation) -> bool:
    """Say whether the closing is planned, so that something may be left to do before it."""
    return situation.text("closing.on") > situation.today.isoformat()


def _is_possible(situation: Situation) -> bool:
    return not situation.text("closing.announced.impossible")


def _is_unannounced(situation: Situation) -> bool:
    """Say whether no notice went out: asked about when the closing has come, else if said so."""
    if not _is_possible(situation):
        return True
    return not (situation.text("closing.announced.on") or lies_ahead(situation))


def plan_is_older(situation: Situation) -> bool:
    """Say whether the entry in the archive plan does not know of a closing that has come."""
    account, on = situation.account, situation.text("closing.on")
    plan = account.archive_plan if account else None
    if plan is None or plan.recorded is None or not on or lies_ahead(situation):
        return False
    return plan.recorded.isoformat() < on


def _nothing_waits(day: str, situation: Situation) -> FilledText | None:
    """Refuse a day that has come while messages wait for an answer."""
    account = situation.account
    if account is None or day > situation.today.isoformat():
        return None
    left = pending_messages.of_account(account.id, situation.register)
    return pending_messages.hindrance(left, account) if left else None


DAY = section(
    Text(sv="Avslutet", en="The closing"),
    day(
        "closing.on",
        Text(sv="Avslutas", en="Closes"),
        Text(
            sv="Vilken dag avslutas kontot? Dagen får ligga framåt",
            en="Which day does the account close? It may be in the future",
        ),
        ("A25", "A26", "M01"),
        need=Need.FIRST,
        default=hints.first_of(hints.as_registered("closing.on"), hints.today),
        named="on",
        demand=_nothing_waits,
    ),
)

MANAGER = section(
    Text(sv="Närmaste chef", en="The nearest manager"),
    Question(
        "closing.manager.role",
        Text(sv="Chef", en="Manager"),
        role_asked(
            sv="Vilken chef tillfrågades om avslutet?",
            en="Which manager was asked about the closing?",
        ),
        ("A25",),
        default=hints.first_of(
            hints.as_registered("closing.manager.role"),
            hints.as_registered("manager.role"),
            hints.as_in_unit("manager.role"),
        ),
        named="manager-role",
    ),
    day(
        "closing.manager.asked",
        Text(sv="Chefen tillfrågades", en="Manager asked"),
        Text(sv="Vilken dag tillfrågades chefen?", en="Which day was the manager asked?"),
        ("A25", "A26"),
        default=hints.as_registered("closing.manager.asked"),
        named="manager-asked",
    ),
    day(
        "closing.manager.anchored",
        Text(sv="Förankrat i ledningen", en="Anchored"),
        Text(
            sv="Vilken dag förankrades avslutet i ledningen, om det har gjorts?",
            en="Which day was the closing anchored in the management, if it was?",
        ),
        ("A25", "A26"),
        need=Need.FREE,
        default=hints.as_registered("closing.manager.anchored"),
        named="manager-anchored",
    ),
)

COORDINATOR = section(
    Text(sv="Samordnaren", en="The coordinator"),
    day(
        "closing.coordinator_informed",
        Text(sv="Samordnaren informerad", en="Coordinator informed"),
        Text(
            sv="Vilken dag fick samordnaren veta att kontot avslutas?",
            en="Which day was the coordinator told that the account closes?",
        ),
        ("A25", "A26"),
        asks_of=hints.of_coordinator(
            Text(
                sv="Vilken dag fick {unit} veta att kontot avslutas?",
                en="Which day was {unit} told that the account closes?",
            )
        ),
        default=hints.as_registered("closing.coordinator_informed"),
        named="coordinator-informed",
        may_wait=lies_ahead,
    ),
)

NOTICE = section(
    Text(sv="Informationen i kanalen", en="The notice in the channel"),
    day(
        "closing.announced.on",
        Text(sv="Informationen i kanalen", en="Notice in the channel"),
        Text(
            sv="Vilken dag gick informationen om avslutet ut i kanalen?",
            en="Which day did the notice of the closing go out in the channel?",
        ),
        ("A25",),
        default=hints.as_registered("closing.announced.on"),
        named="announced-on",
        applies=_is_possible,
        may_wait=lies_ahead,
    ),
    Question(
        "closing.announced.evidence",
        Text(sv="Bevis för informationen", en="Evidence of the notice"),
        Text(
            sv="Var finns beviset, till exempel en skärmbild? Skriv diarienumret",
            en="Where is the evidence, such as a screenshot? Write its reference",
        ),
        ("A25",),
        default=hints.as_registered("closing.announced.evidence"),
        named="evidence",
        applies=_is_possible,
        may_wait=lies_ahead,
    ),
    Question(
        "closing.announced.impossible",
        Text(sv="Ingen information möjlig", en="No notice possible"),
        Text(
            sv="Varför gick det inte att informera i kanalen, om det inte gick?",
            en="Why was no notice in the channel possible, if none was?",
        ),
        ("A25",),
        need=Need.FREE,
        default=hints.as_registered("closing.announced.impossible"),
        named="notice-impossible",
        applies=_is_unannounced,
    ),
)

PLAN = section(
    Text(sv="Dokumenthanteringsplanen", en="The archive plan"),
    day(
        "archive_plan.recorded",
        Text(sv="Planen uppdaterad", en="Plan updated"),
        Text(
            sv="Vilken dag uppdaterades raden i dokumenthanteringsplanen, om det är gjort?",
            en="Which day was the entry in the archive plan updated, if it has been?",
        ),
        ("A22", "A26"),
        need=Need.FREE,
        applies=plan_is_older,
        named="plan-updated",
    ),
)

_LAST_WEEKS = timedelta(weeks=2)
"""How long before an account closes a copy of it may be the last."""

SECTIONS = (DAY, MANAGER, COORDINATOR, NOTICE, PLAN)
"""The questions under their headings, in the policy's order: 31, 32, 33, 9."""


_NEVER_OPENED = Text(
    sv="{account} har inte öppnats, så det finns inget att avsluta. Ska det aldrig öppnas, "
    "kom överens med samordnaren om filen.",
    en="{account} has not opened, so there is nothing to close. If it never will, agree with "
    "the coordinator on its file.",
)
_CLOSED = Text(
    sv="{account} är redan avslutat, den {on}. Filen ligger kvar i registret.",
    en="{account} is already closed, on {on}. Its file stays in the register.",
)
_NOBODY = Text(
    sv="Registret har inget öppet konto att avsluta.",
    en="The register has no open account to close.",
)
_PLANNED = Text(sv="avslutas den {on}", en="closes on {on}")

_SUBJECT = Text(
    sv="Avsluta kontot {name} på {platform}", en="Close the account {name} on {platform}"
)
_ON = Text(sv="Avslutas {on}.", en="Closes on {on}.")
_MANAGER = Text(
    sv="Närmaste chef tillfrågades {asked}: {role}.",
    en="The nearest manager was asked on {asked}: {role}.",
)
_NOTICE = Text(
    sv="Informationen i kanalen: {on} ({evidence}).",
    en="The notice in the channel: {on} ({evidence}).",
)

_TO_DO = Text(
    sv="Före den {on}: kör socialpolicy close-account {account} igen, och fyll i {missing}.",
    en="Before {on}: run socialpolicy close-account {account} again, and fill in {missing}.",
)
_INFORM = Text(sv="dagen då samordnaren informerades", en="the day the coordinator was informed")
_NOTICE_DAY = Text(sv="dagen då det stod i kanalen", en="the day of the notice in the channel")
_EVIDENCE = Text(sv="beviset för det", en="the evidence of it")
_EMPTY_LOG = Text(
    sv="Loggen är tom här. Se efter där den förs att inget väntar på svar i {account}.",
    en="The log is empty here. Check where it is kept that nothing is waiting in {account}.",
)
_ARCHIVE = Text(
    sv=(
        "När kontot är avslutat: uppdatera dokumenthanteringsplanen, och skriv in dagen i "
        "kontots fil. Det som står i planen är från den {recorded}."
    ),
    en=(
        "When the account is closed: update its entry in the archive plan, and write the day in "
        "the account’s file. The entry is from {recorded}."
    ),
)
_COPY = Text(
    sv="Lägg en kopia av sidan i arkivet innan den försvinner, och skriv in den i kontots fil. "
    "Den senaste är från den {latest}.",
    en="Put a copy of the page in the archive before it is gone, and write it in the account’s "
    "file. The latest is from {latest}.",
)
_FIRST_COPY = Text(
    sv="Lägg en kopia av sidan i arkivet innan den försvinner, och skriv in den i kontots fil. "
    "Det finns ingen.",
    en="Put a copy of the page in the archive before it is gone, and write it in the account’s "
    "file. There is none.",
)
_FILE_STAYS = Text(
    sv="Låt filen ligga kvar: den som söker en handling ska se att kontot har funnits.",
    en="Leave the file: anyone searching for a document must see that the account existed.",
)


def _refuses(account: Account, register: Register) -> FilledText | None:
    if account.is_planned(register.today):
        return FilledText(_NEVER_OPENED, {"account": account.id})
    return pending_messages.unread(account.id, register)


def _says(account: Account, _register: Register) -> FilledText | None:
    return FilledText(_PLANNED, {"on": account.closing.on}) if account.closing else None


def _urgency(account: Account, _register: Register) -> str:
    """Sort those first whose day is set, by that day."""
    return account.closing.on.isoformat() if account.closing else "9"


def _stand_ins(situation: Situation) -> Mapping[str, str]:
    """Take what is not answered yet for done, on a day that no rule has anything against."""
    today, on = situation.today.isoformat(), situation.text("closing.on")
    day = min(on or today, today)
    return {
        "closing.on": today,
        "closing.manager.role": "…",
        "closing.manager.asked": day,
        "closing.coordinator_informed": day,
        "closing.announced.on": day,
        "closing.announced.evidence": "…",
    }


def _details(_situation: Situation, account: Account) -> Iterator[FilledText]:
    closing = account.closing
    if closing is None:
        return
    yield FilledText(_ON, {"on": closing.on})
    if closing.manager and closing.manager.role and closing.manager.asked:
        asked = {"asked": closing.manager.asked, "role": closing.manager.role}
        yield FilledText(_MANAGER, asked)
    announced = closing.announced
    if announced and announced.on and announced.evidence:
        yield FilledText(_NOTICE, {"on": announced.on, "evidence": announced.evidence})


def _reminds(situation: Situation, account: Account) -> Iterator[FilledText]:
    closing, plan = account.closing, account.archive_plan
    if closing is None:
        return
    announced = closing.announced
    missing = [
        word
        for word, value in (
            (_INFORM, closing.coordinator_informed),
            (_NOTICE_DAY, announced and (announced.on or announced.impossible)),
            (_EVIDENCE, announced and (announced.evidence or announced.impossible)),
        )
        if not value
    ]
    if missing:
        yield FilledText(_TO_DO, {"on": closing.on, "account": account.id, "missing": missing})
    left = pending_messages.of_account(account.id, situation.register)
    if not pending_messages.has_a_log(situation.register):
        yield FilledText(_EMPTY_LOG, {"account": account.id})
    if left:
        yield pending_messages.reminder(left, account, closing.on)
    if plan and plan.recorded and plan.recorded < closing.on:
        yield FilledText(_ARCHIVE, {"recorded": plan.recorded})
    setting = situation.register.policy.archive
    copies = [
        each.on for each in account.archive_copies if setting and setting.is_enough(each.level)
    ]
    latest = max(copies, default=None)
    # A closed page cannot be copied later, so a copy of another time is not enough.
    if setting and (latest is None or latest < closing.on - _LAST_WEEKS):
        yield FilledText(_COPY if latest else _FIRST_COPY, {"latest": latest})
    yield FilledText(_FILE_STAYS, {})


def _hinders(situation: Situation) -> FilledText | None:
    """Say which messages wait, unless the closing lies ahead."""
    return _nothing_waits(situation.text("closing.on"), situation)


CLOSING = Form(
    "close-account",
    SECTIONS,
    AccountChange(
        subject=_SUBJECT,
        details=_details,
        reminds=_reminds,
        refuses=_refuses,
        closed=_CLOSED,
        nobody=FilledText(_NOBODY, {}),
        says=_says,
        urgency=_urgency,
        replaces=(("closing",),),
        stand_ins=_stand_ins,
        hinders=_hinders,
        reminders=frozenset({"A22"}),
        later="closing.on",
        then=("A25",),
        reads_log=True,
        goes_on=True,
    ),
    decided_by=("closing.on",),
)
