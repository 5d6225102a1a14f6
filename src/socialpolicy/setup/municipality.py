"""What is asked about a municipality that begins: each answer read, or refused in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from socialpolicy.platforms import platform_named
from socialpolicy.register.errors.did_you_mean import hours_meant, target_meant
from socialpolicy.register.models.field_types import DEFAULT
from socialpolicy.schedule import ScheduleError, parse_day
from socialpolicy.text import Language, Text, TranslatedError
from socialpolicy.yaml.plain import Plain

KEYS = (
    "authority", "website", "domains", "departments", "coordinator", "hours", "response_times",
    "lang", "messages", "owner", "action",
)  # fmt: skip
"""Everything that is answered or presumed, in the order it is asked; `action` is not asked."""

OWN_LOG = "registry"
"""The answer that the log lies in the register."""


class Department(NamedTuple):
    """A department, unit or company, with the name of its board."""

    name: str
    board: str = ""
    kind: str = "department"


class Municipality(NamedTuple):
    """All that is known of a municipality; `presumed` names the answers that nobody gave."""

    authority: str
    website: str
    domains: tuple[str, ...]
    departments: tuple[Department, ...]
    coordinator: str
    hours: Mapping[str, Plain]
    response_times: Mapping[str, str]
    lang: Language
    messages: str
    owner: str
    action: str
    presumed: frozenset[str] = frozenset()


class AnswerRefusedError(TranslatedError):
    """An answer that cannot be used. `said` tells why, and how one looks that can."""


_EMPTY = Text(sv="Det behövs ett svar här.", en="An answer is needed here.")
_LINE = Text(
    sv="Svaret innehåller ett osynligt tecken eller en radbrytning. Skriv det på en rad.",
    en="The answer holds an invisible character or a line break. Write it on one line.",
)
_LONG = Text(
    sv="Svaret är längre än {longest} tecken. Korta det.",
    en="The answer is longer than {longest} characters. Shorten it.",
)
_NAMELESS = Text(
    sv="{word} har inga bokstäver att göra ett kortnamn av. Skriv ett namn.",
    en="{word} has no letters to make a short name of. Write a name.",
)
_NOT_DOMAIN = Text(
    sv="{word} är ingen adress till en webbplats. Skriv till exempel exempel.se.",
    en="{word} is not the address of a website. Write for example example.se.",
)
_NOT_DAYS = Text(
    sv="{word} är inga tider. Skriv till exempel 08:00-17:00, eller mån-tor 08:00-17:00; fre "
    "08:00-15:00.",
    en="{word} are no hours. Write for example 08:00-17:00, or mon-thu 08:00-17:00; fri "
    "08:00-15:00.",
)
_NOT_TARGET = Text(
    sv="{word} är ingen svarstid. Skriv till exempel 1 arbetsdag, eller x: 4 timmar; 1 arbetsdag.",
    en="{word} is not a response time. Write for example 1 working day, or x: 4 hours; 1 working "
    "day.",
)
_NOT_PLATFORM = Text(
    sv="{word} är ingen plattform som verktyget känner. Skriv till exempel facebook eller x.",
    en="{word} is not a platform that the tool knows. Write for example facebook or x.",
)
_NOT_LANGUAGE = Text(sv="Skriv sv eller en.", en="Write sv or en.")
_NOT_OWNER = Text(
    sv="{word} är ingen grupp eller användare på GitHub. Skriv till exempel "
    "@exempelkommun/kommunikation.",
    en="{word} is not a team or user on GitHub. Write for example @example/communications.",
)
_NOT_ACTION = Text(
    sv="{word} är inte ÄGARE/REPO@COMMIT. Commit är hela id:t, 40 tecken, på den version ni har "
    "granskat.",
    en="{word} is not OWNER/REPO@COMMIT. The commit is the whole id, 40 characters, of the "
    "version you have looked at.",
)

LONGEST = 500
"""Characters of one name or word, as the register has it."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_DOMAIN = re.compile(r"(?:[a-z0-9åäöé](?:[a-z0-9åäöé-]{0,61}[a-z0-9åäöé])?\.)+[a-z]{2,20}")
_OWNER = re.compile(r"@[A-Za-z0-9](?:[\w.-]*)(?:/[\w.-]+)?|[^@\s#\\]+@[A-Za-z0-9.-]+", re.ASCII)
_ACTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+@[0-9a-f]{40}")
_COMPANY = re.compile(r"\b(?:AB|aktiebolag|Ltd|Inc)\b|bolaget\b", re.IGNORECASE)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{
        name: number
        for number, name in enumerate(("mån", "tis", "ons", "tor", "fre", "lör", "sön"))
    },
}
_SPANNED = re.compile(r"(?P<first>[a-zåäö]+)(?: ?[-–] ?(?P<last>[a-zåäö]+))? (?P<hours>[0-9].*)")


def one_line(text: str, longest: int = LONGEST) -> str:
    """Take a text as one line. Raises AnswerRefusedError for an empty, hidden or endless one."""
    if _UNSEEN.search(text):
        raise AnswerRefusedError(_LINE)
    plain = " ".join(text.split())
    if not plain:
        raise AnswerRefusedError(_EMPTY)
    if len(plain) > longest:
        raise AnswerRefusedError(_LONG, longest=longest)
    return plain


def named(text: str) -> str:
    """Take the name of an authority, department or unit, of which a short name can be made."""
    plain = one_line(text, 200)
    if not slug_of(plain):
        raise AnswerRefusedError(_NAMELESS, word=plain)
    return plain


_OF_PLACE = re.compile(
    r"(?P<place>.+?)(?:(?<!for)(?<!å)(?<!nä)(?<!grum)s)?\s+(?:kommun|stad)"
    r"|(?P<other>.+?)\s+(?:municipality|council)",
    re.IGNORECASE,
)
"""A Swedish name has the genitive of the place, but where the place's own name ends in an s."""


def place_of(authority: str) -> str:
    """Give the name of an authority's place: `Köping` of `Köpings kommun`."""
    found = _OF_PLACE.fullmatch(authority.strip())
    return (found["place"] or found["other"]) if found else authority


def slug_of(name: str) -> str:
    """Make a short name of a name, in what a short name has room for."""
    from socialpolicy.register.naming import slug

    return slug(name)[:60].strip("-")


def domain(text: str) -> str:
    """Read a website's address as its domain: `https://www.exempel.se/` is `exempel.se`."""
    plain = one_line(text).casefold()
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", plain).partition("/")[0]
    if not _DOMAIN.fullmatch(bare):
        raise AnswerRefusedError(_NOT_DOMAIN, word=text.strip())
    return bare


def domains(text: str) -> tuple[str, ...]:
    """Read the domains of work addresses, with commas, semicolons or blanks between."""
    parts = re.split(r"[,;\s]+", one_line(text, 2000).strip(" ,;"))
    return tuple(dict.fromkeys(domain(part.removeprefix("@")) for part in parts))


def departments(text: str) -> tuple[Department, ...]:
    """Read departments with their boards: `Socialförvaltningen: Socialnämnden; Bolaget AB`.

    A line each does as well as a semicolon, as in a list; a tab or a comma before the board too.
    """
    parts = [part for part in re.split(r"[;\n]", text.replace("\r", "\n")) if part.strip(" \t,")]
    if not parts:
        raise AnswerRefusedError(_EMPTY)
    found: dict[str, Department] = {}
    for part in parts:
        name, _, board = re.sub(r"[\t,]|:", "\0", part, count=1).partition("\0")
        name = named(name)
        kind = "company" if _COMPANY.search(name) and not board.strip() else "department"
        entry = Department(name, named(board) if board.strip() else "", kind)
        found.setdefault(slug_of(name), entry)
    return tuple(found.values())


def hours(text: str) -> dict[str, Plain]:
    """Read the hours of the week; hours alone are those of Monday to Friday."""
    week: dict[str, Plain] = {}
    for part in one_line(text).casefold().split(";"):
        match = _SPANNED.fullmatch(part.strip())
        first, last = (match["first"], match["last"] or match["first"]) if match else ("mon", "fri")
        days = [_day(word, text) for word in (first, last)]
        day_hours = _hours_of_day(match["hours"] if match else part, text)
        for number in range(days[0], days[1] + 1):
            week[_DAYS[number]] = day_hours
        if days[0] > days[1]:
            raise AnswerRefusedError(_NOT_DAYS, word=text.strip())
    return {day: week[day] for day in _DAYS if day in week}


def _day(word: str, text: str) -> int:
    for name, number in _DAY_NAMES.items():
        if word.startswith(name):
            return number
    raise AnswerRefusedError(_NOT_DAYS, word=text.strip())


def _hours_of_day(written: str, text: str) -> Plain:
    spans = [hours_meant(part) for part in re.split(r",| och | and ", written)]
    known = [span for span in spans if span]
    try:
        parse_day(known)
    except ScheduleError:
        known = []
    if not known or len(known) < len(spans):
        raise AnswerRefusedError(_NOT_DAYS, word=text.strip())
    return known[0] if len(known) == 1 else list(known)


def response_times(text: str) -> dict[str, str]:
    """Read response times: `x: 4 timmar; 1 arbetsdag`, one alone being that of all platforms."""
    found: dict[str, str] = {}
    for part in one_line(text).split(";"):
        name, colon, written = part.rpartition(":")
        target = target_meant(written)
        if target is None:
            raise AnswerRefusedError(_NOT_TARGET, word=written.strip() or text.strip())
        found[_platform(name.strip()) if colon else DEFAULT] = target
    return {**{key: found[key] for key in found if key != DEFAULT}, DEFAULT: _last(found)}


def _platform(name: str) -> str:
    if name.casefold() in (DEFAULT, "andra", "övriga", "others"):
        return DEFAULT
    platform = platform_named(name)
    if platform is None:
        raise AnswerRefusedError(_NOT_PLATFORM, word=name)
    return platform.id


def _last(found: Mapping[str, str]) -> str:
    return found.get(DEFAULT, "1 working day")


def language(text: str) -> Language:
    """Read the language of the register."""
    word = one_line(text).casefold()
    for each, words in (
        (Language.SWEDISH, "sv svenska swedish"),
        (Language.ENGLISH, "en engelska english"),
    ):
        if word in words.split():
            return each
    raise AnswerRefusedError(_NOT_LANGUAGE)


def messages(text: str) -> str:
    """Read where the log is; empty where it lies in the register."""
    plain = one_line(text)
    own = plain.casefold().strip("/") in ("registry", "registret", "register", "messages", "-")
    return "" if own else plain


def owner(text: str) -> str:
    """Read who owns the register on GitHub: a team, a user or an address."""
    plain = one_line(text)
    if not _OWNER.fullmatch(plain):
        raise AnswerRefusedError(_NOT_OWNER, word=plain)
    return plain


def action(text: str) -> str:
    """Read where the actions come from: `OWNER/REPO@COMMIT`, the commit's whole id."""
    plain = one_line(text)
    if not _ACTION.fullmatch(plain):
        raise AnswerRefusedError(_NOT_ACTION, word=plain)
    return plain


READERS: Mapping[str, Callable[[str], object]] = {
    "authority": named,
    "website": domain,
    "domains": domains,
    "departments": departments,
    "coordinator": named,
    "hours": hours,
    "response_times": response_times,
    "lang": language,
    "messages": messages,
    "owner": owner,
    "action": action,
}
"""How each answer is read from what somebody wrote. Each raises AnswerRefusedError."""

_PRESUMED = {
    "departments": Text(
        sv="Kommunledningsförvaltningen: Kommunstyrelsen",
        en="Executive Office: Executive Board",
    ),
    "coordinator": Text(sv="Kommunikationsenheten", en="Communications Unit"),
    "hours": Text(sv="08:00-17:00", en="08:00-17:00"),
    "response_times": Text(sv="1 arbetsdag", en="1 working day"),
    "messages": Text(sv="registret", en="register"),
}
NO_ACTION = "OWNER/socialpolicy@COMMIT"
"""Stands for the action until somebody has said where it comes from."""


def presumed(
    key: str, given: Mapping[str, str], language: Language, stated: Mapping[str, str] | None = None
) -> str:
    """Suggest an answer from those given; empty where nothing can be suggested.

    What the policy has `stated` goes before what most municipalities have.
    """
    if stated and key in stated:
        return stated[key]
    if key == "website":
        place = place_of(given["authority"]).replace(" ", "")
        return f"{slug_of(place) or 'example'}.se"
    if key == "domains":
        return given["website"]
    if key == "lang":
        return language.value
    if key == "owner":
        return f"@ORGANISATION/{slug_of(given['coordinator'])}"
    return _PRESUMED[key].in_language(language) if key in _PRESUMED else ""


def settled(
    given: Mapping[str, str], language: Language, stated: Mapping[str, str] | None = None
) -> Municipality:
    """Read all answers, those that nobody gave presumed. `authority` has to be among them."""
    words: dict[str, str] = {}
    for key in KEYS:
        words[key] = given.get(key) or presumed(key, words, language, stated)
    values = {key: READERS[key](words[key]) for key in KEYS if words[key]}
    values.setdefault("action", NO_ACTION)
    left = frozenset(key for key in KEYS if not given.get(key))
    return Municipality(**values, presumed=left)  # type: ignore[arg-type]


def units_of(municipality: Municipality) -> Sequence[Department]:
    """List the departments and, where it is none of them, the unit that coordinates."""
    known = {slug_of(each.name) for each in municipality.departments}
    if slug_of(municipality.coordinator) in known:
        return municipality.departments
    return (*municipality.departments, Department(municipality.coordinator, kind="unit"))
