"""A07: the account was approved before it was opened, and by its own management.

The own management is that of the unit which ran the account on the day of the
approval, or of any that the unit belongs to: the policy speaks of the department's or the
company's. The board above it may approve too. Changes of unit, board or management that the
account records are gone back over to that day. Nothing is said of the body where no management
is known, or where not all of the organisation could be read. This applies to an account in any
state. A late approval is a warning, and of an account older than the policy an information;
another body's is always an error. A renewal is held to the same body, and is never late.

An account that has moved to another department needs that one's approval too: of it the policy
asks the same. Where the former was dissolved or merged, its approval goes with the account.
"""

from collections.abc import Iterator
from datetime import timedelta

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Finding, Fix, Rule, Severity, Wording
from socialpolicy.register.lifecycle import (
    COMPARE_DAYS_HELP,
    first_day_of_policy,
    found_late,
    is_late,
)
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Approval
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.ownership import approvers_on, managements_named, unit_named
from socialpolicy.register.placeholders import is_blank, quoted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A07",
    name="approval-late",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Kontot godkändes före öppnandet, av sin egen ledning",
        en="The account was approved before it was opened, by its own management",
    ),
    says=Text(
        sv="Godkännandet av {account} är från den {day}, efter {begun}",
        en="The approval of {account} is dated {day}, after {begun}",
    ),
    why=Text(
        sv=(
            "Den egna ledningen ska bestämma, och det måste den få göra innan kontot finns. "
            "Efteråt kan den inte säga nej."
        ),
        en=(
            "The account's own management is to decide, and must be able to before the account "
            "exists. Afterwards it cannot say no."
        ),
    ),
    help=COMPARE_DAYS_HELP,
    example=Example.within(
        "approval:\n  by: Förvaltningschef\n  body: Kulturförvaltningens ledningsgrupp\n",
        bad="  on: 2015-03-02  # kontot öppnades en månad tidigare\n",
        good="  on: 2015-01-19\n",
        after="  reference: KUN 2015/14\n",
    ),
)

_ANOTHER = Wording(
    Text(
        sv="{account} godkändes av {body}, men ledningen för {unit} är {management}",
        en="{account} was approved by {body}, but the management of {unit} is {management}",
    ),
    Fix(
        Text(
            sv="Be den egna ledningen om ett beslut. Hette ledningen så då, eller skötte en annan "
            "enhet kontot, skriv in det i registret. Har ledningen redan beslutat, skriv:",
            en="Ask the own management for a decision. If that was its name then, or another unit "
            "ran the account, enter that in the register. If it has already decided, write:",
        ),
        {"body": "{written}"},
        ("approval",),
    ),
)
_DECIDED = Fix(
    Text(
        sv="Skriv inte om ett beslut som är fattat. Hette ledningen så då, eller hörde kontot "
        "eller enheten någon annanstans då, skriv in det i registret. Annars be den egna "
        "ledningen om ett nytt beslut. Skriv in det med ny dag, nytt diarienummer och:",
        en="Do not rewrite a decision that has been made. If that was the management's name then, "
        "or the account or the unit belonged elsewhere, enter that in the register. Otherwise ask "
        "the own management for a new decision. Enter it with a new day, a new reference and:",
    ),
    {"body": "{written}"},
    ("approval",),
)
_ANOTHER_THEN = Text(
    sv="{account} godkändes av {body}, men ledningen för {unit} var {management} den {day}",
    en="{account} was approved by {body}, but the management of {unit} was {management} on {day}",
)
_NO_SUCH = Wording(
    Text(
        sv="{account} säger att ledningen var {was} till den {on}, men ingen hette så då",
        en="{account} says that the management was {was} until {on}, but none had that name then",
    ),
    Text(
        sv="Skriv namnet på en ledning som fanns dagen före bytet. Saknas den i organisationen, "
        "lägg till den där, med första och sista dag.",
        en="Write the name of a management that existed the day before the change. If the "
        "organisation lacks it, add it there, with its first and last day.",
    ),
)
_UNSAID = Wording(
    Text(
        sv="{account} säger inte vilken ledning som godkände till den {on}",
        en="{account} does not say which management approved until {on}",
    ),
    _NO_SUCH.help,
)


_MOVED = Wording(
    Text(
        sv="{account} gick över till {unit} den {on}, men ledningen där har inte godkänt det",
        en="{account} was taken over by {unit} on {on}, but the management there has not approved "
        "it",
    ),
    Fix(
        Text(
            sv="Be den nya ledningen om ett beslut, och skriv in det.",
            en="Ask the new management for a decision, and enter it.",
        ),
        {"renewals": [{"by": WORDS, "body": "{written}", "on": DAY, "reference": WORDS}]},
    ),
)


def _applies(account: Account, _register: Register) -> bool:
    return account.approval is not None or bool(account.renewals)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare the approval's day with the opening, and its body with the unit's managements."""
    approval = account.approval
    if approval and is_late(approval.on, account):
        yield from found_late(RULE, account, at, ("approval", "on"), approval.on, register)
    organisation = register.organisation
    if not register.organisation_whole or organisation is None:
        yield UNKNOWN
        return
    if account.changes:
        yield from _changes(account, at, organisation)
        yield from _moved(account, at, register, organisation)
    if approval and not _is_own(account, approval, organisation):
        yield from _body(account, approval, at / "approval", register, organisation)
    for index, renewal in enumerate(account.renewals):
        if not _is_own(account, renewal, organisation):
            yield from _body(account, renewal, at / "renewals" / index, register, organisation)


def _moved(
    account: Account, at: Place, register: Register, organisation: Organisation
) -> Iterator[Finding]:
    """Look for the approval of the department that took the account over from another."""
    today = register.today
    moves = [
        (change.on, index, change.was)
        for index, change in enumerate(account.changes)
        if change.what == "unit" and change.was and change.on <= today
    ]
    bodies = [each.body for each in (account.approval, *account.renewals) if each]
    unsaid = not bodies or any(is_blank(body) for body in bodies)
    if not moves or unsaid or account.is_closed(today):
        return
    on, index, was = max(moves)
    unit = unit_named(was, organisation)
    former = organisation.department_of(unit.id) if unit else None
    present = organisation.department_of(account.unit)
    first = first_day_of_policy(register)
    if former is None or present is None or former is present or (first and on < first):
        return
    # Of one that was dissolved or merged, the decisions are the present one's. A03 finds those
    # that do not exist yet.
    if (former.to and former.to <= on) or not present.exists(today):
        return
    approvers = [approvers_on(account, day, organisation) for day in (on, today)]
    management = organisation.management_of(account.unit, today)
    if management is None or any(
        body and each.includes(body) for each in approvers for body in bodies
    ):
        return
    yield RULE.found(
        at / "changes" / index,
        _MOVED,
        severity=Severity.WARNING,
        account=account.id,
        unit=present.name,
        on=on,
        written=quoted(management),
    )


def _is_own(account: Account, approval: Approval, organisation: Organisation) -> bool:
    """Say whether the body is written as its own management is, which hardly any other way is."""
    body, day = approval.body, approval.on
    if body is None or day is None or account.changes:
        return False
    for unit in organisation.lineage(account.unit):
        for management in unit.managements_on(day):
            if management.name == body:
                return True
    return False


def _body(
    account: Account, approval: Approval, at: Place, register: Register, organisation: Organisation
) -> Found:
    """Compare the body with the managements and boards that the account had that day."""
    body = approval.body
    if body is None or is_blank(body):
        return
    day = approval.on or account.begun or register.today
    approvers = approvers_on(account, day, organisation)
    if not approvers.managements or not approvers.unit or approvers.includes(body):
        return
    own = approvers.managements[0].name
    now = organisation.management_of(account.unit, register.today)
    yield RULE.found(
        at / "body",
        _ANOTHER if own == now else _ANOTHER._replace(says=_ANOTHER_THEN),
        # Of what is to open, the decision may still be the one that is being written.
        help=None if account.is_planned(register.today) else _DECIDED,
        account=account.id,
        body=body,
        unit=approvers.unit.name,
        management=own,
        day=day,
        written=quoted(own),
    )


def _changes(account: Account, at: Place, organisation: Organisation) -> Found:
    """Find a recorded change from a management that never was: it would excuse anything."""
    for index, change in enumerate(account.changes):
        if change.what != "management":
            continue
        was, place = change.was, at / "changes" / index
        values = {"account": account.id, "was": was, "on": change.on}
        if was is None or is_blank(was):
            yield RULE.found(place, _UNSAID, values=values)
        elif not any(managements_named(was, change.on - timedelta(1), organisation)):
            yield RULE.found(place / "was", _NO_SUCH, values=values)
