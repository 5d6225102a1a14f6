"""M07: what is ended without an answer has a reason.

Nothing need be said of what was answered or removed before it was ended. A
question or criticism must be answered (M05) and the unlawful removed (M09),
whatever the reason, so those are left to those rules.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import WORDS, Fix, Rule, Severity
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.question_unanswered import must_be_answered
from socialpolicy.rules.messages.unlawful_kept import is_to_be_removed
from socialpolicy.text import Text

RULE = Rule(
    code="M07",
    name="ended-without-reason",
    severity=Severity.ERROR,
    title=Text(
        sv="Det som avslutas utan svar har ett skäl",
        en="What is ended without an answer has a reason",
    ),
    says=Text(
        sv="{id} avslutades utan svar, och utan skäl",
        en="{id} was ended without an answer, and without a reason",
    ),
    why=Text(
        sv=(
            "Allt behöver inte ett svar. Men den som är ansvarig har bestämt det, och skälet ska "
            "gå att läsa efteråt."
        ),
        en=(
            "Not everything needs an answer. But that is the responsible's decision, and the "
            "reason must be possible to read afterwards."
        ),
    ),
    help=Fix(
        Text(sv="Skriv varför det inte behövde något svar.", en="Write why it needed no answer."),
        {"reason": WORDS},
    ),
    example=example_message(
        head=("  channel: comment\n  kind: praise\n  subject: Tack för sagostunden\n  actions:\n"),
        bad="    - {did: ended, at: 2026-11-18 15:40}\n",
        good="    - {did: ended, at: 2026-11-18 15:40, reason: Ett tack som inte behöver svar}\n",
    ),
)


def _applies(logged: Logged, _register: Register) -> bool:
    if logged.state is not State.ENDED:
        return False
    return not must_be_answered(logged) and not is_to_be_removed(logged)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for the reason of what was ended."""
    done = {action.did: (index, action) for index, action in logged.since_reopened()}
    index, action = done["ended"]
    if is_blank(action.reason) and "answered" not in done and "removed" not in done:
        yield RULE.found(logged.at / "actions" / index / "did", id=logged.message.id)
