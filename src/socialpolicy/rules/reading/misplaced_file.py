"""Y06: every file is where its content belongs.

Which month a message was received in is known only when the municipality's
own clock is, so that is looked at here and not when its file is read.
"""

from collections.abc import Collection, Iterator, Sequence

from socialpolicy.check import Check, Found, file_of, files, found_in_reading
from socialpolicy.finding import Example, Finding, Rule, Severity, Wording
from socialpolicy.register.errors import misplaced
from socialpolicy.register.message_words import is_possible, local_day
from socialpolicy.register.months import Month
from socialpolicy.register.register import Log, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.text import MONTHS, Text

RULE = Rule(
    code="Y06",
    name="misplaced-file",
    severity=Severity.ERROR,
    title=Text(
        sv="Filens plats och namn stämmer med innehållet",
        en="A file's place and name agree with its content",
    ),
    says=Text(
        sv="Filens namn stämmer inte med innehållet",
        en="The file's name does not agree with its content",
    ),
    why=Text(
        sv=(
            "Filens namn är kontots id. Då går varje konto att hitta, två konton kan inte "
            "få samma id, och en fil på fel plats glöms inte bort."
        ),
        en=(
            "A file's name is the account's id. So every account can be found, no two accounts can "
            "have the same id, and no file is forgotten in the wrong place."
        ),
    ),
    help=Text(sv="Byt namn på filen eller flytta den.", en="Rename the file or move it."),
    example=Example(bad="id: biblioteket\n", good="id: example\n"),
)

_OTHER_MONTH = Wording(
    Text(
        sv="{id} kom in i {came}, men står i filen för {filed}",
        en="{id} was received in {came}, but is in the file of {filed}",
    ),
    Text(
        sv="Flytta meddelandet till messages/{account}/{month}.yaml, eller rätta tiden.",
        en="Move the message to messages/{account}/{month}.yaml, or correct the time.",
    ),
)


class _Misplaced:
    """Pass on what reading found, and compare the month of every message with its file's name."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def take(self, month: Month) -> Found:
        return _other_months(month.log, month.messages, self._register)

    def end(self) -> Found:
        taken = frozenset(_account_files(self._register))
        for finding in found_in_reading(RULE, self._register):
            yield _with_a_free_name(finding, taken)

    def subjects(self) -> set[str]:
        return files(self._register)


check = Check(RULE, across=_Misplaced, about=file_of)


def _account_files(register: Register) -> Iterator[str]:
    paths = (entry.path for entry in register.entries)
    return (path.removeprefix("accounts/") for path in paths if path.startswith("accounts/"))


def _with_a_free_name(finding: Finding, files: Collection[str]) -> Finding:
    """Advise nobody to give a file the name of another."""
    id = finding.subject
    if finding.said.text != misplaced.OTHER_NAME or id is None or f"{id}.yaml" not in files:
        return finding
    own = str(finding.said.values["file"])
    return finding._replace(remedy=misplaced.taken_name(id, own, files))


def _other_months(log: Log, messages: Sequence[Logged], register: Register) -> Found:
    year, month = (int(part) for part in log.month.split("-"))
    account = register.account(log.account)
    for logged in messages:
        message = logged.message
        day = local_day(message.received, register)
        same = day.month == month and day.year == year
        # A day on which it cannot have come in is wrong itself: M01 and M02 say so.
        if not same and is_possible(day, account, register):
            yield RULE.found(
                logged.at / "received",
                _OTHER_MONTH,
                subject=message.id,
                id=message.id,
                account=log.account,
                month=f"{day:%Y-%m}",
                came=_month(day.year, day.month),
                filed=_month(year, month),
            )


def _month(year: int, month: int) -> Text:
    name = MONTHS[month - 1]
    return Text(f"{name.sv} {year}", f"{name.en} {year}")
