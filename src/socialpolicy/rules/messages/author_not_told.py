"""M10: authors of removed advertising are told.

The policy says so of product advertising, which makes it an error there; of
other advertising it says only that it is removed. A reason why the author was
not told is as good as the time when it was done. Advertising for a public
event should not have been removed at all, and is left to M11.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import TIME, Fix, Rule, Severity
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M10",
    name="author-not-told",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Den som skrev reklam som togs bort får veta det",
        en="Authors of removed advertising are told why",
    ),
    says=Text(
        sv="{id} togs bort som produktreklam, men det står inte att avsändaren fick veta det",
        en=(
            "{id} was removed as product advertising, but the log does not say that the author was "
            "told"
        ),
    ),
    why=Text(
        sv=(
            "Den som vet varför inlägget försvann förstår att det inte var för sin åsikt, och "
            "lägger inte upp det igen."
        ),
        en=(
            "An author who knows why the post was removed understands that it was not because of "
            "an opinion, and does not post it again."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv till avsändaren, och skriv när det gjordes. Går det inte, skriv varför.",
            en="Write to the author, and say when it was done. If it cannot be done, say why.",
        ),
        {"author_told": TIME},
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: advertising\n"
            "  subject: Reklam för mobilskal\n"
            "  actions:\n"
            "    - did: removed\n"
            "      at: 2026-11-18 14:30\n"
            "      ground: product-advertising\n"
            "      basis: policy\n"
        ),
        bad="",
        good="      author_told: 2026-11-18 14:32\n",
    ),
)

_OTHER = Text(
    sv="{id} togs bort som reklam, men det står inte att avsändaren fick veta det",
    en="{id} was removed as advertising, but the log does not say that the author was told",
)


ADVERTISING = ("advertising", "product-advertising")
"""The grounds of a removal that say it was advertising."""


def has_removed_advertising(logged: Logged, _register: Register) -> bool:
    """Say whether anything of a message was removed as advertising."""
    actions = logged.message.actions
    return any(actions[index].ground in ADVERTISING for index in logged.removals)


@each_message(RULE, applies=has_removed_advertising)
def check(logged: Logged, _register: Register) -> Found:
    """Look for a notice to the author of every removed advertisement."""
    for index in logged.removals:
        action = logged.message.actions[index]
        if action.public_event or logged.message.public_event:
            continue
        if is_blank(action.author_told) and action.ground in ADVERTISING:
            product = action.ground == "product-advertising"
            yield RULE.found(
                logged.at / "actions" / index / "ground",
                says=RULE.says if product else _OTHER,
                severity=Severity.ERROR if product else Severity.WARNING,
                # Only of product advertising does the policy say that its author is told.
                quotes=product,
                id=logged.message.id,
            )
