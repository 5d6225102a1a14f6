"""P10: the register holds what the rules rely on.

A log that is kept elsewhere may well not be at hand, as where a public register is checked
without it. That is said, for the rules about messages then try nothing.
"""

from collections.abc import Iterator

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Finding, Rule, Severity, Wording
from socialpolicy.register.register import Register
from socialpolicy.text import Text

_NO_LOG = Wording(
    Text(
        sv="Loggen i {folder} finns inte här, så reglerna om meddelanden är inte prövade",
        en="The log in {folder} is not here, so the rules about messages were not tried",
    ),
    Text(
        sv=(
            "Ska loggen prövas, hämta den till {folder}, eller rätta sökvägen. Annars kan "
            "det vara som det är."
        ),
        en=(
            "If the log is to be tried, fetch it to {folder}, or correct the path. Otherwise it "
            "may stay as it is."
        ),
    ),
)

RULE = Rule(
    code="P10",
    name="setting-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Registret har det som reglerna bygger på",
        en="The register has what the rules rely on",
    ),
    says=_NO_LOG.says,
    why=Text(
        sv=(
            "Det som saknas kan ingen regel pröva. Då ser registret ut att följa policyn fast "
            "ingen har tittat."
        ),
        en=(
            "What is missing cannot be tried by any rule. Then the register seems to follow the "
            "policy although nobody has looked."
        ),
    ),
    help=Text(
        sv="Skriv det som saknas i policy.yaml, eller hämta det.",
        en="Write what is missing in policy.yaml, or fetch it.",
    ),
    example=Example(
        bad="language: sv\nmessages: ../privat-logg\n", good="language: sv\n", file="policy.yaml"
    ),
)


@whole(RULE)
def check(register: Register) -> Found:
    """Look for the log."""
    yield from _log(register)


def _log(register: Register) -> Iterator[Finding]:
    if not register.log_at_hand:
        yield RULE.found(
            register.policy_at / "messages",
            _NO_LOG,
            severity=Severity.INFO,
            folder=register.policy.messages,
        )
