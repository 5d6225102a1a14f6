"""What response times say in sentences: who is late, and how everything is counted."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.register.register import Register
from socialpolicy.reports.answers import Answer, Outcome
from socialpolicy.text import FilledText, Text

_NAMED = 6
"""So many late messages are named, the latest first; the others are in the list of entries."""

_ANSWERED_LATE = Text(sv="Sent besvarade: {ids}.", en="Answered late: {ids}.")
_OVERDUE = Text(sv="Väntar för länge: {ids}.", en="Waiting too long: {ids}.")
_AND_MORE = Text(
    sv="{ids} och {count} till (--rows visar dem)", en="{ids} and {count} more (--rows shows them)"
)
_BOTH = Text(sv="{first} {second}", en="{first} {second}")


def late(answers: Sequence[Answer]) -> FilledText | None:
    """Name what was answered late and what waits too long, each with the latest first."""
    found = sorted(answers, key=lambda each: (-each.first.late_seconds, each.id))
    said = [
        FilledText(text, {"ids": _listed(ids)})
        for text, outcome in ((_OVERDUE, Outcome.WAITING), (_ANSWERED_LATE, Outcome.ANSWERED))
        if (ids := [each.id for each in found if each.outcome is outcome])
    ]
    if len(said) == 2:
        return FilledText(_BOTH, {"first": said[0], "second": said[1]})
    return said[0] if said else None


def _listed(ids: Sequence[str]) -> object:
    if len(ids) <= _NAMED + 1:
        return list(ids)
    return FilledText(_AND_MORE, {"ids": ", ".join(ids[:_NAMED]), "count": len(ids) - _NAMED})


_OUTSIDE = Text(
    sv="{outside} av {count} kom när ingen var i tjänst.",
    en="{outside} of {count} came when nobody was on duty.",
)


def outside(staffed: int, unstaffed: int) -> FilledText | None:
    """Say how many messages came when nobody was on duty, of those whose time is known."""
    count = staffed + unstaffed
    return FilledText(_OUTSIDE, {"outside": unstaffed, "count": count}) if count else None


_NOTES = (
    Text(
        sv="I tid är det som besvarades senast när svarstiden gick ut. Sent är det som besvarades "
        "efter det, och det som väntar längre än så. Andelen i tid räknas av de båda tillsammans.",
        en="In time is what was answered at the latest when it was due. Late is what was answered "
        "after that, and what has waited longer. The share in time is of the two together.",
    ),
    Text(
        sv="Medianen är den kortaste tid som minst hälften av svaren kom inom, och 9 av 10 inom "
        "den kortaste som minst 90 procent kom inom. Bara det som är besvarat räknas där.",
        en="The median is the shortest time that at least half of the replies came within, and 9 "
        "in 10 within the shortest that at least 90 per cent did. Only what is answered counts "
        "there.",
    ),
    Text(
        sv="Arbetstid är bara tid då någon är i tjänst, enligt kommunens arbetstid och kalender. "
        "Klocktid är all tid, också nätter och helger.",
        en="Staffed time is only time when somebody is on duty, by the municipality's working "
        "hours and calendar. Clock time is all time, nights and weekends too.",
    ),
    Text(
        sv="Svarstiden är den som gällde när meddelandet kom, och enheten den som hade kontot då.",
        en="The response time is the one in force when the message came, and the unit the one "
        "that had the account then.",
    ),
    Text(
        sv="Det som öppnas igen räknas en gång, efter sitt första svar, men väntar tills det är "
        "besvarat på nytt. Tiden räknas då om från början, och det som blev sent räknas för sig.",
        en="What is reopened counts once, by its first reply, but is open until it is answered "
        "again. Its time is then counted anew, and what was late is counted apart.",
    ),
    Text(
        sv="Utan svar är det som togs bort eller avslutades utan svar. Det är varken i tid eller "
        "sent. Det som inte rör kommunen, är återtaget, borta eller en dubblett är inte med.",
        en="No reply is what was removed or ended without one. It is neither in time nor late. "
        "What does not concern us, was withdrawn, is gone or is a duplicate is not included.",
    ),
)
_HOURS_CHANGED = Text(
    sv="Arbetstiden har ändrats. När svaret skulle ha kommit räknas med den som gällde när "
    "meddelandet kom, och tiden som gick med varje dags egen.",
    en="The working hours have changed. When a reply was due is counted by those in force when "
    "the message came, and the time that passed by each day's own.",
)


def notes(register: Register) -> tuple[Text, ...]:
    """Say how the figures are counted."""
    return (*_NOTES, _HOURS_CHANGED) if register.policy.working_time[1:] else _NOTES
