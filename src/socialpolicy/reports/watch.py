"""How the accounts are watched: by whom, how often, how soon what comes is seen (clauses 3, 14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socialpolicy.register.models.account import Account, Watch
from socialpolicy.register.register import Register, working_days_between
from socialpolicy.reports.columns import ACCOUNT, PLATFORM, platform_of
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import Text

_COLUMNS = (
    ACCOUNT,
    PLATFORM,
    Column("role", Text(sv="Bevakas av", en="Watched by")),
    Column("interval", Text(sv="Var … arbetsdag", en="Every … working days"), Kind.NUMBER),
    Column("watched", Text(sv="Senast", en="Last"), Kind.DAY),
    Column("since", Text(sv="Arbetsdagar sedan dess", en="Working days since"), Kind.NUMBER),
    Column("state", Text(sv="Läge", en="State")),
    Column("seen", Text(sv="Sågs", en="Seen"), Kind.NUMBER),
    Column("delay", Text(sv="Tills det sågs, median", en="Until seen, median"), Kind.WORKING_TIME),
)
_BELOW = frozenset({"platform", "interval", "since", "seen", "delay"})
_TITLE = Text(sv="Öppna konton", en="Open accounts")
_NONE = Text(sv="Inga öppna konton att visa.", en="No open accounts to show.")
_NOTE = Text(
    sv="Senast är dagen som någon antecknade att kontot sågs över, eller då något skrevs i loggen. "
    "Sågs räknar meddelanden i perioden där det står när någon av oss såg dem, och medianen är "
    "arbetstiden från att de kom: hälften sågs inom den.",
    en="Last is the day that somebody noted that the account was looked through, or that something "
    "was written in the log. Seen counts messages of the period that say when one of us saw "
    "them, and the median is the working time since they came: half were seen within it.",
)
_FROM_OPENING = Text(
    sv="Står det – under Senast har ingen antecknat något. Arbetsdagarna räknas då från dagen som "
    "kontot blev kommunens.",
    en="Where Last has – nobody has noted anything. The working days are then counted from the day "
    "that the account became the municipality’s.",
)
_LATE = Coded("late", Text(sv="för länge sedan", en="too long ago"))
_DONE = Coded("in_time", Text(sv="i tid", en="in time"))
_NO_INTERVAL = Coded("no_interval", Text(sv="inget bestämt", en="nothing decided"))


class _Watching:
    """The report in the making: what was noticed, and when each account was last heard of."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        self.register = register
        self.asked = asked
        self.delays: dict[str, dict[str, int]] = {}
        self.latest: dict[str, int] = {}

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        schedule, now = self.register.schedule, self.register.now
        # As the rule has it: whoever writes in the log has looked.
        latest = before = self.latest.get(account.id, 0)
        for entry in entries:
            logged = entry.logged
            received, noticed = logged.received, logged.noticed
            for second in (received, noticed, *logged.times):
                if second is not None and latest < second <= now:
                    latest = second
            if received is None or noticed is None or received > noticed:
                continue
            if self.asked.period.has(entry.day):
                taken = schedule.open_seconds_between(received, noticed)
                self.delays.setdefault(account.id, {})[logged.message.id] = taken
        if latest > before:
            self.latest[account.id] = latest

    def report(self) -> Report:
        register = self.register
        rows = tuple(
            self._row(account)
            for account, _ in self.asked.selection.accounts(register)
            if account.is_open(register.today)
        )
        return Report(
            name="watch",
            title=REPORTS["watch"].title,
            authority=register.policy.authority,
            as_of=register.local_now,
            period=self.asked.period.words,
            tables=(Table("watch", _TITLE, _COLUMNS, rows, _NONE, below=_BELOW),),
            notes=(_NOTE, _FROM_OPENING) if self._has_unwatched(rows) else (_NOTE,),
        )

    def _row(self, account: Account) -> Row:
        watch = account.watch or Watch()
        last = self._last(account, watch)
        passed = self._passed(last or account.begun)
        delays = self.delays.get(account.id, {})
        interval = watch.every_working_days
        late = passed is not None and interval and passed > interval
        state = _NO_INTERVAL if not interval else _LATE if late else _DONE
        return Row(
            (
                account.id,
                platform_of(account),
                watch.role,
                interval,
                last,
                passed,
                state,
                len(delays),
                percentile(list(delays.values()), 50),
            ),
            {"seen": tuple(delays)},
        )

    @staticmethod
    def _has_unwatched(rows: Sequence[Row]) -> bool:
        """Say whether days are counted of an account that nobody has noted anything of."""
        watched, since = (
            next(place for place, each in enumerate(_COLUMNS) if each.key == key)
            for key in ("watched", "since")
        )
        return any(row.cells[watched] is None and row.cells[since] is not None for row in rows)

    def _last(self, account: Account, watch: Watch) -> date | None:
        entry = self.latest.get(account.id)
        days = [watch.watched, self.register.schedule.local(entry).date() if entry else None]
        return max(filter(None, days), default=None)

    def _passed(self, since: date | None) -> int | None:
        if since is None:
            return None
        return working_days_between(self.register, since, self.register.today)


def start(register: Register, asked: Asked) -> _Watching:
    """Begin the report."""
    return _Watching(register, asked)
