"""M08: a removal says on what ground, and whether by the law or by the policy.

What is hidden, and whoever is blocked, is so on a ground of the same list.

The list in the policy's clause 47 holds things that are not in themselves
unlawful, so the ground alone does not say which it was.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import WORDS, Fix, Rule, Severity
from socialpolicy.register.models.message import GROUNDS, Action
from socialpolicy.register.placeholders import Wanted, is_blank, words
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M08",
    name="removal-ground-missing",
    severity=Severity.ERROR,
    title=Text(
        sv="Det som tas bort, döljs eller blockeras har en grund",
        en="Everything removed, hidden or blocked has a ground",
    ),
    says=Text(
        sv="{id} togs bort, men det står inte {what}",
        en="{id} was removed, but the log does not say {what}",
    ),
    why=Text(
        sv=(
            "Att ta bort ett inlägg rör någons yttrandefrihet, och är att gallra en allmän "
            "handling. Då ska det gå att läsa varför."
        ),
        en=(
            "Removing a post affects somebody’s freedom of expression, and disposes of an official "
            "document. So it must be possible to read why."
        ),
    ),
    help=Fix(
        Text(sv="Skriv på vilken grund det togs bort.", en="Write on what ground it was removed."),
        {"ground": WORDS, "basis": Text(sv="…  # law eller policy", en="…  # law or policy")},
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: unlawful\n"
            "  subject: Uppmaning att slå sönder busskurer\n"
            "  actions:\n"
        ),
        bad="    - {did: removed, at: 2026-11-18 14:30, ground: incitement}\n",
        good="    - {did: removed, at: 2026-11-18 14:30, ground: incitement, basis: law}\n",
        tail="  record: {decision: kept-in-order}\n",
    ),
)

_GROUND = Wanted("ground", Text(sv="på vilken grund", en="on what ground"), WORDS)
_BASIS = Wanted(
    "basis",
    Text(
        sv="om det är lagen eller policyn som gäller",
        en="whether it is the law or the policy that applies",
    ),
    Text(sv="…  # law eller policy", en="…  # law or policy"),
)
_LAW = Wanted("law", Text(sv="vilken lag det är", en="which law it is"), WORDS)
_LINES_HELP = Text(
    sv="Komplettera borttagningen med det som saknas.", en="Add what is missing to the removal."
)
_GROUNDS_HELP = Text(
    sv=f"Grunderna är {', '.join(GROUNDS[:-1])} och {GROUNDS[-1]}.",
    en=f"The grounds are {', '.join(GROUNDS[:-1])} and {GROUNDS[-1]}.",
)


_HIDDEN = Text(
    sv="{id} doldes, men det står inte {what}",
    en="{id} was hidden, but the log does not say {what}",
)
_BLOCKED = Text(
    sv="Den som skrev {id} blockerades, men det står inte {what}",
    en="The author of {id} was blocked, but the log does not say {what}",
)
_SAYS = {"removed": RULE.says, "hidden": _HIDDEN, "blocked": _BLOCKED}
"""The sentence for each kind of action that takes something away from the page."""


def _applies(logged: Logged, _register: Register) -> bool:
    return not logged.did.isdisjoint(_SAYS)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for the ground of everything that was taken away."""
    for index, action in enumerate(logged.message.actions):
        wanted = _lacking(action) if action.did in _SAYS else ()
        if wanted:
            marked = "did" if _GROUND in wanted else "ground"
            yield RULE.found(
                logged.at / "actions" / index / marked,
                says=_SAYS[action.did],
                help=Fix(
                    _GROUNDS_HELP if _GROUND in wanted else _LINES_HELP,
                    {each.key: each.value for each in wanted},
                ),
                id=logged.message.id,
                what=words(wanted),
            )


def _lacking(action: Action) -> list[Wanted]:
    wanted = [] if action.ground else [_GROUND]
    # The policy lists grounds for removing, and says of nothing else whether the law asks it.
    if action.did == "removed" and not action.basis:
        wanted.append(_BASIS)
    if action.ground == "other-law" and is_blank(action.law):
        wanted.append(_LAW)
    return wanted
