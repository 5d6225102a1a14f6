"""M16: an open account is watched as often as was decided.

What shows that somebody looked is the day in `watch.watched`, and anything in
the log: a message received, noticed or acted on. An account that shows nothing
is counted from its opening. The interval has passed when more working days
than that have come since; what is not decided belongs to A23.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from socialpolicy.check import whole
from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Log, Register
from socialpolicy.schedule import ScheduleError
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="M16",
    name="watch-gap",
    severity=Severity.WARNING,
    title=Text(
        sv="Varje konto bevakas så ofta som är bestämt",
        en="Every account is watched as often as was decided",
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
            "What is written on a page has come in to the municipality when it can be seen. If "
            "nobody looks, nobody can answer, and time passes all the same."
        ),
    ),
    help=Text(
        sv=(
            "Gå igenom kontot, skriv det som kommit in i loggen, och skriv dagen under watch:\n"
            "  watched: ÅÅÅÅ-MM-DD"
        ),
        en=(
            "Look through the account, log what has come in, and write the day under watch:\n"
            "  watched: YYYY-MM-DD"
        ),
    ),
    example=Example(
        bad='watch: {role: "Bibliotekarie, vuxen", every_working_days: 1, watched: 2026-11-18}\n',
        good='watch: {role: "Bibliotekarie, vuxen", every_working_days: 1, watched: 2026-11-20}\n',
    ),
    time=True,
)

_TODAY_HELP = Text(
    sv="Gå igenom kontot, skriv det som kommit in i loggen, och skriv dagen:\nwatched: {today}",
    en="Look through the account, log what has come in, and write the day:\nwatched: {today}",
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


@whole(RULE)
def check(register: Register) -> Iterator[Finding]:
    """Count the working days since each open account was last seen to be watched."""
    if not register.working_time_whole:
        return
    logs: dict[str, list[Log]] = {}
    for log in register.logs:
        logs.setdefault(log.account, []).append(log)
    for filed in register.accounts:
        if filed.model.is_open(register.today):
            yield from _gap(filed, logs.get(filed.model.id, []), register)


def _gap(filed: Located[Account], logs: list[Log], register: Register) -> Iterator[Finding]:
    account = filed.model
    noted = account.watch.watched if account.watch else None
    limit = account.watch.every_working_days if account.watch else None
    since = noted or account.opened
    # The log need not be asked where the note is fresh.
    if limit is None or since is None or _passed(since, register) <= limit:
        return
    last = _last_second(logs, register)
    entry = None if last is None else register.schedule.local(last).date()
    since = max(since, entry) if entry else since
    days = _passed(since, register)
    if days > limit:
        yield RULE.found(
            filed.at / "watch" / "watched",
            says=RULE.says if noted or entry else _NEVER,
            help=_TODAY_HELP,
            related=_of_second(last, logs, register) if since != noted else (),
            subject=account.id,
            account=account.id,
            since=since,
            days=days,
            often=_often(limit),
            today=register.today.isoformat(),
        )


def _passed(since: date, register: Register) -> int:
    """Count the working days since a date; 0 when they cannot be counted."""
    try:
        return register.schedule.working_days_between(since, register.today)
    except ScheduleError:
        return 0


def _last_second(logs: list[Log], register: Register) -> int | None:
    """Find the latest second that the log tells of."""
    return max(
        (second for log in logs for logged in register.logged(log) for second in logged.seconds),
        default=None,
    )


def _of_second(second: int | None, logs: list[Log], register: Register) -> tuple[Label, ...]:
    """Mark the first message that tells of a second."""
    telling = (
        (logged.at / "id").label(FilledText(_ENTRY, {}))
        for log in logs
        for logged in register.logged(log)
        if second in logged.seconds
    )
    return tuple(islice(telling, 1))


def _often(days: int) -> Text:
    if days == 1:
        return _DAILY
    return Text(
        sv=f"minst en gång på {days} arbetsdagar", en=f"at least once in {days} working days"
    )
