"""What differs in the settings and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from socialpolicy.finding import Severity
from socialpolicy.formats.words import SEVERITY
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.field_types import DEFAULT
from socialpolicy.register.models.time_settings import ResponseTimes, Weekday
from socialpolicy.register.placeholders import is_reason
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.fields import (
    Difference,
    differences,
    field_words,
    joined,
    plain_value,
    said_of,
    shown_value,
)
from socialpolicy.reports.changes.note import Change, Said, Section
from socialpolicy.schedule import Target
from socialpolicy.text import WEEKDAYS, FilledText, Language, Text

POLICY, ORGANISATION = "policy.yaml", "organisation.yaml"

_MANY = Text(sv="{count} inställningar ändras: {names}", en="{count} settings change: {names}")
_UNREADABLE = Text(
    sv="allt i filen går inte att läsa, så allt som har ändrats i den syns inte",
    en="not all of the file can be read, so not all that has changed in it can be seen",
)
_TARGET = Text(
    sv="svarstiden för {platform} {how} från {was} till {now}",
    en="the response time for {platform} {how} from {was} to {now}",
)
_LONGER = Text(sv="förlängs", en="is lengthened")
_SHORTER = Text(sv="förkortas", en="is shortened")
_OF_PLATFORM = Text(sv="svarstiden för {platform}", en="the response time for {platform}")
_TIME = Text(sv="{platform} {time}", en="{platform} {time}")
_TIMES_NEW = Text(sv="nya svarstider{since}: {times}", en="new response times{since}: {times}")
_TIMES_GONE = Text(
    sv="svarstiderna{since} tas bort: {times}", en="the response times{since} removed: {times}"
)
SINCE = Text(sv=" från {day}", en=" from {day}")
_OTHERS = Text(sv="alla andra plattformar", en="all other platforms")
_RAISED = Text(sv="{field} höjs från {was} till {now}", en="{field} raised from {was} to {now}")
_LOWERED = Text(sv="{field} sänks från {was} till {now}", en="{field} lowered from {was} to {now}")
_NO_MORE = Text(sv="{field} gäller inte längre: {was}", en="{field} no longer: {was}")
_OFF = Text(
    sv="regeln {rule} ({title}) stängs av: {now}", en="rule {rule} ({title}) is switched off: {now}"
)
_ON = Text(
    sv="regeln {rule} ({title}) slås på igen", en="rule {rule} ({title}) is switched on again"
)
_REWORDED = Text(
    sv="skälet till att regeln {rule} är avstängd skrivs om: {now}",
    en="the reason why rule {rule} is off is written anew: {now}",
)
_STAYS_ON = Text(
    sv="regeln {rule} ({title}) är fortfarande på: {now} är inget skäl till att stänga av den",
    en="rule {rule} ({title}) is still on: {now} is no reason to switch it off",
)
_STAYS_ON_KEPT = Text(
    sv="regeln {rule} ({title}) är fortfarande på: den går inte att stänga av",
    en="rule {rule} ({title}) is still on: it cannot be switched off",
)
_STAYS_ON_UNSAID = Text(
    sv="regeln {rule} ({title}) är på som förut: raden om att stänga av den är borta",
    en="rule {rule} ({title}) is on as before: the line to switch it off is gone",
)
_SEVERITY = Text(
    sv="regeln {rule} ({title}) går från {was} till {now}",
    en="rule {rule} ({title}) goes from {was} to {now}",
)
_RULES_MANY = Text(
    sv="inställningarna för {count} regler ändras: {names}",
    en="the settings of {count} rules change: {names}",
)
_BEYOND = Text(
    sv="reglerna utöver policyn: {now} slås på", en="rules beyond the policy: {now} switched on"
)
_BEYOND_OFF = Text(
    sv="reglerna utöver policyn: {was} stängs av", en="rules beyond the policy: {was} switched off"
)

WORDS = {
    "authority": Text(sv="kommunens namn", en="the municipality's name"),
    "short_names": Text(sv="ett kortnamn", en="a short name"),
    "website": Text(sv="webbplatsen", en="the web site"),
    "domains": Text(sv="en domän", en="a domain"),
    "language": Text(sv="verktygets språk", en="the tool's language"),
    "coordinator": Text(sv="samordnaren", en="the coordinator"),
    "messages": Text(sv="loggens plats", en="the place of the log"),
    "platforms_reviewed": Text(sv="genomgången av plattformar", en="the review of platforms"),
    "policy": Text(sv="policyn", en="the policy"),
    "policy.title": Text(sv="policyns titel", en="the policy's title"),
    "policy.reference": Text(sv="policyns diarienummer", en="the policy's reference"),
    "policy.adopted.on": Text(sv="dagen då policyn antogs", en="the day the policy was adopted"),
    "policy.first_adopted": Text(
        sv="dagen då policyn först antogs", en="the day the policy was first adopted"
    ),
    "banner.text": Text(sv="bannerns text", en="the banner's text"),
    "banner.version": Text(sv="bannerns version", en="the banner's version"),
    "banner.exempt": Text(sv="en plattform utan banner", en="a platform without a banner"),
    "working_time": Text(sv="arbetstiden", en="the working time"),
    "response_times": Text(sv="svarstiderna", en="the response times"),
    "own.handles": Text(sv="ett eget användarnamn", en="a handle of our own"),
    "own.phones": Text(sv="ett eget telefonnummer", en="a phone number of our own"),
    "log_kept_months": Text(sv="månaderna som loggen sparas", en="the months that the log is kept"),
    "limits.inactive_days": Text(
        sv="gränsen för inaktiva konton, i dagar,", en="the limit of inactive days"
    ),
    "limits.banner_months": Text(
        sv="månaderna som en banner gäller", en="the months that a banner holds"
    ),
    "limits.access_months": Text(
        sv="månaderna mellan kontroller av åtkomst", en="the months between checks of access"
    ),
    "limits.platforms_months": Text(
        sv="månaderna mellan genomgångar av plattformar",
        en="the months between reviews of platforms",
    ),
    "limits.forward_working_days": Text(
        sv="arbetsdagarna för vidarebefordrade ärenden",
        en="the working days for forwarded matters",
    ),
    "limits.due_soon": Text(sv="tiden som räknas som snart", en="the time that counts as soon"),
    "rules.without_sentence": Text(
        sv="nivån för regler som ingen mening bär",
        en="the severity of rules that no sentence bears",
    ),
    "working_time.time_zone": Text(sv="tidszonen", en="the time zone"),
    "working_time.holidays": Text(sv="helgdagarna som räknas", en="the holidays that count"),
    **{
        f"working_time.week.{day}": Text(f"arbetstiden på {name.sv}ar", f"the hours of {name.en}s")
        for day, name in zip(get_args(Weekday), WEEKDAYS, strict=True)
    },
}
"""What the settings are called in a sentence."""


def of_settings(beside: Comparison) -> Iterator[Change]:
    """Go through the settings and the calendar."""
    yield from _of_policy(beside)
    yield from _of_calendar(beside)


def change_of(
    file: str, what: str, subject: str, said: Said, summed: Text, each: Difference | None = None
) -> Change:
    """Make a change in one of the files that a register has one of."""
    section = Section.ORGANISATION if file == ORGANISATION else Section.SETTINGS
    change = Change(what, section, subject, said, summed, file)
    if each is None:
        return change
    return change._replace(path=each.dotted, was=plain_value(each.was), now=plain_value(each.now))


def unreadable(file: str, register: Register) -> Iterator[Change]:
    """Say that a file of the register holds what was not understood, if it does."""
    shown = next((e.source.file for e in register.entries if e.path == file), None)
    # What refers to something that is not in another file is understood all the same.
    if any(each.label.source.file == shown for each in register.problems_of_files):
        yield change_of(file, "unreadable", file, _UNREADABLE, _MANY)


def _of_policy(beside: Comparison) -> Iterator[Change]:
    was, now = beside.before.policy, beside.after.policy
    if beside.before.policy_at.document.source.data == beside.after.policy_at.document.source.data:
        return
    yield from unreadable(POLICY, beside.after)
    if not all(each.policy_at.document.readable for each in (beside.before, beside.after)):
        return
    for each in differences(was, now):
        said, summed, subject = _said(each, beside.after), _MANY, each.path[0]
        if each.path[0] == "rules" and len(each.path) > 2:
            said, summed, subject = _of_rule(each), _RULES_MANY, each.path[2]
        what = "rule" if summed is _RULES_MANY else each.kind
        yield change_of(POLICY, what, subject, said, summed, each)


def _said(each: Difference, register: Register) -> Said:
    kind, was, now = each.kind, each.was, each.now
    if each.path[0] == "response_times" and len(each.path) > 1 and each.path[-1] != "from":
        return _of_target(each, register)
    if each.path == ("response_times",) and each.listed:
        return _of_targets(each)
    if each.path[0] == "beyond_policy":
        return FilledText(_BEYOND if was is None else _BEYOND_OFF, {"was": was, "now": now})
    if isinstance(was, int) and isinstance(now, int) and not isinstance(was, bool):
        text = _RAISED if now > was else _LOWERED
        return FilledText(text, {"field": field_words(each, WORDS), "was": was, "now": now})
    if kind.startswith("banner.exempt.") and each.model:
        name = PLATFORMS[each.path[-1]].name
        reason = FilledText(Text("{name} ({reason})", "{name} ({reason})"), {
            "name": name, "reason": now if was is None else was})  # fmt: skip
        listed = each._replace(
            path=("banner", "exempt"),
            was=None if was is None else reason,
            now=None if now is None else reason,
            listed=True,
        )
        return said_of(listed, WORDS)
    return said_of(each, WORDS)


def _of_targets(each: Difference) -> Said:
    """Say of response times that hold from a day that they are new, or gone."""
    entry = each.now if each.was is None else each.was
    if not isinstance(entry, ResponseTimes):
        return said_of(each, WORDS)
    times = [
        FilledText(_TIME, {"platform": _platform(name), "time": target.prose})
        for name, target in entry.targets.items()
    ]
    since = FilledText(SINCE, {"day": entry.from_}) if entry.from_ else ""
    text = _TIMES_NEW if each.was is None else _TIMES_GONE
    return FilledText(text, {"since": since, "times": joined(times)})


def _platform(name: str) -> Text:
    return _OTHERS if name == DEFAULT else PLATFORMS[name].name


def _of_target(each: Difference, register: Register) -> Said:
    # The rules are many, and a change of settings is rare.
    from socialpolicy.rules.register.target_softened import is_longer, week_of

    platform = _platform(each.path[-1])
    was, now = each.was, each.now
    values: dict[str, object] = {"platform": platform}
    if isinstance(was, Target) and isinstance(now, Target):
        how = _LONGER if is_longer(now, was, week_of(register)) else _SHORTER
        values |= {"how": how, "was": was.prose, "now": now.prose}
        return FilledText(_TARGET, values)
    # Each language's sentence, with the platform already in it.
    field = Text(*(_OF_PLATFORM.fill(language, values) for language in Language))
    return said_of(each, {each.kind: field})


def _of_rule(each: Difference) -> Said:
    from socialpolicy.rules import RULES

    code = each.path[2]
    rule = next((rule for rule in RULES if rule.code == code), None)
    values: dict[str, object] = {"rule": code, "title": rule.title if rule else code}
    if each.path[1] == "off":
        is_kept_on = rule is None or rule.is_protected
        was_off, is_off = (
            not is_kept_on and isinstance(reason, str) and is_reason(reason)
            for reason in (each.was, each.now)
        )
        if was_off != is_off:
            text = _OFF if is_off else _ON
        elif is_off:
            text = _REWORDED
        elif each.now is None:
            text = _STAYS_ON_UNSAID
        else:
            text = _STAYS_ON_KEPT if is_kept_on else _STAYS_ON
        return FilledText(text, {**values, "now": each.now})
    usual = rule.severity if rule else Severity.WARNING
    was, now = (
        SEVERITY[Severity(value) if isinstance(value, str) else usual]
        for value in (each.was, each.now)
    )
    return FilledText(_SEVERITY, {**values, "was": was, "now": now})


_NEW_YEAR = Text(
    sv="året är nytt, med {count} helgdagar och {closed} andra stängda dagar",
    en="the year is new, with {count} holidays and {closed} other closed days",
)
_YEAR_GONE = Text(sv="året är borttaget", en="the year is removed")
_DAY_ADDED = Text(sv="{day} läggs till ({now})", en="{day} added ({now})")
_DAY_GONE = Text(sv="{day} tas bort ({was})", en="{day} removed ({was})")
_DAY_ALTERED = Text(sv="{day} ändras från {was} till {now}", en="{day} changed from {was} to {now}")
_DAYS_MANY = Text(
    sv="kalendern: {count} dagar ändras: {names}", en="the calendar: {count} days change: {names}"
)


def _of_calendar(beside: Comparison) -> Iterator[Change]:
    was, now = beside.before.years, beside.after.years
    for year in sorted({*was, *now}):
        before, after = was.get(year), now.get(year)
        file = f"calendar/{year}.yaml"
        if after is None:
            yield from unreadable(file, beside.after)
            yield change_of(file, "year-gone", file, _YEAR_GONE, _DAYS_MANY)
        elif before is None:
            values = {"count": len(after.model.holidays), "closed": len(after.model.closed)}
            said = FilledText(_NEW_YEAR, values)
            yield change_of(file, "year-new", file, said, _DAYS_MANY)
        else:
            yield from _of_year(file, before.model, after.model)


def _of_year(file: str, was: CalendarYear, now: CalendarYear) -> Iterator[Change]:
    for name in ("holidays", "closed", "hours"):
        before: Mapping[date, object] = getattr(was, name)
        after: Mapping[date, object] = getattr(now, name)
        for day in sorted({*before, *after}):
            old, new = before.get(day), after.get(day)
            if old == new:
                continue
            text = _DAY_ADDED if old is None else _DAY_GONE if new is None else _DAY_ALTERED
            values = {"day": day, "was": shown_value(old), "now": shown_value(new)}
            each = Difference((name, day.isoformat()), old, new)
            said = FilledText(text, values)
            yield change_of(file, f"calendar-{name}", day.isoformat(), said, _DAYS_MANY, each)
