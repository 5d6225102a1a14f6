"""P01: some account is ready to be used in a crisis."""

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import Example, Fix, Label, Rule, Severity, Wording
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import plain_title
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="P01",
    name="crisis-channel-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Minst ett öppet konto är kriskanal, med ersättare och två roller med åtkomst",
        en="At least one open account is a crisis channel, with a deputy and two roles with access",
    ),
    says=Text(
        sv="Inget öppet konto är märkt som kriskanal",
        en="No open account is marked as a crisis channel",
    ),
    why=Text(
        sv=(
            "Policyn nämner snabb kriskommunikation som en nytta med sociala medier. "
            "I en kris är det för sent att leta efter kontot och den som kommer åt det."
        ),
        en=(
            "The policy names quick communication in a crisis as a benefit of social media. During "
            "a crisis it is too late to find out which account to use and who has access to it."
        ),
    ),
    help=Fix(
        Text(
            sv="Bestäm vilket konto som används vid kris, och märk det i dess fil:",
            en="Decide which account is used in a crisis, and mark it in its file:",
        ),
        {"crisis_channel": "true"},
    ),
    example=Example(
        bad="crisis_channel: false\n", good="crisis_channel: true\n", file="accounts/kommunen.yaml"
    ),
)

_NOT_READY = Wording(
    Text(
        sv="Kriskanalen {account} saknar ersättare eller två roller med åtkomst",
        en="The crisis channel {account} lacks a deputy or two roles with access",
    ),
    Text(
        sv="Utse en ersättare, och ge minst två roller åtkomst till kontot.",
        en="Appoint a deputy, and give at least two roles access to the account.",
    ),
)
_ALSO = Text(sv="märkt som kriskanal här", en="marked as a crisis channel here")


def _ready(account: Account) -> bool:
    roles = {plain_title(each) for each in account.access.roles} if account.access else set()
    return account.deputy is not None and len(roles) >= 2


def _applies(register: Register) -> bool | Unknown:
    return not register.unread_accounts or UNKNOWN


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Look for an open account that is marked and ready."""
    marked = [
        filed
        for filed in register.accounts
        if filed.model.crisis_channel and filed.model.is_open(register.today)
    ]
    if any(_ready(filed.model) for filed in marked):
        return
    if not marked:
        yield RULE.found(register.policy_at / "authority")
        return
    first, *others = marked
    related: tuple[Label, ...] = tuple(
        (other.at / "crisis_channel").label(FilledText(_ALSO, {})) for other in others
    )
    yield RULE.found(
        first.at / "crisis_channel",
        _NOT_READY,
        related=related,
        subject=first.model.id,
        account=first.model.id,
    )
