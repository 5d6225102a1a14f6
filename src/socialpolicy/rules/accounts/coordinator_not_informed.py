"""A12: the coordinator is told of every account, before it is opened, and of who is responsible.

Late is a warning: it cannot be undone, and the coordinator knows by now. So is it where
nothing was said of a planned account, or of one older than the policy. Of an account that is
not closed it is a warning too that the responsible was appointed after the opening, and the
coordinator has not been told since. This applies to an account in any state. What the
coordinator is told when an account closes is A25's.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Fillable, Fix, Rule, Severity, marked
from socialpolicy.register.lifecycle import (
    found_late,
    is_ahead_of_itself,
    is_in_use,
    is_late,
    weight_of_undone,
)
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A12",
    name="coordinator-not-informed",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Samordnaren fick veta om kontot innan det öppnades",
        en="The coordinator was told about the account before it was opened",
    ),
    says=Text(
        sv="Det står inte att {coordinator} har fått veta om {account}",
        en="The register does not say that {coordinator} has been told about {account}",
    ),
    why=Text(
        sv=(
            "Samordnaren ska alltid informeras. Den som samordnar kan bara hjälpa till, och "
            "hänvisa rätt i en kris, med konton som den känner till."
        ),
        en=(
            "The coordinator must always be informed. The coordinator can only help, and guide "
            "people in a crisis, with accounts they know about."
        ),
    ),
    help=Fix(
        Text(
            sv="Berätta för samordnaren i dag, och skriv dagen:",
            en="Tell the coordinator today, and write the day:",
        ),
        {"coordinator_informed": "{today}"},
    ),
    example=Example(bad="coordinator_informed:\n", good="coordinator_informed: 2015-01-20\n"),
)

_LATE = Text(
    sv="Beskedet till {coordinator} om {account} är från den {day}, efter {begun}",
    en="{coordinator} was told about {account} on {day}, after {begun}",
)
_NOT_OF_THIS = Text(
    sv="{coordinator} fick senast veta vem som ansvarar för {account} den {day}, men {role} fick "
    "uppdraget den {on}",
    en="{coordinator} was last told who is responsible for {account} on {day}, but {role} was "
    "given the assignment on {on}",
)
_NOT_OF_THIS_HELP = Text(
    sv="Berätta för samordnaren vem som är ansvarig nu och hur rollen nås, och lägg till dagen:",
    en="Tell the coordinator who is responsible now and how to reach them, and add the day:",
)
_APPOINTED = Text(sv="här står uppdraget", en="the assignment is dated here")
_COORDINATOR = Text(sv="samordnaren", en="the coordinator")


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the days, and compare them with the opening and the responsible's assignment."""
    days, today = account.coordinator_informed, register.today
    if not days:
        yield RULE.found(
            at / "coordinator_informed",
            severity=weight_of_undone(account, register),
            coordinator=_coordinator(register),
            account=account.id,
            today=today.isoformat(),
        )
        return
    first, last = days[0], days[-1]
    if is_late(first, account) and not is_ahead_of_itself(first, account, today):
        more = {"coordinator": _coordinator(register)}
        yield from found_late(
            RULE, account, at, ("coordinator_informed",), first, register, _LATE, **more
        )
    holder = account.responsible
    on = holder.assignment.on if holder and holder.assignment else None
    if holder and on and last < on <= today and is_late(on, account):
        if not is_in_use(account, register):
            return
        told: list[Fillable] = [*(day.isoformat() for day in days), "{today}"]
        yield RULE.found(
            at / "coordinator_informed",
            _NOT_OF_THIS,
            severity=Severity.WARNING,
            help=Fix(_NOT_OF_THIS_HELP, {"coordinator_informed": told}),
            related=marked(at / "responsible" / "assignment" / "on", _APPOINTED),
            coordinator=_coordinator(register),
            account=account.id,
            day=last,
            role=holder.role,
            on=on,
            today=today.isoformat(),
        )


def _coordinator(register: Register) -> str | Text:
    organisation, id = register.organisation, register.policy.coordinator
    unit = organisation.unit(id) if organisation and id else None
    return unit.name if unit else _COORDINATOR
