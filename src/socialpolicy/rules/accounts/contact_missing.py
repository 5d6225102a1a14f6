"""A13: the responsible and the deputy can be reached at work.

A work contact is an e-mail address at one of the municipality's domains, or
below one; a telephone number may stand beside it. Where no domains are known,
any e-mail address will do. An account without a responsible is found here, one
without a deputy by A14. A closed account has nobody to reach. What is missing of a planned one
is a warning.
"""

from functools import lru_cache

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity, Wording
from socialpolicy.register.lifecycle import is_in_use, weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.naming import is_mail_under, mailboxes
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A13",
    name="contact-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Den ansvariga och ersättaren har en e-postadress hos kommunen",
        en="The responsible and the deputy have an e-mail address at the municipality",
    ),
    says=Text(
        sv="{who} för {account} har ingen e-postadress: {role}",
        en="{who} of {account} has no e-mail address: {role}",
    ),
    why=Text(
        sv=(
            "Den som samordnar kontona måste kunna nå den som sköter ett konto. En "
            "funktionsbrevlåda hos kommunen fungerar också när någon är ledig eller slutar, och "
            "håller privata uppgifter borta från registret."
        ),
        en=(
            "The coordinator must be able to reach the people who run an account. A shared mailbox "
            "at the municipality works even when somebody is away or leaves, and keeps private "
            "details out of the register."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv adressen till en funktionsbrevlåda hos kommunen.",
            en="Write the address of a shared mailbox with the municipality.",
        ),
        {"contact": WORDS},
    ),
    example=Example.within(
        "responsible:\n  role: Bibliotekarie, vuxen\n",
        bad="  contact: bibblan.exempel@mejl.example\n",
        good="  contact: biblioteket@exempel.se\n",
        after=(
            "  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}\n"
            "  records_training: 2025-03-04\n"
        ),
    ),
)

_WHO = {
    "responsible": Text(sv="Den ansvariga", en="The responsible"),
    "deputy": Text(sv="Ersättaren", en="The deputy"),
}
_NOBODY = Wording(
    Text(sv="{account} har ingen ansvarig", en="{account} has no responsible"),
    Fix(
        Text(sv="Utse en ansvarig.", en="Appoint a responsible."),
        command=("hand-over-account", "{account}", "--who", "responsible"),
    ),
)
_NO_MAILBOX = Text(
    sv="{who} för {account} har ingen e-postadress, bara {contact}",
    en="{who} of {account} has no e-mail address, only {contact}",
)
_OUTSIDE = Text(
    sv="{who} för {account} har en e-postadress utanför kommunen: {contact}",
    en="{who} of {account} has an e-mail address outside the municipality: {contact}",
)
_DOMAINS_HELP = Fix(
    Text(
        sv="Skriv adressen till en funktionsbrevlåda. Kommunens domäner: {domains}.",
        en="Write the address of a shared mailbox. The municipality's domains: {domains}.",
    ),
    {"contact": WORDS},
)


@each_account(RULE, applies=is_in_use)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for a responsible, and for an address of the responsible's and of the deputy's."""
    responsible, deputy = account.responsible, account.deputy
    if responsible is None:
        severity = weight_of_lacking(account, register)
        yield RULE.found(at / "responsible", _NOBODY, severity=severity, account=account.id)
    elif is_blank(responsible.role):
        here, severity = at / "responsible" / "role", weight_of_lacking(account, register)
        yield RULE.found(here, _NOBODY, severity=severity, account=account.id)
    for key, holder in (("responsible", responsible), ("deputy", deputy)):
        if holder and not is_blank(holder.role):
            yield from _of_holder(key, holder, account, at, register)


def _of_holder(key: str, holder: Holder, account: Account, at: Place, register: Register) -> Found:
    domains, contact = register.policy.domains, holder.contact or ""
    if mailboxes(contact):
        outside = _outside(contact, tuple(domains)) if domains else ()
        if not outside:
            return
        if not is_sure_of(register, "domains"):
            yield UNKNOWN
            return
        says, contact, severity = _OUTSIDE, outside[0], RULE.severity
    else:
        says = RULE.says if is_blank(contact) else _NO_MAILBOX
        severity = weight_of_lacking(account, register)
    yield RULE.found(
        at / key / "contact",
        says=says,
        severity=severity,
        help=_DOMAINS_HELP if domains else None,
        who=_WHO[key],
        account=account.id,
        role=holder.role,
        contact=contact,
        domains=domains,
    )


@lru_cache(maxsize=4096)
def _outside(contact: str, domains: tuple[str, ...]) -> tuple[str, ...]:
    """Find the addresses in a contact that are at none of the domains; many accounts share one."""
    return tuple(each for each in mailboxes(contact) if not is_mail_under(each, domains))
