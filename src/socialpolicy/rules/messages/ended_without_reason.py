"""M07: what is ended without an answer, or put aside as not for us, has a reason.

Nothing need be said of what was answered or removed before it was ended, and
that a message was withdrawn, is gone or a duplicate is a reason. A question or
criticism must be answered (M05), and the unlawful and advertising removed (M09,
M17), whatever the reason, so those are left to those rules. Where it is said
that a message does not concern the municipality, nobody need answer it: so that
has a reason too, or it is a warning.
"""

from socialpolicy.check import Found, each_message
from socialpolicy.finding import WORDS, Fix, Rule, Severity, Wording
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State, must_be_removed
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.advertising_kept import is_unwanted_advertising
from socialpolicy.rules.messages.question_unanswered import must_be_answered
from socialpolicy.text import Text

RULE = Rule(
    code="M07",
    name="ended-without-reason",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
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


_NOT_FOR_US = Wording(
    Text(
        sv="{id} sägs inte röra kommunen, men inte varför",
        en="{id} is said not to concern the municipality, but not why",
    ),
    Fix(
        Text(
            sv="Skriv varför det inte rör kommunen. Rör det kommunen, rätta det.",
            en="Write why it does not concern the municipality. If it does, correct that.",
        ),
        {"concerns_us_reason": WORDS},
    ),
)


def _is_for_others(logged: Logged) -> bool:
    return not logged.message.concerns_us


def _needs_reason(logged: Logged) -> bool:
    if logged.state is not State.ENDED or must_be_answered(logged):
        return False
    return not must_be_removed(logged.message) and not is_unwanted_advertising(logged)


@each_message(RULE, applies=lambda logged, _: _is_for_others(logged) or _needs_reason(logged))
def check(logged: Logged, _register: Register) -> Found:
    """Look for the reason of what was ended, and of what is not for us."""
    message = logged.message
    if _is_for_others(logged) and is_blank(message.concerns_us_reason):
        here = logged.at / "concerns_us"
        yield RULE.found(here, _NOT_FOR_US, severity=Severity.WARNING, id=message.id)
    if not _needs_reason(logged) or logged.needs_no_more:
        return
    done = {action.did: (index, action) for index, action in logged.since_reopened()}
    index, action = done["ended"]
    if is_blank(action.reason) and "answered" not in done and "removed" not in done:
        yield RULE.found(logged.at / "actions" / index / "did", id=message.id)
