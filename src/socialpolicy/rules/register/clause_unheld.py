"""P08: every sentence of the policy is accounted for.

Whether a code or command exists is looked up by the run of the rules, which knows them all.
"""

from collections.abc import Iterator

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import Example, Finding, Fix, Rule, Severity, Wording
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.register import Located, Register
from socialpolicy.text import Text

RULE = Rule(
    code="P08",
    name="clause-unheld",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Varje mening i policyn upprätthålls, intygas eller sägs vara ingens",
        en="Every sentence of the policy is upheld, attested or said to be nobody's",
    ),
    says=Text(
        sv="Ingenting upprätthåller mening {id}",
        en="Nothing upholds sentence {id}",
    ),
    why=Text(
        sv=(
            "En mening som ingen har tagit ställning till ser ut att följas. Den som läser "
            "registret ska kunna lita på att hela policyn är genomgången."
        ),
        en=(
            "A sentence that nobody has considered looks as if it were followed. Whoever reads "
            "the register must be able to trust that the whole policy has been gone through."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv de regler eller kommandon som upprätthåller meningen under upheld_by "
            "(socialpolicy rules visar dem). Finns inga, skriv vem som intygar den, eller att "
            "ingen kan pröva den, och varför:",
            en="Write the rules or commands that uphold the sentence under upheld_by (socialpolicy "
            "rules lists them). If there are none, write who attests it, or that nobody can try "
            "it, and why:",
        ),
        {
            "held_by": "nobody",
            "reason": Text(
                sv="Ingen regel kan läsa tonen i ett svar.",
                en="No rule can read the tone of a reply.",
            ),
        },
    ),
    example=Example(
        bad='- id: "36"\n  section: Tilltal\n  text: Språket ska vara lättförståeligt\n'
        "  strength: ska\n",
        good='- id: "36"\n  section: Tilltal\n  text: Språket ska vara lättförståeligt\n'
        "  strength: ska\n  held_by: nobody\n  reason: Loggen har aldrig texten i ett svar.\n",
        file="clauses.yaml",
        whole=True,
    ),
)

NOT_THERE = Wording(
    Text(
        sv="Mening {id} sägs upprätthållas av {word}, som inte finns",
        en="Sentence {id} is said to be upheld by {word}, which does not exist",
    ),
    Text(
        sv="Rätta stavningen, eller ta bort ordet.{nearest} Alla regler: socialpolicy rules. Alla "
        "kommandon: socialpolicy --help.",
        en="Correct the spelling, or remove the word.{nearest} All rules: socialpolicy rules. All "
        "commands: socialpolicy --help.",
    ),
)
_UNCONFIRMED = Wording(
    Text(
        sv="Meningar med gissade regler, som ingen har bekräftat: {count}",
        en="Sentences with guessed rules that nobody has confirmed: {count}",
    ),
    Text(
        sv="Läs varje mening. Stämmer reglerna byter du namnet guessed till upheld_by. Kan ingen "
        "regel pröva den tar du bort guessed, och skriver held_by och reason.",
        en="Read each sentence. If the rules are right, rename guessed to upheld_by. If no rule "
        "can try it, remove guessed and write held_by and reason.",
    ),
)


def _applies(register: Register) -> list[str] | Unknown:
    files = {each.source.file for each in register.entries if each.path == "clauses.yaml"}
    if not register.flawed.isdisjoint(files):
        return UNKNOWN
    return [filed.model.id for filed in register.clauses]


def is_unconfirmed(clause: ClauseEntry) -> bool:
    """Say whether all that is said of what upholds a sentence is guessed."""
    return clause.guessed is not None and not clause.upheld_by and clause.held_by is None


@whole(RULE, applies=_applies, about=lambda finding: str(finding.said.values["id"]))
def check(register: Register) -> Found:
    """Look for sentences of which nothing is said, and count those of which all is guessed."""
    yield from _unheld(register)
    guessed: list[Located[ClauseEntry]] = [
        filed for filed in register.clauses if is_unconfirmed(filed.model)
    ]
    if guessed:
        first = guessed[0]
        yield RULE.found(
            (first.at / "guessed").key,
            _UNCONFIRMED,
            severity=Severity.WARNING,
            count=len(guessed),
            id=first.model.id,
        )


def _unheld(register: Register) -> Iterator[Finding]:
    for filed in register.clauses:
        clause = filed.model
        if not (clause.upheld_by or clause.held_by or is_unconfirmed(clause)):
            yield RULE.found(filed.at / "id", id=clause.id)
