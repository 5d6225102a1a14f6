"""A18: the responsible confirmed the banner, or somebody who may in their place.

That is the deputy on a day when the responsible was away, and the coordinating
unit, under its own name or by a role that runs one of its accounts.

Compared with who is responsible now. Where the responsible was appointed after
the confirmation, somebody else was responsible then, and nothing is said. That
the banner is confirmed at all belongs to A17.
"""

from datetime import date

from socialpolicy.check import UNKNOWN, Found, Unknown, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity, marked
from socialpolicy.register.lifecycle import carries_banner
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.rules.accounts import RESPONSIBLE
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A18",
    name="banner-by-another",
    severity=Severity.WARNING,
    title=Text(
        sv="Den ansvariga har själv bekräftat bannern",
        en="The responsible confirmed the banner personally",
    ),
    says=Text(
        sv="Bannern på {account} bekräftades av en annan roll än den ansvariga: {by}",
        en="The banner on {account} was confirmed by a role other than the responsible: {by}",
    ),
    why=Text(
        sv="Den ansvariga väljer bilden och sätter dit bannern, och vet därför hur den ser ut.",
        en=(
            "The responsible chooses the picture and adds the banner, so they know that it is "
            "there."
        ),
    ),
    help=Fix(
        Text(
            sv="Be den ansvariga titta på profilbilden och bekräfta bannern.",
            en="Ask the responsible to look at the profile picture and confirm the banner.",
        ),
        command=("confirm-banner", "{account}"),
    ),
    example=Example.within(
        "profile:\n"
        "  presentation: Sidan sköts av kulturförvaltningen, Exempelkommun.\n"
        "  link: https://www.exempel.se/biblioteket\n"
        "  banner:\n"
        '    version: "2014"\n'
        "    confirmed: 2026-03-02\n",
        bad="    by: Praktikant\n",
        good="    by: Bibliotekarie, vuxen\n",
    ),
)


def _stood_in(by: str, account: Account, on: date) -> bool:
    """Say whether it was the deputy, on a day when the responsible was away."""
    deputy = account.deputy
    return deputy is not None and same_title(by, deputy.role) and account.is_away("responsible", on)


def _coordinates(by: str, register: Register) -> bool:
    """Say whether it was the coordinating unit, or a role that runs one of its accounts."""
    organisation, id = register.organisation, register.policy.coordinator
    unit = organisation.unit(id) if organisation and id else None
    if unit is None:
        return False
    if any(same_title(by, name) for name in (unit.name, *unit.short_names)):
        return True
    own = (filed.model for filed in register.accounts if filed.model.unit == unit.id)
    return any(same_title(by, holder.role) for each in own for _, holder in each.holders())


_UNSAID = Text(
    sv="Det står inte vem som bekräftade bannern på {account}",
    en="The register does not say who confirmed the banner on {account}",
)


def _applies(account: Account, register: Register) -> bool | Unknown:
    banner = account.profile.banner if account.profile else None
    if banner is None or banner.confirmed is None:
        return False
    if account.responsible is None or is_blank(account.responsible.role):
        return False
    return carries_banner(account, register)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare who confirmed the banner with who is responsible."""
    responsible = account.responsible
    banner = account.profile.banner if account.profile else None
    if banner is None or banner.confirmed is None or responsible is None:
        return
    appointed = responsible.assignment.on if responsible.assignment else None
    by = None if is_blank(banner.by) else banner.by
    if by and (same_title(by, responsible.role) or (appointed and appointed > banner.confirmed)):
        return
    if by and (_stood_in(by, account, banner.confirmed) or _coordinates(by, register)):
        return
    if not is_sure_of(register, "banner"):
        yield UNKNOWN
        return
    yield RULE.found(
        at / "profile" / "banner" / "by",
        says=RULE.says if by else _UNSAID,
        related=marked(at / "responsible" / "role", RESPONSIBLE),
        account=account.id,
        by=by,
    )
