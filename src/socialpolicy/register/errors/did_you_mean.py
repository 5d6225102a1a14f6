"""What somebody meant by a word that is misspelt, in Swedish or another name of a known one.

A value may also have another form: `20/11 2026`, `8-17`, `fyra timmar`.

Each `…_meant` gives the value as the register writes it, or None when the text
can be understood in no way or in several.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from socialpolicy import schedule
from socialpolicy.schedule.written import whole_day, whole_time
from socialpolicy.text import nearest

LONGEST = 40
"""Characters of a word that is compared at all; the longest known one has 20."""


def _pairs(lines: str) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        words, known = line.split(": ")
        for word in words.split():
            pairs[word] = tuple(known.split())
    return pairs


_VALUES = _pairs(
    """
    fråga: question
    förslag synpunkt synpunkter: suggestion
    klagomål: complaint
    kritik: criticism
    beröm tack: praise
    reklam annons: advertising
    produktreklam: product-advertising
    olagligt olaglig: unlawful
    personangrepp påhopp: personal-attack
    integritet integritetskränkning: integrity
    annat annan övrigt: other
    kommentar: comment
    inlägg: post
    direktmeddelande dm pm: direct-message
    omnämnande: mention
    omdöme recension: review
    hänvisat hänvisad: referral
    besvarad besvarat svarat svar: answered
    vidarebefordrad vidarebefordrat: forwarded
    borttagen borttaget raderad raderat: removed
    avslutad avslutat: ended
    dold dolt: hidden
    blockerad blockerat: blocked
    återöppnad återöppnat: reopened
    tillbakadraget återtaget: withdrawn
    dubblett dubbelt: duplicate
    borta försvunnet: gone
    inget-svar: no-answer-needed
    förtal: defamation
    hets hets-mot-folkgrupp: hate-speech
    trakasserier: harassment
    olaga-våldsskildring våld: unlawful-violence
    pornografi: pornography
    uppvigling: incitement
    upphovsrätt: copyright
    sekretess: secrecy
    annan-lag: other-law
    lag: law
    diariefört diarieförd: registered
    ringa ringa-betydelse uppenbart-av-ringa-betydelse: minor
    ordnat hålls-ordnat: kept-in-order
    officiell officiellt: official
    verksamhet: operational
    kampanj: campaign
    kris: crisis
    ansvarig: responsible
    ersättare: deputy
    namn: name
    adress: address
    nämnd: board
    förvaltning: department
    enhet: unit
    bolag: company
    översikt översiktlig: overview
    unik unikt unika: unique
    allt hela fullständig fullständigt: full
    cc0 cc0-1-0: CC0-1.0
    cc-by cc-by-4 cc-by-4-0: CC-BY-4.0
    svenska sverige swedish sweden: sv SE
    engelska english: en
    inga: none
    ingen: none nobody
    intyg intygas: attestation
    fel: error
    varning: warning
    upplysning: info
    aldrig: never
    skall måste: ska
    måndag mån monday: mon
    tisdag tis tuesday: tue
    onsdag ons wednesday: wed
    torsdag tor tors thursday: thu
    fredag fre friday: fri
    lördag lör saturday: sat
    söndag sön sunday: sun
    fb meta: facebook
    insta ig: instagram
    blogg webblogg: blog
    youtube-kanal yt: youtube
    konto konton: account
    kalender år: calendar
    meddelande meddelanden logg log: messages
    meningar mening: clauses
    nämnder enheter: organisation
    inställningar: policy
    """
)


def same_key(word: str, known: Collection[str]) -> str | None:
    """Find the key that an unknown one is another name of: in Swedish, or in other letters."""
    return _same(_plain_key(word), known, key_aliases())


@cache
def key_aliases() -> Mapping[str, tuple[str, ...]]:
    """Give what the models say of their fields: the keys that each other name may mean."""
    from socialpolicy.register.model_paths import known_fields, models_in
    from socialpolicy.register.models.field_types import known_of
    from socialpolicy.register.schema import SCHEMAS

    meant: dict[str, tuple[str, ...]] = {}
    for whole, _ in SCHEMAS.values():
        for _, model in models_in(whole):
            for key, field in known_fields(model).items():
                for alias in known_of(field).aliases.split():
                    meant[alias] = (*meant.get(alias, ()), key)
    return meant


def like_key(word: str, known: Collection[str]) -> str | None:
    """Find the key that an unknown one is most like, if it is a misspelling of any."""
    return nearest(_plain_key(word), known)


def is_certain(word: str, meant: str, known: Collection[str]) -> bool:
    """Say whether nothing else can be meant: another name of the key, or one letter wrong."""
    if same_key(word, known) == meant:
        return True
    plain = _plain_key(word)
    same = 0
    while plain[same : same + 1] == meant[same : same + 1] != "":
        same += 1
    rest, right = plain[same:], meant[same:]
    # A letter too many, too few, another, or two that changed places.
    swapped = len(right) > 1 and rest == right[1] + right[0] + right[2:]
    return swapped or right == rest[1:] or rest == right[1:] or rest[1:] == right[1:]


def nearest_value(word: str, known: Collection[str]) -> str | None:
    """Find the word that was meant, among those that its place takes."""
    plain = _plain(word, "-")
    return _same(plain, known, _VALUES) or nearest(plain, known)


def same_value(word: str, known: Collection[str]) -> str | None:
    """Find the word that another is only another name of, in Swedish or in other letters."""
    return _same(_plain(word, "-"), known, _VALUES)


def _plain_key(word: str) -> str:
    return _plain(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word[: LONGEST + 1]), "_")


def _plain(word: str, joiner: str) -> str:
    return re.sub(r"[-_\s.]+", joiner, word.strip().lower()) if len(word) <= LONGEST else ""


def _same(
    plain: str, known: Collection[str], other_names: Mapping[str, tuple[str, ...]]
) -> str | None:
    by_plain = {each.lower(): each for each in known}
    others = (other for other in other_names.get(plain, ()) if other in known)
    return by_plain.get(plain) or next(others, None)


LONGEST_VALUE = 60
"""Characters of a text that is looked into at all."""

_YEAR_DAY_MONTH = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SPAN = re.compile(
    r"(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d\d))?\s*(?:-|\u2013|\u2014|till|to)\s*(\d{1,2})(?:[:.]?(\d\d))?",
    re.ASCII,
)
_AMOUNT = re.compile(r"(\d{1,6}|[a-zåäö]+)\s*([a-zåäö ]*)\.?")

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "en ett one a an",
            "två two",
            "tre three",
            "fyra four",
            "fem five",
            "sex six",
            "sju seven",
            "åtta eight",
            "nio nine",
            "tio ten",
            "elva eleven",
            "tolv twelve",
        ),
        start=1,
    )
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "minutes": "min minut minuter minute minutes",
        "hours": "h tim timme timmar hour hours hrs",
        "working days": "arbetsdag,arbetsdagar,vardag,vardagar,dag,dagar,day,days,"
        "working day,working days,workday,workdays,business day,business days",
    }.items()
    for word in (words.split(",") if "," in words else words.split())
}
_YES = frozenset(["true", "yes", "ja", "sant", "on", "y", "j", "1", "x"])
_NO = frozenset(["false", "no", "nej", "falskt", "off", "n", "0"])


def day_meant(text: str) -> str | None:
    """Read a day written by numbers or with the month's name; a day comes before its month."""
    words = _lower_words(text)
    day = whole_day(words) or whole_time(words)
    if day is None and (match := _YEAR_DAY_MONTH.fullmatch(words)):
        day = whole_day(f"{match[3]}-{match[2]}-{match[1]}")
    return day.strftime("%Y-%m-%d") if day and _is_in_reach(day) else None


def time_meant(text: str) -> str | None:
    """Read a day and a time of day, whatever is between them."""
    moment = whole_time(_lower_words(text))
    if moment is None or not _is_in_reach(moment):
        return None
    written = moment.isoformat(sep=" ", timespec="seconds" if moment.second else "minutes")
    return written.replace("+00:00", "Z")


def hours_meant(text: str) -> str | None:
    """Read opening hours with dots, without minutes or with a longer dash."""
    match = _SPAN.fullmatch(_lower_words(text))
    if not match:
        return None
    opening, minute, closing, last = match.groups(default="00")
    meant = f"{int(opening):02}:{minute}-{int(closing):02}:{last}"
    try:
        schedule.parse_hours(meant)
    except schedule.ScheduleError:
        return None
    return meant


def target_meant(text: str) -> str | None:
    """Read a length of time in Swedish, in short forms, or with the number as a word."""
    match = _AMOUNT.fullmatch(_lower_words(text))
    number = _number(match[1]) if match else None
    unit = _UNITS.get(match[2].strip()) if match else None
    if number is None or unit is None:
        return None
    try:
        return str(schedule.Target.parse(f"{number} {unit}"))
    except schedule.ScheduleError:
        return None


def count_meant(text: str) -> str | None:
    """Read a whole number written as a word or has a unit after it."""
    match = _AMOUNT.fullmatch(_lower_words(text))
    number = _number(match[1]) if match else None
    return str(number) if number else None


def flag_meant(text: str) -> str | None:
    """Read a yes or a no."""
    word = _lower_words(text)
    if word in _YES:
        return "true"
    return "false" if word in _NO else None


def slug_meant(text: str) -> str | None:
    """Make an id of a name: `Kultur och fritid` becomes `kultur-och-fritid`.

    Only of words of letters. Whatever else could be secret, and in another
    spelling it would not be known again and covered.
    """
    if len(text) > LONGEST_VALUE or not all(letter.isalpha() or letter in " -_" for letter in text):
        return None
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z]+", plain)) or None


def _lower_words(text: str) -> str:
    return " ".join(text.lower().split()) if len(text) <= LONGEST_VALUE else ""


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBERS.get(word)


def _is_in_reach(day: date) -> bool:
    return schedule.FIRST_YEAR <= day.year <= schedule.LAST_YEAR
