"""T11: a closing that had been reached stays, on its day; what opens again is a new account."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import AccountPair, Comparison
from socialpolicy.rules.revisions import Fact, Weighing, correctable
from socialpolicy.text import Text

_CLOSED = (
    "  manager: {role: Kulturchef, asked: 2026-05-25}\n"
    "  coordinator_informed: 2026-06-01\n"
    "  announced: {on: 2026-06-08, evidence: KUN 2026/41}\n"
)

RULE = Rule(
    code="T11",
    name="closing-undone",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett konto som är avslutat förblir det, från samma dag",
        en="An account that is closed stays so, from the same day",
    ),
    says=Text(
        sv="{account} var avslutat {was} enligt {revision}, men avslutet är borta nu",
        en="{account} was closed on {was} according to {revision}, but its closing is gone now",
    ),
    why=Text(
        sv=(
            "Avslutet visar att chefen, samordnaren och följarna fick veta. Suddas det ut ser det "
            "ut som om någon har svarat för kontot hela tiden."
        ),
        en=(
            "The closing shows that the manager, the coordinator and the followers were told. If "
            "it is wiped out, somebody seems to have answered for the account all along."
        ),
    ),
    help=correctable(
        Text(
            sv=(
                "Skriv tillbaka avslutet som det stod. Öppnas kontot igen är det ett nytt konto: "
                "lägg till det i en egen fil, med en ny analys och ett nytt godkännande."
            ),
            en=(
                "Write the closing back as it was. If the account opens again it is a new one: "
                "add it in a file of its own, with a new analysis and a new approval."
            ),
        )
    ),
    milder=(Severity.WARNING,),
    example=Example(bad="closing:\n", good=f"closing:\n  on: 2026-06-30\n{_CLOSED}"),
)

_MOVED = Text(
    sv="{account} var avslutat {was} enligt {revision}, men {now} nu",
    en="{account} was closed on {was} according to {revision}, but on {now} now",
)


def _reached(beside: Comparison) -> list[AccountPair]:
    return [
        pair for pair in beside.accounts if pair.after and pair.before.model.is_closed(beside.day)
    ]


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in _reached(beside)]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look at each account whose last day had come by the day of the base."""
    for before, after in _reached(beside):
        was = before.model.closing
        now = after.model.closing if after else None
        if after is None or was is None or (now and now.on == was.on):
            continue
        weight = Weighing(beside, before, after, RULE).of(Fact(("closing", "on"), was.on))
        yield RULE.found(
            after.at / "closing" / "on",
            _MOVED if now else None,
            severity=weight.severity,
            help=weight.help,
            related=(*weight.related, beside.stood(before.at / "closing" / "on")),
            values=weight.values,
            subject=before.model.id,
            account=before.model.id,
            was=was.on,
            now=now.on if now else None,
            revision=beside.version,
        )
