"""A23: it is decided which role watches the account, and how often.

Asked of a planned account too, so that somebody watches from the first day.
A closed account is not watched. Where the policy has a time for the platform, an interval
that is longer than it is a warning: nobody can answer in time what they have not seen.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity, Wording
from socialpolicy.register.lifecycle import is_in_use, weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.schedule.target import Unit
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A23",
    name="watch-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Det är bestämt vem som bevakar kontot, och hur ofta",
        en="It is decided who watches the account, and how often",
    ),
    says=Text(
        sv="Det står inte vem som bevakar {account}, eller hur ofta",
        en="The register does not say who watches {account}, or how often",
    ),
    why=Text(
        sv=(
            "En fråga i en kommentar är inkommen när den syns, inte när någon råkar läsa den. "
            "Därför ska någon titta så ofta att den hinner besvaras."
        ),
        en=(
            "A question in a comment is received when it can be seen, not when somebody happens "
            "to read it. So somebody must look often enough for it to be answered in time."
        ),
    ),
    help=Fix(
        Text(
            sv="Bestäm vem som bevakar, och med hur många arbetsdagar emellan.",
            en="Decide who watches, and how many working days apart.",
        ),
        {"role": WORDS, "every_working_days": "1"},
        ("watch",),
    ),
    example=Example(
        bad="watch:\n  role: Bibliotekarie, vuxen\n",
        good=(
            "watch:\n  role: Bibliotekarie, vuxen\n  every_working_days: 1\n  watched: 2026-11-20\n"
        ),
    ),
)

_NO_ROLE = Wording(
    Text(
        sv="Det står inte vem som bevakar {account}",
        en="The register does not say who watches {account}",
    ),
    Fix(
        Text(
            sv="Bestäm vilken roll som bevakar kontot.", en="Decide which role watches the account."
        ),
        {"role": WORDS},
        ("watch",),
    ),
)
_NO_INTERVAL = Wording(
    Text(
        sv="Det står inte hur ofta {account} bevakas",
        en="The register does not say how often {account} is watched",
    ),
    Fix(
        Text(sv="Bestäm hur ofta, i arbetsdagar:", en="Decide how often, in working days:"),
        {"every_working_days": "1"},
        ("watch",),
    ),
)
_TOO_SELDOM = Wording(
    Text(
        sv="{account} bevakas med {interval} arbetsdagar emellan, men svarstiden är {target}",
        en="{account} is watched once in {interval} working days, but the response time is "
        "{target}",
    ),
    Fix(
        Text(
            sv="Bevaka så ofta att det som kommer hinner besvaras i tid. Skriv:",
            en="Watch often enough for what comes to be answered in time. Write:",
        ),
        {"every_working_days": "{days}"},
        ("watch",),
    ),
)


@each_account(RULE, applies=is_in_use)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the role and the interval."""
    watch = account.watch
    role = watch.role if watch and not is_blank(watch.role) else None
    interval = watch.every_working_days if watch else None
    if role is not None and interval is not None:
        yield from _too_seldom(account, interval, at, register)
        return
    severity = weight_of_lacking(account, register)
    if role is None and interval is None:
        yield RULE.found(at / "watch", severity=severity, account=account.id)
    elif role is None:
        here = at / "watch" / "role"
        yield RULE.found(here, _NO_ROLE, severity=severity, account=account.id)
    elif interval is None:
        yield RULE.found(
            at / "watch" / "every_working_days",
            _NO_INTERVAL,
            severity=severity,
            account=account.id,
        )


def _too_seldom(account: Account, interval: int, at: Place, register: Register) -> Found:
    """Compare the interval with the platform's own response time; not with that of all others."""
    target = register.policy.response_times_on(register.today).targets.get(account.platform)
    if target is None:
        return
    days = target.count if target.unit is Unit.WORKING_DAY else 1
    if interval > days:
        yield RULE.found(
            at / "watch" / "every_working_days",
            _TOO_SELDOM,
            severity=Severity.WARNING,
            account=account.id,
            interval=interval,
            target=target.prose,
            days=str(days),
        )
