"""What exceptions and known faults excuse, and how much is met with and without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.compliance.clauses import Result, Status
from socialpolicy.reports.compliance.record import Record
from socialpolicy.reports.tables import Coded, Column, Fact, Kind, Row, Share, Table
from socialpolicy.text import Text

_EXCEPTION = Coded("exception", Text(sv="undantag", en="exception"))
_KNOWN = Coded("known-fault", Text(sv="känt fel", en="known fault"))
_MET = Text(sv="Uppfyllda meningar, av dem som gick att pröva", en="Sentences met, of those tried")
_MET_WITH = Text(
    sv="Uppfyllda meningar, om undantag och kända fel räknas som uppfyllda",
    en="Sentences met, if exceptions and known faults count as met",
)
_UNTRIED = Text(sv="Meningar som inte är prövade", en="Sentences that have not been tried")
_FINE = Text(sv="Konton utan brist", en="Accounts without fault")
_FINE_WITH = Text(
    sv="Konton utan brist, om undantag och kända fel inte räknas",
    en="Accounts without fault, if exceptions and known faults do not count",
)


def rates(record: Record, judged: Sequence[Result]) -> tuple[Fact, ...]:
    """Give the share of sentences met, of those met or not, and of accounts without fault.

    Each is given twice: as if nothing were excused, and as if all that is excused were met. Last
    is how many sentences are neither met nor not, since nothing of them was tried.
    """
    met, excepted, not_met = (
        sum(each.status is status for each in judged)
        for status in (Status.MET, Status.EXCEPTED, Status.NOT_MET)
    )
    whole = met + excepted + not_met
    failing, still = record.failing, record.failing_unexcused
    count = len(record.accounts)
    shares = (
        ("met_share", _MET, Share(met, whole)),
        ("met_share_excused", _MET_WITH, Share(met + excepted, whole)),
        ("without_fault_share", _FINE, Share(count - len(failing & set(record.accounts)), count)),
        (
            "without_fault_share_excused",
            _FINE_WITH,
            Share(count - len(still & set(record.accounts)), count),
        ),
    )
    untried = Fact("sentences_untried", _UNTRIED, len(judged) - whole, Kind.NUMBER)
    return (*(Fact(key, title, share, Kind.SHARE_OF) for key, title, share in shares), untried)


def table(record: Record) -> Table:
    """List every excused finding of what was asked for, with who decided and until when."""
    return Table(
        "excused",
        Text(sv="Undantag och kända fel", en="Exceptions and known faults"),
        (
            Column("rule", Text(sv="Regel", en="Rule")),
            ACCOUNT,
            Column("excused_by", Text(sv="Slag", en="Kind")),
            Column("until", Text(sv="Till och med", en="Until"), Kind.DAY),
            Column("decided_by", Text(sv="Beslutat av", en="Decided by")),
            Column("reference", Text(sv="Diarienummer", en="Reference")),
            Column("reason", Text(sv="Skäl", en="Reason")),
            Column("found", Text(sv="Fynd", en="Finding")),
        ),
        tuple(_rows(record)),
        Text(sv="Inget är undantaget.", en="Nothing is excepted."),
        below=frozenset({"decided_by", "reference", "reason", "found"}),
    )


def _rows(record: Record) -> Iterator[Row]:
    own = {id(fault.finding): fault for fault in record.faults}
    for each in record.verdict.excused:
        fault = own.get(id(each.finding))
        if fault:
            yield Row(
                (
                    each.finding.rule.code,
                    fault.owner.account,
                    _KNOWN if each.is_known else _EXCEPTION,
                    each.until,
                    each.decided_by,
                    each.reference,
                    each.reason,
                    each.finding.said,
                )
            )
