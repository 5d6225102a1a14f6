"""A17: somebody has confirmed that the banner is on the profile picture, lately enough.

A confirmation on the very day of a new picture counts for that picture. That
a confirmation has grown old, or is of an earlier banner, is a warning: it
comes with time, or with a new version. Which accounts carry the banner is
decided by `carries_banner`.
"""

from socialpolicy.check import UNKNOWN, Found, Unknown, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity, Wording, marked
from socialpolicy.register.lifecycle import carries_banner, is_open
from socialpolicy.register.models.account import Account, Banner, Profile
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A17",
    name="banner-unconfirmed",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Bannern sitter på profilbilden, och någon har bekräftat det",
        en="The banner is on the profile picture, and somebody has confirmed it",
    ),
    says=Text(
        sv="Ingen har bekräftat att bannern sitter på profilbilden för {account}",
        en="Nobody has confirmed that the banner is on the profile picture of {account}",
    ),
    why=Text(
        sv=(
            "Bannern visar att kommunen är avsändare. Den försvinner lätt när bilden byts, så den "
            "bekräftas på nytt efter varje byte och med jämna mellanrum."
        ),
        en=(
            "The banner shows that the municipality is the sender. It is easily lost when the "
            "picture changes, so it is confirmed again after each change and at regular intervals."
        ),
    ),
    help=Fix(
        Text(
            sv="Sätt bannern på profilbilden, och bekräfta den.",
            en="Put the banner on the profile picture, and confirm it.",
        ),
        command=("confirm-banner", "{account}"),
    ),
    example=Example(
        bad=(
            "profile:\n"
            "  presentation: Sidan sköts av kulturförvaltningen, Exempelkommun.\n"
            "  link: https://www.exempel.se/biblioteket\n"
            "  picture_changed: 2026-04-07  # bilden byttes efter att bannern bekräftades\n"
            "  banner:\n"
            '    version: "2014"\n'
            "    confirmed: 2026-03-02\n"
            "    by: Bibliotekarie, vuxen\n"
        ),
        good=(
            "profile:\n"
            "  presentation: Sidan sköts av kulturförvaltningen, Exempelkommun.\n"
            "  link: https://www.exempel.se/biblioteket\n"
            "  picture_changed: 2026-04-07\n"
            "  banner:\n"
            '    version: "2014"\n'
            "    confirmed: 2026-04-07\n"
            "    by: Bibliotekarie, vuxen\n"
        ),
    ),
)

_CONFIRM_HELP = Fix(
    Text(
        sv="Titta på profilbilden. Sitter bannern där, bekräfta den.",
        en="Look at the profile picture. If the banner is there, confirm it.",
    ),
    command=("confirm-banner", "{account}"),
)
_BEFORE = Text(
    sv="Bannern på {account} bekräftades den {confirmed}, men bilden byttes den {changed}",
    en="The banner on {account} was confirmed on {confirmed}, but the picture changed on {changed}",
)
_CHANGED = Text(sv="här står bildbytet", en="the picture changed here")
_OLD = Wording(
    Text(
        sv="Bannern på {account} bekräftades den {confirmed}, och det räckte till den {due}",
        en="The banner on {account} was confirmed on {confirmed}, which was valid until {due}",
    ),
    _CONFIRM_HELP,
)
_ANOTHER = Text(
    sv="{account} har version {version} av bannern, men {current} är den som gäller",
    en="{account} has version {version} of the banner, but {current} is in use",
)
_UNSAID = Text(
    sv="Det står inte vilken version av bannern {account} har; {current} är den som gäller",
    en="The register does not say which version of the banner {account} has; {current} is in use",
)
_VERSION_HELP = Fix(
    Text(
        sv="Sätt bannern av version {current} på profilbilden, och bekräfta den.",
        en="Put the banner of version {current} on the profile picture, and confirm it.",
    ),
    command=("confirm-banner", "{account}"),
)


def _applies(account: Account, register: Register) -> bool | Unknown:
    if register.policy.banner is None and not is_sure_of(register, "banner"):
        return is_open(account, register) and UNKNOWN
    return carries_banner(account, register)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare the confirmation with the latest picture, the limit and the version in use."""
    profile = account.profile or Profile()
    banner = profile.banner or Banner()
    if banner.confirmed is None or profile.has_new_picture:
        faults = _unconfirmed(account, profile, banner, at / "profile", register)
        relied_on = ["banner"]
    else:
        faults = _outdated(account, banner, at, register)
        relied_on = ["banner", "limits.banner_months"]
    for fault in faults:
        yield fault if is_sure_of(register, *relied_on) else UNKNOWN


def _unconfirmed(
    account: Account, profile: Profile, banner: Banner, at: Place, register: Register
) -> Found:
    related = marked(at / "picture_changed", _CHANGED) if banner.confirmed else ()
    yield RULE.found(
        at / "banner" / "confirmed",
        says=_BEFORE if banner.confirmed else RULE.says,
        help=_CONFIRM_HELP,
        related=related,
        values=_values(account, register),
        confirmed=banner.confirmed,
        changed=profile.picture_changed,
    )


def _outdated(account: Account, banner: Banner, at: Place, register: Register) -> Found:
    current, confirmed = register.policy.banner, banner.confirmed
    if current and banner.version != current.version:
        yield RULE.found(
            at / "profile" / "banner" / "version",
            says=_UNSAID if is_blank(banner.version) else _ANOTHER,
            help=_VERSION_HELP,
            severity=Severity.WARNING,
            timed=True,
            values=_values(account, register),
            version=banner.version,
        )
    due = months_after(confirmed, register.policy.limits.banner_months) if confirmed else None
    if due and due < register.today:
        yield RULE.found(
            at / "profile" / "banner" / "confirmed",
            _OLD,
            severity=Severity.WARNING,
            timed=True,
            values=_values(account, register),
            confirmed=confirmed,
            due=due,
        )


def _values(account: Account, register: Register) -> dict[str, object]:
    banner = register.policy.banner
    return {"account": account.id, "current": banner.version if banner else ""}
