"""What a report is narrowed to, and which options do not change it, as sentences in the report.

A report is printed and passed on without its command, so it has to say itself what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import platform_cell
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.period import Period
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Report
from socialpolicy.text import MONTHS, FilledText, Text

_ONLY_OF = Text(
    sv="Bara det som hör till {owners} är med.", en="Only what belongs to {owners} is included."
)
_ONLY_ON = Text(
    sv="Bara konton på {platforms} är med.", en="Only accounts on {platforms} are included."
)
_LENGTHS_DIFFER = Text(
    sv="Perioderna är olika långa, {days} och {others} dagar. Jämför andelar och tider, inte "
    "antal.",
    en="The periods differ in length, {days} and {others} days. Compare shares and times, not "
    "numbers.",
)
_NOTHING_COMPARED = Text(
    sv="Rapporten jämför inga perioder, så --compare ändrar den inte.",
    en="The report compares no periods, so --compare does not change it.",
)
_NO_PERIOD = Text(
    sv="Rapporten visar läget nu, så --period ändrar den inte.",
    en="The report shows how things are now, so --period does not change it.",
)
_LOG_BEGINS = Text(
    sv="Loggen börjar i {month}, så vad som hände dessförinnan är inte med.",
    en="The log begins in {month}, so what happened before is not included.",
)
_ONLY_CLAUSES = Text(
    sv="Bara de här meningarna ur policyn är med: {clauses}.",
    en="Only these sentences of the policy are included: {clauses}.",
)
OF_CLAUSES = "compliance"
"""The report that is about the policy's sentences."""

_OF_UNITS = "staff-told"
"""The report that is about units and not about accounts, so that no platform narrows it."""


def narrowed(name: str, register: Register, asked: Asked) -> Iterator[FilledText]:
    """Say what alone is in a report, a sentence for each kind of filter."""
    organisation = register.organisation or Organisation()
    selection = asked.selection
    named = {each.id: each.name for each in (*organisation.boards, *organisation.units)}
    for ids in (selection.boards, selection.units):
        if ids:
            yield FilledText(_ONLY_OF, {"owners": sorted(named.get(id) or id for id in ids)})
    if selection.platforms and name != _OF_UNITS:
        words = [platform_cell(id).words for id in sorted(selection.platforms)]
        yield FilledText(_ONLY_ON, {"platforms": words})
    if selection.clauses and name == OF_CLAUSES:
        asked_for = [each.model.id for each in register.clauses]
        asked_for = [id for id in asked_for if id in selection.clauses]
        yield FilledText(_ONLY_CLAUSES, {"clauses": asked_for})


def remarks(
    name: str, report: Report, asked: Asked, register: Register
) -> Iterator[Text | FilledText]:
    """Say what of the periods asked for a report cannot heed, or is to be read with care."""
    if REPORTS[name].compares:
        yield from _before_the_log(asked, register)
    if asked.period_given and report.period is None:
        yield _NO_PERIOD
    if asked.compare is None:
        return
    if not REPORTS[name].compares:
        yield _NOTHING_COMPARED
        return
    days, others = _days(asked.period), _days(asked.compare)
    # Months and quarters differ by up to a tenth; nobody needs to be told.
    if 7 * abs(days - others) > min(days, others):
        yield FilledText(_LENGTHS_DIFFER, {"days": days, "others": others})


def _before_the_log(asked: Asked, register: Register) -> Iterator[FilledText]:
    """Say when the log begins, where a period that somebody asked for begins before."""
    first = min((log.month for log in register.logs), default=None)
    if first is None:
        return
    begins = date(int(first[:4]), int(first[5:]), 1)
    periods = [*([asked.period] if asked.period_given else []), asked.compare]
    if any(each and each.first < begins for each in periods):
        month = Text(*(f"{name} {begins.year}" for name in MONTHS[begins.month - 1]))
        yield FilledText(_LOG_BEGINS, {"month": month})


def _days(period: Period) -> int:
    return (period.until - period.first).days + 1
