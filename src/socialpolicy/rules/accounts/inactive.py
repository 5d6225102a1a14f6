"""A24: the page is kept active.

Days are counted from the latest post, or from the opening where none is
written. The account's own limit goes before the policy's; a crisis account
that should be silent is given a limit of its own. Asked of open accounts.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A24",
    name="inactive",
    severity=Severity.WARNING,
    title=Text(sv="Sidan hålls aktiv", en="The page is kept active"),
    says=Text(
        sv="Senaste inlägget på {account} är {days} dagar gammalt; gränsen är {limit}",
        en="The latest post on {account} is {days} days old; the limit is {limit}",
    ),
    why=Text(
        sv=(
            "En sida som står still ser övergiven ut, och den som frågar något där väntar sig ändå "
            "ett svar."
        ),
        en=(
            "A page without new posts looks abandoned, and people who ask something there still "
            "expect an answer."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Publicera något och skriv dagen, eller avsluta kontot. Ska det vara glesare "
                "mellan inläggen, ge kontot en egen gräns i dagar:"
            ),
            en=(
                "Publish something and write the day, or close the account. If posts should "
                "be further apart, give the account a limit of its own in days:"
            ),
        ),
        {"inactive_days": "90"},
    ),
    example=Example(bad="last_post: 2026-06-17\n", good="last_post: 2026-11-19\n"),
    time=True,
)

_NEVER = Text(
    sv="Inget inlägg är antecknat för {account}, som öppnades för {days} dagar sedan; "
    "gränsen är {limit}",
    en="No post is recorded for {account}, which was opened {days} days ago; the limit is {limit}",
)


@each_account(RULE, applies=is_open)
def check(account: Account, at: Place, register: Register) -> Found:
    """Count the days since the latest post."""
    if account.begun is None:
        return
    limit = account.inactive_days or register.policy.limits.inactive_days
    days = (register.today - (account.last_post or account.begun)).days
    if days <= limit:
        return
    if not account.inactive_days and not is_sure_of(register, "limits.inactive_days"):
        yield UNKNOWN
    else:
        yield RULE.found(
            at / "last_post",
            says=RULE.says if account.last_post else _NEVER,
            account=account.id,
            days=days,
            limit=limit,
        )
