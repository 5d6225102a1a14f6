"""M16: an open account is watched as often as was decided.

What shows that somebody looked is the day in `watch.watched`, and anything in
the log: a message received, noticed or acted on. An account that shows nothing
is counted from its opening. The interval has passed when more working days
than that have come since; what is not decided belongs to A23.
"""

from datetime import date
from functools import lru_cache

from socialpolicy.check import UNKNOWN, Check, Found, Subjects
from socialpolicy.finding import Example, Fix, Rule, Severity, marked
from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month
from socialpolicy.register.register import Located, Register
from socialpolicy.schedule import Schedule, ScheduleError
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="M16",
    name="watch-gap",
    severity=Severity.WARNING,
    title=Text(
        sv="Varje konto bevakas så ofta som är bestämt",
        en="Every account is watched as often as decided",
    ),
    says=Text(
        sv=(
            "{account} bevakades senast den {since}, för {days} arbetsdagar sedan, "
            "men ska bevakas {often}"
        ),
        en=(
            "{account} was last watched on {since}, {days} working days ago, "
            "but is to be watched {often}"
        ),
    ),
    why=Text(
        sv=(
            "Det som skrivs på en sida har kommit in till kommunen när det syns. Tittar ingen, "
            "kan ingen svara, och tiden går ändå."
        ),
        en=(
            "What is written on a page counts as received by the municipality when it can be seen. "
            "If nobody looks, nobody can answer, but the time still runs."
        ),
    ),
    help=Fix(
        Text(
            sv="Gå igenom kontot, skriv det som kommit in i loggen, och anteckna dagen.",
            en="Look through the account, log what has come in, and note the day.",
        ),
        command=("watched", "{account}"),
    ),
    example=Example.within(
        'watch: {role: "Bibliotekarie, vuxen", every_working_days: 1, watched: ',
        bad="2026-11-18}\n",
        good="2026-11-20}\n",
    ),
    time=True,
)

_NEVER = Text(
    sv=(
        "{account} har inte bevakats sedan det öppnades den {since}, för {days} arbetsdagar "
        "sedan, men ska bevakas {often}"
    ),
    en=(
        "{account} has not been watched since it was opened on {since}, {days} working days ago, "
        "but is to be watched {often}"
    ),
)
_ENTRY = Text(sv="här är det senaste i loggen", en="the latest in the log is here")
_DAILY = Text(sv="varje arbetsdag", en="every working day")


class _Gap:
    """Count the working days since each open account was last seen to be watched."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._watched = [located for located in register.accounts if _is_watched(located, register)]
        self._last: dict[str, tuple[int, Place]] = {}
        """The latest time in an account's log, in UTC seconds, and the first message with it."""
        # The log need not be asked where the note is fresh.
        self._late = {
            located.model.id
            for located in self._watched
            if _passed(_since(located.model), register) > _limit(located.model)
        }

    def take(self, month: Month) -> Found:
        log = month.log
        if log.account in self._late:
            for logged in month.messages:
                last = max(logged.seconds, default=None)
                known = self._last.get(log.account)
                if last is not None and (known is None or last > known[0]):
                    self._last[log.account] = last, logged.at
        return iter(())

    def end(self) -> Found:
        for located in self._watched:
            if located.model.id in self._late:
                yield from _gap(located, self._last.get(located.model.id), self._register)

    def subjects(self) -> Subjects:
        watched = [located.model.id for located in self._watched]
        return watched if self._register.working_time_whole else (watched and UNKNOWN)


check = Check(RULE, across=_Gap)


def _is_watched(located: Located[Account], register: Register) -> bool:
    """Say whether an account is open and an interval has been decided for it."""
    return located.model.is_open(register.today) and _limit(located.model) > 0


def _limit(account: Account) -> int:
    """Give the interval in working days; 0 where none has been decided."""
    watch = account.watch
    return (watch.every_working_days if watch else None) or 0


def _since(account: Account) -> date:
    watch = account.watch
    noted = watch.watched if watch else None
    return noted or account.begun or date.max


def _gap(filed: Located[Account], last: tuple[int, Place] | None, register: Register) -> Found:
    account, limit, since = filed.model, _limit(filed.model), _since(filed.model)
    noted = account.watch.watched if account.watch else None
    entry = None if last is None else register.schedule.local(last[0]).date()
    since = max(since, entry) if entry else since
    days = _passed(since, register)
    if days > limit:
        yield RULE.found(
            filed.at / "watch" / "watched",
            says=RULE.says if noted or entry else _NEVER,
            related=marked(last[1] / "id", _ENTRY) if last and since != noted else (),
            subject=account.id,
            account=account.id,
            since=since,
            days=days,
            often=_often(limit),
        )


def _passed(since: date, register: Register) -> int:
    """Count the working days since a date; 0 when they cannot be counted."""
    return _working_days(register.schedule, since, register.today)


@lru_cache(maxsize=4096)  # many accounts were watched on the same day
def _working_days(schedule: Schedule, since: date, today: date) -> int:
    try:
        return schedule.working_days_between(since, today)
    except ScheduleError:
        return 0


def _often(days: int) -> Text:
    if days == 1:
        return _DAILY
    return Text(
        sv=f"minst en gång på {days} arbetsdagar", en=f"at least once in {days} working days"
    )
