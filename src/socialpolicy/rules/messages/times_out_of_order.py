"""M02: a message's times are possible, and in order.

A time in the future is reported once, and then left out of the
comparisons: a mistyped year is one fault. So is a local time that the change
of clocks skipped or repeated. The same time twice is in order. When the author
of something removed was told is compared too, where it is a time or a day and
no reason.
"""

from datetime import date

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Finding, Rule, Severity, Wording, marked
from socialpolicy.register.message_names import WAS_DONE
from socialpolicy.register.message_words import moment_text
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, Path
from socialpolicy.rules.messages import example_message
from socialpolicy.schedule import ScheduleError, clock
from socialpolicy.schedule.written import whole_day, whole_time
from socialpolicy.text import Text

RULE = Rule(
    code="M02",
    name="times-out-of-order",
    severity=Severity.ERROR,
    title=Text(
        sv="Tiderna i loggen kan stämma, och kommer i ordning",
        en="The times in the log are possible and in order",
    ),
    says=Text(
        sv="{id} {did} {time}, men står efter det som gjordes {earlier}",
        en="{id} {did} on {time}, but is listed after an action on {earlier}",
    ),
    why=Text(
        sv=(
            "Loggen ska visa vad som hände när, och svarstiden räknas efter den. En tid som inte "
            "kan stämma är oftast ett skrivfel."
        ),
        en=(
            "The log shows what happened when, and response times are calculated from it. A time "
            "that cannot be right is usually a typing mistake."
        ),
    ),
    help=Text(
        sv="Skriv åtgärderna i den ordning de gjordes. Är en tid fel, rätta den.",
        en="Write the actions in the order they were done. If a time is wrong, correct it.",
    ),
    example=example_message(
        bad="    - {did: answered, at: 2026-11-18 13:40}\n",
        good="    - {did: answered, at: 2026-11-18 15:40}\n",
    ),
)

_LATER = Text(sv="här står det som gjordes senare", en="the later action is here")
_NOTICED_FIRST = Text(
    sv="{id} upptäcktes {time}, innan det kom in {received}",
    en="{id} was noticed on {time}, before it was received on {received}",
)
_ACTED_FIRST = Text(
    sv="{id} {did} {time}, innan det kom in {received}",
    en="{id} {did} on {time}, before it was received on {received}",
)
_COMPARE_HELP = Text(
    sv="Jämför båda tiderna med plattformen, och rätta den som är fel.",
    en="Compare both times with the platform, and correct the one that is wrong.",
)
_RECEIVED = Text(sv="här står när det kom in", en="the time of receipt is here")
_AHEAD = Wording(
    Text(
        sv="{id} har en tid som inte har varit än: {time}",
        en="{id} has a time in the future: {time}",
    ),
    Text(
        sv="Skriv tiden då det hände. Har det inte hänt än, vänta med att skriva in det.",
        en="Write the time it happened. If it has not happened yet, wait before you enter it.",
    ),
)
_NEVER = Text(
    sv="{id} har en tid som aldrig var: kl. {clock} den {day}",
    en="{id} has a time that does not exist: {clock} on {day}",
)
_TWICE = Text(
    sv="{id} har en tid som kom två gånger: kl. {clock} den {day}",
    en="{id} has a time that occurs twice: {clock} on {day}",
)
_FAR_AWAY = Text(
    sv="{id} har en tid som ligger för långt bort: år {year}",
    en="{id} has a time that is too far from today: the year {year}",
)
_TOLD_FIRST = Wording(
    Text(
        sv="{id} togs bort {time}, men avsändaren ska ha fått veta det redan {told}",
        en="{id} was removed on {time}, but its author is said to have been told on {told}",
    ),
    _COMPARE_HELP,
)
_TOLD_AHEAD = Wording(
    Text(
        sv="Avsändaren av {id} ska ha fått veta det {told}, som inte har varit än",
        en="The author of {id} is said to have been told on {told}, which is in the future",
    ),
    _AHEAD.help,
)
_REMOVED = Text(sv="här togs det bort", en="it was removed here")
_REFUSED = {clock.NEVER: _NEVER, clock.TWICE: _TWICE, clock.OUTSIDE: _FAR_AWAY}


@each_message(RULE)
def check(logged: Logged, register: Register) -> Found:
    """Look for times that do not exist, that are in the future, and that are out of order."""
    if _is_in_order(logged, register.now):
        return
    for path, error in logged.refusals:
        yield RULE.found(
            logged.place(path),
            says=_REFUSED[error.said.text],
            help=error.said.text,
            values=error.said.values,
            id=logged.message.id,
        )
    yield from _ahead(logged, register)
    yield from _corrected_ahead(logged, register)
    yield from _out_of_order(logged, register)
    for index in logged.removals:
        yield from _told(logged, index, register)


def _is_in_order(logged: Logged, now: int) -> bool:
    """Say whether nothing is wrong, as is nearly always so."""
    last, noticed = logged.received, logged.noticed
    if logged.removals or logged.message.corrections:
        return False
    if last is None or logged.refusals or (noticed is not None and not last <= noticed <= now):
        return False
    for time in logged.times:
        if time is None or time < last:
            return False
        last = time
    return last <= now


def _ahead(logged: Logged, register: Register) -> Found:
    times: list[tuple[Path, int | None]] = [
        (("received",), logged.received),
        (("noticed",), logged.noticed),
    ]
    times += [(("actions", index, "at"), time) for index, time in enumerate(logged.times)]
    for path, time in times:
        if time is not None and time > register.now:
            yield RULE.found(
                logged.place(path), _AHEAD, id=logged.message.id, time=moment_text(time, register)
            )


def _corrected_ahead(logged: Logged, register: Register) -> Found:
    for index, correction in enumerate(logged.message.corrections):
        if correction.on > register.today:
            path: Path = ("corrections", index, "on")
            yield RULE.found(logged.place(path), _AHEAD, id=logged.message.id, time=correction.on)


def _out_of_order(logged: Logged, register: Register) -> Found:
    """Compare the times that have been with the receipt, and then with each other."""
    id, received = logged.message.id, logged.received
    if received is not None and received > register.now:
        received = None
    noticed = logged.noticed
    if received is not None and noticed is not None and noticed < received:
        yield _before_receipt(logged, ("noticed",), noticed, register, _NOTICED_FIRST)
    latest, position = received, -1
    for index, time in enumerate(logged.times):
        if time is None or time > register.now:
            continue
        if latest is None or time >= latest:
            latest, position = time, index
        elif received is not None and time < received:
            path: Path = ("actions", index, "at")
            did = WAS_DONE[logged.message.actions[index].did]
            yield _before_receipt(logged, path, time, register, _ACTED_FIRST, did)
        else:
            later = logged.at / "actions" / position / "at"
            yield RULE.found(
                logged.at / "actions" / index / "at",
                related=marked(later, _LATER),
                id=id,
                did=WAS_DONE[logged.message.actions[index].did],
                time=moment_text(time, register),
                earlier=moment_text(latest, register),
            )


def _before_receipt(
    logged: Logged, path: Path, time: int, register: Register, says: Text, did: Text | None = None
) -> Finding:
    return RULE.found(
        logged.place(path),
        says=says,
        help=_COMPARE_HELP,
        related=marked(logged.at / "received", _RECEIVED),
        id=logged.message.id,
        did=did,
        time=moment_text(time, register),
        received=moment_text(logged.received or 0, register),
    )


def _told(logged: Logged, index: int, register: Register) -> Found:
    """Compare when an author was told with the removal, and with the present."""
    said, removed = logged.message.actions[index].author_told, logged.times[index]
    if said is None or removed is None:
        return
    moment, day = whole_time(said), whole_day(said)
    if moment:
        try:
            second = register.schedule.second(moment)
        except ScheduleError:
            return
        told: Text | date = moment_text(second, register)
        is_first, is_ahead = second < removed, second > register.now
    elif day:
        told = day
        is_first = day < register.schedule.local(removed).date()
        is_ahead = day > register.today
    else:
        return
    here = logged.at / "actions" / index
    if is_ahead:
        yield RULE.found(here / "author_told", _TOLD_AHEAD, id=logged.message.id, told=told)
    elif is_first:
        yield RULE.found(
            here / "author_told",
            _TOLD_FIRST,
            related=marked(here / "at", _REMOVED),
            id=logged.message.id,
            time=moment_text(removed, register),
            told=told,
        )
