"""P09: no response time is longer than the one that the policy names.

Nor is it made so by the week: the policy speaks of weekdays, and a weekday without staffed time
makes every answer a day later.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import Example, Rule, Severity, Wording, marked
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.field_types import DEFAULT
from socialpolicy.register.models.time_settings import ResponseTimes
from socialpolicy.register.register import Located, Register, is_sure_of
from socialpolicy.register.timeline import DEFAULT_TARGET
from socialpolicy.schedule import Schedule, Target
from socialpolicy.text import WEEKDAYS, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="P09",
    name="target-softened",
    severity=Severity.WARNING,
    title=Text(
        sv="Ingen svarstid är längre än den som policyn anger",
        en="No response time is longer than the one that the policy names",
    ),
    says=Text(
        sv="Svarstiden för {platform} är {target}, men policyn anger {named}",
        en="The response time for {platform} is {target}, but the policy names {named}",
    ),
    why=Text(
        sv=(
            "Svarstiden är det invånarna har blivit lovade. Blir den längre i inställningarna är "
            "inget sent längre, fast policyn säger något annat."
        ),
        en=(
            "The response time is what citizens have been promised. If the settings make it "
            "longer, nothing is late any more, though the policy says otherwise."
        ),
    ),
    help=Text(
        sv=(
            "Skriv policyns tid. Ska den nya gälla behöver policyn ändras först. Skriv då också "
            "från vilken dag den nya tiden gäller, så att det som redan besvarats räknas som "
            "förut."
        ),
        en=(
            "Write the policy's time. If the new one is to hold, the policy must change first. "
            "Then say from which day the new time holds too, so that what has been answered is "
            "counted as before."
        ),
    ),
    example=Example(
        bad="response_times:\n  x: 40 hours\n  default: 1 working day\n",
        good="response_times:\n  x: 4 hours\n  default: 1 working day\n",
        file="policy.yaml",
    ),
)

_OTHERS = Text(sv="alla andra plattformar", en="all other platforms")
_SHORT_WEEK = Wording(
    Text(
        sv="Arbetstiden har ingen öppen tid på {days}, så alla svarstider blir längre än policyns",
        en="The working time has no open hours on {days}, so all response times are longer than "
        "the policy's",
    ),
    Text(
        sv="Skriv den tid då någon är i tjänst varje vardag. Policyn räknar i vardagar.",
        en="Write the hours when somebody is on duty each weekday. The policy counts weekdays.",
    ),
)
_CLAUSE = Text(sv="här står policyns tid", en="the policy's time stands here")


def _applies(register: Register) -> int | Unknown:
    readable = register.policy_at.document.readable
    if not (readable and is_sure_of(register, "response_times", "working_time")):
        return UNKNOWN
    return sum(clause.model.target is not None for clause in register.clauses)


@whole(RULE, applies=_applies, about=lambda finding: str(finding.said.values["clause"]))
def check(register: Register) -> Found:
    """Compare what holds today, and what is to hold, with the times of the sentences."""
    entries = register.policy.response_times
    today = register.policy.response_times_on(register.today)
    for entry in entries:
        if entry is not today and (entry.from_ or date.min) <= register.today:
            continue  # what held before stays as it was
        yield from _softened(entry, _place(entry, register), register)
    week = register.schedule.week_on(register.today)
    shut = [day for day, hours in zip(WEEKDAYS[:5], week, strict=False) if not hours]
    timed = [clause for clause in register.clauses if clause.model.target is not None]
    if shut and timed and any(week):  # a week without an open day is refused
        yield RULE.found(
            register.policy_at / "working_time",
            _SHORT_WEEK,
            related=marked(timed[0].at / "target", _CLAUSE),
            days=shut,
            clause=timed[0].model.id,
        )


def _place(entry: ResponseTimes, register: Register) -> Place:
    """Find an entry in the file, where a list may be in another order than its entries hold in."""
    at, value = register.policy_at / "response_times", register.policy_at.document.value
    written = value.get("response_times") if isinstance(value, dict) else None
    if not isinstance(written, list):
        return at
    day = entry.from_.isoformat() if entry.from_ else None
    return at / [each.get("from") for each in written if isinstance(each, dict)].index(day)


def _softened(entry: ResponseTimes, at: Place, register: Register) -> Found:
    for platform, target in _each(entry, register):
        for clause in _of(platform, register):
            named = clause.model.target
            if named is None or not is_longer(target, named, week_of(register)):
                continue
            yield RULE.found(
                at / platform,
                related=marked(clause.at / "target", _CLAUSE),
                of_platform=None if platform == DEFAULT else platform,
                platform=_OTHERS if platform == DEFAULT else _title(platform),
                target=target.prose,
                named=named.prose,
                clause=clause.model.id,
            )
            break


def _each(entry: ResponseTimes, register: Register) -> Iterator[tuple[str, Target]]:
    """Give the response times that are set, and those of platforms that a sentence names."""
    targets = entry.targets
    default = targets.get(DEFAULT, DEFAULT_TARGET)
    named = {each for clause in register.clauses for each in clause.model.platforms}
    yield from targets.items()
    yield from ((each, default) for each in sorted(named - set(targets)))
    if DEFAULT not in targets:
        yield DEFAULT, default


def _of(platform: str, register: Register) -> list[Located[ClauseEntry]]:
    """List the sentences with a time for a platform: those that name it, else those for all."""
    timed = [clause for clause in register.clauses if clause.model.target is not None]
    own = [clause for clause in timed if platform in clause.model.platforms]
    return own or [clause for clause in timed if not clause.model.platforms]


def _title(platform: str) -> Text:
    from socialpolicy.platforms import PLATFORMS

    return PLATFORMS[platform].name


def week_of(register: Register) -> Schedule:
    """Give the ordinary week of today: holidays would make no answer of which time is longer."""
    return _ordinary(tuple(register.schedule.week_on(register.today)))


@lru_cache(maxsize=8)
def _ordinary(week: tuple[tuple[tuple[int, int], ...], ...]) -> Schedule:
    return Schedule("UTC", week)


_MONDAY = 1_767_571_200
"""The first second of Monday 5 January 2026."""

_HALF_HOURS = range(_MONDAY, _MONDAY + 7 * 24 * 3600, 1800)


@lru_cache(maxsize=256)
def is_longer(target: Target, named: Target, week: Schedule) -> bool:
    """Say whether what came in some half hour of the week would be due later."""
    if target.unit is named.unit:
        return target.count > named.count
    due = week.due_second
    return any(due(second, target) > due(second, named) for second in _HALF_HOURS)
