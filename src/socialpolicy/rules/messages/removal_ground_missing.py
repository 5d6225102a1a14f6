"""M08: a removal says on what ground, and whether by the law or by the policy.

What is hidden, and whoever is blocked, is so on a ground of the same list.

The list in the policy's clause 47 holds things that are not in themselves
unlawful, so the ground alone does not say which it was. "Another law" can only be by the law.

The ground must also fit what the message is: a question or an opinion about our
work is not advertising (clauses 15, 44 and 46), or whatever is unwelcome could be removed
as that. What breaks the law is more than advertising, which is a warning. A removal that
was undone says nothing of this.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from socialpolicy.check import Found, each_message
from socialpolicy.finding import WORDS, Finding, Fix, Rule, Severity, marked
from socialpolicy.register.models.message import GROUNDS, Action
from socialpolicy.register.placeholders import Wanted, is_blank, words
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.author_not_told import ADVERTISING
from socialpolicy.rules.messages.unlawful_kept import UNLAWFUL
from socialpolicy.text import Text

RULE = Rule(
    code="M08",
    name="removal-ground-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Det som tas bort, döljs eller blockeras har en grund som passar",
        en="Everything removed, hidden or blocked has a ground that fits",
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

_OPINIONS: Mapping[str, Text] = MappingProxyType(
    {
        "question": Text("en fråga", "a question"),
        "suggestion": Text("ett förslag", "a suggestion"),
        "complaint": Text("ett klagomål", "a complaint"),
        "criticism": Text("kritik", "criticism"),
        "praise": Text("beröm", "praise"),
    }
)
"""The kinds of message that cannot be advertising, where they concern us."""

_MISFITS = {
    "removed": Text(
        sv="{id} är klassat som {kind}, men togs bort som reklam",
        en="{id} is classed as {kind}, but was removed as advertising",
    ),
    "hidden": Text(
        sv="{id} är klassat som {kind}, men doldes som reklam",
        en="{id} is classed as {kind}, but was hidden as advertising",
    ),
    "blocked": Text(
        sv="{id} är klassat som {kind}, men den som skrev blockerades för reklam",
        en="{id} is classed as {kind}, but its author was blocked for advertising",
    ),
}
_OPINION_HELP = Text(
    sv="Var det reklam, rätta vad meddelandet är. Annars låt det vara kvar, och besvara det. "
    "Frågor och åsikter om kommunen tas inte bort som reklam.",
    en="If it was advertising, correct what the message is. Otherwise let it stay, and answer it. "
    "Questions and opinions about the municipality are not removed as advertising.",
)
_UNLAWFUL_HELP = Text(
    sv="Skriv den grund som gäller, till exempel defamation för förtal. Var det bara reklam, "
    "rätta vad meddelandet är.",
    en="Write the ground that holds, such as defamation. If it was nothing but advertising, "
    "correct what the message is.",
)
_NO_LAW = Text(
    sv="{id} har en annan lag som grund, men det står att policyn gäller, inte lagen",
    en="{id} has another law as its ground, but the log says that the policy applies, not the law",
)
_NO_LAW_HELP = Text(
    sv="Strider det mot en lag, skriv att det är lagen som gäller. Annars välj en av policyns "
    "grunder. Finns ingen som passar får det inte tas bort.",
    en="If it breaks a law, write that the law applies. Otherwise choose one of the policy's "
    "grounds. If none fits, it may not be removed.",
)
_CLASSED = Text(sv="här är det klassat", en="it is classed here")


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
        if action.did in _SAYS and not logged.undone(index):
            yield from _misfit(logged, index, action)


def _misfit(logged: Logged, index: int, action: Action) -> Iterator[Finding]:
    """Set the ground against what the message is, and against the basis."""
    message, at = logged.message, logged.at
    if action.ground == "other-law" and action.basis == "policy":
        yield RULE.found(
            at / "actions" / index / "basis", says=_NO_LAW, help=_NO_LAW_HELP, id=message.id
        )
    if action.ground not in ADVERTISING:
        return
    opinion = _OPINIONS.get(message.kind) if message.concerns_us else None
    kind = opinion or UNLAWFUL.get(message.kind)
    if kind is not None:
        yield RULE.found(
            at / "actions" / index / "ground",
            says=_MISFITS[action.did],
            help=_OPINION_HELP if opinion else _UNLAWFUL_HELP,
            severity=None if opinion else Severity.WARNING,
            related=marked(at / "kind", _CLASSED),
            id=message.id,
            kind=kind,
        )


def _lacking(action: Action) -> list[Wanted]:
    wanted = [] if action.ground else [_GROUND]
    # The policy lists grounds for removing, and says of nothing else whether the law asks it.
    if action.did == "removed" and not action.basis:
        wanted.append(_BASIS)
    if action.ground == "other-law" and is_blank(action.law):
        wanted.append(_LAW)
    return wanted
