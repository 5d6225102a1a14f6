"""The report put together: sentences first, then boards, units and accounts, then all findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.compliance import excused, owners, sentences, since, to_find_out
from socialpolicy.reports.compliance.clauses import Result, results
from socialpolicy.reports.compliance.record import ABOUT_REMOVALS, Record
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Report, Table
from socialpolicy.text import Counted, FilledText, Text

_IS_NOT = Text(
    sv="Det här är vad registret visar. Att inget fel syns är inget bevis för att policyn följs.",
    en="This is what the register shows. That no fault is seen does not prove that the policy is "
    "followed.",
)
_WHAT_COUNTS = Text(
    sv="Konton bedöms som de står i registret {day}, vilken period det än gäller. Meddelanden "
    "räknas när de kom in, och borttagna inlägg ({rules}) när de togs bort, hos den enhet som "
    "hade kontot då.",
    en="Accounts are judged as the register has them on {day}, whichever period it is about. "
    "Messages are counted by when they came, and removed posts ({rules}) by when they were "
    "removed, at the unit that had the account then.",
)
_STATUSES = Text(
    sv="En mening är inte uppfylld om någon av dess regler inte är det, och uppfylld bara om allt "
    "som prövades gick att avgöra. Ett sent svar är en brist för alltid, också när check bara "
    "upplyser om det. Annat som check bara upplyser om är ingen brist.",
    en="A sentence is not met if any of its rules is not, and met only if all that was tried could "
    "be decided. A late answer is a fault for ever, even when check merely informs of it. Nothing "
    "else that check merely informs of is a fault.",
)
_TRIED = Text(
    sv="Prövat är antalet konton, meddelanden, enheter och annat som någon regel för meningen "
    "gäller, vart och ett en gång. Är meningen skriven för vissa plattformar räknas bara de.",
    en="Tried is how many accounts, messages, units and other things any rule of the sentence "
    "applies to, each once. If a sentence is about certain platforms, only those count.",
)
_SINCE = Text(
    sv="Registret säger hur det är nu. Sedan när en brist har funnits syns i filens historik i "
    "git, på den rad som anges.",
    en="The register says how it is now. Since when a fault has been there is seen in git’s "
    "history of the file, at the line given.",
)
_IN_TIME = Text(
    sv="Svar i tid är som i rapporten response-times: av dem som besvarats, och de som väntar fast "
    "tiden har gått ut.",
    en="Answered in time is as in the report response-times: of those answered, and those that "
    "wait although their time is out.",
)
_DRAFTS = Counted(
    Text(
        sv="Ett konto har … där något ska fyllas i. Vad som är kvar står först här.",
        en="One account has … where something is to be filled in. What is left is listed first.",
    ),
    Text(
        sv="{count} konton har … där något ska fyllas i. Vad som är kvar står först här.",
        en="{count} accounts have … where something is to be filled in. What is left is listed "
        "first.",
    ),
)
_NARROWED = Text(
    sv="Det som gäller kommunen som helhet är inte med, när rapporten gäller en del av den.",
    en="What concerns the municipality as a whole is left out where the report is about a part.",
)


class Compliance:
    """The report in the making: a whole `check`, fed by the same reading of the log."""

    reads_log = False

    def __init__(self, register: Register, asked: Asked) -> None:
        """Begin with nothing judged."""
        self._register = register
        self._asked = asked
        self._record = Record(register, asked)

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Take nothing: `judge` is given all of the log, that of unknown accounts too."""

    def judge(self, months: Sequence[Month], entries: Sequence[Entry]) -> None:
        """Judge some months of accounts."""
        self._record.take(months, entries)

    def report(self) -> Report:
        """Give the report."""
        register = self._register
        judged = results(self._record)
        drafts = to_find_out.drafts(self._record.accounts.values(), register)
        return Report(
            name="compliance",
            title=REPORTS["compliance"].title,
            authority=register.policy.authority,
            as_of=register.local_now,
            period=self._asked.period.words,
            preface=(
                *sentences.guesses(judged),
                *([_DRAFTS.of(len(drafts))] if drafts else []),
                _IS_NOT,
                sentences.sum_line(judged),
            ),
            facts=excused.rates(self._record, judged) if self._shows_rates() else (),
            tables=(
                *to_find_out.tables(drafts),
                sentences.by_status(judged),
                sentences.not_met(judged),
                sentences.by_rule(judged),
                sentences.faults(self._record, beside=False),
                *self._of_owners(judged),
                sentences.every(judged),
                *([] if self._record.clauses else [sentences.faults(self._record, beside=True)]),
                sentences.readings(judged),
                *([excused.table(self._record)] if self._asked.proof else []),
            ),
            notes=tuple(self._notes()),
        )

    def _shows_rates(self) -> bool:
        """Say whether it matters what is met with what is excused, and without."""
        return self._asked.proof or bool(self._record.excused)

    def _of_owners(self, judged: Sequence[Result]) -> Iterator[Table]:
        record = self._record
        yield owners.by_board(record)
        if record.then:
            yield owners.compared(record, record.then)
        if self._asked.then:
            yield from since.since(record, judged, self._asked.then, self._asked)
        yield owners.by_area(record)
        yield owners.by_unit(record)
        yield owners.by_account(record)

    def _notes(self) -> Iterator[Text | FilledText]:
        today = self._register.today
        yield FilledText(_WHAT_COUNTS, {"day": today, "rules": sorted(ABOUT_REMOVALS)})
        yield _STATUSES
        yield _TRIED
        yield _IN_TIME
        yield _SINCE
        if not self._record.whole:
            yield _NARROWED


def start(register: Register, asked: Asked) -> Compliance:
    """Begin the report."""
    return Compliance(register, asked)
