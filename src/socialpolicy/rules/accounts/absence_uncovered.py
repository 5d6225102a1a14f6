"""A28: the responsible and the deputy are never away on the same working day.

Looked for from today on, and only on days when the account is open. An account
without a deputy belongs to A14, an absence that ends before it begins to A26.
"""

from datetime import date, timedelta
from itertools import product

from socialpolicy.check import UNKNOWN, Found, Unknown, each_account
from socialpolicy.finding import Example, Rule, Severity, marked
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Absence
from socialpolicy.register.register import Register
from socialpolicy.schedule import Schedule, ScheduleError
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A28",
    name="absence-uncovered",
    severity=Severity.WARNING,
    title=Text(
        sv="Den ansvariga och ersättaren är inte borta samma arbetsdag",
        en="The responsible and the deputy are not away on the same working day",
    ),
    says=Text(
        sv=(
            "Både den ansvariga och ersättaren för {account} är borta {days} arbetsdagar, "
            "från den {first} till den {last}"
        ),
        en=(
            "Both the responsible and the deputy of {account} are away for {days} working days, "
            "from {first} to {last}"
        ),
    ),
    why=Text(
        sv=(
            "Ersättaren finns för att någon ska svara när den ansvariga är borta. Är båda borta "
            "blir frågor liggande, och ingen tar bort det som måste bort."
        ),
        en=(
            "The deputy is there so that somebody answers when the responsible is away. If both "
            "are away, questions go unanswered, and nobody removes what must be removed."
        ),
    ),
    help=Text(
        sv="Flytta den ena frånvaron, eller utse en annan ersättare för de dagarna.",
        en="Move one of the absences, or appoint another deputy for those days.",
    ),
    example=Example(
        bad=(
            "absences:\n"
            "  - {who: responsible, from: 2026-12-14, to: 2027-01-06}\n"
            "  - {who: deputy, from: 2026-12-28, to: 2026-12-30}\n"
        ),
        good=(
            "absences:\n"
            "  - {who: responsible, from: 2026-12-14, to: 2027-01-06}\n"
            "  - {who: deputy, from: 2027-01-07, to: 2027-01-08}\n"
        ),
    ),
    time=True,
)

_ONE_DAY = Text(
    sv="Både den ansvariga och ersättaren för {account} är borta den {first}",
    en="Both the responsible and the deputy of {account} are away on {first}",
)
_RESPONSIBLE = Text(sv="här är den ansvariga borta", en="the responsible is away here")


def _applies(account: Account, register: Register) -> bool | Unknown:
    if account.deputy is None or account.is_closed(register.today):
        return False
    return register.working_time_whole or not account.absences or UNKNOWN


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Hold every absence of the deputy against every one of the responsible."""
    if not account.absences:
        return
    away = list(enumerate(account.absences))
    responsible = [(index, each) for index, each in away if each.who == "responsible"]
    deputy = [(index, each) for index, each in away if each.who == "deputy"]
    for (index, one), (other_index, other) in product(deputy, responsible):
        days = _both_away(one, other, account, register)
        if days:
            first, last, count = days
            other_place = at / "absences" / other_index / "from"
            yield RULE.found(
                at / "absences" / index / "from",
                says=_ONE_DAY if count == 1 else RULE.says,
                related=marked(other_place, _RESPONSIBLE),
                account=account.id,
                first=first,
                last=last,
                days=count,
            )


def _both_away(
    one: Absence, other: Absence, account: Account, register: Register
) -> tuple[date, date, int] | None:
    """Give the first and last working day that two absences share, and how many there are."""
    first = max(one.from_, other.from_, register.today)
    last = min(one.to, other.to)
    if account.begun is None:
        return None
    first = max(first, account.begun)
    if account.closing:
        last = min(last, account.closing.on - timedelta(1))
    return _working_days(first, last, register.schedule) if first <= last else None


def _working_days(first: date, last: date, schedule: Schedule) -> tuple[date, date, int] | None:
    try:
        count = schedule.working_days_between(first - timedelta(1), last)
        if not count:
            return None
        start = schedule.add_working_days(first - timedelta(1), 1)
        end = schedule.add_working_days(last + timedelta(1), -1)
    except ScheduleError:
        # No working day within reach, or years that are not counted in.
        return None
    return start, end, count
