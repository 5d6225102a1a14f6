"""T06: what a settled message was is not decided anew so that a fault disappears.

The base's rules are asked of the message as it was, and of the same message with what it is called
now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socialpolicy.check import Check, Found, Unknown, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison, MessagePair
from socialpolicy.register.message_names import KINDS
from socialpolicy.register.models.message import Message
from socialpolicy.register.placeholders import is_reason
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, log_message
from socialpolicy.rules.revisions import had_to_go, is_alike
from socialpolicy.text import Text

_HEAD = (
    "- id: example-20261118-k3f9\n"
    "  received: 2026-11-18 14:05\n"
    "  channel: comment\n"
    "  record: {decision: minor}\n"
    "  subject: Öppettider i mellandagarna\n"
)
_TAIL = "  actions: [{did: answered, at: 2026-11-18 15:00}]\n"

RULE = Rule(
    code="T06",
    name="message-reclassified",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett meddelande som är avslutat blir inte något annat i efterhand",
        en="A message that is settled does not become something else afterwards",
    ),
    says=Text(
        sv="{id}: {what} är ändrad sedan {revision}, från {was} till {now}, och därmed försvinner "
        "{rule}",
        en="{id}: {what} has been changed since {revision}, from {was} to {now}, by which {rule} "
        "goes away",
    ),
    why=Text(
        sv=(
            "Vad ett meddelande är avgör vad som skulle ha gjorts. Blir en fråga beröm först när "
            "den är avslutad utan svar, ser det ut som att inget svar behövdes."
        ),
        en=(
            "What a message is decides what should have been done. If a question becomes praise "
            "only when it has been ended without an answer, it seems that none was needed."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka det som stod. Var det fel från början, berätta det för den som "
            "granskar ändringen. Ett meddelande som är öppet får du rätta."
        ),
        en=(
            "Write back what it said. If it was wrong from the beginning, tell whoever reviews the "
            "change. A message that is open may be corrected."
        ),
    ),
    example=Example.within(
        before=_HEAD,
        bad="  kind: praise\n",
        good="  kind: question\n",
        after=_TAIL,
        file="messages/example/2026-11.yaml",
        whole=True,
    ),
    milder=(Severity.WARNING,),
)

_CHANGED = Text(
    sv="{id}: {what} är ändrad sedan {revision}, från {was} till {now}, fast meddelandet var klart",
    en="{id}: {what} has been changed since {revision}, from {was} to {now}, although the message "
    "was done",
)
_FIELDS = {
    "kind": Text(sv="sorten", en="the kind"),
    "concerns_us": Text(sv="frågan om det rör kommunen", en="whether it concerns the municipality"),
    "public_event": Text(
        sv="frågan om det gäller ett offentligt evenemang", en="whether it is of a public event"
    ),
    "subject": Text(sv="ämnesraden", en="the subject"),
}
_ANSWERS = {True: Text(sv="ja", en="yes"), False: Text(sv="nej", en="no")}


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.messages if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare what each settled message is called, and ask what that does away with."""
    for pair in beside.messages:
        if pair.after is None:
            continue
        was, now = pair.before.model, pair.after.model
        changed = [name for name in _FIELDS if _differs(name, was, now)]
        if not changed:
            continue
        before = beside.whole_before
        logged = _logged(was, pair, before)
        if not logged.done:
            continue
        lost = {name: _lost([name], pair, logged, before) for name in changed}
        together = _lost(changed, pair, logged, before)
        for name in changed:
            rule = lost[name] or (together if not any(lost.values()) else None)
            yield RULE.found(
                pair.after.at / name,
                RULE.says if rule else _CHANGED,
                severity=None if rule else Severity.WARNING,
                related=(beside.stood(pair.before.at / name),),
                subject=was.id,
                id=was.id,
                what=_FIELDS[name],
                was=_said(name, getattr(was, name)),
                now=_said(name, getattr(now, name)),
                rule=f"{rule.code} {rule.name}" if rule else "",
                revision=beside.version,
            )


def _differs(name: str, was: Message, now: Message) -> bool:
    one, other = getattr(was, name), getattr(now, name)
    if isinstance(one, str) and isinstance(other, str):
        return not is_alike(one, other) and not (name == "subject" and had_to_go(one))
    return bool(one != other)


def _said(name: str, value: object) -> object:
    return (
        _ANSWERS[value]
        if isinstance(value, bool)
        else KINDS.get(str(value), value)
        if name == "kind"
        else value
    )


def _logged(message: Message, pair: MessagePair, register: Register) -> Logged:
    return log_message(message, pair.before.at, pair.account, register.schedule)


def _lost(names: list[str], pair: MessagePair, logged: Logged, before: Register) -> Rule | None:
    """Give a rule of which nothing is found any more if the message is called what it is now."""
    now: Any = pair.after
    values = {name: getattr(now.model, name) for name in names}
    other = _logged(pair.before.model.model_copy(update=values), pair, before)
    return next(
        (
            each.rule
            for each in _asked(before)
            if _finds(each, logged, before) and not _finds(each, other, before)
        ),
        None,
    )


def _asked(before: Register) -> Iterator[Check]:
    """Give the rules on single messages that the base had switched on."""
    from socialpolicy.rules import CHECKS, rule_named

    own = before.policy.rules.off
    named = (rule_named(word) for word, reason in own.items() if is_reason(reason))
    off = {rule.code for rule in named if rule}
    return (each for each in CHECKS if each.message and each.rule.code not in off)


def _finds(check: Check, logged: Logged, register: Register) -> bool:
    if check.message is None or (check.applies and check.applies(logged, register) is not True):
        return False
    return any(not isinstance(each, Unknown) for each in check.message(logged, register))
