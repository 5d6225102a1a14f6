"""M17: advertising is removed, but for that of public events.

Asked of what others write on our pages, as M09 is. The policy lets advertising
for public events stay. What its author or the platform has taken away is gone,
and what was reopened after its removal is taken to be put back.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, marked
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import OUR_PAGES, Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.unlawful_kept import kept_at
from socialpolicy.text import Text

RULE = Rule(
    code="M17",
    name="advertising-kept",
    severity=Severity.ERROR,
    title=Text(
        sv="Reklam som inte gäller ett offentligt evenemang tas bort",
        en="Advertising is removed, unless it is for a public event",
    ),
    says=Text(
        sv="{id} är reklam, och ska tas bort, inte avslutas",
        en="{id} is advertising, and is to be removed, not ended",
    ),
    why=Text(
        sv=(
            "Den som läser kommunens sidor ska veta att det som står där inte är köpt. Reklam får "
            "bara vara kvar om den gäller offentliga evenemang."
        ),
        en=(
            "People who read the municipality’s pages must know that nothing there has been paid "
            "for. Advertising may stay only if it is for public events."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Spara en kopia först. Ta sedan bort det från sidan, skriv in det och meddela "
                "avsändaren. Gäller det ett offentligt evenemang, rätta det i loggen."
            ),
            en=(
                "Save a copy first. Then remove it from the page, enter that, and tell the "
                "author. If it is for a public event, correct that in the log."
            ),
        ),
        command=("remove-message", "{id}"),
    ),
    example=example_message(
        head=(
            "  channel: comment\n  kind: advertising\n  subject: Reklam för mobilskal\n  actions:\n"
        ),
        bad="    - {did: ended, at: 2026-11-18 15:40, reason: Får ligga kvar}\n",
        good=(
            "    - did: removed\n"
            "      at: 2026-11-18 15:40\n"
            "      ground: product-advertising\n"
            "      basis: policy\n"
            "      author_told: 2026-11-18 15:45\n"
        ),
    ),
)

_ANSWERED = Text(
    sv="{id} är reklam, och ska tas bort, inte besvaras",
    en="{id} is advertising, and is to be removed, not answered",
)
_CLASSED = Text(sv="här är det klassat", en="it is classed here")


def is_unwanted_advertising(logged: Logged) -> bool:
    """Say whether a message is advertising on our page, for anything but a public event."""
    message = logged.message
    if message.kind != "advertising" or message.channel not in OUR_PAGES:
        return False
    return not (message.public_event or any(each.public_event for each in message.actions))


def _applies(logged: Logged, _register: Register) -> bool:
    return logged.done and is_unwanted_advertising(logged)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for a removal of advertising."""
    kept = kept_at(logged)
    if kept is not None:
        index, is_answered = kept
        yield RULE.found(
            logged.at / "actions" / index / "did",
            says=_ANSWERED if is_answered else RULE.says,
            related=marked(logged.at / "kind", _CLASSED),
            id=logged.message.id,
        )
