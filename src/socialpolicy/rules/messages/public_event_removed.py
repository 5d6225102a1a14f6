"""M11: marketing of a public event is not removed as advertising.

What was reopened after the removal is taken to be put back.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, marked
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.author_not_told import ADVERTISING, has_removed_advertising
from socialpolicy.text import Text

RULE = Rule(
    code="M11",
    name="public-event-removed",
    severity=Severity.ERROR,
    title=Text(
        sv="Marknadsföring av offentliga evenemang får vara kvar",
        en="Marketing of public events may stay",
    ),
    says=Text(
        sv="{id} togs bort som reklam, men gäller ett offentligt evenemang",
        en="{id} was removed as advertising, but is about a public event",
    ),
    why=Text(
        sv=(
            "Reklam ska bort, men policyn undantar den som handlar om offentliga evenemang: "
            "marknader, konserter och annat som alla får komma till."
        ),
        en=(
            "Advertising is removed, but the policy makes an exception for public events: markets, "
            "concerts and other things that everybody may come to."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Låt inlägget vara kvar om det går att få tillbaka, och skriv in det. Var det "
                "inget offentligt evenemang, ta bort den uppgiften."
            ),
            en=(
                "Let the post stay if it can be brought back, and enter that. If it was no "
                "public event, remove that detail."
            ),
        ),
        command=("reopen-message", "{id}"),
    ),
    example=example_message(
        head=(
            "  channel: post\n"
            "  kind: advertising\n"
            "  public_event: true\n"
            "  subject: Loppis i folkparken på lördag\n"
            "  actions:\n"
        ),
        bad=(
            "    - did: removed\n"
            "      at: 2026-11-18 14:30\n"
            "      ground: advertising\n"
            "      basis: policy\n"
            "      author_told: 2026-11-18 14:32\n"
        ),
        good=(
            "    - did: ended\n"
            "      at: 2026-11-18 14:30\n"
            "      reason: Offentligt evenemang, får vara kvar\n"
        ),
    ),
)

_EVENT = Text(sv="här står att det är ett evenemang", en="it is marked as an event here")


@each_message(RULE, applies=has_removed_advertising)
def check(logged: Logged, _register: Register) -> Found:
    """Look for a public event among what was removed as advertising."""
    for index in logged.removals:
        action = logged.message.actions[index]
        if action.ground not in ADVERTISING or logged.undone(index):
            continue
        here = logged.at / "actions" / index
        if action.public_event or logged.message.public_event:
            event = (here if action.public_event else logged.at) / "public_event"
            yield RULE.found(here / "ground", related=marked(event, _EVENT), id=logged.message.id)
