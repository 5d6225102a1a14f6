"""T01: an account that had been opened stays in the register, whatever becomes of it."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Fix, Rule, Severity, Wording
from socialpolicy.register.comparison import Comparison
from socialpolicy.text import Text

RULE = Rule(
    code="T01",
    name="account-vanished",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett konto som har varit öppet tas inte bort ur registret",
        en="An account that has been open is not removed from the register",
    ),
    says=Text(
        sv="{account} fanns i {revision}, men finns inte i registret längre",
        en="{account} was in {revision}, but is not in the register any more",
    ),
    why=Text(
        sv=(
            "Avslutade konton står kvar, så att det går att se vem som har svarat för vad. Ett "
            "konto som bara försvinner kan ändå leva vidare på plattformen, utan ansvarig."
        ),
        en=(
            "Closed accounts stay, so that it can be seen who answered for what. An account that "
            "merely vanishes may live on at the platform, with nobody responsible."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Lägg tillbaka kontots fil, så att den går att läsa. Är kontot slut, avsluta det "
                "i stället för att ta bort det."
            ),
            en=(
                "Put the account's file back, so that it can be read. If the account has ended, "
                "close it instead of removing it."
            ),
        ),
        command=("close-account", "{account}"),
    ),
    example=Example(
        bad="",
        good="id: kommunen\nplatform: facebook\nopened: 2012-03-01\n",
        file="accounts/kommunen.yaml",
    ),
)

_UNREAD = Wording(
    Text(
        sv="Filen för {account} kan inte läsas, så kontot saknas i kontrollen. Det fanns i "
        "{revision}",
        en="The file of {account} cannot be read, so the account is missing in the check. It was "
        "in {revision}",
    ),
    Text(
        sv="Rätta det som gör att filen inte kan läsas. Kontot är då tillbaka.",
        en="Mend what keeps the file from being read. The account is then back.",
    ),
)


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each account that had been opened: by its id, else by its page."""
    for before, after in beside.opened:
        if after is None:
            account = before.model
            yield RULE.found(
                before.at / "id",
                _UNREAD if account.id in beside.after.unread_accounts else None,
                related=(beside.nearest(),),
                subject=account.id,
                account=account.id,
                revision=beside.version,
            )
