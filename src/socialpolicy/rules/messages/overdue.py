"""M03: what is waiting for an answer has not waited too long.

Forwarding does not stop the clock. A message on a closed account is left to
A26. Nothing is said when the settings or the calendar could not be understood:
the deadline may then be another. A calendar by which no deadline can be
counted is itself a finding, once.
"""

from functools import lru_cache

from socialpolicy.check import UNKNOWN, Found, Unknown, each_message
from socialpolicy.finding import Fix, Rule, Severity
from socialpolicy.register.message_words import deadline_text, staffed_text
from socialpolicy.register.models.holders import Duty
from socialpolicy.register.months import Month
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, due_of, needs_action
from socialpolicy.rules.messages import example_message
from socialpolicy.schedule import ScheduleError, Target, calendar
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="M03",
    name="overdue",
    severity=Severity.WARNING,
    title=Text(
        sv="Det som väntar på svar har inte väntat för länge",
        en="No message has waited too long for an answer",
    ),
    says=Text(
        sv="{id} skulle ha besvarats {due}, för {late} sedan",
        en="{id} was due {due}, {late} ago",
    ),
    why=Text(
        sv=(
            "Den som skriver till kommunen ska få svar inom den tid vi själva har satt. "
            "Tiden går bara när någon är i tjänst, och stannar när meddelandet är besvarat, "
            "borttaget eller avslutat. Den stannar inte när det vidarebefordras."
        ),
        en=(
            "People who write to the municipality must be answered within the time we have set. "
            "Time passes only when somebody is on duty, and stops when the message is answered, "
            "removed or ended. It does not stop when the message is forwarded."
        ),
    ),
    help=Fix(
        Text(sv="Svara, och skriv sedan in svaret.", en="Answer it, and then enter the answer."),
        command=("answer-message", "{id}"),
    ),
    example=example_message(
        head="  channel: comment\n  kind: question\n  subject: Öppettider i mellandagarna\n",
        bad="",
        good=(
            "  actions:\n"
            '    - {did: answered, at: 2026-11-18 15:40, by: "Bibliotekarie, vuxen"}\n'
            "  record: {decision: minor}\n"
        ),
        tail="",
    ),
    time=True,
)

_DUTY_HELP = Fix(
    Text(
        sv="Den som svarar i dag är {duty}. Svara, och skriv sedan in svaret.",
        en="The one who answers today is {duty}. Answer it, and then enter the answer.",
    ),
    command=("answer-message", "{id}"),
)
_JUST = Text(sv="{id} skulle ha besvarats {due}", en="{id} was due {due}")
_RESPONSIBLE = Text(sv="{role} (ansvarig)", en="{role} (responsible)")
_DEPUTY = Text(sv="{role} (ersättare)", en="{role} (deputy)")
_RESPONSIBLE_AT = Text(sv="{role} (ansvarig), {contact}", en="{role} (responsible), {contact}")
_DEPUTY_AT = Text(sv="{role} (ersättare), {contact}", en="{role} (deputy), {contact}")
_NOBODY_HELP = Fix(
    Text(
        sv=(
            "Varken den ansvariga eller ersättaren kan svara i dag. Be någon annan svara, "
            "och skriv sedan in svaret."
        ),
        en=(
            "Neither the responsible nor the deputy can answer today. Ask somebody else "
            "to answer, and then enter the answer."
        ),
    ),
    command=("answer-message", "{id}"),
)
_UNCOUNTABLE = Text(
    sv="Det går inte att räkna ut när meddelanden ska vara besvarade",
    en="The deadlines of messages cannot be calculated",
)
_BAD_CALENDAR = (calendar.NO_OPEN_TIME, calendar.TOO_LITTLE)


def _applies(logged: Logged, register: Register) -> bool | Unknown:
    if logged.running is None or not needs_action(logged.message):
        return False
    located = register.account(logged.account)
    if located is None or not register.working_time_whole:
        return UNKNOWN
    return not located.model.is_closed(register.today)


@each_message(RULE, applies=_applies)
def check(logged: Logged, register: Register) -> Found:
    """Compare the deadline that is running with the time of the check."""
    wait = logged.running
    target = register.target(logged.account, wait.start) if wait else None
    if wait is None or target is None:
        return
    due = due_of(wait, logged, target, register.schedule)
    filed = register.account(logged.account)
    if due is None or filed is None:
        yield UNKNOWN
        return
    if register.now <= due:
        return
    duty = filed.model.on_duty(register.today)
    late = staffed_text(due, register.now, register)
    yield RULE.found(
        logged.place(wait.began),
        says=RULE.says if late else _JUST,
        help=_DUTY_HELP if duty.holder else _NOBODY_HELP,
        of_platform=filed.model.platform,
        id=logged.message.id,
        due=deadline_text(due, register),
        late=late,
        duty=_who(duty),
    )


def _who(duty: Duty) -> FilledText | None:
    """Name the role on duty, as what, and where it is reached."""
    if duty.holder is None:
        return None
    return _worded(duty.holder.role, duty.holder.contact, is_deputy=duty.who == "deputy")


@lru_cache(maxsize=1024)  # the same is said of every message of an account
def _worded(role: str, contact: str | None, *, is_deputy: bool) -> FilledText:
    reached = not is_blank(contact)
    deputy, responsible = (_DEPUTY_AT, _RESPONSIBLE_AT) if reached else (_DEPUTY, _RESPONSIBLE)
    return FilledText(deputy if is_deputy else responsible, {"role": role, "contact": contact})


class _Uncountable:
    """Try every response time in use: the calendar may have too little open time for one."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._targets: set[Target | None] = set()

    def take(self, month: Month) -> Found:
        for logged in month.messages:
            self._targets.add(self._register.target(logged.account, logged.received))
        return iter(())

    def end(self) -> Found:
        if self._register.working_time_whole:
            yield from _uncountable(self._targets, self._register)

    def subjects(self) -> int:
        return 0


def _uncountable(targets: set[Target | None], register: Register) -> Found:
    for target in sorted(filter(None, targets), key=str):
        try:
            register.schedule.due_second(register.now, target)
        except ScheduleError as error:
            # A check as if it were a very distant year is no fault of the calendar's.
            if error.said.text in _BAD_CALENDAR:
                yield RULE.found(
                    register.policy_at / "working_time",
                    says=_UNCOUNTABLE,
                    help=error.said.text,
                    values=error.said.values,
                )
                return


check = check._replace(across=_Uncountable)
