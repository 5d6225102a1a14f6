"""M09: the unlawful, what breaches somebody's integrity, and personal attacks are removed.

Asked of what others write on our pages, whomever it is directed to. A direct
message is on no page, and a mention or a referral is on somebody else's: there
is nothing that we could remove. Nor is there when its author or the platform
has taken it away. Hidden is not removed, and what was reopened after its
removal is taken to be put back.
"""

from collections.abc import Mapping
from types import MappingProxyType

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, marked
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State, must_be_removed
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M09",
    name="unlawful-kept",
    severity=Severity.ERROR,
    title=Text(
        sv="Det som är olagligt, kränker integriteten eller är personangrepp tas bort",
        en="Messages that are unlawful, a breach of integrity or a personal attack are removed",
    ),
    says=Text(
        sv="{id} är klassat som {kind}, och ska tas bort, inte avslutas",
        en="{id} is classed as {kind}, and is to be removed, not ended",
    ),
    why=Text(
        sv=(
            "Kommunen ska hålla uppsikt över sina sidor. Det som bryter mot lagen, kränker "
            "någons integritet eller är ett personangrepp ska bort, och inte bemötas."
        ),
        en=(
            "The municipality must keep watch over its pages. What breaks the law, breaches "
            "somebody’s integrity or is a personal attack must be removed, and not replied to."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Spara en kopia först. Ta sedan bort det från sidan, och skriv in det. Är det "
                "redan borta, avsluta det med det skälet."
            ),
            en=(
                "Save a copy first. Then remove it from the page, and enter that. If it is "
                "already gone, end it for that reason."
            ),
        ),
        command=("remove-message", "{id}"),
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: personal-attack\n"
            "  subject: Angrepp på en anställd\n"
            "  actions:\n"
        ),
        bad="    - {did: ended, at: 2026-11-18 15:40, reason: Bemöts inte}\n",
        good="    - {did: removed, at: 2026-11-18 14:30, ground: personal-attack, basis: policy}\n",
        tail="  record: {decision: kept-in-order}\n",
    ),
)

_ANSWERED = Text(
    sv="{id} är klassat som {kind}, och ska tas bort, inte besvaras",
    en="{id} is classed as {kind}, and is to be removed, not answered",
)
_CLASSED = Text(sv="här är det klassat", en="it is classed here")

UNLAWFUL: Mapping[str, Text] = MappingProxyType(
    {
        "unlawful": Text("olagligt", "unlawful"),
        "integrity": Text("en kränkning av integriteten", "a breach of integrity"),
        "personal-attack": Text("ett personangrepp", "a personal attack"),
    }
)
"""The kinds of message that must be removed, as a sentence calls them."""

_KEPT = MappingProxyType({State.ANSWERED: "answered", State.ENDED: "ended"})
"""What was done last about something that is still on the page, by its state."""


def is_on_page(logged: Logged) -> bool:
    """Say whether a message is on our page as far as the log tells: neither removed nor gone."""
    return not logged.needs_no_more and all(map(logged.undone, logged.removals))


def kept_at(logged: Logged) -> tuple[int, bool] | None:
    """Find what settled a message that is still on our page, and say whether it was an answer.

    The action is given by its position. None for what waits or is removed, and for what
    nobody could remove any more.
    """
    did = _KEPT.get(logged.state)
    if did is None or not is_on_page(logged):
        return None
    return logged.latest(did) or 0, did == "answered"


def _applies(logged: Logged, _register: Register) -> bool:
    return logged.done and must_be_removed(logged.message)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for a removal of what must not be kept."""
    kept = kept_at(logged)
    if kept is not None:
        index, is_answered = kept
        yield RULE.found(
            logged.at / "actions" / index / "did",
            says=_ANSWERED if is_answered else RULE.says,
            related=marked(logged.at / "kind", _CLASSED),
            id=logged.message.id,
            kind=UNLAWFUL[logged.message.kind],
        )
