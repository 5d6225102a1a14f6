"""T05: what came in, and what was done about it, is not rewritten afterwards.

A text with what must not be in the log, such as a person's name, may be written without it.
"""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.models.message import Action
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, Path, log_message
from socialpolicy.rules.revisions import had_to_go
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_HEAD = (
    "- id: example-20261118-k3f9\n"
    "  channel: comment\n"
    "  kind: question\n"
    "  subject: Öppettider i mellandagarna\n"
    "  record: {decision: minor}\n"
    "  received: 2026-11-18 14:05\n"
    "  actions:\n"
)

RULE = Rule(
    code="T05",
    name="message-rewritten",
    severity=Severity.ERROR,
    title=Text(
        sv="Vad som kom in och vad som gjordes skrivs inte om i efterhand",
        en="What came in and what was done is not rewritten afterwards",
    ),
    says=Text(
        sv="{id}: det som står om {what} är ändrat sedan {revision}",
        en="{id}: what is said of {what} has been changed since {revision}",
    ),
    why=Text(
        sv=(
            "Loggen visar när något kom och när det besvarades. Kan tiderna flyttas i efterhand "
            "är alla svar i tid, och ingen kan lita på svarstiderna."
        ),
        en=(
            "The log shows when something came and when it was answered. If the times can be "
            "moved afterwards, every answer is in time and nobody can rely on the response times."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka det som stod. Det som har hänt sedan skrivs till sist, som en åtgärd "
            "till. Stod det fel, berätta det för den som granskar ändringen."
        ),
        en=(
            "Write back what it said. What has happened since is written last, as one more "
            "action. If it was wrong, tell whoever reviews the change."
        ),
    ),
    example=Example.within(
        before=_HEAD,
        bad="    - {did: answered, at: 2026-11-18 15:40, by: Bibliotekarie}\n",
        good="    - {did: answered, at: 2026-11-20 15:40, by: Bibliotekarie}\n",
        file="messages/example/2026-11.yaml",
        whole=True,
    ),
    milder=(Severity.INFO,),
)

_RECEIVED = Text(sv="tiden då det kom in", en="the time it came in")
_CHANNEL = Text(sv="vägen in", en="the channel")
_REFERENCE = Text(sv="hänvisningen", en="the reference")
_ACCOUNT = Text(sv="kontot", en="the account")
_ACTION = Text(sv="åtgärd {number}", en="action {number}")
_GONE = Text(
    sv="{id}: åtgärd {number}, som fanns i {revision}, är borta",
    en="{id}: action {number}, which was there in {revision}, is gone",
)
_HARDER = Text(
    sv="{id}: det som står om {what} är ändrat sedan {revision}, så att svaret ser senare ut",
    en="{id}: what is said of {what} has been changed since {revision}, so that the answer seems "
    "later",
)

_OF_ACTION = ("did", "by", "to", "reason", "why", "of", "ground", "basis", "law", "until",
              "public_event")  # fmt: skip
_FILLED_IN = ("author_told", "preserved")


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.messages if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare each message with what the base has of it."""
    for pair in beside.messages:
        if pair.after:
            yield from _Compared(beside, pair, pair.after.at).findings()


class _Compared:
    def __init__(self, beside: Comparison, pair: MessagePair, at: Place) -> None:
        self._beside, self._pair, self._at = beside, pair, at
        self._before = _logged(pair, beside.before)
        self._after = _logged(pair._replace(before=pair.after or pair.before), beside.after)

    def findings(self) -> Found:
        """Give what differs: the message itself, then each action that the base has."""
        before, after = self._before.message, self._after.message
        if self._before.received != self._after.received:
            earlier = _is_before(self._after.received, self._before.received)
            yield self._found(("received",), _RECEIVED, harder=earlier)
        if before.channel != after.channel:
            yield self._found(("channel",), _CHANNEL)
        if before.reference and not _is_alike(before.reference, after.reference):
            yield self._found(("reference",), _REFERENCE)
        if self._is_moved():
            yield self._found(("id",), _ACCOUNT)
        yield from self._actions()

    def _actions(self) -> Found:
        now = self._after.message.actions
        for index, action in enumerate(self._before.message.actions):
            if index >= len(now):
                yield self._gone(index)
            elif not _is_same(action, now[index]):
                yield self._found(("actions", index), _ACTION, number=index + 1)
            elif self._before.times[index] != self._after.times[index]:
                later = _is_before(self._before.times[index], self._after.times[index])
                path = ("actions", index, "at")
                yield self._found(path, _ACTION, harder=later, number=index + 1)

    def _is_moved(self) -> bool:
        """Say whether it went to another account, and not along with its own under a new id."""
        return bool(self._pair.moved_to) and bool(self._beside.after.account(self._pair.account))

    def _found(self, path: Path, what: Text, *, harder: bool = False, number: int = 0) -> Finding:
        before = self._pair.before.at
        for step in path:
            before /= step
        return self._say(
            path, before, _HARDER if harder else RULE.says, what, number, harder=harder
        )

    def _gone(self, index: int) -> Finding:
        return self._say(
            ("actions",), self._pair.before.at / "actions" / index, _GONE, _ACTION, index + 1
        )

    def _say(
        self,
        path: Path,
        before: Place,
        says: Text,
        what: Text,
        number: int,
        *,
        harder: bool = False,
    ) -> Finding:
        at = self._at
        for step in path:
            at /= step
        id = self._pair.before.model.id
        filled = Text(*(words.replace("{number}", str(number)) for words in what))
        return RULE.found(
            at,
            says,
            severity=Severity.INFO if harder else None,
            related=(self._beside.stood(before),),
            subject=id,
            id=id,
            what=filled,
            number=number,
            revision=self._beside.revision,
        )


def _logged(pair: MessagePair, register: Register) -> Logged:
    return log_message(pair.before.model, pair.before.at, pair.account, register.schedule)


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _is_same(before: Action, after: Action) -> bool:
    """Say whether an action is what it was but for its time, or has only been filled in."""
    if not all(_is_alike(getattr(before, name), getattr(after, name)) for name in _OF_ACTION):
        return False
    pairs = ((getattr(before, name), getattr(after, name)) for name in _FILLED_IN)
    return all(was is None or was == now for was, now in pairs)


def _is_alike(was: object, now: object) -> bool:
    """Say whether a value is what it was, or had to be written anew."""
    if was == now:
        return True
    return isinstance(was, str) and had_to_go(was)
