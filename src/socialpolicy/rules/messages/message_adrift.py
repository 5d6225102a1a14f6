"""M01: every message has an id of its own and belongs to an account that was open.

An id is unique in the whole log, whatever the account. A message can come in
from the day of the opening to the day of the closing, both included. An
account whose file could not be understood is not missing.
"""

from array import array
from collections.abc import Sequence
from itertools import chain, pairwise

from socialpolicy.check import UNKNOWN, Check, Found
from socialpolicy.finding import DAY, Finding, Fix, Label, Rule, Severity, Wording, marked
from socialpolicy.register.lifecycle import closing_day, opening_day
from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month
from socialpolicy.register.register import Located, Log, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text, nearest
from socialpolicy.yaml import Place

RULE = Rule(
    code="M01",
    name="message-adrift",
    severity=Severity.ERROR,
    title=Text(
        sv="Varje meddelande har ett eget id och hör till ett konto som var öppet",
        en="Every message has a unique id and belongs to an account that was open",
    ),
    says=Text(sv="{id} står två gånger i loggen", en="Duplicate message id: {id}"),
    why=Text(
        sv=(
            "Loggen visar att det som kom in togs om hand. Då måste varje meddelande gå att "
            "skilja från de andra, och höra till ett konto som kunde ta emot det."
        ),
        en=(
            "The log shows that what came in was taken care of. So every message must be "
            "distinguishable from the others, and belong to an account that could receive it."
        ),
    ),
    help=Text(
        sv="Ta bort det ena om det är samma meddelande. Ge det annars ett eget id.",
        en="Remove one of them if it is the same message. Otherwise give it an id of its own.",
    ),
    example=example_message(
        bad="- id: example-20261118-k3f9\n",
        good="- id: example-20261118-p7m2\n",
        head=(
            "  channel: comment\n"
            "  kind: praise\n"
            "  subject: Tack för sagostunden\n"
            "  actions:\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
            "  record: {decision: minor}\n"
        ),
        tail=(
            "  received: 2026-11-18 16:20\n"
            "  channel: comment\n"
            "  kind: praise\n"
            "  subject: Tack för boktipset\n"
            "  actions:\n"
            "    - {did: answered, at: 2026-11-19 08:30}\n"
            "  record: {decision: minor}\n"
        ),
    ),
)

_FIRST = Text(sv="här står det första gången", en="it is first used here")
_UNKNOWN = Text(
    sv="Loggen är för kontot {account}, som inte finns i registret",
    en="The log is of the account {account}, which is not in the register",
)
_UNKNOWN_HELP = Text(
    sv="Lägg till kontot i accounts/, eller flytta filen till mappen för rätt konto.",
    en="Add the account in accounts/, or move the file to the folder of the right account.",
)
_NEAR_HELP = Text(
    sv="Menar du {near}? Flytta filen till messages/{near}/.",
    en="Do you mean {near}? Move the file to messages/{near}/.",
)
_COMPARE_HELP = Text(
    sv=(
        "Jämför båda dagarna med handlingarna och rätta den som är fel, "
        "eller flytta meddelandet till rätt konto."
    ),
    en=(
        "Compare both days with the documents and correct the one that is wrong, "
        "or move the message to the right account."
    ),
)
_UNOPENED = Wording(
    Text(
        sv="{id} kom in den {day}, men {account} är inte öppnat",
        en="{id} was received on {day}, but {account} has not been opened",
    ),
    Fix(
        Text(
            sv="Skriv i kontots fil när det öppnades.",
            en="Write in the account’s file when it was opened.",
        ),
        {"opened": DAY},
    ),
)
_BEFORE = Wording(
    Text(
        sv="{id} kom in den {day}, men {account} öppnades först den {opened}",
        en="{id} was received on {day}, but {account} was not opened until {opened}",
    ),
    _COMPARE_HELP,
)
_AFTER = Wording(
    Text(
        sv="{id} kom in den {day}, men {account} avslutades den {closed}",
        en="{id} was received on {day}, but {account} was closed on {closed}",
    ),
    _COMPARE_HELP,
)


class _Adrift:
    """Look for duplicate ids, logs without an account, and days when the account was not open."""

    def __init__(self, register: Register) -> None:
        self._register = register
        # A hash of each id is enough to know whether one may be repeated, as hardly any is.
        self._numbers = array("q")
        self._ends: list[int] = []
        """So many ids there are after each month."""

    def take(self, month: Month) -> Found:
        register, log, messages, is_last = self._register, month.log, month.messages, month.is_last
        self._numbers.extend(hash(logged.message.id) for logged in messages)
        start = self._ends[-1] if self._ends else 0
        if is_last:
            self._ends.append(len(self._numbers))
        account = register.account(log.account)
        if account:
            yield from _while_not_open(messages, account, register)
        elif log.account in register.unread_accounts:
            yield from (UNKNOWN for _ in messages)
        elif is_last and len(self._numbers) > start:
            yield _unknown(log, register)

    def end(self) -> Found:
        repeated = _repeated(self._numbers)
        if not repeated:
            return
        first: dict[str, Place] = {}
        start = 0
        for log, end in zip(self._register.logs, self._ends, strict=True):
            if not repeated.isdisjoint(self._numbers[start:end]):
                for located in chain.from_iterable(each.messages for each in log.stretches()):
                    id, here = located.model.id, located.at / "id"
                    other = first.setdefault(id, here) if hash(id) in repeated else here
                    if other is not here:
                        related = marked(other, _FIRST)
                        yield RULE.found(here, related=related, subject=id, id=id)
                log.let_go()
            start = end

    def subjects(self) -> int:
        return len(self._numbers)


check = Check(RULE, across=_Adrift)

_AT_ONCE = 100_000
"""About so many numbers are sorted at once: as a list they take four times the memory."""


def _repeated(numbers: Sequence[int]) -> set[int]:
    """Find what comes more than once."""
    repeated: set[int] = set()
    parts = 1 + len(numbers) // _AT_ONCE
    for part in range(parts):
        some = sorted(number for number in numbers if number % parts == part)
        repeated.update(one for one, other in pairwise(some) if one == other)
    return repeated


def _unknown(log: Log, register: Register) -> Finding:
    ids = [filed.model.id for filed in register.accounts]
    near = nearest(log.account, ids)
    return RULE.found(
        log.at,
        says=_UNKNOWN,
        help=_NEAR_HELP if near else _UNKNOWN_HELP,
        subject=log.account,
        account=log.account,
        near=near,
    )


def _while_not_open(
    messages: tuple[Logged, ...], filed: Located[Account], register: Register
) -> Found:
    account = filed.model
    opened, closed = (
        account.opened or account.begun,
        account.closing.on if account.closing else None,
    )
    for logged in messages:
        # A time that never was says nothing of the day; M02 speaks of it.
        if logged.received is None:
            continue
        day = local_day(logged.message.received, register)
        related: tuple[Label, ...] = ()
        if opened is None:
            wording = _UNOPENED
        elif day < opened:
            wording = _BEFORE
            related = opening_day(filed.at)
        elif closed and closed < day:
            wording = _AFTER
            related = closing_day(filed.at)
        else:
            continue
        id = logged.message.id
        yield RULE.found(
            logged.at / "received",
            wording,
            related=related,
            subject=id,
            id=id,
            day=day,
            account=account.id,
            opened=opened,
            closed=closed,
        )
