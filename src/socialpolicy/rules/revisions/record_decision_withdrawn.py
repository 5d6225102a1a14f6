"""T07: a decision to register a message is not taken back, and keeps its number.

What was of minor importance may be kept in order or registered later; never the other way round.
"""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.models.message import Record
from socialpolicy.rules.revisions import Fact, Weighing, correctable, is_alike
from socialpolicy.sensitive import find
from socialpolicy.text import Text

_HEAD = (
    "- id: example-20261118-k3f9\n"
    "  received: 2026-11-18 14:05\n"
    "  channel: comment\n"
    "  kind: complaint\n"
    "  subject: Klagomål på öppettiderna\n"
    "  actions: [{did: answered, at: 2026-11-18 15:00}]\n"
)

RULE = Rule(
    code="T07",
    name="record-decision-withdrawn",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett beslut om registrering tas inte tillbaka",
        en="A decision on registration is not taken back",
    ),
    says=Text(
        sv="{id}: beslutet om registrering fanns i {revision}, men är borta nu",
        en="{id}: the decision on registration was there in {revision}, but is gone now",
    ),
    why=Text(
        sv=(
            "Ett diariefört meddelande är en allmän handling som ska gå att hitta på sitt nummer. "
            "Tas beslutet tillbaka kan handlingen gallras utan att någon märker det."
        ),
        en=(
            "A registered message is a public record that can be found by its number. If the "
            "decision is taken back, the record can be weeded without anybody noticing."
        ),
    ),
    help=correctable(
        Text(
            sv=(
                "Skriv tillbaka beslutet och numret som de stod. Blev det fel, fråga "
                "registratorn: en handling stryks i diariet, inte här."
            ),
            en=(
                "Write the decision and its number back as they were. If it was wrong, ask the "
                "registrar: a record is struck from the register of documents, not here."
            ),
        )
    ),
    milder=(Severity.WARNING,),
    example=Example.within(
        before=_HEAD,
        bad="  record: {decision: minor}\n",
        good="  record: {decision: registered, number: KS 2026/123}\n",
        file="messages/example/2026-11.yaml",
        whole=True,
    ),
)

_LOWER = Text(
    sv="{id} var {was} enligt {revision}, men är {now} nu",
    en="{id} was {was} according to {revision}, but is {now} now",
)
_NUMBER = Text(
    sv="{id} hade diarienumret {was} i {revision}, men har {now} nu",
    en="{id} had the registration number {was} in {revision}, but has {now} now",
)
_NO_NUMBER = Text(
    sv="{id} hade diarienumret {was} i {revision}, men har inget nu",
    en="{id} had the registration number {was} in {revision}, but has none now",
)

_WEIGHTS = {
    "minor": Text(sv="av ringa betydelse", en="of minor importance"),
    "kept-in-order": Text(
        sv="ordnat utan att vara diariefört", en="kept in order without being registered"
    ),
    "registered": Text(sv="diariefört", en="registered"),
}
"""What each decision is called, from what may be weeded first to what may not."""

_ORDER = tuple(_WEIGHTS)


def _decided(beside: Comparison) -> list[MessagePair]:
    return [pair for pair in beside.messages if pair.after and pair.before.model.record]


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in _decided(beside)]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the decision on each message that had one."""
    for pair in _decided(beside):
        was, after = pair.before.model.record, pair.after
        if was is None or after is None:
            continue
        difference = _difference(was, after.model.record)
        if difference is None:
            continue
        key, says, old, new = difference
        fact = Fact(("record", key), getattr(was, key))
        weight = Weighing(beside, pair.before, after, RULE).of(fact)
        yield RULE.found(
            after.at / "record" / key if after.model.record else after.at / "id",
            says,
            severity=weight.severity,
            help=weight.help,
            related=(*weight.related, beside.stood(pair.before.at / "record" / key)),
            values=weight.values,
            subject=pair.before.model.id,
            id=pair.before.model.id,
            was=old,
            now=new,
            revision=beside.version,
        )


def _difference(
    was: Record, now: Record | None
) -> tuple[str, Text | None, str | Text, str | Text | None] | None:
    """Give what is worse than it was: its key, the sentence, and both values."""
    if now is None:
        return "decision", None, _WEIGHTS[was.decision], None
    if _ORDER.index(now.decision) < _ORDER.index(was.decision):
        return "decision", _LOWER, _WEIGHTS[was.decision], _WEIGHTS[now.decision]
    if was.number is None or is_alike(was.number, now.number):
        return None
    # Personal data must not stay, whatever it was written as.
    if find(was.number):
        return None
    return "number", _NUMBER if now.number else _NO_NUMBER, was.number, now.number
