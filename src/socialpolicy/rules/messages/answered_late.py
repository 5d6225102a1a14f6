"""M04: what was answered was answered in time.

In time means at or before the deadline. A removal or an ending stops the clock
as an answer does. A reopened message is counted anew from the reopening. What
is late stays late: it is history, so it is never an error. In the month when it
happened and the next it is a warning, as something can still be learnt of it;
then it is information, which the reports count.
"""

from datetime import date

from socialpolicy.check import UNKNOWN, Found, Unknown, each_message
from socialpolicy.finding import Rule, Severity, marked
from socialpolicy.register.message_names import WAS_DONE
from socialpolicy.register.message_words import deadline_text, moment_text, staffed_text
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, due_of, needs_action
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M04",
    name="answered-late",
    severity=Severity.WARNING,
    milder=(Severity.INFO,),
    title=Text(sv="Svaret kom i tid", en="The answer was given in time"),
    says=Text(
        sv="{id} {did} {end}, {late} för sent: tiden gick ut {due}",
        en="{id} {did} on {end}, {late} late: it was due {due}",
    ),
    why=Text(
        sv=(
            "Den som skriver till kommunen ska få svar inom den tid vi själva har satt. "
            "Vad som blev sent, och hur sent, visar om bemanningen räcker."
        ),
        en=(
            "People who write to the municipality must be answered within the time we have set. "
            "What was late, and how late, shows whether there are enough staff."
        ),
    ),
    help=Text(
        sv="Ändra inte en tid som stämmer. Ta reda på vad som dröjde, så att det går fortare sen.",
        en="Do not change a time that is right. Find out what took long, so that it goes faster.",
    ),
    example=example_message(
        bad="    - {did: answered, at: 2026-11-19 15:40}\n",
        good="    - {did: answered, at: 2026-11-19 13:40}\n",
    ),
    time=True,
    lasting=True,
)

_JUST = Text(
    sv="{id} {did} {end}, men tiden gick ut {due}", en="{id} {did} on {end}, but was due by {due}"
)
_CLOCK = Text(sv="härifrån räknas tiden", en="the time is counted from here")


def _applies(logged: Logged, register: Register) -> bool | Unknown:
    if not needs_action(logged.message) or logged.waits[0].stop is None:
        return False
    known = register.working_time_whole and register.account(logged.account) is not None
    return known or UNKNOWN


@each_message(RULE, applies=_applies)
def check(logged: Logged, register: Register) -> Found:
    """Compare the end of each wait with its deadline."""
    for wait in logged.waits:
        end, target = wait.end, register.target(logged.account, wait.start)
        # An end in the future is a typing mistake, which M02 reports.
        if end is None or end > register.now or wait.stop is None or target is None:
            continue
        due = due_of(wait, logged, target, register.schedule)
        if due is None:
            yield UNKNOWN
            continue
        if end <= due:
            continue
        late = staffed_text(due, end, register)
        lately = is_recent(register.schedule.local(end).date(), register.today)
        yield RULE.found(
            logged.at / "actions" / wait.stop / "at",
            says=RULE.says if late else _JUST,
            severity=Severity.WARNING if lately else Severity.INFO,
            related=marked(logged.place(wait.began), _CLOCK),
            of_platform=register.platform(logged.account),
            id=logged.message.id,
            did=WAS_DONE[logged.message.actions[wait.stop].did],
            end=moment_text(end, register),
            due=deadline_text(due, register),
            late=late,
        )


def is_recent(day: date, today: date) -> bool:
    """Say whether a day lies in this month or the one before: earlier ones are for statistics."""
    return (today.year - day.year) * 12 + today.month - day.month <= 1
