"""T02: an account keeps its id, which its messages and its history go by."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.text import Text

RULE = Rule(
    code="T02",
    name="account-renamed",
    severity=Severity.WARNING,
    title=Text(
        sv="Ett konto behåller sitt id, eller tar sina meddelanden med sig",
        en="An account keeps its id, or takes its messages with it",
    ),
    says=Text(
        sv="{account} i {revision} heter nu {now}, men dess meddelanden följde inte med",
        en="{account} in {revision} is now called {now}, but its messages did not follow",
    ),
    why=Text(
        sv=(
            "Loggen och historiken går efter kontots id. Byter bara kontot id ser det ut som ett "
            "nytt konto, och det som har kommit in hör inte till någon."
        ),
        en=(
            "The log and the history go by the account's id. If only the account changes its id, "
            "it looks like a new account, and what has come in belongs to nobody."
        ),
    ),
    help=Text(
        sv=(
            "Ge kontot sitt gamla id tillbaka. Måste det heta något annat, byt namn på mappen med "
            "dess meddelanden i samma ändring."
        ),
        en=(
            "Give the account its old id back. If it must be called something else, rename the "
            "folder of its messages in the same change."
        ),
    ),
    example=Example(
        bad="id: kommun-x\nplatform: x\nhandle: exempelkommun\nurl: https://x.com/exempelkommun\n",
        good="id: kommunen\nplatform: x\nhandle: exempelkommun\nurl: https://x.com/exempelkommun\n",
        file="accounts/kommunen.yaml",
    ),
)

_WITHOUT_MESSAGES = Text(
    sv="{account} i {revision} heter nu {now}",
    en="{account} in {revision} is now called {now}",
)


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for accounts whose page has another id now, and where their messages are."""
    for before, after in beside.opened:
        if after is None or after.model.id == before.model.id:
            continue
        own = [pair for pair in beside.messages if pair.account == before.model.id]
        if own and all(pair.moved_to == after.model.id for pair in own):
            continue
        yield RULE.found(
            after.at / "id",
            RULE.says if own else _WITHOUT_MESSAGES,
            related=(beside.stood(before.at / "id"),),
            subject=after.model.id,
            account=before.model.id,
            now=after.model.id,
            revision=beside.version,
        )
