"""From what a person writes to what the file holds, with a sentence for what cannot.

A day alone is no time of the log: that is evidence of what happened when, and an hour
that nobody gave would be invented.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from socialpolicy.cli.context import read_clock
from socialpolicy.cli.errors import CommandError, visible
from socialpolicy.register.models.field_types import SLUG
from socialpolicy.register.naming import slug
from socialpolicy.register.register import Register
from socialpolicy.register.roles import no_role
from socialpolicy.schedule import Schedule, ScheduleError
from socialpolicy.schedule.written import read_day
from socialpolicy.text import Language, Text, TranslatedError
from socialpolicy.wizard.form import Answer, AnswerKind, Question, Situation
from socialpolicy.wizard.hints import LONGEST_ID
from socialpolicy.wizard.person_asked import is_for_a_role
from socialpolicy.yaml.errors import NOT_ALLOWED

NOTHING = "-"
"""What is written to leave an answer for later, or out."""

LONGEST = 100_000
"""Characters that are looked at at all; the rules say how long an answer may be."""

_CONTROL = Text(
    sv="Svaret innehåller ett osynligt styrtecken, {character}. Skriv det utan.",
    en="The answer contains an invisible control character, {character}. Remove it.",
)
_LINES = Text(
    sv="Svaret ska stå på en rad. Ta bort radbrytningen.",
    en="The answer must be on one line. Remove the line break.",
)
_LONG = Text(
    sv="Svaret är längre än {longest} tecken. Korta det.",
    en="The answer is longer than {longest} characters. Shorten it.",
)
_NOT_DAY = Text(
    sv="{word} är ingen dag. Skriv till exempel {today}, i går eller 20 nov.",
    en="{word} is not a day. Write for example {today}, yesterday or 20 Nov.",
)
_NOT_LISTED = Text(
    sv="{word} finns inte att välja på. Välj ett av {known}.",
    en="{word} is not on the list. Choose one of {known}.",
)
_NOT_ADDRESS = Text(
    sv="Adressen går inte att använda: {reason}.", en="The address cannot be used: {reason}."
)
_TAKEN = Text(
    sv="Ett konto har redan kortnamnet {id}. Välj ett annat.",
    en="There is already an account with the short name {id}. Choose another.",
)
_NOT_SLUG = Text(
    sv="Kortnamnet får bara ha små bokstäver a–z, siffror och bindestreck. Skriv till exempel "
    "{example}.",
    en="The short name may only have small letters a–z, digits and hyphens. Write for example "
    "{example}.",
)
_NOT_COUNT = Text(
    sv="{word} är inget helt tal från 1 och uppåt. Skriv till exempel 1.",
    en="{word} is not a whole number from 1 up. Write for example 1.",
)
_NO_ROLE = Text(
    sv="{word} är {what}. Skriv rollen, till exempel Kanslisekreterare.",
    en="{word} is {what}. Write the role, such as Administrative officer.",
)
_EMPTY = Text(sv="Det behövs ett svar här.", en="An answer is needed here.")
_NOT_PAST_DAY = Text(
    sv="{word} är ingen dag. Skriv till exempel 2026-11-20, i går eller 20 nov.",
    en="{word} is not a day. Write for example 2026-11-20, yesterday or 20 Nov.",
)
_NOT_YET = Text(
    sv="{word} har inte varit än. Skriv dagen då det gjordes.",
    en="{word} is in the future. Write the day when it was done.",
)

_ARTICLE = re.compile("(en|ett|an?) ")
_WORDS = {"ja": "true", "j": "true", "yes": "true", "y": "true", "nej": "false", "no": "false"}
_WORDS["n"] = "false"


class AnswerError(TranslatedError):
    """An answer that cannot be used. `said` says why, in both languages."""


def read_answer(question: Question, text: str, situation: Situation) -> dict[str, Answer]:
    """Read an answer: the keys of the account it fills, with what is to be there.

    Blanks around it do not count. An address fills the platform and the
    handle too. Raises AnswerError for what cannot stand in the file; the
    rules judge the rest.
    """
    text = text.strip()
    _require_fit(question, text)
    if not text:
        raise AnswerError(_EMPTY)
    if question.kind is AnswerKind.ADDRESS:
        return _address(question.key, text)
    if question.kind is AnswerKind.ROLES:
        roles = [role.strip() for role in text.split(";") if role.strip()]
        for role in roles:
            _require_role(role)
        return {question.key: roles}
    answer = _one(question, text, situation)
    # A mailbox may get what is forwarded.
    if is_for_a_role(question) and not (question.path[-1] == "to" and "@" in answer):
        _require_role(answer)
    objection = question.demand(answer, situation) if question.demand else None
    if objection:
        raise AnswerError(objection.text, **objection.values)
    return {question.key: answer}


def _one(question: Question, text: str, situation: Situation) -> str:
    match question.kind:
        case AnswerKind.DAY:
            return _day(question, text, situation.today)
        case AnswerKind.PAST_DAY | AnswerKind.MOMENT | AnswerKind.TOLD:
            return _time_of_log(question.kind, text, situation)
        case AnswerKind.CHOICE:
            return _choice(question, text, situation)
        case AnswerKind.SLUG:
            return _free(text, situation)
        case AnswerKind.COUNT:
            return _count(text)
        case _:
            return text


def _require_role(role: str) -> None:
    """Refuse an address, a day or a number where a role is asked for."""
    if what := no_role(role):
        raise AnswerError(_NO_ROLE, word=role, what=what)


def _time_of_log(kind: AnswerKind, text: str, situation: Situation) -> str:
    try:
        if kind is AnswerKind.PAST_DAY:
            return day_written(text, situation.today)
        if kind is AnswerKind.TOLD:
            return told_written(text, situation.register)
        return moment_as_logged(text, situation.register)
    except (CommandError, ScheduleError) as refusal:
        raise AnswerError(refusal.said.text, **refusal.said.values) from None


def read_value(question: Question, value: Any, situation: Situation) -> dict[str, Answer]:  # noqa: ANN401 - whatever a file holds
    """Read an answer from a YAML file: text as a person writes it, or a list of roles.

    Raises AnswerError for a value of another shape.
    """
    if isinstance(value, str):
        return read_answer(question, value, situation)
    if isinstance(value, list) and question.kind is AnswerKind.ROLES:
        roles = [role for role in value if isinstance(role, str)]
        for role in roles:
            _require_fit(question, role)
            _require_role(role)
        if roles and len(roles) == len(value):
            return {question.key: roles}
    raise AnswerError(_EMPTY)


def _require_fit(question: Question, text: str) -> None:
    """Refuse what no file of the register may hold: control characters, half a pair, too much."""
    if len(text) > LONGEST:
        raise AnswerError(_LONG, longest=LONGEST)
    odd = NOT_ALLOWED.search(text)
    letter = odd.group() if odd else next(filter(_is_odd, text), "")
    if letter:
        raise AnswerError(_CONTROL, character=f"U+{ord(letter):04X}")
    if "\n" in text and question.kind is not AnswerKind.LONG:
        raise AnswerError(_LINES)


def _is_odd(letter: str) -> bool:
    return letter in "\t\r" or "\ud800" <= letter <= "\udfff"


def _day(question: Question, text: str, today: date) -> str:
    # A day nearly a year back would be taken in silence for one that somebody means ahead; the
    # rules say where a day may not lie ahead.
    day = read_day(text, today, ahead=True)
    if day is None:
        raise AnswerError(_NOT_DAY, word=text, today=today.isoformat())
    if day > today and _has_happened(question):
        # A weekday alone can only be the one that has just been.
        before = read_day(text, today) or day
        day = before if today - before < timedelta(7) else day
    return day.isoformat()


def chosen(question: Question, text: str, situation: Situation) -> str | None:
    """Find what is chosen by its value, its title or another name of it, in either language."""
    from socialpolicy.register.errors.did_you_mean import same_value

    listed = question.listed(situation)
    wanted = _without_article(text)
    for choice in listed:
        names = (choice.value, *choice.title, *_briefly(choice.title))
        if wanted in map(_without_article, names):
            return choice.value
    return same_value(text, question.known_words or [choice.value for choice in listed])


def require_chosen(question: Question, text: str, situation: Situation) -> str:
    """Find what an option with a list of its own chooses. Raises CommandError for what is none."""
    found = chosen(question, text, situation)
    if found is None:
        titles = {each.value: _briefly(each.title) for each in question.listed(situation)}
        known = [_named(word, titles.get(word)) for word in question.known_words]
        either = Text(
            *(", ".join(each.in_language(spoken) for each in known) for spoken in Language)
        )
        raise CommandError(question.unknown or _NOT_LISTED, word=visible(text), known=either)
    return found


def _without_article(title: str) -> str:
    return _ARTICLE.sub("", title.casefold())


def _briefly(title: Text) -> Text:
    """Give the name that a title of a list begins with, as it is in a sentence."""
    sv, en = (each.partition(":")[0].removesuffix(" …") for each in title)
    return Text(sv[:1].lower() + sv[1:], en[:1].lower() + en[1:])


def _named(word: str, title: Text | None) -> Text:
    return Text(f"{title.sv} ({word})" if title else word, word)


def _has_happened(question: Question) -> bool:
    """Say whether the answer is the day of something that must have happened."""
    from socialpolicy.register.model_paths import follow
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.models.field_types import known_of

    field = follow(Account, question.path).field
    return field is not None and known_of(field).happened is not None


def _choice(question: Question, text: str, situation: Situation) -> str:
    """Find what is chosen, as `chosen` does, and what else the form can make of the words."""
    found = chosen(question, text, situation)
    if found is not None:
        return found
    listed = question.listed(situation)
    wanted = text.casefold()
    if question.key == "platform":
        from socialpolicy.platforms import platform_named

        # The list has those that an address does not tell; a file may name any of them.
        platform = platform_named(text)
        if platform:
            return platform.id
    values = [choice.value for choice in listed]
    if set(values) == {"true", "false"} and wanted in _WORDS:
        return _WORDS[wanted]
    if question.finds:
        try:
            return question.finds(text, situation)
        except CommandError as refusal:
            raise AnswerError(refusal.said.text, **refusal.said.values) from None
    if question.other or not listed:
        return text
    raise AnswerError(_NOT_LISTED, word=text, known=values)


def _free(id: str, situation: Situation) -> str:
    """Refuse what is not a short name, and one that an account has already."""
    if not re.fullmatch(SLUG, id):
        raise AnswerError(_NOT_SLUG, example=slug(id)[:LONGEST_ID] or "bibliotek-facebook")
    if situation.register.account(id) or id in situation.register.unread_accounts:
        raise AnswerError(_TAKEN, id=id)
    return id


def _count(text: str) -> str:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise AnswerError(_NOT_COUNT, word=visible(text))
    return text


def _address(key: str, text: str) -> dict[str, Answer]:
    """Read an address as the account's, in its canonical form, with what it tells.

    An address that only pages have is kept where the canonical one may be a person's too.
    """
    from socialpolicy.platforms import PLATFORMS, Address, plain_address, read_address

    found = read_address(text)
    if not isinstance(found, Address) and found.instead:
        found = read_address(found.instead)
    if not isinstance(found, Address):
        raise AnswerError(_NOT_ADDRESS, reason=found.said)
    platform = PLATFORMS[found.platform]
    told: dict[str, Answer] = {key: found.url}
    canonical = read_address(found.url)
    if isinstance(canonical, Address) and canonical.shared and not found.shared:
        told[key] = plain_address(text if "://" in text else f"https://{text}", platform)
    if platform.website:
        return told  # any address will do there, so the platform is not told by it
    told["platform"] = found.platform
    if found.platform_id:
        told["platform_id"] = found.platform_id
    else:
        told["handle"] = found.shown.removeprefix(platform.mark)
    return told


def day_written(text: str, today: date) -> str:
    """Write a day as the register has it. Raises CommandError for none, and for one ahead."""
    day = read_day(text, today)
    if day is None or day > today:
        raise CommandError(_NOT_PAST_DAY if day is None else _NOT_YET, word=visible(text))
    return day.isoformat()


def any_day_written(text: str, today: date) -> str:
    """Write a day that may lie ahead as the register has it. Raises CommandError for none."""
    day = read_day(text, today, ahead=True)
    if day is None:
        raise CommandError(_NOT_DAY, word=visible(text), today=today.isoformat())
    return day.isoformat()


def moment_as_logged(text: str, register: Register) -> str:
    """Write a time as the log has it: on the municipality's clock."""
    moment = read_clock(text, register.local_now)
    register.schedule.localise(moment)
    return _clock_written(moment, register)


def told_written(text: str, register: Register) -> str:
    """Write when somebody was told, as the log has it; why they were not stays as it is."""
    try:
        return moment_as_logged(text, register)
    except CommandError:
        day = read_day(text, register.today)
        return day.isoformat() if day else text


def now_written(register: Register) -> str:
    """Write the present as the log has it, with an offset in the hour that comes twice."""
    return _clock_written(register.as_of, register)


def _clock_written(moment: datetime, register: Register) -> str:
    """Write a time to the minute, on the municipality's clock where that tells it apart."""
    if moment.tzinfo is None:
        return moment.strftime("%Y-%m-%d %H:%M")
    local = register.schedule.localise(moment)
    plain = local.replace(tzinfo=None)
    kept = plain if _is_told_apart(plain, register.schedule) else local
    return kept.replace(second=0).isoformat(sep=" ", timespec="minutes")


def _is_told_apart(plain: datetime, schedule: Schedule) -> bool:
    try:
        schedule.localise(plain)
    except ScheduleError:
        return False
    return True
