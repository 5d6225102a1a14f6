"""P07: a frozen year has the country's holidays, or says why it has not.

The days are held against the `holidays` package. A day under `closed` or
`hours` is the municipality's own decision, and `notes` says why a day is
missing or added. A year that the package knows nothing of is not judged.

Each closed weekday makes every deadline longer, so more of them than bridging days and the days
about Christmas come to are asked about (clause 48). A note of such a day says why.
"""

from collections.abc import Mapping
from datetime import date

from socialpolicy.check import UNKNOWN, Found, whole
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity, Wording
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.register import Located, Register
from socialpolicy.register.working_days import swedish_holidays
from socialpolicy.text import FilledText, Text

_HOLIDAYS = (
    "holidays:\n"
    "  2026-01-01: Nyårsdagen\n"
    "  2026-01-06: Trettondedag jul\n"
    "  2026-04-03: Långfredagen\n"
    "  2026-04-05: Påskdagen\n"
    "  2026-04-06: Annandag påsk\n"
    "  2026-05-01: Första maj\n"
    "  2026-05-14: Kristi himmelsfärdsdag\n"
    "  2026-05-24: Pingstdagen\n"
    "  2026-06-06: Nationaldagen\n"
    "  2026-06-20: Midsommardagen\n"
    "  2026-10-31: Alla helgons dag\n"
    "  2026-12-24: Julafton\n"
    "  2026-12-25: Juldagen\n"
    "  2026-12-26: Annandag jul\n"
    "  2026-12-31: Nyårsafton\n"
)

RULE = Rule(
    code="P07",
    name="calendar-differs",
    severity=Severity.WARNING,
    title=Text(
        sv="Den fastställda kalendern har landets helgdagar",
        en="The frozen calendar contains the public holidays",
    ),
    says=Text(sv="Kalendern för {year} saknar {days}", en="The calendar of {year} lacks {days}"),
    why=Text(
        sv=(
            "En helgdag som fattas gör att svar räknas som sena när ingen var i tjänst, och en "
            "för mycket att de räknas som tidiga."
        ),
        en=(
            "A missing holiday makes answers count as late when nobody was on duty; an extra one "
            "makes late answers count as in time."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv en anteckning om varför dagen ska fattas, eller lägg till den.",
            en="Write a note of why the day should be missing, or add it.",
        ),
        {"holidays": {"2026-12-26": WORDS}},
    ),
    example=Example(
        file="calendar/2026.yaml",
        bad=_HOLIDAYS,
        good=_HOLIDAYS
        + ("notes:\n  2026-06-19: Turistbyrån är öppen på midsommarafton, beslut KS 2025/311\n"),
    ),
)

_LACKING_HELP = Text(
    sv="Skriv en anteckning om varför det ska fattas, eller lägg till det.",
    en="Write a note of why it should be missing, or add it.",
)
_MANY = Text(
    sv="Kalendern för {year} saknar {count} helgdagar",
    en="The calendar of {year} lacks {count} public holidays",
)
_SATURDAY = 5
_NAMED = 5
"""The most missing days that the sentence names; the advice lists them all."""

_DAY = Text(sv="{name} den {day}", en="{name} on {day}")
_ADDED = Wording(
    Text(
        sv="Kalendern för {year} har {name} den {day}, som inte är en svensk helgdag",
        en="The calendar of {year} has {name} on {day}, which is not a Swedish holiday",
    ),
    Fix(
        Text(
            sv=(
                "Har kommunen bestämt att hålla stängt, flytta dagen till de stängda. Ta "
                "annars bort den, eller skriv varför den ska stå kvar."
            ),
            en=(
                "If the municipality has decided to stay closed, move the day to the closed "
                "ones. Otherwise remove it, or write why it should stay."
            ),
        ),
        {"notes": {"{date}": WORDS}},
    ),
)

_CLOSED_DAYS = 10
"""The most weekdays of a year that are closed without a question: a fortnight's."""

_CLOSED = Wording(
    Text(
        sv="Kalendern för {year} har {count} stängda vardagar, och var och en ger längre tid att "
        "svara",
        en="The calendar of {year} has {count} closed weekdays, and each of them gives longer to "
        "answer",
    ),
    Fix(
        Text(
            sv="Ta bort de dagar då någon i kommunen är i tjänst. Har kommunen beslutat att hålla "
            "stängt, skriv varför.",
            en="Remove the days on which somebody is on duty. If the municipality has decided to "
            "stay closed, write why.",
        ),
        {"notes": {"{date}": WORDS}},
    ),
)


def _applies(register: Register) -> list[str]:
    return [str(year) for year in register.years if register.policy.counts_holidays(year)]


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Compare every frozen year with the computed one."""
    for number, filed in sorted(register.years.items()):
        computed = swedish_holidays(number)
        if not register.policy.counts_holidays(number):
            continue
        if computed:
            yield from _compare(filed, computed)
        else:
            yield UNKNOWN


def _compare(filed: Located[CalendarYear], computed: Mapping[date, str]) -> Found:
    frozen, at = filed.model, filed.at
    subject = str(frozen.year)
    closed = [
        day
        for day in sorted(frozen.closed)
        if day.weekday() < _SATURDAY and day not in computed and day not in frozen.notes
    ]
    if len(closed) > _CLOSED_DAYS:
        yield RULE.found(
            at / "closed",
            _CLOSED,
            subject=subject,
            year=frozen.year,
            count=len(closed),
            date=closed[0].isoformat(),
        )
    noted = {*frozen.closed, *frozen.hours, *frozen.notes}
    lacking = {
        day: name
        for day, name in computed.items()
        if day not in frozen.holidays and day not in noted
    }
    if lacking:
        yield RULE.found(
            at / "holidays",
            says=RULE.says if len(lacking) <= _NAMED else _MANY,
            help=Fix(
                _LACKING_HELP, {"holidays": {str(day): name for day, name in lacking.items()}}
            ),
            subject=subject,
            year=frozen.year,
            count=len(lacking),
            days=[FilledText(_DAY, {"name": name, "day": day}) for day, name in lacking.items()],
        )
    for day, name in sorted(frozen.holidays.items()):
        if day not in computed and day not in noted:
            yield RULE.found(
                (at / "holidays" / day.isoformat()).key,
                _ADDED,
                subject=subject,
                year=frozen.year,
                name=name,
                day=day,
                date=day.isoformat(),
            )
