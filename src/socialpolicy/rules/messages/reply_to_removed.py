"""M12: what is removed for law, integrity or personal attack is not replied to in public.

By the policy's clause 38 it is removed and not replied to. The ground decides: all
but advertising are listed in clause 47 as against the law. A private word to
the author that it is gone is no reply: that is `author_told`, and so is an
answer to a direct message. A reply given before the removal is a reply too. A
removal that was undone by a reopening counts no more.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, marked
from socialpolicy.register.models.message import Action
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.author_not_told import ADVERTISING
from socialpolicy.rules.messages.unlawful_kept import UNLAWFUL
from socialpolicy.text import Text

RULE = Rule(
    code="M12",
    name="reply-to-removed",
    severity=Severity.ERROR,
    title=Text(
        sv="Det som tas bort för lagen, integriteten eller ett personangrepp bemöts inte",
        en=(
            "Messages removed as unlawful, a breach of integrity or a personal attack are not "
            "replied to"
        ),
    ),
    says=Text(
        sv="{id} fick ett öppet svar, fast det togs bort som {ground}",
        en="{id} was replied to in public, though it was removed as {ground}",
    ),
    why=Text(
        sv=(
            "Ett öppet svar ger det borttagna nytt liv, och drar in den som utsattes en gång till. "
            "Den som skrev får gärna veta enskilt att inlägget är borta."
        ),
        en=(
            "A public reply draws attention to what was removed, and exposes the person concerned "
            "again. The author may be told in private that the post was removed."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Spara en kopia av svaret, och ta bort det från sidan. Fanns det en fråga i det "
                "som togs bort, svara i ett eget inlägg, och logga frågan för sig. Var det ett "
                "enskilt besked till den som skrev är det inget svar. Ta bort åtgärden, och "
                "skriv vid borttagningen:"
            ),
            en=(
                "Save a copy of the reply, and remove it from the page. If there was a question "
                "in what was removed, answer that in a post of your own, and log it by itself. "
                "If it was a private word to the author it is no reply. Remove the action, and "
                "write at the removal:"
            ),
        ),
        {"author_told": "{time}"},
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: personal-attack\n"
            "  subject: Angrepp på en anställd\n"
            "  actions:\n"
        ),
        bad=(
            "    - {did: removed, at: 2026-11-18 14:30, ground: personal-attack, basis: policy}\n"
            "    - {did: answered, at: 2026-11-18 14:40}\n"
        ),
        good=(
            "    - did: removed\n"
            "      at: 2026-11-18 14:30\n"
            "      ground: personal-attack\n"
            "      basis: policy\n"
            "      author_told: 2026-11-18 14:40\n"
        ),
        tail="  record: {decision: kept-in-order}\n",
    ),
)

_REMOVED = Text(sv="här togs det bort", en="it was removed here")


def _applies(logged: Logged, _register: Register) -> bool:
    return bool(logged.removals) and logged.message.channel != "direct-message"


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for an answer in public to what was removed."""
    for position in logged.removals:
        ground = _not_to_be_met(logged.message.actions[position])
        if ground is not None and not logged.undone(position):
            yield from _replies(logged, position, ground)
            return


def _replies(logged: Logged, position: int, ground: Text) -> Found:
    removed = logged.at / "actions" / position / "did"
    for index, action in enumerate(logged.message.actions):
        if action.did == "answered":
            yield RULE.found(
                logged.at / "actions" / index / "did",
                related=marked(removed, _REMOVED),
                id=logged.message.id,
                ground=ground,
                time=action.at.isoformat(" ", "minutes"),
            )


def _not_to_be_met(action: Action) -> Text | None:
    """Say why something removed is not to be replied to; None when it may be."""
    if action.ground is None or action.ground in ADVERTISING:
        return None
    return UNLAWFUL.get(action.ground, UNLAWFUL["unlawful"])
