"""M13: it is decided whether what came in is to be registered.

Asked of what is answered, removed or ended. What discloses something secret
must be registered, whatever else is decided.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import WORDS, Fillable, Fix, Rule, Severity, marked
from socialpolicy.register.message_names import IS_DONE
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

_DECIDE_HELP = Text(
    sv=(
        "Bestäm det: diariefört (registered), ordnat (kept-in-order) eller uppenbart av ringa "
        "betydelse (minor). Fråga registratorn om du är osäker."
    ),
    en=(
        "Decide it: registered, kept-in-order, or minor (obviously of minor importance). Ask "
        "the registrar if you are not sure."
    ),
)

RULE = Rule(
    code="M13",
    name="registration-undecided",
    severity=Severity.ERROR,
    title=Text(
        sv="Det är bestämt om det som kom in ska diarieföras",
        en="It has been decided whether each incoming message is to be registered",
    ),
    says=Text(
        sv="{id} är {state}, men det står inte om det ska diarieföras",
        en="{id} is {state}, but the log does not say whether it is to be registered",
    ),
    why=Text(
        sv=(
            "Det som kommer in är en allmän handling. Den diarieförs eller hålls ordnad, om det "
            "inte är uppenbart att den är av ringa betydelse. Det ska vara bestämt senast när "
            "meddelandet är avklarat."
        ),
        en=(
            "An incoming message is an official document. It is registered or kept in order, "
            "unless it is obviously of minor importance. This must be decided at the latest when "
            "the message is dealt with."
        ),
    ),
    help=Fix(_DECIDE_HELP, command=("answer-message", "{id}", "--record", "…")),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: suggestion\n"
            "  subject: Fler bänkar utanför biblioteket\n"
            "  actions:\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
        ),
        bad="",
        good="  record: {decision: registered, number: KUN 2026/118}\n",
        tail="",
    ),
)

_NUMBERLESS = Text(
    sv="{id} är diariefört, men det står inte med vilket nummer",
    en="{id} is registered, but the log does not say under which number",
)
_NUMBER_HELP = Text(sv="Skriv diarienumret.", en="Write the registration number.")
_SECRET = Text(
    sv="{id} röjer något som omfattas av sekretess, men är inte diariefört",
    en="{id} discloses something secret, but is not registered",
)
_SECRET_HELP = Text(
    sv="Handlingar med sekretess diarieförs alltid. Lämna det till registratorn.",
    en="Documents with secret content are always registered. Hand it to the registrar.",
)
_COMMANDS = {
    State.ANSWERED: "answer-message",
    State.REMOVED: "remove-message",
    State.ENDED: "end-message",
}
"""The command that writes a decision alone of a message in that state; no other one does."""
_GROUND = Text(sv="här står grunden", en="the ground is given here")


@each_message(RULE, applies=lambda logged, _: logged.message.record is not None or logged.done)
def check(logged: Logged, _register: Register) -> Found:
    """Look for the decision, its number, and secrecy that was not registered."""
    message, record = logged.message, logged.message.record
    if record is not None and record.decision == "registered":
        if is_blank(record.number, reference=True):
            help = _registering(logged, _NUMBER_HELP, {"number": WORDS})
            here = logged.at / "record" / "decision"
            yield RULE.found(here, _NUMBERLESS, help=help, id=message.id)
        return
    for index, action in enumerate(message.actions):
        if action.ground == "secrecy":
            help = _registering(logged, _SECRET_HELP, {"decision": "registered", "number": WORDS})
            ground = marked(logged.at / "actions" / index / "ground", _GROUND)
            here = logged.at / ("id" if record is None else "record")
            yield RULE.found(here, _SECRET, help=help, related=ground, id=message.id)
            return
    if record is None:
        help = Fix(_DECIDE_HELP, command=(_COMMANDS[logged.state], "{id}", "--record", "…"))
        yield RULE.found(logged.at / "id", help=help, id=message.id, state=IS_DONE[logged.state])


def _registering(logged: Logged, words: Text, value: Fillable) -> Fix:
    """Advise to register a message: by a command, unless it would do more or refuse.

    Of a message that still waits the commands write an action too, and a
    decision that is already taken is never changed by them.
    """
    command, record = _COMMANDS.get(logged.state), logged.message.record
    if command is None or (record is not None and record.decision != "registered"):
        return Fix(words, value, ("record",))
    return Fix(words, command=(command, "{id}", "--record", "registered", "--number", "…"))
