"""M15: a case that comes as a direct message is handed over, not settled in the channel.

A message is a case when it is registered as one: a question, suggestion,
complaint, criticism or something else, but not praise, nor what is to be
removed. It may be answered in the channel after it was handed over.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import TIME, WORDS, Fix, Rule, Severity, marked
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M15",
    name="case-in-direct-message",
    severity=Severity.WARNING,
    title=Text(
        sv="Ett ärende i ett direktmeddelande lämnas över",
        en="A case in a direct message is handed over",
    ),
    says=Text(
        sv="{id} är ett diariefört ärende, men besvarades i ett direktmeddelande",
        en="{id} is a registered case, but was answered in a direct message",
    ),
    why=Text(
        sv=(
            "Ett direktmeddelande syns bara för den som kan logga in på kontot. Ett ärende ska "
            "till den som är bäst lämpad att svara, där handlingarna hålls samman."
        ),
        en=(
            "A direct message is seen only by people who can log in to the account. A case belongs "
            "with the person best suited to answer, where its documents are kept together."
        ),
    ),
    help=Fix(
        Text(
            sv="Lämna över ärendet till enheten som handlägger, och skriv in det.",
            en="Hand the case over to the unit that handles it, and enter it.",
        ),
        {"actions": [{"did": "forwarded", "at": TIME, "to": WORDS}]},
    ),
    example=example_message(
        head=(
            "  channel: direct-message\n"
            "  kind: complaint\n"
            "  subject: Klagomål på en avstängd lånedator\n"
            "  actions:\n"
        ),
        bad="",
        good="    - {did: forwarded, at: 2026-11-18 14:25, to: kulturforvaltningen}\n",
        tail=(
            "    - {did: answered, at: 2026-11-18 15:40}\n"
            "  record: {decision: registered, number: KUN 2026/118}\n"
        ),
    ),
)

_CASE = Text(sv="här står att det är diariefört", en="it is marked as registered here")
_CASES = frozenset({"question", "suggestion", "complaint", "criticism", "other"})


def _applies(logged: Logged, _register: Register) -> bool:
    return logged.message.channel == "direct-message" and logged.message.kind in _CASES


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for a hand-over of what is a case."""
    message = logged.message
    if message.record is None or message.record.decision != "registered":
        return
    deeds = [action.did for action in message.actions]
    if "answered" in deeds and "forwarded" not in deeds:
        yield RULE.found(
            logged.at / "actions" / deeds.index("answered") / "did",
            related=marked(logged.at / "record" / "decision", _CASE),
            id=message.id,
        )
