"""A12: the coordinator is told of every account, before it is opened.

Late is a warning: it cannot be undone, and the coordinator knows by now. An
account is checked whatever its state. What the coordinator is told when
an account closes is A25's.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import found_late, is_ahead_of_itself, is_late
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A12",
    name="coordinator-not-informed",
    severity=Severity.ERROR,
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
    sv="Beskedet till {coordinator} om {account} är från den {day}, efter öppnandet den {opened}",
    en="{coordinator} was told about {account} on {day}, after the opening on {opened}",
)
_COORDINATOR = Text(sv="samordnaren", en="the coordinator")


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the day and compare it with the opening."""
    day, today = account.coordinator_informed, register.today
    if day is None:
        values = {"account": account.id, "today": today.isoformat()}
        here = at / "coordinator_informed"
        yield RULE.found(here, coordinator=_coordinator(register), values=values)
    elif is_late(day, account) and not is_ahead_of_itself(day, account, today):
        more = {"severity": Severity.WARNING, "coordinator": _coordinator(register)}
        yield from found_late(RULE, account, at, ("coordinator_informed",), day, _LATE, **more)


def _coordinator(register: Register) -> str | Text:
    organisation, id = register.organisation, register.policy.coordinator
    unit = organisation.unit(id) if organisation and id else None
    return unit.name if unit else _COORDINATOR
