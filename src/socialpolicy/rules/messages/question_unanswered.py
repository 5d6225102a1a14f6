"""M05: questions, suggestions, complaints and criticism about our work are answered.

The rule looks at what was ended. An answer counts whoever gave it, also after
a hand-over; a hand-over alone does not. What was removed is not to be
answered, nor is what was withdrawn, is gone, or is answered under another id.
After a reopening, only what was done since then counts.
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
    code="M05",
    name="question-unanswered",
    severity=Severity.ERROR,
    title=Text(
        sv="Frågor och synpunkter som rör kommunen besvaras",
        en="Questions and comments that concern the municipality are answered",
    ),
    says=Text(
        sv="{what} {id} ska besvaras, inte avslutas utan svar",
        en="{what} {id} is to be answered, not ended without an answer",
    ),
    why=Text(
        sv=(
            "Frågor och synpunkter som rör verksamheten ska besvaras, och trevligt även när de är "
            "osympatiska. Att avsluta utan svar är att tiga."
        ),
        en=(
            "Questions and comments about our work must be answered, and in a friendly way even "
            "when they are unkind. Ending the message without an answer is staying silent."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Svara, och skriv sedan in svaret. Har avsändaren tagit tillbaka det, är det "
                "borta från sidan eller samma som ett annat, avsluta det med det skälet."
            ),
            en=(
                "Answer it, and then enter the answer. If the author has withdrawn it, if it is "
                "gone from the page or the same as another, end it for that reason."
            ),
        ),
        command=("answer-message", "{id}"),
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: criticism\n"
            "  subject: Missnöjd med att biblioteket stänger tidigare\n"
            "  actions:\n"
        ),
        bad="    - {did: ended, at: 2026-11-18 15:40, reason: Otrevlig ton}\n",
        good="    - {did: answered, at: 2026-11-18 15:40}\n",
        tail="  record: {decision: kept-in-order}\n",
    ),
)

_ONLY_FORWARDED = Text(
    sv="{what} {id} vidarebefordrades, men ska också besvaras, inte avslutas utan svar",
    en="{what} {id} was forwarded, but is also to be answered, not ended without an answer",
)
_FORWARDED = Text(sv="här vidarebefordrades det", en="it was forwarded here")

ANSWERED: Mapping[str, Text] = MappingProxyType(
    {
        "question": Text("Frågan", "The question"),
        "suggestion": Text("Förslaget", "The suggestion"),
        "complaint": Text("Klagomålet", "The complaint"),
        "criticism": Text("Kritiken", "The criticism"),
    }
)
"""The kinds of message that must be answered, as a sentence calls them."""


def must_be_answered(logged: Logged) -> bool:
    """Say whether a message asks for an answer, and concerns the municipality."""
    return logged.message.kind in ANSWERED and logged.message.concerns_us


def _applies(logged: Logged, _register: Register) -> bool:
    return logged.state is State.ENDED and must_be_answered(logged)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for an answer to what was ended."""
    done = {action.did: index for index, action in logged.since_reopened()}
    if "answered" in done or "removed" in done or logged.needs_no_more:
        return
    forwarded = done.get("forwarded")
    yield RULE.found(
        logged.at / "actions" / done["ended"] / "did",
        says=RULE.says if forwarded is None else _ONLY_FORWARDED,
        related=()
        if forwarded is None
        else marked(logged.at / "actions" / forwarded / "did", _FORWARDED),
        what=ANSWERED[logged.message.kind],
        id=logged.message.id,
    )
