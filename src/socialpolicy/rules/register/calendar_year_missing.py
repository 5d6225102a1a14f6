"""P06: every year in use has a frozen calendar.

In use are the years that messages of the log were received in, this year and,
from October, the next. A year whose file is there but cannot be understood is
not missing, and neither is one that no message can have come in: ahead of
today, or when its account was not open. A municipality that counts no holidays
has nothing to freeze.
"""

from socialpolicy.check import UNKNOWN, Check, Found
from socialpolicy.finding import Example, Fix, Rule, Severity, marked
from socialpolicy.register.message_words import is_possible, local_day
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.schedule import LAST_YEAR
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="P06",
    name="calendar-year-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Varje år som används har en fastställd kalender",
        en="Every year in use has a frozen calendar",
    ),
    says=Text(
        sv="{year} har ingen fil i calendar/, så helgdagarna räknas om varje gång",
        en="{year} has no file in calendar/, so its holidays are calculated again each time",
    ),
    why=Text(
        sv=(
            "En tid som har gått ut ska inte flytta sig för att ett program ändrar sig om en "
            "helgdag. Och i filen skriver ni era egna stängda dagar."
        ),
        en=(
            "A deadline that has passed must not change because a program is updated. The file is "
            "also where you write your own closed days."
        ),
    ),
    help=Fix(
        Text(sv="Skapa årets kalender.", en="Make the calendar of the year."),
        command=("calendar", "{year}", "--freeze"),
    ),
    example=Example(
        file="messages/example/2025-12.yaml",
        whole=True,
        bad=(
            "# Året 2025 har ingen fil i calendar/.\n"
            "- id: example-20251218-k3f9\n"
            "  received: 2025-12-18 14:05\n"
            "  channel: comment\n"
            "  kind: question\n"
            "  subject: Öppettider i mellandagarna\n"
            "  actions:\n"
            "    - {did: answered, at: 2025-12-18 15:40}\n"
            "  record: {decision: minor}\n"
        ),
        good="# Utan meddelanden från 2025 behövs inte året.\n[]\n",
    ),
    time=True,
)

_FIRST_USE = Text(sv="här används året", en="the year is used here")


class _Years:
    """Gather the years in use, each with the first message that uses it, and look for its file."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._used: dict[int, Place | None] = {}

    def take(self, month: Month) -> Found:
        register = self._register
        account = register.account(month.log.account)
        for logged in month.messages:
            day = local_day(logged.message.received, register)
            if day.year in self._used or not register.policy.counts_holidays(day.year):
                continue
            if is_possible(day, account, register):
                self._used[day.year] = logged.at
        return iter(())

    def end(self) -> Found:
        register, today, used = self._register, self._register.today, self._used
        ahead = today.month >= 10 and today.year < LAST_YEAR
        for year in (today.year, *([today.year + 1] if ahead else [])):
            if register.policy.counts_holidays(year):
                used.setdefault(year, None)
        files = {entry.path for entry in register.entries}
        for year in sorted(used):
            if year in register.years:
                continue
            if f"calendar/{year}.yaml" in files:
                yield UNKNOWN
                continue
            first = used[year]
            yield RULE.found(
                register.policy_at / "working_time",
                related=marked(first / "received", _FIRST_USE) if first else (),
                year=year,
            )

    def subjects(self) -> list[str]:
        return list(map(str, self._used))


check = Check(RULE, across=_Years, about=lambda finding: str(finding.said.values["year"]))
