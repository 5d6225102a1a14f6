"""What happens to a message, and when, as sentences have it: by the municipality's own clock."""

from __future__ import annotations

from datetime import date, datetime

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.schedule import ScheduleError, working_length
from socialpolicy.text import Language, Text, moment

STATES = {
    "open": Text(sv="öppet", en="open"),
    "forwarded": Text(sv="vidarebefordrat", en="forwarded"),
    "answered": Text(sv="besvarat", en="answered"),
    "removed": Text(sv="borttaget", en="removed"),
    "ended": Text(sv="avslutat", en="ended"),
}
"""What the states of a message are called, in the order of `State`."""

KINDS = {
    "question": Text(sv="fråga", en="question"),
    "suggestion": Text(sv="förslag", en="suggestion"),
    "complaint": Text(sv="klagomål", en="complaint"),
    "criticism": Text(sv="kritik", en="criticism"),
    "praise": Text(sv="beröm", en="praise"),
    "advertising": Text(sv="reklam", en="advertising"),
    "unlawful": Text(sv="olagligt", en="unlawful"),
    "personal-attack": Text(sv="personangrepp", en="personal attack"),
    "integrity": Text(sv="kränkt integritet", en="breach of privacy"),
    "other": Text(sv="annat", en="other"),
}
"""What the kinds of message are called, in the order of the model."""

CHANNELS = {
    "comment": Text(sv="kommentar", en="comment"),
    "post": Text(sv="inlägg", en="post"),
    "direct-message": Text(sv="direktmeddelande", en="direct message"),
    "mention": Text(sv="omnämnande", en="mention"),
    "review": Text(sv="omdöme", en="review"),
    "referral": Text(sv="hänvisat", en="referral"),
}
"""What the ways in are called, in the order of the model."""

GROUNDS = {
    "advertising": Text(sv="reklam", en="advertising"),
    "product-advertising": Text(sv="produktreklam", en="product advertising"),
    "defamation": Text(sv="förtal", en="defamation"),
    "personal-attack": Text(sv="personangrepp", en="personal attack"),
    "hate-speech": Text(sv="hets mot folkgrupp", en="hate speech"),
    "sexism": Text(sv="sexistiskt yttrande", en="sexist statement"),
    "harassment": Text(sv="andra trakasserier", en="other harassment"),
    "unlawful-violence": Text(sv="olovlig våldsskildring", en="unlawful depiction of violence"),
    "pornography": Text(sv="pornografi", en="pornography"),
    "incitement": Text(sv="uppmaning till brott", en="incitement to crime"),
    "copyright": Text(sv="upphovsrätt", en="copyright"),
    "secrecy": Text(sv="sekretess", en="secrecy"),
    "integrity": Text(sv="kränkt integritet", en="breach of privacy"),
    "other-law": Text(sv="annan lag", en="another law"),
}
"""What the grounds are called, in the order of the model."""


def moment_text(second: int, register: Register) -> Text:
    """Write a UTC second of the log.

    The year is said when it is another than today's, and seconds when there are any.
    """
    shown = register.schedule.local(second)
    year = shown.year != register.today.year
    sv, en = (moment(shown, language, year=year) for language in Language)
    return Text(f"{sv}.{shown:%S}", f"{en}:{shown:%S}") if shown.second else Text(sv, en)


def deadline_text(second: int, register: Register) -> Text:
    """Write a deadline; one at a closing at midnight ends its own day, at 24."""
    year = register.schedule.local(second).year != register.today.year
    return register.schedule.prose(second, year=year)


def staffed_text(first: int, last: int, register: Register) -> Text | None:
    """Write how much staffed time has passed between two UTC seconds; None when there is none."""
    try:
        seconds = register.schedule.open_seconds_between(first, last)
    except ScheduleError:
        return None
    return working_length(seconds) if seconds else None


def local_time(when: datetime, register: Register) -> datetime:
    """Give a time as written, local or with an offset, as the municipality's clock showed it."""
    return when if when.tzinfo is None else when.astimezone(register.schedule.zone)


def local_day(when: datetime, register: Register) -> date:
    """Give the date of a time as written: local, or with an offset."""
    return local_time(when, register).date()


def is_possible(day: date, filed: Located[Account] | None, register: Register) -> bool:
    """Say whether a message can have come in on a day: not ahead, nor while nothing was open.

    An account that is not known is taken to have been open.
    """
    if day > register.today:
        return False
    if filed is None:
        return True
    account = filed.model
    closed = account.closing is not None and account.closing.on < day
    opened = account.opened or account.begun
    return opened is not None and opened <= day and not closed


_ORDINALS = (
    *(Text(sv="första", en="first"), Text(sv="andra", en="second"), Text(sv="tredje", en="third")),
    *(Text(sv="fjärde", en="fourth"), Text(sv="femte", en="fifth"), Text(sv="sjätte", en="sixth")),
    *(Text(sv="sjunde", en="seventh"), Text(sv="åttonde", en="eighth")),
    *(Text(sv="nionde", en="ninth"), Text(sv="tionde", en="tenth")),
)


def action_text(number: int) -> Text:
    """Name an action by its number, counted from 1: `den tredje åtgärden`."""
    if number <= len(_ORDINALS):
        which = _ORDINALS[number - 1]
        return Text(sv=f"den {which.sv} åtgärden", en=f"the {which.en} action")
    return Text(sv=f"åtgärd {number}", en=f"action {number}")
