"""A26: what is dated in an account could have happened, and in that order.

The days of the analysis, the approval, the opening and the closing come in
that order, where the same day will do; an approval before the analysis is a warning. An account
is taken over no earlier than it was opened, and an approval is renewed after it was given.
What has been done has a day no later than today. Planned openings, closings, notices and
absences may lie ahead.

A comparison belongs to one rule. With the opening: the analysis to A05, the
approval to A07, the question to the manager to A09, word to the coordinator
to A12; a day after the opening is theirs alone, even when it lies ahead. With
the closing: the manager, the coordinator and the notice to A25. The banner
with the picture to A17, the archive plan with changes to A22.

Once an account is closed, nothing in its log waits for an answer any more:
what is open or forwarded there is A26's, however late it is (M03, M06).
"""

from datetime import date
from functools import partial

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, Example, Fix, Rule, Severity, Wording, marked
from socialpolicy.register.lifecycle import (
    COMPARE_DAYS_HELP,
    closing_day,
    is_ahead_of_itself,
    is_late,
    opening_day,
)
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.text import Text
from socialpolicy.yaml import Place
from socialpolicy.yaml.plain import Path

RULE = Rule(
    code="A26",
    name="life-cycle-broken",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Kontots dagar kommer i rätt ordning, och det som har hänt har en dag som har varit",
        en=(
            "The account’s dates are in order, and nothing that has happened has a date in the "
            "future"
        ),
    ),
    says=Text(
        sv="I {account} är dagen för {what} den {day}, och den har inte kommit än",
        en="In {account} the date of {what} is in the future: {day}",
    ),
    why=Text(
        sv=(
            "Registret ska visa vad som hände när. En dag som inte kan stämma är oftast ett "
            "skrivfel, och den gör att alla andra kontroller räknar fel."
        ),
        en=(
            "The register shows what happened when. A date that cannot be right is usually a "
            "typing mistake, and makes other checks give wrong results."
        ),
    ),
    help=Text(
        sv="Skriv dagen då det hände. Har det inte hänt än, skriv ingen dag förrän det har det.",
        en="Write the day it happened. If it has not happened yet, write no day until it has.",
    ),
    example=Example(bad="last_post: 2062-11-19\n", good="last_post: 2026-11-19\n"),
)

_CLOSED_FIRST = Wording(
    Text(
        sv="{account} avslutas den {day}, före öppnandet den {opened}",
        en="{account} closes on {day}, before its opening on {opened}",
    ),
    COMPARE_DAYS_HELP,
)
_APPROVED_FIRST = Wording(
    Text(
        sv="{account} godkändes den {day}, före analysen den {analysed}",
        en="{account} was approved on {day}, before its analysis on {analysed}",
    ),
    COMPARE_DAYS_HELP,
)
_TAKEN_FIRST = Wording(
    Text(
        sv="{account} togs över den {day}, före öppnandet den {opened}",
        en="{account} was taken over on {day}, before its opening on {opened}",
    ),
    COMPARE_DAYS_HELP,
)
_RENEWED_FIRST = Wording(
    Text(
        sv="Godkännandet av {account} förnyades den {day}, innan det gavs den {approved}",
        en="The approval of {account} was renewed on {day}, before it was given on {approved}",
    ),
    COMPARE_DAYS_HELP,
)
_APPROVAL = Text(sv="här står godkännandet", en="the approval is dated here")
_ANALYSIS = Text(sv="här står analysen", en="the analysis is dated here")
_ABSENCE = Wording(
    Text(
        sv="En frånvaro i {account} slutar den {end}, före sin första dag den {start}",
        en="An absence in {account} ends on {end}, before its first day on {start}",
    ),
    Fix(
        Text(
            sv="Skriv frånvarons första dag och dess sista. Båda räknas med.",
            en="Write the first day of the absence and its last. Both are included.",
        ),
        {"from": DAY, "to": DAY},
    ),
)
_POST_FIRST = Wording(
    Text(
        sv="Senaste inlägget i {account} är från den {day}, före öppnandet den {opened}",
        en="The last post in {account} is from {day}, before the opening on {opened}",
    ),
    COMPARE_DAYS_HELP,
)
_POST_AFTER = Wording(
    Text(
        sv="Senaste inlägget i {account} är från den {day}, efter avslutet den {closed}",
        en="The last post in {account} is from {day}, after the closing on {closed}",
    ),
    COMPARE_DAYS_HELP,
)
_NEVER_OPENED = Wording(
    Text(
        sv="{account} har ett inlägg från den {day}, men det står inte när kontot öppnades",
        en=(
            "{account} has a post from {day}, but the register does not say when the account was "
            "opened"
        ),
    ),
    Fix(
        Text(sv="Skriv dagen då kontot öppnades.", en="Write the day the account was opened."),
        {"opened": DAY},
    ),
)
_LEFT_OPEN = Wording(
    Text(
        sv="{id} är inte avslutat, fast {account} avslutades den {closed}",
        en="{id} is still open, though {account} was closed on {closed}",
    ),
    Fix(
        Text(
            sv="Svara på annat sätt, och skriv sedan in svaret. Eller lämna över det.",
            en="Answer in another way, and then enter the answer. Or hand it over.",
        ),
        command=("answer-message", "{id}"),
    ),
)

# The policy's own sentence of this rule is about closing: of other days it says nothing.
_unquoted = partial(RULE.found, quotes=False)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for days ahead of today, and then for days that come in the wrong order."""
    today = register.today
    for path, day, what in register.ahead.get(at.document, ()):
        if not _belongs_to_another_rule(path, day, account, today):
            place = Place(at.document, at.path + path)
            found = RULE.found if path[0] == "closing" else _unquoted
            yield found(place, account=account.id, day=day, what=what)
    yield from _stages(account, at, today)
    if last_post := account.last_post:
        yield from _last_post(account, last_post, at, today)
    for index, absence in enumerate(account.absences):
        if absence.from_ > absence.to:
            values = {"account": account.id, "start": absence.from_, "end": absence.to}
            place = at / "absences" / index / "to"
            yield _unquoted(place, _ABSENCE, values=values)


def _belongs_to_another_rule(path: Path, day: date, account: Account, today: date) -> bool:
    """Say whether a day is compared with the opening or the closing, and found too late there."""
    approved = account.approval.on if account.approval else None
    match path:
        case ("analysis", "on") | ("manager", "asked") | ("approval", "on"):
            return is_late(day, account)
        case ("manager", "anchored"):
            in_time = approved is not None and not is_late(approved, account)
            return is_late(day, account) and not in_time
        case ("coordinator_informed",):
            return is_late(day, account) and not is_ahead_of_itself(day, account, today)
    closing = account.closing
    if closing is None or closing.on > today:
        return False
    match path:
        case ("closing", "manager", "anchored"):
            return not (closing.manager and closing.manager.asked)
        case ("closing", "manager", "asked") | ("closing", "coordinator_informed"):
            return True
    return False


def _stages(account: Account, at: Place, today: date) -> Found:
    """Compare the approval with the analysis, and the closing with the opening."""
    analysis, approval, taking = account.analysis, account.approval, account.taken_over
    analysed = analysis.on if analysis else None
    approved = approval.on if approval else None
    # An analysis that is itself at fault says nothing about the approval.
    sound = analysed and analysed <= today and not is_late(analysed, account)
    if sound and approved and analysed and approved < analysed:
        here, other = at / "approval" / "on", marked(at / "analysis" / "on", _ANALYSIS)
        values = {"account": account.id, "day": approved, "analysed": analysed}
        warning = Severity.WARNING
        yield _unquoted(here, _APPROVED_FIRST, severity=warning, related=other, values=values)
    taken = taking.on if taking else None
    if taken and account.opened and taken < account.opened:
        here, other = at / "taken_over" / "on", opening_day(at)
        values = {"account": account.id, "day": taken, "opened": account.opened}
        yield _unquoted(here, _TAKEN_FIRST, related=other, values=values)
    for index, renewal in enumerate(account.renewals):
        if approved and renewal.on and renewal.on < approved:
            here = at / "renewals" / index / "on"
            other = marked(at / "approval" / "on", _APPROVAL)
            values = {"account": account.id, "day": renewal.on, "approved": approved}
            yield _unquoted(here, _RENEWED_FIRST, related=other, values=values)
    closing, opened = account.closing, account.opened
    if closing and opened and closing.on < opened:
        here, other = at / "closing" / "on", opening_day(at)
        values = {"account": account.id, "day": closing.on, "opened": opened}
        yield RULE.found(here, _CLOSED_FIRST, related=other, values=values)


def _last_post(account: Account, day: date, at: Place, today: date) -> Found:
    """Compare the last post with the days between which the account could have one."""
    opened, closing = account.opened, account.closing
    if day > today or (opened and opened <= day and closing is None):
        return
    values = {"account": account.id, "day": day}
    if opened is None and account.taken_over is None:
        yield _unquoted(at / "last_post", _NEVER_OPENED, values=values)
    elif opened and day < opened:
        other = opening_day(at)
        yield _unquoted(at / "last_post", _POST_FIRST, related=other, opened=opened, values=values)
    elif closing and closing.on < day:
        other = closing_day(at)
        yield RULE.found(
            at / "last_post", _POST_AFTER, related=other, closed=closing.on, values=values
        )


def _left_open(logged: Logged, register: Register) -> Found:
    """Look for a message that still waits on an account that is closed."""
    filed = None if logged.done else register.account(logged.account)
    if filed is None or not filed.model.is_closed(register.today) or not filed.model.closing:
        return
    yield RULE.found(
        logged.at / "id",
        _LEFT_OPEN,
        related=closing_day(filed.at),
        id=logged.message.id,
        account=filed.model.id,
        closed=filed.model.closing.on,
    )


check = check._replace(message=_left_open)
