"""A22: the entry in the archive plan is no older than what it tells, nor than the account.

The account's name, address or board changed, or the account was closed, after
the day of the entry; on the same day is in time. What has not happened yet is
left out. A former handle without a day in `changes` says nothing of when. An entry
from before the analysis, the approval and the opening, whichever of them is first, can be no
entry of this account. An account without an entry, or an entry without a day, belongs to A21.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, Example, Fix, Rule, Severity, Wording
from socialpolicy.register.lifecycle import COMPARE_DAYS_HELP
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A22",
    name="archive-plan-outdated",
    severity=Severity.WARNING,
    title=Text(
        sv="Raden i dokumenthanteringsplanen är uppdaterad efter senaste ändringen",
        en="The entry in the archive plan was updated after the latest change",
    ),
    says=Text(
        sv=(
            "{account} {event} den {on}, men dokumenthanteringsplanens uppgift är från den "
            "{recorded}"
        ),
        en="{account} {event} on {on}, but its entry in the archive plan is from {recorded}",
    ),
    why=Text(
        sv="Den som söker en handling letar efter kontot under det namn som står i planen.",
        en="Anyone searching for a document looks for the account by the name in the plan.",
    ),
    help=Fix(
        Text(
            sv="Uppdatera uppgiften i dokumenthanteringsplanen, och skriv dagen.",
            en="Update the entry in the archive plan, and write the day.",
        ),
        {"recorded": DAY},
        ("archive_plan",),
    ),
    example=Example.within(
        "changes:\n"
        "  - what: name\n"
        "    was: Exempels folkbibliotek\n"
        "    on: 2025-09-01\n"
        "archive_plan:\n"
        "  plan: Dokumenthanteringsplan KUN 2024\n"
        '  section: "3.2"\n',
        bad="  recorded: 2024-05-06  # före namnbytet\n",
        good="  recorded: 2025-09-04\n",
    ),
)

_EVENTS = {
    "name": Text(sv="bytte namn", en="changed name"),
    "address": Text(sv="bytte adress", en="changed address"),
    "board": Text(sv="bytte nämnd", en="changed board"),
    "closing": Text(sv="avslutades", en="was closed"),
}
_TOO_EARLY = Wording(
    Text(
        sv="{account} står i dokumenthanteringsplanen sedan den {recorded}, men kontot började "
        "planeras först den {first}",
        en="{account} is in the archive plan since {recorded}, but the account was not planned "
        "until {first}",
    ),
    COMPARE_DAYS_HELP,
)
_EVENT = Text(sv="{event} den {on}", en="{event} on {on}")


class _Event(NamedTuple):
    """A change that the plan should record, its day and its place in the file."""

    what: Text
    on: date
    at: Place


def _applies(account: Account, _register: Register) -> bool:
    plan = account.archive_plan
    return plan is not None and plan.recorded is not None


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Find what happened after the day of the entry, and report the latest of it."""
    plan = account.archive_plan
    recorded = plan.recorded if plan else None
    if recorded is None:
        return
    first = _first_known(account, register.today)
    if first and recorded < first:
        yield RULE.found(
            at / "archive_plan" / "recorded",
            _TOO_EARLY,
            account=account.id,
            recorded=recorded,
            first=first,
        )
    if not account.changes and not account.closing:
        return
    events = [event for event in _events(account, at) if recorded < event.on <= register.today]
    if not events:
        return
    latest = max(events, key=lambda event: event.on)
    yield RULE.found(
        at / "archive_plan" / "recorded",
        related=tuple(
            event.at.label(FilledText(_EVENT, {"event": event.what, "on": event.on}))
            for event in events
        ),
        account=account.id,
        event=latest.what,
        on=latest.on,
        recorded=recorded,
    )


def _first_known(account: Account, today: date) -> date | None:
    """Give the first day that is known of the account: before it, there was none to enter."""
    analysis, approval = account.analysis, account.approval
    analysed = analysis.on if analysis else None
    approved = approval.on if approval else None
    known = (analysed, approved, account.opened, account.begun)
    # A day that has not come is no day of what has been done; A26 speaks of it.
    return min([day for day in known if day and day <= today], default=None)


def _events(account: Account, at: Place) -> Iterator[_Event]:
    for index, change in enumerate(account.changes):
        if change.what not in _EVENTS:
            continue
        yield _Event(_EVENTS[change.what], change.on, at / "changes" / index / "on")
    if account.closing:
        yield _Event(_EVENTS["closing"], account.closing.on, at / "closing" / "on")
