"""M09: the unlawful, what breaches somebody's integrity, and personal attacks are removed.

Asked of what others write on our pages. A direct message is on no page,
and a mention or a referral is on somebody else's: there is nothing that we
could remove. Hidden is not removed, and what was reopened after its removal is
taken to be put back.
"""

from collections.abc import Mapping
from types import MappingProxyType

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, marked
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
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
            "Kommunen ansvarar för vad som står på sina sidor. Det som bryter mot lagen, kränker "
            "någons integritet eller är ett personangrepp ska bort, och inte bemötas."
        ),
        en=(
            "The municipality is responsible for what is published on its pages. What breaks the "
            "law, breaches somebody’s integrity or is a personal attack must be removed, and not "
            "replied to."
        ),
    ),
    help=Fix(
        Text(
            sv="Ta bort det från sidan, och skriv sedan in det.",
            en="Remove it from the page, and then enter that.",
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

_OUR_PAGES = frozenset({"comment", "post", "review"})
_KEPT = frozenset({State.ENDED, State.ANSWERED})


def is_to_be_removed(logged: Logged) -> bool:
    """Say whether a message is of a kind, and in a place, that we must remove."""
    return logged.message.kind in UNLAWFUL and logged.message.channel in _OUR_PAGES


@each_message(RULE, applies=lambda logged, _: logged.done and is_to_be_removed(logged))
def check(logged: Logged, _register: Register) -> Found:
    """Look for a removal of what must not be kept."""
    if logged.state not in _KEPT:
        return
    if not all(map(logged.undone, logged.removals)):
        return
    answered = logged.state is State.ANSWERED
    index = logged.latest("answered" if answered else "ended")
    yield RULE.found(
        logged.place(("actions", index or 0, "did")),
        says=_ANSWERED if answered else RULE.says,
        related=marked(logged.at / "kind", _CLASSED),
        id=logged.message.id,
        kind=UNLAWFUL[logged.message.kind],
    )
