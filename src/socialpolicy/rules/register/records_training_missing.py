"""P05: the responsible has gone through how incoming documents are handled."""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import is_in_use
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="P05",
    name="records-training-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Den ansvariga har gått igenom hur inkommande handlingar hanteras",
        en="The responsible has gone through how incoming documents are handled",
    ),
    says=Text(
        sv="Det står inte när {role} gick igenom hur inkommande handlingar hanteras",
        en="The register does not say when {role} went through how incoming documents are handled",
    ),
    why=Text(
        sv=(
            "En kommentar eller ett meddelande till kommunen är en inkommen handling. "
            "Den ansvariga måste veta vad som ska diarieföras och vad som får gallras."
        ),
        en=(
            "A comment or message to the municipality is an incoming document. "
            "The responsible must know what is to be registered and what may be disposed of."
        ),
    ),
    help=Fix(
        Text(
            sv="Gå igenom det med registratorn, och skriv dagen:",
            en="Go through it with the registrar, and write the day:",
        ),
        {"records_training": "{today}"},
        ("responsible",),
    ),
    example=Example.within(
        "responsible:\n"
        "  role: Bibliotekarie, vuxen\n"
        "  contact: biblioteket@exempel.se\n"
        "  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}\n",
        bad="",
        good="  records_training: 2025-03-04\n",
    ),
)


def _applies(account: Account, register: Register) -> bool:
    return account.responsible is not None and is_in_use(account, register)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the day, on accounts that are not closed."""
    responsible = account.responsible
    # Where no role is named, A13 says so.
    if responsible and responsible.records_training is None and not is_blank(responsible.role):
        yield RULE.found(
            at / "responsible" / "records_training",
            role=responsible.role,
            today=register.today.isoformat(),
        )
