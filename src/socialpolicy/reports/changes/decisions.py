"""What differs among the policy's sentences, the exceptions from rules and the known faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.exception import ExceptionEntry
from socialpolicy.reports.changes.fields import Difference, differences, said_of
from socialpolicy.reports.changes.note import Change, named
from socialpolicy.reports.changes.settings import change_of, unreadable
from socialpolicy.text import FilledText, Text

CLAUSES, EXCEPTIONS, KNOWN = "clauses.yaml", "exceptions.yaml", "known.yaml"

_NEW = Text(sv="ny mening {id}: ”{text}”", en="new sentence {id}: “{text}”")
_NEW_MANY = Text(
    sv="clauses.yaml: {count} nya meningar: {names}",
    en="clauses.yaml: {count} new sentences: {names}",
)
_GONE = Text(sv="mening {id} tas bort: ”{text}”", en="sentence {id} removed: “{text}”")
_GONE_MANY = Text(
    sv="clauses.yaml: {count} meningar tas bort: {names}",
    en="clauses.yaml: {count} sentences removed: {names}",
)
_REWORDED = Text(
    sv="mening {id} får annan lydelse: ”{now}” i stället för ”{was}”",
    en="sentence {id} is worded anew: “{now}” instead of “{was}”",
)
_OF = Text(sv="mening {id}: {said}", en="sentence {id}: {said}")
_MANY = Text(
    sv="clauses.yaml: {count} meningar ändras: {names}",
    en="clauses.yaml: {count} sentences change: {names}",
)
_WORDS = {
    "section": Text(sv="rubriken", en="the heading"),
    "strength": Text(sv="styrkan", en="the strength"),
    "version": Text(sv="versionen", en="the version"),
    "upheld_by": Text(sv="det som upprätthåller den", en="what upholds it"),
    "held_by": Text(
        sv="vem som upprätthåller det som ingen regel prövar",
        en="who upholds what no rule checks",
    ),
    "reason": Text(sv="skälet", en="the reason"),
    "attested": Text(sv="intyget", en="the attestation"),
    "attested.by": Text(sv="den som intygar", en="who attests"),
    "attested.on": Text(sv="intygets dag", en="the day of the attestation"),
    "attested.until": Text(sv="intygets sista dag", en="the last day of the attestation"),
    "platforms": Text(sv="en plattform", en="a platform"),
    "target": Text(sv="svarstiden", en="the response time"),
    "note": Text(sv="anmärkningen", en="the note"),
}
_GRANTED = Text(
    sv="nytt undantag från {rule} för {subject} till {until}: {reason} ({role}, {reference})",
    en="new exception from {rule} for {subject} until {until}: {reason} ({role}, {reference})",
)
_GRANTED_MANY = Text(
    sv="exceptions.yaml: {count} nya undantag: {names}",
    en="exceptions.yaml: {count} new exceptions: {names}",
)
_ENDED = Text(
    sv="undantaget från {rule} för {subject} tas bort (gällde till {until})",
    en="the exception from {rule} for {subject} is removed (it held until {until})",
)
_ENDED_MANY = Text(
    sv="exceptions.yaml: {count} undantag tas bort: {names}",
    en="exceptions.yaml: {count} exceptions removed: {names}",
)
_EXCEPTION = Text(
    sv="undantaget från {rule} för {subject}: {said}",
    en="the exception from {rule} for {subject}: {said}",
)
_EXCEPTIONS_MANY = Text(
    sv="exceptions.yaml: {count} undantag ändras: {names}",
    en="exceptions.yaml: {count} exceptions change: {names}",
)
_OF_EXCEPTION = {
    "reason": Text(sv="skälet", en="the reason"),
    "decided_by": Text(sv="den som beslutade", en="who decided"),
    "reference": Text(sv="diarienumret", en="the reference"),
    "on": Text(sv="beslutets dag", en="the day of the decision"),
    "until": Text(sv="sista dagen", en="the last day"),
}
_UNSAID = Text(sv="inget sagt", en="not said")
_FAULTS_NEW = (
    Text(sv="1 känt fel läggs till: {names}", en="1 known fault added: {names}"),
    Text(sv="{count} kända fel läggs till: {names}", en="{count} known faults added: {names}"),
)
_FAULTS_GONE = (
    Text(sv="1 känt fel tas bort: {names}", en="1 known fault removed: {names}"),
    Text(sv="{count} kända fel tas bort: {names}", en="{count} known faults removed: {names}"),
)
_KNOWN_WORDS = {
    "since": Text(sv="dagen då felen skrevs upp", en="the day the faults were listed"),
    "until": Text(sv="sista dagen som felen ursäktas", en="the last day the faults are excused"),
}


def of_decisions(beside: Comparison) -> Iterator[Change]:
    """Go through the sentences, the exceptions and the known faults."""
    yield from _of_clauses(beside)
    yield from _of_exceptions(beside)
    yield from _of_known(beside)


def _of_clauses(beside: Comparison) -> Iterator[Change]:
    was = {each.model.id: each.model for each in beside.before.clauses}
    now = {each.model.id: each.model for each in beside.after.clauses}
    if was == now:
        return
    yield from unreadable(CLAUSES, beside.after)
    for id, clause in now.items():
        if id not in was:
            said = FilledText(_NEW, {"id": id, "text": clause.text})
            each = Difference(("clauses",), None, clause)
            yield change_of(CLAUSES, "sentence-new", id, said, _NEW_MANY, each)
    for id, clause in was.items():
        after = now.get(id)
        if after is None:
            said = FilledText(_GONE, {"id": id, "text": clause.text})
            each = Difference(("clauses",), clause, None)
            yield change_of(CLAUSES, "sentence-gone", id, said, _GONE_MANY, each)
        else:
            yield from _of_clause(clause, after)


def _of_clause(was: ClauseEntry, now: ClauseEntry) -> Iterator[Change]:
    for each in differences(was, now):
        if each.path == ("text",):
            if " ".join(was.text.split()) == " ".join(now.text.split()):
                continue
            said = FilledText(_REWORDED, {"id": now.id, "was": was.text, "now": now.text})
        else:
            said = FilledText(_OF, {"id": now.id, "said": said_of(each, _WORDS)})
        yield change_of(CLAUSES, f"sentence-{each.kind}", now.id, said, _MANY, each)


E = TypeVar("E")


def _without(items: Sequence[E], others: Sequence[E]) -> list[E]:
    return [each for each in items if each not in others]


def _of_exceptions(beside: Comparison) -> Iterator[Change]:
    before = [each.model for each in beside.before.exceptions]
    after = [each.model for each in beside.after.exceptions]
    gone, new = _without(before, after), _without(after, before)
    if not gone and not new:
        return
    yield from unreadable(EXCEPTIONS, beside.after)
    for was in gone:
        same = next((e for e in new if (e.rule, e.subject) == (was.rule, was.subject)), None)
        if same is None:
            yield _exception("exception-gone", was, _ENDED, _ENDED_MANY)
            continue
        new.remove(same)
        for each in differences(was, same):
            values = {"rule": was.rule, "subject": was.subject}
            said = FilledText(_EXCEPTION, {**values, "said": said_of(each, _OF_EXCEPTION)})
            what = f"exception-{each.kind}"
            yield change_of(EXCEPTIONS, what, was.subject, said, _EXCEPTIONS_MANY, each)
    for entry in new:
        yield _exception("exception-new", entry, _GRANTED, _GRANTED_MANY)


def _exception(what: str, entry: ExceptionEntry, text: Text, summed: Text) -> Change:
    values = {
        "rule": entry.rule,
        "subject": entry.subject,
        "until": entry.until,
        "reason": entry.reason or _UNSAID,
        "role": entry.decided_by or _UNSAID,
        "reference": entry.reference or _UNSAID,
    }
    is_new = what == "exception-new"
    each = Difference(("exceptions",), None if is_new else entry, entry if is_new else None)
    return change_of(EXCEPTIONS, what, entry.subject, FilledText(text, values), summed, each)


def _of_known(beside: Comparison) -> Iterator[Change]:
    was, now = beside.before.known, beside.after.known
    before = [str(each) for each in was.model.faults] if was else []
    after = [str(each) for each in now.model.faults] if now else []
    sides = (
        ("known-faults-new", sorted({*after} - {*before}), _FAULTS_NEW),
        ("known-faults-gone", sorted({*before} - {*after}), _FAULTS_GONE),
    )
    for what, faults, texts in sides:
        if faults:
            values = {"count": len(faults), "names": named(faults)}
            said = FilledText(texts[len(faults) > 1], values)
            is_new = what == "known-faults-new"
            each = Difference(("faults",), None if is_new else faults, faults if is_new else None)
            yield change_of(KNOWN, what, KNOWN, said, _MANY, each)
    for each in differences(was.model, now.model) if was and now else ():
        if each.path[0] != "faults":
            yield change_of(
                KNOWN, f"known-{each.kind}", KNOWN, said_of(each, _KNOWN_WORDS), _MANY, each
            )
