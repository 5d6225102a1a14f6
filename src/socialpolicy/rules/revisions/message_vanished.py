"""T04: what is in the log stays there, until it may be weeded."""

from bisect import bisect_right
from collections.abc import Iterator

from socialpolicy.check import Found, Unknown, between
from socialpolicy.finding import Example, Rule, Severity, Wording
from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.message_words import local_day
from socialpolicy.register.months import Month
from socialpolicy.rules.messages import person_in_log, personal_data
from socialpolicy.rules.repository import secret_in_register
from socialpolicy.rules.revisions.log_moved import is_moved
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import Text

RULE = Rule(
    code="T04",
    name="message-vanished",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett meddelande försvinner inte ur loggen",
        en="A message does not vanish from the log",
    ),
    says=Text(
        sv="{id} fanns i loggen i {revision}, men finns ingenstans i den längre",
        en="{id} was in the log in {revision}, but is nowhere in it any more",
    ),
    why=Text(
        sv=(
            "Det som kommer in är allmänna handlingar, och loggen visar att de har besvarats. De "
            "får gallras först när det finns ett beslut om det."
        ),
        en=(
            "What comes in are public records, and the log shows that they were answered. They "
            "may be weeded only once that has been decided."
        ),
    ),
    help=Text(
        sv=(
            "Lägg tillbaka raderna som de var. Får loggen gallras, skriv först efter hur många "
            "månader, log_kept_months i policy.yaml, i en ändring för sig."
        ),
        en=(
            "Put the lines back as they were. If the log may be weeded, first write after how "
            "many months, log_kept_months in policy.yaml, in a change of its own."
        ),
    ),
    example=Example(
        bad="[]\n",
        good=(
            "- id: example-20261118-k3f9\n"
            "  received: 2026-11-18 14:05\n"
            "  channel: comment\n"
            "  kind: praise\n"
            "  subject: Tack för sagostunden\n"
            "  actions: [{did: answered, at: 2026-11-18 15:00}]\n"
            "  record: {decision: minor}\n"
        ),
        file="messages/example/2026-11.yaml",
        whole=True,
    ),
    milder=(Severity.INFO,),
)

_HELD_MORE = Wording(
    Text(
        sv="{id} är borttaget ur loggen sedan {revision}. Det innehöll personuppgifter eller "
        "något hemligt, som git fortfarande har kvar",
        en="{id} has been removed from the log since {revision}. It held personal data or a "
        "secret, which git still has",
    ),
    Text(
        sv="Ta ut uppgifterna ur historiken också, eller be den som sköter repot. Skriv helst om "
        "meddelandet utan dem i stället för att ta bort det.",
        en="Take the data out of the history too, or ask whoever keeps the repository. Preferably "
        "write the message without them instead of removing it.",
    ),
)


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.messages]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each message in the whole log, whatever month or account it is in now."""
    if not beside.after.log_at_hand and is_moved(beside):
        return  # that the whole log did not come along is another rule's
    gone = [pair for pair in beside.messages if pair.after is None and not _weeded(pair, beside)]
    private = set(_private(beside)) if gone else set()
    for pair in gone:
        label = (pair.before.at / "id").label()
        held_more = pair.before.model.id in private
        yield RULE.found(
            label,
            _HELD_MORE if held_more else None,
            severity=Severity.INFO if held_more else None,
            related=(beside.nearest(),),
            subject=pair.before.model.id,
            id=pair.before.model.id,
            revision=beside.version,
        )


def _weeded(pair: MessagePair, beside: Comparison) -> bool:
    """Say whether a message is so old that the base lets the log be without it."""
    months = beside.before.policy.log_kept_months
    if months is None:
        return False
    came = local_day(pair.before.model.received, beside.before)
    return months_after(came, months) < beside.day


def _private(beside: Comparison) -> Iterator[str]:
    """Give the ids of the base's messages with what must not, or perhaps should not, be there."""
    before = beside.before
    across = [each.across(before) for each in _NOT_TO_BE_THERE if each.across]
    for log in before.logs:
        messages = before.logged(log)
        month = Month(log, messages)
        found = [each for look in across for each in look.take(month)]
        if look := person_in_log.check.message:
            found += [each for logged in messages for each in look(logged, before)]
        starts = [each.at.label().span.line for each in messages]
        for finding in found:
            if not isinstance(finding, Unknown):
                place = bisect_right(starts, finding.label.span.line) - 1
                yield messages[place].message.id


_NOT_TO_BE_THERE = (personal_data.check, secret_in_register.check)
