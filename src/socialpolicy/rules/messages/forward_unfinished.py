"""M06: what is forwarded goes to somebody, and is finished by them.

Whoever forwards a message to themselves has not forwarded it. A receiver that
is nearly the id of a unit is most likely that unit, misspelt: nobody finds the
message in its list.

The limit counts the working days after the day of the latest hand-over, up to
and including today. A message on a closed account is left to A26.
"""

from functools import lru_cache

from socialpolicy.check import UNKNOWN, Found, each_message
from socialpolicy.finding import WORDS, Fix, Rule, Severity, Wording
from socialpolicy.register.message_words import moment_text
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
from socialpolicy.rules.messages import example_message
from socialpolicy.schedule import ScheduleError
from socialpolicy.text import Text, nearest

RULE = Rule(
    code="M06",
    name="forward-unfinished",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Det som vidarebefordras har en mottagare och blir klart",
        en="Forwarded messages have a recipient and are finished",
    ),
    says=Text(
        sv="{id} vidarebefordrades, men det står inte till vem",
        en="{id} was forwarded, but the log does not say to whom",
    ),
    why=Text(
        sv=(
            "Den som är bäst lämpad att svara ska få frågan. Står det inte vem det är, eller "
            "frågar ingen hur det gick, blir den lätt liggande."
        ),
        en=(
            "The question must go to the person best suited to answer. If the log does not say who "
            "that is, or nobody follows it up, it is easily forgotten."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv enheten eller rollen som fick det, aldrig ett namn.",
            en="Write the unit or the role that got it, never a name.",
        ),
        {"to": WORDS},
    ),
    example=example_message(
        bad=(
            "    - {did: forwarded, at: 2026-11-18 14:25}\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
        ),
        good=(
            "    - {did: forwarded, at: 2026-11-18 14:25, to: kulturforvaltningen}\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
        ),
    ),
)

_UNFINISHED = Wording(
    Text(
        sv=(
            "{id} vidarebefordrades till {to} {time}, och är inte klart efter {days} arbetsdagar; "
            "gränsen är {limit}"
        ),
        en=(
            "{id} was forwarded to {to} on {time}, and is not finished after {days} working days; "
            "the limit is {limit}"
        ),
    ),
    Fix(
        Text(
            sv="Fråga {to} hur det går. När det är besvarat, skriv in det.",
            en="Ask {to} how it is going. When it is answered, enter the answer.",
        ),
        command=("answer-message", "{id}"),
    ),
)
_TO_ITSELF = Text(
    sv="{id} vidarebefordrades till {to}, som själv vidarebefordrade det",
    en="{id} was forwarded to {to}, who forwarded it",
)
_NEARLY = Wording(
    Text(
        sv="{id} vidarebefordrades till {to}, som ingen enhet i registret heter",
        en="{id} was forwarded to {to}, but no unit in the register is called that",
    ),
    Fix(
        Text(sv="Menar du {near}? Rätta det i loggen.", en="Do you mean {near}? Correct the log."),
        {"to": "{near}"},
    ),
)
_NEAR = 0.85
"""How like a unit's id a receiver is at least, as difflib's ratio has it, to be taken for it."""


def _applies(logged: Logged, _register: Register) -> bool:
    return "forwarded" in logged.did


@each_message(RULE, applies=_applies)
def check(logged: Logged, register: Register) -> Found:
    """Look for the receiver of every hand-over, and count the days of the latest."""
    for index, action in enumerate(logged.message.actions):
        if action.did != "forwarded":
            continue
        if action.to is None or is_blank(action.to):
            yield RULE.found(logged.at / "actions" / index / "did", id=logged.message.id)
        elif action.by and same_title(action.by, action.to):
            here = logged.at / "actions" / index / "to"
            yield RULE.found(here, _TO_ITSELF, id=logged.message.id, to=action.to)
        elif near := _nearly(action.to, register):
            yield RULE.found(
                logged.at / "actions" / index / "to",
                _NEARLY,
                severity=Severity.WARNING,
                id=logged.message.id,
                to=action.to,
                near=near,
            )
    if logged.state is State.FORWARDED:
        yield from _unfinished(logged, register)


def _nearly(to: str, register: Register) -> str | None:
    """Give the id of the unit or board that a receiver is nearly called; None for its very name."""
    organisation = register.organisation
    if organisation is None or not register.organisation_whole or organisation.called(to):
        return None
    return _nearest(to.strip(), organisation.ids)


@lru_cache(maxsize=1024)  # many messages go to the same few receivers
def _nearest(to: str, ids: tuple[str, ...]) -> str | None:
    return nearest(to, ids, _NEAR)


def _unfinished(logged: Logged, register: Register) -> Found:
    index = logged.latest("forwarded")
    time = None if index is None else logged.times[index]
    account = register.account(logged.account)
    closed = account is not None and account.model.is_closed(register.today)
    if index is None or closed:
        return
    if time is None or not register.working_time_whole:
        yield UNKNOWN
        return
    action, limit = logged.message.actions[index], register.policy.limits.forward_working_days
    day = register.schedule.local(time).date()
    try:
        days = register.schedule.working_days_between(day, register.today)
    except ScheduleError:
        yield UNKNOWN
        return
    if days > limit and not is_blank(action.to):
        yield RULE.found(
            logged.at / "actions" / index / "at",
            _UNFINISHED,
            severity=Severity.WARNING,
            timed=True,
            id=logged.message.id,
            to=action.to,
            time=moment_text(time, register),
            days=days,
            limit=limit,
        )
