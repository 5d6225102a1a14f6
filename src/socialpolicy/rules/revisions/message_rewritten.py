"""T05: what came in, and what was done about it, is not rewritten afterwards.

A text with what must not be in the log, such as a person's name, may be written without it.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.message_names import CHANNELS, GROUNDS, STATES
from socialpolicy.register.message_words import action_text, deadline_text, moment_text
from socialpolicy.register.models.message import Action, Message, Preserved
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import Logged, Path, due_of, log_message
from socialpolicy.rules.revisions import Fact, Weighing, correctable, had_to_go, is_alike
from socialpolicy.text import FilledText, Text
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
        sv="{id} är ändrat sedan {revision}: {changes}",
        en="{id} has been changed since {revision}: {changes}",
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
    help=correctable(
        Text(
            sv=(
                "Skriv tillbaka det som stod. Det som har hänt sedan skrivs till sist, som en "
                "åtgärd till."
            ),
            en=(
                "Write back what it said. What has happened since is written last, as one more "
                "action."
            ),
        )
    ),
    example=Example.within(
        before=_HEAD,
        bad="    - {did: answered, at: 2026-11-18 15:40, by: Bibliotekarie}\n",
        good="    - {did: answered, at: 2026-11-20 15:40, by: Bibliotekarie}\n",
        file="messages/example/2026-11.yaml",
        whole=True,
    ),
    milder=(Severity.WARNING, Severity.INFO),
)

_CHANGE = Text(sv="{what} var {was}, men är {now} nu", en="{what} was {was}, but is {now} now")
_WHAT = {
    "received": Text(sv="tiden då det kom in", en="the time it came in"),
    "channel": Text(sv="kanalen", en="the channel"),
    "reference": Text(sv="hänvisningen", en="the reference"),
    "id": Text(sv="kontot", en="the account"),
    "did": Text(sv="{action}", en="{action}"),
    "at": Text(sv="tiden för {action}", en="the time of {action}"),
    "by": Text(sv="rollen bakom {action}", en="the role behind {action}"),
    "to": Text(sv="mottagaren vid {action}", en="the receiver of {action}"),
    "reason": Text(sv="skälet till {action}", en="the reason for {action}"),
    "why": Text(sv="orsaken till {action}", en="the cause of {action}"),
    "of": Text(sv="det som är samma vid {action}", en="what is the same at {action}"),
    "ground": Text(sv="grunden för {action}", en="the ground of {action}"),
    "basis": Text(sv="stödet för {action}", en="the basis of {action}"),
    "law": Text(sv="lagrummet för {action}", en="the section of the law for {action}"),
    "author_told": Text(
        sv="beskedet till avsändaren vid {action}", en="what the author was told at {action}"
    ),
    "preserved": Text(sv="kopian vid {action}", en="the copy kept at {action}"),
    "until": Text(sv="sista dagen för {action}", en="the last day of {action}"),
    "public_event": Text(
        sv="svaret på om det gäller ett offentligt evenemang", en="whether it is of a public event"
    ),
}
"""What differs, by the last step of its path."""

_CODES = {
    **CHANNELS,
    **GROUNDS,
    **STATES,
    "hidden": Text(sv="dolt", en="hidden"),
    "blocked": Text(sv="blockering", en="blocking"),
    "reopened": Text(sv="öppnat igen", en="reopened"),
    "law": Text(sv="lagen", en="the law"),
    "policy": Text(sv="policyn", en="the policy"),
    "no-answer-needed": Text(sv="behöver inget svar", en="no answer needed"),
    "withdrawn": Text(sv="återtaget", en="withdrawn"),
    "duplicate": Text(sv="samma som ett annat", en="the same as another"),
    "gone": Text(sv="borta", en="gone"),
}
_CODED = frozenset({"channel", "did", "why", "ground", "basis"})
_ANSWERS = {True: Text(sv="ja", en="yes"), False: Text(sv="nej", en="no")}
_NOTHING = Text(sv="tomt", en="empty")
_GONE = Text(
    sv="{id}: åtgärd {number}, som fanns i {revision}, är borta",
    en="{id}: action {number}, which was there in {revision}, is gone",
)
_INSERTED = Text(
    sv="{id}: åtgärd {number} fanns inte i {revision}, och står före en som fanns där",
    en="{id}: action {number} was not in {revision}, and comes before one that was there",
)
_HARDER = Text(
    sv="{id} är ändrat sedan {revision}, så att svaret ser senare ut: {changes}",
    en="{id} has been changed since {revision}, so that the answer seems later: {changes}",
)

_IN_TIME_NOW = Text(
    sv=". Svaret räknades som sent, räknas nu som i tid (senast {due})",
    en=". The answer counted as late, and now counts as in time (by {due})",
)

_TIMES = frozenset({"received", "at"})
"""The last steps of the paths of times that decide whether an answer was in time."""

_OF_ACTION = ("did", "by", "to", "reason", "why", "of", "ground", "basis", "law", "until",
              "public_event")  # fmt: skip


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.messages if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare each message with what the base has of it."""
    for pair in beside.messages:
        if pair.after:
            yield from _Compared(beside, pair, pair.after).findings()


class _Compared:
    def __init__(self, beside: Comparison, pair: MessagePair, after: Located[Message]) -> None:
        self._beside, self._pair, self._at = beside, pair, after.at
        self._before = _logged(pair, beside.before)
        self._after = _logged(pair._replace(before=after), beside.after)
        self._weighing = Weighing(beside, pair.before, after, RULE)

    def findings(self) -> Found:
        """Give what differs: the message itself, then each action that the base has."""
        before, after = self._before.message, self._after.message
        if self._before.received != self._after.received:
            earlier = _is_before(self._after.received, self._before.received)
            fact = Fact(("received",), before.received)
            yield self._found(("received",), fact, harder=earlier)
        if before.channel != after.channel:
            yield self._found(("channel",), Fact(("channel",), before.channel))
        if before.reference and not _is_alike(before.reference, after.reference):
            yield self._found(("reference",), Fact(("reference",), before.reference))
        if self._is_moved():
            yield self._found(("id",), Fact(("id",), self._pair.account))
        yield from self._actions()

    def _actions(self) -> Found:
        now, here = self._after.message.actions, 0
        for index, action in enumerate(self._before.message.actions):
            path, number = ("actions", index), index + 1
            for inserted in range(here, self._place_of(index, here)):
                where: Path = ("actions", inserted)
                fact = Fact(where, None)
                yield self._found(where, fact, says=_INSERTED, number=inserted + 1)
                here += 1
            if here >= len(now) or self._weighing.corrections.of(path, action) is not None:
                yield self._found(("actions",), Fact(path, action), says=_GONE, number=number)
                continue
            facts = _differences(action, now[here], path)
            was, at = self._before.times[index], self._after.times[here]
            if was != at:
                facts.append(Fact((*path, "at"), action.at))
            if facts:
                # The time alone may be corrected to one's own disadvantage.
                alone: Path = ("at",) if [each.path[-1] for each in facts] == ["at"] else ()
                later = bool(alone) and _is_before(was, at)
                here_at = ("actions", here, *alone)
                yield self._found(here_at, *facts, harder=later, number=number)
            here += 1

    def _place_of(self, index: int, here: int) -> int:
        """Give where an action of the base is at hand: the same, from a place on, else there."""
        action, at = self._before.message.actions[index], self._before.times[index]
        return next(
            (
                place
                for place, each in enumerate(self._after.message.actions)
                if place >= here
                and self._after.times[place] == at
                and not _differences(action, each, ())
            ),
            here,
        )

    def _is_moved(self) -> bool:
        """Say whether it went to another account, and not along with its own under a new id."""
        return bool(self._pair.moved_to) and bool(self._beside.after.account(self._pair.account))

    def _found(
        self,
        path: Path,
        *facts: Fact,
        says: Text = RULE.says,
        harder: bool = False,
        number: int = 0,
    ) -> Finding:
        """Find what differs at a path at hand; the first fact says where it was in the base.

        An action is told by its `number`.
        """
        weight = self._weighing.of(*facts)
        id = self._pair.before.model.id
        old = ("actions", number - 1, *path[2:]) if number else facts[0].path
        if says is _INSERTED:
            old = ("actions",)
        # An action that is new, or gone, moves the end of the wait as a new time does.
        is_of_time = says is not RULE.says or any(each.path[-1] in _TIMES for each in facts)
        due = self._in_time_now if is_of_time and not harder else None
        is_of_action = says in (_INSERTED, _GONE)
        if due is not None:
            says = Text(*(f"{own}{more}" for own, more in zip(says, _IN_TIME_NOW, strict=True)))
        return RULE.found(
            _within(self._at, path),
            _HARDER if harder else says,
            severity=Severity.INFO if harder else weight.severity,
            help=weight.help,
            related=(*weight.related, self._beside.stood(_within(self._pair.before.at, old))),
            values=weight.values,
            subject=id,
            id=id,
            changes=[] if is_of_action else [self._change(each, path) for each in facts],
            number=number,
            due=None if due is None else deadline_text(due, self._beside.after),
            revision=self._beside.version,
        )

    def _change(self, fact: Fact, path: Path) -> FilledText:
        """Say what was at a fact's place, and what is there now."""
        name, values = str(fact.path[-1]), {}
        now: object = self._after.message
        times = self._before.received, self._after.received
        if fact.path[0] == "actions":
            index, here = int(fact.path[1]), int(path[1])
            now, times = self._after.message.actions[here], self._times(index, here)
            values = {"action": action_text(index + 1)}
        value = self._pair.moved_to if name == "id" else getattr(now, name)
        told = {
            "what": FilledText(_WHAT[name], values),
            "was": self._said(name, fact.was, times[0]),
            "now": self._said(name, value, times[1]),
        }
        return FilledText(_CHANGE, told)

    def _times(self, index: int, here: int) -> tuple[int | None, int | None]:
        return self._before.times[index], self._after.times[here]

    def _said(self, name: str, value: object, second: int | None) -> object:
        """Write a value of a message as people say it; a time by the UTC second that it is."""
        if value is None:
            return _NOTHING
        if isinstance(value, datetime) and second is not None:
            return moment_text(second, self._beside.after)
        if isinstance(value, bool):
            return _ANSWERS[value]
        if isinstance(value, Preserved):
            return [value.on, *([value.reference] if value.reference else [])]
        return _CODES.get(str(value), value) if name in _CODED else value

    @cached_property
    def _in_time_now(self) -> int | None:
        """Give the deadline that is met now where it was not; None where that is not so."""
        before, after = (list(self._waits(each)) for each in (self._before, self._after))
        was_late = any(end > due for end, due in before)
        is_in_time = self._after.done and bool(after) and all(end <= due for end, due in after)
        return after[-1][1] if was_late and is_in_time else None

    def _waits(self, logged: Logged) -> Iterator[tuple[int, int]]:
        """Give the end and the deadline of each wait that ended, by the settings at hand."""
        register = self._beside.after
        for wait in logged.waits:
            target = register.target(logged.account, wait.start)
            due = due_of(wait, logged, target, register.schedule) if target else None
            if wait.end is not None and due is not None:
                yield wait.end, due


def _within(at: Place, path: Path) -> Place:
    return Place(at.document, (*at.path, *path))


def _logged(pair: MessagePair, register: Register) -> Logged:
    return log_message(pair.before.model, pair.before.at, pair.account, register.schedule)


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _differences(before: Action, after: Action, path: Path) -> list[Fact]:
    """List what of an action is not what it was, but for its time and what was filled in."""
    facts = [
        Fact((*path, name), getattr(before, name))
        for name in _OF_ACTION
        if not _is_alike(getattr(before, name), getattr(after, name))
    ]
    if not _is_filled(before.author_told, after.author_told):
        facts.append(Fact((*path, "author_told"), before.author_told))
    if not _is_kept(before, after):
        facts.append(Fact((*path, "preserved"), before.preserved))
    return facts


def _is_filled(was: object, now: object) -> bool:
    return was is None or _is_alike(was, now)


def _is_kept(before: Action, after: Action) -> bool:
    """Say whether the copy is the one that was preserved, if there was one."""
    was, now = before.preserved, after.preserved
    if was is None or now is None:
        return was is None
    return was.on == now.on and _is_filled(was.reference, now.reference)


def _is_alike(was: object, now: object) -> bool:
    """Say whether a value is what it was, or had to be written anew."""
    return is_alike(was, now) or (isinstance(was, str) and had_to_go(was))
