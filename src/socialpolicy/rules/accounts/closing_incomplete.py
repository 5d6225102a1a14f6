"""A25: an account was closed in order.

By the day of the closing the nearest manager had been asked, the coordinator
had been told, and the channel had carried a notice of which evidence is kept.
That the manager anchored it counts as having been asked. What is missing is
one finding, each day that comes too late another: that is a warning, since it cannot be done
earlier. Where no notice was possible, the reason stands instead of it. An account whose closing
lies ahead is not asked yet.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import COMPARE_DAYS_HELP, closing_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Closing
from socialpolicy.register.models.field_types import value_at
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_DO_HELP = Text(
    sv="Gör det som inte är gjort, och skriv när. Gick det inte att informera, skriv varför.",
    en="Do what has not been done, and say when. If no notice was possible, say why.",
)

RULE = Rule(
    code="A25",
    name="closing-incomplete",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Kontot avslutades med chefens besked och med information i kanalen",
        en="The account was closed after asking the manager and with a notice in the channel",
    ),
    says=Text(
        sv="Avslutet av {account} saknar {missing}", en="The closing of {account} lacks {missing}"
    ),
    why=Text(
        sv=(
            "Ett konto som bara försvinner lämnar följarna utan svar. Därför ska chefen och den "
            "som samordnar kontona veta det, och besökarna få veta det där de är."
        ),
        en=(
            "An account that simply disappears leaves its followers without an answer. So the "
            "manager and the coordinator must know, and visitors must be told where to go."
        ),
    ),
    help=_DO_HELP,
    example=Example.within(
        "closing:\n"
        "  on: 2026-06-30\n"
        "  manager: {role: Kulturchef, asked: 2026-06-01}\n"
        "  coordinator_informed: 2026-06-02\n",
        bad="",
        good="  announced: {on: 2026-06-15, evidence: KUN 2026/41}\n",
        after=(
            'archive_plan: {plan: Dokumenthanteringsplan KUN 2024, section: "3.2", '
            "recorded: 2026-06-30}\n"
            "last_post: 2026-06-15\n"
        ),
    ),
)

_LATE = Text(
    sv="{what} den {day}, efter att {account} avslutades den {on}",
    en="{what} on {day}, after {account} was closed on {on}",
)


class _Step(NamedTuple):
    """A part of a closing: its path, its name, what to write there, and how it is late."""

    path: tuple[str, ...]
    word: Text
    value: Text
    late: Text | None = None


_ASKED = _Step(
    ("manager", "asked"),
    Text(sv="dagen då chefen tillfrågades", en="the day when the manager was asked"),
    DAY,
    Text(sv="Närmaste chefen tillfrågades", en="The nearest manager was asked"),
)
_STEPS = (
    _Step(
        ("manager", "role"),
        Text(sv="närmaste chefens roll", en="the nearest manager's role"),
        WORDS,
    ),
    _ASKED,
    _Step(
        ("coordinator_informed",),
        Text(
            sv="dagen då samordnaren informerades", en="the day when the coordinator was informed"
        ),
        DAY,
        Text(sv="Samordnaren informerades", en="The coordinator was informed"),
    ),
    _Step(
        ("announced", "on"),
        Text(sv="dagen då det stod i kanalen", en="the day of the notice in the channel"),
        DAY,
        Text(sv="Informationen i kanalen kom", en="The notice in the channel came"),
    ),
    _Step(
        ("announced", "evidence"),
        Text(sv="beviset för informationen i kanalen", en="the evidence of the notice"),
        WORDS,
    ),
)


@each_account(RULE, applies=lambda account, register: account.is_closed(register.today))
def check(account: Account, top: Place, register: Register) -> Found:
    """Look for the manager, the coordinator and the notice, and compare their days."""
    closing = account.closing
    if closing is None:
        return
    at = top / "closing"
    excused = closing.announced is not None and not is_blank(closing.announced.impossible)
    missing = [
        step
        for step in _STEPS
        if is_blank(_value(closing, step), reference=step.path[-1] == "evidence")
        and not (excused and step.path[0] == "announced")
    ]
    if missing:
        yield RULE.found(
            _below(at, missing[0].path) if len(missing) == 1 else at,
            help=_fix(missing),
            account=account.id,
            missing=[step.word for step in missing],
        )
    for step in _STEPS:
        day = _value(closing, step)
        if step.late and isinstance(day, date) and day > closing.on:
            yield RULE.found(
                _below(at, step.path),
                says=_LATE,
                help=COMPARE_DAYS_HELP,
                severity=Severity.ERROR if day > register.today else Severity.WARNING,
                related=closing_day(top),
                account=account.id,
                what=step.late,
                day=day,
                on=closing.on,
            )


def _value(closing: Closing, step: _Step) -> object:
    value = value_at(closing, step.path)
    if step is _ASKED and value is None and closing.manager:
        return closing.manager.anchored
    return value


def _below(at: Place, path: Sequence[str]) -> Place:
    for key in path:
        at = at / key
    return at


def _fix(missing: Sequence[_Step]) -> Fix:
    """Give the advice, and what is missing of the closing."""
    value: dict[str, Text | dict[str, Text]] = {}
    for step in missing:
        key, *below = step.path
        inner = value.setdefault(key, {}) if below else value
        if isinstance(inner, dict):
            inner[step.path[-1]] = step.value
    return Fix(_DO_HELP, value, ("closing",))
